//! Earlier figures that the report before this one printed otherwise.

use rust_decimal::Decimal;

use crate::figures::measure::Period;

use super::Finding;

/// A figure that has been revised since the report before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revised {
    /// When it is of.
    pub period: Period,
    /// What that report had.
    pub then: Decimal,
    /// What the tables hold now.
    pub now: Decimal,
}

impl Finding {
    /// The figures before the latest that the report before had otherwise, the latest of them first. A difference that does not
    /// show in the figures as they are printed is none.
    pub fn revised_earlier(&self) -> Vec<Revised> {
        let (Some(last), Some(latest)) = (&self.indicator.last_report, &self.latest) else { return Vec::new() };
        let printed = |figure| self.indicator.as_printed(figure);
        let earlier = self.indicator.observations.iter().filter(|held| {
            held.period != latest.period && held.period.is_dated() && held.period.end() <= latest.period.end()
        });
        let revised = earlier.filter_map(|held| {
            let (now, then) = (held.value?, (*last.figures.get(&held.period.in_full())?)?);
            (printed(now) != printed(then)).then_some(Revised { period: held.period, then, now })
        });
        let mut revised: Vec<Revised> = revised.collect();
        revised.sort_by_key(|one| std::cmp::Reverse(one.period));
        revised
    }
}
