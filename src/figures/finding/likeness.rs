//! Like with like: which figures may not be set beside each other, and why.

use crate::figures::measure::MeasureKind;

use super::change::Earlier;
use super::one_indicator::Finding;

impl Finding {
    /// Why the latest figure may not be compared with an earlier one. None: it may.
    pub fn unlike(&self, earlier: &Earlier) -> Option<&'static str> {
        let latest = self.latest.as_ref()?;
        let apart = latest.period.end() - earlier.observation.period.end();
        let since_the_year_began = self.indicator.measure == MeasureKind::Cumulative
            && earlier.observation.period.is_dated()
            && apart % 12 != 0;
        since_the_year_began
            .then_some("it counts from the start of the year, and the earlier figure covers fewer months")
    }
}
