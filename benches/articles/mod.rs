//! Which articles are measured? Those of a folder of one's own, or made up ones.

use crate::data::News;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The articles of the folder that `TARJUMAN_DATA_DEV` names, or of our own making.
pub(crate) fn articles() -> (&'static str, Vec<String>) {
    match std::env::var_os("TARJUMAN_DATA_DEV") {
        Some(folder) => ("articles of TARJUMAN_DATA_DEV", files(&Path::new(&folder).join("articles"))),
        None => ("made up", (0..1_000).map(|seed| News::new(seed).text(4_000)).collect()),
    }
}

/// The articles of all `.jsonl.zst` files, unpacked by the command line tool: title, then text.
fn files(folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder of articles").flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "zst"));
    files.sort();
    let unpack = |file: PathBuf| Command::new("zstd").arg("-dc").arg(file).output().expect("the tool zstd").stdout;
    let read = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    files.into_iter().map(unpack).map(read).flat_map(|lines| lines.lines().map(article).collect::<Vec<_>>()).collect()
}

fn article(line: &str) -> String {
    let article: Value = serde_json::from_str(line).expect("JSON");
    let parts = ["title", "abstract", "text", "content"].map(|member| article[member].as_str().unwrap_or_default());
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
