//! The folders in which the steps lie: `.scrutineer/` of the report folder, with the rights that this has, and in it one for each
//! person, for nobody else.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::disk::save::{cannot, save};

use super::kept_files::KEPT;
use super::name::HISTORY;

/// The place that is shared, made where it is not there.
///
/// # Errors
/// `cannot-write`; also where a link has its name, as whoever made that chose what would be written there.
pub fn shared_in(folder: &Path) -> Result<PathBuf, Diagnostic> {
    let place = folder.join(HISTORY);
    if made(&place, None)? {
        // Whoever may write in the report folder may say in here that they have it open.
        #[cfg(unix)]
        if let Ok(about) = std::fs::metadata(folder) {
            let _ = std::fs::set_permissions(&place, about.permissions());
        }
        // git leaves all of it out.
        save(&place.join(".gitignore"), b"*\n")?;
    }
    Ok(place)
}

/// The place of one person, made where it is not there.
///
/// # Errors
/// As [`shared_in`].
pub fn own_in(folder: &Path, who: &str) -> Result<PathBuf, Diagnostic> {
    shared_in(folder)?;
    let place = own(folder, who);
    made(&place, Some(0o700))?;
    made(&place.join(KEPT), Some(0o700))?;
    Ok(place)
}

/// The same, whether it is there or not.
pub fn own(folder: &Path, who: &str) -> PathBuf {
    let plain = |sign: char| if sign.is_alphanumeric() || sign == '-' { sign } else { '_' };
    folder.join(HISTORY).join(format!("steps-{}", who.chars().map(plain).collect::<String>()))
}

/// Makes a folder that is not there, with these rights where the system has such; says whether it was made.
fn made(place: &Path, rights: Option<u32>) -> Result<bool, Diagnostic> {
    match std::fs::symlink_metadata(place) {
        Ok(about) if about.is_dir() => return Ok(false),
        Ok(_) => {
            let message = format!("`{}` is not a folder", place.display());
            let fault = Diagnostic::error(Code::CannotWrite, message).at(Place::file(place.display().to_string()));
            return Err(fault.help("remove it: what is saved is kept in a folder of this name"));
        }
        Err(_) => {}
    }
    match make(place, rights) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(cannot(place, &error)),
    }
}

#[cfg_attr(not(unix), allow(unused_variables, reason = "a folder has the rights of the one that it lies in"))]
fn make(place: &Path, rights: Option<u32>) -> io::Result<()> {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "only rights change it"))]
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    if let Some(rights) = rights {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(rights);
    }
    builder.create(place)
}
