//! What is told of an article beside its text: where it comes from, who works on it?

use super::articles::{ArticleRecord, read_article};
use super::audit::append_audit;
use super::columns::kept;
use super::{Store, StoreError};
use crate::id::ArticleId;
use jiff::Timestamp;
use rusqlite::OptionalExtension;
use serde_json::json;

/// What is to be changed of an article; what is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleChange {
    /// Whether it is put away.
    pub archived: Option<bool>,
    /// Who works on it; nobody, where it is empty.
    pub assignee: Option<String>,
    /// Where it comes from; unknown, where it is empty.
    pub outlet: Option<String>,
}

impl Store {
    /// Changes what is told of an article. To say the same again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and those of every write.
    pub fn change_article(
        &self,
        id: &ArticleId,
        change: ArticleChange,
        who: &str,
        now: Timestamp,
    ) -> Result<ArticleRecord, StoreError> {
        let (id, who, now) = (id.clone(), who.to_owned(), kept(now));
        self.write(move |tx| {
            if let Some(archived) = change.archived {
                super::articles::archive(tx, &id, archived, &who, now)?;
            }
            let texts =
                [("assignee", "article:assigned", &change.assignee), ("outlet", "article:outlet", &change.outlet)];
            for (column, action, text) in texts {
                let Some(text) = text else { continue };
                let text = Some(text.trim()).filter(|text| !text.is_empty());
                let changed = tx
                    .prepare_cached(&format!(
                        "UPDATE article SET {column} = ?1 WHERE id = ?2 AND {column} IS NOT ?1 RETURNING id"
                    ))?
                    .query_row((text, id.as_str()), |_| Ok(()))
                    .optional()?;
                if changed.is_some() {
                    append_audit(tx, action, id.as_str(), &json!({ column: text }), &who, now)?;
                }
            }
            read_article(tx, &id)
        })
    }
}
