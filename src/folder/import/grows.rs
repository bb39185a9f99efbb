//! A new measure whose figures may count since April while its target is the year's, which nothing but the officer can settle.

use rust_decimal::Decimal;

use crate::figures::measure::{may_be_since_april, rise_as_if_since_april};
use crate::folder::number::read_number;
use crate::folder::recognise::FoundMeasure;

/// What is said of it.
pub fn may_grow(found: &FoundMeasure) -> Option<String> {
    let targets: Option<Vec<Decimal>> =
        found.targets.iter().map(|text| read_number(text).ok().map(|number| number.value)).collect();
    let targets = targets?;
    if targets.is_empty() && rise_as_if_since_april(&found.dated()) {
        return Some(format!(
            "{}: its figures may count since April, so until it is said they are compared only with those of the same time of other \
             years: write measure = \"cumulative\" in indicators.toml, or \"flow\" if each is of its own period alone",
            found.written
        ));
    }
    let aim = targets.first().filter(|first| targets.iter().all(|other| other == *first))?;
    may_be_since_april(&found.dated(), *aim).then(|| {
        format!(
            "{}: its figures may count since April, and its target of {} be the year's: write measure = \"cumulative\" in \
             indicators.toml, or \"flow\" if each is of its own period alone",
            found.written,
            aim.normalize()
        )
    })
}
