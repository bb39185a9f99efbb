//! Which of the columns of targets are read: one target cannot be of the figure beside it and of the year to date at once.

use crate::folder::rows::target_headings::{is_of_year, is_to_date};
use crate::folder::table::cell::Cell;

use super::words::{ANOTHER, Role};

/// A target up to a date stands beside a figure that is not.
const TO_DATE: Role =
    Role::LeftOut("a target of the year to date, and the figures that are read are each of their own period");

/// Beside a target of each period.
const OF_YEAR: Role =
    Role::LeftOut("a target of the year beside one of each period: give it in data/targets.csv with its year");

/// A year to date that does not say its end.
fn is_open_to_date(heading: &str) -> bool {
    is_to_date(heading) && !heading.contains(|letter: char| letter.is_ascii_digit())
}

/// Leaves out what is none of the row's figure. Under periods each heading says by itself what its target is of; where a row is one
/// figure (`is_long`), one column is its target.
pub fn of_the_figure(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>], is_long: bool) {
    let is_filled = |at: usize| below.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_blank()));
    let mut of = |is: fn(&str) -> bool, left: Role| {
        let are = |(at, heading, role): &(usize, String, Role)| *role == Role::Target && is_filled(*at) && !is(heading);
        if columns.iter().any(are) {
            columns
                .iter_mut()
                .filter(|(_, heading, role)| *role == Role::Target && is(heading))
                .for_each(|one| one.2 = left);
        }
    };
    of(is_open_to_date, TO_DATE);
    if !is_long {
        return;
    }
    of(is_of_year, OF_YEAR);
    let mut targets: Vec<&mut (usize, String, Role)> =
        columns.iter_mut().filter(|(_, _, role)| *role == Role::Target).collect();
    let first = targets.iter().position(|(at, _, _)| is_filled(*at)).unwrap_or(0);
    for (nth, one) in targets.iter_mut().enumerate() {
        if is_to_date(&one.1) {
            one.2 = TO_DATE;
        } else if nth != first {
            one.2 = ANOTHER;
        }
    }
}
