//! A folder read again after an edit: the figures are taken over where no file was touched that they are read from.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::folder::disk::files::{FilesByName, FolderFiles};
use crate::folder::disk::inputs::{hash_of, sha256};
use crate::folder::disk::listing::no_folder;
use crate::folder::disk::made::Made;
use crate::folder::settings::store::store_of;

use super::Folder;
use super::reading::{Asked, Figures};

/// The figures of a folder, and the files as they stood when these were read.
#[derive(Debug, Clone)]
pub struct Kept {
    figures: Figures,
    stamps: Vec<Stamp>,
}

/// A file, and the SHA-256 of what it holds; `None` where it cannot be read.
type Stamp = (PathBuf, Option<String>);

/// Files from which no figure is read: they are read again every time.
const APART: [&str; 2] = ["rhai", "typ"];

impl Folder {
    /// Reads a folder as [`Folder::open`] does. What was kept when it was read before spares reading the figures again, if
    /// no file but rules and layouts was edited since. Gives what to keep for the next time.
    pub(crate) fn open_again(path: &Path, before: Option<Kept>) -> (Option<Folder>, Vec<Diagnostic>, Option<Kept>) {
        read_again(path, None, before)
    }

    /// The same with files over those of the folder that are not saved.
    pub(crate) fn open_unsaved(
        path: &Path,
        unsaved: &FilesByName,
        before: Option<Kept>,
    ) -> (Option<Folder>, Vec<Diagnostic>, Option<Kept>) {
        read_again(path, Some(unsaved), before)
    }
}

fn read_again(
    path: &Path,
    unsaved: Option<&FilesByName>,
    before: Option<Kept>,
) -> (Option<Folder>, Vec<Diagnostic>, Option<Kept>) {
    if !path.is_dir() {
        return (None, vec![no_folder(path)], None);
    }
    // Before the reading: a file that is edited during it is then found to differ the next time.
    let mut stamps = stamps(path);
    let over = unsaved.iter().flat_map(|unsaved| unsaved.iter()).filter(|(name, _)| !is_apart(Path::new(name)));
    stamps.extend(over.map(|(name, bytes)| (path.join(name), Some(sha256(bytes)))));
    let files = unsaved.map_or(FolderFiles::OnDisk(path), |unsaved| FolderFiles::Unsaved(path, unsaved));
    let figures = match before.filter(|before| before.stamps == stamps) {
        Some(before) => before.figures,
        None => Figures::read(files, Asked::default()),
    };
    let (folder, told) = figures.clone().with_the_rest(files);
    (folder, told, Some(Kept { figures, stamps }))
}

/// How the files of a folder stand, to see whether one was edited since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderFingerprint(Vec<Stamp>);

impl FolderFingerprint {
    /// Of everything that a report is drafted from in its folder, and in the folders of the council's rules.
    pub fn of(folder: &Path, rules: &[PathBuf]) -> FolderFingerprint {
        FolderFingerprint::beside(folder, rules, None)
    }

    /// The same where what is made goes into `out`, which may lie in the folder.
    pub fn beside(folder: &Path, rules: &[PathBuf], out: Option<&Path>) -> FolderFingerprint {
        let store = store_of(folder);
        let out = out.and_then(|out| out.canonicalize().ok());
        let places = rules.iter().chain(&store).map(PathBuf::as_path).chain([folder]);
        FolderFingerprint(standing(places, &|real, inside| out.as_ref().is_some_and(|out| *out == real.join(inside))))
    }
}

/// Every file that figures could be read from, in name order: of the store, where there is one, too.
fn stamps(path: &Path) -> Vec<Stamp> {
    standing(store_of(path).iter().map(PathBuf::as_path).chain([path]), &|_, inside| is_apart(inside))
}

fn is_apart(file: &Path) -> bool {
    file.extension().is_some_and(|ending| APART.iter().any(|apart| ending.eq_ignore_ascii_case(apart)))
}

/// The files of folders as they stand, in name order, but for what the program makes itself and what is left out: by the real path
/// of the folder and the path from there.
fn standing<'a>(folders: impl Iterator<Item = &'a Path>, is_left_out: &dyn Fn(&Path, &Path) -> bool) -> Vec<Stamp> {
    let mut found = Vec::new();
    for folder in folders {
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let made = Made::in_folder(&real);
        let is_left_out = |path: &Path| {
            path.strip_prefix(folder).is_ok_and(|inside| made.is_made(inside) || is_left_out(&real, inside))
        };
        // A folder that cannot be listed holds nothing for the reader either.
        let _ = gather(folder, &is_left_out, &mut found);
    }
    found.sort();
    found
}

fn gather(folder: &Path, is_left_out: &dyn Fn(&Path) -> bool, found: &mut Vec<Stamp>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if is_left_out(&path) {
            continue;
        }
        // A link to a folder leads to one that is met by itself, or out of the report's, where nothing is read.
        if entry.file_type()?.is_dir() {
            if entry.file_name() != ".git" {
                let _ = gather(&path, is_left_out, found);
            }
        } else {
            let hash = path.is_file().then(|| hash_of(&path).ok()).flatten();
            found.push((path, hash.map(|(_, hash)| hash)));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::tests::{CATALOGUE, FIGURES, REPORT, folder_of};

    /// A folder read again equals the folder read from scratch, whatever was edited.
    #[test]
    fn what_is_taken_over_is_what_would_be_read() {
        let dir = folder_of(&[("rules/house.rhai", b"set_number(\"tolerance in points\", 1);")]);
        let mut kept = None;
        let edits: [(&str, Option<String>); 11] = [
            ("report.toml", Some(REPORT.into())),
            ("rules/house.rhai", Some("remove(\"nothing\");".into())),
            ("layouts/style.typ", Some("#let size = 1".into())),
            ("data/observations.csv", Some(FIGURES.replace("95.1", "95.2"))),
            ("data/more.csv", Some(FIGURES.replace("quarter 3", "quarter 1"))),
            ("data/more.csv", None),
            ("commentary.toml", Some("[[comment]]\nindicator = \"custody\"\ntext = \"One.\"\n".into())),
            ("indicators.toml", Some(CATALOGUE.replace("good", "goood"))),
            ("indicators.toml", Some(CATALOGUE.into())),
            ("cases/one.toml", Some("[[case]]\n".into())),
            ("report.toml", Some(REPORT.replace("title", "titel"))),
        ];
        for (file, text) in edits {
            let at = dir.path().join(file);
            match text {
                Some(text) => {
                    std::fs::create_dir_all(at.parent().expect("inside the folder")).expect("a folder");
                    std::fs::write(at, text).expect("written");
                }
                None => std::fs::remove_file(at).expect("taken away"),
            }
            let (anew, told) = Folder::open(dir.path());
            let (again, told_again, next) = Folder::open_again(dir.path(), kept);
            assert_eq!(told_again, told, "{file}");
            assert_eq!(format!("{again:?}"), format!("{anew:?}"), "{file}");
            kept = next;
        }
    }

    /// What is not saved is read as it would be if it were, a file that is not there yet and a folder of it too.
    #[test]
    fn what_is_not_saved_is_read_as_if_it_were() {
        let files = [
            ("rules/house.rhai", "remove(\"nothing\");\n"),
            ("rules/more.rhai", "remove(\"changed\");\n"),
            ("data/observations.csv", &FIGURES.replace("95.1", "95.2")),
            ("commentary.toml", "[[comment]]\nindicator = \"custody\"\ntext = \"One.\"\n"),
            ("rules/house.rhai", "replace(\"changed\").say(|i| `x`"),
        ];
        let (dir, saved) = (folder_of(&[]), folder_of(&[]));
        let mut kept = None;
        for (name, text) in files {
            let unsaved = FilesByName::of([(name, text)]).expect("a name");
            let at = saved.path().join(name);
            std::fs::create_dir_all(at.parent().expect("inside the folder")).expect("a folder");
            let was = std::fs::read(&at).ok();
            std::fs::write(&at, text).expect("written");
            let (anew, told) = Folder::open(saved.path());
            let (over, told_over, next) = Folder::open_unsaved(dir.path(), &unsaved, kept);
            assert_eq!(told_over, told, "{name}");
            assert_eq!(format!("{over:?}"), format!("{anew:?}"), "{name}");
            let (again, told_again, next) = Folder::open_again(dir.path(), next);
            assert_eq!(format!("{:?}", (again, told_again)), format!("{:?}", Folder::open(dir.path())), "{name}");
            kept = next;
            was.map_or_else(|| std::fs::remove_file(&at), |was| std::fs::write(&at, was)).expect("as it was");
            let _ = std::fs::remove_dir(saved.path().join("rules"));
        }
    }

    #[test]
    fn figures_are_read_again_when_the_store_was_edited() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, text: &str| {
            let at = place.path().join(name);
            std::fs::create_dir_all(at.parent().expect("inside the folder")).expect("a folder");
            std::fs::write(at, text).expect("written");
        };
        write("report/report.toml", &REPORT.replacen("[[section]]", "[from]\nfolder = \"../store\"\n\n[[section]]", 1));
        write("store/indicators.toml", CATALOGUE);
        write("store/data/observations.csv", FIGURES);
        let dir = place.path().join("report");
        let standing = FolderFingerprint::of(&dir, &[]);
        let (folder, told, kept) = Folder::open_again(&dir, None);
        assert!(folder.is_some() && told.iter().all(|told| !told.is_error()), "{told:?}");
        for text in [FIGURES.replace("93.0", "93.1"), FIGURES.to_owned()] {
            write("store/data/observations.csv", &text);
            let (again, _, _) = Folder::open_again(&dir, kept.clone());
            assert_eq!(format!("{again:?}"), format!("{:?}", Folder::open(&dir).0));
            assert_eq!(FolderFingerprint::of(&dir, &[]) == standing, text == FIGURES);
        }
    }

    #[test]
    fn figures_are_read_again_when_they_were_edited_and_only_then() {
        let dir = folder_of(&[]);
        let (_, _, kept) = Folder::open_again(dir.path(), None);
        let files = |kept: &Option<Kept>| kept.as_ref().map(|kept| kept.stamps.clone());
        std::fs::create_dir(dir.path().join("rules")).expect("a folder");
        std::fs::write(dir.path().join("rules/house.rhai"), "remove(\"changed\");").expect("written");
        let (folder, _, again) = Folder::open_again(dir.path(), kept.clone());
        assert_eq!(files(&again), files(&kept));
        assert_eq!(folder.expect("a report").rules().len(), 1, "rules are read every time");
        std::fs::write(dir.path().join("data/observations.csv"), FIGURES.replace("93.0", "93.1")).expect("written");
        let (_, _, again) = Folder::open_again(dir.path(), kept.clone());
        assert_ne!(files(&again), files(&kept), "an edit of the same length, within the same second");
    }
}
