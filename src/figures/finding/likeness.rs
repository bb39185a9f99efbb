//! Like with like: which figures may not be set beside each other, and why.

use crate::figures::measure::{Period, Style};

use super::change::Earlier;
use super::length::{grows, same_length};
use super::one_indicator::Finding;
use super::series::Series;

impl Finding {
    /// Why the latest figure may not be compared with an earlier one. None: it may.
    pub fn unlike(&self, earlier: &Earlier) -> Option<&'static str> {
        let latest = self.latest.as_ref()?;
        let (now, then) = (latest.period, earlier.observation.period);
        let counted = self.indicator.is_like_in_whole_years() || now.style() == Style::YearToDate;
        if counted && then.is_dated() && (now.end() - then.end()) % 12 != 0 {
            return Some("it counts from the start of the year, and the earlier figure covers other months");
        }
        // A quarter of a year's count is divided already.
        (!earlier.average && !same_length(&self.indicator, now, then))
            .then_some("it grows through the year, and the earlier figure covers another length of time")
    }

    /// Whether the figure grows with the time it covers.
    pub fn grows(&self) -> bool {
        grows(&self.indicator)
    }

    /// The periods between the latest figure and the last one like it for which the table has no row.
    pub fn rows_missing(&self) -> Vec<Period> {
        let Some(previous) = &self.previous else { return Vec::new() };
        Series::of(&self.indicator, self.report).rows_missing_since(previous.observation.period)
    }
}
