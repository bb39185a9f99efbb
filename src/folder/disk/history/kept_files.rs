//! The files of the steps, each once, by the SHA-256 of its bytes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::folder::disk::inputs::sha256;

/// The folder in which they lie, within the history.
pub const KEPT: &str = "kept";

/// Files that are to be kept, by their hashes.
#[derive(Debug, Default)]
pub struct ToKeep(BTreeMap<String, Vec<u8>>);

impl ToKeep {
    /// Keeps some bytes, and says their hash.
    pub fn keep(&mut self, bytes: &[u8]) -> String {
        let hash = sha256(bytes);
        self.0.entry(hash.clone()).or_insert_with(|| bytes.to_vec());
        hash
    }

    /// Those that are not there yet, to be written.
    pub fn files(self, place: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let at = |(hash, bytes): (String, Vec<u8>)| (path(place, &hash), bytes);
        self.0.into_iter().map(at).filter(|(path, _)| !path.is_file()).collect()
    }
}

fn path(place: &Path, hash: &str) -> PathBuf {
    place.join(KEPT).join(hash)
}

/// The bytes with this hash; `None` where they are not kept, or are others by now.
pub fn kept(place: &Path, hash: &str) -> Option<Vec<u8>> {
    std::fs::read(path(place, hash)).ok().filter(|bytes| sha256(bytes) == hash)
}

/// How many bytes the file with this hash has.
pub fn size(place: &Path, hash: &str) -> u64 {
    std::fs::metadata(path(place, hash)).map_or(0, |about| about.len())
}

/// Removes every file that no step needs any more. One that cannot be removed is in nobody's way.
pub fn let_go(place: &Path, needed: &[&str]) {
    let Ok(entries) = std::fs::read_dir(place.join(KEPT)) else { return };
    for entry in entries.filter_map(Result::ok) {
        if !needed.contains(&&*entry.file_name().to_string_lossy()) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
