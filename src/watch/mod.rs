//! A folder drafted again at every edit, its web edition shown on the loopback address.

mod drafted;
mod server;
mod shell;
mod watcher;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

pub use drafted::Drafted;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::error::Error;
use crate::folder::Folder;

use server::Shown;
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
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        let shown = Arc::new(Mutex::new(Shown::default()));
        let served = shown.clone();
        std::thread::spawn(move || server::serve(&server, port, &served));
        Ok(Watch { dir: dir.to_owned(), edits, shown, port })
    }

    /// Where the browser finds it: `http://127.0.0.1:4210/`.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Drafts now and after every edit, and hands on what came of it. Ends only where no edit can be told of any more.
    pub fn run(&self, mut told: impl FnMut(&Drafted)) {
        let mut drafted = Drafted::again(&self.dir, None);
        loop {
            self.shown.lock().unwrap_or_else(PoisonError::into_inner).show(&drafted);
            told(&drafted);
            if !self.edits.wait() {
                return;
            }
            drafted = Drafted::again(&self.dir, Some(drafted));
        }
    }
}

/// The folders of the council's rules, which lie beside the report's.
fn beside(dir: &Path) -> Vec<PathBuf> {
    let (folder, _) = Folder::open(dir);
    folder.map_or_else(Vec::new, |folder| folder.plan().rules.iter().map(|named| dir.join(&named.path)).collect())
}
