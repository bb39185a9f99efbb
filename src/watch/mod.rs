//! A folder drafted again at every edit, its web edition shown on the loopback address.

mod drafted;
mod request;
mod server;
mod shell;
mod shown;
mod typesetter;
mod watcher;

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};

pub use drafted::Drafted;
pub use typesetter::Typeset;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::error::Error;
use crate::folder::Folder;

use shown::Shown;
use watcher::Edits;

/// A folder that is watched.
pub struct Watch {
    dir: PathBuf,
    edits: Edits,
    shown: Arc<Mutex<Shown>>,
    port: u16,
}

impl Watch {
    /// Begins to watch a folder and to show it; port 0 lets the system choose one.
    ///
    /// # Errors
    /// `missing-file` where there is no folder, `cannot-watch` where the system refuses the watching or the port.
    pub fn begin(dir: &Path, port: u16) -> Result<Watch, Error> {
        if !dir.is_dir() {
            let (_, told) = Folder::open(dir);
            return Err(Error::unless_clean(told).expect_err("what is no folder is a fault"));
        }
        let refused = |why: String, help: &str| {
            let message = format!("`{}` cannot be watched: {why}", dir.display());
            Error::one(
                Diagnostic::fault(Code::CannotWatch, message).at(Place::file(dir.display().to_string())).help(help),
            )
        };
        let edits = Edits::of(dir, &beside(dir)).map_err(|why| refused(why, "check that you may read it"))?;
        let server = server::open(port).map_err(|why| refused(why, "name another port with --port"))?;
        let port = server.local_addr().map_or(port, |address| address.port());
        let shown = Arc::new(Mutex::new(Shown::default()));
        let served = shown.clone();
        std::thread::spawn(move || server::serve(&server, port, &served));
        Ok(Watch { dir: dir.to_owned(), edits, shown, port })
    }

    /// Where the browser finds it: `http://127.0.0.1:4210/`.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Drafts now and after every edit, typesets beside it, and hands on what came of either. Ends only where no edit can be
    /// told of any more.
    pub fn run(&self, told: impl FnMut(News) + Send) {
        let told = Mutex::new(told);
        let tell = |news: News| told.lock().unwrap_or_else(PoisonError::into_inner)(news);
        let shown = &*self.shown;
        let shown = || shown.lock().unwrap_or_else(PoisonError::into_inner);
        let (sheets, coming) = channel();
        std::thread::scope(|scope| {
            let (tell, shown) = (&tell, &shown);
            scope.spawn(move || {
                typesetter::typeset_all(&coming, |typeset| {
                    tell(News::Typeset(&typeset));
                    shown().show_pdf(typeset);
                });
            });
            let mut drafted = Drafted::again(&self.dir, None);
            loop {
                shown().show(&drafted);
                tell(News::Drafted(&drafted));
                if cfg!(feature = "pdf")
                    && drafted.current
                    && let Some(report) = &drafted.report
                    && sheets.send((report.clone(), drafted.layout.clone())).is_err()
                {
                    return;
                }
                if !self.edits.wait() {
                    drop(sheets);
                    return;
                }
                drafted = Drafted::again(&self.dir, Some(drafted));
            }
        });
    }
}

/// What came of an edit.
pub enum News<'a> {
    /// The folder was drafted, or has a fault.
    Drafted(&'a Drafted),
    /// Its PDF was typeset, or its layout has a fault.
    Typeset(&'a Typeset),
}

/// The folders of the council's rules, which lie beside the report's.
fn beside(dir: &Path) -> Vec<PathBuf> {
    let (folder, _) = Folder::open(dir);
    folder.map_or_else(Vec::new, |folder| folder.plan().rules.iter().map(|named| dir.join(&named.path)).collect())
}
