//! WHAT OF A UNIT STANDS IN AN EXCHANGE FILE? Units of a memory as units of TMX, and back.

use crate::formats::tmx::{ARABIC_ENGLISH, InlineCode, TmxUnit};
use crate::formats::xml::{forbidden, is_xml_char};
use crate::id::{ArticleId, SegmentId, UnitId};
use crate::memory::{Context, Provenance, Unit};
use crate::store::NewUnit;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::mem::take;

/// The names of our own properties in TMX.
pub(super) mod property {
    pub(in crate::app) const ARTICLE: &str = "x-article";
    pub(in crate::app) const ARTICLE_TITLE: &str = "x-article-title";
    pub(in crate::app) const SEGMENT: &str = "x-segment";
    pub(in crate::app) const BEFORE: &str = "x-context-prev";
    pub(in crate::app) const AFTER: &str = "x-context-next";
    pub(in crate::app) const IMPORT: &str = "x-import";
    pub(in crate::app) const STATE: &str = "x-state";

    /// Those that a unit has members for; any other is kept as it came.
    pub(super) const READ: [&str; 6] = [ARTICLE, ARTICLE_TITLE, SEGMENT, BEFORE, AFTER, IMPORT];
}

/// Behind the name of a property of ours whose text XML cannot hold as it is.
const ESCAPED: &str = "-escaped";

/// A property of ours. Control characters occur in news; they are written as `\u{1}`, under another name.
pub(super) fn written(name: &str, text: String) -> (String, String) {
    if forbidden(&text).is_none() {
        return (name.to_owned(), text);
    }
    let escaped = text.chars().map(|c| match c {
        '\\' => "\\\\".to_owned(),
        c if !is_xml_char(c) => format!("\\u{{{:x}}}", u32::from(c)),
        c => c.to_string(),
    });
    (format!("{name}{ESCAPED}"), escaped.collect())
}

fn unescaped(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let hex = after.strip_prefix("u{").and_then(|after| after.split_once('}'));
        let character = hex.and_then(|(hex, after)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, after)));
        let literal = after.strip_prefix('\\').map_or(('\\', after), |after| ('\\', after));
        let (character, after) = character.unwrap_or(literal);
        out.push(character);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The most that is kept, in bytes of JSON, of what nothing here uses: tools write a dozen properties for each unit, and a
/// memory of a million shall not become one of properties.
const MOST_EXTRA: usize = 8_192;

/// The longest tag of a language and name of a person among them, in bytes.
const MOST_NAME: usize = 255;

/// What a file said of a unit that nothing here uses, to be written out again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Extra {
    /// The tags of the languages, where they are others than ours: `ar-SA`, `en-GB`.
    #[serde(skip_serializing_if = "Option::is_none")]
    source_lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_lang: Option<String>,
    /// Who made it, where somebody else changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    creation_id: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    source_codes: Vec<(usize, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    target_codes: Vec<(usize, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

impl Extra {
    /// As JSON; `None` when there is nothing. What is too much is left out.
    fn kept(mut self) -> Option<String> {
        if self == Self::default() {
            return None;
        }
        let json = serde_json::to_string(&self).ok()?;
        if json.len() <= MOST_EXTRA {
            return Some(json);
        }
        self.shorten();
        let json = serde_json::to_string(&self).ok().filter(|json| json.len() <= MOST_EXTRA)?;
        (self != Self::default()).then_some(json)
    }

    /// Leaves out what is too much: the codes if they alone are, then the longest properties and notes.
    fn shorten(&mut self) {
        let length = |extra: &Self| serde_json::to_string(extra).map_or(usize::MAX, |json| json.len());
        let (source_codes, target_codes) = (take(&mut self.source_codes), take(&mut self.target_codes));
        let codes = Self { source_codes, target_codes, ..Self::default() };
        if length(&codes) <= MOST_EXTRA {
            (self.source_codes, self.target_codes) = (codes.source_codes, codes.target_codes);
        }
        if length(&Self { props: Vec::new(), notes: Vec::new(), ..self.clone() }) > MOST_EXTRA {
            (self.source_lang, self.target_lang, self.creation_id) = Default::default();
        }
        let mut over = length(self).saturating_sub(MOST_EXTRA);
        let mut lengths: Vec<usize> = self.props.iter().map(|(_, text)| text.len()).collect();
        lengths.extend(self.notes.iter().map(String::len));
        lengths.sort_unstable();
        // So long that none is left, if all of them are needed.
        let mut most = usize::MAX;
        while over > 0 {
            let Some(longest) = lengths.pop() else { break };
            (over, most) = (over.saturating_sub(longest), longest);
        }
        self.props.retain(|(_, text)| text.len() < most);
        self.notes.retain(|text| text.len() < most);
    }
}

/// A unit as a memory keeps it. What the file does not say is as if it came in `now`; `import` is the name of the file.
pub(super) fn new_unit(mut read: TmxUnit, import: &str, now: Timestamp) -> NewUnit {
    let time = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Timestamp>().ok());
    let mut prop = |name: &str| {
        let mut take = |is: &dyn Fn(&str) -> bool| {
            let at = read.props.iter().position(|(kind, _)| is(kind))?;
            Some(read.props.remove(at).1)
        };
        let escaped = |kind: &str| kind.strip_suffix(ESCAPED) == Some(name);
        take(&|kind| kind == name).or_else(|| take(&escaped).map(|text| unescaped(&text)))
    };
    let [article, article_title, segment, before, after, imported] = property::READ.map(&mut prop);
    let changed = time(&read.change_date);
    let created_at = time(&read.creation_date).or(changed).unwrap_or(now);
    let changed_at = changed.unwrap_or(created_at);
    let codes = |codes: Vec<InlineCode>| codes.into_iter().map(|code| (code.at, code.xml)).collect();
    read.props.retain(|(kind, _)| !kind.is_empty());
    let lang =
        |lang: String, ours: &str| Some(lang).filter(|lang| (1..=MOST_NAME).contains(&lang.len()) && lang != ours);
    let who = read.change_id.or_else(|| read.creation_id.clone());
    let creation_id = read.creation_id.filter(|made| Some(made) != who.as_ref() && made.len() <= MOST_NAME);
    let extra = Extra {
        source_lang: lang(read.source_lang, ARABIC_ENGLISH.source),
        target_lang: lang(read.target_lang, ARABIC_ENGLISH.target),
        creation_id,
        source_codes: codes(read.source_codes),
        target_codes: codes(read.target_codes),
        props: read.props,
        notes: read.notes,
    };
    let segment = article.zip(segment).map(|(article, segment)| (ArticleId::from(article), SegmentId::from(segment)));
    let unit = Unit {
        id: UnitId::new(),
        context: Context { before, after },
        provenance: Provenance {
            segment,
            reviewed: false,
            article_title,
            who,
            import: Some(imported.unwrap_or_else(|| import.to_owned())),
        },
        created_at,
        changed_at,
        uses: read.usage_count.unwrap_or(0).min(i64::MAX.unsigned_abs()),
        source: read.source,
        target: read.target,
    };
    NewUnit { unit, extra: extra.kept() }
}

/// A unit of a memory as it is written out.
pub(super) fn tmx_unit(kept: NewUnit) -> TmxUnit {
    let NewUnit { unit, extra } = kept;
    let extra: Extra = extra.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    let provenance = unit.provenance;
    let (article, segment) = provenance.segment.unzip();
    let props = [
        (property::ARTICLE, article.map(|article| article.to_string())),
        (property::SEGMENT, segment.map(|segment| segment.to_string())),
        (property::ARTICLE_TITLE, provenance.article_title),
        (property::BEFORE, unit.context.before),
        (property::AFTER, unit.context.after),
        (property::IMPORT, provenance.import),
    ];
    let ours = props.into_iter().filter_map(|(name, value)| Some(written(name, value?)));
    let codes = |codes: Vec<(usize, String)>| codes.into_iter().map(|(at, xml)| InlineCode { at, xml }).collect();
    let as_ours = TmxUnit::new(unit.source, unit.target);
    TmxUnit {
        source_lang: extra.source_lang.unwrap_or(as_ours.source_lang),
        target_lang: extra.target_lang.unwrap_or(as_ours.target_lang),
        creation_id: extra.creation_id,
        id: Some(unit.id.to_string()),
        creation_date: Some(unit.created_at.to_string()),
        change_id: provenance.who,
        change_date: Some(unit.changed_at.to_string()),
        usage_count: Some(unit.uses),
        props: ours.chain(extra.props).collect(),
        notes: extra.notes,
        source_codes: codes(extra.source_codes),
        target_codes: codes(extra.target_codes),
        ..as_ours
    }
}

#[cfg(test)]
#[path = "tmx_units_tests.rs"]
mod tests;
