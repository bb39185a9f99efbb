//! What the program made last, by the hash of each file: only that is written over without being told to. A colleague's
//! comments in a Word edition, or another's file of the same name, are not lost to a second build.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::inputs::sha256;

/// Where the hashes are kept, in the folder that something is made for.
const FILE: &str = "build/made.json";

/// So many are kept.
const MOST: usize = 200;

/// Whether a file that was not made by the program, or was changed since, may be written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Only what the program made last.
    MadeLast,
    /// Any file that is not one of the folder's own.
    Anything,
}

/// The files that were made for a folder, each with the SHA-256 that it had: of the last time and, while that file may still
/// stand there, of the time before.
pub struct MadeLast {
    folder: PathBuf,
    hashes: BTreeMap<String, Vec<String>>,
}

impl MadeLast {
    /// For a folder. Where nothing is kept, or it cannot be read, nothing is known as made.
    pub fn of(folder: &Path) -> MadeLast {
        let text = std::fs::read(folder.join(FILE)).unwrap_or_default();
        MadeLast { folder: folder.to_owned(), hashes: serde_json::from_slice(&text).unwrap_or_default() }
    }

    /// Where the hashes are kept.
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Whether a file is as the program made it.
    pub fn is_as_made(&self, target: &Path) -> bool {
        self.hash_as_made(target).is_some()
    }

    /// Whether the program made a file of this name, whatever became of it.
    pub fn knows(&self, target: &Path) -> bool {
        self.hashes.contains_key(&self.key(target))
    }

    /// The hash of a file that is as the program made it.
    fn hash_as_made(&self, target: &Path) -> Option<String> {
        let known = self.hashes.get(&self.key(target))?;
        let there = sha256(&std::fs::read(target).ok()?);
        known.contains(&there).then_some(there)
    }

    /// What is to be kept when a file is made that has this hash. It is kept before the file is renamed into its place: whoever is
    /// ended between the two leaves the file of the time before, which is as the program made it too.
    pub fn with(mut self, target: &Path, sha256: &str) -> Vec<u8> {
        let folder = self.folder.clone();
        let before = self.hash_as_made(target);
        self.hashes.retain(|name, _| folder.join(name).exists());
        if self.hashes.len() >= MOST {
            self.hashes.pop_first();
        }
        let mut hashes = vec![sha256.to_owned()];
        hashes.extend(before.filter(|before| *before != hashes[0]));
        self.hashes.insert(self.key(target), hashes);
        let mut text = serde_json::to_vec_pretty(&self.hashes).expect("texts");
        text.push(b'\n');
        text
    }

    /// A file by its name from the folder, so that the folder can be moved; one elsewhere by its whole path.
    fn key(&self, target: &Path) -> String {
        let above = target.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let whole = above.canonicalize().unwrap_or_else(|_| above.to_owned());
        let whole = whole.join(target.file_name().unwrap_or_default());
        let folder = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        whole.strip_prefix(&folder).unwrap_or(&whole).to_string_lossy().replace('\\', "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_last_is_known_wherever_the_folder_lies() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let (folder, moved) = (place.path().join("q3"), place.path().join("moved"));
        std::fs::create_dir_all(folder.join("build")).expect("made");
        let (inside, outside) = (folder.join("q3.docx"), place.path().join("copy.docx"));
        for file in [&inside, &outside] {
            assert!(!MadeLast::of(&folder).is_as_made(file));
            let kept = MadeLast::of(&folder).with(file, &sha256(b"made"));
            std::fs::write(MadeLast::of(&folder).path(), kept).expect("written");
            std::fs::write(file, b"made").expect("written");
            assert!(MadeLast::of(&folder).is_as_made(file));
        }
        std::fs::rename(&folder, &moved).expect("moved");
        assert!(MadeLast::of(&moved).is_as_made(&moved.join("q3.docx")));
        assert!(MadeLast::of(&moved).is_as_made(&outside));
        std::fs::write(moved.join("q3.docx"), b"made, and commented on").expect("written");
        assert!(!MadeLast::of(&moved).is_as_made(&moved.join("q3.docx")));
        std::fs::write(MadeLast::of(&moved).path(), b"no JSON").expect("written");
        assert!(!MadeLast::of(&moved).is_as_made(&outside));
    }

    /// The hashes are written before the file is.
    #[test]
    fn who_is_ended_between_the_two_has_a_file_that_was_made_all_the_same() {
        let place = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(place.path().join("build")).expect("made");
        let file = place.path().join("q3.pdf");
        let make = |bytes: &[u8], ended: bool| {
            let kept = MadeLast::of(place.path()).with(&file, &sha256(bytes));
            std::fs::write(MadeLast::of(place.path()).path(), kept).expect("written");
            if !ended {
                std::fs::write(&file, bytes).expect("written");
            }
            assert!(MadeLast::of(place.path()).is_as_made(&file) || (ended && !file.exists()));
        };
        make(b"first", true);
        make(b"first", false);
        make(b"second", true);
        make(b"third", true);
        make(b"fourth", false);
        make(b"fifth", false);
        std::fs::write(&file, b"first").expect("written");
        assert!(!MadeLast::of(place.path()).is_as_made(&file), "it was made long ago, and put there by somebody");
    }
}
