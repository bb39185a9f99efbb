//! A file by itself: read as it would be in a folder that holds nothing else.

use crate::diagnostic::{Diagnostic, Place};
use crate::folder::disk::files::{FilesByName, FolderFiles};
use crate::folder::disk::inputs::{FolderReading, Inputs};
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::named::NamedFile;

/// Reads it, and hands back what is told of it too.
///
/// # Errors
/// It has no name that a file of a folder can have, or is too large.
pub fn alone<T>(
    name: &str,
    bytes: &[u8],
    read: impl FnOnce(FolderReading, &NamedFile) -> T,
) -> Result<(T, Vec<Diagnostic>), Vec<Diagnostic>> {
    let held = FilesByName::of([(name, bytes)])?;
    let (faults, inputs) = (Diagnostics::default(), Inputs::default());
    let from = FolderReading {
        files: FolderFiles::InMemory(&held),
        inputs: &inputs,
        faults: &faults,
        store: None,
        used: None,
    };
    let read = read(from, &NamedFile { path: name.to_owned(), from: Place::file(name) });
    Ok((read, faults.into_vec()))
}
