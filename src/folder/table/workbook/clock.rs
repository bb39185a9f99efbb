//! Times of day and lengths of time, which a workbook holds as parts of a day.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::folder::table::cell::{Clock, ClockShows, Held};

use super::date_format::DateParts;
use super::shown::Shown;

const DAY: u32 = 86_400;

/// A time as its cell shows it.
pub fn clock(days: Decimal, parts: DateParts) -> Shown {
    let seconds = days
        .checked_mul(Decimal::from(DAY))
        .map(|seconds| seconds.round_dp_with_strategy(3, RoundingStrategy::MidpointAwayFromZero).normalize());
    let Some(seconds) = seconds else { return Shown { text: days.normalize().to_string(), held: None } };
    of_seconds(seconds, parts)
}

/// A length of time that its cell shows in days.
pub fn in_days(days: Decimal) -> Shown {
    let seconds = days.checked_mul(Decimal::from(DAY)).map_or(days, |seconds| seconds.round_dp(3).normalize());
    Shown { text: format!("{} days", days.trunc()), held: Some(Held::Time(Clock { seconds, shows: ClockShows::Days })) }
}

/// The same of a time in seconds.
pub fn of_seconds(seconds: Decimal, parts: DateParts) -> Shown {
    let Some(whole) = seconds.abs().trunc().to_u64() else {
        return Shown { text: seconds.to_string(), held: None };
    };
    let cycle = match (parts.goes_on, parts.hours, parts.minutes) {
        (true, ..) => u64::MAX,
        (_, true, _) => u64::from(DAY),
        (_, _, true) => 3_600,
        _ => 60,
    };
    let left = whole % cycle;
    let mut shown = Vec::new();
    let mut rest = left;
    for (is_shown, size) in [(parts.hours, 3_600), (parts.minutes, 60), (parts.seconds, 1)] {
        if is_shown {
            shown.push(rest / size);
            rest %= size;
        }
    }
    let written = |(at, part): (usize, &u64)| {
        if at > 0 || parts.padded { format!("{part:02}") } else { part.to_string() }
    };
    let text: Vec<String> = shown.iter().enumerate().map(written).collect();
    let sign = if seconds.is_sign_negative() && whole > 0 { "-" } else { "" };
    let shows = if parts.half_day {
        ClockShows::TimeOfDay
    } else if left != whole {
        ClockShows::Rest
    } else if parts.hours && !parts.seconds {
        ClockShows::HoursAndMinutes
    } else {
        ClockShows::Seconds
    };
    let text = format!("{sign}{}", text.join(":"));
    Shown { text, held: Some(Held::Time(Clock { seconds, shows })) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_shown_by_its_parts() {
        let (hours, seconds, all) = (
            DateParts { hours: true, minutes: true, ..DateParts::default() },
            DateParts { minutes: true, seconds: true, padded: true, ..DateParts::default() },
            DateParts { hours: true, minutes: true, seconds: true, ..DateParts::default() },
        );
        let on = |parts| DateParts { goes_on: true, ..parts };
        for (held, parts, text, shows) in [
            (185, seconds, "03:05", ClockShows::Seconds),
            (3_905, seconds, "05:05", ClockShows::Rest),
            (3_905, on(seconds), "65:05", ClockShows::Seconds),
            (11_100, hours, "3:05", ClockShows::HoursAndMinutes),
            (97_500, hours, "3:05", ClockShows::Rest),
            (97_500, on(hours), "27:05", ClockShows::HoursAndMinutes),
            (3_905, hours, "1:05", ClockShows::HoursAndMinutes),
            (3_905, all, "1:05:05", ClockShows::Seconds),
        ] {
            let found = of_seconds(held.into(), parts);
            assert_eq!(found.text, text);
            assert_eq!(found.held, Some(Held::Time(Clock { seconds: held.into(), shows })), "{held} {text}");
        }
    }
}
