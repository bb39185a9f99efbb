//! The rows of a large table that a report uses, held for the next report of the same table: of 150 authorities the first reads
//! 640,000 rows, and each of the others some thousands.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use csv::ByteRecord;

use crate::diagnostic::Diagnostic;

use super::files::FolderFiles;

/// The tables that were read so far. Reports that are drafted at the same time may share it.
#[derive(Debug, Default)]
pub struct UsedRows(Mutex<BTreeMap<String, Arc<Used>>>);

/// What a first reading left of a table.
#[derive(Debug)]
pub struct Used {
    /// How many bytes the file had, and their SHA-256.
    pub bytes: u64,
    /// See `bytes`.
    pub sha256: String,
    /// Its headings, what stands above them, and every row that was used.
    pub rows: Vec<ByteRecord>,
    /// What was told at its end, of all its rows.
    pub told: Vec<Diagnostic>,
}

impl UsedRows {
    /// By what a table is known again: where it lies, how it stands there, and what is used of it. `None` where it cannot be: files
    /// that somebody holds in memory are read as they are given.
    pub fn key(&self, files: FolderFiles, path: &str, used_by: &str) -> Option<String> {
        let folder = files.on_disk()?;
        let at = folder.join(path).canonicalize().ok()?;
        let about = std::fs::metadata(&at).ok()?;
        Some(format!("{} {} {:?} {used_by}", at.display(), about.len(), about.modified().ok()?))
    }

    /// What was left of it, where it was read before.
    pub fn get(&self, key: &str) -> Option<Arc<Used>> {
        self.0.lock().ok()?.get(key).cloned()
    }

    /// Holds what a reading has left.
    pub fn put(&self, key: String, used: Used) {
        if let Ok(mut held) = self.0.lock() {
            held.insert(key, Arc::new(used));
        }
    }
}
