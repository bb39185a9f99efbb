//! Fingertips' comparisons: an interval beside a fixed benchmark, two intervals, two levels at once.

use super::Interval;

/// On which side a figure lies of what it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Below it, beyond its uncertainty.
    Lower,
    /// Not told apart.
    Similar,
    /// Above it, beyond its uncertainty.
    Higher,
}

impl Side {
    /// The word Fingertips uses: `Lower`, `Similar`, `Higher`.
    pub fn as_str(self) -> &'static str {
        match self {
            Side::Lower => "Lower",
            Side::Similar => "Similar",
            Side::Higher => "Higher",
        }
    }

    /// The same by what is good.
    pub fn judged(self, high_is_good: bool) -> Judged {
        match (self, high_is_good) {
            (Side::Similar, _) => Judged::Similar,
            (Side::Higher, true) | (Side::Lower, false) => Judged::Better,
            (Side::Lower, true) | (Side::Higher, false) => Judged::Worse,
        }
    }
}

/// A side when it is known which is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// On the good side.
    Better,
    /// Not told apart.
    Similar,
    /// On the bad side.
    Worse,
}

impl Judged {
    /// The word Fingertips uses: `Better`, `Similar`, `Worse`.
    pub fn as_str(self) -> &'static str {
        match self {
            Judged::Better => "Better",
            Judged::Similar => "Similar",
            Judged::Worse => "Worse",
        }
    }
}

/// A side by two levels at once: beyond the 99.8% interval, or only beyond the 95%.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// Below it at both levels.
    Lowest,
    /// Below it at 95% only.
    Lower,
    /// Not told apart.
    Similar,
    /// Above it at 95% only.
    Higher,
    /// Above it at both levels.
    Highest,
}

impl Grade {
    /// Fingertips' word where nothing is better: `Lowest`, `Lower`, `Similar`, `Higher`, `Highest`.
    pub fn as_str(self) -> &'static str {
        ["Lowest", "Lower", "Similar", "Higher", "Highest"][self as usize]
    }

    /// Its word where one side is good: `Best`, `Better`, `Similar`, `Worse`, `Worst`.
    pub fn judged(self, high_is_good: bool) -> &'static str {
        let from_worst = if high_is_good { self as usize } else { 4 - self as usize };
        ["Worst", "Worse", "Similar", "Better", "Best"][from_worst]
    }
}

/// A figure's interval beside a fixed benchmark: touching it is similar (Fingertips,
/// `SingleOverlappingCIsForOneCILevelComparer`). `None` where the benchmark or a limit is not a number.
pub fn with_benchmark(own: Interval, benchmark: f64) -> Option<Side> {
    if !benchmark.is_finite() || own.lower.is_nan() || own.upper.is_nan() {
        return None;
    }
    Some(match own {
        own if own.upper < benchmark => Side::Lower,
        own if own.lower > benchmark => Side::Higher,
        _ => Side::Similar,
    })
}

/// Two intervals, the first against the second: touching is similar (Fingertips, `DoubleOverlappingCIsComparer`, and
/// `TrendBetweenTwoValuesCalculator` for the most recent figure against the one before). `None` where a limit is not a
/// number.
pub fn intervals(own: Interval, other: Interval) -> Option<Side> {
    if [own.lower, own.upper, other.lower, other.upper].iter().any(|limit| limit.is_nan()) {
        return None;
    }
    Some(match own {
        own if own.upper < other.lower => Side::Lower,
        own if own.lower > other.upper => Side::Higher,
        _ => Side::Similar,
    })
}

/// A figure's 95% and 99.8% intervals beside a fixed benchmark (Fingertips, two confidence levels).
/// `None` where the benchmark or a limit is not a number.
pub fn at_two_levels(at_95: Interval, at_99_8: Interval, benchmark: f64) -> Option<Grade> {
    Some(match (with_benchmark(at_95, benchmark)?, with_benchmark(at_99_8, benchmark)?) {
        (_, Side::Lower) => Grade::Lowest,
        (_, Side::Higher) => Grade::Highest,
        (Side::Lower, Side::Similar) => Grade::Lower,
        (Side::Higher, Side::Similar) => Grade::Higher,
        (Side::Similar, Side::Similar) => Grade::Similar,
    })
}

/// A value beside the limits around a benchmark (Fingertips, `SpcForProportionsComparer`): outside is a difference.
/// `None` where the value or a limit is not a number.
pub fn with_limits(value: f64, limits: Interval) -> Option<Side> {
    if value.is_nan() || limits.lower.is_nan() || limits.upper.is_nan() {
        return None;
    }
    Some(match value {
        value if value < limits.lower => Side::Lower,
        value if value > limits.upper => Side::Higher,
        _ => Side::Similar,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(lower: f64, upper: f64) -> Interval {
        Interval { lower, upper }
    }

    #[test]
    fn touching_is_similar() {
        let own = from(2.0, 3.0);
        let side = |benchmark| with_benchmark(own, benchmark).expect("numbers");
        assert_eq!([1.9, 2.0, 3.0, 3.1].map(side), [Side::Higher, Side::Similar, Side::Similar, Side::Lower]);
        assert_eq!(intervals(own, from(3.0, 4.0)), Some(Side::Similar));
        assert_eq!(intervals(own, from(3.1, 4.0)), Some(Side::Lower));
        assert_eq!(intervals(own, from(0.0, 1.9)), Some(Side::Higher));
        assert_eq!(with_limits(3.1, own), Some(Side::Higher));
        assert_eq!(with_benchmark(own, f64::NAN), None);
    }

    #[test]
    fn two_levels_give_five_words() {
        let words = [0.5, 1.5, 2.5, 3.5, 4.5].map(|benchmark| {
            let grade = at_two_levels(from(2.0, 3.0), from(1.0, 4.0), benchmark).expect("numbers");
            (grade.as_str(), grade.judged(true), grade.judged(false))
        });
        let expected = [
            ("Highest", "Best", "Worst"),
            ("Higher", "Better", "Worse"),
            ("Similar", "Similar", "Similar"),
            ("Lower", "Worse", "Better"),
            ("Lowest", "Worst", "Best"),
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn what_is_good_turns_the_words() {
        assert_eq!((Side::Higher.judged(true), Side::Higher.judged(false)), (Judged::Better, Judged::Worse));
    }
}
