//! Which units have these words? An index of words beside the database, in a file of its own, that can be thrown away.
//!
//! It is SQLite's FTS5 over the keys that [`memory::concordance`](crate::memory::concordance::keys) makes, without the
//! texts. It follows the change sequence as the caches do: a question first applies what is missing, where that is soon done, so a write costs
//! nothing here, and a file that is lost, damaged, made by another version or of another database is made anew. What a
//! crash takes from it is applied again.
//!
//! Each memory has a table. Its rows are numbered against the order of the units' times ([`row`]), so that "what was confirmed
//! last first" is the index read from its beginning: FTS5 reads a page of it from its end by going through all of it first, which took
//! a question of middling words 1.6 times as long.

use super::columns::{Stored, column};
use super::readers::Readers;
use super::{Followed, Standing, Store, StoreError, prepare};
use crate::id::UnitId;
use crate::memory::concordance::keys::{Piece, VERSION, keys, tag};
use crate::memory::{Search, Side, Unit, UnitFilter};
use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

/// The name of the index in the data folder.
pub const WORDS_FILE: &str = "words.db";

/// How the tables of this file look; with the version of the keys it makes the version of the file.
const LAYOUT: i64 = 3;

/// How many bytes of new keys are held in memory before they are written: the more, the less is merged.
const HELD: u64 = 16 * 1024 * 1024;

/// How long somebody waits who must have all of it, after a large import.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a question waits that can do with less.
const SOON: Duration = Duration::from_millis(500);

/// How many units are applied in one transaction: some half a second after a large import. Each transaction leaves a part of the index to be
/// merged.
const SLICE: usize = if cfg!(test) { 10 } else { 10_000 };

/// The index of words of all memories.
pub struct Words {
    store: Store,
    file: PathBuf,
    reached: AtomicU64,
    /// Whether somebody is at work on more than one slice.
    pub(super) is_far_behind: AtomicBool,
    /// Opened at the first question: a command that asks none has nothing to do with the file.
    writer: Mutex<Option<Writer>>,
    readers: Mutex<Option<Arc<Readers>>>,
}

/// Who writes the file.
pub(super) struct Writer {
    connection: Connection,
    /// How far that is, which the file says by whole changes alone.
    followed: Followed,
    /// The change up to which single units have been applied ahead of a batch.
    ahead: u64,
}

/// Says that nobody is at work any more, when it is dropped: also after a panic.
struct Done<'a>(&'a AtomicBool);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

pub(super) type Turn<'a> = MutexGuard<'a, Option<Writer>>;

/// Where a unit stands in its memory's order: later is newer. A page that ends there is continued before it.
pub type Place = i64;

impl Words {
    /// The index of that store, in `folder`. Nothing is opened yet.
    #[must_use]
    pub fn new(store: Store, folder: &Path) -> Self {
        Self {
            store,
            file: folder.join(WORDS_FILE),
            reached: AtomicU64::new(0),
            is_far_behind: AtomicBool::new(false),
            writer: Mutex::new(None),
            readers: Mutex::new(None),
        }
    }

    /// Applies what is missing. Two numbers are compared when nothing is; otherwise some 50 µs for each unit.
    ///
    /// # Errors
    /// Those of every read of the store, [`StoreError::Internal`] when the file cannot be written, and
    /// [`StoreError::Busy`] when another has been applying what is missing for half a minute.
    pub fn catch_up(&self) -> Result<(), StoreError> {
        if self.is_complete()? {
            return Ok(());
        }
        let writer = self.turn(Instant::now() + PATIENCE).ok_or(StoreError::Busy)?;
        self.apply_until(writer, None).map(drop)
    }

    /// Applies what is missing where that is soon done, and answers whether nothing is. After a large import something is: what is
    /// found until then is what stood there before it, a part of it, and what was changed one by one since, about a second after it was.
    ///
    /// # Errors
    /// As [`Words::catch_up`]; `Busy` only where nothing can be read yet.
    pub fn catch_up_soon(&self) -> Result<bool, StoreError> {
        if self.is_complete()? {
            return Ok(true);
        }
        // Somebody is at it who has more to do than one would wait for.
        if self.is_far_behind.load(Ordering::Acquire) && lock(&self.readers).is_some() {
            return Ok(false);
        }
        let deadline = Instant::now() + SOON;
        let Some(writer) = self.turn(deadline) else { return Ok(false) };
        match self.apply_until(writer, Some(deadline)) {
            Err(StoreError::Busy) if lock(&self.readers).is_some() => Ok(false),
            applied => applied,
        }
    }

    fn is_complete(&self) -> Result<bool, StoreError> {
        Ok(self.reached.load(Ordering::Acquire) >= self.store.last_change()?.max(1))
    }

    pub(super) fn apply_until(&self, mut writer: Turn<'_>, deadline: Option<Instant>) -> Result<bool, StoreError> {
        if self.is_complete()? {
            return Ok(true);
        }
        if writer.is_none() {
            *writer = Some(Writer { connection: self.open()?, followed: Followed::default(), ahead: 0 });
        }
        let Some(open) = writer.as_mut() else { return Err(StoreError::Busy) };
        let applied = {
            let _done = Done(&self.is_far_behind);
            self.apply_all(open, deadline)
        };
        // Another process that is at it is nothing wrong with the file.
        if applied.as_ref().is_err_and(|error| !matches!(error, StoreError::Busy)) {
            *writer = None;
            self.close();
        }
        applied
    }

    /// Waits while another question, or whoever keeps the index in step, applies what is missing; `None` where that takes too long.
    pub(super) fn turn(&self, deadline: Instant) -> Option<Turn<'_>> {
        loop {
            match self.writer.try_lock() {
                Ok(writer) => return Some(writer),
                Err(TryLockError::Poisoned(writer)) => return Some(writer.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return None,
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
            }
        }
    }

    /// Has the next question open the file anew, or make it anew, whatever is wrong with it.
    fn close(&self) {
        self.reached.store(0, Ordering::Release);
        *lock(&self.readers) = None;
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let readers = lock(&self.readers).clone().ok_or(StoreError::Busy)?;
        let read = readers.read(work);
        // Who is at it finds out by himself what is wrong with the file, and may be at it for minutes.
        if read.is_err()
            && let Some(mut writer) = self.turn(Instant::now())
        {
            *writer = None;
            self.close();
        }
        read
    }

    /// Applies what is missing, slice by slice, until a slice ends behind the deadline; whether nothing is missing then.
    fn apply_all(&self, writer: &mut Writer, deadline: Option<Instant>) -> Result<bool, StoreError> {
        loop {
            let reached = state(&writer.connection)?.change;
            let from = Some(writer.followed).filter(|followed| followed.change == reached);
            let (units, until) = self.store.changed_units(from.unwrap_or(Followed::up_to(reached)), SLICE)?;
            // Read after the changes, so that its trail is no older than any of them.
            let standing = self.store.standing()?;
            let is_last = units.len() < SLICE;
            if !is_last {
                self.is_far_behind.store(true, Ordering::Release);
            }
            let transaction = Transaction::new(&mut writer.connection, TransactionBehavior::Immediate)?;
            if state(&transaction)?.change != reached {
                continue; // Another process has brought the file further.
            }
            self.apply(&transaction, units)?;
            let mut ahead = until.change.max(writer.ahead);
            if until.is_within_batch() {
                // Who has confirmed a sentence does not wait until all of an import is in. It is applied again in its turn, to no effect.
                let (single, last) = self.store.changed_singly(ahead, SLICE)?;
                self.apply(&transaction, single)?;
                ahead = last;
            }
            transaction.execute(
                "UPDATE state SET reached = ?, trail = ?, hash = ?",
                (Stored(until.change), Stored(standing.trail), &standing.hash),
            )?;
            transaction.commit()?;
            (writer.followed, writer.ahead) = (until, ahead);
            if is_last {
                self.reached.store(until.change.max(1), Ordering::Release);
                return Ok(true);
            }
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Ok(false);
            }
        }
    }

    fn apply(&self, connection: &Connection, mut units: Vec<UnitId>) -> Result<(), StoreError> {
        units.sort_unstable();
        units.dedup();
        let mut new = Vec::new();
        for (id, found) in self.store.units_by_id(&units)? {
            let now = match found {
                Some((memory, unit)) => Some((make_memory(connection, &memory)?, unit)),
                None => None,
            };
            if take_out(connection, &id, now.as_ref())? {
                new.extend(now);
            }
        }
        new.sort_by_key(|(memory, unit)| (*memory, unit.changed_at));
        let places: Vec<Place> =
            new.iter().map(|(memory, unit)| enter(connection, *memory, unit)).collect::<Result<_, _>>()?;
        // FTS5 begins a new part of its index whenever a row is no later than the one before it: the newest come first.
        new.iter().zip(places).rev().try_for_each(|((memory, unit), place)| put_in(connection, *memory, place, unit))
    }

    /// The units of `memory` that have all that `search` asks of an index, newest first: at most `limit`, all of them
    /// before the place `before`. What stands in them must still be looked at, unless [`Search::is_told_by_pieces`]; a time
    /// of the filter is one of whole seconds here. [`Words::catch_up`] comes first.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the file cannot be read.
    pub fn find(
        &self,
        memory: &str,
        search: &Search,
        filter: &UnitFilter,
        before: Option<Place>,
        limit: usize,
    ) -> Result<Vec<(Place, UnitId)>, StoreError> {
        self.read(|connection| {
            let Some(id) = memory_of(connection, memory)? else { return Ok(Vec::new()) };
            // A join could be planned the other way round, through all units.
            let sql = format!(
                "SELECT rowid, (SELECT unit FROM entry WHERE memory = {id} AND place = {LAST} - words_{id}.rowid)
                 FROM words_{id} WHERE words_{id} MATCH ? AND rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?"
            );
            let (least, end) = range(filter, before);
            let mut statement = connection.prepare_cached(&sql)?;
            let parameters =
                (expression(search, filter), row(end), row(least), i64::try_from(limit).unwrap_or(i64::MAX));
            let rows = statement
                .query_map(parameters, |found| Ok((row(found.get(0)?), UnitId::from(found.get::<_, String>(1)?))))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Opens the file, or makes it anew where it cannot be used.
    fn open(&self) -> Result<Connection, StoreError> {
        let connection = match open_sound(&self.file, &self.store) {
            Ok(Some(connection)) => connection,
            Ok(None) | Err(StoreError::Corrupt { .. } | StoreError::Internal(_)) => {
                for ending in ["", "-wal", "-shm"] {
                    let mut name = self.file.clone().into_os_string();
                    name.push(ending);
                    match std::fs::remove_file(&name) {
                        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                        _ => {}
                    }
                }
                make(&self.file)?
            }
            Err(error) => return Err(error),
        };
        let readers = (0..2).map(|_| super::open_reader(&self.file)).collect::<Result<Vec<_>, _>>()?;
        *lock(&self.readers) = Some(Arc::new(Readers::new(readers)));
        Ok(connection)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What a panic may have left in the file, its transaction has taken back.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn connect(file: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection =
        Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    prepare(&connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A crash may take the last transactions, never the file's soundness; they are applied again.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    Ok(connection)
}

/// The file that is there, if it is of this version and follows this database.
fn open_sound(file: &Path, store: &Store) -> Result<Option<Connection>, StoreError> {
    if !file.is_file() {
        return Ok(None);
    }
    let connection = connect(file, OpenFlags::empty())?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version != LAYOUT * 1_000 + VERSION {
        return Ok(None);
    }
    // A backup that was put in place has the same numbers for other changes.
    Ok(store.stood(&state(&connection)?)?.then_some(connection))
}

fn make(file: &Path) -> Result<Connection, StoreError> {
    let connection = connect(file, OpenFlags::SQLITE_OPEN_CREATE)?;
    connection.execute_batch(&format!(
        "BEGIN IMMEDIATE;
         CREATE TABLE state (reached INTEGER NOT NULL, trail INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
         INSERT INTO state VALUES (0, 0, x'');
         CREATE TABLE memory (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
         -- digest: of all that is indexed, so that counting a use indexes nothing
         CREATE TABLE entry (unit TEXT NOT NULL PRIMARY KEY, memory INTEGER NOT NULL, place INTEGER NOT NULL,
            digest INTEGER NOT NULL) STRICT, WITHOUT ROWID;
         CREATE UNIQUE INDEX entry_place ON entry (memory, place);
         PRAGMA user_version = {};
         COMMIT;",
        LAYOUT * 1_000 + VERSION
    ))?;
    Ok(connection)
}

/// The change that has been reached, and where the database stood then or later.
fn state(connection: &Connection) -> Result<Standing, StoreError> {
    let mut statement = connection.prepare_cached("SELECT reached, trail, hash FROM state")?;
    let standing = statement.query_row((), |row| {
        Ok(Standing { change: column(row, "reached")?, trail: column(row, "trail")?, hash: row.get("hash")? })
    })?;
    Ok(standing)
}

fn memory_of(connection: &Connection, name: &str) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM memory WHERE name = ?")?;
    Ok(statement.query_row((name,), |row| row.get(0)).optional()?)
}

fn make_memory(connection: &Connection, name: &str) -> Result<i64, StoreError> {
    if let Some(id) = memory_of(connection, name)? {
        return Ok(id);
    }
    connection.execute("INSERT INTO memory (name) VALUES (?)", (name,))?;
    let id = connection.last_insert_rowid();
    connection.execute_batch(&format!(
        "CREATE VIRTUAL TABLE words_{id} USING fts5 (source, target, tags, content = '', contentless_delete = 1, tokenize = ascii);
         INSERT INTO words_{id} (words_{id}, rank) VALUES ('hashsize', {HELD});"
    ))?;
    Ok(id)
}

/// Takes a unit out as it was; whether anything has to be put in for what it is now, in which memory.
fn take_out(connection: &Connection, id: &UnitId, now: Option<&(i64, Unit)>) -> Result<bool, StoreError> {
    let entry: Option<(i64, i64, i64)> = connection
        .prepare_cached("SELECT memory, place, digest FROM entry WHERE unit = ?")?
        .query_row((id.as_str(),), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    if let Some((memory, place, was)) = entry {
        if now.is_some_and(|(new, unit)| (*new, digest(unit)) == (memory, was)) {
            return Ok(false);
        }
        connection.prepare_cached(&format!("DELETE FROM words_{memory} WHERE rowid = ?"))?.execute((row(place),))?;
        connection.prepare_cached("DELETE FROM entry WHERE unit = ?")?.execute((id.as_str(),))?;
    }
    Ok(now.is_some())
}

/// Gives a unit its place, which is behind all others of its second.
fn enter(connection: &Connection, memory: i64, unit: &Unit) -> Result<Place, StoreError> {
    let (start, end) = (first_place(unit.changed_at), first_place(unit.changed_at) + (1 << BITS));
    let last: Option<Place> = connection
        .prepare_cached("SELECT max(place) FROM entry WHERE memory = ? AND place >= ? AND place < ?")?
        .query_row((memory, start, end), |row| row.get(0))?;
    let place = last.map_or(start, |last| last + 1);
    connection.prepare_cached("INSERT INTO entry (unit, memory, place, digest) VALUES (?, ?, ?, ?)")?.execute((
        unit.id.as_str(),
        memory,
        place,
        digest(unit),
    ))?;
    Ok(place)
}

fn put_in(connection: &Connection, memory: i64, place: Place, unit: &Unit) -> Result<(), StoreError> {
    let provenance = &unit.provenance;
    let article = provenance.segment.as_ref().map(|(article, _)| tag('a', article.as_str()));
    let who = provenance.who.as_deref().map(|who| tag('w', who));
    let tags = [article, who].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let (source, target) = (keys(&unit.source, Side::Source), keys(&unit.target, Side::Target));
    connection
        .prepare_cached(&format!("INSERT INTO words_{memory} (rowid, source, target, tags) VALUES (?, ?, ?, ?)"))?
        .execute((row(place), source, target, tags))?;
    Ok(())
}

fn digest(unit: &Unit) -> i64 {
    let article = unit.provenance.segment.as_ref().map(|(article, _)| article.as_str());
    let at = unit.changed_at.as_second().to_string();
    super::columns::fingerprint(&[
        Some(&unit.source),
        Some(&unit.target),
        unit.provenance.who.as_deref(),
        article,
        Some(&at),
    ])
}

/// A place is a second and a number within it: 2²⁶ units in a second, 2³⁶ seconds.
const BITS: u32 = 26;

/// The first place of that second.
fn first_place(at: Timestamp) -> Place {
    at.as_second().clamp(0, (1 << 36) - 1) << BITS
}

/// The last place of all.
const LAST: Place = (1 << (36 + BITS)) - 1;

/// The number of the row at a place (0 to [`LAST`] + 1), and the place of a row.
fn row(place: Place) -> i64 {
    LAST - place
}

/// The places that may be answered: from the first on, up to before the second. They tell whole seconds apart.
fn range(filter: &UnitFilter, before: Option<Place>) -> (Place, Place) {
    let end = filter.until.map_or(LAST + 1, |until| first_place(until) + (1 << BITS));
    (filter.since.map_or(0, first_place), before.map_or(end, |before| before.clamp(0, end)))
}

/// What FTS5 is asked. Keys hold neither quotes nor spaces.
fn expression(search: &Search, filter: &UnitFilter) -> String {
    let quoted = |keys: &[String]| keys.iter().map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(" ");
    let pieces: Vec<String> = search
        .pieces()
        .iter()
        .map(|piece| match piece {
            Piece::Row(row) => format!("\"{}\"", row.join(" ")),
            // FTS5 counts what stands between the first and the last.
            Piece::Near(near, window) => format!("NEAR({}, {})", quoted(near), window.saturating_sub(2).min(1_000_000)),
        })
        .collect();
    let side = if search.side() == Side::Source { "source" } else { "target" };
    let tags = [filter.article.as_deref().map(|id| tag('a', id)), filter.who.as_deref().map(|who| tag('w', who))];
    let tags = tags.into_iter().flatten().map(|tag| format!(" AND tags : \"{tag}\""));
    format!("{side} : ({}){}", pieces.join(" AND "), tags.collect::<String>())
}
