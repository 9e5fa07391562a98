//! What need not be worked out again at the next start? Files beside the database that can always be made anew.
//!
//! None is ever believed where it could be wrong: it must be whole (a checksum), made by this very program (its SHA-256, so that a new way of
//! cutting words starts anew), and of this very database (a number and the hash of its audit trail, which an older copy that went another way
//! does not have). What was changed since is then caught up with, as by any cache.

use crate::columns::{In, Out};
use crate::digest::sha256_hex;
use crate::store::{Standing, Store, StoreError};
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::sync::OnceLock;

/// Keeps in a file of that name what `write` gives out, which is complete up to where the store stood.
///
/// # Errors
/// Those of the disk; the file that was there is there still.
pub(super) fn save(folder: &Path, name: &str, standing: &Standing, write: impl FnOnce(&mut Out<'_>)) -> io::Result<()> {
    let new = folder.join(format!("{name}.new"));
    let mut out =
        Summed { inner: BufWriter::with_capacity(1 << 20, File::create(&new)?), sum: crc32fast::Hasher::new() };
    put(&mut out, program()?.as_bytes())?;
    put(&mut out, &standing.change.to_le_bytes())?;
    put(&mut out, &standing.trail.to_le_bytes())?;
    put(&mut out, &standing.hash)?;
    let mut written = Ok(());
    write(&mut |bytes| {
        if written.is_ok() {
            written = out.write_all(bytes);
        }
    });
    written?;
    let sum = out.sum.finalize();
    out.inner.write_all(&sum.to_le_bytes())?;
    out.inner.into_inner()?.sync_all()?;
    fs::rename(new, folder.join(name))
}

/// What `read` makes of the file of that name, and the change up to which it is complete, if it can be believed.
///
/// # Errors
/// Those of the store.
pub(super) fn load<T>(
    folder: &Path,
    name: &str,
    store: &Store,
    read: impl FnOnce(&mut In<'_>) -> Option<T>,
) -> Result<Option<(u64, T)>, StoreError> {
    // There may be none, or another program's, or one that was cut off: it is written anew.
    let Ok((standing, mut input)) = open(&folder.join(name)) else { return Ok(None) };
    if !store.stood(&standing)? {
        return Ok(None);
    }
    Ok(read(&mut |length| bytes(&mut input, length).ok()).map(|read| (standing.change, read)))
}

fn open(file: &Path) -> io::Result<(Standing, BufReader<File>)> {
    let broken = || io::Error::from(io::ErrorKind::InvalidData);
    whole(file)?;
    let mut input = BufReader::with_capacity(1 << 20, File::open(file)?);
    if take(&mut input)? != program()?.as_bytes() {
        return Err(broken());
    }
    let mut number = || Ok::<_, io::Error>(u64::from_le_bytes(take(&mut input)?.try_into().map_err(|_| broken())?));
    let (change, trail) = (number()?, number()?);
    let standing = Standing { change, trail, hash: take(&mut input)? };
    Ok((standing, input))
}

/// Makes sure that a file ends with the sum of what stands before.
fn whole(file: &Path) -> io::Result<()> {
    let mut input = File::open(file)?;
    let mut left = input.metadata()?.len().saturating_sub(4);
    let (mut sum, mut part) = (crc32fast::Hasher::new(), vec![0; 1 << 20]);
    while left > 0 {
        let length = part.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        input.read_exact(&mut part[..length])?;
        sum.update(&part[..length]);
        left -= length as u64;
    }
    let mut said = [0; 4];
    input.read_exact(&mut said)?;
    if u32::from_le_bytes(said) == sum.finalize() { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// What is written, with its sum.
struct Summed<W> {
    inner: W,
    sum: crc32fast::Hasher,
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.sum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

fn put(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)
}

/// What [`put`] wrote; a hash or a number, never long.
fn take(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    bytes(input, u64::from_le_bytes(length).min(1 << 16))
}

/// The next so many bytes. Room grows with what is there, not with what a length promises.
fn bytes(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = input.take(length).read_to_end(&mut bytes)?;
    if read as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// The SHA-256 of the program that runs, read once: another may take its place on the disk meanwhile.
fn program() -> io::Result<&'static str> {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    if PROGRAM.get().is_none() {
        let _ = PROGRAM.set(sha256_hex(&fs::read(std::env::current_exe()?)?));
    }
    PROGRAM.get().map(String::as_str).ok_or_else(|| io::ErrorKind::NotFound.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::App;
    use crate::columns::{put_texts, take_texts};
    use crate::memory::Unit;
    use crate::store::DEFAULT_MEMORY;
    use jiff::Timestamp;

    const NAME: &str = "texts.cache";

    fn import(store: &Store, source: &str) {
        store.import_units(DEFAULT_MEMORY, source, [Unit::of(source, "Yes.")], "test", Timestamp::now()).unwrap();
    }

    fn found(folder: &Path, store: &Store) -> Option<(u64, Vec<Box<str>>)> {
        load(folder, NAME, store, |input| take_texts(input)).unwrap()
    }

    #[test]
    fn what_was_kept_is_believed_by_the_same_database_alone() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(folder.path()).unwrap();
        let store = &app.store;
        import(store, "قال الوزير نعم");
        let older = tempfile::tempdir().unwrap();
        store.backup(&older.path().join("tarjuman.db")).unwrap();
        import(store, "قال السفير لا");
        let standing = store.standing().unwrap();
        assert_eq!(found(folder.path(), store), None, "there is none");
        save(folder.path(), NAME, &standing, |out| put_texts(out, ["نعم"].into_iter())).unwrap();
        let kept = Some((standing.change, vec!["نعم".into()]));
        assert_eq!(found(folder.path(), store), kept);

        import(store, "وأضاف السفير");
        assert_eq!(found(folder.path(), store), kept, "what came later is caught up with");

        // An older copy of the database that went another way reaches the same numbers.
        fs::copy(folder.path().join(NAME), older.path().join(NAME)).unwrap();
        let other = App::open(older.path()).unwrap();
        assert_eq!(found(older.path(), &other.store), None);
        for source in ["دعا المجلس", "رفض المجلس", "أكد المجلس"] {
            import(&other.store, source);
        }
        assert_eq!(found(older.path(), &other.store), None);

        let whole = fs::read(folder.path().join(NAME)).unwrap();
        for at in [0, whole.len() / 2, whole.len() - 1] {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(folder.path().join(NAME), bytes).unwrap();
            assert_eq!(found(folder.path(), store), None, "a flipped bit is seen");
            fs::write(folder.path().join(NAME), &whole[..at]).unwrap();
            assert_eq!(found(folder.path(), store), None, "a cut is seen");
        }
    }
}
