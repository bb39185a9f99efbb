//! The approved texts of a folder as files: read, and written each whole or not at all.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};

use super::diagnostics::Diagnostics;
use super::files::FolderFiles;
use super::listing::names;
use super::save::{cannot, may_replace, save};

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

/// Writes snapshots into a folder, making the places they go to. What an interruption leaves is old or new, file by file.
///
/// # Errors
/// `cannot-write`; `outside-folder` where a place is a link out of the folder.
pub fn save_snapshots(dir: &Path, files: &[(String, String)]) -> Result<(), Diagnostic> {
    // Before anything is made.
    for (name, _) in files {
        within(dir, name)?;
        may_replace(&dir.join(name))?;
    }
    for (name, text) in files {
        let path = dir.join(name);
        let parent = path.parent().unwrap_or(dir).to_owned();
        std::fs::create_dir_all(&parent).map_err(|error| cannot(&parent, &error))?;
        save(&path, text.as_bytes())?;
    }
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
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(cannot(&path, &error)),
            _ => {}
        }
    }
    Ok(())
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
}
