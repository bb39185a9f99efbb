//! A folder or a pack drafted again at every edit, its web edition shown on the loopback address: to be looked at, or in the
//! studio to be worked on.

mod answer;
mod crest;
mod door;
mod drafted;
mod folder;
mod keys;
mod pack;
mod papers;
mod preview;
mod preview_site;
mod request;
mod server;
mod shell;
mod shown;
mod site;
mod studio;
mod typesetter;
mod watcher;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub use crate::folder::history::OpenElsewhere;
pub use drafted::Drafted;
pub use preview::{Page, Preview, Spot};
pub use studio::NewSecret;
pub use typesetter::{Sheets, Typeset};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::draft::report::Part;
use crate::folder::Folder;
use crate::pack::PackPlan;

use door::Door;
use folder::WatchedFolder;
use keys::Keys;
use pack::WatchedPack;
use preview::Watched;
use preview_site::PreviewSite;
use shown::Showing;
use site::{Served, Site};
use studio::Studio;
use watcher::EditNotices;

/// A folder or a pack that is watched.
pub struct Watch {
    place: PathBuf,
    watched: Box<dyn Watched>,
    edits: EditNotices,
    showing: Arc<Showing>,
    door: Arc<Door>,
    /// The next link, where one has been used.
    links: Receiver<String>,
}

impl Watch {
    /// Starts to watch a folder and to show it; port 0 lets the system choose one. `seed`: random bytes, of which the keys of
    /// the preview are made.
    ///
    /// # Errors
    /// `missing-file` where there is no folder, `cannot-watch` where the system refuses the watching or the port.
    pub fn begin(dir: &Path, port: u16, seed: [u8; 32]) -> Result<Watch, Error> {
        if !dir.is_dir() {
            let (_, told) = Folder::open(dir);
            return Err(Error::stopped_by(told));
        }
        Watch::of(dir, Box::new(WatchedFolder::of(dir)), port, seed, preview)
    }

    /// Starts to watch a folder as [`Watch::begin`] does, and opens the studio in which it can be worked on. Says who else has it
    /// open there. `secret` gives that of the next report, where one is begun.
    ///
    /// # Errors
    /// As [`Watch::begin`].
    pub fn begin_studio(
        dir: &Path,
        port: u16,
        seed: [u8; 32],
        secret: NewSecret,
    ) -> Result<(Watch, Option<OpenElsewhere>), Error> {
        if !dir.is_dir() {
            let (_, told) = Folder::open(dir);
            return Err(Error::stopped_by(told));
        }
        let studio = Studio::of(dir, secret);
        let other = studio.open_elsewhere();
        let watched = Box::new(studio.watched());
        let watch = Watch::of(dir, watched, port, seed, |served| studio.site(served))?;
        Ok((watch, other))
    }

    /// Opens the studio on the file of a pack: its agenda, and from there each of its reports. Says who else has it open there.
    ///
    /// # Errors
    /// As [`Watch::begin_pack`].
    pub fn begin_studio_of_pack(
        file: &Path,
        port: u16,
        seed: [u8; 32],
        secret: NewSecret,
    ) -> Result<(Watch, Option<OpenElsewhere>), Error> {
        is_there(file)?;
        let studio = Studio::of_pack(file, secret);
        let other = studio.open_elsewhere();
        let watched = Box::new(studio.watched());
        let watch = Watch::of(file, watched, port, seed, |served| studio.site(served))?;
        Ok((watch, other))
    }

    /// Opens the studio in a place where no report is open yet: one that lies there is chosen in the browser, or a new one is made.
    ///
    /// # Errors
    /// As [`Watch::begin`].
    pub fn begin_new(place: &Path, port: u16, seed: [u8; 32], secret: NewSecret) -> Result<Watch, Error> {
        if !place.is_dir() {
            let (_, told) = Folder::open(place);
            return Err(Error::stopped_by(told));
        }
        let studio = Studio::beginning_in(place, secret);
        let watched = Box::new(studio.watched());
        Watch::of(place, watched, port, seed, |served| studio.site(served))
    }

    /// Starts to watch the file of a pack with everything that it names. `program` is this program, which is called
    /// again to
    /// convert a PDF from elsewhere.
    ///
    /// # Errors
    /// `missing-file` where there is no such file, `cannot-watch` where the system refuses the watching or the port.
    pub fn begin_pack(file: &Path, part: Part, program: &Path, port: u16, seed: [u8; 32]) -> Result<Watch, Error> {
        is_there(file)?;
        Watch::of(file, Box::new(WatchedPack::of(file, part, program)), port, seed, preview)
    }

    fn of(
        place: &Path,
        mut watched: Box<dyn Watched>,
        port: u16,
        seed: [u8; 32],
        site: impl FnOnce(Served) -> Arc<dyn Site>,
    ) -> Result<Watch, Error> {
        let refused = |why: String, help: &str| Error::one(unwatched(place, &why).help(help));
        watched.read();
        // What watches takes it for granted that the system gives it a thread.
        let spare = std::thread::Builder::new().spawn(|| ()).ok();
        if spare.and_then(|spare| spare.join().ok()).is_none() {
            return Err(refused(NO_THREAD.to_owned(), "close other programs, then try again"));
        }
        let mut edits = EditNotices::none().map_err(|why| refused(why, MAY_READ))?;
        edits.follow(&watched.places()).map_err(|why| refused(why, MAY_READ))?;
        let server = server::open(port).map_err(|why| refused(why, "choose another port with --port"))?;
        let port = server.local_addr().map_or(port, |address| address.port());
        let (used, links) = channel();
        let door = Arc::new(Door::of(Keys::of(seed), used, port));
        let showing = Arc::<Showing>::default();
        let site = site(Served { door: door.clone(), showing: showing.clone(), bell: edits.bell() });
        let serves = std::thread::Builder::new().spawn(move || server::serve(&server, port, &site));
        serves.map_err(|_| refused(NO_THREAD.to_owned(), "close other programs, then try again"))?;
        Ok(Watch { place: place.to_owned(), watched, edits, showing, door, links })
    }

    /// Where the browser finds it, by a link that works once: `http://127.0.0.1:4210/#1f3a...`.
    pub fn address(&self) -> String {
        self.door.link()
    }

    /// Drafts now and after every edit, typesets beside it, and hands on what came of either. Ends only where no edit can be
    /// told of any more.
    pub fn run(mut self, told: impl FnMut(News) + Send) {
        let told = Mutex::new(told);
        let tell = |news: News| told.lock().unwrap_or_else(PoisonError::into_inner)(news);
        let showing = self.showing.clone();
        let links = std::mem::replace(&mut self.links, channel().1);
        let (sheets, coming) = channel();
        std::thread::scope(|scope| {
            let (tell, showing) = (&tell, &showing);
            // Goes when this returns, and on a panic too: nobody may wait for who listens.
            let (_running, over) = channel::<()>();
            // Where the system gives no thread, no link is drawn anew; the first one works.
            let _listens = std::thread::Builder::new().spawn_scoped(scope, move || {
                while over.try_recv() != Err(TryRecvError::Disconnected) {
                    if let Ok(link) = links.recv_timeout(LISTEN) {
                        tell(News::Opened(&link));
                    }
                }
            });
            // Where the system gives no thread there is the page and no PDF.
            let typesets = std::thread::Builder::new().spawn_scoped(scope, move || {
                typesetter::typeset_all(&coming, |version, typeset| {
                    tell(News::Typeset(&typeset));
                    showing.change(|shown| shown.show_pdf(version, typeset));
                });
            });
            loop {
                let preview = self.again();
                // What is opened is named first and then nothing is shown: here it is either still this, or nothing is.
                let version = showing.change(|shown| self.watched.is_still().then(|| shown.show(&preview)));
                if version.is_some() {
                    tell(News::Drafted(&preview));
                }
                let open = match (version, preview.page) {
                    (Some(version), Some(page)) if cfg!(feature = "pdf") && typesets.is_ok() => {
                        sheets.send((version, page.sheets)).is_ok()
                    }
                    _ => true,
                };
                if !open || !self.edits.wait() {
                    drop(sheets);
                    return;
                }
            }
        });
    }

    /// The result of the last edit. What it added is watched before it is read, so that no later edit of it is missed.
    fn again(&mut self) -> Preview {
        self.watched.read();
        let named = self.edits.follow(&self.watched.places());
        let mut preview = self.watched.again();
        // The reports say where the council's rules are.
        for refused in [named, self.edits.follow(&self.watched.places())].into_iter().filter_map(Result::err).take(1) {
            preview.diagnostics.push(unwatched(&self.place, &refused).help(MAY_READ));
        }
        preview
    }
}

/// Refuses the file of a pack that is not there.
fn is_there(file: &Path) -> Result<(), Error> {
    if file.is_file() { Ok(()) } else { Err(Error::stopped_by(PackPlan::open(file).1)) }
}

/// The site of what is only looked at.
fn preview(Served { door, showing, .. }: Served) -> Arc<dyn Site> {
    Arc::new(PreviewSite { door, showing })
}

/// So often it is asked whether a link has been used.
const LISTEN: Duration = Duration::from_millis(500);
const NO_THREAD: &str = "the system has too many programs running";

const MAY_READ: &str = "check that you have permission to read it";

fn unwatched(place: &Path, why: &str) -> Diagnostic {
    let message = format!("`{}` cannot be watched: {why}", place.display());
    Diagnostic::error(Code::CannotWatch, message).at(Place::file(place.display().to_string()))
}

/// The result of an edit.
pub enum News<'a> {
    /// It was drafted, or has an error.
    Drafted(&'a Preview),
    /// Its PDF was typeset, or its layout has an error.
    Typeset(&'a Typeset),
    /// A browser has opened it by the link, which does not work again: this one does.
    Opened(&'a str),
}
