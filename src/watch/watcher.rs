//! The folder's own files, and an edit of any of them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

/// An editor writes a file in several steps: they are one edit when this much time passes without another.
const QUIET: Duration = Duration::from_millis(120);

/// Where the system tells of no edits, such as on some network drives, the files are looked at this often.
const LOOK: Duration = Duration::from_secs(1);

/// What waits for edits.
pub struct Edits {
    events: Receiver<notify::Result<Event>>,
    root: PathBuf,
    /// Kept so that it goes on.
    _watchers: Vec<Box<dyn Watcher + Send>>,
}

impl Edits {
    /// Watches a folder with all that is in it, and the folders of the council's rules.
    ///
    /// # Errors
    /// Why it cannot, in the system's words.
    pub fn of(dir: &Path, beside: &[PathBuf]) -> Result<Edits, String> {
        let (sender, events) = channel();
        let root = dir.canonicalize().map_err(|error| error.to_string())?;
        let mut watcher: Box<dyn Watcher + Send> = match notify::recommended_watcher(sender.clone()) {
            Ok(watcher) => Box::new(watcher),
            Err(_) => {
                let config = Config::default().with_poll_interval(LOOK);
                Box::new(PollWatcher::new(sender, config).map_err(|error| error.to_string())?)
            }
        };
        watcher.watch(&root, RecursiveMode::Recursive).map_err(|error| error.to_string())?;
        for place in beside.iter().filter_map(|place| place.canonicalize().ok()).filter(|at| !at.starts_with(&root)) {
            watcher.watch(&place, RecursiveMode::NonRecursive).map_err(|error| error.to_string())?;
        }
        Ok(Edits { events, root, _watchers: vec![watcher] })
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
        !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| is_read(&self.root, path))
    }
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
        assert!(is_read(root, Path::new("/council/rules/all.rhai")), "the council's rules lie beside it");
    }
}
