//! The text of a CSV file, taken apart row by row into cells that know their line and column.

use std::cell::Cell as Kept;
use std::ops::Range;
use std::sync::Arc;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::diagnostic::SharedText;

use super::cell::{Cell, WITHIN};

/// No cell holds more. An open quotation mark makes one cell of the rest of the file.
pub const LONGEST: usize = 64 * 1024;

/// A text, where its lines begin, and what parts its cells.
#[derive(Debug)]
pub struct CsvRows {
    text: Arc<str>,
    /// The bytes at which the lines begin and end: CRLF, LF and a bare CR all end one.
    lines: Vec<(u32, u32)>,
    /// What parts the cells.
    separator: u8,
    /// The first rows that hold anything.
    pub top: Vec<Vec<Cell>>,
}

impl CsvRows {
    /// A text of which it is not known yet what parts its cells: see [`CsvRows::part`].
    pub fn of(text: String) -> CsvRows {
        CsvRows { lines: lines(&text).collect(), text: text.into(), separator: b',', top: Vec::new() }
    }

    /// Parts its cells at this.
    pub fn part(&mut self, separator: u8) {
        self.separator = separator;
        self.top = self.first(WITHIN);
    }

    /// What parts its cells.
    pub fn separator(&self) -> u8 {
        self.separator
    }

    /// A line by its number, from 1.
    pub fn line(&self, number: usize) -> SharedText {
        let line = number.checked_sub(1).and_then(|at| self.lines.get(at));
        let (start, end) = line.copied().unwrap_or_default();
        SharedText::within(&self.text, start as usize..end as usize)
    }

    /// Its cells from the beginning.
    pub fn rows(&self) -> RowReader<'_> {
        RowReader {
            csv: self,
            reader: Parting::at(self.separator),
            at: 0,
            line: 0,
            field: vec![0; 64],
            unclosed: None,
            too_long: None,
        }
    }

    /// How many lines it has.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// So many of the first rows that hold anything.
    pub fn first(&self, most: usize) -> Vec<Vec<Cell>> {
        let mut first = Vec::new();
        self.rows().each(most, |_, row| first.push(row.to_vec()));
        first
    }
}

/// A reader of cells that this parts. To make one costs as much as to read a thousand cells: one that is done is used again.
struct Parting(Reader, u8);

thread_local! {
    /// The last one of commas that is done. (A copy would not do: what csv-core copies parts nothing.)
    static DONE: Kept<Option<Reader>> = const { Kept::new(None) };
}

impl Parting {
    fn at(separator: u8) -> Parting {
        let done = if separator == b',' { DONE.take() } else { None };
        Parting(done.unwrap_or_else(|| ReaderBuilder::new().delimiter(separator).build()), separator)
    }
}

impl Drop for Parting {
    fn drop(&mut self) {
        if self.1 == b',' {
            let mut done = std::mem::take(&mut self.0);
            done.reset();
            DONE.set(Some(done));
        }
    }
}

/// Where lines begin and end. No file is so large that its bytes are not counted in 32 bits.
fn lines(text: &str) -> impl Iterator<Item = (u32, u32)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
        let ending = if rest[end..].starts_with("\r\n") { 2 } else { usize::from(end < rest.len()) };
        let line = (start as u32, (start + end) as u32);
        start += end + ending;
        Some(line)
    })
}

/// The rows one by one, with what is wrong with the cells that were read.
pub struct RowReader<'a> {
    csv: &'a CsvRows,
    reader: Parting,
    at: usize,
    /// The line in which the last cell began, counted from 0.
    line: usize,
    field: Vec<u8>,
    /// The first cell that begins with a quotation mark and does not end with one.
    pub unclosed: Option<Cell>,
    /// A cell longer than [`LONGEST`]: nothing is read behind it.
    pub too_long: Option<Cell>,
}

impl RowReader<'_> {
    /// Reads so many rows that hold anything, with their number among them from 0.
    pub fn each(&mut self, most: usize, mut read: impl FnMut(usize, &[Cell])) {
        let (mut at, mut row) = (0, Vec::new());
        while at < most
            && let Some((cell, last)) = self.next()
        {
            row.push(cell);
            if last {
                if row.iter().any(|cell| !cell.text.is_empty()) {
                    read(at, &row);
                    at += 1;
                }
                row.clear();
            }
        }
    }

    /// Reads every row as [`RowReader::each`] does, each cell with the bytes that are written for it, its quotation marks and blanks too.
    pub fn each_written(&mut self, mut read: impl FnMut(&[(Cell, Range<usize>)])) {
        let mut row = Vec::new();
        loop {
            let from = self.at;
            let Some((cell, is_last)) = self.next() else { return };
            row.push((cell, self.written(from, (row.is_empty(), is_last))));
            if is_last {
                if row.iter().any(|(cell, _)| !cell.text.is_empty()) {
                    read(&row);
                }
                row.clear();
            }
        }
    }

    /// The bytes of the cell that was read from a place, without what parts it from the others, and without the line ends before the
    /// first of a row and behind the last.
    fn written(&self, from: usize, (is_first, is_last): (bool, bool)) -> Range<usize> {
        let raw = self.csv.text.get(from..self.at).unwrap_or("");
        let body = if is_first { raw.trim_start_matches(['\r', '\n']) } else { raw };
        let start = from + raw.len() - body.len();
        let body = if is_last {
            body.trim_end_matches(['\r', '\n'])
        } else {
            body.strip_suffix(char::from(self.csv.separator)).unwrap_or(body)
        };
        start..start + body.len()
    }

    fn next(&mut self) -> Option<(Cell, bool)> {
        if self.too_long.is_some() {
            return None;
        }
        let start = self.at;
        let mut length = 0;
        loop {
            let input = self.csv.text.as_bytes().get(self.at..).unwrap_or(&[]);
            let (result, read, written) = self.reader.0.read_field(input, &mut self.field[length..]);
            self.at += read;
            length += written;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull if self.field.len() < LONGEST => self.field.resize(self.field.len() * 2, 0),
                ReadFieldResult::OutputFull => {
                    let cell = self.cell(start, 0);
                    self.unclosed = None;
                    self.too_long = Some(cell);
                    return None;
                }
                ReadFieldResult::Field { record_end } => return Some((self.cell(start, length), record_end)),
                ReadFieldResult::End => return None,
            }
        }
    }

    /// The cell that begins at a byte, its text of so many bytes.
    fn cell(&mut self, start: usize, length: usize) -> Cell {
        let CsvRows { text, lines, separator, .. } = self.csv;
        let raw = text.get(start..self.at).unwrap_or("");
        let body = raw.trim_start_matches(['\r', '\n', ' ']);
        let start = start + raw.len() - body.len();
        let body = body.strip_suffix(char::from(*separator)).unwrap_or(body);
        while lines.get(self.line + 1).is_some_and(|(next, _)| *next as usize <= start) {
            self.line += 1;
        }
        let line_start = lines.get(self.line).map_or(0, |(start, _)| *start as usize);
        let shown = body.lines().next().unwrap_or("").trim_end();
        let cell = Cell {
            text: String::from_utf8_lossy(&self.field[..length]).trim().to_owned(),
            line: self.line + 1,
            column: text.get(line_start..start).map_or(0, |before| before.chars().count()) + 1,
            width: shown.chars().count(),
            ..Cell::blank()
        };
        if body.starts_with('"') && body.matches('"').count() % 2 == 1 {
            self.unclosed.get_or_insert_with(|| cell.clone());
        }
        cell
    }
}
