//! Does a sentence end here? The boundary decision, one rule a function.
//!
//! A paragraph is cut into tokens; each run of end marks (with the quotation marks and brackets that close behind it) is
//! put before the rules in order, and the first that knows decides. Every rule looks at a bounded number of tokens to
//! either side, so that the whole is linear. The rules are those of the policy that translators' tools follow (SRX 2.0 as
//! used for Arabic), sharpened for what Arabic pages do.

use super::passage::{Mark, Passage, Run, State};
use super::quote::{Side, is_single};
use super::{abbreviation, clause};
use crate::arabic::chars::{digit_value, is_close_bracket, is_dash, is_open_bracket, is_terminator};
use crate::arabic::{Span, TokenKind};

/// A sentence, in code points of its paragraph, and the mark that it ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// From the first visible character to the last.
    pub(crate) span: Span,
    /// How it ends.
    pub(crate) mark: Mark,
}

/// Cuts a paragraph into sentences. Linear.
pub(crate) fn sentences(paragraph: &Passage<'_>, mut found: impl FnMut(Sentence)) {
    let mut state = State::default();
    let mut start = 0;
    let mut mark = Mark::None;
    let mut at = 0;
    let mut push = |span: Span, mark: Mark| {
        let span = super::lines::trim(paragraph.chars, span);
        if !span.is_empty() {
            found(Sentence { span, mark });
        }
    };
    while at < paragraph.len() {
        if !paragraph.is(at, is_terminator) {
            state.pass(paragraph, at);
            at += 1;
            continue;
        }
        let run = paragraph.run(at, &state);
        let last = run.last;
        mark = run.mark;
        if last + 1 < paragraph.len() && ends(paragraph, &state, &run) {
            let end = paragraph.end_with_invisible(last);
            push(Span::new(start, end), run.mark);
            start = end;
            state.begin(last + 1);
        }
        for token in at..=last {
            state.pass(paragraph, token);
        }
        at = last + 1;
        if at < paragraph.len() {
            mark = Mark::None;
        }
    }
    push(Span::new(start, paragraph.chars.len()), mark);
}

/// A rule's answer: `None` leaves the decision to the next.
type Verdict = Option<bool>;

/// Whether the sentence ends with `run`.
fn ends(passage: &Passage<'_>, state: &State, run: &Run) -> bool {
    nothing_yet(state)
        .or_else(|| elision(passage, run))
        .or_else(|| goes_on_with_a_mark(passage, state, run))
        .or_else(|| inside_a_name(passage, run))
        .or_else(|| touching(passage, run))
        .or_else(|| list_number(passage, state, run))
        .or_else(|| abbreviation(passage, state, run))
        .or_else(|| in_brackets(passage, state, run))
        .or_else(|| quoted(passage, state, run))
        .or_else(|| pause(passage, state, run))
        .unwrap_or(true)
}

/// Where no word stands before the marks, there is no sentence to end: «.. والبقية في العدد القادم».
fn nothing_yet(state: &State) -> Verdict {
    (state.words == 0).then_some(false)
}

/// `(...)` and `(!)` are words: «(...) عن الحادث». Not «… الحادث (أمس).», nor «بعيدا (!). وعاد».
fn elision(passage: &Passage<'_>, run: &Run) -> Verdict {
    let opens = passage.before(run.first).is_some_and(|before| passage.is(before, is_open_bracket));
    let marked_behind = !run.bracket && (run.first..=run.last).any(|at| passage.is(at, is_close_bracket));
    (opens && !marked_behind).then_some(false)
}

/// A comma, colon or closing bracket behind the marks belongs to the same sentence: «"لا للحرب!"، ثم رفعها». A bracket
/// that closes nothing and stands free is a bullet: «… أعلى القبة. }} وقد نقلت».
fn goes_on_with_a_mark(passage: &Passage<'_>, state: &State, run: &Run) -> Verdict {
    let next = run.last + 1;
    let closes = passage.is(next, is_close_bracket) && (state.bracket.is_some() || passage.touches_next(run.last));
    let goes_on = |c: char| matches!(c, '،' | ',' | '؛' | ';' | ':' | '/' | '%' | '٪');
    (closes || passage.is(next, goes_on)).then_some(false)
}

/// Dots inside names of files and sites, versions and dotted acronyms: example.org, إم.إتش.370, العربية.نت.
/// Not «… إليها.ويلحظ الزائر».
fn inside_a_name(passage: &Passage<'_>, run: &Run) -> Verdict {
    let before = passage.before(run.first)?;
    let next = run.last + 1;
    if !run.lone_stop || !passage.touches_next(before) || !passage.touches_next(run.last) {
        return None;
    }
    // «سنة 138ه.ولما تأكد»: a unit behind its number.
    if passage.before(before).is_some_and(|at| passage.kind(at) == TokenKind::Number) {
        return None;
    }
    let latin = |at: usize| passage.is_latin_word(at) || passage.kind(at) == TokenKind::Number;
    if latin(before) && latin(next) {
        return Some(false);
    }
    let (left, right) = (passage.word(before), passage.word(next));
    // «رحب به.وقال»: a clause begins; no acronym goes on with one.
    if clause::begins(right) {
        return None;
    }
    // «تقرير.pdf»: a file is named; a sentence in Latin letters begins with a capital.
    if passage.is_latin_word(next) && passage.char(next).is_some_and(char::is_lowercase) {
        return Some(false);
    }
    let short = |word: &str| word.chars().count() <= 2 || abbreviation::is_letter_name(word);
    let spelt = short(left) || abbreviation::is_letter_name_with_proclitic(left);
    if passage.is_arabic_word(before) && (spelt || abbreviation::is_domain(right)) {
        return Some(false);
    }
    // «1.تجهيز القاعة» is left to the list; «370.وأضاف» is a new sentence.
    None
}

/// Marks that touch the next word end a sentence only between words: «… إليها.ويلحظ»; not «إتش.370», «!؟ـ».
fn touching(passage: &Passage<'_>, run: &Run) -> Verdict {
    if !passage.touches_next(run.last) {
        return None;
    }
    let next = run.last + 1;
    if passage.side(next) == Side::Open || passage.is(next, is_open_bracket) {
        return None;
    }
    let letters = passage.word(next).chars().count();
    let word = match passage.kind(next) {
        TokenKind::Word => letters >= 2 || run.mark == Mark::Strong || begins_with_a_letter(passage, run),
        TokenKind::Number | TokenKind::Date | TokenKind::Time => {
            run.mark == Mark::Strong || (is_item_number(passage, next) && ends_a_word(passage, run))
        }
        TokenKind::Url | TokenKind::Email => true,
        // «… الزمن؟- من يردد هذا»: the next speaker; «… الدعاء.* سورة»: the next item.
        TokenKind::Punctuation => passage.is(next, |c| is_dash(c) || matches!(c, '*' | '•' | '}')),
    };
    (!word).then_some(false)
}

/// One letter behind a glued stop is a conjunction that stands alone («عالية.و أضافت») or a title («الوفد.د. رامي رحب»);
/// not an initial («سهير.ع.خ», «حسين.أ يبلغ»).
fn begins_with_a_letter(passage: &Passage<'_>, run: &Run) -> bool {
    let next = run.last + 1;
    let title = || passage.is(next + 1, |c| c == '.') && !passage.touches_next(next + 1);
    let word = passage.word(next);
    ends_a_word(passage, run)
        && ((word == "و" && !passage.touches_next(next))
            || (matches!(word, "د" | "م" | "ا") && passage.touches_next(next) && title()))
}

/// Whether a word too long for an abbreviation, or what closes a quotation, stands before the marks.
fn ends_a_word(passage: &Passage<'_>, run: &Run) -> bool {
    const LONG: usize = 4;
    run.last > run.first
        || passage.before(run.first).is_some_and(|at| {
            passage.side(at) == Side::Close
                || passage.is(at, is_close_bracket)
                || passage.word(at).chars().count() >= LONG
        })
}

/// Whether the number at `at` counts an item of a list: «5. نضع», «3- التخطيط»; not «69 في المائة», «5-7 أيام».
fn is_item_number(passage: &Passage<'_>, at: usize) -> bool {
    const DIGITS: usize = 2;
    let mark = at + 1;
    passage.kind(at) == TokenKind::Number
        && passage.span(at).len() <= DIGITS
        && passage.is(mark, |c| is_dash(c) || matches!(c, '.' | ')'))
        && passage.kind(mark + 1) == TokenKind::Word
        && !(passage.is(mark, |c| c == '.') && passage.touches_next(mark))
}

/// The number of a list's item: «1. تجهيز القاعة», «ما يلي: 1. وقف النار، 2. تبادل», «1. تجهيز القاعة 2. دعوة الضيوف». Not «في
/// الدقيقة 90. وهكذا».
fn list_number(passage: &Passage<'_>, state: &State, run: &Run) -> Verdict {
    const DIGITS: usize = 3;
    let before = passage.before(run.first)?;
    let number = passage.kind(before) == TokenKind::Number && passage.span(before).len() <= DIGITS;
    if !run.lone_stop || !number {
        return None;
    }
    let introduces = |c: char| matches!(c, '،' | ',' | '؛' | ';') || is_open_bracket(c);
    // A list that a colon introduces begins with 1: «ما يلي: 1. وقف النار»; not «الجزء 3: 414. وعن أبي هريرة».
    let one = passage.span(before).len() == 1 && passage.char(before).and_then(digit_value) == Some(1);
    let begins = before <= state.first
        || passage.before(before).is_some_and(|at| {
            passage.is(at, introduces) || (one && passage.is(at, |c| c == ':') && !is_value(passage, at))
        });
    let goes_on = || !clause::begins(passage.word(run.last + 1)) && follows_an_item(passage, state, before);
    (begins || goes_on()).then_some(false)
}

/// Whether the number at `at` is one more than that of an item before it in the sentence: «1. تجهيز القاعة 2.».
fn follows_an_item(passage: &Passage<'_>, state: &State, at: usize) -> bool {
    const NEAR: usize = 40;
    let value =
        |at: usize| passage.written(at).iter().try_fold(0, |sum, &c| Some(sum * 10 + u32::from(digit_value(c)?)));
    let Some(last) = value(at).and_then(|value: u32| value.checked_sub(1)).filter(|&last| last > 0) else {
        return false;
    };
    (state.first.max(at.saturating_sub(NEAR))..at).any(|item| {
        passage.kind(item) == TokenKind::Number && passage.is(item + 1, |c| c == '.') && value(item) == Some(last)
    })
}

/// Whether a number stands before the colon at `at`, as in a score or a reference: «2: 1».
fn is_value(passage: &Passage<'_>, at: usize) -> bool {
    passage.before(at).is_some_and(|number| passage.kind(number) == TokenKind::Number)
}

/// A stop behind an abbreviation ends a sentence only if a clause surely begins behind it: «سنة 505 هـ. وقد ترك»,
/// «120 م. ويزن»; not «أ.د. ليلى», «ود. مروان», «ص.ب. 1254», «جون إف. كينيدي», «Apple Inc. في».
fn abbreviation(passage: &Passage<'_>, state: &State, run: &Run) -> Verdict {
    let before = passage.before(run.first)?;
    let word = passage.word(before);
    // «د . عمر»: a space may stand before the stop of a single letter.
    let touches = passage.touches_next(before) || word.chars().count() == 1 || is_spaced_acronym(passage, run, word);
    if !run.lone_stop || passage.kind(before) != TokenKind::Word || !touches {
        return None;
    }
    let next = run.last + 1;
    let earlier = passage.before(before);
    let dotted = earlier.is_some_and(|dot| passage.is(dot, |c| c == '.') && passage.touches_next(dot));
    let abbreviated = if passage.is_arabic_word(before) {
        is_arabic_abbreviation(passage, before, word, dotted)
    } else {
        // «S. A. وقعت»: an initial stands before this one.
        let second = earlier.filter(|&dot| passage.is(dot, |c| c == '.')).and_then(|dot| passage.before(dot));
        let dotted = dotted || second.is_some_and(|at| passage.is_latin_word(at) && passage.word(at).len() == 1);
        let initial = word.chars().count() == 1 && (dotted || passage.is_latin_word(next));
        initial || abbreviation::is_latin(word)
    };
    if !abbreviated {
        return None;
    }
    let is_value = |at: usize| matches!(passage.kind(at), TokenKind::Number | TokenKind::Date | TokenKind::Time);
    let follows_number = earlier.is_some_and(is_value);
    let following = passage.word(next);
    if !dotted && !follows_number && abbreviation::is_letter_name(word) {
        return Some(clause::is_no_name(following));
    }
    let item = is_item_number(passage, next) || passage.is(next, is_dash) && passage.is_arabic_word(next + 1);
    if follows_number && !dotted && item {
        return Some(true);
    }
    // A unit behind its number, and إلخ, are words like others: «505 هـ. توفي»; the sentence goes on only visibly:
    // «10 م. بتوقيت مكة», «أقلاما إلخ. في السوق».
    let like_others = follows_number && !dotted && word.chars().count() == 1 || abbreviation::is_arabic(word);
    if like_others && passage.is_arabic_word(next) {
        return Some(!clause::continues(following));
    }
    // «أما الدول التي استوردت بمليون د.أ. فهي …»: this ف answers the أما that the sentence began with.
    let answers = following.starts_with('ف') && passage.word(state.first) == "اما";
    Some(!answers && clause::begins(following))
}

/// Whether the stop leans on the wrong neighbour in a spelt acronym: «يو .بي .آي».
fn is_spaced_acronym(passage: &Passage<'_>, run: &Run, word: &str) -> bool {
    abbreviation::is_letter_name(word)
        && passage.touches_next(run.last)
        && abbreviation::is_letter_name(passage.word(run.last + 1))
}

fn is_arabic_abbreviation(passage: &Passage<'_>, at: usize, word: &str, dotted: bool) -> bool {
    let letters = word.chars().count();
    if letters <= 1 || abbreviation::is_title_with_proclitic(word) || abbreviation::is_arabic(word) {
        return true;
    }
    let earlier = passage.before(at).and_then(|dot| passage.before(dot));
    if dotted {
        // «جي.بي.», «ش.م.م.»; but «العربية.نت.» ends like any word.
        let short = |word: &str| !word.is_empty() && (word.chars().count() <= 2 || abbreviation::is_letter_name(word));
        return short(word) && earlier.is_some_and(|at| short(passage.word(at)));
    }
    // «جون إف. كينيدي»; but «شبكة سي إن إن.» is spelt without dots and ends like any word.
    let spelt = passage.before(at).is_some_and(|at| abbreviation::is_letter_name(passage.word(at)));
    abbreviation::is_letter_name(word) && !spelt
}

/// A mark inside brackets ends the sentence only if that began with the bracket: «(عمره 35 عاما!) قرب الحدود» goes on,
/// «… المرض. (انظر الشكل.) وتشير» does not.
fn in_brackets(passage: &Passage<'_>, state: &State, run: &Run) -> Verdict {
    if !run.bracket {
        return None;
    }
    let whole = state.bracket.is_none_or(|open| open <= state.first);
    let stopped = run.mark == Mark::Stop && clause::is_joined(passage.word(run.last + 1));
    (!whole && !stopped).then_some(false)
}

/// A quotation that ends with its mark inside, and what follows belongs to it: «"هل أنت جاد؟" سأله الصحفي»,
/// «"لن أستقيل!" هكذا رد». Not «"سنواصل العمل." وغادر القاعة», nor «"لا." قال المدير إن …».
fn quoted(passage: &Passage<'_>, state: &State, run: &Run) -> Verdict {
    let close = run.quote?;
    let next = run.last + 1;
    if passage.side(next) == Side::Open || passage.is(next, is_open_bracket) {
        return None;
    }
    let joined = passage.joined_word(next);
    let word = joined.as_ref();
    if passage.is(close, is_single) && state.quoting && run.mark == Mark::Strong {
        return Some(false);
    }
    let in_his_words = word == "علي" && passage.word(next + 1) == "حد";
    // «"الطريق آمن." كما قال السائق»; but «"…." كما تملك المدينة مرفأ» is a sentence of its own.
    let states = word == "كما" && run.mark == Mark::Stop && !clause::says(passage.word(next + 1));
    if (clause::attaches(word) && !states) || in_his_words {
        return Some(false);
    }
    if clause::is_joined(word) {
        return None;
    }
    let introduced = state.quote.and_then(|open| passage.before(open)).is_some_and(|at| passage.is(at, |c| c == ':'));
    if run.mark == Mark::Strong && names_a_title(passage, state) {
        return Some(false);
    }
    if clause::says(word) && !introduced && !introduces_speech(passage, next) {
        return Some(false);
    }
    // A short quotation inside a sentence is the name of a song or a shout: «غنت "أين أنت؟" أمس».
    const SHOUT: usize = 3;
    let opens_sentence = state.quote.is_some_and(|open| open <= state.first);
    let short = state.quote.is_some_and(|open| state.words_at_quote + SHOUT >= state.words && open > state.first);
    match run.mark {
        Mark::Strong if clause::continues(word) => Some(false),
        Mark::Strong if !introduced && !opens_sentence && short => Some(false),
        Mark::Pause => Some(false),
        _ => None,
    }
}

/// Whether what is quoted is a title: «مقال عنوانه: "هل نجونا؟" للكاتب»; not «سأل: "هل نجونا؟"».
fn names_a_title(passage: &Passage<'_>, state: &State) -> bool {
    let before = |at: usize| passage.before(at);
    let Some(named) = state.quote.and_then(before) else { return false };
    let named = if passage.is(named, |c| c == ':') { before(named) } else { Some(named) };
    named.is_some_and(|at| clause::is_called(passage.word(at)))
}

/// Whether the verb of saying at `at` leads to speech of its own: «قال فليك إن», «رد قائلا: …»; not «سأله الصحفي بدهشة.»
fn introduces_speech(passage: &Passage<'_>, at: usize) -> bool {
    (at + 1..passage.len().min(at + 9)).take_while(|&next| !passage.is(next, is_terminator)).any(|next| {
        passage.is(next, |c| c == ':')
            || passage.side(next) == Side::Open
            || matches!(passage.word(next), "ان" | "انه" | "انها" | "بان" | "بانه" | "قائلا" | "قائله")
    })
}

/// Two dots and more end a sentence only between two that are whole: «… عبادة شخصية سياسية.. وثمة من استعاض …».
/// Not in a headline, after a quotation, before a fragment («.. مؤكدا»), or where a word is taken up again («العزل.. عزل»).
fn pause(passage: &Passage<'_>, state: &State, run: &Run) -> Verdict {
    const WORDS_BEFORE: usize = 3;
    const WORDS_AFTER: usize = 3;
    const CLOSES_WITHIN: usize = 9;
    if run.mark != Mark::Pause {
        return None;
    }
    let closes_soon = || (run.last + 1..run.last + CLOSES_WITHIN).any(|at| passage.side(at) == Side::Close);
    let begun = state.quoting && run.quote.is_none() && state.words < state.words_at_quote + WORDS_BEFORE;
    let in_title = begun && closes_soon();
    if passage.headline || state.bracket.is_some() && !run.bracket || in_title {
        return Some(false);
    }
    let before = passage.before(run.first)?;
    // «العراق، سورية،... إلخ»: the list goes on.
    if passage.is(before, |c| matches!(c, '،' | ',' | ':')) || waits_for_its_answer(passage, state, run) {
        return Some(false);
    }
    let next = passage.next_word(run.last)?;
    let joined = passage.joined_word(next);
    let word = joined.as_ref();
    // «وجاء فيه: "... ولهم ذمة الله"»: the beginning is left out.
    if passage.side(before) == Side::Open {
        return Some(false);
    }
    if clause::is_unfinished(passage.word(before))
        || passage.kind(next) != TokenKind::Word
        || is_joined_to_a_phrase(passage, next, word)
    {
        return Some(false);
    }
    if clause::continues(word) {
        return Some(state.words >= WORDS_BEFORE && states_anew(passage, state, next, word));
    }
    if clause::begins(word) {
        return Some(true);
    }
    let closed = passage.side(before) != Side::None || passage.is(before, is_close_bracket);
    if state.words < WORDS_BEFORE || (closed && !clause::is_joined(word)) {
        return Some(false);
    }
    let words = (next..passage.len())
        .take_while(|&at| !passage.is(at, is_terminator))
        .filter(|&at| passage.kind(at) != TokenKind::Punctuation)
        .take(WORDS_AFTER)
        .count();
    let resumed = |other: &str| word.chars().count() > 2 && other.ends_with(word);
    // «.. أصبحنا منبوذين»: a verb makes a clause with one word more.
    let whole = words == WORDS_AFTER || (words + 1 == WORDS_AFTER && clause::is_verb(word));
    Some(whole && !resumed(passage.word(before)) && !resumed(passage.word(state.first)))
}

/// A word that carries a clause on by its letters, but not here: «.. إنها مغامرة» (with the hamza below; no verb of saying
/// leads to it), «.. لا يشيخ» (a verb follows). Not «.. أنها مغامرة», «قال.. إنها», «.. لا الكلام».
fn states_anew(passage: &Passage<'_>, state: &State, at: usize, word: &str) -> bool {
    const NEAR: usize = 16;
    let from = state.quote.filter(|_| state.quoting).unwrap_or(0).max(state.first);
    match word {
        // «ألا يحق»; «إلا الحق» goes on.
        "الا" => passage.char(at) == Some('أ') && clause::is_imperfect(passage.word(at + 1)),
        "لا" => clause::is_imperfect(passage.word(at + 1)),
        "انه" | "انها" | "انهم" | "ان" => {
            passage.char(at) == Some('إ')
                // What is quoted has been introduced before its mark.
                && !(from.max(at.saturating_sub(NEAR))..at).any(|said| {
                    let said = passage.word(said);
                    clause::says(said) || said.strip_prefix(['و', 'ف']).is_some_and(clause::says)
                })
        }
        _ => false,
    }
}

/// «.. وأن الجسر مغلق» (with the hamza above) and «.. وجنداً» (with its tanwin) carry on what a verb before them governs;
/// not «.. وإن عاد», «.. وأخيراً عاد».
fn is_joined_to_a_phrase(passage: &Passage<'_>, at: usize, word: &str) -> bool {
    const FATHATAN: char = '\u{64B}';
    let written = passage.written(at);
    word.starts_with('و')
        && ((written.get(1) == Some(&'أ') && word.starts_with("وان") && word.chars().count() <= 6)
            || (written.contains(&FATHATAN) && !clause::is_sentence_adverb(word)))
}

/// «أما اليوم.. وبعد أن أضعنا البوصلة فلا»: what أما names waits for its ف.
fn waits_for_its_answer(passage: &Passage<'_>, state: &State, run: &Run) -> bool {
    const NAMED: usize = 4;
    (state.first.max(run.first.saturating_sub(NAMED))..run.first).any(|at| passage.word(at) == "اما")
}

#[cfg(test)]
mod tests;
