//! The tables of a folder: the area's own figures, others' figures, and what they are compared with.

use std::collections::BTreeMap;
use std::path::Path;

use rust_decimal::Decimal;

use super::number::cell;

/// A row by its headings.
pub type Row = BTreeMap<String, String>;

/// Every row of a CSV file; none where there is no such file.
pub fn rows(path: &Path) -> Vec<Row> {
    let Ok(mut reader) = csv::ReaderBuilder::new().flexible(true).from_path(path) else { return Vec::new() };
    let heads: Vec<String> = reader.headers().expect("headings").iter().map(str::to_lowercase).collect();
    let named = |record: csv::StringRecord| heads.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| named(record.expect("a row"))).collect()
}

/// What stands in a row under a heading; nothing where it is not there.
pub fn held<'a>(row: &'a Row, head: &str) -> &'a str {
    row.get(head).map_or("", |held| held.trim())
}

/// The confidence limits in a row.
pub fn limits(row: &Row) -> Option<[Decimal; 2]> {
    Some([figure(row, "lower")?, figure(row, "upper")?])
}

/// A number in a row; none where the cell says that there is none.
pub fn figure(row: &Row, head: &str) -> Option<Decimal> {
    cell(held(row, head))
}
