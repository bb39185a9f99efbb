//! What was approved of a period, as it lies in the folder; and the files by which a text is approved.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::draft::snapshot::{self, Snapshot};
use crate::figures::measure::Why;
use crate::figures::prose::list;
use crate::folder::{Folder, HiddenBefore, read_snapshots};

/// The snapshot of a folder's period that was approved: `expected/2019-20-q3/` in the folder.
///
/// # Errors
/// `nothing-approved` where there is none; `snapshot-damaged`, and what the system says of files that cannot be read.
pub fn approved(dir: &Path, folder: &Folder) -> Result<Snapshot, Error> {
    let period = folder.plan().period;
    let place = snapshot::place_of(period);
    let files = read_snapshots(dir, &place).map_err(Error::stopped_by)?;
    match snapshot::read(&files, period).map_err(Error::stopped_by)? {
        Some(snapshot) => Ok(snapshot),
        None => Err(Error::one(
            Diagnostic::error(Code::NothingApproved, format!("no text has been approved for {}", period.in_full()))
                .at(Place::file(place))
                .help("read the report, then approve it with `scrutineer test --accept`: this makes the folder"),
        )),
    }
}

/// Who approved it last, where that was said: `Jo Doe, Head of Performance`.
pub fn approved_by(dir: &Path, folder: &Folder) -> Option<String> {
    snapshot::signed_by(&read_snapshots(dir, &snapshot::place_of(folder.plan().period)).ok()?)
}

/// The files by which a snapshot is approved, with their names from the folder. `released` names the indicators whose figures may
/// be approved as printed although they were hidden when they were last approved; `by` says who approves.
///
/// # Errors
/// `hidden-before` where such a figure is not named.
pub(crate) fn approval(
    folder: &Folder,
    snapshot: &Snapshot,
    released: &[String],
    by: Option<&str>,
) -> Result<Vec<(String, String)>, Error> {
    if let Some(fault) = no_longer_hidden(folder, snapshot, released) {
        return Err(Error::one(fault));
    }
    let files = snapshot::files(snapshot, folder.plan().period);
    Ok(match by {
        Some(by) => snapshot::signed(files, by),
        None => files,
    })
}

/// The figures that are hidden in an approved text and would be approved as printed.
fn hidden_and_printed<'a>(folder: &'a Folder, snapshot: &'a Snapshot) -> impl Iterator<Item = &'a HiddenBefore> {
    let printed = |before: &&HiddenBefore| {
        let held = snapshot.finding(&before.indicator).and_then(|entry| entry.held(&before.period));
        held.is_some_and(|held| !held.starts_with(Why::Suppressed.mark()))
    };
    folder.hidden_before().iter().filter(printed)
}

/// The indicators of such figures, each once.
pub(crate) fn to_release<'a>(folder: &'a Folder, snapshot: &'a Snapshot) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for before in hidden_and_printed(folder, snapshot) {
        if !ids.contains(&before.indicator.as_str()) {
            ids.push(&before.indicator);
        }
    }
    ids
}

/// Such figures that are not named.
fn no_longer_hidden(folder: &Folder, snapshot: &Snapshot, released: &[String]) -> Option<Diagnostic> {
    let is_named = |id: &str| released.iter().any(|named| named == id);
    let ids: Vec<&str> = to_release(folder, snapshot).into_iter().filter(|id| !is_named(id)).collect();
    let first = hidden_and_printed(folder, snapshot).find(|before| !is_named(&before.indicator))?;
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
