//! What people say to each other about a segment.

use super::{App, AppError, LOCAL};
use crate::id::{ArticleId, SegmentId};
use crate::store::Comment;
use jiff::Timestamp;

/// The longest comment, in code points.
const LONGEST: usize = 4_000;

impl App {
    /// The comments on the segments of an article, oldest first.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn comments(&self, article: &ArticleId) -> Result<Vec<Comment>, AppError> {
        Ok(self.store.comments(article)?)
    }

    /// Says something about a segment, in the name that the person gave.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a text that is empty or longer than 4,000 code points, [`AppError::Store`] with `NotFound`.
    pub fn add_comment(
        &self,
        article: &ArticleId,
        segment: &SegmentId,
        text: &str,
        name: Option<&str>,
    ) -> Result<Comment, AppError> {
        let length = text.trim().chars().count();
        if !(1..=LONGEST).contains(&length) {
            return Err(AppError::invalid(
                "/text",
                format!("a comment has 1 to {LONGEST} characters, this one {length}"),
            ));
        }
        Ok(self.store.add_comment(article, segment, text, name.unwrap_or(LOCAL), Timestamp::now())?)
    }

    /// Settles a comment, or opens it again.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn settle_comment(
        &self,
        article: &ArticleId,
        comment: u64,
        settled: bool,
        name: Option<&str>,
    ) -> Result<Comment, AppError> {
        Ok(self.store.settle_comment(article, comment, settled, name.unwrap_or(LOCAL), Timestamp::now())?)
    }
}
