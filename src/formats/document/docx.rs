//! The smallest document that word processors open without complaint (Office Open XML, ECMA-376, part 1).

use super::{Document, DocumentBlock, DocumentRole, direction, numbered};
use crate::formats::package::{XML, pack};
use crate::formats::xml::{escape_attribute, escape_text};
use std::fmt::Write as _;
use std::io;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The bytes of a `.docx` file: title, headings, paragraphs and list items in the styles of the program that opens it.
/// `bilingual` writes a table of two columns instead, the source on the left with its own direction, untranslated blocks
/// included. The same document gives the same bytes.
///
/// # Errors
/// Those of packing, which a document that fits into memory does not meet.
pub fn write_docx(document: &Document, bilingual: bool) -> io::Result<Vec<u8>> {
    let mut body = String::new();
    if bilingual {
        body.push_str(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr>\
             <w:tblGrid><w:gridCol w:w=\"4820\"/><w:gridCol w:w=\"4820\"/></w:tblGrid>",
        );
        for block in &document.blocks {
            body.push_str("<w:tr>");
            for (text, lang) in [(&block.source, &document.source_lang), (&block.text, &document.lang)] {
                body.push_str("<w:tc><w:tcPr><w:tcW w:w=\"2500\" w:type=\"pct\"/></w:tcPr>");
                paragraph(&mut body, block, text, lang);
                body.push_str("</w:tc>");
            }
            body.push_str("</w:tr>");
        }
        // A document must not end with a table.
        body.push_str("</w:tbl><w:p/>");
    } else {
        for block in document.translated() {
            paragraph(&mut body, block, &block.text, &document.lang);
        }
    }
    let main = format!(
        "{XML}<w:document xmlns:w=\"{MAIN}\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>"
    );
    let core = format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
        escape_text(&document.title),
        escape_text(&document.lang)
    );
    let types = format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{WORD}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{WORD}.styles+xml\"/>\
         <Override PartName=\"/word/numbering.xml\" ContentType=\"{WORD}.numbering+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    );
    let root = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
    );
    let parts = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATIONS}/numbering\" Target=\"numbering.xml\"/></Relationships>"
    );
    let numbering = format!(
        "{XML}<w:numbering xmlns:w=\"{MAIN}\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{2022}\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    pack(&[
        ("[Content_Types].xml", &types),
        ("_rels/.rels", &root),
        ("docProps/core.xml", &core),
        ("word/document.xml", &main),
        ("word/_rels/document.xml.rels", &parts),
        ("word/styles.xml", &styles(&document.lang)),
        ("word/numbering.xml", &numbering),
    ])
}

/// One paragraph. Text from right to left needs it said three times: of the paragraph, of the run, and as its language.
fn paragraph(out: &mut String, block: &DocumentBlock, text: &str, lang: &str) {
    let style = match block.role {
        DocumentRole::Title => "Title",
        DocumentRole::Heading => "Heading1",
        DocumentRole::Body => "Normal",
        // What says its number itself needs no bullet.
        DocumentRole::ListItem if numbered(text).is_some() => "Normal",
        DocumentRole::ListItem => "ListBullet",
        DocumentRole::Caption => "Caption",
        DocumentRole::Meta => "Meta",
    };
    let lang_attribute = escape_attribute(lang);
    let (bidi, run) = if direction(lang) == "rtl" {
        ("<w:bidi/>", format!("<w:rtl/><w:lang w:bidi=\"{lang_attribute}\"/>"))
    } else {
        ("", format!("<w:lang w:val=\"{lang_attribute}\"/>"))
    };
    // Writing to a string does not fail.
    let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}</w:pPr><w:r><w:rPr>{run}</w:rPr>");
    for (at, line) in text.trim().lines().enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        let _ = write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", escape_text(line));
    }
    out.push_str("</w:r></w:p>");
}

fn styles(lang: &str) -> String {
    let lang = escape_attribute(lang);
    let mut out = format!(
        "{XML}<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>\
         <w:lang w:val=\"{lang}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
    );
    let paragraph_styles = [
        ("Title", "Title", "", "<w:b/><w:bCs/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>"),
        (
            "Heading1",
            "heading 1",
            "<w:keepNext/><w:outlineLvl w:val=\"0\"/>",
            "<w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
        ),
        ("ListBullet", "List Bullet", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>", ""),
        ("Caption", "caption", "", "<w:i/><w:iCs/>"),
        ("Meta", "Meta", "", "<w:color w:val=\"595959\"/>"),
    ];
    for (id, name, paragraph, run) in paragraph_styles {
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        );
    }
    out.push_str(
        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>",
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(out, "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    }
    out.push_str("</w:tblBorders></w:tblPr></w:style></w:styles>");
    out
}
