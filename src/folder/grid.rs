//! Cells in rows, with where each is: what a CSV file and a worksheet have in common.

use crate::diagnostic::Place;

/// A cell as text.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its text, without blanks around it.
    pub text: String,
    /// The line of the file or row of the sheet, from 1.
    pub line: usize,
    /// The character of the line or column of the sheet, from 1.
    pub column: usize,
    /// How many characters of the line it fills.
    pub width: usize,
    /// A formula without a stored value.
    pub formula_only: bool,
}

/// A table as it is in a file.
#[derive(Debug)]
pub struct Grid {
    /// Relative to the folder.
    pub file: String,
    /// The worksheet, in a workbook.
    pub sheet: Option<String>,
    /// The physical lines, in a CSV file.
    pub lines: Vec<String>,
    /// Every row that holds anything. A cell's index is its column of the table.
    pub rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// Where a cell is.
    pub fn place(&self, cell: &Cell) -> Place {
        match &self.sheet {
            Some(sheet) => Place::cell(&self.file, format!("{sheet}!{}{}", letters(cell.column), cell.line)),
            None => self.line(cell.line).span(cell.column, cell.width),
        }
    }

    /// Where a row is: the line, or its first cell.
    pub fn row_place(&self, row: &[Cell]) -> Place {
        match (&self.sheet, row.iter().find(|cell| !cell.text.is_empty()).or(row.first())) {
            (_, None) => Place::file(&self.file),
            (Some(_), Some(cell)) => self.place(cell),
            (None, Some(cell)) => self.line(cell.line),
        }
    }

    fn line(&self, line: usize) -> Place {
        let text = line.checked_sub(1).and_then(|at| self.lines.get(at));
        Place::line(&self.file, line, text.map_or("", String::as_str))
    }
}

/// The letters of a sheet's column: 1 is A, 27 is AA.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(b'A' + (column % 26) as u8);
        column /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_have_letters() {
        assert_eq!([1, 26, 27, 702, 703].map(super::letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
