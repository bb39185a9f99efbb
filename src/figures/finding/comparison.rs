//! The gap to each comparator.

use rust_decimal::Decimal;

use crate::figures::measure::{Basis, Benchmark, DatedBy, Indicator, Observation, Period, plain_name};

use super::length::{grows, same_length, same_time};
use super::target::basis;

/// A comparator and how far the area lies from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The row of the benchmarks.
    pub benchmark: Benchmark,
    /// It covers another length of time than the latest figure: the two may not be compared.
    pub unlike: bool,
    /// Its period is not that of the latest figure: it is said.
    pub other_period: bool,
    /// The area less the comparator, in the indicator's unit; `None` where either is missing, or they are unlike.
    pub gap: Option<Decimal>,
}

impl Comparison {
    /// How many months the comparator's period ends before that of the latest figure.
    pub fn months_older(&self, latest: &Observation) -> i32 {
        let dated = latest.period.is_dated() && self.benchmark.period.is_dated();
        if dated { latest.period.end() - self.benchmark.period.end() } else { 0 }
    }
}

/// Whether nobody knows if a comparator is of a year or of a part of it, where that makes another figure: no table says its period,
/// and the figure is of a part of a year and grows with it. What counts since April has one for the year; of other figures the
/// target says so, or the size of what they are compared with.
pub fn is_of_unknown_length(indicator: &Indicator, own: Period, benchmark: &Benchmark) -> bool {
    let of_a_year = || indicator.targets.iter().any(|target| basis(indicator, target, Some(own)) != Basis::Period);
    let may_be = || indicator.is_like_in_whole_years() || of_a_year() || seem_of_a_year(indicator);
    benchmark.dated_by != DatedBy::Itself && grows(indicator) && indicator.covers(own).months() < 12 && may_be()
}

/// Whether one of the comparators whose period no table says is more than twice every figure of a part of a year.
fn seem_of_a_year(indicator: &Indicator) -> bool {
    let parts = indicator.observations.iter().filter(|held| indicator.covers(held.period).months() < 12);
    let Some(twice) = parts.filter_map(|held| held.value).max().and_then(|most| most.checked_mul(Decimal::TWO)) else {
        return false;
    };
    let undated = indicator.benchmarks.iter().filter(|one| one.dated_by != DatedBy::Itself);
    twice > Decimal::ZERO && undated.filter_map(|one| one.value).any(|other| other > twice)
}

/// A row of each comparator up to the report's period, in the order of the table: that of the figure's own period, else the
/// latest. The figure of a region that the national table gives is of the figure's own period or is left out. None: exact
/// decimals end.
pub fn all(indicator: &Indicator, report: Period, latest: Option<&Observation>) -> Option<Vec<Comparison>> {
    let own = latest.map(|latest| latest.period);
    let same = |period: Period| own.is_some_and(|own| same_time(indicator, own, period));
    // What is passed over keeps its place in the order.
    let mut found: Vec<(String, Option<Comparison>)> = Vec::new();
    for benchmark in &indicator.benchmarks {
        if benchmark.comparator.is_empty() || benchmark.is_quartile_only() || benchmark.period.end() > report.end() {
            continue;
        }
        if own.is_some_and(|own| is_of_unknown_length(indicator, own, benchmark)) {
            continue;
        }
        let name = plain_name(&benchmark.comparator);
        let at = found.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            found.push((name, None));
            found.len() - 1
        });
        let of_region = benchmark.computed.is_some_and(|computed| computed.of_region);
        let fit = |one: &Benchmark| (same(one.period), one.period);
        let better = found[at].1.as_ref().is_some_and(|held| fit(&held.benchmark) > fit(benchmark));
        if better || of_region && !same(benchmark.period) {
            continue;
        }
        let unlike = latest.is_some_and(|latest| !same_length(indicator, latest.period, benchmark.period));
        let gap = match (latest.and_then(|latest| latest.value), benchmark.value) {
            (Some(value), Some(other)) if !unlike => Some(value.checked_sub(other)?),
            _ => None,
        };
        let other_period = !same(benchmark.period) && benchmark.period.is_dated();
        found[at].1 = Some(Comparison { benchmark: benchmark.clone(), unlike, other_period, gap });
    }
    Some(found.into_iter().filter_map(|(_, comparison)| comparison).collect())
}
