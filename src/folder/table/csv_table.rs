//! A CSV file as spreadsheets really write it: whether it can be read, and what parts its cells.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::text::conflict::conflict;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::limits::long_line;
use crate::folder::text::source::Source;
use crate::folder::text::unprintable::unprintable;

use super::cell::Cell;
use super::csv_rows::{CsvRows, LONGEST};
use super::decimal_commas::DecimalCommas;
use super::grid::{Body, Grid};
use super::person_level::of_rows;
use super::table_limits::too_many_cells;

/// Reads a CSV file. The separator is the one with which most headings are `found` in the first rows.
pub fn read_csv(source: Source, found: impl Fn(&[Vec<Cell>]) -> usize, faults: &Diagnostics) -> Option<Grid> {
    let name = source.name.clone();
    let text = parted(source, found).map_err(|fault| faults.add(fault)).ok()?;
    let mut rows = text.rows();
    let (mut cells, mut commas) = (0, DecimalCommas::default());
    rows.each(usize::MAX, |_, row| {
        cells += row.len();
        commas.meet(row);
    });
    if let Some(fault) = too_many_cells(&name, cells) {
        faults.add(fault);
        return None;
    }
    let (too_long, unclosed) = (rows.too_long, rows.unclosed);
    let grid = Grid::of(name.as_str().into(), Body::Text(text));
    if let Some(cell) = too_long {
        let message = format!("this cell holds more than {} KiB of text", LONGEST >> 10);
        let help = "look for a quotation mark that has no closing mark, here or before it";
        faults.error(Code::BrokenTable, grid.place(&cell), message, help);
        return None;
    }
    if let Some(cell) = unclosed {
        let help = "a cell that starts with \" must end with \"; write a quotation mark inside it twice";
        faults.error(Code::BrokenTable, grid.place(&cell), "this quotation mark has no closing mark", help);
        return None;
    }
    if let Some(fault) = commas.told(&grid) {
        faults.add(fault);
        return None;
    }
    Some(grid)
}

/// The text of a CSV file, parted as it is meant, whatever is wrong with its cells.
///
/// # Errors
/// Two versions stand in it, a line is too long, or it is a table of people.
pub fn parted(source: Source, found: impl Fn(&[Vec<Cell>]) -> usize) -> Result<CsvRows, Diagnostic> {
    if let Some(fault) = conflict(&source).or_else(|| long_line(&source)) {
        return Err(fault);
    }
    let unprintable = unprintable(&source);
    let name = source.name;
    // A sign that stands nowhere parts nothing.
    let separators: Vec<u8> =
        b",;\t".iter().copied().filter(|sign| *sign == b',' || source.text.as_bytes().contains(sign)).collect();
    let mut text = CsvRows::of(source.text);
    let tops: Vec<(u8, Vec<Vec<Cell>>)> = separators
        .into_iter()
        .map(|separator| {
            text.part(separator);
            (separator, text.top.clone())
        })
        .collect();
    // Before anything is said of a line: of people nothing is shown.
    let of_people = tops.iter().find_map(|(_, top)| of_rows(&name, top, |cell| Place::line(&name, cell.line, "")));
    if let Some(fault) = of_people.or(unprintable) {
        return Err(fault);
    }
    let mut best = (0, b',');
    for (separator, top) in tops {
        let found = found(&top);
        if found > best.0 {
            best = (found, separator);
        }
    }
    if text.separator() != best.1 {
        text.part(best.1);
    }
    Ok(text)
}
