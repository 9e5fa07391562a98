//! The truth for names and terms: both from lists with one English for each Arabic.
//!
//! A name is one of the list below, written so in the Arabic and so in the English, once each. A term is an entry of the curated
//! glossary (countries, capitals, nationalities, organisations, ministries, politics, law) that stands once in the Arabic in
//! its citation form, bare or with the article or a feminine ending, and of whose renderings one stands once in the English;
//! it becomes another entry of its file with as many words. Places of which English says "the" are left out, and what stands
//! twice in the glossary.

use super::Slot;
use super::text::{hash, replace, standing};
use crate::parallel::Pair;
use tarjuman::arabic::romanise::romanise;
use tarjuman::glossary::{Concept, Status};

/// As the Arabic of the sets has them, with the usual English.
const NAMES: [(&str, &str); 46] = [
    ("دونالد ترامب", "Donald Trump"),
    ("بريت كافانو", "Brett Kavanaugh"),
    ("كيم جونغ أون", "Kim Jong Un"),
    ("جوردان سبيث", "Jordan Spieth"),
    ("جاستن توماس", "Justin Thomas"),
    ("فرانشيسكو موليناري", "Francesco Molinari"),
    ("تايجر وودز", "Tiger Woods"),
    ("جوكو ويدودو", "Joko Widodo"),
    ("جيريمي كوربين", "Jeremy Corbyn"),
    ("تومي فليتوود", "Tommy Fleetwood"),
    ("باتريك ريد", "Patrick Reed"),
    ("داستن جونسون", "Dustin Johnson"),
    ("إيان بولتر", "Ian Poulter"),
    ("شون مينديز", "Shawn Mendes"),
    ("توم دالي", "Tom Daley"),
    ("غراهام دورانس", "Graham Dorrans"),
    ("لويس هاميلتون", "Lewis Hamilton"),
    ("كريستوفر كولومبوس", "Christopher Columbus"),
    ("زوران زئيف", "Zoran Zaev"),
    ("دانييل ستوريدج", "Daniel Sturridge"),
    ("شيردان شاكيري", "Xherdan Shaqiri"),
    ("إدين هازارد", "Eden Hazard"),
    ("ماتيو كوفاتشيتش", "Mateo Kovacic"),
    ("ستيفن جيرارد", "Steven Gerrard"),
    ("جاري هولت", "Gary Holt"),
    ("ديكلان غالاغر", "Declan Gallagher"),
    ("ليام كيلي", "Liam Kelly"),
    ("ألفريدو موريلوس", "Alfredo Morelos"),
    ("بوريس جونسون", "Boris Johnson"),
    ("تيريزا ماي", "Theresa May"),
    ("جيم فيوريك", "Jim Furyk"),
    ("سيرخيو جارسيا", "Sergio Garcia"),
    ("كريستيانو رونالدو", "Cristiano Ronaldo"),
    ("مايك بومبيو", "Mike Pompeo"),
    ("جيف فليك", "Jeff Flake"),
    ("ليندسي غراهام", "Lindsey Graham"),
    ("ديان فاينشتاين", "Dianne Feinstein"),
    ("كاني ويست", "Kanye West"),
    ("أريانا غراندي", "Ariana Grande"),
    ("جاستن روز", "Justin Rose"),
    ("جوستين روز", "Justin Rose"),
    ("هنريك ستينسون", "Henrik Stenson"),
    ("روري ماكلروي", "Rory McIlroy"),
    ("بوبا واتسون", "Bubba Watson"),
    ("سيباستيان فيتيل", "Sebastian Vettel"),
    ("ويب سيمبسون", "Webb Simpson"),
];

/// Who is put in: in the glossary of the measure, and in none.
pub(super) const KNOWN: [(&str, &str); 6] = [
    ("خليفة حفتر", "Khalifa Haftar"),
    ("جو بايدن", "Joe Biden"),
    ("باراك أوباما", "Barack Obama"),
    ("أنجيلا ميركل", "Angela Merkel"),
    ("محمود عباس", "Mahmoud Abbas"),
    ("إيمانويل ماكرون", "Emmanuel Macron"),
];
const UNKNOWN: [&str; 5] = ["سامي الحمروش", "خالد المنصوري", "محمد الغرياني", "أحمد الزواوي", "محمود بوشناق"];

/// Every name of a pair, once changed into a known and once into an unknown one.
pub(super) fn names(pair: &Pair) -> Vec<Slot> {
    let mut found = Vec::new();
    for (arabic, english) in NAMES {
        let (places, targets) = (with_clitics(&pair.arabic, arabic), standing_possessive(&pair.english, english));
        let ([place], [target]) = (&places[..], &targets[..]) else { continue };
        let put = |name: &str| format!("{}{name}{}", &pair.arabic[..place.start], &pair.arabic[place.end..]);
        let (name, spelling) = KNOWN[hash(&pair.arabic) % KNOWN.len()];
        found.extend(
            replace(&pair.english, target, spelling).map(|truth| Slot::new("name, known", pair, put(name), truth)),
        );
        let name = UNKNOWN[hash(&pair.arabic) % UNKNOWN.len()];
        let truth = replace(&pair.english, target, &romanise(name).news);
        found.extend(truth.map(|truth| Slot::new("name, unverified", pair, put(name), truth)));
    }
    found
}

/// Where a name stands, perhaps with و, ب, ل or ف written onto it.
fn with_clitics(text: &str, name: &str) -> Vec<std::ops::Range<usize>> {
    let free = |at: usize| {
        let mut before = text[..at].chars().rev();
        let last = before.next();
        let clitic = last.is_some_and(|c| matches!(c, 'و' | 'ب' | 'ل' | 'ف'))
            && !before.next().is_some_and(char::is_alphanumeric);
        let after = text[at + name.len()..].chars().next();
        (clitic || !last.is_some_and(char::is_alphanumeric)) && !after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(name).map(|(at, _)| at).filter(|&at| free(at)).map(|at| at..at + name.len()).collect()
}

/// The surname alone elsewhere in the English would have to change as well.
fn standing_possessive(text: &str, name: &str) -> Vec<std::ops::Range<usize>> {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    if standing(text, surname).len() == 1 { standing(text, name) } else { Vec::new() }
}

const FILES: [&str; 7] = ["countries", "capitals", "nationalities", "organisations", "ministries", "politics", "legal"];

/// Of which English says "the", or which are written in two ways.
const WITH_THE: [&str; 14] = [
    "Vatican",
    "Gulf",
    "United",
    "Netherlands",
    "Philippines",
    "Republic",
    "Islands",
    "Emirates",
    "Maldives",
    "Bahamas",
    "Union",
    "Kingdom",
    "Gambia",
    "Comoros",
];

/// Every term of a pair, changed into another one of its file.
pub(super) fn terms(pair: &Pair, concepts: &[Concept]) -> Vec<Slot> {
    let once = |text: &str| concepts.iter().flat_map(Concept::arabic).filter(|term| term.text == text).count() == 1;
    let mut found = Vec::new();
    for (at, concept) in concepts.iter().enumerate().filter(|(_, concept)| FILES.contains(&concept.domain.as_str())) {
        let Some(arabic) = concept.arabic().next() else { continue };
        // Words of three letters are too often something else.
        if arabic.text.chars().count() < 4 || !pair.arabic.contains(arabic.text.as_str()) {
            continue;
        }
        let Some((place, affixes)) = place(&pair.arabic, &arabic.text, &concept.domain) else { continue };
        if !once(&arabic.text) {
            continue;
        }
        let english: Vec<_> = concept.english().filter(|term| term.status != Status::Forbidden).collect();
        let places: Vec<_> = english.iter().flat_map(|term| standing(&pair.english, &term.text)).collect();
        let [target] = &places[..] else { continue };
        let all_words = english.iter().map(|term| pair.english.matches(term.text.as_str()).count()).sum::<usize>();
        let with_the = |text: &str| WITH_THE.iter().any(|word| text.contains(word)) || text.starts_with("the ");
        let names = ["countries", "capitals"].contains(&concept.domain.as_str());
        let article = names && pair.english[..target.start].to_lowercase().ends_with("the ");
        if all_words != 1 || article || with_the(&pair.english[target.clone()]) {
            continue;
        }
        let fits = |other: &&Concept| {
            let words = |text: &str| text.split(' ').count();
            let (Some(term), Some(rendering)) = (other.arabic().next(), other.rendering()) else { return false };
            let case = |text: &str| text.starts_with(char::is_uppercase);
            other.domain == concept.domain
                && term.text != arabic.text
                && once(&term.text)
                && words(&term.text) == words(&arabic.text)
                && term.text.starts_with("ال") == arabic.text.starts_with("ال")
                && term.text.ends_with('ي') == arabic.text.ends_with('ي')
                && term.text.ends_with('ة') == arabic.text.ends_with('ة')
                && case(&rendering.text) == case(&pair.english[target.clone()])
                && !with_the(&rendering.text)
                && !pair.english.contains(&rendering.text)
        };
        let others: Vec<&Concept> = concepts.iter().filter(fits).collect();
        let Some(other) = others.get(hash(&format!("{at}{}", pair.arabic)) % others.len().max(1)) else { continue };
        let (Some(term), Some(rendering)) = (other.arabic().next(), other.rendering()) else { continue };
        let put = format!(
            "{}{}{}{}{}",
            &pair.arabic[..place.start],
            affixes.0,
            term.text,
            affixes.1,
            &pair.arabic[place.end..]
        );
        let class: &'static str = match concept.domain.as_str() {
            "countries" | "capitals" => "term: place",
            "nationalities" => "term: nationality",
            _ => "term: other",
        };
        found.extend(replace(&pair.english, target, &rendering.text).map(|truth| Slot::new(class, pair, put, truth)));
    }
    found
}

/// The only place of a term, and what is written before and behind it: an adjective may have the article and a feminine
/// ending.
fn place(text: &str, term: &str, domain: &str) -> Option<(std::ops::Range<usize>, (&'static str, &'static str))> {
    let forms: &[(&'static str, &'static str)] =
        if domain == "nationalities" { &[("", ""), ("ال", ""), ("", "ة"), ("ال", "ة")] } else { &[("", "")] };
    let all: Vec<_> = forms
        .iter()
        .flat_map(|&(before, behind)| {
            standing(text, &format!("{before}{term}{behind}")).into_iter().map(move |at| (at, (before, behind)))
        })
        .collect();
    match &all[..] {
        [one] if text.matches(term).count() == 1 => Some(one.clone()),
        _ => None,
    }
}
