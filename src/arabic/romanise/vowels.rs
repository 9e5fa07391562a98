//! Which short vowels does an unwritten word most likely have? By syllable and by the patterns of names.
//!
//! Arabic syllables are CV, CVV and CVC (K. Ryding, *A Reference Grammar of Modern Standard Arabic*, 2005, chapter 2), so a
//! written word fixes where a vowel must stand, though not which. Names of the patterns that can be told from the letters
//! get theirs: فاعل fāʿil (ناصر Nāṣir), مفاعل mufāʿil (مجاهد Mujāhid), فعيلي fuʿaylī (عتيبي ʻUtaybī, the diminutive of tribes).
//! Everywhere else it is a, the most frequent: فعلان, فعال, فعول, مفعول, فعلل come out right (حمدان, نواف, صبور, منصور, جعفر).

use super::letters::ala_lc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    Consonant(&'static str),
    /// A vowel that is written, and whether it is long.
    Vowel(&'static str, bool),
}

/// The word, without its article, in ALA-LC with vowels supplied. Small letters throughout.
pub(super) fn vowelled(word: &[char]) -> String {
    let sounds = sounds(word);
    let first_vowel = if is_mufaail(word) || is_diminutive(word) { "u" } else { "a" };
    let mut text = String::new();
    let mut last = Last::Nothing;
    for (at, &sound) in sounds.iter().enumerate() {
        let consonant = match sound {
            Sound::Vowel(vowel, long) => {
                text.push_str(vowel);
                last = if long { Last::Long } else { Last::Short };
                continue;
            }
            Sound::Consonant(consonant) => consonant,
        };
        // د and ه are no digraph: أدهم is Adʹham.
        if consonant == "h" && last == Last::Consonant && text.ends_with(['t', 'k', 'd', 's', 'z', 'g']) {
            text.push('ʹ');
        }
        // A word does not begin with a hamza that is heard.
        if !(text.is_empty() && consonant == "ʼ") {
            text.push_str(consonant);
        }
        let before_consonant = matches!(sounds.get(at + 1), Some(Sound::Consonant(_)));
        let vowel = match last {
            _ if !before_consonant => "",
            Last::Nothing => first_vowel,
            Last::Long => "i",
            Last::Consonant => "a",
            Last::Short => "",
        };
        text.push_str(vowel);
        last = if vowel.is_empty() { Last::Consonant } else { Last::Short };
    }
    text
}

/// What was written last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Consonant,
    Short,
    Long,
}

/// مجاهد, مبارك: م, a radical, ا, two radicals. Not مالك, whose م is of the root.
fn is_mufaail(word: &[char]) -> bool {
    word.len() == 5 && word.first() == Some(&'م') && word.get(2) == Some(&'ا') && word.get(3) != Some(&'ي')
}

/// عتيبي, سويد: two radicals, ي, a radical, and perhaps the ending of relation; without it only where the second is و,
/// since سعيد is more often faʿīl.
fn is_diminutive(word: &[char]) -> bool {
    let radical = |at: usize| word.get(at).is_some_and(|&c| !matches!(c, 'ا' | 'ي'));
    let shape = radical(0) && radical(1) && word.get(2) == Some(&'ي') && radical(3);
    let nisba = word.len() == 5 && word.get(4) == Some(&'ي');
    shape && word.first() != Some(&'و') && (nisba || (word.len() == 4 && word.get(1) == Some(&'و')))
}

fn sounds(word: &[char]) -> Vec<Sound> {
    let diminutive = is_diminutive(word);
    let mut sounds: Vec<Sound> = Vec::with_capacity(word.len());
    for (at, &letter) in word.iter().enumerate() {
        let next = word.get(at + 1).copied();
        let last_consonant = matches!(sounds.last(), Some(Sound::Consonant(_)));
        let is_last = next.is_none();
        let sound = match letter {
            'ا' if at == 0 => Sound::Vowel("a", false),
            'ا' => Sound::Vowel("ā", true),
            'ي' if diminutive && at == 2 => Sound::Vowel("ay", false),
            'ه' if is_last && at >= 2 && last_consonant => Sound::Vowel("ah", true),
            'و' | 'ي' => {
                let before_vowel = matches!(next, Some('ا' | 'و' | 'ي')) || (diminutive && at == 1);
                // عطية: ī and the consonant y, which ALA-LC writes īy.
                if letter == 'ي' && last_consonant && next == Some('ه') && at + 2 == word.len() && at >= 2 {
                    sounds.push(Sound::Vowel("ī", true));
                    Sound::Consonant("y")
                } else if at == 0 || before_vowel || !last_consonant {
                    Sound::Consonant(if letter == 'و' { "w" } else { "y" })
                } else {
                    Sound::Vowel(if letter == 'و' { "ū" } else { "ī" }, true)
                }
            }
            _ => match ala_lc(letter) {
                Some(consonant) => Sound::Consonant(consonant),
                None => continue,
            },
        };
        sounds.push(sound);
    }
    sounds
}
