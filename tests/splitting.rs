//! Pages as people paste them, split as a careful translator would.
//!
//! Each page of `tests/golden/splitting/` is a `.txt` with its `.tsv` beside it: one segment a line, with the number of its
//! block, the role and the reason for it, and the text (line ends inside a segment are written ⏎).

use std::fs;
use std::path::Path;
use tarjuman::arabic::Offsets;
use tarjuman::article::split;

#[test]
fn pages_are_split_as_a_translator_would() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/splitting");
    let mut pages = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        pages += 1;
        let text = fs::read_to_string(&path).unwrap();
        let expected = fs::read_to_string(path.with_extension("tsv")).unwrap();
        let offsets = Offsets::new(&text);
        let page = split(&text);
        let found: Vec<String> = page
            .segments
            .iter()
            .map(|segment| {
                let reason = page.blocks[segment.block].reason;
                let text = offsets.slice(segment.span).replace('\n', "⏎");
                format!("{}\t{}\t{reason:?}\t{text}", segment.block, segment.role.name())
            })
            .collect();
        let expected: Vec<&str> = expected.lines().collect();
        assert_eq!(found, expected, "{}", path.display());
    }
    assert!(pages > 0, "no pages to split");
}
