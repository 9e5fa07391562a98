use super::*;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(content).unwrap();
    out.finish().unwrap()
}

/// Names and contents, or what is wrong.
fn unpacked(file: &[u8]) -> Result<Vec<(Option<String>, String)>, String> {
    let mut input = Cursor::new(file);
    let packed = Packed::of(&mut input).unwrap().ok_or("not packed")?;
    let mut found = Vec::new();
    let done: Result<(), ArchiveError> = unpack(packed, input, &mut |name, content| {
        let mut text = String::new();
        content.read_to_string(&mut text).map_err(|error| ArchiveError::Broken(error.to_string()))?;
        found.push((name.map(str::to_owned), text));
        Ok(())
    });
    done.map(|()| found).map_err(|error| error.to_string())
}

#[test]
fn files_come_out_as_they_went_in() {
    let files = zip(&[("a/", b""), ("a/one.tmx", "سبها".as_bytes()), ("two.tsv", b"2")]);
    let expected = [("a/one.tmx", "سبها"), ("two.tsv", "2")];
    let expected = expected.map(|(name, text)| (Some(name.to_owned()), text.to_owned()));
    assert_eq!(unpacked(&files), Ok(expected.to_vec()));
    let two = [gzip("سبـ".as_bytes()), gzip("ها".as_bytes())].concat();
    assert_eq!(unpacked(&two), Ok(vec![(None, "سبـها".to_owned())]), "members follow one another");
    assert_eq!(unpacked(&zip(&[])), Ok(vec![]));
    assert_eq!(unpacked(b"<tmx/>"), Err("not packed".to_owned()));
    assert_eq!(unpacked(b""), Err("not packed".to_owned()));
}

#[test]
fn a_bomb_does_not_go_off() {
    let nothing = vec![b' '; (FREE + 1_000_000) as usize];
    for bomb in [
        gzip(&nothing),
        zip(&[("a.tmx", &nothing)]),
        zip(&[("a.txt", &nothing[..9_000_000]), ("b.txt", &nothing[..9_000_000])]),
    ] {
        let refused = unpacked(&bomb).unwrap_err();
        assert!(refused.contains("more comes out of the archive than is taken"), "{refused}");
    }
    let repetitive = vec![b' '; FREE as usize];
    assert!(unpacked(&gzip(&repetitive)).is_ok(), "what is no bomb comes out");
}

#[test]
fn what_is_damaged_is_said() {
    let sound = zip(&[("a.tmx", "سبها سبها سبها سبها".as_bytes())]);
    for end in [5, 30, sound.len() / 2, sound.len() - 1] {
        assert!(unpacked(&sound[..end]).is_err(), "cut at {end}");
    }
    let sound = gzip("سبها سبها سبها سبها".as_bytes());
    for end in [3, 12, sound.len() - 1] {
        assert!(unpacked(&sound[..end]).is_err(), "cut at {end}");
    }
    let mut changed = zip(&[("a.tmx", b"one and two and three")]);
    changed[40] ^= 1;
    assert!(unpacked(&changed).is_err());
}
