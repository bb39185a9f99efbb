//! A record that a source states, of figures that are not held: `lowest on record`, `highest since 2016/17`.

use super::{Period, YearKind, read_period};

/// The highest or the lowest, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedRecord {
    /// The highest; else the lowest.
    pub highest: bool,
    /// Since when; none for as long as there has been a record.
    pub since: Option<Period>,
}

/// What may follow, where there is no period.
const EVER: [&str; 6] = ["", "ever", "on record", "recorded", "so far", "to date"];

impl StatedRecord {
    /// Reads `lowest on record`, `the highest since 2016/17`. `None` where the words are something else.
    ///
    /// # Errors
    /// What to write for a period that cannot be read.
    pub fn read(words: &str, year: YearKind) -> Option<Result<StatedRecord, String>> {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_officers_write_it() {
        let read = |words| StatedRecord::read(words, YearKind::Financial);
        assert_eq!(read("lowest on record"), Some(Ok(StatedRecord { highest: false, since: None })));
        let since = read("the highest since 2016/17").expect("a record").expect("a period");
        assert_eq!((since.highest, since.since.map(Period::in_full).as_deref()), (true, Some("2016/17")));
        assert!(read("lowest since whenever").expect("a record").is_err());
        assert_eq!(read("lower"), None);
        assert_eq!(read("lowest of the four"), None);
    }
}
