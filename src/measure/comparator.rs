//! What the area is measured against: neighbours, region, England, and the quartiles of them all.

use rust_decimal::Decimal;

use crate::diagnostic::Place;

use super::{Period, Stated};

/// A row of the benchmarks.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// When.
    pub period: Period,
    /// As it reads in a sentence: `statistical neighbours`, `England`, `the East Midlands`. Empty for a row
    /// that gives only a quartile.
    pub comparator: String,
    /// Its figure, where one is given.
    pub value: Option<Decimal>,
    /// A published quartile of the area, 1 (best) to 4.
    pub quartile: Option<u8>,
    /// A relation known in words only; or, beside a quartile, how it moved.
    pub stated: Vec<Stated>,
    /// Words for the source or the reason. May be empty.
    pub note: String,
    /// The row it came from.
    pub from: Place,
}
