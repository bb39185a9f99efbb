//! What lies before whoever works in the studio: the folder that is open, or the place in which one is begun, and the file that was
//! brought.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use crate::folder::history::{History, Presence, User};
use crate::review::unsaved::Trying;

use crate::watch::shown::Showing;
use crate::watch::watcher::Bell;

use super::begin::NewSecret;
use super::told::Told;
use super::tray::Tray;
use super::work::Work;

/// All of it.
pub struct Desk {
    /// Where a report is begun, and what gives the secret of a new one; none where a folder was open from the beginning.
    pub beginning: Option<(PathBuf, NewSecret)>,
    pub tray: Tray,
    pub told: Arc<Told>,
    pub showing: Arc<Showing>,
    pub user: User,
    /// The folder that is open, for those who watch it, who are woken when it is.
    pub opened: Arc<OnceLock<PathBuf>>,
    pub bell: Bell,
    work: OnceLock<Work>,
}

impl Desk {
    /// With nothing open on it.
    pub fn of(
        beginning: Option<(PathBuf, NewSecret)>,
        (told, opened): (Arc<Told>, Arc<OnceLock<PathBuf>>),
        user: User,
        (showing, bell): (Arc<Showing>, Bell),
    ) -> Desk {
        Desk { beginning, tray: Tray::default(), told, showing, user, opened, bell, work: OnceLock::new() }
    }

    /// What is worked on, where a folder is open.
    pub fn work(&self) -> Option<&Work> {
        self.work.get()
    }

    /// Opens a folder, where none is open yet.
    pub fn open(&self, folder: &Path, presence: Arc<Mutex<Presence>>) {
        let (folder, told, showing) = (folder.to_owned(), self.told.clone(), self.showing.clone());
        let history = History::of(&folder, &self.user.name);
        history.clear_left();
        let trying = Mutex::new(Trying::in_folder(&folder));
        let opened = folder.clone();
        self.work.get_or_init(|| Work { folder, told, history, presence, showing, trying, figures: Mutex::default() });
        self.opened.get_or_init(|| opened);
        self.bell.ring();
    }
}
