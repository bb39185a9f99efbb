//! The studio: a folder that is watched, and worked on in the browser. Its pages read what the verbs write as JSON, and its edits
//! are made by the library. Where no folder is open yet, one is begun.

mod about;
mod agenda;
mod approve;
mod asks;
mod assets;
mod begin;
mod bring;
mod case_change;
mod cases;
mod cells;
mod desk;
mod edits;
mod effect;
mod figures;
mod figures_moved;
mod in_page;
mod in_steps;
mod keep;
mod next;
mod of_pack;
mod open_pack;
mod publish;
mod publish_report;
mod refusal;
mod sent;
mod to_write;
mod told;
mod tray;
mod tried;
mod what_if;
mod wording;
mod work;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;

use crate::folder::Incoming;
use crate::folder::history::{OpenElsewhere, Presence, User};

use super::answer::Answer;
use super::door::Door;
use super::request::Request;
use super::site::{Served, Site};

pub use begin::NewSecret;
use desk::Desk;
use in_steps::InSteps;
use open_pack::OpenPack;
use told::{OpenNow, OpenPlace, Told, WorkedOn};

/// So long who comes without script waits for the first draft.
const PATIENCE: Duration = Duration::from_secs(20);

/// The studio, before it is served.
pub struct Studio {
    begins: Begins,
    secret: NewSecret,
    told: Arc<Told>,
    opened: Arc<OpenNow>,
    user: User,
}

/// Where one is at the beginning.
enum Begins {
    /// In a report folder, and who has it open.
    Folder(PathBuf, Arc<Mutex<Presence>>),
    /// In a pack.
    Pack(Arc<OpenPack>),
    /// In a place in which a report is begun, or one that lies there is opened.
    Place(PathBuf),
}

impl Studio {
    /// Opens a folder. `secret` gives that of the next report.
    pub fn of(folder: &Path, secret: NewSecret) -> Studio {
        let user = User::of_now();
        let presence = Arc::new(Mutex::new(Presence::of(folder, user.clone())));
        let begins = Begins::Folder(folder.to_owned(), presence);
        let studio = Studio { begins, secret, told: Arc::default(), opened: Arc::default(), user };
        studio.opened.change(OpenPlace::Folder(folder.to_owned()));
        studio
    }

    /// Opens a pack. `secret` gives that of the next report of one of its reports.
    pub fn of_pack(file: &Path, secret: NewSecret) -> Studio {
        let (user, told) = (User::of_now(), Arc::<Told>::default());
        let pack = Arc::new(OpenPack::of(file, &user, told.clone()));
        let studio = Studio { begins: Begins::Pack(pack.clone()), secret, told, opened: Arc::default(), user };
        studio.opened.change(pack.place());
        studio
    }

    /// Opens none yet: one is chosen or made in a place. `secret` gives that of a new one.
    pub fn beginning_in(place: &Path, secret: NewSecret) -> Studio {
        Incoming::clear_left(place);
        let begins = Begins::Place(place.to_owned());
        Studio { begins, secret, told: Arc::default(), opened: Arc::default(), user: User::of_now() }
    }

    /// Who else has the folder or the pack open. Where nothing can be written in it, nobody can be known.
    pub fn open_elsewhere(&self) -> Option<OpenElsewhere> {
        let presence: &Mutex<Presence> = match &self.begins {
            Begins::Folder(_, presence) => presence,
            Begins::Pack(pack) => pack.presence(),
            Begins::Place(_) => return None,
        };
        presence.lock().unwrap_or_else(PoisonError::into_inner).other().ok().flatten()
    }

    /// What is open, watched as soon as it is.
    pub fn watched(&self) -> WorkedOn {
        WorkedOn::of(self.opened.clone(), self.told.clone())
    }

    /// What is served of it.
    pub fn site(self, Served { door, showing, bell }: Served) -> Arc<dyn Site> {
        let beginning = match &self.begins {
            Begins::Place(place) => Some(place.clone()),
            _ => None,
        };
        let desk = Desk::of((beginning, self.secret), (self.told, self.opened), self.user, (showing, bell));
        match &self.begins {
            Begins::Folder(folder, presence) => drop(desk.open_with(folder, presence.clone())),
            Begins::Pack(pack) => drop(desk.open_pack(pack)),
            Begins::Place(_) => {}
        }
        Arc::new(StudioSite { door, desk })
    }
}

/// The pages of the studio, for whoever has its key.
struct StudioSite {
    door: Arc<Door>,
    desk: Desk,
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
            "POST" => sent::answer(&self.desk, request),
            _ if asks => asks::answer(&self.desk, request),
            _ => Answer::refused("405 Method Not Allowed", "the studio knows no such request"),
        }
    }

    fn knows(&self, head: &Request) -> bool {
        self.door.has_key(head)
    }

    fn takes(&self, head: &Request) -> bool {
        let is_file = head.given("content-type") == Some("application/octet-stream");
        let is_brought = head.method == "POST" && head.path() == "/bring" && is_file;
        is_brought && head.names_origin() && self.door.has_key(head)
    }

    fn take(&self, request: &Request, length: u64, file: &mut dyn Read) -> Answer {
        let name = request.asked_text("name").unwrap_or_default();
        let beside = match (self.desk.work(), &self.desk.beginning) {
            (Some(work), _) => work.history.place().map_err(refusal::wrong),
            (None, Some(place)) => Ok(place.clone()),
            (None, None) => return Answer::nothing(),
        };
        let taken = beside.and_then(|beside| self.desk.tray.take(&beside, &name, length, file));
        taken.map_or_else(|(status, told)| Answer::told(status, &told), |nth| Answer::json(&json!({ "file": nth })))
    }
}

impl StudioSite {
    /// The report for a browser without script, which can show no key: by the link of the program, which works once.
    fn read(&self, request: &Request) -> Answer {
        match request.asked("link").and_then(|link| self.door.used(link)) {
            Some(_) => assets::without_script(&self.desk.showing.beyond((0, 0), PATIENCE).page),
            None => Door::link_is_used(),
        }
    }
}
