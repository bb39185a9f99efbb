//! The gap to each comparator.

use rust_decimal::Decimal;

use crate::figures::measure::{Benchmark, Indicator, Observation, Period};

use super::length::same_length;

/// A comparator and how far the area lies from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The row of the benchmarks.
    pub benchmark: Benchmark,
    /// It covers another length of time than the latest figure: the two may not be compared.
    pub unlike: bool,
    /// The area less the comparator, in the indicator's unit; `None` where either is missing, or they are unlike.
    pub gap: Option<Decimal>,
}

/// The latest row of each comparator up to the report's period, in the order of the table. None: exact decimals end.
pub fn all(indicator: &Indicator, report: Period, latest: Option<&Observation>) -> Option<Vec<Comparison>> {
    let mut found: Vec<Comparison> = Vec::new();
    for benchmark in &indicator.benchmarks {
        if benchmark.comparator.is_empty() || benchmark.period.end() > report.end() {
            continue;
        }
        let unlike = latest.is_some_and(|latest| !same_length(indicator, latest.period, benchmark.period));
        let gap = match (latest.and_then(|latest| latest.value), benchmark.value) {
            (Some(value), Some(other)) if !unlike => Some(value.checked_sub(other)?),
            _ => None,
        };
        let comparison = Comparison { benchmark: benchmark.clone(), unlike, gap };
        match found.iter_mut().find(|held| held.benchmark.comparator == benchmark.comparator) {
            Some(held) if held.benchmark.period <= benchmark.period => *held = comparison,
            Some(_) => {}
            None => found.push(comparison),
        }
    }
    Some(found)
}
