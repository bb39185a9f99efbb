//! `NAME.meta.csv`, which the Department for Education publishes beside a table: what its columns are called, and their units.

use crate::folder::columns::plain;

/// What is known of the columns of a table. Without such a file nothing is.
#[derive(Debug, Default)]
pub struct Described(Vec<Column>);

#[derive(Debug)]
struct Column {
    heading: String,
    is_filter: bool,
    label: String,
    unit: String,
    decimals: Option<u32>,
}

impl Described {
    /// Reads its bytes. What cannot be read describes nothing: the table itself is there.
    pub fn read(bytes: Option<&[u8]>) -> Described {
        let text = bytes.map(|bytes| String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').to_owned());
        let Some(text) = text else { return Described::default() };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let Ok(headings) = reader.headers().cloned() else { return Described::default() };
        let at = |name: &str| headings.iter().position(|heading| plain(heading) == name);
        let columns = ["col name", "col type", "label", "indicator unit", "indicator dp"].map(at);
        let mut described = Vec::new();
        for row in reader.records().flatten() {
            let [heading, kind, label, unit, decimals] =
                columns.map(|at| at.and_then(|at| row.get(at)).unwrap_or("").trim().to_owned());
            described.push(Column {
                heading,
                is_filter: kind.eq_ignore_ascii_case("filter"),
                label,
                unit,
                decimals: decimals.parse().ok().filter(|decimals| *decimals <= 3),
            });
        }
        Described(described)
    }

    fn column(&self, heading: &str) -> Option<&Column> {
        self.0.iter().find(|column| plain(&column.heading) == plain(heading))
    }

    /// Whether a column tells rows apart, where it is described.
    pub fn is_filter(&self, heading: &str) -> Option<bool> {
        self.column(heading).map(|column| column.is_filter)
    }

    /// What a column is called.
    pub fn label(&self, heading: &str) -> Option<String> {
        self.column(heading).map(|column| column.label.clone()).filter(|label| !label.is_empty())
    }

    /// Its unit: `%`, `£`. Blank for a number.
    pub fn unit(&self, heading: &str) -> Option<String> {
        self.column(heading).map(|column| column.unit.clone()).filter(|unit| !unit.is_empty())
    }

    /// How many decimals it is published with.
    pub fn decimals(&self, heading: &str) -> Option<u32> {
        self.column(heading)?.decimals
    }
}
