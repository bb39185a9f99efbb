//! What the name of a row says of the row: that it is a note, sums up others, belongs to the row above it or counts a part of that.

use crate::figures::measure::Unit;
use crate::folder::sources::is_period;
use crate::folder::table::columns::plain;
use crate::folder::words::unit_named::by_name;

/// Whether a row sums up others and is no measure: "Total", "Average", "Measures on target".
fn is_summary(name: &str) -> bool {
    const WORDS: [&str; 20] = [
        "average",
        "averages",
        "mean",
        "median",
        "sum",
        "count",
        "overall",
        "overall total",
        "grand total",
        "sub total",
        "sub-total",
        "subtotal",
        "overall average",
        "all measures",
        "measures on target",
        "number on target",
        "indicators on target",
        "kpis on target",
        "% on target",
        "number of measures",
    ];
    let small = plain(name);
    let small = small.trim_end_matches(':').trim_end();
    WORDS.contains(&small) || is_total_alone(small, name)
}

/// Whether a total says of nothing that is counted what it is: "Total", "Totals: Housing", "Total for the directorate", "Total Housing".
/// "Total incidents attended", "Total crime" and "Total spend (£)" are measures. `written`: the name with its capitals.
fn is_total_alone(name: &str, written: &str) -> bool {
    const WHOSE: [&str; 22] = [
        "for",
        "of",
        "on",
        "all",
        "in",
        "this",
        "measures",
        "indicators",
        "kpis",
        "pis",
        "targets",
        "red",
        "amber",
        "green",
        "scores",
        "services",
        "directorates",
        "corporate",
        "council",
        "section",
        "score",
        "points",
    ];
    let mut words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    if !matches!(words.next(), Some("total" | "totals")) {
        return false;
    }
    let is_apart = name
        .trim_start_matches("totals")
        .trim_start_matches("total")
        .trim_start()
        .starts_with(['-', ':', '(', '\u{2013}']);
    match (words.next(), words.next()) {
        (None, _) => true,
        (Some(first), _) if is_apart || WHOSE.contains(&first) => true,
        (Some(_), None) => {
            let second = written.split_whitespace().nth(1).unwrap_or_default();
            second.starts_with(char::is_uppercase) && !second.ends_with('s') && !written.contains(['(', '%'])
        }
        (Some(_), Some(_)) => false,
    }
}

/// Why a row is no measure by its name alone: it sums up others, or says something of the measure above it.
pub fn no_measure(name: &str) -> Option<&'static str> {
    const BESIDE: [&str; 34] = [
        "target",
        "targets",
        "annual target",
        "quarterly target",
        "actual",
        "actuals",
        "variance",
        "variance to target",
        "variance from target",
        "difference",
        "gap",
        "england",
        "england average",
        "national",
        "national average",
        "regional average",
        "statistical neighbours",
        "statistical neighbour average",
        "stat neighbours",
        "nearest neighbours",
        "benchmark",
        "last year",
        "previous year",
        "previous quarter",
        "same period last year",
        "numerator",
        "denominator",
        "rag",
        "rag status",
        "rag rating",
        "direction of travel",
        "dot",
        "forecast",
        "baseline",
    ];
    let small = plain(name);
    let bare = small.trim_end_matches(':').trim_end();
    let is_dated = bare.strip_prefix("target ").is_some_and(is_period);
    match () {
        () if is_summary(name) => Some("a row of totals"),
        () if is_dated || BESIDE.contains(&bare) => {
            Some("it says something of the measure above it: give it a column of its own, beside the figures")
        }
        () => None,
    }
}

/// Whether what tells a row from the others of its name says that it is the figure itself, and not a part of it.
pub fn is_whole(part: &str) -> bool {
    const WORDS: [&str; 13] = [
        "total",
        "all",
        "overall",
        "percentage",
        "percent",
        "%",
        "rate",
        "value",
        "actual",
        "result",
        "outcome",
        "performance",
        "figure",
    ];
    WORDS.contains(&plain(part).as_str())
}

/// What of a whole a row counts, by a name that says nothing without the row above it: "of which upheld", "- boys".
fn part_of(name: &str) -> Option<&str> {
    let small = name.to_ascii_lowercase();
    let of_which = small.strip_prefix("of which").map(|rest| name.len() - rest.len());
    let marks = ["- ", "\u{2013} ", "\u{2014} ", "\u{2022}", "\u{b7}", "o "];
    let marked = || marks.iter().find(|mark| name.starts_with(**mark)).map(|mark| mark.len());
    let at = of_which.or_else(marked)?;
    Some(name.get(at..)?.trim_start_matches([':', ' ', ',']).trim_end()).filter(|rest| !rest.is_empty())
}

/// A row that counts a part of what the row above is of, in words, with the sign of its unit; any other is what the next may be parts of.
/// Empty for such a one.
pub fn part_in_words(name: &str, above: &mut String) -> (String, &'static str) {
    let (whole, unit) = beside(name, above);
    match part_of(name).filter(|_| !whole.is_empty()) {
        // "- email (hours)": what stands in brackets is no part of the part.
        Some(part) => match part.split_once(" (") {
            Some((part, rest)) => (format!("{whole} ({}) ({rest}", part.trim()), unit),
            None => (format!("{whole} ({part})"), unit),
        },
        None => {
            name.clone_into(above);
            Default::default()
        }
    }
}

/// What the row above is of, where a row goes on with another part of the same, and the sign of its unit: "- minor applications" below
/// "% decided in time - major applications" is of what stands before the dash, and a percentage too. Else the row above is the whole.
fn beside<'a>(name: &str, above: &'a str) -> (&'a str, &'static str) {
    const DASHES: [&str; 3] = ["- ", "\u{2013} ", "\u{2014} "];
    let is_marked = DASHES.iter().any(|dash| name.starts_with(dash));
    let stem = DASHES.iter().find_map(|dash| above.rsplit_once(&format!(" {dash}"))).map(|(stem, _)| stem.trim());
    let Some(stem) = stem.filter(|stem| is_marked && !stem.is_empty()) else { return (above, "") };
    let is_percentage = by_name(stem).is_some_and(|(unit, _)| unit == Unit::Percent);
    (stem, if is_percentage { "%" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_says_something_of_the_one_above_it_is_no_measure() {
        let totals =
            ["Total", "Totals:", "Total - Housing", "Total Housing", "Total for the directorate", "Total measures"];
        let beside = ["Target", "target:", "Target 2025/26", "England average", "Variance", "Numerator", "RAG"];
        for name in totals.into_iter().chain(beside) {
            assert!(no_measure(name).is_some(), "{name}");
        }
        let totals =
            ["Total incidents attended", "Total number of complaints", "Total tonnes landfilled", "Total crime"];
        let beside =
            ["Target families helped", "Actual days lost", "England cricket sessions", "Trend setters", "Gap years"];
        for name in totals.into_iter().chain(beside) {
            assert_eq!(no_measure(name), None, "{name}");
        }
    }

    #[test]
    fn a_part_beside_another_is_of_what_stands_before_the_dash() {
        let above = "% of applications decided in time - major applications";
        assert_eq!(beside("- minor applications", above), ("% of applications decided in time", "%"));
        assert_eq!(beside("- boys", "Children in care"), ("Children in care", ""));
        assert_eq!(beside("of which upheld", "Complaints - stage 1"), ("Complaints - stage 1", ""));
    }

    #[test]
    fn what_stands_in_brackets_behind_a_part_stays_behind_it() {
        let mut above = "Average time to answer - phone (secs)".to_owned();
        assert_eq!(part_in_words("- email (hours)", &mut above).0, "Average time to answer (email) (hours)");
        assert_eq!(part_in_words("Calls answered", &mut above), (String::new(), ""));
        assert_eq!(above, "Calls answered");
    }

    #[test]
    fn a_part_is_named_by_what_it_is_a_part_of() {
        for (name, part) in [
            ("of which upheld", Some("upheld")),
            ("Of which: aged 0-4", Some("aged 0-4")),
            ("- boys", Some("boys")),
            ("\u{2022} girls", Some("girls")),
            ("Officers in post", None),
            ("Online forms", None),
            ("-", None),
            ("of which", None),
        ] {
            assert_eq!(part_of(name), part, "{name}");
        }
    }
}
