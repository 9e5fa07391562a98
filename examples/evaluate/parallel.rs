//! Arabic sentences with their English, set by set, as they lie in `DATA/parallel`.

use std::error::Error;
use std::fs;
use std::path::Path;
use tarjuman::id::UnitId;
use tarjuman::memory::{Context, Provenance, Unit};

/// A sentence and its translation.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) arabic: String,
    pub(crate) english: String,
}

impl Pair {
    /// A unit of which nothing else is known.
    pub(crate) fn unit(&self, id: UnitId) -> Unit {
        Unit {
            id,
            source: self.arabic.clone(),
            target: self.english.clone(),
            context: Context::default(),
            provenance: Provenance::default(),
            created_at: jiff::Timestamp::UNIX_EPOCH,
            changed_at: jiff::Timestamp::UNIX_EPOCH,
            uses: 0,
        }
    }
}

/// The pairs of a set: a table with a header row, or TMX with one line a segment.
pub(crate) fn read(data: &Path, set: &str) -> Result<Vec<Pair>, Box<dyn Error>> {
    let folder = data.join("parallel");
    let pairs = match set {
        "tico19" => tmx(&fs::read_to_string(folder.join("tico19.en-ar.tmx"))?),
        _ => table(&fs::read_to_string(folder.join(format!("{set}.tsv")))?)?,
    };
    if pairs.is_empty() { Err(format!("{set} has no pairs"))? } else { Ok(pairs) }
}

fn table(text: &str) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut rows = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = rows.next().ok_or("an empty table")?;
    let column = |name: &str| header.iter().position(|field| *field == name).ok_or(format!("no column {name}"));
    let (arabic, english) = (column("ar")?, column("en")?);
    let pair = |row: Vec<&str>| {
        let field = |at: usize| row.get(at).map(|field| field.trim().to_owned()).filter(|field| !field.is_empty());
        Some(Pair { arabic: field(arabic)?, english: field(english)? })
    };
    Ok(rows.filter_map(pair).collect())
}

fn tmx(text: &str) -> Vec<Pair> {
    let segment = |unit: &str, language: &str| {
        let (_, variant) = unit.split_once(&format!("<tuv xml:lang=\"{language}\">"))?;
        let (_, segment) = variant.split_once("<seg>")?;
        let (segment, _) = segment.split_once("</seg>")?;
        let plain = segment.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
        Some(plain.replace("&amp;", "&").trim().to_owned())
    };
    let pair = |unit: &str| Some(Pair { arabic: segment(unit, "ar")?, english: segment(unit, "en")? });
    text.split("<tu ").skip(1).filter_map(pair).collect()
}

/// The document of each pair, in the order of [`read`]; one for the whole set where it names none.
pub(crate) fn documents(data: &Path, set: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let count = read(data, set)?.len();
    let path = data.join("parallel").join(format!("{set}.tsv"));
    let text = fs::read_to_string(path).unwrap_or_default();
    let named = text.lines().next().is_some_and(|header| header.split('\t').next() == Some("doc"));
    let rows: Vec<&str> = text.lines().skip(1).collect();
    if !named || rows.len() != count {
        return Ok(vec![set.to_owned(); count]);
    }
    Ok(rows.iter().map(|row| row.split('\t').next().unwrap_or_default().to_owned()).collect())
}
