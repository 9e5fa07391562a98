//! In which language is a page read? As its reader chose, else as the browser prefers, else in English.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use std::convert::Infallible;

/// Where a browser keeps the choice; `static/js/theme.js` writes it. A cookie, since the page itself must be in that language:
/// what a script keeps, the server does not see.
const COOKIE: &str = "tarjuman-language";

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Language {
    English,
    Arabic,
}

impl Language {
    pub(super) const ALL: [Self; 2] = [Self::English, Self::Arabic];

    /// As in `<html lang>`, and the name of its file in `static/strings/`.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    /// The language of a tag, whatever its region: `ar-LY` is Arabic.
    fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default().trim();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    fn asked(headers: &HeaderMap) -> Self {
        let lines = |name| headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
        let cookies =
            lines(header::COOKIE).flat_map(|line| line.split(';')).filter_map(|cookie| cookie.split_once('='));
        let chosen = cookies.filter(|(name, _)| name.trim() == COOKIE).find_map(|(_, value)| Self::of_tag(value));
        chosen.or_else(|| preferred(lines(header::ACCEPT_LANGUAGE))).unwrap_or(Self::English)
    }
}

/// Of the languages that `Accept-Language` names (RFC 9110, 12.5.4), the one of ours that weighs most; of equals the first.
fn preferred<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Language> {
    let mut best: Option<(Language, f32)> = None;
    for range in lines.flat_map(|line| line.split(',')) {
        let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
        let weight = parameters.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.trim().parse().ok());
        let (Some(language), Some(weight)) = (Language::of_tag(tag), weight) else { continue };
        if weight > best.map_or(0.0, |(_, weight)| weight) {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
}

impl<S: Sync> FromRequestParts<S> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::asked(&parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    #[test]
    fn the_choice_counts_before_the_browsers_and_english_is_what_is_left() {
        use Language::{Arabic, English};
        let cases: [(&[(HeaderName, &str)], Language); 13] = [
            (&[], English),
            (&[(header::ACCEPT_LANGUAGE, "ar-LY,ar;q=0.9,en;q=0.8")], Arabic),
            (&[(header::ACCEPT_LANGUAGE, "en-GB,en;q=0.9,ar;q=0.8")], English),
            (&[(header::ACCEPT_LANGUAGE, "fr, en;q=0.3, ar;q=0.5")], Arabic),
            (&[(header::ACCEPT_LANGUAGE, "fr, AR")], Arabic),
            (&[(header::ACCEPT_LANGUAGE, "ar;q=0, en;q=0.1")], English),
            (&[(header::ACCEPT_LANGUAGE, "arc, fr")], English),
            (&[(header::ACCEPT_LANGUAGE, "ar;q=much")], English),
            (&[(header::COOKIE, "tarjuman-language=ar")], Arabic),
            (&[(header::COOKIE, "a=b; tarjuman-language=ar"), (header::ACCEPT_LANGUAGE, "en")], Arabic),
            (&[(header::COOKIE, "tarjuman-language=en"), (header::ACCEPT_LANGUAGE, "ar")], English),
            (&[(header::COOKIE, "tarjuman-language=xx"), (header::ACCEPT_LANGUAGE, "ar")], Arabic),
            (&[(header::COOKIE, "language=ar; tarjuman-language")], English),
        ];
        for (given, expected) in cases {
            let headers = given.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()));
            assert_eq!(Language::asked(&headers.collect()), expected, "{given:?}");
        }
    }
}
