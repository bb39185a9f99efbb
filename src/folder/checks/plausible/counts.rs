//! The counts behind the figures: below nothing, left out, or of quite another size than before.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Observation, Unit};
use crate::figures::prose::grouped;
use crate::folder::text::diagnostics::Diagnostics;

use super::doubt::Doubt;
use super::near::{Nearby, is_small, span};

/// Checks the counts of an indicator.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    negative_counts(indicator, faults);
    counts_left_out(indicator, faults);
    jumps(indicator, faults);
}

fn negative_counts(indicator: &Indicator, faults: &Diagnostics) {
    let below = |held: &&Observation| held.value.is_some_and(|value| value < Decimal::ZERO);
    if indicator.unit != Unit::Count {
        return;
    }
    for held in indicator.observations.iter().filter(below) {
        let message = format!("`{}` is a count, but it is below zero", indicator.id);
        let help = "a count must be zero or more; for a difference set `unit = \"score\"`";
        faults.error(Code::WrongValue, held.from.clone(), message, help);
    }
}

/// The latest figure without the counts that the others have: its change could not be tested.
fn counts_left_out(indicator: &Indicator, faults: &Diagnostics) {
    let counted = |held: &Observation| held.numerator.is_some() && held.denominator.is_some();
    let Some((latest, earlier)) = indicator.observations.split_last() else { return };
    let needs = matches!(indicator.unit, Unit::Percent | Unit::Rate) && latest.value.is_some();
    let others = earlier.iter().filter(|held| held.value.is_some());
    if !needs || counted(latest) || others.clone().count() < 2 || !others.clone().all(counted) {
        return;
    }
    let what = match (latest.numerator, latest.denominator) {
        (None, None) => "numerator and denominator",
        (None, _) => "numerator",
        _ => "denominator",
    };
    faults.warning(
        Code::CountsLeftOut,
        latest.from.clone(),
        format!("`{}` has no {what} for {}, but earlier figures do", indicator.id, latest.period.in_full()),
        "add it: the change cannot be tested without the counts",
    );
}

/// So few that they may well double.
const FEW: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// How many other denominators say what is usual.
const ENOUGH: usize = 3;

/// A denominator half as large again as all near it, or half of them and less.
fn jumps(indicator: &Indicator, faults: &Diagnostics) {
    let figures = indicator.observations.iter().filter(|held| held.value.is_some() && !is_small(indicator, held));
    let nearby = Nearby::of(indicator);
    for (held, denominator) in figures.filter_map(|held| Some((held, held.denominator?))) {
        let others: Vec<Decimal> = nearby.to(held).into_iter().filter_map(|(other, _)| other.denominator).collect();
        let Some((low, high)) = span(&others).filter(|_| others.len() >= ENOUGH) else { continue };
        let half = |size: Decimal| size / Decimal::TWO;
        let jumped = denominator >= high.saturating_add(half(high)) || denominator <= half(low);
        // What moves by itself has not jumped.
        let steady = low > Decimal::ZERO && half(high) < low;
        if !jumped || !steady || denominator.max(high) < FEW {
            continue;
        }
        let doubt = Doubt::of_row(Code::DenominatorJump, indicator, held, denominator);
        let between = if low == high { grouped(low) } else { format!("{} to {}", grouped(low), grouped(high)) };
        let message = format!(
            "`{}` is of {} for {}, and of {between} for the periods near it",
            indicator.id,
            grouped(denominator),
            held.period.in_full()
        );
        faults.add(doubt.told(message, "check the denominator: is it of another group, or another length of time?"));
    }
}
