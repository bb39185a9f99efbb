//! What the area is measured against: neighbours, region, England, and the quartiles of them all.

use rust_decimal::Decimal;

use crate::diagnostic::Place;

use super::{AreaKind, Counts, GivenRank, Limits, Period, Stated, area_kind};

/// A row of the benchmarks.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// When.
    pub period: Period,
    /// What says so.
    pub dated_by: DatedBy,
    /// As it reads in a sentence: `statistical neighbours`, `England`, `the East Midlands`. Empty for a row
    /// that gives only a quartile.
    pub comparator: String,
    /// Its figure, where one is given.
    pub value: Option<Decimal>,
    /// With how many decimals its cell shows it, where the cell holds more; none: as many as are written.
    pub shown: Option<u32>,
    /// A published quartile of the area, 1 (best) to 4.
    pub quartile: Option<u8>,
    /// A published rank of the area; its quartile is `quartile`.
    pub rank: Option<GivenRank>,
    /// A relation known in words only; or, beside a quartile, how it moved.
    pub stated: Vec<Stated>,
    /// Words for the source or the reason. May be empty.
    pub note: String,
    /// How it was worked out of the national table; none for a row that an officer wrote.
    pub computed: Option<Computed>,
    /// The confidence limits that are given with its figure; of an average those that follow from the ones behind it.
    pub limits: Option<Limits>,
    /// The counts behind each figure of an average, where the table gives all of them. May be empty.
    pub counts: Vec<Counts>,
    /// The row it came from.
    pub from: Place,
}

/// Whether a comparator of this name is one that the council is part of, its nation or its region, and not another or an average.
pub fn is_of_whole(name: &str) -> bool {
    matches!(area_kind(name, ""), AreaKind::Nation | AreaKind::Region)
}

/// What says of which period a benchmark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatedBy {
    /// Its own row or heading, the recipe, or whoever publishes it.
    Itself,
    /// Nothing: the figure beside which it stands is of that period.
    Figure,
    /// The report before this one, which had the same figure beside an earlier one.
    LastReport,
}

impl Benchmark {
    /// Whether it gives only a quartile of the area, among the areas that it names: it is nothing to compare with, and its
    /// words say how the quartile moved.
    pub fn is_quartile_only(&self) -> bool {
        self.quartile.is_some() && self.value.is_none()
    }

    /// The limits by which it is uncertain beside the council's own figure. What the council is part of is taken as fixed.
    pub fn own_limits(&self) -> Option<Limits> {
        let of_region = self.computed.is_some_and(|computed| computed.of_region);
        self.limits.filter(|_| !of_region && !is_of_whole(&self.comparator))
    }

    /// How the quartile moved, in words.
    pub fn moved(&self) -> &[Stated] {
        if self.is_quartile_only() { &self.stated } else { &[] }
    }
}

/// A figure of the national table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Computed {
    /// How many decimals it is printed with where the catalogue says nothing: as many as the figures it came from.
    pub decimals: u32,
    /// What it is an average of; none for a figure that the table gives.
    pub over: Option<Spread>,
    /// It is the region's, which is said only for the figure's own year.
    pub of_region: bool,
}

/// How the figures behind an average lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// How many had a figure.
    pub count: usize,
    /// The middle one; between two, half-way.
    pub median: Decimal,
    /// The lowest.
    pub low: Decimal,
    /// The highest.
    pub high: Decimal,
}
