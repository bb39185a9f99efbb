//! The tests a significance rule may name. The statistical ones come later; these are tolerances.

use rust_decimal::Decimal;

use crate::measure::Unit;

use super::Change;

/// A named test with its setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// Changed where the figure moved by at least so many (percentage) points. For percentages and scores.
    Points(Decimal),
    /// Changed where it moved by at least so many per cent of the earlier figure.
    Relative(Decimal),
    /// Changed where it moved by at least so much in its own unit.
    Absolute(Decimal),
    /// Changed where it moved at all.
    AnyChange,
}

/// What a test found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Beyond the tolerance, or exactly on it.
    Changed,
    /// Within it.
    Within,
}

impl Test {
    /// The test in an officer's words, for the key: `2.0 percentage points`.
    pub fn in_words(self, unit: Unit) -> String {
        match (self, unit) {
            (Test::Points(size), Unit::Percent) => format!("{size} percentage points"),
            (Test::Points(size), _) => format!("{size} points"),
            (Test::Relative(size), _) => format!("{size}% of the earlier figure"),
            (Test::Absolute(size), _) => size.to_string(),
            (Test::AnyChange, _) => "any change at all".into(),
        }
    }

    /// Whether the test can be put to figures of this unit.
    pub fn suits(self, unit: Unit) -> bool {
        !matches!(self, Test::Points(_)) || matches!(unit, Unit::Percent | Unit::Score)
    }
}

/// Puts the test to a change. A change equal to the tolerance is a change. From nought every change is one,
/// whatever the percentage: it has none.
pub fn outcome(test: Test, change: &Change) -> Outcome {
    let size = change.units.abs();
    let changed = match test {
        Test::Points(least) | Test::Absolute(least) => size >= least && !(least.is_zero() && size.is_zero()),
        Test::Relative(least) => match change.per_cent {
            Some(per_cent) => per_cent.abs() >= least && !size.is_zero(),
            None => !size.is_zero(),
        },
        Test::AnyChange => !size.is_zero(),
    };
    if changed { Outcome::Changed } else { Outcome::Within }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn put(test: Test, then: &str, now: &str) -> Outcome {
        outcome(test, &Change::between(number(then), number(now)).expect("small"))
    }

    #[test]
    fn the_tolerance_itself_is_a_change() {
        assert_eq!(put(Test::Points(number("2")), "98", "100"), Outcome::Changed);
        assert_eq!(put(Test::Points(number("2")), "88", "86.2"), Outcome::Within);
        assert_eq!(put(Test::Relative(number("3")), "100", "97"), Outcome::Changed);
        assert_eq!(put(Test::Absolute(number("5")), "10", "14"), Outcome::Within);
    }

    #[test]
    fn nothing_is_never_a_change() {
        for test in
            [Test::Points(Decimal::ZERO), Test::Relative(Decimal::ZERO), Test::Absolute(Decimal::ZERO), Test::AnyChange]
        {
            assert_eq!(put(test, "7", "7"), Outcome::Within, "{test:?}");
        }
        assert_eq!(put(Test::Relative(number("3")), "0", "1"), Outcome::Changed);
    }
}
