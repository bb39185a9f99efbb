//! What the browser is shown: the last good web edition, the last good PDF, and what is said of the folder now.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

use crate::diagnostic::Diagnostic;

use super::preview::{Page, Preview, Spot};
use super::typesetter::Typeset;

/// What is shown, for whoever fetches it and whoever changes it.
#[derive(Debug, Default)]
pub struct Showing {
    shown: Mutex<Shown>,
    /// Woken whenever it changes.
    changed: Condvar,
}

impl Showing {
    /// What is shown now.
    pub fn now(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is shown.
    pub fn change<T>(&self, change: impl FnOnce(&mut Shown) -> T) -> T {
        let changed = change(&mut self.now());
        self.changed.notify_all();
        changed
    }

    /// What is shown as soon as it is other than these versions, of the page and of the PDF; after a while as it is.
    pub fn beyond(&self, versions: (u64, u64), patience: Duration) -> MutexGuard<'_, Shown> {
        let shown = self.now();
        let same = |shown: &mut Shown| (shown.state.version, shown.state.pdf.version) == versions;
        self.changed.wait_timeout_while(shown, patience, same).unwrap_or_else(PoisonError::into_inner).0
    }
}

/// Everything there is to fetch.
#[derive(Debug, Default)]
pub struct Shown {
    state: State,
    /// The web edition.
    pub page: String,
    /// The PDF; none until one is typeset.
    pub pdf: Option<Vec<u8>>,
    /// The last version that is of another folder.
    elsewhere: u64,
}

/// What the shell asks for again and again.
#[derive(Debug, Default, Serialize)]
struct State {
    /// Grows with every draft.
    version: u64,
    /// Whether another was opened, of which nothing was drafted yet.
    reading: bool,
    current: bool,
    said: String,
    changed: Vec<Spot>,
    set_aside: Vec<(Spot, String)>,
    drafted: Vec<String>,
    told: Vec<String>,
    pdf: ShownPages,
}

/// What is said of the PDF.
#[derive(Debug, Default, Serialize)]
struct ShownPages {
    /// Grows whenever one was typeset, or could not be.
    version: u64,
    /// The version of the page that the last one is of.
    of: u64,
    /// Whether there is one.
    there: bool,
    /// Whether the last could be typeset.
    current: bool,
    told: Vec<String>,
}

impl Shown {
    /// Forgets everything: another folder is shown from now on.
    pub fn clear(&mut self) {
        let version = self.state.version + 1;
        let pdf = ShownPages { version: self.state.pdf.version + 1, ..ShownPages::default() };
        let state = State { version, reading: true, pdf, ..State::default() };
        *self = Shown { state, elsewhere: version, ..Shown::default() };
    }

    /// Shows the result of an edit; where that is not a page, the last one stays, unmarked. Gives its version.
    pub fn show(&mut self, preview: &Preview) -> u64 {
        self.state = State {
            version: self.state.version + 1,
            reading: false,
            current: preview.page.is_some(),
            said: preview.in_words(),
            changed: Vec::new(),
            set_aside: Vec::new(),
            drafted: preview.drafted.clone(),
            told: faults_first(&preview.diagnostics),
            pdf: std::mem::take(&mut self.state.pdf),
        };
        if let Some(Page { html, changed, set_aside, .. }) = &preview.page {
            self.page.clone_from(html);
            self.state.changed.clone_from(changed);
            self.state.set_aside.clone_from(set_aside);
        }
        self.state.version
    }

    /// Shows other PDF pages, of this version of the page; where there are none, the last good ones stay.
    pub fn show_pdf(&mut self, of: u64, typeset: Typeset) {
        if of <= self.elsewhere && self.elsewhere > 0 {
            return;
        }
        let told = typeset.diagnostics.iter().map(in_a_line).collect();
        let current = typeset.pdf.is_some();
        self.pdf = typeset.pdf.or_else(|| self.pdf.take());
        self.state.pdf =
            ShownPages { version: self.state.pdf.version + 1, of, there: self.pdf.is_some(), current, told };
    }

    /// The state as data.
    pub fn state(&self) -> Value {
        serde_json::to_value(&self.state).expect("strings, numbers and lists")
    }
}

/// What is to be fixed comes before what is to be looked at.
fn faults_first(told: &[Diagnostic]) -> Vec<String> {
    let (faults, warnings): (Vec<_>, Vec<_>) = told.iter().partition(|told| told.is_error());
    faults.into_iter().chain(warnings).map(in_a_line).collect()
}

/// An error or warning in one line, for the page; the terminal draws it whole.
fn in_a_line(told: &Diagnostic) -> String {
    let at = told.at.as_ref().map(|at| format!("{at}: ")).unwrap_or_default();
    let help = told.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("{}: {at}{}{help}", if told.is_error() { "Error" } else { "Warning" }, told.message)
}
