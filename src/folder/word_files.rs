//! The files of a report folder in which words of the report stand, as a person wrote them.

use std::path::Path;

use crate::folder::disk::files::FolderFiles;

/// Folders without words of the report: figures, what is made or approved, what rules must say of figures.
const WITHOUT: [&str; 4] = ["build", "cases", "data", "expected"];

/// How the names of such files end.
const ENDINGS: [&str; 4] = [".toml", ".rhai", ".md", ".txt"];

/// Each by its name from the folder: those that lie in it, and those of a folder within, such as `rules/`.
pub fn word_files(folder: &Path) -> Vec<String> {
    let files = FolderFiles::OnDisk(folder);
    let entries = |within: &str| files.entries(within).unwrap_or_default().into_iter();
    let shown = |name: &str| !name.starts_with(['.', '~']);
    let mut found = Vec::new();
    for (name, is_folder) in entries("").filter(|(name, _)| shown(name)) {
        if !is_folder {
            found.push(name);
        } else if !WITHOUT.contains(&name.as_str()) {
            let within = entries(&name).filter(|(file, is_folder)| !is_folder && shown(file));
            found.extend(within.map(|(file, _)| format!("{name}/{file}")));
        }
    }
    found.retain(|name| ENDINGS.iter().any(|ending| name.to_lowercase().ends_with(ending)));
    found
}
