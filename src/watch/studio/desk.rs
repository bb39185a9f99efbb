//! What lies before whoever works in the studio: the folder that is open, or the place in which one is begun, and the file that was
//! brought.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::folder::history::{History, Presence, User};
use crate::review::unsaved::Trying;

use crate::watch::shown::{Showing, Shown};
use crate::watch::watcher::Bell;

use super::begin::NewSecret;
use super::told::{OpenFolder, Told};
use super::tray::Tray;
use super::work::Work;

/// All of it.
pub struct Desk {
    /// Where a report is begun; none where a folder was open from the beginning.
    pub beginning: Option<PathBuf>,
    /// What gives the secret of a new report.
    pub secret: NewSecret,
    pub tray: Tray,
    pub told: Arc<Told>,
    pub showing: Arc<Showing>,
    pub user: User,
    /// The folder that is open, for those who watch it, who are woken when it is.
    pub opened: Arc<OpenFolder>,
    pub bell: Bell,
    /// Held while one is opened or made: two at once would both be told that theirs is.
    pub opening: Mutex<()>,
    /// The last of those that were opened.
    work: Mutex<Option<Arc<Work>>>,
}

impl Desk {
    /// With nothing open on it.
    pub fn of(
        (beginning, secret): (Option<PathBuf>, NewSecret),
        (told, opened): (Arc<Told>, Arc<OpenFolder>),
        user: User,
        (showing, bell): (Arc<Showing>, Bell),
    ) -> Desk {
        let (tray, opening, work) = (Tray::default(), Mutex::default(), Mutex::default());
        Desk { beginning, secret, tray, told, showing, user, opened, bell, opening, work }
    }

    /// What is worked on, where a folder is open.
    pub fn work(&self) -> Option<Arc<Work>> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Opens a folder, in the place of one that is open, and says which it is of those that were opened.
    pub fn open(&self, folder: &Path, presence: Arc<Mutex<Presence>>) -> u64 {
        let (folder, told, showing) = (folder.to_owned(), self.told.clone(), self.showing.clone());
        let history = History::of(&folder, &self.user.name);
        history.clear_left();
        let trying = Mutex::new(Trying::in_folder(&folder));
        let mut work = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        let (is_another, nth) = (work.is_some(), work.as_ref().map_or(1, |before| before.nth + 1));
        self.opened.change(&folder);
        *work =
            Some(Arc::new(Work { nth, folder, told, history, presence, showing, trying, figures: Mutex::default() }));
        if is_another {
            self.tray.clear();
            self.told.clear();
            self.showing.change(Shown::clear);
        }
        self.bell.ring();
        nth
    }
}
