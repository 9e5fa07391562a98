//! Tarjuman (ترجمان, "interpreter") helps people turn Arabic articles into English.
//!
//! This page is the map. Each module answers a question; what stands further down may use what stands above it, never the
//! other way round.
//!
//! | module | the question that it answers | |
//! |---|---|---|
//! | [`arabic`] | what is the same word, whatever its spelling; where do words, numbers and dates stand? | pure |
//! | [`id`], `digest` | which one? is it the same? | pure |
//! | `english` | what does this English say, by value? | pure |
//! | [`article`] | what is there to translate, and what does it say in English so far? | pure |
//! | [`memory`] | have we translated this before? | pure |
//! | [`align`] | which English stands for which Arabic? | pure |
//! | [`glossary`] | which terms are here? | pure |
//! | [`checks`] | is the translation sound? | pure |
//! | [`complete`] | what will be typed next? | pure |
//! | [`propose`] | what could this say in English, and on what evidence? | pure |
//! | [`formats`] | how do others write it? | pure, over `std::io` |
//! | [`store`] | where is it kept? Alone names rusqlite | SQLite |
//! | [`app`] | the service: commands and queries, caches kept in step with the store | |
//! | [`http`] | how is it asked? Alone names axum | the edge |
//! | [`cli`] | what can be done from a shell? | the edge |
//!
//! # Invariants
//!
//! Each is held by a test that bears its name, in `tests/invariants.rs`.
//!
//! 1. Segments and the gaps between them, joined, are the source byte for byte; every span indexes the *original* text.
//! 2. The pure modules name neither HTTP nor SQL, neither files nor the clock, and never fail: they return values.
//! 3. A 2xx to a write means: on disk and seen by the next query of anybody; but for the concordance while it says that it is `indexing`.
//! 4. Every write that a cache must see has a number of one monotonic change sequence; a cache equals a rebuild from the
//!    store at the number that it has reached.
//! 5. Revisions and the audit trail are append-only and hash-chained.
//! 6. The server opens no outbound connection, starts no process, unpacks no archive to disk.
//! 7. Reading any upload ends within its limits of bytes, depth and events.
//!
//! # An example
//!
//! Splitting a text, finding a term however it is inflected, and asking a memory:
//!
//! ```
//! use tarjuman::article::segment;
//! use tarjuman::arabic::{Offsets, Span};
//! use tarjuman::glossary::{Nature, Termbase, Usage};
//! use tarjuman::id::ConceptId;
//! use tarjuman::memory::score::score;
//!
//! let text = "هل يستمر الحوار؟ نعم، قال المجلس الأعلى للدولة.";
//! let offsets = Offsets::new(text);
//! let sentences: Vec<&str> = segment(text).iter().map(|segment| offsets.slice(segment.span)).collect();
//! assert_eq!(sentences, ["هل يستمر الحوار؟", "نعم، قال المجلس الأعلى للدولة."]);
//!
//! let mut termbase = Termbase::default();
//! termbase.insert(&ConceptId::from("hcs"), Nature::Common, &Usage::default(), ["المجلس الأعلى للدولة"]);
//! let found = termbase.recognise("وبالمجلس الاعلى للدوله");
//! assert_eq!(found[0].span, Span::new(0, 22));
//!
//! // Another spelling costs next to nothing; only the identical text scores 1.
//! assert!(score("المجلس الأعلى", "المجلس الاعلى") > 0.98);
//! ```

pub mod align;
pub mod app;
pub mod arabic;
pub mod article;
pub mod checks;
pub mod cli;
mod columns;
pub mod complete;
mod digest;
mod english;
pub mod formats;
pub mod glossary;
pub mod http;
pub mod id;
pub mod memory;
pub mod propose;
pub mod store;
