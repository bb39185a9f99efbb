//! The row of a council's file in which its headings are, found by the headings that its recipe names.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Period, YearKind, is_open_to_date, period_named, read_period, read_period_cell};
use crate::folder::table::cell::{Cell, WITHIN};
use crate::folder::table::columns::plain;
use crate::folder::table::grid::{Grid, letters};
use crate::folder::words::mark::read_figure;

use super::recipe::Recipe;

/// The headings of one sheet or text.
#[derive(Debug)]
pub struct Headings {
    /// The sheet; empty of a text.
    pub sheet: String,
    /// Their row, counted among the rows that hold anything.
    pub at: usize,
    /// Each with its column. Where two rows are one heading ("2024/25" above "Q1"), they stand together.
    pub cells: Vec<(usize, Cell)>,
}

impl Headings {
    /// Whether a row is that of the headings again.
    pub fn is_again(&self, row: &[Cell]) -> bool {
        self.cells.iter().all(|(at, heading)| row.get(*at).is_some_and(|cell| cell.text == heading.text))
    }

    /// The column under a heading.
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.cells.iter().find(|(_, cell)| plain(&cell.text) == plain(heading)).map(|(at, _)| *at)
    }
}

/// Whether a heading is a period.
pub fn is_period(heading: &str) -> bool {
    read_period(heading, YearKind::Financial).is_ok()
}

/// Whether a row below the headings has other headings under those of the periods: another table begins. No figure has a letter or
/// a slash in it.
pub fn begins_another<'a>(row: &[Cell], periods: impl Iterator<Item = (usize, &'a str)>) -> bool {
    let filled = periods.filter_map(|(at, heading)| Some((row.get(at).filter(|cell| !cell.is_blank())?, heading)));
    let filled: Vec<(&Cell, &str)> = filled.collect();
    let is_heading = |text: &str| text.contains(|sign: char| sign.is_alphabetic() || sign == '/') && is_period(text);
    let is_other = filled.iter().any(|(cell, heading)| plain(&cell.text) != plain(heading));
    is_other && filled.iter().all(|(cell, _)| is_heading(&cell.text))
}

/// What is said of the row in which it begins.
pub fn another_table(at: Place, line: usize) -> Diagnostic {
    let message = "another table begins here, with headings of its own: it is not read under those above";
    let help =
        format!("move it to a sheet of its own; or read it by a [[source]] of its own, with header_row = {line}");
    Diagnostic::warning(Code::LeftOut, message).at(at).help(help)
}

/// Whether a cell under the heading of periods is one.
pub fn is_period_cell(text: &str) -> bool {
    read_period_cell(text, YearKind::Financial).is_ok() || is_open_to_date(text)
}

/// A cell under the heading of periods as a period is written: the number of a day as a spreadsheet counts it in words.
pub fn in_words(text: &str) -> String {
    let day = text.parse().ok().filter(|_| text.len() == 5).and_then(Period::of_serial);
    day.map_or_else(|| text.to_owned(), Period::ends_on)
}

/// Whether a name is a part of a year and does not say of which: `Q1`, `Quarter 2`, `April`.
pub fn lacks_year(name: &str) -> bool {
    // "Actual 2024/25" is the whole year.
    let is_part = |year: &str| {
        read_period(&format!("{name}{year}"), YearKind::Financial).is_ok_and(|(period, _)| period.months() < 12)
    };
    !name.is_empty() && !is_period(name) && [" 2024/25", " 2024"].into_iter().any(is_part)
}

/// Finds the headings; `None` where the sheet does not have those that the recipe needs.
pub fn find(grid: &Grid, recipe: &Recipe) -> Option<Headings> {
    let top = grid.first(recipe.header_row.unwrap_or(0).max(WITHIN));
    let needed: Vec<String> = needed(recipe).map(plain).collect();
    let is_at = |(at, cell): (usize, &Cell), heading: &str| {
        plain(&cell.text) == heading || cell.is_blank() && plain(&without_heading(at)) == heading
    };
    let above = |at: usize| at.checked_sub(1).map_or(&[][..], |before| top[before].as_slice());
    let of_row = |at: usize| joined(above(at), &top[at], &recipe.periods, grid.sheet());
    let has = |row: &[Cell], both: &[(usize, Cell)]| {
        let is_in = |heading: &String| {
            let own = row.iter().enumerate().any(|cell| is_at(cell, heading));
            own || both.iter().any(|(_, cell)| plain(&cell.text) == *heading)
        };
        needed.iter().all(is_in)
    };
    // The same heading over several columns stands above the headings themselves, and one that goes down both rows stands in both:
    // those are the headings that say most.
    let says = |cells: &[(usize, Cell)]| {
        let all: BTreeSet<String> = cells.iter().map(|(_, cell)| plain(&cell.text)).collect();
        (all.iter().filter(|text| is_period(text)).count(), all.len())
    };
    let at = match recipe.header_row {
        Some(number) => top.iter().position(|row| row.first().is_some_and(|cell| cell.line == number))?,
        None => {
            let rows = (0..top.len()).map(|at| (at, of_row(at))).filter(|(at, both)| has(&top[*at], both));
            rows.max_by_key(|(at, both)| (says(both), std::cmp::Reverse(*at)))?.0
        }
    };
    let mut cells = of_row(at);
    if !has(&top[at], &cells) {
        return None;
    }
    for (at, cell) in top[at].iter().enumerate().filter(|(_, cell)| cell.is_blank()) {
        let name = without_heading(at);
        if needed.contains(&plain(&name)) {
            cells.retain(|(column, _)| *column != at);
            cells.push((at, cell.saying(name)));
        }
    }
    Some(Headings { sheet: grid.sheet().to_owned(), at, cells })
}

/// Whether a recipe reads a sheet: it names it, or names none, and the headings are there.
pub fn fits(grid: &Grid, recipe: &Recipe) -> bool {
    recipe.may_read(grid.sheet()) && find(grid, recipe).is_some()
}

/// How a recipe names a column that has no heading: `column A`.
pub fn without_heading(at: usize) -> String {
    format!("column {}", letters(at + 1))
}

/// The headings without which a sheet is none of the recipe's.
pub fn needed(recipe: &Recipe) -> impl Iterator<Item = &str> {
    ["indicator", "period", "value"].into_iter().flat_map(|ours| recipe.headings_of(ours))
}

/// The year of a title that stands alone above the headings: "Performance 2025/26". Of targets or a forecast it is of those.
fn year_in_title(above: &[Cell]) -> Option<&str> {
    let mut filled = above.iter().filter(|cell| cell.is_filled());
    let title = filled.next().filter(|_| filled.next().is_none())?.text.as_str();
    let is_of_others = ["target", "budget", "forecast", "plan"].iter().any(|word| title.to_lowercase().contains(word));
    let mut years = title.split_whitespace().map(|word| word.trim_matches([',', ':', ';', '.', '(', ')']));
    let mut years = years.by_ref().filter(|word| is_period(word));
    years.next().filter(|_| !is_of_others && years.next().is_none())
}

/// The days of headings that are all the numbers of days as a spreadsheet counts them, one after the other. One alone, or among
/// other numbers of five digits, is a number.
fn days(row: &[Cell]) -> BTreeMap<usize, String> {
    let numbers = row.iter().enumerate().filter(|(_, cell)| cell.text.len() == 5);
    let numbers = numbers.filter_map(|(at, cell)| Some((at, cell.text.parse::<i32>().ok()?)));
    let days: Option<Vec<(usize, Period)>> =
        numbers.map(|(at, number)| Some((at, Period::of_serial(number)?))).collect();
    let days = days.filter(|days| days.len() > 1).unwrap_or_default();
    let rises = days.windows(2).all(|two| two[0].1 < two[1].1) || days.windows(2).all(|two| two[0].1 > two[1].1);
    days.into_iter().filter(|_| rises).map(|(at, month)| (at, month.ends_on())).collect()
}

/// Each heading, with the one above it where only both together are a period: "2024/25" over four columns, "Q1" to "Q4" below.
/// The sheet `2024-25` says of which year its "Q1" to "Q4" are.
pub fn joined(above: &[Cell], row: &[Cell], periods: &[(String, String)], sheet: &str) -> Vec<(usize, Cell)> {
    let given = |text: &str| periods.iter().any(|(heading, _)| plain(heading) == plain(text));
    let of_sheet = Some(sheet).filter(|sheet| period_named(sheet).is_some_and(|period| period.months() == 12));
    let year = year_in_title(above).or(of_sheet);
    let is_twice = |text: &str| row.iter().filter(|cell| plain(&cell.text) == plain(text)).count() > 1;
    let mut over = "";
    let mut cells = Vec::new();
    let days = days(row);
    for (at, cell) in row.iter().enumerate() {
        if let Some(next) = above.get(at).filter(|cell| !cell.text.is_empty()) {
            over = &next.text;
        }
        let mut cell = days.get(&at).map_or_else(|| cell.clone(), |day| cell.saying(day));
        let both = format!("{over} {}", cell.text);
        if !over.is_empty() && !is_period(&cell.text) && (is_period(&both) || given(&both)) {
            cell = cell.saying(both);
        } else if !over.is_empty() && is_period(over) && !is_period(&cell.text) && is_twice(&cell.text) {
            // "Target" under each year is the target of that year.
            cell = cell.saying(both);
        } else if let Some(year) = year
            && lacks_year(&cell.text)
        {
            cell = cell.saying(format!("{} {year}", cell.text));
        }
        cells.push((at, cell));
    }
    let is_of_two = cells.iter().zip(row).any(|((_, cell), own)| cell.text != own.text);
    if is_of_two && is_upper_row(above, row) {
        cells.resize_with(cells.len().max(above.len()), || (0, Cell::blank()));
        for (at, cell) in cells.iter_mut().enumerate() {
            *cell = (at, if cell.1.text.is_empty() { of_upper_row(above, at, row) } else { cell.1.clone() });
        }
    }
    cells.into_iter().filter(|(_, cell)| !cell.text.is_empty()).collect()
}

/// Whether a row is the upper of two of headings: it says several things, and below it stands no figure.
fn is_upper_row(above: &[Cell], row: &[Cell]) -> bool {
    let said: BTreeSet<&str> = above.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    said.len() > 1 && row.iter().all(|cell| read_figure(&cell.text).is_err() || is_period(&cell.text))
}

/// A heading of the upper row that has nothing under it: "Measure", or "Target" beside "2024/25" over four quarters. A period there
/// is a heading only of its one column: over several it says of which year they are. "Target 2024/25" reads as a year and is none.
fn of_upper_row(above: &[Cell], at: usize, row: &[Cell]) -> Cell {
    let text = |at: usize| above.get(at).map_or("", |cell| cell.text.as_str());
    let is_filled = |at: usize| row.get(at).is_some_and(|cell| !cell.is_blank());
    let over = text(at);
    let is_other = !is_period(over) || over.to_lowercase().contains("target");
    let is_beside = |other: usize| text(other) == over || text(other).is_empty() && is_filled(other);
    let is_over_several = is_beside(at + 1) || at.checked_sub(1).is_some_and(|before| text(before) == over);
    if over.is_empty() || !is_other && (at == 0 || is_over_several) {
        return Cell::blank();
    }
    above[at].clone()
}
