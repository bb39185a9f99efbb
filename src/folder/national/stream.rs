//! A large table read row by row in one pass, gzipped or not, as bytes that know their line.

use std::cell::Cell;
use std::io::{Cursor, Error, ErrorKind, Read};
use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::csv_text::CsvText;
use crate::folder::disk::inputs::{FolderReading, Input, Running};
use crate::folder::disk::inside::resolve;
use crate::folder::disk::used_rows::Used;
use crate::folder::table::cell::WITHIN;
use crate::folder::table::columns::plain;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::encoding::{FromUtf16, decode};
use crate::folder::text::named::{NamedFile, is_workbook};
use crate::folder::text::nearest::nearest;
use crate::folder::text::source::failure;

use super::bounded::{LONGEST_ROW, Unbroken, unpacked};
use super::head::{ends_with_crlf, head, people, separator, title};
use super::oddities::Oddities;
use super::table_rows::{FoundHeadings, SheetRows, TableRows};
use super::uneven::Uneven;
use super::wanted::{Wanted, heading_line};

/// A table that is being read.
pub struct Stream {
    name: String,
    rows: TableRows,
    record: csv::ByteRecord,
    /// Where each wanted column is in a row.
    at: Vec<Option<usize>>,
    width: usize,
    uneven: Option<Uneven>,
    oddities: Oddities,
    /// What stands alone in the first row, above the headings.
    title: Option<String>,
    /// No more of it can be read, which was told.
    is_broken: bool,
    /// How many bytes were unpacked since the row began.
    row: Rc<Cell<u64>>,
    running: Running,
    /// The rows that are used, where they are held for the next reading, and by what they will be known.
    used: Option<(String, Vec<csv::ByteRecord>)>,
    /// What was told at the end.
    told: Vec<Diagnostic>,
}

impl Stream {
    /// Opens a table and finds its columns. What is in the way is reported. `used_by`: see [`Stream::used`]; empty where nothing
    /// is to be held.
    pub fn open(from: FolderReading, file: &NamedFile, wanted: &[Wanted], used_by: &str) -> Option<Stream> {
        let faults = from.faults;
        let mut stream = Stream::opened(from, file, used_by)?;
        if !stream.next(faults) {
            if faults.count() == 0 {
                let help = format!("start it with the headings {}", heading_line(wanted));
                faults.error(Code::BrokenTable, Place::file(&file.path), "this table is empty", help);
            }
            return None;
        }
        stream.used();
        stream.find_columns(wanted, faults).then_some(stream)
    }

    /// Opens a table whose headings may have other lines above them: the first of its first rows that is `known`. Its
    /// headings, or where there are none the first row. Of a workbook the sheets that are named, or all that have the headings.
    /// What is in the way is reported.
    pub fn find(
        from: FolderReading,
        (file, sheets): (&NamedFile, &[String]),
        known: impl Fn(&[String]) -> bool,
        used_by: &str,
    ) -> Option<(Stream, FoundHeadings)> {
        if is_workbook(&file.path) {
            let (rows, found) = SheetRows::find(from, (file, sheets), known)?;
            let mut stream = Stream::of(&file.path, TableRows::Sheets(rows), Running::default(), Rc::default());
            stream.width = found.as_ref().map_or(0, Vec::len);
            return Some((stream, found));
        }
        let mut stream = Stream::opened(from, file, used_by)?;
        let before = from.faults.count();
        let mut first: Option<Vec<String>> = None;
        for _ in 0..WITHIN {
            if !stream.next(from.faults) {
                break;
            }
            stream.used();
            let row: Vec<String> = stream.record.iter().map(text).collect();
            if known(&row) {
                stream.width = row.len();
                stream.title = first.and_then(|first| title(&first, row.len()));
                return Some((stream, Ok(row)));
            }
            first.get_or_insert(row);
        }
        match first {
            Some(first) => Some((stream, Err(first))),
            None => {
                if from.faults.count() == before {
                    let help = "check that it is the right file";
                    from.faults.error(Code::BrokenTable, Place::file(&file.path), "this table is empty", help);
                }
                None
            }
        }
    }

    fn opened(from: FolderReading, file: &NamedFile, used_by: &str) -> Option<Stream> {
        let (faults, running) = (from.faults, Running::default());
        let key = from.used.filter(|_| !used_by.is_empty()).and_then(|used| used.key(from.files, &file.path, used_by));
        if let Some(held) = from.used.zip(key.as_ref()).and_then(|(used, key)| used.get(key)) {
            return Some(Stream::of(&file.path, TableRows::Used(held, 0), running, Rc::default()));
        }
        let row = Rc::new(Cell::new(0));
        let opened = resolve(from.files, from.reach(&file.path), file)
            .and_then(|()| from.files.stream(&file.path).map_err(|error| failure(&file.path, &error)))
            .and_then(|bytes| unpacked(bytes, &running, row.clone()).map_err(|error| failure(&file.path, &error)))
            .and_then(|text| Stream::begin(&file.path, text, running, row));
        let stream = opened.map_err(|fault| faults.add(fault)).ok()?;
        Some(Stream { used: key.map(|key| (key, Vec::new())), ..stream })
    }

    /// The row is used: where the table is read again for another report it is there, and those that are not are left out.
    pub fn used(&mut self) {
        if let Some((_, rows)) = &mut self.used {
            rows.push(self.record.clone());
        }
    }

    fn begin(name: &str, mut text: Box<dyn Read>, running: Running, row: Rc<Cell<u64>>) -> Result<Stream, Diagnostic> {
        let mut head = head(&mut text).map_err(|error| failure(name, &error))?;
        let first = head.split(|byte| *byte == b'\n').next().unwrap_or(&[]);
        if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
            let text = Box::new(FromUtf16::of(Box::new(Cursor::new(head).chain(text))));
            return Stream::begin(name, text, running, row);
        }
        if first.contains(&0) {
            let fault =
                Diagnostic::error(Code::UnreadableFile, format!("`{name}` cannot be read: it is not UTF-8 text"));
            return Err(fault.at(Place::file(name)).help("save it as \u{201C}CSV UTF-8 (comma delimited)\u{201D}"));
        }
        if head.starts_with(&[0xEF, 0xBB, 0xBF]) {
            head.drain(..3);
        }
        let (separator, is_crlf) = (separator(&head), ends_with_crlf(&head));
        if let Some(fault) = people(name, &head, separator) {
            return Err(fault);
        }
        let whole: Box<dyn Read> = Box::new(Cursor::new(head).chain(text));
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .buffer_capacity(1 << 16)
            .from_reader(whole);
        Ok(Stream::of(name, TableRows::Text(rows, is_crlf), running, row))
    }

    fn of(name: &str, rows: TableRows, running: Running, row: Rc<Cell<u64>>) -> Stream {
        Stream {
            name: name.to_owned(),
            rows,
            record: csv::ByteRecord::new(),
            at: Vec::new(),
            width: 0,
            uneven: None,
            oddities: Oddities::default(),
            title: None,
            is_broken: false,
            row,
            running,
            used: None,
            told: Vec::new(),
        }
    }

    fn find_columns(&mut self, wanted: &[Wanted], faults: &Diagnostics) -> bool {
        let headings: Vec<String> = self.record.iter().map(text).collect();
        let mut complete = true;
        for column in wanted {
            let sought = plain(&column.theirs);
            let mut found = (0..headings.len()).filter(|at| plain(&headings[*at]) == sought);
            let at = found.next();
            self.at.push(at);
            if found.next().is_some() {
                let message = format!("there are two columns for `{}`", column.theirs);
                faults.error(Code::DuplicateColumn, self.place(), message, "rename or remove one of them");
                complete = false;
            }
            if at.is_none() && column.needed {
                let claimed = |heading: &&String| wanted.iter().any(|other| plain(&other.theirs) == plain(heading));
                let strange: Vec<&str> =
                    headings.iter().filter(|heading| !claimed(heading)).map(String::as_str).collect();
                let near =
                    nearest(&column.theirs, strange.iter().copied()).or(strange.first().copied()).unwrap_or("...");
                let message = format!("there is no column `{}`", column.theirs);
                let help = match column.ours {
                    "measure" | "period" | "value" if wanted.len() > 3 => format!(
                        "give its name here in report.toml: [national] columns = {{ {} = \"{near}\" }}",
                        column.ours
                    ),
                    _ => format!("start the table with the headings {}", heading_line(wanted)),
                };
                faults.error(Code::MissingColumn, self.place(), message, help);
                complete = false;
            }
        }
        self.width = headings.len();
        self.oddities.only(self.at.iter().copied().flatten().collect());
        complete
    }

    /// These columns are read, and no others.
    pub fn only(&mut self, columns: Vec<usize>) {
        self.oddities.only(columns);
    }

    /// The next row that has a cell under each heading. False at the end, where rows of another width are reported.
    pub fn next(&mut self, faults: &Diagnostics) -> bool {
        loop {
            self.row.set(0);
            match self.rows.read(&mut self.record) {
                Ok(true) if matches!(self.rows, TableRows::Used(..)) => return true,
                Ok(true) if self.record.len() == self.width || self.width == 0 => {
                    let (name, record) = (&self.name, &self.record);
                    self.oddities.look(record, || place_of(name, record));
                    return true;
                }
                Ok(true) if self.record.iter().all(<[u8]>::is_empty) => {}
                Ok(true) => {
                    let (name, record) = (&self.name, &self.record);
                    self.uneven.get_or_insert_with(|| Uneven::of(record, place_of(name, record))).rows += 1;
                }
                Ok(false) => {
                    self.told = self.told_at_end();
                    self.told.iter().for_each(|fault| faults.add(fault.clone()));
                    return false;
                }
                Err(error) => {
                    let cause = match error.into_kind() {
                        csv::ErrorKind::Io(error) => error,
                        _ => Error::other("not a table"),
                    };
                    faults.add(self.stopped(&cause));
                    self.is_broken = true;
                    return false;
                }
            }
        }
    }

    /// Why no more rows are read.
    fn stopped(&self, cause: &Error) -> Diagnostic {
        let line = self.rows.line();
        let limit = |message: &str, place: Place| Diagnostic::error(Code::TooLarge, message).at(place);
        match cause.kind() {
            ErrorKind::FileTooLarge if self.row.get() > LONGEST_ROW => limit(
                "a row that begins here has more than 1 MiB, the most that is read of a row",
                Place::line(&self.name, line, ""),
            )
            .help("check that it is the right file, and that every quotation mark has a closing one"),
            ErrorKind::FileTooLarge => {
                let message =
                    format!("`{}` has more than 1 GiB of text, the most that is read of a national table", self.name);
                limit(&message, Place::file(&self.name)).help("check that it is the right file")
            }
            _ => failure(&self.name, cause),
        }
    }

    /// Goes back to the first row below the headings, where that needs no reading anew.
    pub fn again(&mut self) -> bool {
        match &mut self.rows {
            TableRows::Text(..) | TableRows::Used(..) => false,
            TableRows::Sheets(sheets) => {
                sheets.begin(0);
                true
            }
        }
    }

    /// Reads what may be left behind the last row, and records the file by all of its bytes.
    pub fn end(self, from: FolderReading) {
        let reader = match self.rows {
            TableRows::Text(reader, _) if !self.is_broken => reader,
            TableRows::Used(used, _) => {
                let input = Input { name: self.name, bytes: used.bytes, sha256: used.sha256.clone() };
                return from.inputs.add(input).unwrap_or_else(|fault| from.faults.add(fault));
            }
            // A workbook was read whole when it was opened.
            TableRows::Text(..) | TableRows::Sheets(_) => return,
        };
        let mut rest = Unbroken { inner: reader.into_inner(), row: self.row.clone() };
        let read = std::io::copy(&mut rest, &mut std::io::sink()).map_err(|error| failure(&self.name, &error));
        let input = self.running.input(&self.name);
        if let Err(fault) = read.and_then(|_| from.inputs.add(input.clone())) {
            from.faults.add(fault);
        } else if let Some((used, (key, rows))) = from.used.zip(self.used) {
            used.put(key, Used { bytes: input.bytes, sha256: input.sha256, rows, told: self.told });
        }
    }

    /// What there is to say of the rows as a whole.
    fn told_at_end(&mut self) -> Vec<Diagnostic> {
        match &self.rows {
            TableRows::Used(used, _) => used.told.clone(),
            _ => self
                .uneven
                .take()
                .map(|uneven| uneven.told(self.width))
                .into_iter()
                .chain(self.oddities.told())
                .collect(),
        }
    }

    /// The cell of the nth wanted column, without blanks; nothing where there is no such column.
    pub fn cell(&self, nth: usize) -> &[u8] {
        self.at(nth).and_then(|at| self.record.get(at)).unwrap_or(&[]).trim_ascii()
    }

    /// The cell of a column of the file, without blanks.
    pub fn column(&self, at: usize) -> &[u8] {
        self.record.get(at).unwrap_or(&[]).trim_ascii()
    }

    /// Every cell of the row as text.
    pub fn texts(&self) -> Vec<String> {
        self.record.iter().map(text).collect()
    }

    /// Whether its reading ended before its end.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// What stands alone in the first row, above the headings.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The same as text.
    pub fn text(&self, nth: usize) -> String {
        text(self.cell(nth))
    }

    /// The line on which the row begins.
    pub fn line(&self) -> usize {
        line_of(&self.record)
    }

    /// Where the row is, with its own text.
    pub fn place(&self) -> Place {
        self.place_of(None)
    }

    /// Where the cell of a column of the file is: of a text its row, with its own text.
    pub fn place_of(&self, column: Option<usize>) -> Place {
        self.rows.place(column).unwrap_or_else(|| place_of(&self.name, &self.record))
    }

    /// The column of the file of the nth wanted one.
    pub fn at(&self, nth: usize) -> Option<usize> {
        self.at.get(nth).copied().flatten()
    }
}

fn line_of(record: &csv::ByteRecord) -> usize {
    record.position().map_or(0, |position| position.line() as usize)
}

fn place_of(name: &str, record: &csv::ByteRecord) -> Place {
    let mut row = CsvText::for_programs();
    row.row(record.iter().map(text));
    // A cell may run over several lines: the row is shown by its first.
    let row = row.into_text();
    Place::line(name, line_of(record), row.lines().next().unwrap_or(""))
}

/// Bytes as text, in whatever encoding they are.
pub fn text(bytes: &[u8]) -> String {
    decode(bytes.trim_ascii()).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}
