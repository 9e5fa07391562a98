//! WHAT IS KNOWN OF THIS TEXT? Terms, placeables and proposals for one segment or for a whole text.

use super::cache::Caches;
use super::memories::with_texts;
use super::parallel::in_parts;
use super::{App, AppError, TermHit, check_size, persons};
use crate::arabic::person::Named;
use crate::arabic::placeable::Placeable;
use crate::arabic::{Edition, Offsets, Span};
use crate::article::{Role, Segment, published, segment};
use crate::memory::preference::{Standing, after, best, judged, other_renderings};
use crate::memory::{Context, Match, Settings, UnitFilter};
use crate::propose::{Kind, Known, NamedPerson, Proposal, propose};
use crate::store::View;
use jiff::Timestamp;

/// Where to look, and how much to offer.
#[derive(Clone, Debug)]
pub struct SuggestOptions {
    /// The memories to search; all, when `None`.
    pub memories: Option<Vec<String>>,
    /// The glossaries to look in; all, when `None`.
    pub glossaries: Option<Vec<String>>,
    /// The lowest score of a match, 0..1.
    pub threshold: f64,
    /// The most matches for a segment.
    pub limit: usize,
    /// Which units are offered.
    pub filter: UnitFilter,
    /// The day of the article, for hints at relative days; what its own date line says, when `None`.
    pub date: Option<jiff::civil::Date>,
}

impl Default for SuggestOptions {
    /// All memories and glossaries, threshold 0.6, five matches.
    fn default() -> Self {
        Self { memories: None, glossaries: None, threshold: 0.6, limit: 5, filter: UnitFilter::default(), date: None }
    }
}

/// The most matches that anybody may ask for: each costs a diff.
const MAX_LIMIT: usize = 100;

impl SuggestOptions {
    /// The options of a request, where what is left out has its default.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a threshold outside 0..1 or a limit outside 1..100.
    pub fn new(
        memories: Option<Vec<String>>,
        glossaries: Option<Vec<String>>,
        threshold: Option<f64>,
        limit: Option<usize>,
    ) -> Result<Self, AppError> {
        let default = Self::default();
        let (threshold, limit) = (threshold.unwrap_or(default.threshold), limit.unwrap_or(default.limit));
        if !(0.0..=1.0).contains(&threshold) {
            return Err(AppError::invalid("/threshold", format!("{threshold} is no score: it is between 0 and 1")));
        }
        if !(1..=MAX_LIMIT).contains(&limit) {
            return Err(AppError::invalid("/limit", format!("{limit} is out of range: ask for 1 to {MAX_LIMIT}")));
        }
        Ok(Self { memories, glossaries, threshold, limit, ..default })
    }
}

/// What is known of and offered for one segment. Spans are those of the segment, in code points.
#[derive(Clone, Debug)]
pub struct Suggested {
    /// Its terms, by place, the longer first.
    pub terms: Vec<TermHit>,
    /// Its numbers, dates and addresses.
    pub placeables: Vec<Placeable>,
    /// The persons that it names, spelled as in the rest of the article.
    pub names: Vec<NamedPerson>,
    /// Proposals, best first.
    pub proposals: Vec<Proposal>,
}

/// A segment of a text with what is known and offered.
#[derive(Clone, Debug)]
pub struct Pretranslated {
    /// Its number, from 0.
    pub index: usize,
    /// Where it stands, in code points of the text; from 0 for a segment that came alone.
    pub span: Span,
    /// Its Arabic.
    pub source: String,
    /// What its block is for.
    pub role: Role,
    /// How many words, numbers and dates it has.
    pub words: usize,
    /// What is known and offered.
    pub suggested: Suggested,
}

/// How much of a text is covered.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Segments.
    pub segments: usize,
    /// Words, numbers and dates.
    pub words: usize,
    /// Segments whose best proposal is a context match.
    pub context: usize,
    /// … an exact one.
    pub exact: usize,
    /// … a repaired one.
    pub repaired: usize,
    /// … a fuzzy one.
    pub fuzzy: usize,
    /// … a draft.
    pub assembled: usize,
    /// Segments without a proposal.
    pub none: usize,
    /// Occurrences of terms that are not inside a longer one.
    pub terms: usize,
    /// Words of the segments that have a match.
    pub matched_words: usize,
}

/// A segment to be looked up, with what stands around it.
pub(super) struct Asked<'a> {
    pub named: &'a Named<'a>,
    pub before: Option<&'a str>,
    pub after: Option<&'a str>,
    /// The persons that it names.
    pub names: Vec<NamedPerson>,
}

impl App {
    /// Splits `text`. Linear in it.
    ///
    /// # Errors
    /// [`AppError::TooLarge`].
    pub fn segment(&self, text: &str) -> Result<Vec<Segment>, AppError> {
        check_size(text)?;
        Ok(segment(text))
    }

    /// The terms of `text` in those glossaries (all, when `None`).
    ///
    /// # Errors
    /// [`AppError::TooLarge`]; [`AppError::NotFound`] for a glossary that is none.
    pub fn terms(&self, text: &str, glossaries: Option<&[String]>) -> Result<Vec<TermHit>, AppError> {
        check_size(text)?;
        let caches = self.cached.read(&self.store)?;
        caches.check_names(None, glossaries)?;
        Ok(caches.hits(text, caches.recognise(text, glossaries)))
    }

    /// Splits `text`, of any size, and hands what is known of each segment to `ready` as soon as it is.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory or glossary that is none.
    pub fn pretranslate(
        &self,
        text: &str,
        options: &SuggestOptions,
        ready: &mut dyn FnMut(Pretranslated),
    ) -> Result<Coverage, AppError> {
        let offsets = Offsets::new(text);
        let segments: Vec<(Span, Role, &str)> =
            segment(text).iter().map(|segment| (segment.span, segment.role, offsets.slice(segment.span))).collect();
        self.pretranslate_all(&segments, options, ready)
    }

    /// The same for segments that are split already. Their spans begin at 0, and all count as body.
    ///
    /// # Errors
    /// As [`App::pretranslate`].
    pub fn pretranslate_segments(
        &self,
        segments: &[String],
        options: &SuggestOptions,
        ready: &mut dyn FnMut(Pretranslated),
    ) -> Result<Coverage, AppError> {
        let segments: Vec<(Span, Role, &str)> =
            segments.iter().map(|text| (Span::new(0, text.chars().count()), Role::Body, text.as_str())).collect();
        self.pretranslate_all(&segments, options, ready)
    }

    /// Refuses a memory that is none.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub fn check_memory(&self, memory: &str) -> Result<(), AppError> {
        self.cached.read(&self.store)?.check_names(Some(&[memory.to_owned()]), None)
    }

    /// Refuses memories and glossaries that are none.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub fn check_names(&self, memories: Option<&[String]>, glossaries: Option<&[String]>) -> Result<(), AppError> {
        self.cached.read(&self.store)?.check_names(memories, glossaries)
    }

    pub(super) fn pretranslate_all(
        &self,
        segments: &[(Span, Role, &str)],
        options: &SuggestOptions,
        ready: &mut dyn FnMut(Pretranslated),
    ) -> Result<Coverage, AppError> {
        self.cached.read(&self.store)?.check_names(options.memories.as_deref(), options.glossaries.as_deref())?;
        let edition = self.edition(segments, options);
        let named = persons::read(segments.iter().map(|&(_, _, source)| source).collect());
        let names = self.persons(&named, std::iter::repeat(None), options)?;
        let mut coverage = Coverage::default();
        let mut index = 0;
        let work = |part: Vec<Asked<'_>>| self.suggest_all(part, options, &edition);
        in_parts(asked(segments, &named, names), AT_ONCE, work, &mut |suggested: Suggested| {
            let (span, role, source) = segments[index];
            let words = named.get(index).map_or(0, Named::words);
            coverage.add(words, &suggested);
            ready(Pretranslated { index, span, source: source.to_owned(), role, words, suggested });
            index += 1;
        })?;
        Ok(coverage)
    }

    /// The same on this thread alone, a part at a time, as long as `ready` says so; whether all was done.
    pub(super) fn pretranslate_slowly(
        &self,
        segments: &[(Span, Role, &str)],
        options: &SuggestOptions,
        ready: &mut dyn FnMut(Vec<Pretranslated>) -> bool,
    ) -> Result<bool, AppError> {
        let edition = self.edition(segments, options);
        let named = persons::read(segments.iter().map(|&(_, _, source)| source).collect());
        let names = self.persons(&named, std::iter::repeat(None), options)?;
        let mut asked = asked(segments, &named, names).into_iter();
        for from in (0..segments.len()).step_by(AT_ONCE) {
            let part = self.suggest_all(asked.by_ref().take(AT_ONCE).collect(), options, &edition)?;
            let known = part.into_iter().zip(from..).map(|(suggested, index)| {
                let (span, role, source) = segments[index];
                let words = named.get(index).map_or(0, Named::words);
                Pretranslated { index, span, source: source.to_owned(), role, words, suggested }
            });
            if !ready(known.collect()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The style of the desk and the day of a text.
    fn edition(&self, segments: &[(Span, Role, &str)], options: &SuggestOptions) -> Edition {
        let said = || published(segments.iter().map(|&(_, role, source)| (role, source)));
        Edition { style: self.style, date: options.date.or_else(said) }
    }

    /// What is known of each, in order.
    fn suggest_all(
        &self,
        asked: Vec<Asked<'_>>,
        options: &SuggestOptions,
        edition: &Edition,
    ) -> Result<Vec<Suggested>, AppError> {
        let sources: Vec<&str> = asked.iter().map(|asked| asked.named.text()).collect();
        let caches = self.cached.read(&self.store)?;
        let mut all = self.store.view(|view| {
            let suggest = |asked| caches.suggest(view, asked, options, edition);
            asked.into_iter().map(suggest).collect::<Result<Vec<Suggested>, AppError>>()
        })?;
        drop(caches);
        self.mark(sources.into_iter().zip(&mut all))?;
        Ok(all)
    }
}

/// Each segment with what stands around it: the next ones that are translated.
fn asked<'a>(
    segments: &[(Span, Role, &'a str)],
    named: &'a [Named<'a>],
    names: Vec<Vec<NamedPerson>>,
) -> Vec<Asked<'a>> {
    let translatable: Vec<usize> = (0..segments.len()).filter(|&at| segments[at].1.is_translatable()).collect();
    let text = |place: Option<usize>| place.and_then(|place| translatable.get(place)).map(|&at| segments[at].2);
    let asked = named.iter().zip(names).enumerate().map(|(index, (named, names))| {
        let place = translatable.partition_point(|&at| at < index);
        let after = place + usize::from(translatable.get(place) == Some(&index));
        Asked { named, before: text(place.checked_sub(1)), after: text(Some(after)), names }
    });
    asked.collect()
}

/// So many segments of a text are worked out at once: few enough that an edit waits a millisecond or two for its turn, and
/// enough that asking whether anything has changed is little beside them.
const AT_ONCE: usize = 8;

impl Caches {
    pub(super) fn suggest(
        &self,
        view: &View<'_>,
        asked: Asked<'_>,
        options: &SuggestOptions,
        edition: &Edition,
    ) -> Result<Suggested, AppError> {
        let source = asked.named.text();
        let occurrences = self.recognise(source, options.glossaries.as_deref());
        let placeables = asked.named.placeables(edition);
        let now = Timestamp::now();
        let matches = self.matches(view, &asked, options, now)?;
        let recognise = |text: &str| self.recognise(text, options.glossaries.as_deref());
        let known = Known {
            occurrences: &occurrences,
            concepts: &self.concepts,
            placeables: &placeables,
            names: &asked.names,
            lone_numbers: &|| asked.named.lone_numbers(),
            recognise: &recognise,
        };
        let mut proposals = propose(source, &matches, known);
        self.weigh(&mut proposals, &matches, now);
        Ok(Suggested { terms: self.hits(source, occurrences), placeables, names: asked.names, proposals })
    }

    /// The best matches over all memories asked for: by score without penalties, kind, priority of the memory, and the order
    /// of the search.
    fn matches(
        &self,
        view: &View<'_>,
        asked: &Asked<'_>,
        options: &SuggestOptions,
        now: Timestamp,
    ) -> Result<Vec<(String, Match)>, AppError> {
        let context = Context { before: asked.before.map(str::to_owned), after: asked.after.map(str::to_owned) };
        let wanted = |name: &String| options.memories.as_ref().is_none_or(|names| names.contains(name));
        let mut matches: Vec<(Standing, String, Match)> = Vec::new();
        for (name, memory) in self.memories.iter().filter(|(name, _)| wanted(name)) {
            let settings = self.settings_of(name);
            let search =
                |limit| with_texts(view, memory.search(asked.named.text(), Some(&context), options.threshold, limit));
            let judge = |found: &Match| judged(found.score, &found.unit, &settings, &options.filter, now);
            for found in best(options.limit, search, |found| found.score, judge)? {
                let left = after(found.score, &settings.penalties(&found.unit, now));
                let standing = Standing { left, kind: found.kind, priority: settings.priority };
                matches.push((standing, name.clone(), found));
            }
        }
        matches.sort_by(|one, other| one.0.rank(&other.0).then_with(|| one.2.rank(&other.2)));
        matches.truncate(options.limit);
        Ok(matches.into_iter().map(|(_, memory, found)| (memory, found)).collect())
    }

    fn settings_of(&self, memory: &str) -> Settings {
        self.settings.get(memory).copied().unwrap_or_default()
    }

    /// Says of each proposal what is taken off its score, and how many other renderings its Arabic has; then orders them by
    /// what is left.
    fn weigh(&self, proposals: &mut [Proposal], matches: &[(String, Match)], now: Timestamp) {
        let pairs: Vec<(&str, &str)> =
            matches.iter().map(|(_, found)| (found.unit.source.as_str(), found.unit.target.as_str())).collect();
        let others = other_renderings(&pairs);
        let place = |proposal: &Proposal| {
            let (_, unit) = proposal.evidence.unit.as_ref()?;
            matches.iter().position(|(_, found)| found.unit.id == unit.id)
        };
        for proposal in &mut *proposals {
            let others = place(proposal).and_then(|at| others.get(at).copied());
            let evidence = &mut proposal.evidence;
            let Some((memory, unit)) = &evidence.unit else { continue };
            evidence.penalties = self.settings_of(memory).penalties(unit, now);
            evidence.other_renderings = others.unwrap_or_default();
        }
        proposals.sort_by(|one, other| {
            other.standing().total_cmp(&one.standing()).then_with(|| place(one).cmp(&place(other)))
        });
    }

    /// Refuses names that name nothing: a misspelt memory would look like an empty one.
    pub(super) fn check_names(
        &self,
        memories: Option<&[String]>,
        glossaries: Option<&[String]>,
    ) -> Result<(), AppError> {
        let missing = |what: &'static str, name: &String| AppError::NotFound { what, id: name.clone() };
        if let Some(name) = memories.unwrap_or_default().iter().find(|name| !self.memories.contains_key(*name)) {
            return Err(missing("memory", name));
        }
        match glossaries.unwrap_or_default().iter().find(|name| !self.termbases.contains_key(*name)) {
            Some(name) => Err(missing("glossary", name)),
            None => Ok(()),
        }
    }
}

impl Coverage {
    fn add(&mut self, words: usize, suggested: &Suggested) {
        self.segments += 1;
        self.words += words;
        self.terms += suggested.terms.iter().filter(|hit| !hit.occurrence.within).count();
        let best = suggested.proposals.first().map(|proposal| proposal.kind);
        *match best {
            Some(Kind::Context) => &mut self.context,
            Some(Kind::Exact) => &mut self.exact,
            Some(Kind::Repaired) => &mut self.repaired,
            Some(Kind::Fuzzy) => &mut self.fuzzy,
            Some(Kind::Assembled) => &mut self.assembled,
            None => &mut self.none,
        } += 1;
        if best.is_some_and(|kind| kind != Kind::Assembled) {
            self.matched_words += words;
        }
    }
}
