//! What is this element for? Names, ARIA roles and a few class names to hints for the splitter.
//!
//! Elements as the HTML Living Standard defines them (4.3 Sections, 4.4 Grouping content), roles as in WAI-ARIA 1.2 (5.4).
//! Class names are used only where every site means the same by them; a class on the element that holds the article counts
//! for nothing, since it is told by what stands inside.

use crate::article::Hint;

/// The attributes of an element that matter here.
#[derive(Clone, Copy, Default)]
pub(super) struct Attributes<'a> {
    pub(super) role: &'a str,
    pub(super) class: &'a str,
    pub(super) id: &'a str,
}

/// Class names and identifiers, between blanks, and what they say.
const NAMES: &[(Hint, &str)] = &[
    (Hint::Navigation, "breadcrumb breadcrumbs navbar main-menu nav-menu pagination skip-link"),
    (
        Hint::Form,
        "share sharing social-share share-buttons sharedaddy addthis_toolbox cookie-notice cookie-banner newsletter \
         newsletter-signup search-form",
    ),
    (Hint::Comment, "comments comments-area comment-list comment-respond respond disqus_thread fb-comments"),
    (Hint::Aside, "related related-posts related-articles related-news sidebar most-read trending"),
    (Hint::Footer, "site-footer post-tags entry-tags tags tag-list copyright"),
];

/// Class names of the line under a picture.
const CAPTIONS: &str = "wp-caption-text caption figcaption image-caption photo-caption";

/// The part of the page that an element begins: all that stands in it is of that part. `inside` names the open elements.
pub(super) fn region(name: &str, attributes: Attributes<'_>, inside: impl Fn(&str) -> bool) -> Hint {
    let in_article = || inside("article") || inside("main") || inside("section");
    match attributes.role {
        "navigation" | "menu" | "menubar" | "toolbar" => return Hint::Navigation,
        "banner" => return Hint::Banner,
        "contentinfo" => return Hint::Footer,
        "search" | "form" | "dialog" | "alertdialog" => return Hint::Form,
        "complementary" => return Hint::Aside,
        _ => {}
    }
    match name {
        "nav" | "menu" => Hint::Navigation,
        "header" if !in_article() => Hint::Banner,
        "footer" if !inside("blockquote") => Hint::Footer,
        "aside" if !in_article() => Hint::Aside,
        "form" | "select" | "textarea" | "dialog" | "search" | "fieldset" => Hint::Form,
        "div" | "section" | "ul" | "ol" | "aside" | "p" => named(attributes),
        _ => Hint::None,
    }
}

fn named(attributes: Attributes<'_>) -> Hint {
    let classes = || attributes.class.split_ascii_whitespace().chain([attributes.id]);
    let says = |names: &str| {
        classes().any(|class| names.split_ascii_whitespace().any(|name| name.eq_ignore_ascii_case(class)))
    };
    NAMES.iter().find(|(_, names)| says(names)).map_or(Hint::None, |(hint, _)| *hint)
}

/// What a block element says of the lines that stand in it directly.
pub(super) fn line(name: &str, attributes: Attributes<'_>) -> Hint {
    let captioned = attributes
        .class
        .split_ascii_whitespace()
        .any(|class| CAPTIONS.split_ascii_whitespace().any(|name| name == class));
    match name {
        "h1" => Hint::Headline,
        "h2" | "h3" | "h4" | "h5" | "h6" => Hint::Heading,
        "figcaption" | "caption" => Hint::Caption,
        "p" | "div" if captioned => Hint::Caption,
        "li" | "dt" | "dd" => Hint::Item,
        _ => Hint::None,
    }
}

/// Whether a browser shows nothing of the element, by its own word: `hidden`, `display: none`.
pub(super) fn is_hidden(has_hidden: bool, style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    has_hidden || style.contains("display:none") || style.contains("visibility:hidden")
}

/// Elements that must be closed, so that hiding one hides no more than it holds.
pub(super) const CLOSED: &[&str] = &[
    "a", "article", "aside", "button", "div", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "nav", "ol", "section", "span", "table", "ul",
];
