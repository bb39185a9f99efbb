//! A finished file with its hash: it is recorded, and known again by it when the next one is written over it.

use super::inputs::sha256;

/// A file that was made, and its SHA-256, taken once.
#[derive(Debug)]
pub struct Finished {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Their SHA-256, as it is written.
    pub sha256: String,
}

impl From<Vec<u8>> for Finished {
    fn from(bytes: Vec<u8>) -> Finished {
        Finished { sha256: sha256(&bytes), bytes }
    }
}
