//! HOW IS A TABLE WRITTEN FOR A SPREADSHEET? A workbook of one sheet whose cells are all text (Office Open XML, ECMA-376).

use super::package::{XML, pack};
use super::xml::{escape_attribute, escape_text};
use std::fmt::Write as _;
use std::io;

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Rows of a sheet and UTF-16 units of a cell: limits of the program that defined the format. It calls a file that exceeds
/// them damaged.
const MOST_ROWS: usize = 1_048_576;
const MOST_UNITS: usize = 32_767;

/// A workbook as the bytes of an `.xlsx` file: the first row stands out and stays in sight. Cells are text and never formulas,
/// whatever they begin with. Characters that XML forbids become U+FFFD. The same rows give the same bytes.
///
/// # Errors
/// `InvalidInput` if a cell is longer than 32,767 UTF-16 units or there are more than 1,048,576 rows; the message says which.
pub fn write_xlsx<R, C>(sheet: &str, rows: R) -> io::Result<Vec<u8>>
where
    R: IntoIterator,
    R::Item: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut data = String::new();
    for (row, cells) in rows.into_iter().enumerate() {
        if row >= MOST_ROWS {
            return Err(too_much(format!("more than {MOST_ROWS} rows do not fit on a sheet; export as CSV")));
        }
        let style = if row == 0 { " s=\"1\"" } else { "" };
        let _ = write!(data, "<row r=\"{}\">", row + 1);
        for (column, cell) in cells.into_iter().enumerate() {
            let text = cell.as_ref();
            if text.encode_utf16().count() > MOST_UNITS {
                let place = format!("{}{}", column_name(column), row + 1);
                return Err(too_much(format!("cell {place} is longer than {MOST_UNITS} characters; export as CSV")));
            }
            let text = escape_text(text);
            let _ = write!(
                data,
                "<c r=\"{}{}\" t=\"inlineStr\"{style}><is><t xml:space=\"preserve\">{text}</t></is></c>",
                column_name(column),
                row + 1
            );
        }
        data.push_str("</row>");
    }
    let worksheet = format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <sheetData>{data}</sheetData></worksheet>"
    );
    let workbook = format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><bookViews><workbookView/></bookViews><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        escape_attribute(&sheet_name(sheet))
    );
    let styles = format!(
        "{XML}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
         <cellXfs count=\"2\"><xf xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/></cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    );
    let types = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{SPREADSHEET}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{SPREADSHEET}.worksheet+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{SPREADSHEET}.styles+xml\"/></Types>"
    );
    let root = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let parts = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    pack(&[
        ("[Content_Types].xml", &types),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &parts),
        ("xl/worksheets/sheet1.xml", &worksheet),
        ("xl/styles.xml", &styles),
    ])
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

fn too_much(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

/// A name that spreadsheets accept: up to 31 characters, none of `[]:*?/\`, no apostrophe at its ends, not empty.
fn sheet_name(name: &str) -> String {
    let allowed = name.chars().filter(|c| !"[]:*?/\\".contains(*c) && !c.is_control());
    let short: String = allowed.take(31).collect();
    let name = short.trim_matches(['\'', ' ']);
    if name.is_empty() { "Sheet1".to_owned() } else { name.to_owned() }
}

/// `A`, …, `Z`, `AA`, … for 0, …, 25, 26, …
fn column_name(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        // Below 26, so it fits and stays a letter.
        letters.push(char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            return letters.iter().rev().collect();
        }
        column = column / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml::{Limits, XmlEvent, XmlReader};
    use std::io::Read;

    fn part(file: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(io::Cursor::new(file)).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn cells_are_text_in_their_places() {
        let rows = [vec!["source", "target"], vec!["سبها & <x>", "=1+1"], vec![" a\nb ", "\u{1}"]];
        let file = write_xlsx("Terms: [1]", &rows).unwrap();
        let mut found = Vec::new();
        let sheet = part(&file, "xl/worksheets/sheet1.xml");
        let mut reader = XmlReader::new(sheet.as_bytes(), Limits::default()).unwrap();
        while let Some(event) = reader.read().unwrap() {
            match event {
                XmlEvent::Start(e) if e.name == "c" => {
                    found.push((e.attribute("r").unwrap().to_owned(), String::new()))
                }
                XmlEvent::Text(text) => found.last_mut().unwrap().1 += &text,
                _ => {}
            }
        }
        let expected = [
            ("A1", "source"),
            ("B1", "target"),
            ("A2", "سبها & <x>"),
            ("B2", "=1+1"),
            ("A3", " a\nb "),
            ("B3", "\u{FFFD}"),
        ];
        assert_eq!(found.iter().map(|(at, text)| (at.as_str(), text.as_str())).collect::<Vec<_>>(), expected);
        assert!(part(&file, "xl/workbook.xml").contains("<sheet name=\"Terms 1\""));
        assert_eq!(file, write_xlsx("Terms: [1]", &rows).unwrap(), "same rows, same bytes");
    }

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        let names: Vec<_> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(column_name).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_a_spreadsheet_would_call_damaged_is_refused() {
        let error = write_xlsx("x", [["a".to_owned(), "b".repeat(32_768)]]).unwrap_err();
        assert!(error.to_string().starts_with("cell B1 is longer"), "{error}");
    }
}
