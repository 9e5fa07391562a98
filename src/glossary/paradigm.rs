//! In which forms can this word of an entry stand in a text? The bases that it is looked up by, and what may follow each.
//!
//! An entry's word is analysed once, when it comes into the termbase; a text's word is then stripped and looked up. What
//! may follow a base depends on what the word is, which its own shape tells well enough: ـة is feminine, ـي an adjective
//! of relation, مـ a participle (Ryding, *A Reference Grammar of Modern Standard Arabic*, chapters 5, 6, 7 and 10).

use crate::arabic::clitic::{self, Proclitics};
use crate::arabic::plural::{self, Source};
use crate::arabic::stem::Ending;
use crate::arabic::words;

use super::concept::Nature;
use super::letters::fold_letters;
use super::usage::words::Vetoes;

/// Where a word stands in its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// The only word: وزير.
    Alone,
    /// The first of several: وزير in وزير الدفاع.
    Head,
    /// A later one: الدفاع.
    Follower,
}

/// A set of endings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Endings(u16);

impl Endings {
    pub(super) const FEMININE: Self = Self::of(&[
        Ending::TehMarbuta,
        Ending::Teh,
        Ending::SoundFeminine,
        Ending::FeminineDual,
        Ending::FeminineDualConstruct,
    ]);
    pub(super) const MASCULINE: Self = Self::of(&[Ending::SoundMasculine, Ending::SoundMasculineConstruct]);
    pub(super) const NOUN: Self = Self::of(&[Ending::Bare, Ending::Accusative]);
    pub(super) const DUAL: Self = Self::of(&[Ending::Dual, Ending::DualConstruct]);

    pub(super) const fn of(endings: &[Ending]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < endings.len() {
            bits |= 1 << endings[at] as u16;
            at += 1;
        }
        Self(bits)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These without the others.
    pub(super) const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    pub(super) fn contains(self, ending: Ending) -> bool {
        self.0 & (1 << ending as u16) != 0
    }
}

/// One way to find a word of an entry in a text.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The letters before the ending, hamza as the entry has it.
    pub(super) base: Vec<char>,
    /// How it inflects.
    pub(super) inflection: Inflection,
}

/// What may stand around a base, and what the entry itself has there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inflection {
    /// What the entry itself has before the base.
    pub(super) proclitics: Proclitics,
    /// What may follow the base in a text.
    pub(super) endings: Endings,
    /// What follows it in the entry; nothing when the base is another form than the entry's.
    pub(super) own: Option<Ending>,
    /// How the base comes from the entry's word.
    pub(super) derivation: Derivation,
    /// Where the base can stand.
    pub(super) stands: Stands,
    /// Whether the word is of a proper name.
    pub(super) name: bool,
    /// What its concept forbids.
    pub(super) vetoes: Vetoes,
    /// What other word its letters are, where they are a word alone.
    pub(super) homograph: Option<Homograph>,
}

/// What other word the letters of a single word are, which its neighbours may tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Homograph {
    /// It is a noun, and its letters are an adjective too: عام "year", "general". `said`: whether the concept says so.
    Noun { said: bool },
    /// It is an adjective of such letters.
    Adjective,
    /// It is one of two nouns: الدين "religion", "debt".
    Meaning,
}

impl Homograph {
    /// That of a word of an entry.
    fn of(word: &[char], role: Role) -> Option<Self> {
        let folded = fold_letters(word);
        let noun = words::is_noun_and_adjective(&folded).then_some(Self::Noun { said: false });
        noun.or(words::is_two_nouns(&folded).then_some(Self::Meaning)).filter(|_| role == Role::Alone)
    }
}

/// How a base comes from the entry's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derivation {
    /// It is that word, without its ending.
    Itself,
    /// Its broken plural: وزراء for وزير.
    Plural(Source),
    /// The other number of what the entry has as a plural or dual: جهاز or another plural for أجهزة.
    Number(Source),
    /// A word in ى as it stands before a suffix: مستوا(هم), مستوي(ات) for مستوى.
    Maqsura,
    /// A defective without its ي or with it: قاض for قاضي, قاضي for قاض.
    Defective,
    /// One of the five nouns with the long vowel of its case: أبو, أخا.
    FiveNouns,
    /// Another form that no ending makes: كبرى for أكبر, المرأة for امرأة, عشرين for عشرون.
    Counterpart,
}

impl Derivation {
    /// Whether only a pattern makes the base, which may then be no word.
    pub(super) fn is_guess(self) -> bool {
        matches!(self, Self::Plural(Source::Pattern) | Self::Number(Source::Pattern))
    }
}

/// Where a base can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// Wherever its endings can.
    Anywhere,
    /// Only before a pronoun: مستوا(هم), أخو(ه).
    BeforePronoun,
    /// Only without article and pronoun: قاض; but القاضي, قاضيه.
    Indefinite,
}

/// The shapes of a word of an entry, in letters with hamza and without marks.
///
/// A word of a proper name keeps its number, and one that is a name by itself keeps its ending and article too (Wright,
/// vol. I, "proper names"): السويد has no السوداء, القاهرة no قاهرات, الأقصر no أقصر.
pub(super) fn shapes(word: &[char], role: Role, nature: Nature) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let add_forms = |shapes: &mut Vec<Shape>, word: &[char], proclitics, role| match nature {
        Nature::Common => add_forms(shapes, word, proclitics, role),
        Nature::Name => add_name(shapes, word, proclitics, role),
    };
    match word {
        // الأحد "Sunday" is no أحد "one".
        _ if role == Role::Alone && WEEKDAYS.iter().any(|day| day.chars().eq(word.iter().copied())) => {
            add_name(&mut shapes, &word[2..], Proclitics { article: true, ..Proclitics::default() }, role);
        }
        ['ا', 'ل', rest @ ..] if rest.len() >= 2 && word != ['ا', 'ل', 'ل', 'ه'] => {
            add_forms(&mut shapes, rest, Proclitics { article: true, ..Proclitics::default() }, role);
            // التحاق is an افتعال of لحق, and only a lexicon tells it from ال + تراث: both readings stay.
            if matches!(rest, ['ت', _, 'ا', _] | ['ت', _, 'ا']) {
                add_forms(&mut shapes, word, Proclitics::default(), role);
            }
        }
        _ => add_forms(&mut shapes, word, Proclitics::default(), role),
    }
    // Inside an entry a proclitic is the entry's own: القيام بعمليات, السلم والأمن.
    if role == Role::Follower {
        for (proclitics, start) in clitic::proclitics(word) {
            let own = proclitics.conjunction.is_some() || proclitics.particle.is_some();
            if own && proclitics.particle != Some(clitic::Particle::Sa) {
                add_forms(&mut shapes, &word[start..], proclitics, role);
            }
        }
    }
    shapes
}

fn add_name(shapes: &mut Vec<Shape>, word: &[char], proclitics: Proclitics, role: Role) {
    let (base, own, endings) = own_form(word, role);
    let endings = if role == Role::Alone { Endings::of(&[own]) } else { endings };
    let inflection = Inflection {
        proclitics,
        endings,
        own: Some(own),
        derivation: Derivation::Itself,
        stands: Stands::Anywhere,
        name: true,
        vetoes: Vetoes::default(),
        homograph: None,
    };
    shapes.push(Shape { base: base.to_vec(), inflection });
}

fn add_forms(shapes: &mut Vec<Shape>, word: &[char], proclitics: Proclitics, role: Role) {
    let homograph = Homograph::of(word, role);
    let mut add = |base: &[char], endings, own, derivation, stands| {
        if base.len() >= 2 || own == Some(Ending::Bare) {
            let (vetoes, homograph) = (Vetoes::default(), homograph.filter(|_| derivation == Derivation::Itself));
            let inflection =
                Inflection { proclitics, endings, own, derivation, stands, name: false, vetoes, homograph };
            shapes.push(Shape { base: base.to_vec(), inflection });
        }
    };
    let bare = Endings::of(&[Ending::Bare]);
    let n = word.len();
    let (base, own, endings) = own_form(word, role);
    let with_yeh: Vec<char> = word.iter().copied().chain(['ي']).collect();
    let loses_yeh = words::is_defective(&fold_letters(&with_yeh));
    add(base, endings, Some(own), Derivation::Itself, Stands::Anywhere);
    // A phrase with a dual has its singular too: مدة شهرين, لمدة شهر.
    if let (Ending::Bare, true, [dual @ .., 'ا' | 'ي', 'ن']) = (own, role != Role::Alone, word)
        && dual.len() >= 3
    {
        let endings = Endings::NOUN.and(Endings::DUAL).and(Endings::MASCULINE);
        add(dual, endings, None, Derivation::Number(Source::Pattern), Stands::Anywhere);
    }
    if own == Ending::SoundMasculine || own == Ending::SoundFeminine {
        // تعيين and نبات only look like plurals: the whole word stays a base too.
        add(word, Endings::NOUN, Some(Ending::Bare), Derivation::Itself, Stands::Anywhere);
    }
    match word {
        // مستوى: مستواهم, مستويات, مستويان.
        [stem @ .., 'ى'] => {
            add(&with_alef(word), bare, None, Derivation::Maqsura, Stands::BeforePronoun);
            let endings = Endings::of(&[Ending::SoundFeminine]).and(Endings::DUAL);
            add(&[stem, &['ي']].concat(), endings, None, Derivation::Maqsura, Stands::Anywhere);
        }
        // قاضي, محامي: قاض, محامون.
        [.., 'ي'] if words::is_defective(&fold_letters(word)) => {
            let base = &word[..n - 1];
            add(base, bare, None, Derivation::Defective, Stands::Indefinite);
            add(base, Endings::MASCULINE, None, Derivation::Defective, Stands::Anywhere);
        }
        // قاض, محام: القاضي, قاضيا, محاميان, محامية, محامون. (متحد is متحدي without its ي, and more often "united".)
        _ if loses_yeh => {
            let endings = Endings::NOUN.and(Endings::DUAL).and(Endings::FEMININE);
            add(&with_yeh, endings, None, Derivation::Defective, Stands::Anywhere);
            add(word, Endings::MASCULINE, None, Derivation::Defective, Stands::Anywhere);
        }
        // أب, أخ: the case shows before a pronoun and a genitive (Ryding, chapter 7, "the five nouns"): أخوه, أخاه, أخيه.
        // A single أبو is sooner part of a name.
        ['أ', 'ب' | 'خ'] => {
            let stands = if role == Role::Head { Stands::Anywhere } else { Stands::BeforePronoun };
            for vowel in ['و', 'ا', 'ي'] {
                add(&[word, &[vowel]].concat(), bare, None, Derivation::FiveNouns, stands);
            }
        }
        // Between two names it loses its alef (Wright, vol. I, §21): ابن خلدون, عبد الرحمن بن خلدون.
        ['ا', 'ب', 'ن'] if role == Role::Head => {
            add(&word[1..], bare, None, Derivation::Counterpart, Stands::Anywhere);
        }
        _ => {}
    }
    for (one, other) in ELATIVES {
        for (from, to) in [(one, other), (other, one)] {
            if from.chars().eq(word.iter().copied()) {
                let to: Vec<char> = to.chars().collect();
                add(&to, bare, None, Derivation::Counterpart, Stands::Anywhere);
            }
        }
    }
    let known = if loses_yeh { &with_yeh } else { word };
    let mut plurals: Vec<_> =
        plural::plurals(known).into_iter().map(|form| (Derivation::Plural(form.source), form.letters)).collect();
    // A single word that is entered in the plural means the plural; in a phrase the number is the phrase's, and another
    // plural of the same noun serves as well: الأمكنة المقدسة, الأماكن المقدسة.
    if role != Role::Alone {
        for form in plural::singulars(word) {
            let (base, _, endings) = own_form(&form.letters, Role::Alone);
            add(base, endings, None, Derivation::Number(form.source), Stands::Anywhere);
            if form.source == Source::Listed {
                let others = plural::plurals(&form.letters).into_iter();
                plurals.extend(others.map(|other| (Derivation::Number(other.source), other.letters)));
            }
        }
    }
    for (derivation, letters) in plurals {
        let (base, _, endings) = irregular(&letters);
        add(base, endings, None, derivation, Stands::Anywhere);
        if letters.ends_with(&['ى']) {
            // قتلى: قتلاهم.
            add(&with_alef(&letters), bare, None, derivation, Stands::BeforePronoun);
        }
    }
}

/// A word in ى as it stands before a pronoun: مستوا(هم).
fn with_alef(word: &[char]) -> Vec<char> {
    let stem = word.split_last().map_or(word, |(_, stem)| stem);
    stem.iter().copied().chain(['ا']).collect()
}

/// The days, which have the article in them as names have (Ryding, chapter 15).
const WEEKDAYS: [&str; 8] = ["السبت", "الأحد", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة"];

/// Feminines of elatives and their like, which no ending makes (Ryding, chapter 10), and numerals with two cases (15).
const ELATIVES: [(&str, &str); 31] = [
    ("أكبر", "كبرى"),
    ("أصغر", "صغرى"),
    ("أعظم", "عظمى"),
    ("أول", "أولى"),
    ("آخر", "أخرى"),
    ("أعلى", "عليا"),
    ("أدنى", "دنيا"),
    ("أقصى", "قصوى"),
    ("أوسط", "وسطى"),
    ("أيمن", "يمنى"),
    ("أيسر", "يسرى"),
    ("أبيض", "بيضاء"),
    ("أسود", "سوداء"),
    ("أحمر", "حمراء"),
    ("أخضر", "خضراء"),
    ("أصفر", "صفراء"),
    ("أزرق", "زرقاء"),
    ("أسمر", "سمراء"),
    ("أعمى", "عمياء"),
    ("آمن", "آمنة"),
    ("امرأة", "مرأة"),
    ("امرؤ", "مرء"),
    ("اثنان", "اثنين"),
    ("اثنتان", "اثنتين"),
    ("عشرون", "عشرين"),
    ("ثلاثون", "ثلاثين"),
    ("أربعون", "أربعين"),
    ("خمسون", "خمسين"),
    ("ستون", "ستين"),
    ("سبعون", "سبعين"),
    ("تسعون", "تسعين"),
];

/// The base, own ending and possible endings of a word as it is entered.
fn own_form(word: &[char], role: Role) -> (&[char], Ending, Endings) {
    let n = word.len();
    match word {
        [base @ .., 'ة'] => {
            let mut endings = Endings::FEMININE;
            // An adjective follows its noun: القوات العسكرية, الجهاز العسكري.
            if role == Role::Follower && is_adjectival(base) {
                endings = endings.and(Endings::NOUN).and(Endings::MASCULINE).and(Endings::DUAL);
            }
            (base, Ending::TehMarbuta, endings)
        }
        [base @ .., 'ا', 'ت'] if base.len() >= 3 => {
            let mut endings = Endings::FEMININE;
            if role == Role::Alone {
                endings = Endings::of(&[Ending::SoundFeminine]);
            } else if base.len() >= 4 {
                endings = endings.and(Endings::NOUN).and(Endings::DUAL);
            }
            (base, Ending::SoundFeminine, endings)
        }
        [base @ .., 'و' | 'ي', 'ن'] if base.len() >= 4 && is_adjectival(base) => {
            let mut endings = Endings::MASCULINE;
            if role != Role::Alone {
                endings = endings.and(Endings::NOUN).and(Endings::DUAL).and(Endings::FEMININE);
            }
            (base, Ending::SoundMasculine, endings)
        }
        // No ة or ون, though مستوى begins like a participle.
        [.., 'ى'] => (word, Ending::Bare, Endings::of(&[Ending::Bare])),
        _ => {
            let mut endings = Endings::NOUN;
            // يد: يداها; but two letters that are no known noun take no dual.
            if n >= 3 || plural::is_listed(word) {
                endings = endings.and(Endings::DUAL);
            }
            if is_adjectival(word) {
                endings = endings.and(Endings::MASCULINE).and(Endings::FEMININE);
            } else if n >= 4 {
                // قرار: قرارات; but three letters with ات belong to a noun in ة: دور, دورات.
                endings = endings.and(Endings::of(&[Ending::SoundFeminine]));
            }
            // مكتبة is no feminine of مكتب; of an adjective (مقدّم, مقدّمة) the neighbours decide.
            let with_teh: Vec<char> = word.iter().copied().chain(['ه']).collect();
            if words::is_noun_with_teh(&fold_letters(&with_teh)) {
                endings = endings.without(Endings::FEMININE);
                if is_adjectival(word) {
                    endings = endings.and(Endings::of(&[Ending::TehMarbuta]));
                }
            }
            (word, Ending::Bare, endings)
        }
    }
}

/// The base and endings of a broken plural or another form that takes no further number.
fn irregular(form: &[char]) -> (&[char], Ending, Endings) {
    match form {
        [base @ .., 'ة'] => (base, Ending::TehMarbuta, Endings::of(&[Ending::TehMarbuta, Ending::Teh])),
        [base @ .., 'ا', 'ت'] if base.len() >= 2 => {
            (base, Ending::SoundFeminine, Endings::of(&[Ending::SoundFeminine]))
        }
        _ if is_diptote(form) => (form, Ending::Bare, Endings::of(&[Ending::Bare])),
        _ => (form, Ending::Bare, Endings::NOUN),
    }
}

/// Whether a plural has no tanwin and so no ا of the accusative (Ryding, chapter 5, "diptotes"; Wright, vol. I, §309):
/// مراجع, مفاتيح, وزراء, قتلى; not رجال, قرى before a pronoun. مراجعا is a participle.
fn is_diptote(plural: &[char]) -> bool {
    matches!(plural, [_, _, 'ا', _, _] | [_, _, 'ا', _, 'ي', _] | [.., 'ا', 'ء'] | [.., 'ى'])
}

/// Adjectives and names of persons that the news uses most and that no pattern shows: three letters, فعّال and فعول.
const ADJECTIVES: [&str; 73] = [
    "جيد", "نقي", "صلب", "مر", "خاص", "هام", "حاد", "حر", "سهل", "صعب", "ضخم", "حسن", "جاد", "ضار", "سام", "جاف",
    "حار", "تام", "مهم", "ملح", "عام", "شاب", "طيب", "سيئ", "خطر", "حذر", "قلق", "مرن", "شرس", "نشط", "عذب", "رطب",
    "فعال", "جذاب", "حساس", "خلاق", "براق", "فتاك", "هدام", "بناء", "صبور", "فخور", "طموح", "خجول", "جبان", "شجاع",
    "غيور", "عجوز", "ودود", "شغوف", "هش", "فنان", "رسام", "نحات", "طيار", "بحار", "نجار", "حداد", "خباز", "صياد",
    "سباح", "عداء", "فلاح", "جراح", "رحال", "خطاط", "قناص", "حلاق", "بقال", "سجان", "ملاح", "لحام", "خياط",
];

/// Whether a word, by its pattern, is an adjective or the name of a person, which takes ة and ون: ليبي, مسلم, عامل, جديد.
fn is_adjectival(word: &[char]) -> bool {
    match word {
        [_, _, .., 'ي'] => !words::is_verbal_noun_in_yeh(&fold_letters(word)),
        // موقع has مواقع and is a place; معلم "teacher" has معلمون, though معالم are landmarks (Ryding, chapter 7).
        ['م', ..] if word.len() >= 4 => !matches!(word, ['م', _, 'ا', _]) && !is_noun_of_place(word),
        [_, 'ا', c, d] => !matches!(c, 'ا' | 'و' | 'ي') && *d != 'ء',
        [a, b, 'ي', _] => *a != 'ت' && *b != 'ا',
        _ => ADJECTIVES.iter().any(|adjective| adjective.chars().eq(word.iter().copied())),
    }
}

/// Whether a word مفعل has a plural مفاعل in the list, as nouns of place and instrument do and participles do not.
fn is_noun_of_place(word: &[char]) -> bool {
    const PARTICIPLES: [&str; 7] = ["معلم", "مخبر", "مدير", "مدرس", "محرر", "مشرف", "مطلع"];
    word.len() == 4
        && !PARTICIPLES.iter().any(|participle| participle.chars().eq(word.iter().copied()))
        && plural::plurals(word)
            .iter()
            .any(|form| form.source == Source::Listed && matches!(form.letters[..], ['م', _, 'ا', _, _]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_follow_from_the_shape() {
        for (word, role, ending, expected) in [
            ("ليبي", Role::Alone, Ending::SoundMasculine, true),
            ("ليبي", Role::Alone, Ending::TehMarbuta, true),
            ("حكومة", Role::Alone, Ending::SoundFeminine, true),
            ("حكومة", Role::Alone, Ending::Bare, false),
            ("عسكرية", Role::Follower, Ending::Bare, true),
            ("قرار", Role::Alone, Ending::SoundFeminine, true),
            ("قرار", Role::Alone, Ending::TehMarbuta, false),
            ("دور", Role::Alone, Ending::SoundFeminine, false),
            ("مدرس", Role::Alone, Ending::SoundFeminine, false),
            ("دول", Role::Alone, Ending::TehMarbuta, false),
            ("مجلس", Role::Alone, Ending::Accusative, true),
            ("موقع", Role::Alone, Ending::TehMarbuta, false),
            ("معلم", Role::Alone, Ending::TehMarbuta, true),
            ("عام", Role::Alone, Ending::TehMarbuta, true),
            ("يد", Role::Alone, Ending::DualConstruct, true),
        ] {
            let letters: Vec<char> = word.chars().collect();
            let (_, _, endings) = own_form(&letters, role);
            assert_eq!(endings.contains(ending), expected, "{word} {ending:?}");
        }
    }
}
