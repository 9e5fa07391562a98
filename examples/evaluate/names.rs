//! The names part: how often is the news spelling of a recognised name what the English translation has?

use std::error::Error;
use std::fs;
use std::path::Path;
use tarjuman::arabic::Offsets;
use tarjuman::arabic::person::persons;
use tarjuman::arabic::romanise::{corresponds, romanise};

/// The sets with English beside the Arabic: the columns `ar` and `en` of a table with a header row.
const SETS: [&str; 2] = ["ntrex", "pud"];

/// Counts, for the names of two elements and more in `DATA/parallel`, how their spelling compares with the English.
///
/// `exact`: all of the news spelling is in the English; `skeleton`: each element has a word there with its consonants;
/// `word exact`: the same for single elements. NAMES_ERRORS=1 lists the names with neither.
pub(crate) fn run(data: &Path) -> Result<(), Box<dyn Error>> {
    let list = std::env::var_os("NAMES_ERRORS").is_some();
    for set in SETS {
        let text = fs::read_to_string(data.join("parallel").join(format!("{set}.tsv")))?;
        let mut rows = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let header = rows.next().ok_or("an empty table")?;
        let column = |name: &str| header.iter().position(|field| *field == name).ok_or(format!("{set} has no {name}"));
        let (arabic, english) = (column("ar")?, column("en")?);
        let mut score = Score::default();
        for row in rows {
            let (Some(source), Some(target)) = (row.get(arabic), row.get(english)) else { continue };
            let offsets = Offsets::new(source);
            for person in persons(source).iter().filter(|person| person.elements.len() > 1) {
                let elements: Vec<&str> = person.elements.iter().map(|&element| offsets.slice(element)).collect();
                let name = offsets.slice(person.span);
                if !score.add(&elements, name, target) && list {
                    println!("{name}\t{}\t{target}", romanise(name).news);
                }
            }
        }
        println!("names/{set}");
        score.print();
    }
    Ok(())
}

#[derive(Default)]
struct Score {
    names: usize,
    exact: usize,
    skeleton: usize,
    elements: usize,
    elements_exact: usize,
    elements_skeleton: usize,
}

impl Score {
    /// Whether all of the name was found in one way or the other.
    fn add(&mut self, elements: &[&str], name: &str, english: &str) -> bool {
        let inside = |c: char| c.is_alphanumeric() || c == '-' || c == '\'';
        let words: Vec<&str> = english.split(|c| !inside(c)).map(|word| word.trim_end_matches("'s")).collect();
        let pairs = words.windows(2).map(|pair| pair.join("-"));
        let pairs: Vec<String> = pairs.collect();
        let exact = |part: &str| {
            let bare = part.trim_start_matches("al-");
            words.iter().any(|word| word.trim_start_matches("al-").trim_start_matches("Al-") == bare)
                || pairs.iter().any(|pair| pair.replace('-', " ") == bare)
        };
        let skeleton = |element: &str| {
            let arabic = element.replace(' ', "");
            let capital = |word: &str| word.trim_start_matches("al-").starts_with(|c: char| c.is_uppercase());
            words.iter().any(|word| capital(word) && corresponds(&arabic, word))
                || pairs.iter().any(|pair| corresponds(&arabic, pair))
        };
        let whole = romanise(name);
        let found = elements.iter().filter(|element| skeleton(element)).count();
        self.names += 1;
        self.exact += usize::from(whole.news.split(' ').all(exact));
        self.skeleton += usize::from(found == elements.len());
        self.elements += elements.len();
        self.elements_exact += elements.iter().filter(|element| exact(&romanise(element).news)).count();
        self.elements_skeleton += found;
        found == elements.len()
    }

    fn print(&self) {
        let line = |what: &str, part: usize, whole: usize| {
            println!("  {what:<20} {part:>5} of {whole:>5}  {:>3}%", (100 * part).checked_div(whole).unwrap_or(0));
        };
        line("names, exact", self.exact, self.names);
        line("names, skeleton", self.skeleton, self.names);
        line("elements, exact", self.elements_exact, self.elements);
        line("elements, skeleton", self.elements_skeleton, self.elements);
    }
}
