//! Opening a report folder: as it is, at an earlier period, with the rules of another place.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Error};
use crate::figures::measure::Period;
use crate::folder::disk::files::{FilesByName, FolderFiles};
use crate::folder::disk::used_rows::UsedRows;
use crate::folder::settings::council::Council;
use crate::rules::{RuleFile, Written, written};

use super::reading::{self, Asked};
use super::report_folder::Folder;
use super::rule_files::OtherRules;

impl Folder {
    /// Reads a folder. Every error and warning of every file comes back with it; where there are errors the
    /// folder holds what could be read all the same. `None` where there is no report: `report.toml`
    /// or `indicators.toml` cannot be read, or the title, committee, date, area or period is missing.
    pub fn open(path: &Path) -> (Option<Folder>, Vec<Diagnostic>) {
        reading::read_folder(path, Asked::default())
    }

    /// The same of files in memory, each by its name from the report folder, with `/`: `data/observations.csv`. The rules
    /// of the whole council, which lie beside the folder, have the name that `report.toml` gives them:
    /// `../council/house.rhai`. Of two files of one name the later counts. What is said, and how large a file may be, is as
    /// on the disk, and the disk is not touched.
    ///
    /// A name that leads out is `outside-folder`, and there is then no folder.
    ///
    /// ```
    /// use scrutineer::Folder;
    ///
    /// let (folder, told) = Folder::from_files([("report.toml", "title = 5")]);
    /// assert!(folder.is_none());
    /// assert!(told.iter().any(|told| told.message == "there is no file `indicators.toml`"));
    /// ```
    pub fn from_files(
        files: impl IntoIterator<Item = (impl Into<String>, impl Into<Vec<u8>>)>,
    ) -> (Option<Folder>, Vec<Diagnostic>) {
        match FilesByName::of(files) {
            Ok(files) => reading::read_files(FolderFiles::InMemory(&files), Asked::default()),
            Err(faults) => (None, faults),
        }
    }

    /// The same as [`Folder::open`], as its report on another period would find it: figures after that are not looked at, indicators that have
    /// none up to then are left out, and comments of another period are not printed.
    pub fn open_at(path: &Path, period: Period) -> (Option<Folder>, Vec<Diagnostic>) {
        reading::read_folder(path, Asked { earlier: Some(period), ..Asked::default() })
    }

    /// The same as [`Folder::open`], for another council, and another period, than its `report.toml` names. What was read of large
    /// tables is taken from `used`, and left there for the next.
    pub(crate) fn open_for(
        path: &Path,
        council: Option<&Council>,
        used: &UsedRows,
    ) -> (Option<Folder>, Vec<Diagnostic>) {
        reading::read_folder(path, Asked { council, used: Some(used), ..Asked::default() })
    }

    /// The same folder with the rule files of another place instead of its own `rules/`. Where these decide nothing about
    /// small numbers, the folder's own decisions about them stay: to say nothing of them is not to publish them.
    ///
    /// # Errors
    /// `missing-file` where there is no such folder or no rule file in it, and what the system says of those that cannot be read.
    pub fn with_rules(self, place: &Path) -> Result<Folder, Error> {
        Ok(self.with_other_rules(OtherRules::read(place)?))
    }

    /// The same with rule files that have been read.
    pub(crate) fn with_other_rules(mut self, other: OtherRules) -> Folder {
        let OtherRules { files: other, inputs } = other;
        let kept = if other.iter().any(decides_disclosure) { Vec::new() } else { disclosure_of(&self.rules) };
        self.inputs.retain(|input| !self.rules.iter().any(|file| file.layer == 2 && file.name == input.name));
        self.inputs.extend(inputs);
        self.inputs.sort_by(|one, other| one.name.cmp(&other.name));
        self.rules.retain(|file| file.layer < 2);
        self.rules.extend(other);
        self.rules.extend(kept);
        // Cases prove the rules they were written beside.
        self.cases.clear();
        self
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
