//! The same as [`decode`](super::decode) for files too large to hold: any input as a stream of UTF-8, with the place reached
//! and a cap on how much one item may take.

use super::decode::{labelled, plausible_windows_1256, utf16_pattern};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, WINDOWS_1256};
use std::io::{self, BufRead, Chain, Cursor, Read};

/// How much of the input is looked at to tell its encoding; more than one buffer of any reader, so that a header or a licence
/// in ASCII at the top of a file does not hide the Arabic below it.
const SAMPLE_BYTES: u64 = 64 * 1024;
/// Size of the buffer of decoded text.
const BUFFER_BYTES: usize = 16 * 1024;

/// A place in the decoded text, as an editor counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: u64,
    /// Column in code points, from 1.
    pub column: u64,
}

impl Place {
    /// Goes on over UTF-8 that may be cut anywhere.
    fn pass(&mut self, bytes: &[u8]) {
        let in_line = match bytes.iter().rposition(|&byte| byte == b'\n') {
            Some(last) => {
                let (lines, in_line) = bytes.split_at(last + 1);
                *self = Self { line: self.line + count(lines, |byte| byte == b'\n'), column: 1 };
                in_line
            }
            None => bytes,
        };
        self.column += count(in_line, |byte| byte & 0xC0 != 0x80);
    }
}

/// How many of the bytes are such: so many at a time as a byte can count, for then the processor takes sixteen at once.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> u64 {
    let count = |some: &[u8]| some.iter().fold(0, |sum: u8, &byte| sum + u8::from(is(byte)));
    bytes.chunks(usize::from(u8::MAX)).map(|some| u64::from(count(some))).sum()
}

/// Why a stream stopped; inside of an [`io::Error`] of kind `InvalidData`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StreamError {
    /// A sequence of bytes that the encoding does not have.
    #[error("byte {offset} is not valid {encoding}; save the file as UTF-8 and send it again")]
    Malformed {
        /// Name of the encoding.
        encoding: &'static str,
        /// Offset in the input, in bytes from 0.
        offset: u64,
    },
    /// One item (a tag, a run of text, a row) is longer than allowed.
    #[error("one item is longer than {limit} bytes; a quote or a tag may not be closed")]
    TooLong {
        /// The cap, in bytes of UTF-8.
        limit: usize,
    },
}

impl From<StreamError> for io::Error {
    fn from(error: StreamError) -> Self {
        Self::new(io::ErrorKind::InvalidData, error)
    }
}

/// A reader of UTF-8 over bytes in any of the encodings that `decode` knows. Lines are counted as they are consumed.
pub struct Utf8Stream<R> {
    input: Chain<Cursor<Vec<u8>>, R>,
    encoding: &'static Encoding,
    decoder: Decoder,
    buffer: Vec<u8>,
    from: usize,
    read: u64,
    malformed: Option<u64>,
    ended: bool,
    place: Place,
    limit: usize,
    left: usize,
}

impl<R: BufRead> Utf8Stream<R> {
    /// A stream of text: byte order mark, then `charset` if it is known, then what the first bytes look like.
    ///
    /// # Errors
    /// Those of the input.
    pub fn text(input: R, charset: Option<&str>, item_bytes: usize) -> io::Result<Self> {
        Self::new(input, item_bytes, |sample| {
            let declared = charset.and_then(|label| labelled(label, sample));
            declared.or_else(|| utf16_pattern(sample)).unwrap_or_else(|| {
                // An error without length is only a sequence cut at the end of the sample.
                let broken = std::str::from_utf8(sample).is_err_and(|e| e.error_len().is_some());
                if broken && plausible_windows_1256(sample) { WINDOWS_1256 } else { UTF_8 }
            })
        })
    }

    /// A stream of XML: byte order mark, UTF-16 pattern, `encoding="…"` of the XML declaration, else UTF-8
    /// (XML 1.0, appendix F).
    ///
    /// # Errors
    /// Those of the input.
    pub fn xml(input: R, item_bytes: usize) -> io::Result<Self> {
        Self::new(input, item_bytes, |sample| utf16_pattern(sample).or_else(|| xml_declared(sample)).unwrap_or(UTF_8))
    }

    fn new(mut input: R, limit: usize, choose: impl Fn(&[u8]) -> &'static Encoding) -> io::Result<Self> {
        let mut sample = Vec::new();
        input.by_ref().take(SAMPLE_BYTES).read_to_end(&mut sample)?;
        let (encoding, mark) = Encoding::for_bom(&sample).unwrap_or_else(|| (choose(&sample), 0));
        let mut sample = Cursor::new(sample);
        sample.set_position(mark as u64);
        Ok(Self {
            input: sample.chain(input),
            encoding,
            decoder: encoding.new_decoder_without_bom_handling(),
            buffer: Vec::new(),
            from: 0,
            read: mark as u64,
            malformed: None,
            ended: false,
            place: Place { line: 1, column: 1 },
            limit,
            left: limit,
        })
    }

    /// Name of the encoding that is being read.
    pub fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// The place of the next byte to be consumed.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Begins a new item: the cap counts from here.
    pub fn renew(&mut self) {
        self.left = self.limit;
    }

    /// The decoded bytes that are at hand; empty only at the end.
    fn available(&mut self) -> io::Result<&[u8]> {
        while self.from >= self.buffer.len() && !self.ended {
            if let Some(offset) = self.malformed {
                return Err(StreamError::Malformed { encoding: self.encoding.name(), offset }.into());
            }
            let input = self.input.fill_buf()?;
            self.ended = input.is_empty();
            self.buffer.resize(BUFFER_BYTES, 0);
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(input, &mut self.buffer, self.ended);
            self.input.consume(read);
            self.read += read as u64;
            self.buffer.truncate(written);
            self.from = 0;
            match result {
                DecoderResult::Malformed(bad, after) => {
                    // What stands before is still delivered; the error comes with the next call.
                    self.malformed = Some(self.read.saturating_sub(u64::from(bad) + u64::from(after)));
                    self.ended = false;
                }
                DecoderResult::OutputFull => self.ended = false,
                DecoderResult::InputEmpty => {}
            }
        }
        Ok(self.buffer.get(self.from..).unwrap_or_default())
    }
}

/// The encoding that an XML declaration names. UTF-16 without its pattern cannot be true and is passed over.
fn xml_declared(sample: &[u8]) -> Option<&'static Encoding> {
    let head = sample.get(..200).unwrap_or(sample);
    let head = head.strip_prefix(b"<?xml")?;
    let head = std::str::from_utf8(head.split(|b| *b == b'>').next()?).ok()?;
    let value = head.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let label = value.get(1..)?.split(['"', '\'']).next()?;
    Encoding::for_label(label.as_bytes()).filter(|e| e.is_ascii_compatible())
}

impl<R: BufRead> BufRead for Utf8Stream<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let (left, limit) = (self.left, self.limit);
        let available = self.available()?;
        if left == 0 && !available.is_empty() {
            return Err(StreamError::TooLong { limit }.into());
        }
        Ok(available.get(..left).unwrap_or(available))
    }

    fn consume(&mut self, amount: usize) {
        let until = (self.from + amount).min(self.buffer.len());
        self.place.pass(self.buffer.get(self.from..until).unwrap_or_default());
        self.left = self.left.saturating_sub(amount);
        self.from = until;
    }
}

impl<R: BufRead> Read for Utf8Stream<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let amount = available.len().min(into.len());
        for (to, from) in into.iter_mut().zip(available) {
            *to = *from;
        }
        self.consume(amount);
        Ok(amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn read(bytes: &[u8], xml: bool) -> Result<(String, &'static str), String> {
        // A tiny buffer, so that sequences are cut wherever they can be.
        let input = BufReader::with_capacity(3, bytes);
        let mut stream =
            if xml { Utf8Stream::xml(input, 1 << 20) } else { Utf8Stream::text(input, None, 1 << 20) }.unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).map_err(|e| e.to_string())?;
        Ok((text, stream.encoding()))
    }

    #[test]
    fn streams_what_decode_reads() {
        let text = "المصدر\tالهدف\nسبها\tSebha 😀\n".repeat(1600);
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(read(text.as_bytes(), false) == Ok((text.clone(), "UTF-8")));
        assert!(read(&le, false) == Ok((text.clone(), "UTF-16LE")));
        assert!(read(&[b"\xFF\xFE", le.as_slice()].concat(), true) == Ok((text.clone(), "UTF-16LE")));
        let arabic = "سبها، مدينة في الجنوب\n";
        assert_eq!(read(&WINDOWS_1256.encode(arabic).0, false), Ok((arabic.into(), "windows-1256")));
        let xml = "<?xml version='1.0' encoding='windows-1256'?><a>سبها</a>";
        assert_eq!(read(&WINDOWS_1256.encode(xml).0, true), Ok((xml.into(), "windows-1256")));
    }

    #[test]
    fn a_bad_byte_is_an_error_with_its_offset_and_what_stands_before_it_is_read() {
        let mut stream = Utf8Stream::text(&b"ab\ncd\xFFef"[..], None, 100).unwrap();
        let mut text = Vec::new();
        let error = stream.read_to_end(&mut text).unwrap_err().to_string();
        assert!(error.starts_with("byte 5 is not valid UTF-8"), "{error}");
        assert_eq!(text, b"ab\ncd");
        assert_eq!(stream.place(), Place { line: 2, column: 3 });
        assert!(read(b"ab\xD8", false).unwrap_err().starts_with("byte 2 "), "cut at the end");
    }

    #[test]
    fn the_place_is_that_of_a_reader_who_counts_one_by_one() {
        let text = format!("سبها 😀\n\n{}\n{}é", "قال ".repeat(200), "\nx".repeat(600));
        for step in [1, 2, 7, 300, 5_000] {
            let mut stream = Utf8Stream::text(text.as_bytes(), None, 1 << 20).unwrap();
            let mut passed = 0;
            while passed < text.len() {
                let some = step.min(stream.fill_buf().unwrap().len());
                stream.consume(some);
                passed += some;
                let Some(before) = text.get(..passed) else { continue };
                let line = before.rsplit('\n').next().unwrap();
                let (lines, column) = (before.matches('\n').count(), line.chars().count());
                assert_eq!(stream.place(), Place { line: lines as u64 + 1, column: column as u64 + 1 });
            }
        }
    }

    #[test]
    fn an_item_has_a_cap() {
        let mut stream = Utf8Stream::text(&b"0123456789"[..], None, 4).unwrap();
        let mut four = [0; 4];
        stream.read_exact(&mut four).unwrap();
        assert!(stream.fill_buf().is_err());
        stream.renew();
        assert_eq!(stream.fill_buf().unwrap(), b"4567");
    }
}
