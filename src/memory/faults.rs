//! WHICH UNITS ARE NOT WORTH THEIR PLACE? What is empty, copied, of the wrong language, too long for its other side, or there
//! twice.
//!
//! For whoever tends a memory. One unit is judged by itself in time of its length; what is there twice needs two passes over
//! the memory: the first counts, the second keeps those that occurred more than once.

use super::Unit;
use crate::arabic::fold_str;
use crate::id::UnitId;
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What is wrong with a unit; of several, the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// One side has neither letter nor digit.
    Empty,
    /// The English is the Arabic.
    Copied,
    /// The Arabic is mostly in other letters than Arabic ones, or the English in other than Latin ones.
    WrongLanguage,
    /// One side is far longer than the other: something else was translated, or more, or less.
    Unbalanced,
    /// The same Arabic and the same English as another unit, and no neighbours of its own.
    Duplicate,
    /// The same Arabic as another unit, and other English. One may be better, or both right.
    Conflict,
}

impl Fault {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Empty, Self::Copied, Self::WrongLanguage, Self::Unbalanced, Self::Duplicate, Self::Conflict];

    /// The name in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Copied => "copied",
            Self::WrongLanguage => "wrong_language",
            Self::Unbalanced => "unbalanced",
            Self::Duplicate => "duplicate",
            Self::Conflict => "conflict",
        }
    }

    /// The fault of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.name() == name)
    }
}

/// How many times as long as the other a side may be, and how many characters beyond that. Of 33,866 pairs of news, Wikipedia
/// and Tatoeba 3 are beyond it; of legal texts that were aligned by machine 0.9 %, nearly all of them wrongly aligned.
const LONGER: f64 = 2.5;
const SLACK: f64 = 20.0;

/// What is wrong with a unit by itself.
#[must_use]
pub fn fault(source: &str, target: &str) -> Option<Fault> {
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    if !says(target) && (says(source) || target.trim().is_empty()) || !says(source) && says(target) {
        return Some(Fault::Empty);
    }
    let (arabic, letters) = letters_of(source, is_arabic);
    let (latin, english) = letters_of(target, is_latin);
    if arabic > 0 && fold_str(source).trim() == fold_str(target).trim() {
        return Some(Fault::Copied);
    }
    if 2 * arabic < letters || 2 * latin < english {
        return Some(Fault::WrongLanguage);
    }
    // Marks above and below letters are no length.
    let length = |text: &str| text.chars().filter(|c| !matches!(c, '\u{64B}'..='\u{652}' | '\u{640}')).count() as f64;
    let (source, target) = (length(source), length(target));
    (source > LONGER * target + SLACK || target > LONGER * source + SLACK).then_some(Fault::Unbalanced)
}

/// How many letters are of that script, and how many there are.
fn letters_of(text: &str, is_of: fn(char) -> bool) -> (usize, usize) {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.fold((0, 0), |(of, all), c| (of + usize::from(is_of(c)), all + 1))
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

/// The blocks of Latin letters, with those that go with them whatever the script: the hamza and ain of romanised names, signs
/// such as µ and ℃, the letters of formulas.
fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{AA}'..='\u{2FF}' | '\u{1D00}'..='\u{1DBF}' | '\u{1E00}'..='\u{1EFF}'
        | '\u{2071}'..='\u{209C}' | '\u{2100}'..='\u{218F}' | '\u{24B6}'..='\u{24E9}' | '\u{2C60}'..='\u{2C7F}'
        | '\u{A720}'..='\u{A7FF}' | '\u{AB30}'..='\u{AB6F}' | '\u{FB00}'..='\u{FB06}' | '\u{FF21}'..='\u{FF5A}'
        | '\u{1D400}'..='\u{1D7FF}')
}

fn key(text: impl Hash) -> u64 {
    let mut hash = DefaultHasher::new();
    text.hash(&mut hash);
    hash.finish()
}

fn source_key(source: &str) -> u64 {
    key(fold_str(source).trim())
}

/// The first pass: which sources occur more than once. Sixteen bytes or so for each source.
#[derive(Debug, Default)]
pub struct Repeated(HashMap<u64, bool>);

impl Repeated {
    /// Notes the source of a unit.
    pub fn note(&mut self, source: &str) {
        self.0.entry(source_key(source)).and_modify(|twice| *twice = true).or_insert(false);
    }

    /// How many different sources there are, whatever their spelling.
    #[must_use]
    pub fn sources(&self) -> usize {
        self.0.len()
    }
}

/// A unit whose source occurs more than once.
#[derive(Debug)]
struct Twin {
    id: UnitId,
    target: u64,
    /// Of its neighbours; `None` when it knows none.
    context: Option<u64>,
    uses: u64,
    changed_at: Timestamp,
}

/// The second pass: the faults of all units, in the order in which they came, and then those that are twice.
#[derive(Debug)]
pub struct Faults {
    repeated: Repeated,
    twins: HashMap<u64, Vec<Twin>>,
    found: Vec<FaultyUnit>,
}

/// A unit and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyUnit {
    /// Which one.
    pub unit: UnitId,
    /// What is wrong.
    pub fault: Fault,
    /// Of a duplicate, the unit that would stay; of a conflict, the one that is used most, or else the newest.
    pub like: Option<UnitId>,
}

impl Faults {
    /// After the first pass.
    #[must_use]
    pub fn new(repeated: Repeated) -> Self {
        Self { repeated, twins: HashMap::new(), found: Vec::new() }
    }

    /// Judges a unit.
    pub fn judge(&mut self, unit: &Unit) {
        if let Some(fault) = fault(&unit.source, &unit.target) {
            return self.found.push(FaultyUnit { unit: unit.id.clone(), fault, like: None });
        }
        let source = source_key(&unit.source);
        if self.repeated.0.get(&source) == Some(&true) {
            let words: Vec<String> = unit.target.split_whitespace().map(str::to_lowercase).collect();
            let context = &unit.context;
            let around = [&context.before, &context.after].map(|text| text.as_deref().map(fold_str));
            self.twins.entry(source).or_default().push(Twin {
                id: unit.id.clone(),
                target: key(words),
                context: around.iter().any(Option::is_some).then(|| key(around)),
                uses: unit.uses,
                changed_at: unit.changed_at,
            });
        }
    }

    /// All that is wrong: first what is so of units by themselves, then what is there twice, by identifier.
    #[must_use]
    pub fn finish(self) -> Vec<FaultyUnit> {
        let mut twice = Vec::new();
        for mut twins in self.twins.into_values() {
            // The best first: it would stay.
            twins.sort_by(|one, other| {
                let rank = |twin: &Twin| (twin.uses, twin.changed_at);
                rank(other).cmp(&rank(one)).then_with(|| one.id.cmp(&other.id))
            });
            let mut kept: Vec<&Twin> = Vec::new();
            // Which of these has that English: the first of all, and the first at that place.
            let (mut anywhere, mut there) = (HashMap::new(), HashMap::new());
            // Those that know their neighbours stay before those that do not.
            let (knowing, others): (Vec<&Twin>, Vec<&Twin>) = twins.iter().partition(|twin| twin.context.is_some());
            for twin in knowing.into_iter().chain(others) {
                let same = match twin.context {
                    None => anywhere.get(&twin.target),
                    Some(context) => there.get(&(twin.target, context)),
                };
                match same.copied() {
                    Some(stays) => twice.push(FaultyUnit {
                        unit: twin.id.clone(),
                        fault: Fault::Duplicate,
                        like: Some(UnitId::clone(stays)),
                    }),
                    None => {
                        anywhere.entry(twin.target).or_insert(&twin.id);
                        if let Some(context) = twin.context {
                            there.insert((twin.target, context), &twin.id);
                        }
                        kept.push(twin);
                    }
                }
            }
            let stay: HashSet<&UnitId> = kept.iter().map(|kept| &kept.id).collect();
            let Some(best) = twins.iter().find(|twin| stay.contains(&twin.id)) else { continue };
            let other = kept.iter().any(|kept| kept.target != best.target);
            twice.extend(kept.iter().filter(|_| other).map(|twin| FaultyUnit {
                unit: twin.id.clone(),
                fault: Fault::Conflict,
                like: (twin.id != best.id).then(|| best.id.clone()),
            }));
        }
        twice.sort_by(|one, other| one.unit.cmp(&other.unit));
        let mut found = self.found;
        found.extend(twice);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Context, Provenance};

    #[test]
    fn a_unit_is_judged_by_itself() {
        let long = "word ".repeat(30);
        for (source, target, expected) in [
            ("عاد الوفد إلى العاصمة", "The delegation returned to the capital", None),
            ("2023", "2023", None),
            ("BBC", "BBC", Some(Fault::WrongLanguage)),
            ("نعم", " ", Some(Fault::Empty)),
            ("نعم", "...", Some(Fault::Empty)),
            ("...", "...", None),
            ("–", "yes", Some(Fault::Empty)),
            ("مدرسة", "مَدرسه", Some(Fault::Copied)),
            ("عاد الوفد", "رجع الوفد", Some(Fault::WrongLanguage)),
            ("The delegation", "الوفد", Some(Fault::WrongLanguage)),
            ("عاد الوفد", long.as_str(), Some(Fault::Unbalanced)),
            ("قال", "“They will be back by then,” he said", Some(Fault::Unbalanced)),
            ("قال ذلك", "That is what he said", None),
            ("شركة هواوي Huawei", "Huawei", None),
            ("عاد الوفد", "Делегация вернулась", Some(Fault::WrongLanguage)),
            ("عاد الوفد", "代表团回来了", Some(Fault::WrongLanguage)),
            ("عاد الوفد", "代表団が戻った", Some(Fault::WrongLanguage)),
            ("عاد الوفد", "대표단이 돌아왔다", Some(Fault::WrongLanguage)),
            ("عاد الوفد", "המשלחת חזרה", Some(Fault::WrongLanguage)),
            ("عاد الوفد", "Η αντιπροσωπεία επέστρεψε", Some(Fault::WrongLanguage)),
            ("عاد الوفد", "प्रतिनिधिमंडल लौटा", Some(Fault::WrongLanguage)),
            ("Делегация вернулась", "The delegation returned", Some(Fault::WrongLanguage)),
            ("代表团回来了", "The delegation returned", Some(Fault::WrongLanguage)),
            ("قال «هذا»", "He said “Это”", None),
            ("عاد الشيخ", "Šayḫ ʿAbd al-ʾIlāh", None),
            ("5 ميكرومتر", "5 µm", None),
        ] {
            assert_eq!(fault(source, target), expected, "{source} = {target}");
        }
    }

    fn unit(id: &str, source: &str, target: &str, before: Option<&str>, uses: u64) -> Unit {
        Unit {
            id: id.into(),
            source: source.to_owned(),
            target: target.to_owned(),
            context: Context { before: before.map(str::to_owned), after: None },
            provenance: Provenance::default(),
            created_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
            uses,
        }
    }

    fn faults(units: &[Unit]) -> Vec<(&str, Fault, Option<String>)> {
        let mut repeated = Repeated::default();
        units.iter().for_each(|unit| repeated.note(&unit.source));
        let mut faults = Faults::new(repeated);
        units.iter().for_each(|unit| faults.judge(unit));
        let named = |id: &UnitId| units.iter().find(|unit| unit.id == *id).map_or("", |unit| unit.id.as_str());
        let found = faults.finish();
        found.iter().map(|one| (named(&one.unit), one.fault, one.like.as_ref().map(UnitId::to_string))).collect()
    }

    #[test]
    fn what_is_there_twice_is_found_in_any_spelling() {
        let units = [
            unit("a", "عاد إلى المدرسة", "He went back to school", None, 0),
            unit("b", "عاد الى المدرسه", "He  went back to School", None, 3),
            unit("c", "عاد إلى المدرسة", "He went back to school", Some("نعم"), 0),
            unit("d", "نعم", "Yes", None, 0),
        ];
        let duplicate = |id| (id, Fault::Duplicate, Some("c".to_owned()));
        assert_eq!(faults(&units), [duplicate("a"), duplicate("b")], "the one that knows its neighbour stays");
        assert_eq!(faults(&units[..2]), [("a", Fault::Duplicate, Some("b".to_owned()))], "the one that is used stays");
        let other_place = unit("e", "عاد إلى المدرسة", "He went back to school", Some("لا"), 0);
        assert_eq!(faults(&[units[2].clone(), other_place]), [], "two places are two units");
    }

    #[test]
    fn several_renderings_are_told_and_none_is_named_wrong() {
        let units =
            [unit("a", "نعم", "Yes", None, 1), unit("b", "نعم", "Indeed", None, 2), unit("c", "نعم", "yes", None, 0)];
        let expected = [
            ("a", Fault::Conflict, Some("b".to_owned())),
            ("b", Fault::Conflict, None),
            ("c", Fault::Duplicate, Some("a".to_owned())),
        ];
        assert_eq!(faults(&units), expected);
    }
}
