//! Tolerances: a change is one where the figure moved by at least so much. Materiality, not evidence.

use rust_decimal::Decimal;

use crate::figures::measure::Unit;

use super::super::Change;

/// The least change that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// At least so many (percentage) points. For percentages and scores.
    Points(Decimal),
    /// At least so many per cent of the earlier figure.
    Relative(Decimal),
    /// At least so much in the figure's own unit.
    Absolute(Decimal),
    /// Any change at all.
    AnyChange,
}

impl Tolerance {
    /// In an officer's words, for the key: `2.0 percentage points`.
    pub fn in_words(self, unit: Unit) -> String {
        match (self, unit) {
            (Tolerance::Points(size), Unit::Percent) if size == Decimal::ONE => format!("{size} percentage point"),
            (Tolerance::Points(size), Unit::Percent) => format!("{size} percentage points"),
            (Tolerance::Points(size), _) if size == Decimal::ONE => format!("{size} point"),
            (Tolerance::Points(size), _) => format!("{size} points"),
            (Tolerance::Relative(size), _) => format!("{size}% of the earlier figure"),
            (Tolerance::Absolute(size), _) => size.to_string(),
            (Tolerance::AnyChange, _) => "any change at all".into(),
        }
    }

    /// The same where the sentence before it has named the earlier figure: `5%`.
    pub fn in_short(self, unit: Unit) -> String {
        match self {
            Tolerance::Relative(size) => format!("{size}%"),
            _ => self.in_words(unit),
        }
    }

    /// Whether it can be applied to figures of this unit.
    pub fn suits(self, unit: Unit) -> bool {
        !matches!(self, Tolerance::Points(_)) || matches!(unit, Unit::Percent | Unit::Score)
    }

    /// Whether two figures are further apart than it: figures that are exactly so far apart are still similar.
    pub fn exceeded(self, apart: &Change) -> bool {
        let size = apart.units.abs();
        !size.is_zero()
            && match self {
                Tolerance::Points(most) | Tolerance::Absolute(most) => size > most,
                Tolerance::Relative(most) => apart.per_cent.is_none_or(|per_cent| per_cent.abs() > most),
                Tolerance::AnyChange => true,
            }
    }

    /// Whether a change reaches it. A change equal to the tolerance does. From zero every change does, whatever
    /// the percentage: it has none. No change never does.
    pub fn reached(self, change: &Change) -> bool {
        let size = change.units.abs();
        !size.is_zero()
            && match self {
                Tolerance::Points(least) | Tolerance::Absolute(least) => size >= least,
                Tolerance::Relative(least) => change.per_cent.is_none_or(|per_cent| per_cent.abs() >= least),
                Tolerance::AnyChange => true,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn put(tolerance: Tolerance, then: &str, now: &str) -> bool {
        tolerance.reached(&Change::between(number(then), number(now)).expect("small"))
    }

    #[test]
    fn the_tolerance_itself_is_a_change() {
        assert!(put(Tolerance::Points(number("2")), "98", "100"));
        assert!(!put(Tolerance::Points(number("2")), "88", "86.2"));
        assert!(put(Tolerance::Relative(number("3")), "100", "97"));
        assert!(!put(Tolerance::Absolute(number("5")), "10", "14"));
    }

    #[test]
    fn at_the_tolerance_a_comparator_is_similar() {
        let apart = |tolerance: Tolerance, other: &str, own: &str| {
            tolerance.exceeded(&Change::between(number(other), number(own)).expect("small"))
        };
        let points = Tolerance::Points(number("1.5"));
        assert!(!apart(points, "70.4", "71.9") && !apart(points, "71.9", "70.4"));
        assert!(apart(points, "70.4", "71.90001"));
        // Exactly, in decimals that no computer's binary number holds.
        assert!(!apart(Tolerance::Relative(number("7")), "0.3", "0.321"));
        assert!(apart(Tolerance::Relative(number("7")), "0.3", "0.3211"));
        assert!(apart(Tolerance::AnyChange, "1", "1.0001") && !apart(Tolerance::AnyChange, "1", "1.0"));
    }

    #[test]
    fn nothing_is_never_a_change() {
        for tolerance in [
            Tolerance::Points(Decimal::ZERO),
            Tolerance::Relative(Decimal::ZERO),
            Tolerance::Absolute(Decimal::ZERO),
            Tolerance::AnyChange,
        ] {
            assert!(!put(tolerance, "7", "7"), "{tolerance:?}");
        }
        assert!(put(Tolerance::Relative(number("3")), "0", "1"));
    }
}
