//! The cells of a worksheet in little room: there may be millions of them, most hold a few letters, and a cell that says what the
//! one above it says needs no room for its text. They are put together row by row when they are read.

use rust_decimal::Decimal;

use super::cell::{Cell, Clock, ClockShows, Held};

/// So many columns are read: what is further right is not a table of ours.
pub const WIDEST: u32 = 200;

/// The bytes that what stands in the cells of a worksheet may take.
pub const CONTENT: usize = 512 * 1024 * 1024;

/// The bytes of a piece of XML, of which a cell's text is one.
pub const PIECE: u64 = 16 * 1024 * 1024;

/// More than is read of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMuch {
    /// Cells.
    Cells,
    /// Text in them.
    Text,
    /// XML in one piece.
    Piece,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// A formula whose result the workbook does not hold.
    Formula,
    /// What the cell shows.
    Shown(&'a str, Option<Held>),
}

/// A cell that is held.
#[derive(Debug, Clone, Copy)]
pub struct HeldCell {
    /// The row of the sheet, from 1.
    pub line: u32,
    /// Where its content begins.
    at: u32,
    /// The column of the sheet, from 1.
    pub column: u8,
    /// Its text stands in another cell, with which it is merged.
    pub is_merged: bool,
}

/// The rows of a worksheet.
#[derive(Debug, Default)]
pub struct WorksheetRows {
    cells: Vec<HeldCell>,
    /// What stands in the cells, one after the other: its kind, what is behind the text, the text, and its end.
    content: Vec<u8>,
    /// The last content in each column.
    above: Vec<u32>,
    /// What is put, as it would be held.
    new: Vec<u8>,
}

/// No text has this byte.
const END: u8 = 0xFF;

const FORMULA: u8 = 0;
const TEXT: u8 = 1;
const NUMBER: u8 = 2;
/// The first of the kinds of times, which are in the order of [`SHOWS`].
const TIME: u8 = 3;

const SHOWS: [ClockShows; 5] =
    [ClockShows::Seconds, ClockShows::HoursAndMinutes, ClockShows::Days, ClockShows::TimeOfDay, ClockShows::Rest];

impl WorksheetRows {
    /// How many cells are held.
    pub fn count(&self) -> usize {
        self.cells.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Those that are held.
    pub fn held(&self) -> &[HeldCell] {
        &self.cells
    }

    /// Puts a cell behind the others, by its row and column from 0.
    pub fn put(&mut self, row: u32, column: u32, content: Content) -> Result<(), TooMuch> {
        self.new.clear();
        match content {
            Content::Formula => self.new.push(FORMULA),
            Content::Shown(text, held) => {
                let (kind, number) = match held {
                    None => (TEXT, None),
                    Some(Held::Number(number)) => (NUMBER, Some(number)),
                    Some(Held::Time(Clock { seconds, shows })) => {
                        let at = SHOWS.iter().position(|one| *one == shows).unwrap_or(0);
                        (TIME + at as u8, Some(seconds))
                    }
                };
                self.new.push(kind);
                self.new.extend(number.iter().flat_map(Decimal::serialize));
                self.new.extend_from_slice(text.as_bytes());
            }
        }
        self.new.push(END);
        let at = self.place(column as usize)?;
        self.cells.push(HeldCell { line: row.saturating_add(1), at, column: column as u8 + 1, is_merged: false });
        Ok(())
    }

    /// Where what is put stands: with the cell above, or behind everything else.
    fn place(&mut self, column: usize) -> Result<u32, TooMuch> {
        if self.above.is_empty() {
            self.above.resize(WIDEST as usize, u32::MAX);
        }
        let above = self.above.get_mut(column).ok_or(TooMuch::Cells)?;
        if self.content.get(*above as usize..).is_none_or(|from| !from.starts_with(&self.new)) {
            if self.content.len() + self.new.len() > CONTENT {
                return Err(TooMuch::Text);
            }
            *above = self.content.len() as u32;
            self.content.extend_from_slice(&self.new);
        }
        Ok(*above)
    }

    /// Puts the cells in the order of the sheet. Of two that say they are in one place the later holds.
    pub fn in_order(&mut self) {
        let place = |cell: &HeldCell| (cell.line, cell.column);
        if self.cells.is_sorted_by(|one, next| place(one) < place(next)) {
            return;
        }
        self.cells.reverse();
        self.cells.sort_by_key(place);
        self.cells.dedup_by_key(|cell| place(cell));
    }

    /// The cell at a row and column from 0 among so many of the first, which are in order.
    pub fn at(&self, row: u32, column: u32, among: usize) -> Option<HeldCell> {
        let place = (row.checked_add(1)?, u8::try_from(column).ok()?.checked_add(1)?);
        let cells = self.cells.get(..among)?;
        let found = cells.binary_search_by_key(&place, |cell| (cell.line, cell.column)).ok()?;
        cells.get(found).copied()
    }

    /// Whether a cell has a text.
    pub fn has_text(&self, cell: HeldCell) -> bool {
        self.content.get(cell.at as usize) != Some(&FORMULA)
    }

    /// Puts what stands in a cell into another too, by its row and column from 0.
    pub fn repeat(&mut self, cell: HeldCell, row: u32, column: u32) {
        self.cells.push(HeldCell { line: row + 1, column: column as u8 + 1, is_merged: true, ..cell });
    }

    /// Leaves only those that are to be kept, and no more room than they need.
    pub fn keep(&mut self, is_kept: impl FnMut(&HeldCell) -> bool) {
        self.cells.retain(is_kept);
        self.above = Vec::new();
    }

    /// Reads every row, with its number among them from 0.
    pub fn each(&self, mut read: impl FnMut(usize, &[Cell])) {
        let (mut reader, mut at) = (SheetReader::default(), 0);
        while let Some(row) = reader.next(self) {
            read(at, row);
            at += 1;
        }
    }

    /// So many of the first rows.
    pub fn first(&self, most: usize) -> Vec<Vec<Cell>> {
        let mut reader = SheetReader::default();
        let mut first = Vec::new();
        while first.len() < most
            && let Some(row) = reader.next(self)
        {
            first.push(row.to_vec());
        }
        first
    }

    fn fill(&self, cell: &mut Cell, held: HeldCell) {
        let content = self.content.get(held.at as usize..).unwrap_or(&[]);
        let (kind, rest) = content.split_first().unwrap_or((&FORMULA, &[]));
        let number = rest.first_chunk().filter(|_| *kind >= NUMBER).map(|bytes| Decimal::deserialize(*bytes));
        let text = if number.is_some() { rest.get(16..).unwrap_or(&[]) } else { rest };
        let end = text.iter().position(|byte| *byte == END).unwrap_or(0);
        cell.text.push_str(std::str::from_utf8(&text[..end]).unwrap_or(""));
        cell.held = number.map(|number| match kind.checked_sub(TIME).and_then(|at| SHOWS.get(usize::from(at))) {
            Some(shows) => Held::Time(Clock { seconds: number, shows: *shows }),
            None => Held::Number(number),
        });
        cell.formula_only = *kind == FORMULA;
        cell.is_merged = held.is_merged;
    }
}

/// The rows one by one.
#[derive(Debug, Default)]
pub struct SheetReader {
    next: usize,
    row: Vec<Cell>,
}

impl SheetReader {
    /// Those behind so many of the first.
    pub fn behind(rows: &WorksheetRows, first: usize) -> SheetReader {
        let mut reader = SheetReader::default();
        for _ in 0..first {
            reader.next(rows);
        }
        reader
    }

    /// The next row that holds anything. A cell's index is its column; those between others are blank.
    pub fn next(&mut self, of: &WorksheetRows) -> Option<&[Cell]> {
        let rest = of.cells.get(self.next..)?;
        let line = rest.first()?.line;
        let row = &rest[..rest.iter().position(|cell| cell.line != line).unwrap_or(rest.len())];
        self.next += row.len();
        let width = row.last().map_or(0, |cell| usize::from(cell.column));
        self.row.resize_with(width, Cell::blank);
        for (column, cell) in (1..).zip(&mut self.row) {
            // What the cell of the row before needed for its text is used again.
            let mut text = std::mem::take(&mut cell.text);
            text.clear();
            *cell = Cell { text, line: line as usize, column, ..Cell::blank() };
        }
        for held in row {
            if let Some(cell) = self.row.get_mut(usize::from(held.column) - 1) {
                of.fill(cell, *held);
            }
        }
        Some(&self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(said: &str) -> Content<'_> {
        Content::Shown(said, None)
    }

    #[test]
    fn what_is_put_is_read_as_it_stands() {
        let clock = |shows| Held::Time(Clock { seconds: Decimal::new(1855, 1), shows });
        let mut held: Vec<(&str, Option<Held>)> = vec![
            ("93.1", Some(Held::Number(Decimal::from_str_exact("93.0769230769231").expect("a number")))),
            ("-0.5", Some(Held::Number(Decimal::NEGATIVE_ONE))),
            ("Küche", None),
            ("", Some(Held::Number(Decimal::MAX))),
        ];
        held.extend(SHOWS.map(|shows| ("03:05", Some(clock(shows)))));
        let mut rows = WorksheetRows::default();
        for (row, (said, behind)) in (4..).zip(&held) {
            rows.put(row, 2, Content::Shown(said, *behind)).expect("room");
            rows.put(row, 4, Content::Formula).expect("room");
        }
        let mut seen = 0;
        rows.each(|at, row| {
            let [a, b, c, d, e] = row else { panic!("five cells: {row:?}") };
            assert!(a.is_blank() && b.is_blank() && d.is_blank() && !d.formula_only && e.formula_only);
            assert_eq!((c.text.as_str(), c.held, c.line, c.column), (held[at].0, held[at].1, at + 5, 3));
            seen += 1;
        });
        assert_eq!(seen, held.len());
    }

    #[test]
    fn cells_in_any_order_stand_in_the_order_of_the_sheet_and_the_later_of_two_holds() {
        let mut rows = WorksheetRows::default();
        for (row, column, said) in [(1, 1, "d"), (0, 1, "b"), (0, 0, "x"), (1, 0, "c"), (0, 0, "a")] {
            rows.put(row, column, text(said)).expect("room");
        }
        rows.in_order();
        let words: Vec<Vec<String>> =
            rows.first(9).iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect();
        assert_eq!(words, [["a", "b"], ["c", "d"]]);
        assert_eq!(rows.first(1).len(), 1);
    }

    #[test]
    fn a_cell_that_says_what_the_one_above_says_takes_no_room_for_its_text() {
        let mut rows = WorksheetRows::default();
        let long = "x".repeat(100_000);
        for row in 0..1000 {
            rows.put(row, 0, text(&long)).expect("room");
            rows.put(row, 1, text(&row.to_string())).expect("room");
        }
        assert!(rows.content.len() < 110_000, "{}", rows.content.len());
        assert_eq!(rows.first(2)[1][0].text, long);
        let mut apart = WorksheetRows::default();
        let full = (0..).find_map(|row| apart.put(row, 0, text(&format!("{row}{long}"))).err().map(|why| (row, why)));
        assert_eq!(full.map(|(row, why)| (row / 100, why)), Some((53, TooMuch::Text)));
    }
}
