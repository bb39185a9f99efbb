//! A CSV file as spreadsheets really write it, read into a [`Grid`] in which every cell knows its line and column.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::diagnostic::Code;

use super::columns::{Headings, WITHIN};
use super::conflict::conflict;
use super::diagnostics::Diagnostics;
use super::grid::{Cell, Grid};
use super::limits::long_line;
use super::source::Source;
use super::unprintable::unprintable;

/// Reads a CSV file. The separator is the one with which the headings are found.
pub fn read_csv(source: &Source, headings: &Headings, faults: &Diagnostics) -> Option<Grid> {
    if let Some(fault) = conflict(source).or_else(|| unprintable(source)).or_else(|| long_line(source)) {
        faults.add(fault);
        return None;
    }
    let lines: Vec<String> = lines(&source.text).map(|(_, line)| line.to_owned()).collect();
    let starts: Vec<usize> = self::lines(&source.text).map(|(start, _)| start).collect();
    let mut best = (0, b',');
    for separator in *b",;\t" {
        let rows = Fields::new(&source.text, &starts, separator).rows(WITHIN);
        let found = headings.best(&rows).map_or(0, |(_, found)| found);
        if found > best.0 {
            best = (found, separator);
        }
    }
    let mut fields = Fields::new(&source.text, &starts, best.1);
    let mut rows = fields.rows(usize::MAX);
    rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
    let grid = Grid { file: source.name.clone(), sheet: None, lines, rows };
    if let Some(cell) = fields.too_long {
        let message = format!("this cell holds more than {} KiB of text", LONGEST >> 10);
        let help = "look for a quotation mark that has no closing mark, here or before it";
        faults.error(Code::BrokenTable, grid.place(&cell), message, help);
        return None;
    }
    if let Some(cell) = fields.unclosed {
        let help = "a cell that starts with \" must end with \"; write a quotation mark inside it twice";
        faults.error(Code::BrokenTable, grid.place(&cell), "this quotation mark has no closing mark", help);
        return None;
    }
    Some(grid)
}

/// No cell holds more. An open quotation mark makes one cell of the rest of the file.
const LONGEST: usize = 64 * 1024;

/// Physical lines with the byte at which each begins: CRLF, LF and a bare CR all end one.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
        let ending = if rest[end..].starts_with("\r\n") { 2 } else { usize::from(end < rest.len()) };
        let line = (start, &rest[..end]);
        start += end + ending;
        Some(line)
    })
}

/// Fields one by one, with the bytes they came from.
struct Fields<'a> {
    text: &'a str,
    starts: &'a [usize],
    separator: u8,
    reader: Reader,
    at: usize,
    unclosed: Option<Cell>,
    /// A cell longer than [`LONGEST`]: nothing is read behind it.
    too_long: Option<Cell>,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, starts: &'a [usize], separator: u8) -> Fields<'a> {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Fields { text, starts, separator, reader, at: 0, unclosed: None, too_long: None }
    }

    /// The next so many rows.
    fn rows(&mut self, most: usize) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        let mut row = Vec::new();
        while rows.len() < most {
            match self.next() {
                Some((cell, last)) => {
                    row.push(cell);
                    if last {
                        rows.push(std::mem::take(&mut row));
                    }
                }
                None => break,
            }
        }
        rows
    }

    fn next(&mut self) -> Option<(Cell, bool)> {
        if self.too_long.is_some() {
            return None;
        }
        let start = self.at;
        let mut field = vec![0; 64];
        let mut length = 0;
        loop {
            let input = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
            let (result, read, written) = self.reader.read_field(input, &mut field[length..]);
            self.at += read;
            length += written;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull if field.len() < LONGEST => field.resize(field.len() * 2, 0),
                ReadFieldResult::OutputFull => {
                    let cell = self.cell(start, "");
                    self.unclosed = None;
                    self.too_long = Some(cell);
                    return None;
                }
                ReadFieldResult::Field { record_end } => {
                    return Some((self.cell(start, &String::from_utf8_lossy(&field[..length])), record_end));
                }
                ReadFieldResult::End => return None,
            }
        }
    }

    fn cell(&mut self, start: usize, text: &str) -> Cell {
        let raw = self.text.get(start..self.at).unwrap_or("");
        let body = raw.trim_start_matches(['\r', '\n', ' ']);
        let start = start + raw.len() - body.len();
        let body = body.strip_suffix(char::from(self.separator)).unwrap_or(body);
        let quoted = body.starts_with('"');
        let line = self.starts.partition_point(|line| *line <= start).max(1);
        let line_start = self.starts.get(line - 1).copied().unwrap_or(0);
        let shown = body.lines().next().unwrap_or("").trim_end();
        let cell = Cell {
            text: text.trim().to_owned(),
            line,
            column: self.text.get(line_start..start).map_or(0, |before| before.chars().count()) + 1,
            width: shown.chars().count(),
            formula_only: false,
        };
        if quoted && body.matches('"').count() % 2 == 1 {
            self.unclosed.get_or_insert_with(|| cell.clone());
        }
        cell
    }
}
