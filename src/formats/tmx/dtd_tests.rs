//! Is this TMX 1.4? The rules of its DTD, for tests: which elements, in which order, with which attributes.

use crate::formats::xml::{Limits, XmlEvent, XmlReader, is_xml_char};

/// Element, its attributes (a `!` before those required), and what may stand in it; `#` stands for text.
const ELEMENTS: &[(&str, &[&str], &[&str])] = &[
    ("tmx", &["!version"], &["header", "body"]),
    (
        "header",
        &[
            "!creationtool",
            "!creationtoolversion",
            "!segtype",
            "!o-tmf",
            "!adminlang",
            "!srclang",
            "!datatype",
            "o-encoding",
            "creationdate",
            "creationid",
            "changedate",
            "changeid",
        ],
        &["note", "prop", "ude"],
    ),
    ("body", &[], &["tu"]),
    (
        "tu",
        &[
            "tuid",
            "o-encoding",
            "datatype",
            "usagecount",
            "lastusagedate",
            "creationtool",
            "creationtoolversion",
            "creationdate",
            "creationid",
            "changedate",
            "segtype",
            "changeid",
            "o-tmf",
            "srclang",
        ],
        &["note", "prop", "tuv"],
    ),
    (
        "tuv",
        &[
            "!xml:lang",
            "o-encoding",
            "datatype",
            "usagecount",
            "lastusagedate",
            "creationtool",
            "creationtoolversion",
            "creationdate",
            "creationid",
            "changedate",
            "changeid",
            "o-tmf",
        ],
        &["note", "prop", "seg"],
    ),
    ("note", &["o-encoding", "xml:lang"], &["#"]),
    ("prop", &["!type", "xml:lang", "o-encoding"], &["#"]),
    ("seg", &[], &["#", "bpt", "ept", "it", "ph", "hi", "ut"]),
    ("bpt", &["!i", "x", "type"], &["#", "sub"]),
    ("ept", &["!i"], &["#", "sub"]),
    ("it", &["!pos", "x", "type"], &["#", "sub"]),
    ("ph", &["assoc", "x", "type"], &["#", "sub"]),
    ("ut", &["x"], &["#", "sub"]),
    ("hi", &["x", "type"], &["#", "bpt", "ept", "it", "ph", "hi", "ut"]),
    ("sub", &["datatype", "type"], &["#", "bpt", "ept", "it", "ph", "hi", "ut"]),
];

/// What is wrong with a file.
pub(super) fn faults(file: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    match std::str::from_utf8(file) {
        Ok(text) => faults.extend(text.chars().find(|c| !is_xml_char(*c)).map(|c| format!("{c:?} is forbidden"))),
        Err(error) => faults.push(error.to_string()),
    }
    let mut xml = XmlReader::new(file, Limits::default()).unwrap();
    // Each open element with the children that it has had.
    let mut open: Vec<(String, Vec<String>)> = Vec::new();
    loop {
        match xml.read() {
            Ok(Some(XmlEvent::Start(tag))) => {
                let Some((_, attributes, _)) = ELEMENTS.iter().find(|(name, ..)| *name == tag.name) else {
                    faults.push(format!("<{}> is no element of TMX", tag.name));
                    return faults;
                };
                for (name, value) in &tag.attributes {
                    let known = attributes.iter().any(|known| known.trim_start_matches('!') == name);
                    let dated = !name.ends_with("date") || is_date(value);
                    let listed = match name.as_str() {
                        "pos" => matches!(value.as_str(), "begin" | "end"),
                        "assoc" => matches!(value.as_str(), "p" | "f" | "b"),
                        "version" => value == "1.4",
                        "usagecount" => value.parse::<u64>().is_ok(),
                        _ => true,
                    };
                    if !known || !dated || !listed {
                        faults.push(format!("<{} {name}=\"{value}\">", tag.name));
                    }
                }
                let needed = attributes.iter().filter_map(|name| name.strip_prefix('!'));
                faults.extend(
                    needed
                        .filter(|name| tag.attribute(name).is_none())
                        .map(|name| format!("<{}> without {name}", tag.name)),
                );
                if let Some((_, children)) = open.last_mut() {
                    children.push(tag.name.clone());
                }
                faults.extend(allowed(&open, &tag.name));
                open.push((tag.name, Vec::new()));
            }
            Ok(Some(XmlEvent::Text(text))) if !text.trim().is_empty() => faults.extend(allowed(&open, "#")),
            Ok(Some(XmlEvent::Text(_))) => {}
            Ok(Some(XmlEvent::End(_))) => {
                faults.extend(open.pop().and_then(|(name, children)| ended(&name, &children)))
            }
            Ok(None) => return faults,
            Err(error) => {
                faults.push(error.to_string());
                return faults;
            }
        }
    }
}

fn allowed(open: &[(String, Vec<String>)], child: &str) -> Option<String> {
    let (parent, _) = open.last()?;
    let (.., children) = ELEMENTS.iter().find(|(name, ..)| name == parent)?;
    (!children.contains(&child)).then(|| format!("{child} in <{parent}>"))
}

/// Order and number of what stood in an element.
fn ended(name: &str, children: &[String]) -> Option<String> {
    let after = |first: &str| children.iter().skip_while(|child| *child != first).any(|child| child != first);
    let fits = match name {
        "tmx" => children == ["header", "body"],
        "tu" => children.contains(&"tuv".to_owned()) && !after("tuv"),
        "tuv" => children.iter().filter(|child| *child == "seg").count() == 1 && !after("seg"),
        _ => true,
    };
    (!fits).then(|| format!("<{name}> holds {children:?}"))
}

/// `YYYYMMDDThhmmssZ`.
fn is_date(value: &str) -> bool {
    jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", value).is_ok() && value.len() == 16
}
