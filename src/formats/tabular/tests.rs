use super::*;
use proptest::prelude::*;

/// `source = target {extra}` of each row, or the rejection.
fn units(text: &str, table: Table) -> Result<Vec<String>, String> {
    let reader = UnitReader::new(text.as_bytes(), table, None).map_err(|e| e.to_string())?;
    let said = |row| match row {
        Row::Read(UnitRow { row, source, target, extra, .. }) => {
            let extra: Vec<_> = extra.iter().map(|(name, text)| format!(" {{{name}: {text}}}")).collect();
            format!("{row} {source} = {target}{}", extra.concat())
        }
        Row::Rejected(rejection) => rejection.to_string(),
    };
    reader.map(|row| row.map(said).map_err(|e| e.to_string())).collect()
}

#[test]
fn units_in_tsv() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("no header", "سبها\tSebha\nنعم\tyes", &["1 سبها = Sebha", "2 نعم = yes"]),
        ("languages", "en\tar\nhello\tمرحبا", &["2 مرحبا = hello"]),
        ("names of languages", "ENGLISH\tArabic\nhello\tمرحبا", &["2 مرحبا = hello"]),
        ("codes with regions", "id\ten-US\tAR_sa\n\thello\tمرحبا", &["2 مرحبا = hello"]),
        ("source before language", "en\tsource\ttarget\n\tمرحبا\thello", &["2 مرحبا = hello"]),
        ("no header but like one", "ar\tEn route", &["1 ar = En route"]),
        ("header, mark, CR LF", "\u{FEFF}Source\tTARGET\r\nسبها\tSebha\r\n", &["2 سبها = Sebha"]),
        ("columns in another order", "id\ttarget\tsource\n7\tSebha\tسبها\n", &["2 سبها = Sebha {id: 7}"]),
        ("more columns without header", "سبها\tSebha\t\tملاحظة", &["1 سبها = Sebha {column 4: ملاحظة}"]),
        ("quotes are literal", "\"سبها\t\"Sebha\"\n", &["1 \"سبها = \"Sebha\""]),
        (
            "quoted by a spreadsheet",
            "\"قال \"\"لا\"\"\"\t\"He said \"\"no\"\"\"\n\"\"\"لا\"\"\"\t\"No\"\n",
            &["1 قال \"لا\" = He said \"no\"", "2 \"لا\" = \"No\""],
        ),
        ("not quoted for sure", "\"لا\" و\"\"\t\"\"No\"\"\n", &["1 \"لا\" و\"\" = \"\"No\"\""]),
        ("blank lines", "\n\t\nسبها\tSebha\n\n", &["3 سبها = Sebha"]),
        ("one cell", "سبها\nنعم\tyes", &["row 1 (line 1): there is no target: the row has 1 cell", "2 نعم = yes"]),
        ("empty target", "سبها\t \nنعم\tyes", &["row 1 (line 1): the target is empty", "2 نعم = yes"]),
        ("empty source", "\tSebha", &["row 1 (line 1): the source is empty"]),
    ];
    for (name, text, expected) in cases {
        assert_eq!(units(text, Table::Tsv).unwrap(), *expected, "{name}");
    }
    assert_eq!(units("", Table::Tsv), Err("the file is empty".into()));
}

#[test]
fn units_in_csv() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "RFC 4180",
            "source,target\r\n\"سبها، مدينة\",\"a \"\"city\"\",\nsouth\"\r\nنعم,yes\r\n",
            &["2 سبها، مدينة = a \"city\",\nsouth", "3 نعم = yes"],
        ),
        ("semicolons", "source;target\nسبها;\"Sebha; Fezzan\"\n", &["2 سبها = Sebha; Fezzan"]),
        ("rows and lines", "source,target\n\"x\ny\",z\n,b\n", &["2 x\ny = z", "row 3 (line 4): the source is empty"]),
    ];
    for (name, text, expected) in cases {
        assert_eq!(units(text, Table::Csv).unwrap(), *expected, "{name}");
    }
}

#[test]
fn a_quote_that_is_never_closed_ends_in_an_error_not_in_one_cell() {
    let text = format!("source,target\nسبها,\"Sebha\n{}", "نعم,yes\n".repeat(60_000));
    let error = units(&text, Table::Csv).unwrap_err();
    assert!(error.starts_with("line 2: one item is longer than"), "{error}");
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let reader = UnitReader::new(&b"a\tb\nc\xD8\td\n"[..], Table::Tsv, Some("utf-8")).unwrap();
    let rows: Vec<_> = reader.collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        rows[1].as_ref().unwrap_err().to_string(),
        "line 2: byte 5 is not valid UTF-8; save the file as UTF-8 and send it again"
    );
    let arabic = encoding_rs::WINDOWS_1256.encode("source,target\nسبها,Sebha\n").0.into_owned();
    let mut reader = UnitReader::new(&arabic[..], Table::Csv, None).unwrap();
    assert!(matches!(reader.next(), Some(Ok(Row::Read(unit))) if unit.source == "سبها"));
}

#[test]
fn glossaries_by_the_names_of_their_columns() {
    let text = "Note, TARGET,owner,source,status\nn1,Sebha,me,سبها,preferred\n,Tripoli,,طرابلس\n,x,,,\na,b,c,d,e,f\n,Zawiya,,الزاوية,,,\n";
    let mut reader = GlossaryReader::new(text.as_bytes(), Table::Csv, None).unwrap();
    assert_eq!(reader.unknown_columns(), ["owner"]);
    let mut row = || reader.next().unwrap().unwrap();
    let Row::Read(first) = row() else { panic!() };
    assert_eq!((first.row, first.source.as_str(), first.target.as_str()), (2, "سبها", "Sebha"));
    assert_eq!((first.status.as_deref(), first.note.as_deref(), first.domain), (Some("preferred"), Some("n1"), None));
    assert!(matches!(row(), Row::Read(GlossaryRow { row: 3, note: None, .. })));
    let mut rejected =
        |expected: &str| assert!(matches!(row(), Row::Rejected(r) if r.to_string() == expected), "{expected}");
    rejected("row 4 (line 4): the source is empty");
    rejected("row 5 (line 5): the row has 6 cells, the header 5; a separator may stand inside of a cell");
    assert!(matches!(row(), Row::Read(GlossaryRow { row: 6, .. })), "empty cells at the end");
    assert!(reader.next().is_none());
}

#[test]
fn the_columns_of_the_terms_may_be_called_by_their_language() {
    let text = "Note;English;AR_ly;ar-EG\nn1;Sebha;سبها;سبهه\n";
    let mut reader = GlossaryReader::new(text.as_bytes(), Table::Csv, None).unwrap();
    assert_eq!(reader.unknown_columns(), ["ar-EG"]);
    let Row::Read(row) = reader.next().unwrap().unwrap() else { panic!() };
    assert_eq!((row.source.as_str(), row.target.as_str(), row.note.as_deref()), ("سبها", "Sebha", Some("n1")));
    let refused = GlossaryReader::new(&b"ar_note,term,en_def\n"[..], Table::Csv, None);
    assert!(refused.is_err(), "a note is no term");
    let by_name = GlossaryReader::new(&b"ar\tsource\ttarget\n"[..], Table::Tsv, None).unwrap();
    assert_eq!(by_name.unknown_columns(), ["ar"]);
}

#[test]
fn what_a_file_tells_a_spreadsheet_of_its_separator_is_no_row() {
    for (told, separator) in [("sep=;\r\n", ';'), ("SEP=,\n", ','), ("\u{FEFF}sep=\t\n", '\t'), ("sep=|\n", '|')] {
        let row = |cells: [&str; 2]| cells.join(&separator.to_string()) + "\r\n";
        let text = told.to_owned() + &row(["source", "target"]) + &row(["سبها، طرابلس", "Sebha"]) + &row(["", "x"]);
        let reader = GlossaryReader::new(text.as_bytes(), Table::Csv, None).unwrap();
        let rows: Vec<_> = reader.map(Result::unwrap).collect();
        assert!(
            matches!(&rows[0], Row::Read(row) if row.line == 3 && row.source == "سبها، طرابلس"),
            "{told}: {rows:?}"
        );
        assert!(matches!(&rows[1], Row::Rejected(no) if no.line == 4), "{told}: {rows:?}");
    }
    let refused =
        |text: &str| GlossaryReader::new(text.as_bytes(), Table::Csv, None).map(|_| ()).unwrap_err().to_string();
    assert_eq!(refused("sep=ab\nsource,target\n"), "line 1: the header has no column source; it has: sep=ab");
    assert_eq!(refused("sep=;\nterm;target\n"), "line 2: the header has no column source; it has: term, target");
}

#[test]
fn a_header_that_does_not_serve_is_refused() {
    let refused =
        |text: &str| GlossaryReader::new(text.as_bytes(), Table::Tsv, None).map(|_| ()).unwrap_err().to_string();
    assert_eq!(refused("term\ttarget\n"), "line 1: the header has no column source; it has: term, target");
    assert_eq!(refused("source\ttarget\tsource\n"), "line 1: the header has the column source twice");
    assert_eq!(refused("\n\n"), "the file is empty");
}

#[test]
fn tsv_cells_stay_on_their_line() {
    let mut writer = TableWriter::new(Vec::new(), Table::Tsv);
    writer.row(&["a\tb", "c\r\nd\ne", "\"f\""]).unwrap();
    assert_eq!(writer.finish().unwrap(), b"a b\tc d e\t\"\"\"f\"\"\"\n");
    let mut writer = TableWriter::new(Vec::new(), Table::Csv);
    writer.byte_order_mark().unwrap();
    writer.row(&["a\tb", "c\r\nd", "\"f\"", "g"]).unwrap();
    assert_eq!(writer.finish().unwrap(), "\u{FEFF}a\tb,\"c\r\nd\",\"\"\"f\"\"\",g\r\n".as_bytes());
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(rows in proptest::collection::vec(("[ءاب,;\"\\n\\r\\t 'x]{0,8}[ءx\"]", "[ءاب,;\"\\n\\r\\t 'x]{0,8}[ءx\"]"), 1..5)) {
        for table in [Table::Csv, Table::Tsv] {
            let mut writer = TableWriter::new(Vec::new(), table);
            writer.row(&["source", "target"]).unwrap();
            for (source, target) in &rows {
                writer.row(&[source, target]).unwrap();
            }
            let file = writer.finish().unwrap();
            let read: Vec<_> = UnitReader::new(&file[..], table, None).unwrap().map(|row| match row.unwrap() {
                Row::Read(unit) => (unit.source, unit.target),
                Row::Rejected(rejection) => panic!("{rejection}"),
            }).collect();
            let kept = |text: &String| match table {
                Table::Csv => text.trim().to_owned(),
                Table::Tsv => text.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ").trim().to_owned(),
            };
            let expected: Vec<_> = rows.iter().map(|(source, target)| (kept(source), kept(target))).collect();
            prop_assert_eq!(read, expected);
        }
    }
}

#[test]
fn lines_are_counted_whatever_ends_them() {
    for end in ["\n", "\r\n"] {
        let text = ["source,target", "سبها,Sebha", "", "\"a\nb\",c", ",x", ""].join(end);
        let rows = GlossaryReader::new(text.as_bytes(), Table::Csv, None).unwrap().map(Result::unwrap);
        let lines: Vec<u64> = rows
            .map(|row| match row {
                Row::Read(row) => row.line,
                Row::Rejected(no) => no.line,
            })
            .collect();
        assert_eq!(lines, [2, 4, 6], "{end:?}");
    }
}
