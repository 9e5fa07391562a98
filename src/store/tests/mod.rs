//! The contract of the store, tested through its public methods.

mod articles;
mod changes;
mod coverage;
mod deletions;
mod durability;
mod glossaries;
mod growth;
mod imports;
mod memories;
mod no_terms;
mod restructure;
mod save;
mod soundness;
mod words;

use super::{Followed, Idempotency, ImportOutcome, NewArticle, SaveTranslation, SegmentRecord, Store};
use crate::arabic::Span;
use crate::article::{Reason, Role, Segment, State, Translation};
use crate::glossary::concept::{Concept, Language, Status, Term};
use crate::id::{ArticleId, UnitId};
use crate::memory::unit::{Provenance, Unit};
use jiff::Timestamp;
use tempfile::TempDir;

/// A moment, `second` seconds after the start of the tests' time.
fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_750_000_000 + second).unwrap()
}

/// A store with its defaults, in a folder that goes away with it.
fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    store.ensure_defaults(at(0)).unwrap();
    (store, folder)
}

/// An article of one segment a line; a line that begins with `#` is a title, one with `-` boilerplate.
fn article(lines: &[&str]) -> NewArticle {
    let mut segments = Vec::new();
    let mut start = 0;
    for (block, line) in lines.iter().enumerate() {
        let role = match line.chars().next() {
            Some('#') => Role::Title,
            Some('-') => Role::Boilerplate,
            _ => Role::Body,
        };
        let end = start + line.chars().count();
        segments.push(Segment { span: Span::new(start, end), role, reason: Reason::Text, block });
        start = end + 1;
    }
    NewArticle {
        title: "اجتماع في طرابلس".to_owned(),
        text: lines.join("\n"),
        memory: "desk".to_owned(),
        glossaries: vec!["news".to_owned()],
        outlet: None,
        segments,
    }
}

/// Takes such an article in.
fn taken_in(store: &Store, lines: &[&str]) -> (ArticleId, Vec<SegmentRecord>) {
    let (record, segments) = store.create_article(article(lines), "amal", at(1)).unwrap();
    (record.summary.id, segments)
}

/// A request to save `text` for a segment as it was last seen.
fn saving(article: &ArticleId, segment: &SegmentRecord, text: &str, state: State) -> SaveTranslation {
    SaveTranslation {
        article: article.clone(),
        segment: segment.id.clone(),
        expected: segment.revision,
        translation: Translation::new(text.to_owned(), state).unwrap(),
        origin: None,
        propagate: true,
        idempotency: None,
    }
}

fn key(key: &str, digest: &str) -> Option<Idempotency> {
    Some(Idempotency { key: key.to_owned(), digest: digest.to_owned() })
}

fn unit(source: &str, target: &str) -> Unit {
    Unit { created_at: at(2), changed_at: at(3), ..Unit::of(source, target) }
}

fn concept(arabic: &str, english: &str) -> Concept {
    let term = |language, text: &str| Term { language, text: text.to_owned(), status: Status::Preferred };
    Concept {
        terms: vec![term(Language::Arabic, arabic), term(Language::English, english)],
        domain: "politics".to_owned(),
        ..Concept::default()
    }
}

/// All units with the names of their memories, by identifier, and the change number that they are of.
fn all_units(store: &Store) -> (u64, Vec<(String, Unit)>) {
    let mut units = Vec::new();
    let last = store.each_unit(|memory, unit| units.push((memory.to_owned(), unit.clone()))).unwrap();
    units.sort_by(|one, other| one.1.id.cmp(&other.1.id));
    (last, units)
}

/// The units that changed after that change.
fn changed(store: &Store, seq: u64) -> Vec<UnitId> {
    store.changed_units(Followed::up_to(seq), usize::MAX).unwrap().0
}

/// Takes units into the memory "desk", as one import.
fn import(store: &Store, name: &str, units: Vec<Unit>) -> ImportOutcome {
    store.import_units("desk", name, units, "amal", at(3)).unwrap()
}

/// Turns a database of today, in which nothing is that older versions could not hold, into one of that version.
fn back_to(raw: &rusqlite::Connection, version: usize) {
    const UNDONE: [&str; 11] = [
        "",
        "ALTER TABLE segment DROP COLUMN reason;",
        "ALTER TABLE memory DROP COLUMN settings;",
        "DROP TRIGGER unit_is_counted; DROP TRIGGER unit_is_no_longer_counted;
         DROP INDEX unit_follows; DROP INDEX unit_batch; DROP TABLE hidden; DROP TABLE staged_edit;
         ALTER TABLE unit DROP COLUMN batch; ALTER TABLE unit DROP COLUMN extra; ALTER TABLE memory DROP COLUMN imports;
         CREATE UNIQUE INDEX unit_follows ON unit (follows, memory) WHERE follows IS NOT NULL;
         CREATE TRIGGER unit_is_counted AFTER INSERT ON unit
         BEGIN UPDATE memory SET units = units + 1 WHERE id = new.memory; END;
         CREATE TRIGGER unit_is_no_longer_counted AFTER DELETE ON unit
         BEGIN UPDATE memory SET units = units - 1 WHERE id = old.memory; END;",
        "DROP TRIGGER unit_is_found_elsewhere; DROP TRIGGER unit_is_no_longer_found;
         DROP TABLE unit_by_fingerprint;
         CREATE INDEX unit_fingerprint ON unit (memory, fingerprint);
         CREATE TRIGGER unit_is_counted AFTER INSERT ON unit WHEN new.batch = 0
         BEGIN UPDATE memory SET units = units + 1 WHERE id = new.memory; END;",
        "DROP INDEX article_next; ALTER TABLE article DROP COLUMN previous; ALTER TABLE segment DROP COLUMN earlier;",
        "DROP TABLE comment;",
        "ALTER TABLE article DROP COLUMN archived_at;",
        "DROP TABLE ignored; ALTER TABLE article DROP COLUMN checks;",
        "ALTER TABLE article DROP COLUMN outlet; ALTER TABLE article DROP COLUMN assignee;
         ALTER TABLE article DROP COLUMN coverage;",
        "DROP TABLE no_term; DROP INDEX revision_confirmed; DROP INDEX article_uncounted;
         ALTER TABLE article DROP COLUMN covered_at; ALTER TABLE article DROP COLUMN covered_change;",
    ];
    for undone in UNDONE[version - 1..].iter().rev() {
        raw.execute_batch(undone).unwrap();
    }
    raw.pragma_update(None, "user_version", version as i64).unwrap();
}
