//! Comments on the wire.

use crate::store::Comment as Kept;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A remark about a segment.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Comment {
    pub id: u64,
    pub segment: String,
    #[schema(format = DateTime)]
    pub at: String,
    pub who: String,
    pub text: String,
    /// Whether it is done with.
    pub settled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled_by: Option<String>,
    #[schema(format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled_at: Option<String>,
}

impl From<Kept> for Comment {
    fn from(kept: Kept) -> Self {
        let Kept { id, segment, at, who, text, settled } = kept;
        let (settled_by, settled_at) = settled.unzip();
        Self {
            id,
            segment: segment.to_string(),
            at: at.to_string(),
            who,
            text,
            settled: settled_by.is_some(),
            settled_by,
            settled_at: settled_at.map(|at| at.to_string()),
        }
    }
}

/// All of an article, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Comments {
    pub comments: Vec<Comment>,
}

/// A comment about to be made.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct CommentDraft {
    pub text: String,
    /// Who makes it.
    pub name: Option<String>,
}

/// Whether a comment is done with.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct Settling {
    pub settled: bool,
    /// Who says so.
    pub name: Option<String>,
}
