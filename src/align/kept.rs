//! How is it kept? What was learned as bytes, so that a start need not learn again; see [`crate::columns`].

use super::aligner::Aligner;
use super::table::{Count, Encoded, Table};
use crate::columns::{In, Out, put, put_all, put_rows, put_texts, take, take_all, take_rows, take_texts};
use crate::id::UnitId;

impl Aligner {
    /// Gives `out` all of it, part by part.
    pub(crate) fn write(&self, out: &mut Out<'_>) {
        let mut words: Vec<(&str, u32)> = self.words.iter().map(|(word, &number)| (&**word, number)).collect();
        words.sort_unstable_by_key(|&(_, number)| number);
        put_texts(out, words.into_iter().map(|(word, _)| word));
        put_texts(out, self.units.keys().map(UnitId::as_str));
        put_rows(out, self.units.values().map(|unit| &*unit.source), u32::to_le_bytes);
        put_rows(out, self.units.values().map(|unit| &*unit.target), u32::to_le_bytes);
        self.table.write(out);
        put(out, self.changed as u64);
    }

    /// What [`Self::write`] of the same program has written.
    pub(crate) fn read(input: &mut In<'_>) -> Option<Self> {
        let words = take_texts(input)?.into_iter().zip(0..).collect();
        let ids = take_texts(input)?;
        let (sources, targets) = (take_rows(input, u32::from_le_bytes)?, take_rows(input, u32::from_le_bytes)?);
        if [sources.len(), targets.len()] != [ids.len(); 2] {
            return None;
        }
        let texts = sources.into_iter().zip(targets).map(|(source, target)| Encoded { source, target });
        let units = ids.iter().map(|id| UnitId::from(&**id)).zip(texts).collect();
        let table = Table::read(input)?;
        Some(Self { words, units, table, changed: take(input)?.try_into().ok()? })
    }
}

impl Table {
    fn write(&self, out: &mut Out<'_>) {
        put_rows(out, self.pairs.iter().map(Vec::as_slice), pair_bytes);
        for counts in [&self.of_source, &self.of_target, &self.alone_source, &self.alone_target] {
            put_all(out, counts, count_bytes);
        }
        for (learned, now) in self.all_alone {
            put(out, learned);
            put(out, now);
        }
    }

    fn read(input: &mut In<'_>) -> Option<Self> {
        let pairs: Vec<Vec<(u32, Count)>> = take_rows(input, pair_of)?.into_iter().map(<[_]>::into_vec).collect();
        let [of_source, of_target, alone_source, alone_target] = [(); 4].map(|()| take_all(input, count_of));
        let mut all_alone = [(0, 0); 2];
        for (learned, now) in &mut all_alone {
            (*learned, *now) = (take(input)?, take(input)?);
        }
        let table = Self {
            of_source: of_source?,
            of_target: of_target?,
            alone_source: alone_source?,
            alone_target: alone_target?,
            pairs,
            all_alone,
        };
        Some(table)
    }
}

fn count_bytes(count: Count) -> [u8; 8] {
    (u64::from(count.learned) << 32 | u64::from(count.now)).to_le_bytes()
}

fn count_of(bytes: [u8; 8]) -> Count {
    let both = u64::from_le_bytes(bytes);
    Count { learned: (both >> 32) as u32, now: both as u32 }
}

fn pair_bytes((word, count): (u32, Count)) -> [u8; 12] {
    let [a, b, c, d] = word.to_le_bytes();
    let [e, f, g, h, i, j, k, l] = count_bytes(count);
    [a, b, c, d, e, f, g, h, i, j, k, l]
}

fn pair_of([a, b, c, d, count @ ..]: [u8; 12]) -> (u32, Count) {
    (u32::from_le_bytes([a, b, c, d]), count_of(count))
}
