//! A table of measures within the text: `{ table = ["calls", "sickness"], columns = ["now", "target"] }`.

use toml::de::DeValue;

use crate::diagnostic::{Code, Place};
use crate::figures::prose::words;
use crate::folder::text::entry::Entry;

/// No more columns than these have room beside the names on an upright page.
const MOST_COLUMNS: usize = 5;

/// Which measures are in a table, and what of them.
#[derive(Debug, Clone, PartialEq)]
pub struct TablePlan {
    /// The measures.
    pub of: TableOf,
    /// The columns behind the measure's name, in their order.
    pub columns: Vec<TableColumn>,
    /// Its title. Words in braces are still in it. Empty: the heading of the section.
    pub title: String,
    /// Where it is declared.
    pub from: Place,
}

/// The measures of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum TableOf {
    /// Those that the section and its subsections report.
    Section,
    /// These, each with where it is named.
    Measures(Vec<(String, Place)>),
}

/// What a column says of a measure, as the dashboard has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableColumn {
    /// Which way is good.
    BetterIf,
    /// The latest figure.
    Now,
    /// The figure it is compared with.
    Before,
    /// How it changed, and the verdict.
    Change,
    /// The target and how it stands to it.
    Target,
    /// The council's own rating.
    Rating,
    /// Where the service expects to be.
    Forecast,
    /// The figure of other councils.
    Others,
    /// The quartile.
    Quartile,
}

impl TableColumn {
    /// Each, with its word in `report.toml`.
    pub const WORDS: [(&'static str, TableColumn); 9] = [
        ("better if", TableColumn::BetterIf),
        ("now", TableColumn::Now),
        ("before", TableColumn::Before),
        ("change", TableColumn::Change),
        ("target", TableColumn::Target),
        ("rating", TableColumn::Rating),
        ("forecast", TableColumn::Forecast),
        ("other councils", TableColumn::Others),
        ("quartile", TableColumn::Quartile),
    ];

    /// The columns where none are chosen.
    const USUAL: [TableColumn; 4] = [TableColumn::Now, TableColumn::Change, TableColumn::Target, TableColumn::Rating];
}

impl TablePlan {
    /// The measures that it names, each with where.
    pub fn named(&self) -> &[(String, Place)] {
        match &self.of {
            TableOf::Measures(ids) => ids,
            TableOf::Section => &[],
        }
    }
}

/// The table of a paragraph that has `table`, under this title.
pub fn read_table(entry: &Entry, title: String) -> Option<TablePlan> {
    let value = entry.value("table", "`\"section\"`, or a list of texts")?;
    let help =
        "write table = \"section\" for the measures of this section, or list them: table = [\"calls\", \"sickness\"]";
    let of = match value.get_ref() {
        DeValue::String(text) if text.trim() == "section" => TableOf::Section,
        DeValue::Array(ids) if !ids.is_empty() => TableOf::Measures(entry.texts("table")),
        DeValue::Array(_) => {
            entry.wrong(value, "this table has no measure", help);
            return None;
        }
        _ => {
            entry.wrong(value, "`table` is not a list of measures", help);
            return None;
        }
    };
    if let TableOf::Measures(ids) = &of {
        let twice = ids.iter().enumerate().find(|(nth, (id, _))| ids[..*nth].iter().any(|(other, _)| other == id));
        if let Some((_, (id, place))) = twice {
            entry.faults().error(
                Code::IndicatorTwice,
                place.clone(),
                format!("`{id}` is twice in this table"),
                "remove one of the two",
            );
        }
    }
    let columns = entry.word_list("columns", &TableColumn::WORDS).filter(|columns| !columns.is_empty());
    let columns = columns.unwrap_or_else(|| TableColumn::USUAL.to_vec());
    if let Some(value) = entry.get("columns").filter(|_| columns.len() > MOST_COLUMNS) {
        let message = format!("this table has {} columns, and five have room on a page", words(columns.len().into()));
        entry.wrong(value, message, "leave some out: the dashboard has them all");
        return None;
    }
    Some(TablePlan { of, columns, title, from: entry.at().clone() })
}
