//! The report folder: the only room that reads an officer's files, and that writes any.
//!
//! [`Folder::open`] reads everything and gathers every fault of every file. What comes out is plain data, with the names
//! of the files it was read from and without a handle on any.

mod benchmarks;
mod catalogue;
mod checks;
mod columns;
mod commentary;
mod csv_table;
mod date;
mod entry;
mod faults;
mod grid;
mod inputs;
mod inside;
mod mark;
mod national;
mod nearest;
mod number;
mod observations;
mod plan;
mod plan_reader;
mod reading;
mod roll;
mod row;
#[cfg(feature = "pdf")]
mod rows;
mod save;
mod secret;
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

pub use commentary::Comment;
pub use inputs::{Input, inputs, sha256};
pub use national::{Nation, read_nation};
pub use plan::{Contains, ParagraphPlan, Plan};
pub use roll::{Rolled, roll};
#[cfg(feature = "pdf")]
pub use rows::rows_of;
pub use save::{save, save_report, unpack};
pub use secret::{Secret, write_secret};
#[cfg(feature = "pdf")]
pub use source::read_file;

use crate::diagnostic::Diagnostic;
use crate::measure::Indicator;
use crate::narrative::Override;
use crate::rules::RuleFile;

/// A file taken as it is, with its name from the report folder: `layouts/our.typ`.
pub type NamedBytes = (String, Vec<u8>);

/// Everything a report folder holds.
#[derive(Debug, Clone)]
pub struct Folder {
    plan: Plan,
    indicators: Vec<Indicator>,
    comments: Vec<Comment>,
    overrides: Vec<Override>,
    rules: Vec<RuleFile>,
    layouts: Vec<NamedBytes>,
    assets: Vec<NamedBytes>,
    files: inputs::Files,
    secret: Option<Secret>,
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

    /// The officer's own sentences beside the rules': `[[comment]]` of `commentary.toml`.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// The officer's own sentences instead of the rules': `[[override]]` of `commentary.toml`.
    pub fn overrides(&self) -> &[Override] {
        &self.overrides
    }

    /// The council's rule files and the report's own, each in name order.
    pub fn rules(&self) -> &[RuleFile] {
        &self.rules
    }

    /// The files of `layouts/`.
    pub fn layouts(&self) -> &[NamedBytes] {
        &self.layouts
    }

    /// The files named as `assets` in `report.toml`.
    pub fn assets(&self) -> &[NamedBytes] {
        &self.assets
    }

    /// What the PDF seals its hashes with; none where the folder has no `secret.key`.
    pub fn secret(&self) -> Option<&Secret> {
        self.secret.as_ref()
    }
}
