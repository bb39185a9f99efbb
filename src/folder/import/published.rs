//! A table with a column for each measure, most often one that the government publishes, as recipe and entries: which rows of it
//! are meant, which columns are the counts of which share, and what it does not say.

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::{Indicator, MONTHS};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::public::{Said, Shape, Survey, headings, survey};
use crate::folder::recognise::{Role, recognise, role};
use crate::folder::sources::Recipe;
use crate::folder::table::cell::Cell;
use crate::folder::table::grid::Grid;
use crate::folder::table::known_names::KnownNames;
use crate::folder::table::open_table::open_sheets;
use crate::folder::text::named::{NamedFile, is_workbook};

use super::alone::alone;
use super::candidates::{Candidate, Found};
use super::choices::ImportChoices;
use super::meta::Described;
use super::proposal::Proposal;
use super::published_text::proposal;
use super::shares::shares;

/// A table of fewer authorities is a council's own, unless its shape is a published one.
const AUTHORITIES: usize = 10;

/// What such a table would give; `None` where the file is none.
///
/// # Errors
/// It is one, and the officer has to say which of its measures are meant.
pub fn published(
    (name, bytes): (&str, &[u8]),
    (catalogue, recipes): (&[Indicator], &[&Recipe]),
    choices: &ImportChoices,
) -> Result<Option<Proposal>, Error> {
    let choices = &with_recipes(choices, recipes);
    let described = Described::read(choices.description.as_deref());
    let Some(seen) = look((name, bytes), choices.area.as_deref(), &described) else { return Ok(None) };
    if let Some(fault) = months_not_said(name, &seen, choices) {
        return Err(fault.into());
    }
    let found = Found { name, shares: shares(&seen.rows, seen.figures.len()), seen, described, choices, recipes };
    let candidates = found.candidates();
    let chosen = found.chosen(candidates)?;
    if let Some(fault) = without_period(&found, &chosen).or_else(|| year_not_said(&found, &chosen)) {
        return Err(fault.into());
    }
    Ok(Some(proposal(&found, chosen, catalogue)))
}

/// What the officer says, and where that is nothing, what the recipes of the file say of its years.
fn with_recipes(choices: &ImportChoices, recipes: &[&Recipe]) -> ImportChoices {
    let of_recipe = || {
        let month = recipes.iter().find_map(|recipe| recipe.year_ends).filter(|_| choices.period_is.is_none())?;
        Some(MONTHS.get(usize::try_from(month - 1).ok()?)?.to_string())
    };
    ImportChoices { year_ends: choices.year_ends.clone().or_else(of_recipe), ..choices.clone() }
}

/// A bare 2025 is the year 2024/25 in some tables, and the calendar year in others: where neither the table nor its list of measures
/// says which, the officer does.
fn year_not_said(found: &Found, chosen: &[Candidate]) -> Option<Diagnostic> {
    let is_open = |one: &&Candidate| {
        let said = found.said(one);
        let is_said = said.year_ends.is_some() || said.months.is_some() || found.choices.months_are_said;
        !is_said && found.held(one).is_none() && found.listed(one).is_none_or(|listed| !listed.says_year)
    };
    let mut open = chosen.iter().filter(is_open);
    let year = open.find_map(|one| found.seen.bare_year(&one.words, one.column))?;
    let message =
        format!("`{}` says of its years only \u{201c}{year}\u{201d}, and not which months these have", found.name);
    let help = "if a list of measures is published with it that says the kind of year of each, name it: --described-in FILE; or look in the \
                notes of the publication, and say in which month its years end: --year-ends March (of academic years --year-ends August, of \
                whole calendar years --year-ends December)";
    Some(Diagnostic::error(Code::UnreadablePeriod, message).at(Place::file(found.name)).help(help))
}

/// What is to be said of a table whose years are called by a word that says nothing of their months. No build asserts a period
/// that the file does not say.
fn months_not_said(name: &str, seen: &Survey, choices: &ImportChoices) -> Option<Diagnostic> {
    let is_said = choices.year_ends.is_some() || choices.period_is.is_some() || choices.months_are_said;
    if seen.shape == Shape::Ascof && !is_said && seen.times.iter().all(String::is_empty) {
        let message = format!("`{name}` does not say of which year it is");
        let help = "say it: --period-is 2023/24";
        return Some(Diagnostic::error(Code::UnreadablePeriod, message).at(Place::file(name)).help(help));
    }
    let kinds = ["Reporting year", "Calendar year"];
    let has = |kind: &str| seen.times.iter().any(|time| time.split_once('\n').is_some_and(|(_, said)| said == kind));
    let kind = kinds.into_iter().find(|kind| !is_said && has(kind))?;
    let message =
        format!("`{name}` says of its years only \u{201c}{kind}\u{201d}, and not which months its figures are of");
    let help = "look in the notes of the publication, and say in which month its years end, --year-ends March (of whole calendar years \
                --year-ends December), or of which months its figures are: --period-is \"December to February\"";
    Some(Diagnostic::error(Code::UnreadablePeriod, message).at(Place::file(name)).help(help))
}

/// What is said of a table of whose rows no period is understood: one of weeks.
fn without_period(found: &Found, chosen: &[Candidate]) -> Option<Diagnostic> {
    let seen = &found.seen;
    let said: Vec<Said> = chosen.iter().map(|one| found.said(one)).collect();
    let is_read = |time: &String| said.iter().any(|said| seen.when.period(time, *said).is_ok());
    // Of a table without a column of years the officer says it.
    let first = seen.times.first().filter(|time| !time.is_empty() && !seen.times.iter().any(is_read))?;
    let (message, help) = seen.when.period(first, *said.first()?).err()?;
    let message = format!("no period of `{}` is understood: {message}", found.name);
    Some(Diagnostic::error(Code::UnreadablePeriod, message).at(Place::file(found.name)).help(help))
}

fn look((name, bytes): (&str, &[u8]), own: Option<&str>, described: &Described) -> Option<Survey> {
    // What is wrong with the file is told by those who read it.
    alone(name, bytes, |from, file| surveyed(from, (file, own), described)).ok()?.0
}

fn surveyed(from: FolderReading, (file, own): (&NamedFile, Option<&str>), described: &Described) -> Option<Survey> {
    let of = |named| survey(from, (file, own), named, &|heading| described.is_filter(heading));
    if let Some(seen) = of(None) {
        return Some(seen).filter(|seen| !seen.figures.is_empty() || seen.shape == Shape::LgInform);
    }
    let named = area_and_period(from, file)?;
    let seen = of(Some(named)).filter(|seen| seen.authorities >= AUTHORITIES && !seen.figures.is_empty())?;
    (!has_other_tables(from, file, &seen.headings)).then_some(seen)
}

/// The headings of area and period, of a table that has one of each.
fn area_and_period(from: FolderReading, file: &NamedFile) -> Option<[String; 2]> {
    let of = |row: &[String], wanted: Role| {
        let found: Vec<String> = row.iter().filter(|heading| role(heading) == Some(wanted)).cloned().collect();
        <[String; 1]>::try_from(found).ok().map(|[one]| one)
    };
    let both = |row: &[String]| Some([of(row, Role::Area)?, of(row, Role::Period)?]);
    both(&headings(from, file, |row| both(row).is_some())?)
}

/// Whether a workbook has tables with other headings beside this one: then it is a council's own, with a sheet for its wards.
fn has_other_tables(from: FolderReading, file: &NamedFile, headings: &[String]) -> bool {
    if !is_workbook(&file.path) {
        return false;
    }
    let is_same = |row: &[Cell]| row.iter().map(|cell| &cell.text).eq(headings);
    let sheets = open_sheets(from, file, &[]).unwrap_or_default();
    let others: Vec<&Grid> = sheets.iter().filter(|grid| !grid.top().iter().any(|row| is_same(row))).collect();
    !recognise(&file.path, &others, &[], &KnownNames::of(&[])).tables.is_empty()
}
