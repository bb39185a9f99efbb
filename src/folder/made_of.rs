//! What a report was made of, in one number: by it a batch knows that it need not be made again. And the files of a batch.

use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::Error;
use crate::folder::disk::inputs::{hash_of, sha256};
use crate::folder::disk::save::{cannot, not_as_made, save};
use crate::folder::text::source::Source;

use super::kept::FolderFingerprint;

/// The SHA-256 of every file that a report folder or the file of a pack is made of, with their names: the folder's own, those of
/// the council's rules and of the store beside it; of a pack, of everything that its file names too. `beside`: what else goes into
/// the report, such as the council that it is made for. What is made of them does not count, in `out` or in the folder itself. Another
/// version of the program has another number.
pub fn made_of(of: &Path, named: &[PathBuf], out: &Path, beside: &str) -> String {
    let mut all = format!("{} {beside}\n", env!("CARGO_PKG_VERSION"));
    for place in std::iter::once(of).chain(named.iter().map(PathBuf::as_path)) {
        if place.is_dir() {
            let rules: Vec<PathBuf> = rules_of(place).iter().map(|rules| place.join(rules)).collect();
            let _ = writeln!(all, "{:?}", FolderFingerprint::beside(place, &rules, Some(out)));
        } else {
            let _ = writeln!(all, "{} {:?}", place.display(), hash_of(place).ok());
        }
    }
    sha256(all.as_bytes())
}

/// The folders of the council's rules that a `report.toml` names, as it stands.
fn rules_of(folder: &Path) -> Vec<String> {
    let report = Source::read(&folder.join("report.toml"), "report.toml").ok();
    let table = report.and_then(|report| report.text.parse::<toml::Table>().ok()).unwrap_or_default();
    let rules = table.get("rules").and_then(toml::Value::as_array);
    rules.into_iter().flatten().filter_map(|named| named.as_str().map(str::to_owned)).collect()
}

/// Writes an output of a batch, whole: over nothing, or over the file that has this SHA-256, which the batch made before. With
/// `force` over any file.
///
/// # Errors
/// `cannot-write`.
pub fn save_output(target: &Path, bytes: &[u8], made_before: Option<&str>, force: bool) -> Result<(), Error> {
    let there = file_hash(target);
    let is_ours = [made_before, Some(sha256(bytes).as_str())].contains(&there.as_deref());
    if there.is_some() && !is_ours && !force {
        return Err(not_as_made(target, "choose another folder with --out, or write over it with --force").into());
    }
    Ok(save(target, bytes)?)
}

/// The SHA-256 of a file; `None` where it cannot be read.
pub fn file_hash(path: &Path) -> Option<String> {
    hash_of(path).ok().map(|(_, hash)| hash)
}

/// Adds a line at the end of a file, which is made where there is none. A last line that was never finished stays by itself.
///
/// # Errors
/// `cannot-write`.
pub fn add_line(path: &Path, line: &str) -> Result<(), Error> {
    let add = || {
        let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
        let end = if is_finished(&mut file)? { "" } else { "\n" };
        file.write_all(format!("{end}{line}\n").as_bytes())?;
        file.sync_data()
    };
    Ok(add().map_err(|error| cannot(path, &error))?)
}

/// Whether a file is empty or ends with the end of a line.
fn is_finished(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// Makes a folder, and those that it lies in.
///
/// # Errors
/// `cannot-write`.
pub fn make_folder(path: &Path) -> Result<(), Error> {
    Ok(std::fs::create_dir_all(path).map_err(|error| cannot(path, &error))?)
}
