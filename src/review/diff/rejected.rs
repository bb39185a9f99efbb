//! What was rejected of a report when it was reviewed: kept beside the approved text, and said at the sentence until it says something else.

use std::path::Path;

use crate::diagnostic::Error;
use crate::draft::snapshot::{one_line, place_of};
use crate::folder::history::today;
use crate::folder::{Folder, put_beside, read_rejected, rejected_as_file};

pub use crate::folder::Rejected;

use super::differences::{Changed, Differences};

impl Rejected {
    /// A passage rejected today.
    pub fn today(changed: &Changed, who: Option<&str>, why: &str) -> Rejected {
        let (approved, says) = changed.texts();
        let at = changed.read().map_or("", |read| if read.address.is_empty() { &read.heading } else { &read.address });
        Rejected {
            at: at.to_owned(),
            says: says.to_owned(),
            approved: approved.to_owned(),
            who: who.map(str::to_owned),
            when: today(),
            why: why.to_owned(),
        }
    }

    /// Whether it is about this.
    pub fn is_of(&self, changed: &Changed) -> bool {
        changed.texts() == (&self.approved, &self.says)
    }

    /// `rejected by Jo Doe, Head of Performance, on 2025-11-30: too blunt`
    pub fn in_words(&self) -> String {
        let who = self.who.as_ref().map_or_else(String::new, |who| format!(" by {who},"));
        let why = if self.why.is_empty() { String::new() } else { format!(": {}", self.why) };
        format!("rejected{who} on {}{why}", self.when)
    }
}

/// The file of a folder's period, from the folder.
pub(crate) fn place_of_rejected(folder: &Folder) -> String {
    format!("{}/rejected.toml", place_of(folder.plan().period))
}

/// What was rejected of a folder and says still what it said then.
///
/// # Errors
/// Where the file cannot be read.
pub fn rejected(dir: &Path, folder: &Folder, found: &Differences) -> Result<Vec<Rejected>, Error> {
    let mut rejected = read_rejected(dir, &place_of_rejected(folder))?;
    rejected.retain(|one| found.passages.iter().any(|changed| one.is_of(changed)));
    // Whatever somebody typed into the file: it is printed.
    for one in &mut rejected {
        [&mut one.at, &mut one.when, &mut one.why]
            .into_iter()
            .chain(&mut one.who)
            .for_each(|text| *text = one_line(text));
    }
    Ok(rejected)
}

/// Keeps what is rejected beside what was approved, in the place of what was kept there.
///
/// # Errors
/// It cannot be written.
pub fn keep_rejected(dir: &Path, folder: &Folder, rejected: &[Rejected]) -> Result<(), Error> {
    let text = (!rejected.is_empty()).then(|| rejected_as_file(rejected));
    Ok(put_beside(dir, &place_of_rejected(folder), text.as_deref().map(str::as_bytes))?)
}
