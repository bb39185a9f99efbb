//! The report folder: the only room that reads an officer's files, and that writes any.
//!
//! [`Folder::open`] reads everything and gathers every fault of every file. What comes out is plain data, with the names
//! of the files it was read from and without a handle on any.

mod benchmarks;
mod cases;
mod catalogue;
mod checks;
mod chosen;
mod columns;
mod commentary;
mod conflict;
mod csv_table;
mod date;
mod entry;
mod faults;
mod grid;
mod hidden_before;
mod inputs;
mod inside;
mod kept;
pub mod look;
mod look_reader;
mod mark;
mod national;
mod nearest;
mod number;
mod observations;
mod overrides;
mod pack_plan;
mod pack_reader;
mod plan;
mod plan_reader;
mod prose_settings;
mod reading;
mod roll;
mod row;
#[cfg(feature = "pdf")]
mod rows;
mod save;
mod secret;
mod snapshots;
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
mod unpacked;
mod unread;
mod workbook;

use std::path::Path;

pub use chosen::{Numbering, Officer, Part};
pub use commentary::Comment;
pub use date::Date;
pub use hidden_before::HiddenBefore;
pub use inputs::{Input, sha256};
pub use kept::{Kept, Standing};
pub use national::{Nation, read_nation};
pub use overrides::{Override, Overruled};
pub use pack_plan::{ItemPlan, Law, PackPlan, PaperPlan};
pub use plan::{Contains, ParagraphPlan, Plan};
pub use prose_settings::Settings;
pub use roll::{Rolled, roll};
#[cfg(feature = "pdf")]
pub use rows::rows_of;
pub use save::{save_made, save_report, unpack};
use secret::HeldSecret;
pub use secret::{Secret, write_secret};
pub use snapshots::{read_snapshots, remove_snapshots, save_snapshots};
#[cfg(feature = "pdf")]
pub use source::read_file;
pub use unpacked::Unpacked;

use crate::diagnostic::Diagnostic;
use crate::figures::measure::{Indicator, Period};
use crate::folder::look::Look;
use crate::rules::{Case, RuleFile, Written, written};

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
    cases: Vec<Case>,
    layouts: Vec<NamedBytes>,
    look: Look,
    assets: Vec<NamedBytes>,
    inputs: Vec<Input>,
    secret: HeldSecret,
    hidden_before: Vec<HiddenBefore>,
}

impl Folder {
    /// Reads a folder. Every fault and warning of every file comes back with it; where there are faults the
    /// folder holds what could be read all the same. None where there is no report: `report.toml`
    /// or `indicators.toml` cannot be read, or the title, committee, date, area or period is missing.
    pub fn open(path: &Path) -> (Option<Folder>, Vec<Diagnostic>) {
        reading::read_folder(path, None)
    }

    /// The same as its report on another period would find it: figures after that are not looked at, indicators that have
    /// none up to then are left out, and comments of another period are not printed.
    pub fn open_at(path: &Path, period: Period) -> (Option<Folder>, Vec<Diagnostic>) {
        reading::read_folder(path, Some(period))
    }

    /// The same folder with the rule files of another place instead of its own `rules/`. Where these decide nothing about
    /// small numbers, the folder's own decisions about them stay: to say nothing of them is not to publish them.
    ///
    /// # Errors
    /// `missing-file` where there is no such folder or no rule file in it, and what the system says of those that cannot be read.
    pub fn with_rules(mut self, place: &Path) -> Result<Folder, Vec<Diagnostic>> {
        let (other, inputs) = reading::read_rules_in(place)?;
        let kept = if other.iter().any(decides_disclosure) { Vec::new() } else { disclosure_of(&self.rules) };
        self.inputs.retain(|input| !self.rules.iter().any(|file| file.layer == 2 && file.name == input.name));
        self.inputs.extend(inputs);
        self.inputs.sort_by(|one, other| one.name.cmp(&other.name));
        self.rules.retain(|file| file.layer < 2);
        self.rules.extend(other);
        self.rules.extend(kept);
        // Cases prove the rules they were written beside.
        self.cases.clear();
        Ok(self)
    }

    /// Figures that the approved texts of the folder know as hidden.
    pub fn hidden_before(&self) -> &[HiddenBefore] {
        &self.hidden_before
    }

    /// Whether the figures held reach as far as a period.
    pub fn holds(&self, period: Period) -> bool {
        let mut held = self.indicators.iter().flat_map(|indicator| &indicator.observations);
        held.any(|held| held.period.is_dated() && held.period.end() >= period.end())
    }

    /// The periods before the report's, of its own kind, of which any figure is held, oldest first.
    pub fn earlier_periods(&self) -> Vec<Period> {
        let report = self.plan.period;
        let held = self.indicators.iter().flat_map(|indicator| &indicator.observations);
        let like = held.filter(|held| held.value.is_some() && held.period.style() == report.style());
        let mut periods: Vec<Period> =
            like.map(|held| held.period).filter(|period| period.end() < report.end()).collect();
        periods.sort();
        periods.dedup();
        periods
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

    /// The cases of `cases/`, in the order in which they are written.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The files of `layouts/`.
    pub fn layouts(&self) -> &[NamedBytes] {
        &self.layouts
    }

    /// The first file of a layout of the folder's own.
    pub(crate) fn own_layout(&self) -> Option<&str> {
        self.layouts.first().map(|(name, _)| name.as_str())
    }

    /// What `[look]` of `report.toml` says: colours, crest, font.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// The files named as `assets` in `report.toml`, and the crest and fonts of its look.
    pub fn assets(&self) -> &[NamedBytes] {
        &self.assets
    }

    /// Every file that the report was read from, in name order, as it was when it was read.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// What the PDF seals its hashes with; none where the folder has no `secret.key` that can be used.
    pub fn secret(&self) -> Option<&Secret> {
        match &self.secret {
            HeldSecret::Read(secret) => Some(secret),
            HeldSecret::Missing | HeldSecret::Unusable => None,
        }
    }

    /// Whether there is no `secret.key`. One that cannot be used is told when it is read.
    pub fn lacks_secret(&self) -> bool {
        self.secret == HeldSecret::Missing
    }
}

/// Whether a file of rules decides what may not be printed.
fn decides_disclosure(file: &RuleFile) -> bool {
    written(&file.name, &file.text).iter().any(Written::is_about_disclosure)
}

/// The report's own decisions about what may not be printed, as files of their own that keep their lines.
fn disclosure_of(rules: &[RuleFile]) -> Vec<RuleFile> {
    let kept = |file: &RuleFile| {
        let mut text = String::new();
        for statement in written(&file.name, &file.text).iter().filter(|statement| statement.is_about_disclosure()) {
            let lines = text.matches('\n').count();
            text.push_str(&"\n".repeat(statement.line.saturating_sub(lines + 1)));
            text.push_str(&statement.text);
            text.push_str(";\n");
        }
        RuleFile { name: format!("{} (kept)", file.name), text, layer: file.layer }
    };
    rules.iter().filter(|file| file.layer == 2).map(kept).filter(|file| !file.text.is_empty()).collect()
}
