//! A percentage that an officer worked out: the change of a figure in per cent, or the share that two numbers of the
//! sentence give.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::figures::finding::Change;
use crate::figures::measure::{Indicator, Period};
use crate::figures::prose::{Typed, grouped, typed};

/// What a typed percentage is worked out from.
pub enum Computed {
    /// It is right.
    Right,
    /// It was cut off and not rounded: what it is, and from what.
    Cut(String),
}

/// Whether a typed percentage is the change of the latest figure from an earlier one, or a share of two numbers beside it.
pub fn computed(number: &Typed, text: &str, indicator: Option<&Indicator>, until: Period) -> Option<Computed> {
    if !number.percent {
        return None;
    }
    let changes = indicator.map_or_else(Vec::new, |indicator| changes(indicator, until));
    let exact: Vec<(Decimal, String)> = changes.into_iter().chain(shares(text)).collect();
    let scale = number.value.scale();
    let rounded = |value: Decimal, strategy| value.abs().round_dp_with_strategy(scale, strategy);
    if exact.iter().any(|(value, _)| rounded(*value, RoundingStrategy::MidpointAwayFromZero) == number.value) {
        return Some(Computed::Right);
    }
    let (value, from) = exact.iter().find(|(value, _)| rounded(*value, RoundingStrategy::ToZero) == number.value)?;
    let right = rounded(*value, RoundingStrategy::MidpointAwayFromZero);
    Some(Computed::Cut(format!("{from} is {right}%")))
}

/// The changes in per cent of the latest figure, and of its count, from each earlier one of its kind.
fn changes(indicator: &Indicator, until: Period) -> Vec<(Decimal, String)> {
    let held: Vec<_> = indicator.observations.iter().filter(|one| one.period.end() <= until.end()).collect();
    let Some((latest, earlier)) = held.split_last() else { return Vec::new() };
    let like = earlier.iter().filter(|one| one.period.months() == latest.period.months());
    like.flat_map(|one| [one.value.zip(latest.value), one.numerator.zip(latest.numerator)])
        .flatten()
        .filter_map(|(then, now)| {
            let change = Change::between(then, now)?.per_cent.filter(|change| !change.is_zero())?;
            Some((change, format!("from {} to {}", grouped(then.normalize()), grouped(now.normalize()))))
        })
        .collect()
}

/// The shares that two whole numbers of a text give: "60 of 412 (14.6%)". Of a long text none, so that reading stays linear.
fn shares(text: &str) -> Vec<(Decimal, String)> {
    let whole: Vec<Decimal> =
        typed(text).iter().filter(|one| !one.is_measured()).map(|one| one.value).take(12).collect();
    let pairs = whole.iter().flat_map(|part| whole.iter().map(move |all| (*part, *all)));
    pairs
        .filter(|(part, all)| part < all)
        .filter_map(|(part, all)| {
            let share = part.checked_div(all)?.checked_mul(Decimal::ONE_HUNDRED)?;
            Some((share, format!("{} of {}", grouped(part), grouped(all))))
        })
        .collect()
}
