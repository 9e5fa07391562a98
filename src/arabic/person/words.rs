//! Which words stop a name, and which announce one? Our own lists, and shapes of words that no name has.

use crate::arabic::fold::fold_str;
use crate::arabic::hash::LetterMap;
use crate::arabic::romanise::has_foreign_shape;
use crate::arabic::words::is_function_word;
use std::ops::BitOr;
use std::sync::LazyLock;

/// The lists that have a word. One table tells all of them: every word of every text asks.
#[derive(Clone, Copy, Default)]
pub(super) struct Lists(u16);

/// Titles that stand beside their name: الدكتور.
pub(super) const TITLE: Lists = Lists(1);
/// Roles that govern a noun before the name: وزير (الدفاع).
pub(super) const ROLE: Lists = Lists(1 << 1);
const STRICT: Lists = Lists(1 << 2);
const MODIFIER: Lists = Lists(1 << 3);
/// Verbs of saying.
pub(super) const SAYING: Lists = Lists(1 << 4);
/// Verbs that take no object: what follows them and their subject is no noun.
pub(super) const INTRANSITIVE: Lists = Lists(1 << 5);
const ARTICLE_GIVEN: Lists = Lists(1 << 6);
const VERB: Lists = Lists(1 << 7);
const STOP: Lists = Lists(1 << 8);

impl Lists {
    /// Whether it is one of those, or more.
    pub(super) fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Lists {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

static LISTS: LazyLock<LetterMap<String, Lists>> = LazyLock::new(|| {
    let mut lists: LetterMap<String, Lists> = LetterMap::default();
    let mut put = |word: String, list: Lists| {
        let known = lists.entry(word).or_default();
        *known = *known | list;
    };
    let mut section = "";
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        // A star marks what is a family name as well, and does not stop one.
        for word in line.split_whitespace().filter(|word| !word.ends_with('*')).map(fold_str) {
            let (feminine, plural) = (format!("{word}ت"), format!("{word}وا"));
            match section {
                "[title]" => put(word, TITLE),
                "[role]" => put(word, ROLE),
                "[strict]" => put(word, STRICT),
                "[modifier]" => put(word, MODIFIER),
                "[saying]" => put(word, SAYING | VERB),
                "[intransitive]" => {
                    put(word, INTRANSITIVE | VERB);
                    put(feminine, INTRANSITIVE | VERB);
                    put(plural, VERB);
                }
                "[article-given]" => put(word, ARTICLE_GIVEN),
                "[verb]" => [word, feminine, plural].into_iter().for_each(|word| put(word, VERB)),
                _ => put(word, STOP),
            }
        }
    }
    lists
});

/// The lists that have `word`, folded.
pub(super) fn lists_of(word: &str) -> Lists {
    LISTS.get(word).copied().unwrap_or_default()
}

/// Whether `word`, folded, is a title that stands beside its name: الدكتور.
pub(super) fn is_title(word: &str) -> bool {
    lists_of(word).has(TITLE)
}

/// Whether it is a role that governs a noun before the name: وزير (الدفاع).
pub(super) fn is_role(word: &str) -> bool {
    lists_of(word).has(ROLE)
}

/// Whether after this title comes a name even where no list has it.
pub(super) fn is_strict(word: &str) -> bool {
    lists_of(word).has(STRICT)
}

/// Whether it goes on with a title: (الفريق) أول, (الرئيس) السابق.
pub(super) fn is_modifier(word: &str) -> bool {
    lists_of(word).has(MODIFIER)
}

/// Whether it is a given name that has the article: الصديق. Not الكريم, which is an adjective.
pub(super) fn is_article_given(word: &str) -> bool {
    lists_of(word).has(ARTICLE_GIVEN)
}

/// Whether a name ends before `word`, folded, that no list of names has.
///
/// The shapes, each by example: a glued particle (وال, بال, لل: بالرياض), the imperfect (يؤكد; not يوسف, which is listed),
/// the tenth and seventh forms (استقبل, انطلق), a participle in the accusative (مؤكدا), sound plurals, feminine adjectives
/// of relation and verbal nouns with the article (المصريين, الطبية, التصعيد; not التميمي).
pub(super) fn ends_name(word: &str) -> bool {
    if lists_of(word).has(STOP | TITLE | ROLE) || is_verb(word) || is_particle(word) {
        return true;
    }
    // "ونظيره", "وهما", "فقال": و and ف are written onto what begins the next part.
    if let Some(rest) = word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() >= 3)
        && (is_title(rest) || is_role(rest) || is_verb(rest) || is_particle(rest))
        && !(word.starts_with('ف') && has_foreign_shape(word))
    {
        return true;
    }
    if let Some(rest) = word.strip_prefix(['ب', 'ل', 'ك'])
        && lists_of(rest).has(STOP | ROLE)
    {
        return true;
    }
    let letters: Vec<char> = word.chars().collect();
    let begins = |parts: &[&str]| parts.iter().any(|part| word.starts_with(part));
    let ends = |parts: &[&str]| parts.iter().any(|part| word.ends_with(part));
    let glued = begins(&["وال", "بال", "لل", "فال", "كال", "لا", "وا", "وت", "وي"])
        && letters.len() > 4
        && !has_foreign_shape(word)
        || begins(&["بم", "بت", "لم"]) && letters.len() > 4;
    let adverb = letters.len() >= 5 && word.starts_with('م') && word.ends_with('ا');
    let plural = word.starts_with("ال") && letters.len() >= 6 && ends(&["ين", "ون", "ات", "يه"]);
    // The verbal nouns of the second, fourth, sixth, seventh and eighth form: التصعيد, الإعلان, التعاون, الاتفاق.
    let verbal = match letters.as_slice() {
        ['ا', 'ل', 'ت', _, _, 'ي', _] | ['ا', 'ل', 'ا', _, _, 'ا', _] | ['ا', 'ل', 'ا', _, _, _, 'ا', _] => {
            true
        }
        ['ا', 'ل', 'ت', _, 'ا', _, last] => *last != 'ي',
        _ => false,
    };
    glued || adverb || plural || verbal
}

/// Whether one of the lists of what is no name has it.
pub(super) fn is_listed(word: &str) -> bool {
    lists_of(word).has(STOP | TITLE)
}

/// Whether a folded word without proclitics is a verb, as far as its letters tell: one of the lists, an imperfect, a seventh, eighth or tenth form.
#[must_use]
pub fn is_verb(word: &str) -> bool {
    let begins = |parts: &[&str]| parts.iter().any(|part| word.starts_with(part));
    let ends = |parts: &[&str]| parts.iter().any(|part| word.ends_with(part));
    let letters = word.chars().count();
    let imperfect = begins(&["ي", "سي", "ست", "سن"]) && letters >= 4 && !ends(&["ي", "ان", "ين", "وس", "ه"]);
    let derived = begins(&["است", "انت", "انط", "انض", "انس", "اجت", "افت", "احت", "اعت"]) && letters == 5;
    // يوكانوفيتش is no imperfect.
    lists_of(word).has(VERB) || (imperfect && !has_foreign_shape(word)) || derived
}

/// Whether it is a particle, preposition or pronoun. علي is read as the name: على is told by its last letter before.
pub(super) fn is_particle(word: &str) -> bool {
    word != "علي" && is_function_word(&word.chars().collect::<Vec<_>>())
}

/// Whether a title may go on over this particle: المبعوث الأممي إلى ليبيا, المتحدث باسم الوزارة, النائب عن حزب.
pub(super) fn joins_title(word: &str) -> bool {
    matches!(word, "في" | "لدي" | "الي" | "عن" | "من" | "باسم")
}

/// Whether `word`, as written, has the ending ‑an of an adverb: أيضاً.
pub(super) fn is_accusative(written: &str) -> bool {
    written.contains('\u{064B}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_before_verbs_and_particles_and_not_before_family_names() {
        for word in [
            "قال",
            "أكدت",
            "يؤكد",
            "استقبل",
            "مؤكدا",
            "بالرياض",
            "الماضي",
            "رئيس",
            "الطبية",
            "المصريين",
            "خلال",
            "عن",
            "التصعيد",
            "الاتفاق",
        ] {
            assert!(ends_name(&fold_str(word)), "{word}");
        }
        for word in
            ["النمروش", "حفتر", "القحطاني", "السعدي", "بحاح", "الدبيبة", "الغامدي", "ماكرون", "التميمي", "التريكي"]
        {
            assert!(!ends_name(&fold_str(word)), "{word}");
        }
    }
}
