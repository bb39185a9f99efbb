//! What is said where a file does not fit its recipe any more: which sheet, which heading, and what stands there in its place.

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::prose::list;
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::text::nearest::nearest;

use super::headings::{Headings, find, needed};
use super::recipe::{Recipe, Taken};
use super::rolled::rolled;

/// What is wrong, of a file whose sheets fit so. `grids`: those that the recipe may read.
pub fn unfit(recipe: &Recipe, grids: &[&Grid], fits: &[&Headings]) -> Vec<Diagnostic> {
    if recipe.sheets.is_empty() && fits.is_empty() {
        return vec![no_fit(recipe, grids)];
    }
    let is_read = |sheet: &&String| fits.iter().any(|fit| fit.sheet == sheet.trim());
    let unread: Vec<Diagnostic> = recipe
        .sheets
        .iter()
        .filter(|sheet| !is_read(sheet))
        .map(|sheet| match grids.iter().find(|grid| grid.sheet() == sheet.trim()) {
            Some(grid) => no_headings(recipe, grid),
            None => no_sheet(recipe, sheet),
        })
        .collect();
    if unread.is_empty() { gone(recipe, fits) } else { unread }
}

/// What is wrong, of the sheets of a file that is not in the folder yet.
pub fn unfit_sheets(recipe: &Recipe, sheets: &[Grid]) -> Vec<Diagnostic> {
    let may_be_read: Vec<&Grid> = sheets.iter().filter(|grid| recipe.may_read(grid.sheet())).collect();
    let found: Vec<Headings> = may_be_read.iter().filter_map(|grid| find(grid, recipe)).collect();
    let fits: Vec<&Headings> = found.iter().collect();
    unfit(&rolled(recipe, &fits), &may_be_read, &fits)
}

/// None of the sheets has the headings: the nearest of them is shown.
fn no_fit(recipe: &Recipe, grids: &[&Grid]) -> Diagnostic {
    let lost = |grid: &&Grid| lacking(recipe, grid).len();
    let nearest = grids.iter().min_by_key(|grid| lost(grid));
    let needed: Vec<String> = needed(recipe).map(|heading| format!("`{heading}`")).collect();
    let what = format!("no sheet of it has the headings {} in one of its first rows", needed.join(", "));
    let help = nearest.map_or_else(String::new, |grid| instead(recipe, grid));
    told(recipe, &format!("`{}`", recipe.file.path), &what, &help)
}

fn no_headings(recipe: &Recipe, grid: &Grid) -> Diagnostic {
    let lost: Vec<String> = lacking(recipe, grid).into_iter().map(|heading| format!("`{heading}`")).collect();
    let what = match lost.as_slice() {
        [] => "its headings are in different rows".to_owned(),
        [one] => format!("it does not have the heading {one} in one of its first rows"),
        several => format!("it does not have the headings {} in one of its first rows", list(several)),
    };
    told(recipe, &of_sheet(recipe, grid.sheet()), &what, &instead(recipe, grid))
}

fn no_sheet(recipe: &Recipe, sheet: &str) -> Diagnostic {
    let message = format!("`{}` has no sheet `{}`, which its recipe names", recipe.file.path, sheet.trim());
    let help = "correct `sheets` in the recipe, or get the file again";
    Diagnostic::error(Code::MissingColumn, message).at(recipe.from.clone()).help(help)
}

/// Headings that the recipe names for a target, a comparator or anything else beside the figures, and that are on no sheet, or on
/// others and not on one that it names. A sheet that it does not name may be without them, unless one there is nearly the same.
fn gone(recipe: &Recipe, fits: &[&Headings]) -> Vec<Diagnostic> {
    let of_columns = recipe.columns.iter().filter_map(|(_, taken)| match taken {
        Taken::Columns(headings) => Some(headings),
        Taken::Is(_) | Taken::Sheet => None,
    });
    let limits = recipe.limits.iter().flatten().chain(recipe.comparator_limits.iter().flat_map(|(_, both)| both));
    let beside = recipe.targets.iter().chain(recipe.comparators.iter().map(|(heading, _)| heading)).chain(limits);
    let named = of_columns.flatten().chain(beside).map(String::as_str).chain(recipe.check_against.headings());
    let mut named: Vec<&str> = named.collect();
    named.dedup();
    let mut told_of = Vec::new();
    let nowhere: Vec<&str> =
        named.iter().copied().filter(|heading| fits.iter().all(|fit| fit.column(heading).is_none())).collect();
    if let (Some(first), false) = (fits.first(), nowhere.is_empty()) {
        told_of.push(without(recipe, &format!("`{}`", recipe.file.path), first, &nowhere));
    }
    for fit in fits {
        let is_lost = |heading: &&str| {
            let is_meant = !recipe.sheets.is_empty() || near(recipe, heading, fit).is_some();
            fit.column(heading).is_none() && !nowhere.contains(heading) && is_meant
        };
        let lost: Vec<&str> = named.iter().copied().filter(is_lost).collect();
        if !lost.is_empty() {
            told_of.push(without(recipe, &of_sheet(recipe, &fit.sheet), fit, &lost));
        }
    }
    told_of
}

fn without(recipe: &Recipe, what: &str, fit: &Headings, lost: &[&str]) -> Diagnostic {
    let names: Vec<String> = lost.iter().map(|heading| format!("`{heading}`")).collect();
    let lacks = match names.as_slice() {
        [one] => format!("it does not have the heading {one}"),
        several => format!("it does not have the headings {}", list(several)),
    };
    let near = lost.iter().find_map(|heading| near(recipe, heading, fit));
    let help = match near {
        Some(near) => format!("did you mean \u{201c}{near}\u{201d}, which stands there?"),
        None => {
            let found: Vec<&str> = fit.cells.iter().map(|(_, cell)| cell.text.as_str()).collect();
            format!("its headings are: {}", found.join(", "))
        }
    };
    told(recipe, what, &lacks, &help)
}

/// A heading of a sheet that the recipe knows nothing of, and that is nearly the one that it names.
fn near<'a>(recipe: &Recipe, heading: &str, fit: &'a Headings) -> Option<&'a str> {
    let is_left_out = |text: &str| recipe.leave_out.iter().any(|left| plain(left) == plain(text));
    let others = fit.cells.iter().map(|(_, cell)| cell.text.as_str()).filter(|text| !is_left_out(text));
    nearest(heading, others.filter(|text| !super::is_period(text)))
}

/// The headings without which a sheet cannot be read, as far as no row has them.
fn lacking<'a>(recipe: &'a Recipe, grid: &Grid) -> Vec<&'a str> {
    let top = grid.top();
    let has = |row: &[Cell], heading: &str| row.iter().any(|cell| plain(&cell.text) == plain(heading));
    let lost = |row: &Vec<Cell>| needed(recipe).filter(|heading| !has(row, heading)).collect::<Vec<&str>>();
    top.iter().map(lost).min_by_key(Vec::len).unwrap_or_else(|| needed(recipe).collect())
}

/// What stands in the place of a heading, or the row that has most.
fn instead(recipe: &Recipe, grid: &Grid) -> String {
    let top = grid.top();
    let texts = || top.iter().flatten().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty());
    if let Some(near) = lacking(recipe, grid).into_iter().find_map(|heading| nearest(heading, texts())) {
        return format!("did you mean \u{201c}{near}\u{201d}, which stands there?");
    }
    let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.text.is_empty()).count();
    let Some(fullest) = top.iter().max_by_key(|row| filled(row)) else { return String::new() };
    let found: Vec<&str> = fullest.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    format!("its fullest row is: {}", found.into_iter().take(12).collect::<Vec<_>>().join(", "))
}

fn of_sheet(recipe: &Recipe, sheet: &str) -> String {
    match sheet {
        "" => format!("`{}`", recipe.file.path),
        sheet => format!("the sheet `{sheet}` of `{}`", recipe.file.path),
    }
}

fn told(recipe: &Recipe, what: &str, lacks: &str, help: &str) -> Diagnostic {
    let message = format!("{what} does not fit its recipe any more: {lacks}");
    let what_to_do = "correct the recipe, or get the file again";
    let help =
        if help.is_empty() { what_to_do.to_owned() } else { format!("{help}; {what_to_do}").replace("?;", "? Else") };
    Diagnostic::error(Code::MissingColumn, message).at(recipe.from.clone()).help(help)
}
