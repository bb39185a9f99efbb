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
mod rejected;
mod replay;
mod slip;
#[cfg(test)]
mod tests;
mod tracked;
mod version;

use std::path::Path;

pub(crate) use approval::{approval, to_release};
pub use approval::{approved, approved_by};
pub use cause::differences;
pub(crate) use cause::differences_again;
pub(crate) use differences::unlike;
pub use differences::{Cause, Changed, Differences, MadeBy, Moved, Read};
pub use edits::RuleEdit;
pub use html::{Compared, page};
pub use partly::partly;
pub(crate) use rejected::place_of_rejected;
pub use rejected::{Rejected, keep_rejected, rejected};
pub(crate) use replay::replay_of;
pub use replay::{Replayed, replay};
pub use slip::correction_slip;
pub(crate) use tracked::since_approved;
pub use tracked::tracked;
pub use version::Version;

pub use crate::draft::snapshot::{Entry, Passage, Snapshot};
pub use crate::figures::prose::{Wording, wording};

use crate::diagnostic::Error;
use crate::draft::snapshot;
use crate::folder::{Folder, finish_snapshots, remove_snapshots, save_snapshots};

/// Puts the files of an approval in their places that was ended when they were whole.
///
/// # Errors
/// As [`approve`].
pub fn finish_approval(dir: &Path) -> Result<(), Error> {
    Ok(finish_snapshots(dir)?)
}

/// Approves a snapshot: all of its files are written, or all stay as they are. Gives their names from the folder. `released` names
/// the indicators whose figures may be approved as printed although they were hidden when they were last approved; `by` says who
/// approves, and in what job.
///
/// # Errors
/// `hidden-before` where such a figure is not named; `cannot-write`; `outside-folder` where `expected` leads out of the folder.
pub fn approve(
    dir: &Path,
    folder: &Folder,
    snapshot: &Snapshot,
    released: &[String],
    by: Option<&str>,
) -> Result<Vec<String>, Error> {
    let files = approval(folder, snapshot, released, by)?;
    save_snapshots(dir, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
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
