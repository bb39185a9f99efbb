//! Whether a percentage is what its counts give.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Indicator, Observation};
use crate::folder::table::row::Row;

/// Decimals beyond these are a spreadsheet's binary noise: both sides are rounded to them first.
const FINEST: u32 = 10;

/// Checks a percentage against its numerator and denominator, and works it out where only these are given.
pub fn check(row: &Row, indicator: &Indicator, observation: &mut Observation) {
    let (Some(above), below) = (observation.numerator, observation.denominator) else {
        if observation.denominator.is_some_and(|below| below.is_zero()) {
            zero_denominator(row);
        }
        return;
    };
    let Some(below) = below else {
        if let Some(value) = observation.value {
            check_numerator_alone(row, value, above, indicator);
        }
        return;
    };
    if below.is_zero() {
        return zero_denominator(row);
    }
    if above > below {
        let message = format!("{above} of {below}: the numerator is above the denominator");
        let help = "check whether the two are the wrong way round";
        row.faults.error(Code::NumeratorAboveDenominator, row.place_of("numerator"), message, help);
        return;
    }
    let Some(exact) = percent(above, below) else {
        let help = "a figure must be below 1,000,000,000,000,000";
        row.faults.error(Code::NumberTooLarge, row.place_of("numerator"), "these counts are too large", help);
        return;
    };
    match observation.value {
        Some(value) => check_given(row, value, above, below, exact),
        None if observation.missing.is_some() => {}
        None => {
            if indicator.decimals.is_none() {
                let message =
                    format!("`{}` has counts without a percentage, and no `decimals` to round it to", indicator.id);
                let fault = Diagnostic::error(Code::MissingKey, message).at(indicator.from.clone());
                row.faults
                    .add(fault.also(row.place(), "the counts").help("add a line like decimals = 1, or give the value"));
            }
            observation.value = Some(exact);
        }
    }
}

/// A denominator of zero.
pub fn zero_denominator(row: &Row) {
    let help = "a percentage of zero has no meaning: leave the denominator blank, with status `not applicable`";
    row.faults.error(Code::ZeroDenominator, row.place_of("denominator"), "the denominator is zero", help);
}

fn percent(above: Decimal, below: Decimal) -> Option<Decimal> {
    above.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(below)
}

fn rounded(exact: Decimal, scale: u32) -> [Decimal; 2] {
    [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::MidpointNearestEven]
        .map(|strategy| exact.round_dp_with_strategy(scale, strategy))
}

fn check_given(row: &Row, value: Decimal, above: Decimal, below: Decimal, exact: Decimal) {
    let scale = value.scale().min(FINEST);
    let printed = value.round_dp(scale);
    if rounded(exact, scale).contains(&printed) {
        return;
    }
    let [right, _] = rounded(exact, scale);
    let place = row.place_of("value");
    if exact.round_dp_with_strategy(scale, RoundingStrategy::ToZero) == printed {
        let message = format!("{above} of {below} is {right}%; {value}% is cut off, not rounded");
        row.faults.warning(Code::PercentageDoubtful, place, message, format!("rounded, it is {right}"));
        return;
    }
    let message = format!("{above} of {below} is {right}%, not {value}%");
    let help = format!("is it {right}, or is one of the counts wrong?");
    row.faults.error(Code::PercentageMismatch, place, message, help);
}

/// A percentage with the number of those it counts must be that number out of some whole number.
fn check_numerator_alone(row: &Row, value: Decimal, above: Decimal, indicator: &Indicator) {
    let scale = value.scale();
    if scale > FINEST || fits(value, above, scale) != Some(false) {
        return;
    }
    let near = neighbours(value, above).map_or_else(String::new, |(below, other)| {
        let given = |below: Decimal| percent(above, below).map(|exact| rounded(exact, scale)[0]);
        match (given(below), given(other)) {
            (Some(a), Some(b)) => format!(": {above} of {below} is {a}%, and of {other} it is {b}%"),
            _ => String::new(),
        }
    });
    let message = format!("{above} is not {value}% of any whole number{near}");
    let help = format!("check both figures of `{}`, or add the denominator", indicator.id);
    row.faults.warning(Code::PercentageDoubtful, row.place_of("numerator"), message, help);
}

/// Whether some whole number, not below the numerator, gives the percentage. `None` where that cannot be calculated.
fn fits(value: Decimal, above: Decimal, scale: u32) -> Option<bool> {
    if !above.is_integer() || above.is_sign_negative() {
        return None;
    }
    if above.is_zero() {
        return Some(value.is_zero());
    }
    let half = Decimal::new(5, scale + 1);
    let hundred = above.checked_mul(Decimal::ONE_HUNDRED)?;
    let fewest = hundred.checked_div(value.checked_add(half)?)?.floor().max(above);
    let lowest = value.checked_sub(half)?;
    if lowest <= Decimal::ZERO {
        // Any number that is large enough will do.
        return Some(true);
    }
    let most = hundred.checked_div(lowest)?.ceil();
    // The ends are the doubtful ones: whatever lies well between them fits.
    let count = most.checked_sub(fewest)?.to_u32()?;
    if count > 4 {
        return Some(true);
    }
    Some((0..=count).any(|step| {
        fewest
            .checked_add(Decimal::from(step))
            .and_then(|below| percent(above, below))
            .is_some_and(|exact| rounded(exact, scale).contains(&value))
    }))
}

/// The whole numbers on both sides of the one that there is not.
fn neighbours(value: Decimal, above: Decimal) -> Option<(Decimal, Decimal)> {
    let below = above.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(value)?.floor().max(above);
    Some((below, below.checked_add(Decimal::ONE)?)).filter(|(below, _)| !below.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn the_two_slips_of_the_real_report() {
        assert_eq!(fits(dec("86.2"), dec("540"), 1), Some(false));
        assert_eq!(fits(dec("75.5"), dec("464"), 1), Some(false));
        assert_eq!(fits(dec("74.9"), dec("469"), 1), Some(true));
        assert_eq!(fits(dec("15.2"), dec("28"), 1), Some(true));
    }

    #[test]
    fn edges_of_what_fits() {
        assert_eq!(fits(dec("0"), dec("0"), 0), Some(true));
        assert_eq!(fits(dec("5"), dec("0"), 0), Some(false));
        assert_eq!(fits(dec("0"), dec("3"), 0), Some(true));
        assert_eq!(fits(dec("100"), dec("7"), 0), Some(true));
        assert_eq!(fits(dec("101"), dec("7"), 0), Some(false));
        // 1 of 8 is 12.5: both ways of rounding a half are let through.
        assert_eq!(fits(dec("12"), dec("1"), 0), Some(true));
        assert_eq!(fits(dec("13"), dec("1"), 0), Some(true));
    }
}
