use super::*;
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Result<String, XmlError> {
    let mut reader = XmlReader::new(bytes, Limits { text_bytes: 500, events: 400, ..Limits::default() })?;
    let mut out = String::new();
    while let Some(event) = reader.read()? {
        match event {
            XmlEvent::Start(e) => {
                let attributes: Vec<_> = e.attributes.iter().map(|(n, v)| format!(" {n}={v}")).collect();
                out += &format!("<{}{}>", e.name, attributes.concat());
            }
            XmlEvent::End(name) => out += &format!("</{name}>"),
            XmlEvent::Text(text) => out += &text,
        }
    }
    Ok(out)
}

#[test]
fn reads_what_tools_write() {
    let cases = [
        (
            "declaration and system DTD",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"a[b].dtd\">\n<tmx a='1'/>\n",
            "<tmx a=1></tmx>",
        ),
        ("public DTD", "<!DOCTYPE tmx PUBLIC \"-//X//EN\" \"tmx14.dtd\" ><t>x</t>", "<t>x</t>"),
        ("references", "<a b='&quot;&#x41;'>&lt;&amp;&#1575;&apos;</a>", "<a b=\"A><&ا'</a>"),
        ("CDATA, comments, instructions", "<a><!-- - --><?pi x?><![CDATA[<b>]]></a>", "<a><b></a>"),
        ("line ends", "<a>x\r\ny\rz</a>", "<a>x\ny\nz</a>"),
        ("white space in attributes", "<a\n b =\t'x\ny' />", "<a b=x y></a>"),
        ("byte order mark", "\u{FEFF}<a>سبها</a>", "<a>سبها</a>"),
    ];
    for (name, xml, expected) in cases {
        assert_eq!(read(xml.as_bytes()).as_deref(), Ok(expected), "{name}");
    }
    let utf16: Vec<u8> = "\u{FEFF}<?xml version='1.0' encoding='UTF-16'?><a>سبها</a>"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(read(&utf16).as_deref(), Ok("<a>سبها</a>"));
}

#[test]
fn refuses_with_line_and_column() {
    let deep = "<a>".repeat(65);
    let many: String = (0..65).map(|i| format!(" a{i}=''")).collect();
    let cases: Vec<(&str, String, u64, u64, &str)> = vec![
        ("nothing", String::new(), 1, 1, "empty"),
        ("white space only", " \n ".into(), 2, 2, "empty"),
        ("no XML", "source\ttarget".into(), 1, 1, "does not begin with a tag"),
        ("cut off", "<a>\n<b>سبها".into(), 2, 8, "ends inside of <b>"),
        ("cut off in a tag", "<a>\n <b c='".into(), 2, 2, "not closed"),
        ("wrong end tag", "<a>سبها<b></a>".into(), 1, 11, "expected `</b>`"),
        ("end without start", "</a>".into(), 1, 1, "does not match"),
        ("two roots", "<a/>\n<b/>".into(), 2, 1, "second root"),
        ("text after the root", "<a/>x".into(), 1, 5, "after the root"),
        ("internal subset", "<!DOCTYPE a [<!ENTITY l \"lol\">]><a>&l;</a>".into(), 1, 1, "internal subset"),
        ("unknown entity", "<a>x&nbsp;</a>".into(), 1, 5, "&nbsp; is not defined"),
        ("lone ampersand", "<a>R & D</a>".into(), 1, 6, "not closed"),
        ("reference to a control", "<a>&#1;</a>".into(), 1, 4, "&#1; is not allowed"),
        ("reference to nothing", "<a>&#xD800;</a>".into(), 1, 4, "&#xD800; is not allowed"),
        ("attribute twice", "<a b='1' b='2'/>".into(), 1, 1, "duplicate"),
        ("attribute without quotes", "<a b=1/>".into(), 1, 1, "attribute value"),
        ("lesser than in text", "<a>1 < 2</a>".into(), 1, 6, "not"),
        ("too deep", deep, 1, 193, "more than 64 elements"),
        ("too many attributes", format!("<a{many}/>"), 1, 1, "more than 64 attributes"),
        ("too long a text", format!("<a>{}</a>", "x".repeat(501)), 1, 4, "longer than 500"),
        ("too long a text in pieces", format!("<a>{}</a>", "&lt;".repeat(501)), 1, 4, "more than"),
        ("too many events", format!("<a>{}</a>", "<b/>".repeat(300)), 1, 804, "more than 400 tags"),
    ];
    for (name, xml, line, column, message) in cases {
        let error = read(xml.as_bytes()).expect_err(name);
        assert!(error.to_string().contains(message), "{name}: {error}");
        // In pieces the limit of events or of bytes may come first; the place is that of the piece.
        if !name.contains("pieces") {
            assert_eq!((error.place.line, error.place.column), (line, column), "{name}: {error}");
        }
    }
    let error = read(b"<a>\n\xD8\xA7 \xFF</a>").unwrap_err();
    assert!(matches!(error.kind, XmlErrorKind::Stream(StreamError::Malformed { offset: 7, .. })), "{error}");
}

#[test]
fn what_is_never_closed_is_refused_before_it_is_held() {
    // 300 MB that nobody has to hold: the reader gives up long before it comes to their end.
    for start in ["<a b='", "<a><!-- ", "<a>"] {
        let endless = std::io::Read::take(std::io::repeat(b'x'), 300_000_000);
        let input = std::io::BufReader::new(std::io::Read::chain(start.as_bytes(), endless));
        let mut reader = XmlReader::new(input, Limits::default()).unwrap();
        let error = loop {
            match reader.read() {
                Ok(event) => assert!(event.is_some(), "{start}: read to its end"),
                Err(error) => break error,
            }
        };
        assert!(matches!(error.kind, XmlErrorKind::Stream(StreamError::TooLong { .. })), "{start}: {error}");
    }
}

#[test]
fn an_attribute_of_the_longest_text_is_read_however_it_is_escaped() {
    let xml = format!("<a b=\"{}\"/>", "&quot;".repeat(MOST_TEXT));
    let mut reader = XmlReader::new(xml.as_bytes(), Limits::default()).unwrap();
    let Some(XmlEvent::Start(tag)) = reader.read().unwrap() else { panic!() };
    assert_eq!(tag.attribute("b").map(str::len), Some(MOST_TEXT));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(b'<'), Just(b'&'), Just(b'>'), Just(b'!'), Just(b'a')], 0..120)) {
        let _ = read(&bytes);
    }

    #[test]
    fn what_is_escaped_is_read_back(text in "[\\PC\\t\\n\\r<>&\"'\u{1}]{0,40}") {
        let xml = format!("<a b=\"{}\">{}</a>", escape_attribute(&text), escape_text(&text));
        let expected: String = text.chars().map(|c| if is_xml_char(c) { c } else { '\u{FFFD}' }).collect();
        prop_assert_eq!(read(xml.as_bytes()), Ok(format!("<a b={expected}>{expected}</a>")));
    }
}

#[test]
fn the_first_forbidden_character_is_found_wherever_it_stands() {
    let fine = "سبها\t😀\r\n \u{FEFF}\u{FFFD}\u{EFFF}";
    assert_eq!(forbidden(fine), None);
    for bad in ['\0', '\u{1F}', '\u{B}', '\u{FFFE}', '\u{FFFF}'] {
        assert_eq!(forbidden(&format!("{fine}{bad}{fine}\u{1}")), Some(bad));
    }
}
