use super::*;
use proptest::prelude::*;

fn lines(html: &str) -> Vec<(String, &'static str, usize)> {
    read(html).lines.into_iter().map(|line| (line.text, line.tag, line.block)).collect()
}

/// Name, page; text, tag and block of each line.
type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str, usize)]);

#[test]
fn lines_follow_blocks() {
    let cases: &[Case] = &[
        (
            "headings and paragraphs",
            "<html><head><title>الموقع</title><style>p{}</style></head><body><h1>عنوان\n الخبر</h1><p>وصل   الوفد.<p>وعاد.",
            &[("عنوان الخبر", "h1", 0), ("وصل الوفد.", "p", 1), ("وعاد.", "p", 2)],
        ),
        (
            "a break parts lines, not blocks",
            "<p>سبها<br>طرابلس<br/>بنغازي</p>مصراتة",
            &[("سبها", "p", 0), ("طرابلس", "p", 0), ("بنغازي", "p", 0), ("مصراتة", "body", 1)],
        ),
        (
            "lists in lists",
            "<ul><li>ا<ul><li>ب<li>ج</ul><li>د</ul>",
            &[("ا", "li", 0), ("ب", "li", 1), ("ج", "li", 2), ("د", "li", 3)],
        ),
        ("tables", "<table><tr><td>السنة<td>العدد</table>", &[("السنة", "td", 0), ("العدد", "td", 1)]),
        ("inline tags join", "<p>ال<b>وزا</b>رة <a>و</a> <span>غيرها</span></p>", &[("الوزارة و غيرها", "p", 0)]),
        ("entities", "<p>&laquo;نعم&raquo; R&amp;D &#1575;&nbsp;&lt;", &[("«نعم» R&D ا\u{A0}<", "p", 0)]),
        (
            "a slash closes nothing in HTML, but does in SVG",
            "<script src=x />var a;</script><svg><title/><text>شكل</text></svg>",
            &[("شكل", "body", 0)],
        ),
        (
            "navigation stays",
            "<nav><a>الرئيسية</a></nav><footer>حقوق النشر</footer>",
            &[("الرئيسية", "nav", 0), ("حقوق النشر", "footer", 1)],
        ),
        (
            "links of a menu that nothing parts",
            "<nav><a href=/>الرئيسية</a><a href=/n>أخبار</a><a href=/s> رياضة</a></nav><ul><li><a href=/a>ا</a><a href=/b>ب</a></ul>",
            &[("الرئيسية أخبار رياضة", "nav", 0), ("ا ب", "li", 1)],
        ),
        (
            "links in a sentence that touch",
            "<p>قال <a href=/a>ال</a><a href=/b>وزير</a> نعم",
            &[("قال الوزير نعم", "p", 0)],
        ),
        (
            "what is not shown",
            "<script>if (a<b) '</p>'</script><noscript><p>x</p></noscript><template><p>y</p></template><!-- z -->نص",
            &[("نص", "body", 0)],
        ),
        (
            "white space that counts",
            "<pre>ا  ب\nج</pre><p> د\n\t</p>",
            &[("ا  ب", "pre", 0), ("ج", "pre", 0), ("د", "p", 1)],
        ),
        ("a heading ends a paragraph", "<div><p>ا<h2>ب</h2>ج</div>", &[("ا", "p", 0), ("ب", "h2", 1), ("ج", "div", 2)]),
        ("text in the head is shown by browsers", "<head>نص<title>x</title>", &[("نص", "body", 0)]),
        ("plain text", "سطر أول\nسطر ثان", &[("سطر أول سطر ثان", "body", 0)]),
    ];
    for (name, html, expected) in cases {
        let expected: Vec<_> = expected.iter().map(|(text, tag, block)| (text.to_string(), *tag, *block)).collect();
        assert_eq!(lines(html), expected, "{name}");
    }
    for (html, text) in [("<p>ا<p>ب", "ا\n\nب"), ("<p>ا<br>ب", "ا\nب"), ("<li>ا<li>ب", "ا\nب")] {
        assert_eq!(read(html).text(), text);
    }
}

#[test]
fn structure_says_what_a_line_is_for() {
    use Hint::{
        Aside, Banner, Caption, Cell, Comment, Date, Footer, Form, Heading, Headline, Item, Link, Navigation, None,
    };
    let cases: &[(&str, &str, &[Hint])] = &[
        ("headings", "<h1>ا</h1><h3>ب</h3><p>ج", &[Headline, Heading, None]),
        ("a heading that links to its page", "<h1><a href=/x>ا</a></h1>", &[Headline]),
        ("a heading that leads elsewhere", "<h3><a href=/x>ا</a></h3>", &[Link]),
        ("navigation", "<nav><ul><li>ا</ul></nav><div role=navigation>ب</div>ج", &[Navigation, Navigation, None]),
        ("the head of the page", "<header>ا<h1>ب</h1></header><h1>ج</h1>", &[Banner, Banner, Headline]),
        ("the head of the article", "<article><header>ا<h1>ب</h1></header></article>", &[None, Headline]),
        ("a headline in the head alone", "<header>ا<h1>ب</h1></header>ج", &[Banner, Headline, None]),
        ("the foot", "<p>ا<footer>ب</footer>", &[None, Footer]),
        ("who is quoted", "<blockquote>ا<footer>ب</footer></blockquote>", &[None, None]),
        ("beside the article", "<article>ا<aside>ب</aside></article><aside>ج</aside>", &[None, None, Aside]),
        (
            "under a picture",
            "<figure><img><figcaption>ا</figcaption></figure><p class='x wp-caption-text'>ب",
            &[Caption, Caption],
        ),
        ("a date", "<p><time>ا</time><p>ب <time>ج</time> د ه و", &[Date, None]),
        ("a button", "<p><button>ا</button><p><label>ب</label>", &[Form, Form]),
        (
            "a table of data",
            "<table><tr><th>ا<th>ب<tr><td>12<td><time>ج</time></table><p>د",
            &[Cell, Cell, Cell, Cell, None],
        ),
        ("a table that sets out the page", "<table><tr><td>ا<td><p>ب<p>ج<p>د<tr><td>ه<td>و</table>", &[None; 6]),
        (
            "a table in another",
            "<table><tr><td>ا<td><table><tr><td>1<td>2<tr><td>3<td>4</table><tr><td>ب<td>ج</table>",
            &[None, Cell, Cell, Cell, Cell, None, None],
        ),
        (
            "a caption, a head over both columns, a line more",
            "<table><caption>ا</caption><tr><th colspan=2>ب<tr><td>ج<td>12<br>(3%)<tr><td>د<td>3",
            &[Caption, Cell, Cell, Cell, Cell, Cell, Cell],
        ),
        (
            "an empty column that sets out the page",
            "<table><tr><td><td>ا<tr><td><td>ب<tr><td><td>ج</table>",
            &[None; 3],
        ),
        ("a table of one row", "<table><tr><td>ا<td>ب</table>", &[None, None]),
        ("a table beside the article", "<aside><table><tr><td>ا<td>ب<tr><td>1<td>2</table></aside>", &[Aside; 4]),
        ("a list", "<ul><li>ا<li><p>ب</ul>", &[Item, Item]),
        ("a link and more", "<p><a href=/x>ابتثجحخد</a> »<p><a href=/x>ا</a> بتثجحخد", &[Link, None]),
        ("an anchor is no link", "<p><a name=x>ابتث</a>", &[None]),
        ("comments by name", "<div id=comments><p>ا</div><p>ب", &[Comment, None]),
        ("a page that is one form", "<form>ا<h1>ب</h1><p>ج</form>", &[None, Headline, None]),
        ("a small form", "<form>ا</form><p>ب", &[Form, None]),
        ("a class on what holds the article", "<div class=related><p>ا<article>ب</article></div>", &[None, None]),
    ];
    for (name, html, expected) in cases {
        let page = read(html);
        let found: Vec<Hint> = page.lines.iter().map(|line| line.hint).collect();
        assert_eq!(found, *expected, "{name}");
        assert_eq!(page.hints().len(), page.text().split('\n').count(), "{name}: a hint for each line of the text");
    }
}

#[test]
fn what_hides_itself_is_left_out() {
    for (name, html, expected) in [
        ("by attribute", "<div hidden><div>ا</div>ب</div>ج", "ج"),
        ("by style", "<span style='color: red; Display : none'>ا</span>ب", "ب"),
        ("an element that need not be closed hides nothing", "<p hidden>ا<p>ب", "ا\n\nب"),
    ] {
        assert_eq!(read(html).text(), expected, "{name}");
    }
}

#[test]
fn finds_the_charset_of_old_pages() {
    let cases = [
        ("<meta charset=\"windows-1256\">", Some("windows-1256")),
        ("<META http-equiv=Content-Type content='text/html; charset=Windows-1256'>", Some("windows-1256")),
        ("<meta name=x content=y><meta charset=utf-8>", Some("utf-8")),
        ("<p>charset=utf-8</p>", None),
    ];
    for (html, expected) in cases {
        assert_eq!(declared_charset(html.as_bytes()).as_deref(), expected, "{html}");
    }
}

#[test]
fn endless_nesting_costs_no_more() {
    let html = format!("{}نص{}", "<div>".repeat(100_000), "</p>".repeat(100_000));
    assert_eq!(lines(&html).len(), 1);
}

proptest! {
    #[test]
    fn no_word_is_lost(words in proptest::collection::vec("[ء-ي]{1,6}", 1..20), tags in proptest::collection::vec("</?(p|b|div|li|ul|td|table|h2|br|a|foo|nav)>", 20)) {
        let html: String = words.iter().zip(&tags).map(|(word, tag)| format!(" {word} {tag}")).collect();
        let text = read(&html).text();
        prop_assert_eq!(text.split_whitespace().collect::<Vec<_>>(), words.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
