//! Files that are not on the disk as they are wanted, put into a temporary folder that goes when it is let go of.

use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use crate::diagnostic::{Code, Diagnostic};

use super::save::cannot;

/// A temporary folder with files in it.
#[derive(Debug)]
pub struct Unpacked {
    place: TempDir,
    report: PathBuf,
}

impl Unpacked {
    /// Writes files by their names, and says which of the folders is the report's.
    ///
    /// # Errors
    /// `cannot-write`; `outside-folder` where a name leads out of it.
    pub fn of(files: &[(String, Vec<u8>)], report: &str) -> Result<Unpacked, Diagnostic> {
        let place = TempDir::with_prefix("scrutineer-").map_err(|error| cannot(&std::env::temp_dir(), &error))?;
        for (name, bytes) in files {
            if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_))) {
                let message = format!("`{name}` is outside its folder");
                return Err(Diagnostic::error(Code::OutsideFolder, message).help("give the file another name"));
            }
            let path = place.path().join(name);
            let parent = path.parent().unwrap_or(place.path());
            std::fs::create_dir_all(parent).map_err(|error| cannot(parent, &error))?;
            std::fs::write(&path, bytes).map_err(|error| cannot(&path, &error))?;
        }
        let report = place.path().join(report);
        Ok(Unpacked { place, report })
    }

    /// The report's folder.
    pub fn report(&self) -> &Path {
        debug_assert!(self.report.starts_with(self.place.path()));
        &self.report
    }
}
