//! How do newspapers, converters and careless typists spoil a text? Makes a disturbed copy of labelled texts, labels moved along.
//!
//! Each disturbance can be had alone, at full strength, or all mixed as real pages mix them. What is drawn depends on the
//! text and a seed alone, so that every run disturbs alike.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// A way in which texts are spoilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disturbance {
    /// The stretching stroke inside words: الـمـجلس.
    Tatweel,
    /// Vowel marks: المَجلِس.
    Harakat,
    /// Shaped letters, as old converters leave them: ﺍﻟﻤﺠﻠﺲ.
    PresentationForms,
    /// Persian kaf and yeh: کرکوکی.
    Persian,
    /// Bidi and zero-width marks in and around words.
    InvisibleMarks,
    /// ه for ة: الحكومه.
    UndottedTeh,
    /// ى for a final ي: الليبى.
    UndottedYeh,
    /// ا for أ, إ and آ: الاعلى.
    BareAlef,
    /// Lam-alef turned about, as text comes out of a PDF: اإلسالم.
    ReversedLamAlef,
    /// Spaces doubled, a space behind و (و المجلس), and in one word of fifty a space somewhere inside (المجل س).
    StraySpaces,
    /// No space behind a full stop: المجلس.وقال.
    MissingSpaces,
}

impl Disturbance {
    pub(crate) const ALL: [Self; 11] = [
        Self::Tatweel,
        Self::Harakat,
        Self::PresentationForms,
        Self::Persian,
        Self::InvisibleMarks,
        Self::UndottedTeh,
        Self::UndottedYeh,
        Self::BareAlef,
        Self::ReversedLamAlef,
        Self::StraySpaces,
        Self::MissingSpaces,
    ];
}

/// What is done to the texts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Plan {
    /// One disturbance, wherever it can be.
    Alone(Disturbance),
    /// The habits of a writer for a whole text (each of three spellings in three of ten texts, a PDF's in one of ten) and
    /// accidents: every word is spoilt in one of the other ways with a chance of three in ten.
    Mixed,
}

/// Numbers from a seed (SplitMix64; Steele, Lea and Flood 2014).
struct Seed(u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Whether something happens that happens so many times in a hundred.
    fn percent(&mut self, chance: u64) -> bool {
        self.next() % 100 < chance
    }
}

/// The labelled text `row`, disturbed.
pub(crate) fn disturbed(row: &Value, plan: Plan) -> Value {
    let text: Vec<char> = row["text"].as_str().unwrap_or_default().chars().collect();
    let name = row["id"].as_str().unwrap_or_default();
    let seed = name.bytes().fold(7, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let copy = Copy::of(&text, plan, Seed(seed));
    let mut row = row.clone();
    row["text"] = copy.text.iter().collect::<String>().into();
    for occurrence in row["occurrences"].as_array_mut().into_iter().flatten() {
        let (start, end) = copy.moved(place(&occurrence["start"]), place(&occurrence["end"]));
        (occurrence["start"], occurrence["end"]) = (start.into(), end.into());
    }
    for span in row["ignore"].as_array_mut().into_iter().flatten() {
        let (start, end) = copy.moved(place(&span[0]), place(&span[1]));
        (span[0], span[1]) = (start.into(), end.into());
    }
    row
}

fn place(value: &Value) -> usize {
    value.as_u64().and_then(|place| usize::try_from(place).ok()).unwrap_or(0)
}

/// A text being copied, with where each of its code points went.
struct Copy {
    text: Vec<char>,
    /// For each code point of the source, the place of what was made of it.
    spans: Vec<(usize, usize)>,
}

impl Copy {
    fn of(source: &[char], plan: Plan, mut seed: Seed) -> Self {
        use Disturbance::{BareAlef, MissingSpaces, ReversedLamAlef, StraySpaces, UndottedTeh, UndottedYeh};
        let habits: Vec<Disturbance> = match plan {
            Plan::Alone(disturbance) => vec![disturbance],
            Plan::Mixed => {
                let chances = [(UndottedTeh, 30), (UndottedYeh, 30), (BareAlef, 30), (ReversedLamAlef, 10)];
                chances.into_iter().filter(|&(_, chance)| seed.percent(chance)).map(|(habit, _)| habit).collect()
            }
        };
        let mut copy = Self { text: Vec::with_capacity(source.len() * 2), spans: Vec::with_capacity(source.len()) };
        let mut at = 0;
        while at < source.len() {
            let end = at + source[at..].iter().take_while(|&&c| is_letter(c)).count();
            if end > at {
                let mut ways = habits.clone();
                if matches!(plan, Plan::Mixed) && seed.percent(30) {
                    ways.push(Disturbance::ALL[(seed.next() % 11) as usize]);
                    ways.retain(|way| habits.contains(way) || *way != ReversedLamAlef);
                }
                copy.word(&source[at..end], &ways, &mut seed);
                at = end;
                continue;
            }
            let (c, next) = (source[at], source.get(at + 1));
            let glued = at > 0 && source[at - 1] == '.' && c == ' ' && next.is_some_and(|&c| is_letter(c));
            let mixed = matches!(plan, Plan::Mixed);
            if glued && (habits.contains(&MissingSpaces) || mixed && seed.percent(20)) {
                copy.put(&[]);
            } else if c == ' ' && (habits.contains(&StraySpaces) && seed.percent(30) || mixed && seed.percent(5)) {
                copy.put(&[' ', ' ']);
            } else {
                copy.put(&[c]);
            }
            at += 1;
        }
        copy
    }

    /// Puts what is made of the next code point of the source.
    fn put(&mut self, made: &[char]) {
        let start = self.text.len();
        self.text.extend(made);
        self.spans.push((start, self.text.len()));
    }

    fn word(&mut self, word: &[char], ways: &[Disturbance], seed: &mut Seed) {
        use Disturbance::*;
        let has = |way| ways.contains(&way);
        if has(InvisibleMarks) {
            // Before the word, outside it.
            self.text.push('\u{202B}');
        }
        // A space behind the conjunction, where the article shows that it is one.
        let space = has(StraySpaces) && matches!(word, ['و', 'ا', 'ل', _, _, _, ..]);
        // A space inside. (In 15.7 million words of news one behind the article was met 220 times: this is a scan's.)
        let inside = has(StraySpaces) && !space && word.len() >= 4 && seed.percent(2);
        let inside = inside.then(|| 1 + usize::try_from(seed.next()).unwrap_or(0) % (word.len() - 1));
        let mut at = 0;
        while at < word.len() {
            let (c, last) = (word[at], at + 1 == word.len());
            if space && at == 1 {
                self.text.push(' ');
                // The conjunction is a word of its own now, and no part of what follows.
                if let Some(conjunction) = self.spans.last_mut() {
                    *conjunction = (conjunction.1 + 1, conjunction.1 + 1);
                }
            }
            if inside == Some(at) {
                self.text.push(' ');
            }
            let article = at == 0 || at == 1 && matches!(word[0], 'و' | 'ف' | 'ب' | 'ك');
            let lam_alef = c == 'ل' && matches!(word.get(at + 1), Some('ا' | 'أ' | 'إ' | 'آ'));
            if has(ReversedLamAlef) && lam_alef && !(article && word.get(at + 1) == Some(&'ا')) {
                let start = self.text.len();
                self.text.extend([word[at + 1], 'ل']);
                self.spans.extend([(start, start + 2), (start, start + 2)]);
                at += 2;
                continue;
            }
            let mut letter = match c {
                'ة' if has(UndottedTeh) => 'ه',
                'ي' if has(UndottedYeh) && last => 'ى',
                'أ' | 'إ' | 'آ' if has(BareAlef) => 'ا',
                'ك' if has(Persian) => 'ک',
                'ي' if has(Persian) => 'ی',
                _ => c,
            };
            if has(PresentationForms) {
                letter = shaped(letter);
            }
            let mut made = vec![letter];
            if !last && has(Tatweel) && seed.percent(40) {
                made.push('\u{0640}');
            }
            if !last && has(Harakat) && seed.percent(50) {
                made.push(['\u{064E}', '\u{064F}', '\u{0650}', '\u{0652}', '\u{0651}'][(seed.next() % 5) as usize]);
            }
            if !last && has(InvisibleMarks) && seed.percent(20) {
                made.push(['\u{200C}', '\u{200F}', '\u{200B}'][(seed.next() % 3) as usize]);
            }
            self.put(&made);
            at += 1;
        }
        if has(InvisibleMarks) {
            self.text.push('\u{202C}');
        }
    }

    /// Where a span of the source stands in the copy.
    fn moved(&self, start: usize, end: usize) -> (usize, usize) {
        let from = self.spans.get(start).map_or(self.text.len(), |span| span.0);
        let to = end.checked_sub(1).and_then(|last| self.spans.get(last)).map_or(from, |span| span.1);
        (from, to.max(from))
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}')
}

/// The first presentation form of a letter.
fn shaped(letter: char) -> char {
    let forms = '\u{FE80}'..='\u{FEF4}';
    forms.into_iter().find(|&form| std::iter::once(form).nfkd().nfc().eq([letter])).unwrap_or(letter)
}
