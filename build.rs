//! Lists the files of `static/` so that the binary carries them: one file to copy, nothing to fetch.

#[path = "build/shorten.rs"]
mod shorten;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=static");
    println!("cargo::rerun-if-changed=build");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    let mut files = Vec::new();
    collect(&root.join("static"), &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(root.join("static")).map_err(io::Error::other)?;
        let carried = carried(file, &out.join("static").join(name))?;
        let name = name.to_string_lossy().replace('\\', "/");
        writeln!(table, "    ({name:?}, include_bytes!({:?})),", carried.display().to_string())
            .map_err(io::Error::other)?;
    }
    table.push_str("]\n");
    fs::write(out.join("assets.rs"), table)
}

/// The file that the binary carries for one of `static/`: the same, or a shorter one at `short`. What others wrote stays as it
/// is, its licence among it.
fn carried(file: &Path, short: &Path) -> io::Result<PathBuf> {
    let ours = !file.components().any(|part| part.as_os_str() == "vendor");
    let ending = file.extension().and_then(|ending| ending.to_str());
    let shorten = match ending {
        Some("js") if ours => shorten::script,
        Some("css") if ours => shorten::style,
        _ => return Ok(file.to_owned()),
    };
    if let Some(folder) = short.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(short, shorten(&fs::read_to_string(file)?))?;
    Ok(short.to_owned())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
