//! How late a measure of a file always is: its last cells are empty or have a sign, where other measures have figures.

use std::collections::BTreeSet;

use crate::figures::measure::{Period, YearKind, read_period};
use crate::folder::recognise::FoundMeasure;

/// Later than this a measure is no longer collected.
const LATEST: usize = 4;

/// The periods that any measure of a table has a figure of.
pub fn periods_with_figures(measures: &[FoundMeasure]) -> BTreeSet<Period> {
    measures.iter().flat_map(dated).collect()
}

/// By how many periods a measure is late. None where it has fewer than two figures one after the other before that: then nobody
/// knows how often it comes.
pub fn lag(measure: &FoundMeasure, all: &BTreeSet<Period>) -> u32 {
    let own: BTreeSet<Period> = dated(measure).collect();
    let Some(last) = own.last() else { return 0 };
    let alike = |period: &&Period| period.months() == last.months() && period.style() == last.style();
    let missing = all.iter().filter(alike).filter(|period| period.end() > last.end()).count();
    let before = all.iter().filter(alike).rfind(|period| period.end() < last.end());
    let is_in_a_row = before.is_some_and(|before| own.contains(before));
    if is_in_a_row && missing <= LATEST { missing as u32 } else { 0 }
}

fn dated(measure: &FoundMeasure) -> impl Iterator<Item = Period> {
    let read = |(period, _): &(String, String)| Some(read_period(period, YearKind::Financial).ok()?.0);
    measure.in_time.iter().filter_map(read).filter(|period| period.is_dated())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_whose_last_cells_are_empty_is_late() {
        let measure = |quarters: &[u32]| {
            let in_time = quarters.iter().map(|quarter| (format!("Q{quarter} 2024/25"), "5".to_owned())).collect();
            FoundMeasure { in_time, ..FoundMeasure::default() }
        };
        let all = periods_with_figures(&[measure(&[1, 2, 3, 4])]);
        let late = |quarters: &[u32]| lag(&measure(quarters), &all);
        assert_eq!([late(&[1, 2, 3, 4]), late(&[1, 2, 3]), late(&[1, 2])], [0, 1, 2]);
        assert_eq!([late(&[1]), late(&[1, 3]), late(&[])], [0, 0, 0], "nobody knows how often it comes");
    }
}
