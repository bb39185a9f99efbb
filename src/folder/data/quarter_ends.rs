//! A quarterly measure whose table is headed by months: where each of them ends a quarter, the quarter is meant.

use std::collections::BTreeSet;

use crate::figures::measure::{Frequency, Indicator, MeasureKind, Period, Style};
use crate::folder::rows::held_rows::Rows;

/// Files figures, comparators and targets of quarterly measures by the quarter that ends with their month or day: `Dec-24`,
/// `31/12/2024`. Where any figure of the measure is of another month, none is: then the months are months.
pub fn file_by_quarters(rows: &mut Rows, catalogue: &[Indicator]) {
    let mut months: Vec<BTreeSet<Period>> = vec![BTreeSet::new(); catalogue.len()];
    for held in rows.held.iter().filter(|held| held.observation.period.style() == Style::Month) {
        // One of each is enough: a table may have a million rows.
        months[held.indicator].insert(held.observation.period);
    }
    let meant: Vec<bool> =
        catalogue.iter().zip(&months).map(|(indicator, months)| are_quarters(indicator, months)).collect();
    if !meant.contains(&true) {
        return;
    }
    let filed = |indicator: usize, period: &mut Period| {
        let quarter = (meant[indicator] && period.style() == Style::Month).then(|| period.quarter_that_ends_with());
        *period = quarter.flatten().unwrap_or(*period);
    };
    rows.held.iter_mut().for_each(|held| filed(held.indicator, &mut held.observation.period));
    rows.benchmarks.iter_mut().for_each(|(indicator, benchmark)| filed(*indicator, &mut benchmark.period));
    rows.said_beside.iter_mut().for_each(|(indicator, said)| filed(*indicator, &mut said.period));
    let beside = rows.targets_beside.iter_mut().map(|(_, target)| target);
    for (indicator, target) in rows.targets.iter_mut().chain(beside) {
        if let Some(by) = &mut target.by {
            filed(*indicator, by);
        }
    }
}

/// Whether the months of a measure's figures stand for the quarters that they end. One month alone may be the first of many,
/// unless the catalogue says that the measure is quarterly or that it is how things stood.
fn are_quarters(indicator: &Indicator, months: &BTreeSet<Period>) -> bool {
    let known = indicator.frequency_given || indicator.measure == MeasureKind::Stock;
    indicator.frequency == Frequency::Quarterly
        && (known || months.len() > 1)
        && months.iter().all(|month| month.quarter_that_ends_with().is_some())
}
