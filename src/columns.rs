//! How is it kept as bytes? Numbers, texts and rows of numbers, so that what took long to work out is quickly read again.
//!
//! Each has its length before it, and numbers are little-endian. The bytes are for the same program alone: who keeps them sees to it that what is
//! read is what was written. A length that cannot be is still refused, and room grows with what is there.

/// Where the bytes go.
pub(crate) type Out<'a> = dyn FnMut(&[u8]) + 'a;
/// Where they come from: the next so many, if there are.
pub(crate) type In<'a> = dyn FnMut(u64) -> Option<Vec<u8>> + 'a;

pub(crate) fn put(out: &mut Out<'_>, number: u64) {
    out(&number.to_le_bytes());
}

pub(crate) fn put_bytes(out: &mut Out<'_>, bytes: &[u8]) {
    put(out, bytes.len() as u64);
    out(bytes);
}

pub(crate) fn put_all<T: Copy, const N: usize>(out: &mut Out<'_>, numbers: &[T], bytes: fn(T) -> [u8; N]) {
    put(out, (numbers.len() * N) as u64);
    // In parts, so that a column is not held twice.
    for part in numbers.chunks(1 << 16) {
        out(&part.iter().flat_map(|&number| bytes(number)).collect::<Vec<u8>>());
    }
}

/// Texts, one after the other.
pub(crate) fn put_texts<'t>(out: &mut Out<'_>, texts: impl Iterator<Item = &'t str>) {
    let (mut pool, mut ends) = (String::new(), Vec::new());
    for text in texts {
        pool.push_str(text);
        ends.push(pool.len() as u64);
    }
    put_bytes(out, pool.as_bytes());
    put_all(out, &ends, u64::to_le_bytes);
}

/// Rows of different lengths.
pub(crate) fn put_rows<'t, T: Copy + 't, const N: usize>(
    out: &mut Out<'_>,
    rows: impl Iterator<Item = &'t [T]> + Clone,
    bytes: fn(T) -> [u8; N],
) {
    put_all(out, &rows.clone().map(|row| row.len() as u32).collect::<Vec<u32>>(), u32::to_le_bytes);
    put(out, rows.clone().map(|row| (row.len() * N) as u64).sum());
    rows.for_each(|row| out(&row.iter().flat_map(|&number| bytes(number)).collect::<Vec<u8>>()));
}

pub(crate) fn take(input: &mut In<'_>) -> Option<u64> {
    Some(u64::from_le_bytes(input(8)?.try_into().ok()?))
}

pub(crate) fn take_bytes(input: &mut In<'_>) -> Option<Vec<u8>> {
    let length = take(input)?;
    input(length)
}

pub(crate) fn take_all<T, const N: usize>(input: &mut In<'_>, number: fn([u8; N]) -> T) -> Option<Vec<T>> {
    let bytes = take_bytes(input)?;
    let (numbers, rest) = bytes.as_chunks::<N>();
    rest.is_empty().then(|| numbers.iter().map(|&bytes| number(bytes)).collect())
}

/// What [`put_texts`] wrote.
pub(crate) fn take_texts(input: &mut In<'_>) -> Option<Vec<Box<str>>> {
    let pool = String::from_utf8(take_bytes(input)?).ok()?;
    let mut from = 0;
    let text = |to: u64| {
        let to = usize::try_from(to).ok()?;
        let text = pool.get(std::mem::replace(&mut from, to)..to)?;
        Some(text.into())
    };
    take_all(input, u64::from_le_bytes)?.into_iter().map(text).collect()
}

/// What [`put_rows`] wrote.
pub(crate) fn take_rows<T: Copy, const N: usize>(
    input: &mut In<'_>,
    number: fn([u8; N]) -> T,
) -> Option<Vec<Box<[T]>>> {
    let lengths = take_all(input, u32::from_le_bytes)?;
    let all = take_all(input, number)?;
    let mut left = all.as_slice();
    let row = |length: u32| {
        let (row, rest) = left.split_at_checked(length as usize)?;
        left = rest;
        Some(row.into())
    };
    lengths.into_iter().map(row).collect()
}

/// Hands on what was written, part by part.
#[cfg(test)]
pub(crate) fn input(bytes: &[u8]) -> impl FnMut(u64) -> Option<Vec<u8>> {
    let mut left = bytes;
    move |length| {
        let (part, rest) = left.split_at_checked(usize::try_from(length).ok()?)?;
        left = rest;
        Some(part.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_taken_and_what_is_cut_off_is_none() {
        let mut bytes = Vec::new();
        let rows: [&[u32]; 3] = [&[1, 2], &[], &[3]];
        let mut out = |part: &[u8]| bytes.extend_from_slice(part);
        put_texts(&mut out, ["قال", "", "said"].into_iter());
        put_rows(&mut out, rows.into_iter(), u32::to_le_bytes);
        let read = |bytes: &[u8]| {
            let mut input = input(bytes);
            Some((take_texts(&mut input)?, take_rows(&mut input, u32::from_le_bytes)?))
        };
        let (texts, taken) = read(&bytes).unwrap();
        assert_eq!(texts.iter().map(|text| &**text).collect::<Vec<_>>(), ["قال", "", "said"]);
        assert_eq!(taken.iter().map(|row| &**row).collect::<Vec<_>>(), rows);
        for length in 0..bytes.len() {
            assert!(read(&bytes[..length]).is_none(), "{length} of {} bytes", bytes.len());
        }
    }
}
