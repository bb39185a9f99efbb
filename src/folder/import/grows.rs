//! A new measure whose figures may count since April, which nothing but the officer can settle. It is asked when the file is taken in, for
//! what it costs the report is a comparison, and perhaps the target.

use rust_decimal::Decimal;

use crate::figures::measure::{Unit, UnitWords, counts_time_of, is_share_of_year, may_count};
use crate::folder::catalogue::kind_in_name::{fills_up, never_adds_up};
use crate::folder::recognise::FoundMeasure;
use crate::folder::words::number::read_number;

use super::kind::is_of_so_much;

/// What is said of it.
pub fn may_grow(found: &FoundMeasure, (unit, words): &(Unit, UnitWords)) -> Option<String> {
    let counts_time = *unit == Unit::Time && counts_time_of(&found.written, words);
    if never_adds_up(&found.written, *unit, counts_time) {
        return None;
    }
    let figures = found.dated();
    let is_share = *unit == Unit::Percent && is_share_of_year(&figures);
    let adds_up = is_share || is_of_so_much(*unit, words) || counts_time;
    let targets: Option<Vec<Decimal>> =
        found.targets.iter().map(|text| read_number(text).ok().map(|number| number.value)).collect();
    let targets = targets.unwrap_or_default();
    let aim = targets.first().filter(|first| targets.iter().all(|other| other == *first)).copied();
    let may = may_count(&figures, aim, (adds_up, fills_up(&found.written)))?;
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
