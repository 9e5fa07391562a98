//! Why has this paragraph its role? A block, and the reason that the page shows beside a folded one.

use crate::arabic::Span;
use crate::article::Role;

/// A paragraph-level part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// From the start of its first segment to the end of its last, in code points of the article.
    pub span: Span,
    /// What it is for.
    pub role: Role,
    /// What told so.
    pub reason: Reason,
}

/// The signal that decided a block's role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Nothing speaks against text.
    Text,
    /// At the top, before the text, without a full stop.
    Headline,
    /// One short line without a full stop before a paragraph.
    Subheading,
    /// A bullet, or a number with a mark.
    ListMark,
    /// An archive or agency note at the end of a short line.
    Picture,
    /// Days, months, hours and nothing else.
    Date,
    /// «كتب:», «المصدر:», or a name between headline and text.
    Byline,
    /// An agency, with or without a place, alone on a line.
    Agency,
    /// A desk and a place between headline and text.
    Dateline,
    /// The same line stands again as the headline.
    Repeated,
    /// A number and the words of a heading that stands further down.
    Contents,
    /// Short items between slashes, bars or arrows.
    Breadcrumb,
    /// A word or two before the headline.
    Section,
    /// Nothing but the names of buttons and networks.
    Button,
    /// Comment forms, subscriptions, legal lines.
    Interface,
    /// Numbers, or a count of visits.
    Counter,
    /// «وسوم», «كلمات مفتاحية», hash tags.
    Keywords,
    /// A web or e-mail address alone on a line.
    Address,
    /// A short line without Arabic, before or after the text.
    Foreign,
    /// No words at all.
    NoWords,
    /// After the text, behind lines that belong to the page.
    Tail,
    /// «شاهد أيضاً», «اقرأ المزيد».
    RelatedOpener,
    /// Behind such a line.
    RelatedItem,
    /// Headlines in a row between two paragraphs.
    HeadlineRow,
    /// In a box in the middle of the text that says where it ends.
    Inset,
    /// Behind a line that counts readers' comments, or in the part of the page that holds them.
    Comment,
    /// The page's headings of the first rank.
    MarkedHeadline,
    /// The page's headings of another rank.
    MarkedHeading,
    /// An item of a list of the page.
    MarkedItem,
    /// The line that the page sets under a picture.
    Figure,
    /// In the page's navigation.
    Navigation,
    /// In the head of the page.
    Banner,
    /// In the foot of the page or of the article.
    Footer,
    /// Beside the article.
    Aside,
    /// In a form, or on a button.
    Form,
    /// A link and nothing else.
    Link,
}

impl Reason {
    /// The reason as the page says it, in plain English.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Text => "A paragraph of the text.",
            Self::Headline => "It stands above the text and has no full stop.",
            Self::Subheading => "A short line without a full stop, before a paragraph.",
            Self::ListMark => "It begins with a bullet or a number.",
            Self::Picture => "It reads like the line under a picture.",
            Self::Date => "It says only when the page was published.",
            Self::Byline => "It names who wrote the text, or where it comes from.",
            Self::Agency => "It names a news agency and nothing else.",
            Self::Dateline => "It names an office or a place, alone on its line.",
            Self::Repeated => "It is the headline again; one translation serves both.",
            Self::Contents => "It is a line of the table of contents.",
            Self::Breadcrumb => "It is a menu or the path to the page.",
            Self::Section => "It stands before the headline and is too short for one.",
            Self::Button => "It consists of the names of buttons or networks.",
            Self::Interface => "It belongs to the page: comments, subscription or legal lines.",
            Self::Counter => "It holds only numbers or counts.",
            Self::Keywords => "It lists keywords.",
            Self::Address => "It is only a web or e-mail address.",
            Self::Foreign => "It has no Arabic and stands outside the text.",
            Self::NoWords => "It has no words.",
            Self::Tail => "It comes after the text, behind lines that belong to the page.",
            Self::RelatedOpener => "Its first words lead to other articles.",
            Self::RelatedItem => "It follows words that lead to other articles.",
            Self::HeadlineRow => "It is one of several headlines in a row, between two paragraphs.",
            Self::Inset => "It belongs to a box that the page has put into the text.",
            Self::Comment => "It stands among the readers' comments.",
            Self::MarkedHeadline => "The page marks it as its headline.",
            Self::MarkedHeading => "The page marks it as a heading.",
            Self::MarkedItem => "The page marks it as an item of a list.",
            Self::Figure => "The page sets it under a picture.",
            Self::Navigation => "It stands in the page's navigation.",
            Self::Banner => "It stands in the head of the page, above the article.",
            Self::Footer => "It stands in the foot of the page.",
            Self::Aside => "It stands beside the article.",
            Self::Form => "It belongs to a form or a button.",
            Self::Link => "It is a link and nothing else.",
        }
    }
}
