//! CAN IT BE USED IN ARABIC? The pages in their second language: chosen once, running to the left, with no English of their own left.

use crate::articles::PASTED;
use crate::desk::Desk;
use crate::server::text;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// What is called the same in Arabic: names of programs, formats and keys, of the memory, the glossary and whoever has no name.
const NAMES: &[&str] = &[
    "Alt",
    "CSV",
    "Ctrl",
    "Delete",
    "Enter",
    "English",
    "Esc",
    "Escape",
    "Excel",
    "Insert",
    "JavaScript",
    "MateCat",
    "OmegaT",
    "Phrase",
    "Shift",
    "Space",
    "TBX",
    "TMX",
    "TSV",
    "Tab",
    "Tarjuman",
    "UTF",
    "Windows",
    "Word",
    "XLIFF",
    "desk",
    "docx",
    "gzip",
    "html",
    "local",
    "memoQ",
    "news",
    "tmx",
    "tsv",
    "txt",
    "xliff",
    "zip",
];

/// Words of Latin letters that a reader sees or hears, but for English texts, keys, what a glossary holds, and what is put into a sentence (it is
/// isolated there).
const LATIN: &str = "
    const own = (at) => !at.closest('[lang=en], mark, kbd, code, script, style, noscript, textarea, .concepts td, .filters option, datalist, .term-head .push');
    const words = [];
    const take = (at, text) => words.push(...(text ?? '').replace(/\\u2068[^\\u2069]*\\u2069/g, '').match(/[A-Za-z][A-Za-z]+/g) ?? []);
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (own(node.parentElement)) take(node.parentElement, node.nodeValue);
    for (const at of document.querySelectorAll('*')) {
      if (own(at)) for (const name of ['aria-label', 'title', 'placeholder', 'aria-description']) take(at, at.getAttribute(name));
    }
    return [...new Set(words)].filter((word) => !arguments[0].includes(word) && !/^F\\d/.test(word));";

impl Desk {
    /// Chooses the Arabic pages, as a person does.
    pub(crate) async fn choose_arabic(&self) {
        self.open("/").await;
        self.see("#language").await.select_by_value("ar").await.expect("Arabic");
        self.until("the page is Arabic", "document.documentElement.lang === 'ar' && document.querySelector('main h1')")
            .await;
    }

    pub(crate) async fn assert_no_english(&self, page: &str) {
        let found = self.browser.execute(LATIN, vec![json!(NAMES)]).await;
        let found = found.unwrap_or_else(|error| panic!("{page}: {error}"));
        assert_eq!(found, json!([]), "{page}");
        let frame = "return [document.documentElement.dir, document.documentElement.scrollWidth <= innerWidth]";
        assert_eq!(self.run(frame).await, json!(["rtl", true]), "{page}");
    }
}

#[tokio::test]
async fn the_language_is_chosen_once_for_all_pages_and_back_again() {
    let desk = Desk::new().await;
    desk.choose_arabic().await;
    assert_eq!(desk.read(".site nav").await, "المقالات المسرد البحث واجهة البرمجة");
    desk.open("/glossary").await;
    desk.until_says("h1", "المسرد").await;
    assert_eq!(desk.run("return document.title").await, json!("المسرد · ترجمان"));
    desk.see("#language").await.select_by_value("en").await.expect("English");
    desk.until_says("h1", "Glossary").await;
    assert_eq!(desk.run("return document.documentElement.dir").await, json!("ltr"));
    desk.assert_quiet();
}

#[tokio::test]
async fn each_page_is_arabic_and_runs_to_the_left() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    let segments = desk.server.segments(&article);
    desk.server.save(&article, &segments[2], "A plan for the port", "confirmed");
    let comments = format!("/articles/{article}/segments/{}/comments", text(&segments[3], "id"));
    desk.server.post(&comments, &json!({ "text": "ما المقصود؟", "name": "سالم" }));
    desk.choose_arabic().await;
    desk.tell("Page.setBypassCSP", &json!({ "enabled": true }));
    for (scheme, width) in [("light", 1440), ("dark", 390)] {
        desk.look(scheme, width);
        for (path, shown) in [
            ("/", ".articles .headline"),
            ("/glossary", ".concepts tbody tr"),
            ("/search?q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1", ".hits li"),
            ("/search?q=%D9%83%D8%AA%D9%83%D9%88%D8%AA&mode=like", "#memory .empty"),
            ("/docs", "#limits"),
            ("/articles/none", ".note.bad"),
        ] {
            desk.open(path).await;
            desk.see(shown).await;
            desk.assert_no_english(path).await;
            desk.assert_open_to_all(&format!("{path} in Arabic, {scheme}, {width} px")).await;
        }
        desk.edit(&article).await;
        desk.see(".card").await;
        desk.until_says(".comments", "تعليق واحد").await;
        desk.assert_no_english("the editor").await;
        desk.assert_open_to_all(&format!("the editor in Arabic, {scheme}, {width} px")).await;
    }
    desk.assert_quiet_but_for(&["404"]);
}

#[tokio::test]
async fn what_the_pages_open_is_arabic_too() {
    let desk = Desk::new().await;
    desk.choose_arabic().await;
    desk.open("/glossary").await;
    desk.click(".concepts tbody tr button").await;
    desk.click(".side .usage summary").await;
    desk.paste("#trial", "قال إن الإبادة الجماعية جريمة").await;
    desk.see(".trial li").await;
    desk.assert_no_english("the form of a concept").await;
    desk.click(".site + main .row > button:last-of-type").await;
    desk.see(".side code").await;
    desk.assert_no_english("the import of a glossary").await;

    let article = desk.server.article("وصل الوفد الفني إلى المدينة صباح الخميس.");
    desk.server.save(&article, &desk.server.segments(&article)[0], "The team arrived on Thursday.", "confirmed");
    desk.open("/search?q=%D8%A7%D9%84%D9%88%D9%81%D8%AF").await;
    desk.see(".hits li").await;
    for button in 1..=5 {
        // The panel that has the keys was scrolled to, away from the buttons.
        desk.run("scrollTo(0, 0)").await;
        desk.click(&format!("#tools button:nth-of-type({button})")).await;
    }
    desk.until("the memory was read", "document.querySelector('#care ol, #care p[role=status]')?.innerText").await;
    desk.run("scrollTo(0, 0)").await;
    desk.click(".filters summary").await;
    desk.click(".hits summary").await;
    desk.assert_no_english("the tools of a memory").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn a_segment_is_translated_in_arabic_with_both_texts_where_they_meet() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.choose_arabic().await;
    desk.edit(&article).await;
    desk.see(".card").await;
    // From the right: the number, English, Arabic, proposals; the two texts begin at the gutter between them.
    let places = "const [number, source, target, results] = ['.active .where', '.active .source', '.active .target', '.results']
        .map((css) => document.querySelector(css).getBoundingClientRect());
      return [results.right <= source.left + 1, source.right <= target.left, target.right <= number.left + 1,
        getComputedStyle(document.querySelector('.active .arabic')).direction, document.querySelector('textarea.field').dir]";
    assert_eq!(desk.run(places).await, json!([true, true, true, "rtl", "ltr"]));
    desk.until_says(".fold", "سطران مطويان: ").await;
    desk.assert_no_english("the editor").await;

    desk.type_text("He spoke in 2019. ").await;
    desk.until_says(".findings", "مصطلحات لم تُتبع كما في المسرد").await;
    desk.assert_no_english("findings").await;
    desk.confirm().await;
    desk.until("it is saved", "document.querySelector('.editor-head .save').innerText.includes('✓ محفوظ')").await;
    desk.until_says(".segment .state.confirmed", "معتمد").await;
    desk.until_says(".editor-head .progress", "1/4").await;

    desk.press(&[Key::F1.into()]).await;
    desk.until_says("#help", "اعتمد وانتقل إلى المقطع التالي غير المعتمد").await;
    desk.assert_no_english("the keys").await;
    desk.press(&[Key::Escape.into()]).await;
    let drawers: [(&[char], &str); 5] = [
        (&[Key::F8.into()], ".drawer .switches"),
        (&[Key::F9.into()], ".drawer .finished"),
        (&[Key::Control.into(), 'k'], "#look"),
        (&[Key::Alt.into(), 'c'], "#comment"),
        (&[Key::Alt.into(), 's'], ".splitting"),
    ];
    for (keys, opened) in drawers {
        desk.press(keys).await;
        desk.see(opened).await;
        desk.assert_no_english(opened).await;
        desk.press(&[Key::Escape.into()]).await;
        desk.until(&format!("{opened} is gone"), &format!("!document.querySelector('{opened}')")).await;
    }
    assert_eq!(desk.run("return document.querySelectorAll('.segment.active').length").await, Value::from(1));
    desk.assert_quiet();
}
