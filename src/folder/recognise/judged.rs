//! What a row itself says of its latest figure and its target.

use crate::figures::measure::{Period, period_named};
use crate::folder::table::cell::Cell;

use super::shape::Shape;
use super::words::Role;

/// The latest figure of a row with what it is held against and how it is said to stand; none where several targets stand beside it.
pub fn judged(shape: &Shape, row: &[Cell], figures: &[(&Cell, String)]) -> Option<[String; 3]> {
    let only = |wanted: Role| {
        let (mut of, cell) = (shape.of(wanted), |(at, _): (usize, &str)| row.get(at));
        of.next().and_then(cell).filter(|_| of.next().is_none()).map(|cell| cell.text.clone())
    };
    let end = |period: &str| period_named(period).map(Period::end);
    let filled = figures.iter().filter(|(cell, _)| !cell.is_blank());
    let (latest, _) = filled.max_by_key(|(_, period)| end(period))?;
    Some([latest.text.clone(), only(Role::Target)?, only(Role::Rag)?])
}
