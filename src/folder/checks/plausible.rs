//! Figures that cannot be what they say, or that are beside figures of another kind.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Observation, Unit};
use crate::folder::diagnostics::Diagnostics;

/// Checks the figures of an indicator against its unit, its comparators and each other.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    negative_counts(indicator, faults);
    benchmarks(indicator, faults);
    counts_left_out(indicator, faults);
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

/// A spreadsheet keeps 86.9% as 0.869, and a count may be where a percentage should.
fn benchmarks(indicator: &Indicator, faults: &Diagnostics) {
    let own = || indicator.observations.iter().filter_map(|held| held.value);
    let (Some(least), Some(most)) = (own().min(), own().max()) else { return };
    if indicator.unit != Unit::Percent {
        return;
    }
    for benchmark in &indicator.benchmarks {
        let Some(value) = benchmark.value.filter(|_| benchmark.computed.is_none()) else { continue };
        let share = value > Decimal::ZERO && value <= Decimal::ONE && least > Decimal::from(5);
        let help = if share {
            format!("should it be {}? A spreadsheet stores 94% as 0.94", (value * Decimal::ONE_HUNDRED).normalize())
        } else if value < Decimal::ZERO || (value > Decimal::ONE_HUNDRED && most <= Decimal::ONE_HUNDRED) {
            "give the percentage of the comparator".to_owned()
        } else {
            continue;
        };
        let message = format!(
            "{} is {value}, but `{}` is a percentage from {least} to {most}",
            benchmark.comparator, indicator.id
        );
        faults.warning(Code::UnitMismatch, benchmark.from.clone(), message, help);
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
