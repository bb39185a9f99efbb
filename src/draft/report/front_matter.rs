//! What comes before a report is put together: its titles and dates, and what is under which heading.

use std::collections::BTreeMap;

use super::{HeaderField, Look, Numbering, Officer};
use crate::folder::{AppendixPlan, TableColumn};

/// Everything of a report that is neither told nor calculated.
#[derive(Debug, Clone, Default)]
pub struct FrontMatter {
    /// The title.
    pub title: String,
    /// The committee.
    pub committee: String,
    /// `3 March 2020`
    pub date: String,
    /// `2020-03-03`
    pub date_iso: String,
    /// `Version 2, 13 March 2025`. May be empty.
    pub version: String,
    /// The area.
    pub area: String,
    /// `Quarter 3 2019/20`
    pub period: String,
    /// `en-GB`
    pub language: String,
    /// How the paragraphs are numbered.
    pub numbering: Numbering,
    /// Who reports, by office.
    pub authors: Vec<String>,
    /// What stands under the title.
    pub header: Vec<HeaderField>,
    /// Headings with how many paragraphs of the narrative are under each, and what else.
    pub sections: Vec<SectionFrame>,
    /// Whom to ask.
    pub officers: Vec<Officer>,
    /// Further appendices.
    pub appendices: Vec<AppendixPlan>,
    /// How small numbers are kept: indicators by their ids, each with the setting in words.
    pub small_numbers: Vec<(String, String)>,
    /// Whether the methods are printed in full.
    pub methods_in_full: bool,
    /// The council's own look.
    pub look: Look,
    /// Files a layout may show.
    pub assets: Vec<String>,
    /// What is being done about a measure, by its id.
    pub doing: BTreeMap<String, DoingFrame>,
    /// Page 1, where the report has one.
    pub summary: Option<SummaryFrame>,
}

/// What page 1 says that is neither told nor calculated.
#[derive(Debug, Clone, Default)]
pub struct SummaryFrame {
    /// `Quarter 3 at a glance`
    pub heading: String,
    /// `Anyshire, October to December 2024`
    pub under: String,
}

/// What is being done about a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct DoingFrame {
    /// In an officer's words.
    pub words: String,
    /// What page 1 says: the words, of an action with who is responsible, by when; of a comment behind what it is called.
    pub brief: String,
    /// Where they are: `commentary.toml:18`.
    pub at: String,
    /// The words that lead to them: `What is being done:`, `Comment:`
    pub lead: String,
}

/// A heading and what is under it.
#[derive(Debug, Clone, Default)]
pub struct SectionFrame {
    /// The heading.
    pub heading: String,
    /// 1 or 2.
    pub level: u8,
    /// Whether the plan has paragraphs for it, whatever became of them.
    pub has_paragraphs: bool,
    /// Of each paragraph what stands below its words.
    pub below: Vec<Option<Below>>,
    /// After so many of them is the overview panel.
    pub overview_after: Option<usize>,
    /// The indicators they mention, for the dashboard.
    pub indicators: Vec<String>,
    /// A plain list.
    pub items: Vec<String>,
    /// The contacts are here.
    pub officers: bool,
    /// The list of appendices is here.
    pub appendices: bool,
}

/// What stands below the words of a paragraph, or in their place.
#[derive(Debug, Clone)]
pub enum Below {
    /// A list.
    List {
        /// Its lines.
        items: Vec<String>,
        /// Whether they are numbered (1), (2).
        numbered: bool,
    },
    /// A table of measures.
    Table(TableFrame),
}

/// A table of measures that is to be filled from the dashboard.
#[derive(Debug, Clone)]
pub struct TableFrame {
    /// Its title.
    pub title: String,
    /// The columns behind the name.
    pub columns: Vec<TableColumn>,
    /// The measures by their ids, some perhaps twice.
    pub ids: Vec<String>,
}
