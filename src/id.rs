//! Which one? Opaque identifiers, each of its own type so that a segment is never looked up as a unit.
//!
//! They are time-ordered UUIDs (RFC 9562, version 7) where this server makes them, but nobody may rely on that. Each is
//! shared, not copied: an occurrence names its concept, and a text has thousands.

use std::sync::Arc;

macro_rules! identifier {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        impl $name {
            /// A new identifier, later in order than all that were made before it on this machine.
            #[must_use]
            #[allow(clippy::new_without_default)] // a default that differs each time would surprise
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7().to_string().into())
            }

            /// The identifier as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

identifier! {
    /// Names an article.
    ArticleId
    /// Names a segment of an article, over all its revisions.
    SegmentId
    /// Names a translation unit of a memory.
    UnitId
    /// Names a concept of a glossary.
    ConceptId
    /// Names a long-running job.
    JobId
}
