//! The document model: what a committee report consists of, before anything is typeset.
//!
//! Every page format is a function of a [`Report`] and of nothing else. The same structure, written as
//! JSON, is what a Typst layout reads and what `--format json` prints, so its names are a contract:
//! [`Report::SCHEMA`] is raised when they change.

mod assemble;
mod assemble_appendices;
mod assemble_body;
mod assemble_dashboard;
mod assemble_heads;
mod assemble_summary;
mod block;
mod board_page;
mod by_name;
mod chart;
mod charting;
mod compared_with;
mod dashboard;
mod false_signals;
mod figures;
mod five_years;
mod front_matter;
mod glossary;
mod header;
mod heard;
mod in_short;
mod judged_by;
mod key;
mod labels;
mod measure_head;
mod measure_table;
mod method_names;
mod method_page;
mod outcomes;
mod overview;
mod own_appendix;
mod period_cell;
mod row;
mod row_figures;
mod row_lines;
mod row_numbers;
mod row_target;
mod row_travel;
mod slots;
mod strip;
mod summary;
mod target_cell;
mod tracked;
mod two_lines;
mod variation;

pub use crate::figures::prose::{FigureRead, Overridden, Provenance, Sentence, Topic};
pub use crate::folder::look::{Colour, Crest, Look, Style, Typeface};
pub use crate::folder::{Numbering, Officer, Part};
pub use block::{Appendix, Block, Section};
pub(crate) use by_name::strip;
pub use chart::{Bracket, Chart, ChartPoint, Kind, LineLabels, Note, Scale, Stretch, Tick};
pub use dashboard::{
    BoardColumns, BoardPage, Cell, Dashboard, DashboardGroup, FurtherColumns, History, KeyEntry, OtherArea, Outcome,
    Quartile, Row, Travel, UsualBand, Way,
};
pub use five_years::{FiveYears, FiveYearsCell};
pub(crate) use front_matter::{Below, DoingFrame, FrontMatter, SectionFrame, SummaryFrame, TableFrame};
pub use glossary::{Glossary, GlossaryEntry};
pub use header::HeaderField;
pub(crate) use key::meaning_of_marks;
pub(crate) use labels::label;
pub use measure_head::{Doing, MeasureHead};
pub use measure_table::{MeasureCell, MeasureRow, MeasureTable};
pub use method_page::{InShort, MethodEntry, MethodPage, TestFound};
pub(crate) use overview::ByOutcome;
pub use overview::{OutcomeCounts, Overview, VerdictTotal};
pub use own_appendix::OwnAppendix;
pub(crate) use own_appendix::{FurtherAppendix, text_sections};
pub use row_figures::{ComparatorFigure, HistoryFigure, RowFigures, TargetFigures};
pub use row_lines::{Bullet, Further, Lines, RowLines};
pub use row_target::RowTarget;
pub use strip::{DotColumn, NamedMark, OwnDot, QuartileBand, Strip};
pub use summary::{
    AttentionRow, AttentionTable, Improvement, Improvements, PictureCount, PictureRow, Summary, WholePicture,
};
pub use tracked::{Tracked, TrackedSection, TrackedSentence};
pub use variation::{Assurance, AssuranceIcon, Variation, VariationIcon};

use serde::{Deserialize, Serialize};

/// A drafted report: every word chosen, nothing typeset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Report {
    /// The version of this structure: [`Report::SCHEMA`].
    pub schema: u32,
    /// The title, in sentence case: `Quarter 3 2019/20 performance report`.
    pub title: String,
    /// The committee that receives it.
    pub committee: String,
    /// The day of the meeting in words: `3 March 2020`.
    pub date: String,
    /// The same day as `2020-03-03`: the date stamped into the PDF.
    pub date_iso: String,
    /// `Version 2, 13 March 2020`, of a report that is published again after a correction. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The council's area, as it reads in a sentence.
    pub area: String,
    /// Whose report it is, as its first line. Empty where the title, the committee or those who report say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub whose: String,
    /// The period reported, in full: `Quarter 3 2019/20`.
    pub period: String,
    /// A language tag for the document: `en-GB`.
    pub language: String,
    /// How its paragraphs are numbered.
    #[serde(default)]
    pub numbering: Numbering,
    /// Who reports: `Joint report of the Chief Executive and the Director of ...`. May be empty.
    pub authors: String,
    /// What stands under the title, in the officer's order: `Wards affected`, `Key decision`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub header: Vec<HeaderField>,
    /// Page 1, where the report begins with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary>,
    /// The body in reading order. The first section has level 1 and no level is skipped.
    pub sections: Vec<Section>,
    /// Appendix A.
    pub dashboard: Dashboard,
    /// Appendix B, where any method is listed.
    pub method_page: MethodPage,
    /// What the measures mean, where the catalogue says it.
    #[serde(default, skip_serializing_if = "Glossary::is_empty")]
    pub glossary: Glossary,
    /// Appendices of the officer's own, in the order of their letters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_appendices: Vec<OwnAppendix>,
    /// Five years of each measure, where an appendix is to hold them.
    #[serde(default, skip_serializing_if = "FiveYears::is_empty")]
    pub five_years: FiveYears,
    /// The report's own figures as CSV text, attached to the PDF under `figures.csv`.
    pub figures_csv: String,
    /// How the report came to be, as far as that is printed: attached to the PDF under `record.json`. Empty in a draft that
    /// was not recorded.
    pub record_json: String,
    /// The council's own look.
    #[serde(default)]
    pub look: Look,
    /// Files of the folder that a layout may show, as named in `report.toml`. Never part of the JSON a person reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<String>,
}

impl Report {
    /// The version of the structure that this program writes.
    pub const SCHEMA: u32 = 6;

    /// Every sentence in reading order, with its paragraph's number.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        let lead = self.summary.iter().flat_map(|summary| &summary.lead);
        lead.chain(self.sections.iter().flat_map(|section| &section.blocks).flat_map(Block::sentences))
    }
}
