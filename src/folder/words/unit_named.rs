//! The unit that the name of a measure says, and whether it can be of a measure of another.

use crate::figures::measure::{Unit, UnitWords};

use super::unit_reader::unit_in_words;

/// How a name begins that says its unit in words.
const BEGIN: [(Unit, &[&str]); 2] = [
    (
        Unit::Percent,
        &["% ", "%of ", "percentage of ", "the percentage of ", "percentage ", "per cent of ", "proportion of "],
    ),
    (Unit::Count, &["number of ", "the number of ", "total number of ", "no. of ", "no of ", "# of ", "count of "]),
];

/// The unit that the name itself says, in brackets or by its first words.
pub fn by_name(written: &str) -> Option<(Unit, UnitWords)> {
    let brackets = written.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(inner, _)| inner);
    // `('000s)` says only in what a figure is held.
    let known = |(unit, words): &(Unit, UnitWords)| match unit {
        Unit::Percent | Unit::Money | Unit::Time => true,
        Unit::Count => words.held_in.is_none(),
        Unit::Rate | Unit::Score => false,
    };
    let in_brackets = brackets.filter(|inner| !is_stretch(inner)).filter_map(unit_in_words).find(known);
    let lower = written.trim().to_lowercase();
    let begins = |(_, words): &&(Unit, &[&str])| words.iter().any(|word| lower.starts_with(word));
    in_brackets.or_else(|| BEGIN.iter().find(begins).map(|(unit, _)| (*unit, UnitWords::default())))
}

/// Whether a name that says one unit cannot be of a measure of another. "Number of days lost" is a time, and "number of jobs per
/// 1,000" a rate.
pub fn disagree(named: Unit, other: &Unit, written: &str) -> bool {
    let certain = |unit: &Unit| matches!(unit, Unit::Percent | Unit::Money | Unit::Time);
    let is_rate = written.to_lowercase().contains(" per ");
    match (named, other) {
        (Unit::Count, Unit::Percent | Unit::Money) => !is_rate,
        (named, other) => certain(&named) && certain(other) && named != *other,
    }
}

/// Whether what is in brackets is how long the figure covers, and no unit: `(rolling year)`, `(12 months)`, `(quarter)`.
pub fn is_stretch(inner: &str) -> bool {
    let lower = inner.trim().to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or_default();
    let is_one = ["year", "quarter", "month", "week", "date"].contains(&last);
    is_one || (lower.contains(' ') && ["years", "quarters", "months", "weeks"].contains(&last))
}
