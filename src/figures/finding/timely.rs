//! Whether the figures are of the periods they should be of: as recent as the report, and of the catalogue's frequency.

use crate::figures::measure::{Frequency, Observation, Style};

use super::Finding;

impl Finding {
    /// Whether the latest figure is of an earlier period than it should be by the calendar, and none is held of a later one: that of a
    /// period which ends after the report's is not in it, and yet the one before it is not the latest available.
    pub fn in_arrears(&self) -> bool {
        self.periods_behind > 0 && self.later().next().is_none()
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
