//! Rows that have another number of cells than there are headings.

use csv::ByteRecord;

use crate::diagnostic::{Code, Diagnostic, Place};

/// A cell that goes on over more lines than these has lost its closing quotation mark.
const GOES_ON: usize = 5;

/// The first row of another width than the headings.
pub struct Uneven {
    place: Place,
    cells: usize,
    /// How many there are.
    pub rows: usize,
    /// A cell of it goes on over many lines.
    goes_on: bool,
}

impl Uneven {
    /// The first of them; it is not counted yet.
    pub fn of(record: &ByteRecord, place: Place) -> Uneven {
        let lines = record.as_slice().iter().filter(|byte| **byte == b'\n').count();
        Uneven { place, cells: record.len(), rows: 0, goes_on: lines > GOES_ON }
    }

    /// What there is to say of them, under so many headings.
    pub fn told(self, width: usize) -> Diagnostic {
        let Uneven { place, cells, rows, goes_on } = self;
        let more =
            if rows > 1 { format!(", and {rows} rows in total have the wrong number of cells") } else { String::new() };
        let cells = if cells == 1 { "one cell".to_owned() } else { format!("{cells} cells") };
        let message = format!("this row has {cells} under {width} headings{more}");
        let help = if goes_on {
            "a quotation mark in it has no closing one, so that the lines below are taken for one cell: close it, or remove it"
        } else {
            "put quotation marks around text with a comma in it: \"1,234\""
        };
        Diagnostic::error(Code::BrokenTable, message).at(place).help(help)
    }
}
