//! How often the figures of a measure come, by how far its periods lie apart; and which months are taken for quarters.

use crate::figures::measure::{Period, Style, YearKind, period_named, read_period};
use crate::folder::recognise::FoundMeasure;

/// How often a figure comes, by how far its periods lie apart.
pub fn frequency(periods: &[String]) -> Option<&'static str> {
    let mut read: Vec<_> = periods.iter().filter_map(|text| period_named(text)).collect();
    read.sort_unstable();
    read.dedup();
    let shortest = *read.iter().min_by_key(|period| period.months())?;
    let apart = read.windows(2).map(|two| two[1].end() - two[0].end()).filter(|months| *months > 0).min();
    let has_quarter = read.iter().any(|one| one.style() == Style::Quarter);
    let ends_a_quarter = |one: &Period| one.months() > 1 || one.quarter_that_ends_with().is_some();
    match (shortest.months(), apart) {
        // The same months or the same term of every year.
        _ if matches!(shortest.style(), Style::Months | Style::Term) => {
            apart.is_none_or(|apart| apart == 12).then_some("annual")
        }
        // October, January and April end no quarters. Beside a quarter, a month that ends one is of it however far apart they are.
        (1, Some(apart)) if apart % 3 == 0 && (apart == 3 || has_quarter) && read.iter().all(ends_a_quarter) => {
            Some("quarterly")
        }
        (1, _) => Some("monthly"),
        (3, _) => Some("quarterly"),
        (12, _) => Some("annual"),
        _ => None,
    }
}

/// What is said of months that are each taken for the quarter that they end. How things stood is the same of both. `taken`: how
/// often it is taken to come.
pub fn quarters_by_months(found: &FoundMeasure, taken: Option<&str>, is_stock: bool) -> Option<String> {
    let is_told = found.frequency.is_some() || is_stock;
    let is_month =
        |text: &&String| read_period(text, YearKind::Financial).is_ok_and(|(period, _)| period.style() == Style::Month);
    let month = found.periods.iter().find(is_month).filter(|_| taken == Some("quarterly") && !is_told)?;
    Some(format!(
        "its months end quarters: each, such as \u{201c}{month}\u{201d}, is taken for the quarter that ends with it; where a \
         figure is of that month alone, write frequency = \"monthly\" in indicators.toml"
    ))
}
