//! The thin binary: parse, set up the log, dispatch, map an error to an exit code.

use clap::Parser;
use std::io::IsTerminal as _;
use std::process::ExitCode;
use tarjuman::cli::{self, Cli};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // What commands answer goes to standard output, so the log goes to standard error.
    let filter = EnvFilter::try_from_env("TARJUMAN_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    if std::env::var_os("TARJUMAN_LOG_JSON").is_some() {
        log.json().init()
    } else {
        log.init()
    }
    match cli::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tarjuman: {error}");
            ExitCode::FAILURE
        }
    }
}
