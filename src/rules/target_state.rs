//! How a figure stands to a target: one set of words for sentences, conditions, cells and totals.

use std::cmp::Ordering;

use crate::figures::finding::{Expected, Judged, TargetFound, TargetTime};
use crate::figures::measure::{MeasureKind, Polarity, Unit};

use super::closed_words::closed_words;
use super::indicator_context::IndicatorFacts;

closed_words! {
    /// How a figure stands to a target.
    TargetState {
        /// As good as it, or better.
        Met = "met",
        /// Not met, and no worse than the amber that the council gave.
        Close = "close to target",
        /// Not met.
        Missed = "missed",
        /// Of a year that is not over, as much has come as should have, or more.
        OnCourse = "on course",
        /// Less has come than should have.
        Behind = "behind",
        /// Its time has not come, and nobody can say more.
        NotDue = "not due",
        /// It is given in words that no figure can be held against.
        Stated = "stated",
        /// Neither more nor less is better.
        NoPolarity = "no polarity",
        /// One of the two figures is missing.
        Unknown = "unknown",
    }
}

/// What a measure is rated by the state of its target, where the council gives no words of its own.
pub const RATINGS: [&str; 3] = ["on target", "close to target", "off target"];

impl TargetState {
    /// Which of the three ratings it is; `None` where it is none.
    pub fn rating(self) -> Option<usize> {
        match self {
            TargetState::Met | TargetState::OnCourse => Some(0),
            TargetState::Close => Some(1),
            TargetState::Missed | TargetState::Behind => Some(2),
            TargetState::NotDue | TargetState::Stated | TargetState::NoPolarity | TargetState::Unknown => None,
        }
    }

    /// The states of a target that is due, or of a year that can be judged, the worst first: a measure is what the worst of
    /// its targets is.
    const WORST_FIRST: [TargetState; 9] = [
        TargetState::Missed,
        TargetState::Behind,
        TargetState::Close,
        TargetState::OnCourse,
        TargetState::Met,
        TargetState::Stated,
        TargetState::NoPolarity,
        TargetState::Unknown,
        TargetState::NotDue,
    ];

    /// How bad it is: 0 is the worst.
    pub fn rank(self) -> usize {
        TargetState::WORST_FIRST.iter().position(|state| *state == self).unwrap_or(TargetState::WORST_FIRST.len())
    }
}

impl IndicatorFacts {
    /// How the figure stands to a target.
    pub fn target_state(&self, found: &TargetFound) -> TargetState {
        let of_measure = self.decided.polarity_of(&self.finding.indicator);
        let target = &found.target;
        if found.time == TargetTime::Later {
            return TargetState::NotDue;
        }
        if target.value.is_none() {
            return self.in_words(found);
        }
        let Some(judged) = found.judged else { return TargetState::Unknown };
        let polarity = target.polarity(of_measure);
        let Some(met) = target.is_met_by(judged.value, of_measure) else { return TargetState::NoPolarity };
        if matches!(found.time, TargetTime::SoFar | TargetTime::Over) {
            return self.so_far(found, judged, polarity, met);
        }
        match (met, target.amber.zip(target.value)) {
            (true, _) => TargetState::Met,
            (false, Some((amber, aim))) if amber.reaches(judged.value, aim, polarity) => TargetState::Close,
            (false, _) => TargetState::Missed,
        }
    }

    /// Of a year that is not over, or whose figures are not all held.
    fn so_far(&self, found: &TargetFound, judged: Judged, polarity: Polarity, met: bool) -> TargetState {
        // What is counted or spent only grows: a ceiling that is broken stays broken, and what is reached stays reached.
        if self.only_grows() {
            match polarity {
                Polarity::Lower if !met => return TargetState::Missed,
                Polarity::Higher if met => return TargetState::Met,
                _ => {}
            }
        }
        let expected = found.expected.filter(|_| !matches!(polarity, Polarity::Between(..)));
        // By last year's share, which is a rough guide, as both are printed: nobody is behind by what does not show.
        let indicator = &self.finding.indicator;
        let now = |expected: Expected| match expected.last_year {
            Some(_) => judged.as_exact(judged.value, indicator),
            None => judged.value,
        };
        match expected.and_then(|expected| polarity.compare(now(expected), expected.value)) {
            Some(Ordering::Less | Ordering::Equal) => TargetState::OnCourse,
            Some(Ordering::Greater) => TargetState::Behind,
            None if found.is_due() => TargetState::Unknown,
            None => TargetState::NotDue,
        }
    }

    /// Whether what has come of a year can never be less at its end: counts, and spending that the catalogue says counts since April. An
    /// average, a balance and what has fallen within the year go up and down.
    fn only_grows(&self) -> bool {
        const MAY_FALL: [&str; 14] = [
            "average",
            "avg",
            "mean",
            "median",
            "per",
            "variance",
            "balance",
            "borrowing",
            "debt",
            "arrears",
            "reserves",
            "forecast",
            "deficit",
            "gap",
        ];
        let indicator = &self.finding.indicator;
        match indicator.unit {
            Unit::Count => true,
            Unit::Money => {
                let small = indicator.name.to_lowercase();
                let may_fall = small.split(|letter: char| !letter.is_alphabetic()).any(|word| MAY_FALL.contains(&word));
                let grows = indicator.measure == MeasureKind::Cumulative || indicator.adds_up();
                grows && !may_fall && !self.fell_within_its_year()
            }
            Unit::Percent | Unit::Rate | Unit::Score | Unit::Time => false,
        }
    }

    /// Whether an earlier figure of the same year is higher than the latest.
    fn fell_within_its_year(&self) -> bool {
        let Some((latest, value)) = self.finding.latest.as_ref().and_then(|one| Some((one.period, one.value?))) else {
            return false;
        };
        let is_of_cumulative = self.finding.indicator.measure == MeasureKind::Cumulative;
        let year = latest.financial_year_of();
        is_of_cumulative
            && self.finding.indicator.observations.iter().any(|one| {
                let is_before = one.period.financial_year_of() == year && one.period.end() < latest.end();
                is_before && one.value.is_some_and(|earlier| earlier > value)
            })
    }

    /// Of a target without a figure: a quartile can be held against it.
    fn in_words(&self, found: &TargetFound) -> TargetState {
        match (found.target.quartile, self.quartile()) {
            (Some(aim), Some(quartile)) if quartile.now <= aim => TargetState::Met,
            (Some(_), Some(_)) => TargetState::Missed,
            _ if found.target.words.is_empty() => TargetState::Unknown,
            _ => TargetState::Stated,
        }
    }

    /// The rating: as decided, else by the state of the target that decides.
    pub fn rating_word(&self) -> Option<String> {
        let by_target = || Some(RATINGS[self.deciding_target()?.1.rating()?].to_owned());
        self.decided.rating.as_ref().map(|rating| rating.word.clone()).or_else(by_target)
    }

    /// The target that decides what the measure is: the worst of those that are due, else the first.
    pub fn deciding_target(&self) -> Option<(&TargetFound, TargetState)> {
        let states = self.finding.targets.iter().map(|found| (found, self.target_state(found)));
        states.min_by_key(|(found, state)| (found.time == TargetTime::Later, state.rank()))
    }
}
