//! Files and folders that are still being written, and what a run that was ended left of them.
//!
//! Each has a name of this program's own and is held locked while it is written. What nobody holds is a leftover: it is cleared
//! away before the next is begun beside it.

use std::fs::File;
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempDir};

/// How their names begin.
pub const UNFINISHED: &str = ".scrutineer-";

/// So many letters follow, drawn by lot.
const DRAWN: usize = 6;

/// Whether a name is one of theirs.
pub fn is_unfinished(name: &str) -> bool {
    let drawn = name.strip_prefix(UNFINISHED);
    drawn.is_some_and(|drawn| drawn.len() == DRAWN && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A file that is to be written in a folder, with what it may be read and written by.
///
/// # Errors
/// The system's reason.
pub fn file(folder: &Path, rights: Option<std::fs::Permissions>) -> Result<NamedTempFile, io::Error> {
    clear(folder);
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED).rand_bytes(DRAWN);
    if let Some(rights) = rights {
        builder.permissions(rights);
    }
    #[cfg(not(windows))]
    let file = builder.tempfile_in(folder)?;
    // The library marks it as passing there, and what keeps folders in step with a server leaves such files out.
    #[cfg(windows)]
    let file = builder.make_in(folder, |path| File::options().read(true).write(true).create_new(true).open(path))?;
    // Where a disk knows no locks the file is written all the same, and is not cleared away by another.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Another name in a folder for a file that is kept until it is known whether it is needed again.
///
/// # Errors
/// The system's reason.
pub fn kept(folder: &Path, keep: impl Fn(&Path) -> io::Result<()>) -> Result<NamedTempFile<Option<File>>, io::Error> {
    Builder::new().prefix(UNFINISHED).rand_bytes(DRAWN).make_in(folder, |path| {
        keep(path)?;
        // Windows puts nothing in the place of a file that is open, by whichever of its names.
        Ok(File::open(path).ok().filter(|file| !cfg!(windows) && file.try_lock().is_ok()))
    })
}

/// A folder that is to be filled in another. Windows has no lock for folders: what a run that was ended left there stays.
///
/// # Errors
/// The system's reason.
pub fn folder(beside: &Path) -> Result<(TempDir, Option<File>), io::Error> {
    clear(beside);
    let made = Builder::new().prefix(UNFINISHED).rand_bytes(DRAWN).tempdir_in(beside)?;
    let held = File::open(made.path()).ok().filter(|file| file.try_lock().is_ok());
    Ok((made, held))
}

/// Clears away what runs that were ended have left in a folder. What cannot be cleared stays: it is in nobody's way.
pub fn clear(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let left = entries.filter_map(Result::ok).filter(|entry| is_unfinished(&entry.file_name().to_string_lossy()));
    for entry in left {
        let (path, kind) = (entry.path(), entry.file_type());
        let is_plain = kind.as_ref().is_ok_and(|kind| kind.is_file() || kind.is_dir());
        let nobodys = || File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
        if is_plain && nobodys() {
            let _ = if kind.is_ok_and(|kind| kind.is_dir()) {
                std::fs::remove_dir_all(&path)
            } else {
                std::fs::remove_file(&path)
            };
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_holds_is_cleared_away_and_nothing_else() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| place.path().join(name);
        std::fs::write(at(".scrutineer-Ab12cd"), "half").expect("written");
        std::fs::create_dir_all(at(".scrutineer-xyzXYZ/data")).expect("made");
        for own in [".scrutineer-notes", ".scrutineer-Ab12c", ".scrutineer-Ab 2cd", "scrutineer-Ab12cd"] {
            std::fs::write(at(own), "an officer's").expect("written");
        }
        let (held, _lock) = folder(place.path()).expect("made");
        let file = file(place.path(), None).expect("made");
        clear(place.path());
        assert!(held.path().exists() && file.path().exists());
        assert!(!at(".scrutineer-Ab12cd").exists() && !at(".scrutineer-xyzXYZ").exists());
        assert_eq!(std::fs::read_dir(place.path()).expect("a folder").count(), 6);
    }
}
