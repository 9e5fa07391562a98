//! WHOSE PAGE IS THIS? What a page says of itself for those who link to it.

use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer, naive_next_state};

/// The longest name that is believed, in code points.
const LONGEST: usize = 80;

/// The name of the site (Open Graph's `og:site_name`, else `application-name`), else the host of the address that the page gives as its own. Only
/// its head is read.
pub fn outlet(html: &str) -> Option<String> {
    let mut tokens = Tokenizer::new_with_emitter(html, DefaultEmitter::default());
    let (mut name, mut application, mut host) = (None, None, None);
    while let Some(Ok(token)) = tokens.next() {
        let Token::StartTag(tag) = token else { continue };
        if let Some(state) = naive_next_state(&tag.name) {
            tokens.set_state(state);
        }
        match tag.name.as_slice() {
            b"body" => break,
            b"meta" => {
                let said = attribute(&tag, b"content");
                let called = attribute(&tag, b"property").or_else(|| attribute(&tag, b"name")).unwrap_or_default();
                match called.to_ascii_lowercase().as_str() {
                    "og:site_name" => name = name.or(said.as_deref().and_then(named)),
                    "application-name" => application = application.or(said.as_deref().and_then(named)),
                    "og:url" => host = host.or(said.as_deref().and_then(host_of)),
                    _ => {}
                }
            }
            b"link" if attribute(&tag, b"rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                host = host.or(attribute(&tag, b"href").as_deref().and_then(host_of));
            }
            _ => {}
        }
    }
    name.or(application).or(host)
}

/// A name on one line; `None` for nothing and for a text that is none.
fn named(text: &str) -> Option<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty() && name.chars().count() <= LONGEST).then_some(name)
}

/// The host of an address, without "www.".
fn host_of(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let is_name = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    is_name.then(|| host.to_owned())
}

fn attribute(tag: &StartTag<()>, name: &[u8]) -> Option<String> {
    tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_whose_it_is() {
        for (page, expected) in [
            (r#"<head><meta property="og:site_name" content=" وكالة  النخيل "></head>"#, Some("وكالة النخيل")),
            (
                r#"<meta name=application-name content="Palm News"><link rel=canonical href=https://x.example/1>"#,
                Some("Palm News"),
            ),
            (r#"<link rel="Canonical" href="https://www.palm.example:8080/a?b">"#, Some("palm.example")),
            (r#"<meta property="og:url" content="http://palm.example/1">"#, Some("palm.example")),
            (r#"<title><meta property="og:site_name" content="no"></title><p>نص"#, None),
            (r#"<body><meta property="og:site_name" content="no">"#, None),
            (r#"<link rel="canonical" href="/a/b">"#, None),
            (r#"<link rel="canonical" href="https://localhost/a">"#, None),
            ("", None),
        ] {
            assert_eq!(outlet(page).as_deref(), expected, "{page}");
        }
        assert_eq!(outlet(&format!("<meta property=og:site_name content=\"{}\">", "ن".repeat(LONGEST + 1))), None);
    }
}
