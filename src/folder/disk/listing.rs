//! What lies in a folder, by name.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::text::diagnostics::Diagnostics;

use super::files::FolderFiles;

/// The names of the files in a folder, sorted; empty where there is no such folder. One that is there and cannot be listed
/// is an error: its files would be missed without a word.
pub fn names(files: FolderFiles, folder: &str, faults: &Diagnostics) -> Vec<String> {
    entries(files, folder, faults).into_iter().filter(|(_, is_folder)| !is_folder).map(|(name, _)| name).collect()
}

/// The names in a folder, sorted, each with whether it is a folder itself.
pub fn entries(files: FolderFiles, folder: &str, faults: &Diagnostics) -> Vec<(String, bool)> {
    match files.entries(folder) {
        Ok(found) => found,
        Err(error) => {
            let whole = files.on_disk().map_or_else(|| folder.into(), |place| place.join(folder));
            // A link that leads nowhere is there: somebody meant files to be found behind it.
            let is_absent = error.kind() == std::io::ErrorKind::NotFound;
            let is_link = std::fs::symlink_metadata(&whole).is_ok();
            if is_absent && !is_link {
                return Vec::new();
            }
            let name = whole
                .file_name()
                .map_or_else(|| whole.display().to_string(), |name| format!("{}/", name.to_string_lossy()));
            let why = match error.kind() {
                std::io::ErrorKind::NotADirectory => "it is a file",
                _ if is_link && !whole.exists() => "it is a link that leads nowhere",
                std::io::ErrorKind::PermissionDenied => "you have no right to read it",
                _ => "the system refuses",
            };
            // The rules of a council may lie anywhere.
            let help = match folder {
                "data" | "cases" | "layouts" | "expected" => "put a folder there that you may read, or remove it",
                _ => "put a folder there that you may read: a rule in it could decide what is not printed",
            };
            faults.add(
                Diagnostic::error(Code::UnreadableFile, format!("the folder `{name}` cannot be listed: {why}"))
                    .at(Place::file(&name))
                    .help(help),
            );
            Vec::new()
        }
    }
}

/// What is said where a report folder should be and none is.
pub fn no_folder(path: &Path) -> Diagnostic {
    let shown = path.display();
    if path.exists() {
        Diagnostic::error(Code::MissingFile, format!("`{shown}` is a file, not a report folder"))
            .help("give the folder that has report.toml")
    } else {
        // PowerShell puts a \ behind the name of a folder, and a name in quotation marks then ends in one of them.
        let help = if path.to_string_lossy().ends_with('"') {
            "leave out the \\ at the end of the name"
        } else {
            "check the name, or make a folder with `scrutineer new`"
        };
        Diagnostic::error(Code::MissingFile, format!("there is no folder `{shown}`")).help(help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_mark_that_a_shell_left_is_explained() {
        let help = |path: &str| no_folder(Path::new(path)).help.expect("a help");
        assert_eq!(help("nowhere/my report\""), "leave out the \\ at the end of the name");
        assert!(help("nowhere/my report").starts_with("check the name"));
    }
}
