//! The heading of a section that rows stand under. A name that stands under several headings is one measure under each: the catalogue
//! has it with its heading, "Adults: Complaints received".

use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;

/// The heading of the rows that come. Empty where none stands above them.
#[derive(Debug, Default)]
pub struct Under(String);

impl Under {
    /// Takes in a row that is a heading or a note.
    pub fn pass(&mut self, row: &[Cell]) {
        let text = row.iter().find(|cell| !cell.is_blank()).map(|cell| &cell.text);
        text.filter(|text| !is_a_note(text)).into_iter().for_each(|text| self.0.clone_from(text));
    }

    /// The heading itself.
    pub fn heading(&self) -> &str {
        &self.0
    }

    /// A name with it.
    pub fn named(&self, name: &str) -> Option<String> {
        (!self.0.is_empty() && !name.is_empty()).then(|| format!("{}: {name}", self.0))
    }
}

/// Whether a text alone in its row says something of the table, and is no heading of the rows below it.
pub fn is_a_note(text: &str) -> bool {
    const BEGIN: [&str; 14] = [
        "source",
        "sources",
        "note",
        "notes",
        "data source",
        "extracted",
        "produced by",
        "prepared by",
        "last updated",
        "updated",
        "report run",
        "printed",
        "key:",
        "please",
    ];
    let small = plain(text);
    let ends = text.trim_end().ends_with('.') && text.split_whitespace().count() > 3;
    let begins =
        BEGIN.iter().any(|word| small.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    // "Note taking" and "Source of income" are headings.
    begins && (text.contains(':') || small.split(' ').any(|word| word.starts_with(|one: char| one.is_ascii_digit())))
        || text.starts_with('*')
        || ends
}
