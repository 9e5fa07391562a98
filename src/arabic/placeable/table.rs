//! How does an adjective go with the noun that is counted? What currencies and units have in common.

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
