//! In which language does a page go out, and can a copy of one be taken for the other?

mod common;

use common::{Answer, Desk};

/// Headers of a request.
type Given<'a> = &'a [(&'a str, &'a str)];

const PAGES: [&str; 6] = ["/", "/glossary", "/search", "/docs", "/articles/any", "/static/editor.html"];

fn ask(desk: &Desk, path: &str, headers: Given<'_>) -> Answer {
    let answer = desk.send("GET", path, headers, None);
    answer.is(200);
    answer
}

/// What the page says it is.
fn language(page: &Answer) -> (&str, &str) {
    let root = page.text().split("<html lang=\"").nth(1).unwrap_or_default();
    let direction = root.split("dir=\"").nth(1).unwrap_or_default();
    (root.split('"').next().unwrap_or_default(), direction.split('"').next().unwrap_or_default())
}

#[test]
fn a_page_goes_out_in_the_language_of_its_reader() {
    let desk = Desk::open();
    let cases: [(Given<'_>, (&str, &str)); 5] = [
        (&[], ("en", "ltr")),
        (&[("accept-language", "fr")], ("en", "ltr")),
        (&[("accept-language", "ar-LY, en;q=0.5")], ("ar", "rtl")),
        (&[("accept-language", "ar"), ("cookie", "tarjuman-language=en")], ("en", "ltr")),
        (&[("accept-language", "en"), ("cookie", "other=1; tarjuman-language=ar")], ("ar", "rtl")),
    ];
    for path in PAGES {
        for (headers, expected) in cases {
            let page = ask(&desk, path, headers);
            assert_eq!(language(&page), expected, "{path} {headers:?}");
            assert_eq!(page.header("content-language"), expected.0);
            assert!(!page.text().contains("{{"), "{path} has a name where a word should be");
        }
    }
}

#[test]
fn a_copy_of_one_language_is_never_taken_for_the_other() {
    let desk = Desk::open();
    for path in PAGES {
        let [english, arabic] = ["en", "ar"].map(|language| ask(&desk, path, &[("accept-language", language)]));
        let tags = [english.header("etag"), arabic.header("etag")];
        assert_ne!(tags[0], tags[1], "{path}");
        for page in [&english, &arabic] {
            assert_eq!(page.header("vary"), "cookie, accept-language", "{path}");
            assert_eq!(page.header("cache-control"), "no-cache", "{path}");
        }
        for (asked, held, status) in [("en", 0, 304), ("en", 1, 200), ("ar", 0, 200), ("ar", 1, 304)] {
            let headers = [("accept-language", asked), ("if-none-match", tags[held])];
            let answer = desk.send("GET", path, &headers, None);
            assert_eq!(answer.status, status, "{path}: {asked}, with the copy {held}");
            assert_eq!(answer.header("vary"), "cookie, accept-language", "{path}");
        }
    }
}

#[test]
fn what_has_no_words_is_the_same_for_all() {
    let desk = Desk::open();
    let [english, arabic] =
        ["en", "ar"].map(|language| ask(&desk, "/static/js/say.js", &[("accept-language", language)]));
    assert_eq!(english.header("etag"), arabic.header("etag"));
    assert!(!english.headers.contains_key("content-language"));
}
