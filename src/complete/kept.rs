//! How is it kept? The units as bytes; what they add up to is counted again when they are read, which takes a tenth of learning them and
//! cannot differ from them. See [`crate::columns`].

use super::lexicon::Lexicon;
use super::model::Model;
use super::units::{Counted, Link, Units};
use super::vocabulary::Vocabulary;
use crate::columns::{In, Out, put_rows, put_texts, take_rows, take_texts};
use crate::id::UnitId;

impl Model {
    /// Gives `out` all of it, part by part.
    pub(crate) fn write(&self, out: &mut Out<'_>) {
        self.vocabulary.write(out);
        self.lexicon.write(out);
        self.units.write(out);
    }

    /// What [`Self::write`] of the same program has written.
    pub(crate) fn read(input: &mut In<'_>) -> Option<Self> {
        let (vocabulary, lexicon) = (Vocabulary::read(input)?, Lexicon::read(input)?);
        let mut model = Self::default();
        (model.vocabulary, model.lexicon) = (vocabulary, lexicon);
        for (id, unit) in Units::read(input)? {
            model.put(id, unit);
        }
        Some(model)
    }
}

impl Vocabulary {
    fn write(&self, out: &mut Out<'_>) {
        put_texts(out, (0..self.len()).map(|word| self.text(word as u32)));
    }

    fn read(input: &mut In<'_>) -> Option<Self> {
        let mut vocabulary = Self::default();
        for text in take_texts(input)? {
            vocabulary.number(&text);
        }
        vocabulary.settle();
        Some(vocabulary)
    }
}

impl Lexicon {
    fn write(&self, out: &mut Out<'_>) {
        let mut pieces = self.pieces();
        pieces.sort_unstable_by_key(|&(_, number)| number);
        put_texts(out, pieces.into_iter().map(|(piece, _)| piece));
    }

    fn read(input: &mut In<'_>) -> Option<Self> {
        let mut lexicon = Self::default();
        for piece in take_texts(input)? {
            lexicon.number(&piece);
        }
        Some(lexicon)
    }
}

impl Units {
    fn write(&self, out: &mut Out<'_>) {
        let all = self.in_order();
        put_texts(out, all.iter().map(|(id, _)| id.as_str()));
        put_rows(out, all.iter().map(|(_, unit)| &*unit.words), u32::to_le_bytes);
        put_rows(out, all.iter().map(|(_, unit)| &*unit.pieces), piece_bytes);
        put_rows(out, all.iter().map(|(_, unit)| &*unit.links), link_bytes);
    }

    /// The units in the order in which they came.
    fn read(input: &mut In<'_>) -> Option<impl Iterator<Item = (UnitId, Counted)>> {
        let ids = take_texts(input)?;
        let words = take_rows(input, u32::from_le_bytes)?;
        let (pieces, links) = (take_rows(input, piece_of)?, take_rows(input, link_of)?);
        let units = words.into_iter().zip(pieces).zip(links);
        let units = units.map(|((words, pieces), links)| Counted { words, pieces, links });
        (units.len() == ids.len()).then(|| ids.into_iter().map(|id| UnitId::from(&*id)).zip(units))
    }
}

/// In place of the number of a written word where there is none.
const NONE: u32 = u32::MAX;

fn piece_bytes((stem, written): (u32, Option<u32>)) -> [u8; 8] {
    (u64::from(stem) << 32 | u64::from(written.unwrap_or(NONE))).to_le_bytes()
}

fn piece_of(bytes: [u8; 8]) -> (u32, Option<u32>) {
    let both = u64::from_le_bytes(bytes);
    ((both >> 32) as u32, Some(both as u32).filter(|&written| written != NONE))
}

fn link_bytes(Link { piece, token, weight }: Link) -> [u8; 6] {
    let [[a, b], [c, d], [e, f]] = [piece, token, weight].map(u16::to_le_bytes);
    [a, b, c, d, e, f]
}

fn link_of([a, b, c, d, e, f]: [u8; 6]) -> Link {
    let [piece, token, weight] = [[a, b], [c, d], [e, f]].map(u16::from_le_bytes);
    Link { piece, token, weight }
}
