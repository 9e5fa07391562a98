//! Files that live no longer than who holds them: uploads on their way in, large answers on their way out.

use super::{App, AppError};
use crate::id::JobId;
use std::fs::File;
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

    /// Removes what a server that was killed left behind. Only the server may do it: nobody else is spooling then.
    pub fn sweep_spools(&self) {
        let left = std::fs::read_dir(self.spools()).into_iter().flatten().flatten();
        for entry in left {
            if let Err(error) = std::fs::remove_file(entry.path()) {
                tracing::warn!(path = %entry.path().display(), %error, "a spooled file stays behind");
            }
        }
    }
}
