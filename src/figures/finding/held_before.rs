//! Figures held beside or before the latest one that are only said: the year to date, where the year stood, and the last one where
//! there is none now.

use crate::figures::measure::{Observation, Period, Style};

use super::change::Earlier;
use super::one_indicator::Finding;

impl Finding {
    /// The last figure of the same year, of what counts since the year began: of April to September beside April to December.
    pub fn earlier_this_year(&self) -> Option<Earlier> {
        let latest = self.latest.as_ref().filter(|latest| latest.value.is_some())?;
        let begins = |period: Period| self.indicator.covers(period).begin();
        let alike = |held: &&Observation| {
            held.period.style() == latest.period.style() && begins(held.period) == begins(latest.period)
        };
        // Of a month, a quarter or a whole year no other begins with it.
        self.last(latest, alike)
    }

    /// The year to date that the table holds beside the figure of its last quarter or month. It is compared with nothing. None where
    /// a target is held against it, which says it.
    pub fn to_date(&self) -> Option<Earlier> {
        let latest = self.latest.as_ref()?;
        let beside = |held: &&Observation| {
            held.period.style() == Style::YearToDate
                && held.period.end() == latest.period.end()
                && held.period.months() > self.indicator.covers(latest.period).months()
                && held.value.is_some()
        };
        let found = self.indicator.observations.iter().find(beside)?;
        let is_judged = self.targets.iter().any(|one| one.judged.is_some_and(|judged| judged.period == found.period));
        let said = Earlier {
            value: found.value,
            change: None,
            count_change: None,
            observation: found.clone(),
            average: false,
        };
        (!is_judged).then_some(said)
    }

    /// The last figure of the same kind of period, where there is none now. It is compared with nothing.
    pub fn last_held(&self) -> Option<Earlier> {
        let latest = self.latest.as_ref().filter(|latest| latest.value.is_none())?;
        self.last(latest, |held| held.period.style() == latest.period.style())
    }

    /// The whole year before the last whole one, where the table holds it too.
    pub fn annual_before(&self) -> Option<Earlier> {
        let (latest, annual) = (self.latest.as_ref()?, self.annual.as_ref()?);
        let period = annual.observation.period.moved(-12);
        let whole = |held: &&Observation| held.period == period && held.value.is_some();
        self.of_one_series(self.indicator.observations.iter().find(whole)?, latest)
    }

    fn last(&self, latest: &Observation, fits: impl Fn(&&Observation) -> bool) -> Option<Earlier> {
        let earlier = |held: &&Observation| held.period.end() < latest.period.end() && held.value.is_some();
        let found = self.indicator.observations.iter().filter(earlier).filter(fits).max_by_key(|held| held.period)?;
        self.of_one_series(found, latest)
    }

    /// What was counted in another way is not where this year stood.
    fn of_one_series(&self, found: &Observation, latest: &Observation) -> Option<Earlier> {
        let broken =
            |held: &Observation| held.break_in_series && held.period > found.period && held.period <= latest.period;
        let one_series = !self.indicator.observations.iter().any(broken);
        one_series.then(|| Earlier::of(found.clone(), latest, self.indicator.unit)).flatten()
    }
}
