//! What the national table gives to compare an area with: England, its region, and the mean of its neighbours.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::diagnostic::Place;
use crate::figures::measure::{
    AreaKind, Benchmark, Computed, DatedBy, Indicator, Limits, National, NationalCell, NationalMeasure, NationalYear,
    Spread, area_kind, as_shown, is_neighbours, mean, plain_name, spoken_area,
};
use crate::figures::method::{Interval, averaged};

/// As it reads in a sentence: "better than the statistical neighbour average of 14.2".
pub const NEIGHBOURS: &str = "the statistical neighbour average";

/// No published figure has more decimals than these; a mean of whole numbers may have any.
const FINEST: u32 = 3;

/// Every benchmark that the table gives an area for a measure, year by year.
pub fn benchmarks(national: &National, measure: &NationalMeasure, own: usize) -> Vec<Benchmark> {
    let mut found = Vec::new();
    for year in &measure.years {
        let decimals = measure.decimals.unwrap_or_else(|| decimals_of(year));
        let given = |(cell, name): (&NationalCell, String), of_region| {
            let computed = Computed { decimals, over: None, of_region };
            let found = row(national, year, name, cell.value?, cell.line, computed)?;
            Some(Benchmark { limits: year.limits(cell), ..found })
        };
        found.extend(average(national, year, own, decimals));
        found.extend(region_cell(national, year, own).and_then(|cell| given(cell, true)));
        found.extend(nation_cell(national, year, own).and_then(|cell| given(cell, false)));
    }
    found
}

/// Adds them to an indicator. What the officer wrote of the country, the region or the neighbours stands, and the
/// table's own figures of these are left aside.
pub fn add(indicator: &mut Indicator, computed: Vec<Benchmark>) {
    let officers: Vec<Theirs> = indicator.benchmarks.iter().filter_map(theirs).collect();
    let wanted = |row: &Benchmark| theirs(row).is_none_or(|theirs| !officers.contains(&theirs));
    let named: Vec<String> = indicator.benchmarks.iter().map(|row| plain_name(&row.comparator)).collect();
    let computed = computed.into_iter().filter(|row| wanted(row) && !named.contains(&plain_name(&row.comparator)));
    let computed: Vec<Benchmark> = computed.collect();
    indicator.benchmarks.extend(computed);
    indicator.benchmarks.sort_by_key(|row| row.period);
}

/// Which of the three a comparator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Theirs {
    Neighbours,
    Nation,
    Region,
}

/// Which of the three a row is of, whoever named it; `None` for another comparator, and for a row without a figure or a
/// word of one.
fn theirs(row: &Benchmark) -> Option<Theirs> {
    let name = row.comparator.as_str();
    if row.value.is_none() && (row.quartile.is_some() || row.stated.is_empty()) {
        return None;
    }
    if row.computed.is_some_and(|computed| computed.of_region) {
        return Some(Theirs::Region);
    }
    match area_kind(name, "") {
        _ if is_neighbours(name) => Some(Theirs::Neighbours),
        AreaKind::Nation => Some(Theirs::Nation),
        AreaKind::Region => Some(Theirs::Region),
        AreaKind::Group if plain_name(name).split(' ').any(|word| matches!(word, "england" | "national")) => {
            Some(Theirs::Nation)
        }
        AreaKind::Group if plain_name(name).contains("regional") => Some(Theirs::Region),
        AreaKind::Group | AreaKind::Authority | AreaKind::Nobody => None,
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
        shown: None,
        quartile: None,
        rank: None,
        stated: Vec::new(),
        note: String::new(),
        computed: Some(computed),
        dated_by: DatedBy::Itself,
        limits: None,
        counts: Vec::new(),
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
    let computed = Computed { decimals, over, of_region: false };
    let mut found = row(national, year, NEIGHBOURS.to_owned(), low, cells[0].line, computed)?;
    found.counts = cells.iter().map(|cell| year.counts(cell)).collect::<Option<_>>().unwrap_or_default();
    // In full: only what is printed is rounded.
    found.value = Some(mean(&values)?);
    found.limits = limits_of_average(&cells, year);
    Some(found)
}

/// The limits of an average that follow from those of the figures behind it, where all of them have some.
fn limits_of_average(cells: &[&NationalCell], year: &NationalYear) -> Option<Limits> {
    let one = |cell: &&NationalCell| {
        let limits = year.limits(cell)?;
        let interval = Interval { lower: limits.lower.to_f64()?, upper: limits.upper.to_f64()? };
        Some((cell.value?.to_f64()?, interval))
    };
    let (_, found) = averaged::the_mean(&cells.iter().map(one).collect::<Option<Vec<_>>>()?)?;
    let exact = |limit: f64| Decimal::from_f64(limit).map(as_shown);
    Some(Limits { lower: exact(found.lower)?, upper: exact(found.upper)? })
}

/// The cell of the country an area lies in.
fn nation_cell<'a>(national: &National, year: &'a NationalYear, own: usize) -> Option<(&'a NationalCell, String)> {
    let nation = national.nation_of(own)?;
    let named = |name: &str| if area_kind(name, "") == AreaKind::Nation { spoken_area(name) } else { name.to_owned() };
    Some((year.cell(nation)?, named(&national.areas[nation].name)))
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
        Some((cell, spoken_area(&national.areas[at].name)))
    })
}

/// As many decimals as the figures of a year have.
fn decimals_of(year: &NationalYear) -> u32 {
    let finest = year.cells.iter().filter_map(|cell| cell.value).map(|value| as_shown(value).scale()).max();
    finest.unwrap_or(0).min(FINEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::measure::Period;

    fn of(comparator: &str) -> Option<Theirs> {
        theirs(&Benchmark {
            period: Period::financial_year(2024).expect("a year"),
            comparator: comparator.to_owned(),
            value: Some(Decimal::ONE),
            shown: None,
            quartile: None,
            rank: None,
            stated: Vec::new(),
            note: String::new(),
            computed: None,
            dated_by: DatedBy::Itself,
            limits: None,
            counts: Vec::new(),
            from: Place::file("data/benchmarks.csv"),
        })
    }

    #[test]
    fn an_officers_own_name_is_known() {
        assert_eq!(of("statistical neighbours"), Some(Theirs::Neighbours));
        assert_eq!(of("England"), Some(Theirs::Nation));
        assert_eq!(of("the national average"), Some(Theirs::Nation));
        assert_eq!(of("the East of England"), Some(Theirs::Region));
        assert_eq!(of("the region"), Some(Theirs::Region));
        // Another comparator leaves the three where they are.
        assert_eq!(of("the family group"), None);
        assert_eq!(of("Borsetshire"), None);
    }
}
