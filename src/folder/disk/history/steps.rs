//! The steps of a folder: which there are, and which of them have been taken back.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::kept_files::size;

/// So many steps are kept, and so many bytes of their files.
const MOST_STEPS: usize = 200;
const MOST_BYTES: u64 = 50 << 20;

/// Where the list lies, within the history.
pub const LIST: &str = "steps.json";

/// A step: some files as they were and as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was done, for a person: `Comment added on “Calls answered”`.
    pub what: String,
    /// By whom.
    pub who: String,
    /// When, in seconds since 1970.
    pub when: u64,
    /// The files.
    pub changes: Vec<Change>,
}

/// A file of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// From the report folder, with `/`.
    pub name: String,
    /// The SHA-256 of what it was; none where there was no file.
    pub was: Option<String>,
    /// The same of what it is.
    pub is: Option<String>,
}

/// All of them, oldest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Steps {
    /// Those there are.
    pub steps: Vec<Step>,
    /// So many of them stand: those behind have been taken back.
    pub standing: usize,
}

/// Whether a name is of a file in the folder, on every system: `data/a.csv`.
fn is_inside(name: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && !part.contains(['\\', ':', '\0']) && part != "." && part != "..";
    name.split('/').all(is_part)
}

impl Steps {
    /// Those of a folder. What cannot be read is as good as none: nothing can be taken back then.
    pub fn of(place: &Path) -> Steps {
        let text = std::fs::read(place.join(LIST)).unwrap_or_default();
        let mut steps: Steps = serde_json::from_slice(&text).unwrap_or_default();
        // A folder from elsewhere may bring a list that nobody here has written: one that leads out of it is none.
        if steps.steps.iter().flat_map(|step| &step.changes).any(|change| !is_inside(&change.name)) {
            steps = Steps::default();
        }
        steps.standing = steps.standing.min(steps.steps.len());
        steps
    }

    /// Adds a step behind those that stand. What was taken back before it is gone.
    pub fn add(&mut self, step: Step) {
        self.steps.truncate(self.standing);
        self.steps.push(step);
        self.standing = self.steps.len();
    }

    /// Lets go of the oldest until they keep within bounds. `more`: the bytes of files that are about to be kept.
    pub fn bound(&mut self, place: &Path, more: u64) {
        while self.steps.len() > MOST_STEPS || (self.steps.len() > 1 && self.bytes(place) + more > MOST_BYTES) {
            self.steps.remove(0);
            self.standing = self.standing.saturating_sub(1);
        }
    }

    fn bytes(&self, place: &Path) -> u64 {
        self.hashes().into_iter().map(|hash| size(place, hash)).sum()
    }

    /// The hashes of all files that they need, each once.
    pub fn hashes(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self
            .steps
            .iter()
            .flat_map(|step| &step.changes)
            .flat_map(|change| [change.was.as_deref(), change.is.as_deref()])
            .flatten()
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// As they are written.
    pub fn text(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(self).expect("texts and numbers");
        text.push(b'\n');
        text
    }
}
