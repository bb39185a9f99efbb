//! The approved texts of a folder as files: read, and written all or none.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::disk::files::FolderFiles;
use crate::folder::disk::listing::names;
use crate::folder::disk::rename::rename;
use crate::folder::disk::save::{cannot, may_replace, parent, replace, save};
use crate::folder::disk::unfinished;
use crate::folder::text::diagnostics::Diagnostics;

/// The snapshots of a place in a folder, each with its name from the folder; `None` where there is no such place.
///
/// # Errors
/// What the system says of each that cannot be read.
pub fn read_snapshots(dir: &Path, place: &str) -> Result<Vec<(String, String)>, Vec<Diagnostic>> {
    let mut files = Vec::new();
    let listing = Diagnostics::default();
    let here = FolderFiles::OnDisk(dir);
    let found = names(here, place, &listing);
    let mut faults = listing.into_vec();
    for name in found.into_iter().filter(|name| name.ends_with(".snap")) {
        let full = format!("{place}/{name}");
        match here.source(&full) {
            Ok(source) => files.push((full, source.text)),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

/// Where snapshots wait that are to be written and are not all in their places yet. A name of no unfinished file: nobody clears
/// it away.
const WAITING: &str = ".scrutineer-approved";

/// Writes snapshots into a folder, making the places they go to: all or none. They are written whole into a folder that waits
/// beside; once it has its name they are as good as written, and whoever is ended then has them put in their places by
/// [`finish_snapshots`]. A text that waited for somebody to take it up goes when it is approved.
///
/// # Errors
/// `cannot-write`; `outside-folder` where a place is a link out of the folder.
pub fn save_snapshots(dir: &Path, files: &[(String, String)]) -> Result<(), Diagnostic> {
    finish_snapshots(dir)?;
    // Before anything is made.
    for (name, _) in files {
        within(dir, name)?;
        may_replace(&dir.join(name))?;
    }
    if files.is_empty() {
        return Ok(());
    }
    for (name, _) in files {
        let place = parent(&dir.join(name)).to_owned();
        std::fs::create_dir_all(&place).map_err(|error| cannot(&place, &error))?;
    }
    let (unfinished, _held) = unfinished::folder(dir).map_err(|error| cannot(&dir.join(&files[0].0), &error))?;
    for (name, text) in files {
        let path = unfinished.path().join(name);
        let written = std::fs::create_dir_all(parent(&path)).and_then(|()| replace(&path, text.as_bytes()));
        written.map_err(|error| cannot(&dir.join(name), &error))?;
    }
    let waiting = dir.join(WAITING);
    rename(unfinished.path(), &waiting).map_err(|error| cannot(&waiting, &error))?;
    let _renamed = unfinished.keep();
    finish_snapshots(dir)
}

/// Puts the snapshots in their places that a run was to write and had whole when it was ended.
///
/// # Errors
/// As [`save_snapshots`].
pub fn finish_snapshots(dir: &Path) -> Result<(), Diagnostic> {
    let waiting = dir.join(WAITING);
    // Nothing is read through a link.
    if !std::fs::symlink_metadata(&waiting).is_ok_and(|about| about.is_dir()) {
        return Ok(());
    }
    let mut names = Vec::new();
    gather(&waiting, "", &mut names).map_err(|error| cannot(&waiting, &error))?;
    for name in names {
        within(dir, &name)?;
        let path = dir.join(&name);
        let bytes = match std::fs::read(waiting.join(&name)) {
            Ok(bytes) => bytes,
            // Another run was quicker.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(cannot(&path, &error)),
        };
        std::fs::create_dir_all(parent(&path)).map_err(|error| cannot(&path, &error))?;
        save(&path, &bytes)?;
        if name.ends_with(".snap") {
            remove_snapshots(dir, &[format!("{name}.new")])?;
        }
    }
    match std::fs::remove_dir_all(&waiting) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(cannot(&waiting, &error)),
        _ => Ok(()),
    }
}

/// The snapshots below a folder by their names from there. Links, and what is no snapshot, are not among them.
fn gather(folder: &Path, before: &str, names: &mut Vec<String>) -> Result<(), Error> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            gather(&entry.path(), &format!("{name}/"), names)?;
        } else if kind.is_file() && (name.ends_with(".snap") || name.ends_with(".snap.new")) {
            names.push(name);
        }
    }
    names.sort();
    Ok(())
}

/// Takes away snapshots that nobody has taken up; one that is not there is no trouble.
///
/// # Errors
/// `cannot-write` with the system's reason; `outside-folder` where a place is a link out of the folder.
pub fn remove_snapshots(dir: &Path, names: &[String]) -> Result<(), Diagnostic> {
    names.iter().try_for_each(|name| within(dir, name))?;
    for name in names {
        let path = dir.join(name);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(cannot(&path, &error)),
            _ => {}
        }
    }
    Ok(())
}

/// Writes a file that lies beside snapshots, or takes it away.
///
/// # Errors
/// As [`save_snapshots`].
pub fn put_beside(dir: &Path, name: &str, bytes: Option<&[u8]>) -> Result<(), Diagnostic> {
    let Some(bytes) = bytes else { return remove_snapshots(dir, &[name.to_owned()]) };
    within(dir, name)?;
    let path = dir.join(name);
    std::fs::create_dir_all(parent(&path)).map_err(|error| cannot(&path, &error))?;
    save(&path, bytes)
}

/// Refuses a place that a link leads out of the folder, also where what it leads to is not there yet.
fn within(dir: &Path, name: &str) -> Result<(), Diagnostic> {
    let full = dir.join(name);
    let mut places = full.ancestors().skip(1).take_while(|place| place.starts_with(dir));
    // Everything below the first that is there is made, as a folder.
    let there = places.find(|place| std::fs::symlink_metadata(place).is_ok());
    let real = |path: &Path| path.canonicalize().ok();
    match (real(dir), there.and_then(real)) {
        (Some(dir), Some(there)) if there.starts_with(&dir) => Ok(()),
        _ => Err(Diagnostic::error(
            Code::OutsideFolder,
            format!("`{name}` is a link to a place outside the report folder"),
        )
        .at(Place::file(name))
        .help("replace the link with a folder")),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Whether a link leads to a folder, to nothing, or stands further up.
    #[test]
    fn nothing_is_made_or_removed_through_a_link_out_of_the_folder() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let [dir, out] = ["report", "out"].map(|name| place.path().join(name));
        let files = [("expected/2024/a.snap".to_owned(), "a".to_owned()), ("other/b.snap".to_owned(), String::new())];
        for (link, target) in
            [("expected", "../out"), ("expected", "../nowhere"), ("other", "../out"), ("expected/2024", "../../out")]
        {
            std::fs::create_dir_all(&out).expect("a folder");
            std::fs::write(out.join("b.snap"), "theirs").expect("written");
            let at = dir.join(link);
            std::fs::create_dir_all(at.parent().expect("a folder above it")).expect("a folder");
            std::os::unix::fs::symlink(target, &at).expect("a link");
            let said = save_snapshots(&dir, &files).expect_err("a link");
            assert_eq!(said.code, Code::OutsideFolder, "{link}");
            let removed = remove_snapshots(&dir, &[format!("{link}/b.snap")]).expect_err("a link");
            assert_eq!(removed.code, Code::OutsideFolder, "{link}");
            assert_eq!(std::fs::read_dir(&out).expect("a folder").count(), 1, "{link}");
            assert!(!place.path().join("nowhere").exists());
            let parts = link.split('/').count();
            assert_eq!(std::fs::read_dir(&dir).expect("a folder").count(), 1, "{link} and nothing beside it");
            assert!(parts == 1 || std::fs::read_dir(dir.join("expected")).expect("a folder").count() == 1);
            std::fs::remove_dir_all(&dir).expect("removed");
        }
        std::fs::create_dir_all(dir.join("elsewhere")).expect("a folder");
        std::os::unix::fs::symlink("elsewhere", dir.join("expected")).expect("a link");
        save_snapshots(&dir, &files).expect("a link within the folder");
        assert_eq!(std::fs::read_to_string(dir.join("elsewhere/2024/a.snap")).expect("there"), "a");
        remove_snapshots(&dir, &[files[0].0.clone(), "expected/none.snap".into(), "no/such.snap".into()])
            .expect("removed");
    }

    /// It is ended when the snapshots wait whole, and when some of them are in their places already.
    #[test]
    fn what_a_run_that_was_ended_had_whole_is_put_in_its_place() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| place.path().join(name);
        let write = |name: &str, text: &str| {
            std::fs::create_dir_all(parent(&at(name))).expect("made");
            std::fs::write(at(name), text).expect("written");
        };
        let read = |name: &str| std::fs::read_to_string(at(name)).ok();
        write("expected/q3/text.snap", "old");
        write("expected/q3/text.snap.new", "new");
        write("expected/q3/rules.snap", "new");
        write(".scrutineer-approved/expected/q3/text.snap", "new");
        write(".scrutineer-approved/expected/q3/rules.snap", "new");
        write(".scrutineer-approved/report.toml", "nobody's");
        std::os::unix::fs::symlink("/etc/hostname", at(".scrutineer-approved/expected/q3/link.snap")).expect("a link");
        finish_snapshots(place.path()).expect("finished");
        assert_eq!(read("expected/q3/text.snap").as_deref(), Some("new"));
        assert_eq!(read("expected/q3/rules.snap").as_deref(), Some("new"));
        for gone in [".scrutineer-approved", "report.toml", "expected/q3/link.snap", "expected/q3/text.snap.new"] {
            assert!(std::fs::symlink_metadata(at(gone)).is_err(), "{gone}");
        }
        save_snapshots(place.path(), &[("expected/q3/text.snap".into(), "newer".into())]).expect("written");
        assert_eq!(read("expected/q3/text.snap").as_deref(), Some("newer"));
        assert_eq!(std::fs::read_dir(place.path()).expect("a folder").count(), 1);
    }
}
