//! What is small in itself: a count, what remains of its whole, or a percentage that can only be of a small count.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::figures::measure::{Indicator, Observation, Unit};

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

/// Whether a figure may not be printed as it is.
pub fn is_hidden(indicator: &Indicator, held: &Observation, fewer_than: u32) -> bool {
    let small = |count: Decimal| is_small(count, fewer_than);
    // Of a whole of people both sides count people; the whole of a rate is everybody.
    let both = matches!(indicator.unit, Unit::Percent | Unit::Count);
    let part = count(indicator, held);
    let (whole, percentage) = (held.denominator, held.value.filter(|_| indicator.unit == Unit::Percent));
    if [part, held.numerator, whole].into_iter().flatten().any(small) {
        return true;
    }
    match (part, whole.or_else(|| nearest_whole(indicator, held)), percentage) {
        (Some(part), Some(whole), _) if held.denominator.is_some() => both && small(whole - part),
        (Some(part), _, Some(percentage)) => rests_of(part, percentage).any(small),
        (None, Some(whole), Some(percentage)) => {
            parts_of(whole, percentage).any(|part| small(part) || small(whole - part))
        }
        (None, Some(whole), None) if indicator.unit == Unit::Rate => {
            held.value.is_some_and(|rate| rate_of_few(indicator, rate, whole, fewer_than))
        }
        _ => false,
    }
}

/// The whole that a reader takes a percentage without counts to be of: that of the nearest figure that gives one.
fn nearest_whole(indicator: &Indicator, held: &Observation) -> Option<Decimal> {
    let away = |other: &Observation| (i64::from(other.period.end()) - i64::from(held.period.end())).abs();
    let given = indicator.observations.iter().filter(|other| other.denominator.is_some());
    let nearest = given.min_by_key(|other| away(other)).filter(|_| indicator.unit == Unit::Percent);
    nearest.and_then(|other| other.denominator)
}

/// Rates are so many for each of these.
const PER: [i64; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/// Whether a rate of a whole can be the rate of a small count: for as many as the indicator's other figures say, else for
/// any usual number.
fn rate_of_few(indicator: &Indicator, rate: Decimal, whole: Decimal, fewer_than: u32) -> bool {
    let known = indicator.observations.iter().find_map(|other| {
        let per = other.value?.checked_mul(other.denominator?)?.checked_div(other.numerator?)?;
        // Rates are printed rounded: what is within a tenth of a usual number is that number.
        let near = |usual: &Decimal| (per - *usual).abs() * Decimal::TEN <= *usual;
        Some(PER.map(Decimal::from).into_iter().find(near).unwrap_or(per))
    });
    let usual = PER.map(Decimal::from);
    let tried = known.as_ref().map_or(usual.as_slice(), std::slice::from_ref);
    tried.iter().any(|per| {
        (1..fewer_than).map(Decimal::from).any(|part| {
            let own = part.checked_mul(*per).and_then(|part| part.checked_div(whole));
            // By any rounding, the printed rate is less than one of its last places away.
            own.is_some_and(|own| (own - rate).abs() < Decimal::new(1, rate.scale()) && !own.is_zero())
        })
    })
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
