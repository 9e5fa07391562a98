//! Which plurals does this noun have that change its inside? وزير, وزراء.
//!
//! For the termbase, which asks once for each word of an entry. A list of our own holds the frequent pairs
//! (`broken_plurals.txt`: a singular and its plurals on each line, or alone a noun that has none or a regular one); for
//! other words the patterns that are nearly regular stand in. Patterns and their pairing follow K. Ryding, *A Reference
//! Grammar of Modern Standard Arabic* (2005), chapter 7, "broken or internal plural", and W. Wright, *A Grammar of the
//! Arabic Language*, vol. I, "the broken plural".
//! A pattern may name a plural that nobody uses (نشر → أنشار); that costs a lookup and finds nothing.

use super::fold::fold_str;
use super::hash::{LetterMap, LetterSet};
use super::packed::Packed;
use std::sync::LazyLock;

/// How a form is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// It stands in the list.
    Listed,
    /// A pattern makes it; it may be no word.
    Pattern,
}

/// The other number of a noun.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Form {
    /// Its letters, with hamza and ة, without marks and article.
    pub letters: Vec<char>,
    /// How it is known.
    pub source: Source,
}

type Pairs = LetterMap<Vec<char>, Vec<Vec<char>>>;

struct Lists {
    plurals: Pairs,
    singulars: Pairs,
    /// Both, as written and folded.
    words: LetterSet<Packed>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists =
        Lists { plurals: LetterMap::default(), singulars: LetterMap::default(), words: LetterSet::default() };
    for line in include_str!("broken_plurals.txt").lines() {
        let mut words = line.split_whitespace().map(|word| word.chars().collect::<Vec<char>>());
        let Some(singular) = words.next() else { continue };
        let plurals: Vec<_> = words.collect();
        for word in std::iter::once(&singular).chain(&plurals) {
            lists.words.insert(Packed::of(word));
            // ألغاز without its hamza is the article and غاز far sooner.
            if !matches!(word[..], ['أ', 'ل', ..]) {
                let folded: Vec<char> = fold_str(&word.iter().collect::<String>()).chars().collect();
                lists.words.insert(Packed::of(&folded));
            }
        }
        for plural in &plurals {
            lists.singulars.entry(plural.clone()).or_default().push(singular.clone());
        }
        lists.plurals.insert(singular, plurals);
    }
    lists
});

/// Whether a word stands in the list, as a singular or a plural: it is known to be whole. It may be written with hamza
/// and ة, which then must be right (الأم is not آلام), or folded, unless it then began like the article (ألغاز).
#[must_use]
pub fn is_listed(word: impl Into<Packed>) -> bool {
    LISTS.words.contains(&word.into())
}

/// The broken plurals of `singular` (letters with hamza and ة, without marks and article): the listed ones, else those
/// that its pattern makes.
#[must_use]
pub fn plurals(singular: &[char]) -> Vec<Form> {
    match LISTS.plurals.get(singular) {
        Some(listed) => listed.iter().cloned().map(|letters| Form { letters, source: Source::Listed }).collect(),
        None => patterns(singular),
    }
}

/// The singulars that `plural` belongs to; only listed ones and those of the two safest patterns.
#[must_use]
pub fn singulars(plural: &[char]) -> Vec<Form> {
    if let Some(listed) = LISTS.singulars.get(plural) {
        return listed.iter().cloned().map(|letters| Form { letters, source: Source::Listed }).collect();
    }
    let made: Vec<Vec<char>> = match *plural {
        // مجالس ← مجلس; whether a ة belongs to it (مدارس ← مدرسة) the pattern does not say.
        [a @ 'م', b, 'ا', c, d] if root([b, c, d]) => vec![vec![a, b, c, d], vec![a, b, c, d, 'ة']],
        // أنظمة ← نظام
        ['أ', a, b, c, 'ة'] if root([a, b, c]) => vec![vec![a, b, 'ا', c]],
        // مشاريع ← مشروع
        [a @ 'م', b, 'ا', c, 'ي', d] if root([b, c, d]) => {
            vec![vec![a, b, c, 'و', d], vec![a, b, c, 'ا', d]]
        }
        _ => vec![],
    };
    made.into_iter().map(|letters| Form { letters, source: Source::Pattern }).collect()
}

/// Whether each letter can be one of a root: a consonant, or a و or ي that may stand for one.
fn root<const N: usize>(letters: [char; N]) -> bool {
    letters.iter().all(|letter| !matches!(letter, 'ا' | 'أ' | 'إ' | 'آ' | 'ى' | 'ة'))
}

/// As [`root`], and no long vowel either.
fn consonants<const N: usize>(letters: [char; N]) -> bool {
    root(letters) && !letters.iter().any(|letter| matches!(letter, 'و' | 'ي'))
}

fn patterns(singular: &[char]) -> Vec<Form> {
    let made: Vec<Vec<char>> = match *singular {
        // حدّ: حدود; سرّ: أسرار. The second letter is double.
        [a, b] if consonants([a, b]) => vec![vec![a, b, 'و', b], vec!['أ', a, b, 'ا', b]],
        // عمل: أعمال; شعب: شعوب.
        [a, b, c] if root([a, b, c]) => {
            let mut made = vec![vec!['أ', a, b, 'ا', c]];
            // يخت: يخوت.
            if consonants([b, c]) {
                made.push(vec![a, b, 'و', c]);
            }
            made
        }
        // أثر: آثار.
        ['أ', b, c] if root([b, c]) => vec![vec!['آ', b, 'ا', c], vec!['أ', b, 'و', c]],
        // ساحل: سواحل, but not of adjectives of relation: حالي.
        [a, 'ا', c, d] if root([a, c]) && consonants([d]) => vec![vec![a, 'و', 'ا', c, d]],
        // قاعدة: قواعد; but حالية is the feminine of حالي.
        [a, 'ا', c, d, 'ة'] if root([a, c]) && consonants([d]) => vec![vec![a, 'و', 'ا', c, d]],
        // قبيلة: قبائل; رسالة: رسائل; حمولة: حمائل; but نهائي is an adjective of نهاية.
        [a, b, 'ي' | 'ا' | 'و', d, 'ة'] if root([a, b]) && consonants([d]) => vec![vec![a, b, 'ا', 'ئ', d]],
        // سفير: سفراء; قريب: أقرباء.
        [a, b, 'ي', d] if root([a, b, d]) => {
            vec![vec![a, b, d, 'ا', 'ء'], vec!['أ', a, b, d, 'ا', 'ء']]
        }
        // نظام: أنظمة.
        [a, b, 'ا', d] if root([a, b, d]) => vec![vec!['أ', a, b, d, 'ة']],
        // مجلس, مدرسة: مجالس, مدارس; عنصر: عناصر; but تقدم is a verbal noun, which has no تقادم, and شرعي an adjective.
        [a, b, c, d] | [a, b, c, d, 'ة'] if consonants([a, b, c, d]) && a != 'ت' => {
            vec![vec![a, b, 'ا', c, d]]
        }
        // مشروع, صندوق, مفتاح, تقرير: مشاريع, صناديق, مفاتيح, تقارير.
        [a, b, c, 'و' | 'ا' | 'ي', e] if consonants([a, b, c]) && root([e]) => vec![vec![a, b, 'ا', c, 'ي', e]],
        // أسلوب: أساليب.
        ['أ', b, c, 'و', e] if consonants([b, c, e]) => vec![vec!['أ', b, 'ا', c, 'ي', e]],
        _ => vec![],
    };
    made.into_iter().map(|letters| Form { letters, source: Source::Pattern }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn plurals_listed_and_made() {
        for (singular, plural, source) in [
            ("وزير", "وزراء", Source::Listed),
            ("دولة", "دول", Source::Listed),
            ("عضو", "أعضاء", Source::Listed),
            ("منقوش", "مناقيش", Source::Pattern),
            ("مدرسة", "مدارس", Source::Listed),
            ("مسطبة", "مساطب", Source::Pattern),
            ("قاعدة", "قواعد", Source::Listed),
            ("حافظة", "حوافظ", Source::Pattern),
            ("ظلامة", "ظلائم", Source::Pattern),
            ("رتاج", "أرتجة", Source::Pattern),
        ] {
            let form = Form { letters: letters(plural), source };
            assert!(plurals(&letters(singular)).contains(&form), "{singular}: {:?}", plurals(&letters(singular)));
        }
        for (singular, other) in
            [("عام", "أعمال"), ("علم", "إعلام"), ("دولة", "دوال"), ("ممثل", "مماثل"), ("بداية", "بدائي")]
        {
            assert!(!plurals(&letters(singular)).iter().any(|form| form.letters == letters(other)), "{singular}");
        }
    }

    #[test]
    fn singulars_of_plurals() {
        for (plural, singular) in [("وزراء", "وزير"), ("مناقيش", "منقوش"), ("أنظمة", "نظام"), ("مدارس", "مدرسة")]
        {
            assert!(singulars(&letters(plural)).iter().any(|form| form.letters == letters(singular)), "{plural}");
        }
    }

    #[test]
    fn a_singular_alone_has_no_plural_by_pattern() {
        for (singular, guess) in [("سرطان", "سراطين"), ("طلاق", "أطلقة"), ("منطق", "مناطق"), ("نقل", "نقول")]
        {
            assert!(is_listed(&letters(singular)) && plurals(&letters(singular)).is_empty(), "{singular}: {guess}");
        }
    }

    #[test]
    fn a_plural_that_reads_like_the_article_is_known_only_with_its_hamza() {
        assert!(is_listed(&letters("ألحان")) && !is_listed(&letters("الحان")));
        assert!(is_listed(&letters("أسعار")) && is_listed(&letters("اسعار")));
    }

    #[test]
    fn the_list_is_sorted_and_has_each_word_once() {
        let lines: Vec<Vec<&str>> =
            include_str!("broken_plurals.txt").lines().map(|line| line.split(' ').collect()).collect();
        assert!(lines.windows(2).all(|pair| pair[0][0] < pair[1][0]));
        for line in lines {
            let once: std::collections::HashSet<&str> = line.iter().copied().collect();
            let words = line.iter().all(|word| word.chars().all(|c| matches!(c, 'ء'..='غ' | 'ف'..='ي')));
            assert!(once.len() == line.len() && words, "{line:?}");
        }
    }
}
