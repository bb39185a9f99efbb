//! The folder in which the steps lie: `.scrutineer/` of the report folder, for its owner alone.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::save::{cannot, save};

use super::kept_files::KEPT;
use super::name::HISTORY;

/// Where it lies, made where it is not there.
///
/// # Errors
/// `cannot-write`; also where a link has its name, as whoever made that chose what would be written there.
pub fn made_in(folder: &Path) -> Result<PathBuf, Diagnostic> {
    let place = folder.join(HISTORY);
    match std::fs::symlink_metadata(&place) {
        Ok(about) if about.is_dir() => return Ok(place),
        Ok(_) => {
            let message = format!("`{HISTORY}` in the report folder is not a folder");
            let fault = Diagnostic::error(Code::CannotWrite, message).at(Place::file(HISTORY));
            return Err(fault.help("remove it: what is saved is kept in a folder of this name"));
        }
        Err(_) => {}
    }
    make(&place).map_err(|error| cannot(&place, &error))?;
    // Of the folder's history git keeps its own.
    save(&place.join(".gitignore"), b"*\n")?;
    Ok(place)
}

fn make(place: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(place)?;
    builder.recursive(true).create(place.join(KEPT))
}
