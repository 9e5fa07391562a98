//! Does the command line do what the pages do, on the same data?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, done, run, tarjuman};
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const TEXT: &str = "زيارة إلى طرابلس\n\nوصل المجلس الأعلى للدولة إلى طرابلس في 21 آب/ أغسطس 2024. وغادر بعد ساعات.\n";

fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn segment_prints_what_the_api_says() {
    let desk = Desk::open();
    let path = file(desk.data.path(), "article.txt", TEXT);
    let said = lines(&done(desk.data.path(), &["segment", path.to_str().unwrap()]));
    assert_eq!(said, desk.split(TEXT));
    assert_eq!(said.len(), 3);

    let mut process =
        tarjuman(desk.data.path()).args(["segment", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(TEXT.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert_eq!(lines(std::str::from_utf8(&output.stdout).unwrap()), said, "from standard input");
}

#[test]
fn pretranslate_writes_each_format() {
    let data = tempfile::tempdir().unwrap();
    let path = file(data.path(), "article.txt", TEXT);
    let units = file(data.path(), "units.tsv", "source\ttarget\nوغادر بعد ساعات.\tIt left hours later.\n");
    done(data.path(), &["memory", "import", "desk", units.to_str().unwrap()]);
    let pretranslate = |format: &str| done(data.path(), &["pretranslate", path.to_str().unwrap(), "--format", format]);

    let json = lines(&pretranslate("json"));
    assert_eq!(json.len(), 4, "three segments and the coverage");
    assert_eq!(json[2]["proposals"][0]["text"], "It left hours later.");
    assert!(
        json[1]["occurrences"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["targets"][0]["text"] == "High Council of State")
    );
    assert!(
        json[1]["placeables"].as_array().unwrap().iter().any(|one| one["english"] == "21 August 2024"),
        "{}",
        json[1]
    );
    assert_eq!(json[3]["coverage"]["exact"], 1);

    let tsv = pretranslate("tsv");
    let rows: Vec<Vec<&str>> = tsv.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0], ["source", "target", "score", "kind"]);
    assert_eq!(rows.len(), 4);
    assert_eq!((rows[3][0], rows[3][1], rows[3][3]), ("وغادر بعد ساعات.", "It left hours later.", "exact"));

    let xliff = pretranslate("xliff12");
    assert!(xliff.contains("version=\"1.2\"") && xliff.contains("alt-trans") && xliff.contains("It left hours later."));
    let wrong = run(data.path(), &["pretranslate", path.to_str().unwrap(), "--format", "pdf"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn articles_memories_and_glossaries_go_in_and_out() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let article = file(data, "article.html", &format!("<html><body><p>{}</p></body></html>", TEXT.trim()));
    let said = done(data, &["article", "import", article.to_str().unwrap()]);
    let id = said.split('\t').next().unwrap();
    assert!(done(data, &["article", "export", id, "--format", "tsv"]).contains("وغادر بعد ساعات."));
    assert!(!run(data, &["article", "export", "nothing", "--format", "tsv"]).status.success());
    let units = data.join("units.xlf");
    std::fs::write(&units, "<xliff version='1.2'/>").unwrap();
    let refused = run(data, &["article", "import", units.to_str().unwrap()]);
    assert!(
        !refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("memory import"),
        "{refused:?}"
    );
    assert!(!run(data, &["article", "export", id, "--format", "pdf"]).status.success());

    let units = file(data, "units.tsv", "source\ttarget\nنعم.\tYes.\nلا.\n");
    let output = run(data, &["memory", "import", "small", units.to_str().unwrap()]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "2 read, 1 created, 0 updated, 0 unchanged, 1 rejected\n");
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 3"), "{:?}", output.stderr);
    let tmx = done(data, &["memory", "export", "small"]);
    let tmx = file(data, "units.tmx", &tmx);
    let said = done(data, &["memory", "import", "small", tmx.to_str().unwrap()]);
    assert_eq!(said, "1 read, 0 created, 0 updated, 1 unchanged, 0 rejected\n");
    assert!(!run(data, &["memory", "export", "nowhere"]).status.success());

    let terms = file(data, "terms.csv", "source,target\nهدنة,truce\nسلام,سلام\n");
    let import = ["glossary", "import", "own", terms.to_str().unwrap()];
    let dry = done(data, &[&import[..], &["--dry-run"]].concat());
    assert_eq!(dry, "2 rows: 1 created, 0 updated, 0 unchanged, 1 rejected (nothing was changed)\n");
    assert_eq!(done(data, &import), "2 rows: 1 created, 0 updated, 0 unchanged, 1 rejected\n");
    assert_eq!(done(data, &import), "2 rows: 0 created, 0 updated, 1 unchanged, 1 rejected\n");
    assert!(done(data, &["glossary", "export", "own"]).contains("هدنة\ttruce\tpreferred"));
    assert!(done(data, &["glossary", "export", "own", "--format", "tbx2"]).contains("truce"));

    let broken = file(data, "broken.tmx", "<tmx version=\"1.4\"><header/><body><tu></body></tmx>");
    let output = run(data, &["memory", "import", "small", broken.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("line 1"),
        "{:?}",
        String::from_utf8_lossy(&output.stderr)
    );
    for missing in [
        &["segment", "/nowhere.txt"][..],
        &["glossary", "import", "own", "/nowhere.tsv"],
        &["memory", "import", "small", "/no.tmx"],
    ] {
        let output = run(data, missing);
        assert_eq!(output.status.code(), Some(1), "{missing:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("/no"), "the file is named: {missing:?}");
    }
}

#[test]
fn a_backup_beside_the_running_server_is_whole() {
    let desk = Desk::open();
    let article = desk.article(TEXT);
    desk.confirm(&article, &article.segments[0], "Visit to Tripoli");
    let copy = desk.data.path().join("copy");
    std::fs::create_dir(&copy).unwrap();
    let database = copy.join(database(desk.data.path()).file_name().unwrap());
    let said = done(desk.data.path(), &["backup", database.to_str().unwrap()]);
    assert!(said.contains("1 articles, 1 units"), "{said}");
    assert!(done(&copy, &["check-db"]).starts_with("sound: 1 articles"));
    assert!(done(&copy, &["article", "export", &article.id, "--format", "txt"]).contains("Visit to Tripoli"));
    assert!(!run(desk.data.path(), &["backup", database.to_str().unwrap()]).status.success(), "nothing is overwritten");
}

/// The database file of a data folder.
fn database(data: &Path) -> PathBuf {
    let files = std::fs::read_dir(data).unwrap().map(|entry| entry.unwrap().path());
    let mut found = files.filter(|path| std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"SQLite format 3")));
    found.next().unwrap()
}

/// Each of these goes through SQLite, so that its own integrity check sees nothing.
#[test]
fn a_tampered_database_is_found() {
    let mut desk = Desk::open();
    let article = desk.article(TEXT);
    let saved = desk.confirm(&article, &article.segments[0], "Visit to Tripoli");
    assert_eq!(saved["state"], "confirmed");
    desk.confirm(&article, &article.segments[2], "It left hours later.");
    desk.server.kill();
    assert!(done(desk.data.path(), &["check-db"]).starts_with("sound:"));
    let original = std::fs::read(database(desk.data.path())).unwrap();
    for (name, tampering) in [
        (
            "a revision says something else",
            "DROP TRIGGER revision_is_never_changed;
            UPDATE revision SET after_target = 'Visit to Benghazi' WHERE after_target = 'Visit to Tripoli'",
        ),
        (
            "the last revision is gone",
            "DROP TRIGGER revision_is_never_deleted;
            DELETE FROM revision WHERE seq = (SELECT max(seq) FROM revision)",
        ),
        ("somebody else did it", "DROP TRIGGER audit_is_never_changed; UPDATE audit SET who = 'nobody' WHERE seq = 1"),
        ("the segment is not what its last revision says", "UPDATE segment SET target = 'Tampered' WHERE target <> ''"),
        (
            "the source is another",
            "DROP TRIGGER article_source_is_kept;
            UPDATE article SET text = replace(text, 'طرابلس', 'بنغازي')",
        ),
        (
            "a concept's past is another",
            "DROP TRIGGER concept_revision_is_never_changed;
            UPDATE concept_revision SET who = 'nobody' WHERE seq = 5",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(database(desk.data.path()).file_name().unwrap());
        std::fs::write(&path, &original).unwrap();
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch(tampering).unwrap();
        drop(connection);
        let output = run(folder.path(), &["check-db"]);
        assert_eq!(output.status.code(), Some(1), "{name}: {}", String::from_utf8_lossy(&output.stdout));
        assert!(String::from_utf8_lossy(&output.stderr).contains("damaged"), "{name}");
        assert!(!output.stdout.is_empty(), "{name}: what was found is printed");
    }
}

/// What the history says cannot be changed by a slip, only on purpose.
#[test]
fn the_database_itself_refuses_to_change_the_past() {
    let mut desk = Desk::open();
    let article = desk.article(TEXT);
    desk.confirm(&article, &article.segments[0], "Visit to Tripoli");
    desk.server.kill();
    let connection = rusqlite::Connection::open(database(desk.data.path())).unwrap();
    for statement in [
        "UPDATE revision SET who = 'x'",
        "DELETE FROM revision",
        "UPDATE audit SET who = 'x'",
        "DELETE FROM audit",
        "UPDATE concept_revision SET who = 'x'",
        "DELETE FROM concept_revision",
        "UPDATE article SET text = 'x'",
        "DELETE FROM article",
    ] {
        let refused = connection.execute_batch(statement);
        assert!(refused.is_err(), "{statement}");
    }
}
