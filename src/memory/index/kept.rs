//! How is it kept? An index as bytes, so that a start need not read and cut all units again.
//!
//! The bytes are for the same program alone: columns as they lie in memory, each with its length before it, numbers little-endian. Whoever keeps
//! them sees to it that what is read is what was written; a length that cannot be is still refused.

use super::lists::Lists;
use super::names::Names;
use super::numbers::Entry;
use super::packed::Packed24;
use super::run::{Band, Columns, Run};
use super::signature::Signature;
use super::vocabulary::{Form, Forms, Vocabulary};
use super::{Index, Tier};
use crate::columns::{In, Out, put, put_all, put_bytes, take, take_all, take_bytes};
use crate::id::UnitId;
use crate::memory::word::WordKind;
use std::sync::Arc;

impl Index {
    /// Gives `out` all of it, part by part.
    pub fn write(&self, out: &mut Out<'_>) {
        self.vocabulary.write(out);
        put(out, self.tiers.len() as u64);
        for tier in &self.tiers {
            put_all(out, &tier.gone, u64::to_le_bytes);
            tier.run.write(out);
        }
    }

    /// What [`Index::write`] of the same program has written. `input` gives the next so many bytes; `None` where it has no more,
    /// or for what cannot have been written.
    pub fn read(input: &mut In<'_>) -> Option<Self> {
        let mut index = Self { vocabulary: Vocabulary::read(input)?, ..Self::default() };
        for _ in 0..take(input)? {
            let gone = take_all(input, u64::from_le_bytes)?;
            let run = Run::read(input)?;
            let left = run.columns.len().saturating_sub(gone.iter().map(|bits| bits.count_ones() as usize).sum());
            index.live += left;
            index.tiers.push(Tier { run: Arc::new(run), gone, left });
        }
        Some(index)
    }
}

impl Vocabulary {
    fn write(&self, out: &mut Out<'_>) {
        put_bytes(out, self.pool.as_bytes());
        let column = |of: fn(&Form) -> u32| self.forms.all.iter().map(of).collect::<Vec<u32>>();
        put_all(out, &column(|form| form.end), u32::to_le_bytes);
        put_all(out, &column(|form| form.folded), u32::to_le_bytes);
        put_all(out, &column(|form| form.class), u32::to_le_bytes);
        put_bytes(out, &self.forms.all.iter().map(|form| form.kind as u8).collect::<Vec<u8>>());
        for table in self.tables() {
            let entries: Vec<u64> =
                table.iter().map(|entry| u64::from(entry.hash) << 32 | u64::from(entry.number)).collect();
            put_all(out, &entries, u64::to_le_bytes);
        }
    }

    fn read(input: &mut In<'_>) -> Option<Self> {
        let pool = String::from_utf8(take_bytes(input)?).ok()?;
        let ends = take_all(input, u32::from_le_bytes)?;
        let folded = take_all(input, u32::from_le_bytes)?;
        let classes = take_all(input, u32::from_le_bytes)?;
        let kinds = take_bytes(input)?;
        if [folded.len(), classes.len(), kinds.len()] != [ends.len(); 3] {
            return None;
        }
        let mut forms = Forms::default();
        for (at, &kind) in kinds.iter().enumerate() {
            let kind = KINDS.into_iter().find(|one| *one as u8 == kind)?;
            forms.push(Form { end: ends[at], folded: folded[at], class: classes[at], kind });
        }
        let mut tables = [const { Vec::new() }; 3];
        for table in &mut tables {
            let entries = take_all(input, u64::from_le_bytes)?;
            table.extend(entries.into_iter().map(|entry| Entry { hash: (entry >> 32) as u32, number: entry as u32 }));
        }
        Some(Self::of(pool, forms, tables))
    }
}

const KINDS: [WordKind; 6] =
    [WordKind::Word, WordKind::Light, WordKind::Number, WordKind::Date, WordKind::Time, WordKind::Punctuation];

impl Run {
    fn write(&self, out: &mut Out<'_>) {
        let columns = &self.columns;
        put_all(out, &columns.starts, u32::to_le_bytes);
        put_bytes(out, columns.tokens.as_bytes());
        put_all(out, &columns.texts, u64::to_le_bytes);
        put_all(out, &columns.contexts, u32::to_le_bytes);
        put_all(out, &columns.changed, i64::to_le_bytes);
        let (ids, others) = columns.names.parts();
        put_all(out, ids, u128::to_le_bytes);
        put(out, others.len() as u64);
        others.iter().for_each(|id| put_bytes(out, id.as_str().as_bytes()));
        let bands: Vec<u32> = self.bands.iter().flat_map(|band| [band.words, band.start, band.end]).collect();
        put_all(out, &bands, u32::to_le_bytes);
        put_all(out, &self.signatures, |Signature(bits)| bits.to_le_bytes());
        let (shift, starts, slots) = self.lists.parts();
        put(out, u64::from(shift));
        put_all(out, starts, u32::to_le_bytes);
        put_bytes(out, slots.as_bytes());
    }

    fn read(input: &mut In<'_>) -> Option<Self> {
        let starts = take_all(input, u32::from_le_bytes)?;
        let tokens = take_packed(input)?;
        let texts = take_all(input, u64::from_le_bytes)?;
        let contexts = take_all(input, u32::from_le_bytes)?;
        let changed = take_all(input, i64::from_le_bytes)?;
        let ids = take_all(input, u128::from_le_bytes)?;
        let mut others = Vec::new();
        for _ in 0..take(input)? {
            others.push(UnitId::from(String::from_utf8(take_bytes(input)?).ok()?));
        }
        let bands = take_all(input, u32::from_le_bytes)?;
        let (bands, _) = bands.as_chunks::<3>();
        let bands = bands.iter().map(|&[words, start, end]| Band { words, start, end }).collect();
        let signatures = take_all(input, |bytes| Signature(u128::from_le_bytes(bytes)))?;
        if [contexts.len(), changed.len(), ids.len(), signatures.len()] != [texts.len(); 4] {
            return None;
        }
        let shift = u32::try_from(take(input)?).ok().filter(|shift| *shift < 64)?;
        let lists = Lists::of(shift, take_all(input, u32::from_le_bytes)?, take_packed(input)?);
        let columns = Columns { starts, tokens, texts, contexts, changed, names: Names::of(ids, others) };
        Some(Self { columns, lists, bands, signatures })
    }
}

fn take_packed(input: &mut In<'_>) -> Option<Packed24> {
    Packed24::from_bytes(take_bytes(input)?)
}
