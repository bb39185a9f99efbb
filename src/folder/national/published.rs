//! A published table whose own recipe says which of its columns are which measures.

use crate::folder::text::named::NamedFile;

use super::reader::Raw;

/// What was read of it.
#[derive(Debug)]
pub struct Published {
    /// The table.
    pub file: NamedFile,
    /// Its rows; the measures by their ids in the catalogue.
    pub raw: Raw,
}
