//! Does the English deny what the Arabic denies? لم, لن, لا, ليس, غير and نفى against "not", "un-", "without", "denied".
//!
//! A segment is told where the English has fewer denials than the Arabic has plain ones, after those that stand for its
//! softer ones (عدم, دون, فشل) have been taken off. Arabic words that deny nothing are passed over: لا يزال is "still", لا يقل
//! عن "at least", غير أن "however". Both languages have many ways of saying no without one of these words, so this check also
//! speaks of some good translations, and is off by default.

use super::{Finding, Kind, Sides};
use crate::arabic::{Span, TokenKind, fold_str, tokenise};
use crate::english::token::Kind as EnglishKind;

mod english;

/// Words that deny, in folded spelling.
const PLAIN: &str = "
    لم لن لا ليس ليست ليسوا لست لسنا ليسا لستم لسن غير نفي نفت نفوا ينفي تنفي ينفون نافيا نافيه انكر
    انكرت ينكر تنكر";

/// Words that have something of a denial, for which English may have one or not.
const SOFT: &str = "
    عدم بعدم لعدم انعدام دون بدون بلا رفض رفضت رفضوا يرفض ترفض يرفضون رفضه رافضا فشل فشلت فشلوا يفشل الفشل استحاله مستحيل
    المستحيل يستحيل";

/// What stands behind لا where it denies nothing, or says something else: still, especially, must, no doubt, at least.
const AFTER_LA: &str = "
    يزال تزال يزالون نزال ازال زال زالت زالوا يزالوا تزالون سيما بد ريب محاله جرم مفر يكاد تكاد مناص يتجاوز تتجاوز يتعدي تتعدي
    يقل تقل يزيد تزيد";

/// What stands behind غير where it is "however" or "changed", and before it.
const AFTER_GHAYR: &str = "ذلك ان انه انها انهم اسمه اسمها راي رايه";
const BEFORE_GHAYR: &str = "قد وقد لقد انه انها الذي ان";

/// What makes "only" of a denial when it stands behind it: إلا, سوى.
const ONLY: &str = "الا سوي";

/// How many words behind a denial are looked through for that.
const AHEAD: usize = 9;

pub(super) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let (plain, soft) = denials(sides.pair.source);
    if plain.is_empty() {
        return Vec::new();
    }
    // "rather than" is وليس.
    let rather = plain.iter().any(|span| sides.source.slice(*span).starts_with("وليس"));
    let tokens = sides.target.tokens();
    let glued = |at: usize| tokens.get(at + 1).is_some_and(|next| next.is("-") && !next.spaced);
    let words = || tokens.iter().enumerate().filter(|(_, token)| token.kind == EnglishKind::Word);
    let denying = words().filter(|(at, token)| {
        let yet = token.is("yet") && tokens.get(at + 1).is_some_and(|next| next.is("to"));
        // A no-confidence vote denies nothing.
        let denies = english::denies(&token.lower) && !(token.is("no") && glued(*at));
        // "whether or not" and "members or not" leave it open.
        let denies = denies
            && !(token.is("not")
                && at.checked_sub(1).is_some_and(|before| tokens.get(before).is_some_and(|before| before.is("or"))));
        denies || yet || (rather && token.is_any(&["rather", "instead"]))
    });
    // غير goes with an adjective, for which English has many prefixes.
    let of_adjectives = plain.iter().filter(|span| sides.source.slice(**span).ends_with("غير")).count();
    let prefixed = words().filter(|(_, token)| english::has_prefix(&token.lower)).count();
    let said = denying.count() + prefixed.min(of_adjectives);
    if plain.len() <= said.saturating_sub(soft) {
        return Vec::new();
    }
    let words: Vec<&str> = plain.iter().map(|span| sides.source.slice(*span)).collect();
    let listed = words.join("، ");
    let message = format!("The Arabic denies something ({listed}), and the English does not: is a “not” missing?");
    // One more that is lost is another fault.
    let what = format!("{} {}", fold_str(&listed), plain.len() - said.saturating_sub(soft));
    vec![Finding::new(Kind::Negation, &what, message).at_source(plain)]
}

/// Where the Arabic denies plainly, and how often softly.
fn denials(source: &str) -> (Vec<Span>, usize) {
    let chars: Vec<char> = source.chars().collect();
    let written = |span: Span| chars.get(span.start..span.end).unwrap_or_default();
    let spans: Vec<Span> =
        tokenise(source).into_iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.span).collect();
    let words: Vec<String> = spans.iter().map(|&span| fold_str(&written(span).iter().collect::<String>())).collect();
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
    let (mut plain, mut soft, mut last) = (Vec::new(), 0, "");
    for (at, &span) in spans.iter().enumerate() {
        let whole = word(Some(at));
        let bare = whole.strip_prefix(['و', 'ف']).unwrap_or(whole);
        soft += usize::from(is_in(SOFT, whole) || is_in(SOFT, bare));
        let Some(denial) = [whole, bare].into_iter().find(|word| is_in(PLAIN, word)) else { continue };
        let (before, next) = (word(at.checked_sub(1)), word(Some(at + 1)));
        let another = match denial {
            // "neither … nor" is one denial, and "whether or not" none.
            "لا" => {
                // ولا يذهب denies a verb of its own; ولا المدرسة goes on with what was denied.
                let goes_on = bare != whole && !plain.is_empty() && !next.starts_with(['ي', 'ت', 'ن']);
                is_in(AFTER_LA, next) || matches!(before, "ام" | "او") || goes_on
            }
            // غيّر is "changed".
            "غير" => {
                let doubled = written(span).contains(&'\u{0651}');
                doubled
                    || (bare != whole && last == "غير")
                    || is_in(AFTER_GHAYR, next)
                    || is_in(BEFORE_GHAYR, before)
                    || next.is_empty()
            }
            _ => false,
        };
        // إلا أن is "however".
        let only = |at: usize| is_in(ONLY, word(Some(at))) && !word(Some(at + 1)).starts_with("ان");
        if !another && !(at + 1..=at + AHEAD).any(only) {
            plain.push(span);
            last = denial;
        }
    }
    (plain, soft)
}

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|entry| entry == word)
}
