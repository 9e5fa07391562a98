//! Who has an article open, on the wire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A page that is open on an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::http) struct Person {
    /// The page.
    pub client: String,
    /// What the person is called; empty for nobody in particular.
    pub name: String,
    /// The segment that has the cursor.
    pub segment: Option<String>,
}

/// All of them.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct People {
    pub people: Vec<Person>,
}

/// Where somebody is.
#[derive(Debug, Deserialize, ToSchema)]
pub(in crate::http) struct Presence {
    pub client: String,
    #[serde(default)]
    pub name: String,
    pub segment: Option<String>,
}
