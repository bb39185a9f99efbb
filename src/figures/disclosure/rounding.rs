//! Counts to the nearest multiple, and percentages from them: no figure is finer than its counts.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::figures::measure::{Indicator, Unit, Why};

use super::policy::Policy;

/// A count to the nearest multiple of a base, half away from zero.
pub fn nearest(count: Decimal, base: u32) -> Option<Decimal> {
    let base = Decimal::from(base);
    let steps = count.checked_div(base)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    steps.checked_mul(base)
}

/// Rounds one figure with its counts.
pub fn round(indicator: &mut Indicator, at: usize, policy: Policy) {
    let Some(base) = policy.round_to else { return };
    let unit = indicator.unit;
    let held = &mut indicator.observations[at];
    let rounded = |count: Option<Decimal>| count.and_then(|count| nearest(count, base));
    let (part, whole) = (rounded(held.numerator), rounded(held.denominator));
    match (unit, part, whole, held.value) {
        (Unit::Count, _, _, value) => held.value = rounded(value),
        (Unit::Percent | Unit::Rate, Some(part), Some(whole), Some(value)) if !whole.is_zero() => {
            // A rate is "per" so many: the printed one says how many, as closely as it is printed.
            let per = match unit {
                Unit::Percent => Some(Decimal::ONE_HUNDRED),
                _ => held.numerator.zip(held.denominator).and_then(|(x, n)| value.checked_mul(n)?.checked_div(x)),
            };
            let share = per.and_then(|per| part.checked_mul(per)?.checked_div(whole));
            held.value =
                share.map(|share| share.round_dp_with_strategy(value.scale(), RoundingStrategy::MidpointAwayFromZero));
        }
        // Of nobody, as it would be printed, there is no share.
        (Unit::Percent | Unit::Rate, _, Some(_), Some(_)) if whole.is_some_and(|whole| whole.is_zero()) => {
            held.value = None;
            held.missing = Some(Why::Suppressed);
        }
        _ => {}
    }
    // Limits are those of the figure that was not rounded.
    held.limits = None;
    held.numerator = part;
    held.denominator = whole;
}
