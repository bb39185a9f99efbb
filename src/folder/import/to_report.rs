//! The period that a report of a file would be of: the last of the kind that most of its measures come in.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::figures::measure::{Period, Style};
use crate::folder::recognise::RecognisedTable;
use crate::folder::table::columns::plain;

/// The periods of which each measure has a figure, and which of them are left out of it: those at the end that are 0 in every row,
/// where no row had a 0 before. Nobody has filled them in yet.
pub fn periods_of(tables: &[RecognisedTable]) -> (Vec<Vec<Period>>, BTreeSet<Period>) {
    let mut measures: BTreeMap<String, Vec<(Period, Decimal)>> = BTreeMap::new();
    for measure in tables.iter().flat_map(|table| &table.found.measures) {
        let figures = measure.dated().into_iter().filter(|(period, _)| period.is_dated());
        measures.entry(plain(&measure.written)).or_default().extend(figures);
    }
    let measures: Vec<Vec<(Period, Decimal)>> = measures.into_values().collect();
    let empty = not_filled_in(&measures);
    let periods = |figures: &Vec<(Period, Decimal)>| {
        figures.iter().map(|(period, _)| *period).filter(|period| !empty.contains(period)).collect()
    };
    (measures.iter().map(periods).collect(), empty)
}

fn not_filled_in(measures: &[Vec<(Period, Decimal)>]) -> BTreeSet<Period> {
    let all = || measures.iter().flatten();
    let filled = all().filter(|(_, figure)| !figure.is_zero()).map(|(period, _)| period.end()).max();
    let Some(filled) = filled else { return BTreeSet::new() };
    let is_after = |(period, _): &&(Period, Decimal)| period.end() > filled;
    let of = measures.iter().filter(|figures| figures.iter().any(|one| is_after(&one))).count();
    let had_none = !all().any(|(period, figure)| period.end() <= filled && figure.is_zero());
    if of > 1 && had_none { all().filter(is_after).map(|(period, _)| *period).collect() } else { BTreeSet::new() }
}

/// The period to report: the latest of the kind that most measures come in. Each measure counts once, so that no measure with many years outweighs those of quarters. Of two kinds with as many, the shorter.
pub fn latest_of_most(measures: &[Vec<Period>]) -> Option<Period> {
    let mut kinds: BTreeMap<Style, usize> = BTreeMap::new();
    // The first half of a year is its year to date too; where a second half stands beside it, both are halves.
    let has_halves = measures.iter().flatten().any(|period| period.style() == Style::Months && period.months() == HALF);
    let style_of = |period: &Period| match period.style() {
        Style::YearToDate if has_halves && period.months() == HALF => Style::Months,
        style => style,
    };
    let comes_in = |periods: &[Period]| comes_in(periods, &style_of);
    for style in measures.iter().filter_map(|periods| comes_in(periods)) {
        *kinds.entry(style).or_default() += 1;
    }
    let (style, _) = kinds.into_iter().rev().max_by_key(|(_, many)| *many)?;
    // Years of several kinds are all years: of 2023 and 2023/24 the later is reported.
    let is_alike = |other: Style| other == style || style.is_year() && other.is_year();
    let alike = || measures.iter().filter(|periods| comes_in(periods).is_some_and(is_alike));
    let of_kind = || alike().flatten().filter(|period| is_alike(style_of(period)));
    let last = *of_kind().max_by_key(|period| period.end())?;
    // Months that all end a quarter are quarters, as the build files them.
    let quarters = || alike().flatten().filter(|period| period.style() == Style::Quarter);
    let is_quarters = style == Style::Month
        && (of_kind().any(|period| *period != last) || quarters().next().is_some())
        && of_kind().all(|period| period.quarter_that_ends_with().is_some());
    if !is_quarters {
        return Some(last);
    }
    // "Sep 2024" beside "Q3 2024/25".
    let last = quarters().chain([&last]).max_by_key(|period| period.end())?;
    last.quarter_that_ends_with()
}

/// The period to report of a file that is read on a day when all of these are over: the latest of most, of whatever kind. Where most
/// have a later figure of another kind, a year to date or the whole year, it is the time that ends with that.
pub fn latest_to_report(measures: &[Vec<Period>]) -> Option<Period> {
    let usual = latest_of_most(measures)?;
    let has = |end: i32| measures.iter().filter(|periods| periods.iter().any(|period| period.end() == end)).count();
    let later = measures.iter().flatten().filter(|period| period.end() > usual.end());
    let last = later
        .filter(|period| has(period.end()) * 2 > measures.len())
        .max_by_key(|period| (period.end(), period.months()));
    Some(last.map_or(usual, |last| as_reported(*last, usual)))
}

/// What ends later than the usual period, as it is reported: what is since April, of the quarter or month that ends with it.
fn as_reported(last: Period, usual: Period) -> Period {
    let of_its_kind = match usual.style() {
        Style::Quarter => last.quarter_that_ends_with(),
        Style::Month => last.so_many_months(1),
        _ => None,
    };
    of_its_kind.filter(|_| last.style() == Style::YearToDate).unwrap_or(last)
}

/// The shortest kind of period of a measure whose last figure is no older than a year: beside months, a column "Full year" is of a
/// year that is not over, and last year's whole year is of what comes in quarters.
fn comes_in(periods: &[Period], style_of: &dyn Fn(&Period) -> Style) -> Option<Style> {
    let last = periods.iter().map(|period| period.end()).max()?;
    periods.iter().filter(|period| last - period.end() <= 12).map(style_of).min()
}

/// The months of half a year.
const HALF: i32 = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::measure::{YearKind, read_period};

    #[test]
    fn what_nobody_has_filled_in_is_no_period_to_report() {
        let read = |text: &str| read_period(text, YearKind::Financial).expect("a period").0;
        let empty = |rows: &[[i64; 4]]| {
            let row = |row: &[i64; 4]| {
                let figures =
                    (1..=4).zip(row).map(|(nth, figure)| (read(&format!("Q{nth} 2025/26")), Decimal::from(*figure)));
                figures.collect::<Vec<_>>()
            };
            not_filled_in(&rows.iter().map(row).collect::<Vec<_>>()).len()
        };
        assert_eq!(empty(&[[81, 86, 0, 0], [120, 96, 0, 0]]), 2);
        assert_eq!(empty(&[[81, 86, 0, 0]]), 0, "one measure may come to nothing");
        assert_eq!(empty(&[[2, 0, 1, 0], [3, 1, 2, 0]]), 0, "it had a 0 before");
        assert_eq!(empty(&[[81, 86, 84, 0], [120, 96, 0, 0]]), 0, "one is known to be 0 while another is not");
    }

    #[test]
    fn what_most_have_a_later_figure_of_is_reported_whatever_its_kind() {
        let read = |text: &str| read_period(text, YearKind::Financial).expect("a period").0;
        let of = |measures: &[&[&str]]| {
            let read = |one: &&[&str]| one.iter().map(|text| read(text)).collect::<Vec<Period>>();
            latest_to_report(&measures.iter().map(read).collect::<Vec<_>>()).map(Period::in_full)
        };
        assert_eq!(of(&[&["Q2 2024/25", "April to December 2024"]]).as_deref(), Some("quarter 3 2024/25"));
        assert_eq!(
            of(&[&["Q2 2024/25", "the year ending December 2024"]]).as_deref(),
            Some("the year ending December 2024")
        );
        assert_eq!(of(&[&["Q1 2023/24", "2023/24"]]).as_deref(), Some("2023/24"));
        assert_eq!(of(&[&["Q3 2023/24", "Q4 2023/24", "2023/24"]]).as_deref(), Some("quarter 4 2023/24"));
        assert_eq!(
            of(&[&["Q2 2024/25", "April to December 2024"], &["Q2 2024/25"]]).as_deref(),
            Some("quarter 2 2024/25")
        );
        assert_eq!(of(&[&["Mar 2024", "Q2 2024/25"]]).as_deref(), Some("quarter 2 2024/25"));
        assert_eq!(
            of(&[&["Sep 2024", "Q3 2024/25"], &["Q1 2023/24", "Dec 2024"]]).as_deref(),
            Some("quarter 3 2024/25")
        );
    }

    #[test]
    fn a_measure_counts_once_and_by_what_it_comes_in() {
        let read = |text: &str| read_period(text, YearKind::Financial).expect("a period").0;
        let of = |measures: &[&[&str]]| {
            let read = |one: &&[&str]| one.iter().map(|text| read(text)).collect::<Vec<Period>>();
            latest_of_most(&measures.iter().map(read).collect::<Vec<_>>()).map(Period::in_full)
        };
        let (years, quarters) = (["2022/23", "2023/24", "2024/25"], ["2023/24", "2024/25", "Q1 2025/26", "Q2 2025/26"]);
        assert_eq!(of(&[&years, &quarters]).as_deref(), Some("quarter 2 2025/26"));
        assert_eq!(of(&[&years, &years, &quarters]).as_deref(), Some("2024/25"), "most are of years");
        assert_eq!(of(&[&["Apr 2025", "May 2025", "2025/26"]]).as_deref(), Some("May 2025"), "the year is not over");
        assert_eq!(of(&[&["Q1 2020/21", "2022/23", "2023/24"]]).as_deref(), Some("2023/24"));
        assert_eq!(of(&[&["2022", "2023"], &["2022", "2023"], &["2022/23", "2023/24"]]).as_deref(), Some("2023/24"));
        assert_eq!(of(&[&["Jun 2025", "Sep 2025"]]).as_deref(), Some("quarter 2 2025/26"));
        let halves = ["H1 2024/25", "H2 2024/25", "H1 2025/26"];
        assert_eq!(of(&[&halves[..2]]).as_deref(), Some("October 2024 to March 2025"));
        assert_eq!(of(&[&halves]).as_deref(), Some("April to September 2025"));
    }
}
