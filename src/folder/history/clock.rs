//! The time of day, for steps, for what was rejected and for who has a folder open: the one place in which the program asks for it. No
//! byte of it reaches an edition.

use std::time::{SystemTime, UNIX_EPOCH};

/// The seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The day: `2025-11-30`
pub fn today() -> String {
    day(now() / 86_400)
}

/// So many days after 1 January 1970. Years begin in March, so that a leap day is the last of its year.
fn day(since: u64) -> String {
    let days = since + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * from_march + 2) / 5 + 1, (from_march + 2) % 12 + 1);
    let year = era * 400 + year_of_era + u64::from(month <= 2);
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
