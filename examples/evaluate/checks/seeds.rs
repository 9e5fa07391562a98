//! Errors of each class, put into good translations, one in each segment that is suitable. The same ones each time: what is
//! put in is told by the number of the segment.
//!
//! What is suitable is told by the letters of both sides wherever that can be done, not by what the checks can read.

use super::{Document, Glossary};
use crate::repair::values::ENGLISH_MONTHS;
use tarjuman::arabic::chars::{digit_value, is_arabic_letter};
use tarjuman::arabic::romanise::corresponds;
use tarjuman::arabic::{Offsets, fold_str};
use tarjuman::checks::Kind;
use tarjuman::glossary::{Confidence, Status};

mod words;

use words::{Word, joined, replaced, without, words};

/// A class of errors.
pub(crate) struct Seed {
    /// What it is called in the table.
    pub(crate) name: &'static str,
    /// The checks that may catch it.
    pub(crate) kinds: &'static [Kind],
    /// The document with the error in that segment; `None` where the segment is not suitable.
    pub(crate) put: fn(&Document, usize, &Glossary) -> Option<Document>,
}

pub(crate) const SEEDS: &[Seed] = &[
    Seed { name: "a number changed", kinds: &[Kind::Number, Kind::Date], put: number_changed },
    Seed { name: "a number left out", kinds: &[Kind::Number, Kind::Date], put: number_left_out },
    Seed { name: "a number in words changed", kinds: &[Kind::Number, Kind::Date], put: number_word_changed },
    Seed { name: "a month or weekday changed", kinds: &[Kind::Date], put: date_changed },
    Seed { name: "another term, of two words or more", kinds: &[Kind::Term], put: another_term },
    Seed { name: "another term, of any length (off)", kinds: &[Kind::TermWording], put: another_word },
    Seed { name: "another country or people", kinds: &[Kind::Term], put: another_country },
    Seed { name: "a forbidden term used", kinds: &[Kind::Forbidden], put: another_word },
    Seed { name: "empty", kinds: &[Kind::Empty], put: empty },
    Seed { name: "the source copied", kinds: &[Kind::Copied], put: copied },
    Seed { name: "an Arabic mark or word left", kinds: &[Kind::Arabic], put: arabic_left },
    Seed { name: "a word doubled", kinds: &[Kind::Doubled], put: doubled },
    Seed { name: "a quotation mark left out", kinds: &[Kind::Quotes], put: quote_left_out },
    Seed { name: "a bracket left out", kinds: &[Kind::Brackets], put: bracket_left_out },
    Seed { name: "a negation left out (off)", kinds: &[Kind::Negation], put: negation_left_out },
    Seed { name: "a quotation unquoted (off)", kinds: &[Kind::Quotations], put: unquoted },
    Seed { name: "cut to a third", kinds: &[Kind::Length], put: cut },
    Seed { name: "said twice", kinds: &[Kind::Length, Kind::Doubled], put: said_twice },
    Seed { name: "a name in another spelling", kinds: &[Kind::Name], put: name_respelled },
    Seed { name: "the same Arabic, a word less", kinds: &[Kind::SameSource], put: same_source },
    Seed { name: "the same English for other Arabic (off)", kinds: &[Kind::SameTarget], put: same_target },
];

fn with(document: &Document, at: usize, english: String) -> Option<Document> {
    let mut wrong = document.clone();
    *wrong.english.get_mut(at)? = english;
    Some(wrong)
}

/// The digits of the Arabic, run by run, without thousands marks.
fn arabic_numbers(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '٬'))
        .map(|c| digit_value(c).map_or(c, |digit| char::from(b'0' + digit)))
        .collect();
    plain.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(str::to_owned).collect()
}

/// A number in digits of the English that the Arabic has in digits too.
fn number_of_both(document: &Document, at: usize) -> Option<Word> {
    let arabic = arabic_numbers(document.arabic.get(at)?);
    let of_both = |word: &Word| {
        word.text.chars().all(|c| c.is_ascii_digit() || c == ',') && arabic.contains(&word.text.replace(',', ""))
    };
    let mut all: Vec<Word> = words(document.english.get(at)?).into_iter().filter(of_both).collect();
    // Another of the same is a number that is still there.
    let texts: Vec<String> = all.iter().map(|word| word.text.clone()).collect();
    all.retain(|word| texts.iter().filter(|text| **text == word.text).count() == 1);
    let count = all.len();
    (count > 0).then(|| all.swap_remove(at % count))
}

fn number_changed(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let number = number_of_both(document, at)?;
    // Another last digit.
    let last = number.text.chars().last()?.to_digit(10)?;
    let wrong = format!("{}{}", &number.text[..number.text.len() - 1], (last + 1 + at as u32 % 8) % 10);
    with(document, at, replaced(document.english.get(at)?, &number, &wrong))
}

fn number_left_out(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let number = number_of_both(document, at)?;
    with(document, at, without(document.english.get(at)?, &number))
}

/// English words for numbers with the Arabic that says them, in folded spelling and without their endings.
const NUMBER_WORDS: [(&str, &[&str]); 14] = [
    ("three", &["ثلاث", "ثلاثة"]),
    ("four", &["اربع", "اربعة"]),
    ("five", &["خمس", "خمسة"]),
    ("six", &["ست", "ستة"]),
    ("seven", &["سبع", "سبعة"]),
    ("eight", &["ثماني", "ثمانية", "ثمان"]),
    ("nine", &["تسع", "تسعة"]),
    ("ten", &["عشر", "عشرة"]),
    ("third", &["الثالث", "الثالثة"]),
    ("fourth", &["الرابع", "الرابعة"]),
    ("fifth", &["الخامس", "الخامسة"]),
    ("sixth", &["السادس", "السادسة"]),
    ("seventh", &["السابع", "السابعة"]),
    ("twenty", &["عشرون", "عشرين"]),
];

fn number_word_changed(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let arabic = fold_str(document.arabic.get(at)?);
    let arabic: Vec<&str> = arabic.split(|c: char| !c.is_alphanumeric()).collect();
    let english = document.english.get(at)?;
    let all = words(english);
    let place = NUMBER_WORDS.iter().position(|(name, said)| {
        let once = all.iter().filter(|word| word.text.to_lowercase() == *name).count() == 1;
        once && said.iter().any(|word| arabic.contains(&&*fold_str(word)))
    })?;
    let word = all.into_iter().find(|word| word.text.to_lowercase() == NUMBER_WORDS[place].0)?;
    // A cardinal stays one.
    let (from, count) = if place < 8 { (0, 8) } else { (8, 5) };
    let other =
        if place == 13 { "thirty" } else { NUMBER_WORDS[from + (place - from + 1 + at % (count - 1)) % count].0 };
    with(document, at, replaced(english, &word, other))
}

/// Countries and peoples, each with the Arabic of which it is said: one is put in for another of its kind.
const COUNTRIES: [(&str, &[&str]); 16] = [
    ("Egypt", &["مصر"]),
    ("Iran", &["إيران"]),
    ("Syria", &["سوريا", "سورية"]),
    ("China", &["الصين"]),
    ("France", &["فرنسا"]),
    ("Germany", &["ألمانيا"]),
    ("Japan", &["اليابان"]),
    ("Russia", &["روسيا"]),
    ("Egyptian", &["المصري", "المصرية", "المصريين", "مصري", "مصرية"]),
    ("Iranian", &["الإيراني", "الإيرانية", "إيراني", "إيرانية"]),
    ("Italian", &["الإيطالي", "الإيطالية", "إيطالي", "إيطالية"]),
    ("Chinese", &["الصيني", "الصينية", "صيني", "صينية"]),
    ("French", &["الفرنسي", "الفرنسية", "فرنسي", "فرنسية"]),
    ("German", &["الألماني", "الألمانية", "ألماني", "ألمانية"]),
    ("Japanese", &["الياباني", "اليابانية", "ياباني", "يابانية"]),
    ("Russian", &["الروسي", "الروسية", "روسي", "روسية"]),
];

fn another_country(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let arabic = fold_str(document.arabic.get(at)?);
    let arabic: Vec<&str> = arabic.split(|c: char| !c.is_alphanumeric()).collect();
    let english = document.english.get(at)?;
    let all = words(english);
    let place = COUNTRIES.iter().position(|(name, said)| {
        let once =
            english.matches(&name[..name.len().min(5)]).count() == 1 && all.iter().any(|word| word.text == *name);
        once && said.iter().any(|word| arabic.contains(&&*fold_str(word)))
    })?;
    let word = all.into_iter().find(|word| word.text == COUNTRIES[place].0)?;
    let kind = place / 8 * 8;
    let other = COUNTRIES[kind + (place - kind + 1 + at % 7) % 8].0;
    with(document, at, replaced(english, &word, other))
}

const DAYS: [&str; 7] = ["Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const ARABIC_DAYS: [&str; 7] = ["السبت", "الأحد", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة"];
const ARABIC_MONTHS: [&[&str]; 12] = [
    &["يناير"],
    &["فبراير"],
    &["مارس"],
    &["أبريل", "ابريل"],
    &["مايو"],
    &["يونيو"],
    &["يوليو"],
    &["أغسطس"],
    &["سبتمبر"],
    &["أكتوبر"],
    &["نوفمبر"],
    &["ديسمبر"],
];

fn date_changed(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let arabic = fold_str(document.arabic.get(at)?);
    let arabic: Vec<&str> = arabic.split(|c: char| !c.is_alphanumeric()).collect();
    let said = |words: &[&str]| words.iter().any(|word| arabic.contains(&&*fold_str(word)));
    let english = document.english.get(at)?;
    let all = words(english);
    let once = |name: &str| all.iter().filter(|word| word.text.trim_end_matches('s') == name).count() == 1;
    let day = (0..7).find(|&day| once(DAYS[day]) && said(&[ARABIC_DAYS[day]]));
    let month = (0..12).find(|&month| once(ENGLISH_MONTHS[month]) && said(ARABIC_MONTHS[month]));
    let (name, wrong) = match (day, month) {
        (Some(day), _) => (DAYS[day], DAYS[(day + 1 + at % 6) % 7]),
        (None, Some(month)) => (ENGLISH_MONTHS[month], ENGLISH_MONTHS[(month + 1 + at % 11) % 12]),
        (None, None) => return None,
    };
    let word = all.iter().find(|word| word.text.trim_end_matches('s') == name)?;
    with(document, at, replaced(english, word, wrong))
}

fn another_term(document: &Document, at: usize, glossary: &Glossary) -> Option<Document> {
    other_term(document, at, glossary, false)
}

fn another_word(document: &Document, at: usize, glossary: &Glossary) -> Option<Document> {
    other_term(document, at, glossary, true)
}

/// The first sure term whose rendering stands in the English gives way to another concept's.
fn other_term(document: &Document, at: usize, glossary: &Glossary, any: bool) -> Option<Document> {
    let (arabic, english) = (document.arabic.get(at)?, document.english.get(at)?);
    let occurrences = glossary.recognise(arabic);
    let terms = glossary.terms(&occurrences);
    terms.iter().find_map(|term| {
        let sure = !term.occurrence.within && term.occurrence.confidence == Confidence::Sure;
        let sure = sure && (any || term.occurrence.term.contains(' '));
        let mut renderings = term.record.concept.english().filter(|term| term.status != Status::Forbidden);
        let used = renderings.find(|term| english.contains(&term.text)).filter(|_| sure)?;
        let other = glossary.next(&term.record.id)?.concept.rendering()?;
        with(document, at, english.replace(&used.text, &other.text))
    })
}

fn empty(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    with(document, at, " ".into())
}

fn copied(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let arabic = document.arabic.get(at)?.clone();
    arabic.chars().any(is_arabic_letter).then(|| with(document, at, arabic))?
}

/// A mark in its Arabic form, or else a word of the Arabic in place of one of the English.
fn arabic_left(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let english = document.english.get(at)?;
    let marks = [(",", "،"), (";", "؛"), ("?", "؟"), ("%", "٪"), ("\"", "»")];
    let mark = marks.iter().find(|(mark, _)| english.contains(mark)).filter(|_| at.is_multiple_of(2));
    if let Some((mark, arabic)) = mark {
        return with(document, at, english.replacen(mark, arabic, 1));
    }
    let arabic = words(document.arabic.get(at)?).into_iter().find(|word| word.text.chars().all(is_arabic_letter))?;
    let all = words(english);
    with(document, at, replaced(english, all.get(at % all.len().max(1))?, &arabic.text))
}

fn doubled(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let english = document.english.get(at)?;
    let small = |word: &Word| word.text.chars().all(|c| c.is_ascii_lowercase());
    let all: Vec<Word> = words(english).into_iter().filter(small).collect();
    let word = all.get(at % all.len().max(1))?;
    with(document, at, replaced(english, word, &format!("{0} {0}", word.text)))
}

fn quote_left_out(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let english = document.english.get(at)?;
    let marks: Vec<(usize, char)> = english.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”')).collect();
    let balanced = !marks.is_empty() && marks.len().is_multiple_of(2);
    let (place, mark) = *marks.get(at % marks.len().max(1)).filter(|_| balanced)?;
    with(document, at, format!("{}{}", &english[..place], &english[place + mark.len_utf8()..]))
}

fn bracket_left_out(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let english = document.english.get(at)?;
    let marks: Vec<(usize, char)> = english.char_indices().filter(|(_, c)| "()[]{}".contains(*c)).collect();
    let balanced = !marks.is_empty() && marks.len().is_multiple_of(2);
    let (place, _) = *marks.get(at % marks.len().max(1)).filter(|_| balanced)?;
    with(document, at, format!("{}{}", &english[..place], &english[place + 1..]))
}

/// "not", "n't", "no", "never", "nor", "without" is left out where the Arabic has one of the words that deny.
fn negation_left_out(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let arabic = fold_str(document.arabic.get(at)?);
    let denies = |word: &str| {
        let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
        ["لم", "لن", "لا", "ليس", "ليست", "ليسوا", "غير", "نفي", "نفت", "ينفي"]
            .iter()
            .any(|deny| *deny == word || *deny == bare)
    };
    let english = document.english.get(at)?;
    if !arabic.split(|c: char| !c.is_alphanumeric()).any(denies) {
        return None;
    }
    let said = |word: &&Word| {
        let lower = word.text.to_lowercase().replace('’', "'");
        matches!(lower.as_str(), "not" | "no" | "never" | "nor" | "none" | "without" | "cannot" | "denied" | "denies")
            || lower.ends_with("n't")
    };
    let all = words(english);
    let denials: Vec<&Word> = all.iter().filter(said).collect();
    let word = *denials.get(at % denials.len().max(1))?;
    let lower = word.text.to_lowercase().replace('’', "'");
    let wrong = match lower.as_str() {
        "cannot" | "can't" => "can".to_owned(),
        "won't" => "will".to_owned(),
        "denied" => "confirmed".to_owned(),
        "denies" => "confirms".to_owned(),
        _ if lower.ends_with("n't") => word.text.chars().take(word.text.chars().count() - 3).collect(),
        _ => return with(document, at, without(english, word)),
    };
    with(document, at, replaced(english, word, &wrong))
}

/// The first quotation loses both its marks, where the Arabic has as many marks.
fn unquoted(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let english = document.english.get(at)?;
    let is_mark = |c: &char| matches!(c, '"' | '“' | '”' | '«' | '»');
    let count = english.chars().filter(is_mark).count();
    if count < 2 || document.arabic.get(at)?.chars().filter(is_mark).count() != count {
        return None;
    }
    let mut left = 2;
    let text = english.chars().filter(|c| {
        let taken = left > 0 && is_mark(c);
        left -= usize::from(taken);
        !taken
    });
    with(document, at, text.collect())
}

/// The first third of the words, of a sentence of nine words and more.
fn cut(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let all = words(document.english.get(at)?);
    (all.len() >= 9).then(|| with(document, at, joined(&all[..all.len() / 3])))?
}

fn said_twice(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let english = document.english.get(at)?;
    (words(english).len() >= 9).then(|| with(document, at, format!("{english} {english}")))?
}

/// A name that the Arabic of this and of another segment has gets another vowel here, where both have it in the same letters.
fn name_respelled(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let sources: Vec<&str> = document.arabic.iter().map(String::as_str).collect();
    let mentions = tarjuman::arabic::person::mentions(&sources);
    let english = document.english.get(at)?;
    let word = words(english).into_iter().find(|word| {
        let is_family = |mention: &&tarjuman::arabic::person::Mention| {
            let offsets = Offsets::new(sources[mention.segment]);
            corresponds(offsets.slice(mention.name.last()), &word.text)
        };
        let here = mentions.iter().filter(|mention| mention.segment == at).find(is_family);
        let again = |one: &tarjuman::arabic::person::Mention| {
            mentions.iter().any(|other| {
                let there = other.person == one.person && other.segment != at;
                there && words(&document.english[other.segment]).iter().any(|other| other.text == word.text)
            })
        };
        let capital = word.text.starts_with(|c: char| c.is_uppercase()) && word.text.chars().count() >= 5;
        let once = words(english).iter().filter(|other| other.text == word.text).count() == 1;
        capital && once && here.is_some_and(again)
    })?;
    let place = word.text.char_indices().skip(1).find(|(_, c)| "aeiou".contains(*c))?;
    let vowel = match place.1 {
        'a' => "e",
        'e' => "i",
        'i' => "e",
        'o' => "u",
        _ => "o",
    };
    let wrong = format!("{}{vowel}{}", &word.text[..place.0], &word.text[place.0 + 1..]);
    with(document, at, replaced(english, &word, &wrong))
}

/// The segment comes again at the end of the article, with a word less in its English.
fn same_source(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let english = document.english.get(at)?;
    let all = words(english);
    let word = all.get(at % all.len().max(1)).filter(|_| all.len() >= 3)?;
    let mut wrong = document.clone();
    wrong.arabic.push(document.arabic.get(at)?.clone());
    wrong.english.push(without(english, word));
    Some(wrong)
}

/// The English comes again at the end of the article, under the Arabic of the next segment.
fn same_target(document: &Document, at: usize, _: &Glossary) -> Option<Document> {
    let mut wrong = document.clone();
    wrong.arabic.push(document.arabic.get(at + 1)?.clone());
    wrong.english.push(document.english.get(at)?.clone());
    Some(wrong)
}
