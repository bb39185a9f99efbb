//! The councils for which one report is made, one after another: a table with a row for each.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Error, Place, Warned};
use crate::figures::measure::{Period, YearKind, read_period_cell};
use crate::folder::disk::files::FolderFiles;
use crate::folder::disk::inputs::{FolderReading, Inputs};
use crate::folder::disk::save::parent;
use crate::folder::table::columns::{Headings, Table, read_headings};
use crate::folder::table::open_table::open_table;
use crate::folder::table::row::Row;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::named::NamedFile;

static COUNCILS: Table = Table { what: "councils", columns: &["area", "period"], needed: &["area"] };

/// A council that a report is made for, in place of the one that its `report.toml` names.
#[derive(Debug, Clone, PartialEq)]
pub struct Council {
    /// Its name, as it reads in a sentence and as the tables have it.
    pub area: String,
    /// The period reported; without one that of `report.toml`.
    pub period: Option<Period>,
    /// Its row.
    pub(crate) from: Place,
}

impl Council {
    /// What its report is called: `leicestershire`, `leicestershire-2024-25-q3`.
    pub fn slug(&self) -> String {
        let letters =
            |sign: char| if sign.is_alphanumeric() { sign.to_lowercase().to_string() } else { " ".to_owned() };
        let words: String = self.area.chars().filter(|sign| !matches!(sign, '\'' | '\u{2019}')).map(letters).collect();
        let period = self.period.map(Period::slug);
        words.split_whitespace().chain(period.as_deref()).collect::<Vec<_>>().join("-")
    }

    /// The council that a report says it was made for: its name, and its period where that is not of `report.toml`. None where the
    /// period is none.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "without the PDF none is verified"))]
    pub(crate) fn recorded(area: &str, period: Option<&str>) -> Option<Council> {
        let period = match period {
            None => None,
            Some(text) => Some(read_period_cell(text, YearKind::Financial).ok()?.0),
        };
        Some(Council { area: area.to_owned(), period, from: Place::file("record.json") })
    }
}

/// Reads the table: a column `area` and, where reports are of other periods than that of `report.toml`, `period`. A row is a
/// report; none may be there twice.
///
/// # Errors
/// What is wrong with the table.
pub fn read_councils(path: &Path) -> Result<Warned<Vec<Council>>, Error> {
    let (faults, inputs) = (Diagnostics::default(), Inputs::default());
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let files = FolderFiles::OnDisk(parent(path));
    let from = FolderReading { files, inputs: &inputs, faults: &faults, store: None, used: None };
    let file = NamedFile { from: Place::file(&name), path: name.clone() };
    let headings = Headings { table: &COUNCILS, renamed: &[] };
    let mut councils: Vec<Council> = Vec::new();
    for grid in open_table(from, &file, &headings).unwrap_or_default() {
        let Some(columns) = read_headings(&grid, &headings, &faults) else { continue };
        Row::each(&grid, &columns, &faults, |row| councils.extend(read_council(row)));
    }
    for (nth, council) in councils.iter().enumerate() {
        if let Some(first) = councils[..nth].iter().find(|first| first.slug() == council.slug()) {
            let (message, help) = if first.area.to_lowercase() == council.area.to_lowercase() {
                (format!("`{}` is in this table twice", council.area), "remove one of the two rows")
            } else {
                let message = format!("`{}` and `{}` would be written under one name", first.area, council.area);
                (message, "write one of them otherwise, or make it in a run of its own")
            };
            let told = Diagnostic::error(Code::DuplicateObservation, message).at(council.from.clone());
            faults.add(told.also(first.from.clone(), "the first").help(help));
        }
    }
    if councils.is_empty() && faults.count() == 0 {
        let help = "write a row for each council, under the heading area";
        faults.error(Code::BrokenTable, Place::file(&name), "this table has headings but no rows", help);
    }
    let warnings = Error::unless_clean(faults.into_vec())?;
    Ok(Warned { value: councils, warnings })
}

fn read_council(row: &Row) -> Option<Council> {
    let area = row.text("area");
    if area.is_empty() {
        row.faults.error(Code::MissingKey, row.place(), "this row names no council", "write its name under area");
        return None;
    }
    if !area.chars().any(char::is_alphanumeric) {
        let help = "write its name under area: its file is called after it";
        row.faults.error(Code::WrongValue, row.place(), format!("`{area}` is no name of a council"), help);
        return None;
    }
    let period = match row.cell("period") {
        None => None,
        Some(cell) => match read_period_cell(&cell.text, YearKind::Financial) {
            Ok((period, _)) => Some(period),
            Err(help) => {
                row.error(Code::UnreadablePeriod, cell, format!("`{}` is not a period", cell.text), help);
                return None;
            }
        },
    };
    Some(Council { area, period, from: row.place() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Council>, Vec<String>> {
        let place = tempfile::tempdir().expect("a temporary folder");
        let path = place.path().join("areas.csv");
        std::fs::write(&path, text).expect("written");
        let messages = |error: Error| error.diagnostics().iter().map(|told| told.message.clone()).collect::<Vec<_>>();
        read_councils(&path).map(|read| read.value).map_err(messages)
    }

    #[test]
    fn a_row_is_a_report_with_a_name_of_its_own() {
        let councils = read("area,period\nKing's Lynn & West Norfolk,Q3 2024/25\nStockton-on-Tees,\n").expect("two");
        let slugs: Vec<String> = councils.iter().map(Council::slug).collect();
        assert_eq!(slugs, ["kings-lynn-west-norfolk-2024-25-q3", "stockton-on-tees"]);
    }

    #[test]
    fn what_is_wrong_is_told_by_its_row() {
        assert_eq!(read("area\nDerby\nDERBY\n").expect_err("twice"), ["`DERBY` is in this table twice"]);
        let one_name = "`King's Lynn` and `Kings Lynn` would be written under one name";
        assert_eq!(read("area\nKing's Lynn\nKings Lynn\n").expect_err("one file"), [one_name]);
        assert_eq!(read("area\n---\n***\n").expect_err("no names").len(), 2);
        assert_eq!(read("area\n").expect_err("none"), ["this table has headings but no rows"]);
        assert_eq!(read("area,period\nDerby,soon\n").expect_err("no period"), ["`soon` is not a period"]);
    }
}
