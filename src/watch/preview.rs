//! What is said and shown after an edit, of a folder and of a pack alike.

use serde::Serialize;

use crate::diagnostic::Diagnostic;

use super::typesetter::Sheets;
use super::watcher::WatchedPlaces;

/// What is watched: a report folder, or the file of a pack.
pub trait Watched: Send {
    /// Reads which files and folders belong to it now.
    fn read(&mut self);

    /// Where they are.
    fn places(&self) -> WatchedPlaces;

    /// Drafts what was edited since the last time.
    fn again(&mut self) -> Preview;

    /// Whether what was drafted is still what is to be shown: another may have been opened meanwhile.
    fn is_still(&self) -> bool {
        true
    }
}

/// The result of an edit.
#[derive(Debug)]
#[non_exhaustive]
pub struct Preview {
    /// What to show; `None` where an error leaves the last good page.
    pub page: Option<Page>,
    /// Everything that is said of the files as they are now.
    pub diagnostics: Vec<Diagnostic>,
    /// The folders whose reports were drafted again; of a pack the others are kept.
    pub drafted: Vec<String>,
}

/// A page to show, and what is to be marked in it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Page {
    /// The web edition.
    pub html: String,
    /// What is typeset beside it.
    pub sheets: Sheets,
    /// The sentences that read differently, in the order of the page.
    pub changed: Vec<Spot>,
    /// Where a rule spoke that is not used, each with what it is called: `rule "slightly"`.
    pub set_aside: Vec<(Spot, String)>,
}

/// A sentence of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Spot {
    /// Its id: `p6-2`, in a pack `item-3-p6-2`.
    pub id: String,
    /// How a person finds it: `6.2`, `item 3, 6.2`.
    pub at: String,
}

impl Spot {
    /// Of the sentence at an address, `6.2`, in a paper whose ids have this before them.
    pub fn of(address: &str, mark: &str, paper: &str) -> Spot {
        Spot { id: format!("{mark}p{}", address.replacen('.', "-", 1)), at: format!("{paper}{address}") }
    }
}

impl Preview {
    /// The result of it, in a sentence or two: for the page and the terminal.
    pub fn in_words(&self) -> String {
        let Some(page) = &self.page else {
            return "There is an error: this is the last good page.".to_owned();
        };
        let many = |count: usize, one: &str, more: &str| match count {
            1 => format!("1 {one}"),
            count => format!("{count} {more}"),
        };
        let mut said = Vec::new();
        if let Some(first) = page.changed.first() {
            let count = many(page.changed.len(), "sentence reads", "sentences read");
            said.push(format!("{count} differently, the first at {}.", first.at));
        }
        if let Some((first, rule)) = page.set_aside.first() {
            let count = many(page.set_aside.len(), "place", "places");
            said.push(format!("{rule} has an error, so another rule is used in {count}, the first at {}.", first.at));
        }
        if said.is_empty() { "Up to date.".to_owned() } else { said.join(" ") }
    }
}
