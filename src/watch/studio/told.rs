//! What the draft of the folder says now, for the pages of the studio: taken at every edit.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::folder::Part;

use crate::watch::folder::WatchedFolder;
use crate::watch::pack::WatchedPack;
use crate::watch::preview::{Preview, Watched};
use crate::watch::watcher::WatchedPlaces;

use super::in_page::in_page;

/// The last draft that may be shown, and everything that is said of the folder as it is.
#[derive(Default)]
pub struct Told(Mutex<(Option<Arc<Draft>>, Vec<Diagnostic>)>, Mutex<BTreeMap<PathBuf, String>>);

impl Told {
    /// The draft; none where there was none yet that may be shown.
    pub fn draft(&self) -> Option<Arc<Draft>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// The draft with the errors and warnings.
    pub fn before(&self) -> (Option<Arc<Draft>>, Vec<Diagnostic>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the reports of a pack are called, by their folders, as they were last drafted.
    pub fn titles(&self) -> BTreeMap<PathBuf, String> {
        self.1.lock().unwrap_or_else(PoisonError::into_inner).clone()
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

/// What is open: a report folder, or the file of a pack with the part of it that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenPlace {
    Folder(PathBuf),
    Pack(PathBuf, Part),
}

/// What is open now; nothing before anything is.
#[derive(Debug, Default)]
pub struct OpenNow(Mutex<Option<OpenPlace>>);

impl OpenNow {
    /// Which it is.
    pub fn place(&self) -> Option<OpenPlace> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on it is this.
    pub fn change(&self, place: OpenPlace) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
    }
}

/// What is open, watched, whose every draft is told.
pub struct WorkedOn {
    opened: Arc<OpenNow>,
    place: Option<OpenPlace>,
    folder: Option<WatchedFolder>,
    /// Kept while a report of it is open: on the way back only what was edited is drafted.
    pack: Option<(PathBuf, WatchedPack)>,
    told: Arc<Told>,
}

impl WorkedOn {
    /// Nothing is drafted yet.
    pub fn of(opened: Arc<OpenNow>, told: Arc<Told>) -> WorkedOn {
        WorkedOn { opened, place: None, folder: None, pack: None, told }
    }

    /// What is watched of it.
    fn watched(&mut self) -> Option<&mut dyn Watched> {
        match &self.place {
            Some(OpenPlace::Folder(_)) => self.folder.as_mut().map(|folder| folder as &mut dyn Watched),
            Some(OpenPlace::Pack(..)) => self.pack.as_mut().map(|(_, pack)| pack as &mut dyn Watched),
            None => None,
        }
    }

    /// Takes up what is open now.
    fn take_up(&mut self) {
        self.place = self.opened.place();
        self.folder = None;
        match &self.place {
            Some(OpenPlace::Folder(path)) => self.folder = Some(WatchedFolder::keeping_the_draft(path)),
            Some(OpenPlace::Pack(file, part)) => {
                let kept = self.pack.take().filter(|(of, _)| of == file).map(|(_, pack)| pack.in_part(*part));
                let program = std::env::current_exe().unwrap_or_default();
                let pack = kept.unwrap_or_else(|| WatchedPack::of(file, *part, &program));
                self.pack = Some((file.clone(), pack));
            }
            None => {}
        }
    }

    /// The draft of a report; of a pack there is none.
    fn draft(&self) -> Option<Arc<Draft>> {
        self.folder.as_ref()?.drafted()?.draft.clone()
    }
}

impl Watched for WorkedOn {
    fn read(&mut self) {
        if !self.is_still() {
            self.take_up();
        }
        if let Some(watched) = self.watched() {
            watched.read();
        }
    }

    fn places(&self) -> WatchedPlaces {
        match (&self.place, &self.folder, &self.pack) {
            (Some(OpenPlace::Folder(_)), Some(folder), _) => folder.places(),
            (Some(OpenPlace::Pack(..)), _, Some((_, pack))) => pack.places(),
            _ => WatchedPlaces::default(),
        }
    }

    fn again(&mut self) -> Preview {
        loop {
            let Some(watched) = self.watched() else {
                return Preview { page: None, diagnostics: Vec::new(), drafted: Vec::new() };
            };
            let preview = watched.again();
            let draft = self.draft();
            let titles = self.pack.as_ref().map(|(_, pack)| pack.titles()).unwrap_or_default();
            let mut told = self.told.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Another may have been opened while this was drafted: nothing of it is told then.
            if self.is_still() {
                *told = (draft, preview.diagnostics.iter().map(in_page).collect());
                *self.told.1.lock().unwrap_or_else(PoisonError::into_inner) = titles;
                return preview;
            }
            drop(told);
            self.read();
        }
    }

    fn is_still(&self) -> bool {
        self.opened.place() == self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_drafted_is_not_shown_once_another_is_open() {
        let opened = Arc::<OpenNow>::default();
        let part = |part| OpenPlace::Pack("no such pack.toml".into(), part);
        opened.change(part(Part::B));
        let mut worked = WorkedOn::of(opened.clone(), Arc::default());
        worked.read();
        assert!(worked.is_still());
        opened.change(part(Part::A));
        assert!(!worked.is_still());
        worked.read();
        assert!(worked.is_still());
    }
}
