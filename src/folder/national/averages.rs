//! What the national table gives to compare an area with: England, its region, and the mean of its neighbours.

use rust_decimal::Decimal;

use crate::diagnostic::Place;
use crate::figures::measure::{
    AreaKind, Benchmark, Computed, Indicator, National, NationalCell, NationalMeasure, NationalYear, Spread, as_shown,
    mean,
};

/// As it reads in a sentence: "better than the statistical neighbour average of 14.2".
pub const NEIGHBOURS: &str = "the statistical neighbour average";

/// No published figure has more decimals than these; a mean of whole numbers may have any.
const FINEST: u32 = 3;

/// Every benchmark that the table gives an area for a measure, year by year.
pub fn benchmarks(national: &National, measure: &NationalMeasure, own: usize) -> Vec<Benchmark> {
    let mut found = Vec::new();
    for year in &measure.years {
        let decimals = measure.decimals.unwrap_or_else(|| decimals_of(year));
        let given = |cell: &NationalCell, name: String| {
            row(national, year, name, cell.value?, cell.line, Computed { decimals, over: None })
        };
        found.extend(average(national, year, own, decimals));
        found.extend(region_cell(national, year, own).and_then(|(cell, name)| given(cell, name)));
        found
            .extend(national.england().and_then(|at| year.cell(at)).and_then(|cell| given(cell, "England".to_owned())));
    }
    found
}

/// Adds them to an indicator. What the officer wrote of England, the region or the neighbours stands, and the
/// table's own figures of these are left aside.
pub fn add(indicator: &mut Indicator, computed: Vec<Benchmark>) {
    let officers: Vec<&'static str> = indicator.benchmarks.iter().filter_map(|row| kind(&row.comparator)).collect();
    let wanted = |row: &Benchmark| kind(&row.comparator).is_none_or(|kind| !officers.contains(&kind));
    let mut computed = computed;
    computed.retain(wanted);
    indicator.benchmarks.extend(computed);
    indicator.benchmarks.sort_by_key(|row| row.period);
}

/// Which of the three a comparator is, whoever named it; none for a row that gives only a quartile.
fn kind(comparator: &str) -> Option<&'static str> {
    let name = comparator.to_lowercase();
    match name.as_str() {
        "" => None,
        name if name.contains("neighbour") => Some("neighbours"),
        name if name.contains("england") && !name.contains("east of") || name.contains("national") => Some("England"),
        _ => Some("region"),
    }
}

fn row(
    national: &National,
    year: &NationalYear,
    comparator: String,
    value: Decimal,
    line: u32,
    computed: Computed,
) -> Option<Benchmark> {
    Some(Benchmark {
        period: year.period,
        comparator,
        value: Some(as_shown(value)),
        quartile: None,
        stated: Vec::new(),
        note: String::new(),
        computed: Some(computed),
        from: Place::line(&national.file, line as usize, ""),
    })
}

/// The plain mean of the neighbours that have a figure, with how these lie.
fn average(national: &National, year: &NationalYear, own: usize, decimals: u32) -> Option<Benchmark> {
    let cells: Vec<&NationalCell> = national.of_neighbours(own, year).collect();
    let mut values: Vec<Decimal> = cells.iter().filter_map(|cell| cell.value).map(as_shown).collect();
    values.sort();
    let (low, high) = (*values.first()?, *values.last()?);
    let half = values.len() / 2;
    let median = if values.len() % 2 == 1 { values[half] } else { mean(&values[half - 1..=half])? };
    let over = Some(Spread { count: values.len(), median, low, high });
    let mut found = row(national, year, NEIGHBOURS.to_owned(), low, cells[0].line, Computed { decimals, over })?;
    // In full: only what is printed is rounded.
    found.value = Some(mean(&values)?);
    Some(found)
}

/// The cell of the region an area lies in, where it has a figure. Inner and outer London fall back on London.
fn region_cell<'a>(national: &National, year: &'a NationalYear, own: usize) -> Option<(&'a NationalCell, String)> {
    let region = national.areas.get(own)?.region.to_lowercase();
    let named: &[&str] = match region.as_str() {
        "" => &[],
        "inner london" | "london (inner)" => &["london (inner)", "inner london", "london"],
        "outer london" | "london (outer)" => &["london (outer)", "outer london", "london"],
        region => &[region],
    };
    named.iter().find_map(|name| {
        let is = |at: &usize| {
            national.areas[*at].kind == AreaKind::Region && national.areas[*at].name.to_lowercase() == *name
        };
        let at = (0..national.areas.len()).find(is)?;
        let cell = year.cell(at).filter(|cell| cell.value.is_some())?;
        Some((cell, spoken(&national.areas[at].name)))
    })
}

/// A region as it reads in a sentence: `the South West`, `Yorkshire and the Humber`.
fn spoken(region: &str) -> String {
    match region.to_lowercase().as_str() {
        "north east" | "north west" | "south east" | "south west" | "east midlands" | "west midlands"
        | "east of england" => {
            format!("the {region}")
        }
        "yorkshire and the humber" => "Yorkshire and the Humber".to_owned(),
        "london (inner)" | "inner london" => "Inner London".to_owned(),
        "london (outer)" | "outer london" => "Outer London".to_owned(),
        _ => region.to_owned(),
    }
}

/// As many decimals as the figures of a year have.
fn decimals_of(year: &NationalYear) -> u32 {
    let finest = year.cells.iter().filter_map(|cell| cell.value).map(|value| as_shown(value).scale()).max();
    finest.unwrap_or(0).min(FINEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_read_as_english() {
        assert_eq!(spoken("South West"), "the South West");
        assert_eq!(spoken("Yorkshire and The Humber"), "Yorkshire and the Humber");
        assert_eq!(spoken("London (Inner)"), "Inner London");
        assert_eq!(spoken("the Shires"), "the Shires");
    }

    #[test]
    fn an_officers_own_name_is_known() {
        assert_eq!(kind("statistical neighbours"), Some("neighbours"));
        assert_eq!(kind("England"), Some("England"));
        assert_eq!(kind("the national average"), Some("England"));
        assert_eq!(kind("the East of England"), Some("region"));
        assert_eq!(kind(""), None);
    }
}
