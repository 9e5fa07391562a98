//! What will be offered behind the next key? Asked for ahead of it, so that nobody waits for a network between a key and what is offered behind it.

use super::evidence::{ALL, Candidate, Telling};
use super::middle::Behind;
use super::model::UNKNOWN;
use super::sentence::Sentence;
use super::suggest::{State, Suggestion};
use std::collections::HashMap;

/// What is offered once that is put in, too.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// One letter, a space, a mark, or all or a word of what is offered now.
    pub typed: String,
    /// As [`Sentence::suggest_between`] gives them behind it, without the least sure.
    pub suggestions: Vec<Suggestion>,
}

/// So many letters are looked at. On held-out news, of 4,230 keys behind which something is offered 4,227 are among what is looked at (`cargo bench
/// --bench complete`).
const LETTERS: usize = 30;

/// The marks behind which something may be offered, and that stand right behind a word or another mark: "Egypt's", "state-owned", "Cairo, and".
const CLOSING: [&str; 11] = ["'", "’", "-", ",", ".", "”", "\"", ")", ":", ";", "%"];

/// Those that stand before a word.
const OPENING: [&str; 6] = ["“", "\"", "(", "'", "‘", "$"];

/// How likely at least a space or a mark must be: 0..1. Each costs as much as many letters.
const LEAST_MARK: f32 = 0.003;

/// How likely at least a letter must be: 0..1.
const LEAST: f32 = 0.0002;

/// How likely a sentence begins with a small letter, as a headline may: 0..1.
const SMALL: f32 = 0.05;

/// How sure a suggestion must be to be given: nobody would show less.
const SURE: f32 = 0.05;

impl Sentence<'_> {
    /// What is offered now, as [`Sentence::suggest_between`] gives it, and what will be offered behind the likeliest next letters, behind a space or a
    /// mark where that is likely, and where the first of what is offered is taken, the whole of it or its first word. Some milliseconds; letters are
    /// looked at, the likeliest first, while it is `in_time`.
    #[must_use]
    pub fn suggest_ahead(
        &self,
        typed: &str,
        behind: &str,
        limit: usize,
        in_time: &dyn Fn() -> bool,
    ) -> (Vec<Suggestion>, Vec<Ahead>) {
        if behind.starts_with(char::is_alphanumeric) {
            return Default::default();
        }
        let stands = Behind::of(self, behind);
        let state = self.state_between(typed, &stands);
        // What speaks for words is the same behind all letters, and looked for once.
        let telling = self.telling(&state, ALL);
        let candidates = self.weighed_of(&state, &telling, &telling.words);
        let (letters, by_letter) = (self.likely_letters(&state, &candidates), self.by_letter(&state, &telling));
        let mut next = self.likely_marks(&state, typed, &candidates);
        let now = self.suggest_at(&state, candidates, &stands, limit, 0.0);
        let in_time = letters.into_iter().take_while(|_| in_time());
        let behind_letters = in_time.map(|letter| {
            let prefix = format!("{}{letter}", state.prefix);
            let state = State { prefix: &prefix, ..state.clone() };
            let words = by_letter.get(&letter).map_or(&[][..], Vec::as_slice);
            let candidates = self.weighed_of(&state, &telling, words);
            Ahead { typed: letter.to_string(), suggestions: self.suggest_at(&state, candidates, &stands, limit, SURE) }
        });
        let mut ahead: Vec<Ahead> = behind_letters.collect();
        if let Some(Suggestion { insert, .. }) = now.first().filter(|first| first.confidence >= SURE) {
            let lead = insert.len() - insert.trim_start().len();
            next.push(insert[lead..].find(' ').map_or(insert.as_str(), |end| &insert[..lead + end]));
            next.push(insert);
            next.dedup();
        }
        next.retain(|next| ahead.iter().all(|one| one.typed != *next));
        ahead.extend(next.into_iter().map(|next| Ahead {
            typed: next.to_owned(),
            suggestions: self.suggest_from(&format!("{typed}{next}"), &stands, limit, SURE),
        }));
        (now, ahead)
    }

    /// The words for which something speaks, by their next letter; in order.
    fn by_letter(&self, state: &State<'_>, telling: &Telling) -> HashMap<char, Vec<u32>> {
        let mut found: HashMap<char, Vec<u32>> = HashMap::new();
        for &word in &telling.words {
            let (text, written) = (self.text(word), self.written(state, word));
            let next = |text: &str| text.strip_prefix(state.prefix).and_then(|rest| rest.chars().next());
            let (small, capital) = (next(text), next(&written));
            for letter in small.into_iter().chain(capital.filter(|_| capital != small)) {
                found.entry(letter).or_default().push(word);
            }
        }
        found
    }

    /// The space and the marks that are likely next: behind a word that is begun where it may be over, else behind what was said.
    fn likely_marks(&self, state: &State<'_>, typed: &str, candidates: &[Candidate]) -> Vec<&'static str> {
        let (model, vocabulary) = (self.model, &self.model.vocabulary);
        let is_apart = typed.is_empty() || typed.ends_with(char::is_whitespace);
        let (mut before, mut is_over) = (state.before, 1.0);
        if !state.prefix.is_empty() {
            let (whole, sure) = self.whole(state, candidates);
            let all: f32 = candidates.iter().map(|candidate| candidate.share).sum();
            // It may be whole, or a word that nobody has said.
            is_over = sure + 1.0 - all;
            before = [whole.unwrap_or(UNKNOWN), before[0]];
        }
        let here = model.ngrams.at(before, vocabulary.len());
        let likely = |mark: &str| vocabulary.known(mark).map_or(0.0, |mark| here.likely(here.followed(mark)));
        let marks: &[&str] = if is_apart { &OPENING } else { &CLOSING };
        let marks = marks.iter().map(|&mark| (mark, likely(mark))).chain((!is_apart).then_some((" ", 1.0)));
        marks.filter(|(_, likely)| is_over * likely >= LEAST_MARK).map(|(mark, _)| mark).collect()
    }

    /// The letters that are likely to be typed next, the likeliest first; not the marks that are in some words.
    fn likely_letters(&self, state: &State<'_>, candidates: &[Candidate]) -> Vec<char> {
        let mut likely: HashMap<char, f32> = HashMap::new();
        for candidate in candidates {
            let next = self.written(state, candidate.word).chars().nth(state.prefix.chars().count());
            if let Some(letter) = next.filter(|letter| letter.is_alphanumeric()) {
                *likely.entry(letter).or_default() += candidate.share;
            }
        }
        // Some begin a sentence with a small letter.
        if state.at_start {
            for (letter, share) in likely.clone() {
                letter.to_lowercase().for_each(|small| *likely.entry(small).or_default() += SMALL * share);
            }
        }
        let mut likely: Vec<(char, f32)> = likely.into_iter().filter(|&(_, share)| share >= LEAST).collect();
        likely.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        likely.into_iter().take(LETTERS).map(|(letter, _)| letter).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::learned;
    use super::super::{Known, Origin, Recent, Told, Weights};
    use super::*;
    use crate::arabic::Span;

    #[test]
    fn what_is_offered_ahead_is_what_will_be_offered() {
        let (model, weights, recent) = (learned(), Weights::default(), Recent::default());
        let source = "زار الرئيس المجلس الأعلى في القاهرة";
        let known = Known { span: Span::new(11, 24), text: "High Council".to_owned(), origin: Origin::Term };
        let told = Told::of(&model, source, &[known], &["Supreme Council"]);
        let sentence = Sentence::new(&model, &weights, &recent, &told);
        let english = "The president visited the High Council, which approved the law in Cairo.";
        let (mut letters, mut taken) = (0, 0);
        for (typed, behind) in (0..english.len()).map(|at| (&english[..at], "")).chain([("The pre", " visited Cairo")])
        {
            let (now, ahead) = sentence.suggest_ahead(typed, behind, 2, &|| true);
            assert_eq!(now, sentence.suggest_between(typed, behind, 2), "“{typed}”");
            for Ahead { typed: next, suggestions } in ahead {
                let mut then = sentence.suggest_between(&format!("{typed}{next}"), behind, 2);
                then.retain(|one| one.confidence >= SURE);
                *(if next.chars().count() == 1 { &mut letters } else { &mut taken }) += 1;
                assert_eq!(suggestions, then, "“{typed}” and then “{next}”");
            }
        }
        assert!(letters > 200 && taken > 50, "{letters} letters, {taken} that were taken");
        assert!(sentence.suggest_ahead("The pre", "sident", 2, &|| true).1.is_empty(), "nothing inside a word");
    }
}
