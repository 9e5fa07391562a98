//! Does a sentence end here? The boundary decision, one rule a function.
//!
//! A paragraph is cut into tokens; each run of end marks (with the quotation marks and brackets that close behind it) is
//! put before the rules in order, and the first that knows decides. Every rule looks at a bounded number of tokens to
//! either side, so that the whole is linear. The rules are those of the policy that translators' tools follow (SRX 2.0 as
//! used for Arabic), sharpened for what Arabic pages do.

use super::passage::{Mark, Passage, Run, State};
use super::quote::{Side, is_single};
use super::{abbreviation, clause};
use crate::arabic::chars::{is_close_bracket, is_dash, is_open_bracket, is_terminator};
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
    elision(passage, run)
        .or_else(|| goes_on_with_a_mark(passage, run))
        .or_else(|| inside_a_name(passage, run))
        .or_else(|| touching(passage, run))
        .or_else(|| list_number(passage, state, run))
        .or_else(|| abbreviation(passage, state, run))
        .or_else(|| in_brackets(passage, state, run))
        .or_else(|| quoted(passage, state, run))
        .or_else(|| pause(passage, state, run))
        .unwrap_or(true)
}

/// `(...)` and `(!)` are words: «(...) عن الحادث». Not «… الحادث (أمس).»
fn elision(passage: &Passage<'_>, run: &Run) -> Verdict {
    let opens = passage.before(run.first).is_some_and(|before| passage.is(before, is_open_bracket));
    opens.then_some(false)
}

/// A comma, colon or closing bracket behind the marks belongs to the same sentence: «"لا للحرب!"، ثم رفعها».
fn goes_on_with_a_mark(passage: &Passage<'_>, run: &Run) -> Verdict {
    let goes_on = |c: char| matches!(c, '،' | ',' | '؛' | ';' | ':' | '/' | '%' | '٪') || is_close_bracket(c);
    passage.is(run.last + 1, goes_on).then_some(false)
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
        TokenKind::Word => letters >= 2 || run.mark == Mark::Strong,
        TokenKind::Number | TokenKind::Date | TokenKind::Time => run.mark == Mark::Strong,
        TokenKind::Url | TokenKind::Email => true,
        // «… الزمن؟- من يردد هذا»: the next speaker.
        TokenKind::Punctuation => passage.is(next, is_dash),
    };
    (!word).then_some(false)
}

/// The number of a list's item: «1. تجهيز القاعة», «ما يلي: 1. وقف النار، 2. تبادل». Not «في الدقيقة 90. وهكذا».
fn list_number(passage: &Passage<'_>, state: &State, run: &Run) -> Verdict {
    const DIGITS: usize = 3;
    let before = passage.before(run.first)?;
    let number = passage.kind(before) == TokenKind::Number && passage.span(before).len() <= DIGITS;
    if !run.lone_stop || !number {
        return None;
    }
    let introduces = |c: char| matches!(c, ':' | '،' | ',' | '؛' | ';') || is_open_bracket(c);
    let begins = before <= state.first || passage.before(before).is_some_and(|at| passage.is(at, introduces));
    begins.then_some(false)
}

/// A stop behind an abbreviation ends a sentence only if a clause surely begins behind it: «سنة 505 هـ. وقد ترك»,
/// «120 م. ويزن»; not «أ.د. ليلى», «ود. مروان», «ص.ب. 1254», «جون إف. كينيدي», «Apple Inc. في».
fn abbreviation(passage: &Passage<'_>, state: &State, run: &Run) -> Verdict {
    let before = passage.before(run.first)?;
    let word = passage.word(before);
    // «د . عمر»: a space may stand before the stop of a single letter.
    let touches = passage.touches_next(before) || word.chars().count() == 1;
    if !run.lone_stop || passage.kind(before) != TokenKind::Word || !touches {
        return None;
    }
    let next = run.last + 1;
    let earlier = passage.before(before);
    let dotted = earlier.is_some_and(|dot| passage.is(dot, |c| c == '.') && passage.touches_next(dot));
    let abbreviated = if passage.is_arabic_word(before) {
        is_arabic_abbreviation(passage, before, word, dotted)
    } else {
        let initial = word.chars().count() == 1 && (dotted || passage.is_latin_word(next));
        initial || abbreviation::is_latin(word)
    };
    if !abbreviated {
        return None;
    }
    let follows_number = earlier.is_some_and(|at| passage.kind(at) == TokenKind::Number);
    let following = passage.word(next);
    if !dotted && !follows_number && abbreviation::is_letter_name(word) {
        return Some(clause::is_no_name(following));
    }
    // A unit behind its number is a word like others: «505 هـ. توفي»; it goes on only visibly: «10 م. بتوقيت مكة».
    if follows_number && !dotted && word.chars().count() == 1 && passage.is_arabic_word(next) {
        return Some(!clause::continues(following));
    }
    // «أما الدول التي استوردت بمليون د.أ. فهي …»: this ف answers the أما that the sentence began with.
    let answers = following.starts_with('ف') && passage.word(state.first) == "اما";
    Some(!answers && clause::begins(following))
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
    let word = passage.word(next);
    if passage.is(close, is_single) && state.quoting && run.mark == Mark::Strong {
        return Some(false);
    }
    let in_his_words = word == "علي" && passage.word(next + 1) == "حد";
    if clause::attaches(word) || in_his_words {
        return Some(false);
    }
    if clause::is_joined(word) {
        return None;
    }
    let introduced = state.quote.and_then(|open| passage.before(open)).is_some_and(|at| passage.is(at, |c| c == ':'));
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
    const WORDS_AFTER: usize = 2;
    if run.mark != Mark::Pause {
        return None;
    }
    if passage.headline {
        return Some(false);
    }
    let before = passage.before(run.first)?;
    let next = passage.next_word(run.last)?;
    let word = passage.word(next);
    // «وجاء فيه: "... ولهم ذمة الله"»: the beginning is left out.
    if passage.side(before) == Side::Open {
        return Some(false);
    }
    if clause::is_unfinished(passage.word(before)) || clause::continues(word) || passage.kind(next) != TokenKind::Word {
        return Some(false);
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
    Some(words == WORDS_AFTER && !resumed(passage.word(before)) && !resumed(passage.word(state.first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences of a text in which `‖` stands where each but the last should end.
    fn check(cases: &[(&str, &str)]) {
        for (name, marked) in cases {
            let text: String = marked.chars().filter(|&c| c != '‖').collect();
            let chars: Vec<char> = text.chars().collect();
            let mut passage = Passage::default();
            passage.read(&chars);
            let mut found: Vec<String> = Vec::new();
            sentences(&passage, |one| found.push(chars[one.span.start..one.span.end].iter().collect()));
            let expected: Vec<&str> = marked.split('‖').map(str::trim).collect();
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn marks_end_sentences() {
        check(&[
            ("full stops", "وصل الوزير صباحا.‖ وغادر مساء."),
            ("Arabic question mark", "متى وصل؟‖ لا أحد يعرف."),
            ("runs", "يا للفرح!!‖ هل عاد حقا؟!‖ نعم."),
            ("a space before", "وصل القطار .‖ ثم غادر ."),
            ("a mark behind a mark", "كم كان جميلا !.‖ ونحن نذكره."),
            ("Latin question mark", "من كتب هذا?‖ لا ندري."),
            ("Urdu full stop", "انتهى الدرس۔‖ وخرج الطلاب۔"),
            ("no mark at the end", "انتهى الدرس.‖ وخرج الطلاب"),
            ("two scripts", "The talks failed.‖ وعاد الوفدان.‖ No date was set."),
        ]);
    }

    #[test]
    fn commas_and_colons_do_not() {
        check(&[
            ("colon", "اختار ثلاث مدن: صور وصيدا وطرابلس."),
            ("comma", "جاء، ورأى، ثم عاد."),
            ("semicolon", "تأخر القطار؛ لأن السكة معطلة."),
        ]);
    }

    #[test]
    fn stops_that_touch_the_next_word() {
        check(&[
            ("two sentences", "رحب بنا أهل القرية.‖وقدموا لنا القهوة."),
            ("behind a pronoun", "التقى جاره ورحب به.‖وقال إنه مسرور."),
            ("behind a number", "تأسست الفرقة عام 1987.‖وقدمت عروضا كثيرة."),
            ("dotted acronym", "تبث قناة إن.بي.سي برامج كثيرة."),
            ("acronym with و", "اندمجت إيه.بي، وسي.جي العام الماضي."),
            ("web name", "نشر موقع المدينة.نت الخبر أولا."),
            ("Latin web name", "راجع example.com أو اكتب إلى desk@example.org.‖ سنرد قريبا."),
            ("file", "احفظ تقرير.pdf في المجلد."),
            ("version and date", "صدر الإصدار 3.14.2 في 7.5.2021.‖ وهو مجاني."),
        ]);
    }

    #[test]
    fn abbreviations() {
        check(&[
            ("doctor", "استقبل د. سامي الوفد."),
            ("doctor with و", "حضر م. رامي ود. هالة وأ. سعاد."),
            ("name that begins with و", "تحدث أ. وجيه ثم د. وليد."),
            ("professor", "قالت أ.د. نهى إن العينة صغيرة."),
            ("spaced out", "ألقى د . نادر كلمة قصيرة."),
            ("initials", "كتب ت. س. إليوت القصيدة في لندن."),
            ("initials by name", "ولد جون دي. سالينغر في نيويورك."),
            ("spelt acronym at the end", "بثت الخبر شبكة سي إن إن.‖ ولم تذكر المصدر."),
            ("post box", "العنوان: ص.ب. 77 صيدا."),
            ("era and a new sentence", "بني السور سنة 300 ق.م.‖ ويعتقد أنه هدم بعد قرن."),
            ("era and none", "بني السور سنة 300 ق.م. على الأرجح."),
            ("year", "توفي الشاعر سنة 612 هـ.‖ ودفن في دمشق."),
            ("unit", "طول الجسر 90 م.‖ ويمر تحته نهر."),
            ("unit and a verb", "ولد سنة 1921م.‖ توفي والده باكرا."),
            ("and so on", "باع كتبا وأقلاما إلخ. في السوق."),
            ("company", "وقعت شركة الريف ش.م.ل. العقد أمس."),
            ("letter that is a word", "تعادل الفريق ب مع الفريق أ.‖ وانتهى الدوري."),
            ("Latin", "اشترت شركة Delta Inc. المصنع."),
            ("Latin initials", "ألفه J. R. R. Tolkien قديما."),
            ("fa that answers amma", "أما الديون المقدرة بمليون د.ك. فهي مؤجلة."),
        ]);
    }

    #[test]
    fn numbers_of_lists() {
        check(&[
            ("at the start", "2. توزيع المهام على الفريق."),
            ("in a row", "طلب أمرين: 1. فتح الطريق، 2. إصلاح الجسر."),
            ("a number that ends a sentence", "خسر الفريق في الدقيقة 88.‖ وبكى الجمهور."),
        ]);
    }

    #[test]
    fn brackets() {
        check(&[
            ("elision", "قال الشاهد (...) إنه رأى السيارة."),
            ("a mark in brackets", "أحب المدينة (وأي مدينة!) منذ طفولته."),
            ("a closed remark", "ضاع الكتاب (النسخة الوحيدة).‖ ولم يعثر عليه."),
            ("a whole sentence in brackets", "ارتفعت الأسعار.‖ (انظر الجدول.)‖ وتراجعت الأجور."),
            ("citation", "يعيش الطائر قرب الماء.[3][4]‖ ويأكل السمك."),
        ]);
    }

    #[test]
    fn quotations() {
        check(&[
            ("sentences inside", "قال الأب: «عاد ابني.‖ لم أصدق عيني».‖ ثم بكى."),
            ("the stop inside", "وقالت: \"انتهى الأمر.\"‖ وأغلقت الباب."),
            ("an English-style clause", "\"متى تعود؟\" سألته أمه.‖ فلم يجب."),
            ("a clause by «هكذا»", "«لن نرحل!» هكذا هتف السكان."),
            ("a clause with its source", "\"الطريق مغلقة.\" حسبما أفاد السائق."),
            ("a new speaker", "\"هل نبدأ؟\"‖ قال المدرب إن الوقت مبكر."),
            ("a comma behind", "صاح \"توقف!\"، ثم قفز."),
            ("a shout inside", "غنت \"أين حبيبي؟\" أمس في بعلبك."),
            ("one in another", "روى: \"سمعته يصرخ 'النار!' ثم اختفى\".‖ وسكت."),
            ("marks turned about", "وقال »كل شيء بخير«.‖ ثم خرج."),
            ("opened twice", "كتب على ”فيسبوك: “نرفض العرض”.‖ وأضاف: “سنرد غدا”."),
            ("in his words", "\"هذه مهزلة!\" على حد تعبيره."),
            ("a verse", "وفي المثل: \"من جد وجد...\" وهو مثل معروف."),
        ]);
    }

    #[test]
    fn pauses() {
        check(&[
            ("two whole sentences", "انتظر الناس على الرصيف ساعات طويلة..‖ جاء القطار فارغا أخيرا."),
            ("before a participle", "رفض الوزير كل الشروط المعروضة عليه.. مؤكدا أنه باق."),
            ("before a relative", "وقع الاتفاق الجديد بين الطرفين ... الذي طال انتظاره."),
            ("in a headline", "بعد طول انتظار.. الحكومة تعلن أسماء الفائزين"),
            ("a word taken up again", "كان يحب البحر والسفر.. سفر الصيادين في الليل الطويل."),
            ("behind a quotation", "\"لا عودة إلى الوراء\".. بهذه العبارة ختم المدرب حديثه."),
            ("inside a quotation", "قال \"سنرسل المساعدات ... من البحر إلى كل القرى\"."),
            ("before a conjunction and a verb", "لم يبق في البيت أحد من أهله..‖ وقال الجيران إنهم سافروا."),
        ]);
    }

    #[test]
    fn invisible_marks_change_nothing() {
        check(&[
            ("behind the stop", "انتهى اللقاء.\u{200f}‖ وغادر الجميع.\u{200f}"),
            ("inside an abbreviation", "حضر د\u{200f}. سمير الندوة."),
        ]);
    }
}
