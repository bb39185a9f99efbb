//! The files that are read, and an edit of any of them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

use crate::folder::{Made, store_of};

/// An editor writes a file in several steps: they are one edit when this much time passes without another.
const QUIET: Duration = Duration::from_millis(120);

/// Where the system does not report edits, such as on some network drives, the files are looked at this often.
const LOOK: Duration = Duration::from_secs(1);

/// What is watched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WatchedPlaces {
    /// Folders with all that is in them.
    pub folders: Vec<PathBuf>,
    /// Folders of the council's rules.
    pub beside: Vec<PathBuf>,
    /// Files by themselves, those too that are not there yet.
    pub files: Vec<PathBuf>,
}

/// What wakes those who wait for an edit, where something else has happened.
#[derive(Debug, Clone)]
pub struct Bell(Sender<notify::Result<Event>>);

impl Bell {
    /// As if there were an edit.
    pub fn ring(&self) {
        // Where nobody waits any more, nobody is woken.
        let _ = self.0.send(Err(notify::Error::generic("rung")));
    }
}

/// What waits for edits.
pub struct EditNotices {
    events: Receiver<notify::Result<Event>>,
    bell: Bell,
    watcher: Box<dyn Watcher + Send>,
    /// The folders that the system reports, and whether of all that is in them.
    watched: BTreeMap<PathBuf, bool>,
    /// The folders in which any file may count, and what in each is made.
    roots: Vec<(PathBuf, Made)>,
    files: Vec<PathBuf>,
    /// Places that are not there: what would lie on the way to each is an edit when it comes.
    awaited: Vec<PathBuf>,
    /// A watched place went, or another took its name: the system reports nothing of what now lies there.
    stale: bool,
}

/// Why the system does not watch a place.
fn why_not(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system watches as many files as it can".to_owned(),
        notify::ErrorKind::PathNotFound => "it is not there".to_owned(),
        _ => "the system refuses".to_owned(),
    }
}

impl EditNotices {
    /// Watches nothing yet.
    ///
    /// # Errors
    /// Why nothing can be watched.
    pub fn none() -> Result<EditNotices, String> {
        let (sender, events) = channel();
        let bell = Bell(sender.clone());
        let watcher: Box<dyn Watcher + Send> = match notify::recommended_watcher(sender.clone()) {
            Ok(watcher) => Box::new(watcher),
            Err(_) => {
                let config = Config::default().with_poll_interval(LOOK);
                Box::new(PollWatcher::new(sender, config).map_err(|error| why_not(&error))?)
            }
        };
        Ok(EditNotices {
            events,
            bell,
            watcher,
            watched: BTreeMap::new(),
            roots: Vec::new(),
            files: Vec::new(),
            awaited: Vec::new(),
            stale: false,
        })
    }

    /// What wakes it.
    pub fn bell(&self) -> Bell {
        self.bell.clone()
    }

    /// From now on watches these places and no others. Where one is not there, the nearest folder above it is watched until
    /// it is.
    ///
    /// # Errors
    /// Why one cannot be watched; the others are.
    pub fn follow(&mut self, places: &WatchedPlaces) -> Result<(), String> {
        let real =
            |paths: &[PathBuf]| -> Vec<PathBuf> { paths.iter().filter_map(|at| at.canonicalize().ok()).collect() };
        let (roots, beside) = (real(&places.folders), real(&places.beside));
        // An editor may put another file in the place of the old one: the folder reports that.
        self.files = places.files.iter().filter_map(|file| Some(home(file)?.join(file.file_name()?))).collect();
        let homes = self.files.iter().filter_map(|file| file.parent()).map(Path::to_owned);
        let mut wanted: BTreeMap<PathBuf, bool> = homes.chain(beside.iter().cloned()).map(|at| (at, false)).collect();
        wanted.retain(|at, _| !roots.iter().any(|root| at.starts_with(root)));
        self.awaited = Vec::new();
        let of_files = places.files.iter().filter_map(|file| file.parent());
        let named = places.folders.iter().chain(&places.beside).map(PathBuf::as_path).chain(of_files);
        for (above, next) in named.filter_map(way_to) {
            if !roots.iter().any(|root| above.starts_with(root)) {
                wanted.entry(above.clone()).or_insert(false);
            }
            self.awaited.push(above.join(next));
        }
        wanted.extend(roots.iter().map(|root| (root.clone(), true)));
        if std::mem::take(&mut self.stale) {
            for (gone, _) in std::mem::take(&mut self.watched) {
                let _ = self.watcher.unwatch(&gone);
            }
        }
        // What `report.toml` names it may name another way after each edit.
        self.roots = [roots, beside].concat().into_iter().map(|root| (root.clone(), Made::in_folder(&root))).collect();
        let mut outcome = Ok(());
        for (gone, _) in self.watched.iter().filter(|(at, whole)| wanted.get(*at) != Some(*whole)) {
            // What was removed is watched no longer anyhow.
            let _ = self.watcher.unwatch(gone);
        }
        for (at, whole) in &wanted {
            let mode = if *whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            if self.watched.get(at) != Some(whole)
                && let Err(error) = self.watcher.watch(at, mode)
            {
                outcome = Err(why_not(&error));
            }
        }
        self.watched = wanted;
        outcome
    }

    /// Waits for an edit, and until it is done; false where none can come any more.
    pub fn wait(&mut self) -> bool {
        loop {
            let Ok(event) = self.events.recv() else { return false };
            self.stale |= self.goes(&event);
            if self.counts(&event) || self.stale {
                break;
            }
        }
        // Who only reads, however often, holds no edit up.
        let mut until = Instant::now() + QUIET;
        loop {
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(event) => {
                    self.stale |= self.goes(&event);
                    if self.counts(&event) {
                        until = Instant::now() + QUIET;
                    }
                }
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// Whether a watched folder itself went or came.
    fn goes(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return false };
        let moves = matches!(
            event.kind,
            EventKind::Remove(_) | EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)) | EventKind::Other
        );
        moves && event.paths.iter().any(|path| self.watched.contains_key(path))
    }

    /// Whether it is an edit of what is read: not that a file was opened, nor what the program itself writes.
    fn counts(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        let read_in = |path: &Path, root: &Path, made: &Made| path.strip_prefix(root).is_ok_and(|at| is_read(made, at));
        let of_root = |path: &Path| self.roots.iter().any(|(root, made)| read_in(path, root, made));
        let named = |path: &PathBuf| self.files.contains(path) || self.awaited.contains(path) || of_root(path);
        event.need_rescan() || !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(named)
    }
}

/// The folders of a report's store from which it is read: its catalogue lies in the one, its tables in the other.
pub(super) fn read_of_store(folder: &Path) -> Vec<PathBuf> {
    store_of(folder).map_or_else(Vec::new, |store| vec![store.join("data"), store])
}

/// The nearest folder on the way to a place that is not there, and what is missing in it; `None` where the place is there.
fn way_to(place: &Path) -> Option<(PathBuf, OsString)> {
    let whole = std::path::absolute(place).ok()?;
    let there = whole.ancestors().find(|at| at.is_dir())?;
    let next = whole.strip_prefix(there).ok()?.iter().next()?.to_owned();
    Some((there.canonicalize().ok()?, next))
}

/// The folder in which a file lies or would lie, whatever links lead there.
fn home(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.canonicalize().ok()
}

/// Whether a change of the file with this name from a watched folder is an edit of the report: not of what the program
/// makes, nor of the texts that are approved, nor of a file that an editor or git has there for itself.
fn is_read(made: &Made, inside: &Path) -> bool {
    let first = inside.iter().next().unwrap_or_default();
    let name = inside.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let approved = first == "expected" || name.ends_with(".snap");
    let endings = ["~", "#", ".swp", ".new"];
    let passing = name.starts_with(['.', '~']) || endings.iter().any(|ending| name.ends_with(ending));
    !made.is_made(inside) && !approved && !passing && first != ".git"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_counts_and_what_is_made_does_not() {
        let made = Made::by(Path::new("/council/report"), "assets = [\"peers.json\", \"map.pdf\"]");
        let read = |name: &str| is_read(&made, Path::new(name));
        for name in ["rules/house.rhai", "data/observations.csv", "layouts/style.typ", "peers.json", "map.pdf"] {
            assert!(read(name), "{name}");
        }
        for name in [
            "report.pdf",
            "report.txt",
            "build/record.json",
            "expected/x/text.snap",
            "data/.~lock.q3.xlsx#",
            "data/~$q3.xlsx",
        ] {
            assert!(!read(name), "{name}");
        }
    }
}
