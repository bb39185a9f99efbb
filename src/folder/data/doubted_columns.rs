//! Columns of a file that contradict what its recipe reads, until the recipe leaves them out: other figures in the same rows, and units
//! that the catalogue does not have.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Indicator, Unit};
use crate::folder::recognise::{Differing, NameFrom, Role, Shape, differing, shape};
use crate::folder::sources::{Recipe, fits};
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::table::known_names::KnownNames;
use crate::folder::words::unit_named::disagree;
use crate::folder::words::unit_reader::unit_in_words;

/// What is told of them, and their headings in small letters.
#[derive(Debug, Default)]
pub struct DoubtedColumns {
    /// A warning for each.
    pub told: Vec<Diagnostic>,
    /// Their headings.
    pub headings: BTreeSet<String>,
}

/// Looks at the sheets that a recipe reads.
pub fn doubted_columns(recipe: &Recipe, grids: &[Grid], catalogue: &[Indicator]) -> DoubtedColumns {
    let mut doubted = DoubtedColumns::default();
    for grid in grids.iter().filter(|grid| fits(grid, recipe)) {
        let Some(shape) = shape(grid, grids.len(), &[]) else { continue };
        let figures = differing(grid, &shape).into_iter().filter(|one| {
            is_open(recipe, &one.heading) && recipe.taken("value").is_none_or(|taken| taken.is_of(&one.read))
        });
        for one in figures {
            doubted.add(&one.heading, other_figure(grid, &one));
        }
        for (at, heading) in shape.of(Role::Unit).filter(|(_, heading)| is_open(recipe, heading)) {
            if let Some(told) = other_unit(grid, (&shape, at, heading), catalogue) {
                doubted.add(heading, told);
            }
        }
    }
    doubted
}

impl DoubtedColumns {
    fn add(&mut self, heading: &str, told: Diagnostic) {
        self.headings.insert(plain(heading));
        self.told.push(told);
    }
}

/// Whether the recipe says nothing of a column.
fn is_open(recipe: &Recipe, heading: &str) -> bool {
    let is_taken = recipe.columns.iter().any(|(_, taken)| taken.is_of(heading));
    !is_taken && !recipe.leave_out.iter().any(|left| plain(left) == plain(heading))
}

/// How a column is kept from being told.
fn or_leave_out(heading: &str) -> String {
    format!("to leave \u{201c}{heading}\u{201d} without this line, add it to `leave_out` of the [[source]]")
}

fn other_figure(grid: &Grid, one: &Differing) -> Diagnostic {
    let message = format!(
        "\u{201c}{}\u{201d} has {} where \u{201c}{}\u{201d}, which is read, has {}{}",
        one.heading,
        one.other.text,
        one.read,
        one.figure,
        one.in_rows()
    );
    let help = format!(
        "make sure that \u{201c}{}\u{201d} is the right one, or correct the file; {}",
        one.read,
        or_leave_out(&one.heading)
    );
    Diagnostic::warning(Code::LeftOut, message).at(grid.place(&one.other)).help(help)
}

/// The first row whose unit is another than the catalogue has, and how many there are.
fn other_unit(grid: &Grid, (shape, at, heading): (&Shape, usize, &str), catalogue: &[Indicator]) -> Option<Diagnostic> {
    let NameFrom::Column(name) = shape.name else { return None };
    let known = KnownNames::of(catalogue);
    let (mut first, mut measures) = (None, BTreeSet::new());
    grid.each(|nth, row| {
        let (Some(name), Some(cell)) = (row.get(name), row.get(at)) else { return };
        let Some(indicator) = known.first(&name.text).filter(|_| nth > shape.at) else { return };
        let Some((said, _)) = unit_in_words(cell.text.trim()) else { return };
        let own: Unit = catalogue[indicator].unit;
        if disagree(own, &said, &catalogue[indicator].name) {
            measures.insert(indicator);
            first.get_or_insert_with(|| (cell.clone(), indicator));
        }
    });
    let (cell, indicator) = first?;
    let more = match measures.len() {
        1 => String::new(),
        2 => "; so with one other measure".to_owned(),
        many => format!("; so with {} other measures", many - 1),
    };
    let message = format!(
        "the file says the unit \u{201c}{}\u{201d} of `{}`, and indicators.toml has unit = \"{}\"{more}",
        cell.text.trim(),
        catalogue[indicator].id,
        catalogue[indicator].unit.as_str()
    );
    let help = format!("correct the file, or `unit` in indicators.toml; {}", or_leave_out(heading));
    Some(Diagnostic::warning(Code::UnitMismatch, message).at(grid.place(&cell)).help(help))
}
