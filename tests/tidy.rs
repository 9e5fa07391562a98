//! Is the shape of ARCHITECTURE.md still there? Reads the sources: who names what, and how long is a file.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

/// Lower layers first; each may use those before it. `propose` uses those above it.
const PURE: [&str; 10] =
    ["arabic", "english", "article", "memory", "align", "glossary", "complete", "checks", "propose", "formats"];
const MAX_LINES: usize = 600;

struct Source {
    /// `arabic/fold.rs`.
    name: String,
    /// The module of the first level.
    module: String,
    text: String,
    /// The lines outside comments and `#[cfg(test)]` modules, with their numbers.
    code: Vec<(usize, String)>,
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    assert!(paths.len() > 50, "only {} files were found", paths.len());
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let module = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let code = if is_test(&name) { Vec::new() } else { code(&text) };
        Source { name, module, text, code }
    };
    paths.iter().map(read).collect()
}

/// A file that is a test module of its own.
fn is_test(name: &str) -> bool {
    name.split('/').any(|part| part == "tests" || part == "tests.rs" || part.ends_with("_tests.rs"))
}

/// The lines that run outside tests. A test module written inline ends at the brace that stands as far in as it began.
fn code(text: &str) -> Vec<(usize, String)> {
    let mut code = Vec::new();
    let mut attribute: Option<usize> = None;
    let mut inside: Option<usize> = None;
    for (at, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let trimmed = line.trim();
        if let Some(began) = inside {
            if trimmed == "}" && indent == began {
                inside = None;
            }
            continue;
        }
        if trimmed.starts_with("#[cfg(test)]") {
            attribute = Some(indent);
            continue;
        }
        if let Some(began) = attribute {
            if trimmed.starts_with("#[") {
                continue;
            }
            attribute = None;
            if trimmed.ends_with('{') {
                inside = Some(began);
            }
            continue;
        }
        if trimmed.starts_with("//") {
            continue;
        }
        code.push((at + 1, line.split(" // ").next().unwrap_or_default().to_owned()));
    }
    code
}

/// Whether `line` names `path` as a whole path, not as part of a longer word.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let before = line[..at].chars().next_back().is_some_and(word);
        let after = line[at + path.len()..].chars().next().is_some_and(word);
        !before && !after
    })
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

/// The module's code lines that name one of `forbidden`.
fn offenders(module: &str, forbidden: &[String]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources().iter().filter(|source| source.module == module) {
        for (at, line) in &source.code {
            for path in forbidden.iter().filter(|path| names(line, path)) {
                problems.push(format!("src/{}:{at} names {path}: {}", source.name, line.trim()));
            }
        }
    }
    problems
}

fn paths<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    paths.into_iter().map(str::to_owned).collect()
}

#[test]
fn pure_modules_name_neither_http_nor_sql_nor_files_nor_the_clock() {
    let outside = [
        "rusqlite",
        "axum",
        "hyper",
        "tower",
        "tower_http",
        "tokio",
        "clap",
        "tracing",
        "std::fs",
        "fs::File",
        "std::net",
        "std::process",
        "std::thread",
        "std::time",
        "std::env",
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
        "Zoned::now",
        "crate::http",
        "crate::store",
        "crate::app",
        "crate::cli",
        "super::super::store",
    ];
    let problems: Vec<String> = PURE.iter().flat_map(|module| offenders(module, &paths(outside))).collect();
    assert_none(&problems);
}

/// Parsing somebody's file may fail, row by row; everything else of the pure modules returns a value.
#[test]
fn pure_modules_return_values() {
    let mut problems = Vec::new();
    for source in sources() {
        let pure = PURE.contains(&source.module.as_str()) && source.module != "formats";
        // The readers of glossary files return what is wrong with a row as a value of its own.
        if !pure || source.name.starts_with("glossary/file") || source.name == "glossary/reference.rs" {
            continue;
        }
        for (at, line) in &source.code {
            if line.contains("pub fn") && line.contains("-> Result<") {
                problems.push(format!("src/{}:{at} may fail: {}", source.name, line.trim()));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn a_lower_layer_does_not_use_a_higher_one() {
    // Each module with those that it must not name.
    let above: [(&str, &[&str]); 13] = [
        (
            "english",
            &["article", "memory", "align", "glossary", "checks", "propose", "formats", "store", "app", "http", "cli"],
        ),
        (
            "arabic",
            &[
                "english", "article", "memory", "align", "glossary", "checks", "propose", "formats", "store", "app",
                "http", "cli",
            ],
        ),
        (
            "id",
            &[
                "arabic", "article", "memory", "align", "glossary", "checks", "propose", "formats", "store", "app",
                "http", "cli",
            ],
        ),
        ("article", &["memory", "align", "glossary", "checks", "propose", "formats", "store", "app", "http", "cli"]),
        ("memory", &["align", "glossary", "checks", "propose", "formats", "store", "app", "http", "cli"]),
        ("align", &["glossary", "checks", "propose", "formats", "store", "app", "http", "cli"]),
        ("glossary", &["align", "checks", "propose", "formats", "store", "app", "http", "cli"]),
        ("checks", &["propose", "formats", "store", "app", "http", "cli"]),
        ("propose", &["formats", "store", "app", "http", "cli"]),
        ("formats", &["propose", "store", "app", "http", "cli"]),
        ("store", &["app", "http", "cli", "propose", "formats"]),
        ("app", &["http", "cli"]),
        ("http", &["cli"]),
    ];
    let forbidden = |modules: &[&str]| modules.iter().map(|module| format!("crate::{module}")).collect::<Vec<_>>();
    let mut problems: Vec<String> =
        above.iter().flat_map(|(module, above)| offenders(module, &forbidden(above))).collect();
    for source in sources() {
        // Written so, a use of a module could not be seen above.
        let grouped = source.code.iter().filter(|(_, line)| line.contains("crate::{"));
        problems.extend(grouped.map(|(at, line)| format!("src/{}:{at}: a line for each module: {line}", source.name)));
    }
    assert_none(&problems);
}

#[test]
fn the_store_alone_names_rusqlite_and_http_alone_axum() {
    let mut problems = Vec::new();
    for source in sources() {
        for (at, line) in &source.code {
            for (path, owner) in [("rusqlite", "store"), ("axum", "http"), ("hyper", "http"), ("clap", "cli")] {
                let entry = source.name == "main.rs" && path == "clap";
                if source.module != owner && !entry && names(line, path) {
                    problems.push(format!(
                        "src/{}:{at} names {path}, which is {owner}'s: {}",
                        source.name,
                        line.trim()
                    ));
                }
            }
        }
    }
    assert_none(&problems);
}

/// The tests may start processes; the server may not, and it opens no connection of its own.
#[test]
fn the_server_opens_no_outbound_connection_and_starts_no_process() {
    let outward = paths([
        "TcpStream",
        "UdpSocket",
        "UnixStream",
        "std::process::Command",
        "process::Command",
        "ureq",
        "reqwest",
        "Command::new",
    ]);
    let modules = ["app", "http", "store", "cli", "main", "lib"];
    let problems: Vec<String> = modules.iter().flat_map(|module| offenders(module, &outward)).collect();
    assert_none(&problems);
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dev-dependencies]").next().unwrap();
    assert!(!dependencies.contains("ureq") && !dependencies.contains("reqwest"), "a client is no part of the server");
}

#[test]
fn no_file_is_too_long() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        (lines > MAX_LINES).then(|| format!("src/{} has {lines} lines", source.name))
    };
    assert_none(&sources().iter().filter_map(long).collect::<Vec<_>>());
}

#[test]
fn nothing_outside_tests_may_panic_on_purpose() {
    let mut problems = Vec::new();
    for source in sources() {
        for (at, line) in &source.code {
            for call in [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "dbg!("] {
                if line.contains(call) {
                    problems.push(format!("src/{}:{at} {call}: {}", source.name, line.trim()));
                }
            }
        }
    }
    assert_none(&problems);
}
