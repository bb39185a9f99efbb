//! The approved texts of a folder as files: read, and written each whole or not at all.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place};

use super::faults::Faults;
use super::save::{cannot, save};
use super::source::Source;
use super::tables::names;

/// The snapshots of a place in a folder, each with its name from the folder; none where there is no such place.
///
/// # Errors
/// What the system says of each that cannot be read.
pub fn read_snapshots(dir: &Path, place: &str) -> Result<Vec<(String, String)>, Vec<Diagnostic>> {
    let mut files = Vec::new();
    let listing = Faults::default();
    let found = names(&dir.join(place), &listing);
    let mut faults = listing.into_vec();
    for name in found.into_iter().filter(|name| name.ends_with(".snap")) {
        let full = format!("{place}/{name}");
        match Source::read(&dir.join(&full), &full) {
            Ok(source) => files.push((full, source.text)),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

/// Writes snapshots into a folder, making the places they go to. What an interruption leaves is old or new, file by file.
///
/// # Errors
/// `cannot-write`; `outside-folder` where a place is a link out of the folder.
pub fn save_snapshots(dir: &Path, files: &[(String, String)]) -> Result<(), Diagnostic> {
    for (name, text) in files {
        let path = dir.join(name);
        let parent = path.parent().unwrap_or(dir).to_owned();
        std::fs::create_dir_all(&parent).map_err(|error| cannot(&parent, &error))?;
        within(dir, &parent, name)?;
        save(&path, text.as_bytes())?;
    }
    Ok(())
}

/// Takes away snapshots that nobody has taken up; one that is not there is no trouble.
///
/// # Errors
/// `cannot-write` with the system's reason.
pub fn remove_snapshots(dir: &Path, names: &[String]) -> Result<(), Diagnostic> {
    for name in names {
        let path = dir.join(name);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(cannot(&path, &error)),
            _ => {}
        }
    }
    Ok(())
}

fn within(dir: &Path, parent: &Path, name: &str) -> Result<(), Diagnostic> {
    let real = |path: &Path| -> Option<PathBuf> { path.canonicalize().ok() };
    match (real(dir), real(parent)) {
        (Some(dir), Some(parent)) if parent.starts_with(&dir) => Ok(()),
        _ => Err(Diagnostic::fault(
            Code::OutsideFolder,
            format!("`{name}` is a link to a place outside the report folder"),
        )
        .at(Place::file(name))
        .help("replace the link with a folder")),
    }
}
