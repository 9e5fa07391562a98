//! What English is known of a segment without the memory? The terms of the glossary, as far as completing wants them.

use super::sentence::{Known, Origin};
use crate::glossary::{ConceptRecord, Occurrence, Status};
use std::borrow::Borrow;

/// The English of terms, and what their concepts forbid and nothing else here allows.
pub fn of_terms<R: Borrow<ConceptRecord>>(terms: &[(Occurrence, R)]) -> (Vec<Known>, Vec<String>) {
    let (mut known, mut forbidden): (Vec<Known>, Vec<String>) = (Vec::new(), Vec::new());
    for (occurrence, record) in terms {
        let concept = &record.borrow().concept;
        let span = occurrence.term_span();
        if let Some(rendering) = concept.rendering() {
            known.push(Known { span, text: rendering.text.clone(), origin: Origin::Term });
        }
        let bad = concept.english().filter(|term| term.status == Status::Forbidden);
        forbidden.extend(bad.map(|term| term.text.clone()));
    }
    let allowed = |text: &String| known.iter().any(|known| known.text.eq_ignore_ascii_case(text));
    forbidden.retain(|text| !allowed(text));
    (known, forbidden)
}
