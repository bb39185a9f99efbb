//! What lies before whoever works in the studio: the report or the pack that is open, or the place in which one is begun, and the file
//! that was brought.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use crate::folder::history::{History, Presence, User};
use crate::review::unsaved::Trying;

use crate::watch::shown::{Showing, Shown};
use crate::watch::watcher::Bell;

use super::begin::NewSecret;
use super::open_pack::OpenPack;
use super::told::{OpenNow, OpenPlace, Told};
use super::tray::Tray;
use super::work::Work;

/// What is open.
#[derive(Clone)]
pub enum OnDesk {
    Report(Arc<Work>),
    Pack(Arc<OpenPack>),
}

/// All of it.
pub struct Desk {
    /// Where a report is begun; none where one was open from the beginning.
    pub beginning: Option<PathBuf>,
    /// What gives the secret of a new report.
    pub secret: NewSecret,
    pub tray: Tray,
    pub told: Arc<Told>,
    pub showing: Arc<Showing>,
    pub user: User,
    /// What is open, for those who watch it, who are woken when it is.
    pub opened: Arc<OpenNow>,
    pub bell: Bell,
    /// Held while one is opened or made: two at once would both be told that theirs is.
    pub opening: Mutex<()>,
    /// The last of those that were opened, and which it is of them, from 1 on: what a page sends says of which it is.
    open: Mutex<(u64, Option<OnDesk>)>,
    /// The pack that was opened last: from its reports there is a way back to it.
    pack: Mutex<Option<Arc<OpenPack>>>,
    /// Who has the folders open that were opened here: one that is opened again at once is not open elsewhere.
    presences: Mutex<BTreeMap<PathBuf, Weak<Mutex<Presence>>>>,
}

impl Desk {
    /// With nothing open on it.
    pub fn of(
        (beginning, secret): (Option<PathBuf>, NewSecret),
        (told, opened): (Arc<Told>, Arc<OpenNow>),
        user: User,
        (showing, bell): (Arc<Showing>, Bell),
    ) -> Desk {
        Desk {
            beginning,
            secret,
            tray: Tray::default(),
            told,
            showing,
            user,
            opened,
            bell,
            opening: Mutex::default(),
            open: Mutex::default(),
            pack: Mutex::default(),
            presences: Mutex::default(),
        }
    }

    /// What is open, and which it is of those that were opened.
    pub fn now(&self) -> (u64, Option<OnDesk>) {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The report that is worked on, where one is open.
    pub fn work(&self) -> Option<Arc<Work>> {
        match self.now().1 {
            Some(OnDesk::Report(work)) => Some(work),
            _ => None,
        }
    }

    /// The pack to which there is a way back.
    pub fn pack(&self) -> Option<Arc<OpenPack>> {
        self.pack.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// That a folder is open here.
    fn presence(&self, folder: &Path) -> Arc<Mutex<Presence>> {
        let mut all = self.presences.lock().unwrap_or_else(PoisonError::into_inner);
        let still = all.get(folder).and_then(Weak::upgrade);
        let presence = still.unwrap_or_else(|| Arc::new(Mutex::new(Presence::of(folder, self.user.clone()))));
        all.insert(folder.to_owned(), Arc::downgrade(&presence));
        presence
    }

    /// Opens a folder, in the place of what is open, and says which it is of those that were opened.
    pub fn open(&self, folder: &Path) -> u64 {
        let presence = self.presence(folder);
        self.open_with(folder, presence)
    }

    /// The same of one in which somebody is known to be.
    pub fn open_with(&self, folder: &Path, presence: Arc<Mutex<Presence>>) -> u64 {
        let (folder, told) = (folder.to_owned(), self.told.clone());
        let history = History::of(&folder, &self.user.name);
        history.clear_left();
        let trying = Mutex::new(Trying::in_folder(&folder));
        let place = OpenPlace::Folder(folder.clone());
        let work = Work { folder, told, history, presence, trying, figures: Mutex::default() };
        self.put(place, OnDesk::Report(Arc::new(work)))
    }

    /// Opens a pack likewise; it stays the one to which there is a way back.
    pub fn open_pack(&self, pack: &Arc<OpenPack>) -> u64 {
        *self.pack.lock().unwrap_or_else(PoisonError::into_inner) = Some(pack.clone());
        self.put(pack.place(), OnDesk::Pack(pack.clone()))
    }

    fn put(&self, place: OpenPlace, one: OnDesk) -> u64 {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let (nth, is_another) = (open.0 + 1, open.1.is_some());
        self.opened.change(place);
        *open = (nth, Some(one));
        if is_another {
            self.tray.clear();
            self.told.clear();
            self.showing.change(Shown::clear);
        }
        self.bell.ring();
        nth
    }
}
