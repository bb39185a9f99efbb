//! A workbook that was opened: its sheets, and what of them is not read.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::list;
use crate::folder::table::cell::Cell;
use crate::folder::table::grid::{Body, Grid, letters};
use crate::folder::table::person_level::{in_hidden, person_level};

use super::sheet_cells::Arranged;

/// A workbook.
#[derive(Debug, Default)]
pub struct OpenedBook {
    /// The file.
    pub file: String,
    /// The sheets that a person sees, and those that were asked for by name.
    pub sheets: Vec<OpenedSheet>,
    /// The first rows of hidden sheets, which are only looked at for people.
    pub hidden_sheets: Vec<Grid>,
}

/// One sheet, without what is hidden in it.
#[derive(Debug)]
pub struct OpenedSheet {
    /// Its cells.
    pub grid: Grid,
    /// Its first rows with what is hidden in them; none where nothing is.
    pub with_hidden: Vec<Vec<Cell>>,
    /// The numbers of hidden rows that hold anything, from 1.
    pub hidden_rows: Vec<usize>,
    /// The numbers of hidden columns that hold anything, from 1.
    pub hidden_columns: Vec<usize>,
    /// Whether it is known what is hidden.
    pub is_known: bool,
}

impl OpenedBook {
    /// A warning of the hidden sheets, if there are any.
    pub fn hidden(&self) -> Option<Diagnostic> {
        let names: Vec<String> = self.hidden_sheets.iter().map(|sheet| format!("`{}`", sheet.sheet())).collect();
        let message = match names.as_slice() {
            [] => return None,
            [one] => format!("the hidden sheet {one} of `{}` is not read", self.file),
            more => format!("the hidden sheets {} of `{}` are not read", list(more), self.file),
        };
        let help = "if its figures belong in the report, show the sheet; if not, remove it from the workbook";
        Some(Diagnostic::warning(Code::LeftOut, message).at(Place::file(self.file.as_str())).help(help))
    }

    /// An error where anything in it has a row a person, read or not: the whole workbook lies in the folder.
    pub fn person_level(&self) -> Option<Diagnostic> {
        let shown = self.sheets.iter().find_map(|sheet| person_level(&sheet.grid).or_else(|| sheet.hidden_people()));
        let hidden = |grid: &Grid| in_hidden(grid, &grid.top(), &format!("on the hidden sheet `{}`", grid.sheet()));
        shown.or_else(|| self.hidden_sheets.iter().find_map(hidden))
    }
}

impl OpenedSheet {
    /// A sheet with what is seen of it.
    pub fn of(file: &str, name: &str, arranged: Arranged) -> OpenedSheet {
        let Arranged { rows, with_hidden, hidden_rows, hidden_columns, coloured, units } = arranged;
        let grid = Grid { coloured, units, ..Grid::of(file.into(), Body::Sheet(name.to_owned(), rows)) };
        OpenedSheet { grid, with_hidden, hidden_rows, hidden_columns, is_known: true }
    }

    /// Whether it holds nothing that a person sees.
    pub fn is_empty(&self) -> bool {
        matches!(&self.grid.body, Body::Sheet(_, rows) if rows.is_empty())
    }

    /// An error where it has a row a person with its hidden rows and columns.
    fn hidden_people(&self) -> Option<Diagnostic> {
        let which = format!("in hidden rows or columns of the sheet `{}`", self.grid.sheet());
        in_hidden(&self.grid, &self.with_hidden, &which)
    }

    /// A warning of its hidden rows, and one of its hidden columns.
    pub fn hidden(&self) -> Vec<Diagnostic> {
        let sheet = self.grid.sheet();
        let mut told = Vec::new();
        if let Some(first) = self.hidden_rows.first() {
            let (rows, are) = runs(&self.hidden_rows, |number| number.to_string(), ["row", "rows"]);
            told.push(
                self.left_out(format!("the hidden {rows} of the sheet `{sheet}` {are} not read"), format!("A{first}")),
            );
        }
        if let Some(first) = self.hidden_columns.first() {
            let (columns, are) = runs(&self.hidden_columns, letters, ["column", "columns"]);
            let message = format!("the hidden {columns} of the sheet `{sheet}` {are} not read");
            told.push(self.left_out(message, format!("{}1", letters(*first))));
        }
        if !self.is_known {
            let message = format!(
                "the program cannot tell whether rows or columns of the sheet `{sheet}` are hidden: all are read"
            );
            told.push(self.left_out(message, "A1".to_owned()));
        }
        told
    }

    fn left_out(&self, message: String, cell: String) -> Diagnostic {
        let place = Place::cell(self.grid.file.clone(), format!("{}!{cell}", self.grid.sheet()));
        let help = "if they belong in the report, show them (a filter hides rows too); if not, delete them";
        Diagnostic::warning(Code::LeftOut, message).at(place).help(help)
    }
}

/// `rows 4 to 6 and 9`, `column C`, and the verb to it.
fn runs(numbers: &[usize], name: impl Fn(usize) -> String, words: [&str; 2]) -> (String, &'static str) {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let written = |(first, last): &(usize, usize)| {
        if first == last { name(*first) } else { format!("{} to {}", name(*first), name(*last)) }
    };
    let [one, many] = words;
    if numbers.len() == 1 {
        return (format!("{one} {}", name(numbers[0])), "is");
    }
    const SHOWN: usize = 6;
    let mut parts: Vec<String> = runs.iter().take(SHOWN).map(written).collect();
    if runs.len() > SHOWN {
        parts.push(format!("{} more", runs[SHOWN..].iter().map(|(first, last)| last - first + 1).sum::<usize>()));
    }
    (format!("{many} {}", list(&parts)), "are")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_are_named_in_runs() {
        let rows = |numbers: &[usize]| runs(numbers, |number| number.to_string(), ["row", "rows"]).0;
        assert_eq!(rows(&[4]), "row 4");
        assert_eq!(rows(&[4, 5, 6, 9]), "rows 4 to 6 and 9");
        assert_eq!(rows(&[1, 3, 5, 7, 9, 11, 13, 14]), "rows 1, 3, 5, 7, 9, 11 and 2 more");
        assert_eq!(runs(&[27], letters, ["column", "columns"]), ("column AA".to_owned(), "is"));
    }
}
