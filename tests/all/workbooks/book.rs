//! What a workbook gives: its bytes, what its officer would say of it, and the list of what went in.

use rust_decimal::Decimal;

/// A workbook is kept from quarter to quarter: as it lies there, and as it comes with one period more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edition {
    Now,
    Next,
}

/// One edition of a workbook.
pub struct Book {
    /// The same in both editions: next quarter's file is dropped over the old one.
    pub file: &'static str,
    pub bytes: Vec<u8>,
    pub given: Given,
    pub measures: Vec<Measure>,
    pub left_out: Vec<LeftOut>,
    pub marks: Vec<Mark>,
    pub answers: Vec<Answer>,
}

/// What no workbook holds, as it is typed on the command line.
pub struct Given {
    pub area: &'static str,
    pub committee: &'static str,
    /// The day of the meeting, `2025-03-04`.
    pub date: &'static str,
    /// As it is typed: `Q3 2024/25`.
    pub period: &'static str,
    /// The same as the lists of figures say it: `quarter 3 2024/25`.
    pub said: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Good {
    High,
    Low,
    /// The workbook says that it is for information only.
    Neither,
}

/// By what the workbook gives a unit away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    Column,
    /// The number format, or a sign within the text of the cell.
    Cell,
    Name,
    /// Nothing does: a bare number.
    Nothing,
}

pub struct Measure {
    /// As a person would name it in a report.
    pub name: String,
    /// As the workbook has it, and where.
    pub written: String,
    pub place: Place,
    pub unit: &'static str,
    pub told: Told,
    /// Only where the workbook says it.
    pub good: Option<Good>,
    /// Its code, where the workbook has a column of them.
    pub code: Option<String>,
    /// The heading that it stands beneath.
    pub section: Option<String>,
    pub figures: Vec<Entry>,
    /// Year to date: either taken as these periods or left out and named.
    pub to_date: Vec<Entry>,
    pub targets: Vec<Entry>,
    pub comparators: Vec<(String, Entry)>,
    /// The workbook's own verdicts: the heading, and what stands beneath it.
    pub stated: Vec<(String, Place, String)>,
}

/// A sheet and one of its cells, `E7`; the name of the sheet itself where the cell is empty.
/// A text file has one sheet without a name, its lines are rows.
#[derive(Clone, Debug)]
pub struct Place {
    pub sheet: String,
    pub cell: String,
}

/// What one cell says of a period, `not stated` where the workbook names none (a target, a comparator).
#[derive(Clone, Debug)]
pub struct Entry {
    pub period: String,
    pub place: Place,
    pub reading: Reading,
    /// Numerator and denominator, where the workbook has them.
    pub counts: Option<[(Place, Figure); 2]>,
}

#[derive(Clone, Debug)]
pub enum Reading {
    Figure(Figure),
    /// A sign in place of a figure, never zero: `n/a`, `<5`, an error cell.
    Mark(String),
}

#[derive(Clone, Debug)]
pub struct Figure {
    /// What the cell holds: `0.916`, or the text `91.6%`.
    pub held: String,
    /// The same at full value in the unit of the measure: 91.6.
    pub value: Decimal,
    /// What the cell shows: `92%`.
    pub shown: String,
    /// The footnote mark behind it, or the word.
    pub note: Option<String>,
}

/// Something of the workbook that is not taken: a text that stands in a cell of that sheet, or the name of the sheet.
pub struct LeftOut {
    pub sheet: String,
    pub what: String,
    pub why: &'static str,
}

pub struct Mark {
    pub sign: &'static str,
    /// What the officer would answer.
    pub meaning: &'static str,
}

/// What else the officer would have to be asked, and would say.
pub struct Answer {
    pub asked: &'static str,
    pub answer: &'static str,
}

impl Entry {
    pub fn figure(&self) -> Option<&Figure> {
        match &self.reading {
            Reading::Figure(figure) => Some(figure),
            Reading::Mark(_) => None,
        }
    }
}

impl LeftOut {
    pub fn new(sheet: &str, what: &str, why: &'static str) -> LeftOut {
        LeftOut { sheet: sheet.to_owned(), what: what.to_owned(), why }
    }
}

impl Place {
    /// A cell by its row and column, both counted from nought.
    pub fn new(sheet: &str, row: u32, column: u16) -> Place {
        Place { sheet: sheet.to_owned(), cell: format!("{}{}", letters(column), row + 1) }
    }
}

/// `A` of the first column, `AB` of the 28th.
fn letters(column: u16) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).expect("one of 26 letters"));
    match column / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}
