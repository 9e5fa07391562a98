//! What is each paragraph for? Its own signals, then its place: before the text, in it, or after it.
//!
//! The strongest signal is position. What stands before the first real paragraph is headline or page; what follows
//! «شاهد أيضاً» is other articles, until the text visibly goes on. A doubtful line stays text: losing a sentence
//! costs more than showing a button.

use super::block::Reason;
use super::clause;
use super::features::Features;
use super::furniture;
use super::head::{LONGEST_NAME, SHORTEST_TITLE, head};
use super::hint::{self, Hint};
use super::inset;
use super::passage::Mark;
use super::signal;
use crate::arabic::TokenKind;
use crate::article::Role;
use std::collections::HashSet;

pub(crate) type Labelled = (Role, Reason);

/// The role and reason of each paragraph. Linear.
pub(crate) fn classify(lines: &[Features]) -> Vec<Labelled> {
    // Few pages have contents: the headings are gathered where a line looks like them.
    let headings: HashSet<&str> = if lines.iter().any(counts_a_heading) {
        lines.iter().filter(|line| !line.is_long()).map(|line| line.joined.as_str()).collect()
    } else {
        HashSet::new()
    };
    let listed = |line: &Features| is_in_contents(line, &headings).then_some((Role::Boilerplate, Reason::Contents));
    let mut own: Vec<Option<Labelled>> = lines
        .iter()
        .map(|line| {
            let words = || signal::own(line).filter(|(_, reason)| hint::allows(line, *reason));
            hint::furniture(line).or_else(words).or_else(|| hint::part(line)).or_else(|| listed(line))
        })
        .collect();
    inset::label(lines, &mut own);
    // A page's lines are furniture around a text; a text of nothing else is meant.
    if own.iter().all(Option::is_some) {
        return vec![(Role::Body, Reason::Text); lines.len()];
    }
    // What the page marks as its headline stands before the text, whatever stands before it.
    let marked = (0..lines.len()).find(|&at| own[at].is_none() && lines[at].hint == Hint::Headline);
    let begins = marked.map_or(0, |at| at + 1);
    let heads = |at: &usize| matches!(lines[*at].hint, Hint::Heading | Hint::Headline);
    let first = (begins..lines.len()).find(|at| own[*at].is_none() && !heads(at) && is_paragraph(&lines[*at]));
    let mut labels = Vec::with_capacity(lines.len());
    match first {
        Some(first) => {
            head(&lines[..first], &own[..first], &mut labels);
            text_and_tail(lines, &own, first, &mut labels);
        }
        None => text_and_tail(lines, &own, 0, &mut labels),
    }
    labels
}

/// A line of a table of contents: a number, and what stands alone on another line, «1 أعراض المرض».
fn is_in_contents(line: &Features, headings: &HashSet<&str>) -> bool {
    counts_a_heading(line) && line.joined.split_once(' ').is_some_and(|(_, heading)| headings.contains(heading))
}

/// A number and two words at least.
fn counts_a_heading(line: &Features) -> bool {
    line.kind(0) == Some(TokenKind::Number) && line.length() >= 3 && line.mark == Mark::None && !line.is_long()
}

/// Whether a paragraph is surely text: it ends like a sentence and is as long as one, or is longer than any headline.
pub(crate) fn is_paragraph(line: &Features) -> bool {
    match line.mark {
        _ if line.count >= 25 => true,
        Mark::Stop => line.count >= 4,
        Mark::Strong | Mark::Pause => line.count >= 12 && line.inner_stop,
        // «قد تظهر على المصاب الأعراض الآتية:» leads to more.
        Mark::None => line.colon && line.count >= 8,
    }
}

/// No line of a page's own in Latin letters has more words.
const LONGEST_FOREIGN: usize = 12;

/// From the first paragraph on.
fn text_and_tail(lines: &[Features], own: &[Option<Labelled>], first: usize, labels: &mut Vec<Labelled>) {
    let comments = comments(lines, own, first);
    let last = last_paragraph(lines, own, first, comments);
    let above: HashSet<&str> = lines[..first].iter().map(|line| line.joined.as_str()).collect();
    let is_page_around = own.iter().flatten().any(|label| is_page(label.1) || label.1 == Reason::RelatedOpener);
    let mut related = false;
    // Whether lines of the page, or keywords, came since the last paragraph.
    let (mut page, mut keywords) = (false, false);
    for at in first..lines.len() {
        let line = &lines[at];
        let after_text = last.is_none_or(|last| at > last);
        let label = match own[at].or_else(|| if after_text { signal::after_text(line) } else { None }) {
            Some(label) => {
                related = match label.1 {
                    Reason::RelatedOpener => true,
                    _ => related,
                };
                page |= after_text && is_page(label.1);
                keywords = label.1 == Reason::Keywords;
                // Other articles have pictures too.
                if related && after_text && label.0 == Role::Caption {
                    (Role::Related, Reason::RelatedItem)
                } else {
                    label
                }
            }
            None if at >= comments => (Role::Boilerplate, Reason::Comment),
            // Words in Latin letters alone on a line, in an Arabic text, are the page's: «Copy to clipboard». One word may be
            // what the text is about.
            None if first < at
                && !line.arabic
                && (2..=LONGEST_FOREIGN).contains(&line.count)
                && line.mark == Mark::None
                && !line.item
                && lines[first].arabic =>
            {
                (Role::Boilerplate, Reason::Foreign)
            }
            None if related && !resumes(lines, own, at) && !heads_the_rest(lines, own, at) => {
                (Role::Related, Reason::RelatedItem)
            }
            // The first line behind «الوسوم» may hold all of them.
            None if keywords && line.mark == Mark::None && line.count <= keyword_words(own, at, after_text) => {
                (Role::Boilerplate, Reason::Keywords)
            }
            None if after_text && first < at && line.points => (Role::Related, Reason::RelatedItem),
            None if after_text && first < at && line.count <= LONGEST_NAME && above.contains(line.joined.as_str()) => {
                (Role::Boilerplate, Reason::Tail)
            }
            None if after_text && page && line.mark != Mark::Stop && first < at => (Role::Boilerplate, Reason::Tail),
            None => {
                related = false;
                keywords = false;
                inner(lines, own, at, labels, is_page_around)
            }
        };
        labels.push(label);
    }
    if let Some(last) = last {
        before_the_page(lines, last, labels, is_page_around);
    }
}

/// The last paragraph of the text. A lone short sentence behind three lines and more of the page is none: forms and legal
/// notes have full stops too.
fn last_paragraph(lines: &[Features], own: &[Option<Labelled>], first: usize, end: usize) -> Option<usize> {
    const PAGE: usize = 3;
    const LONG: usize = 25;
    let paragraph = |at: &usize| {
        let line = &lines[*at];
        // Who the writer is stands under the text, unless it is all of it.
        let writer = *at > first && signal::introduces_the_writer(line);
        own[*at].is_none() && line.mark == Mark::Stop && line.count >= 4 && !writer
    };
    let mut last = (first..end).rev().find(paragraph)?;
    while lines[last].count < LONG
        && let Some(before) = (first..last).rev().find(paragraph)
        && own[before + 1..last].iter().flatten().filter(|label| is_page(label.1)).count() >= PAGE
    {
        last = before;
    }
    Some(last)
}

/// The most words of a line of keywords.
fn keyword_words(own: &[Option<Labelled>], at: usize, after_text: bool) -> usize {
    let follows = at.checked_sub(1).and_then(|before| own[before]).is_some_and(|label| label.1 == Reason::Keywords);
    if follows && after_text { 8 } else { 3 }
}

/// Where readers' comments begin: a line that counts them, with the form for another somewhere behind it.
fn comments(lines: &[Features], own: &[Option<Labelled>], first: usize) -> usize {
    let end = lines.len();
    let answers = |at: &usize| own[*at].is_some() && signal::asks_for_a_comment(&lines[*at]);
    let Some(form) = (first..end).rev().find(answers) else { return end };
    (first + 1..form).find(|&at| signal::counts_comments(&lines[at])).unwrap_or(end)
}

/// Short lines between the text and the page's own lines, or the end of a page that has such lines, are the page's too:
/// keywords without a heading, the name of a section. More than three are text, such as verse, unless each is of three words
/// at most.
fn before_the_page(lines: &[Features], last: usize, labels: &mut [Labelled], is_page_around: bool) {
    const MOST: usize = 3;
    const WORDS: usize = 4;
    const KEYWORD: usize = 3;
    let plain = |label: Labelled, at: usize, words: usize| {
        label.1 == Reason::Text
            && lines[at].mark == Mark::None
            && lines[at].count <= words
            && !lines[at].colon
            && lines[at].label.is_none()
    };
    let is_end = |labels: &[Labelled], at: usize| match labels.get(at) {
        Some(label) => is_page(label.1) || matches!(label.1, Reason::RelatedOpener | Reason::Foreign),
        None => is_page_around,
    };
    let run = (last + 1..lines.len()).take_while(|&at| plain(labels[at], at, WORDS)).count();
    let end = last + 1 + run;
    if (1..=MOST).contains(&run) && end < lines.len() && is_end(labels, end) {
        labels[last + 1..end].fill((Role::Boilerplate, Reason::Tail));
    }
    // Keywords stand before the page's next line even where a paragraph, such as a comment, comes later.
    let mut start = 0;
    for at in 0..=lines.len() {
        if at < lines.len() && plain(labels[at], at, KEYWORD) {
            continue;
        }
        if at - start >= MOST && start > 0 && is_end(labels, at) {
            labels[start..at].fill((Role::Boilerplate, Reason::Keywords));
        }
        start = at + 1;
    }
}

/// Whether a line is surely of the page: a lone number or a row of stars may stand in the text too.
fn is_page(reason: Reason) -> bool {
    matches!(reason, Reason::Button | Reason::Interface | Reason::Keywords | Reason::Address | Reason::Breadcrumb)
}

/// Whether the text goes on at `at`, behind a link to another article: a sentence with its full stop that joins what was
/// before, or is long, or has another behind it. A teaser ends with an ellipsis, or stands alone.
fn resumes(lines: &[Features], own: &[Option<Labelled>], at: usize) -> bool {
    const LONG: usize = 20;
    let line = &lines[at];
    // «ينبغي للحكومة:» leads to a list of the text.
    if line.count >= 2 * LONG && line.mark != Mark::Pause || line.colon && line.count >= SHORTEST_TITLE {
        return true;
    }
    let joined = line.first().is_some_and(|word| clause::is_joined(word) || clause::begins(word))
        || line.begins_with(&furniture::RESUMING).is_some();
    let next = lines
        .get(at + 1)
        .is_some_and(|next| own[at + 1].is_none() && next.mark == Mark::Stop && next.count >= LONG / 2);
    let inline = at > 0 && own[at - 1].is_some_and(|label| label.1 == Reason::RelatedOpener) && lines[at - 1].count > 4;
    line.mark == Mark::Stop && line.count >= 4 && (joined || line.sentences > 1 || line.count >= LONG || next || inline)
}

/// Whether a short line behind a link is a heading of the text: a paragraph follows, and either the page's own line stands
/// between them, or the line is too short for another article's headline, and the text goes on behind it.
fn heads_the_rest(lines: &[Features], own: &[Option<Labelled>], at: usize) -> bool {
    let line = &lines[at];
    let item = at.checked_sub(1).is_some_and(|before| own[before].is_none());
    if item && line.count <= SHORTEST_TITLE && line.mark != Mark::Stop && at + 1 < lines.len() {
        return own[at + 1].is_none() && resumes(lines, own, at + 1);
    }
    let parted = at.checked_sub(1).and_then(|before| own[before]).is_some_and(|label| is_page(label.1));
    parted
        && lines[at].mark != Mark::Stop
        && lines[at].count <= LONGEST_NAME
        && lines.get(at + 1).is_some_and(|next| own[at + 1].is_none() && is_paragraph(next))
}

/// A line within the text that says nothing of itself.
fn inner(lines: &[Features], own: &[Option<Labelled>], at: usize, before: &[Labelled], page: bool) -> Labelled {
    const LONGEST_HEADING: usize = 12;
    let line = &lines[at];
    match line.hint {
        Hint::Heading | Hint::Headline => return (Role::Heading, Reason::MarkedHeading),
        Hint::Item => return (Role::List, Reason::MarkedItem),
        _ => {}
    }
    if line.item {
        return (Role::List, Reason::ListMark);
    }
    let short = |line: &Features| matches!(line.mark, Mark::None | Mark::Strong) && !line.colon && line.sentences == 1;
    if !short(line) || is_paragraph(line) || line.count > LONGEST_HEADING + 4 {
        return (Role::Body, Reason::Text);
    }
    // Without any line of a page around, two short lines in a row are the text's own.
    if in_headline_row(lines, own, at, before, if page { 2 } else { 3 }) {
        return (Role::Related, Reason::HeadlineRow);
    }
    // «وحدد المجلس ثلاثة مطالب:» before a list is a paragraph as well.
    let introduces = |line: &Features| line.colon && line.count >= 4;
    let paragraph =
        |at: usize| lines.get(at).is_some_and(|line| own[at].is_none() && (is_paragraph(line) || introduces(line)));
    if at > 0 && line.count <= LONGEST_HEADING && paragraph(at + 1) && !lines[at - 1].colon {
        return (Role::Heading, Reason::Subheading);
    }
    (Role::Body, Reason::Text)
}

/// Two headlines and more in a row between two paragraphs are links to other articles; one is a heading, and lines behind
/// a colon are a list. Looks at most `LONGEST_ROW` lines ahead.
fn in_headline_row(lines: &[Features], own: &[Option<Labelled>], at: usize, before: &[Labelled], least: usize) -> bool {
    const LONGEST_ROW: usize = 6;
    let headline = |at: usize| {
        lines.get(at).is_some_and(|line| {
            own[at].is_none()
                && (4..=16).contains(&line.count)
                && line.mark == Mark::None
                && !line.colon
                && !line.item
                && line.sentences == 1
                && line.first().is_some_and(|word| !clause::is_joined(word))
        })
    };
    if !headline(at) {
        return false;
    }
    if before.last().is_some_and(|label| label.1 == Reason::HeadlineRow) {
        return true;
    }
    let starts = at > 0 && own[at - 1].is_none() && is_paragraph(&lines[at - 1]) && !lines[at - 1].colon;
    let length = (at..at + LONGEST_ROW).take_while(|&at| headline(at)).count();
    let end = at + length;
    let goes_on =
        lines.get(end).is_some_and(|line| own[end].is_none() && is_paragraph(line) && line.mark == Mark::Stop);
    starts && length >= least && goes_on
}

/// The reason for the block that begins with `start`.
#[cfg(test)]
pub(crate) fn reason(text: &str, start: &str) -> Option<Reason> {
    let offsets = crate::arabic::Offsets::new(text);
    let blocks = super::split(text).blocks;
    blocks.iter().find(|block| offsets.slice(block.span).starts_with(start)).map(|block| block.reason)
}

#[cfg(test)]
mod tests {
    use super::reason;
    use crate::article::{Reason, split};

    #[test]
    fn place_tells_what_words_do_not() {
        let text = "محليات\nافتتاح الجسر الجديد في صيدا\nافتتاح الجسر الجديد في صيدا\n\nسعاد حسن\n\n\
            افتتح رئيس البلدية الجسر الجديد صباح اليوم.\n\nآراء السكان\n\nورحب السكان بالخطوة التي طال انتظارها.\n\n\
            اقرأ أيضا\nكم كلف الجسر؟\n\nيذكر أن الجسر القديم انهار في الشتاء.\n\nالمدينة في صور قديمة نادرة\n\
            أشهر جسور العالم العربي اليوم\n\nوأغلق الطريق أسبوعا كاملا أمام السيارات.\n\nشاهد أيضا\n\n\
            أجمل المدن الساحلية\n\nتعرف على مدن لم تسمع بها من قبل …\nتابعونا\nصيدا بين الأمس واليوم";
        for (start, expected) in [
            ("محليات", Reason::Section),
            ("افتتاح", Reason::Headline),
            ("سعاد", Reason::Byline),
            ("افتتح", Reason::Text),
            ("آراء", Reason::Subheading),
            ("كم كلف", Reason::RelatedItem),
            ("يذكر", Reason::Text),
            ("المدينة في", Reason::HeadlineRow),
            ("أشهر", Reason::HeadlineRow),
            ("وأغلق", Reason::Text),
            ("أجمل", Reason::RelatedItem),
            ("تعرف", Reason::RelatedItem),
        ] {
            assert_eq!(reason(text, start), Some(expected), "{start}");
        }
        let repeated = split(text).blocks.iter().filter(|block| block.reason == Reason::Repeated).count();
        assert_eq!(repeated, 1, "one of the two is the headline, the other says the same");
    }

    #[test]
    fn a_heading_may_stand_before_what_introduces_a_list() {
        let text = "افتتح رئيس البلدية الجسر الجديد صباح اليوم.\n\nمطالب السكان قبل الافتتاح\n\n\
            وقدم السكان ثلاثة مطالب:\n- إنارة الجسر.\n- ممر للمشاة.\n- موقف للسيارات.";
        assert_eq!(reason(text, "مطالب"), Some(Reason::Subheading));
        assert_eq!(reason(text, "وقدم"), Some(Reason::Text));
    }

    #[test]
    fn a_text_of_furniture_alone_is_meant() {
        for text in ["شارك", "12 مايو 2024", "اشترك\nفيسبوك"] {
            assert!(split(text).blocks.iter().all(|block| block.reason == Reason::Text), "{text}");
        }
    }
}
