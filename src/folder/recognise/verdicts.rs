//! The columns in which a sheet itself says how a figure stands: which of several is of the latest figure, and which says anything.

use crate::figures::measure::{OwnVerdict, Period, YearKind, period_named, read_period};
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;
use crate::folder::words::mark::{Mark, parted};

use super::good_words::{good, says_what_is_better};
use super::words::{ANOTHER, Role, UNKNOWN};

/// Of another period than the latest figures: compared with them it would say what is not so.
const OF_ANOTHER: Role = Role::LeftOut("it is of an earlier period than the latest figures");

/// A recipe names a column by its heading.
const ONE_HEADING: Role = Role::LeftOut("several columns have this heading: none of them can be named");

/// Of several columns of verdicts the last that is of the latest figures and says something.
pub fn of_the_latest(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    let latest = latest(columns);
    for (wanted, read) in
        [(Role::Rag, OwnVerdict::of_target as fn(&str) -> _), (Role::Direction, OwnVerdict::of_movement)]
    {
        for (_, heading, role) in columns.iter_mut().filter(|(_, _, role)| *role == wanted) {
            if latest.is_some_and(|latest| is_of_another(heading, latest)) {
                *role = OF_ANOTHER;
            }
        }
        let says = |at: usize| {
            let mut cells = below.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_blank());
            cells.any(|cell| read(&cell.text).is_some_and(|verdict| verdict != OwnVerdict::Nothing))
        };
        let speaking: Vec<usize> =
            (0..columns.len()).filter(|nth| columns[*nth].2 == wanted && says(columns[*nth].0)).collect();
        let Some(last) = speaking.last().copied() else { continue };
        let is_like = |nth: usize| plain(&columns[nth].1) == plain(&columns[last].1);
        let is_twice = speaking.iter().filter(|nth| is_like(**nth)).count() > 1;
        for (nth, (_, _, role)) in columns.iter_mut().enumerate().filter(|(_, (_, _, role))| *role == wanted) {
            if is_twice {
                *role = ONE_HEADING;
            } else if nth != last {
                *role = ANOTHER;
            }
        }
    }
}

/// The latest period of the headings of figures.
fn latest(columns: &[(usize, String, Role)]) -> Option<Period> {
    let figures = columns.iter().filter(|(_, _, role)| *role == Role::Figures);
    let periods = figures.filter_map(|(_, heading, _)| period_named(heading));
    periods.filter(|period| !period.style().is_year()).max_by_key(|period| period.end())
}

/// Whether a heading says another quarter or period: "Q1 RAG" beside figures to quarter 2.
fn is_of_another(heading: &str, latest: Period) -> bool {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let quarter = words.iter().find_map(|word| match word.to_lowercase().as_bytes() {
        [b'q', number @ b'1'..=b'4'] => Some(i32::from(number - b'0')),
        _ => None,
    });
    let part = |from: usize, to: usize| read_period(&words[from..to].join(" "), YearKind::Financial).ok();
    let mut parts = (0..words.len()).flat_map(|from| (from + 1..=words.len()).rev().map(move |to| (from, to)));
    let said = parts.find_map(|(from, to)| part(from, to)).map(|(period, _)| period);
    let is_within = |said: Period| said.begin() <= latest.begin() && said.end() >= latest.end();
    match (said, quarter) {
        (Some(said), _) if !said.style().is_year() => !is_within(said),
        (_, Some(number)) => latest.quarter_number().is_some_and(|own| own != number),
        _ => false,
    }
}

/// A column that says of each measure which way is better, under a heading that is not known: "Higher", "Reduce", "Lower is better".
/// "High" alone may be a risk, and "Increasing" how the figure moves. Under "Direction" it is said in full.
pub fn what_is_good(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    if columns.iter().any(|(_, _, role)| *role == Role::Good) {
        return;
    }
    let says = |cell: &str| {
        let is_other = ["high", "low"].contains(&plain(cell).as_str()) || OwnVerdict::of_movement(cell).is_some();
        good(cell).is_some_and(|way| way != "none") && !is_other
    };
    let is_way = |at: usize, says: &dyn Fn(&str) -> bool| {
        let mut filled = below.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_blank()).peekable();
        filled.peek().is_some() && filled.all(|cell| says(&cell.text))
    };
    let found = columns.iter_mut().find(|(at, _, role)| match role {
        Role::Direction => is_way(*at, &says_what_is_better),
        role => *role == UNKNOWN && is_way(*at, &says),
    });
    found.into_iter().for_each(|(_, _, role)| *role = Role::Good);
}

/// A column of verdicts is one where most of what stands in it is a colour, an arrow or a word for it.
pub fn verdicts(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    for (at, _, role) in columns {
        let mut filled = below.iter().filter_map(|row| row.get(*at)).filter(|cell| !cell.is_blank());
        if *role == Role::Ours("status")
            && !filled.all(|cell| parted(&cell.text).all(|word| Mark::read(word).is_some()))
        {
            *role = Role::Rag;
        }
        let read: fn(&str) -> Option<OwnVerdict> = match role {
            Role::Rag => OwnVerdict::of_target,
            Role::Direction => OwnVerdict::of_movement,
            _ => continue,
        };
        let filled: Vec<&str> = below
            .iter()
            .filter_map(|row| row.get(*at))
            .filter(|cell| !cell.is_blank())
            .map(|cell| cell.text.as_str())
            .collect();
        // A column of colours alone is compared with nothing, and told where the file is read.
        if filled.is_empty() {
            continue;
        }
        let says = |cell: &&&str| read(cell).is_some_and(|verdict| verdict != OwnVerdict::Nothing);
        if filled.iter().filter(says).count() * 2 <= filled.iter().filter(|cell| read(cell).is_none()).count() {
            *role =
                Role::LeftOut("the sheet\u{2019}s own verdict: its words cannot be compared, and colours are not read");
        }
    }
}
