//! Who writes? One thread, which owns the only read-write connection and commits many commands at once.
//!
//! A commit with `synchronous=FULL` waits for the disk, and costs the same for one command as for 256: group commit is
//! what makes durable answers cheap. Each command has a savepoint, so that one that fails or panics undoes its own work
//! alone. Nobody gets an answer before the commit that it rests on.

use super::StoreError;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

/// How many commands may wait. At some thousand a second that is well under a second of waiting; beyond it the caller
/// is better told to come back.
const QUEUE: usize = 1024;

/// How many commands share a commit. More would make the first wait for the last without saving anything.
const BATCH: usize = 256;

/// One request to write, whatever it answers.
trait Command: Send {
    /// Does the work inside its savepoint; `false` to have it undone.
    fn run(&mut self, connection: &Connection) -> bool;
    /// Whether its answer says that it is on disk.
    fn is_durable(&self) -> bool;
    /// Sends the answer: what `run` found, or why the batch could not be committed.
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Request<T, F> {
    work: Option<F>,
    durable: bool,
    outcome: Option<Result<T, StoreError>>,
    reply: SyncSender<Result<T, StoreError>>,
}

impl<T, F> Command for Request<T, F>
where
    T: Send,
    F: FnOnce(&Connection) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, connection: &Connection) -> bool {
        let Some(work) = self.work.take() else { return false };
        let outcome = catch_unwind(AssertUnwindSafe(|| work(connection)))
            .unwrap_or_else(|panic| Err(StoreError::Internal(format!("a write panicked: {}", said(&*panic)))));
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    fn is_durable(&self) -> bool {
        self.durable
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        let lost = || Err(StoreError::Internal("a write was not run".to_owned()));
        let outcome = match committed {
            Ok(()) => self.outcome.unwrap_or_else(lost),
            Err(error) => Err(error),
        };
        // A caller that went away does not need its answer; what it asked for is done.
        let _ = self.reply.send(outcome);
    }
}

fn said(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

fn stopped() -> StoreError {
    StoreError::Internal("the writer has stopped".to_owned())
}

/// A command and where its answer comes.
type Asked<T> = (Box<dyn Command>, Receiver<Result<T, StoreError>>);

fn request<T, F>(work: F, durable: bool) -> Asked<T>
where
    T: Send + 'static,
    F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
{
    let (reply, answer) = sync_channel(1);
    (Box::new(Request { work: Some(work), durable, outcome: None, reply }), answer)
}

/// The way to the writer thread; dropping it ends the thread after what is queued.
pub(super) struct Writer {
    queue: Option<SyncSender<Box<dyn Command>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(connection: Connection) -> Result<Self, StoreError> {
        let (queue, waiting) = sync_channel(QUEUE);
        let thread =
            std::thread::Builder::new().name("store-writer".to_owned()).spawn(move || serve(connection, &waiting))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Runs `work` in a transaction and waits until that is on disk.
    ///
    /// # Errors
    /// [`StoreError::Busy`] at once when the queue is full; otherwise what `work` says, or why it was not committed.
    pub(super) fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let (request, answer) = request(work, true);
        match self.queue.as_ref().ok_or_else(stopped)?.try_send(request) {
            Ok(()) => answer.recv().map_err(|_| stopped())?,
            Err(TrySendError::Full(_)) => Err(StoreError::Busy),
            Err(TrySendError::Disconnected(_)) => Err(stopped()),
        }
    }

    /// The same, but waits for a place in the queue.
    ///
    /// # Errors
    /// What `work` says, or why it was not committed.
    pub(super) fn write_in_turn<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.in_turn(request(work, true))
    }

    /// The same, but its answer comes when it is committed; on disk it is with the next write that says so.
    ///
    /// # Errors
    /// As [`Writer::write_in_turn`].
    pub(super) fn write_unsynced<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.in_turn(request(work, false))
    }

    fn in_turn<T>(&self, (request, answer): Asked<T>) -> Result<T, StoreError> {
        self.queue.as_ref().ok_or_else(stopped)?.send(request).map_err(|_| stopped())?;
        answer.recv().map_err(|_| stopped())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(thread) = self.thread.take() {
            // The thread catches the panics of commands; there is nothing else to hear from it.
            let _ = thread.join();
        }
    }
}

fn serve(mut connection: Connection, waiting: &Receiver<Box<dyn Command>>) {
    let mut synced = true;
    while let Ok(first) = waiting.recv() {
        let mut batch = vec![first];
        while batch.len() < BATCH {
            let Ok(next) = waiting.try_recv() else { break };
            batch.push(next);
        }
        let durable = batch.iter().any(|command| command.is_durable());
        let committed =
            set_synced(&connection, durable, &mut synced).and_then(|()| commit(&mut connection, &mut batch));
        for command in batch {
            command.answer(copy(&committed));
        }
    }
}

/// Says whether a commit waits for the disk from now on. One that does brings there what did not before it: the log is one file.
fn set_synced(connection: &Connection, wanted: bool, synced: &mut bool) -> Result<(), StoreError> {
    if *synced != wanted {
        connection.pragma_update(None, "synchronous", if wanted { "FULL" } else { "NORMAL" })?;
        *synced = wanted;
    }
    Ok(())
}

/// Runs a batch in one transaction. An error is the fate of all of it: what one command read may rest on another.
fn commit(connection: &mut Connection, batch: &mut [Box<dyn Command>]) -> Result<(), StoreError> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    if let [alone] = batch {
        // No savepoint: for that SQLite copies each page that is changed, a fifth of the time of an import.
        let keep = alone.run(&transaction);
        if transaction.is_autocommit() {
            return Err(rolled_back());
        }
        let ended = if keep { transaction.commit() } else { transaction.rollback() };
        return Ok(ended?);
    }
    for command in batch {
        transaction.prepare_cached("SAVEPOINT command")?.execute(())?;
        let keep = command.run(&transaction);
        if transaction.is_autocommit() {
            return Err(rolled_back());
        }
        if !keep {
            transaction.prepare_cached("ROLLBACK TO command")?.execute(())?;
        }
        transaction.prepare_cached("RELEASE command")?.execute(())?;
    }
    Ok(transaction.commit()?)
}

/// Some failures (disk full, out of memory) make SQLite roll back by itself, and what was done so far is lost.
fn rolled_back() -> StoreError {
    StoreError::Internal("the transaction was rolled back by the database".to_owned())
}

fn copy(committed: &Result<(), StoreError>) -> Result<(), StoreError> {
    match committed {
        Ok(()) => Ok(()),
        Err(StoreError::Busy) => Err(StoreError::Busy),
        Err(error) => Err(StoreError::Internal(format!("not committed: {error}"))),
    }
}
