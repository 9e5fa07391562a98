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

/// Each reason with its name and its sentence on one line, so that none lacks either.
macro_rules! reasons {
    ($($(#[$doc:meta])* $reason:ident $name:literal $sentence:literal)*) => {
        /// The signal that decided a block's role.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Reason {
            $($(#[$doc])* $reason,)*
        }

        impl Reason {
            /// All reasons.
            pub const ALL: &[Self] = &[$(Self::$reason),*];

            /// The name in the store; it never changes.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$reason => $name,)* }
            }

            /// The reason as the page says it, in plain English.
            #[must_use]
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$reason => $sentence,)* }
            }
        }
    };
}

reasons! {
    /// Nothing speaks against text.
    Text "text" "A paragraph of the text."
    /// At the top, before the text, without a full stop.
    Headline "headline" "It stands above the text and has no full stop."
    /// One short line without a full stop before a paragraph.
    Subheading "subheading" "A short line without a full stop, before a paragraph."
    /// A bullet, or a number with a mark.
    ListMark "list-mark" "It begins with a bullet or a number."
    /// An archive or agency note at the end of a short line.
    Picture "picture" "It reads like the line under a picture."
    /// Days, months, hours and nothing else.
    Date "date" "It says only when the page was published."
    /// «كتب:», «المصدر:», or a name between headline and text.
    Byline "byline" "It names who wrote the text, or where it comes from."
    /// An agency, with or without a place, alone on a line.
    Agency "agency" "It names a news agency and nothing else."
    /// A desk and a place between headline and text.
    Dateline "dateline" "It names an office or a place, alone on its line."
    /// The same line stands again as the headline.
    Repeated "repeated" "It is the headline again; one translation serves both."
    /// A number and the words of a heading that stands further down.
    Contents "contents" "It is a line of the table of contents."
    /// Short items between slashes, bars or arrows.
    Breadcrumb "breadcrumb" "It is a menu or the path to the page."
    /// A word or two before the headline.
    Section "section" "It stands before the headline and is too short for one."
    /// Nothing but the names of buttons and networks.
    Button "button" "It consists of the names of buttons or networks."
    /// Comment forms, subscriptions, legal lines.
    Interface "interface" "It belongs to the page: comments, subscription or legal lines."
    /// Numbers, or a count of visits.
    Counter "counter" "It holds only numbers or counts."
    /// «وسوم», «كلمات مفتاحية», hash tags.
    Keywords "keywords" "It lists keywords."
    /// A web or e-mail address alone on a line.
    Address "address" "It is only a web or e-mail address."
    /// A short line without Arabic, before or after the text.
    Foreign "foreign" "It has no Arabic and stands outside the text."
    /// No words at all.
    NoWords "no-words" "It has no words."
    /// After the text, behind lines that belong to the page.
    Tail "tail" "It comes after the text, behind lines that belong to the page."
    /// «شاهد أيضاً», «اقرأ المزيد».
    RelatedOpener "related-opener" "Its first words lead to other articles."
    /// Behind such a line.
    RelatedItem "related-item" "It follows words that lead to other articles."
    /// Headlines in a row between two paragraphs.
    HeadlineRow "headline-row" "It is one of several headlines in a row, between two paragraphs."
    /// In a box in the middle of the text that says where it ends.
    Inset "inset" "It belongs to a box that the page has put into the text."
    /// Behind a line that counts readers' comments, or in the part of the page that holds them.
    Comment "comment" "It stands among the readers' comments."
    /// The page's headings of the first rank.
    MarkedHeadline "marked-headline" "The page marks it as its headline."
    /// The page's headings of another rank.
    MarkedHeading "marked-heading" "The page marks it as a heading."
    /// An item of a list of the page.
    MarkedItem "marked-item" "The page marks it as an item of a list."
    /// A cell of a table of the page.
    Cell "cell" "The page has it in a table."
    /// The line that the page sets under a picture.
    Figure "figure" "The page sets it under a picture."
    /// In the page's navigation.
    Navigation "navigation" "It stands in the page's navigation."
    /// In the head of the page.
    Banner "banner" "It stands in the head of the page, above the article."
    /// In the foot of the page or of the article.
    Footer "footer" "It stands in the foot of the page."
    /// Beside the article.
    Aside "aside" "It stands beside the article."
    /// In a form, or on a button.
    Form "form" "It belongs to a form or a button."
    /// A link and nothing else.
    Link "link" "It is a link and nothing else."
    /// Nobody guessed: a person said so.
    Chosen "chosen" "Somebody chose this role."
}

impl Reason {
    /// The reason of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_reason_has_a_name_and_a_sentence_of_its_own() {
        for &reason in Reason::ALL {
            assert_eq!(Reason::from_name(reason.name()), Some(reason));
            let sentence = reason.sentence();
            assert!(sentence.ends_with('.') && sentence.starts_with(char::is_uppercase), "{sentence}");
        }
        let sentences: HashSet<&str> = Reason::ALL.iter().map(|reason| reason.sentence()).collect();
        assert_eq!(sentences.len(), Reason::ALL.len());
    }
}
