//! The files that are read, and an edit of any of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

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

/// What waits for edits.
pub struct EditNotices {
    events: Receiver<notify::Result<Event>>,
    watcher: Box<dyn Watcher + Send>,
    /// The folders that the system reports, and whether of all that is in them.
    watched: BTreeMap<PathBuf, bool>,
    roots: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl EditNotices {
    /// Watches nothing yet.
    ///
    /// # Errors
    /// Why nothing can be watched, in the system's words.
    pub fn none() -> Result<EditNotices, String> {
        let (sender, events) = channel();
        let watcher: Box<dyn Watcher + Send> = match notify::recommended_watcher(sender.clone()) {
            Ok(watcher) => Box::new(watcher),
            Err(_) => {
                let config = Config::default().with_poll_interval(LOOK);
                Box::new(PollWatcher::new(sender, config).map_err(|error| error.to_string())?)
            }
        };
        Ok(EditNotices { events, watcher, watched: BTreeMap::new(), roots: Vec::new(), files: Vec::new() })
    }

    /// From now on watches these places and no others. A place that is not there is watched when it is named again.
    ///
    /// # Errors
    /// Why one cannot be watched, in the system's words; the others are.
    pub fn follow(&mut self, places: &WatchedPlaces) -> Result<(), String> {
        let real =
            |paths: &[PathBuf]| -> Vec<PathBuf> { paths.iter().filter_map(|at| at.canonicalize().ok()).collect() };
        let (roots, beside) = (real(&places.folders), real(&places.beside));
        // An editor may put another file in the place of the old one: the folder reports that.
        self.files = places.files.iter().filter_map(|file| Some(home(file)?.join(file.file_name()?))).collect();
        let homes = self.files.iter().filter_map(|file| file.parent()).map(Path::to_owned);
        let mut wanted: BTreeMap<PathBuf, bool> = homes.chain(beside.iter().cloned()).map(|at| (at, false)).collect();
        wanted.retain(|at, _| !roots.iter().any(|root| at.starts_with(root)));
        wanted.extend(roots.iter().map(|root| (root.clone(), true)));
        self.roots = [roots, beside].concat();
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
                outcome = Err(error.to_string());
            }
        }
        self.watched = wanted;
        outcome
    }

    /// Waits for an edit, and until it is done; false where none can come any more.
    pub fn wait(&self) -> bool {
        loop {
            match self.events.recv() {
                Ok(event) if self.counts(&event) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        loop {
            match self.events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// Whether it is an edit of what is read: not that a file was opened, nor what the program itself writes.
    fn counts(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        let of_root = |path: &Path| self.roots.iter().any(|root| path.starts_with(root) && is_read(root, path));
        let named = |path: &PathBuf| self.files.contains(path) || of_root(path);
        event.need_rescan() || !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(named)
    }
}

/// The folder in which a file lies or would lie, whatever links lead there.
fn home(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.canonicalize().ok()
}

fn is_read(root: &Path, path: &Path) -> bool {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let first = inside.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let made = [".pdf", ".html", ".docx", ".snap", ".new"].iter().any(|ending| name.ends_with(ending));
    let passing = name.starts_with(['.', '~']) || name.ends_with(['~', '#']) || name.ends_with(".swp");
    !made && !passing && !matches!(first.as_deref(), Some("build" | "expected" | ".git"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_counts_and_what_is_made_does_not() {
        let root = Path::new("/council/report");
        let read = |name: &str| is_read(root, &root.join(name));
        assert!(read("rules/house.rhai") && read("data/observations.csv") && read("layouts/style.typ"));
        for name in
            ["report.pdf", "build/record.json", "expected/x/text.snap", "data/.~lock.q3.xlsx#", "data/~$q3.xlsx"]
        {
            assert!(!read(name), "{name}");
        }
        let beside = Path::new("/council/rules");
        assert!(is_read(beside, &beside.join("all.rhai")), "the council's rules lie beside it");
    }
}
