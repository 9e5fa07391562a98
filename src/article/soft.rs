//! Where could a person cut a sentence that does not end? Places offered, never taken: the segments stay as they are.
//!
//! Some papers write without a full stop for a thousand characters. Arabic parts its clauses all the same: with ؛ and ،, with
//! و and a verb (وأضاف), with ثم, and with the words that subordinate one (حيث, بينما). See Ryding, *A Reference Grammar of
//! Modern Standard Arabic*, 18 (connectives). A cut never lies in a quotation, in brackets, or behind a word that waits for
//! another. Linear.

use super::clause;
use super::list::{Words, words};
use super::passage::Passage;
use super::quote::{Side, is_single};
use crate::arabic::TokenKind;
use crate::arabic::chars::{is_close_bracket, is_open_bracket, is_terminator};

/// A place where a long segment may be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoftSplit {
    /// The code point of the segment's text at which the right half begins.
    pub at: usize,
    /// What tells so.
    pub reason: SoftReason,
}

/// What tells that a clause begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoftReason {
    /// A semicolon, or a mark that may end a sentence, stands before it.
    Mark,
    /// و or ف with a verb, ثم: «… وأضاف».
    Conjunction,
    /// حيث, بينما, فيما, إلا أن: the clause goes with the one before it.
    Subordinate,
    /// A comma, and nothing better.
    Comma,
}

impl SoftReason {
    /// The name in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mark => "mark",
            Self::Conjunction => "conjunction",
            Self::Subordinate => "subordinate",
            Self::Comma => "comma",
        }
    }
}

/// A segment of no more words is not too long.
const LONG: usize = 60;
/// No piece has fewer words.
const LEAST: usize = 12;
/// No piece has more, as far as clauses allow.
const MOST: usize = 45;
/// What a piece is best near.
const BEST: usize = 25;

/// Verbs that open a clause behind و, beside those of saying: news tells what happened with them.
static VERBS: Words = words!(
    "
    تم تمت قام قامت قاموا بدا بدات شارك شاركت شهد شهدت حضر حضرت جاء جاءت كان كانت كانوا بلغ بلغت وصل وصلت نفذ نفذت عقد عقدت
    دعا دعت طالب طالبت اشار اشارت بينت لفت لفتت نوه نوهت افاد افادت اعرب اعربت شدد شددت حذر حذرت وجه وجهت اعتبر اعتبرت
    راي رات كشف كشفت نشر نشرت قدم قدمت سجل سجلت حقق حققت فاز فازت خسر خسرت تمكن تمكنت توقع توقعت تلقي تلقت تضمن تضمنت تناول
    تناولت تراجع تراجعت ترك تركت تعرض تعرضت تحدث تحدثت تسلم تسلمت توجه توجهت اقيم اقيمت اصيب اصيبت قتل قتلت نقل نقلت منح منحت
    جري جرت ياتي تاتي عاد عادت ادي ادت ادان ادانت وقع وقعت صدر صدرت ظهر ظهرت ضم ضمت اطلق اطلقت اطلع اطلعت اصدر اصدرت اصبح اصبحت
    يذكر يشار لم لن قد سوف ليس ليست هناك
    "
);

/// Words that subordinate a clause, or set it against the one before.
static SUBORDINATING: Words =
    words!("حيث بينما فيما لكن ولكن لكنه لكنها ولكنه ولكنها مما وذلك علما الامر اذ وبينما وفيما كما");

/// Words that begin with ي or ت behind و and are no verbs.
static NOUNS: Words = words!(
    "
    يوم يومي يومين يناير يوليو يونيو يمين يسار يد يدين تجاه تحت تلك توتر تجاره تقنيه تقنيات ثقافه تركيا تونس تشاد تاييد تاريخ تجربه تجارب
    تطبيق تطبيقات توصيات تحديات تحيات تبرعات تكاليف تقارير تصريحات تعليمات تسهيلات تدريبات تنافس تواصل تعاون تبادل تكامل تطور تقدم تغيير تعالي
    "
);

/// Where a segment longer than 60 words may be cut into pieces of 12 to 45 words; nothing for a shorter one.
#[must_use]
pub fn soft_splits(text: &str) -> Vec<SoftSplit> {
    let chars: Vec<char> = text.chars().collect();
    // No word is so short that fewer characters could be too long.
    if chars.len() < 2 * LONG {
        return Vec::new();
    }
    let mut passage = Passage::default();
    passage.read(&chars);
    let words = (0..passage.len()).filter(|&at| passage.kind(at) != TokenKind::Punctuation).count();
    if words <= LONG { Vec::new() } else { chosen(&candidates(&passage), words) }
}

/// A place, how many words stand before it, and how good it is.
struct Candidate {
    split: SoftSplit,
    words: usize,
    worth: usize,
}

fn candidates(passage: &Passage<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let (mut words, mut brackets, mut quoting) = (0, 0_usize, false);
    for at in 0..passage.len() {
        if passage.kind(at) == TokenKind::Punctuation {
            if passage.is(at, is_open_bracket) {
                brackets += 1;
            } else if passage.is(at, is_close_bracket) {
                brackets = brackets.saturating_sub(1);
            } else if !passage.is(at, is_single) {
                match passage.side(at) {
                    Side::Open => quoting = true,
                    Side::Close => quoting = false,
                    Side::None => {}
                }
            }
            continue;
        }
        if brackets == 0
            && !quoting
            && let Some((reason, worth)) = opens(passage, at)
        {
            found.push(Candidate { split: SoftSplit { at: passage.span(at).start, reason }, words, worth });
        }
        words += 1;
    }
    found
}

/// Whether a clause may begin with the word at `at`, and how surely.
fn opens(passage: &Passage<'_>, at: usize) -> Option<(SoftReason, usize)> {
    let before = passage.before(at)?;
    if passage.kind(at) != TokenKind::Word || passage.touches_next(before) {
        return None;
    }
    let joined = passage.joined_word(at);
    let word = joined.as_ref();
    let mark = |class: fn(char) -> bool| passage.is(before, class);
    if mark(|c| matches!(c, '؛' | ';')) {
        return Some((SoftReason::Mark, 6));
    }
    // «د. ألمانتس»: the stop of an abbreviation is no mark.
    let abbreviated = || before.checked_sub(1).is_some_and(|at| passage.word(at).chars().count() < 3);
    if mark(is_terminator) {
        return (!abbreviated()).then_some((SoftReason::Mark, 6));
    }
    let comma = mark(|c| matches!(c, '،' | ','));
    let last = passage.word(before);
    if !comma && (clause::is_unfinished(last) || waits(last)) {
        return None;
    }
    let governed = is_governed(passage, at);
    // «فيما يتعلق بـ» is a preposition in words.
    if word == "فيما" && matches!(passage.word(at + 1), "يتعلق" | "يخص" | "يلي") {
        return None;
    }
    let worth = if SUBORDINATING.contains(word) || is_exception(passage, at, word) {
        // «من حيث», «كما هو»: with a verb behind it, كما opens a sentence.
        let verb = || is_verb(passage.word(at + 1));
        let idle = matches!(word, "كما" | "الامر") && !verb() && !matches!(passage.word(at + 1), "ان" | "الذي");
        (!idle).then_some((SoftReason::Subordinate, 3))
    } else if word == "ثم" || joins_a_clause(word) || denies(passage, at, word) {
        let said = word.strip_prefix(['و', 'ف']).is_some_and(clause::says);
        Some((
            SoftReason::Conjunction,
            if said {
                5
            } else if governed {
                1
            } else {
                4
            },
        ))
    } else {
        None
    };
    match worth {
        Some((reason, worth)) => Some((reason, worth + usize::from(comma))),
        None => (comma && !goes_on(word)).then_some((SoftReason::Comma, 1)),
    }
}

/// «ولا يدوم», «وما زال»: a verb that is denied; not «ولا من المدينة».
fn denies(passage: &Passage<'_>, at: usize, word: &str) -> bool {
    let next = || passage.word(at + 1);
    (word == "ولا" && clause::is_imperfect(next()))
        || (word == "وما" && matches!(next(), "زال" | "زالت" | "كان" | "كانت"))
}

/// Whether a comma parts no clause from `word`, but members of a row: «، والتحكم», «، ومقاتلي». Not «، ومنها», «، وجعلت».
fn goes_on(word: &str) -> bool {
    let Some(rest) = word.strip_prefix('و') else {
        return matches!(word, "علي" | "في" | "من" | "الي" | "احدي" | "احد");
    };
    let opens = clause::begins(word)
        || clause::continues(rest)
        || matches!(rest, "ثمه" | "منها" | "منهم" | "منه" | "انما" | "اما");
    // The feminine perfect, and a perfect that begins with و.
    let perfect = (rest.starts_with('و') || rest.ends_with('ت')) && !rest.ends_with("ات") && !rest.starts_with("ال");
    !opens && !perfect
}

/// Whether `word` waits for the next: a relative, a preposition of a compound («من حيث»), the first of an idafa of time.
fn waits(word: &str) -> bool {
    matches!(
        word,
        "كل" | "اي"
            | "غير"
            | "ثم"
            | "حيث"
            | "بعد"
            | "قبل"
            | "اثناء"
            | "خلال"
            | "لا"
            | "ما"
            | "هو"
            | "هي"
            | "تم"
            | "يتم"
            | "بشان"
    )
}

/// «إلا أن», «غير أن», «في حين».
fn is_exception(passage: &Passage<'_>, at: usize, word: &str) -> bool {
    let next = || passage.word(at + 1);
    (matches!(word, "الا" | "غير" | "بيد") && matches!(next(), "ان" | "انه" | "انها"))
        || (word == "في" && matches!(next(), "حين" | "الوقت"))
}

/// Whether `word` is و or ف with a verb: وأضاف, وتم, ويشارك; not وتطوير, والوزير.
fn joins_a_clause(word: &str) -> bool {
    word.strip_prefix(['و', 'ف']).is_some_and(|rest| !rest.starts_with("ال") && word.starts_with('و') && is_verb(rest))
}

fn is_verb(word: &str) -> bool {
    let accusative = word.starts_with('ت') && word.ends_with('ا') && !word.ends_with("ها");
    (VERBS.contains(word) || clause::is_verb(word))
        && !NOUNS.contains(word)
        && !is_second_form_noun(word)
        && !accusative
        && !["انسان", "استراتيجي", "اقتصاد", "اجتماعي"].iter().any(|noun| word.starts_with(noun))
}

/// تطوير, تعزيزها, تنمية: verbal nouns of form II, ت at the beginning and ي before the last letter, or ة at the end. Not تعيد.
fn is_second_form_noun(word: &str) -> bool {
    let stem =
        ["ها", "هم", "ه"].iter().find_map(|suffix| word.strip_suffix(suffix)).filter(|stem| stem.chars().count() == 5);
    let letters: Vec<char> = stem.unwrap_or(word).chars().collect();
    letters.first() == Some(&'ت')
        && ((letters.len() == 5 && letters[3] == 'ي') || (letters.len() >= 5 && word.ends_with('ه')))
}

/// Whether a verb in the subjunctive or jussive stands shortly before, that this one may be joined to: «أن يكتب ويقرأ».
fn is_governed(passage: &Passage<'_>, at: usize) -> bool {
    const NEAR: usize = 6;
    (at.saturating_sub(NEAR)..at)
        .any(|before| matches!(passage.word(before), "ان" | "لن" | "لم" | "لكي" | "كي" | "حتي"))
}

/// The best candidates so that every piece has its length, from the start on.
fn chosen(candidates: &[Candidate], words: usize) -> Vec<SoftSplit> {
    let mut chosen = Vec::new();
    let (mut start, mut next) = (0, 0);
    while words - start > MOST {
        let fits = |one: &&Candidate| one.words + LEAST <= words;
        let late = candidates.get(next..).unwrap_or_default();
        let from = late.iter().take_while(|one| one.words < start + LEAST).count();
        let late = &late[from..];
        let window = late.iter().take_while(|one| one.words <= start + MOST);
        let best = window.filter(fits).max_by_key(|one| (one.worth, usize::MAX - (one.words - start).abs_diff(BEST)));
        // Where no clause begins in time, the first that does later.
        let Some(best) = best.or_else(|| late.first().filter(fits)) else { break };
        chosen.push(best.split);
        start = best.words;
        next += from + late.iter().take_while(|one| one.words <= start).count();
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A clause of `count` words without a verb that could open another.
    fn filler(count: usize) -> String {
        vec!["المدينة"; count].join(" ")
    }

    #[test]
    fn a_clause_opens_with_a_mark_or_a_verb() {
        for (name, opener, expected) in [
            ("a verb of saying", "وأضاف المدير", Some(SoftReason::Conjunction)),
            ("an imperfect", "ويشارك السكان", Some(SoftReason::Conjunction)),
            ("a perfect", "وتم الافتتاح", Some(SoftReason::Conjunction)),
            ("ثم", "ثم عاد الجميع", Some(SoftReason::Conjunction)),
            ("حيث", "حيث وصل الوفد", Some(SoftReason::Subordinate)),
            ("إلا أن", "إلا أن المطر", Some(SoftReason::Subordinate)),
            ("a semicolon", "؛ المطر غزير", Some(SoftReason::Mark)),
            ("a comma", "، المطر غزير", Some(SoftReason::Comma)),
            ("a verbal noun", "وتطوير المرافئ", None),
            ("an adjective", "وإنسانيا جميلا", None),
            ("a verb that is denied", "ولا يدوم المطر", Some(SoftReason::Conjunction)),
            ("a phrase that is denied", "ولا من المدينة", None),
            ("members of a row", "، والوزير السابق", None),
            ("a noun", "والوزير السابق", None),
            ("inside brackets", "(في البلد وأضاف المدير)", None),
            ("inside a quotation", "«في البلد وأضاف المدير»", None),
            ("behind a preposition", "من حيث وصل", None),
        ] {
            let text = format!("{} {opener} {}", filler(30), filler(40));
            let found = soft_splits(&text);
            assert_eq!(found.first().map(|split| split.reason), expected, "{name}");
        }
    }

    #[test]
    fn pieces_have_their_length() {
        let text = format!("{} {}", filler(20), vec![format!("وأضاف {}", filler(9)); 20].join(" "));
        let chars: Vec<char> = text.chars().collect();
        let mut ends: Vec<usize> = soft_splits(&text).iter().map(|split| split.at).collect();
        ends.push(chars.len());
        let mut start = 0;
        for end in ends {
            let piece: String = chars[start..end].iter().collect();
            let words = piece.split_whitespace().count();
            assert!((LEAST..=MOST).contains(&words), "{words} words: {piece}");
            start = end;
        }
        assert_eq!(soft_splits(&filler(61)), [], "nothing to cut at");
        let short = format!("{} وأضاف {}", filler(20), filler(30));
        assert_eq!(soft_splits(&short), [], "short enough");
    }
}
