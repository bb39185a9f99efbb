//! A cell of a workbook that holds a time, as a number in the measure's own unit: a spreadsheet keeps 3 minutes and 5 seconds
//! as 0.00214 of a day.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Noun, TwoParts, Unit, UnitWords, as_shown};
use crate::folder::words::number::{NoNumber, Number};

use super::cell::{Cell, Clock, ClockShows, Held};

/// The units of time with their seconds.
const UNITS: [(&[&str], u32); 5] = [
    (&["second", "sec"], 1),
    (&["minute", "min"], 60),
    (&["hour", "hr"], 3_600),
    (&["day"], 86_400),
    (&["week"], 604_800),
];

/// The time that a cell holds: of a workbook by its format, of a text as `0:03:05`. What has two parts, `3:05`, could be hours and
/// minutes or minutes and seconds, and is none unless `two` says which.
pub fn time_of(cell: &Cell, two: Option<TwoParts>) -> Option<Clock> {
    let typed = || in_parts(&cell.text, two).or_else(|| in_words(&cell.text));
    match cell.held {
        // Who types 9:25 into a column of minutes and seconds has typed hours and minutes to the spreadsheet.
        Some(Held::Time(Clock { seconds, shows: ClockShows::HoursAndMinutes }))
            if two == Some(TwoParts::MinutesAndSeconds) && (seconds % SIXTY).is_zero() =>
        {
            typed()
        }
        Some(Held::Time(time)) => Some(time),
        Some(Held::Number(_)) => None,
        None => typed(),
    }
}

const SIXTY: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

/// `4m 12s`, `1 hr 5 mins`: each number with its own unit, the larger first.
fn in_words(text: &str) -> Option<Clock> {
    if !text.starts_with(|letter: char| letter.is_ascii_digit()) || !text.ends_with(char::is_alphabetic) {
        return None;
    }
    let (mut seconds, mut last, mut many, mut rest) = (Decimal::ZERO, u32::MAX, 0, text);
    while !rest.is_empty() {
        let letters = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let number: u32 = rest[..letters].parse().ok()?;
        let word = rest[letters..].trim_start();
        let end = word.find(|letter: char| !letter.is_alphabetic()).unwrap_or(word.len());
        let size = match word[..end].to_lowercase().as_str() {
            "h" | "hr" | "hrs" | "hour" | "hours" => 3_600,
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            _ => return None,
        };
        let is_within = size < last && (many == 0 || number < last / size);
        seconds += Decimal::from(number).checked_mul(Decimal::from(size)).filter(|_| is_within)?;
        (last, many, rest) = (size, many + 1, word[end..].trim_start());
    }
    let shows = if last == 1 { ClockShows::Seconds } else { ClockShows::HoursAndMinutes };
    (many > 1).then_some(Clock { seconds, shows })
}

fn in_parts(text: &str, two: Option<TwoParts>) -> Option<Clock> {
    let (seconds, shows) = match (parts_of(text)?.as_slice(), two) {
        ([hours, minutes, seconds], _) => ((hours * SIXTY + minutes) * SIXTY + seconds, ClockShows::Seconds),
        ([minutes, seconds], Some(TwoParts::MinutesAndSeconds)) => (minutes * SIXTY + seconds, ClockShows::Seconds),
        ([hours, minutes], Some(TwoParts::HoursAndMinutes)) => {
            ((hours * SIXTY + minutes) * SIXTY, ClockShows::HoursAndMinutes)
        }
        _ => return None,
    };
    Some(Clock { seconds, shows })
}

/// A time in a text, as a number of the unit: of a target, an amber. `None` where it is none of that unit.
pub fn written_time(text: &str, words: &UnitWords) -> Option<Decimal> {
    let cell = Cell::blank().saying(text);
    let time = time_of(&cell, words.two_parts)?;
    let size = size_of(words.word.as_ref()?)?;
    unlike(&cell, time, words.two_parts).is_none().then(|| as_shown(time.seconds / Decimal::from(size)))
}

/// So many seconds are in one of a unit of time.
fn size_of(word: &Noun) -> Option<u32> {
    let one = word.one.trim().to_lowercase();
    UNITS.iter().find(|(names, _)| names.contains(&one.as_str())).map(|(_, size)| *size)
}

/// Why a cell is no time of the two parts that its measure is written in.
fn unlike(cell: &Cell, time: Clock, two: Option<TwoParts>) -> Option<(String, &'static str)> {
    let is = || format!("`{}` is {}", cell.text, in_full(time.seconds));
    let says = |is: String, parts: &str| format!("{is}, and the figures of this measure are {parts}");
    let is_shown_apart = is_two_parts(&cell.text);
    match (two?, time.shows) {
        // 9:25 that a spreadsheet has made 09:25:00 of.
        (TwoParts::MinutesAndSeconds, ClockShows::Seconds)
            if !is_shown_apart && time.seconds >= SIXTY * SIXTY && (time.seconds % SIXTY).is_zero() =>
        {
            let help = "write minutes and seconds, 9:25 or 0:09:25; or correct `unit` in indicators.toml";
            Some((says(is(), "minutes and seconds"), help))
        }
        (TwoParts::HoursAndMinutes, ClockShows::Seconds) if is_shown_apart => {
            let help = "give the cell the format [h]:mm, and correct it if it should hold what it shows; or correct `unit` in indicators.toml";
            Some((says(format!("by the format of its cell {}", is()), "hours and minutes"), help))
        }
        _ => None,
    }
}

/// Why a plain number is no figure of a measure that is written in two parts: 0.0065 may be a part of a day or of a minute.
pub fn no_time(text: &str, number: Decimal, two: TwoParts) -> Option<NoNumber> {
    let [large, small] = two.words();
    let day = number.checked_mul(Decimal::from(86_400)).filter(|_| number.abs() < Decimal::ONE);
    let shown = if two == TwoParts::MinutesAndSeconds { "[mm]:ss" } else { "[h]:mm" };
    let help = match day {
        Some(day) => format!(
            "if it is a part of a day, which is {}, give the cells the format {shown}, or write the time itself; if it is a number of \
             {large}s, write unit = \"{large}s\" in indicators.toml",
            in_full(day.round())
        ),
        None => format!(
            "write both, such as 9:25; if it is a number of {large}s or {small}s, write unit = \"{large}s\" or \"{small}s\" in \
             indicators.toml"
        ),
    };
    let message = format!("`{text}` is no time in {large}s and {small}s ({})", two.as_str());
    (!number.is_zero()).then_some(NoNumber { code: Code::NotANumber, message, help })
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
    let two = measure.and_then(|measure| measure.unit_words.two_parts);
    let (Some(word), Some(size)) = (word, word.and_then(size_of)) else {
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
    if let Some((message, help)) = unlike(cell, time, two) {
        return Err(no(message, help.to_owned()));
    }
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
        ClockShows::HoursAndMinutes
            if size < 3_600 && (time.seconds % SIXTY).is_zero() && two != Some(TwoParts::HoursAndMinutes) =>
        {
            Err(no(
                format!("by the format of its cell `{text}` is {}, and this value is in {many}", in_full(time.seconds)),
                format!(
                    "if minutes and seconds are meant, type 0:{text:0>5} and give the cell the format [mm]:ss; otherwise write the number of {many}"
                ),
            ))
        }
        ClockShows::Seconds | ClockShows::HoursAndMinutes | ClockShows::Days => Ok(in_unit(time.seconds, size, two)),
    }
}

fn in_unit(seconds: Decimal, size: u32, two: Option<TwoParts>) -> (Number, Option<Decimal>) {
    // The finest that a cell shows is a second: a sixtieth of a minute needs two decimals.
    let decimals = if size == 1 || two.is_some() { 0 } else { 2 };
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
    fn a_time_says_the_unit_of_each_of_its_parts() {
        let seconds = |text: &str| in_words(text).and_then(|time| u32::try_from(time.seconds).ok());
        for (text, said) in [
            ("4m 12s", Some(252)),
            ("5m03s", Some(303)),
            ("1 hour 5 minutes", Some(3_900)),
            ("1h 0m 5s", Some(3_605)),
            ("90m 5s", Some(5_405)),
            ("4m 75s", None),
            ("12s 4m", None),
            ("5 mins", None),
            ("4m", None),
            ("4 m people", None),
            ("3 homes", None),
        ] {
            assert_eq!(seconds(text), said, "{text}");
        }
    }

    #[test]
    fn a_text_of_three_parts_is_a_time_and_one_of_two_is_not() {
        let seconds = |text: &str| time_of(&Cell::blank().saying(text), None).map(|time| time.seconds.to_string());
        assert_eq!(seconds("0:03:05").as_deref(), Some("185"));
        assert_eq!(seconds("27:00:00").as_deref(), Some("97200"));
        for none in ["3:05", "0:3:05", "0:03:65", "1:02:03:04", "-0:03:05", "quarter 1: 03:05", ""] {
            assert_eq!(seconds(none), None, "{none}");
        }
        assert_eq!(["3:05", "65:00", "3:5", "3.05"].map(is_two_parts), [true, true, false, false]);
    }

    #[test]
    fn a_time_of_two_parts_is_what_its_measure_says() {
        let of = |text: &str, two| time_of(&Cell::blank().saying(text), Some(two)).map(|time| time.seconds.to_string());
        assert_eq!(of("9:25", TwoParts::MinutesAndSeconds).as_deref(), Some("565"));
        assert_eq!(of("9:25", TwoParts::HoursAndMinutes).as_deref(), Some("33900"));
        assert_eq!(of("0:43:10", TwoParts::MinutesAndSeconds).as_deref(), Some("2590"));
        let typed = Held::Time(Clock { seconds: 33_900.into(), shows: ClockShows::HoursAndMinutes });
        let cell = Cell { held: Some(typed), ..Cell::blank().saying("9:25") };
        assert_eq!(time_of(&cell, Some(TwoParts::MinutesAndSeconds)).map(|time| time.seconds), Some(565.into()));
        let words = |two| UnitWords {
            word: Some(Noun { one: "second".to_owned(), many: "seconds".to_owned() }),
            two_parts: Some(two),
            ..UnitWords::default()
        };
        assert_eq!(written_time("03:00", &words(TwoParts::MinutesAndSeconds)), Some(180.into()));
        assert_eq!(written_time("9:25:00", &words(TwoParts::MinutesAndSeconds)), None, "9 hours 25 minutes");
        let told = |number: &str, two| no_time(number, number.parse().expect("a number"), two).map(|no| no.help);
        let help = told("0.0065", TwoParts::MinutesAndSeconds).expect("told");
        assert!(help.contains("which is 9 minutes 22 seconds, give the cells the format [mm]:ss"), "{help}");
        assert!(told("9.25", TwoParts::MinutesAndSeconds).is_some_and(|help| help.starts_with("write both")));
        assert_eq!(told("0", TwoParts::HoursAndMinutes), None);
    }
}
