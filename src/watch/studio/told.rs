//! What the draft of the folder says now, for the pages of the studio: taken at every edit.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::draft::Draft;

use crate::watch::folder::WatchedFolder;
use crate::watch::preview::{Preview, Watched};
use crate::watch::watcher::WatchedPlaces;

/// The last draft that may be shown, and everything that is said of the folder as it is.
#[derive(Default)]
pub struct Told(Mutex<(Option<Arc<Draft>>, Vec<Diagnostic>)>);

impl Told {
    /// The draft; none where there was none yet that may be shown.
    pub fn draft(&self) -> Option<Arc<Draft>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// The draft with the errors and warnings.
    pub fn before(&self) -> (Option<Arc<Draft>>, Vec<Diagnostic>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets both: another folder is open.
    pub fn clear(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (None, Vec::new());
    }

    /// The errors and warnings.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
    }
}

/// The folder that is open; none before one is.
#[derive(Debug, Default)]
pub struct OpenFolder(Mutex<Option<PathBuf>>);

impl OpenFolder {
    /// Which it is.
    pub fn now(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on it is this one.
    pub fn change(&self, folder: &Path) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder.to_owned());
    }
}

/// The folder that is open, watched, whose every draft is told.
pub struct WorkedOn {
    opened: Arc<OpenFolder>,
    folder: Option<(PathBuf, WatchedFolder)>,
    told: Arc<Told>,
}

impl WorkedOn {
    /// Nothing is drafted yet.
    pub fn of(opened: Arc<OpenFolder>, told: Arc<Told>) -> WorkedOn {
        WorkedOn { opened, folder: None, told }
    }

    /// Whether it is still the folder that is open.
    fn is_open(&self) -> bool {
        self.opened.now().as_ref() == self.folder.as_ref().map(|(path, _)| path)
    }
}

impl Watched for WorkedOn {
    fn read(&mut self) {
        if !self.is_open() {
            self.folder = self.opened.now().map(|path| (path.clone(), WatchedFolder::keeping_the_draft(&path)));
        }
    }

    fn places(&self) -> WatchedPlaces {
        self.folder.as_ref().map_or_else(WatchedPlaces::default, |(_, folder)| folder.places())
    }

    fn again(&mut self) -> Preview {
        loop {
            let Some((_, folder)) = &mut self.folder else {
                return Preview { page: None, diagnostics: Vec::new(), drafted: Vec::new() };
            };
            let preview = folder.again();
            let draft = folder.drafted().and_then(|drafted| drafted.draft.clone());
            let mut told = self.told.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Another may have been opened while this was drafted: nothing of it is told then.
            if self.is_open() {
                *told = (draft, preview.diagnostics.clone());
                return preview;
            }
            drop(told);
            self.read();
        }
    }
}
