//! The unit of a measure in words that say more than it: `£000 (cumulative)`, `£m YTD`, `(days, forecast)`.

use crate::figures::measure::{Unit, is_measured_unit};
use crate::folder::recognise::FoundMeasure;
use crate::folder::words::unit_reader::unit_in_words;

use super::own_unit;

/// Words beside a unit that say of what time a figure is, or how it came about.
const BESIDE: [&str; 26] = [
    "cumulative",
    "cumulatively",
    "cum",
    "ytd",
    "year",
    "to",
    "date",
    "snapshot",
    "forecast",
    "outturn",
    "actual",
    "net",
    "gross",
    "annual",
    "annually",
    "quarterly",
    "monthly",
    "average",
    "avg",
    "provisional",
    "in-year",
    "total",
    "full",
    "recurring",
    "p.a",
    "pa",
];

/// The same measure, with its unit alone in its column and in the brackets of its name.
pub fn with_unit_alone(found: &FoundMeasure) -> FoundMeasure {
    let unit = alone(&found.unit).unwrap_or_else(|| found.unit.clone());
    FoundMeasure { unit, written: in_brackets(&in_round_brackets(&found.written)), ..found.clone() }
}

/// A name with its unit in round brackets, however it stands behind it: "Void time [days]", "Debt, £000s".
pub fn in_round_brackets(written: &str) -> String {
    let is_certain = |text: &str| {
        let said = unit_in_words(text.trim());
        let is_unit = |unit: &Unit| matches!(unit, Unit::Percent | Unit::Money | Unit::Time);
        said.is_some_and(|(unit, words)| is_unit(&unit) || words.held_in.is_some())
    };
    let square = written.rsplit_once('[').and_then(|(name, rest)| Some((name, rest.strip_suffix(']')?)));
    match square.or_else(|| written.rsplit_once(", ")) {
        Some((name, unit)) if is_certain(unit) => format!("{} ({})", name.trim_end(), unit.trim()),
        _ => written.to_owned(),
    }
}

fn in_brackets(written: &str) -> String {
    let parts = written.split_inclusive(['(', ')']);
    let mut is_within = false;
    parts
        .map(|part| {
            let inner = part.strip_suffix(')').filter(|_| is_within).and_then(alone);
            is_within = part.ends_with('(');
            inner.map_or_else(|| part.to_owned(), |unit| format!("{unit})"))
        })
        .collect()
}

/// The unit of a text that says more; `None` where it says no more, or what is left is no unit.
fn alone(text: &str) -> Option<String> {
    let is_beside = |word: &&str| BESIDE.contains(&word.to_lowercase().trim_end_matches('.'));
    let words = text.split([' ', ',', ';', '(', ')', '-', '\u{2013}']).filter(|word| !word.is_empty());
    let (beside, unit): (Vec<&str>, Vec<&str>) = words.partition(is_beside);
    let unit = unit.join(" ");
    let is_unit = || unit_in_words(&unit).is_some() || is_measured_unit(&unit) || own_unit::sized(&unit).is_some();
    (!beside.is_empty() && !unit.is_empty() && is_unit()).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::{alone, in_round_brackets};

    #[test]
    fn a_unit_behind_a_name_stands_in_round_brackets() {
        for (written, round) in [
            ("Void time [days]", "Void time (days)"),
            ("Debt, £000s", "Debt (£000s)"),
            ("Tenants, leaseholders and owners", "Tenants, leaseholders and owners"),
            ("Missed bins per 100,000", "Missed bins per 100,000"),
            ("Recycling rate [note 1]", "Recycling rate [note 1]"),
        ] {
            assert_eq!(in_round_brackets(written), round);
        }
    }

    #[test]
    fn what_stands_beside_a_unit_is_no_part_of_it() {
        for (text, unit) in [
            ("£000 (cumulative)", Some("£000")),
            ("£m YTD", Some("£m")),
            ("£m - forecast", Some("£m")),
            ("cumulative, £000", Some("£000")),
            ("days, year to date", Some("days")),
            ("tonnes, cumulative", Some("tonnes")),
            ("£000", None),
            ("£ per week (average)", None),
            ("calls per day (average)", None),
            ("cumulative", None),
            ("average wait of visitors", None),
        ] {
            assert_eq!(alone(text).as_deref(), unit, "{text}");
        }
    }
}
