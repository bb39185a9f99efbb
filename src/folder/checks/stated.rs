//! Whether what a row states in words agrees with the figures held.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Benchmark, Indicator, Observation, Stated};
use crate::folder::diagnostics::Diagnostics;

/// Checks every stated word of an indicator against its figures.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    for observation in &indicator.observations {
        if !opposed(&observation.stated, &observation.from, faults) {
            against_earlier(indicator, observation, faults);
        }
    }
    for benchmark in &indicator.benchmarks {
        if opposed(&benchmark.stated, &benchmark.from, faults) {
            continue;
        }
        match benchmark.quartile {
            Some(quartile) if benchmark.is_quartile_only() => quartile_moved(indicator, benchmark, quartile, faults),
            _ => against_comparator(indicator, benchmark, faults),
        }
    }
}

/// Words that cannot both be.
fn opposed(stated: &[Stated], place: &Place, faults: &Diagnostics) -> bool {
    use Stated::{Better, Declined, Improved, Worse};
    let both = |a: Stated, b: Stated| (stated.contains(&a) && stated.contains(&b)).then_some((a, b));
    let directions = stated.iter().find_map(|a| {
        let other = stated.iter().find(|b| b.direction().zip(a.direction()).is_some_and(|(b, a)| a != b));
        other.map(|b| (*a, *b))
    });
    let Some((a, b)) = directions.or_else(|| both(Better, Worse)).or_else(|| both(Improved, Declined)) else {
        return false;
    };
    let message = format!("this row states both `{}` and `{}`", a.as_str(), b.as_str());
    faults.error(Code::StatedContradiction, place.clone(), message, "keep the one that is right");
    true
}

/// A word is stated against the baseline, which the rules choose: it is wrong where it fits no figure that can be one.
fn against_earlier(indicator: &Indicator, observation: &Observation, faults: &Diagnostics) {
    let Some(value) = observation.value.filter(|_| !observation.break_in_series) else { return };
    let earlier = baselines(indicator, observation);
    let Some((other, before)) = earlier.last() else { return };
    let fits = |word: Stated| earlier.iter().any(|(_, then)| agrees(word, indicator, value, *then));
    if let Some(word) = observation.stated.iter().find(|word| !fits(**word)) {
        let message =
            format!("this row states `{}`, but its figure is {value} and the one before is {before}", word.as_str());
        faults.add(contradiction(message, &observation.from).also(other.from.clone(), "the one before"));
    }
}

/// The earlier figures that a row may have been compared with: the period before, the year before, one without a date;
/// where none of them is held, the last of the same kind.
fn baselines<'a>(indicator: &'a Indicator, observation: &Observation) -> Vec<(&'a Observation, Decimal)> {
    let months = indicator.frequency.months();
    let before = [observation.period.moved(-months), observation.period.year_before()];
    let held: Vec<(&Observation, Decimal)> = indicator
        .observations
        .iter()
        .filter(|one| one.period < observation.period)
        .filter_map(|one| one.value.map(|value| (one, value)))
        .collect();
    let near = |one: &&(&Observation, Decimal)| before.contains(&one.0.period) || !one.0.period.is_dated();
    let found: Vec<(&Observation, Decimal)> = held.iter().filter(near).copied().collect();
    let alike = |one: &&(&Observation, Decimal)| one.0.period.style() == observation.period.style();
    if found.is_empty() { held.iter().rfind(alike).copied().into_iter().collect() } else { found }
}

/// Whether a word can be said of a figure beside an earlier one.
fn agrees(word: Stated, indicator: &Indicator, now: Decimal, then: Decimal) -> bool {
    let better = indicator.good.compare(now, then);
    match word {
        Stated::Improved | Stated::Better => better != Some(Ordering::Greater),
        Stated::Declined | Stated::Worse => better != Some(Ordering::Less),
        word => word.direction().is_none_or(|direction| now.cmp(&then) == direction),
    }
}

fn contradiction(message: String, place: &Place) -> Diagnostic {
    Diagnostic::error(Code::StatedContradiction, message)
        .at(place.clone())
        .help("remove the word: if there are figures, the program compares them itself")
}

fn against_comparator(indicator: &Indicator, benchmark: &Benchmark, faults: &Diagnostics) {
    let own = indicator.observations.iter().find(|one| one.period == benchmark.period);
    let Some((own, value)) = own.and_then(|one| Some((one, one.value?))) else { return };
    let Some(other) = benchmark.value else { return };
    for word in &benchmark.stated {
        let better = indicator.good.compare(value, other);
        let wrong = match word {
            Stated::Better => better.is_some_and(|order| order != Ordering::Less),
            Stated::Worse => better.is_some_and(|order| order != Ordering::Greater),
            word => word.direction().is_some_and(|direction| value.cmp(&other) != direction),
        };
        if wrong {
            let message = format!(
                "this row states `{}`, but the area's figure is {value} and the figure for {} is {other}",
                word.as_str(),
                benchmark.comparator
            );
            faults.add(contradiction(message, &benchmark.from).also(own.from.clone(), "the area's figure"));
        }
    }
}

/// Beside a quartile the words say how it moved.
fn quartile_moved(indicator: &Indicator, benchmark: &Benchmark, quartile: u8, faults: &Diagnostics) {
    let earlier = indicator
        .benchmarks
        .iter()
        .rfind(|one| one.period < benchmark.period && one.quartile.is_some() && one.comparator == benchmark.comparator);
    let Some((earlier, before)) = earlier.and_then(|one| Some((one, one.quartile?))) else { return };
    for word in &benchmark.stated {
        // Quartile 1 is the best.
        let wrong = match word {
            Stated::Improved => quartile >= before,
            Stated::Declined => quartile <= before,
            Stated::Same => quartile != before,
            _ => false,
        };
        if wrong {
            let message =
                format!("this row states `{}`, but the quartile is {quartile} and was {before}", word.as_str());
            faults.add(contradiction(message, &benchmark.from).also(earlier.from.clone(), "the earlier quartile"));
        }
    }
}
