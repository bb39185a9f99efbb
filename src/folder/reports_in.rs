//! The reports that lie in a place, each in a folder of its own.

use std::path::Path;

use crate::folder::disk::files::FolderFiles;

/// More of them nobody looks through.
const MOST: usize = 200;

/// Their names, sorted.
pub fn reports_in(place: &Path) -> Vec<String> {
    let files = FolderFiles::OnDisk(place);
    let entries = files.entries("").unwrap_or_default().into_iter();
    let folders = entries.filter(|(name, is_folder)| *is_folder && !name.starts_with('.')).map(|(name, _)| name);
    folders.filter(|name| files.is_file(&format!("{name}/report.toml"))).take(MOST).collect()
}
