//! The row of a council's file in which its headings are, found by the headings that its recipe names.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{YearKind, read_period};
use crate::figures::prose::list;
use crate::folder::cell::{Cell, WITHIN};
use crate::folder::columns::plain;
use crate::folder::diagnostics::Diagnostics;
use crate::folder::grid::{Grid, letters};

use super::recipe::{Recipe, Taken};

/// The headings of one sheet or text.
#[derive(Debug)]
pub struct Headings {
    /// Their row, counted among the rows that hold anything.
    pub at: usize,
    /// Each with its column. Where two rows are one heading ("2024/25" above "Q1"), they stand together.
    pub cells: Vec<(usize, Cell)>,
}

impl Headings {
    /// The column under a heading.
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.cells.iter().find(|(_, cell)| plain(&cell.text) == plain(heading)).map(|(at, _)| *at)
    }
}

/// Whether a heading is a period.
pub fn is_period(heading: &str) -> bool {
    read_period(heading, YearKind::Financial).is_ok()
}

/// Finds the headings; `None` where the sheet does not have those that the recipe needs.
pub fn find(grid: &Grid, recipe: &Recipe) -> Option<Headings> {
    let top = grid.first(recipe.header_row.unwrap_or(0).max(WITHIN));
    let needed: Vec<String> = needed(recipe).map(plain).collect();
    let is_at = |(at, cell): (usize, &Cell), heading: &str| {
        plain(&cell.text) == heading || cell.is_blank() && plain(&without_heading(at)) == heading
    };
    let has = |row: &[Cell]| needed.iter().all(|heading| row.iter().enumerate().any(|cell| is_at(cell, heading)));
    let above = |at: usize| at.checked_sub(1).map_or(&[][..], |before| top[before].as_slice());
    let of_row = |at: usize| joined(above(at), &top[at], &recipe.periods);
    // The same heading over several columns stands above the headings themselves.
    let periods_of = |at: usize| {
        let cells = of_row(at);
        let found: BTreeSet<String> =
            cells.iter().map(|(_, cell)| plain(&cell.text)).filter(|text| is_period(text)).collect();
        found.len()
    };
    let at = match recipe.header_row {
        Some(number) => top.iter().position(|row| row.first().is_some_and(|cell| cell.line == number))?,
        None => {
            (0..top.len()).filter(|at| has(&top[*at])).max_by_key(|at| (periods_of(*at), std::cmp::Reverse(*at)))?
        }
    };
    if !has(&top[at]) {
        return None;
    }
    let mut cells = of_row(at);
    let blank = top[at].iter().enumerate().filter(|(_, cell)| cell.is_blank());
    cells.extend(blank.filter_map(|(at, cell)| {
        let name = without_heading(at);
        needed.contains(&plain(&name)).then(|| (at, cell.saying(name)))
    }));
    Some(Headings { at, cells })
}

/// Whether a recipe reads a sheet: it names it, or names none, and the headings are there.
pub fn fits(grid: &Grid, recipe: &Recipe) -> bool {
    let is_named = recipe.sheets.is_empty() || recipe.sheets.iter().any(|sheet| sheet.trim() == grid.sheet().trim());
    is_named && find(grid, recipe).is_some()
}

/// How a recipe names a column that has no heading: `column A`.
pub fn without_heading(at: usize) -> String {
    format!("column {}", letters(at + 1))
}

/// The headings without which a sheet is none of the recipe's.
fn needed(recipe: &Recipe) -> impl Iterator<Item = &str> {
    let of = ["indicator", "period", "value"].into_iter().filter_map(|ours| recipe.taken(ours));
    of.flat_map(|taken| match taken {
        Taken::Columns(headings) => headings.as_slice(),
        Taken::Is(_) | Taken::Sheet => &[],
    })
    .map(String::as_str)
}

/// An error where a heading that the recipe names for a target, a comparator or anything else beside the figures is on no sheet.
pub fn gone(recipe: &Recipe, fits: &[Headings]) -> Option<Diagnostic> {
    let of_columns = recipe.columns.iter().filter_map(|(_, taken)| match taken {
        Taken::Columns(headings) => Some(headings),
        Taken::Is(_) | Taken::Sheet => None,
    });
    let beside = recipe.targets.iter().chain(recipe.comparators.iter().map(|(heading, _)| heading));
    let named = of_columns.flatten().chain(beside).map(String::as_str).chain(recipe.check_against.headings());
    let is_there = |heading: &str| fits.iter().any(|headings| headings.column(heading).is_some());
    let mut lost: Vec<String> =
        named.filter(|heading| !is_there(heading)).map(|heading| format!("`{heading}`")).collect();
    lost.dedup();
    let what = match lost.as_slice() {
        [] => return None,
        [one] => format!("the heading {one}"),
        several => format!("the headings {}", list(several)),
    };
    let found: Vec<&str> =
        fits.first().map_or_else(Vec::new, |fit| fit.cells.iter().map(|(_, cell)| cell.text.as_str()).collect());
    let message = format!("`{}` does not fit its recipe any more: it does not have {what}", recipe.file.path);
    let help = format!("its headings are: {}; correct the recipe, or get the file again", found.join(", "));
    Some(Diagnostic::error(Code::MissingColumn, message).at(recipe.from.clone()).help(help))
}

/// Each heading, with the one above it where only both together are a period: "2024/25" over four columns, "Q1" to "Q4" below.
pub fn joined(above: &[Cell], row: &[Cell], periods: &[(String, String)]) -> Vec<(usize, Cell)> {
    let given = |text: &str| periods.iter().any(|(heading, _)| plain(heading) == plain(text));
    let mut over = "";
    let mut cells = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        if let Some(next) = above.get(at).filter(|cell| !cell.text.is_empty()) {
            over = &next.text;
        }
        let mut cell = cell.clone();
        let both = format!("{over} {}", cell.text);
        if !over.is_empty() && !is_period(&cell.text) && (is_period(&both) || given(&both)) {
            cell = cell.saying(both);
        }
        cells.extend((!cell.text.is_empty()).then_some((at, cell)));
    }
    cells
}

/// An error for a recipe that fits no sheet of its file any more.
pub fn no_fit(recipe: &Recipe, first: Option<&Grid>, faults: &Diagnostics) {
    let needed: Vec<String> = needed(recipe).map(|heading| format!("`{heading}`")).collect();
    let found: Vec<String> = first.map_or_else(Vec::new, |grid| {
        let top = grid.top();
        let widest = top.iter().max_by_key(|row| row.iter().filter(|cell| !cell.text.is_empty()).count());
        widest
            .into_iter()
            .flatten()
            .filter(|cell| !cell.text.is_empty())
            .map(|cell| cell.text.clone())
            .take(12)
            .collect()
    });
    let what = if recipe.sheets.is_empty() { "no sheet of it has" } else { "not every sheet that is named has" };
    let message = format!(
        "`{}` does not fit its recipe any more: {what} the headings {} in one of its first rows",
        recipe.file.path,
        needed.join(", ")
    );
    let help = match found.as_slice() {
        [] => "correct the recipe, or get the file again".to_owned(),
        found => format!("its fullest row is: {}; correct the recipe, or get the file again", found.join(", ")),
    };
    let at: Place = recipe.from.clone();
    faults.error(Code::MissingColumn, at, message, help);
}
