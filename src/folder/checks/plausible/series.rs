//! What a series of figures shows: a period missing between two others, and the same figure again and again where it never was.

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Observation, Period};
use crate::figures::prose::{list, words};
use crate::folder::text::diagnostics::Diagnostics;

use super::doubt::Doubt;
use super::near::{NEAR, is_small, shown};

/// Checks the last figures of an indicator.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    gaps(indicator, faults);
    repeated(indicator, faults);
}

/// Periods without a row between two of the last figures. The latest one's own figure before is named where it is compared.
fn gaps(indicator: &Indicator, faults: &Diagnostics) {
    let step = indicator.frequency.months();
    let is_own = |held: &&Observation| held.period.is_dated() && !indicator.is_to_date_beside(held);
    let style = indicator.observations.iter().rfind(is_own).map(|held| held.period.style());
    let like = |held: &&Observation| Some(held.period.style()) == style && held.period.is_dated();
    let series: Vec<&Observation> = indicator.observations.iter().filter(like).collect();
    let last = &series[series.len().saturating_sub(NEAR + 1)..];
    let Some((_, before)) = last.split_last() else { return };
    let mut missing: Vec<Period> = Vec::new();
    for pair in before.windows(2) {
        let apart = pair[1].period.end() - pair[0].period.end();
        if apart % step == 0 {
            missing.extend((1..apart / step).map(|nth| pair[0].period.moved(nth * step)));
        }
    }
    // A table that has only some of the periods, such as the same quarter of each year, has no gaps.
    let Some(first) = missing.first().filter(|_| missing.len() * 3 <= before.len()) else { return };
    let after = before.iter().find(|held| held.period > *first).map_or(&indicator.from, |held| &held.from);
    let named: Vec<String> = missing.iter().map(|period| period.in_full()).collect();
    let which = match named.as_slice() {
        [first, .., last] if named.len() > 3 => format!("{} periods from {first} to {last}", words(named.len().into())),
        few => list(few),
    };
    let row = if missing.len() == 1 { "row" } else { "rows" };
    let message = format!("`{}` has no {row} for {which}, but has figures before and after", indicator.id);
    let help = format!("add the {row}, with the status `not available` where there is no figure");
    let doubt = Doubt::of(Code::MissingPeriod, indicator, (Some(*first), None), after);
    faults.add(doubt.told(message, &help));
}

/// How many figures alike are told.
const ALIKE: usize = 3;
/// How many others must have differed from the one before them.
const OTHERS: usize = 5;

/// The latest figure for the third time, to the decimal, where no two neighbours were ever the same.
fn repeated(indicator: &Indicator, faults: &Diagnostics) {
    let held: Vec<&Observation> = indicator
        .observations
        .iter()
        .filter(|held| held.value.is_some() && !indicator.is_to_date_beside(held))
        .collect();
    let (others, alike) = held.split_at(held.len().saturating_sub(ALIKE));
    let Some(latest) = alike.last().filter(|_| alike.len() == ALIKE && others.len() >= OTHERS) else { return };
    let Some(value) = latest.value.filter(|value| value.normalize().scale() > 0) else { return };
    if is_small(indicator, latest) {
        return;
    }
    let same = alike.iter().all(|held| held.value == latest.value);
    if !same || held[..=others.len()].windows(2).any(|pair| pair[0].value == pair[1].value) {
        return;
    }
    let doubt = Doubt::of_row(Code::FigureRepeated, indicator, latest, value);
    let message = format!(
        "`{}` is {} three times running, and no two figures running were the same before",
        indicator.id,
        shown(indicator, value)
    );
    faults.add(doubt.told(message, "was it copied from the row above? Check the last two figures"));
}
