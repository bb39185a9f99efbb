//! The time of day, for steps, for what was rejected and for who has a folder open: the one place in which the program asks for it. No
//! byte of it reaches an edition.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::folder::words::day_number::day_of;

/// The seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The day: `2025-11-30`
pub fn today() -> String {
    day(now() / 86_400)
}

/// So many days after 1 January 1970, by the calendar of the library that reads the days of workbooks.
fn day(since: u64) -> String {
    /// The number of 1 January 1970 in a workbook.
    const FIRST: u64 = 25_569;
    let (year, month, day) = day_of(FIRST + since);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_from_1970() {
        let days = [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_422, "2025-11-30"),
        ];
        for (since, is) in days {
            assert_eq!(day(since), is);
        }
    }
}
