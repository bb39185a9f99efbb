//! Figures unlike the published ones of the same area and time.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Observation};
use crate::folder::text::diagnostics::Diagnostics;

use super::doubt::Doubt;
use super::near::{is_small, shown};

/// A figure may differ from the published one by this share of it: councils revise what they report.
const TWENTIETH: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Checks every figure for whose time the national table has one of the area.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    for held in indicator.observations.iter().filter(|held| !is_small(indicator, held)) {
        let Some((value, published)) = held.value.zip(published(indicator, held)) else { continue };
        if alike(value, published) {
            continue;
        }
        let doubt = Doubt::of_row(Code::UnlikePublished, indicator, held, value);
        let message = format!(
            "`{}` is {} for {}, but the published figure of the area is {}",
            indicator.id,
            shown(indicator, value),
            held.period.in_full(),
            shown(indicator, published)
        );
        faults.add(doubt.told(message, &likely(value, published)));
    }
}

/// The figure that the national table has for the same months.
fn published(indicator: &Indicator, held: &Observation) -> Option<Decimal> {
    let same = |period: &&crate::figures::measure::Period| {
        period.end() == held.period.end() && period.months() == held.period.months()
    };
    let period = indicator.national.own.keys().find(same)?;
    let other = indicator.national.of_another_area.contains(period);
    indicator.national.own.get(period).copied().filter(|_| !other)
}

/// The same when rounded as the coarser of them is, or nearly so.
fn alike(value: Decimal, published: Decimal) -> bool {
    let scale = value.normalize().scale().min(published.normalize().scale());
    let round = |figure: Decimal| figure.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero);
    let (Some(gap), Some(allowed)) = (value.checked_sub(published), published.checked_mul(TWENTIETH)) else {
        return true;
    };
    let last_digit = Decimal::new(1, scale);
    round(value) == round(published) || gap.abs() <= allowed.abs() || gap.abs() <= last_digit
}

/// The slip that would explain it.
fn likely(value: Decimal, published: Decimal) -> String {
    for times in [10_u32, 100, 1000] {
        let times = Decimal::from(times);
        let large = published.checked_mul(times).is_some_and(|right| alike(value, right));
        let small = value.checked_mul(times).is_some_and(|right| alike(right, published));
        if large || small {
            let what = if large { format!("{times} times") } else { format!("a {times}th of") };
            return format!("it is {what} the published one: correct whichever is wrong");
        }
    }
    "check that both are of the same thing, and correct the one that is wrong".to_owned()
}
