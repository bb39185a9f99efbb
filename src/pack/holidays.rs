//! The bank holidays of England and Wales, which are the same in both.

use crate::folder::Date;

/// Month and day, year by year, with the special ones of 2020, 2022 and 2023. As known on 26 November 2026: a holiday that is
/// proclaimed later is not in it, and every new year is a line more. The lines up to 2023 were compared with the table behind
/// gov.uk/bank-holidays; those after it are the days that the Banking and Financial Dealings Act 1971 and Easter give.
const HOLIDAYS: [(i32, &[(u8, u8)]); 10] = [
    (2018, &[(1, 1), (3, 30), (4, 2), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)]),
    (2019, &[(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2020, &[(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2021, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2022, &[(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)]),
    (2023, &[(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2024, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2025, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2026, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2027, &[(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
];

/// The first and the last year of the table.
pub const YEARS: (i32, i32) = (HOLIDAYS[0].0, HOLIDAYS[HOLIDAYS.len() - 1].0);

/// Whether people work on a day: none of Saturday, Sunday and a bank holiday that is known.
pub fn is_working(day: Date) -> bool {
    let holidays = HOLIDAYS.iter().find(|(year, _)| *year == day.year).map_or(&[][..], |(_, holidays)| holidays);
    !matches!(day.weekday(), "Saturday" | "Sunday") && !holidays.contains(&(day.month, day.day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_holiday_is_a_day_on_which_people_would_work() {
        for (year, holidays) in HOLIDAYS {
            assert!(holidays.len() >= 8, "{year}");
            for (month, day) in holidays {
                let day = Date::new(year, *month, *day).expect("a day");
                assert!(!["Saturday", "Sunday"].contains(&day.weekday()), "{day}");
                assert!(!is_working(day));
            }
        }
        assert!(HOLIDAYS.is_sorted() && HOLIDAYS.windows(2).all(|two| two[1].0 == two[0].0 + 1));
    }
}
