//! What need not be done again at the next start? The indexes of the memories, kept in a file beside the database.
//!
//! It can always be made anew, and it is never believed where it could be wrong: it must be whole (a checksum), made by this very
//! program (its SHA-256, so that a new way of stemming starts anew), and of this very database (a number and the hash of its audit trail,
//! which an older copy that went another way does not have). What was changed since is then caught up with, as by any cache.

use crate::digest::sha256_hex;
use crate::memory::Index;
use crate::store::{Standing, Store, StoreError};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// The file's name in the data folder.
const NAME: &str = "indexes.cache";

/// Fewer units than these are read and cut in less time than it takes to make sure of a file.
pub(super) const WORTH_KEEPING: usize = 20_000;

/// Indexes that were kept, and the change up to which they are complete.
pub(super) struct Prepared {
    pub reached: u64,
    pub memories: BTreeMap<String, Index>,
}

/// What was kept, if it can be believed.
pub(super) fn load(folder: &Path, store: &Store) -> Result<Option<Prepared>, StoreError> {
    let file = folder.join(NAME);
    if !file.exists() {
        return Ok(None);
    }
    let Ok((standing, memories)) = read(&file) else {
        // Another program's, or cut off: it is written anew.
        return Ok(None);
    };
    Ok(store.stood(&standing)?.then_some(Prepared { reached: standing.change, memories }))
}

/// Keeps those indexes, which are complete up to where the store stood.
///
/// # Errors
/// Those of the disk; the file that was there is there still.
pub(super) fn save<'a>(
    folder: &Path,
    standing: &Standing,
    memories: impl IntoIterator<Item = (&'a String, &'a Index)>,
) -> io::Result<()> {
    let new = folder.join(format!("{NAME}.new"));
    let mut out =
        Summed { inner: BufWriter::with_capacity(1 << 20, File::create(&new)?), sum: crc32fast::Hasher::new() };
    put(&mut out, program()?.as_bytes())?;
    put(&mut out, &standing.change.to_le_bytes())?;
    put(&mut out, &standing.trail.to_le_bytes())?;
    put(&mut out, &standing.hash)?;
    for (name, index) in memories {
        put(&mut out, name.as_bytes())?;
        let mut written = Ok(());
        index.write(&mut |bytes| {
            if written.is_ok() {
                written = out.write_all(bytes);
            }
        });
        written?;
    }
    put(&mut out, END)?;
    let sum = out.sum.finalize();
    out.inner.write_all(&sum.to_le_bytes())?;
    out.inner.into_inner()?.sync_all()?;
    fs::rename(new, folder.join(NAME))
}

/// No memory is called that.
const END: &[u8] = b"\0";

fn read(file: &PathBuf) -> io::Result<(Standing, BTreeMap<String, Index>)> {
    let broken = || io::Error::from(io::ErrorKind::InvalidData);
    whole(file)?;
    let mut input = BufReader::with_capacity(1 << 20, File::open(file)?);
    if take(&mut input)? != program()?.as_bytes() {
        return Err(broken());
    }
    let mut number = || Ok::<_, io::Error>(u64::from_le_bytes(take(&mut input)?.try_into().map_err(|_| broken())?));
    let (change, trail) = (number()?, number()?);
    let standing = Standing { change, trail, hash: take(&mut input)? };
    let mut memories = BTreeMap::new();
    loop {
        let name = take(&mut input)?;
        if name == END {
            return Ok((standing, memories));
        }
        memories.insert(
            String::from_utf8(name).map_err(|_| broken())?,
            Index::read(&mut |length| bytes(&mut input, length).ok()).ok_or_else(broken)?,
        );
    }
}

/// Makes sure that a file ends with the sum of what stands before.
fn whole(file: &PathBuf) -> io::Result<()> {
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

/// What [`put`] wrote; a name or a number, never long.
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

/// The SHA-256 of the program that runs.
fn program() -> io::Result<String> {
    Ok(sha256_hex(&fs::read(std::env::current_exe()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::App;
    use crate::memory::Unit;
    use crate::store::DEFAULT_MEMORY;
    use jiff::Timestamp;

    fn import(store: &Store, source: &str) {
        store.import_units(DEFAULT_MEMORY, source, [Unit::of(source, "Yes.")], "test", Timestamp::now()).unwrap();
    }

    fn found(prepared: &Prepared, source: &str) -> usize {
        prepared.memories.values().map(|index| index.search(source, None, 1.0, 5).len()).sum()
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
        let (standing, index) = (store.standing().unwrap(), Index::build(&[Unit::of("قال السفير لا", "Yes.")]));
        save(folder.path(), &standing, [(&DEFAULT_MEMORY.to_owned(), &index)]).unwrap();
        let prepared = load(folder.path(), store).unwrap().expect("it is there");
        assert_eq!((prepared.reached, found(&prepared, "قال السفير لا")), (standing.change, 1));

        import(store, "وأضاف السفير");
        assert!(load(folder.path(), store).unwrap().is_some(), "what came later is caught up with");

        // An older copy of the database that went another way reaches the same numbers.
        fs::copy(folder.path().join(NAME), older.path().join(NAME)).unwrap();
        let other = App::open(older.path()).unwrap();
        assert!(load(older.path(), &other.store).unwrap().is_none());
        for source in ["دعا المجلس", "رفض المجلس", "أكد المجلس"] {
            import(&other.store, source);
        }
        assert!(load(older.path(), &other.store).unwrap().is_none());

        let mut bytes = fs::read(folder.path().join(NAME)).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(folder.path().join(NAME), bytes).unwrap();
        assert!(load(folder.path(), store).unwrap().is_none(), "a flipped bit is seen");
    }
}
