//! Reading a part of a `stated` cell that says more than a word: how far a figure moved, or that it is a record.

use rust_decimal::Decimal;

use super::{Stated, StatedChange, StatedRecord, Unit, YearKind, read_period};

/// Words for a change that rose, and that fell.
const UP: [&str; 8] = ["higher", "more", "up", "longer", "rise", "increase", "above", "greater"];
const DOWN: [&str; 10] =
    ["lower", "fewer", "less", "down", "shorter", "fall", "decrease", "reduction", "drop", "below"];

/// What stands before the period.
const SINCE: [&str; 4] = [" than ", " since ", " on ", " from "];

/// What may follow, where there is no period.
const EVER: [&str; 6] = ["", "ever", "on record", "recorded", "so far", "to date"];

/// Reads `27% lower`, `up 175% on quarter 1 2019/20`, `2.1 points lower`. `None` where the words are something else.
///
/// # Errors
/// What to write where they are such a change, but not one that can be read.
pub fn read_change(words: &str, unit: Unit, year: YearKind) -> Option<Result<(Stated, StatedChange), String>> {
    let lower = words.trim().to_lowercase();
    let (change, than) = match SINCE.iter().find_map(|word| lower.split_once(word)) {
        Some((change, than)) => (change.to_owned(), Some(than.trim_start_matches("in ").to_owned())),
        None => (lower, None),
    };
    let parts: Vec<&str> = change.split_whitespace().collect();
    let way = match (parts.iter().any(|word| UP.contains(word)), parts.iter().any(|word| DOWN.contains(word))) {
        (true, false) => Stated::Higher,
        (false, true) => Stated::Lower,
        _ => return None,
    };
    let number = |word: &&str| word.trim_end_matches('%').replace(',', "").parse::<Decimal>().ok();
    let sized: Vec<(&&str, Decimal)> = parts.iter().filter_map(|word| Some((word, number(word)?))).collect();
    let [(written, size)] = sized[..] else { return None };
    let in_points = change.contains("point");
    let per_cent = written.ends_with('%') || change.contains("per cent");
    let fits = match unit {
        Unit::Percent => in_points,
        _ => per_cent && !in_points,
    };
    if !fits || size.is_sign_negative() {
        let example = if unit == Unit::Percent { "2.1 points" } else { "27%" };
        return Some(Err(format!("write how far it went and which way: {example} {}", way.as_str())));
    }
    let than = match than.map(|than| read_period(&than, year)) {
        None => None,
        Some(Ok((period, _))) => Some(period),
        Some(Err(help)) => return Some(Err(help)),
    };
    Some(Ok((way, StatedChange { size, than })))
}

/// Reads `lowest on record`, `the highest since 2016/17`. `None` where the words are something else.
///
/// # Errors
/// What to write for a period that cannot be read.
pub fn read_record(words: &str, year: YearKind) -> Option<Result<StatedRecord, String>> {
    let plain = words.trim().to_lowercase();
    let plain = plain.strip_prefix("the ").unwrap_or(&plain);
    let (highest, rest) = match (plain.strip_prefix("highest"), plain.strip_prefix("lowest")) {
        (Some(rest), None) => (true, rest.trim()),
        (None, Some(rest)) => (false, rest.trim()),
        _ => return None,
    };
    if EVER.contains(&rest) {
        return Some(Ok(StatedRecord { highest, since: None }));
    }
    let since = read_period(rest.strip_prefix("since ")?, year);
    Some(since.map(|(period, _)| StatedRecord { highest, since: Some(period) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::measure::Period;

    fn read(words: &str, unit: Unit) -> Option<Result<(Stated, StatedChange), String>> {
        read_change(words, unit, YearKind::Financial)
    }

    #[test]
    fn a_change_is_read_as_officers_write_it() {
        for words in
            ["27% lower than quarter 1 2019/20", "Down 27% on Q1 2019/20", "27% fewer than in quarter 1 2019/20"]
        {
            let (way, change) = read(words, Unit::Count).expect("a change").expect("one that can be read");
            assert_eq!((way, change.size), (Stated::Lower, Decimal::from(27)), "{words}");
            assert_eq!(change.than.map(Period::in_full).as_deref(), Some("quarter 1 2019/20"), "{words}");
        }
        let (way, change) = read("2.1 percentage points higher", Unit::Percent).expect("a change").expect("readable");
        assert_eq!((way, change.size.to_string(), change.than), (Stated::Higher, "2.1".to_owned(), None));
    }

    #[test]
    fn what_could_be_two_things_is_no_change() {
        for word in ["higher", "improved", "27", "higher and lower by 3%", "the best"] {
            assert_eq!(read(word, Unit::Count), None, "{word}");
        }
        assert!(read("27% lower", Unit::Percent).expect("a change").is_err(), "of a percentage these are points");
        assert!(read("27% lower than whenever", Unit::Count).expect("a change").is_err());
    }

    #[test]
    fn a_record_is_read_as_officers_write_it() {
        let read = |words| read_record(words, YearKind::Financial);
        assert_eq!(read("lowest on record"), Some(Ok(StatedRecord { highest: false, since: None })));
        let since = read("the highest since 2016/17").expect("a record").expect("a period");
        assert_eq!((since.highest, since.since.map(Period::in_full).as_deref()), (true, Some("2016/17")));
        assert!(read("lowest since whenever").expect("a record").is_err());
        assert_eq!(read("lower"), None);
        assert_eq!(read("lowest of the four"), None);
    }
}
