//! Columns that hold the figure of a row again, and another one: which is read, and where they differ.

use crate::figures::measure::{YearKind, read_period};
use crate::folder::cell::Cell;
use crate::folder::grid::Grid;
use crate::folder::number::read_number;
use crate::folder::recognise::{Role, Shape};

/// What is said of the columns of a sheet whose figures are not those that are read.
pub fn disagreements(grid: &Grid, shape: &Shape) -> Vec<String> {
    let mut told = Vec::new();
    for (at, heading) in shape.beside(Role::Value) {
        let (mut first, mut many) = (None, 0);
        grid.each(|nth, row| {
            if nth > shape.at
                && let Some((read, other, from)) = read_beside(row, at, shape)
                && read_number(&read.text)
                    .ok()
                    .zip(read_number(&other.text).ok())
                    .is_some_and(|(a, b)| a.value != b.value)
            {
                many += 1;
                first.get_or_insert_with(|| (read.text.clone(), other.text.clone(), other.line, from.to_owned()));
            }
        });
        if let Some((read, other, line, from)) = first {
            let more = if many > 1 { format!("; they differ in {many} rows") } else { String::new() };
            told.push(format!(
                "\u{201c}{heading}\u{201d} has another figure than \u{201c}{from}\u{201d} (row {line}: {other}, and {read}){more}. \
                 \u{201c}{from}\u{201d} is read: make sure that it is the right one"
            ));
        }
    }
    told
}

/// The figure of a row that is read, the one of the other column, and the heading of that which is read.
fn read_beside<'a>(row: &'a [Cell], at: usize, shape: &'a Shape) -> Option<(&'a Cell, &'a Cell, &'a str)> {
    let other = row.get(at)?;
    if let Some((value, heading)) = shape.of(Role::Value).next() {
        return Some((row.get(value)?, other, heading));
    }
    let of = |text: &str| read_period(text, YearKind::Financial).ok().map(|(period, _)| period);
    let period = shape.beside(Role::Period).find_map(|(at, _)| of(&row.get(at)?.text))?;
    let (value, heading) = shape.of(Role::Figures).find(|(_, heading)| of(heading) == Some(period))?;
    Some((row.get(value)?, other, heading))
}
