//! Whether a report still says what was approved, and what would change: snapshots, their snapshots, their differences.

mod approval;
mod cause;
mod correction;
mod differences;
mod edits;
mod git;
mod html;
mod pairing;
mod partly;
mod replay;
mod slip;
#[cfg(test)]
mod tests;
mod tracked;
mod version;

use std::path::Path;

pub use approval::approved;
pub use cause::differences;
pub(crate) use cause::differences_again;
pub(crate) use differences::unlike;
pub use differences::{Cause, Changed, Differences, MadeBy, Moved, Read};
pub use edits::RuleEdit;
pub use html::{Compared, page};
pub use partly::partly;
pub(crate) use replay::replay_of;
pub use replay::{Replayed, replay};
pub use slip::correction_slip;
pub(crate) use tracked::since_approved;
pub use tracked::tracked;
pub use version::Version;

pub use crate::draft::snapshot::{Entry, Passage, Snapshot};
pub use crate::figures::prose::{Wording, wording};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::draft::snapshot;
use crate::figures::measure::Why;
use crate::figures::prose::list;
use crate::folder::{Folder, HiddenBefore, finish_snapshots, remove_snapshots, save_snapshots};

/// Puts the files of an approval in their places that was ended when they were whole.
///
/// # Errors
/// As [`approve`].
pub fn finish_approval(dir: &Path) -> Result<(), Error> {
    Ok(finish_snapshots(dir)?)
}

/// Approves a snapshot: all of its files are written, or all stay as they are. Gives their names from the folder. `released` names
/// the indicators whose figures may be approved as printed although they were hidden when they were last approved.
///
/// # Errors
/// `hidden-before` where such a figure is not named; `cannot-write`; `outside-folder` where `expected` leads out of the folder.
pub fn approve(dir: &Path, folder: &Folder, snapshot: &Snapshot, released: &[String]) -> Result<Vec<String>, Error> {
    if let Some(fault) = no_longer_hidden(folder, snapshot, released) {
        return Err(Error::one(fault));
    }
    let files = snapshot::files(snapshot, folder.plan().period);
    save_snapshots(dir, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

/// Figures that are hidden in an approved text, would be approved as printed, and are not named.
fn no_longer_hidden(folder: &Folder, snapshot: &Snapshot, released: &[String]) -> Option<Diagnostic> {
    let printed = |before: &&HiddenBefore| {
        let held = snapshot.finding(&before.indicator).and_then(|entry| entry.held(&before.period));
        held.is_some_and(|held| !held.starts_with(Why::Suppressed.mark())) && !released.contains(&before.indicator)
    };
    let mut ids: Vec<&str> = Vec::new();
    for before in folder.hidden_before().iter().filter(printed) {
        if !ids.contains(&before.indicator.as_str()) {
            ids.push(&before.indicator);
        }
    }
    let first = folder.hidden_before().iter().find(printed)?;
    let names: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    let options: Vec<String> = ids.iter().map(|id| format!("--print-hidden {id}")).collect();
    let message = format!(
        "figures of {} were hidden when they were approved, and would now be approved as printed",
        list(&names)
    );
    Some(Diagnostic::error(Code::HiddenBefore, message).at(Place::file(format!("{}/findings.snap", first.place))).help(
        format!(
            "put the rule that hid them back; or, if they may be printed, name them: `scrutineer test --accept {}`",
            options.join(" ")
        ),
    ))
}

/// Leaves each file that differs from what was approved beside it as `.snap.new`, as `insta` does, and takes away those
/// that differ no more. Nothing that was approved is touched.
///
/// # Errors
/// As [`approve`].
pub fn leave_pending(dir: &Path, folder: &Folder, earlier: Option<&Snapshot>, now: &Snapshot) -> Result<(), Error> {
    let period = folder.plan().period;
    let old = earlier.map_or_else(Vec::new, |earlier| snapshot::files(earlier, period));
    let (same, other): (Vec<_>, Vec<_>) = snapshot::files(now, period).into_iter().partition(|file| old.contains(file));
    let other: Vec<(String, String)> = other.into_iter().map(|(name, text)| (format!("{name}.new"), text)).collect();
    save_snapshots(dir, &other)?;
    Ok(remove_snapshots(dir, &pending(&same))?)
}

fn pending(files: &[(String, String)]) -> Vec<String> {
    files.iter().map(|(name, _)| format!("{name}.new")).collect()
}

/// The period of a folder's report, in full: `quarter 3 2019/20`.
pub fn period_of(folder: &Folder) -> String {
    folder.plan().period.in_full()
}

/// A snapshot as the files it would be approved by: each with its name from the folder and what it holds.
pub fn snapshots(folder: &Folder, snapshot: &Snapshot) -> Vec<(String, String)> {
    snapshot::files(snapshot, folder.plan().period)
}
