//! DO THE PURE MODULES HOLD? `tests/js/*.test.mjs` in the browser: the same files that `node --test tests/js/` runs, on the
//! modules as the binary carries them.

#[path = "../../build/shorten.rs"]
mod shorten;

use crate::desk::Desk;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// What the tests import from Node, as far as they use it.
const HARNESS: &str = include_str!("harness.js");

#[tokio::test]
async fn the_tests_of_the_pure_modules_pass() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = tempfile::tempdir().expect("a temporary folder");
    copy(&root.join("static"), pages.path());
    fs::write(pages.path().join("harness.js"), HARNESS).expect("the harness");
    let mut imports = String::new();
    for entry in fs::read_dir(root.join("tests/js")).expect("tests/js") {
        let file = entry.expect("an entry");
        let name = file.file_name().to_string_lossy().replace(".mjs", ".js");
        let code = fs::read_to_string(file.path()).expect("a module");
        let code = code
            .replace("\"node:test\"", "\"/static/harness.js\"")
            .replace("import assert from \"node:assert/strict\"", "import { assert } from \"/static/harness.js\"");
        fs::write(pages.path().join(&name), code.replace("../../static/", "/static/")).expect("a copy");
        imports.push_str(&format!("await import('/static/{name}');\n"));
    }
    let desk = Desk::with_pages(Some(pages.path())).await;
    desk.open("/docs").await;
    let script = format!(
        "const done = arguments[arguments.length - 1];
         (async () => {{ {imports} const {{ run }} = await import('/static/harness.js'); done(await run()); }})()
           .catch((error) => done({{ failed: [String(error)], passed: 0 }}));"
    );
    let results = desk.browser.execute_async(&script, Vec::new()).await.expect("the tests run");
    assert_eq!(results["failed"], Value::Array(Vec::new()));
    assert!(results["passed"].as_u64() > Some(70), "{results}");
    desk.assert_quiet();
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir(&target).expect("a folder");
            copy(&path, &target);
        } else if path.extension().is_some_and(|ending| ending == "js") && !path.iter().any(|part| part == "vendor") {
            let short = shorten::shorten(&fs::read_to_string(&path).expect("a module"));
            fs::write(target, short).expect("a copy");
        } else {
            fs::copy(&path, &target).expect("a file");
        }
    }
}

#[test]
fn comments_that_have_their_lines_to_themselves_do_not_travel() {
    let cases = [
        ("/** What.\n * And why.\n */\nf();\n", "f();\n"),
        ("  // why\n  f(); // here\n\n", "f(); // here\n"),
        ("/* one */\n/** @type {X} */ (y).z();\n", "/** @type {X} */ (y).z();\n"),
        ("a { b: c } /* d */\n", "a { b: c } /* d */\n"),
        ("const url = `https://x`;", "const url = `https://x`;\n"),
    ];
    for (text, short) in cases {
        assert_eq!(shorten::shorten(text), short, "{text}");
    }
}
