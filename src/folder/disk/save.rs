//! The one door through which anything is written.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::diagnostic::{Diagnostic, Error};

pub use super::cannot_write::{cannot, refused};
use super::finished::Finished;
#[cfg(unix)]
use super::history::HISTORY;
use super::inputs::sha256;
use super::made_last::{MadeLast, Overwrite};
use super::rename::{put, rename};
use super::unfinished;

/// Writes a file whole or not at all: beside its place, synced, then renamed into it. A failure leaves whatever
/// stood there as it was.
///
/// # Errors
/// `cannot-write` with the system's reason in plain English.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    save_together(&[(path, &whole(bytes))])
}

/// Writes several files and takes others away, all of it or nothing. A folder that is not there is made for them.
///
/// # Errors
/// `cannot-write`, of the first that cannot be.
pub fn save_all(files: &[(PathBuf, Vec<u8>)], gone: &[PathBuf]) -> Result<(), Diagnostic> {
    let writers: Vec<_> = files.iter().map(|(_, bytes)| whole(bytes)).collect();
    let contents: Vec<(&Path, Contents)> =
        files.iter().zip(&writers).map(|((path, _), write)| (path.as_path(), write as Contents)).collect();
    let lacking = |(path, _): &'_ (PathBuf, Vec<u8>)| -> Vec<PathBuf> {
        path.ancestors().skip(1).take_while(|place| !place.exists()).map(Path::to_owned).collect()
    };
    let made: Vec<PathBuf> = files.iter().flat_map(lacking).collect();
    // What cannot be made, the saving says.
    files.iter().for_each(|(path, _)| drop(std::fs::create_dir_all(parent(path))));
    let saved = save_and_remove(&contents, gone);
    if saved.is_err() {
        // Nothing is in them, or else they stay.
        made.iter().for_each(|place| drop(std::fs::remove_dir(place)));
    }
    saved
}

/// What writes the contents of a file: a long one need never be in memory as a whole.
type Contents<'a> = &'a dyn Fn(&mut dyn Write) -> Result<(), io::Error>;

/// Contents that are in memory.
fn whole(bytes: &[u8]) -> impl Fn(&mut dyn Write) -> Result<(), io::Error> {
    |to| to.write_all(bytes)
}

/// What an officer's own files end in, and nothing that is made of them.
const OWN: [&str; 18] = [
    "csv", "gif", "gz", "jpeg", "jpg", "key", "md", "ods", "otf", "png", "rhai", "snap", "svg", "toml", "tsv", "ttf",
    "typ", "xlsx",
];

/// What a workbook ends in: an officer's, or the program's own.
const WORKBOOK: &str = "xlsx";

/// Writes what was made of an officer's files, and never over one of them: over none that ends as they do, and over none
/// that was `read`. Over another's file only where `over` says so. What was made is known in `build/` of the folder.
///
/// # Errors
/// `cannot-write`.
pub fn save_made(target: &Path, bytes: &[u8], read: &[PathBuf], folder: &Path, over: Overwrite) -> Result<(), Error> {
    let made = MadeLast::of(folder);
    over_none_of(target, read, &made)?;
    over_what_was_made(target, bytes, &made, over)?;
    // Where the hash cannot be kept, the file is asked about the next time.
    let build = folder.join("build");
    let is_new = !build.exists();
    if std::fs::create_dir_all(&build).is_err() {
        return Ok(save(target, bytes)?);
    }
    let (kept, hashes) = (made.path(), made.with(target, &sha256(bytes)));
    let saved = save_together(&[(&kept, &whole(&hashes)), (target, &whole(bytes))]);
    if saved.is_err() && is_new {
        // Nothing is in it, or else it stays.
        let _ = std::fs::remove_dir(&build);
    }
    Ok(saved?)
}

/// Whether a file is as this program last made it for a folder.
pub fn is_as_made(target: &Path, folder: &Path) -> bool {
    MadeLast::of(folder).is_as_made(target)
}

/// Refuses to write over what the program did not make, or what was changed since.
fn over_what_was_made(target: &Path, bytes: &[u8], made: &MadeLast, over: Overwrite) -> Result<(), Diagnostic> {
    let same = || std::fs::read(target).is_ok_and(|there| there == bytes);
    if over == Overwrite::Anything || !target.is_file() || made.is_as_made(target) || same() {
        return Ok(());
    }
    Err(not_as_made(target, "choose another name with -o, or write over it with --force"))
}

/// A file that somebody else made or changed is not written over.
pub fn not_as_made(target: &Path, help: &str) -> Diagnostic {
    let why = "there is a file with this name that was changed since this program made it, or that it did not make";
    refused(target, why, help)
}

/// Refuses to write over an officer's own file. A workbook that the program made itself is none, though officers have such too.
fn over_none_of(target: &Path, read: &[PathBuf], made: &MadeLast) -> Result<(), Diagnostic> {
    let ending = target.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let same =
        |one: &PathBuf| matches!((one.canonicalize(), target.canonicalize()), (Ok(one), Ok(other)) if one == other);
    let is_own = OWN.contains(&ending.as_str()) && !(ending == WORKBOOK && made.knows(target));
    let is_own = is_own || read.iter().any(same);
    if target.exists() && is_own {
        return Err(refused(target, "one of your own files has this name", "choose another name with -o"));
    }
    Ok(())
}

/// Refuses to put a workbook of the program's own among the tables of a report or a store: the next build would read it.
fn not_among_figures(target: &Path) -> Result<(), Diagnostic> {
    let is_workbook = target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(WORKBOOK));
    let place = parent(target).canonicalize().unwrap_or_default();
    let above = place.parent().filter(|_| is_workbook && place.ends_with("data"));
    if above.is_some_and(|above| above.join("indicators.toml").exists() || above.join("report.toml").exists()) {
        let why = "what is in data/ is read as figures of the report";
        return Err(refused(target, why, ELSEWHERE));
    }
    Ok(())
}

/// Where a file goes that a person names after `-o`: through a link, if that leads to an ordinary file. At every other name a
/// link is refused: whoever put it there chose what is written over.
///
/// # Errors
/// `cannot-write` where the link leads nowhere, or to what is not an ordinary file.
pub fn typed_target(path: &Path) -> Result<PathBuf, Error> {
    match std::fs::metadata(path) {
        Ok(about) if about.is_dir() => Err(a_folder(path).help(ELSEWHERE).into()),
        Ok(about) if !about.is_file() => {
            let help = "choose another name with -o; `-o -` writes to standard output";
            Err(not_ordinary(path).help(help).into())
        }
        Ok(_) if is_link(path) => path.canonicalize().map_err(|error| cannot(path, &error).into()),
        Err(_) if is_link(path) => {
            Err(refused(path, "it is a link that leads nowhere", "remove the link, or give another name with -o")
                .into())
        }
        // What else is in the way is told when it is written.
        _ => Ok(path.to_owned()),
    }
}

fn is_link(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink())
}

/// What to do about a file that a person may name.
const ELSEWHERE: &str = "choose another name with -o";

fn a_folder(path: &Path) -> Diagnostic {
    refused(path, "there is a folder with this name", "rename or remove the folder")
}

fn not_ordinary(path: &Path) -> Diagnostic {
    refused(path, "something with this name is not an ordinary file", "rename or remove it")
}

/// Whether a file may be written over. A link is not followed, and a file that its owner has protected stays, whoever asks:
/// a system's administrator may write to it all the same.
///
/// # Errors
/// `cannot-write`.
pub fn may_replace(path: &Path) -> Result<(), Diagnostic> {
    let Ok(about) = std::fs::symlink_metadata(path) else { return Ok(()) };
    if about.is_symlink() {
        return Err(refused(
            path,
            "there is a link with this name",
            "remove the link, or replace it with the file itself",
        ));
    }
    if about.is_dir() {
        return Err(a_folder(path));
    }
    // A device or a pipe would be replaced by a file: for everybody on this computer.
    if !about.is_file() {
        return Err(not_ordinary(path));
    }
    if about.permissions().readonly() {
        return Err(refused(path, "the file is protected against writing", "allow writing to it, or move it away"));
    }
    Ok(())
}

/// Writes several files, all or none: each is written whole beside its place before the first is renamed into it, and if
/// one cannot be renamed those before it are put back as they were.
///
/// # Errors
/// `cannot-write`, of the first that cannot be.
fn save_together(files: &[(&Path, Contents)]) -> Result<(), Diagnostic> {
    save_and_remove(files, &[])
}

/// The same; then others lose their names, and are gone when all have. What cannot be removed, as where another program has it
/// open, cannot be renamed either.
fn save_and_remove(files: &[(&Path, Contents)], gone: &[PathBuf]) -> Result<(), Diagnostic> {
    gone.iter().try_for_each(|path| may_replace(path))?;
    let ready: Result<Vec<Ready>, Diagnostic> = files.iter().map(|(path, write)| Ready::of(path, write)).collect();
    replace_all(ready?, gone)
}

/// What stood there before, under another name; `None` where there was nothing.
type Kept = Option<NamedTempFile<Option<std::fs::File>>>;

/// A file that is written whole, and what stands where it is to go.
struct Ready<'a> {
    path: &'a Path,
    new: NamedTempFile,
    before: Kept,
}

impl<'a> Ready<'a> {
    fn of(path: &'a Path, write: Contents) -> Result<Ready<'a>, Diagnostic> {
        may_replace(path)?;
        let new = write_beside(path, write).map_err(|error| cannot(path, &error))?;
        Ok(Ready { path, new, before: None })
    }

    /// Keeps what stands there under another name, to be put back.
    fn keep(&mut self) -> Result<(), io::Error> {
        if std::fs::symlink_metadata(self.path).is_err() {
            return Ok(());
        }
        let place = parent(self.path);
        let linked = unfinished::kept(place, |to| std::fs::hard_link(self.path, to));
        // Not every disk has two names for one file.
        self.before = Some(linked.or_else(|_| unfinished::kept(place, |to| std::fs::copy(self.path, to).map(drop)))?);
        Ok(())
    }
}

fn replace_all(mut ready: Vec<Ready>, gone: &[PathBuf]) -> Result<(), Diagnostic> {
    // When the last has been renamed there is nothing left to fail.
    let others = ready.len() - usize::from(gone.is_empty() && !ready.is_empty());
    for one in &mut ready[..others] {
        one.keep().map_err(|error| cannot(one.path, &error))?;
    }
    let mut replaced: Vec<(&Path, Kept)> = Vec::new();
    for Ready { path, new, before } in ready {
        if let Err(error) = put(new, path) {
            put_back(replaced);
            return Err(cannot(path, &error));
        }
        #[cfg(unix)]
        std::fs::File::open(parent(path)).and_then(|folder| folder.sync_all()).ok();
        replaced.push((path, before));
    }
    for path in gone {
        match unfinished::kept(parent(path), |to| rename(path, to)) {
            Ok(kept) => replaced.push((path, Some(kept))),
            Err(error) => {
                put_back(replaced);
                return Err(cannot(path, &error));
            }
        }
    }
    Ok(())
}

/// What could be renamed a moment ago can be renamed again.
fn put_back(replaced: Vec<(&Path, Kept)>) {
    for (path, before) in replaced.into_iter().rev() {
        match before {
            Some(before) => drop(put(before, path)),
            None => drop(std::fs::remove_file(path)),
        }
    }
}

/// Replaces a file, or makes it, whole.
///
/// # Errors
/// The system's reason.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), io::Error> {
    put(write_beside(path, &whole(bytes))?, path)
}

/// Writes a report and, into `build/` of its folder, its record and its hash: all or none. Over another's file only where
/// `over` says so.
///
/// # Errors
/// `cannot-write`.
pub fn save_report(
    target: &Path,
    report: &Finished,
    folder: &Path,
    over: Overwrite,
    record: impl Fn(&mut dyn Write) -> Result<(), io::Error>,
) -> Result<(), Error> {
    let build = folder.join("build");
    let kept = build.join("record.json");
    let last = MadeLast::of(folder);
    over_none_of(target, &[], &last)?;
    not_among_figures(target)?;
    // Two would be written to one place.
    let is_kept = [&kept, &last.path()].iter().any(|one| one.file_name() == target.file_name());
    if is_kept && parent(target).canonicalize().ok() == build.canonicalize().ok() {
        return Err(refused(target, "the record of the report has this name", "give another name with -o").into());
    }
    over_what_was_made(target, &report.bytes, &last, over)?;
    if is_link(&build) {
        return Err(
            refused(&build, "there is a link with this name", "remove the link: the record goes in there").into()
        );
    }
    let made = !build.exists();
    if made {
        std::fs::create_dir(&build).map_err(|error| {
            let help = "the record of the report goes into `build/` in the folder; `-o -` writes the report without it";
            cannot(&build, &error).help(help)
        })?;
    }
    let (hashes_kept, hashes) = (last.path(), last.with(target, &report.sha256));
    let saved = save_together(&[(&kept, &record), (&hashes_kept, &whole(&hashes)), (target, &whole(&report.bytes))]);
    if saved.is_err() && made {
        // Nothing is in it, or else it stays.
        let _ = std::fs::remove_dir(&build);
    }
    Ok(saved?)
}

/// The folder that a path lies in.
pub fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn write_beside(path: &Path, write: Contents) -> Result<NamedTempFile, io::Error> {
    #[cfg(unix)]
    let rights = (!is_private(path)).then(|| {
        use std::os::unix::fs::PermissionsExt;
        let kept = std::fs::metadata(path).map(|about| about.permissions());
        kept.unwrap_or_else(|_| std::fs::Permissions::from_mode(0o666))
    });
    #[cfg(not(unix))]
    let rights = None;
    // A temporary file is its owner's alone; a report is read by others, and a key and what is kept of before by nobody else.
    let mut file = BufWriter::new(unfinished::file(parent(path), rights)?);
    write(&mut file)?;
    let file = file.into_inner()?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Whether a file is its owner's alone, a secret or of the history: it is made so that nobody else can read it, nor could in
/// between.
#[cfg(unix)]
fn is_private(path: &Path) -> bool {
    let is_key = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("key"));
    // Who has the folder open is for everybody.
    let is_of_a_person = path.iter().skip_while(|part| *part != HISTORY).count() > 2;
    is_key || is_of_a_person
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_the_last_good_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("report.pdf");
        save(&path, b"first").expect("written");
        save(&path, b"second").expect("written again");
        assert_eq!(std::fs::read(&path).expect("there"), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
        let missing = save(&folder.path().join("no/report.pdf"), b"").expect_err("no such folder");
        assert!(missing.message.ends_with("its folder does not exist"), "{}", missing.message);
        let taken = save(folder.path(), b"").expect_err("a folder");
        assert!(taken.message.ends_with("there is a folder with this name"));
    }

    fn finished(bytes: &[u8]) -> Finished {
        bytes.to_vec().into()
    }

    #[test]
    fn an_officers_own_file_is_not_written_over() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        for name in ["report.toml", "figures.CSV", "minutes.txt", "march.pdf"] {
            std::fs::write(path(name), "an officer's").expect("written");
        }
        let read = [path("minutes.txt")];
        for name in ["report.toml", "figures.CSV", "minutes.txt"] {
            let said =
                save_made(&path(name), b"made", &read, folder.path(), Overwrite::Anything).expect_err("an own file");
            assert!(said.to_string().ends_with("one of your own files has this name"), "{said}");
            assert_eq!(std::fs::read(path(name)).expect("there"), b"an officer's");
        }
        save_report(&path("figures.CSV"), &finished(b"1"), folder.path(), Overwrite::Anything, whole(b"{}"))
            .expect_err("an own file");
        save_made(&path("march.pdf"), b"made", &read, folder.path(), Overwrite::MadeLast).expect_err("another's");
        assert_eq!(std::fs::read(path("march.pdf")).expect("there"), b"an officer's");
        save_made(&path("march.pdf"), b"made", &read, folder.path(), Overwrite::Anything).expect("it was asked for");
        save_made(&path("march.pdf"), b"again", &read, folder.path(), Overwrite::MadeLast).expect("the last one made");
        save_made(&path("new.csv"), b"made", &read, folder.path(), Overwrite::MadeLast).expect("there was none");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_ordinary_file_stays() {
        use std::os::unix::fs::FileTypeExt;
        let said = save(Path::new("/dev/null"), b"a report").expect_err("a device");
        assert!(said.message.ends_with("something with this name is not an ordinary file"), "{}", said.message);
        assert!(std::fs::metadata("/dev/null").expect("there").file_type().is_char_device());
    }

    #[test]
    fn a_report_and_its_record_are_written_together_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (report, nowhere) = (folder.path().join("report.pdf"), folder.path().join("no/report.pdf"));
        save_report(&nowhere, &finished(b"1"), folder.path(), Overwrite::MadeLast, whole(b"{}"))
            .expect_err("no such folder");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
        save_report(&report, &finished(b"1"), folder.path(), Overwrite::MadeLast, whole(b"{}")).expect("written");
        save_report(&nowhere, &finished(b"2"), folder.path(), Overwrite::MadeLast, whole(b"{2}"))
            .expect_err("no such folder");
        std::fs::create_dir(folder.path().join("build/x")).expect("a folder");
        assert_eq!(std::fs::read(folder.path().join("build/record.json")).expect("there"), b"{}");
        std::fs::remove_file(folder.path().join("build/record.json")).expect("removed");
        std::fs::create_dir(folder.path().join("build/record.json")).expect("a folder in its place");
        save_report(&report, &finished(b"3"), folder.path(), Overwrite::MadeLast, whole(b"{3}")).expect_err("a folder");
        assert_eq!(std::fs::read(&report).expect("there"), b"1");
    }

    /// A place that was found fit and is not when the file is renamed into it.
    #[test]
    fn what_was_replaced_before_a_failure_is_put_back() {
        for first in [Some("old"), None] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let (record, report) = (folder.path().join("record.json"), folder.path().join("report.pdf"));
            if let Some(old) = first {
                std::fs::write(&record, old).expect("written");
            }
            let ready = vec![
                Ready::of(&record, &whole(b"new")).expect("fit"),
                Ready::of(&report, &whole(b"new")).expect("fit"),
            ];
            std::fs::create_dir_all(report.join("x")).expect("a folder in its place");
            replace_all(ready, &[]).expect_err("a folder");
            assert_eq!(std::fs::read_to_string(&record).ok().as_deref(), first);
            assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1 + usize::from(first.is_some()));
        }
    }

    /// What cannot be taken away leaves everything as it was: what was written beside it too, and the folder that was made for that.
    #[test]
    fn what_is_written_is_taken_back_where_another_cannot_be_taken_away() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("report.toml"), "old").expect("written");
        std::fs::write(at("q1.xlsx"), "old").expect("written");
        let files = [(at("report.toml"), b"new".to_vec()), (at("data/q2.xlsx"), b"new".to_vec())];
        let names = || std::fs::read_dir(folder.path()).expect("a folder").count();
        save_all(&files, &[at("q1.xlsx"), at("no/q0.xlsx")]).expect_err("there is no such file");
        let held = |name: &str| std::fs::read_to_string(at(name)).ok();
        assert_eq!(
            (held("report.toml").as_deref(), held("q1.xlsx").as_deref(), names()),
            (Some("old"), Some("old"), 2)
        );
        let mut rights = std::fs::metadata(at("q1.xlsx")).expect("there").permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(at("q1.xlsx"), rights.clone()).expect("set");
        save_all(&files, &[at("q1.xlsx")]).expect_err("it is protected");
        assert_eq!((held("report.toml").as_deref(), names()), (Some("old"), 2));
        #[allow(clippy::permissions_set_readonly_false, reason = "a temporary file")]
        rights.set_readonly(false);
        std::fs::set_permissions(at("q1.xlsx"), rights).expect("set");
        save_all(&files, &[at("q1.xlsx")]).expect("saved");
        assert_eq!((held("data/q2.xlsx").as_deref(), held("q1.xlsx"), names()), (Some("new"), None, 2));
    }

    #[test]
    fn a_report_is_not_written_where_its_record_goes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = folder.path().join("build/record.json");
        for _ in 0..2 {
            std::fs::create_dir_all(folder.path().join("build")).expect("a folder");
            let said = save_report(&place, &finished(b"1"), folder.path(), Overwrite::MadeLast, whole(b"{}"))
                .expect_err("the same place");
            assert!(said.to_string().ends_with("the record of the report has this name"), "{said}");
            std::fs::write(&place, "{}").expect("written");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_where_a_person_typed_it_and_nowhere_else() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("real.pdf"), "old").expect("written");
        symlink("real.pdf", at("link.pdf")).expect("a link");
        symlink("none.pdf", at("astray.pdf")).expect("a link");
        symlink("/dev/null", at("device.pdf")).expect("a link");
        assert_eq!(
            typed_target(&at("link.pdf")).expect("an ordinary file"),
            at("real.pdf").canonicalize().expect("there")
        );
        for name in ["astray.pdf", "device.pdf"] {
            typed_target(&at(name)).expect_err(name);
        }
        for name in ["link.pdf", "astray.pdf", "device.pdf"] {
            let said = save(&at(name), b"new").expect_err(name);
            assert!(said.message.ends_with("there is a link with this name"), "{}", said.message);
            assert!(is_link(&at(name)));
        }
        assert_eq!(std::fs::read(at("real.pdf")).expect("there"), b"old");
    }

    #[test]
    fn a_protected_file_stays() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("report.pdf");
        std::fs::write(&path, "old").expect("written");
        let mut rights = std::fs::metadata(&path).expect("there").permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&path, rights).expect("set");
        let said = save(&path, b"new").expect_err("protected");
        assert!(said.message.ends_with("the file is protected against writing"), "{}", said.message);
        assert_eq!(std::fs::read(&path).expect("there"), b"old");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_report_can_be_read_by_others() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("report.pdf");
        save(&path, b"").expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("set");
        save(&path, b"").expect("written");
        assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    }
}
