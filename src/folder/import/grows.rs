//! A new measure whose figures may count since April, which nothing but the officer can settle. It is asked when the file is taken in, for
//! what it costs the report is a comparison, and perhaps the target.

use rust_decimal::Decimal;

use crate::figures::measure::{Unit, UnitWords, counts_time_of};
use crate::folder::catalogue::since_april::may_count_since_april;
use crate::folder::recognise::FoundMeasure;
use crate::folder::words::number::read_number;

/// What is said of it.
pub fn may_grow(found: &FoundMeasure, (unit, words): &(Unit, UnitWords)) -> Option<String> {
    let counts_time = *unit == Unit::Time && counts_time_of(&found.written, words);
    let targets: Option<Vec<Decimal>> =
        found.targets.iter().map(|text| read_number(text).ok().map(|number| number.value)).collect();
    let targets = targets.unwrap_or_default();
    let aim = targets.first().filter(|first| targets.iter().all(|other| other == *first)).copied();
    let may = may_count_since_april((&found.written, *unit, words), counts_time, &found.dated(), aim)?;
    Some(match aim.filter(|_| may.is_target_of_year) {
        None => format!(
            "{}: its figures may count since April, so until it is said they are compared only with those of the same time of other \
             years: write measure = \"cumulative\" in indicators.toml, or \"flow\" if each is of its own period alone",
            found.written
        ),
        Some(aim) => format!(
            "{}: its figures may count since April, and its target of {} be the year's: write measure = \"cumulative\" in \
             indicators.toml, or \"flow\" if each is of its own period alone",
            found.written,
            aim.normalize()
        ),
    })
}
