//! WHERE IS IT KEPT? In one SQLite file, `tarjuman.db`, with everything that people did and all of its history.
//!
//! For the service above: methods in domain words, blocking, to be called from blocking threads. A write answers when it
//! is on disk, and then every read sees it; about what that costs see [`Store::open`]. No other module names the database.
//!
//! What holds here, and is tested by name:
//! - An acknowledged write is on disk (WAL, `synchronous=FULL`), and a failed one has left nothing.
//! - Each write that a cache must see has a number in the change sequence, given in the same transaction.
//! - The source of an article never changes. Revisions and the audit trail are append-only and hash-chained.
//! - The store has no clock: each write is told who does it, and when.

mod about;
mod answered;
mod articles;
mod audit;
mod backup;
mod chain;
mod changes;
mod check;
mod checking;
mod columns;
mod comments;
mod concepts;
mod coverage;
mod deletions;
mod error;
mod fingerprints;
mod glossaries;
mod growth;
mod hidden;
mod import;
mod memories;
mod no_terms;
mod pairs;
mod readers;
mod repetitions;
mod restructure;
mod save;
mod schema;
mod segments;
mod taking;
mod upstream;
mod versions;
mod words;
mod writer;

#[cfg(test)]
mod tests;

pub use about::ArticleChange;
pub use articles::{ArticleFilter, ArticlePage, ArticleRecord, ArticleSummary, NewArticle, Progress, Stage};
pub use audit::AuditRecord;
pub use changes::{Change, ChangeKind, Followed, Standing};
pub use check::{CheckReport, Problem};
pub use comments::Comment;
pub use concepts::ConceptRevision;
pub use coverage::{Counted, Covered};
pub use deletions::{Deletion, UnitFilter};
pub use error::StoreError;
pub use glossaries::GlossaryRecord;
pub use growth::{Confirmation, Step};
pub use hidden::{DEAD, KEPT};
pub use import::{ImportOutcome, NewUnit, Staging};
pub use memories::MemoryRecord;
pub use pairs::Pair;
pub use save::{Idempotency, SaveTranslation, Saved};
pub use segments::{RevisionRecord, SegmentRecord};
pub use upstream::{Applied, ConceptWrite, UpstreamRow};
pub use versions::{Carried, Carry};
pub use words::{Place, WORDS_FILE, Words};

use jiff::Timestamp;
use readers::{READERS, Readers};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use writer::Writer;

/// The name of the database in the data folder.
pub const FILE: &str = "tarjuman.db";

/// The memory that takes what is confirmed unless an article says otherwise.
pub const DEFAULT_MEMORY: &str = "desk";

/// The glossary of the curated files.
pub const DEFAULT_GLOSSARY: &str = "news";

/// How long to wait for another process (the command line beside a server) to finish a transaction.
const BUSY: Duration = Duration::from_secs(5);

/// The statements that a connection keeps prepared; there are fewer in this module.
const STATEMENTS: usize = 128;

/// What the writer keeps of the file. The fingerprints of a million units have 20 MB, and an import looks all over them; twice as much is
/// no quicker.
const WRITER_CACHE_KIB: i64 = 16 * 1024;

/// The open database. Clones share it; the last one to go closes it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

/// One committed state of everything, as [`Store::view`] hands it out.
pub struct View<'a>(&'a Connection);

struct Inner {
    // Dropped in this order: the last connection to close empties the log into the file, so it must be one that writes.
    readers: Readers,
    writer: Writer,
    file: PathBuf,
}

impl Store {
    /// Opens the database in the folder `dir`, making both where they are missing, and brings its schema up to date.
    ///
    /// Costs a thread and five connections. Several processes may have one folder open.
    ///
    /// # Errors
    /// [`StoreError::NewerSchema`] if a newer program wrote it, [`StoreError::Corrupt`] if it is no database,
    /// [`StoreError::Busy`] if another process writes for longer than five seconds.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(dir)?;
        let deadline = Instant::now() + BUSY;
        loop {
            match Self::try_open(dir.join(FILE)) {
                // Where two turn a new file to WAL at once, SQLite tells one of them so without waiting.
                Err(StoreError::Busy) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(10)),
                opened => return opened,
            }
        }
    }

    /// Opens a database that is there; makes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is none, and those of [`Store::open`].
    pub fn open_existing(dir: &Path) -> Result<Self, StoreError> {
        if dir.join(FILE).is_file() {
            return Self::open(dir);
        }
        let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
        Err(StoreError::NotFound { what: "database in", id: dir.display().to_string() })
    }

    fn try_open(file: PathBuf) -> Result<Self, StoreError> {
        let mut connection = Connection::open_with_flags(
            &file,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        prepare(&connection)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        // After a big import the log shrinks again at the next checkpoint.
        connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
        connection.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
        schema::migrate(&mut connection)?;
        let readers = (0..READERS).map(|_| open_reader(&file)).collect::<Result<_, _>>()?;
        let inner = Inner { writer: Writer::start(connection)?, readers: Readers::new(readers), file };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Runs `work` in a transaction on the writer thread; its answer comes when that is on disk.
    fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.inner.writer.write(work)
    }

    /// The same, but waits for its turn where [`write`](Self::write) says that too much is being written: for work that
    /// nobody waits for at a page.
    fn write_in_turn<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.inner.writer.write_in_turn(work)
    }

    /// The same for what need not be on disk when the answer comes: it will be before the next [`write`](Self::write) is, and what
    /// a crash takes away it takes from the end.
    fn write_unsynced<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.inner.writer.write_unsynced(work)
    }

    /// Runs `work` in a read transaction. Not to be nested: a pool that is all lent would wait for itself.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.inner.readers.read(work)
    }

    /// Hands one committed state of everything to `work`, which may read from it as often as it likes, and from nothing else of the store:
    /// a pool that is all lent would wait for itself. A read by itself asks the system for a dozen things, which is as much as it takes to read
    /// a unit.
    ///
    /// # Errors
    /// Those of every read, and those of `work`.
    pub fn view<T, E: From<StoreError>>(&self, work: impl FnOnce(&View<'_>) -> Result<T, E>) -> Result<T, E> {
        self.inner.readers.read(|connection| work(&View(connection)))
    }

    /// Makes the memory [`DEFAULT_MEMORY`] and the glossary [`DEFAULT_GLOSSARY`] where they are missing.
    ///
    /// # Errors
    /// Those of every write: [`StoreError::Busy`], [`StoreError::Internal`].
    pub fn ensure_defaults(&self, now: Timestamp) -> Result<(), StoreError> {
        const WHO: &str = "tarjuman";
        self.write(move |tx| {
            if memories::memory_id(tx, DEFAULT_MEMORY)?.is_none() {
                memories::insert(tx, DEFAULT_MEMORY, WHO, now)?;
            }
            if glossaries::glossary_id(tx, DEFAULT_GLOSSARY)?.is_none() {
                glossaries::insert(tx, DEFAULT_GLOSSARY, WHO, now)?;
            }
            Ok(())
        })
    }

    /// Tells whether a write reaches the disk, by doing one.
    ///
    /// # Errors
    /// What stands in the way: [`StoreError::Busy`], or [`StoreError::Internal`] for a full or failing disk.
    pub fn writable(&self) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.prepare_cached(
                "INSERT INTO meta (key, value) VALUES ('writable', '0')
                 ON CONFLICT (key) DO UPDATE SET value = CASE value WHEN '0' THEN '1' ELSE '0' END",
            )?
            .execute(())?;
            Ok(())
        })
    }

    /// The value kept under `key`, such as the fingerprint of the curated files that were last merged.
    ///
    /// # Errors
    /// Those of every read: [`StoreError::Corrupt`], [`StoreError::Internal`].
    pub fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT value FROM meta WHERE key = ?")?;
            Ok(statement.query_row((key,), |row| row.get(0)).optional()?)
        })
    }

    /// Keeps `value` under `key`, over what was there.
    ///
    /// # Errors
    /// Those of every write.
    pub fn set_meta(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let (key, value) = (key.to_owned(), value.to_owned());
        self.write(move |tx| {
            tx.prepare_cached(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute((key, value))?;
            Ok(())
        })
    }
}

/// A connection that cannot write.
fn open_reader(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    prepare(&connection)?;
    Ok(connection)
}

/// What every connection needs.
fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Plans do not depend on what is bound. Otherwise SQLite prepares a kept statement anew each time that it is bound, to look whether
    // another plan suits the value better: 40 µs for a read of a unit, which itself takes 10.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// Names of memories and glossaries stand in paths and in files: one to 64 characters, no control characters, no `/`.
fn checked_name(name: &str) -> Result<String, StoreError> {
    let name = name.trim();
    let fits = (1..=64).contains(&name.chars().count()) && !matches!(name, "." | "..");
    if fits && !name.chars().any(|c| c.is_control() || c == '/') {
        return Ok(name.to_owned());
    }
    Err(StoreError::Invalid("a name has 1 to 64 characters, none of them a control character or “/”".to_owned()))
}
