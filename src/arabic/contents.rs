//! What does a text say by itself? Its persons and its values, in one reading.

use super::person::{Person, persons_of};
use super::piece::with_pieces;
use super::placeable::{Placeable, lone_numbers_of, placeables_of};
use super::style::Edition;

/// What a text says by itself. Each list is in order.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Who is named, as [`persons`](super::person::persons) finds them.
    pub persons: Vec<Person>,
    /// Its [`placeables`](super::placeables), in the default style.
    pub values: Vec<Placeable>,
    /// What [`lone_numbers`](super::placeable::lone_numbers) finds.
    pub lone_numbers: Vec<Placeable>,
}

/// The contents of `text`. Linear in its length; its tokens are read once.
#[must_use]
pub fn contents(text: &str) -> Contents {
    with_pieces(text, |pieces| Contents {
        persons: persons_of(pieces),
        values: placeables_of(pieces, &Edition::default()),
        lone_numbers: lone_numbers_of(pieces),
    })
}
