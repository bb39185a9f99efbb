//! The rows of the tables of figures.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Observation, ReleaseStatus, Suffix, Unit, Why};
use crate::folder::table::area_names::AreaNames;
use crate::folder::table::bare_signs::BareSigns;
use crate::folder::table::columns::Columns;
use crate::folder::table::grid::Grid;
use crate::folder::table::row::Row;
use crate::folder::table::row_limits::read_limits;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::nearest::advice;
use crate::folder::words::mark::{Figure, Mark, parted};
use crate::folder::words::number::LARGEST;

use super::percentage;
use super::strangers::Strangers;
use super::targets::{HeldTarget, beside_figure};

/// An observation with whose it is.
#[derive(Debug, Clone)]
pub struct Held {
    /// Which indicator of the catalogue.
    pub indicator: usize,
    /// The area as the table names it, one text for all rows; `None` where it names none, which is the report's own.
    pub area: Option<Arc<str>>,
    /// The figure.
    pub observation: Observation,
    /// Where it stands beside the figure of a later period, as "Previous quarter" does: the end of that period.
    pub looks_back: Option<i32>,
}

/// A target beside a figure, with the area that its row names.
pub type Beside = (Option<Arc<str>>, HeldTarget);

/// Reads every row of a table of figures, and the targets beside them.
pub fn read_observations(
    grid: &Grid,
    columns: &Columns,
    catalogue: &[Indicator],
    faults: &Diagnostics,
) -> (Vec<Held>, Vec<Beside>) {
    let mut strangers = Strangers::of(catalogue);
    let (mut held, mut beside) = (Vec::new(), Vec::new());
    let mut areas: AreaNames<Arc<str>> = AreaNames::default();
    let mut signs = BareSigns::default();
    Row::each(grid, columns, faults, |row| {
        let Some(at) = strangers.indicator(row) else { return };
        for cell in ["value", "numerator", "denominator"].iter().filter_map(|column| columns.cell(row.cells, column)) {
            signs.meet_ours(cell, || grid.place(cell));
        }
        let (figure, target) = read_observation(row, (at, &catalogue[at]), &mut areas);
        held.extend(figure);
        beside.extend(target);
    });
    strangers.report(faults);
    signs.taken().for_each(|told| faults.add(told));
    (held, beside)
}

/// Reads one row: the figure of an indicator, with its place in the catalogue, and the target beside it.
pub fn read_observation(
    row: &Row,
    (at, indicator): (usize, &Indicator),
    areas: &mut AreaNames<Arc<str>>,
) -> (Option<Held>, Option<Beside>) {
    let area = row.cell("area").map(|cell| areas.of(&cell.text, |name| name).clone());
    let before = row.faults.count();
    let with_limits = |held: Observation| Observation { limits: read_limits(row, indicator, held.value), ..held };
    let read = read_row(row, indicator).map(with_limits);
    // A row that cannot be read has one error, and not one for each of its cells.
    let is_sound = read.is_some() || !row.faults.has_error_since(before);
    let target = if is_sound { beside_figure(row, indicator) } else { None };
    let beside = target.map(|target| (area.clone(), (at, target)));
    (read.map(|observation| Held { indicator: at, area, observation, looks_back: None }), beside)
}

fn read_row(row: &Row, indicator: &Indicator) -> Option<Observation> {
    let before = row.faults.count();
    let period = row.period(indicator);
    let figure = row.figure("value", Some(indicator)).unwrap_or_default();
    // The numerator of a count is the count itself.
    let in_full = |count: Decimal| match indicator.unit {
        Unit::Count => indicator.unit_words.in_full(count),
        _ => Some(count),
    };
    let may_be_pounds = indicator.unit != Unit::Count;
    let numerator = row.count("numerator", may_be_pounds).and_then(in_full);
    let denominator = row.count("denominator", may_be_pounds).or(of_how_many(&figure, indicator));
    let says = row.stated_of(indicator);
    let status = Status::read(row, &figure, period.map(|(_, suffix)| suffix).unwrap_or_default());
    let (period, _) = period?;
    let mut observation = Observation {
        period,
        value: figure.number.and_then(|number| indicator.unit_words.in_full(number.value)),
        shown: None,
        numerator,
        denominator,
        limits: None,
        standing: status.standing,
        missing: status.missing,
        break_in_series: status.break_in_series,
        stated: says.words,
        stated_change: says.change,
        stated_record: says.record,
        note: note(row, &figure, indicator),
        from: row.place(),
    };
    // A row that could not be read is not counted: one mistake, one error.
    if row.faults.count() > before {
        return None;
    }
    if has_both(row, &observation) {
        return None;
    }
    complete(row, indicator, &mut observation);
    if observation.value.is_none() && observation.missing.is_none() {
        if observation.stated.is_empty() && observation.numerator.is_none() {
            // The target of a period that has no figure yet, or one that could not be read.
            if row.cell("target").is_some() || row.faults.count() > before {
                return None;
            }
            let help = "give a value, a status such as `not available` or a `stated` word; or remove the row";
            row.faults.error(Code::EmptyObservation, row.place(), "this row has no figure", help);
            return None;
        }
        observation.missing = Some(Why::NotAvailable);
    }
    // Pounds count nothing that happens one by one: they are no counts to test a change with.
    if may_be_pounds && ["numerator", "denominator"].into_iter().any(|column| row.is_in_pounds(column)) {
        (observation.numerator, observation.denominator) = (None, None);
    }
    at_full_value(indicator, &figure, &mut observation);
    Some(observation)
}

/// Whether a row has a figure and a status that says why there is none.
fn has_both(row: &Row, observation: &Observation) -> bool {
    let both = observation.missing.filter(|_| observation.value.is_some());
    if let Some(why) = both {
        let message = format!("this row has a figure, but its status is {}", why.in_words());
        let help = "remove the figure or the status";
        row.faults.error(Code::StatedContradiction, row.place_of("value"), message, help);
    }
    both.is_some()
}

/// How many a percentage is of, where its cell says so: `85% (n=120)`.
fn of_how_many(figure: &Figure, indicator: &Indicator) -> Option<Decimal> {
    figure.base.filter(|_| indicator.unit == Unit::Percent)
}

/// The note of the row, or how many a figure that is no percentage is of.
fn note(row: &Row, figure: &Figure, indicator: &Indicator) -> String {
    let base = figure.base.filter(|_| of_how_many(figure, indicator).is_none() && row.cell("note").is_none());
    base.map_or_else(|| row.text("note"), |base| format!("n = {base}"))
}

/// A figure is checked against its counts as its cell shows it, and judged at full value. A count is whole, whatever a formula
/// leaves behind the point.
fn at_full_value(indicator: &Indicator, figure: &Figure, observation: &mut Observation) {
    let counted = indicator.unit == Unit::Count && indicator.unit_words.held_in.is_none();
    if let (Some(number), Some(full), false) = (figure.number, figure.full, counted)
        && let Some(full) = indicator.unit_words.in_full(full)
    {
        (observation.value, observation.shown) = (Some(full), Some(number.value.scale()));
    }
}

/// Whether a mark says what stands in the place of a figure of nobody: `0,0,z`.
fn is_of_nobody(observation: &Observation) -> bool {
    let is_zero = |count: Option<Decimal>| count.is_none_or(|count| count.is_zero());
    let is_marked = observation.value.is_none() && observation.missing.is_some_and(Why::is_an_answer);
    is_marked && observation.denominator.is_some() && is_zero(observation.numerator) && is_zero(observation.denominator)
}

/// Works out what the row gives by implication, and checks its figures against each other.
fn complete(row: &Row, indicator: &Indicator, observation: &mut Observation) {
    if is_of_nobody(observation) {
        // Counts of nobody say no more than the mark beside them.
        (observation.numerator, observation.denominator) = (None, None);
    }
    match indicator.unit {
        Unit::Percent => percentage::check(row, indicator, observation),
        Unit::Count => match (observation.value, observation.numerator) {
            (None, Some(count)) if observation.missing.is_none() => observation.value = Some(count),
            (Some(value), None) => observation.numerator = Some(value),
            (Some(value), Some(count)) if value != count => {
                let message = format!("the value of this count is {value} but its numerator is {count}");
                let help = "a count needs only one of them: remove the wrong one";
                row.faults.error(Code::ContradictingObservations, row.place_of("numerator"), message, help);
            }
            _ => {}
        },
        Unit::Rate | Unit::Score | Unit::Money | Unit::Time => {
            if observation.denominator.is_some_and(|below| below.is_zero()) {
                percentage::zero_denominator(row);
            }
            if indicator.unit == Unit::Time && observation.value.is_some_and(|value| value < Decimal::ZERO) {
                let help = "write a length of time, from zero up; days before or after a date are unit = \"score\" with their word";
                row.faults.error(Code::WrongValue, row.place_of("value"), "this time is below zero", help);
            }
        }
    }
    let huge = |number: Option<Decimal>| number.is_some_and(|number| number.abs() >= Decimal::from(LARGEST));
    if huge(observation.value) || huge(observation.numerator) || huge(observation.denominator) {
        let help = "a figure must be below 1,000,000,000,000,000";
        row.faults.error(Code::NumberTooLarge, row.place(), "a figure in this row is too large", help);
    }
}

/// What the status, the cell's marks and the period's suffix say together.
#[derive(Debug, Default)]
struct Status {
    standing: ReleaseStatus,
    missing: Option<Why>,
    break_in_series: bool,
}

impl Status {
    fn read(row: &Row, figure: &Figure, suffix: Suffix) -> Status {
        let mut status = Status { standing: suffix.standing.unwrap_or_default(), ..Status::default() };
        for mark in &figure.marks {
            status.add(*mark);
        }
        if let Some(cell) = row.cell("status") {
            for word in parted(&cell.text) {
                match Mark::read(word) {
                    Some(mark) => status.add(mark),
                    None => {
                        let help = advice(word, Mark::STATUS);
                        row.error(Code::UnknownWord, cell, format!("`{word}` is not a status"), help);
                    }
                }
            }
        }
        status
    }

    fn add(&mut self, mark: Mark) {
        match mark {
            // Final in its own cell, whatever the heading of the column says.
            Mark::Status(ReleaseStatus::FINAL) => self.standing = ReleaseStatus::FINAL,
            Mark::Status(standing) => self.standing = self.standing.and(standing),
            Mark::Missing(why) => self.missing = Some(why),
            Mark::Break => self.break_in_series = true,
        }
    }
}
