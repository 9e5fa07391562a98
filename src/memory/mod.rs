//! HAVE WE TRANSLATED THIS BEFORE? Units, the score, the search over them, and the difference shown.

pub mod concordance;
pub mod diff;
pub mod faults;
pub mod found;
pub mod index;
pub mod preference;
pub mod score;
pub mod unit;
pub mod versions;
pub mod word;

pub use concordance::{Mode, Search, Side};
pub use diff::{Change, Edit, Op, diff};
pub use found::{Found, Match, MatchKind};
pub use index::Index;
pub use preference::{Penalty, Settings, UnitFilter};
pub use unit::{Context, Provenance, Unit};
