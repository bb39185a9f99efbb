//! What a council's own file says of its figures by colours and arrows, read cell by cell.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, OwnVerdict, SaidBeside, read_period_cell};
use crate::folder::table::cell::Cell;
use crate::folder::table::grid::Grid;

use super::block::line_of;
use super::check_against::CheckAgainst;
use super::headings::Headings;

/// How a cell of a column is read.
type Reader = fn(&str) -> Option<OwnVerdict>;

/// What the columns of one file say, and the cells whose words are not known.
#[derive(Debug, Default)]
pub struct VerdictsRead {
    /// Each with the place of its indicator in the catalogue.
    pub said: Vec<(usize, SaidBeside)>,
    unknown: BTreeMap<String, Vec<(Place, String)>>,
    /// Cells that have a colour and no word, under each heading.
    coloured: BTreeMap<String, Vec<Place>>,
}

impl VerdictsRead {
    /// Reads the cells of one row: `period` is that of the figure that they stand beside.
    pub fn row(
        &mut self,
        (against, headings): (&CheckAgainst, &Headings),
        (grid, row): (&Grid, &[Cell]),
        (at, indicator): (usize, &Indicator),
        period: &Cell,
    ) {
        let columns: [(&Option<String>, Reader); 2] =
            [(&against.rag, OwnVerdict::of_target), (&against.direction, OwnVerdict::of_movement)];
        for (heading, read) in columns {
            let Some(heading) = heading else { continue };
            let Some(column) = headings.column(heading) else { continue };
            let Some(cell) = row.get(column).filter(|cell| !cell.text.is_empty()) else {
                let line = line_of(row);
                if grid.coloured.contains(&(line, column + 1)) {
                    let place = grid.place(&Cell { line, column: column + 1, ..Cell::blank() });
                    self.coloured.entry(heading.clone()).or_default().push(place);
                }
                continue;
            };
            match read(&cell.text) {
                Some(OwnVerdict::Nothing) => {}
                Some(verdict) => {
                    // A period that cannot be read is told where its figure is read.
                    let Ok((period, suffix)) = read_period_cell(&period.text, indicator.year) else { continue };
                    let said = SaidBeside {
                        period: indicator.filed(period, suffix.by_months),
                        verdict,
                        word: cell.text.clone(),
                        column: format!("{} {heading}", grid.file),
                        from: grid.place(cell),
                    };
                    self.said.push((at, said));
                }
                None => {
                    self.unknown.entry(heading.clone()).or_default().push((grid.place(cell), cell.text.clone()));
                }
            }
        }
    }

    /// One warning for each column with cells that have a colour and no word.
    pub fn only_coloured(&self) -> impl Iterator<Item = Diagnostic> {
        self.coloured.iter().filter_map(|(heading, places)| {
            let cells = match places.len() {
                1 => format!("a cell under \u{201c}{heading}\u{201d} has a colour and no word"),
                many => format!("{many} cells under \u{201c}{heading}\u{201d} have a colour and no word"),
            };
            let message =
                format!("{cells}, and the program does not read colours: it compares nothing with the figures there");
            let help = "write Green, Amber or Red into the cells; or take the column out of `check_against`";
            Some(Diagnostic::warning(Code::LeftOut, message).at(places.first()?.clone()).help(help))
        })
    }

    /// One warning for each column with cells whose words are not known.
    pub fn unknown(&self) -> impl Iterator<Item = Diagnostic> {
        self.unknown.iter().filter_map(|(heading, cells)| {
            let (place, word) = cells.first()?;
            let more = match cells.len() - 1 {
                0 => String::new(),
                1 => "; there is one more such cell in this column".to_owned(),
                more => format!("; there are {more} more such cells in this column"),
            };
            let message = format!(
                "\u{201c}{word}\u{201d} under \u{201c}{heading}\u{201d} is not a word that can be compared with the figures{more}"
            );
            let help = "words that can: Green, Amber, Red, On target, Off target; \u{2191}, \u{2193}, \u{2192}, Improved, Worse, Same; \
                        or take the column out of `check_against`";
            Some(Diagnostic::warning(Code::UnknownWord, message).at(place.clone()).help(help))
        })
    }
}
