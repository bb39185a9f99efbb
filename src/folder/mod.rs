//! The report folder: the only room that reads an officer's files, and that writes any.
//!
//! [`Folder::open`] reads everything and gathers every fault of every file. What comes out is plain data
//! without a handle on anything.

mod approved;
mod benchmarks;
mod cases;
mod catalogue;
mod checks;
mod columns;
mod commentary;
mod conflict;
mod csv_table;
mod date;
mod entry;
mod faults;
mod grid;
mod inside;
mod mark;
mod national;
mod nearest;
mod number;
mod observations;
mod plan;
mod plan_reader;
mod prose_settings;
mod reading;
mod roll;
mod row;
mod save;
mod source;
mod syntax;
mod tables;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_any_bytes;
#[cfg(test)]
mod tests_checks;
#[cfg(test)]
mod tests_workbook;
mod workbook;

use std::path::Path;

pub use approved::has_approved;
pub use commentary::Comment;
pub use national::{Nation, read_nation};
pub use plan::{Contains, ParagraphPlan, Plan};
pub use roll::{Rolled, roll};
pub use save::{save, unpack};

use crate::diagnostic::Diagnostic;
use crate::measure::Indicator;
use crate::rules::{Case, RuleFile};

/// A file taken as it is, with its name from the report folder: `layouts/our.typ`.
pub type NamedBytes = (String, Vec<u8>);

/// Everything a report folder holds.
#[derive(Debug, Clone)]
pub struct Folder {
    plan: Plan,
    indicators: Vec<Indicator>,
    comments: Vec<Comment>,
    rules: Vec<RuleFile>,
    cases: Vec<Case>,
    layouts: Vec<NamedBytes>,
    assets: Vec<NamedBytes>,
}

impl Folder {
    /// Reads a folder. Every fault and warning of every file comes back with it; where there are faults the
    /// folder holds what could be read all the same. None where there is no report to speak of: `report.toml`
    /// or `indicators.toml` cannot be read, or the title, committee, date, area or period is missing.
    pub fn open(path: &Path) -> (Option<Folder>, Vec<Diagnostic>) {
        reading::read_folder(path)
    }

    /// `report.toml`.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The catalogue in its own order, with the figures held.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// `commentary.toml`.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// The council's rule files and the report's own, each in name order.
    pub fn rules(&self) -> &[RuleFile] {
        &self.rules
    }

    /// The cases of `cases/`, in the order in which they are written.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The files of `layouts/`.
    pub fn layouts(&self) -> &[NamedBytes] {
        &self.layouts
    }

    /// The files named as `assets` in `report.toml`.
    pub fn assets(&self) -> &[NamedBytes] {
        &self.assets
    }
}
