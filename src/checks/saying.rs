//! How does the English say a term? For who counts that over many units. A rendering is there where the strict check of terms finds it.

use super::{Pair, Sides, copied, empty, forbidden, term};
use crate::arabic::{Offsets, Span};
use crate::english::text::Text;
use crate::glossary::Status;
use crate::glossary::drift::{Said, Saying};

/// How the English says each concept that the Arabic surely has outside longer terms, once for each: by the best of its renderings that is
/// there. Nothing of a concept without a rendering, nor of one whose words are another's of which a rendering is there (سيول is Seoul and
/// floods), nor where there is no English.
#[must_use]
pub fn sayings(pair: Pair<'_>) -> Vec<Said> {
    let sides = Sides { pair, source: Offsets::new(pair.source), target: Text::new(pair.target) };
    if empty::is_empty(&sides) || copied::is_copied(&sides) {
        return Vec::new();
    }
    let english = sides.target.lower();
    let forbidden = forbidden::places(english, pair.terms);
    let there = term::there(&sides, |_| false);
    let mut all: Vec<Said> = Vec::new();
    for term in pair.terms.iter().filter(|term| term::is_sure(term)) {
        let (id, concept, span) = (&term.record.id, &term.record.concept, term.occurrence.span);
        let Some(preferred) = concept.rendering() else { continue };
        if all.iter().any(|other| other.concept == *id) {
            continue;
        }
        let wrong: Vec<Span> = forbidden.iter().filter(|(_, record)| record.id == *id).map(|(span, _)| *span).collect();
        // "Council" in a "Militia Council" that is forbidden says nothing.
        let mut right = term::said(english, concept).into_iter();
        let right = right.find(|(span, _)| !wrong.iter().any(|wrong| wrong.contains(*span)));
        let (saying, rendering) = match (right, wrong.first()) {
            (Some((_, right)), _) if right.text == preferred.text => (Saying::Preferred, Some(right.text.clone())),
            (Some((_, right)), _) if right.status < Status::Deprecated => (Saying::Admitted, Some(right.text.clone())),
            (Some((_, right)), _) => (Saying::Avoided, Some(right.text.clone())),
            (None, Some(wrong)) => {
                let written = sides.target.offsets.slice(*wrong).to_lowercase();
                let wrong = concept.english().find(|term| term.text.to_lowercase() == written);
                (Saying::Avoided, wrong.map(|wrong| wrong.text.clone()))
            }
            (None, None) if there.contains(&span) => continue,
            (None, None) => (Saying::Other, None),
        };
        all.push(Said { concept: id.clone(), span, saying, rendering });
    }
    all
}
