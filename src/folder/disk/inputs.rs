//! What a report was made from: every file of the folder that was read, with its size and hash.
//!
//! A file is hashed as it is read, never from the disk again: the record and the figures are of the same bytes, whoever
//! writes to the folder in the meantime.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::named::NamedFile;
use crate::folder::text::source::Source;

use super::files::FolderFiles;
use super::inside::{Reach, is_of_store, resolve};
use super::used_rows::UsedRows;

/// A file of the folder, by what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// From the report folder, with `/`.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Their SHA-256.
    pub sha256: String,
}

impl Input {
    /// A file of this name that holds these bytes.
    fn of(name: &str, bytes: &[u8]) -> Input {
        Input { name: name.to_owned(), bytes: bytes.len() as u64, sha256: sha256(bytes) }
    }
}

/// The files of one reading of a folder. What is read through this is recorded by the very bytes that are parsed.
#[derive(Debug, Clone, Default)]
pub struct Inputs(RefCell<BTreeMap<String, Input>>);

impl Inputs {
    /// To go on from files that were read before.
    pub fn from_before(inputs: Vec<Input>) -> Inputs {
        Inputs(RefCell::new(inputs.into_iter().map(|input| (input.name.clone(), input)).collect()))
    }

    /// Reads a text file.
    ///
    /// # Errors
    /// As [`FolderFiles::source`]; also where the file is another than when it was read before.
    pub fn source(&self, files: FolderFiles, name: &str) -> Result<Source, Diagnostic> {
        Source::from_bytes(&self.bytes(files, name)?, name)
    }

    /// Reads a file whole.
    ///
    /// # Errors
    /// As [`FolderFiles::bytes`]; also where the file is another than when it was read before.
    pub fn bytes(&self, files: FolderFiles, name: &str) -> Result<Vec<u8>, Diagnostic> {
        self.read(name, files.bytes(name)?)
    }

    /// Records a file that was read whole, and gives its bytes back.
    ///
    /// # Errors
    /// It is another than when it was read before.
    pub fn read(&self, name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Diagnostic> {
        self.add(Input::of(name, &bytes))?;
        Ok(bytes)
    }

    /// Records a file that was read in a stream.
    ///
    /// # Errors
    /// It is another than when it was read before.
    pub fn add(&self, input: Input) -> Result<(), Diagnostic> {
        let mut held = self.0.borrow_mut();
        match held.get(&input.name) {
            Some(before) if *before != input => {
                let name = &input.name;
                let message = format!("`{name}` was changed while it was being read");
                let help = "wait until the program that writes it has finished, then run this again";
                Err(Diagnostic::error(Code::UnreadableFile, message).at(Place::file(name)).help(help))
            }
            _ => {
                held.insert(input.name.clone(), input);
                Ok(())
            }
        }
    }

    /// All of them, in name order, each once. Neither the secret nor anything of `build/` is among them.
    pub fn into_vec(self) -> Vec<Input> {
        self.0.into_inner().into_values().collect()
    }
}

/// A folder that is being read, with the two baskets: of the files that were read, and of what is wrong with them.
#[derive(Debug, Clone, Copy)]
pub struct FolderReading<'a> {
    /// What it holds.
    pub files: FolderFiles<'a>,
    /// What was read.
    pub inputs: &'a Inputs,
    /// What is wrong.
    pub faults: &'a Diagnostics,
    /// The store that is read too, by its name from the folder.
    pub store: Option<&'a str>,
    /// What is held of large tables from one report to the next, where several are made.
    pub used: Option<&'a UsedRows>,
}

impl FolderReading<'_> {
    /// How far a path may lead: out of the folder only into the store.
    pub fn reach(&self, path: &str) -> Reach<'_> {
        match self.store {
            Some(store) if is_of_store(store, path) => Reach::Store(store),
            _ => Reach::Inside,
        }
    }

    /// Reads a file that another names, if it is within the folder or its store.
    ///
    /// # Errors
    /// As [`resolve`] and [`Inputs::bytes`].
    pub fn bytes(self, named: &NamedFile) -> Result<Vec<u8>, Diagnostic> {
        resolve(self.files, self.reach(&named.path), named)?;
        self.inputs.bytes(self.files, &named.path)
    }
}

/// Counts and hashes what is read through [`Running::over`], of a file that is too large to be held.
#[derive(Debug, Clone, Default)]
pub struct Running(Rc<RefCell<(Sha256, u64)>>);

impl Running {
    /// The same bytes, each counted when it is read.
    pub fn over<R: Read>(&self, inner: R) -> impl Read + use<R> {
        Counted { inner, running: self.clone() }
    }

    /// What was read so far, as a file of this name.
    pub fn input(&self, name: &str) -> Input {
        let (hash, bytes) = &*self.0.borrow();
        Input { name: name.to_owned(), bytes: *bytes, sha256: in_hex(&hash.clone().finalize()) }
    }
}

struct Counted<R> {
    inner: R,
    running: Running,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(into)?;
        let (hash, bytes) = &mut *self.running.0.borrow_mut();
        hash.update(&into[..read]);
        *bytes += read as u64;
        Ok(read)
    }
}

/// How many bytes a file has, and their SHA-256.
///
/// # Errors
/// The system's reason why it cannot be read.
pub fn hash_of(path: &Path) -> std::io::Result<(u64, String)> {
    let running = Running::default();
    let bytes = std::io::copy(&mut running.over(std::fs::File::open(path)?), &mut std::io::sink())?;
    Ok((bytes, running.input("").sha256))
}

/// The SHA-256 of bytes, as it is written.
pub fn sha256(bytes: &[u8]) -> String {
    in_hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
pub fn in_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;
    use crate::folder::tests::folder_of;

    /// Somebody saves a file while a report is drafted of the folder: the record is of what was read.
    #[test]
    fn what_is_recorded_is_what_was_parsed() {
        let dir = folder_of(&[("rules/house.rhai", b"remove(\"nothing\");"), ("layouts/our.typ", b"#let a = 1")]);
        let before: Vec<Input> =
            ["data/observations.csv", "indicators.toml", "layouts/our.typ", "report.toml", "rules/house.rhai"]
                .into_iter()
                .map(|name| Input::of(name, &std::fs::read(dir.path().join(name)).expect("a file")))
                .collect();
        let folder = Folder::open(dir.path()).0.expect("a report");
        for input in &before {
            std::fs::write(dir.path().join(&input.name), "another").expect("written");
        }
        assert_eq!(folder.inputs(), before);
    }

    #[test]
    fn the_rules_of_another_place_are_recorded_instead() {
        let dir = folder_of(&[("rules/house.rhai", b"remove(\"nothing\");")]);
        let other = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(other.path().join("house.rhai"), "remove(\"changed\");").expect("written");
        let folder = Folder::open(dir.path()).0.expect("a report").with_rules(other.path()).expect("rules");
        let rules: Vec<&Input> = folder.inputs().iter().filter(|input| input.name.starts_with("rules/")).collect();
        assert_eq!(rules, [&Input::of("rules/house.rhai", b"remove(\"changed\");")]);
    }

    #[test]
    fn a_file_that_is_another_when_it_is_read_again_is_told() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let (path, files) = (dir.path().join("crest.svg"), FolderFiles::OnDisk(dir.path()));
        let inputs = Inputs::default();
        std::fs::write(&path, "one").expect("written");
        inputs.bytes(files, "crest.svg").expect("read");
        inputs.bytes(files, "crest.svg").expect("the same");
        std::fs::write(&path, "two").expect("written");
        let said = inputs.bytes(files, "crest.svg").expect_err("another");
        assert_eq!(said.message, "`crest.svg` was changed while it was being read");
        assert_eq!(inputs.into_vec(), [Input::of("crest.svg", b"one")]);
    }

    #[test]
    fn what_streams_by_is_hashed_on_its_way() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|nth| (nth % 251) as u8).collect();
        let running = Running::default();
        let mut read = Vec::new();
        running.over(&bytes[..]).read_to_end(&mut read).expect("read");
        assert_eq!((read, running.input("x")), (bytes.clone(), Input::of("x", &bytes)));
    }

    /// FIPS 180-4, the two examples for SHA-256.
    #[test]
    fn the_published_hashes() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(
            sha256(b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        );
    }
}
