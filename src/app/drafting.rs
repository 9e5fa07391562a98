//! WHAT COULD AN EMPTY SEGMENT SAY? A draft from what the memories said for its parts, behind all that was found for the whole.

use super::completion::{AROUND, LONGEST, known_of};
use super::{App, AppError, Suggested};
use crate::complete::{DraftWeights, Recent, Remembered, Sentence, Told, Weights};
use crate::propose::{Kind, of_draft};

impl App {
    /// Adds a draft of `source` to what is offered for it, last. Not where the memory has the same text, nor before there is enough
    /// to learn from, nor for what is too long to be a sentence. Some 15 ms. `before`: the English of the segments before it, in order.
    pub(super) fn add_draft(&self, source: &str, before: &[&str], suggested: &mut Suggested) -> Result<(), AppError> {
        let is_same = |kind: Kind| matches!(kind, Kind::Context | Kind::Exact);
        if source.len() > LONGEST || suggested.proposals.iter().any(|proposal| is_same(proposal.kind)) {
            return Ok(());
        }
        let ready = self.alignment.read(&self.store)?;
        let Some(model) = ready.aligner().and_then(|_| ready.model()) else { return Ok(()) };
        let terms: Vec<_> = suggested.terms.iter().map(|hit| (hit.occurrence.clone(), hit.record.clone())).collect();
        let (known, forbidden) = known_of(&terms, &suggested.names, &suggested.placeables);
        let forbidden: Vec<&str> = forbidden.iter().map(String::as_str).collect();
        let recent = Recent::of(model, before[before.len().saturating_sub(AROUND)..].iter().copied());
        let remembered = self.ready.remembered(source, &ready.stamp(), || Remembered::of(model, source));
        let told = Told::new(model, remembered, &known, &forbidden);
        let sentence = Sentence::new(model, Weights::learned(), &recent, &told);
        suggested.proposals.extend(of_draft(source, sentence.draft(source, &DraftWeights::default())));
        Ok(())
    }
}
