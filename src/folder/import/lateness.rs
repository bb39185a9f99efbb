//! How late a measure of a file always is: its last cells are empty or `-`, where other measures have figures. A sign that says
//! more, such as `n/a` or `TBC`, says it of that figure alone.

use std::collections::BTreeSet;

use crate::figures::measure::{Period, period_named};
use crate::folder::recognise::FoundMeasure;

/// Later than this a measure is no longer collected.
const LATEST: usize = 4;

/// The periods that any measure of a table has a figure of.
pub fn periods_with_figures(measures: &[FoundMeasure]) -> BTreeSet<Period> {
    measures.iter().flat_map(dated).collect()
}

/// What stands in a cell in which no figure has been put yet.
const NOTHING_YET: [&str; 3] = ["-", "\u{2013}", "\u{2014}"];

/// By how many periods a measure is late. None where it has fewer than two figures one after the other before that: then nobody
/// knows how often it comes; and none where one of its last cells says why it has no figure.
pub fn lag(measure: &FoundMeasure, all: &BTreeSet<Period>) -> u32 {
    let own: BTreeSet<Period> = dated(measure).collect();
    let Some(last) = own.last() else { return 0 };
    let alike = |period: &&Period| period.months() == last.months() && period.style() == last.style();
    let missing = all.iter().filter(alike).filter(|period| period.end() > last.end()).count();
    let before = all.iter().filter(alike).rfind(|period| period.end() < last.end());
    let is_in_a_row = before.is_some_and(|before| own.contains(before));
    let says_why = measure.signs.iter().any(|(period, sign)| {
        !NOTHING_YET.contains(&sign.as_str()) && read(period).is_some_and(|period| period.end() > last.end())
    });
    if is_in_a_row && missing <= LATEST && !says_why { missing as u32 } else { 0 }
}

fn read(period: &str) -> Option<Period> {
    period_named(period).filter(|period| period.is_dated())
}

fn dated(measure: &FoundMeasure) -> impl Iterator<Item = Period> {
    measure.in_time.iter().filter_map(|(period, _)| read(period))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_whose_last_cells_are_empty_is_late_and_one_whose_cells_say_why_is_not() {
        let cells = |quarters: &[u32], text: &str| -> Vec<(String, String)> {
            quarters.iter().map(|quarter| (format!("Q{quarter} 2024/25"), text.to_owned())).collect()
        };
        let measure = |quarters: &[u32]| FoundMeasure { in_time: cells(quarters, "5"), ..FoundMeasure::default() };
        let all = periods_with_figures(&[measure(&[1, 2, 3, 4])]);
        let late = |quarters: &[u32]| lag(&measure(quarters), &all);
        assert_eq!([late(&[1, 2, 3, 4]), late(&[1, 2, 3]), late(&[1, 2])], [0, 1, 2]);
        assert_eq!([late(&[1]), late(&[1, 3]), late(&[])], [0, 0, 0], "nobody knows how often it comes");
        let with = |sign: &str| lag(&FoundMeasure { signs: cells(&[4], sign), ..measure(&[1, 2, 3]) }, &all);
        assert_eq!(["-", "n/a", "*", "TBC"].map(with), [1, 0, 0, 0]);
    }
}
