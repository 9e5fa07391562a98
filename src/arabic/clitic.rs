//! What is written onto this word that is a word of its own? Proclitics (و ف ب ك ل س ال) and enclitic pronouns (ه ها هم …).
//!
//! For everybody who asks whether two written words are the same word. An analysis is a *possible* reading: the letters
//! allow it and no rule of grammar forbids it. Which reading is meant is decided by who knows the words (the termbase,
//! the memory). A word has at most a dozen readings before it and twelve behind, so all of it is O(1) for a word.
//!
//! Order and co-occurrence of the clitics follow K. Ryding, *A Reference Grammar of Modern Standard Arabic* (2005),
//! chapters 7 (article), 12 (pronouns), 16 (prepositions), 18 (connectives) and 21 (the future prefix). The interrogative
//! أ ("أيكتب") is left out: news prose writes هل, and أ would make a second reading of every word with an initial alef.

use super::span::Span;

/// A conjunction written onto the next word; it stands before everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Conjunction {
    /// و "and": والمجلس is و + المجلس; وزير is one word, which only a list or the termbase can tell.
    Wa,
    /// ف "so": فالمجلس is ف + المجلس; فكرة is one word.
    Fa,
}

/// A preposition or the future particle, written between the conjunction and the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Particle {
    /// ب "in, with": بالمجلس, بحكومة.
    Bi,
    /// ك "as": كالمجلس, كرئيس.
    Ka,
    /// ل "for, to": لرئيس; it contracts with the article: للمجلس.
    Li,
    /// س "will": سيكتب; only before an imperfect, which begins with أ, ن, ي or ت: سفير is one word.
    Sa,
}

/// What stands before the stem. The order is fixed, so a field for each place says all that there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Proclitics {
    /// و or ف.
    pub conjunction: Option<Conjunction>,
    /// ب, ك, ل or س.
    pub particle: Option<Particle>,
    /// ال, also where للـ hides its alef.
    pub article: bool,
}

impl Proclitics {
    /// Whether nothing stands before the stem.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// A pronoun written onto the end of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Enclitic {
    /// ه "his": حكومته.
    Hu,
    /// ها "her, its, their": حكومتها.
    Ha,
    /// هما "of both": حكومتهما.
    Huma,
    /// هم "their": حكومتهم.
    Hum,
    /// هن "their" of women: حكومتهن.
    Hunna,
    /// ك "your": حكومتك.
    Ka,
    /// كما "of you both": حكومتكما.
    Kuma,
    /// كم "your" of many: حكومتكم.
    Kum,
    /// كن "your" of women: حكومتكن.
    Kunna,
    /// ي "my": حكومتي.
    Ya,
    /// نا "our": حكومتنا.
    Na,
}

impl Enclitic {
    const ALL: [(Self, &'static [char]); 11] = [
        (Self::Hu, &['ه']),
        (Self::Ha, &['ه', 'ا']),
        (Self::Huma, &['ه', 'م', 'ا']),
        (Self::Hum, &['ه', 'م']),
        (Self::Hunna, &['ه', 'ن']),
        (Self::Ka, &['ك']),
        (Self::Kuma, &['ك', 'م', 'ا']),
        (Self::Kum, &['ك', 'م']),
        (Self::Kunna, &['ك', 'ن']),
        (Self::Ya, &['ي']),
        (Self::Na, &['ن', 'ا']),
    ];

    /// The letters that it is written with.
    #[must_use]
    pub fn letters(self) -> &'static [char] {
        Self::ALL.iter().find(|(enclitic, _)| *enclitic == self).map_or(&[], |(_, letters)| letters)
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ALL.iter().map(|&(enclitic, _)| enclitic)
    }

    /// The pronoun that `word` could end with, if it leaves at least two letters before it; no two could.
    #[must_use]
    pub fn at_end_of(word: &[char]) -> Option<Self> {
        let (enclitic, letters) = match word {
            [.., 'ه'] => (Self::Hu, 1),
            [.., 'ه', 'ا'] => (Self::Ha, 2),
            [.., 'ه', 'م', 'ا'] => (Self::Huma, 3),
            [.., 'ه', 'م'] => (Self::Hum, 2),
            [.., 'ه', 'ن'] => (Self::Hunna, 2),
            [.., 'ك'] => (Self::Ka, 1),
            [.., 'ك', 'م', 'ا'] => (Self::Kuma, 3),
            [.., 'ك', 'م'] => (Self::Kum, 2),
            [.., 'ك', 'ن'] => (Self::Kunna, 2),
            [.., 'ي'] => (Self::Ya, 1),
            [.., 'ن', 'ا'] => (Self::Na, 2),
            _ => return None,
        };
        (word.len() >= letters + MIN_STEM).then_some(enclitic)
    }
}

/// No noun is shorter than two written letters: أب, يد, دم.
const MIN_STEM: usize = 2;

/// One reading of a written word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Analysis {
    /// What stands before the stem.
    pub proclitics: Proclitics,
    /// The stem with its inflectional ending, in letters of the word as it was given.
    pub stem: Span,
    /// What stands behind it.
    pub enclitic: Option<Enclitic>,
}

/// Every reading of the beginning of `word`: the proclitics and where the rest begins. The first has none.
///
/// `word` holds letters without marks. Given with its hamzas, the reading is stricter: ألمانيا has no article, and
/// المانيا may have one.
///
/// The vetoes, each by example:
/// - at most one conjunction, then at most one particle, then the article: وبالمجلس is one, بوالمجلس none;
/// - س only before أ ن ي ت and never before the article: سيكتب, but سفير and سالم stay whole;
/// - ل + ال is written لل: للمجلس. لالمجلس is none, so لألمانيا is ل + ألمانيا;
/// - before a stem with initial ل one lam is lost: للغة is ل + (ال) + لغة;
/// - two letters must be left: بك and له are no nouns.
pub fn proclitics(word: &[char]) -> impl Iterator<Item = (Proclitics, usize)> + use<> {
    let length = word.len();
    // A word with a conjunction begins with no particle, so that one of the two is always empty.
    let (conjunction, at) = match word.first() {
        Some('و') => (Some(Conjunction::Wa), 1),
        Some('ف') => (Some(Conjunction::Fa), 1),
        _ => (None, 0),
    };
    let joined = conjunction.map(|_| (Proclitics { conjunction, ..Proclitics::default() }, 1));
    let [first, second, third] = particles(&word[at..], at, conjunction);
    [Some((Proclitics::default(), 0)), joined, first, second, third]
        .into_iter()
        .flatten()
        .filter(move |&(_, start)| length >= start + MIN_STEM)
}

/// The readings of the particle and article that `rest` begins with, which itself begins at `at`.
fn particles(rest: &[char], at: usize, conjunction: Option<Conjunction>) -> [Option<(Proclitics, usize)>; 3] {
    let with = |particle, article, letters| Some((Proclitics { conjunction, particle, article }, at + letters));
    let particle = match rest {
        ['ا', 'ل', ..] => return [with(None, true, 2), None, None],
        ['س', 'ا' | 'أ' | 'ن' | 'ي' | 'ت', ..] => return [with(Some(Particle::Sa), false, 1), None, None],
        ['ب', ..] => Particle::Bi,
        ['ك', ..] => Particle::Ka,
        ['ل', ..] => Particle::Li,
        _ => return [None; 3],
    };
    let particle = Some(particle);
    let alone = with(particle, false, 1);
    match rest {
        ['ل', 'ل', ..] => [alone, with(particle, true, 2), with(particle, true, 1)],
        ['ب' | 'ك', 'ا', 'ل', ..] => [alone, with(particle, true, 3), None],
        _ => [alone, None, None],
    }
}

/// Every reading of `word` (letters without marks). The first is the word with no clitic at all.
///
/// The vetoes on the pronoun: a noun with the article takes none (المجلسه is no word; الوجه is ال + وجه), and neither does
/// a word of which fewer than two letters would be left (به).
pub fn analyses(word: &[char]) -> impl Iterator<Item = Analysis> + '_ {
    proclitics(word).flat_map(move |(proclitics, start)| readings(word, proclitics, start))
}

/// The readings of what stands behind `proclitics`, from `start` on: without a pronoun, and with the one it could have.
pub fn readings(word: &[char], proclitics: Proclitics, start: usize) -> impl Iterator<Item = Analysis> + use<> {
    let whole = Analysis { proclitics, stem: Span::new(start, word.len()), enclitic: None };
    let enclitic = if proclitics.article { None } else { Enclitic::at_end_of(&word[start..]) };
    let cut = enclitic.map(|enclitic| {
        let stem = Span::new(start, word.len() - enclitic.letters().len());
        Analysis { stem, enclitic: Some(enclitic), ..whole }
    });
    [Some(whole), cut].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        analyses(&letters)
            .map(|analysis| {
                let mut parts = String::new();
                match analysis.proclitics.conjunction {
                    Some(Conjunction::Wa) => parts.push_str("و+"),
                    Some(Conjunction::Fa) => parts.push_str("ف+"),
                    None => {}
                }
                match analysis.proclitics.particle {
                    Some(Particle::Bi) => parts.push_str("ب+"),
                    Some(Particle::Ka) => parts.push_str("ك+"),
                    Some(Particle::Li) => parts.push_str("ل+"),
                    Some(Particle::Sa) => parts.push_str("س+"),
                    None => {}
                }
                if analysis.proclitics.article {
                    parts.push_str("ال+");
                }
                parts.extend(&letters[analysis.stem.start..analysis.stem.end]);
                if let Some(enclitic) = analysis.enclitic {
                    parts.push('+');
                    parts.extend(enclitic.letters());
                }
                parts
            })
            .collect()
    }

    #[test]
    fn readings_that_grammar_allows() {
        for (word, reading) in [
            ("المجلس", "ال+مجلس"),
            ("والمجلس", "و+ال+مجلس"),
            ("وبالمجلس", "و+ب+ال+مجلس"),
            ("كالمجلس", "ك+ال+مجلس"),
            ("للمجلس", "ل+ال+مجلس"),
            ("وللمجلس", "و+ل+ال+مجلس"),
            ("للغة", "ل+ال+لغة"),
            ("للغة", "ل+لغة"),
            ("لألمانيا", "ل+ألمانيا"),
            ("سيكتب", "س+يكتب"),
            ("فسيكتبها", "ف+س+يكتب+ها"),
            ("حكومتهم", "حكومت+هم"),
            ("وحكومتنا", "و+حكومت+نا"),
            ("وزير", "وزير"),
        ] {
            assert!(read(word).contains(&reading.to_owned()), "{word}: {:?}", read(word));
        }
    }

    #[test]
    fn readings_that_grammar_forbids() {
        for (word, reading, why) in [
            ("المجلسه", "ال+مجلس+ه", "no pronoun after the article"),
            ("سفير", "س+فير", "no future before a noun"),
            ("سالم", "س+ال+م", "no future before the article"),
            ("بوالمجلس", "ب+و+ال+مجلس", "the conjunction comes first"),
            ("لالمجلس", "ل+ال+مجلس", "lam contracts with the article"),
            ("ألمانيا", "ال+مانيا", "the article has no hamza"),
            ("به", "ب+ه", "no noun of one letter"),
        ] {
            assert!(!read(word).contains(&reading.to_owned()), "{word}: {why}");
        }
    }

    proptest! {
        /// The first reading is the bare word; every stem lies in the word, and what lies behind it is its pronoun.
        #[test]
        fn stems_lie_in_the_word(word in "[وفبكلساةهميتند]{0,9}") {
            let letters: Vec<char> = word.chars().collect();
            let found: Vec<Analysis> = analyses(&letters).collect();
            prop_assert_eq!(found.is_empty(), letters.len() < MIN_STEM);
            for analysis in found {
                prop_assert!(analysis.stem.len() >= MIN_STEM && analysis.stem.end <= letters.len());
                let behind = &letters[analysis.stem.end..];
                prop_assert_eq!(behind, analysis.enclitic.map_or(&[][..], Enclitic::letters));
            }
        }
    }
}
