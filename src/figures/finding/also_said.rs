//! Which earlier figures are said beside the one that judges.

use crate::figures::measure::{AlsoSay, Frequency};

use super::change::Earlier;
use super::one_indicator::Finding;

impl Finding {
    /// What is said beside the figure that judges, in the catalogue's order: each with a figure, none twice. Where the
    /// catalogue says nothing it is last year, of figures that come more than once a year.
    pub fn also_said(&self, baseline: Option<&Earlier>) -> Vec<AlsoSay> {
        let indicator = &self.indicator;
        let asked = indicator.comparing.also_say.as_deref();
        let yearly = indicator.frequency == Frequency::Annual || indicator.is_like_in_whole_years();
        let usual: &[AlsoSay] = if yearly { &[] } else { &[AlsoSay::LastYear] };
        let mut said = vec![baseline.map(|earlier| earlier.observation.period)];
        let mut found = Vec::new();
        for one in asked.unwrap_or(usual) {
            let Some(earlier) = self.point(*one).filter(|earlier| earlier.change.is_some()) else { continue };
            let moved = earlier.change.is_some_and(|change| !change.units.is_zero());
            let period = Some(earlier.observation.period);
            if !said.contains(&period) && (moved || asked.is_some()) {
                said.push(period);
                found.push(*one);
            }
        }
        found
    }

    /// An earlier figure by its name.
    pub fn point(&self, one: AlsoSay) -> Option<&Earlier> {
        match one {
            AlsoSay::LastYear => self.last_year.as_ref(),
            AlsoSay::TwoYearsAgo => self.points.two_years_ago.as_ref(),
            AlsoSay::YearStart => self.points.year_start.as_ref(),
            AlsoSay::Peak => self.points.peak.as_ref(),
            AlsoSay::Previous => self.previous.as_ref(),
        }
    }
}
