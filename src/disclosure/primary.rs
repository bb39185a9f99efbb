//! What is small in itself: a count, what remains of its whole, or a percentage that can only be of a small count.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::measure::{Indicator, Observation, Unit};

/// Wholes beyond this are not searched for small parts: a percentage of so many is none of a handful.
const LARGEST: i64 = 1_000_000;

/// Whether a count could point to a person: at least one, and fewer than the threshold.
pub fn is_small(count: Decimal, fewer_than: u32) -> bool {
    count > Decimal::ZERO && count < Decimal::from(fewer_than)
}

/// The count behind a figure: a count itself, or the numerator.
pub fn count(indicator: &Indicator, held: &Observation) -> Option<Decimal> {
    if indicator.unit == Unit::Count { held.value } else { held.numerator }
}

/// Whether a figure may not be printed as it stands.
pub fn is_hidden(indicator: &Indicator, held: &Observation, fewer_than: u32) -> bool {
    let small = |count: Decimal| is_small(count, fewer_than);
    let part = count(indicator, held);
    let whole = held.denominator.filter(|_| indicator.unit != Unit::Count);
    let percentage = held.value.filter(|_| indicator.unit == Unit::Percent);
    match (part, whole, percentage) {
        (Some(part), _, _) if small(part) => true,
        (_, Some(whole), _) if small(whole) => true,
        (Some(part), Some(whole), _) if indicator.unit == Unit::Percent => small(whole - part),
        (Some(part), None, Some(percentage)) => rests_of(part, percentage).any(small),
        (None, Some(whole), Some(percentage)) => {
            parts_of(whole, percentage).any(|part| small(part) || small(whole - part))
        }
        _ => false,
    }
}

/// Whether a share of a whole is printed as this percentage, by any rounding in use.
fn prints_as(part: Decimal, whole: Decimal, percentage: Decimal) -> bool {
    let Some(share) = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole)) else {
        return false;
    };
    let decimals = percentage.scale();
    [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::MidpointNearestEven, RoundingStrategy::ToZero]
        .iter()
        .any(|rounding| share.round_dp_with_strategy(decimals, *rounding) == percentage)
}

/// Every whole count of which a percentage of this whole can be printed so.
fn parts_of(whole: Decimal, percentage: Decimal) -> impl Iterator<Item = Decimal> {
    let near = whole * percentage / Decimal::ONE_HUNDRED;
    let reach = whole / Decimal::ONE_HUNDRED * Decimal::new(1, percentage.scale().min(6)) + Decimal::ONE;
    let searched = whole <= Decimal::from(LARGEST) && whole > Decimal::ZERO;
    let end = |figure: Decimal| figure.to_i64().unwrap_or(0);
    let range =
        searched.then(|| end((near - reach).max(Decimal::ZERO).floor())..=end((near + reach).min(whole).ceil()));
    range.into_iter().flatten().map(Decimal::from).filter(move |part| prints_as(*part, whole, percentage))
}

/// What remains of every whole of which this part can be printed as this percentage, as far as that may be small.
fn rests_of(part: Decimal, percentage: Decimal) -> impl Iterator<Item = Decimal> {
    (0..100).map(Decimal::from).filter(move |rest| {
        let whole = part.checked_add(*rest);
        whole.is_some_and(|whole| !whole.is_zero() && prints_as(part, whole, percentage))
    })
}
