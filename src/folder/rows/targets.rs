//! The rows of the tables of targets, and the targets beside figures.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::figures::measure::{Basis, Indicator, Period, Target};
use crate::folder::table::columns::Columns;
use crate::folder::table::grid::Grid;
use crate::folder::table::row::Row;
use crate::folder::table::target_cells::TargetOf;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::nearest::advice;

use super::strangers::Strangers;

/// A target with which indicator of the catalogue it is of.
pub type HeldTarget = (usize, Target);

/// A target whose heading says no period, with what it stands beside.
#[derive(Debug)]
pub struct UndatedTarget {
    /// The place of its measure in the catalogue.
    pub indicator: usize,
    /// The target.
    pub target: Target,
    /// The periods of its row.
    pub periods: BTreeSet<Period>,
}

/// Reads every row of a table of targets.
pub fn read_targets(grid: &Grid, columns: &Columns, catalogue: &[Indicator], faults: &Diagnostics) -> Vec<HeldTarget> {
    let mut strangers = Strangers::of(catalogue);
    let mut held = Vec::new();
    Row::each(grid, columns, faults, |row| {
        if let Some(at) = strangers.indicator(row) {
            held.extend(read_target(row, &catalogue[at]).map(|target| (at, target)));
        }
    });
    strangers.report(faults);
    held
}

/// Reads one row.
pub fn read_target(row: &Row, indicator: &Indicator) -> Option<Target> {
    let before = row.faults.count();
    let of = TargetOf::indicator(indicator, row.faults);
    let name = row.text("name");
    let mut target = Target::of(None, if name.is_empty() { "target" } else { &name }, row.place());
    target.by = match row.cell("period") {
        // Without a period it holds always.
        None => None,
        Some(_) => Some(row.period(indicator)?.0),
    };
    target.basis = read_basis(row);
    let text = |column| row.cell(column).and_then(|cell| row.text_of_figure(cell, indicator));
    let unread = row.cell("value").is_none();
    if let Some(value) = text("value") {
        of.read_value(&mut target, &value, &row.place_of("value"));
        target.amber = text("amber").and_then(|text| of.read_amber(&text, &row.place_of("amber")));
    }
    target.forecast = text("forecast").and_then(|text| of.read_forecast(&text, &row.place_of("forecast")));
    target.note = row.text("note");
    let errors = row.faults.has_error_since(before);
    if unread && !errors {
        let help = "give the figure to reach, or words such as `top quartile`; or remove the row";
        row.faults.error(Code::EmptyObservation, row.place(), "this row has no target", help);
    }
    (!errors && !unread).then_some(target)
}

fn read_basis(row: &Row) -> Option<Basis> {
    let cell = row.cell("basis")?;
    let word = cell.text.to_lowercase().replace(['_', '-'], " ");
    let found = Basis::ALL.iter().find(|(known, _)| *known == word.trim()).map(|(_, basis)| *basis);
    if found.is_none() {
        let known = Basis::ALL.map(|(word, _)| word);
        row.error(Code::UnknownWord, cell, format!("`{}` is not a basis", cell.text), advice(&cell.text, known));
    }
    found
}

/// The target beside a figure: it is for the period of the row.
pub fn beside_figure(row: &Row, indicator: &Indicator) -> Option<Target> {
    let cell = row.cell("target")?;
    let (period, _) = row.period(indicator)?;
    let of = TargetOf::indicator(indicator, row.faults);
    let mut target = Target::of(None, "target", row.place());
    target.by = period.is_dated().then_some(period);
    of.read_value(&mut target, &row.text_of_figure(cell, indicator)?, &row.place_of("target"));
    let amber = row.cell("amber").and_then(|cell| row.text_of_figure(cell, indicator));
    target.amber = amber.and_then(|text| of.read_amber(&text, &row.place_of("amber")));
    (target.value.is_some() || !target.words.is_empty()).then_some(target)
}
