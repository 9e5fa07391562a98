use super::*;
use crate::formats::xml::{Limits, XmlReader};
use std::io::{Cursor, Read};

fn document() -> Document {
    let block = |role, source: &str, text: &str| DocumentBlock { role, source: source.into(), text: text.into() };
    Document {
        title: "Visit & talks".into(),
        lang: "en".into(),
        source_lang: "ar-LY".into(),
        blocks: vec![
            block(DocumentRole::Title, "زيارة <الوفد>", "The <delegation> visits"),
            block(DocumentRole::Meta, "سبها", "Sebha"),
            block(DocumentRole::Body, "وصل الوفد.", "The delegation arrived.\nIt stayed."),
            block(DocumentRole::Body, "لم يترجم", ""),
            block(DocumentRole::ListItem, "أولاً", "First"),
            block(DocumentRole::ListItem, "ثانياً", "Second\u{1}"),
            block(DocumentRole::ListItem, "1- ثالثاً", "1- Third"),
            block(DocumentRole::ListItem, "(12) رابعاً", "(12) Fourth"),
            block(DocumentRole::ListItem, "10 - 15 قتيلاً", "10 - 15 people were killed"),
            block(DocumentRole::Heading, "النتائج", "Results"),
        ],
    }
}

fn parts(file: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let (name, mut text) = (part.name().unwrap().into_owned(), String::new());
            part.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

#[test]
fn plain_text() {
    let expected = "The <delegation> visits\n\nSebha\n\nThe delegation arrived.\nIt stayed.\n\n- First\n- Second\u{1}\n1- Third\n(12) Fourth\n- 10 - 15 people were killed\n\nResults\n";
    assert_eq!(document().to_text(), expected);
    assert_eq!(Document { blocks: Vec::new(), ..document() }.to_text(), "");
}

#[test]
fn html() {
    let expected = "<!DOCTYPE html>
<html lang=\"en\" dir=\"ltr\">
<head>
<meta charset=\"utf-8\">
<title>Visit &amp; talks</title>
</head>
<body>
<article>
<h1>The &lt;delegation&gt; visits</h1>
<p class=\"meta\">Sebha</p>
<p>The delegation arrived.<br>
It stayed.</p>
<ul>
<li>First</li>
<li>Second\u{FFFD}</li>
</ul>
<ol>
<li value=\"1\">Third</li>
<li value=\"12\">Fourth</li>
</ol>
<ul>
<li>10 - 15 people were killed</li>
</ul>
<h2>Results</h2>
</article>
</body>
</html>
";
    assert_eq!(document().to_html(), expected);
    let ends_in_list =
        Document { blocks: document().blocks.split_off(4)[..2].to_vec(), lang: "ar".into(), ..document() };
    assert!(ends_in_list.to_html().contains("dir=\"rtl\""));
    assert!(ends_in_list.to_html().contains("</li>\n</ul>\n</article>"));
}

#[test]
fn a_page_that_is_read_again_says_the_same() {
    let page = crate::formats::html::read(&document().to_html());
    let lines: Vec<_> = page.lines.iter().map(|line| (line.tag, line.text.as_str())).collect();
    assert_eq!(lines[0], ("h1", "The <delegation> visits"));
    assert_eq!(lines[4], ("li", "First"));
    assert_eq!(lines.last(), Some(&("h2", "Results")));
}

#[test]
fn every_part_of_a_docx_is_well_formed_and_declared() {
    for bilingual in [false, true] {
        let file = write_docx(&document(), bilingual).unwrap();
        assert_eq!(file, write_docx(&document(), bilingual).unwrap(), "same document, same bytes");
        let parts = parts(&file);
        assert_eq!(parts[0].0, "[Content_Types].xml");
        for (name, text) in &parts {
            let mut reader = XmlReader::new(text.as_bytes(), Limits::default()).unwrap();
            while reader.read().unwrap_or_else(|e| panic!("{name}: {e}")).is_some() {}
            assert!(
                name.ends_with(".rels") || name.starts_with('[') || parts[0].1.contains(&format!("\"/{name}\"")),
                "{name}"
            );
        }
    }
}

#[test]
fn docx_has_a_style_for_each_role_and_both_directions() {
    let main = |bilingual| {
        parts(&write_docx(&document(), bilingual).unwrap())
            .into_iter()
            .find(|(n, _)| n == "word/document.xml")
            .unwrap()
            .1
    };
    let plain = main(false);
    assert_eq!(plain.matches("<w:p>").count(), 9, "the block without translation is left out");
    assert!(!plain.contains("زيارة"));
    assert!(plain.contains(
        "<w:t xml:space=\"preserve\">The delegation arrived.</w:t><w:br/><w:t xml:space=\"preserve\">It stayed.</w:t>"
    ));
    for style in ["Title", "Meta", "Normal", "ListBullet", "Heading1"] {
        assert!(plain.contains(&format!("<w:pStyle w:val=\"{style}\"/>")), "{style}");
    }
    assert_eq!(plain.matches("ListBullet").count(), 3, "what has a number has no bullet");
    let table = main(true);
    assert_eq!(table.matches("<w:tr>").count(), 10, "all blocks, that one too");
    assert_eq!(table.matches("<w:bidi/>").count(), 10);
    assert!(
        table.contains(
            "<w:rtl/><w:lang w:bidi=\"ar-LY\"/></w:rPr><w:t xml:space=\"preserve\">زيارة &lt;الوفد&gt;</w:t>"
        )
    );
}
