//! A file with a row for each measure and a column for each period: a figure for each filled cell.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::figures::finding::target_basis;
use crate::figures::measure::{Basis, Indicator, Period, Target, YearKind, read_open_to_date, read_period};
use crate::folder::cell::Cell;
use crate::folder::columns::plain;
use crate::folder::diagnostics::Diagnostics;
use crate::folder::grid::Grid;
use crate::folder::observations::Held;

use super::headings::{Headings, is_period};
use super::recipe::Recipe;

/// What the columns of one sheet are.
#[derive(Debug, Default)]
pub struct Layout {
    /// The column of figures of each period, with the heading that says it; the earliest first.
    pub periods: Vec<(usize, Cell)>,
    /// The columns of targets, with the heading where it says a period, and whether it says that they are of a year.
    pub targets: Vec<(usize, Option<Cell>, bool)>,
    /// The columns of comparators, with the name of each, and the heading where it says a period.
    pub comparators: Vec<(usize, String, Option<Cell>)>,
}

impl Layout {
    /// As the recipe and the headings say. A column that neither knows is told of once, if not already among `told`. `until`: the
    /// period to whose end a year to date runs that does not say its own.
    pub fn of(
        (recipe, until, told): (&Recipe, Option<Period>, &BTreeSet<String>),
        headings: &Headings,
        grid: &Grid,
        faults: &Diagnostics,
    ) -> Layout {
        let mut layout = Layout::default();
        let mut strange: Vec<&Cell> = Vec::new();
        let same = |one: &str, other: &str| plain(one) == plain(other);
        let to_date = |text: &str| read_open_to_date(text, until?);
        for (at, cell) in &headings.cells {
            let text = cell.text.as_str();
            let given = recipe.period_of(text);
            let known = || {
                recipe.columns.iter().any(|(_, taken)| taken.is_of(text))
                    || same(&recipe.area_type, text)
                    || recipe.check_against.headings().any(|heading| same(heading, text))
            };
            if recipe.leave_out.iter().any(|heading| same(heading, text)) || known() {
            } else if let Some((_, name)) = recipe.comparators.iter().find(|(heading, _)| same(heading, text)) {
                layout.comparators.push((*at, name.clone(), dated(cell, name)));
            } else if recipe.targets.iter().any(|heading| same(heading, text)) {
                layout.targets.push((*at, dated(cell, "target"), is_of_year(text)));
            } else if let Some(period) = given {
                layout.periods.push((*at, cell.saying(period)));
            } else if is_period(text) || to_date(text).is_some() {
                layout.periods.push((*at, cell.clone()));
            } else if !told.contains(&plain(text)) {
                strange.push(cell);
            }
        }
        // Whichever way the columns go, the latest figure of a row is of the latest period.
        layout.periods.sort_by_key(|(_, cell)| {
            let read = read_period(&cell.text, YearKind::Financial).ok();
            read.or_else(|| to_date(&cell.text)).map(|(period, _)| (period.end(), Reverse(period.months())))
        });
        if let Some(first) = strange.first() {
            let names: Vec<String> = strange.iter().map(|cell| format!("\u{201c}{}\u{201d}", cell.text)).collect();
            let message = match names.as_slice() {
                [one] => {
                    format!("the column {one} is not read: its heading is no period, and the recipe does not name it")
                }
                more => format!("the columns {} are not read: the recipe does not name them", more.join(", ")),
            };
            let help = "add it to `leave_out` of the source, or say under `target`, `comparators`, `check_against` or `periods` what it is";
            faults.warning(Code::UnknownKey, grid.place(first), message, help);
        }
        layout
    }
}

/// What stood on a day stood there for the year to date too: a second cell of a row that says the same is no second figure. `before`:
/// where the figures of the row begin.
pub fn once_a_row(held: &mut Vec<Held>, before: usize) {
    let Some((last, others)) = held.get(before..).and_then(<[Held]>::split_last) else { return };
    let said = |held: &Held| (held.indicator, held.observation.period, held.observation.value);
    if others.iter().any(|other| said(other) == said(last)) {
        held.pop();
    }
}

/// "Annual target", "Year end target", "Full-year budget": whichever year it is.
fn is_of_year(heading: &str) -> bool {
    let heading = plain(heading).replace('-', " ");
    ["annual", "yearly", "year end", "full year", "for the year", "year target"]
        .iter()
        .any(|words| heading.contains(words))
}

/// A target of a year, whichever it is: held against what one of a named year would be.
pub fn of_some_year(indicator: &Indicator, target: Target) -> Target {
    const ANY: i32 = 2000;
    let named = Target { by: Period::financial_year(ANY), ..target.clone() };
    let basis = target_basis(indicator, &named, None);
    Target { basis: Some(basis).filter(|basis| *basis != Basis::Period), ..target }
}

/// The heading as a period, where it holds one: "Target 2024/25", "England 2023/24".
fn dated(cell: &Cell, name: &str) -> Option<Cell> {
    let words: Vec<&str> = cell.text.split_whitespace().collect();
    let tails = (0..words.len()).map(|from| words[from..].join(" "));
    let heads = (1..words.len()).rev().map(|until| words[..until].join(" "));
    let found = tails.chain(heads).find(|text| is_period(text) && plain(text) != plain(name))?;
    Some(cell.saying(found))
}
