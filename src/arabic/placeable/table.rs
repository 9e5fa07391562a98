//! How is what is counted looked up, and how does its adjective go with it? What currencies and units have in common.

use crate::arabic::lexicon::{COUNTED, DUAL, with_proclitics, without_proclitics};
use crate::arabic::piece::Piece;

/// What says its number itself: دولارين is two, "دولار واحد" one.
pub(super) struct Counted<T: 'static> {
    pub(super) what: &'static T,
    pub(super) count: u8,
    /// How many letters before it are proclitics.
    pub(super) letters: usize,
    /// The piece after it.
    pub(super) next: usize,
}

/// What is counted, in English.
pub(super) trait Named {
    /// One of it.
    fn one(&self) -> &'static str;
    /// Several.
    fn many(&self) -> &'static str;
    /// The name that goes with a number, given in canonical form.
    fn after(&self, value: &str) -> &'static str {
        if value == "1" { self.one() } else { self.many() }
    }
}

/// A noun of a table, in Arabic.
pub(super) trait Noun: 'static {
    /// All its forms after a number, folded.
    fn forms(&self) -> &'static [&'static str];
    /// Two of it, which need no number: دولارين.
    fn duals(&self) -> &'static [&'static str];
}

/// The noun of which `piece` is a form after a number.
pub(super) fn noun_of<N: Noun>(nouns: &'static [N], piece: &Piece<'_>) -> Option<&'static N> {
    nouns.iter().find(|noun| piece.may_be(COUNTED) && noun.forms().contains(&piece.folded))
}

/// Two of a noun, "دينارين ليبيين", or one with its number behind it, "دولار واحد". `read` reads the noun at a piece with what
/// goes with it, and says which piece follows.
pub(super) fn counted_itself<N: Noun, T>(
    nouns: &'static [N],
    pieces: &[Piece<'_>],
    at: usize,
    read: impl Fn(usize, &'static N) -> Option<(&'static T, usize)>,
) -> Option<Counted<T>> {
    let piece = pieces.get(at).filter(|piece| piece.may_be(DUAL | COUNTED))?;
    let dual = nouns.iter().find_map(|noun| Some((noun, without_proclitics(piece.folded, noun.duals())?.1)));
    if let Some((noun, letters)) = dual {
        let (what, next) = read(at, noun)?;
        return Some(Counted { what, count: 2, letters, next });
    }
    let (what, next) = read(at, noun_of(nouns, piece)?)?;
    pieces.get(next)?.is_word(&["واحد", "واحده"]).then_some(Counted { what, count: 1, letters: 0, next: next + 1 })
}

/// Whether `word` is `adjective` as it goes with the noun: "دينار ليبي", "دنانير ليبية", "دينارا ليبيا", "دينارين ليبيين".
///
/// The accusative only follows the accusative: in "25 دينار ليبيا" the last word is the country.
pub(super) fn agrees(noun: &str, word: &str, adjective: &str) -> bool {
    word.strip_prefix(adjective).is_some_and(|ending| match ending {
        "" | "ه" => true,
        "ا" => noun.ends_with('ا'),
        "ين" | "ان" | "تين" | "تان" => noun.ends_with("ين") || noun.ends_with("ان"),
        _ => false,
    })
}

/// Every form of a noun after a number.
pub(super) fn forms<N: Noun>(nouns: &'static [N]) -> Vec<String> {
    nouns.iter().flat_map(Noun::forms).map(|&form| form.to_owned()).collect()
}

/// Every form that says two, with each proclitic.
pub(super) fn duals<N: Noun>(nouns: &'static [N]) -> Vec<String> {
    nouns.iter().flat_map(Noun::duals).flat_map(|form| with_proclitics(form)).map(|(form, _)| form).collect()
}
