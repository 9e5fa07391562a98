//! WHAT CAN BE DONE FROM A SHELL? The subcommands: the same service, against the same data, without HTTP.
//!
//! What was typed is parsed here into types that clap knows; each command is a function that says what it did on standard
//! output and why it could not as an error.

mod files;
mod maintenance;
mod serve;

use crate::arabic::Style;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Turns Arabic articles into English: segments, terms, matches, proposals, edits.
#[derive(Debug, Parser)]
#[command(name = "tarjuman", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
struct Data {
    /// The folder that holds the database.
    #[arg(long, env = "TARJUMAN_DATA", default_value = "tarjuman-data", value_name = "DIR")]
    data: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server.
    Serve {
        /// The loopback address to listen on; port 0 takes any free one.
        #[arg(long, default_value = "127.0.0.1:7878", value_name = "ADDR")]
        listen: SocketAddr,
        /// How English writes dates, hours and units in proposals.
        #[arg(long, value_enum, env = "TARJUMAN_ENGLISH_STYLE", default_value_t = EnglishStyle::British)]
        english_style: EnglishStyle,
        /// Serve the pages from this folder instead of the ones compiled in.
        #[arg(long, value_name = "DIR")]
        static_dir: Option<PathBuf>,
        #[command(flatten)]
        data: Data,
    },
    /// Split a text file (or standard input, as “-”) into segments, a JSON object a line.
    Segment {
        /// The file.
        file: PathBuf,
    },
    /// Pre-translate a text or HTML file (or standard input, as “-”).
    Pretranslate {
        /// The file.
        file: PathBuf,
        /// What to write.
        #[arg(long, value_enum, default_value_t = PretranslateFormat::Json)]
        format: PretranslateFormat,
        /// How English writes dates, hours and units.
        #[arg(long, value_enum, env = "TARJUMAN_ENGLISH_STYLE", default_value_t = EnglishStyle::British)]
        english_style: EnglishStyle,
        #[command(flatten)]
        data: Data,
    },
    /// Take articles in and give them out.
    #[command(subcommand)]
    Article(ArticleCommand),
    /// Take units in and give memories out.
    #[command(subcommand)]
    Memory(MemoryCommand),
    /// Take terms in and give glossaries out.
    #[command(subcommand)]
    Glossary(GlossaryCommand),
    /// Copy the database, also while the server runs, and check the copy.
    Backup {
        /// The file to write; it must not be there yet.
        file: PathBuf,
        #[command(flatten)]
        data: Data,
    },
    /// Check the database: its structure, its hash chains, its revisions.
    CheckDb {
        #[command(flatten)]
        data: Data,
    },
}

/// How English writes values.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum EnglishStyle {
    /// 26 March 2023, 22:30, kilometres.
    British,
    /// March 26, 2023, 10:30 p.m., kilometers.
    American,
}

impl From<EnglishStyle> for Style {
    fn from(style: EnglishStyle) -> Self {
        match style {
            EnglishStyle::British => Self::BRITISH,
            EnglishStyle::American => Self::AMERICAN,
        }
    }
}

/// What `pretranslate` writes.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum PretranslateFormat {
    /// A JSON object a line: each segment with its terms and proposals, last the coverage.
    Json,
    /// A row a segment: source, best proposal, score, kind.
    Tsv,
    /// XLIFF 1.2 with proposals as alt-trans.
    Xliff12,
}

#[derive(Debug, Subcommand)]
enum ArticleCommand {
    /// Take a text or HTML file in as an article and print its identifier.
    Import {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        data: Data,
    },
    /// Write an article to standard output.
    Export {
        /// The article's identifier.
        id: String,
        /// txt, html, docx, docx-bilingual, tmx, xliff12, xliff21 or tsv.
        #[arg(long)]
        format: String,
        #[command(flatten)]
        data: Data,
    },
}

#[derive(Debug, Subcommand)]
enum MemoryCommand {
    /// Take a TMX, TSV or XLIFF file in, also in a zip or gzip; a memory that is not there is made.
    Import {
        /// The memory.
        name: String,
        /// The file; its name tells the format.
        file: PathBuf,
        #[command(flatten)]
        data: Data,
    },
    /// Write a memory as TMX to standard output.
    Export {
        /// The memory.
        name: String,
        #[command(flatten)]
        data: Data,
    },
    /// Say what a memory holds, as JSON.
    Statistics {
        /// The memory.
        name: String,
        #[command(flatten)]
        data: Data,
    },
    /// Name units that are not worth their place: a row for each, with its fault.
    Faults {
        /// The memory.
        name: String,
        /// empty, copied, wrong_language, unbalanced, duplicate or conflict; all when left out.
        #[arg(long)]
        kind: Option<String>,
        #[command(flatten)]
        data: Data,
    },
    /// Delete the units that fit all that is given. It can be undone for thirty days.
    Delete {
        /// The memory.
        name: String,
        #[command(flatten)]
        which: maintenance::Which,
        /// Say which they are, and change nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        data: Data,
    },
    /// List the deletions that can still be undone.
    Deletions {
        /// The memory.
        name: String,
        #[command(flatten)]
        data: Data,
    },
    /// Undo a deletion.
    Undo {
        /// The memory.
        name: String,
        /// The number of the deletion.
        deletion: u64,
        #[command(flatten)]
        data: Data,
    },
}

#[derive(Debug, Subcommand)]
enum GlossaryCommand {
    /// Take a TSV, CSV or TBX file in; a glossary that is not there is made.
    Import {
        /// The glossary.
        name: String,
        /// The file; its name tells the format.
        file: PathBuf,
        /// Say what would happen, and change nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        data: Data,
    },
    /// Write a glossary to standard output.
    Export {
        /// The glossary.
        name: String,
        /// tsv, csv, xlsx, tbx2 or tbx3.
        #[arg(long, default_value = "tsv")]
        format: String,
        #[command(flatten)]
        data: Data,
    },
}

/// Why a command was not done. The text is for the person at the shell.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The service refused.
    #[error(transparent)]
    App(#[from] crate::app::AppError),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    /// The server cannot listen there.
    #[error(transparent)]
    Listen(#[from] crate::http::ListenError),
    /// A file cannot be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which file.
        path: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// What was typed makes no sense.
    #[error("{0}")]
    Usage(String),
    /// The database is damaged; what was found has been printed.
    #[error("the database is damaged: {0} findings")]
    Damaged(usize),
}

/// Does what was asked.
///
/// # Errors
/// [`CliError`], to be printed.
pub fn run(cli: Cli) -> Result<(), CliError> {
    match cli.command {
        Command::Serve { listen, english_style, static_dir, data } => {
            serve::serve(listen, &data.data, english_style.into(), static_dir)
        }
        Command::Segment { file } => files::segment(&file),
        Command::Pretranslate { file, format, english_style, data } => {
            files::pretranslate(&data.data, &file, format, english_style.into())
        }
        Command::Article(ArticleCommand::Import { file, data }) => files::import_article(&data.data, &file),
        Command::Article(ArticleCommand::Export { id, format, data }) => {
            files::export_article(&data.data, &id, &format)
        }
        Command::Memory(MemoryCommand::Import { name, file, data }) => files::import_memory(&data.data, &name, &file),
        Command::Memory(MemoryCommand::Export { name, data }) => files::export_memory(&data.data, &name),
        Command::Memory(MemoryCommand::Statistics { name, data }) => maintenance::statistics(&data.data, &name),
        Command::Memory(MemoryCommand::Faults { name, kind, data }) => {
            maintenance::faults(&data.data, &name, kind.as_deref())
        }
        Command::Memory(MemoryCommand::Delete { name, which, dry_run, data }) => {
            maintenance::delete(&data.data, &name, which, dry_run)
        }
        Command::Memory(MemoryCommand::Deletions { name, data }) => maintenance::deletions(&data.data, &name),
        Command::Memory(MemoryCommand::Undo { name, deletion, data }) => maintenance::undo(&data.data, &name, deletion),
        Command::Glossary(GlossaryCommand::Import { name, file, dry_run, data }) => {
            files::import_glossary(&data.data, &name, &file, dry_run)
        }
        Command::Glossary(GlossaryCommand::Export { name, format, data }) => {
            files::export_glossary(&data.data, &name, &format)
        }
        Command::Backup { file, data } => files::backup(&data.data, &file),
        Command::CheckDb { data } => files::check_db(&data.data),
    }
}
