//! The studio: a folder that is watched, and worked on in the browser. Its pages read what the verbs write as JSON, and its edits
//! are made by the library.

mod asks;
mod assets;
mod cells;
mod edits;
mod effect;
mod figures;
mod refusal;
mod sent;
mod told;
mod wording;
mod work;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::folder::history::{History, OpenElsewhere, Presence, User};

use crate::review::unsaved::Trying;

use super::answer::Answer;
use super::door::Door;
use super::folder::WatchedFolder;
use super::request::Request;
use super::shown::Showing;
use super::site::Site;

use told::{Told, WorkedOn};
use work::Work;

/// So long who comes without script waits for the first draft.
const PATIENCE: Duration = Duration::from_secs(20);

/// A folder that is open in the studio.
pub struct Studio {
    folder: PathBuf,
    told: Arc<Told>,
    user: User,
    presence: Arc<Mutex<Presence>>,
}

impl Studio {
    /// Opens a folder.
    pub fn of(folder: &Path) -> Studio {
        let user = User::of_now();
        let presence = Arc::new(Mutex::new(Presence::of(folder, user.clone())));
        Studio { folder: folder.to_owned(), told: Arc::default(), user, presence }
    }

    /// Who else has it open. Where nothing can be written in it, nobody can be known.
    pub fn open_elsewhere(&self) -> Option<OpenElsewhere> {
        self.presence.lock().unwrap_or_else(PoisonError::into_inner).other().ok().flatten()
    }

    /// The folder, watched.
    pub fn watched(&self) -> WorkedOn {
        WorkedOn::of(WatchedFolder::keeping_the_draft(&self.folder), self.told.clone())
    }

    /// What is served of it.
    pub fn site(self, door: Arc<Door>, showing: Arc<Showing>) -> Arc<dyn Site> {
        let history = History::of(&self.folder, &self.user.name);
        let trying = Mutex::new(Trying::in_folder(&self.folder));
        let (folder, told, presence) = (self.folder, self.told, self.presence);
        let work = Work { folder, told, history, presence, showing, trying, figures: Mutex::default() };
        Arc::new(StudioSite { door, work })
    }
}

/// The pages of the studio, for whoever has its key.
struct StudioSite {
    door: Arc<Door>,
    work: Work,
}

impl Site for StudioSite {
    fn answer(&self, request: &Request) -> Answer {
        let asks = matches!(request.method.as_str(), "GET" | "HEAD");
        match request.path() {
            "/enter" if asks => return self.door.enter(request),
            "/read" if asks => return self.read(request),
            _ => {}
        }
        if let Some(asset) = assets::asset(request.path()).filter(|_| asks) {
            return asset;
        }
        match request.method.as_str() {
            _ if !self.door.has_key(request) => Door::closed(),
            "POST" => sent::answer(&self.work, request),
            _ if asks => asks::answer(&self.work, request),
            _ => Answer::refused("405 Method Not Allowed", "the studio knows no such request"),
        }
    }
}

impl StudioSite {
    /// The report for a browser without script, which can show no key: by the link of the program, which works once.
    fn read(&self, request: &Request) -> Answer {
        match request.asked("link").and_then(|link| self.door.used(link)) {
            Some(_) => assets::without_script(&self.work.showing.beyond((0, 0), PATIENCE).page),
            None => Door::link_is_used(),
        }
    }
}
