//! A new report folder, whole or not at all.

use std::io::{Error as IoError, ErrorKind};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Error};

use super::rename::rename;
use super::save::{cannot, parent, refused, replace};
use super::secret::Secret;
use super::unfinished::{self, clear, is_unfinished};

/// The file that is put there last: without it a folder is no report.
const LAST: &str = "report.toml";

/// Makes a new report folder of these files. Where there is nothing yet it gets its name when it is whole; an empty folder is
/// filled.
///
/// # Errors
/// `cannot-write`, also where the folder holds anything already.
pub fn unpack(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), Error> {
    match std::fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => make(folder, files)?,
        Err(error) => return Err(cannot(folder, &error).into()),
        Ok(_) if folder.is_dir() => fill(folder, files)?,
        Ok(about) if about.is_symlink() => {
            return Err(
                refused(folder, "it is a link that leads nowhere", "remove the link, or give a new folder").into()
            );
        }
        Ok(_) => return Err(refused(folder, "there is a file with this name", "give a new folder").into()),
    }
    Ok(())
}

fn make(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), Diagnostic> {
    let beside = parent(folder);
    let told = |error: IoError| cannot(folder, &error);
    std::fs::create_dir_all(beside).map_err(|error| cannot(beside, &error))?;
    let (unfinished, _held) = unfinished::folder(beside).map_err(told)?;
    // Its own folder may be read by its owner alone; one within it has the rights of every new folder.
    let whole = unfinished.path().join("report");
    write(&whole, files).map_err(told)?;
    rename(&whole, folder).map_err(told)
}

fn fill(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), Diagnostic> {
    let told = |error: IoError| cannot(folder, &error);
    if !is_free(folder, files).map_err(told)? {
        return Err(refused(folder, "the folder is not empty", "give a new folder"));
    }
    let (unfinished, _held) = unfinished::folder(folder).map_err(told)?;
    write(unfinished.path(), files).map_err(told)?;
    let mut names: Vec<&str> = files.iter().map(|(name, _)| top(name)).collect();
    names.sort_unstable_by_key(|name| (*name == LAST, *name));
    names.dedup();
    for name in names {
        let to = folder.join(name);
        if to.is_dir() {
            std::fs::remove_dir_all(&to).map_err(told)?;
        }
        rename(&unfinished.path().join(name), &to).map_err(told)?;
    }
    Ok(())
}

/// Whether a folder holds nothing but what a run that was ended left there: its unfinished folder, and files as they were
/// to be.
fn is_free(folder: &Path, files: &[(&str, &[u8])]) -> Result<bool, IoError> {
    let list = || -> Result<Vec<String>, IoError> {
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    };
    let was_begun = list()?.iter().any(|name| is_unfinished(name));
    clear(folder);
    let left = list()?;
    let is_left = |name: &str| cfg!(windows) && is_unfinished(name);
    Ok(left.is_empty() || (was_begun && left.iter().all(|name| is_left(name) || is_as_made(folder, name, files))))
}

/// Whether everything of this name is as it was to be.
fn is_as_made(folder: &Path, name: &str, files: &[(&str, &[u8])]) -> bool {
    let is_same = |inside: &str| {
        let ours = files.iter().find(|(name, _)| *name == inside);
        let held = std::fs::read(folder.join(inside));
        // The secret is another each time.
        ours.is_some_and(|(name, bytes)| *name == Secret::FILE || held.is_ok_and(|held| held == *bytes))
    };
    let at = folder.join(name);
    if !at.is_dir() {
        return is_same(name);
    }
    let Ok(mut entries) = std::fs::read_dir(&at) else { return false };
    entries.all(|entry| {
        entry.is_ok_and(|entry| is_as_made(folder, &format!("{name}/{}", entry.file_name().to_string_lossy()), files))
    })
}

fn write(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), IoError> {
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(parent(&path))?;
        replace(&path, bytes)?;
    }
    Ok(())
}

fn top(name: &str) -> &str {
    name.split('/').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    const FILES: [(&str, &[u8]); 3] = [("report.toml", b"x"), ("data/a.csv", b"y"), ("secret.key", b"z")];

    #[test]
    fn only_an_empty_folder_is_unpacked_into() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let new = place.path().join("deep/new");
        unpack(&new, &FILES).expect("unpacked");
        assert_eq!(std::fs::read(new.join("data/a.csv")).expect("there"), b"y");
        assert_eq!(unpack(&new, &FILES).expect_err("not empty").diagnostics()[0].code, Code::CannotWrite);
        let empty = place.path().join("empty");
        std::fs::create_dir(&empty).expect("made");
        unpack(&empty, &FILES).expect("filled");
        assert_eq!(std::fs::read_dir(&empty).expect("a folder").count(), 3);
        let beside = std::fs::read_dir(place.path()).expect("a folder").count();
        assert_eq!(beside, 2, "nothing is left beside them");
    }

    #[test]
    fn what_a_run_that_was_ended_left_is_taken_up() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| place.path().join(name);
        let leave = |inside: &str| {
            std::fs::create_dir_all(at(".scrutineer-Ab12cd")).expect("made");
            std::fs::create_dir_all(at("data")).expect("made");
            std::fs::write(at("data/a.csv"), inside).expect("written");
            std::fs::write(at("secret.key"), "another").expect("written");
        };
        leave("an officer's");
        unpack(place.path(), &FILES).expect_err("an officer's file is in it");
        leave("y");
        unpack(place.path(), &FILES).expect("whole");
        assert_eq!(std::fs::read(at("report.toml")).expect("there"), b"x");
        assert_eq!(std::fs::read(at("secret.key")).expect("there"), b"z");
        assert_eq!(std::fs::read_dir(place.path()).expect("a folder").count(), 3);
    }

    #[cfg(unix)]
    #[test]
    fn a_key_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().expect("a temporary folder");
        let mode = |name: &str| std::fs::metadata(place.path().join(name)).expect("there").permissions().mode() & 0o777;
        unpack(&place.path().join("new"), &FILES).expect("unpacked");
        assert_eq!(mode("new/secret.key"), 0o600);
        assert_ne!(mode("new/report.toml"), 0o600);
        assert_ne!(mode("new"), 0o700);
    }
}
