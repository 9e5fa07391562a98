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
        // A page has the English words anyway.
        if name == "english.js" {
            continue;
        }
        let code = fs::read_to_string(file.path()).expect("a module");
        let code = code
            .replace("\"node:test\"", "\"/static/harness.js\"")
            .replace(".mjs\"", ".js\"")
            .replace("import assert from \"node:assert/strict\"", "import { assert } from \"/static/harness.js\"");
        let code = code.replace("import \"./english.js\";\n", "");
        fs::write(pages.path().join(&name), code.replace("../../static/", "/static/")).expect("a copy");
        imports.push_str(&format!("await import('/static/{name}');\n"));
    }
    let desk = Desk::with_pages(Some(pages.path())).await;
    desk.open("/search").await;
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
            let short = shorten::script(&fs::read_to_string(&path).expect("a module"));
            fs::write(target, short).expect("a copy");
        } else {
            fs::copy(&path, &target).expect("a file");
        }
    }
}

#[test]
fn what_no_browser_reads_of_a_script_does_not_travel() {
    let cases = [
        ("const a = 1, { b } = c;", "let a=1,{b}=c;\n"),
        ("/** What.\n * And why.\n */\nf();\n", "f();\n"),
        ("  // why\n  f(); // here\n\n", "f();\n"),
        ("/* one */\n/** @type {X} */ (y).z();\n", "(y).z();\n"),
        ("url = `https://x`;", "url=`https://x`;\n"),
        ("a = \"// no /* comment\";", "a=\"// no /* comment\";\n"),
        ("return a / b / c;", "return a/ b/ c;\n"),
        ("end = /[/\"`]\\/$/u.test(x) ? 1 : 2;", "end=/[/\"`]\\/$/u.test(x)?1:2;\n"),
        ("return /a b/u.exec(x);", "return/a b/u.exec(x);\n"),
        ("a = 1\nb = a\n++b", "a=1\nb=a\n++b\n"),
        ("a + ++b; a - -b; 1 .toFixed()", "a+ ++b;a- -b;1 .toFixed()\n"),
        ("f(\n  a,\n  b\n);\ng()\n", "f(a,b);g()\n"),
        ("f(\n  a,\n  b,\n);\ng()\n", "f(a,b);g()\n"),
        ("class A {\n  b() {}\n  c = [d, { e, }, ];\n}\nf();\n", "class A{b(){}c=[d,{e}]}f();\n"),
        (
            "h`<p>\n   a  b ${ c ? h`<i>\n  ${ { d } }</i>` : \"}\" }\n  </p>`",
            "h`<p>\na  b ${c?h`<i>\n${{d}}</i>`:\"}\"}\n</p>`\n",
        ),
        (
            "const a = () => { let b = 1; let { c } = b; f(); let d = 2; }; let e = 3; export const g = 4; let h = 5;",
            "let a=()=>{let b=1,{c}=b;f();let d=2},e=3;export let g=4;let h=5;\n",
        ),
        (
            "for (let a = 0; b;) { let c = 1; } const d = `${ e(() => { const f = 1; }) }`;",
            "for(let a=0;b;){let c=1}let d=`${e(()=>{let f=1})}`;\n",
        ),
        ("return (a) => async (b) => f(a)(b) + ((c, d) => c);", "return a=>async b=>f(a)(b)+((c,d)=>c);\n"),
        ("return a ? true : { false: !true };", "return a?!0:{false:!!0};\n"),
        ("`\\`${a}\\${b}`; f();", "`\\`${a}\\${b}`;f();\n"),
    ];
    for (text, short) in cases {
        assert_eq!(shorten::script(text), short, "{text}");
    }
}

#[test]
fn a_name_that_no_other_file_sees_is_short() {
    let cases = [
        ("const long = 1; f(long, x.long);", "let a=1;f(a,x.long);\n"),
        ("function twice(number) { return number + number; }", "function b(a){return a+a}\n"),
        ("const each = (first, second) => [...first, `${second} first`];", "let c=(a,b)=>[...a,`${b} first`];\n"),
        (
            "class A { #name = 1; #other; is(it) { return #name in it && this.#name; } }",
            "class A{#a=1;#b;is(a){return #a in a&&this.#a}}\n",
        ),
        // The key of an object, and the middle of a choice.
        ("const long = 1; f({ long: x ? long : 2 });", "let a=1;f({long:x?a:2});\n"),
        // Members have the names that others call them by.
        (
            "const paint = 1; class Row { paint(row) { return paint + row; } }",
            "let a=1;class c{paint(b){return a+b}}\n",
        ),
        ("const draw = 1; f({ draw(it) { return it; }, a: draw });", "let b=1;f({draw(c){return c},a:b});\n"),
        // Short for `long: long`, which pays where the name is used.
        ("const long = 1; f({ long });", "let a=1;f({long:a});\n"),
        (
            "function f({ long, other = 1 }) { return long; } const other = 2;",
            "function f({long:b,other:c=1}){return b}let c=2;\n",
        ),
        (
            "const f = ({ long, ...rest }) => g({ short: long }, [long]);",
            "let f=({long:a,...rest})=>g({short:a},[a]);\n",
        ),
        ("f({ long });", "f({long});\n"),
        // What others see keeps its name.
        ("export const { long } = f(); g(long, long);", "export let{long}=f();g(long,long);\n"),
        ("import { long as short } from \"x\"; const long = short;", "import{long as short}from\"x\";let a=short;\n"),
        (
            "export const long = 1; export async function other(argument) { return argument; }",
            "export let long=1;export async function other(a){return a}\n",
        ),
        // What is imported has a name of this file's own where that is shorter in all.
        ("import { long, once } from \"x\"; long(once);", "import{long,once}from\"x\";long(once);\n"),
        (
            "import { long, once } from \"x\"; long(long(long(once)));",
            "import{long as a,once}from\"x\";a(a(a(once)));\n",
        ),
        ("import { long } from \"x\"; long(long(long({ long })));", "import{long as a}from\"x\";a(a(a({long:a})));\n"),
        // No declaration: the browser's own.
        ("document.title = other(a);", "document.title=other(a);\n"),
        // A word that has meanings besides.
        (
            "import { x } from \"x\"; const from = 1; for (const of of from) x(of);",
            "import{x}from\"x\";let from=1;for(let of of from)x(of);\n",
        ),
        // A short name that is taken stays with what has it.
        ("const long = a;", "let b=a;\n"),
        (
            "switch (x) { case 1: { call(x); } } function call(it) { return it; }",
            "switch(x){case 1:{a(x)}}function a(b){return b}\n",
        ),
    ];
    for (text, short) in cases {
        assert_eq!(shorten::script(text), short, "{text}");
    }
}

#[test]
fn what_no_browser_reads_of_a_style_does_not_travel() {
    let cases = [
        ("a { b: c; } /* d */\n", "a{b:c}\n"),
        ("a > b, c :hover { d: calc(1px + 2px) 3px; e: f }", "a>b,c :hover{d:calc(1px + 2px) 3px;e:f}\n"),
        (
            "a { b: 0.5em 10.5em -0.5em 0 0.25em; c: calc(0.5 * 1px) }",
            "a{b:.5em 10.5em -.5em 0 .25em;c:calc(.5 * 1px)}\n",
        ),
        ("a::after { content: \" ; /* \" / \"\" }", "a::after{content:\" ; /* \" / \"\"}\n"),
        (
            "@media (max-width: 62rem) and (hover: none) {\n  a { b: c }\n}",
            "@media (max-width:62rem) and (hover:none){a{b:c}}\n",
        ),
    ];
    for (text, short) in cases {
        assert_eq!(shorten::style(text), short, "{text}");
    }
}
