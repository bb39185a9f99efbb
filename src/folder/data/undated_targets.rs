//! Targets whose heading says no period. One alone holds always; where two sheets or files have a target each for one measure, as
//! of two years, each holds for the periods of its own.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::figures::measure::{Basis, Indicator, MeasureKind, Period, Target};
use crate::folder::rows::held_rows::Rows;
use crate::folder::rows::targets::UndatedTarget;

impl UndatedTarget {
    fn says_as(&self, other: &UndatedTarget) -> bool {
        let said =
            |one: &UndatedTarget| (one.target.value, one.target.reached, one.target.basis, one.target.words.clone());
        said(self) == said(other)
    }

    /// The same for the year that its periods are of: of a figure that grows through the year, and of a target that says so.
    fn of_year(&self) -> Vec<Target> {
        let dated = self.periods.iter().filter(|period| period.is_dated());
        let years: BTreeSet<i32> = dated.map(|period| period.financial_year_of()).collect();
        let by = years.first().filter(|_| years.len() == 1).and_then(|year| Period::financial_year(*year));
        vec![Target { by, ..self.target.clone() }]
    }

    /// The same for each of its periods; years beside shorter ones are those of another figure.
    fn of_periods(&self) -> Vec<Target> {
        let is_within = |period: &&Period| !period.style().is_year();
        let shorter = self.periods.iter().any(|period| is_within(&period));
        let periods = self.periods.iter().filter(|period| period.is_dated() && (!shorter || is_within(period)));
        periods.map(|period| Target { by: Some(*period), ..self.target.clone() }).collect()
    }
}

/// Whether those of one year grow about as it goes on, 60 for two quarters and 90 for three: each is up to the end of its own.
fn grow_with_the_year(found: &[UndatedTarget]) -> bool {
    let of = |one: &UndatedTarget| {
        let last = one.periods.iter().filter(|period| period.is_dated()).max_by_key(|period| period.end())?;
        let months = last.end() - last.financial_year_of() * 12 - 3;
        (last.months() < 12).then_some((last.financial_year_of(), Decimal::from(months), one.target.value?))
    };
    let Some(mut known) = found.iter().map(of).collect::<Option<Vec<_>>>() else { return false };
    known.sort();
    let grows = |[before, after]: [&(i32, Decimal, Decimal); 2]| {
        let pace = (after.1 - before.1) * before.2;
        let grown = (after.2 - before.2) * before.1;
        after.1 > before.1 && grown * Decimal::TWO >= pace && grown * Decimal::TWO <= pace * Decimal::from(3)
    };
    let pairs: Vec<[&(i32, Decimal, Decimal); 2]> =
        known.windows(2).map(|two| [&two[0], &two[1]]).filter(|[before, after]| before.0 == after.0).collect();
    !pairs.is_empty() && pairs.into_iter().all(grows)
}

/// Puts them among the other targets.
pub fn settle(rows: &mut Rows, catalogue: &[Indicator]) {
    let mut by_measure: BTreeMap<usize, Vec<UndatedTarget>> = BTreeMap::new();
    for one in std::mem::take(&mut rows.undated_targets) {
        by_measure.entry(one.indicator).or_default().push(one);
    }
    for (indicator, found) in by_measure {
        if found.iter().all(|one| one.says_as(&found[0])) {
            rows.targets.extend(found.into_iter().next().map(|one| (indicator, one.target)));
            continue;
        }
        let grow = grow_with_the_year(&found);
        for (nth, one) in found.iter().enumerate() {
            let others = found.iter().enumerate().filter(|(other, _)| *other != nth);
            // Two of one time contradict each other, which is told of targets.
            let is_alone = others.into_iter().all(|(_, other)| one.periods.is_disjoint(&other.periods));
            let is_of_year = (catalogue[indicator].measure == MeasureKind::Cumulative
                || one.target.basis == Some(Basis::Year))
                && !grow;
            let targets = match (is_alone, is_of_year) {
                (false, _) => vec![one.target.clone()],
                (true, true) => one.of_year(),
                (true, false) => one.of_periods(),
            };
            rows.targets.extend(targets.into_iter().map(|target| (indicator, target)));
        }
    }
}
