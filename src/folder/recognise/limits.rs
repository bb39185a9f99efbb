//! Which columns of confidence limits are read. "Lower limit" may be one of a chart or of a target, and is one of confidence where the
//! figures say so.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::figures::measure::is_of_whole;
use crate::folder::sources::is_period;
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;
use crate::folder::words::number::read_number;
use crate::folder::words::two_limits::two_limits;

use super::limit_headings::{Side, is_of, limit_heading};
use super::words::{ANOTHER, Role};

/// Limits that are not read.
const HALF: Role = Role::LeftOut("one limit without the other");
const NOBODYS: Role = Role::LeftOut("limits of an area without a column of figures");
const OF_WHOLE: Role = Role::LeftOut("England and a region are taken as fixed: the council is part of them");
const NO_NUMBERS: Role = Role::LeftOut("two limits do not stand in its cells");
const OF_WHAT: Role = Role::LeftOut(
    "limits of what, it does not say: if they are confidence limits at 95%, name both columns in its [[source]] under `lower` and `upper`",
);

type Columns = [(usize, String, Role)];

/// Leaves out what is none, or only one of the two.
pub fn limits(columns: &mut Columns, below: &[&Vec<Cell>]) {
    let unfit: Vec<(usize, Role)> =
        (0..columns.len()).filter_map(|nth| Some((nth, unfit(columns, nth, below)?))).collect();
    unfit.into_iter().for_each(|(nth, why)| columns[nth].2 = why);
    // Of two that are taken for one thing the first is it.
    let mut seen = BTreeSet::new();
    for (_, heading, role) in columns.iter_mut() {
        let (side, is_own) = match role {
            Role::Limit(side) => (*side, true),
            Role::OtherLimit(side) => (*side, false),
            _ => continue,
        };
        let rest = limit_heading(heading).map(|read| read.rest).unwrap_or_default();
        if !seen.insert((is_own, side, rest)) {
            *role = ANOTHER;
        }
    }
}

/// Why a column of limits is not read.
fn unfit(columns: &Columns, nth: usize, below: &[&Vec<Cell>]) -> Option<Role> {
    let (at, heading, own) = &columns[nth];
    let side = match own {
        Role::Limit(side) | Role::OtherLimit(side) => *side,
        _ => return None,
    };
    let heading = limit_heading(heading)?;
    let others = || columns.iter().filter(|(other, ..)| other != at);
    let is_other_side = |(_, theirs, role): &&(usize, String, Role)| {
        let is_of_one = limit_heading(theirs).is_some_and(|theirs| theirs.rest == heading.rest && theirs.side != side);
        is_of_one && std::mem::discriminant(role) == std::mem::discriminant(own)
    };
    let other_side = others().find(is_other_side);
    if let Role::OtherLimit(_) = own {
        if is_of_whole(&heading.rest.join(" ")) {
            return Some(OF_WHOLE);
        }
        let has_figures = others().any(|(_, theirs, role)| *role == Role::Comparator && is_of(&columns[nth].1, theirs));
        if !has_figures {
            return Some(NOBODYS);
        }
    }
    if side == Side::Both {
        let is_two = |row: &&Vec<Cell>| row.get(*at).is_some_and(|cell| two_limits(&cell.text).is_some());
        return (!below.iter().any(is_two)).then_some(NO_NUMBERS);
    }
    let Some((other, ..)) = other_side else { return Some(HALF) };
    let pair = if side == Side::Lower { [*at, *other] } else { [*other, *at] };
    let is_sure = heading.is_sure || hold(columns, (pair, &heading.rest.join(" ")), below);
    (!is_sure).then_some(OF_WHAT)
}

/// Whether two columns hold each figure between them, and not as the limits of a chart or of a target do, which are the same beside
/// figures that differ.
fn hold(columns: &Columns, ([lower, upper], period): ([usize; 2], &str), below: &[&Vec<Cell>]) -> bool {
    let is_figure = |(_, heading, role): &&(usize, String, Role)| match role {
        Role::Value => true,
        Role::Figures => period.is_empty() || is_period(period) && plain(heading) == period,
        _ => false,
    };
    let Some((figure, ..)) = columns.iter().rfind(is_figure) else { return false };
    let number = |row: &Vec<Cell>, at: usize| read_number(&row.get(at)?.text).ok().map(|number| number.value);
    let rows = below.iter().filter_map(|row| Some([number(row, lower)?, number(row, *figure)?, number(row, upper)?]));
    let rows: Vec<[Decimal; 3]> = rows.collect();
    let holds = rows.iter().all(|[lower, figure, upper]| lower <= figure && figure <= upper && lower < upper);
    let pairs: BTreeSet<[Decimal; 2]> = rows.iter().map(|[lower, _, upper]| [*lower, *upper]).collect();
    rows.len() > 2 && holds && pairs.len() == rows.len()
}

#[cfg(test)]
mod tests {
    use super::super::words::{OTHER_LEVEL, UNKNOWN, role};
    use super::*;

    #[test]
    fn headings_of_limits_as_tables_have_them() {
        for heading in [
            "Lower CI",
            "95% LCL",
            "CI lower",
            "Confidence interval (lower)",
            "Lower limit",
            "Lower 95% confidence limit",
            "Lower CI 95.0 limit",
            "lower_ci",
            "LowerCI",
            "95% CI - lower",
            "LCI",
            "Lower CI 2023/24",
            "2023/24 Lower CI",
            "Value lower CI",
        ] {
            assert_eq!(role(heading), Some(Role::Limit(Side::Lower)), "{heading}");
        }
        for heading in ["95% CI", "CI", "Confidence interval", "95% confidence limits", "CI (lower-upper)"] {
            assert_eq!(role(heading), Some(Role::Limit(Side::Both)), "{heading}");
        }
        for heading in ["England lower CI", "Lower CI (England)", "Stat neighbours LCI", "South West 95% LCL"] {
            assert_eq!(role(heading), Some(Role::OtherLimit(Side::Lower)), "{heading}");
        }
        for heading in ["Upper CI 99.8 limit", "99.8% LCL", "90% CI"] {
            assert_eq!(role(heading), Some(OTHER_LEVEL), "{heading}");
        }
        for heading in [
            "Lower threshold",
            "Lower quartile",
            "Public confidence",
            "Lower target limit",
            "Speed limit",
            "High",
            "Good is high or low",
            "City",
            "95%",
        ] {
            assert!(!matches!(role(heading), Some(Role::Limit(_) | Role::OtherLimit(_))), "{heading}");
        }
    }

    #[test]
    fn limits_are_of_the_comparator_whose_words_they_have() {
        assert!(is_of("England lower CI", "England") && is_of("Lower CI (South West)", "South West"));
        assert!(!is_of("England lower CI", "England and Wales") && !is_of("Lower CI", "England"));
    }

    fn of(headings: &[&str], rows: &[&str]) -> Vec<Role> {
        let mut columns: Vec<(usize, String, Role)> = headings
            .iter()
            .enumerate()
            .map(|(at, heading)| (at, (*heading).to_owned(), role(heading).unwrap_or(UNKNOWN)))
            .collect();
        let cells = |row: &&str| row.split('|').map(|text| Cell { text: text.to_owned(), ..Cell::blank() }).collect();
        let rows: Vec<Vec<Cell>> = rows.iter().map(cells).collect();
        limits(&mut columns, &rows.iter().collect::<Vec<_>>());
        columns.into_iter().map(|(_, _, role)| role).collect()
    }

    #[test]
    fn limits_that_do_not_say_of_what_are_known_by_the_figures() {
        let headings = ["Measure", "Year", "Value", "Lower limit", "Upper limit"];
        let both = [Role::Limit(Side::Lower), Role::Limit(Side::Upper)];
        let found = of(&headings, &["a|2022|4.4|3.3|5.7", "b|2022|12|10|15", "c|2022|9.2|6.8|11.6"]);
        assert_eq!(found[3..], both);
        // The same limits beside other figures are those of a chart, and a figure outside is that of a target.
        let chart = of(&headings, &["a|2022|4.4|3.3|5.7", "a|2023|4.9|3.3|5.7", "a|2024|5.2|3.3|5.7"]);
        assert_eq!(chart[3..], [OF_WHAT, OF_WHAT]);
        let target = of(&headings, &["a|2022|2.4|3.3|5.7", "b|2022|12|10|15", "c|2022|9.2|6.8|11.6"]);
        assert_eq!(target[3..], [OF_WHAT, OF_WHAT]);
    }

    #[test]
    fn one_limit_without_the_other_is_left_out() {
        assert_eq!(of(&["Measure", "Year", "Value", "Lower CI"], &["a|2022|4.4|3.3"])[3], HALF);
        assert_eq!(of(&["Measure", "Year", "Value", "95% CI"], &["a|2022|4.4|\u{b1}1.1"])[3], NO_NUMBERS);
        assert_eq!(of(&["Measure", "Year", "Value", "95% CI"], &["a|2022|4.4|3.3-5.7"])[3], Role::Limit(Side::Both));
        let headings = ["Measure", "Year", "Value", "Nbrs lower CI", "Nbrs upper CI", "England lower CI"];
        assert_eq!(of(&headings, &["a|2022|4.4|3.3|5.7|3.1"])[3..], [NOBODYS, NOBODYS, OF_WHOLE]);
        let headings = ["Measure", "Year", "Value", "Stat neighbours", "Stat neighbours LCI", "Stat neighbours UCI"];
        let both = [Role::OtherLimit(Side::Lower), Role::OtherLimit(Side::Upper)];
        assert_eq!(of(&headings, &["a|2022|4.4|4.1|3.3|5.7"])[4..], both);
    }
}
