//! What a report was made from: every file of the folder that was read, with its size and hash.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Place};
use crate::error::Error;

use super::Folder;
use super::source::failure;

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

/// The files that a folder was read from: where it is, and their names.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The folder.
    pub root: PathBuf,
    /// From there, with `/`, in name order, each once. Neither the secret nor anything of `build/` is among them.
    pub names: Vec<String>,
}

impl Files {
    /// Of these names, some of which may be there twice.
    pub fn of(root: PathBuf, mut names: Vec<String>) -> Files {
        names.sort();
        names.dedup();
        Files { root, names }
    }
}

/// Every file the folder was read from, hashed as it is on the disk now.
///
/// # Errors
/// A file that has gone since, or can no longer be read.
pub fn inputs(folder: &Folder) -> Result<Vec<Input>, Error> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for name in &folder.files.names {
        match input(&folder.files, name) {
            Ok(input) => found.push(input),
            Err(fault) => faults.push(fault),
        }
    }
    Error::unless_clean(faults).map(|_| found)
}

fn input(files: &Files, name: &str) -> Result<Input, Diagnostic> {
    let told = |error: std::io::Error| failure(name, &error).at(Place::file(name));
    let (bytes, sha256) = hash_of(&files.root.join(name)).map_err(told)?;
    Ok(Input { name: name.to_owned(), bytes, sha256 })
}

/// How many bytes a file has, and their SHA-256.
///
/// # Errors
/// The system's reason why it cannot be read.
pub fn hash_of(path: &Path) -> std::io::Result<(u64, String)> {
    let mut file = std::fs::File::open(path)?;
    let (mut hash, mut bytes, mut held) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut held)?;
        if read == 0 {
            return Ok((bytes, in_hex(&hash.finalize())));
        }
        hash.update(&held[..read]);
        bytes += read as u64;
    }
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
