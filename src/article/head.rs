//! Which line is the headline, and what stands around it before the text begins?

use super::block::Reason;
use super::classify::{Labelled, is_paragraph};
use super::clause;
use super::features::Features;
use super::furniture;
use super::hint::Hint;
use super::passage::Mark;
use super::signal;
use crate::arabic::TokenKind;
use crate::article::Role;
use std::collections::HashMap;

/// The shortest headline, in words; what is shorter names a section.
pub(crate) const SHORTEST_TITLE: usize = 3;

/// Before the first paragraph: the headline, what else says the same, and what the page puts above it.
pub(crate) fn head(lines: &[Features], own: &[Option<Labelled>], labels: &mut Vec<Labelled>) {
    const MOST_TITLES: usize = 3;
    const FURNISHED: usize = 2;
    let open: Vec<usize> = (0..lines.len()).filter(|&at| own[at].is_none()).collect();
    // Headlines on one line, parted by wide gaps, run across the page and are none of this article.
    let ticker = |at: usize| lines[at].same_line || lines.get(at + 1).is_some_and(|next| next.same_line);
    let arabic = lines.iter().any(|line| line.arabic);
    let is_long = |at: &usize| {
        let line = &lines[*at];
        line.count >= SHORTEST_TITLE && line.arabic == arabic && !ticker(*at) && !is_table(line)
    };
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
    let full_from = |start: usize| {
        long.iter().copied().find(|&at| at >= start && own[at].is_none() && lines[at].count >= FULL_TITLE)
    };
    // The menu is a run of short lines; the headline stands behind the last one that has a headline behind it.
    let menus = (0..lines.len()).rev().filter(|&at| is_menu(lines, own, at));
    let behind_menu = menus.map(|at| full_from(at + 1)).find(Option::is_some).flatten();
    let full = behind_menu.or_else(|| full_from(0));
    let marked = (0..lines.len()).find(|&at| own[at].is_none() && lines[at].hint == Hint::Headline);
    let title =
        marked.or(named).or(behind_menu).or(last_but_one).or(full).or(long.first().copied()).or(open.last().copied());
    // Names of sections, in a row above the headline, are the page's.
    let sections =
        |title: usize| (0..title).filter(|&at| own[at].is_none() && lines[at].count < SHORTEST_TITLE).count() >= 2;
    let furnished_head = own.iter().flatten().any(|label| label.0 == Role::Boilerplate)
        || title.is_some_and(sections)
        || lines[..title.unwrap_or(0)].iter().any(|line| !line.arabic);
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
            (None, Some(title)) if at != title && !line.arabic && arabic && line.count <= LONGEST_NAME => {
                (Role::Boilerplate, Reason::Foreign)
            }
            (None, Some(title)) if at < title && signal::names_a_doctor(line) => (Role::Meta, Reason::Byline),
            (None, Some(title)) if at < title && furnished_head && line.count < FULL_TITLE && full.is_some() => {
                (Role::Boilerplate, Reason::Section)
            }
            (None, Some(title)) if at < title => {
                before_title(line, named.is_some() || crowded || behind_menu.is_some_and(|menu| menu == title))
            }
            (None, Some(title)) if at != title && furniture::KINDS.contains(&line.joined) => {
                (Role::Boilerplate, Reason::Section)
            }
            (None, Some(_)) if is_dated_byline(line) => (Role::Meta, Reason::Byline),
            // «… في ميناء طرطوس (محمد سليمان)»: who took the picture.
            (None, Some(title))
                if at > title && !line.brackets().is_empty() && line.mark == Mark::None && line.count >= 4 =>
            {
                (Role::Caption, Reason::Picture)
            }
            (None, Some(title)) if at > title && names_the_writer(line) && near_meta(own, at) => {
                (Role::Meta, Reason::Byline)
            }
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
    match (line.count >= SHORTEST_TITLE && line.arabic, page) {
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
    } else if !title && is_name(line) && last {
        (Role::Meta, Reason::Byline)
    } else if last && !title && line.count < SHORTEST_TITLE {
        // «مقدمة» heads the paragraph behind it.
        (Role::Heading, Reason::Subheading)
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
        && !line.words().skip(1).any(|word| word != "علي" && (clause::continues(word) || clause::is_unfinished(word)))
}

/// Whether a line beside `at` says when the page was published, or by whom.
fn beside_meta(own: &[Option<Labelled>], at: usize) -> bool {
    let meta = |at: usize| matches!(own.get(at), Some(Some((Role::Meta, _))));
    meta(at + 1) || at.checked_sub(1).is_some_and(meta)
}

/// As [`beside_meta`], with up to two lines between.
fn near_meta(own: &[Option<Labelled>], at: usize) -> bool {
    (at.saturating_sub(2)..=at + 2).any(|at| beside_meta(own, at))
}

/// Whether a menu ends at `at`: three lines of three words at most in a row, without marks.
fn is_menu(lines: &[Features], own: &[Option<Labelled>], at: usize) -> bool {
    const RUN: usize = 3;
    let short = |at: usize| {
        let meta = matches!(own[at], Some((Role::Meta | Role::Caption, _)));
        !meta && lines[at].count <= SHORTEST_TITLE && lines[at].mark == Mark::None && !lines[at].colon
    };
    // A bar of buttons, each of which tells by itself what it is, is none.
    let open = |start: usize| (start..=at).filter(|&at| own[at].is_none()).count() >= 2;
    (at + 1).checked_sub(RUN).is_some_and(|start| (start..=at).all(short) && open(start))
}

/// A name, what stands beside it, and a full date, or the date and a section: «سالم الورفلي  أرسل بريدا  21 نوفمبر، 2026».
fn is_dated_byline(line: &Features) -> bool {
    const LONGEST: usize = 10;
    line.length() <= LONGEST && !line.inner_stop && (signal::ends_in_date(line) || signal::begins_with_date(line))
}

/// A name, what the writer is, or «كتبت منال سعيد», in a line near the date.
fn names_the_writer(line: &Features) -> bool {
    let short = line.mark == Mark::None && line.length() <= LONGEST_NAME && !line.inner_stop;
    let occupation = line.first().is_some_and(|word| furniture::OCCUPATIONS.contains(word)) && line.length() <= 4;
    short && (is_name(line) || occupation || line.begins_with(&furniture::BYLINES).is_some())
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

/// No name of a writer or a section has more words.
pub(crate) const LONGEST_NAME: usize = 6;

#[cfg(test)]
mod tests {
    use crate::article::Reason;
    use crate::article::classify::reason;

    #[test]
    fn a_menu_is_no_headline() {
        let text = "موقع الجسر، الصفحة الرئيسية\nمحليات\nآراء\nرياضة\nEN FR ES DE\nافتتاح الجسر الجديد في صيدا\n\
            السكان ينتظرون منذ سنوات طويلة\nسعاد حسن\nكاتبة ومصورة\n12 مايو 2024\nFollow us\nمقدمة\n\
            افتتح رئيس البلدية الجسر الجديد صباح اليوم.\nرئيس البلدية في الافتتاح / Sputnik\nfacebook page\n\
            ورحب السكان بالخطوة التي طال انتظارها.\nالجسر\nصيدا القديمة\nالبلدية\nبناء الجسور\nاتصل بنا";
        for (start, expected) in [
            ("موقع الجسر", Reason::Section),
            ("محليات", Reason::Section),
            ("EN", Reason::Foreign),
            ("افتتاح", Reason::Headline),
            ("السكان", Reason::Headline),
            ("سعاد", Reason::Byline),
            ("كاتبة", Reason::Byline),
            ("Follow", Reason::Interface),
            ("مقدمة", Reason::Subheading),
            ("رئيس البلدية في", Reason::Picture),
            ("facebook", Reason::Foreign),
            ("صيدا القديمة", Reason::Keywords),
            ("بناء", Reason::Keywords),
        ] {
            assert_eq!(reason(text, start), Some(expected), "{start}");
        }
    }
}
