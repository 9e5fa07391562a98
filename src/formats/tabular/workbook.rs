//! What does a spreadsheet hold? The rows of a workbook (Office Open XML, ECMA-376) as text.

use super::{Record, TableError};
use crate::formats::archive::{ArchiveError, Packed, unpack};
use calamine::{Data, DataRef, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::{self, Cursor, Read};

/// The most that the parts of a workbook may unpack to, in bytes: half a million rows of terms. All of it is held.
const MOST: u64 = 128 << 20;

/// The most bytes that its cells may take. A text that stands once in the file may stand in a million cells, and a row of one cell may have
/// 255 empty ones before it.
const MOST_HELD: usize = 256 << 20;

/// The most columns of a row that are read. A cell may say that it stands in column 16,384.
const COLUMNS: u32 = 256;

/// The first sheet that is in sight, cell by cell, as a spreadsheet shows them but for the formats of numbers.
#[derive(Debug)]
pub struct Workbook {
    pub(super) records: Vec<Record>,
    others: Vec<String>,
}

impl Workbook {
    /// Reads an `.xlsx` file. Linear in what it unpacks to.
    ///
    /// # Errors
    /// [`TableError::Workbook`] for what is none or is damaged, [`TableError::LargeWorkbook`], [`TableError::Empty`].
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        check_size(bytes)?;
        let mut file = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
        let in_sight = |sheet: &&Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
        let mut names = file.sheets_metadata().iter().filter(in_sight).map(|sheet| sheet.name.clone());
        let first = names.next().ok_or(TableError::Empty)?;
        let others = names.collect();
        Ok(Self { records: records(&mut file, &first)?, others })
    }

    /// The names of the other sheets in sight, which are not read.
    #[must_use]
    pub fn others(&self) -> &[String] {
        &self.others
    }
}

/// Refuses what unpacks to more than is taken: the reader of workbooks would hold it.
fn check_size(bytes: &[u8]) -> Result<(), TableError> {
    let mut left = MOST;
    unpack(Packed::Zip, Cursor::new(bytes), &mut |_, content| {
        let read =
            io::copy(&mut content.take(left + 1), &mut io::sink()).map_err(|e| TableError::Workbook(e.to_string()))?;
        left = left.checked_sub(read).ok_or(TableError::LargeWorkbook)?;
        Ok(())
    })
}

/// The rows that have a cell, numbered as a spreadsheet shows it.
fn records(file: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<Record>, TableError> {
    let mut cells = file.worksheet_cells_reader(sheet).map_err(broken)?;
    let (mut records, mut held): (Vec<Record>, usize) = (Vec::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let text = text_of(cell.get_value());
        if text.is_empty() || column >= COLUMNS {
            continue;
        }
        let number = u64::from(row) + 1;
        if records.last().is_none_or(|last| last.row != number) {
            records.push(Record { row: number, line: number, cells: Vec::new() });
        }
        let Some(Record { cells: row, .. }) = records.last_mut() else { continue };
        let at = column as usize;
        let more = (at + 1).saturating_sub(row.len());
        held += text.len() + more * size_of::<String>();
        if held > MOST_HELD {
            return Err(TableError::LargeWorkbook);
        }
        row.extend(std::iter::repeat_n(String::new(), more));
        row[at] = text;
    }
    Ok(records)
}

/// What a cell says: a day as 2026-01-02, and nothing where a formula failed.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Error(_) | DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }
        }
        value => Data::from(value.clone()).to_string(),
    }
}

fn broken(error: XlsxError) -> TableError {
    TableError::Workbook(error.to_string())
}

impl From<ArchiveError> for TableError {
    fn from(error: ArchiveError) -> Self {
        Self::Workbook(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::package::{XML, pack};
    use crate::formats::xlsx::write_xlsx;
    use proptest::prelude::*;

    const CONTENT: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    const SPREADSHEET: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    const ROOT: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"r\" Target=\"xl/workbook.xml\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";

    /// Cells of style 1 are days.
    const STYLES: &str = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";

    /// A workbook of these sheets (name, state, rows), with texts as spreadsheets keep them: in a table of their own.
    fn workbook(sheets: &[(&str, &str, &str)], strings: &str) -> Vec<u8> {
        let (mut listed, mut relations, mut parts) = (String::new(), String::new(), Vec::new());
        for (at, (name, state, rows)) in sheets.iter().enumerate() {
            listed += &format!("<sheet name=\"{name}\" sheetId=\"{0}\" state=\"{state}\" r:id=\"r{0}\"/>", at + 1);
            relations += &format!(
                "<Relationship Id=\"r{0}\" Target=\"worksheets/sheet{0}.xml\" \
                 Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/>",
                at + 1
            );
            let sheet = format!("{XML}<worksheet {SPREADSHEET}><sheetData>{rows}</sheetData></worksheet>");
            parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), sheet));
        }
        parts.push(("[Content_Types].xml".to_owned(), CONTENT.to_owned()));
        parts.push(("_rels/.rels".to_owned(), ROOT.to_owned()));
        parts.push((
            "xl/workbook.xml".to_owned(),
            format!("<workbook {SPREADSHEET}><sheets>{listed}</sheets></workbook>"),
        ));
        let relations = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
        );
        parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations));
        parts.push(("xl/styles.xml".to_owned(), format!("<styleSheet {SPREADSHEET}>{STYLES}</styleSheet>")));
        parts.push(("xl/sharedStrings.xml".to_owned(), format!("<sst {SPREADSHEET}>{strings}</sst>")));
        let parts: Vec<(&str, &str)> = parts.iter().map(|(name, part)| (name.as_str(), part.as_str())).collect();
        pack(&parts).unwrap()
    }

    fn rows(workbook: &Workbook) -> Vec<(u64, String)> {
        workbook.records.iter().map(|record| (record.row, record.cells.join("|"))).collect()
    }

    #[test]
    fn the_first_sheet_in_sight_is_read_as_it_is_shown() {
        let strings = "<si><t>source</t></si><si><t>target</t></si><si><r><t xml:space=\"preserve\">المجلس </t></r><r><rPr><b/></rPr><t>الأعلى</t></r></si>";
        let terms = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>\
            <row r=\"4\"><c r=\"A4\" t=\"s\"><v>2</v></c><c r=\"C4\" t=\"str\"><f>\"High \"&amp;\"Council\"</f><v>High Council</v></c>\
            <c r=\"D4\"><v>25</v></c><c r=\"E4\"><v>2.5</v></c><c r=\"F4\" t=\"b\"><v>1</v></c><c r=\"G4\" t=\"e\"><v>#REF!</v></c>\
            <c r=\"H4\" s=\"1\"><v>46024</v></c><c r=\"I4\" s=\"1\"><v>46024.75</v></c><c r=\"XFD4\"><v>7</v></c></row>\
            <row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a&#10;b </t></is></c></row>";
        let file = workbook(&[("Old", "hidden", ""), ("Terms", "visible", terms), ("Notes", "visible", "")], strings);
        let read = Workbook::read(&file).unwrap();
        assert_eq!(read.others(), ["Notes"]);
        let expected = [
            (1, "source||target"),
            (4, "المجلس الأعلى||High Council|25|2.5|true||2026-01-02|2026-01-02 18:00"),
            (5, " a\nb "),
        ];
        assert_eq!(rows(&read), expected.map(|(row, cells)| (row, cells.to_owned())));
    }

    #[test]
    fn what_is_no_workbook_says_so() {
        let hidden = workbook(&[("Old", "hidden", "")], "");
        assert_eq!(Workbook::read(&hidden).unwrap_err(), TableError::Empty);
        for bytes in [&b""[..], b"source,target\n", &pack(&[("a.txt", "text")]).unwrap(), &hidden[..hidden.len() / 2]] {
            let error = Workbook::read(bytes).unwrap_err().to_string();
            assert!(error.starts_with("this is no workbook that can be read (.xlsx): "), "{error}");
        }
        let bomb = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>".to_owned() + &"x".repeat(130 << 20);
        assert!(Workbook::read(&workbook(&[("Bomb", "visible", &bomb)], "")).is_err());
    }

    #[test]
    fn little_that_becomes_much_is_refused() {
        let far: String =
            (1..=50_000).map(|row| format!("<row r=\"{row}\"><c r=\"IV{row}\"><v>1</v></c></row>")).collect();
        let again: String =
            (1..=1_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
        let long = format!("<si><t>{}</t></si>", "سلام ".repeat(40_000));
        for (rows, strings) in [(far, ""), (again, &*long)] {
            let read = Workbook::read(&workbook(&[("Terms", "visible", &rows)], strings));
            assert_eq!(read.unwrap_err(), TableError::LargeWorkbook);
        }
    }

    proptest! {
        #[test]
        fn what_was_written_comes_back(cells in prop::collection::vec(prop::collection::vec("[ -~\\nء-ي]{0,6}", 0..5), 0..8)) {
            let read = Workbook::read(&write_xlsx("Terms", &cells).unwrap()).unwrap();
            let last = |row: &Vec<String>| row.iter().rposition(|cell| !cell.is_empty()).map(|last| row[..=last].to_vec());
            let expected: Vec<(u64, Vec<String>)> = (1..).zip(&cells).filter_map(|(at, row)| Some((at, last(row)?))).collect();
            prop_assert_eq!(read.records.iter().map(|one| (one.row, one.cells.clone())).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn a_damaged_one_is_refused_or_read(at in any::<prop::sample::Index>(), byte: u8, part in 0usize..2) {
            let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>25</v></c><c r=\"AB1\"><f>A1</f><v>1E5</v></c></row>";
            let strings = "<si><t>source</t></si>";
            let damaged = |text: &str| {
                let mut bytes = text.as_bytes().to_vec();
                let at = at.index(bytes.len());
                bytes[at] = byte % 0x7F;
                String::from_utf8(bytes).unwrap()
            };
            let (rows, strings) = if part == 0 { (damaged(rows), strings.to_owned()) } else { (rows.to_owned(), damaged(strings)) };
            let file = workbook(&[("Terms", "visible", &rows)], &strings);
            let _ = Workbook::read(&file);
            let mut broken = file;
            let at = at.index(broken.len());
            broken[at] = byte;
            let _ = Workbook::read(&broken);
        }
    }
}
