//! When a figure is of: a stretch of whole months with the style it is reported in.

use serde::Serialize;

use super::Term;

/// How a period is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub enum Style {
    /// An earlier figure whose period the source does not give. Sorts before every dated one.
    Undated,
    /// `December 2019`
    Month,
    /// `quarter 3 2019/20`, a quarter of the financial year
    Quarter,
    /// `April to December 2019`, since the financial year began
    YearToDate,
    /// `2019/20`
    FinancialYear,
    /// `the 2019/20 academic year`
    AcademicYear,
    /// `2019`
    CalendarYear,
    /// `the year ending December 2019`
    RollingYear,
    /// `2014 to 2016`
    CalendarYears,
    /// `2013/14 to 2015/16`
    FinancialYears,
    /// `December 2019 to February 2020`, months that are none of these
    Months,
    /// `the autumn term of the 2019/20 academic year`
    Term,
}

impl Style {
    /// Whether it is one year, of whatever kind, that is not a rolling one.
    pub fn is_year(self) -> bool {
        matches!(self, Style::FinancialYear | Style::CalendarYear | Style::AcademicYear)
    }
}

/// A stretch of whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Period {
    style: Style,
    /// Months since the year zero: `year * 12 + month - 1`.
    first: i32,
    months: i32,
}

/// The months, as they are written.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Period {
    /// An earlier figure without a date.
    pub const UNDATED: Period = Period { style: Style::Undated, first: i32::MIN / 2, months: 0 };

    /// A month, 1 to 12.
    pub fn month(year: i32, month: i32) -> Option<Period> {
        Period::checked(Style::Month, year, month, 1)
    }

    /// A quarter of the financial year that begins in April of `year`.
    pub fn quarter(year: i32, quarter: i32) -> Option<Period> {
        (1..=4).contains(&quarter).then(|| Period::checked(Style::Quarter, year, 1 + quarter * 3, 3))?
    }

    /// The financial year that begins in April of `year`.
    pub fn financial_year(year: i32) -> Option<Period> {
        Period::checked(Style::FinancialYear, year, 4, 12)
    }

    /// The academic year that begins in September of `year`.
    pub fn academic_year(year: i32) -> Option<Period> {
        Period::checked(Style::AcademicYear, year, 9, 12)
    }

    /// January to December.
    pub fn calendar_year(year: i32) -> Option<Period> {
        Period::checked(Style::CalendarYear, year, 1, 12)
    }

    /// From January of the one year to December of the other.
    pub fn calendar_years(from: i32, to: i32) -> Option<Period> {
        (from < to).then(|| Period::checked(Style::CalendarYears, from, 1, (to - from + 1) * 12))?
    }

    /// From April of the one year to the end of the financial year that begins in the other.
    pub fn financial_years(from: i32, to: i32) -> Option<Period> {
        (from < to).then(|| Period::checked(Style::FinancialYears, from, 4, (to - from + 1) * 12))?
    }

    /// The twelve months that end with a month.
    pub fn year_ending(year: i32, month: i32) -> Option<Period> {
        Period::checked(Style::RollingYear, year, month, 1).map(|last| Period {
            first: last.first - 11,
            months: 12,
            ..last
        })
    }

    /// The twelve months that end when it does.
    pub fn year_that_ends_with(self) -> Period {
        if !self.is_dated() {
            return self;
        }
        Period { style: Style::RollingYear, first: self.end() - 12, months: 12 }
    }

    /// From April of `year` for so many months.
    pub fn year_to_date(year: i32, months: i32) -> Option<Period> {
        (1..=12).contains(&months).then(|| Period::checked(Style::YearToDate, year, 4, months))?
    }

    /// Any month of 1900 to 2199 can begin a period; `month` may run past 12.
    pub(super) fn checked(style: Style, year: i32, month: i32, months: i32) -> Option<Period> {
        ((1900..2200).contains(&year) && month >= 1 && (month <= 12 || style == Style::Quarter)).then_some(Period {
            style,
            first: year * 12 + month - 1,
            months,
        })
    }

    /// How it is reported.
    pub fn style(self) -> Style {
        self.style
    }

    /// How many months it covers.
    pub fn months(self) -> i32 {
        self.months
    }

    /// How many days it covers; none where its dates are not known.
    pub fn days(self) -> i64 {
        // Days before the first of a month, by the calendar that begins its years in March.
        let before = |month: i32| {
            let (year, month) = (i64::from((month - 2).div_euclid(12)), i64::from((month - 2).rem_euclid(12)));
            365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5
        };
        if self.is_dated() { before(self.end()) - before(self.first) } else { 0 }
    }

    /// Whether its dates are known.
    pub fn is_dated(self) -> bool {
        self.style != Style::Undated
    }

    /// Its first month, as [`Period::end`] counts them.
    pub fn begin(self) -> i32 {
        self.first
    }

    /// The month after its last, for comparing ends.
    pub fn end(self) -> i32 {
        self.first + self.months
    }

    /// The same stretch, so many months later (or earlier). A year to date keeps its beginning and is moved by years only.
    pub fn moved(self, months: i32) -> Period {
        if !self.is_dated() {
            return self;
        }
        if self.style == Style::YearToDate && months % 12 != 0 {
            let end = self.end() + months;
            let april = (end - 1 - 3).div_euclid(12) * 12 + 3;
            return Period { first: april, months: end - april, ..self };
        }
        Period { first: self.first + months, ..self }
    }

    /// The same stretch a year earlier.
    pub fn year_before(self) -> Period {
        self.moved(-12)
    }

    /// The financial year it begins in.
    pub fn financial_year_of(self) -> i32 {
        (self.first - 3).div_euclid(12)
    }

    /// Which quarter of the financial year it is.
    pub fn quarter_number(self) -> Option<i32> {
        (self.style == Style::Quarter).then(|| (self.first - 3).rem_euclid(12) / 3 + 1)
    }

    /// The year of its last month, 1 to 12.
    fn last_month(self) -> (i32, usize) {
        let last = self.end() - 1;
        (last.div_euclid(12), last.rem_euclid(12) as usize)
    }

    /// `October to December 2019`, `December 2019`, `April 2018 to March 2019`.
    pub fn in_months(self) -> String {
        let (last_year, last_month) = self.last_month();
        let (year, month) = (self.first.div_euclid(12), self.first.rem_euclid(12) as usize);
        match (self.months, year == last_year) {
            (1, _) => format!("{} {year}", MONTHS[month]),
            (_, true) => format!("{} to {} {year}", MONTHS[month], MONTHS[last_month]),
            (_, false) => format!("{} {year} to {} {last_year}", MONTHS[month], MONTHS[last_month]),
        }
    }

    /// `December 2019`: the month it ends in.
    pub fn ends_in(self) -> String {
        let (year, month) = self.last_month();
        format!("{} {year}", MONTHS[month])
    }

    /// The number of its last day within the month that it ends in.
    pub fn last_day(self) -> i32 {
        let (year, month) = self.last_month();
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        match month {
            1 if leap => 29,
            1 => 28,
            3 | 5 | 8 | 10 => 30,
            _ => 31,
        }
    }

    /// `31 December 2019`: the day it ends on.
    pub fn ends_on(self) -> String {
        let (year, month) = self.last_month();
        format!("{} {} {year}", self.last_day(), MONTHS[month])
    }

    /// The period in full, as it reads within a sentence: `quarter 3 2019/20`.
    pub fn in_full(self) -> String {
        let slashed = |year: i32| format!("{year}/{:02}", (year + 1).rem_euclid(100));
        let year = self.financial_year_of();
        match self.style {
            Style::Undated => "the previous reported figure".into(),
            Style::Month | Style::YearToDate | Style::Months => self.in_months(),
            Style::Quarter => format!("quarter {} {}", self.quarter_number().unwrap_or(0), slashed(year)),
            Style::FinancialYear => slashed(year),
            Style::AcademicYear => {
                format!("the {} academic year", slashed(self.first.div_euclid(12)))
            }
            Style::Term => {
                let term = match self.first.rem_euclid(12) {
                    8 => Term::Autumn,
                    0 => Term::Spring,
                    _ => Term::Summer,
                };
                let begins = if term == Term::Autumn { self.first } else { self.first - 12 };
                format!("the {} term of the {} academic year", term.as_str(), slashed(begins.div_euclid(12)))
            }
            Style::CalendarYear => self.first.div_euclid(12).to_string(),
            Style::RollingYear => format!("the year ending {}", self.ends_in()),
            Style::CalendarYears => {
                format!("{} to {}", self.first.div_euclid(12), self.last_month().0)
            }
            Style::FinancialYears => format!("{} to {}", slashed(year), slashed((self.end() - 1 - 3).div_euclid(12))),
        }
    }

    /// The same without its article, as it begins a title, a cell or the name of a file: `2023/24 academic year`.
    pub fn without_article(self) -> String {
        let full = self.in_full();
        full.strip_prefix("the ").map_or(full.clone(), str::to_owned)
    }

    /// The period as it reads in a report on `report`: `quarter 2` within the same financial year, else in full.
    pub fn beside(self, report: Period) -> String {
        match self.quarter_number() {
            Some(number) if self.financial_year_of() == report.financial_year_of() => {
                format!("quarter {number}")
            }
            _ => self.in_full(),
        }
    }

    /// As part of the name of a file or folder: `2020-21-q1`, `2018-19`, `april-to-december-2019`.
    pub fn slug(self) -> String {
        let label = self.without_article();
        match self.quarter_number() {
            Some(number) => {
                let year = self.financial_year_of();
                format!("{year}-{:02}-q{number}", (year + 1).rem_euclid(100))
            }
            None if self.style == Style::AcademicYear => label.trim_end_matches(" academic year").replace('/', "-"),
            None => label.to_lowercase().replace([' ', '/'], "-"),
        }
    }
}

impl Ord for Period {
    /// By end, then the shorter first, then by style: a total order.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.end(), self.months, self.style).cmp(&(other.end(), other.months, other.style))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_belongs_to_its_financial_year() {
        let third = Period::quarter(2019, 3).expect("a quarter");
        assert_eq!(third.in_full(), "quarter 3 2019/20");
        assert_eq!(third.in_months(), "October to December 2019");
        assert_eq!(third.moved(3).in_full(), "quarter 4 2019/20");
        assert_eq!(third.moved(3).in_months(), "January to March 2020");
        assert_eq!(third.moved(-9).in_full(), "quarter 4 2018/19");
        assert_eq!(third.moved(-9).beside(third), "quarter 4 2018/19");
        assert_eq!(third.moved(-3).beside(third), "quarter 2");
        assert_eq!(third.ends_on(), "31 December 2019");
    }

    #[test]
    fn a_year_to_date_begins_in_april_whatever_it_is_moved_by() {
        let nine = Period::year_to_date(2019, 9).expect("nine months");
        assert_eq!(nine.in_full(), "April to December 2019");
        assert_eq!(nine.moved(3).in_full(), "April 2019 to March 2020");
        assert_eq!(nine.moved(6).in_full(), "April to June 2020");
        assert_eq!(nine.year_before().in_full(), "April to December 2018");
    }

    #[test]
    fn days_are_counted_with_leap_years() {
        let month = |year, month| Period::month(year, month).expect("a month").days();
        assert_eq!([month(2024, 2), month(2023, 2), month(2024, 1), month(2024, 4)], [29, 28, 31, 30]);
        assert_eq!(Period::quarter(2023, 4).expect("a quarter").days(), 91);
        assert_eq!(Period::financial_year(2024).expect("a year").days(), 365);
        assert_eq!(Period::calendar_year(2000).expect("a year").days(), 366);
        assert_eq!(Period::UNDATED.days(), 0);
    }

    #[test]
    fn undated_comes_before_everything() {
        assert!(Period::UNDATED < Period::calendar_year(1950).expect("a year"));
        assert_eq!(Period::UNDATED.moved(-12), Period::UNDATED);
    }
}
