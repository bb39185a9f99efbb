//! A period at the start of a cell or at the head of a point.

use crate::figures::measure::{MONTHS, Period, Style};
use crate::figures::prose::capital;

/// A period at the start of a cell: `2023/24 academic year`.
pub fn heading(period: Period) -> String {
    capital(&period.without_article())
}

/// `2019/20`, without saying what kind of year it is.
pub fn year(period: Period) -> String {
    heading(period).replace(" academic year", "")
}

/// A period where there is little room: `quarter 2`, `2023/24`, `Apr to Dec`, `year to Dec 2022`. Months are of the last twelve,
/// unless their year is named.
pub fn brief(period: Period, report: Period) -> String {
    let cut = |words: String| MONTHS.iter().fold(words, |words, month| words.replace(month, &month[..3]));
    let is_recent = (0..12).contains(&(report.end() - period.end()));
    let without_year = |words: String| match words.rsplit_once(' ') {
        Some((months, _)) if is_recent => months.to_owned(),
        _ => words,
    };
    match period.style() {
        Style::RollingYear => cut(format!("year to {}", without_year(period.ends_in()))),
        Style::Month => without_year(period.in_months()),
        Style::YearToDate | Style::Months => cut(without_year(period.in_months())),
        Style::AcademicYear => year(period),
        _ => period.beside(report),
    }
}
