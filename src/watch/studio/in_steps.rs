//! What is worked on step by step, a report or a pack: what was saved last, who else has it open, and how it is written now.

use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use crate::folder::history::{History, Presence};

/// A report or a pack.
pub trait InSteps {
    /// What was saved.
    fn history(&self) -> &History;

    /// Who has it open.
    fn presence(&self) -> &Mutex<Presence>;

    /// How much is left to write in it.
    fn left_to_write(&self) -> usize {
        0
    }

    /// As it is written now, by the name that a page knows that by: with every save, and where one was overtaken.
    fn as_written(&self) -> (&'static str, Value);

    /// What was saved last, and what was taken back last; who else has it open; how much is left to write.
    fn standing(&self) -> Value {
        let (steps, standing) = self.history().steps();
        let what = |at: Option<usize>| at.and_then(|at| steps.get(at)).map(|step| step.what.clone());
        let other = self.presence().lock().unwrap_or_else(PoisonError::into_inner).other().ok().flatten();
        json!({
            "undo": what(standing.checked_sub(1)),
            "redo": what(Some(standing)),
            "open_elsewhere": other,
            "to_write": self.left_to_write(),
        })
    }
}
