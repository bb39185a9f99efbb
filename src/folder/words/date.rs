//! The day of the meeting.

use std::fmt;

use crate::figures::measure::{MONTHS, Period};

/// A day that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 1900 to 2199.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// A date; `None` where there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1900..2200).contains(&year) && (1..=days).contains(&day)).then_some(Date { year, month, day })
    }

    /// The day after a period has ended.
    pub fn first_after(period: Period) -> Option<Date> {
        let month = u8::try_from(period.end().rem_euclid(12)).ok()?;
        Date::new(period.end().div_euclid(12), month + 1, 1)
    }

    /// `2020-03-03` or `3 March 2020`, with or without the name of the day.
    pub fn read(text: &str) -> Option<Date> {
        let text = text.trim().replace(',', " ");
        if let [year, month, day] = *text.split('-').collect::<Vec<_>>() {
            return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let words = match *words {
            [weekday, ref rest @ ..] if weekday.ends_with("day") && rest.len() == 3 => rest,
            _ => &words[..],
        };
        let [day, month, year] = *words else { return None };
        let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let month = MONTHS.iter().position(|name| {
            month.eq_ignore_ascii_case(name)
                || month.len() >= 3 && name.to_lowercase().starts_with(&month.to_lowercase())
        })?;
        Date::new(year.parse().ok()?, u8::try_from(month).ok()? + 1, day.parse().ok()?)
    }

    /// A day as a person here types it: as a file has it, or the day before the month in numbers, `18/02/2026`.
    pub fn typed(text: &str) -> Option<Date> {
        let parts: Vec<&str> = text.trim().split(['/', '.']).map(str::trim).collect();
        match parts[..] {
            [day, month, year] if year.len() == 4 => {
                Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
            }
            _ => Date::read(text),
        }
    }

    /// `Tuesday`.
    pub fn weekday(self) -> &'static str {
        // Zeller's congruence: January and February belong to the year before.
        let (year, month) = if self.month < 3 { (self.year - 1, self.month + 12) } else { (self.year, self.month) };
        let day = i32::from(self.day) + 13 * (i32::from(month) + 1) / 5 + year + year / 4 - year / 100 + year / 400;
        ["Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"][day.rem_euclid(7) as usize]
    }

    /// The day before; none before 1900.
    pub fn before(self) -> Option<Date> {
        if self.day > 1 {
            return Some(Date { day: self.day - 1, ..self });
        }
        let (year, month) = if self.month > 1 { (self.year, self.month - 1) } else { (self.year - 1, 12) };
        (28..=31).rev().find_map(|day| Date::new(year, month, day))
    }

    /// `2020-03-03`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    /// `3 March 2020`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.day, MONTHS[usize::from(self.month) - 1], self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_there_are() {
        let said = |text| Date::read(text).map(|date| date.to_string());
        assert_eq!(said("2020-03-03").as_deref(), Some("3 March 2020"));
        assert_eq!(said("Tuesday 3rd March 2020").as_deref(), Some("3 March 2020"));
        assert_eq!(said("29 Feb 2020").as_deref(), Some("29 February 2020"));
        assert_eq!(said("29 February 2019"), None);
        assert_eq!(said("3/3/2020"), None);
        assert_eq!(said(""), None);
    }

    #[test]
    fn a_person_types_the_day_before_the_month() {
        let said = |text| Date::typed(text).map(Date::iso);
        assert_eq!(said("18/02/2026").as_deref(), Some("2026-02-18"));
        assert_eq!(said(" 3 / 4 / 2026 ").as_deref(), Some("2026-04-03"));
        assert_eq!(said("18.2.2026").as_deref(), Some("2026-02-18"));
        assert_eq!(said("4 March 2025").as_deref(), Some("2025-03-04"));
        for none in ["02/18/2026", "18/02/26", "31/02/2026", "2026/02/18", "1/2/3/2026", "//2026"] {
            assert_eq!(said(none), None, "{none}");
        }
    }

    #[test]
    fn days_of_the_week_and_the_day_before() {
        let day = |text| Date::read(text).expect("a day");
        assert_eq!(day("2020-03-03").weekday(), "Tuesday");
        assert_eq!(day("2000-02-29").weekday(), "Tuesday");
        assert_eq!(day("2026-01-01").weekday(), "Thursday");
        let before = |text| day(text).before().map(Date::iso);
        assert_eq!(before("2020-03-01").as_deref(), Some("2020-02-29"));
        assert_eq!(before("2021-01-01").as_deref(), Some("2020-12-31"));
        assert_eq!(before("1900-01-01"), None);
    }
}
