//! `check_against` of a `[[source]]`: the columns in which a file itself says how a figure stands to its target and which way it
//! went. They are read only to be compared with what the figures give.

use crate::folder::text::entry::Entry;

/// The headings of these columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CheckAgainst {
    /// The colour against the target.
    pub rag: Option<String>,
    /// The arrow, or the word for the movement.
    pub direction: Option<String>,
}

impl CheckAgainst {
    /// Reads `check_against = { rag = "RAG", direction = "DOT" }`.
    pub fn read(entry: &Entry) -> CheckAgainst {
        let Some(table) = entry.table("check_against") else { return CheckAgainst::default() };
        let heading = |key| table.placed(key).map(|(text, _)| text.trim().to_owned()).filter(|text| !text.is_empty());
        let against = CheckAgainst { rag: heading("rag"), direction: heading("direction") };
        table.finish("check_against");
        against
    }

    /// The headings that are named.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        [&self.rag, &self.direction].into_iter().flatten().map(String::as_str)
    }
}
