//! What has been learned from which unit, and in which units does a piece stand?

use crate::id::UnitId;
use std::collections::HashMap;

/// What a unit adds.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) words: Box<[u32]>,
    /// The number of each piece's stem, and of its written word where it has one: a proclitic has none.
    pub(super) pieces: Box<[(u32, Option<u32>)]>,
    /// By token.
    pub(super) links: Box<[Link]>,
}

/// That a piece stands for a token, with a weight in 256ths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) piece: u16,
    pub(super) token: u16,
    pub(super) weight: u16,
}

/// Where a piece stands: the unit's place, and the piece's number in it.
pub(super) type Place = (u32, u16);

/// The units, each findable by the stems that it has.
#[derive(Clone, Debug, Default)]
pub(super) struct Units {
    places: HashMap<UnitId, u32>,
    /// In the order in which they came; what was taken out leaves its place empty, until all is learned anew.
    units: Vec<Option<Counted>>,
    /// By the number of a stem, where it stands, in order. Proclitics are everywhere, and not in it.
    of_stem: Vec<Vec<Place>>,
}

/// The stems of a unit with their numbers in it, without proclitics.
fn stems(unit: &Counted) -> impl Iterator<Item = (usize, u16)> {
    let stems = unit.pieces.iter().enumerate().filter(|(_, (_, written))| written.is_some());
    stems.map(|(at, &(stem, _))| (stem as usize, at as u16))
}

impl Units {
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// All of them, in the order in which they came.
    pub(super) fn in_order(&self) -> Vec<(&UnitId, &Counted)> {
        let mut places: Vec<(&UnitId, u32)> = self.places.iter().map(|(id, &place)| (id, place)).collect();
        places.sort_unstable_by_key(|&(_, place)| place);
        places.into_iter().filter_map(|(id, place)| Some((id, self.at(place)?))).collect()
    }

    /// The bytes that it takes, roughly.
    pub(super) fn bytes(&self) -> usize {
        let unit = |unit: &Counted| 128 + 4 * unit.words.len() + 12 * unit.pieces.len() + 6 * unit.links.len();
        let units: usize = self.units.iter().flatten().map(unit).sum();
        units + self.of_stem.iter().map(|places| 24 + size_of::<Place>() * places.capacity()).sum::<usize>()
    }

    /// Puts in a unit that is not there.
    pub(super) fn insert(&mut self, id: UnitId, unit: Counted) {
        let place = self.units.len() as u32;
        for (stem, piece) in stems(&unit) {
            if self.of_stem.len() <= stem {
                self.of_stem.resize_with(stem + 1, Vec::new);
            }
            self.of_stem[stem].push((place, piece));
        }
        self.units.push(Some(unit));
        self.places.insert(id, place);
    }

    /// Takes a unit out, if it is there. Linear in how often its stems occurred since.
    pub(super) fn remove(&mut self, id: &UnitId) -> Option<Counted> {
        let place = self.places.remove(id)?;
        let unit = self.units.get_mut(place as usize)?.take()?;
        for (stem, piece) in stems(&unit) {
            if let Some(places) = self.of_stem.get_mut(stem)
                && let Ok(at) = places.binary_search(&(place, piece))
            {
                places.remove(at);
            }
        }
        Some(unit)
    }

    /// The place that the next unit will have.
    pub(super) fn next_place(&self) -> u32 {
        self.units.len() as u32
    }

    /// Where a stem stands.
    pub(super) fn of_stem(&self, stem: u32) -> &[Place] {
        self.of_stem.get(stem as usize).map_or(&[], |places| places)
    }

    /// The unit at a place.
    pub(super) fn at(&self, place: u32) -> Option<&Counted> {
        self.units.get(place as usize)?.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(stems: &[u32]) -> Counted {
        let pieces = stems.iter().map(|&stem| (stem, (stem > 0).then_some(stem))).collect();
        Counted { words: Box::default(), pieces, links: Box::default() }
    }

    #[test]
    fn a_stem_is_found_in_the_units_that_are_there() {
        let [one, two, three] = ["one", "two", "three"].map(|id| UnitId::from(id.to_owned()));
        let mut units = Units::default();
        units.insert(one.clone(), unit(&[0, 1, 2]));
        units.insert(two, unit(&[2, 2]));
        assert_eq!(units.of_stem(2), [(0, 2), (1, 0), (1, 1)]);
        assert!(units.of_stem(0).is_empty(), "proclitics are left out");
        assert!(units.remove(&one).is_some());
        assert!(units.remove(&one).is_none());
        assert_eq!((units.of_stem(2), units.of_stem(1)), (&[(1, 0), (1, 1)][..], &[][..]));
        assert!(units.at(0).is_none());
        units.insert(three, unit(&[1]));
        assert_eq!((units.of_stem(1), units.len()), (&[(2, 0)][..], 2));
        let ids: Vec<&str> = units.in_order().into_iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["two", "three"]);
    }
}
