//! Five years of each measure, where an appendix is to hold them: a table with the lines as pictures.

use crate::draft::report::FiveYears;
use crate::page::html::five_years_alone;

use super::body::heading;
use super::furniture;
use super::part::{Part, plain};
use super::picture::Pictures;
use super::styles::Style;
use super::table::{Cell, Column, table};

/// How wide a line over time is, in millimetres.
const LINE: f64 = 56.0;

/// The appendix, `deeper` than in a report alone.
pub(super) fn appendix(five_years: &FiveYears, deeper: u8, pictures: &mut Pictures) -> Vec<Part> {
    if five_years.is_empty() {
        return Vec::new();
    }
    let shares = [38, 62, 32, 38];
    let columns: Vec<Column> =
        FiveYears::HEADS.iter().zip(shares).map(|(head, share)| Column { head, share }).collect();
    let rows: Vec<Vec<Cell>> = five_years
        .cells
        .iter()
        .map(|cell| {
            let line = pictures.picture(&five_years_alone(cell, pictures.colour), LINE, &cell.history.alt);
            let [name, years, verdict, under] = cell.in_cells();
            vec![Cell::Words(name), Cell::Picture(Box::new(line), years), Cell::Words(verdict), Cell::Words(under)]
        })
        .collect();
    vec![
        heading(Style::of_level(1 + deeper), &five_years.heading()),
        plain(Style::Body, &five_years.note),
        table(&columns, rows.into_iter(), furniture::UPRIGHT),
    ]
}
