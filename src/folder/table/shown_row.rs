//! A row of a table of the folder with its headings, for who wants to see where a figure comes from.

use std::path::Path;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::folder::disk::inside::follow;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::source::Source;

use super::cell::Cell;
use super::csv_table::read_csv;

/// A row as it stands in a file.
#[derive(Debug, Serialize)]
pub struct ShownRow {
    /// The file, from the report folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What the columns are called.
    pub headings: Vec<String>,
    /// What the row holds in each.
    pub cells: Vec<String>,
}

/// What text tables are called, in the folder of figures.
const FOLDER: &str = "data/";
const ENDINGS: [&str; 3] = [".csv", ".tsv", ".txt"];

/// The row that begins in a line of a text table in `data/`. None of a workbook, of a file elsewhere, or of a table that the
/// program refuses to read, as it does one of people.
pub fn shown_row(folder: &Path, file: &str, line: usize) -> Option<ShownRow> {
    let lower = file.to_lowercase();
    let is_table = file.starts_with(FOLDER) && ENDINGS.iter().any(|ending| lower.ends_with(ending));
    let path = if is_table { follow(folder, folder, file).ok()? } else { return None };
    let source = Source::read(&path, file).ok()?;
    let told = Diagnostics::default();
    let full = |top: &[Vec<Cell>]| top.iter().map(Vec::len).max().unwrap_or(0);
    let grid = read_csv(source, full, &told)?;
    if told.into_vec().iter().any(Diagnostic::is_error) {
        return None;
    }
    let texts = |row: &[Cell]| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    let (mut headings, mut cells) = (Vec::new(), None);
    grid.each(|_, row| {
        let is_it = row.first().is_some_and(|cell| cell.line == line);
        if headings.is_empty() && row.len() > 1 && !is_it {
            headings = texts(row);
        }
        if is_it {
            cells.get_or_insert_with(|| texts(row));
        }
    });
    Some(ShownRow { file: file.to_owned(), line, headings, cells: cells? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::tests::folder_of;

    #[test]
    fn a_row_is_shown_of_a_table_in_the_folder_and_of_nothing_else() {
        let people = "Employee,Surname,Date of birth,Salary\n1,Example,1990-01-01,1\n";
        let dir = folder_of(&[("secret.key", b"secret"), ("data/people.csv", people.as_bytes())]);
        let row = shown_row(dir.path(), "data/observations.csv", 3).expect("a row");
        assert_eq!(row.headings[..3], ["indicator", "period", "value"]);
        assert_eq!(row.cells[..3], ["reviews", "quarter 3 2019/20", "93.0"]);
        for (file, line) in [
            ("data/observations.csv", 99),
            ("data/observations.csv", 0),
            ("secret.key", 1),
            ("report.toml", 1),
            ("data/../secret.key", 1),
            ("data/../../x.csv", 1),
            ("/etc/passwd.csv", 1),
            ("data/none.csv", 1),
        ] {
            assert!(shown_row(dir.path(), file, line).is_none(), "{file}:{line}");
        }
    }
}
