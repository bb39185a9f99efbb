//! Whether figures of which nobody says what they cover may count since April, by what their measure is called and by what they do: the
//! one answer for who takes a file in and for who builds a report of it.

use rust_decimal::Decimal;

use crate::figures::measure::{MayCount, Period, Unit, UnitWords, is_of_so_much, is_share_of_year, may_count};

use super::kind_in_name::{fills_up, never_adds_up};

/// None: they do not. `counts_time`: its time is one that is lost and added up; `aim`: the target that holds for each of the figures.
pub fn may_count_since_april(
    (name, unit, words): (&str, Unit, &UnitWords),
    counts_time: bool,
    figures: &[(Period, Decimal)],
    aim: Option<Decimal>,
) -> Option<MayCount> {
    if never_adds_up(name, unit, counts_time) {
        return None;
    }
    let is_share = unit == Unit::Percent && is_share_of_year(figures);
    may_count(figures, aim, (is_share || is_of_so_much(unit, words, counts_time), fills_up(name)))
}
