//! What if the disk dies? A copy in one file, made while everybody works on, and checked before it counts.

use super::check::{CheckReport, examine};
use super::{Store, StoreError, open_reader};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};

impl Store {
    /// Copies the database as it is at one moment into the new file `to`, and checks the copy as [`Store::check`] does.
    /// The file appears under its name only when it is whole, sound and on disk. Renamed to [`super::FILE`] in a folder
    /// of its own, it can be opened.
    ///
    /// # Errors
    /// [`StoreError::Exists`] if there is such a file already, [`StoreError::Corrupt`] with the first problem of the copy,
    /// [`StoreError::Internal`] for a full disk or a folder that is not there.
    pub fn backup(&self, to: &Path) -> Result<CheckReport, StoreError> {
        if to.try_exists()? {
            return Err(StoreError::Exists { what: "file", id: to.display().to_string() });
        }
        let mut partial = to.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let copied = self.copy_into(&partial).and_then(|report| match report.problems.first() {
            None => Ok(report),
            Some(problem) => Err(StoreError::Corrupt { what: format!("the copy: {problem}") }),
        });
        let report = match copied {
            Ok(report) => report,
            Err(error) => {
                // The error that led here says more than a failure to tidy up after it.
                let _ = std::fs::remove_file(&partial);
                return Err(error);
            }
        };
        std::fs::rename(&partial, to)?;
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
        Ok(report)
    }

    fn copy_into(&self, file: &Path) -> Result<CheckReport, StoreError> {
        if file.try_exists()? {
            std::fs::remove_file(file)?;
        }
        let source = open_reader(&self.inner.file)?;
        let mut copy = Connection::open(file)?;
        // All pages in one step: one moment in time, and in WAL mode nobody waits for it.
        let step = Backup::new(&source, &mut copy)?.step(-1)?;
        if step != StepResult::Done {
            return Err(StoreError::Busy);
        }
        // Without a log beside it the copy is one file.
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        copy.close().map_err(|(_, error)| error)?;
        File::open(file)?.sync_all()?;
        let copy = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok(examine(&copy))
    }
}
