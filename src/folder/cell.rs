//! A cell of a table as text, with where it stands.

/// Headings are within so many rows of the top: a worksheet may have a title above them.
pub const WITHIN: usize = 10;

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

impl Cell {
    /// One that holds nothing and stands nowhere.
    pub fn blank() -> Cell {
        Cell { text: String::new(), line: 0, column: 0, width: 0, formula_only: false }
    }

    /// Whether it holds nothing.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() && !self.formula_only
    }
}
