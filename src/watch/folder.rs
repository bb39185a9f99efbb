//! A report folder that is watched.

use std::path::{Path, PathBuf};

use crate::page::{Format, publish};

use super::crest::DrawnCrest;
use super::drafted::Drafted;
use super::preview::{Page, Preview, Spot, Watched};
use super::typesetter::Sheets;
use super::watcher::{WatchedPlaces, read_of_store};

/// A folder, and what it last said.
pub struct WatchedFolder {
    dir: PathBuf,
    drafted: Option<Drafted>,
    crest: DrawnCrest,
}

impl WatchedFolder {
    /// Nothing is drafted yet.
    pub fn of(dir: &Path) -> WatchedFolder {
        WatchedFolder { dir: dir.to_owned(), drafted: None, crest: DrawnCrest::default() }
    }

    /// The same, with its draft kept to be asked.
    pub fn keeping_the_draft(dir: &Path) -> WatchedFolder {
        WatchedFolder { drafted: Some(Drafted::keeping_the_draft()), ..WatchedFolder::of(dir) }
    }

    /// What it last said.
    pub fn drafted(&self) -> Option<&Drafted> {
        self.drafted.as_ref()
    }
}

impl Watched for WatchedFolder {
    fn read(&mut self) {}

    fn places(&self) -> WatchedPlaces {
        // Where the council's rules lie the first draft says.
        let mut beside = self.drafted.as_ref().map_or_else(Vec::new, |drafted| drafted.rules_beside.clone());
        beside.extend(read_of_store(&self.dir));
        WatchedPlaces { folders: vec![self.dir.clone()], beside, files: Vec::new() }
    }

    fn again(&mut self) -> Preview {
        let drafted = Drafted::again(&self.dir, self.drafted.take());
        let program = std::env::current_exe().unwrap_or_default();
        let report = drafted.report.as_ref().filter(|_| drafted.current);
        let crest = report.and_then(|report| self.crest.again(&report.look, &drafted.layout.assets, &program));
        let preview = Preview {
            page: if crest.is_none() { page(&drafted) } else { None },
            diagnostics: drafted.diagnostics.iter().cloned().chain(crest).collect(),
            drafted: vec![self.dir.display().to_string()],
        };
        self.drafted = Some(drafted);
        preview
    }
}

fn page(drafted: &Drafted) -> Option<Page> {
    let report = drafted.report.as_ref().filter(|_| drafted.current)?;
    let html = publish(report, Format::Html, &drafted.layout).ok()?.value;
    let spot = |address: &String| Spot::of(address, "", "");
    Some(Page {
        html: String::from_utf8_lossy(&html).into_owned(),
        sheets: Sheets::Report(Box::new(report.clone()), drafted.layout.clone()),
        changed: drafted.changed.iter().map(spot).collect(),
        set_aside: drafted.set_aside.iter().map(|(address, rule)| (spot(address), rule.clone())).collect(),
    })
}
