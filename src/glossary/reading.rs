//! Which words of entries can this written word be? All readings of one word of a text, looked up and weighed.
//!
//! Grammar vetoes readings, then readings are weighed against each other: a word that an entry has as it stands is not
//! also taken for another word with a proclitic or a rarer ending (لبنان is not ل + بنان where لبنان is an entry).

use super::letters::{Habits, Words, agree, fold_letters};
use super::paradigm::{Derivation, Homograph, Inflection, Role, Stands};
use super::recognise::{Bases, Confidence, Form, Lexeme};
use crate::arabic::Span;
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::clitic::{self, Analysis, Conjunction, Enclitic, Particle, Proclitics};
use crate::arabic::packed::Packed;
use crate::arabic::plural;
use crate::arabic::stem::{self, Ending};
use crate::arabic::words;

/// A word of a text.
#[derive(Clone, Copy)]
pub(super) struct TextWord<'a> {
    /// Its letters with hamza and ة, without marks.
    letters: &'a [char],
    /// The same, folded.
    folded: &'a [char],
    /// Whether it is written with the tanwin of the accusative: ليبيًا.
    tanwin: bool,
}

impl<'a> TextWord<'a> {
    /// Letters that are no token.
    pub(super) fn new(letters: &'a [char], folded: &'a [char]) -> Self {
        Self { letters, folded, tanwin: false }
    }

    /// Token `at` of a text.
    pub(super) fn of(words: &'a Words, at: usize) -> Self {
        Self { letters: words.written(at), folded: words.folded(at), tanwin: words.has_tanwin(at) }
    }
}

/// A word of an entry that a written word can be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// Which.
    pub(super) lexeme: Lexeme,
    /// Where the lexeme stands in its entries.
    pub(super) role: Role,
    /// Whether the text has it as the entry does, with no other clitic or ending.
    pub(super) exact: bool,
    /// Whether it is an Arabic word; numbers and signs have no grammar.
    pub(super) is_word: bool,
    /// Whether the text has the article.
    pub(super) article: bool,
    /// Whether the entry has the article.
    pub(super) entry_article: bool,
    /// Whether the text has a pronoun.
    pub(super) pronoun: bool,
    /// Whether the text has the ا of the indefinite accusative.
    pub(super) accusative: bool,
    /// Whether a preposition of the entry's own stands before it.
    pub(super) has_particle: bool,
    /// Whether the text has a conjunction or preposition that the entry has not.
    pub(super) added: bool,
    /// How many letters that conjunction and preposition have: 2 in وبالمجلس where the entry is المجلس.
    pub(super) lead: u8,
    /// How many letters its pronoun has: 2 in حكومتها.
    pub(super) tail: u8,
    /// Whether this is so only if a word with the article follows: قطاعي الصناعة والزراعة, but قطاعي is an adjective.
    pub(super) before_article: bool,
    /// What its ة makes of it, where the entries or the lists leave a choice.
    pub(super) teh: Option<Teh>,
    /// Whether the letters alone do not show a noun: no article, preposition, pronoun or ending, and no name that is no verb.
    pub(super) bare: bool,
    /// How sure the letters alone are.
    pub(super) confidence: Confidence,
    /// What other word its letters are.
    pub(super) homograph: Option<Homograph>,
    /// How the word was cut.
    pub(super) cut: Cut,
    weight: Weight,
}

/// How a written word was cut, for who wants to know why it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// What the text has before the base and the entry has not.
    pub(super) proclitics: Proclitics,
    /// What ends it, where the entry has another ending.
    pub(super) ending: Option<Ending>,
    /// The pronoun behind.
    pub(super) enclitic: Option<Enclitic>,
    /// How the base comes from the entry's word.
    pub(super) base: Derivation,
}

impl Fit {
    /// Whether another word may well have this form.
    pub(super) fn is_rare(&self) -> bool {
        self.weight == Weight::Rare
    }

    /// Whether the next word of a phrase is judged the same after either.
    pub(super) fn continues_like(&self, other: &Self) -> bool {
        self.role == other.role
            && self.article == other.article
            && self.entry_article == other.entry_article
            && self.pronoun == other.pronoun
            && self.accusative == other.accusative
    }
}

/// What a word in ة can be where it is not clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Teh {
    /// The feminine of an adjective: السياسة الخارجية.
    Feminine,
    /// The same, where a noun of these letters is known to be frequent: العروض المقدمة.
    Adjective,
    /// A noun of its own: وزير الخارجية.
    Noun,
}

/// How far the reading is from the entry's own form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// The entry's form.
    Same,
    /// Another form of its paradigm, or a listed plural.
    Regular,
    /// A form that another word may well have: ة on a masculine, ا, a plural made by pattern.
    Rare,
}

/// Reads the words of one text.
pub(super) struct Reader<'a> {
    bases: &'a Bases,
    habits: Habits,
    /// What a reading of the present word could be; kept between words for its memory.
    candidates: Vec<Candidate<'a>>,
}

/// A form of an entry's word that a reading could be, and what then ends it.
struct Candidate<'a> {
    letters: &'a [char],
    form: &'a Form,
    ending: Ending,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bases: &'a Bases, habits: Habits) -> Self {
        Self { bases, habits, candidates: Vec::new() }
    }

    /// By which it reads.
    pub(super) fn habits(&self) -> Habits {
        self.habits
    }

    /// Puts what `word` can be behind what is in `found`.
    pub(super) fn read(&mut self, word: TextWord<'_>, found: &mut Vec<Fit>) {
        let TextWord { letters, folded, .. } = word;
        let (packed, written) = (Packed::of(folded), Packed::of(letters));
        if !letters.first().copied().is_some_and(is_arabic_letter) {
            return self.literal(folded, packed, found);
        }
        let before = found.len();
        let (mut listed, mut function_word, mut root_letter) = (None, None, [None; 2]);
        for (proclitics, start) in clitic::proclitics(letters) {
            if proclitics.particle == Some(Particle::Sa) {
                continue;
            }
            let mut whole = None;
            for analysis in clitic::readings(letters, proclitics, start) {
                self.look_up(word, packed, &analysis);
                // What follows costs look-ups in the lists, and most readings never come here.
                // آلاف has no article and لجان no preposition: the list knows them whole.
                if self.candidates.is_empty()
                    || !proclitics.is_empty() && *listed.get_or_insert_with(|| plural::is_listed(written))
                    || is_root_letter(packed, letters, proclitics, &mut root_letter)
                {
                    continue;
                }
                let function_word = *function_word.get_or_insert_with(|| words::is_function_word(packed));
                let whole = whole.get_or_insert_with(|| {
                    let of = |packed: Packed| packed.slice(start, folded.len());
                    Whole::of(of(written), of(packed), self.habits.teh && letters.ends_with(&['ه']))
                });
                let text = &letters[analysis.stem.start..analysis.stem.end];
                // التهم is ال + تهم, which is known, and no form of آلة.
                let article = text.starts_with(&['ا', 'ل']) && plural::is_listed(packed.slice(start + 2, folded.len()));
                for candidate in &self.candidates {
                    let hides_article = article && matches!(candidate.letters, ['أ' | 'آ' | 'إ', 'ل', ..]);
                    if hides_article
                        || !whole.allows(candidate, &analysis)
                        || function_word && candidate.letters != text
                    {
                        continue;
                    }
                    if let Some(mut fit) = fit(candidate, &analysis, text) {
                        if whole.noun_with_teh && fit.teh == Some(Teh::Feminine) {
                            fit.teh = Some(Teh::Adjective);
                        }
                        if !function_word || fit.exact {
                            found.push(fit);
                        }
                    }
                }
            }
        }
        weigh(found, before);
    }

    /// Finds the bases that the stem of a reading can have, each with what then ends it.
    fn look_up(&mut self, word: TextWord<'_>, packed: Packed, analysis: &Analysis) {
        let Span { start, end } = analysis.stem;
        let text = &word.letters[start..end];
        self.candidates.clear();
        for (ending, length) in stem::endings(text, analysis.enclitic.is_some()) {
            if !ending_agrees(ending, analysis, word.tanwin, text) {
                continue;
            }
            // Where ة has its dots, ه is none.
            if ending == Ending::TehMarbuta && self.habits.teh && !text.ends_with(&['ة']) {
                continue;
            }
            let base = &text[..length];
            let undotted = ending == Ending::TehMarbuta && !text.ends_with(&['ة']);
            self.add(packed.slice(start, start + length), base, ending, undotted);
            // The seat of a final hamza changes before a suffix (Ryding, chapter 2, "hamza"): أعضاء, أعضائه, أعضاؤه; شيء,
            // شيئا; جزء, جزأين; مبدأ, مبدئه.
            if let ([rest @ .., seat @ ('ئ' | 'ؤ' | 'أ')], true) = (base, start + length < word.letters.len()) {
                let seats: &[(char, char)] =
                    if *seat == 'أ' { &[('ء', 'ء')] } else { &[('ء', 'ء'), ('أ', 'ا')] };
                for &(written, folded) in seats {
                    let base: Vec<char> = rest.iter().copied().chain([written]).collect();
                    let packed = packed.slice(start, start + rest.len()).with(rest.len(), folded);
                    self.add(packed, &base, ending, undotted);
                }
            }
        }
    }

    /// Adds the entries' words that have a base of these letters.
    /// `undotted`: whether what ends it is ة without its dots.
    fn add(&mut self, packed: Packed, letters: &[char], ending: Ending, undotted: bool) {
        for base in self.bases.get(&packed).into_iter().flatten() {
            if base.letters.len() != letters.len() || !agree(&base.letters, letters, self.habits) {
                continue;
            }
            let bare_alef = letters.first() == Some(&'ا');
            let otherwise = undotted || base.letters != letters;
            for form in &base.forms {
                if form.inflection.vetoes.other_spelling && otherwise {
                    continue;
                }
                if !is_verbal_noun(&form.inflection, packed, bare_alef) {
                    self.candidates.push(Candidate { letters: &base.letters, form, ending });
                }
            }
        }
    }

    /// Numbers, signs and foreign words: themselves and nothing else.
    fn literal(&self, folded: &[char], packed: Packed, found: &mut Vec<Fit>) {
        let bases = self.bases.get(&packed).into_iter().flatten();
        for form in bases.filter(|base| fold_letters(&base.letters) == folded).flat_map(|base| &base.forms) {
            if form.inflection.own == Some(Ending::Bare) {
                found.push(Fit {
                    lexeme: form.lexeme,
                    role: form.role,
                    exact: true,
                    is_word: false,
                    article: false,
                    entry_article: false,
                    pronoun: false,
                    accusative: false,
                    has_particle: false,
                    added: false,
                    lead: 0,
                    tail: 0,
                    bare: false,
                    before_article: false,
                    teh: None,
                    confidence: Confidence::Sure,
                    homograph: None,
                    cut: Cut {
                        proclitics: Proclitics::default(),
                        ending: None,
                        enclitic: None,
                        base: Derivation::Itself,
                    },
                    weight: Weight::Same,
                });
            }
        }
    }
}

/// What the lists know of a word without its proclitics.
struct Whole {
    /// It is a noun of the list of plurals.
    known: bool,
    /// It is a name that is no form of another word.
    name: bool,
    /// It is a name, or another word whose last letters are its own.
    uncut: bool,
    /// It is an adverb in ا.
    adverb: bool,
    /// It is a noun in ة of its own.
    noun_with_teh: bool,
}

impl Whole {
    /// `written` and `folded` are its letters; `heh`: it ends with ه in a text that dots its ة.
    fn of(written: Packed, folded: Packed, heh: bool) -> Self {
        // Such a ه is a pronoun: عقده is not عقدة.
        let known = plural::is_listed(written) && !heh;
        let name = words::is_name(folded);
        Self {
            known,
            name,
            uncut: name || words::is_whole(folded),
            adverb: words::is_adverb(folded),
            noun_with_teh: known || words::is_noun_with_teh(folded),
        }
    }

    /// Whether the word may be cut into a shape's base, this ending and the pronoun of the analysis.
    fn allows(&self, &Candidate { letters, form, ending }: &Candidate<'_>, analysis: &Analysis) -> bool {
        let shape = &form.inflection;
        let changed = ending != Ending::Bare || analysis.enclitic.is_some();
        let own = shape.own == Some(ending) && analysis.enclitic.is_none();
        // ليبيا is not ليبي + ا, بيان not بي + ان.
        let uncut = self.uncut && changed && shape.own.is_some() && !own;
        // حاليا "currently" is not حالي.
        let adverb = self.adverb && matches!(ending, Ending::Accusative | Ending::DualConstruct);
        // Two letters take an ending where they are known for a noun: حقه; but شبه is not شب + ه.
        let grows = ending == Ending::Accusative
            || ending == Ending::Bare && !matches!(analysis.enclitic, None | Some(Enclitic::Hu));
        let short =
            changed && !grows && letters.len() == 2 && shape.own != Some(Ending::TehMarbuta) && !is_short_noun(letters);
        // A known word is not cut: شبكة is not شبك + ه, whatever the entries are.
        let adjective = ending == Ending::TehMarbuta && shape.own == Some(Ending::Bare);
        let foreign = self.known && changed && shape.own.is_some() && !own && !adjective;
        // What the list has under one singular is no plural by pattern of another, whatever is written onto it: أبوابها are
        // doors, since أبواب is listed under باب. Nor is a name: سعود is not one of سعد.
        let guessed = shape.derivation.is_guess() && (self.known || self.name || plural::is_listed(letters));
        !(uncut || adverb || short || foreign || guessed)
    }
}

/// Whether the first letter that the reading takes for a proclitic is known to be of the root; `memo` by its place.
fn is_root_letter(word: Packed, letters: &[char], proclitics: Proclitics, memo: &mut [Option<bool>; 2]) -> bool {
    let mut known = |at: usize| {
        *memo[at].get_or_insert_with(|| {
            // كأمل is not كامل: with its hamza the letter begins another word, except in words like كأس.
            let hamza = matches!(letters.get(at + 1), Some('أ' | 'إ'));
            let may_be = !hamza || letters.get(at..at + 3).is_some_and(words::has_hamza_second);
            may_be && stem::begins_with_root_letter(word, at, letters.len())
        })
    };
    let after = usize::from(proclitics.conjunction.is_some());
    proclitics.conjunction.is_some() && known(0) || proclitics.particle.is_some() && known(after)
}

/// Whether a plural's letters are sooner read as a verbal noun: دخول, and الاعلام where the hamza is not written.
fn is_verbal_noun(shape: &Inflection, base: Packed, bare_alef: bool) -> bool {
    shape.own.is_none() && (shape.derivation.is_guess() && words::is_fuul(base) || bare_alef && words::is_ifal(base))
}

/// What grammar says of an ending together with what stands before and behind it (Ryding, chapter 7).
fn ending_agrees(ending: Ending, analysis: &Analysis, tanwin: bool, text: &[char]) -> bool {
    let Proclitics { particle, article, .. } = analysis.proclitics;
    let genitive = particle.is_some();
    let nominative = |ends: &[char]| genitive && text.ends_with(ends);
    let second_person = matches!(analysis.enclitic, Some(Enclitic::Ya | Enclitic::Ka));
    match ending {
        // The article makes definite: المجلسا is none. A genitive has no ا: بمجلسا is none.
        Ending::Accusative => !(article || genitive),
        // A construct has no article, and after a preposition no nominative: المسؤولو, بمسؤولو are none.
        Ending::SoundMasculineConstruct => !(tanwin || article || nominative(&['و'])),
        Ending::DualConstruct | Ending::FeminineDualConstruct => {
            !(tanwin || article || nominative(&['ا']) || second_person)
        }
        // After a preposition ين, not ون or ان: بيان is not ب + ي + ان.
        Ending::SoundMasculine => !(tanwin || nominative(&['و', 'ن'])),
        Ending::Dual | Ending::FeminineDual => !(tanwin || nominative(&['ا', 'ن'])),
        // رسمي is an adjective of relation far sooner than "my drawing", and شكك a verb sooner than "your doubt"; the
        // second person is rare in prose anyway, and حكومتي shows its pronoun by the teh.
        // What ends in ا by itself has no tanwin in writing: عليا, فعليًا.
        Ending::Bare => !(second_person || tanwin && text.ends_with(&['ا'])),
        Ending::TehMarbuta | Ending::Teh | Ending::SoundFeminine => true,
    }
}

fn fit(candidate: &Candidate<'_>, analysis: &Analysis, text: &[char]) -> Option<Fit> {
    let &Candidate { letters, form: &Form { lexeme, role, inflection: ref shape }, ending } = candidate;
    let pronoun = analysis.enclitic.is_some();
    // ين is the oblique dual too: يومين.
    let oblique_dual =
        ending == Ending::SoundMasculine && text.ends_with(&['ي', 'ن']) && shape.endings.contains(Ending::Dual);
    // تقريري المجلسين: the dual before a genitive; elsewhere ي makes an adjective of relation.
    let oblique_construct = ending == Ending::SoundMasculineConstruct
        && role != Role::Follower
        && text.ends_with(&['ي'])
        && shape.endings.contains(Ending::Dual);
    if !shape.endings.contains(ending) && !oblique_dual && !oblique_construct {
        return None;
    }
    let Proclitics { conjunction, particle, article } = analysis.proclitics;
    let stands = match shape.stands {
        Stands::Anywhere => true,
        Stands::BeforePronoun => pronoun,
        Stands::Indefinite => !(pronoun || article),
    };
    if !stands {
        return None;
    }
    let added = (conjunction, particle) != (shape.proclitics.conjunction, shape.proclitics.particle);
    let rare_clitic = particle == Some(Particle::Ka) || conjunction == Some(Conjunction::Fa);
    // A name has no pronoun and keeps its article: قطرنا, القطر are not قطر. Before three letters ك and ف are sooner of
    // the root: كسرت, فسرت are not سرت.
    let name = shape.name && role == Role::Alone;
    let root = rare_clitic && !article && letters.len() <= 3;
    if name && (pronoun || article != shape.proclitics.article || root) {
        return None;
    }
    // Inside a phrase a word has the entry's own conjunction and preposition.
    if role == Role::Follower && added {
        return None;
    }
    if shape.vetoes.forbid(pronoun, article != shape.proclitics.article) {
        return None;
    }
    let own = shape.own == Some(ending) && !pronoun;
    let rare_ending = matches!(
        ending,
        Ending::Accusative | Ending::SoundMasculineConstruct | Ending::DualConstruct | Ending::FeminineDualConstruct
    ) || ending == Ending::TehMarbuta && shape.own == Some(Ending::Bare);
    // The feminine of an adjective of relation is as frequent as the noun that looks like it: الوطنية.
    let nisba = ending == Ending::TehMarbuta && letters.ends_with(&['ي']);
    let weight = if own && !rare_clitic {
        Weight::Same
    } else if rare_clitic && !article || rare_ending && !nisba || shape.derivation.is_guess() {
        Weight::Rare
    } else {
        Weight::Regular
    };
    Some(Fit {
        lexeme,
        role,
        exact: own && !added && article == shape.proclitics.article,
        is_word: true,
        article,
        entry_article: shape.proclitics.article,
        pronoun,
        accusative: ending == Ending::Accusative,
        has_particle: shape.proclitics.particle.is_some(),
        added,
        // Each is one letter; للمجلس has one more lam, which is the article's.
        lead: u8::from(conjunction.is_some() && conjunction != shape.proclitics.conjunction)
            + u8::from(particle.is_some() && particle != shape.proclitics.particle),
        tail: analysis.enclitic.map_or(0, |pronoun| u8::try_from(pronoun.letters().len()).unwrap_or(0)),
        before_article: oblique_construct && !shape.endings.contains(ending),
        teh: match shape.own {
            Some(Ending::TehMarbuta) if own => Some(Teh::Noun),
            Some(Ending::Bare) if ending == Ending::TehMarbuta => Some(Teh::Feminine),
            _ => None,
        },
        bare: ending == Ending::Bare
            && !(pronoun || article || particle.is_some() || shape.name && !words::is_name_and_verb(letters)),
        confidence: confidence(role, weight, ending, letters),
        homograph: shape.homograph.filter(|_| !pronoun && matches!(ending, Ending::Bare | Ending::Accusative)),
        cut: Cut {
            proclitics: Proclitics {
                conjunction: conjunction.filter(|_| conjunction != shape.proclitics.conjunction),
                particle: particle.filter(|_| particle != shape.proclitics.particle),
                article: article && !shape.proclitics.article,
            },
            ending: (shape.own != Some(ending)).then_some(ending),
            enclitic: analysis.enclitic,
            base: shape.derivation,
        },
        weight,
    })
}

/// How sure a reading is by its letters: a rare form of a single word may well be another word. The feminine of an adjective
/// and the accusative of one of relation (سعوديا) are rare as forms and yet nearly always right.
fn confidence(role: Role, weight: Weight, ending: Ending, letters: &[char]) -> Confidence {
    let nisba = ending == Ending::Accusative && matches!(letters, [_, _, .., 'ي']);
    match (role, weight) {
        (Role::Alone, Weight::Rare) if ending != Ending::TehMarbuta && !nisba => Confidence::Likely,
        _ => Confidence::Sure,
    }
}

/// Whether two letters are a noun that takes endings and pronouns: حقه; but شبه is not شب + ه.
fn is_short_noun(base: &[char]) -> bool {
    const MORE: [[char; 2]; 3] = [['ر', 'د'], ['س', 'ن'], ['ك', 'ل']];
    let packed = Packed::of(base);
    MORE.iter().any(|noun| noun == base) || plural::is_listed(packed) || plural::is_listed(packed.with(base.len(), 'ة'))
}

/// Drops the readings of a word, those from `first` on, that a better one rules out.
fn weigh(found: &mut Vec<Fit>, first: usize) {
    let of_word = &mut found[first..];
    let alone = |teh| of_word.iter().any(|fit: &Fit| fit.role == Role::Alone && fit.teh == Some(teh));
    let (feminine, adjective, noun) = (alone(Teh::Feminine), alone(Teh::Adjective), alone(Teh::Noun));
    for fit in of_word.iter_mut() {
        let told_apart = match fit.teh {
            Some(Teh::Feminine) => noun,
            Some(Teh::Noun) => feminine || adjective,
            Some(Teh::Adjective) | None => true,
        };
        if !told_apart {
            fit.teh = None;
        }
    }
    let whole =
        of_word.iter().any(|fit| fit.role == Role::Alone && fit.weight == Weight::Same && !fit.added && !fit.pronoun);
    if whole {
        // Those that stay move down in order; the readings of the words before are not looked at.
        let mut kept = first;
        for at in first..found.len() {
            let fit = &found[at];
            // The neighbours choose between a noun in ة and a feminine.
            if !fit.added && fit.weight != Weight::Rare || fit.teh.is_some() {
                found.swap(kept, at);
                kept += 1;
            }
        }
        found.truncate(kept);
    }
}
