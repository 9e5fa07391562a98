//! CAN EVERYBODY USE IT? axe-core finds nothing serious on any page, in its usual states, in light and dark, wide and narrow.

use crate::articles::PASTED;
use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The checks; `tests/vendor/axe-core/README.md` says where they come from.
const AXE: &str = include_str!("../vendor/axe-core/axe.min.js");

impl Desk {
    /// Asserts that axe-core has run, and found nothing worse than minor.
    pub(crate) async fn assert_open_to_all(&self, page: &str) {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             if (!window.axe) {{ {AXE} }}
             axe.run(document).then(({{ violations, passes }}) => done({{ passed: passes.length, found: violations
               .filter(({{ impact }}) => impact !== 'minor')
               .map(({{ id, impact, nodes }}) => `${{impact}} ${{id}}: ${{nodes[0].html.slice(0, 200)}}`) }}));"
        );
        let found = self.browser.execute_async(&script, Vec::new()).await;
        let found = found.unwrap_or_else(|error| panic!("axe on {page}: {error}"));
        assert!(found["passed"].as_u64() > Some(10), "axe looked at {page}: {found}");
        assert_eq!(found["found"], json!([]), "{page}");
    }
}

#[tokio::test]
async fn nothing_on_any_page_shuts_somebody_out() {
    let desk = Desk::new().await;
    // The checks themselves make script of text, which the pages may not.
    desk.tell("Page.setBypassCSP", &json!({ "enabled": true }));
    let article = desk.server.article(PASTED);
    let segments = desk.server.segments(&article);
    desk.server.save(&article, &segments[2], "A plan for the port", "confirmed");
    desk.server.save(&article, &segments[3], "The council said so.", "draft");
    for (scheme, width) in [("light", 1440), ("dark", 390)] {
        desk.look(scheme, width);
        for (path, shown) in [
            ("/", ".articles .headline"),
            ("/glossary", ".concepts tbody tr"),
            ("/search?q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1", ".hits li"),
            ("/docs", "#limits"),
            ("/articles/none", ".note.bad"),
        ] {
            desk.open(path).await;
            desk.see(shown).await;
            desk.assert_open_to_all(&format!("{path}, {scheme}, {width} px")).await;
        }
        desk.open("/glossary").await;
        desk.click(".concepts tbody tr button").await;
        desk.see(".side .term-edit").await;
        desk.assert_open_to_all("the form of a concept").await;
        editor(&desk, &article, &format!("{scheme}, {width} px")).await;
    }
    desk.assert_quiet_but_for(&["404"]);
}

/// The editor with each of the things that keys open in it.
async fn editor(desk: &Desk, article: &str, how: &str) {
    desk.edit(article).await;
    desk.see(".card").await;
    desk.assert_open_to_all(&format!("the editor, {how}")).await;
    let states: [(&[char], &str); 4] = [
        (&[Key::Control.into(), 'e'], ".term-add"),
        (&[Key::Control.into(), 'k'], ".drawer"),
        (&[Key::Alt.into(), 's'], ".splitting"),
        (&[Key::F1.into()], "#help[open]"),
    ];
    for (keys, opened) in states {
        desk.press(keys).await;
        desk.see(opened).await;
        desk.assert_open_to_all(&format!("{opened}, {how}")).await;
        desk.press(&[Key::Escape.into()]).await;
        desk.until(&format!("{opened} is gone"), &format!("!document.querySelector('{opened}')")).await;
    }
}

#[tokio::test]
async fn who_wants_no_motion_has_none_and_the_focus_is_always_seen() {
    let desk = Desk::new().await;
    let features = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    desk.tell("Emulation.setEmulatedMedia", &features);
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.see(".card").await;
    let moving = "return document.getAnimations().length + [...document.querySelectorAll('*')]
        .filter((at) => getComputedStyle(at).transitionDuration.split(',').some((time) => parseFloat(time) > 0)).length";
    assert_eq!(desk.run(moving).await, json!(0));
    // Through the page with Tab: what has the focus has a line around it.
    let mut reached = 0;
    for _ in 0..25 {
        desk.press(&[Key::Tab.into()]).await;
        let line = "const at = document.activeElement;
            const { outlineStyle: style, outlineWidth: width } = getComputedStyle(at);
            return at === document.body ? null : [at.tagName, style !== 'none' && parseFloat(width) >= 2]";
        let seen = desk.run(line).await;
        if seen == Value::Null {
            continue;
        }
        assert_eq!(seen[1], json!(true), "the focus on {seen} is not seen");
        reached += 1;
    }
    assert!(reached >= 20, "Tab reached {reached} things");
    desk.assert_quiet();
}
