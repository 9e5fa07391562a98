//! Who reads? A few read-only connections, each lent to one caller at a time.
//!
//! In WAL mode readers neither wait for the writer nor hold it up; each read sees one committed state of everything.

use super::StoreError;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::sync::{Condvar, Mutex, PoisonError};

/// How many. Reads are short; more connections than cores would only multiply page caches.
pub(super) const READERS: usize = 4;

/// The connections that nobody uses at the moment.
pub(super) struct Readers {
    free: Mutex<Vec<Connection>>,
    returned: Condvar,
}

impl Readers {
    /// A pool of these connections.
    pub(super) fn new(connections: Vec<Connection>) -> Self {
        Self { free: Mutex::new(connections), returned: Condvar::new() }
    }

    /// Runs `work` in one read transaction; waits while all connections are lent.
    pub(super) fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        let lent = self.borrow();
        let connection = lent.connection.as_ref().ok_or(StoreError::Busy)?;
        let begun = Transaction::new_unchecked(connection, TransactionBehavior::Deferred);
        let transaction = begun.map_err(StoreError::from)?;
        work(&transaction)
    }

    fn borrow(&self) -> Lent<'_> {
        // No code panics while it holds the lock, so a poisoned one still guards a sound list.
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = free.pop() {
                return Lent { connection: Some(connection), pool: self };
            }
            free = self.returned.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A connection on its way back, also when its user panics.
struct Lent<'a> {
    connection: Option<Connection>,
    pool: &'a Readers,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.free.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            self.pool.returned.notify_one();
        }
    }
}
