//! Where are the names of one text?

use super::element::{self, Element, Kind, word};
use super::unlisted::unlisted;
use super::words::{
    INTRANSITIVE, Lists, ROLE, SAYING, TITLE, is_article_given, is_modifier, is_particle, is_role, is_strict, is_title,
    is_verb, joins_title, lists_of,
};
use super::{MAX_ELEMENTS, Person};
use crate::arabic::piece::{Piece, with_pieces};
use crate::arabic::romanise::Language;
use crate::arabic::span::Span;
use crate::arabic::words::is_name;
use std::borrow::Cow;

/// How many words a title may have behind its head: "رئيس لجنة الشؤون الخارجية في مجلس النواب الليبي" has seven.
const MAX_TITLE: usize = 8;

/// The title that is being read.
#[derive(Clone, Copy)]
pub(super) struct Title {
    from: usize,
    start: usize,
    /// Words behind its head.
    words: usize,
    /// Whether only modifiers stand behind the head, so that a name may come at once.
    direct: bool,
    strict: bool,
    royal: bool,
    /// What the verb takes that stands just before its first word, whose subject it then is.
    speech: Option<Speech>,
}

/// What a verb that may stand before a title takes beside its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    /// A clause or an object, as one of saying: أعلن.
    Transitive,
    /// A clause or a preposition, but no object: قال, أشار.
    Intransitive,
}

impl Title {
    /// Whether it begins at piece `at`.
    pub(super) fn begins_at(self, at: usize) -> bool {
        self.from == at
    }

    /// Whether it is a word after which comes a name even where no list has it: الدكتور.
    pub(super) fn is_strict(self) -> bool {
        self.strict && self.direct && self.words == 0
    }

    /// What the verb takes whose subject it is.
    pub(super) fn speech(self) -> Option<Speech> {
        self.speech
    }
}

/// What stands before a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Before {
    title: Option<Title>,
    /// Whether the word before is a verb of saying.
    pub(super) said: bool,
    /// What the verb takes that the word before is.
    speech: Option<Speech>,
    /// Whether the word before can end a noun phrase that a name stands in apposition to: (الخارجية) المصري, (رئيس) مصر.
    definite: bool,
}

impl Before {
    /// Whether a title ends just before, with nothing but modifiers behind its head.
    pub(super) fn announces(self) -> bool {
        self.title.is_some_and(|title| title.direct)
    }

    /// The title that has come to its end, so that what follows may stand in apposition to it: وزير العدل, not وزير.
    pub(super) fn complete(self) -> Option<Title> {
        self.title.filter(|title| title.direct || (title.words > 0 && self.definite))
    }

    /// The title before piece `at`, where it stands in apposition to what begins there.
    pub(super) fn title_until(self, pieces: &[Piece<'_>], at: usize) -> Option<Span> {
        let title = self.title.filter(|title| title.direct || self.definite)?;
        let last = at.checked_sub(1).and_then(|last| pieces.get(last))?;
        Some(Span::new(title.start, last.span.end))
    }
}

/// All full names of `text` and those behind a title, in order and disjoint. Linear in its length.
#[must_use]
pub fn persons(text: &str) -> Vec<Person> {
    with_pieces(text, persons_of)
}

pub(in crate::arabic) fn persons_of(pieces: &[Piece<'_>]) -> Vec<Person> {
    let mut found = Vec::new();
    let mut before = Before::default();
    let mut at = 0;
    while at < pieces.len() {
        if let Some((person, next)) = person_at(pieces, at, before) {
            found.push(person);
            before = Before::default();
            at = next;
            continue;
        }
        before = after(pieces, at, before);
        at += 1;
    }
    found
}

/// What stands before the next piece.
pub(super) fn after(pieces: &[Piece<'_>], at: usize, before: Before) -> Before {
    let Some(word) = word(pieces, at) else {
        // "د. محمد": the stop of an abbreviation.
        let abbreviation = pieces[at].glued && pieces[at].is_mark(&["."]);
        let title = before.title.filter(|title| abbreviation && title.words == 0 && title.strict);
        return Before { title, ..Before::default() };
    };
    let readings = readings(word);
    let lists = readings.iter().fold(Lists::default(), |lists, (_, word)| lists | lists_of(word));
    let (said, intransitive) = (lists.has(SAYING), lists.has(INTRANSITIVE));
    let speech = match (said, intransitive) {
        (_, true) => Some(Speech::Intransitive),
        (true, false) => Some(Speech::Transitive),
        (false, false) => None,
    };
    let begins = if lists.has(TITLE | ROLE) { title_at(pieces, at, &readings, before) } else { None };
    let title = begins.or_else(|| {
        let title = before.title?;
        let ends = (is_particle(word) && !joins_title(word)) || is_verb(word) || title.words >= MAX_TITLE;
        let direct = title.direct && is_modifier(word);
        (!ends).then_some(Title { words: title.words + 1, direct, ..title })
    });
    let is_article = || word.starts_with("لل") || (word.starts_with("ال") && !is_particle(word));
    // It tells where a title ends, and nothing else.
    let definite = title.is_some() && (is_article() || is_name(&word.chars().collect::<Vec<char>>()));
    Before { title, said, speech, definite }
}

fn title_at(pieces: &[Piece<'_>], at: usize, readings: &[(usize, Cow<'_, str>)], before: Before) -> Option<Title> {
    let (lead, word) = readings.iter().find(|(_, word)| is_title(word) || is_role(word))?;
    let piece = &pieces[at];
    let short = matches!(&**word, "د" | "م" | "ا");
    if short && !pieces.get(at + 1).is_some_and(|next| next.glued && next.is_mark(&["."])) {
        return None;
    }
    let royal = matches!(
        &**word,
        "الملك" | "العاهل" | "ملك" | "البابا" | "الملكه" | "ملكه" | "السلطان" | "الامير" | "الامبراطور"
    );
    // The first of two titles is where both begin: السيد الرئيس, رئيس الوزراء وزير الدفاع.
    let earlier = before.title.filter(|_| *lead == 0);
    let speech = before.speech.filter(|_| *lead == 0);
    Some(Title {
        from: earlier.map_or(at, |title| title.from),
        start: earlier.map_or_else(|| piece.after_letters(*lead), |title| title.start),
        words: 0,
        direct: is_title(word) || short,
        strict: is_strict(word),
        royal: royal || earlier.is_some_and(|title| title.royal),
        speech: earlier.map_or(speech, |title| title.speech),
    })
}

/// The ways to read a word: as it is, and without و or ف, and then ب, ل or ك. With how many letters are off.
pub(super) fn readings(word: &str) -> Vec<(usize, Cow<'_, str>)> {
    let mut found = Vec::with_capacity(3);
    found.push((0, word.into()));
    let mut bare = word;
    let mut off = 0;
    if let Some(rest) = bare.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() >= 2) {
        (bare, off) = (rest, 1);
        found.push((off, bare.into()));
    }
    if let Some(rest) = bare.strip_prefix("لل").filter(|rest| rest.chars().count() >= 2) {
        found.push((off + 1, format!("ال{rest}").into()));
    } else if let Some(rest) = bare.strip_prefix(['ب', 'ل', 'ك']).filter(|rest| rest.chars().count() >= 3) {
        found.push((off + 1, rest.into()));
    }
    found
}

/// The name that begins at `at`, and the piece after it.
fn person_at(pieces: &[Piece<'_>], at: usize, before: Before) -> Option<(Person, usize)> {
    let word = word(pieces, at)?;
    // المتحدث باسم الوزارة is "in the name of"; the man باسم has no such title.
    if word == "باسم" && before.title.is_some() {
        return None;
    }
    let begins = readings(word).into_iter().find_map(|(off, word)| {
        let first = element::first(pieces, at, &word, before.title.is_some())?;
        // A title that is a name as well (شيخ, أمين) heads what follows it.
        let is_head = is_role(&word) || is_title(&word);
        (!is_head).then_some((off, first))
    });
    // فلورانس is no "and Laurence" behind a title, which a name in apposition follows without ف.
    let whole = || unlisted(pieces, at, before).map(|first| (0, first));
    let begins = begins.filter(|&(off, _)| off > 0 && word.starts_with('ف')).and_then(|_| whole()).or(begins);
    let (off, elements) = match begins {
        Some((off, first)) => (off, elements(pieces, first, before)),
        None => {
            let (off, first) = whole()?;
            (off, elements(pieces, first, before))
        }
    };
    if off > 0
        && matches!(elements.first()?.kind, Kind::Given { ambiguous: true } | Kind::Family { ambiguous: true })
        && elements.len() < 2
    {
        return None;
    }
    if !is_person(pieces, &elements, before, off, word) {
        return None;
    }
    Some((person(pieces, &elements, off, before.title_until(pieces, at)), elements.last()?.next))
}

/// The elements that follow `first`.
fn elements(pieces: &[Piece<'_>], first: Element, before: Before) -> Vec<Element> {
    let royal = before.title.is_some_and(|title| title.royal);
    let mut elements = vec![first];
    while elements.len() < MAX_ELEMENTS {
        let Some(last) = elements.last() else { break };
        let Some(next) = element::after(pieces, last.next, &elements) else { break };
        // A family name is the end of a name, but before بن it was a given one.
        let given = next.kind == Kind::Nasab && !pieces[next.from].is_word(&["ولد"]);
        if elements.len() == 1 && matches!(first.kind, Kind::Family { .. }) && !given {
            break;
        }
        if next.kind == Kind::Numeral && !royal {
            break;
        }
        elements.push(next);
        if next.kind == Kind::Numeral {
            break;
        }
    }
    elements
}

/// Whether the elements are evidence enough of a person.
fn is_person(pieces: &[Piece<'_>], elements: &[Element], before: Before, off: usize, written: &str) -> bool {
    let Some(first) = elements.first() else { return false };
    let second = elements.get(1).map(|second| second.kind);
    let direct = before.title.is_some_and(|title| title.direct);
    // Further on in a title only what stands in apposition is a name: "وزير العدل سعيد", not "حزب أمل".
    let apposed = before.complete().is_some();
    // "قال المتحدث باسم الخارجية ناصر …": the verb has no object, so that a noun behind its subject is a name.
    let spoken = before.complete().is_some_and(|title| title.speech == Some(Speech::Intransitive)) && off == 0;
    // ب, ل and ك before an ordinary word make another one: لصالح, بكامل.
    let preposition = off > 1 || (off == 1 && !written.starts_with(['و', 'ف']));
    // حافظ كاسياس: "Casillas kept". An Arabic given name has no western family name.
    let same = elements.get(1).is_some_and(|second| second.language == first.language);
    let sure_second = same
        && second.is_some_and(|second| match second {
            Kind::Given { ambiguous } | Kind::Family { ambiguous } => !ambiguous,
            Kind::Servant | Kind::Nasab | Kind::House | Kind::Kunya => true,
            Kind::Definite | Kind::Plain | Kind::Numeral => false,
        });
    // جان إيف لودريان: a family name further on.
    let later = elements
        .get(2)
        .is_some_and(|third| third.kind == Kind::Family { ambiguous: false } && third.language == first.language);
    let nisba = elements.get(1).is_some_and(|second| pieces[second.from].folded.ends_with('ي'));
    // Behind a title a name of one language may stand before one of another: آبي أحمد, أكرم إمام أوغلو.
    let mixed = matches!(second, Some(Kind::Given { ambiguous: false } | Kind::Family { ambiguous: false }));
    match first.kind {
        Kind::Given { ambiguous: false } => second.is_some() || apposed || before.said,
        Kind::Given { ambiguous: true } if preposition => sure_second,
        Kind::Given { ambiguous: true } => {
            sure_second
                || (second.is_some() && (direct || (before.said && second != Some(Kind::Plain))))
                || (matches!(second, Some(Kind::Definite | Kind::Plain)) && apposed && nisba)
                || (apposed && off == 0 && later)
                || elements.get(1).is_some_and(|second| mixed && second.next - second.from > 1)
                || (second.is_some() && (spoken || (apposed && off == 0 && (mixed || is_article_given(written)))))
                || (direct && off == 0)
                || same && elements.len() > 2 && matches!(second, Some(Kind::Given { .. }))
        }
        Kind::Servant => second.is_some() || apposed || before.said,
        Kind::Kunya => second.is_some_and(|second| second != Kind::Plain || apposed) || direct,
        Kind::Nasab => direct,
        Kind::Family { ambiguous: false } if first.language == Language::Other => {
            apposed || before.said || written.chars().count() - off >= 5
        }
        Kind::Family { ambiguous: false } => direct || before.said,
        Kind::Family { ambiguous: true } => false,
        Kind::Plain => true,
        Kind::House | Kind::Definite | Kind::Numeral => false,
    }
}

fn person(pieces: &[Piece<'_>], elements: &[Element], off: usize, title: Option<Span>) -> Person {
    let span = |element: &Element| {
        let start = pieces[element.from].span.start;
        Span::new(start, pieces[element.next - 1].span.end)
    };
    let mut spans: Vec<Span> = elements.iter().map(span).collect();
    if let Some(first) = elements.first() {
        spans[0].start = pieces[first.from].after_letters(off);
    }
    let last = elements.last().map(|last| last.kind);
    let (start, end) = (spans[0].start, spans[spans.len() - 1].end);
    let family = last != Some(Kind::Numeral)
        && (elements.len() > 1 || matches!(last, Some(Kind::Family { .. } | Kind::Nasab | Kind::Kunya)));
    let common = match last {
        Some(Kind::Given { .. } | Kind::Family { ambiguous: true } | Kind::Servant) => true,
        Some(Kind::Plain | Kind::Family { .. } | Kind::Nasab | Kind::House | Kind::Kunya) => false,
        // النمروش is nothing else; an adjective of relation may be one of a country.
        Some(Kind::Definite) => pieces[elements[elements.len() - 1].from].folded.ends_with('ي'),
        Some(Kind::Numeral) | None => true,
    };
    Person { span: Span::new(start, end), title, elements: spans, family, common }
}
