//! What is a block for? The roles, and which of them a translator works on.

/// What a block of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The headline.
    Title,
    /// A paragraph of the text.
    Body,
    /// A heading inside the text.
    Heading,
    /// An item of a list.
    List,
    /// The line under a picture.
    Caption,
    /// Date, byline, source, a dateline alone on its line.
    Meta,
    /// Links to and teasers of other articles.
    Related,
    /// Menus, breadcrumbs, sharing buttons, legal lines.
    Boilerplate,
}

impl Role {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Body,
        Self::Heading,
        Self::List,
        Self::Caption,
        Self::Meta,
        Self::Related,
        Self::Boilerplate,
    ];

    /// The name in the contract and the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Heading => "heading",
            Self::List => "list",
            Self::Caption => "caption",
            Self::Meta => "meta",
            Self::Related => "related",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether a segment of this role is translated and exported unless somebody says otherwise.
    ///
    /// `meta` is shown but not counted; `related` and `boilerplate` are folded away.
    #[must_use]
    pub fn is_translatable(self) -> bool {
        matches!(self, Self::Title | Self::Body | Self::Heading | Self::List | Self::Caption)
    }
}
