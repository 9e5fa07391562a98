use super::*;
use crate::store::StoreError;
use std::sync::mpsc::channel;

#[test]
fn an_acknowledged_write_is_seen_by_a_store_opened_afresh() {
    let (store, folder) = store();
    let (article, segments) = taken_in(&store, &["نعم.", "لا."]);
    let saved =
        store.save_translation(saving(&article, &segments[0], "Yes.", State::Confirmed), "amal", at(5)).unwrap();
    let beside = Store::open(folder.path()).unwrap();
    assert_eq!(beside.segment(&article, &saved.segment.id).unwrap(), saved.segment);
    assert_eq!(Some(beside.last_change().unwrap()), saved.change);
    assert_eq!(all_units(&beside).1[0].1.target, "Yes.");
    drop(beside);
    drop(store);
    assert!(!folder.path().join("tarjuman.db-wal").exists(), "the last to close leaves one file");
    let fresh = Store::open(folder.path()).unwrap();
    assert_eq!(fresh.segment(&article, &saved.segment.id).unwrap(), saved.segment);
}

#[test]
fn a_panicking_command_undoes_its_own_work_alone() {
    let (store, _folder) = store();
    let (started, wait) = channel();
    let (go, gate) = channel::<()>();
    let outcomes = std::thread::scope(|scope| {
        let store = &store;
        // The first command holds the writer until the others wait behind it, so that these share a transaction.
        let holder = scope.spawn(move || {
            store.write(move |_| {
                started.send(()).unwrap();
                gate.recv().unwrap();
                Ok(())
            })
        });
        wait.recv().unwrap();
        let note = |name: &'static str| {
            move |tx: &rusqlite::Connection| {
                tx.execute("INSERT INTO meta (key, value) VALUES (?, '')", (name,))?;
                Ok(())
            }
        };
        let others = [
            scope.spawn(move || store.write(note("before"))),
            scope.spawn(move || {
                store.write::<(), _>(move |tx| {
                    note("panics")(tx)?;
                    panic!("as told")
                })
            }),
            scope.spawn(move || {
                store.write(move |tx| {
                    note("fails")(tx)?;
                    Err(StoreError::Invalid("as told".to_owned()))
                })
            }),
            scope.spawn(move || store.write(note("after"))),
        ];
        std::thread::sleep(std::time::Duration::from_millis(100));
        go.send(()).unwrap();
        holder.join().unwrap().unwrap();
        others.map(|other| other.join().unwrap())
    });
    assert!(outcomes[0].is_ok() && outcomes[3].is_ok());
    assert!(matches!(&outcomes[1], Err(StoreError::Internal(why)) if why.contains("as told")));
    assert!(matches!(&outcomes[2], Err(StoreError::Invalid(_))));
    for (key, is_there) in [("before", true), ("panics", false), ("fails", false), ("after", true)] {
        assert_eq!(store.meta(key).unwrap().is_some(), is_there, "{key}");
    }
    store.writable().unwrap();
}

#[test]
fn a_commit_that_fails_fails_everybody_in_it() {
    let (store, _folder) = store();
    // A deferred reference to nothing is found out at the commit only.
    let failed = store.write(|tx| {
        tx.execute_batch(
            "PRAGMA defer_foreign_keys = ON;
             INSERT INTO segment (id, article, span_start, span_end, role, block, state, revision, updated_at,
                fingerprint, source, target) VALUES ('s', 'nowhere', 0, 1, 'body', 0, 'empty', 0, 0, 0, 'x', '')",
        )?;
        Ok(())
    });
    assert!(matches!(&failed, Err(StoreError::Internal(why)) if why.contains("not committed")), "{failed:?}");
    store.set_meta("next", "works").unwrap();
    assert_eq!(store.meta("next").unwrap().as_deref(), Some("works"));
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn a_full_queue_says_busy_at_once() {
    let (store, _folder) = store();
    let (started, wait) = channel();
    let (go, gate) = channel::<()>();
    std::thread::scope(|scope| {
        let store = &store;
        scope.spawn(move || {
            store.write(move |_| {
                started.send(()).unwrap();
                gate.recv().unwrap();
                Ok(())
            })
        });
        wait.recv().unwrap();
        let (done, outcomes) = channel();
        for _ in 0..1100 {
            let done = done.clone();
            scope.spawn(move || done.send(store.set_meta("key", "value")));
        }
        drop(done);
        let first = outcomes.recv().unwrap();
        assert!(matches!(first, Err(StoreError::Busy)), "nothing else can be answered while the writer is held");
        go.send(()).unwrap();
        let written = outcomes.iter().filter(Result::is_ok).count();
        assert!(written >= 1024, "{written} of 1100 were written");
    });
    store.set_meta("key", "again").unwrap();
}

#[test]
fn a_newer_schema_is_left_alone() {
    let (store, folder) = store();
    drop(store);
    let raw = rusqlite::Connection::open(folder.path().join("tarjuman.db")).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    drop(raw);
    let refused = Store::open(folder.path());
    assert!(matches!(refused.map(|_| ()), Err(StoreError::NewerSchema { found: 99, known: 12 })));
}

#[test]
fn a_file_that_is_no_database_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tarjuman.db"), "not a database, but long enough to look like one: ".repeat(99))
        .unwrap();
    assert!(matches!(Store::open(folder.path()).map(|_| ()), Err(StoreError::Corrupt { .. })));
}

#[test]
fn stores_that_open_together_migrate_once() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        let open = || scope.spawn(|| Store::open(folder.path()).and_then(|store| store.ensure_defaults(at(0))));
        for opened in [open(), open(), open(), open()] {
            opened.join().unwrap().unwrap();
        }
    });
    assert_eq!(Store::open(folder.path()).unwrap().memories().unwrap().len(), 1);
}
