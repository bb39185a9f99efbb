//! Why what a page sends is not done.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::folder::edit::Unmade;
use crate::folder::history::{NotSaved, Version};

use super::in_steps::InSteps;
use super::work::{told_of, unmade_of};

/// A status and what is told with it.
pub type Refusal = (&'static str, Value);

/// Where it is understood, and cannot be done.
pub const UNFIT: &str = "422 Unprocessable Content";

/// An edit that is not made.
pub fn unfit(unmade: Unmade) -> Refusal {
    (UNFIT, unmade_of(&unmade))
}

/// What is wrong with what is asked.
pub fn wrong(fault: Diagnostic) -> Refusal {
    (UNFIT, told_of(&fault))
}

/// The first error of several.
pub fn first_wrong(told: impl AsRef<[Diagnostic]>) -> Refusal {
    let told = told.as_ref();
    let first = told.iter().find(|told| told.is_error()).or(told.first());
    (UNFIT, first.map_or_else(|| json!({ "said": "it cannot be done" }), told_of))
}

/// What a page sends is about a report that is no longer the one that is open.
pub fn is_another() -> Refusal {
    let said = "another report has been opened here meanwhile";
    ("409 Conflict", json!({ "said": said, "help": "reload this page to see it" }))
}

/// What is sent, as data.
///
/// # Errors
/// Where it is not what a page sends.
pub fn read_sent<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    let refused = |error| ("400 Bad Request", json!({ "said": format!("this is not an edit: {error}") }));
    serde_json::from_slice(body).map_err(refused)
}

/// The file has become another: the page gets it as it is, and keeps what was typed.
pub fn overtaken(on: &impl InSteps, file: &str) -> Refusal {
    let said = format!("{file} has been changed since this page was read");
    let (name, now) = on.as_written();
    ("409 Conflict", json!({ "overtaken": file, "said": said, name: now }))
}

/// So often an edit is made of a file that somebody else changes at the same time.
const TRIES: usize = 4;

/// Saves an edit as a step. Where a file has become another while it was tried, the edit is made of that: it says itself whether it
/// still can be.
///
/// # Errors
/// Why it is not made, or not saved.
pub fn while_overtaken(
    on: &impl InSteps,
    what: &str,
    make: impl Fn() -> Result<Vec<Version>, Refusal>,
) -> Result<(), Refusal> {
    for left in (0..TRIES).rev() {
        match on.history().save(what, &make()?) {
            Err(NotSaved::Overtaken(_)) if left > 0 => {}
            saved => return saved.map_err(|unsaved| not_saved(on, unsaved)),
        }
    }
    Ok(())
}

/// What is told where nothing was saved.
pub fn not_saved(on: &impl InSteps, unsaved: NotSaved) -> Refusal {
    match unsaved {
        NotSaved::Overtaken(of) => overtaken(on, &of.name),
        NotSaved::Nothing => (UNFIT, json!({ "said": "there is nothing to undo or redo" })),
        NotSaved::Fault(error) => {
            let (_, told) = first_wrong(error.diagnostics());
            ("507 Insufficient Storage", told)
        }
    }
}
