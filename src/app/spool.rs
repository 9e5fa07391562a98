//! Files that live no longer than who holds them: uploads on their way in, large answers on their way out.

use super::{App, AppError};
use crate::id::JobId;
use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file in the data folder that is deleted when it is let go.
#[derive(Debug)]
pub struct Spool {
    path: PathBuf,
    file: File,
}

impl Spool {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.path) {
            tracing::warn!(path = %self.path.display(), %error, "a spooled file stays behind");
        }
    }
}

/// A data folder that a server has taken, until this is let go or the process ends, however it ends.
#[derive(Debug)]
pub struct Occupied {
    _lock: File,
}

impl App {
    /// A new, empty spooled file.
    ///
    /// # Errors
    /// [`AppError::Internal`] when the disk refuses.
    pub fn spool(&self) -> Result<Spool, AppError> {
        let path = self.spools().join(JobId::new().as_str());
        let created = std::fs::create_dir_all(self.spools()).and_then(|()| File::create_new(&path));
        let file = created.map_err(|error| AppError::Internal(format!("{}: {error}", path.display())))?;
        Ok(Spool { path, file })
    }

    fn spools(&self) -> PathBuf {
        self.folder.join("spool")
    }

    /// Takes the folder for a server and removes what one that was killed left behind. The command line may work beside a
    /// server, but a second server would take the spooled files of the first for such leavings.
    ///
    /// # Errors
    /// [`AppError::Occupied`] when a server has the folder, [`AppError::Internal`] when the disk refuses.
    pub fn occupy(&self) -> Result<Occupied, AppError> {
        let path = self.folder.join("server.lock");
        let file = File::create(&path).map_err(|error| AppError::Internal(format!("{}: {error}", path.display())))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(AppError::Occupied { folder: self.folder.clone() }),
            Err(TryLockError::Error(error)) => {
                return Err(AppError::Internal(format!("{}: {error}", path.display())));
            }
        }
        for entry in std::fs::read_dir(self.spools()).into_iter().flatten().flatten() {
            if let Err(error) = std::fs::remove_file(entry.path()) {
                tracing::warn!(path = %entry.path().display(), %error, "a spooled file stays behind");
            }
        }
        let store = self.store.clone();
        // What a dead import left is unseen; nobody need wait until it is gone.
        std::thread::spawn(move || {
            if let Err(error) = store.sweep(jiff::Timestamp::now()) {
                tracing::warn!(%error, "what a dead import left behind stays for now");
            }
        });
        Ok(Occupied { _lock: file })
    }
}
