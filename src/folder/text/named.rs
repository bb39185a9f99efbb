//! Files that an officer's files name: where they are named, and what is in them.

use crate::diagnostic::Place;

use super::entry::Placed;

/// A path of `report.toml`, with where it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedFile {
    /// As written, with `/`.
    pub path: String,
    /// Where it is named.
    pub from: Place,
}

/// Whether a file has the name of a workbook.
pub fn is_workbook(path: &str) -> bool {
    let lower = path.to_lowercase();
    [".xlsx", ".xlsm", ".ods"].iter().any(|ending| lower.ends_with(ending))
}

/// A path as it is given in a file.
pub fn file((path, from): Placed) -> NamedFile {
    NamedFile { path: path.trim().replace('\\', "/"), from }
}

/// A file taken as it is, with its name from the report folder: `layouts/our.typ`.
pub type NamedBytes = (String, Vec<u8>);
