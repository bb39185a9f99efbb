//! Files and folders that are still being written, and what a run that was ended left of them.
//!
//! Each has a name of this program's own and is held locked while it is written. What nobody holds is a leftover: it is cleared
//! away before the next is begun beside it.

use std::fs::{File, TryLockError};
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

/// As often as another run, clearing away, may come between the making and the holding of one.
const TRIES: usize = 100;

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
    until_held(|| {
        #[cfg(not(windows))]
        let file = builder.tempfile_in(folder)?;
        // The library marks it as passing there, and what keeps folders in step with a server leaves such files out.
        #[cfg(windows)]
        let file =
            builder.make_in(folder, |path| File::options().read(true).write(true).create_new(true).open(path))?;
        Ok(hold(file.as_file(), file.path()).then_some(file))
    })
}

/// Another name in a folder for a file that is kept until it is known whether it is needed again.
///
/// # Errors
/// The system's reason.
pub fn kept(folder: &Path, keep: impl Fn(&Path) -> io::Result<()>) -> Result<NamedTempFile<Option<File>>, io::Error> {
    until_held(|| {
        let kept = Builder::new().prefix(UNFINISHED).rand_bytes(DRAWN).make_in(folder, |path| {
            keep(path)?;
            // Windows puts nothing in the place of a file that is open, by whichever of its names.
            Ok(File::open(path).ok().filter(|file| !cfg!(windows) && file.try_lock().is_ok()))
        })?;
        Ok(kept.path().exists().then_some(kept))
    })
}

/// A folder that is to be filled in another. Windows has no lock for folders: what a run that was ended left there stays.
///
/// # Errors
/// The system's reason.
pub fn folder(beside: &Path) -> Result<(TempDir, Option<File>), io::Error> {
    clear(beside);
    until_held(|| {
        let made = Builder::new().prefix(UNFINISHED).rand_bytes(DRAWN).tempdir_in(beside)?;
        let held = File::open(made.path()).ok();
        let is_held = held.as_ref().is_none_or(|held| hold(held, made.path()));
        Ok(is_held.then_some((made, held)))
    })
}

/// Makes one after another until one is held.
fn until_held<T>(make: impl Fn() -> io::Result<Option<T>>) -> io::Result<T> {
    for _ in 0..TRIES {
        if let Some(made) = make()? {
            return Ok(made);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Whether what was just made is held now. If not, another run took it for a leftover before, and clears it away.
fn hold(made: &File, path: &Path) -> bool {
    // Where a disk knows no locks it is written all the same, and is not cleared away by another.
    !matches!(made.try_lock(), Err(TryLockError::WouldBlock)) && path.exists()
}

/// Clears away what runs that were ended have left in a folder. What cannot be cleared stays: it is in nobody's way.
pub fn clear(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let left = entries.filter_map(Result::ok).filter(|entry| is_unfinished(&entry.file_name().to_string_lossy()));
    for entry in left {
        let (path, kind) = (entry.path(), entry.file_type());
        let is_plain = kind.as_ref().is_ok_and(|kind| kind.is_file() || kind.is_dir());
        // Held until it is gone: whoever has just made it sees by that that it is not theirs.
        let Some(_held) = File::open(&path).ok().filter(|file| is_plain && file.try_lock().is_ok()) else { continue };
        let _ = if kind.is_ok_and(|kind| kind.is_dir()) {
            std::fs::remove_dir_all(&path)
        } else {
            std::fs::remove_file(&path)
        };
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

    /// Each clears the folder before it makes its own: none may take another's for a leftover.
    #[test]
    fn what_many_write_at_the_same_time_is_all_there() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let write = |nth: usize| {
            for round in 0..200 {
                let made = file(place.path(), None).expect("made");
                made.persist(place.path().join(format!("{nth}-{round}"))).expect("it is there until it is renamed");
            }
        };
        std::thread::scope(|scope| (0..8).for_each(|nth| drop(scope.spawn(move || write(nth)))));
        assert_eq!(std::fs::read_dir(place.path()).expect("a folder").count(), 8 * 200);
    }
}
