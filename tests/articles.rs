//! Does a translator's work go well, from paste to finished English?

#![allow(clippy::unwrap_used)]

mod common;

use common::{Article, Client, Desk, list, number, slice};
use serde_json::{Value, json};
use std::io::Read as _;

const ARTICLE: &str = "الرئيسية / أخبار ليبيا\n\nالبلديات تطالب بتوزيع عادل للميزانية\n\nسبها – طالبت بلديات الجنوب، الأحد، \
    بتوزيع عادل للميزانية. وقال العمدة إن المياه مقطوعة منذ 12 يوما.\n\nمطالب البلديات\n\n- صيانة شبكة المياه في المدينة.\n\
    - توفير الوقود للمستشفيات العامة.\n\nوقال العمدة إن المياه مقطوعة منذ 12 يوما.\n\nوأضاف: “لن ننتظر أكثر من ذلك”.\n\n\
    وقال العمدة إن المياه مقطوعة منذ 12 يوما.\n\nشاهد أيضاً\n\nبدء أعمال صيانة مطار سبها الدولي بعد سنوات من …\n";
const WATER: &str = "وقال العمدة إن المياه مقطوعة منذ 12 يوما.";
const WATER_ENGLISH: &str = "The mayor said the water had been cut off for 12 days.";

/// The numbers of the segments that say that.
fn places(article: &Article, source: &str) -> Vec<usize> {
    article.segments.iter().filter(|segment| segment.source == source).map(|segment| segment.index).collect()
}

fn place(article: &Article, part: &str) -> usize {
    article.segments.iter().position(|segment| segment.source.contains(part)).unwrap()
}

fn best(desk: &Client, article: &Article, at: usize) -> Value {
    list(&desk.proposals(article, &article.segments[at]), "proposals")[0].clone()
}

#[test]
fn segments_and_gaps_are_the_source() {
    let desk = Desk::open();
    let crlf = ARTICLE.replace('\n', "\r\n");
    let odd = "\u{feff} \u{200f}\tأ\u{0}ب.\u{85}\u{2028}ج؟!  \u{1f1f1}\u{1f1fe} د…\n\n\n";
    for text in [ARTICLE, &crlf, odd, "  كلمة  "] {
        let article = desk.article(text);
        let kept = desk.get(&format!("/api/v1/articles/{}", article.id)).ok();
        assert_eq!(kept["text"], text, "the source is kept as it came");
        let (mut joined, mut reached) = (String::new(), 0);
        for segment in desk.segments(&article) {
            let gap = slice(text, reached, segment.start);
            assert!(
                gap.chars().all(|c| c.is_whitespace() || c == '\u{feff}' || c.is_control() || "\u{200f}".contains(c)),
                "the gap “{gap}” is no white space"
            );
            assert_eq!(slice(text, segment.start, segment.end), segment.source);
            joined += &gap;
            joined += &segment.source;
            reached = segment.end;
        }
        joined += &slice(text, reached, text.chars().count());
        assert_eq!(joined, text);
    }
}

#[test]
fn what_one_confirms_everybody_finds() {
    let desk = Desk::open();
    let first = desk.article(ARTICLE);
    let at = places(&first, WATER)[0];
    desk.confirm(&first, &first.segments[at], WATER_ENGLISH);

    // Another person, another article: the same neighbours, the same sentence alone, and a sentence much like it.
    let other = desk.server.client();
    let twin = other.article(ARTICLE);
    let context = best(&other, &twin, at);
    assert_eq!((context["kind"].as_str(), context["text"].as_str()), (Some("context"), Some(WATER_ENGLISH)));
    assert_eq!(context["score"], 1.0);
    let unit = &context["evidence"]["unit"];
    assert_eq!((unit["memory"].as_str(), unit["article"].as_str()), (Some("desk"), Some(first.id.as_str())));
    assert_eq!(unit["source"], WATER);

    let alone = other.article(WATER);
    let exact = best(&other, &alone, 0);
    assert_eq!((exact["kind"].as_str(), exact["score"].as_f64()), (Some("exact"), Some(1.0)));

    let alike = other.article("وقال العمدة إن الكهرباء مقطوعة منذ 12 يوما.");
    let fuzzy = best(&other, &alike, 0);
    assert_eq!(fuzzy["kind"], "fuzzy", "{fuzzy}");
    assert!(fuzzy["score"].as_f64().is_some_and(|score| (0.6..1.0).contains(&score)), "{fuzzy}");
    let diff = list(&fuzzy["evidence"], "diff");
    let changed = diff.iter().find(|edit| edit["op"] == "changed").unwrap();
    assert_eq!((changed["query"].as_str(), changed["unit"].as_str()), (Some("الكهرباء"), Some("المياه")));

    // The correction replaces what was there; nobody is offered the old text.
    let now = desk.segments(&first);
    desk.confirm(&first, &now[at], "The mayor said there had been no water for 12 days.");
    let proposals = other.proposals(&alone, &alone.segments[0]);
    assert_eq!(list(&proposals, "proposals")[0]["text"], "The mayor said there had been no water for 12 days.");
    assert!(!proposals.to_string().contains("cut off"), "{proposals}");
}

#[test]
fn repetitions_fill_themselves_but_never_over_somebodys_work() {
    let desk = Desk::open();
    let article = desk.article(ARTICLE);
    let [first, second, third] = places(&article, WATER)[..] else { panic!("the sentence stands there three times") };
    assert_eq!(article.segments[first].repeats, 2);
    desk.save(&article, &article.segments[second], "My own words about the water.", "draft");

    let saved = desk.confirm(&article, &article.segments[first], WATER_ENGLISH);
    let repeated = list(&saved, "repeated");
    assert_eq!(repeated.len(), 1);
    assert_eq!(repeated[0]["id"], article.segments[third].id.as_str());
    let now = desk.segments(&article);
    assert_eq!((now[third].target.as_str(), now[third].state.as_str()), (WATER_ENGLISH, "draft"));
    assert_eq!(now[third].origin, Some(json!({ "kind": "repetition", "segment": article.segments[first].id })));
    assert_eq!(now[second].target, "My own words about the water.", "edited by hand: left alone");

    // A repetition follows until somebody edits it.
    desk.confirm(&article, &now[first], "Once more.");
    let now = desk.segments(&article);
    assert_eq!(now[third].target, "Once more.");
    desk.save(&article, &now[third], "Edited now.", "draft");
    desk.confirm(&article, &now[first], "And again.");
    assert_eq!(desk.segments(&article)[third].target, "Edited now.");
}

/// A draft that was confirmed as it was inserted would come back as a match of 98 % and more.
#[test]
fn a_confirmed_text_with_a_gap_goes_nowhere_else() {
    let desk = Desk::open();
    let article = desk.article(ARTICLE);
    let water = places(&article, WATER);
    let open = desk.confirm(&article, &article.segments[water[0]], "The mayor said […] 12 days.");
    assert_eq!((&open["state"], &open["remembered"]), (&json!("confirmed"), &json!(false)), "{open}");
    assert_eq!(open["repeated"], json!([]));
    assert_eq!(desk.matches("desk", WATER), Vec::<Value>::new());

    let segments = desk.segments(&article);
    let whole = desk.confirm(&article, &segments[water[0]], WATER_ENGLISH);
    assert_eq!(whole["remembered"], true);
    assert_eq!(list(&whole, "repeated").len(), water.len() - 1);
    assert_eq!(desk.matches("desk", WATER)[0]["target"], WATER_ENGLISH);

    let quoted = "قال الشاهد: «رأيت […] وعدت».";
    let article = desk.article(quoted);
    let kept = desk.confirm(&article, &article.segments[0], "The witness said: “I saw […] and went back.”");
    assert_eq!(kept["remembered"], true, "the source leaves something out itself");
}

/// Who vouches for a draft need not say again where it came from; who writes another text says nothing, and it is theirs.
#[test]
fn the_origin_goes_with_the_text() {
    let desk = Desk::open();
    let article = desk.article("انتهى الاجتماع دون اتفاق.");
    let put = |revision, target: &str, state: &str, proposal: Option<Value>| {
        let mut edit = json!({ "target": target, "state": state });
        if let Some(proposal) = proposal {
            edit["proposal"] = proposal;
        }
        desk.put(&article.path(0), revision, &edit).ok()["origin"]["kind"].clone()
    };
    assert_eq!(put(0, "The meeting ended.", "draft", Some(json!({ "kind": "assembled" }))), "proposal");
    assert_eq!(put(1, "The meeting ended.", "confirmed", None), "proposal");
    assert_eq!(put(2, "They parted without agreement.", "confirmed", None), Value::Null);
}

#[test]
fn a_headline_that_is_wrapped_is_a_title_on_one_line() {
    let desk = Desk::open();
    let text = "المجلس البلدي يعلن خطة لترميم الميناء القديم في\nمدينة بنغازي بعد سنوات\n\nأعلن المجلس البلدي خطة لترميم الميناء. وقال المتحدث إن الأعمال تبدأ غدا.";
    let made = desk.post("/api/v1/articles", &json!({ "text": text })).is(201).ok();
    let first = &common::segments_in(&made)[0];
    assert!(first.source.contains('\n') && first.role == "title", "{first:?}");
    assert_eq!(made["title"], first.source.replace('\n', " "));
}

#[test]
fn repetitions_can_be_told_not_to_fill() {
    let desk = Desk::open();
    let article = desk.article(ARTICLE);
    let at = places(&article, WATER);
    let edit = json!({ "target": WATER_ENGLISH, "state": "confirmed", "propagate": false });
    let saved = desk.put(&article.path(at[0]), article.segments[at[0]].revision, &edit).ok();
    assert!(list(&saved, "repeated").is_empty());
    assert_eq!(desk.segments(&article)[at[1]].state, "empty");
}

#[test]
fn a_confirmed_text_that_is_edited_is_a_draft_and_everything_is_in_the_history() {
    let desk = Desk::open();
    let article = desk.article("وصل الوفد إلى جنيف.");
    let steps = [
        ("The delegation", "draft"),
        ("The delegation arrived in Geneva.", "confirmed"),
        ("The delegation arrived in Geneva.", "reviewed"),
        ("The delegation has arrived in Geneva.", "draft"),
        ("", "empty"),
    ];
    for (target, state) in steps {
        let segment = desk.segments(&article)[0].clone();
        let saved = desk.save(&article, &segment, target, state);
        assert_eq!((saved["target"].as_str(), saved["state"].as_str()), (Some(target), Some(state)));
        assert_eq!(saved["revision"].as_u64(), Some(segment.revision + 1));
    }
    let history = desk.history(&article, &article.segments[0]);
    let actions: Vec<&str> = history.iter().map(|revision| revision["action"].as_str().unwrap()).collect();
    assert_eq!(
        actions,
        ["segment:cleared", "segment:drafted", "segment:reviewed", "segment:confirmed", "segment:drafted"]
    );
    for pair in history.windows(2) {
        assert_eq!(pair[0]["before"], pair[1]["after"], "each revision begins where the one before it ended");
    }
    assert_eq!(history[1]["after"]["target"], "The delegation has arrived in Geneva.");
    assert!(history.iter().all(|revision| revision["who"].is_string() && revision["at"].is_string()));
}

#[test]
fn segments_split_and_merge_without_losing_a_letter() {
    let desk = Desk::open();
    let text = "أعلن الوزير استقالته ثم غادر القاعة. ولم يجب عن الأسئلة.";
    let article = desk.article(text);
    let [whole, next] = &article.segments[..] else { panic!("two sentences") };
    let saved = desk.confirm(&article, whole, "The minister resigned, then left the hall.");
    let revision = saved["revision"].as_u64().unwrap();
    let at = text.chars().position(|c| c == 'ث').unwrap();

    let split = format!("{}/split", article.path_of(&whole.id));
    desk.post(&split, &json!({ "at": at })).problem(428);
    desk.write("POST", &split, revision, &json!({ "at": whole.start })).problem(400);
    desk.write("POST", &split, revision + 7, &json!({ "at": at })).problem(412);
    let parts = common::segments_in(&desk.write("POST", &split, revision, &json!({ "at": at })).ok());
    let [first, second] = &parts[..] else { panic!("two parts") };
    assert_eq!((first.source.as_str(), second.source.as_str()), ("أعلن الوزير استقالته", "ثم غادر القاعة."));
    assert_eq!((first.target.as_str(), first.state.as_str()), ("The minister resigned, then left the hall.", "draft"));
    assert_eq!(second.state, "empty");
    let now = desk.segments(&article);
    assert_eq!(now.iter().map(|segment| segment.index).collect::<Vec<_>>(), [0, 1, 2]);

    desk.save(&article, second, "Then he left.", "draft");
    let merge = format!("{}/merge", article.path_of(&first.id));
    let merged = desk.write("POST", &merge, first.revision, &json!({})).ok();
    assert_eq!(merged["removed"], second.id.as_str());
    let joined = &common::segments_in(&merged)[0];
    assert_eq!(joined.source, whole.source);
    for part in ["The minister resigned, then left the hall.", "Then he left."] {
        assert!(joined.target.contains(part), "{}", joined.target);
    }
    let now = desk.segments(&article);
    assert_eq!(now.iter().map(|segment| segment.source.as_str()).collect::<Vec<_>>(), [&whole.source, &next.source]);
    let last = now.last().unwrap();
    let status = desk.write("POST", &format!("{}/merge", article.path_of(&last.id)), last.revision, &json!({})).status;
    assert!((400..500).contains(&status), "the last one has no next: {status}");
}

#[test]
fn a_role_is_changed_and_nothing_is_deleted() {
    let desk = Desk::open();
    let article = desk.article(ARTICLE);
    let at = place(&article, "بدء أعمال صيانة");
    let segment = &article.segments[at];
    assert_eq!(segment.role, "related");
    let split = desk.split(ARTICLE);
    let reasons: Vec<Option<&str>> = article.segments.iter().map(|one| one.reason.as_deref()).collect();
    assert_eq!(
        split.iter().map(|one| one["reason"].as_str()).collect::<Vec<_>>(),
        reasons,
        "as a text and as an article"
    );
    assert_eq!(reasons[at], Some("It follows words that lead to other articles."));
    assert_eq!(reasons[0], Some("It is a menu or the path to the page."));
    let path = format!("/api/v1/articles/{}/blocks/{}", article.id, segment.block);
    let put = |role: &str| {
        let body = json!({ "role": role }).to_string();
        desk.send("PUT", &path, &[("content-type", "application/json")], Some(body.as_bytes()))
    };
    let total = || desk.get(&format!("/api/v1/articles/{}", article.id)).ok()["progress"]["total"].as_u64().unwrap();
    let before = total();
    let changed = common::segments_in(&put("body").ok());
    assert!(changed.iter().any(|one| one.id == segment.id) && changed.iter().all(|one| one.role == "body"));
    assert!(changed.iter().all(|one| one.reason.as_deref() == Some("Somebody chose this role.")), "{changed:?}");
    assert!(total() > before, "what is brought back counts as work");
    put("boilerplate").is(200);
    assert_eq!(total(), before);
    assert_eq!(desk.segments(&article).len(), article.segments.len());
    put("poem").problem(400);
}

/// An article with a title, a confirmed sentence and gaps.
fn half_done(desk: &Client) -> Article {
    let article = desk.article(ARTICLE);
    let title = place(&article, "البلديات تطالب");
    desk.confirm(&article, &article.segments[title], "Municipalities demand a fair budget & <more>");
    desk.confirm(&article, &article.segments[places(&article, WATER)[0]], WATER_ENGLISH);
    article
}

/// The text of a file inside a zip.
fn unzipped(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn exports_say_what_is_done_and_what_is_missing() {
    let desk = Desk::open();
    let article = half_done(&desk);
    let export = |format: &str| desk.export(&article, format);

    let text = export("txt");
    assert!(text.header("content-type").starts_with("text/plain"));
    assert!(text.header("content-disposition").starts_with("attachment"));
    assert!(text.text().contains(WATER_ENGLISH) && text.text().contains("[…]"), "{}", text.text());
    for folded_away in ["شاهد", "الرئيسية", "صيانة مطار"] {
        assert!(!text.text().contains(folded_away), "boilerplate is left out: {}", text.text());
    }
    assert!(!text.text().chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)), "English alone: {}", text.text());

    let page = export("html");
    assert!(page.text().contains("<h1>Municipalities demand a fair budget &amp; &lt;more&gt;</h1>"), "{}", page.text());
    assert!(page.text().contains("lang=\"en\"") && page.text().contains("<li>"));

    let docx = export("docx");
    let document = unzipped(&docx.body, "word/document.xml");
    assert!(document.contains(WATER_ENGLISH) && document.contains("fair budget &amp; &lt;more&gt;"), "{document}");

    let table = export("tsv");
    let rows: Vec<Vec<&str>> = table.text().lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0], ["source", "target", "state", "role"]);
    assert!(rows.contains(&vec![WATER, WATER_ENGLISH, "confirmed", "body"]), "{}", table.text());

    for (format, version) in [("xliff12", "1.2"), ("xliff21", "2.1")] {
        let file = export(format);
        assert!(
            file.text().starts_with("<?xml") && file.text().contains(&format!("version=\"{version}\"")),
            "{format}"
        );
        assert!(file.text().contains(WATER) && file.text().contains(WATER_ENGLISH), "{format}");
    }
    desk.get(&format!("/api/v1/articles/{}/export?format=pdf", article.id)).problem(400);
    desk.get(&format!("/api/v1/articles/{}/export", article.id)).problem(400);
}

#[test]
fn an_article_as_tmx_goes_into_another_memory() {
    let desk = Desk::open();
    let article = half_done(&desk);
    let file = desk.export(&article, "tmx");
    desk.memory("partner");
    let job = desk.import("partner", "application/x-tmx+xml", &file.body);
    assert_eq!(job["state"], "done", "{job}");
    let rejected = list(&job["result"], "rejected");
    let repeated = places(&article, WATER).len() - 1;
    assert_eq!(rejected.len(), repeated, "what was filled in and nobody has confirmed: {job}");
    assert!(rejected.iter().all(|one| one["reason"].as_str().unwrap().contains("draft")), "{job}");
    let found = desk.matches("partner", WATER);
    assert_eq!((found[0]["kind"].as_str(), found[0]["target"].as_str()), (Some("exact"), Some(WATER_ENGLISH)));
}

#[test]
fn the_sample_article_is_one_post_away() {
    let desk = Desk::open();
    let sample = desk.get("/api/v1/sample").ok();
    let made = desk.post("/api/v1/articles", &sample).is(201).ok();
    assert_eq!(made["title"], sample["title"]);
    let roles: Vec<String> = common::segments_in(&made).into_iter().map(|segment| segment.role).collect();
    for role in ["title", "body", "heading", "list", "meta", "related", "boilerplate"] {
        assert!(roles.iter().any(|found| found == role), "no {role} in {roles:?}");
    }
}

/// A page as sites build it: the same words would be doubtful without their elements.
const PAGE: &str = "<!DOCTYPE html><html><head><title>الموقع</title></head><body>\
    <header><a href=/>أخبار الساحل اليوم</a></header><nav><ul><li><a href=/a>محليات المدينة القديمة</a></ul></nav>\
    <form id=aspnetForm><main><article><header><h1>البلدية تفتح الجسر</h1><time>أمس صباحا</time></header>\
    <figure><img src=x><figcaption>الجسر في الشتاء الماضي قبل الترميم</figcaption></figure>\
    <p>فتحت البلدية الجسر أمس. وحضر السكان الافتتاح.</p><h2>كلفة المشروع</h2><p>كلف الجسر مليون دينار.</p>\
    <ul><li>ممر للمشاة</li><li>موقف للسيارات</li></ul>\
    <p><a href=/b>المدينة تستعد لموسم الأمطار الجديد</a></p><p>وأغلق الطريق القديم.</p></article></main></form>\
    <aside><p>أسعار العملات ترتفع قليلا في المصارف.</p></aside><div id=comments><p>عمل جميل من البلدية.</p></div>\
    <footer><p>نحن موقع إخباري مستقل يصدر من الساحل.</p></footer></body></html>";

/// The role of each line of [`PAGE`] that a person translates or that stands beside the article.
const PAGE_ROLES: [(&str, &str); 16] = [
    ("أخبار الساحل اليوم", "boilerplate"),
    ("محليات المدينة القديمة", "boilerplate"),
    ("البلدية تفتح الجسر", "title"),
    ("أمس صباحا", "meta"),
    ("الجسر في الشتاء الماضي قبل الترميم", "caption"),
    ("فتحت البلدية الجسر أمس.", "body"),
    ("وحضر السكان الافتتاح.", "body"),
    ("كلفة المشروع", "heading"),
    ("كلف الجسر مليون دينار.", "body"),
    ("ممر للمشاة", "list"),
    ("موقف للسيارات", "list"),
    ("المدينة تستعد لموسم الأمطار الجديد", "related"),
    ("وأغلق الطريق القديم.", "body"),
    ("أسعار العملات ترتفع قليلا في المصارف.", "related"),
    ("عمل جميل من البلدية.", "boilerplate"),
    ("نحن موقع إخباري مستقل يصدر من الساحل.", "boilerplate"),
];

fn roles(answer: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    list(answer, "segments").iter().map(|one| (text(&one["source"]), text(&one["role"]))).collect()
}

#[test]
fn the_structure_of_a_page_tells_its_parts() {
    let desk = Desk::open();
    let expected: Vec<(String, String)> = PAGE_ROLES.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
    let file = desk.upload("/api/v1/articles", "text/html; charset=utf-8", PAGE.as_bytes());
    assert_eq!(roles(&file.ok()), expected, "a saved page");
    let text = "البلدية تفتح الجسر\nفتحت البلدية الجسر أمس.";
    let pasted = desk.post("/api/v1/articles", &json!({ "text": text, "html": PAGE })).ok();
    assert_eq!(roles(&pasted), expected, "rich text from a clipboard");
    for html in ["", "<p>فتحت", "<img src=x>"] {
        let plain = desk.post("/api/v1/articles", &json!({ "text": text, "html": html })).ok();
        let kept = desk.get(&format!("/api/v1/articles/{}", plain["id"].as_str().unwrap())).ok();
        assert_eq!(kept["text"], text, "rich text that lacks words of the text is not taken: {html}");
    }
}

#[test]
fn the_figures_of_a_table_are_text() {
    let desk = Desk::open();
    let page = "<article><h1>حصيلة القتلى في الساحل ترتفع</h1><p>أعلنت الوزارة أمس حصيلة جديدة للاشتباكات في مدن الساحل، وفق الجدول الآتي.</p>\
        <table><tr><th>المدينة</th><th>القتلى</th><th>الموعد</th></tr><tr><td>طرابلس</td><td>12</td><td>26 مارس 2023</td></tr>\
        <tr><td>مصراتة</td><td>2,500</td><td>-</td></tr></table>\
        <p>وقالت الوزارة إن الحصيلة مرشحة للارتفاع في الأيام المقبلة.</p></article>";
    let found = roles(&desk.upload("/api/v1/articles", "text/html; charset=utf-8", page.as_bytes()).ok());
    for cell in ["المدينة", "القتلى", "الموعد", "طرابلس", "12", "26 مارس 2023", "مصراتة", "2,500", "-"]
    {
        assert!(found.contains(&(cell.to_owned(), "body".to_owned())), "{cell}: {found:?}");
    }
}

#[test]
fn a_long_sentence_offers_places_to_cut_and_stays_whole() {
    let desk = Desk::open();
    let clause = "قال المدير إن العمل في المرفأ القديم لا يزال مستمرا منذ بداية الشتاء ";
    let text = format!("🕊 {}", [clause, "وأضاف "].concat().repeat(6).trim_end());
    for unit in ["codepoints", "utf16"] {
        let answer = desk.post(&format!("/api/v1/segment?offsets={unit}"), &json!({ "text": text })).ok();
        let segments = list(&answer, "segments");
        assert_eq!(segments.len(), 1, "nothing is cut");
        let soft = list(&segments[0], "soft_splits");
        assert!(!soft.is_empty());
        for one in soft {
            let at = number(&one["at"]);
            let rest = match unit {
                "utf16" => String::from_utf16(&text.encode_utf16().skip(at).collect::<Vec<u16>>()).unwrap(),
                _ => text.chars().skip(at).collect(),
            };
            assert!(rest.starts_with("وأضاف"), "{unit}: {rest}");
            assert_eq!(one["reason"], "conjunction");
        }
    }
    let short = desk.post("/api/v1/segment", &json!({ "text": "وصل الوفد ثم غادر." })).ok();
    assert!(short["segments"][0].get("soft_splits").is_none());
    let article = desk.post("/api/v1/articles", &json!({ "text": text })).ok();
    let places: Vec<usize> =
        list(&article["segments"][0], "soft_splits").iter().map(|one| number(&one["at"])).collect();
    let cut = format!(
        "/api/v1/articles/{}/segments/{}/split",
        article["id"].as_str().unwrap(),
        article["segments"][0]["id"].as_str().unwrap()
    );
    let halves = desk
        .write("POST", &cut, article["segments"][0]["revision"].as_u64().unwrap(), &json!({ "at": places[0] }))
        .ok();
    assert!(list(&halves, "segments")[1]["source"].as_str().unwrap().starts_with("وأضاف"));
}
