//! What lies in a folder, by name.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};

use super::diagnostics::Diagnostics;

/// The names of the files in a folder, sorted; none where there is no such folder. One that is there and cannot be listed
/// is an error: its files would be missed without a word.
pub fn names(folder: &Path, faults: &Diagnostics) -> Vec<String> {
    entries(folder, faults).into_iter().filter(|(_, is_folder)| !is_folder).map(|(name, _)| name).collect()
}

/// The names in a folder, sorted, each with whether it is a folder itself.
pub fn entries(folder: &Path, faults: &Diagnostics) -> Vec<(String, bool)> {
    let listed = std::fs::read_dir(folder).and_then(|entries| {
        let named =
            |entry: std::fs::DirEntry| (entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir());
        entries.map(|entry| entry.map(named)).collect::<std::io::Result<Vec<_>>>()
    });
    match listed {
        Ok(mut names) => {
            names.sort();
            names
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            let name = folder
                .file_name()
                .map_or_else(|| folder.display().to_string(), |name| format!("{}/", name.to_string_lossy()));
            let why = match error.kind() {
                std::io::ErrorKind::NotADirectory => "it is a file",
                std::io::ErrorKind::PermissionDenied => "you have no right to read it",
                _ => "the system refuses",
            };
            faults.add(
                Diagnostic::error(Code::UnreadableFile, format!("the folder `{name}` cannot be listed: {why}"))
                    .at(Place::file(&name))
                    .help("put a folder there that you may read: a rule in it could decide what is not printed"),
            );
            Vec::new()
        }
    }
}
