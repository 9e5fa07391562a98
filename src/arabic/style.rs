//! How does the desk write English? The choices that news style guides differ in.
//!
//! The two sets are those of British papers (the style guides of the Guardian and Reuters: day before month, "%", "km" spelt
//! out as "kilometres") and of American ones (*The Associated Press Stylebook*: "March 26, 2023", "10:30 a.m.",
//! "kilometers"). Both spell out numbers below ten, and only those that the Arabic has in words.

/// How a date's parts are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// "Sunday 26 March 2023".
    DayFirst,
    /// "Sunday, March 26, 2023".
    MonthFirst,
}

/// How a percentage is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Percent {
    /// "25%".
    Sign,
    /// "25 percent".
    OneWord,
    /// "25 per cent".
    TwoWords,
}

/// How the hours are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clock {
    /// "22:30".
    Hours24,
    /// "10:30 p.m.".
    Hours12,
}

/// How units are spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// "kilometres", "tonnes".
    British,
    /// "kilometers", "metric tons".
    American,
}

/// How English values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// Whether commas part thousands: "8,000".
    pub thousands: bool,
    /// Up to which value a number that the Arabic has in words is a word in English too: 9, 10, or 0 for figures only.
    pub words_to: u8,
    /// "26 March" or "March 26".
    pub dates: DateOrder,
    /// "%", "percent" or "per cent".
    pub percent: Percent,
    /// Whether a currency that has a sign takes it: "$3.5 million", not "3.5 million US dollars".
    pub money_signs: bool,
    /// "22:30" or "10:30 p.m.".
    pub clock: Clock,
    /// "kilometres" or "kilometers".
    pub spelling: Spelling,
}

impl Style {
    /// The style of British papers.
    pub const BRITISH: Self = Self {
        thousands: true,
        words_to: 9,
        dates: DateOrder::DayFirst,
        percent: Percent::Sign,
        money_signs: true,
        clock: Clock::Hours24,
        spelling: Spelling::British,
    };

    /// The style of American papers.
    pub const AMERICAN: Self =
        Self { dates: DateOrder::MonthFirst, clock: Clock::Hours12, spelling: Spelling::American, ..Self::BRITISH };
}

impl Default for Style {
    fn default() -> Self {
        Self::BRITISH
    }
}

/// What the rendering of a text's values depends on beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// How the desk writes.
    pub style: Style,
    /// The day of which the article says "today"; without it no relative day has a hint.
    pub date: Option<jiff::civil::Date>,
}
