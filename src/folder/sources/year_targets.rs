//! A column of targets of the year beside the figures of its months or quarters, a row each: the target is of that year, and stands
//! there as many times as the year has rows.

use std::collections::BTreeSet;

use crate::figures::measure::{Period, Target, YearKind, read_period_cell};
use crate::folder::rows::target_headings::is_of_year;
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::OBSERVATIONS;

use super::recipe::{Recipe, Taken};

/// The targets of years that have been met.
#[derive(Debug, Default)]
pub struct YearTargets {
    met: BTreeSet<(usize, i32, String)>,
}

impl YearTargets {
    /// Takes the target out of a row, in the order of a table of figures, where its heading says that it is of a year and the row is
    /// of a part of one.
    pub fn taken_from(&self, recipe: &Recipe, cells: &mut [Cell]) -> Option<Cell> {
        let Some(Taken::Columns(headings)) = recipe.taken("target") else { return None };
        let is_part =
            read_period_cell(&cells[2].text, YearKind::Financial).is_ok_and(|(period, _)| period.months() < 12);
        let at = OBSERVATIONS.columns.iter().position(|ours| *ours == "target")?;
        let is_taken = is_part && headings.iter().all(|heading| is_of_year(heading)) && !cells[at].is_blank();
        is_taken.then(|| std::mem::replace(&mut cells[at], Cell::blank()))
    }

    /// Whether it has not stood there yet.
    pub fn is_new(&mut self, measure: usize, target: &Target) -> bool {
        let year = target.by.map_or(0, Period::financial_year_of);
        let said = format!("{:?} {:?} {}", target.value, target.reached, target.words);
        self.met.insert((measure, year, said))
    }
}
