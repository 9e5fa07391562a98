//! What does the page's own structure say of a line? For text that comes from HTML, where elements tell what words cannot.

use super::block::Reason;
use super::features::Features;
use super::passage::Mark;
use crate::article::Role;

/// What the element around a line is for. One for each line of the text; a plain text has none.
///
/// The elements are those of the HTML Living Standard, the roles those of WAI-ARIA 1.2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hint {
    /// Nothing is known.
    #[default]
    None,
    /// `<h1>`.
    Headline,
    /// `<h2>` to `<h6>`.
    Heading,
    /// `<li>`, `<dt>`, `<dd>`.
    Item,
    /// A cell of a table of data: what it holds is told, also if that is a number or a day alone.
    Cell,
    /// `<figcaption>`, the `<caption>` of a table.
    Caption,
    /// A line that is all `<time>`.
    Date,
    /// `<nav>`, a menu, a path of breadcrumbs.
    Navigation,
    /// The `<header>` of the page, not of the article.
    Banner,
    /// The `<footer>` of the page, or of the article.
    Footer,
    /// An `<aside>` outside the article, a list of related articles.
    Aside,
    /// A button, a label, a field; the form around a comment.
    Form,
    /// What readers wrote.
    Comment,
    /// A line that is nearly all link.
    Link,
}

/// The role that structure alone gives a line, stronger than its words: the page's own parts.
pub(crate) fn furniture(line: &Features) -> Option<(Role, Reason)> {
    match line.hint {
        Hint::Navigation => Some((Role::Boilerplate, Reason::Navigation)),
        Hint::Banner => Some((Role::Boilerplate, Reason::Banner)),
        Hint::Footer => Some((Role::Boilerplate, Reason::Footer)),
        Hint::Form => Some((Role::Boilerplate, Reason::Form)),
        Hint::Comment => Some((Role::Boilerplate, Reason::Comment)),
        Hint::Aside => Some((Role::Related, Reason::Aside)),
        // A sentence may be a link as a whole; a headline that is one leads to another article.
        Hint::Link if line.mark != Mark::Stop && line.count >= 3 => Some((Role::Related, Reason::Link)),
        _ => None,
    }
}

/// Whether the line's own words may give it that role where it stands: in a table, «12» is no count of visits, and «26 مارس» no date of the page.
pub(crate) fn allows(line: &Features, reason: Reason) -> bool {
    line.hint != Hint::Cell || !matches!(reason, Reason::Counter | Reason::Date | Reason::NoWords | Reason::Byline)
}

/// The role that structure gives a line of which the words say nothing. A headline and a heading depend on their place.
pub(crate) fn part(line: &Features) -> Option<(Role, Reason)> {
    match line.hint {
        Hint::Caption => Some((Role::Caption, Reason::Figure)),
        Hint::Date => Some((Role::Meta, Reason::Date)),
        Hint::Cell => Some((Role::Body, Reason::Cell)),
        _ => None,
    }
}
