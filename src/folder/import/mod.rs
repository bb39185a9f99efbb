//! What a council's own file would give a report: its shape recognised, a recipe for it, and entries for the catalogue. No
//! figure is copied: the file is read as it is at every build.

mod alone;
mod candidates;
mod choices;
mod entry;
mod heading_words;
mod into_folder;
mod measures;
mod meta;
mod neighbours;
mod new_folder;
mod proposal;
mod published;
mod published_text;
mod recipe_text;
mod shape;
mod shares;
mod text;
mod words;

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::{Indicator, YearKind, read_period};
use crate::figures::prose::list;

use super::columns::plain;
use super::grid::Grid;
use super::open_table::open_sheets;
use super::sources::is_period;

use alone::alone;
pub use choices::ImportChoices;
pub use entry::NewEntry;
pub use into_folder::{Imported, import_into};
use measures::{Found, measures};
pub use new_folder::{NewFiles, NewFolder, ReportWords, blank_folder, new_folder};
pub use proposal::Proposal;
use proposal::is_called;
use published::published;
use recipe_text::{left_out, recipe};
use shape::{PeriodFrom, Shape, shape};
use words::Role;

/// Looks at a file by its name in `data/` of a report folder.
///
/// # Errors
/// Whatever is wrong with the file as such; and where none of its sheets has a shape that is known.
pub fn propose(
    name: &str,
    bytes: Vec<u8>,
    catalogue: &[Indicator],
    choices: &ImportChoices,
) -> Result<Proposal, Error> {
    if let Some(found) = published((name, &bytes), catalogue, choices)? {
        return Ok(found);
    }
    let (sheets, told) = open(name, bytes)?;
    let shapes: Vec<Shape> = sheets.iter().filter_map(|grid| shape(grid, sheets.len())).collect();
    if shapes.is_empty() {
        return Err(unknown(name).into());
    }
    let is_read = |grid: &&Grid| shapes.iter().any(|shape| shape.sheet == grid.sheet());
    let unread_sheets = sheets.iter().filter(|grid| !is_read(grid)).map(|grid| grid.sheet().to_owned()).collect();
    let mut proposal = Proposal { unread_sheets, told, ..Proposal::default() };
    let groups = alike(&shapes);
    let mut periods = Vec::new();
    for group in &groups {
        let mut found = Found::default();
        for shape in group {
            let grid = sheets.iter().find(|grid| grid.sheet() == shape.sheet);
            grid.into_iter().for_each(|grid| measures(grid, shape, &mut found));
        }
        proposal.recipes.push_str(&recipe(name, group, groups.len() == 1 && group.len() == sheets.len(), &found));
        proposal.add(&found, group[0], catalogue);
        periods.extend(found.measures.into_iter().flat_map(|measure| measure.periods));
    }
    proposal.told.extend(undated(&groups));
    proposal.told.extend(groups.iter().filter_map(|group| two_shapes(group[0])));
    proposal.told.extend(unread_periods(&periods));
    proposal.periods = first_and_last(&periods);
    Ok(proposal)
}

/// Every sheet that is shown, and what is hidden.
fn open(name: &str, bytes: Vec<u8>) -> Result<(Vec<Grid>, Vec<String>), Error> {
    let (sheets, told) = alone(name, bytes, |from, file| open_sheets(from, file, &[])).map_err(Error::stopped_by)?;
    match sheets.filter(|_| !told.iter().any(Diagnostic::is_error)) {
        Some(sheets) => Ok((sheets, told.into_iter().map(|one| one.message).collect())),
        None => Err(Error::stopped_by(told)),
    }
}

/// The sheets that one recipe reads.
fn alike(shapes: &[Shape]) -> Vec<Vec<&Shape>> {
    let mut groups: Vec<Vec<&Shape>> = Vec::new();
    for shape in shapes {
        match groups.iter_mut().find(|group| group[0].alike(shape)) {
            Some(group) => group.push(shape),
            None => groups.push(vec![shape]),
        }
    }
    groups
}

/// What is said of comparators beside several periods, without a period of their own.
fn undated(groups: &[Vec<&Shape>]) -> Option<String> {
    let is_dated = |heading: &str| heading.split_whitespace().any(is_period);
    let wide = groups.iter().map(|group| group[0]).filter(|shape| shape.period == PeriodFrom::Headings);
    let headings = wide.flat_map(|shape| shape.of(Role::Comparator)).map(|(_, heading)| heading);
    let named: Vec<String> =
        headings.filter(|heading| !is_dated(heading)).map(|heading| format!("\u{201c}{heading}\u{201d}")).collect();
    (!named.is_empty()).then(|| {
        format!(
            "the file does not say the period of {}: the figure is set beside the latest one; for another period write \
             `comparators_for` in report.toml",
            list(&named)
        )
    })
}

/// What is said where each row has a period and a figure, and the headings are periods too.
fn two_shapes(shape: &Shape) -> Option<String> {
    let beside: Vec<&str> = shape
        .columns
        .iter()
        .filter(|(_, _, role)| *role == shape::UNDER_PERIODS)
        .map(|(_, heading, _)| heading.as_str())
        .collect();
    let is_two = beside.len() > 1 && shape.period == PeriodFrom::Headings;
    is_two.then(|| {
        let named: Vec<String> = beside.iter().map(|heading| format!("\u{201c}{heading}\u{201d}")).collect();
        format!(
            "its headings fit two shapes: a figure under each period, and {} of each row. The figures under the periods are read; if \
             the rows are right, write `period` and `value` in its [[source]]",
            list(&named)
        )
    })
}

/// What is said of periods that are not understood.
fn unread_periods(periods: &[String]) -> Option<String> {
    const SHOWN: usize = 3;
    let is_unread = |text: &&String| !text.is_empty() && read_period(text, YearKind::Financial).is_err();
    let mut unread: Vec<String> =
        periods.iter().filter(is_unread).map(|text| format!("\u{201c}{text}\u{201d}")).collect();
    unread.sort_unstable();
    unread.dedup();
    if unread.len() > SHOWN {
        let more = unread.len() - SHOWN;
        unread.truncate(SHOWN);
        unread.push(format!("{more} more"));
    }
    (!unread.is_empty()).then(|| {
        format!(
            "the program does not understand the {} {}: write what it means under `periods` of its [[source]] in report.toml",
            if unread.len() == 1 { "period" } else { "periods" },
            list(&unread)
        )
    })
}

fn first_and_last(periods: &[String]) -> Option<(String, String)> {
    let read = periods.iter().filter_map(|text| Some(read_period(text, YearKind::Financial).ok()?.0));
    let mut read: Vec<_> = read.collect();
    read.sort_by_key(|period| (period.end(), std::cmp::Reverse(period.months())));
    Some((read.first()?.in_full(), read.last()?.in_full()))
}

impl Proposal {
    fn add(&mut self, found: &Found, shape: &Shape, catalogue: &[Indicator]) {
        for measure in &found.measures {
            let written = plain(&measure.written);
            if catalogue.iter().any(|known| is_called(known, &written)) {
                self.known += 1;
                continue;
            }
            if self.new.iter().any(|new| plain(&new.written) == written) {
                continue;
            }
            let ids = catalogue.iter().map(|known| known.id.clone()).chain(self.new.iter().map(|new| new.id.clone()));
            let new = NewEntry::of(measure, &ids.collect::<Vec<_>>());
            self.told.extend(entry::unit_doubt(measure));
            self.new.push(new);
        }
        let left = left_out(shape, found);
        self.left_out.extend(left.into_iter().map(|(what, why)| (what.to_owned(), why.to_owned())));
        self.marks.extend(found.marks.iter().map(|(sign, meaning)| (sign.clone(), (*meaning).to_owned())));
        self.unread.extend(found.unread.iter().cloned());
        let areas = found.areas.iter().filter(|area| !self.areas.contains(area));
        let areas: Vec<String> = areas.cloned().collect();
        self.areas.extend(areas);
    }
}

fn unknown(name: &str) -> Diagnostic {
    let message = format!("`{name}` has no table of measures that the program recognises");
    let help = "it looks for a row of headings with the name of a measure and at least two periods (Q1 2024/25, Q2 2024/25), or with \
                a period and a figure; write a [[source]] by hand, or put the figures into data/observations.csv";
    Diagnostic::error(Code::MissingColumn, message).at(Place::file(name)).help(help)
}
