//! Where are the paragraphs? Lines, hard wraps, and runs of spaces that stand for a line end.
//!
//! A line end is the end of a paragraph, unless the sentence visibly goes on; three spaces and more between two long
//! clauses are a paragraph end that a page lost.

use super::clause;
use crate::arabic::Span;
use crate::arabic::chars::{
    TATWEEL, is_arabic_letter, is_blank, is_ignorable, is_in_arabic_word, is_line_break, is_space, is_terminator,
};
use crate::arabic::fold::folded;

/// A paragraph: its span in the text, from its first to its last visible character.
///
/// Invisible characters that stand alone between two paragraphs belong to the one after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Where it stands.
    pub(crate) span: Span,
    /// Whether an empty line, or the beginning of the text, stands before it.
    pub(crate) after_gap: bool,
    /// Whether the paragraph before it stands on the same line, behind a wide gap.
    pub(crate) same_line: bool,
    /// Whether so many blanks may stand in a row in it that they part two paragraphs.
    wide_gap: bool,
}

/// So many blanks in a row are a wide gap.
const WIDE: usize = 3;

/// A text in code points, and where its lines are.
pub(crate) struct Text {
    /// Its code points.
    pub(crate) chars: Vec<char>,
    lines: Vec<Line>,
}

/// From the first character of a line to its end.
struct Line {
    span: Span,
    wide_gap: bool,
}

impl Text {
    /// Reads a text. Decoding it and looking for line ends and wide gaps are one pass, since every pass counts.
    pub(crate) fn new(text: &str) -> Self {
        let mut chars = Vec::with_capacity(text.chars().count());
        let mut lines = Vec::new();
        let (mut start, mut blanks, mut wide_gap) = (0, 0, false);
        for c in text.chars() {
            if !is_blank(c) {
                blanks = 0;
            } else if is_line_break(c) {
                let at = chars.len();
                // CR LF is one line end.
                let pair = c == '\n' && chars.last() == Some(&'\r');
                if !pair {
                    lines.push(Line { span: Span::new(start, at), wide_gap });
                }
                (start, blanks, wide_gap) = (at + 1, 0, false);
            } else {
                blanks += 1;
                wide_gap |= blanks >= WIDE;
            }
            chars.push(c);
        }
        if start < chars.len() {
            lines.push(Line { span: Span::new(start, chars.len()), wide_gap });
        }
        Self { chars, lines }
    }
}

/// Cuts a text into paragraphs. Linear.
pub(crate) fn paragraphs(text: &Text) -> Vec<Paragraph> {
    let chars = text.chars.as_slice();
    let lines = visible_lines(text);
    let wrap = wraps(chars, &lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match paragraphs.last_mut() {
            Some(last) if at > 0 && wrap[at - 1] => (last.span.end, last.wide_gap) = (line.span.end, true),
            _ => paragraphs.push(*line),
        }
    }
    let mut cut = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        cut_at_wide_gaps(chars, paragraph, &mut cut);
    }
    cut
}

/// The lines on which something is to be seen, trimmed of white space.
fn visible_lines(text: &Text) -> Vec<Paragraph> {
    let chars = text.chars.as_slice();
    let mut lines: Vec<Paragraph> = Vec::with_capacity(text.lines.len());
    let mut after_gap = true;
    // The first invisible character since the last line, waiting for a line to belong to.
    let mut waiting = None;
    for line in &text.lines {
        let Line { span, wide_gap } = *line;
        let span = trim(chars, span);
        let seen = chars[span.start..span.end].iter().any(|&c| !is_blank(c));
        if seen {
            let start = waiting.take().unwrap_or(span.start);
            lines.push(Paragraph { span: Span::new(start, span.end), after_gap, same_line: false, wide_gap });
            after_gap = false;
        } else {
            if !span.is_empty() && waiting.is_none() {
                waiting = Some(span.start);
            }
            after_gap = true;
        }
    }
    if let Some(start) = waiting {
        let end = trim(chars, Span::new(start, chars.len())).end;
        match lines.last_mut() {
            Some(last) => (last.span.end, last.wide_gap) = (end, true),
            None => {
                let span = Span::new(start, end);
                lines.push(Paragraph { span, after_gap: true, same_line: false, wide_gap: true });
            }
        }
    }
    lines
}

/// The span without the white space at its ends.
pub(crate) fn trim(chars: &[char], span: Span) -> Span {
    let slice = chars.get(span.start..span.end).unwrap_or_default();
    let before = slice.iter().take_while(|&&c| is_space(c)).count();
    let after = slice[before..].iter().rev().take_while(|&&c| is_space(c)).count();
    Span::new(span.start + before, span.start + slice.len() - after)
}

/// For each line, whether the sentence goes on in the next.
fn wraps(chars: &[char], lines: &[Paragraph]) -> Vec<bool> {
    let mut wraps = vec![false; lines.len()];
    for (at, pair) in lines.windows(2).enumerate() {
        let (line, next) = (chars_of(chars, pair[0].span), chars_of(chars, pair[1].span));
        wraps[at] = !pair[1].after_gap
            && !begins_item(next)
            && (is_unfinished(line) || is_cut_phrase(line, next) || is_continued(line, next));
    }
    wrap_columns(chars, lines, &mut wraps);
    wraps
}

fn chars_of(chars: &[char], span: Span) -> &[char] {
    chars.get(span.start..span.end).unwrap_or_default()
}

/// No line ends with a preposition or «الذي»: «… رغم⏎المعارضة الواسعة». Not «… في البرلمان⏎وأضاف».
fn is_unfinished(line: &[char]) -> bool {
    // A short line is a label ("من", "في هذا العدد:"), not a cut sentence.
    // A proclitic that is stretched waits for its word: «لـ⏎«المساء»».
    line.len() >= 20 && (line.last() == Some(&TATWEEL) || clause::is_unfinished(&last_word(line)))
}

/// A definite noun and its definite adjective are one phrase: «تمهيدا لطرح الخدمة للاستخدام⏎العام لاحقا».
///
/// Asked of long lines only: a headline may well end with such a noun. A line that begins with two definite words, or
/// with one and a colon, has a subject of its own: «… عند الحاجة⏎المسائل المادية ليست».
fn is_cut_phrase(line: &[char], next: &[char]) -> bool {
    const LONG: usize = 100;
    if line.len() < LONG || !ends_in_letter(line) {
        return false;
    }
    let last = last_word(line);
    let definite = ["ال", "لل", "بال", "وال", "كال"].iter().any(|article| last.starts_with(article));
    let mut words = next.splitn(3, |&c| is_space(c));
    let mut has_article =
        || words.next().is_some_and(|word| word.starts_with(&['ا', 'ل']) && word.last() != Some(&':'));
    definite && has_article() && !has_article()
}

/// No paragraph begins with a comma, nor with «الذي» or «مؤكدا» behind a line without an end mark.
fn is_continued(line: &[char], next: &[char]) -> bool {
    let comma = next.iter().find(|&&c| !is_ignorable(c)).is_some_and(|c| matches!(c, '،' | ',' | '؛' | ')'));
    comma || (line.len() >= 40 && ends_in_letter(line) && clause::depends(&first_word(next)))
}

/// Text wrapped at a column: three lines and more, most of them about as long as the longest without ending a sentence.
///
/// Headlines in a row look the same but for their marks: wrapped text has commas at line ends, and stops inside lines or
/// at the end of the last.
fn wrap_columns(chars: &[char], lines: &[Paragraph], wraps: &mut [bool]) {
    const NARROWEST: usize = 40;
    const WIDEST: usize = 110;
    let mut start = 0;
    while start < lines.len() {
        let run = 1 + lines[start + 1..].iter().take_while(|line| !line.after_gap).count();
        let block = &lines[start..start + run];
        let widest = block.iter().map(|line| line.span.len()).max().unwrap_or(0);
        let full = |line: &Paragraph| line.span.len() * 5 >= widest * 4;
        let goes_on = |line: &Paragraph| ends_in_letter(chars_of(chars, line.span));
        let inner = || block[..run - 1].iter().filter(|line| full(line));
        let cut = inner().filter(|line| goes_on(line)).count();
        let prose = || {
            let ends_behind_cut = |pair: &[Paragraph]| {
                full(&pair[0]) && goes_on(&pair[0]) && ends_with_stop(chars_of(chars, pair[1].span))
            };
            block.windows(2).any(ends_behind_cut) || block.iter().any(|line| is_prose(chars_of(chars, line.span)))
        };
        if run >= 3 && (NARROWEST..=WIDEST).contains(&widest) && cut >= 2 && cut * 3 >= inner().count() * 2 && prose() {
            for (offset, pair) in block.windows(2).enumerate() {
                // The first line of all is a headline if a verb opens the next.
                let headline = start + offset == 0 && clause::opens_news(&first_word(chars_of(chars, pair[1].span)));
                let joins =
                    full(&pair[0]) && goes_on(&pair[0]) && !headline && !begins_item(chars_of(chars, pair[1].span));
                if let Some(wrap) = wraps.get_mut(start + offset) {
                    *wrap |= joins;
                }
            }
        }
        start += run;
    }
}

/// Whether a line ends with one full stop: dots in a row are a pause, as lines of verse end.
fn ends_with_stop(line: &[char]) -> bool {
    let mut seen = line.iter().rev().filter(|&&c| !is_ignorable(c) && !c.is_whitespace());
    seen.next() == Some(&'.') && seen.next() != Some(&'.')
}

/// Whether a line ends with a comma, or a full stop stands inside it.
fn is_prose(line: &[char]) -> bool {
    let last = line.iter().rev().find(|&&c| !is_ignorable(c));
    let stop = |three: &[char]| three[1] == '.' && three[2] == ' ' && is_arabic_letter(three[0]);
    last.is_some_and(|&c| matches!(c, '،' | ',' | '؛')) || line.windows(3).any(stop)
}

/// Whether a line begins as an item of a list does: with a bullet, a dash, or a number and a mark.
pub(crate) fn begins_item(line: &[char]) -> bool {
    let mut seen = line.iter().copied().filter(|&c| !is_ignorable(c));
    let Some(first) = seen.next() else { return false };
    if matches!(first, '•' | '·' | '▪' | '●' | '◦' | '■' | '*' | '–' | '—' | '-' | '−' | '✓' | '►' | '○')
    {
        return true;
    }
    if line.len() > 1 && line[..2].iter().all(|&c| is_arabic_letter(c)) {
        // A word; asked of every line.
        return false;
    }
    let mut rest = [first; 6];
    let mut length = 1;
    for c in seen.take(5) {
        rest[length] = c;
        length += 1;
    }
    let rest = &rest[..length];
    let head = if first == '(' { &rest[1..] } else { rest };
    let digits = head.iter().take_while(|c| c.is_numeric()).count();
    let letter = usize::from(digits == 0 && head.first().is_some_and(|&c| c.is_alphabetic()));
    let mark = head.get(digits + letter).copied();
    let after = head.get(digits + letter + 1).copied();
    match mark {
        Some(')' | '-' | '–') if digits + letter > 0 && digits <= 3 => after.is_none_or(|c| !c.is_numeric()),
        Some('.') if (1..=2).contains(&digits) => after.is_none_or(|c| !c.is_numeric()),
        Some(' ') if (1..=2).contains(&digits) => matches!(after, Some('-' | '–' | ')')),
        _ => false,
    }
}

/// Three blanks and more inside a line, between two clauses long enough to be paragraphs: «… للمخالفين   وقال».
fn cut_at_wide_gaps(chars: &[char], paragraph: Paragraph, cut: &mut Vec<Paragraph>) {
    const CLAUSE: usize = 5;
    if !paragraph.wide_gap {
        cut.push(paragraph);
        return;
    }
    let mut rest = paragraph;
    let mut at = rest.span.start;
    let mut words = 0;
    while at < paragraph.span.end {
        let blank = chars[at..paragraph.span.end].iter().take_while(|&&c| is_blank(c)).count();
        if blank == 0 {
            at += chars[at..paragraph.span.end].iter().take_while(|&&c| !is_blank(c)).count();
            words += 1;
            continue;
        }
        let left = Span::new(rest.span.start, at);
        let spaces = chars[at..at + blank].iter().filter(|&&c| is_space(c)).count();
        let after = at + blank;
        if spaces >= WIDE
            && words >= CLAUSE
            && ends_in_letter(chars_of(chars, left))
            && !clause::is_unfinished(&last_word(chars_of(chars, left)))
            && begins_clause(chars, Span::new(after, paragraph.span.end), CLAUSE)
        {
            // Invisible characters among the blanks stay with the clause before them, up to the last of them.
            let invisible = chars[at..after].iter().rposition(|&c| !is_space(c)).map_or(at, |found| at + found + 1);
            cut.push(Paragraph { span: Span::new(left.start, invisible), ..rest });
            let start = after - chars[invisible..after].iter().rev().take_while(|&&c| !is_space(c)).count();
            rest = Paragraph { span: Span::new(start, paragraph.span.end), after_gap: false, same_line: true, ..rest };
            words = 0;
        }
        at = after;
    }
    cut.push(rest);
}

/// Whether at least `clause` words follow before the next stop or wide gap.
fn begins_clause(chars: &[char], span: Span, clause: usize) -> bool {
    let mut words = 0;
    let mut blanks = 1;
    for &c in chars_of(chars, span).iter().take(400) {
        if is_space(c) {
            blanks += 1;
        } else if !is_ignorable(c) {
            if blanks >= 3 && words > 0 {
                break;
            }
            words += usize::from(blanks > 0);
            blanks = 0;
            if is_terminator(c) || words >= clause {
                break;
            }
        }
    }
    words >= clause
}

/// A word is never longer than this; a longer run is not read to its end.
const LONGEST_WORD: usize = 32;

fn last_word(line: &[char]) -> String {
    let tail = &line[line.len().saturating_sub(LONGEST_WORD)..];
    let start = tail.iter().rposition(|&c| !is_in_arabic_word(c)).map_or(0, |at| at + 1);
    folded(&tail[start..])
}

fn first_word(line: &[char]) -> String {
    let end = line.iter().take(LONGEST_WORD).take_while(|&&c| is_in_arabic_word(c)).count();
    folded(&line[..end])
}

/// Whether a line ends in a letter, a digit or a closed bracket: nothing that could end its sentence or its clause.
fn ends_in_letter(line: &[char]) -> bool {
    line.iter()
        .rev()
        .find(|&&c| !is_ignorable(c))
        .is_some_and(|&c| is_arabic_letter(c) || c.is_alphanumeric() || matches!(c, '،' | ',' | ')' | '"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs() {
        let long =
            "تعهد رئيس البلدية أمام أهالي المدينة القديمة وتجار أسواقها بمواصلة أعمال الترميم التي بدأت في الصيف";
        for (name, lines, expected) in [
            ("one a line", vec!["ذهب القطار.", "عاد القطار."], 2),
            ("headlines", vec!["مجلس المدينة يقر الموازنة", "الموازنة في أرقام"], 2),
            ("CR LF", vec!["ذهب القطار.\r", "عاد القطار.\r"], 2),
            ("a preposition at the end", vec!["وافق المجلس على الخطة كلها رغم", "معارضة التجار."], 1),
            ("an empty line behind it", vec!["وافق المجلس على الخطة كلها رغم", "", "معارضة التجار."], 2),
            ("a proclitic at the end", vec!["أعلن رئيس البلدية في حديث لـ", "«المساء» أنه باق."], 1),
            ("a relative at the start", vec!["أنهت البلدية أمس ترميم الجسر القديم الكبير", "الذي بني قبل قرنين."], 1),
            ("a comma at the start", vec!["أنهت البلدية ترميم الجسر", "، ثم فتحته."], 1),
            ("a noun and its adjective", vec![&format!("{long} بعد عودة الوزير"), "السابق من سفره."], 1),
            ("a noun and a new subject", vec![&format!("{long} بعد عودة الوزير"), "الأعمال الجديدة تبدأ غدا."], 2),
            ("items", vec!["وافق المجلس على ما يلي من", "- فتح السوق"], 2),
            (
                "a column",
                vec![
                    "يعود الملحق هذا الأسبوع بحلة جديدة، وقد ضم نصوصا",
                    "لم تنشر من قبل لكتاب من أربعة بلدان، اخترناها لكم",
                    "لأنها تقول شيئا عن المدن التي نعيش فيها.",
                ],
                1,
            ),
            (
                "headlines of one length",
                vec![
                    "وزير المالية يعلن موازنة العام الجديد بلا ضرائب",
                    "مدرب المنتخب يستدعي ثلاثة لاعبين من خارج البلاد",
                    "افتتاح أول متحف للخط العربي في المدينة القديمة",
                ],
                3,
            ),
            ("a wide gap", vec!["ارتفعت أسعار الخبز في المدينة أمس   وقال الخبازون إن الدقيق نادر جدا."], 2),
            ("a wide gap inside a clause", vec!["ارتفعت أسعار الخبز   في المدينة."], 1),
        ] {
            assert_eq!(paragraphs(&Text::new(&lines.join("\n"))).len(), expected, "{name}");
        }
    }

    #[test]
    fn items_begin_with_a_mark() {
        for (line, expected) in [
            ("• فتح السوق", true),
            ("- فتح السوق", true),
            ("1. فتح السوق", true),
            ("٢) فتح السوق", true),
            ("(3) فتح السوق", true),
            ("أ) فتح السوق", true),
            ("4 - فتح السوق", true),
            ("2024 عام الفتح", false),
            ("3.5 ملايين", false),
            ("2-1 للضيوف", false),
            ("فتح السوق", false),
        ] {
            assert_eq!(begins_item(&line.chars().collect::<Vec<_>>()), expected, "{line}");
        }
    }
}
