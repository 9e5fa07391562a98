//! `serve`: open the data, listen, say where.

use super::CliError;
use crate::app::App;
use crate::arabic::Style;
use crate::http;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub(super) fn serve(
    address: SocketAddr,
    data: &Path,
    style: Style,
    static_dir: Option<PathBuf>,
) -> Result<(), CliError> {
    let file = |error| CliError::File { path: "the runtime".into(), error };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(file)?;
    runtime.block_on(async {
        // The address is taken first: a mistake in it is told at once, and nothing is made on disk for it.
        let listener = http::listen(address).await?;
        let app = App::open(data)?.with_style(style);
        let _occupied = app.occupy()?;
        app.keep_indexes_merged()?;
        app.keep_words_ready();
        app.learn_alignment();
        app.count_coverage();
        let taken = listener.local_addr().map_err(|error| CliError::File { path: address.to_string(), error })?;
        say(&format!("listening on http://{taken}"))?;
        let folder = std::path::absolute(data).unwrap_or_else(|_| data.to_owned());
        tracing::info!(address = %taken, data = %folder.display(), "ready");
        http::serve(listener, app.clone(), static_dir, stopped()).await;
        app.close();
        tracing::info!("stopped");
        Ok(())
    })
}

fn say(line: &str) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    let written = writeln!(out, "{line}").and_then(|()| out.flush());
    written.map_err(|error| CliError::File { path: "standard output".into(), error })
}

/// Until somebody presses Ctrl+C or the system asks to stop.
async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    let _ = interrupt.await;
}
