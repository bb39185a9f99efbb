//! The change from an earlier figure, in its unit, in per cent and in people.

use rust_decimal::Decimal;

use crate::figures::measure::{Observation, Unit};

/// An earlier figure, and how the latest differs from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The earlier figure as the table holds it.
    pub observation: Observation,
    /// Its value: the table's, or the share of a year that may be compared with a quarter.
    pub value: Option<Decimal>,
    /// The change up to now; `None` where either figure is missing.
    pub change: Option<Change>,
    /// How the number of people changed; `None` where either is missing.
    pub count_change: Option<Decimal>,
    /// It is a quarter of a whole year's figure.
    pub average: bool,
}

/// The difference of two figures, in full precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Now less then, in the indicator's unit: percentage points for percentages.
    pub units: Decimal,
    /// The same as a percentage of the earlier figure; `None` where that is zero.
    pub per_cent: Option<Decimal>,
}

impl Change {
    /// The change from `then` to `now`. The outer none: exact decimals end.
    pub fn between(then: Decimal, now: Decimal) -> Option<Change> {
        let units = now.checked_sub(then)?;
        let per_cent =
            if then.is_zero() { None } else { Some(units.checked_div(then.abs())?.checked_mul(Decimal::ONE_HUNDRED)?) };
        Some(Change { units, per_cent })
    }
}

impl Earlier {
    /// Compares the latest figure with an earlier one. None: exact decimals end.
    pub fn of(observation: Observation, latest: &Observation, unit: Unit) -> Option<Earlier> {
        let change = both(observation.value, latest.value, Change::between)?;
        let count =
            |observation: &Observation| if unit == Unit::Count { observation.value } else { observation.numerator };
        let count_change = both(count(&observation), count(latest), |then, now| now.checked_sub(then))?;
        Some(Earlier { value: observation.value, change, count_change, observation, average: false })
    }

    /// The same for an even quarter of a year's count: only what simply adds up over the year may be divided.
    pub fn quarter_of(&self, latest: &Observation, unit: Unit) -> Option<Earlier> {
        // What is compared with a quarter of a year is a quarter.
        if unit != Unit::Count || latest.period.months() != 3 {
            return None;
        }
        let value = self.value?.checked_div(Decimal::from(4))?.normalize();
        let change = Change::between(value, latest.value?)?;
        Some(Earlier {
            value: Some(value),
            change: Some(change),
            count_change: Some(change.units),
            average: true,
            ..self.clone()
        })
    }
}

/// Calculates where both are known. The outer none: exact decimals end.
fn both<T>(
    then: Option<Decimal>,
    now: Option<Decimal>,
    calculate: impl Fn(Decimal, Decimal) -> Option<T>,
) -> Option<Option<T>> {
    match (then, now) {
        (Some(then), Some(now)) => calculate(then, now).map(Some),
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn a_change_is_exact() {
        let change = Change::between(number("95.1"), number("93")).expect("small");
        assert_eq!(change.units, number("-2.1"));
        assert_eq!(Change::between(number("16.5"), number("15.18")).expect("small").per_cent, Some(number("-8")));
        assert_eq!(Change::between(number("0"), number("3")).expect("small").per_cent, None);
        // From minus ten to minus five is a rise of a half, not a fall.
        assert_eq!(Change::between(number("-10"), number("-5")).expect("small").per_cent, Some(number("50")));
    }

    #[test]
    fn where_exact_decimals_end_nothing_is_said() {
        assert_eq!(Change::between(Decimal::MIN, Decimal::MAX), None);
    }
}
