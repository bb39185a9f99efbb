//! Every earlier period that the data holds, drafted by the folder's own rules and by others.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::folder::Folder;
use crate::rules::DECISIONS;

use super::cause::differences;
use super::differences::Differences;
use super::edition::Edition;

/// One earlier period.
#[derive(Debug)]
pub struct Replayed {
    /// Which.
    pub period: String,
    /// What the other rules would have said differently; or the faults that stand in the way of drafting it.
    pub outcome: Result<Differences, Vec<Diagnostic>>,
}

/// Drafts each earlier period of the report's kind twice, oldest first: the same figures by the folder's rules and by
/// those of another place. One period is held at a time.
///
/// # Errors
/// The folder cannot be read, or the rules cannot.
pub fn replay(dir: &Path, rules: &Path) -> Result<impl Iterator<Item = Replayed>, Error> {
    let (folder, told) = Folder::open(dir);
    Error::unless_clean(told)?;
    let periods = folder.as_ref().map_or_else(Vec::new, Folder::earlier_periods);
    // The rules are looked at once before any period is, so that a fault in them is told once.
    folder.map(|folder| folder.with_rules(rules).map_err(super::faults)).transpose()?;
    let (dir, rules) = (dir.to_owned(), rules.to_owned());
    Ok(periods.into_iter().map(move |period| Replayed {
        period: period.in_full(),
        outcome: replayed(&dir, &rules, period).map_err(Error::into_diagnostics),
    }))
}

fn replayed(dir: &Path, rules: &Path, period: crate::measure::Period) -> Result<Differences, Error> {
    let (folder, told) = Folder::open_at(dir, period);
    Error::unless_clean(told)?;
    let Some(folder) = folder else { return Ok(Differences::default()) };
    let own = Edition::of(&folder)?.value;
    let other = folder.with_rules(rules).map_err(super::faults)?;
    let by_other = Edition::of(&other)?.value;
    let mut found = differences(&own, &by_other, &other);
    // That another test was put is the edit itself, told once; here it matters what came of it.
    found.decisions.retain(|moved| !DECISIONS.contains(&moved.what.as_str()));
    Ok(found)
}
