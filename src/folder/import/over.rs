//! Whether a file may take the place of another, and what is lost by it.

use std::path::Path;

use crate::diagnostic::Error;
use crate::figures::measure::{Indicator, Period};
use crate::figures::prose::{list, words};
use crate::folder::disk::save::refused;
use crate::folder::sources::Recipe;
use crate::folder::text::argument::argument;
use crate::folder::text::source::read_bytes;

use super::choices::ImportChoices;
use super::proposal::Proposal;
use super::propose;
use super::target_moved::moved;

/// Whether a file may take the place of another; tells of the periods and the measures that only that one has.
///
/// # Errors
/// The other has later figures: it is the old workbook that would stand over that of the next quarter. Or all its figures would be
/// lost, as where the workbook of a new year has the name of last year's, and nobody said that it takes its place.
pub fn over(
    (folder, name): (&Path, &str),
    (new, file): (&mut Proposal, &Path),
    known: (&[Indicator], &[&Recipe]),
    choices: &ImportChoices,
) -> Result<(), Error> {
    let stands = &folder.join(name);
    let Ok(there) = read_bytes(stands, name) else { return Ok(()) };
    // What cannot be read any more may be replaced.
    let Ok(old) = propose(name, &there, known, choices) else { return Ok(()) };
    let (Some(last), Some(last_old)) = (new.latest(), old.latest()) else { return Ok(()) };
    if last_old.end() > last.end() {
        return Err(older((stands, last_old), last));
    }
    if let Some(lost) = lost(&old, new) {
        if choices.in_place_of.is_none() && old.held.is_disjoint(&new.held) {
            return Err(all_lost((folder, name), file, &lost));
        }
        new.told.push(format!(
            "`{name}` had figures for {lost}, which the new file does not have: they are gone from the folder{}",
            if choices.in_place_of.is_some() && old.own.is_disjoint(&new.own) {
                " (without --in-place-of they stay)"
            } else {
                ""
            }
        ));
    }
    new.since(&old, known.0, name);
    Ok(())
}

/// The periods that only the old file has figures of, in words.
fn lost(old: &Proposal, new: &Proposal) -> Option<String> {
    const SHOWN: usize = 4;
    let lost: Vec<String> = old.held.difference(&new.held).map(|period| period.in_full()).collect();
    match lost.as_slice() {
        [] => None,
        [first, .., last] if lost.len() > SHOWN => {
            Some(format!("{} periods from {first} to {last}", words(lost.len().into())))
        }
        few => Some(list(few)),
    }
}

/// No figure of the old file would be left.
fn all_lost((folder, name): (&Path, &str), file: &Path, lost: &str) -> Error {
    let why = format!("the file that stands there has figures for {lost}, and the one that you give has none of them");
    let help = format!(
        "to keep both, give the new file another name and take it in under that; if it takes the place of the old one, whose figures \
         are then gone: scrutineer import {} --into {} --in-place-of {}",
        argument(&file.display().to_string()),
        argument(&folder.display().to_string()),
        argument(name.trim_start_matches("data/"))
    );
    refused(&folder.join(name), &why, &help).into()
}

/// The old workbook over that of the next quarter.
fn older((stands, old): (&Path, Period), new: Period) -> Error {
    let why = format!(
        "the file that stands there has figures for {}, and the one that you give ends with {}",
        old.in_full(),
        new.in_full()
    );
    let help = format!(
        "to take in the one that stands there, give it by its place: scrutineer import {}; to go back to the older one, copy it \
         there yourself",
        argument(&stands.display().to_string())
    );
    refused(stands, &why, &help).into()
}

impl Proposal {
    /// Tells what is otherwise than in the file before: its targets, and the measures that are gone.
    pub(super) fn since(&mut self, old: &Proposal, catalogue: &[Indicator], name: &str) {
        self.told.extend(moved(old, self, catalogue, name));
        self.gone_since(old, catalogue);
    }
}
