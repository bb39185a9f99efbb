//! The beginning of a large table, looked at before any of its rows is read or shown: what parts its cells, and whether its rows
//! are of people.

use std::io::{Error, Read};

use csv::Position;

use crate::diagnostic::{Diagnostic, Place};
use crate::folder::table::cell::Cell;
use crate::folder::table::person_level::of_rows;
use crate::folder::text::encoding::decode;

/// Enough for the headings, the first letters by which an encoding is known, and some hundred rows.
const BEGINS: usize = 1 << 16;

/// Of so many rows it is seen whether they are of people.
const ROWS: usize = 200;

/// The first bytes of a text, as far as they are read before its rows.
pub fn head(text: &mut dyn Read) -> Result<Vec<u8>, Error> {
    let mut head = Vec::new();
    text.take(BEGINS as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// What parts the cells of the first line.
pub fn separator(head: &[u8]) -> u8 {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or(&[]);
    let count = |separator: u8| first.iter().filter(|byte| **byte == separator).count();
    *b",;\t".iter().max_by_key(|separator| (count(**separator), **separator == b',')).unwrap_or(&b',')
}

/// Whether lines end with CRLF, told by the first.
pub fn ends_with_crlf(head: &[u8]) -> bool {
    head.split(|byte| *byte == b'\n').next().is_some_and(|first| first.ends_with(b"\r"))
}

/// The line on which a row begins. Of lines that end with CRLF the reader counts the LF to the next row.
pub fn line_of(position: &Position, is_crlf: bool) -> u64 {
    position.line() + u64::from(is_crlf && position.byte() > 0)
}

/// The text of a first row that is none of the headings, of which there are `width`: a comma in it parts no cells.
pub fn title(row: &[String], width: usize) -> Option<String> {
    let filled: Vec<&str> = row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    (filled.len() < width && !filled.is_empty()).then(|| filled.join(", "))
}

/// An error where the first rows are those of people.
pub fn people(name: &str, head: &[u8], separator: u8) -> Option<Diagnostic> {
    // The last line may go on behind the head.
    let whole =
        if head.len() < BEGINS { head.len() } else { head.iter().rposition(|byte| *byte == b'\n').unwrap_or(0) };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(&head[..whole]);
    let is_crlf = ends_with_crlf(head);
    let row = |record: csv::ByteRecord| {
        let line = record.position().map_or(0, |position| line_of(position, is_crlf) as usize);
        let cell = |text: &[u8]| Cell { text: in_text(text), line, ..Cell::blank() };
        record.iter().map(cell).collect::<Vec<_>>()
    };
    let top: Vec<Vec<Cell>> = reader.byte_records().take(ROWS).map_while(Result::ok).map(row).collect();
    of_rows(name, &top, |cell| Place::line(name, cell.line, ""))
}

fn in_text(cell: &[u8]) -> String {
    decode(cell.trim_ascii()).unwrap_or_default()
}
