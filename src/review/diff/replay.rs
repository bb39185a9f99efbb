//! Every earlier period that the data holds, drafted by the folder's own rules and by others.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::draft::draft;
use crate::figures::measure::Period;
use crate::figures::prose::Topic;
use crate::folder::{Folder, OtherRules};

use super::cause::differences;
use super::differences::Differences;

/// One earlier period.
#[derive(Debug)]
#[non_exhaustive]
pub struct Replayed {
    /// Which.
    pub period: String,
    /// What was approved of it is what the other rules are compared with; else what the folder's own rules say.
    pub approved: bool,
    /// What the other rules would have said differently; or the errors that are in the way of drafting it.
    pub outcome: Result<Differences, Vec<Diagnostic>>,
}

/// Drafts each earlier period of the report's kind by the rules of another place, oldest first, and holds it against what
/// was approved of that period; where nothing was, against what the folder's own rules say of the same figures. One
/// period is held at a time.
///
/// # Errors
/// The folder cannot be read, or the rules cannot.
pub fn replay(dir: &Path, rules: &Path) -> Result<impl Iterator<Item = Replayed>, Error> {
    // The rules are read once before any period is, so that an error in them is reported once.
    let (folder, told) = Folder::open(dir);
    Error::unless_clean(told)?;
    let rules = OtherRules::read(rules)?;
    Ok(replay_of(dir, folder.as_ref(), rules))
}

/// The same by rules that have been read, over the earlier periods of a folder.
pub(crate) fn replay_of(
    dir: &Path,
    folder: Option<&Folder>,
    rules: OtherRules,
) -> impl Iterator<Item = Replayed> + use<> {
    let periods = folder.map_or_else(Vec::new, Folder::earlier_periods);
    let dir = dir.to_owned();
    periods.into_iter().map(move |period| {
        let (approved, outcome) = match replayed(&dir, &rules, period) {
            Ok((approved, found)) => (approved, Ok(found)),
            Err(error) => (false, Err(error.into_diagnostics())),
        };
        Replayed { period: period.in_full(), approved, outcome }
    })
}

fn replayed(dir: &Path, rules: &OtherRules, period: Period) -> Result<(bool, Differences), Error> {
    let (folder, told) = Folder::open_at(dir, period);
    Error::unless_clean(told)?;
    let Some(folder) = folder else { return Ok((false, Differences::default())) };
    let (approved, earlier) = match super::approved(dir, &folder) {
        Ok(snapshot) => (true, snapshot),
        Err(error) if error.diagnostics().iter().all(|fault| fault.code == Code::NothingApproved) => {
            (false, draft(&folder).sound()?.snapshot())
        }
        Err(damaged) => return Err(damaged),
    };
    let other = folder.with_other_rules(rules.clone());
    let by_other = draft(&other).sound()?.snapshot();
    let mut found = differences(&earlier, &by_other, &other);
    // That another test was put is the edit itself, reported once; here its result matters.
    found.decisions.retain(|moved| !Topic::of(&moved.what).is_decision());
    Ok((approved, found))
}
