//! Columns of a sheet that contradict what is read of it: other figures in the same rows, and units that the names do not have.

use std::collections::BTreeSet;

use crate::figures::measure::{Period, period_named};
use crate::folder::sources::SameTime;
use crate::folder::table::cell::Cell;
use crate::folder::table::grid::Grid;
use crate::folder::words::number::read_number;
use crate::folder::words::unit_named::{by_name, disagree};
use crate::folder::words::unit_reader::unit_in_words;

use super::found::Found;
use super::shape::Shape;
use super::words::Role;

/// A column with other figures than those that are read.
#[derive(Debug, Clone)]
pub struct Differing {
    /// Its heading.
    pub heading: String,
    /// The heading of the column that is read.
    pub read: String,
    /// The first figure that is read and differs, as it is written.
    pub figure: String,
    /// What the column has in its place.
    pub other: Cell,
    /// In how many rows they differ.
    pub rows: usize,
}

impl Differing {
    /// `; they differ in 12 rows`. Empty of one row.
    pub fn in_rows(&self) -> String {
        if self.rows > 1 { format!("; they differ in {} rows", self.rows) } else { String::new() }
    }
}

/// The columns of a sheet whose figures are not those that are read.
pub fn differing(grid: &Grid, shape: &Shape) -> Vec<Differing> {
    let columns = shape.beside(Role::Value);
    columns.filter_map(|(at, heading)| compared((grid, shape), heading, |row| read_beside(row, at, shape))).collect()
}

/// Columns of figures of one period, neither of which is given anew: each with an earlier one and the first row in which the two have
/// other figures.
pub fn contradicting(grid: &Grid, shape: &Shape) -> Vec<Differing> {
    let columns: Vec<(usize, &str)> = shape.of(Role::Figures).collect();
    let periods: Vec<Option<Period>> =
        columns.iter().map(|(_, heading)| period_named(shape.period_of(heading))).collect();
    let same_time = SameTime::of(columns.iter().map(|(at, heading)| (*at, *heading, shape.period_of(heading))));
    let is_anew =
        |at: usize, other: usize| same_time.anew().iter().any(|pair| [(at, other), (other, at)].contains(pair));
    let found = columns.iter().enumerate().filter_map(|(nth, (at, heading))| {
        let period = periods[nth]?;
        let is_same =
            |(nth, (before, _)): &(usize, &(usize, &str))| periods[*nth] == Some(period) && !is_anew(*before, *at);
        let (_, (before, earlier)) = columns[..nth].iter().enumerate().find(is_same)?;
        compared((grid, shape), heading, |row| Some((row.get(*before)?, row.get(*at)?, *earlier)))
    });
    found.collect()
}

/// The first row below the headings in which a column has another figure than the one that is read, and how many such rows there are.
/// `cells`: of a row the figure that is read, that of the column, and the heading of the first.
fn compared<'a>(
    (grid, shape): (&Grid, &Shape),
    heading: &str,
    cells: impl for<'row> Fn(&'row [Cell]) -> Option<(&'row Cell, &'row Cell, &'a str)>,
) -> Option<Differing> {
    let mut found: Option<Differing> = None;
    grid.each(|nth, row| {
        let Some((read, other, from)) = cells(row).filter(|_| nth > shape.at) else { return };
        let figures = read_number(&read.text).ok().zip(read_number(&other.text).ok());
        if figures.is_some_and(|(figure, other)| figure.value != other.value) {
            let first = || Differing {
                heading: heading.to_owned(),
                read: from.to_owned(),
                figure: read.text.clone(),
                other: other.clone(),
                rows: 0,
            };
            found.get_or_insert_with(first).rows += 1;
        }
    });
    found
}

/// The figure of a row that is read, the one of the other column, and the heading of that which is read.
fn read_beside<'row, 'a>(row: &'row [Cell], at: usize, shape: &'a Shape) -> Option<(&'row Cell, &'row Cell, &'a str)> {
    let other = row.get(at)?;
    if let Some((value, heading)) = shape.of(Role::Value).next() {
        return Some((row.get(value)?, other, heading));
    }
    let of = period_named;
    let period = shape.beside(Role::Period).find_map(|(at, _)| of(&row.get(at)?.text))?;
    let (value, heading) = shape.of(Role::Figures).find(|(_, heading)| of(heading) == Some(period))?;
    Some((row.get(value)?, other, heading))
}

/// The headings of sheets that contradict what is read of them: an import leaves none of them out, so that a build tells them until
/// an officer does.
pub fn disputed(shapes: &[Shape], sheets: &[&Grid], found: &Found) -> BTreeSet<String> {
    let of_sheet = |shape: &Shape| {
        let grid = sheets.iter().find(|grid| grid.sheet() == shape.sheet);
        grid.map_or_else(Vec::new, |grid| differing(grid, shape))
    };
    let is_disputed = found.measures.iter().any(|measure| {
        let column = unit_in_words(measure.unit.trim());
        by_name(&measure.written).zip(column).is_some_and(|(named, said)| disagree(named.0, &said.0, &measure.written))
    });
    let units = shapes.iter().filter(|_| is_disputed).flat_map(|shape| shape.of(Role::Unit));
    let figures = shapes.iter().flat_map(of_sheet).map(|one| one.heading);
    figures.chain(units.map(|(_, heading)| heading.to_owned())).collect()
}
