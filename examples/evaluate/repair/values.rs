//! The truth for values: numbers, percentages, money, measures, ordinals and dates.
//!
//! A number in digits has its English where the same number stands, once in each text, in digits or as one of the words "two"
//! to "ten"; what stands beside it in the Arabic tells its class. Number words, ordinals and months are single words of a list with
//! single words of English. What occurs twice in either text is passed over.

use super::Slot;
use super::text::{Piece, hash, in_script, is_digit, pieces, replace, standing, whole};
use crate::parallel::Pair;

const PERCENT: &[&str] = &["بالمئة", "بالمائة", "المئة", "المائة", "بالمية"];
const MONEY: &[&str] =
    &["دولار", "دولارا", "دولارًا", "دولارات", "يورو", "جنيه", "جنيهات", "دينار", "دنانير", "ريال", "درهم", "ين"];
const UNITS: &[&str] = &[
    "كيلومتر",
    "كيلومترا",
    "كيلومترًا",
    "كيلومترات",
    "كم",
    "متر",
    "مترا",
    "مترًا",
    "أمتار",
    "ميل",
    "ميلا",
    "ميلًا",
    "أميال",
    "طن",
    "أطنان",
    "يوم",
    "يوما",
    "يومًا",
    "أيام",
    "شهر",
    "شهرا",
    "شهرًا",
    "أشهر",
    "شهور",
    "سنة",
    "سنوات",
    "عاما",
    "عامًا",
    "أعوام",
    "ساعة",
    "ساعات",
    "دقيقة",
    "دقائق",
    "أسبوع",
    "أسابيع",
    "كيلوغرام",
    "كجم",
    "قدم",
    "قدما",
    "أقدام",
    "بوصة",
    "فدان",
];
const MAGNITUDES: &[&str] = &["مليون", "مليار", "ملايين", "مليارات", "ألف", "آلاف", "بليون"];
const YEARS: &[&str] = &["عام", "سنة", "العام", "لعام", "لسنة"];

/// January first: Egypt and the Gulf, the Levant, Tunisia and Algeria.
const MONTHS: [[&str; 3]; 12] = [
    ["يناير", "كانون الثاني", "جانفي"],
    ["فبراير", "شباط", "فيفري"],
    ["مارس", "آذار", "مارس"],
    ["أبريل", "نيسان", "أفريل"],
    ["مايو", "أيار", "ماي"],
    ["يونيو", "حزيران", "جوان"],
    ["يوليو", "تموز", "جويلية"],
    ["أغسطس", "آب", "أوت"],
    ["سبتمبر", "أيلول", "سبتمبر"],
    ["أكتوبر", "تشرين الأول", "أكتوبر"],
    ["نوفمبر", "تشرين الثاني", "نوفمبر"],
    ["ديسمبر", "كانون الأول", "ديسمبر"],
];
pub(crate) const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Masculine and feminine nouns counted, three first.
const WORDS: [[&str; 2]; 8] = [
    ["ثلاثة", "ثلاث"],
    ["أربعة", "أربع"],
    ["خمسة", "خمس"],
    ["ستة", "ست"],
    ["سبعة", "سبع"],
    ["ثمانية", "ثماني"],
    ["تسعة", "تسع"],
    ["عشرة", "عشر"],
];
const ENGLISH_WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const TENS: [(&str, &str, &str); 8] = [
    ("عشرين", "twenty", "20"),
    ("ثلاثين", "thirty", "30"),
    ("أربعين", "forty", "40"),
    ("خمسين", "fifty", "50"),
    ("ستين", "sixty", "60"),
    ("سبعين", "seventy", "70"),
    ("ثمانين", "eighty", "80"),
    ("تسعين", "ninety", "90"),
];
const ORDINALS: [(&str, &str, &str); 10] = [
    ("الأول", "الأولى", "first"),
    ("الثاني", "الثانية", "second"),
    ("الثالث", "الثالثة", "third"),
    ("الرابع", "الرابعة", "fourth"),
    ("الخامس", "الخامسة", "fifth"),
    ("السادس", "السادسة", "sixth"),
    ("السابع", "السابعة", "seventh"),
    ("الثامن", "الثامنة", "eighth"),
    ("التاسع", "التاسعة", "ninth"),
    ("العاشر", "العاشرة", "tenth"),
];

/// Every slot of a pair that is changed alone.
pub(super) fn slots(pair: &Pair) -> Vec<Slot> {
    let mut found = digits(pair);
    found.extend(words(pair));
    found.extend(ordinals(pair));
    found.extend(months(pair));
    found.extend(currencies(pair));
    found
}

fn digits(pair: &Pair) -> Vec<Slot> {
    let (arabic, english) = (pieces(&pair.arabic), pieces(&pair.english));
    let mut found = Vec::new();
    for (at, piece) in arabic.iter().enumerate().filter(|(_, piece)| piece.number) {
        let Some(value) = whole(&piece.text).filter(|_| is_free(&pair.arabic, piece)) else { continue };
        let same = |other: &&Piece| other.number && whole(&other.text).as_ref() == Some(&value);
        if arabic.iter().filter(same).count() != 1 || value == "1" || value.len() > 6 {
            continue;
        }
        let word = |step: isize| {
            at.checked_add_signed(step).and_then(|at| arabic.get(at)).map_or("", |piece| piece.text.as_str())
        };
        let after = pair.arabic[piece.at.end..].trim_start().chars().next();
        let magnitude = usize::from(MAGNITUDES.contains(&word(1)));
        let beside = word(1 + magnitude.cast_signed());
        let is_year = value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
        let month = |word: &str| MONTHS.iter().flatten().any(|month| month.split(' ').next() == Some(word));
        let class = if matches!(after, Some('%' | '٪'))
            || PERCENT.contains(&word(1))
            || (word(1) == "في" && PERCENT.contains(&word(2)))
        {
            "percent"
        } else if MONEY.contains(&beside) {
            "money"
        } else if UNITS.contains(&beside) {
            "measure"
        } else if month(word(1)) {
            "date: day"
        } else if is_year || YEARS.contains(&word(-1)) {
            "date: year"
        } else {
            "number in digits"
        };
        let value_of = |digits: &str| digits.parse::<usize>().unwrap_or(0);
        let step = 1 + hash(&pair.arabic) % 7;
        let new = match (class, value_of(&value)) {
            ("date: day", old) => 2 + (old + step) % 26,
            ("date: year", old) => old - step,
            (_, old @ 0..=9) => 2 + (old - 2 + step) % 8,
            (_, old) => {
                let low = 10usize.pow(u32::try_from(value.len()).unwrap_or(1) - 1);
                low + (old - low + step * low.max(10) / 10 + step) % (9 * low)
            }
        };
        let new = new.to_string();
        let taken = |other: &Piece| other.number && whole(&other.text).as_ref() == Some(&new);
        if new == value || arabic.iter().chain(&english).any(taken) {
            continue;
        }
        let places: Vec<&Piece> = english.iter().filter(same).filter(|piece| is_free(&pair.english, piece)).collect();
        let spelt = |digits: &str| {
            digits.parse::<usize>().ok().and_then(|value| ENGLISH_WORDS.get(value.checked_sub(2)?)).copied()
        };
        let in_words: Vec<_> = spelt(&value).map(|word| both_cases(&pair.english, word)).unwrap_or_default();
        let truth = match (&places[..], &in_words[..]) {
            ([place], []) => {
                let grouped = place.text.contains(',') || (new.len() > 3 && value.len() <= 3);
                replace(&pair.english, &place.at, &if grouped { group(&new) } else { new.clone() })
            }
            ([], [place]) => {
                spelt(&new).and_then(|word| replace(&pair.english, place, &cased(&pair.english, place, word)))
            }
            _ => None,
        };
        let grouped = piece.text.contains([',', '٬']);
        let written = in_script(&if grouped { group(&new) } else { new.clone() }, &piece.text);
        let changed = format!("{}{written}{}", &pair.arabic[..piece.at.start], &pair.arabic[piece.at.end..]);
        found.extend(truth.map(|truth| Slot::new(class, pair, changed, truth)));
    }
    found
}

/// Whether a number is no part of a code, a time, a range or a score.
fn is_free(text: &str, piece: &Piece) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | ':' | '/' | '+' | '.' | ',' | '_' | '*' | '×');
    let before = text[..piece.at.start].chars().next_back();
    let mut after = text[piece.at.end..].chars();
    let (next, second) = (after.next(), after.next());
    // A hyphen before a word ("5-year"), and a full stop or comma behind, are free.
    let ends = next.is_none_or(|c| !joins(c) || (matches!(c, '.' | ',' | '-') && !second.is_some_and(is_digit)));
    !before.is_some_and(joins) && ends
}

fn group(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn both_cases(english: &str, word: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = standing_before_hyphen(english, word);
    found.extend(standing_before_hyphen(english, &capital(word)));
    found
}

/// As [`standing`], but "five-year" has a five.
fn standing_before_hyphen(text: &str, word: &str) -> Vec<std::ops::Range<usize>> {
    let bounded = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '-');
        !before && !text[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric)
    };
    text.match_indices(word).map(|(at, _)| at).filter(|&at| bounded(at)).map(|at| at..at + word.len()).collect()
}

fn capital(word: &str) -> String {
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}

fn cased(text: &str, place: &std::ops::Range<usize>, word: &str) -> String {
    if text[place.clone()].starts_with(char::is_uppercase) { capital(word) } else { word.to_owned() }
}

fn words(pair: &Pair) -> Vec<Slot> {
    let arabic = pieces(&pair.arabic);
    let mut found = Vec::new();
    for (at, piece) in arabic.iter().enumerate() {
        let next = arabic.get(at + 1).map_or("", |piece| piece.text.as_str());
        if arabic.iter().filter(|other| other.text == piece.text).count() != 1 {
            continue;
        }
        let compound = next.starts_with("عشر")
            || next.starts_with("وعشر")
            || MAGNITUDES.contains(&next)
            || next.starts_with("مئ")
            || next.starts_with("مائ");
        let small = WORDS
            .iter()
            .enumerate()
            .find_map(|(value, forms)| Some((value, forms.iter().position(|form| *form == piece.text)?)));
        if let Some((value, gender)) = small.filter(|_| !compound) {
            let new = (value + 1 + hash(&pair.arabic) % 6) % 7;
            // What is counted in tens ("خمسة وعشرين") is another number.
            let tens = next
                .strip_prefix('و')
                .is_some_and(|next| TENS.iter().any(|ten| ten.0 == next || ten.0.replace("ين", "ون") == next));
            let places = both_cases(&pair.english, ENGLISH_WORDS[value + 1]);
            let figures: Vec<Piece> =
                pieces(&pair.english).into_iter().filter(|piece| piece.text == (value + 3).to_string()).collect();
            let free = both_cases(&pair.english, ENGLISH_WORDS[new + 1]).is_empty();
            if new == value || tens || !free || !figures.is_empty() {
                continue;
            }
            if let [place] = &places[..] {
                let truth = replace(&pair.english, place, &cased(&pair.english, place, ENGLISH_WORDS[new + 1]));
                found.extend(
                    truth.map(|truth| {
                        Slot::new("number in words", pair, changed(pair, piece, WORDS[new][gender]), truth)
                    }),
                );
            }
            continue;
        }
        let Some(ten) = TENS.iter().position(|ten| ten.0 == piece.text) else { continue };
        let new = &TENS[(ten + 1 + hash(&pair.arabic) % 6) % 8];
        let (_, word, figure) = TENS[ten];
        let (words, figures) = (standing(&pair.english, word), standing(&pair.english, figure));
        let truth = match (&words[..], &figures[..]) {
            ([place], []) => replace(&pair.english, place, new.1),
            ([], [place]) => replace(&pair.english, place, new.2),
            _ => None,
        };
        found.extend(truth.map(|truth| Slot::new("number in words", pair, changed(pair, piece, new.0), truth)));
    }
    found
}

fn changed(pair: &Pair, piece: &Piece, to: &str) -> String {
    format!("{}{to}{}", &pair.arabic[..piece.at.start], &pair.arabic[piece.at.end..])
}

fn ordinals(pair: &Pair) -> Vec<Slot> {
    let arabic = pieces(&pair.arabic);
    let mut found = Vec::new();
    for (at, piece) in arabic.iter().enumerate() {
        let form = |ordinal: &(&str, &str, &str)| [ordinal.0, ordinal.1].iter().position(|form| *form == piece.text);
        let Some((value, gender)) =
            ORDINALS.iter().enumerate().find_map(|(value, ordinal)| Some((value, form(ordinal)?)))
        else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|at| arabic.get(at)).map_or("", |piece| piece.text.as_str());
        let next = arabic.get(at + 1).map_or("", |piece| piece.text.as_str());
        // Months, and eleventh and up.
        let other = ["كانون", "تشرين", "ربيع", "جمادى", "محمد", "الملك", "الساعة"].contains(&before)
            || next.starts_with("عشر")
            || next.starts_with("وال");
        let places = both_cases(&pair.english, ORDINALS[value].2);
        let new = (value + 1 + hash(&pair.arabic) % 8) % 10;
        let (arabic_new, english_new) = (if gender == 0 { ORDINALS[new].0 } else { ORDINALS[new].1 }, ORDINALS[new].2);
        let free = both_cases(&pair.english, english_new).is_empty() && !pair.arabic.contains(arabic_new);
        let once =
            arabic.iter().filter(|other| form(&ORDINALS[value]).is_some() && other.text == piece.text).count() == 1;
        if let ([place], true) = (&places[..], new != value && !other && free && once) {
            let truth = replace(&pair.english, place, &cased(&pair.english, place, english_new));
            found.extend(truth.map(|truth| Slot::new("ordinal", pair, changed(pair, piece, arabic_new), truth)));
        }
    }
    found
}

/// The month changes; the unit and the segment have it in one of the three sets of names.
fn months(pair: &Pair) -> Vec<Slot> {
    let named = |(month, names): (usize, &[&str; 3])| -> Vec<(usize, std::ops::Range<usize>)> {
        let mut names = names.to_vec();
        names.dedup();
        // مارس is "practised", ماي and أوت are foreign words.
        let told = |name: &&str| !["ماي", "أوت", "آب", "جوان"].contains(name);
        names
            .into_iter()
            .filter(told)
            .flat_map(|name| standing(&pair.arabic, name).into_iter().map(move |at| (month, at)))
            .collect()
    };
    let mut all: Vec<(usize, std::ops::Range<usize>)> = MONTHS.iter().enumerate().flat_map(named).collect();
    all.dedup_by(|one, other| one.1 == other.1);
    let [(month, place)] = &all[..] else { return Vec::new() };
    let english = standing(&pair.english, ENGLISH_MONTHS[*month]);
    let others = ENGLISH_MONTHS
        .iter()
        .enumerate()
        .any(|(other, name)| other != *month && !standing(&pair.english, name).is_empty());
    let [at] = &english[..] else { return Vec::new() };
    let step = 1 + hash(&pair.arabic) % 10;
    let (new, set) = ((month + step) % 12, hash(&pair.arabic) % 3);
    let with_month =
        |month: usize| format!("{}{}{}", &pair.arabic[..place.start], MONTHS[month][set], &pair.arabic[place.end..]);
    let day = pieces(&pair.arabic[..place.start]).last().is_some_and(|piece| piece.number);
    // 31 June is none, and of "آب/أغسطس" both would change.
    let last = ["29", "30", "31", "٢٩", "٣٠", "٣١"].iter().any(|day| pair.arabic[..place.start].contains(day));
    let double = pair.arabic[place.end..].starts_with('/') || pair.arabic[..place.start].ends_with('/');
    if others || double || (day && last) {
        return Vec::new();
    }
    let unit = Pair { arabic: with_month(*month), english: pair.english.clone() };
    let truth = replace(&pair.english, at, ENGLISH_MONTHS[new]);
    truth.map(|truth| Slot::new("date: month", &unit, with_month(new), truth)).into_iter().collect()
}

/// Dollars become euros.
fn currencies(pair: &Pair) -> Vec<Slot> {
    let arabic = pieces(&pair.arabic);
    let dollars: Vec<&Piece> =
        arabic.iter().filter(|piece| ["دولار", "دولارات", "دولارا", "دولارًا"].contains(&piece.text.as_str())).collect();
    let [place] = &dollars[..] else { return Vec::new() };
    let next = arabic.iter().find(|piece| piece.at.start > place.at.end).map_or("", |piece| piece.text.as_str());
    // Whose dollar it is, is another word to change.
    if next.starts_with("أمريك")
        || next.starts_with("أميرك")
        || next.starts_with("كند")
        || next.starts_with("استرال")
        || next.starts_with("أسترال")
    {
        return Vec::new();
    }
    let signs: Vec<usize> = pair.english.match_indices('$').map(|(at, _)| at).collect();
    let names = [standing(&pair.english, "dollars"), standing(&pair.english, "dollar")].concat();
    let truth = match (&signs[..], &names[..]) {
        ([at], []) if !pair.english[..*at].ends_with(char::is_alphabetic) => {
            replace(&pair.english, &(*at..at + 1), "€")
        }
        ([], [at]) if !pair.english[..at.start].ends_with("US ") => replace(&pair.english, at, "euros"),
        _ => None,
    };
    truth.map(|truth| Slot::new("currency", pair, changed(pair, place, "يورو"), truth)).into_iter().collect()
}
