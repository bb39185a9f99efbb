//! Whether the figures are of the periods they should be of: as recent as the report, and of the catalogue's frequency.

use crate::figures::measure::{Frequency, Observation, Style};

use super::Finding;

impl Finding {
    /// Whether the latest figure is of an earlier period than it should be by the calendar, and none is held of a later one: that of a
    /// period which ends after the report's is not in it, and yet the one before it is not the latest available.
    pub fn in_arrears(&self) -> bool {
        self.periods_behind > 0 && self.later().next().is_none()
    }

    /// Whether the latest figure is of an earlier period than the catalogue's `lag` allows: it is no news of the report's period, and
    /// nothing is judged by it.
    pub fn is_late(&self) -> bool {
        self.periods_behind > self.indicator.lag && self.year_under_way().is_none()
    }

    /// The figure of a year that ends after the period of the report, which has not got it: the one before is no late one.
    pub fn year_under_way(&self) -> Option<&Observation> {
        let is_of_it = |held: &&Observation| {
            let of = held.period;
            of.style().is_year() && of.begin() < self.report.end() && of.end() > self.report.end()
        };
        let is_annual = self.indicator.frequency == Frequency::Annual;
        self.later().filter(|_| is_annual).filter(is_of_it).max_by_key(|held| held.period.end())
    }

    /// The figures that are held of periods which end after the one that is reported.
    pub fn later(&self) -> impl Iterator<Item = &Observation> {
        let latest = self.latest.as_ref().map(|latest| latest.period).filter(|period| period.is_dated());
        let reported = latest.unwrap_or(self.report).end();
        let is_later = move |held: &&Observation| held.period.is_dated() && held.period.end() > reported;
        self.indicator.observations.iter().filter(is_later).filter(|held| held.value.is_some())
    }

    /// The first figure that is for a kind of period in which the indicator is not measured.
    pub fn of_another_kind(&self) -> Option<&Observation> {
        self.indicator.observations.iter().find(|held| !suits(self.indicator.frequency, held))
    }
}

/// A whole year may be beside any figures, and a year to date or a rolling year comes as often as anything.
fn suits(frequency: Frequency, held: &Observation) -> bool {
    match held.period.style() {
        Style::Month => frequency == Frequency::Monthly,
        Style::Quarter => frequency == Frequency::Quarterly,
        _ => true,
    }
}
