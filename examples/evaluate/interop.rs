//! The interop part: are the files of other tools read whole, and the broken ones refused with line, column and reason?

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::fs;
use std::path::Path;
use tarjuman::formats::tmx::{LanguagePair, TmxReader, UnitItem};
use tarjuman::formats::xliff::XliffReader;

/// Reads each file of `DATA/interop/{tmx,xliff12,xliff2}` in its own two languages (of TMX the first two that occur, of XLIFF
/// those that it says), and prints how many units came in, what was refused, and what its README expects of it.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let folder = data.join("interop");
    let readme = fs::read_to_string(folder.join("README.md"))?;
    for kind in ["tmx", "xliff12", "xliff2"] {
        println!("{kind:<76} {:>8} {:>6} {:>6} {:>8}  first refusal", "README", "held", "read", "refused");
        let mut files: Vec<_> = fs::read_dir(folder.join(kind))?.collect::<Result<_, _>>()?;
        files.sort_by_key(fs::DirEntry::file_name);
        let mut totals = [0; 3];
        for file in files {
            let name = file.file_name().to_string_lossy().into_owned();
            let expected = expected(&readme, kind, &name);
            let bytes = fs::read(file.path())?;
            let read = if kind == "tmx" { tmx(&bytes) } else { xliff(&bytes) };
            let held = read.held.to_string();
            let first = read.refused.iter().map(|(why, times)| format!("{why} ({times})")).next().unwrap_or_default();
            let first = read.broken.clone().unwrap_or(first);
            let refused: usize = read.refused.values().sum();
            println!("  {name:<74} {expected:>8} {held:>6} {:>6} {refused:>8}  {first}", read.units);
            let verdict = match (expected.as_str(), read.broken.is_some() || refused > 0) {
                ("INVALID", true) => 1,
                ("INVALID", false) => 2,
                _ if read.broken.is_some() => 2,
                _ => 0,
            };
            totals[verdict] += 1;
        }
        println!("  read to the end {}, refused as they should be {}, otherwise {}\n", totals[0], totals[1], totals[2]);
    }
    Ok(())
}

#[derive(Default)]
struct Read {
    /// `tu` elements, or `trans-unit` and `segment` elements.
    held: usize,
    units: usize,
    /// Reasons with their first place, and how often.
    refused: BTreeMap<String, usize>,
    broken: Option<String>,
}

impl Read {
    fn all<R: Display + Debug, E: Display>(&mut self, items: impl Iterator<Item = Result<UnitItem<R>, E>>) {
        for item in items {
            match item {
                Ok(UnitItem::Unit(_)) => self.units += 1,
                Ok(UnitItem::Rejected(rejection)) => self.refuse(rejection.to_string()),
                Err(error) => self.broken = Some(error.to_string()),
            }
        }
    }

    fn refuse(&mut self, why: String) {
        // Sixty of a kind are one line.
        let reason = why.split_once(": ").map_or(why.clone(), |(_, reason)| reason.to_owned());
        let known = self.refused.keys().find(|key| key.ends_with(&reason)).cloned();
        *self.refused.entry(known.unwrap_or(why)).or_default() += 1;
    }
}

fn tmx(bytes: &[u8]) -> Read {
    let text = tarjuman::formats::decode::decode(bytes, None).map(|decoded| decoded.text).unwrap_or_default();
    let mut read = Read { held: text.matches("<tu ").count() + text.matches("<tu>").count(), ..Read::default() };
    let mut languages: Vec<String> = Vec::new();
    for piece in text.split("<tuv").skip(1) {
        let tag = piece.split('>').next().unwrap_or_default().replace(['"', '\'', ' ', '\t', '\n', '\r'], "\u{1}");
        let value = tag.split("lang=").nth(1).and_then(|rest| rest.split('\u{1}').find(|part| !part.is_empty()));
        let primary = value.unwrap_or_default().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        if !primary.is_empty() && !languages.contains(&primary) {
            languages.push(primary);
        }
    }
    let both = languages.iter().any(|one| one == "ar") && languages.iter().any(|one| one == "en");
    let named = |at: usize| -> &'static str {
        let language = languages.get(at).cloned().unwrap_or_else(|| "en".to_owned());
        // As many as there are files.
        Box::leak(language.into_boxed_str())
    };
    // One language twice (en-US and en-GB): with itself.
    let (source, target) = if both { ("ar", "en") } else { (named(0), named(usize::from(languages.len() > 1))) };
    match TmxReader::new(bytes, LanguagePair { source, target }) {
        Err(error) => read.broken = Some(error.to_string()),
        Ok(reader) => read.all(reader),
    }
    read
}

fn xliff(bytes: &[u8]) -> Read {
    let text = tarjuman::formats::decode::decode(bytes, None).map(|decoded| decoded.text).unwrap_or_default();
    let held = text.matches("<trans-unit").count() + text.matches("<segment").count();
    let mut read = Read { held, ..Read::default() };
    let language = |names: [&str; 2], or: &'static str| -> &'static str {
        let found = names.iter().find_map(|name| {
            let value = text.split(&format!("{name}=")).nth(1)?;
            let value = value.get(1..)?.split(['"', '\'']).next()?;
            Some(value.split(['-', '_']).next()?.to_ascii_lowercase())
        });
        found.map_or(or, |language| Box::leak(language.into_boxed_str()))
    };
    let pair = LanguagePair {
        source: language(["source-language", "srcLang"], "ar"),
        target: language(["target-language", "trgLang"], "en"),
    };
    match XliffReader::new(bytes, pair) {
        Err(error) => read.broken = Some(error.to_string()),
        Ok(reader) => read.all(reader),
    }
    read
}

/// `ok` or `INVALID`, by the table in the README.
fn expected(readme: &str, kind: &str, name: &str) -> String {
    let row = readme.lines().find_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        (cells.get(1) == Some(&kind) && cells.get(2) == Some(&name)).then(|| cells.get(6).copied().unwrap_or("?"))
    });
    row.unwrap_or("?").to_owned()
}
