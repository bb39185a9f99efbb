//! A cell of a workbook that holds a time, as a number in the measure's own unit: a spreadsheet keeps 3 minutes and 5 seconds
//! as 0.00214 of a day.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Unit, as_shown};

use super::cell::{Cell, Clock, ClockShows, Held};
use super::number::{NoNumber, Number};

/// The units of time with their seconds.
const UNITS: [(&[&str], u32); 5] = [
    (&["second", "sec"], 1),
    (&["minute", "min"], 60),
    (&["hour", "hr"], 3_600),
    (&["day"], 86_400),
    (&["week"], 604_800),
];

/// The time that a cell holds: of a workbook by its format, of a text as `0:03:05`. What has two parts, `3:05`, could be hours and
/// minutes or minutes and seconds, and is none.
pub fn time_of(cell: &Cell) -> Option<Clock> {
    if let Some(Held::Time(time)) = cell.held {
        return Some(time);
    }
    let parts = parts_of(&cell.text)?;
    let [hours, minutes, seconds] = parts.as_slice() else { return None };
    let seconds = hours * Decimal::from(3_600) + minutes * Decimal::from(60) + seconds;
    Some(Clock { seconds, shows: ClockShows::Seconds })
}

/// Whether a text is a time of two parts.
pub fn is_two_parts(text: &str) -> bool {
    parts_of(text).is_some_and(|parts| parts.len() == 2)
}

/// Whole numbers with colons between them, each but the first of two digits and below 60.
fn parts_of(text: &str) -> Option<Vec<Decimal>> {
    const LONGEST: usize = 6;
    if !text.contains(':') || !text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let mut parts = Vec::new();
    for (nth, part) in text.split(':').enumerate() {
        let is_whole = !part.is_empty() && part.len() <= LONGEST && part.bytes().all(|byte| byte.is_ascii_digit());
        let number = part.parse::<u32>().ok().filter(|_| is_whole)?;
        if nth > 0 && (part.len() != 2 || number >= 60) {
            return None;
        }
        parts.push(Decimal::from(number));
    }
    Some(parts)
}

/// The time as it is printed, and at full value where that is another.
///
/// # Errors
/// Why it is no figure of the measure. `measure`: none where a count is wanted.
pub fn read_time(cell: &Cell, time: Clock, measure: Option<&Indicator>) -> Result<(Number, Option<Decimal>), NoNumber> {
    let no = |message: String, help: String| NoNumber { code: Code::WrongValue, message, help };
    let text = &cell.text;
    let word = measure.and_then(|measure| measure.unit_words.word.as_ref());
    let unit = word.and_then(|word| {
        let one = word.one.trim().to_lowercase();
        UNITS.iter().find(|(names, _)| names.contains(&one.as_str())).map(|(_, size)| *size)
    });
    let (Some(word), Some(size)) = (word, unit) else {
        let is = measure.map_or("count", |measure| measure.unit.as_str());
        let counted = measure.filter(|measure| measure.unit == Unit::Time).and(word);
        let (message, help) = match counted {
            Some(word) => (
                format!("`{text}` is a time, and the program cannot put it into {}", word.many),
                format!("write the number of {} in the cell", word.many),
            ),
            None => (
                format!("`{text}` is a time, but this value is a {is}"),
                "write in indicators.toml unit = \"time\" and what it is counted in, word = [\"minute\", \"minutes\"]; \
                 or write a number in the cell"
                    .to_owned(),
            ),
        };
        return Err(no(message, help));
    };
    let many = &word.many;
    match time.shows {
        ClockShows::TimeOfDay => Err(no(
            format!("`{text}` is a time of day, and not a length of time"),
            format!("write the number of {many} in the cell, or give it the format [h]:mm:ss"),
        )),
        ClockShows::Rest => Err(no(
            format!("the cell shows `{text}`, but holds {}", in_full(time.seconds)),
            "give the cell the format [h]:mm:ss, and correct it if it should hold what it shows".to_owned(),
        )),
        // What has seconds behind its minutes was counted, and not typed as minutes and seconds.
        ClockShows::HoursAndMinutes if size < 3_600 && (time.seconds % Decimal::from(60)).is_zero() => Err(no(
            format!("by the format of its cell `{text}` is {}, and this value is in {many}", in_full(time.seconds)),
            format!(
                "if minutes and seconds are meant, type 0:{text:0>5} and give the cell the format [mm]:ss; otherwise write the number of {many}"
            ),
        )),
        ClockShows::Seconds | ClockShows::HoursAndMinutes | ClockShows::Days => Ok(in_unit(time.seconds, size)),
    }
}

fn in_unit(seconds: Decimal, size: u32) -> (Number, Option<Decimal>) {
    // The finest that a cell shows is a second: a sixtieth of a minute needs two decimals.
    let decimals = if size == 1 { 0 } else { 2 };
    let full = as_shown(seconds / Decimal::from(size));
    let mut value = full.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(decimals);
    (Number { value, percent: false, pounds: false }, (value != full).then_some(full))
}

/// `3 hours 5 minutes`.
fn in_full(seconds: Decimal) -> String {
    let mut rest = seconds.abs().trunc();
    let mut parts = Vec::new();
    for (size, one, many) in [(3_600, "hour", "hours"), (60, "minute", "minutes"), (1, "second", "seconds")] {
        let count = (rest / Decimal::from(size)).trunc();
        rest -= count * Decimal::from(size);
        if !count.is_zero() {
            parts.push(format!("{count} {}", if count == Decimal::ONE { one } else { many }));
        }
    }
    if parts.is_empty() { "no time".to_owned() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_three_parts_is_a_time_and_one_of_two_is_not() {
        let seconds = |text: &str| time_of(&Cell::blank().saying(text)).map(|time| time.seconds.to_string());
        assert_eq!(seconds("0:03:05").as_deref(), Some("185"));
        assert_eq!(seconds("27:00:00").as_deref(), Some("97200"));
        for none in ["3:05", "0:3:05", "0:03:65", "1:02:03:04", "-0:03:05", "quarter 1: 03:05", ""] {
            assert_eq!(seconds(none), None, "{none}");
        }
        assert_eq!(["3:05", "65:00", "3:5", "3.05"].map(is_two_parts), [true, true, false, false]);
    }
}
