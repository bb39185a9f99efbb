//! The confidence limits of a row: two cells, which must hold its figure between them.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Limits, NoLimits};
use crate::figures::prose::figure;

use super::row::Row;

/// Reads them. Where the row has no figure it has no limits either: they would tell what is held back.
pub fn read_limits(row: &Row, indicator: &Indicator, value: Option<Decimal>) -> Option<Limits> {
    let value = value?;
    let read = |column: &str| {
        let figure = row.figure(column, Some(indicator))?;
        let number = figure.full.or(figure.number.map(|number| number.value));
        number.and_then(|number| indicator.unit_words.in_full(number))
    };
    let before = row.faults.count();
    let (lower, upper) = (read("lower"), read("upper"));
    if row.faults.count() > before {
        return None;
    }
    match (lower, upper) {
        (None, None) => {
            let [lower, upper] = row.figure("value", Some(indicator))?.limits?;
            let in_full = |limit| indicator.unit_words.in_full(limit);
            of(row, indicator, (value, [in_full(lower)?, in_full(upper)?]))
        }
        (Some(lower), Some(upper)) => of(row, indicator, (value, [lower, upper])),
        (Some(_), None) => half(row, ["lower", "upper"]),
        (None, Some(_)) => half(row, ["upper", "lower"]),
    }
}

fn of(row: &Row, indicator: &Indicator, (value, [lower, upper]): (Decimal, [Decimal; 2])) -> Option<Limits> {
    Limits::of(value, lower, upper).map_err(|no| tell(row, indicator, (no, value, [lower, upper]))).ok()
}

fn tell(row: &Row, indicator: &Indicator, (no, value, limits): (NoLimits, Decimal, [Decimal; 2])) {
    let shown = |number| figure(indicator, number, None);
    let [lower, upper] = limits.map(shown);
    let message = match no {
        NoLimits::TurnedRound => format!("the lower confidence limit {lower} is above the upper one, {upper}"),
        NoLimits::WithoutFigure => {
            format!("the figure {} does not lie between its confidence limits, {lower} and {upper}", shown(value))
        }
    };
    let help =
        "correct the row; or take the two columns of limits out of the table, or out of its recipe, and none is read";
    let column = if row.cell("lower").is_some() { "lower" } else { "value" };
    row.faults.error(Code::WrongLimits, row.place_of(column), message, help);
}

fn half(row: &Row, [given, lacking]: [&str; 2]) -> Option<Limits> {
    let message = format!("this row has the {given} confidence limit of its figure and not the {lacking} one");
    row.faults.error(Code::WrongLimits, row.place_of(given), message, "give both, or neither");
    None
}
