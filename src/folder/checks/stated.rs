//! Whether what a row states in words agrees with the figures held.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::finding::Change;
use crate::figures::measure::{Benchmark, Indicator, Observation, Stated, StatedChange, Unit};
use crate::folder::text::diagnostics::Diagnostics;

/// Checks every stated word of an indicator against its figures.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    for observation in &indicator.observations {
        no_record(indicator, observation, faults);
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
    if let Some(change) = &observation.stated_change {
        return sized(indicator, observation, change, faults);
    }
    let Some((other, before)) = earlier.last() else { return };
    let fits = |word: Stated| earlier.iter().any(|(_, then)| agrees(word, indicator, value, *then));
    if let Some(word) = observation.stated.iter().find(|word| !fits(**word)) {
        let message =
            format!("this row states `{}`, but its figure is {value} and the one before is {before}", word.as_str());
        faults.add(contradiction(message, &observation.from).also(other.from.clone(), "the one before"));
    }
}

/// A record that a figure held already beats.
fn no_record(indicator: &Indicator, observation: &Observation, faults: &Diagnostics) {
    let (Some(record), Some(now)) = (observation.stated_record, observation.value) else { return };
    let within = |one: &&Observation| {
        let after = record.since.is_none_or(|since| one.period > since);
        after && one.period < observation.period && one.period.style() == observation.period.style()
    };
    let beats =
        |one: &&Observation| one.value.is_some_and(|value| if record.highest { value > now } else { value < now });
    if let Some(other) = indicator.observations.iter().filter(within).find(beats) {
        let word = if record.highest { "highest" } else { "lowest" };
        let message = format!(
            "this row states the {word}, but its figure is {now} and that of {} is {}",
            other.period.in_full(),
            other.value.unwrap_or_default()
        );
        faults.add(contradiction(message, &observation.from).also(other.from.clone(), "the earlier one"));
    }
}

/// How far a row says that it went, against the figure of the period that it names, where that is held.
fn sized(indicator: &Indicator, observation: &Observation, change: &StatedChange, faults: &Diagnostics) {
    let named = |one: &&Observation| match change.than {
        Some(than) => one.period == than,
        None => one.period == observation.period.moved(-indicator.frequency.months()),
    };
    let Some(then) = indicator.observations.iter().find(named) else { return };
    let (Some(now), Some(before)) = (observation.value, then.value) else { return };
    let Some(moved) = Change::between(before, now) else { return };
    let by = if indicator.unit == Unit::Percent { Some(moved.units) } else { moved.per_cent };
    let way = observation.stated.iter().find_map(|word| word.direction());
    let rounded = by.map(|by| by.abs().round_dp_with_strategy(change.size.scale(), MidpointAwayFromZero));
    if rounded != Some(change.size) || way != by.map(|by| by.cmp(&Decimal::ZERO)) {
        let says = way.map_or("", |way| if way == Ordering::Greater { "higher" } else { "lower" });
        let message =
            format!("this row states {} {says}, but its figure is {now} and the earlier one is {before}", change.size);
        faults.add(contradiction(message, &observation.from).also(then.from.clone(), "the earlier one"));
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
