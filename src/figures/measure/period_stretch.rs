//! Periods made of others, and of months: what a stretch is called is told by the months that it has.

use super::{Period, Style, Term};

impl Period {
    /// From one month to another (each a year and a month, 1 to 12), both included: a quarter, a year or a year to date where
    /// it is one. `None` where it is neither less than a year nor whole years.
    pub fn stretch(from: (i32, i32), to: (i32, i32)) -> Option<Period> {
        let (year, month) = from;
        let months = to.0 * 12 + to.1 - (year * 12 + month) + 1;
        let years = months / 12;
        match (months, month) {
            (1, _) => Period::month(year, month),
            (3, 1) => Period::quarter(year - 1, 4),
            (3, 4 | 7 | 10) => Period::quarter(year, month / 3),
            (1..=11, 4) => Period::year_to_date(year, months),
            (12, 4) => Period::financial_year(year),
            (12, 1) => Period::calendar_year(year),
            (12, 9) => Period::academic_year(year),
            (12, _) => Period::year_ending(to.0, to.1),
            (2..=11, _) => Period::checked(Style::Months, year, month, months),
            (24.., 1) if months % 12 == 0 => Period::calendar_years(year, year + years - 1),
            (24.., 4) if months % 12 == 0 => Period::financial_years(year, year + years - 1),
            _ => None,
        }
    }

    /// A term of the academic year that begins in September of `year`.
    pub fn term(year: i32, term: Term) -> Option<Period> {
        let (month, months) = term.months();
        Period::checked(Style::Term, if term == Term::Autumn { year } else { year + 1 }, month, months)
    }

    /// The quarter of the financial year that ends when it does.
    pub fn quarter_that_ends_with(self) -> Option<Period> {
        // Months are counted from January, and `end` is the one after the last.
        let number = (self.end() - 4).rem_euclid(12) / 3 + 1;
        let ends = self.is_dated() && self.end().rem_euclid(3) == 0;
        ends.then(|| Period::quarter((self.end() - 4).div_euclid(12), number))?
    }

    /// From the April before its end to its end.
    pub fn since_april(self) -> Option<Period> {
        let months = (self.end() - 4).rem_euclid(12) + 1;
        Period::year_to_date((self.end() - 4).div_euclid(12), months)
    }

    /// So many months that end when it does.
    pub fn so_many_months(self, months: i32) -> Option<Period> {
        let month = |counted: i32| (counted.div_euclid(12), counted.rem_euclid(12) + 1);
        Period::stretch(month(self.end() - months), month(self.end() - 1))
    }

    /// The month of a day as a spreadsheet counts it since 1900, if it is the month's first day or last, from 2000 to 2099.
    pub fn of_serial(serial: i32) -> Option<Period> {
        // 1 January 2000.
        let mut first = 36_526;
        for counted in 0..1200 {
            let month = Period::month(2000 + counted / 12, counted % 12 + 1)?;
            let next = first + month.last_day();
            if serial < next {
                return (serial == first || serial == next - 1).then_some(month);
            }
            first = next;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_called_by_its_months() {
        let named = |from, to| Period::stretch(from, to).map(|period| (period.style(), period.in_full()));
        for (from, to, style, name) in [
            ((2021, 12), (2022, 2), Style::Months, "December 2021 to February 2022"),
            ((2022, 1), (2022, 3), Style::Quarter, "quarter 4 2021/22"),
            ((2021, 4), (2021, 9), Style::YearToDate, "April to September 2021"),
            ((2021, 4), (2022, 3), Style::FinancialYear, "2021/22"),
            ((2021, 7), (2022, 6), Style::RollingYear, "the year ending June 2022"),
            ((2020, 1), (2022, 12), Style::CalendarYears, "2020 to 2022"),
        ] {
            assert_eq!(named(from, to), Some((style, name.to_owned())));
        }
        assert_eq!(named((2021, 4), (2022, 6)), None);
        assert_eq!(named((2021, 4), (2021, 3)), None);
    }

    #[test]
    fn a_spreadsheet_counts_days() {
        let of = |serial| Period::of_serial(serial).map(Period::in_full);
        assert_eq!(of(44_651).as_deref(), Some("March 2022"));
        assert_eq!(of(44_652).as_deref(), Some("April 2022"));
        assert_eq!(of(44_653), None);
        assert_eq!(of(12_345), None);
        assert_eq!(of(i32::MAX), None);
    }

    #[test]
    fn the_quarter_that_ends_with_a_month() {
        let of = |year, month| Period::month(year, month)?.quarter_that_ends_with().map(Period::in_full);
        assert_eq!(of(2022, 3).as_deref(), Some("quarter 4 2021/22"));
        assert_eq!(of(2022, 6).as_deref(), Some("quarter 1 2022/23"));
        assert_eq!(of(2022, 5), None);
    }
}
