//! Which Latin letter stands for which Arabic consonant? The ALA-LC table (2012), and the one for names of other languages.

/// The consonant in ALA-LC; `None` for ا, which is none, and for what is no letter of Arabic.
pub(super) fn ala_lc(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ب' => "b",
        'ت' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' => "ḥ",
        'خ' => "kh",
        'د' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' => "z",
        'س' => "s",
        'ش' => "sh",
        'ص' => "ṣ",
        'ض' => "ḍ",
        'ط' => "ṭ",
        'ظ' => "ẓ",
        'ع' => "ʻ",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'ه' => "h",
        'و' => "w",
        'ي' => "y",
        'ء' | 'ئ' | 'ؤ' => "ʼ",
        'پ' => "p",
        'چ' => "ch",
        'ڤ' | 'ۏ' => "v",
        'گ' | 'ݣ' | 'ڭ' => "g",
        'ژ' => "zh",
        'ڨ' => "g",
        _ => return None,
    })
}

/// The consonant of another language that the letter is most often written for: غ is g (غابرييل), ق is k (قديروف).
pub(super) fn foreign(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ح' => "h",
        'ذ' => "d",
        'ص' => "s",
        'ض' => "d",
        'ط' => "t",
        'ظ' => "z",
        'غ' => "g",
        'ق' => "k",
        'ع' | 'ء' | 'ئ' | 'ؤ' => "",
        other => return ala_lc(other),
    })
}
