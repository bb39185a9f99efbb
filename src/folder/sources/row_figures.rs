//! The figures of one row: each behind its column, so that two of one period are told by their headings.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;
use crate::folder::rows::observations::Held;
use crate::folder::table::cell::Cell;

use super::headings::Headings;

/// Those of the row that is read.
#[derive(Debug)]
pub struct RowFigures {
    /// Where they begin among all that are held.
    before: usize,
    /// The column of each.
    columns: Vec<usize>,
}

impl RowFigures {
    /// Of a row that begins here.
    pub fn from(before: usize) -> RowFigures {
        RowFigures { before, columns: Vec::new() }
    }

    /// Takes in what a column gave, if anything. What stood on a day stood there for the year to date too: a second cell of the row that
    /// says the same of one period is no second figure. One that says another is none either, and is met.
    pub fn took(&mut self, held: &mut Vec<Held>, (at, looks_back): (usize, Option<i32>), two: &mut TwoOfATime) {
        if held.len() == self.before + self.columns.len() {
            return;
        }
        self.columns.push(at);
        let Some((last, others)) = held.get_mut(self.before..).and_then(<[Held]>::split_last_mut) else { return };
        last.looks_back = looks_back;
        let of = |held: &Held| (held.indicator, held.observation.period);
        let Some(nth) = others.iter().position(|other| of(other) == of(last)) else { return };
        let (first, second) = (&others[nth].observation, &last.observation);
        if first.value == second.value {
            held.pop();
            self.columns.pop();
        } else if let (Some(one), Some(other)) = (first.value, second.value) {
            let found = Found {
                indicator: last.indicator,
                figures: [one, other].map(|one| one.normalize().to_string()),
                at: [&first.from, &second.from].map(Place::clone),
                of: first.period.in_full(),
                more: 0,
            };
            two.meet([self.columns[nth], at], found);
            held.pop();
            self.columns.pop();
        }
    }
}

/// The first row of two columns that say something else of one period, and how many more do.
#[derive(Debug)]
struct Found {
    indicator: usize,
    figures: [String; 2],
    at: [Place; 2],
    of: String,
    more: usize,
}

/// The columns of a sheet that say something else of one period.
#[derive(Debug, Default)]
pub struct TwoOfATime(BTreeMap<[usize; 2], Found>);

impl TwoOfATime {
    fn meet(&mut self, columns: [usize; 2], found: Found) {
        self.0.entry(columns).and_modify(|first| first.more += 1).or_insert(found);
    }

    /// What is told of them, by their headings.
    pub fn told(self, headings: &Headings, catalogue: &[Indicator]) -> impl Iterator<Item = Diagnostic> {
        self.0.into_iter().map(|(columns, found)| {
            let heading = |at: usize| {
                headings.cells.iter().find(|(column, _)| *column == at).map_or("", |(_, cell): &(usize, Cell)| cell.text.as_str())
            };
            let [one, other] = columns.map(heading);
            let id = catalogue.get(found.indicator).map_or("", |indicator| indicator.id.as_str());
            let more = match found.more {
                0 => String::new(),
                1 => "; so is it in one more row".to_owned(),
                more => format!("; so is it in {more} more rows"),
            };
            let message = format!(
                "\u{201c}{one}\u{201d} and \u{201c}{other}\u{201d} are both of {} for `{id}`, and say {} and {}{more}",
                found.of, found.figures[0], found.figures[1]
            );
            let help = format!(
                "read only one of the two: leave_out = [\"{one}\"] in its [[source]] of report.toml, or [\"{other}\"]; or say in the \
                 heading of which period it is"
            );
            let [first, second] = found.at;
            Diagnostic::error(Code::ContradictingObservations, message).at(second).also(first, "the other").help(help)
        })
    }
}
