//! What the report before this one said of a measure, and what is news beside it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Period;

/// The figures of a measure in the report before this one, as that was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastReport {
    /// The period of that report.
    pub period: Period,
    /// Its figures by their periods in full; none where it had the period and no figure.
    pub figures: BTreeMap<String, Option<Decimal>>,
    /// What it was compared with.
    pub comparators: Vec<ComparedThen>,
}

/// A comparator's figure in the report before this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedThen {
    /// As it read there.
    pub comparator: String,
    /// When.
    pub period: Period,
    /// Its figure.
    pub value: Decimal,
}

/// A figure beside the report before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// That report did not have it.
    New,
    /// That report had it too: its latest figure is still the latest.
    Same,
    /// That report had another figure for the same period.
    Revised(Decimal),
}

impl LastReport {
    /// One that was compared with nothing.
    pub fn of(period: Period, figures: BTreeMap<String, Option<Decimal>>) -> LastReport {
        LastReport { period, figures, comparators: Vec::new() }
    }

    /// What a figure of a period is beside that report, by both as they are `printed`.
    pub fn news(&self, period: Period, value: Decimal, printed: impl Fn(Decimal) -> Decimal) -> News {
        match self.figures.get(&period.in_full()) {
            Some(Some(then)) if printed(*then) == printed(value) => News::Same,
            Some(Some(then)) => News::Revised(*then),
            Some(None) | None => News::New,
        }
    }
}
