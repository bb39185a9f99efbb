//! A workbook opened by another program than wrote it: what each cell holds, by its sheet and its name.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Sheets, open_workbook_auto_from_rs};

use super::book::{Book, Place};

/// What a cell holds, as text, and its number format where the file gives one.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    pub held: String,
    pub is_number: bool,
    pub format: Option<String>,
}

#[derive(Default)]
pub struct Opened {
    /// By sheet and cell.
    cells: BTreeMap<(String, String), Content>,
    /// With whether it is visible.
    pub sheets: Vec<(String, bool)>,
}

impl Opened {
    pub fn cell(&self, place: &Place) -> Option<&Content> {
        self.cells.get(&(place.sheet.clone(), place.cell.clone()))
    }

    /// Whether a text stands somewhere on a sheet.
    pub fn stands(&self, sheet: &str, text: &str) -> bool {
        self.cells.iter().any(|((on, _), content)| on == sheet && content.held == text)
    }
}

pub fn opened(book: &Book) -> Opened {
    match book.file.rsplit('.').next() {
        Some("csv") => from_text(&book.bytes, b','),
        Some("tsv") => from_text(&book.bytes, b'\t'),
        _ => from_workbook(&book.bytes),
    }
}

fn from_text(bytes: &[u8], between: u8) -> Opened {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut lines = csv::ReaderBuilder::new().delimiter(between).has_headers(false).from_reader(text);
    let mut opened = Opened { sheets: vec![(String::new(), true)], ..Opened::default() };
    for (row, line) in (0..).zip(lines.records()) {
        for (column, held) in (0..).zip(line.expect("a line of text").iter()) {
            if !held.is_empty() {
                let place = Place::new("", row, column);
                let content = Content { held: held.to_owned(), is_number: false, format: None };
                opened.cells.insert((place.sheet, place.cell), content);
            }
        }
    }
    opened
}

fn from_workbook(bytes: &[u8]) -> Opened {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).expect("calamine opens it");
    let mut opened = Opened::default();
    for sheet in book.sheets_metadata().to_vec() {
        opened.sheets.push((sheet.name.clone(), sheet.visible == SheetVisible::Visible));
        one_sheet(&mut book, &sheet.name, &mut opened);
    }
    opened
}

fn one_sheet(book: &mut Sheets<Cursor<&[u8]>>, name: &str, opened: &mut Opened) {
    let range = book.worksheet_range(name).expect("a sheet");
    let styles = match book {
        Sheets::Xlsx(book) => Some(book.worksheet_style(name).expect("its styles")),
        _ => None,
    };
    let (first_row, first_column) = range.start().expect("a sheet that is not empty");
    for (row, column, data) in range.used_cells() {
        let at =
            (first_row + u32::try_from(row).expect("a row"), first_column + u32::try_from(column).expect("a column"));
        let (held, is_number) = match data {
            Data::Float(number) => (number.to_string(), true),
            Data::Int(number) => (number.to_string(), true),
            Data::String(text) => (text.clone(), false),
            Data::Error(error) => (error.to_string(), false),
            Data::DateTimeIso(date) => (date.clone(), false),
            Data::DateTime(date) => (date.as_f64().to_string(), true),
            other => panic!("{name}: {other:?} is in none of these workbooks"),
        };
        let style = styles.as_ref().and_then(|styles| styles.get(at));
        let format = style.and_then(|style| style.number_format.as_ref()).map(|format| format.format_code.clone());
        let place = Place::new(name, at.0, u16::try_from(at.1).expect("a column"));
        opened.cells.insert((place.sheet, place.cell), Content { held, is_number, format });
    }
}
