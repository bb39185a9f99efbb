//! Which sheets of a workbook are one of our own tables.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::list;
use crate::folder::table::columns::Headings;
use crate::folder::table::grid::Grid;
use crate::folder::text::diagnostics::Diagnostics;

use super::book::{OpenedBook, OpenedSheet};

/// Every sheet with all the headings; where none has them, the one that has most. Each other that holds anything is named.
pub fn own_tables(book: OpenedBook, headings: &Headings, faults: &Diagnostics) -> Vec<Grid> {
    book.hidden().into_iter().for_each(|told| faults.add(told));
    let OpenedBook { file, sheets, .. } = book;
    let found = |sheet: &OpenedSheet| headings.found(&sheet.grid.top());
    let complete = |sheet: &OpenedSheet| headings.complete(&sheet.grid.top());
    let is_any_complete = sheets.iter().any(complete);
    let most = sheets.iter().map(found).max();
    // Of sheets that have as many, the first that holds anything.
    let best = sheets.iter().position(|sheet| Some(found(sheet)) == most && !sheet.is_empty()).unwrap_or(0);
    let mut read = Vec::new();
    let mut strange = Vec::new();
    for (at, sheet) in sheets.into_iter().enumerate() {
        if if is_any_complete { complete(&sheet) } else { at == best } {
            sheet.hidden().into_iter().for_each(|told| faults.add(told));
            read.push(sheet.grid);
        } else if found(&sheet) > 1 {
            faults.add(incomplete(&file, &sheet.grid, headings));
        } else if !sheet.is_empty() {
            strange.push(format!("`{}`", sheet.grid.sheet()));
        }
    }
    if read.is_empty() {
        let help = "show the sheet with the figures, and save the workbook";
        let message = format!("`{file}` has no sheet that is shown");
        faults.error(Code::BrokenTable, Place::file(file), message, help);
    } else if !strange.is_empty() {
        faults.add(without_headings(&file, &strange));
    }
    read
}

fn incomplete(file: &str, grid: &Grid, headings: &Headings) -> Diagnostic {
    let missing: Vec<String> = headings.missing(&grid.top()).iter().map(|name| format!("`{name}`")).collect();
    let columns = if missing.len() == 1 { "column" } else { "columns" };
    let message = format!("the sheet `{}` is not read: it has no {columns} {}", grid.sheet(), list(&missing));
    let place = grid.top().first().map_or_else(|| Place::file(file), |row| grid.row_place(row));
    Diagnostic::warning(Code::LeftOut, message).at(place).help(HOW)
}

fn without_headings(file: &str, names: &[String]) -> Diagnostic {
    let message = match names {
        [one] => format!("the sheet {one} of `{file}` is not read: it has no headings of a table"),
        more => format!("the sheets {} of `{file}` are not read: they have no headings of a table", list(more)),
    };
    let help = "if it is a note, leave it; if it has figures, give it the headings, or describe the file as a [[source]] in report.toml";
    Diagnostic::warning(Code::LeftOut, message).at(Place::file(file)).help(help)
}

/// What to do about a sheet that lacks a column.
const HOW: &str = "add the column; if the name of the sheet says it, describe the file as a [[source]] in report.toml, with \
                   period = { sheet = true }";
