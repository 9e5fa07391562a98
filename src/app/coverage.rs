//! HOW MUCH OF AN ARTICLE WAS KNOWN WHEN IT CAME IN? Counted once, with all memories and glossaries there were, so that a list
//! of articles has only to read it.

use super::{App, AppError, SuggestOptions};
use crate::arabic::Span;
use crate::article::Role;
use crate::propose::Kind;
use crate::store::{ArticleRecord, Covered, SegmentRecord};

impl App {
    /// Counts and keeps it. An article is there all the same where that fails: then nothing is told of it.
    pub(super) fn count_coverage(&self, article: &mut ArticleRecord, segments: &[SegmentRecord]) {
        let id = &article.summary.id;
        match self.covered(segments).and_then(|covered| Ok(self.store.keep_coverage(id, covered).map(|()| covered)?)) {
            Ok(covered) => article.summary.coverage = Some(covered),
            Err(error) => tracing::warn!(%error, article = %id, "the coverage of an article could not be counted"),
        }
    }

    /// The words of the segments that are to be translated, by the best that there is for each.
    fn covered(&self, segments: &[SegmentRecord]) -> Result<Covered, AppError> {
        let parts: Vec<(Span, Role, &str)> =
            segments.iter().map(|segment| (segment.span, segment.role, segment.source.as_str())).collect();
        let mut covered = Covered::default();
        self.pretranslate_all(&parts, &SuggestOptions::default(), &mut |segment| {
            if !segment.role.is_translatable() {
                return;
            }
            let has_terms = !segment.suggested.terms.is_empty();
            *match segment.suggested.proposals.first().map(|proposal| proposal.kind) {
                Some(Kind::Context) => &mut covered.context,
                Some(Kind::Exact) => &mut covered.exact,
                Some(Kind::Repaired | Kind::Fuzzy) => &mut covered.fuzzy,
                Some(Kind::Assembled) | None if has_terms => &mut covered.terms,
                Some(Kind::Assembled) | None => &mut covered.none,
            } += segment.words as u64;
        })?;
        Ok(covered)
    }
}
