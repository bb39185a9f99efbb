//! A table with a column for each measure, most often one that the government publishes, as recipe and entries: which rows of it
//! are meant, which columns are the counts of which share, and what it does not say.

use crate::diagnostic::Error;
use crate::figures::measure::Indicator;
use crate::folder::inputs::FolderReading;
use crate::folder::named::{NamedFile, is_workbook};
use crate::folder::public::{Shape, Survey, headings, survey};

use super::alone::alone;
use super::candidates::Found;
use super::choices::ImportChoices;
use super::meta::Described;
use super::proposal::Proposal;
use super::published_text::proposal;
use super::shares::shares;
use crate::folder::recognise::{Role, role};

/// A table of fewer authorities is a council's own, unless its shape is a published one.
const AUTHORITIES: usize = 10;

/// What such a table would give; `None` where the file is none.
///
/// # Errors
/// It is one, and the officer has to say which of its measures are meant.
pub fn published(
    (name, bytes): (&str, &[u8]),
    catalogue: &[Indicator],
    choices: &ImportChoices,
) -> Result<Option<Proposal>, Error> {
    let described = Described::read(choices.description.as_deref());
    let Some(seen) = look(name, bytes, &described) else { return Ok(None) };
    let found = Found { name, shares: shares(&seen.rows, seen.figures.len()), seen, described, choices };
    let candidates = found.candidates();
    let chosen = found.chosen(candidates)?;
    Ok(Some(proposal(&found, chosen, catalogue)))
}

fn look(name: &str, bytes: &[u8], described: &Described) -> Option<Survey> {
    if is_workbook(name) {
        return None;
    }
    // What is wrong with the file is told by those who read it.
    alone(name, bytes.to_vec(), |from, file| surveyed(from, file, described)).ok()?.0
}

fn surveyed(from: FolderReading, file: &NamedFile, described: &Described) -> Option<Survey> {
    let of = |named| survey(from, file, named, &|heading| described.is_filter(heading));
    if let Some(seen) = of(None) {
        return Some(seen).filter(|seen| !seen.figures.is_empty() || seen.shape == Shape::LgInform);
    }
    let named = area_and_period(from, file)?;
    of(Some(named)).filter(|seen| seen.authorities >= AUTHORITIES && !seen.figures.is_empty())
}

/// The headings of area and period, of a table that has one of each.
fn area_and_period(from: FolderReading, file: &NamedFile) -> Option<[String; 2]> {
    let of = |row: &[String], wanted: Role| {
        let found: Vec<String> = row.iter().filter(|heading| role(heading) == Some(wanted)).cloned().collect();
        <[String; 1]>::try_from(found).ok().map(|[one]| one)
    };
    let both = |row: &[String]| Some([of(row, Role::Area)?, of(row, Role::Period)?]);
    let found = headings(from, file, |row| both(row).is_some())?;
    both(&found)
}
