//! IN WHICH CHARACTERS IS IT WRITTEN? Uploaded bytes to text, with a report of what was done.
//!
//! Order of evidence: a byte order mark; a charset that the sender declared, if the bytes are valid in it; UTF-16 without a
//! mark; UTF-8; Windows-1256, if that gives plausible Arabic. Nothing is replaced and nothing is dropped but the byte order
//! mark: NUL and other control characters stay, since the source of an article is kept as it came.

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

/// Text, and how the bytes were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without its byte order mark.
    pub text: String,
    /// Name of the encoding as in the WHATWG Encoding standard: `UTF-8`, `windows-1256`, `UTF-16LE`, …
    pub encoding: &'static str,
    /// Why this encoding was taken.
    pub evidence: Evidence,
    /// A declared charset that was not followed, because it is unknown, or contradicts the byte order mark or the bytes.
    pub ignored_charset: Option<String>,
}

/// Why an encoding was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// The bytes begin with a byte order mark.
    ByteOrderMark,
    /// The sender said so, and the bytes are valid in it.
    Declared,
    /// Every second byte is what UTF-16 text of Arabic or ASCII has there.
    Utf16Pattern,
    /// The bytes are valid UTF-8.
    ValidUtf8,
    /// The bytes are no UTF-8, but Arabic words in Windows-1256.
    PlausibleArabic,
}

/// The bytes are not text in any encoding that could be made out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "byte {offset} is not valid {encoding}, and the text is no plausible Windows-1256 either; save the file as UTF-8 and send it again"
)]
pub struct DecodeError {
    /// The encoding in which the bytes were tried.
    pub encoding: &'static str,
    /// Offset in bytes, from 0, of the first sequence that is not valid in it.
    pub offset: usize,
}

/// Reads `bytes`; `charset` is the parameter of the Content-Type, if it had one. Linear in the length.
///
/// # Errors
/// [`DecodeError`] with the place of the first invalid sequence.
pub fn decode(bytes: &[u8], charset: Option<&str>) -> Result<Decoded, DecodeError> {
    let declared = charset.and_then(|label| labelled(label, bytes));
    let done = |text: String, encoding: &'static Encoding, evidence| Decoded {
        text,
        encoding: encoding.name(),
        evidence,
        ignored_charset: charset.filter(|_| declared != Some(encoding)).map(str::to_owned),
    };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return match strictly(encoding, rest) {
            Ok(text) => Ok(done(text, encoding, Evidence::ByteOrderMark)),
            Err(at) => Err(DecodeError { encoding: encoding.name(), offset: at + mark }),
        };
    }
    if let Some(encoding) = declared
        && let Ok(text) = strictly(encoding, bytes)
    {
        return Ok(done(text, encoding, Evidence::Declared));
    }
    if let Some(encoding) = utf16_pattern(bytes)
        && let Ok(text) = strictly(encoding, bytes)
    {
        return Ok(done(text, encoding, Evidence::Utf16Pattern));
    }
    match strictly(UTF_8, bytes) {
        Ok(text) => Ok(done(text, UTF_8, Evidence::ValidUtf8)),
        Err(_) if plausible_windows_1256(bytes) => {
            let (text, _) = WINDOWS_1256.decode_without_bom_handling(bytes);
            Ok(done(text.into_owned(), WINDOWS_1256, Evidence::PlausibleArabic))
        }
        Err(offset) => Err(DecodeError { encoding: UTF_8.name(), offset }),
    }
}

/// The encoding of a label, if the label is known. Nearly any bytes are valid UTF-16, so a label of UTF-16 is believed only
/// if the bytes look like it, in the byte order that they have, or at least are no UTF-8.
pub(super) fn labelled(label: &str, bytes: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.trim().trim_matches(['"', '\'']).as_bytes())?;
    if encoding != UTF_16LE && encoding != UTF_16BE {
        return Some(encoding);
    }
    utf16_pattern(bytes).or_else(|| std::str::from_utf8(bytes).is_err().then_some(encoding))
}

/// Decodes all of `bytes`, or says the offset of the first invalid sequence.
fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, usize> {
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).map(str::to_owned).map_err(|e| e.valid_up_to());
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(room);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::Malformed(bad, after), read) => Err(read.saturating_sub(usize::from(bad) + usize::from(after))),
        // A full buffer cannot be: it was made as large as the decoder may need.
        (DecoderResult::InputEmpty | DecoderResult::OutputFull, _) => Ok(text),
    }
}

/// UTF-16 without a mark: of the first units at least 70% have the high byte of ASCII (00) or of the Arabic block (06), and 95%
/// those or the high byte of general punctuation (20), surrogates (D8–DF) or presentation forms (FB, FE). UTF-8 and single-byte text hardly hold
/// bytes 00 and 06, so the first share tells them apart; the second keeps binary data out.
pub(super) fn utf16_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let units = sample.len() / 2;
    let is_utf16 = |high: usize| {
        let bytes = || sample.chunks_exact(2).filter_map(|unit| unit.get(high).copied());
        let strong = bytes().filter(|b| matches!(b, 0x00 | 0x06)).count();
        let weak = bytes().filter(|b| matches!(b, 0x20 | 0xD8..=0xDF | 0xFB | 0xFE)).count();
        (strong * 10 >= units * 7 && (strong + weak) * 20 >= units * 19).then_some(strong)
    };
    match (is_utf16(1), is_utf16(0)) {
        _ if units == 0 => None,
        // Nothing but NULs is no text.
        (Some(_), Some(_)) if sample.iter().all(|&b| b == 0) => None,
        (Some(little), Some(big)) if big > little => Some(UTF_16BE),
        (Some(_), _) => Some(UTF_16LE),
        (None, Some(_)) => Some(UTF_16BE),
        (None, None) => None,
    }
}

/// Arabic in Windows-1256: at least nine tenths of the bytes above 7F are Arabic letters, marks or the punctuation that Arabic
/// text has, and somewhere two letters stand side by side. Damaged UTF-8 fails, since its continuation bytes are no such
/// letters (`ال` in UTF-8 would be `ط§ظ„`); Latin-1 fails, since its accented letters stand alone between ASCII letters.
pub(super) fn plausible_windows_1256(bytes: &[u8]) -> bool {
    // C1–FE without the multiplication sign and the French letters that Windows-1256 kept from Latin-1.
    let letter =
        |b: u8| b >= 0xC1 && !matches!(b, 0xD7 | 0xE0 | 0xE2 | 0xE7..=0xEB | 0xEE | 0xEF | 0xF4 | 0xF9 | 0xFB..=0xFF);
    let companion = |b: u8| {
        matches!(
            b,
            0x85 | 0x8D | 0x90 | 0x91..=0x94 | 0x96 | 0x97 | 0x9D | 0x9E | 0xA0 | 0xA1 | 0xAB | 0xBA | 0xBB | 0xBF
        )
    };
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    let fitting = bytes.iter().filter(|b| letter(**b) || companion(**b)).count();
    let pair = bytes.windows(2).any(|pair| pair.iter().all(|b| letter(*b)));
    pair && fitting * 10 >= high * 9
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "وصل وفد من ثلاثين طبيباً إلى سبها، صباح الأحد.\nThe delegation arrived.";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    /// Name, bytes, declared charset; encoding, evidence, whether the charset was passed over.
    type Case<'a> = (&'a str, Vec<u8>, Option<&'a str>, &'a str, Evidence, bool);

    #[test]
    fn reads_what_people_send() {
        let cp1256 = WINDOWS_1256.encode(TEXT).0.into_owned();
        let with = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        let cases: Vec<Case> = vec![
            ("plain UTF-8", TEXT.into(), None, "UTF-8", Evidence::ValidUtf8, false),
            ("UTF-8, said so", TEXT.into(), Some("utf-8"), "UTF-8", Evidence::Declared, false),
            ("UTF-8 with mark", with(b"\xEF\xBB\xBF", TEXT.as_bytes()), None, "UTF-8", Evidence::ByteOrderMark, false),
            (
                "mark against charset",
                with(b"\xEF\xBB\xBF", TEXT.as_bytes()),
                Some("windows-1256"),
                "UTF-8",
                Evidence::ByteOrderMark,
                true,
            ),
            (
                "UTF-16LE with mark",
                with(b"\xFF\xFE", &utf16(TEXT, false)),
                None,
                "UTF-16LE",
                Evidence::ByteOrderMark,
                false,
            ),
            (
                "UTF-16BE with mark",
                with(b"\xFE\xFF", &utf16(TEXT, true)),
                None,
                "UTF-16BE",
                Evidence::ByteOrderMark,
                false,
            ),
            ("UTF-16LE bare", utf16(TEXT, false), None, "UTF-16LE", Evidence::Utf16Pattern, false),
            ("UTF-16BE bare", utf16(TEXT, true), None, "UTF-16BE", Evidence::Utf16Pattern, false),
            ("UTF-16BE bare, short", utf16("سبها", true), None, "UTF-16BE", Evidence::Utf16Pattern, false),
            ("Windows-1256 bare", cp1256.clone(), None, "windows-1256", Evidence::PlausibleArabic, false),
            ("Windows-1256, said so", cp1256.clone(), Some("\"CP1256\""), "windows-1256", Evidence::Declared, false),
            ("Windows-1256, called UTF-8", cp1256, Some("utf-8"), "windows-1256", Evidence::PlausibleArabic, true),
            ("UTF-8, called UTF-16", "سبها".into(), Some("utf-16"), "UTF-8", Evidence::ValidUtf8, true),
            ("other byte order", utf16(TEXT, true), Some("utf-16"), "UTF-16BE", Evidence::Declared, false),
            ("a charset nobody knows", TEXT.into(), Some("klingon"), "UTF-8", Evidence::ValidUtf8, true),
        ];
        for (name, bytes, charset, encoding, evidence, ignored) in cases {
            let got = decode(&bytes, charset).unwrap_or_else(|e| panic!("{name}: {e}"));
            let expected =
                if matches!(name, "UTF-16BE bare, short" | "UTF-8, called UTF-16") { "سبها" } else { TEXT };
            assert_eq!((got.text.as_str(), got.encoding, got.evidence), (expected, encoding, evidence), "{name}");
            assert_eq!(got.ignored_charset.is_some(), ignored, "{name}");
        }
    }

    #[test]
    fn control_characters_stay() {
        let text = "خبر\0 عاجل\u{1}\u{1F}";
        assert_eq!(decode(text.as_bytes(), None).unwrap().text, text);
    }

    #[test]
    fn refuses_with_the_offset_of_the_first_bad_byte() {
        let mut cut = "نقل المصدر عن الوزارة أن الأشغال ستنتهي غداً".as_bytes().to_vec();
        cut.remove(7);
        let cases: [(&str, &[u8], usize); 5] = [
            ("damaged UTF-8", &cut, 7),
            ("Latin-1", b"Le pr\xE9sident a d\xE9clar\xE9", 5),
            ("German Latin-1", b"sch\xF6ne Gr\xFC\xDFe", 3),
            ("UTF-16 cut in the middle", b"\xFF\xFE\x27\x06\x44", 4),
            ("half a surrogate pair", b"\xFF\xFE\x27\x06\x3D\xD8\x27\x06", 4),
        ];
        for (name, bytes, offset) in cases {
            assert_eq!(decode(bytes, None).map_err(|e| e.offset), Err(offset), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_utf8_is_read_as_it_is(text in "[ء-ي a-zA-Z0-9،.\\n\u{0}\u{1F600}]{0,80}") {
            // A leading mark would be taken off; UTF-8 text without one comes back as it went in.
            prop_assert_eq!(decode(text.as_bytes(), Some("utf-8")).unwrap().text, text);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes, None);
            let _ = decode(&bytes, Some("windows-1256"));
        }
    }
}
