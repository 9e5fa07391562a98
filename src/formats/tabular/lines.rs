//! On which line does a row begin? The reader of CSV counts those before a row without the blank ones, and is one behind where lines end in CR LF.

use crate::formats::stream::Utf8Stream;
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

/// A stream that remembers where the lines end that were read ahead.
pub(super) struct Lines<R> {
    stream: Utf8Stream<R>,
    /// Bytes that were read.
    read: u64,
    /// Where each carriage return and line feed stands that was not passed yet, and whether it is the latter.
    ends: VecDeque<(u64, bool)>,
    /// The line of what was passed last, from 1.
    line: u64,
}

impl<R: BufRead> Lines<R> {
    /// Goes on with a stream from where it is.
    pub(super) fn new(stream: Utf8Stream<R>) -> Self {
        let line = stream.place().line;
        Self { stream, read: 0, ends: VecDeque::new(), line }
    }

    /// Begins a new row, for the cap on its length.
    pub(super) fn renew(&mut self) {
        self.stream.renew();
    }

    /// The line of the first text from that byte on, which must have been read. Bytes are asked for in their order.
    pub(super) fn line_from(&mut self, mut byte: u64) -> u64 {
        while let Some((end, feeds)) = self.ends.pop_front_if(|(end, _)| *end <= byte) {
            byte = byte.max(end + 1);
            self.line += u64::from(feeds);
        }
        self.line
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(into)?;
        let some = into.get(..read).unwrap_or_default();
        let ends = some.iter().zip(self.read..).filter(|(byte, _)| matches!(byte, b'\r' | b'\n'));
        self.ends.extend(ends.map(|(&byte, at)| (at, byte == b'\n')));
        self.read += read as u64;
        Ok(read)
    }
}
