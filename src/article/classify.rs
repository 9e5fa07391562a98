//! What is each paragraph for? Its own signals, then its place: before the text, in it, or after it.
//!
//! The strongest signal is position. What stands before the first real paragraph is headline or page; what follows
//! «شاهد أيضاً» is other articles, until the text visibly goes on. A doubtful line stays text: losing a sentence
//! costs more than showing a button.

use super::block::Reason;
use super::clause;
use super::features::Features;
use super::furniture;
use super::hint::{self, Hint};
use super::passage::Mark;
use super::signal;
use crate::arabic::TokenKind;
use crate::article::Role;
use std::collections::{HashMap, HashSet};

type Labelled = (Role, Reason);

/// The role and reason of each paragraph. Linear.
pub(crate) fn classify(lines: &[Features]) -> Vec<Labelled> {
    // Few pages have contents: the headings are gathered where a line looks like them.
    let headings: HashSet<&str> = if lines.iter().any(counts_a_heading) {
        lines.iter().filter(|line| !line.is_long()).map(|line| line.joined.as_str()).collect()
    } else {
        HashSet::new()
    };
    let listed = |line: &Features| is_in_contents(line, &headings).then_some((Role::Boilerplate, Reason::Contents));
    let own: Vec<Option<Labelled>> = lines
        .iter()
        .map(|line| {
            hint::furniture(line).or_else(|| signal::own(line)).or_else(|| hint::part(line)).or_else(|| listed(line))
        })
        .collect();
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
fn is_paragraph(line: &Features) -> bool {
    match line.mark {
        _ if line.count >= 25 => true,
        Mark::Stop => line.count >= 4,
        Mark::Strong | Mark::Pause => line.count >= 12 && line.inner_stop,
        // «قد تظهر على المصاب الأعراض الآتية:» leads to more.
        Mark::None => line.colon && line.count >= 8,
    }
}

/// The shortest headline, in words; what is shorter names a section.
const SHORTEST_TITLE: usize = 3;

/// Before the first paragraph: the headline, what else says the same, and what the page puts above it.
fn head(lines: &[Features], own: &[Option<Labelled>], labels: &mut Vec<Labelled>) {
    const MOST_TITLES: usize = 3;
    const FURNISHED: usize = 2;
    let open: Vec<usize> = (0..lines.len()).filter(|&at| own[at].is_none()).collect();
    // Headlines on one line, parted by wide gaps, run across the page and are none of this article.
    let ticker = |at: usize| lines[at].same_line || lines.get(at + 1).is_some_and(|next| next.same_line);
    let is_long = |at: &usize| lines[*at].count >= SHORTEST_TITLE && !ticker(*at) && !is_table(&lines[*at]);
    let long: Vec<usize> = open.iter().copied().filter(is_long).collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    long.iter().for_each(|&at| *seen.entry(&lines[at].joined).or_default() += 1);
    // The path to the page ends with its headline. Otherwise it is the first line that is long enough, or, where the
    // page has put its own lines and many headlines before it, the last but one.
    let is_path = |label: &Option<Labelled>| matches!(label, Some((_, Reason::Breadcrumb)));
    let paths = || own.iter().zip(lines).filter(|(label, _)| is_path(label)).map(|(_, line)| line.last_item());
    let named = paths()
        .find(|path| seen.contains_key(path))
        .and_then(|path| long.iter().copied().find(|&at| lines[at].joined == *path));
    let furnished = own.iter().flatten().filter(|label| label.0 == Role::Boilerplate).count() >= FURNISHED;
    let crowded = furnished && long.len() > MOST_TITLES + 1;
    let last_but_one = long.len().checked_sub(2).and_then(|at| long.get(at)).copied().filter(|_| crowded);
    // A headline has five words and more; the name of the site, or of a column, has fewer.
    const FULL_TITLE: usize = 5;
    let full = long.iter().copied().find(|&at| lines[at].count >= FULL_TITLE);
    let marked = (0..lines.len()).find(|&at| own[at].is_none() && lines[at].hint == Hint::Headline);
    let title = marked.or(named).or(last_but_one).or(full).or(long.first().copied()).or(open.last().copied());
    // Names of sections, in a row above the headline, are the page's.
    let sections =
        |title: usize| (0..title).filter(|&at| own[at].is_none() && lines[at].count < SHORTEST_TITLE).count() >= 2;
    let furnished_head = own.iter().flatten().any(|label| label.0 == Role::Boilerplate) || title.is_some_and(sections);
    let mut titles = 0;
    for (at, line) in lines.iter().enumerate() {
        let label = match (own[at], title) {
            (Some(label), _) => label,
            (None, _) if Some(at) == marked => (Role::Title, Reason::MarkedHeadline),
            (None, _) if marked.is_some_and(|title| at < title) && is_paragraph(line) => (Role::Body, Reason::Text),
            (None, _) if marked.is_some_and(|title| at > title) && line.hint == Hint::Heading => {
                (Role::Heading, Reason::MarkedHeading)
            }
            (None, None) => (Role::Body, Reason::Text),
            // Kept: folded away it would be lost from the export, and repetitions need no second translation.
            (None, Some(title)) if at != title && line.joined == lines[title].joined => {
                labels.push((Role::Title, Reason::Repeated));
                continue;
            }
            (None, Some(_)) if lines.len() > 1 && ticker(at) => (Role::Related, Reason::HeadlineRow),
            (None, Some(title)) if at != title && is_table(line) => (Role::Boilerplate, Reason::Counter),
            // The line under a picture often stands there twice.
            (None, Some(title)) if at > title && seen.get(line.joined.as_str()).is_some_and(|&times| times > 1) => {
                (Role::Caption, Reason::Picture)
            }
            (None, Some(title)) if at < title && signal::names_a_doctor(line) => (Role::Meta, Reason::Byline),
            (None, Some(title)) if at < title && furnished_head && line.count < FULL_TITLE && full.is_some() => {
                (Role::Boilerplate, Reason::Section)
            }
            (None, Some(title)) if at < title => before_title(line, named.is_some() || crowded),
            (None, Some(_)) if is_dated_byline(line) => (Role::Meta, Reason::Byline),
            (None, Some(title)) if at > title && beside_meta(own, at) && is_name(line) => (Role::Meta, Reason::Byline),
            (None, Some(_)) if titles >= MOST_TITLES => (Role::Body, Reason::Text),
            // «آخر تحديث: …» ends the head; what stands between it and the first paragraph is that one's heading.
            (None, Some(title))
                if at > title
                    && at + 1 == lines.len()
                    && beside_meta(own, at)
                    && line.count <= LONGEST_NAME
                    && !line.item
                    && !is_dateline(line) =>
            {
                (Role::Heading, Reason::Subheading)
            }
            (None, Some(title)) => after_title(line, at == title, at + 1 == lines.len()),
        };
        titles += usize::from(label.0 == Role::Title);
        labels.push(label);
    }
}

/// A line above the headline. A long one links to another article if the page is sure to have put it there.
fn before_title(line: &Features, page: bool) -> Labelled {
    match (line.count >= SHORTEST_TITLE, page) {
        (true, true) => (Role::Related, Reason::HeadlineRow),
        (true, false) => (Role::Title, Reason::Headline),
        (false, _) if !line.arabic => (Role::Boilerplate, Reason::Foreign),
        (false, _) => (Role::Boilerplate, Reason::Section),
    }
}

/// The headline itself, or a line between it and the text.
fn after_title(line: &Features, title: bool, last: bool) -> Labelled {
    if title && !line.inner_stop {
        (Role::Title, Reason::Headline)
    } else if line.item {
        (Role::List, Reason::ListMark)
    } else if line.colon || line.inner_stop {
        (Role::Body, Reason::Text)
    } else if is_dateline(line) {
        (Role::Meta, Reason::Dateline)
    } else if last && is_name(line) {
        (Role::Meta, Reason::Byline)
    } else if !line.arabic && line.count <= 6 {
        (Role::Boilerplate, Reason::Foreign)
    } else {
        (Role::Title, Reason::Headline)
    }
}

/// A row of prices or degrees: «دولار 3.7 يورو 4.1».
fn is_table(line: &Features) -> bool {
    let numbers = line.kinds().filter(|kind| matches!(kind, TokenKind::Number)).count();
    line.mark == Mark::None && numbers >= 2 && numbers * 5 >= line.length() * 2
}

/// Two to four words, the first a first name, without conjunction or mark: «هدى سعيد سيف». Not «خلفية عن الأزمة», «عيادات كفى».
fn is_name(line: &Features) -> bool {
    (2..=4).contains(&line.length())
        && line.mark == Mark::None
        && !line.colon
        && !line.broken
        && line.first().is_some_and(|word| furniture::FIRST_NAMES.contains(word))
        && !line.words().any(|word| word != "علي" && (clause::continues(word) || clause::is_unfinished(word)))
}

/// Whether a line beside `at` says when the page was published, or by whom.
fn beside_meta(own: &[Option<Labelled>], at: usize) -> bool {
    let meta = |at: usize| matches!(own.get(at), Some(Some((Role::Meta, _))));
    meta(at + 1) || at.checked_sub(1).is_some_and(meta)
}

/// A name, what stands beside it, and a full date: «سالم الورفلي  أرسل بريدا  21 نوفمبر، 2026».
fn is_dated_byline(line: &Features) -> bool {
    const LONGEST: usize = 10;
    line.length() <= LONGEST && !line.inner_stop && signal::ends_in_date(line)
}

/// A desk and a place: «عين المدينة – واشنطن», «المدينة -», «دبي (الضاحية)».
fn is_dateline(line: &Features) -> bool {
    let bracketed = line.length() <= 3 && !line.brackets().is_empty() && line.brackets().split(' ').count() <= 2;
    if bracketed && line.mark == Mark::None && !line.words().any(|word| matches!(word, "فيديو" | "صور" | "صوره"))
    {
        return true;
    }
    (1..=5).contains(&line.length()) && line.mark == Mark::None && !line.colon && line.label.is_some()
}

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
        before_the_page(lines, last, labels);
    }
}

/// The last paragraph of the text. A lone short sentence behind three lines and more of the page is none: forms and legal
/// notes have full stops too.
fn last_paragraph(lines: &[Features], own: &[Option<Labelled>], first: usize, end: usize) -> Option<usize> {
    const PAGE: usize = 3;
    const LONG: usize = 25;
    let paragraph = |at: &usize| own[*at].is_none() && lines[*at].mark == Mark::Stop && lines[*at].count >= 4;
    let mut last = (first..end).rev().find(paragraph)?;
    while lines[last].count < LONG
        && let Some(before) = (first..last).rev().find(paragraph)
        && own[before + 1..last].iter().flatten().filter(|label| is_page(label.1)).count() >= PAGE
    {
        last = before;
    }
    Some(last)
}

/// No name of a writer or a section has more words.
const LONGEST_NAME: usize = 6;

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

/// Up to three short lines between the text and the page's own lines are the page's too: keywords without a heading, the
/// name of a section. More are text, such as verse.
fn before_the_page(lines: &[Features], last: usize, labels: &mut [Labelled]) {
    const MOST: usize = 3;
    const WORDS: usize = 4;
    let plain = |at: usize| {
        labels[at].1 == Reason::Text
            && lines[at].mark == Mark::None
            && lines[at].count <= WORDS
            && !lines[at].colon
            && lines[at].label.is_none()
    };
    let run = (last + 1..lines.len()).take_while(|&at| plain(at)).count();
    let page = labels.get(last + 1 + run).is_some_and(|label| is_page(label.1) || label.1 == Reason::RelatedOpener);
    if (1..=MOST).contains(&run) && page && lines.len() > last + 1 {
        labels[last + 1..=last + run].fill((Role::Boilerplate, Reason::Tail));
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
    if line.count >= 2 * LONG && line.mark != Mark::Pause {
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

/// Whether a short line behind a link is a heading of the text: the page's own line stands between them, and a paragraph
/// follows.
fn heads_the_rest(lines: &[Features], own: &[Option<Labelled>], at: usize) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::arabic::Offsets;
    use crate::article::{Reason, split};

    /// The reason for the block that begins with `start`.
    fn reason(text: &str, start: &str) -> Option<Reason> {
        let offsets = Offsets::new(text);
        split(text).blocks.iter().find(|block| offsets.slice(block.span).starts_with(start)).map(|block| block.reason)
    }

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
