//! How does the English say a term? For who counts that over many units; told as the check of the same name tells it, by the wording.

use super::{Pair, Sides, Term, copied, empty, forbidden, term};
use crate::arabic::Offsets;
use crate::english::text::Text;
use crate::glossary::Status;
use crate::glossary::drift::Saying;

/// How the English says each concept that the Arabic surely has outside longer terms, once for each: by the best of its renderings that is
/// there, in the wording of the glossary, be it in singular or plural. Nothing of a concept that has no rendering, nor of one whose words are another's of which
/// a rendering is there (سيول is Seoul and floods), nor where there is no English.
#[must_use]
pub fn sayings<'a>(pair: Pair<'a>) -> Vec<(Term<'a>, Saying)> {
    let sides = Sides { pair, source: Offsets::new(pair.source), target: Text::new(pair.target) };
    if empty::is_empty(&sides) || copied::is_copied(&sides) {
        return Vec::new();
    }
    let english = sides.target.lower();
    let forbidden = forbidden::places(english, pair.terms);
    let there = term::there(&sides, |_| false);
    let mut all: Vec<(Term<'a>, Saying)> = Vec::new();
    for term in pair.terms.iter().filter(|term| term::is_sure(term)) {
        let (id, concept) = (&term.record.id, &term.record.concept);
        let Some(rendering) = concept.rendering() else { continue };
        if all.iter().any(|(other, _)| other.record.id == *id) {
            continue;
        }
        let wrong = || forbidden.iter().filter(|(_, record)| record.id == *id).map(|(span, _)| *span);
        // "Council" in a "Militia Council" that is forbidden says nothing.
        let right =
            term::said(english, concept).into_iter().find(|(span, _)| !wrong().any(|wrong| wrong.contains(*span)));
        let saying = match right.map(|(_, right)| right) {
            Some(right) if right.text == rendering.text => Saying::Preferred,
            Some(right) if right.status < Status::Deprecated => Saying::Admitted,
            Some(_) => Saying::Avoided,
            None if wrong().next().is_some() => Saying::Avoided,
            None if there.contains(&term.occurrence.span) => continue,
            None => Saying::Other,
        };
        all.push((*term, saying));
    }
    all
}
