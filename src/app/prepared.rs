//! How are the indexes of the memories kept beside the database? As a file that is made anew where it cannot be believed (`kept.rs`).

use super::kept;
use crate::columns::{put_bytes, take_bytes};
use crate::memory::Index;
use crate::store::{Standing, Store, StoreError};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The file's name in the data folder.
const NAME: &str = "indexes.cache";

/// Fewer units than these are read and cut in less time than it takes to make sure of a file.
pub(super) const WORTH_KEEPING: usize = 20_000;

/// No memory is called that.
const END: &[u8] = b"\0";

/// Indexes that were kept, and the change up to which they are complete.
pub(super) struct Prepared {
    pub reached: u64,
    pub memories: BTreeMap<String, Index>,
}

/// What was kept, if it can be believed.
pub(super) fn load(folder: &Path, store: &Store) -> Result<Option<Prepared>, StoreError> {
    let prepared = kept::load(folder, NAME, store, |input| {
        let mut memories = BTreeMap::new();
        loop {
            let name = take_bytes(input)?;
            if name == END {
                return Some(memories);
            }
            memories.insert(String::from_utf8(name).ok()?, Index::read(input)?);
        }
    })?;
    Ok(prepared.map(|(reached, memories)| Prepared { reached, memories }))
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
    kept::save(folder, NAME, standing, |out| {
        for (name, index) in memories {
            put_bytes(out, name.as_bytes());
            index.write(out);
        }
        put_bytes(out, END);
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::App;
    use crate::memory::Unit;
    use crate::store::DEFAULT_MEMORY;

    #[test]
    fn indexes_are_found_as_they_were_kept() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(folder.path()).unwrap();
        let source = "قال السفير لا";
        let index = Index::build(&[Unit::of(source, "Yes.")]);
        let standing = app.store.standing().unwrap();
        save(folder.path(), &standing, [(&DEFAULT_MEMORY.to_owned(), &index)]).unwrap();
        let prepared = load(folder.path(), &app.store).unwrap().expect("it is there");
        assert_eq!(prepared.reached, standing.change);
        assert_eq!(prepared.memories[DEFAULT_MEMORY].search(source, None, 1.0, 5).len(), 1);
    }
}
