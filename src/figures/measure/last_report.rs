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
    /// What a figure of a period is beside that report.
    pub fn news(&self, period: Period, value: Decimal) -> News {
        match self.figures.get(&period.in_full()) {
            Some(Some(then)) if *then == value => News::Same,
            Some(Some(then)) => News::Revised(*then),
            Some(None) | None => News::New,
        }
    }
}
