//! A measure whose name, column of units and cells do not say the same unit: which of them is taken, and what is said of that.

use crate::figures::measure::Unit;
use crate::folder::recognise::FoundMeasure;
use crate::folder::words::unit_named::{by_name, disagree};
use crate::folder::words::unit_reader::unit_in_words;

use super::own_unit;

/// What is said where they do not say the same. `taken`: the unit of the entry.
pub fn unit_doubt(found: &FoundMeasure, taken: &str) -> Option<String> {
    let named = by_name(&found.written).map(|(unit, _)| unit);
    let in_column = Some(found.unit.trim()).filter(|unit| !unit.is_empty());
    let shown = own_unit::shown(found).map(|unit| (unit, if unit == Unit::Money { "pounds" } else { "percentages" }));
    let column = in_column.and_then(unit_in_words).map(|(unit, _)| unit);
    // "Number" is what is written beside days too, but not of what its name alone is a number of: "Transfers (days, average)".
    let only_in_brackets = || found.written.split_once('(').is_some_and(|(before, _)| !says_time(before));
    let is_other = |named: Unit, unit: Unit| {
        disagree(named, &unit, &found.written) || (named, unit) == (Unit::Time, Unit::Count) && only_in_brackets()
    };
    let apart = |unit: Unit| named.is_some_and(|named| is_other(named, unit));
    let mut others: Vec<String> = Vec::new();
    let of_column = column.filter(|unit| apart(*unit) || shown.is_some_and(|(shown, _)| disagree(*unit, &shown, "")));
    if let (Some(_), Some(text)) = (of_column, in_column) {
        let by_format = found.shown_unit == found.unit;
        let what = if by_format { "the format of its cells has" } else { "its unit is" };
        others.push(format!("{what} \u{201c}{text}\u{201d}"));
    }
    let of_cells = shown.filter(|(unit, _)| apart(*unit) || column.is_some_and(|column| disagree(column, unit, "")));
    others.extend(of_cells.map(|(_, words)| format!("its cells show {words}")));
    if others.is_empty() {
        let only_shown = named.is_none() && column == Some(Unit::Time) && found.shown_unit == found.unit;
        return (only_shown && !says_time(&found.written)).then(|| {
            format!(
                "\u{201c}{}\u{201d} is taken for a time because the format of its cells has \u{201c}{}\u{201d}; its name does not \
                 say so: if it is none, correct `unit` in indicators.toml",
                found.written,
                found.unit.trim()
            )
        });
    }
    let says = if named.is_some() { "its name says otherwise" } else { "both cannot be" };
    Some(format!(
        "of \u{201c}{}\u{201d} {}, and {says}: it is taken for unit = \"{taken}\"; correct the file, or `unit` in indicators.toml",
        found.written,
        others.join(" and ")
    ))
}

/// Whether a name has a word of time in it.
fn says_time(written: &str) -> bool {
    const WORDS: [&str; 9] = ["time", "day", "days", "hours", "minutes", "weeks", "wait", "duration", "length"];
    written.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_say_the_same_unit_is_told() {
        let doubt = |written: &str, unit: &str, shown: &str, figures: &[&str]| {
            let found = FoundMeasure {
                written: written.into(),
                unit: if unit.is_empty() { shown.into() } else { unit.into() },
                shown_unit: shown.into(),
                figures: figures.iter().map(|figure| (*figure).to_owned()).collect(),
                ..FoundMeasure::default()
            };
            unit_doubt(&found, "percent")
        };
        for (written, unit, shown, figures) in [
            ("Calls answered (%)", "\u{a3}", "", &["84"][..]),
            ("Average days to re-let (days)", "", "", &["84.0%"]),
            ("Number of homes built", "", "", &["44%"]),
            ("Number of homes built", "%", "", &["44"]),
            ("Households helped", "", "days", &["44"]),
            ("Re-let of homes", "Days", "", &["44%"]),
            ("Delayed transfers (days, average per day)", "number", "", &["14.2"]),
        ] {
            assert!(doubt(written, unit, shown, figures).is_some(), "{written}");
        }
        for (written, unit, shown, figures) in [
            ("Calls answered (%)", "%", "", &["84%"][..]),
            ("Calls answered (%)", "Number", "", &["84"]),
            ("Number of days lost", "Days", "", &["84"]),
            ("Average wait (days)", "Number", "", &["84"]),
            ("Number of jobs per 1,000", "Rate", "", &["84"]),
            ("Average time to re-let", "", "days", &["44"]),
            ("Homes built", "Number", "", &["44"]),
        ] {
            assert_eq!(doubt(written, unit, shown, figures), None, "{written}");
        }
    }
}
