//! Which English words deny? Those that say no, those that say it of what they name, and those with a negative prefix.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that deny by themselves or by their meaning.
const WORDS: &str = "
    not no never none nor neither nobody nothing nowhere cannot without non nope nay unless unable ill
    fail fails failed failing failure deny denies denied denying denial refuse refuses refused refusal refusing
    reject rejects rejected rejecting rejection dismiss dismisses dismissed dismissing refute refuted hardly barely rarely seldom scarcely";

/// Beginnings of words with a negative prefix other than un- and non-, which any word may have.
const PREFIXED: &str = "
    inabilit inaccura inaction inactiv inadequa inadmiss inappropri incapab incapac incoher incomplet incompet incompatib
    inconceiv inconclus inconsisten inconvenien incorrect incurab indefinit independen indifferen indirect indiscrim
    indispens ineffect inefficien ineligib inequal inevitab inexperien inexplic infertil infinit inflexib informal inhuman
    innocen innumer inoperab insan insecur insensit insepar insignific insolub insolven instabil insuffic insurmount
    intoler invalid invariab invincib invisib involunt irration irregular irrelevan irreplac irrespons irrevers irresist
    illegal illegit illiter illicit illogic immatur immeasur immobil immoral immortal impass impatien imperfect impersonal
    implausib impolit impossib impoten impractic imprecis improbab improper impunit impure 
    disallow disapprov disbelie dishonest dislik disloyal disobe disprov disqualif
    disregard disrespect dissatisf distrust misunderst";

/// Words that only look as if they had un- or non-.
const NO_UN: &str = "under unit uni unilat uncle until union unanim unto nonet";

static ALL: LazyLock<HashSet<&'static str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

/// Whether a word in small letters denies by itself.
pub(super) fn denies(word: &str) -> bool {
    ALL.contains(word) || word.ends_with("n't") || word.ends_with("n’t")
}

/// Whether a word in small letters has a part that denies: unclear, stateless, impossible, asymptomatic.
pub(super) fn has_prefix(word: &str) -> bool {
    const OTHERS: [&str; 5] = ["ab", "as", "at", "off", "other"];
    let begins = |list: &str| list.split_whitespace().any(|start| word.starts_with(start));
    let un = word.len() >= 5 && (word.starts_with("un") || word.starts_with("non"));
    let less = word.len() > 5 && word.ends_with("less") && !matches!(word, "unless" | "regardless" | "nevertheless");
    let other = word.len() >= 7 && OTHERS.iter().any(|prefix| word.starts_with(prefix));
    less || other || (un && (!begins(NO_UN) || word.starts_with("unclear"))) || begins(PREFIXED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_words_deny() {
        for word in ["not", "don't", "cannot", "non", "denied", "nobody"] {
            assert!(denies(word), "{word}");
        }
        for word in ["unclear", "nonprofit", "impossible", "stateless", "asymptomatic"] {
            assert!(has_prefix(word) && !denies(word), "{word}");
        }
        for word in ["unit", "under", "uncle", "united", "until", "interest", "district", "regardless", "know", "once"]
        {
            assert!(!denies(word) && !has_prefix(word), "{word}");
        }
    }
}
