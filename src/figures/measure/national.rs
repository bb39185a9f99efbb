//! The figures of all areas of a country, as a national table holds them: measures by year, a cell for each area.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use super::area::{known_as, nation_of_code};
use super::{AreaKind, Limits, Period, Polarity, boundary_since, existed_throughout, is_before_boundary};

/// A national table.
#[derive(Debug, Clone, Default)]
pub struct National {
    /// The file, relative to the report folder.
    pub file: String,
    /// Every area of the table.
    pub areas: Vec<Area>,
    /// The measures that were read, in the order of the table.
    pub measures: Vec<NationalMeasure>,
    /// The statistical neighbours of an area, nearest first.
    pub neighbours: BTreeMap<AreaThen, Vec<AreaThen>>,
}

/// An area as it is, or as it was before its boundary changed: two areas of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AreaThen {
    /// Which: an index of [`National::areas`].
    pub area: usize,
    /// As it was before.
    pub is_before: bool,
}

/// Who a row is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// `Leicestershire`
    pub name: Arc<str>,
    /// The department's or the statistical office's code. May be empty.
    pub code: String,
    /// The region it lies in. May be empty.
    pub region: String,
    /// One authority, or several together.
    pub kind: AreaKind,
    /// Other names and codes that it has in the table: one area over the years. May be empty.
    pub also: Vec<String>,
}

impl Area {
    /// Whether it is called so, or has this code. `named` is in small letters.
    fn is(&self, named: &str) -> bool {
        let own = |text: &str| !text.is_empty() && text.to_lowercase() == named;
        own(&self.name) || own(&self.code) || self.also.iter().any(|text| own(text))
    }

    /// Whether it was there, as it is, for the whole of a period: what had ended is not missing.
    pub fn existed_throughout(&self, period: Period) -> bool {
        let coded = |text: &&str| text.contains(|letter: char| letter.is_ascii_digit());
        let codes: Vec<&str> =
            std::iter::once(&self.code).chain(&self.also).map(String::as_str).filter(coded).collect();
        self.kind != AreaKind::Authority || existed_throughout(&self.name, &codes, period)
    }

    /// Whether its figures of a period are of the area as it was before its boundary changed: the table has it under the code of
    /// then.
    fn had_another_boundary(&self, then: Period) -> bool {
        let changed = boundary_since(&self.name).filter(|_| self.kind == AreaKind::Authority);
        let mut codes = std::iter::once(&self.code).chain(&self.also);
        changed.is_some_and(|since| then.begin() < since) && codes.any(|code| is_before_boundary(&self.name, code))
    }

    /// Whether it had the boundary of a later period in an earlier one too: else the two figures are not of one area.
    pub fn same_boundary(&self, then: Period, now: Period) -> bool {
        let changed = boundary_since(&self.name).filter(|_| self.kind == AreaKind::Authority);
        changed.is_none_or(|since| then.begin() >= since || now.end() <= since)
    }
}

/// How many, and out of how many.
pub type Counts = [Decimal; 2];

/// One measure of the table.
#[derive(Debug, Clone)]
pub struct NationalMeasure {
    /// As the table and the catalogue name it.
    pub code: String,
    /// Which way is good, by the list of measures; `None` where that says nothing.
    pub polarity: Polarity,
    /// The range is too small for quartiles to mean anything.
    pub no_quartile: bool,
    /// It grows with the size of an area: areas are not ranked by it.
    pub is_total: bool,
    /// How many decimals its figures are published with, where the list says so.
    pub decimals: Option<u32>,
    /// What its figures are figures of, in the list's words: `% CIN`. May be empty.
    pub unit_label: String,
    /// Its years, oldest first.
    pub years: Vec<NationalYear>,
}

/// One year, or run of years, of a measure.
#[derive(Debug, Clone)]
pub struct NationalYear {
    /// When.
    pub period: Period,
    /// As the table writes it: `2020 (Final)`.
    pub label: String,
    /// The cells, by area.
    pub cells: Vec<NationalCell>,
    /// The counts behind cells, each with the line of its cell, in the order of the table. Empty where it gives none.
    pub counts: Vec<(u32, Counts)>,
    /// The confidence limits of cells, as the counts are held. Empty where it gives none.
    pub limits: Vec<(u32, Limits)>,
}

/// What an area has in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NationalCell {
    /// Which area: an index of [`National::areas`].
    pub area: u32,
    /// The line of the file.
    pub line: u32,
    /// The figure, exactly as written; `None` where the table marks it as missing.
    pub value: Option<Decimal>,
}

impl National {
    /// The area of this name or code, however it is written; a single authority before a region of the same name.
    pub fn find(&self, named: &str) -> Option<usize> {
        let (lower, known) = (named.trim().to_lowercase(), known_as(named));
        let authority = |at: &usize| self.areas[*at].kind == AreaKind::Authority;
        let mut found = (0..self.areas.len()).filter(|at| self.areas[*at].is(&lower));
        let Some(first) = found.next() else {
            return (0..self.areas.len()).find(|at| authority(at) && known_as(&self.areas[*at].name) == known);
        };
        Some(if authority(&first) { first } else { found.find(authority).unwrap_or(first) })
    }

    /// Whether a cell is a local authority's.
    pub fn is_authority(&self, cell: &NationalCell) -> bool {
        self.areas.get(cell.area as usize).is_some_and(|area| area.kind == AreaKind::Authority)
    }

    /// The country that an area is compared with: by its code the one it lies in, else England, else the first.
    pub fn nation_of(&self, area: usize) -> Option<usize> {
        let nations = || (0..self.areas.len()).filter(|at| self.areas[*at].kind == AreaKind::Nation);
        let lies_in = self.areas.get(area).and_then(|area| nation_of_code(&area.code)).unwrap_or("England");
        let is = |at: &usize| {
            let nation = &self.areas[*at];
            nation_of_code(&nation.code).map_or_else(|| nation.name.eq_ignore_ascii_case(lies_in), |of| of == lies_in)
        };
        nations().find(is).or_else(|| nations().next())
    }

    /// An area as its figures of a period are of it.
    fn then(&self, area: usize, period: Period) -> AreaThen {
        AreaThen { area, is_before: self.areas.get(area).is_some_and(|area| area.had_another_boundary(period)) }
    }

    /// The figures of an area's neighbours in a year, of those that have one, nearest first. One that had another boundary then is
    /// not the one that the list names.
    pub fn of_neighbours<'a>(&'a self, area: usize, year: &'a NationalYear) -> impl Iterator<Item = &'a NationalCell> {
        let neighbours = self.neighbours.get(&self.then(area, year.period)).map_or(&[][..], Vec::as_slice);
        let listed = neighbours.iter().filter(|neighbour| self.then(neighbour.area, year.period) == **neighbour);
        listed.filter_map(|neighbour| year.cell(neighbour.area)).filter(|cell| cell.value.is_some())
    }
}

impl NationalYear {
    /// The cell of an area.
    pub fn cell(&self, area: usize) -> Option<&NationalCell> {
        let at = self.cells.binary_search_by_key(&area, |cell| cell.area as usize).ok()?;
        self.cells.get(at)
    }

    /// The counts behind a cell, where the table gives them.
    pub fn counts(&self, cell: &NationalCell) -> Option<Counts> {
        let at = self.counts.binary_search_by_key(&cell.line, |(line, _)| *line).ok()?;
        self.counts.get(at).map(|(_, counts)| *counts)
    }

    /// The confidence limits of a cell, where the table gives them.
    pub fn limits(&self, cell: &NationalCell) -> Option<Limits> {
        let at = self.limits.binary_search_by_key(&cell.line, |(line, _)| *line).ok()?;
        self.limits.get(at).map(|(_, limits)| *limits)
    }

    /// The figure of an area, where it has one.
    pub fn value(&self, area: usize) -> Option<Decimal> {
        self.cell(area)?.value
    }
}

/// A figure as a spreadsheet shows it. Above 15 digits a spreadsheet's file holds how its computer stores a number
/// (`9.3699999999999992`), not what anybody counted (`9.37`).
pub fn as_shown(value: Decimal) -> Decimal {
    value.round_sf_with_strategy(15, RoundingStrategy::MidpointAwayFromZero).unwrap_or(value).normalize()
}

/// The plain mean. `None` where there is nothing, or where exact decimals end.
pub fn mean(values: &[Decimal]) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for value in values {
        sum = sum.checked_add(*value)?;
    }
    Some(sum.checked_div(Decimal::from(values.len()))?.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computers_last_digits_are_no_figures() {
        let shown = |text: &str| as_shown(text.parse().expect("a number")).to_string();
        assert_eq!(shown("9.3699999999999992"), "9.37");
        assert_eq!(shown("84.300000000000011"), "84.3");
        assert_eq!(shown("16012355892.0"), "16012355892");
        assert_eq!(shown("0"), "0");
    }

    #[test]
    fn a_mean_of_nothing_is_none() {
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[Decimal::ONE, Decimal::TWO]), Some(Decimal::new(15, 1)));
        assert_eq!(mean(&[Decimal::MAX, Decimal::MAX]), None);
    }
}
