//! What counts since April gives away what it grew by since the last figure of the same year that is printed.

use crate::figures::measure::{Indicator, MeasureKind};

use super::policy::Reason;
use super::relation::Cell;
use super::sums::in_a_year;

/// Hides every figure that grew by a small count since the last printed one of its year: figures that are hidden, or have
/// no count, stand for nothing in between. A row of the whole year is one more figure at the end of March. Gives whether
/// anything was hidden.
pub fn hide(indicators: &[Indicator], cells: &mut [Cell]) -> bool {
    let mut found = false;
    let since_april = |indicator: &Indicator| indicator.measure == MeasureKind::Cumulative;
    for (nth, _) in indicators.iter().enumerate().filter(|(_, indicator)| since_april(indicator)) {
        // Cells come in the order of time.
        let mut last: Option<usize> = None;
        for at in (0..cells.len()).filter(|at| cells[*at].indicator == nth).collect::<Vec<_>>() {
            let cell = &cells[at];
            if !cell.can_be_hidden() || !in_a_year(cell.period) {
                continue;
            }
            let year = |cell: &Cell| cell.period.financial_year_of();
            let earlier = last.map(|last| &cells[last]).filter(|earlier| year(earlier) == year(cell));
            let grown = earlier.and_then(|earlier| cell.count?.checked_sub(earlier.count?));
            if grown.zip(cell.least).is_some_and(|(grown, least)| (1..least).contains(&grown)) {
                cells[at].hidden = Some(Reason::Primary);
                found = true;
            } else {
                last = Some(at);
            }
        }
    }
    found
}
