//! Whether the figures are of the periods they should be of: as recent as the report, and of the catalogue's frequency.

use crate::figures::measure::{Frequency, Observation, Style};

use super::Finding;

impl Finding {
    /// Whether the latest figure is of an earlier period than it should be by the calendar.
    pub fn in_arrears(&self) -> bool {
        self.periods_behind > 0
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
