//! A workbook of LibreOffice and others, `.ods`.

use std::io::Cursor;

use zip::ZipArchive;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::table::cell::WITHIN;
use crate::folder::table::table_limits::{cells_of, too_much};
use crate::folder::table::worksheet_rows::{PIECE, TooMuch, WIDEST};
use crate::folder::text::diagnostics::Diagnostics;

use super::book::{OpenedBook, OpenedSheet};
use super::ods_cell::OdsCell;
use super::ods_styles::OdsStyles;
use super::sheet_cells::{Arrangement, OF_HIDDEN, Region, SheetCells};
use super::shown::Shown;
use super::xml::{Archive, Element, NoXml, Piece, each_piece};

/// What stands in a sheet or a cell and is none of its cells or its text.
const SKIPPED: [&str; 8] = [
    "office:annotation",
    "office:forms",
    "table:shapes",
    "table:tracked-changes",
    "table:named-expressions",
    "table:content-validations",
    "table:dde-links",
    "office:event-listeners",
];

/// A sheet takes as much room as so many cells.
const OF_A_SHEET: usize = 100;

/// Reads the sheets that are seen, and the hidden ones that are `named`; `None` where the workbook cannot be read.
pub fn read_ods(file: &str, bytes: &[u8], named: &[String], faults: &Diagnostics) -> Option<OpenedBook> {
    let fault = |why: &str| {
        let message = format!("`{file}` cannot be read as a LibreOffice workbook: {why}");
        let help = "open it in LibreOffice and save it without a password, as .ods or .xlsx; or save it as CSV";
        faults.add(Diagnostic::error(Code::BrokenTable, message).at(Place::file(file)).help(help));
    };
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        fault("it is damaged");
        return None;
    };
    if is_locked(&mut archive) {
        fault("it has a password");
        return None;
    }
    let mut styles = OdsStyles::default();
    // A workbook need not have styles that are used by more than one of its parts.
    let _ = each_piece(&mut archive, "styles.xml", |piece| of_style(&mut styles, &piece));
    let mut reading = Reading { left: cells_of(bytes), ..Reading::of(file, named, styles) };
    let read = each_piece(&mut archive, "content.xml", |piece| reading.piece(piece));
    if read == Err(NoXml::TooLong) {
        faults.add(too_much(file, bytes, TooMuch::Piece));
    } else if read.is_err() {
        fault("it is damaged");
    } else if !reading.is_workbook {
        fault("it is another kind of document");
    } else if let Some(why) = reading.too_much {
        faults.add(too_much(file, bytes, why));
    } else {
        return Some(reading.book);
    }
    None
}

fn is_locked(archive: &mut Archive) -> bool {
    let mut locked = false;
    let _ = each_piece(archive, "META-INF/manifest.xml", |piece| {
        locked |= matches!(piece, Piece::Open(element) if element.local() == "encryption-data");
    });
    locked
}

fn of_style(styles: &mut OdsStyles, piece: &Piece) {
    match piece {
        Piece::Open(element) => styles.open(element),
        Piece::Close(name) => styles.close(name),
        Piece::Text(_) => {}
    }
}

/// A cell of a row that is being read: a text, or a formula without a result.
type InRow = (u32, Option<Shown>);

/// Where the reading is.
struct Reading<'a> {
    named: &'a [String],
    styles: OdsStyles,
    book: OpenedBook,
    is_workbook: bool,
    too_much: Option<TooMuch>,
    left: usize,
    /// How many elements deep in what is not read.
    skipped: usize,
    sheet: Option<Sheet>,
}

/// The sheet that is being read.
#[derive(Default)]
struct Sheet {
    name: String,
    /// Only its first rows are looked at.
    is_hidden: bool,
    /// How many rows hold anything.
    rows: usize,
    cells: SheetCells,
    arrangement: Arrangement,
    /// The style of each column's cells that have none of their own.
    column_styles: Vec<String>,
    columns: u32,
    row: u32,
    column: u32,
    row_repeats: u32,
    row_hidden: bool,
    row_style: String,
    in_row: Vec<InRow>,
    /// The columns of its cells that hold nothing and are coloured.
    coloured: Vec<u32>,
    cell: Option<OpenCell>,
}

/// The cell that is being read.
#[derive(Default)]
struct OpenCell {
    cell: OdsCell,
    style: String,
    repeats: u32,
    has_formula: bool,
    is_covered: bool,
    in_text: usize,
}

impl Reading<'_> {
    fn of<'a>(file: &str, named: &'a [String], styles: OdsStyles) -> Reading<'a> {
        let book = OpenedBook { file: file.to_owned(), ..OpenedBook::default() };
        Reading { named, styles, book, is_workbook: false, too_much: None, left: 0, skipped: 0, sheet: None }
    }

    fn piece(&mut self, piece: Piece) {
        if self.too_much.is_some() {
            return;
        }
        match &piece {
            Piece::Open(_) if self.skipped > 0 => self.skipped += 1,
            Piece::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Piece::Text(_) if self.skipped > 0 => {}
            Piece::Open(element) => self.open(element),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) => {
                if let Some(cell) = self.sheet.as_mut().and_then(|sheet| sheet.cell.as_mut()) {
                    cell.say(text);
                }
            }
        }
    }

    fn open(&mut self, element: &Element) {
        let name = element.name();
        let Some(sheet) = &mut self.sheet else {
            match name {
                "office:spreadsheet" => self.is_workbook = true,
                "table:table" => self.begin_sheet(element),
                name if SKIPPED.contains(&name) => self.skipped = 1,
                _ => self.styles.open(element),
            }
            return;
        };
        // A table within a cell, a drawing, a note.
        if SKIPPED.contains(&name) || name == "table:table" || name.starts_with("draw:") {
            self.skipped = 1;
            return;
        }
        match name {
            "table:table-column" => sheet.open_column(element),
            "table:table-row" => sheet.open_row(element),
            "table:table-cell" | "table:covered-table-cell" => sheet.open_cell(element),
            _ => {
                if let Some(cell) = &mut sheet.cell {
                    cell.open(element);
                }
            }
        }
    }

    fn begin_sheet(&mut self, element: &Element) {
        match self.left.checked_sub(OF_A_SHEET) {
            Some(left) => self.left = left,
            None => self.too_much = Some(TooMuch::Cells),
        }
        let name = element.get("table:name").unwrap_or_default();
        let hidden = element.get("table:style-name").is_some_and(|style| self.styles.hides(&style));
        let is_hidden = hidden && !self.named.iter().any(|named| named.trim() == name.trim());
        self.sheet = Some(Sheet { name, is_hidden, ..Sheet::default() });
    }

    fn close(&mut self, name: &str) {
        let Some(sheet) = &mut self.sheet else { return self.styles.close(name) };
        let done = match name {
            "table:table" => self.end_sheet(),
            "table:table-row" if sheet.is_hidden => sheet.close_row(OF_HIDDEN),
            "table:table-row" => sheet.close_row(self.left),
            "table:table-cell" | "table:covered-table-cell" => {
                sheet.close_cell(&self.styles);
                Ok(())
            }
            "text:p" => {
                if let Some(cell) = &mut sheet.cell {
                    cell.in_text = cell.in_text.saturating_sub(1);
                }
                Ok(())
            }
            _ => Ok(()),
        };
        self.too_much = self.too_much.or(done.err());
    }

    fn end_sheet(&mut self) -> Result<(), TooMuch> {
        let Some(sheet) = self.sheet.take() else { return Ok(()) };
        if sheet.is_hidden {
            let arranged = sheet.cells.arrange(&Arrangement::default(), &mut OF_HIDDEN.clone())?;
            self.book.hidden_sheets.push(OpenedSheet::of(&self.book.file, &sheet.name, arranged).grid);
            return Ok(());
        }
        let arranged = sheet.cells.arrange(&sheet.arrangement, &mut self.left)?;
        self.book.sheets.push(OpenedSheet::of(&self.book.file, &sheet.name, arranged));
        Ok(())
    }
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(element: &Element) -> bool {
    element.get("table:visibility").is_some_and(|text| text != "visible")
}

fn repeats(element: &Element, name: &str) -> u32 {
    element.number(name).unwrap_or(1).max(1)
}

impl Sheet {
    fn open_column(&mut self, element: &Element) {
        let repeats = repeats(element, "table:number-columns-repeated");
        let next = self.columns.saturating_add(repeats);
        if is_hidden(element) {
            self.arrangement.hidden_columns.hide(self.columns, next - 1);
        }
        let style = element.get("table:default-cell-style-name").unwrap_or_default();
        self.column_styles.resize(next.min(WIDEST).max(self.columns.min(WIDEST)) as usize, style);
        self.columns = next;
    }

    fn open_row(&mut self, element: &Element) {
        self.column = 0;
        self.row_repeats = repeats(element, "table:number-rows-repeated");
        self.row_hidden = is_hidden(element);
        self.row_style = element.get("table:default-cell-style-name").unwrap_or_default();
        self.in_row.clear();
        self.coloured.clear();
    }

    fn open_cell(&mut self, element: &Element) {
        let spans = |name: &str| element.number(name).unwrap_or(1).max(1);
        let (down, across) = (spans("table:number-rows-spanned"), spans("table:number-columns-spanned"));
        if down > 1 || across > 1 {
            let (top, left) = (self.row, self.column);
            let (bottom, right) = (top.saturating_add(down - 1), left.saturating_add(across - 1));
            self.arrangement.merge(Region { top, left, bottom, right });
        }
        let get = |name: &str| element.get(name).unwrap_or_default();
        let kind = get("office:value-type");
        let value = match kind.as_str() {
            "date" => get("office:date-value"),
            "time" => get("office:time-value"),
            "boolean" => get("office:boolean-value").to_uppercase(),
            "string" => get("office:string-value"),
            _ => get("office:value"),
        };
        let cell = OdsCell { kind, value, currency: get("office:currency"), text: None };
        self.cell = Some(OpenCell {
            cell,
            style: get("table:style-name"),
            repeats: repeats(element, "table:number-columns-repeated"),
            has_formula: element.get("table:formula").is_some(),
            is_covered: element.name() == "table:covered-table-cell",
            in_text: 0,
        });
    }

    fn close_cell(&mut self, styles: &OdsStyles) {
        let Some(open) = self.cell.take() else { return };
        let next = self.column.saturating_add(open.repeats);
        // What a merged cell covers is not seen.
        if !open.is_covered {
            let of_column = self.column_styles.get(self.column as usize);
            let style = [Some(&open.style), Some(&self.row_style), of_column];
            let style = style.into_iter().flatten().find(|style| !style.is_empty()).map_or("", String::as_str);
            let shown = open.cell.seen(styles.parts(style));
            let is_unstored = open.has_formula && open.cell.kind.is_empty() && shown.text.is_empty();
            if shown.text.is_empty() && !is_unstored && styles.colours(style) {
                self.coloured.extend(self.column..next.min(WIDEST));
            }
            let what = if is_unstored { None } else { Some(shown) };
            if what.as_ref().is_none_or(|shown| !shown.text.is_empty()) {
                self.in_row.extend((self.column..next.min(WIDEST)).map(|column| (column, what.clone())));
            }
        }
        self.column = next;
    }

    fn close_row(&mut self, left: usize) -> Result<(), TooMuch> {
        let next = self.row.saturating_add(self.row_repeats);
        let most = if self.is_hidden { (WITHIN - self.rows.min(WITHIN)) as u32 } else { u32::MAX };
        let repeats = self.row_repeats.min(most);
        if !self.in_row.is_empty() && repeats > 0 {
            self.rows = self.rows.saturating_add(repeats as usize);
            if !self.cells.has_room(self.in_row.len().saturating_mul(repeats as usize), left) {
                return Err(TooMuch::Cells);
            }
            for row in self.row..self.row.saturating_add(repeats) {
                self.coloured.iter().for_each(|column| self.cells.colour(row, *column));
                for (column, what) in &self.in_row {
                    match what {
                        Some(shown) => self.cells.put(row, *column, shown, left)?,
                        None => self.cells.put_formula(row, *column, left)?,
                    }
                }
                if self.row_hidden {
                    self.arrangement.hide(row);
                }
            }
        }
        self.row = next;
        Ok(())
    }
}

impl OpenCell {
    fn open(&mut self, element: &Element) {
        match element.name() {
            "text:p" => {
                self.in_text += 1;
                match &mut self.cell.text {
                    Some(text) => text.push('\n'),
                    none => *none = Some(String::new()),
                }
            }
            "text:s" => {
                let blanks = repeats(element, "text:c").min(100);
                self.say(&" ".repeat(blanks as usize));
            }
            "text:tab" => self.say("\t"),
            "text:line-break" => self.say("\n"),
            _ => {}
        }
    }

    fn say(&mut self, said: &str) {
        // No cell holds so much, in however many pieces.
        if self.in_text > 0
            && let Some(text) = self.cell.text.as_mut().filter(|text| text.len() < PIECE as usize)
        {
            text.push_str(said);
        }
    }
}
