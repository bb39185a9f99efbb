//! A stretch of whole months, by its ends: a year, or what of it has passed.

use crate::figures::measure::Period;

/// From the first month to the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first month.
    pub begin: i32,
    /// The month after the last.
    pub end: i32,
}

impl Span {
    /// No month at all.
    pub const NONE: Span = Span { begin: 0, end: 0 };

    /// Of a period.
    pub fn of(period: Period) -> Span {
        Span { begin: period.begin(), end: period.end() }
    }

    /// The financial year in which a period ends.
    pub fn year_of(period: Period) -> Span {
        let begin = (period.end() - 4).div_euclid(12) * 12 + 3;
        Span { begin, end: begin + 12 }
    }

    /// So many months later, or earlier.
    pub fn moved(self, months: i32) -> Span {
        Span { begin: self.begin + months, end: self.end + months }
    }

    /// Whether it is a year, or several.
    pub fn is_whole_year(self) -> bool {
        self.end - self.begin >= 12
    }

    /// As a period that can be named; `None` where no kind of period is so.
    pub fn period(self) -> Option<Period> {
        let (year, month, months) = (self.begin.div_euclid(12), self.begin.rem_euclid(12), self.end - self.begin);
        match (month, months) {
            (3, 12) => Period::financial_year(year),
            (8, 12) => Period::academic_year(year),
            (0, 12) => Period::calendar_year(year),
            (3, 1..12) => Period::year_to_date(year, months),
            (_, 12) => Period::year_ending((self.end - 1).div_euclid(12), (self.end - 1).rem_euclid(12) + 1),
            (_, 1) => Period::month(year, month + 1),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_and_what_of_it_has_passed_are_named() {
        let third = Period::quarter(2023, 3).expect("a quarter");
        let year = Span::year_of(third);
        assert_eq!(year.period().expect("a year").in_full(), "2023/24");
        let so_far = Span { end: third.end(), ..year };
        assert_eq!(so_far.period().expect("nine months").in_full(), "April to December 2023");
        assert_eq!(Span::year_of(Period::quarter(2023, 4).expect("a quarter")), year);
        assert_eq!(year.moved(-12).period().expect("a year").in_full(), "2022/23");
    }
}
