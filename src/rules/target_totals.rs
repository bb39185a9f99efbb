//! How many targets stand so, counted one by one: of a report and of the one before.

use crate::figures::prose::{list, words};

use super::closed_words::closed_words;
use super::indicator_context::IndicatorFacts;
use super::target_state::TargetState;

closed_words! {
    /// What the totals count a target as.
    TargetTallied {
        /// Reached, or of a year that is not over and on course.
        Met = TargetState::Met.as_str(),
        /// Of these, those of a year that is not over.
        OnCourse = TargetState::OnCourse.as_str(),
        /// Not reached, and no worse than the amber.
        Close = TargetState::Close.as_str(),
        /// Not reached, or of a year that is not over and behind.
        Missed = TargetState::Missed.as_str(),
        /// Of these, those of a year that is not over.
        Behind = TargetState::Behind.as_str(),
        /// Its time has not come.
        NotDue = TargetState::NotDue.as_str(),
    }
}

/// Targets by how they stand, each counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TargetTotals([usize; 6]);

impl TargetTotals {
    /// What a target that is judged is counted as.
    pub const JUDGED: [TargetTallied; 3] = [TargetTallied::Met, TargetTallied::Close, TargetTallied::Missed];

    /// Counts a target.
    pub fn add(&mut self, state: TargetState) {
        let as_what: &[TargetTallied] = match state {
            TargetState::Met => &[TargetTallied::Met],
            TargetState::OnCourse => &[TargetTallied::Met, TargetTallied::OnCourse],
            TargetState::Close => &[TargetTallied::Close],
            TargetState::Missed => &[TargetTallied::Missed],
            TargetState::Behind => &[TargetTallied::Missed, TargetTallied::Behind],
            TargetState::NotDue => &[TargetTallied::NotDue],
            TargetState::Stated | TargetState::NoPolarity | TargetState::Unknown => &[],
        };
        for one in as_what {
            self.0[*one as usize] += 1;
        }
    }

    /// How many stand so.
    pub fn how_many(&self, wanted: TargetTallied) -> usize {
        self.0[wanted as usize]
    }

    /// The same with this many that stand so.
    pub fn with(mut self, wanted: TargetTallied, count: usize) -> TargetTotals {
        self.0[wanted as usize] = count;
        self
    }

    /// Both together.
    pub fn and(self, other: &TargetTotals) -> TargetTotals {
        let mut both = self;
        both.0.iter_mut().zip(other.0).for_each(|(count, more)| *count += more);
        both
    }

    /// How many are judged: all that are due, and those of a year that is not over and can be judged.
    pub fn judged(&self) -> usize {
        Self::JUDGED.iter().map(|one| self.how_many(*one)).sum()
    }

    /// Whether there is any target.
    pub fn is_empty(&self) -> bool {
        *self == TargetTotals::default()
    }

    /// `two met, one close and three missed`
    pub fn in_words(&self) -> String {
        let said = |one, word: &str| match self.how_many(one) {
            0 => String::new(),
            count => format!("{} {word}", words(count.into())),
        };
        let progress = |one| self.how_many(one) > 0;
        let met = if progress(TargetTallied::OnCourse) { "met or on course" } else { "met" };
        let missed = if progress(TargetTallied::Behind) { "missed or behind" } else { "missed" };
        let parts =
            [said(TargetTallied::Met, met), said(TargetTallied::Close, "close"), said(TargetTallied::Missed, missed)];
        list(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>())
    }
}

/// The totals of the report before this one, as they were approved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TotalsBefore {
    /// Its period, as it reads in this report.
    pub period: String,
    /// Its targets.
    pub targets: TargetTotals,
    /// Its ratings, in the order in which they were listed.
    pub ratings: Vec<(String, usize)>,
}

impl IndicatorFacts {
    /// How each of its targets stands, counted one by one.
    pub fn target_totals(&self) -> TargetTotals {
        let mut totals = TargetTotals::default();
        self.finding.targets.iter().for_each(|found| totals.add(self.target_state(found)));
        totals
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_is_counted_once_and_a_year_that_is_not_over_with_its_like() {
        let mut totals = TargetTotals::default();
        for state in TargetState::ALL {
            totals.add(*state);
        }
        let counted = TargetTallied::ALL.iter().map(|one| totals.how_many(*one)).collect::<Vec<_>>();
        assert_eq!(counted, [2, 1, 1, 2, 1, 1]);
        assert_eq!(totals.judged(), 5);
        assert_eq!(totals.in_words(), "two met or on course, one close and two missed or behind");
    }
}
