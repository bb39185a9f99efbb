//! What the draft of the folder says now, for the pages of the studio: taken at every edit.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

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

    /// The errors and warnings.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
    }
}

/// A folder that is watched as soon as it is open, whose every draft is told.
pub struct WorkedOn {
    opened: Arc<OnceLock<PathBuf>>,
    folder: Option<WatchedFolder>,
    told: Arc<Told>,
}

impl WorkedOn {
    /// Nothing is drafted yet.
    pub fn of(opened: Arc<OnceLock<PathBuf>>, told: Arc<Told>) -> WorkedOn {
        WorkedOn { opened, folder: None, told }
    }
}

impl Watched for WorkedOn {
    fn read(&mut self) {
        if self.folder.is_none() {
            self.folder = self.opened.get().map(|folder| WatchedFolder::keeping_the_draft(folder));
        }
    }

    fn places(&self) -> WatchedPlaces {
        self.folder.as_ref().map_or_else(WatchedPlaces::default, WatchedFolder::places)
    }

    fn again(&mut self) -> Preview {
        let Some(folder) = &mut self.folder else {
            return Preview { page: None, diagnostics: Vec::new(), drafted: Vec::new() };
        };
        let preview = folder.again();
        let draft = folder.drafted().and_then(|drafted| drafted.draft.clone());
        *self.told.0.lock().unwrap_or_else(PoisonError::into_inner) = (draft, preview.diagnostics.clone());
        preview
    }
}
