//! WHAT IS PACKED IN THIS? Files in a zip or in gzip, as streams: nothing is unpacked to disk or held.
//!
//! A few kilobytes can unpack to terabytes. What may come out is bounded, both in all and by what went in.

use flate2::read::MultiGzDecoder;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};
use zip::ZipArchive;

/// The most that may come out of one upload, in bytes: sixteen times the largest upload.
const MOST: u64 = 8 << 30;
/// How many times its size a packed file may unpack to. Deflate makes a fifteenth of a TMX file, and a thirtieth of one that
/// says the same over and over; a bomb of it has 1,000.
const RATIO: u64 = 100;
/// What may come out in any case: a small file may well be all repetition.
const FREE: u64 = 16 << 20;
/// How many files a zip may hold, those that are passed over among them.
const MOST_FILES: usize = 10_000;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packed {
    /// A zip archive.
    Zip,
    /// One file in gzip.
    Gzip,
}

impl Packed {
    /// How a file is packed, by its first bytes; afterwards it stands at its start again.
    ///
    /// # Errors
    /// Those of the input.
    pub fn of(file: &mut (impl Read + Seek)) -> io::Result<Option<Self>> {
        let mut start = Vec::new();
        file.by_ref().take(4).read_to_end(&mut start)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(match start[..] {
            // The second is an archive without files.
            [b'P', b'K', 3, 4] | [b'P', b'K', 5, 6] => Some(Self::Zip),
            [0x1F, 0x8B, ..] => Some(Self::Gzip),
            _ => None,
        })
    }
}

/// Why an archive cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// It is no sound archive.
    #[error("the archive cannot be read: {0}")]
    Broken(String),
    /// It holds too many files.
    #[error("the archive holds {found} files; at most {MOST_FILES} are taken")]
    TooManyFiles {
        /// How many it has.
        found: usize,
    },
}

/// Hears of each file in an archive: its name, and its content.
pub type TakeFile<'a, E> = &'a mut dyn FnMut(Option<&str>, &mut dyn Read) -> Result<(), E>;

/// Hands each file in `input` to `take`, in their order: its name (none in gzip) and its content.
///
/// Reading the content fails where more comes out than the limits allow, or where the archive is damaged.
///
/// # Errors
/// [`ArchiveError`] for what is no archive, and the first error of `take`.
pub fn unpack<E: From<ArchiveError>>(
    packed: Packed,
    mut input: impl Read + Seek,
    take: TakeFile<'_, E>,
) -> Result<(), E> {
    let broken = |error: String| E::from(ArchiveError::Broken(error));
    let size = input
        .seek(SeekFrom::End(0))
        .and_then(|size| input.seek(SeekFrom::Start(0)).map(|_| size))
        .map_err(|error| broken(error.to_string()))?;
    let left = AtomicU64::new(size.saturating_mul(RATIO).clamp(FREE, MOST));
    if packed == Packed::Gzip {
        return take(None, &mut Bounded { inner: MultiGzDecoder::new(BufReader::new(input)), left: &left });
    }
    let mut zip = ZipArchive::new(BufReader::new(input)).map_err(|error| broken(error.to_string()))?;
    if zip.len() > MOST_FILES {
        return Err(ArchiveError::TooManyFiles { found: zip.len() }.into());
    }
    for at in 0..zip.len() {
        let file = zip.by_index(at).map_err(|error| broken(error.to_string()))?;
        if file.is_file() {
            let name = file.name().map_err(|error| broken(error.to_string()))?.into_owned();
            take(Some(&name), &mut Bounded { inner: file, left: &left })?;
        }
    }
    Ok(())
}

/// A reader that fails where more comes out than is left.
struct Bounded<'a, R> {
    inner: R,
    left: &'a AtomicU64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        let left = self.left.load(Ordering::Relaxed);
        match left.checked_sub(read as u64) {
            Some(left) => self.left.store(left, Ordering::Relaxed),
            None => {
                let why = format!("more comes out of the archive than is taken ({MOST} bytes, {RATIO} times its size)");
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
