//! Whether a measure grows with the size of an area: to rank it would rank areas by their size, and beside its country every area has
//! less.

use rust_decimal::Decimal;

use crate::figures::measure::{Area, AreaKind, Indicator, NationalCell, NationalYear, Unit, is_amount};

/// Fewer authorities than these say nothing of how a country's figure comes of theirs.
const FEWEST: usize = 4;

/// The same of a measure of the report, of which the name and the words of its unit say more: tonnes that are not "per household" are a
/// total like any count.
pub fn is_total_of(indicator: &Indicator, years: &[NationalYear], areas: &[Area]) -> bool {
    let is_amount = indicator.unit_words.word.as_ref().is_some_and(|word| is_amount(&word.many));
    let name = indicator.name.to_lowercase();
    let is_of_each = !indicator.unit_words.per.is_empty()
        || name.contains('/')
        || name.split(|letter: char| !letter.is_alphabetic()).any(|word| OF_EACH.contains(&word));
    let unit = if is_amount && !is_of_each { Unit::Count } else { indicator.unit };
    is_total(Some(unit), years, areas)
}

/// Words of a name that say that it is no total.
const OF_EACH: [&str; 6] = ["per", "average", "mean", "median", "avg", "each"];

/// Told by the figures where the table has those of a country, else by the unit. A count of which the country has no more than some
/// authority is an average of theirs, and no total.
pub fn is_total(unit: Option<Unit>, years: &[NationalYear], areas: &[Area]) -> bool {
    if matches!(unit, Some(Unit::Percent | Unit::Rate)) {
        return false;
    }
    years.iter().rev().find_map(|year| sums_up(year, areas)).unwrap_or(unit == Some(Unit::Count))
}

/// Whether a country has more than any authority, and at least half of what they have together: of some no figure may be known.
fn sums_up(year: &NationalYear, areas: &[Area]) -> Option<bool> {
    let of = |kind: AreaKind| {
        let is = move |cell: &&NationalCell| areas.get(cell.area as usize).is_some_and(|area| area.kind == kind);
        year.cells.iter().filter(is).filter_map(|cell| cell.value)
    };
    let country = of(AreaKind::Nation).max()?;
    let most = of(AreaKind::Authority).max().filter(|most| !most.is_zero())?;
    if of(AreaKind::Authority).count() < FEWEST {
        return None;
    }
    let sum = of(AreaKind::Authority).try_fold(Decimal::ZERO, Decimal::checked_add)?;
    Some(country > most && country.checked_mul(Decimal::TWO).is_none_or(|twice| twice >= sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::measure::Period;

    #[test]
    fn a_total_is_told_from_an_average() {
        let area = |at: usize| Area {
            name: format!("{at}").into(),
            code: String::new(),
            region: String::new(),
            kind: if at == 0 { AreaKind::Nation } else { AreaKind::Authority },
            also: Vec::new(),
        };
        let areas: Vec<Area> = (0..6).map(area).collect();
        let of = |figures: &str, unit: Option<Unit>| {
            let cell =
                |(area, figure): (usize, &str)| NationalCell { area: area as u32, line: 2, value: figure.parse().ok() };
            let year = NationalYear {
                period: Period::financial_year(2024).expect("a year"),
                label: String::new(),
                cells: figures.split(' ').enumerate().map(cell).collect(),
                counts: Vec::new(),
                limits: Vec::new(),
            };
            is_total(unit, &[year], &areas)
        };
        for (figures, unit, expected) in [
            // England first.
            ("150 10 20 30 40 50", Some(Unit::Count), true),
            ("150 10 20 30 40 50", Some(Unit::Money), true),
            ("150.5 10.1 20.2 30 40 50.2", Some(Unit::Score), true),
            ("150 10 20 30 40 50", None, true),
            // Of some no figure is known.
            ("140 10 c 30 40 50", Some(Unit::Count), true),
            ("32 10 20 30 40 50", Some(Unit::Count), false),
            ("32 10 20 30 40 50", Some(Unit::Money), false),
            ("32 10 20 30 40 50", None, false),
            // The country is not in it.
            ("- 10 20 30 40 50", Some(Unit::Count), true),
            ("- 10 20 30 40 50", Some(Unit::Money), false),
            ("60 50 - - - -", Some(Unit::Count), true),
            ("60 50 - - - -", Some(Unit::Score), false),
            ("150 10 20 30 40 50", Some(Unit::Percent), false),
        ] {
            assert_eq!(of(figures, unit), expected, "{figures} {unit:?}");
        }
    }
}
