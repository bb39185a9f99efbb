//! What was approved of a period, as it lies in the folder.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::draft::snapshot::{self, Snapshot};
use crate::folder::{Folder, read_snapshots};

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
