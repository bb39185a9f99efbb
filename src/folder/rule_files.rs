//! The rule files of a report: those of the whole council, which lie beside its folder, then its own.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::folder::disk::files::{FilesByName, FolderFiles};
use crate::folder::disk::inputs::{FolderReading, Input, Inputs};
use crate::folder::disk::inside::{Reach, resolve};
use crate::folder::disk::listing::{names, no_folder};
use crate::folder::settings::plan::Plan;
use crate::folder::text::conflict::conflict;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::limits::long_line;
use crate::folder::text::named::NamedFile;
use crate::folder::text::source::Source;
use crate::folder::text::unprintable::unprintable;
use crate::rules::RuleFile;

/// The council's rules, then the report's own.
pub fn read_rules(from: FolderReading, plan: Option<&Plan>) -> Vec<RuleFile> {
    let FolderReading { files, faults, .. } = from;
    let mut rules = Vec::new();
    for named in plan.map_or(&[][..], |plan| &plan.rules) {
        // The rules of the whole council lie beside the report folders.
        match resolve(files, Reach::Beside, named) {
            Ok(()) if files.is_folder(&named.path) => {
                let at = RulesAt { folder: &named.path, reach: Reach::Beside, layer: 1 };
                rules.extend(read_rules_of(from, &at));
            }
            Ok(()) => faults.error(
                Code::WrongValue,
                named.from.clone(),
                format!("`{}` is a file, and `rules` must list folders", named.path),
                "give the folder that has the rule files",
            ),
            Err(fault) => faults.add(fault),
        }
    }
    let at = RulesAt { folder: "rules", reach: Reach::Inside, layer: 2 };
    rules.extend(read_rules_of(from, &at));
    rules
}

/// The names of the rule files in a folder.
fn rule_files(files: FolderFiles, folder: &str, faults: &Diagnostics) -> impl Iterator<Item = String> {
    names(files, folder, faults)
        .into_iter()
        .filter(|file| file.to_lowercase().ends_with(".rhai") && !file.starts_with(['.', '~']))
}

/// The names of a report folder's own rule files, in the order in which they are read.
pub fn own_rule_files(folder: &Path) -> Vec<String> {
    let (files, faults) = (FolderFiles::OnDisk(folder), Diagnostics::default());
    let named = |file: String| NamedFile { from: Place::file("rules"), path: format!("rules/{file}") };
    // What cannot be listed is told where the folder is read.
    let found = rule_files(files, "rules", &faults).map(named);
    found.filter(|named| resolve(files, Reach::Inside, named).is_ok()).map(|named| named.path).collect()
}

/// Rule files that are put to a report instead of its own `rules/`.
#[derive(Debug, Clone)]
pub struct OtherRules {
    /// The files, as if they lay in the `rules/` of the report.
    pub files: Vec<RuleFile>,
    /// What was read.
    pub inputs: Vec<Input>,
}

impl OtherRules {
    /// Those of a folder anywhere.
    ///
    /// # Errors
    /// `missing-file` where there is no such folder or no rule file in it, and what the system says of those that cannot be read.
    pub fn read(place: &Path) -> Result<OtherRules, Error> {
        if place.is_dir() {
            read_rules_in(FolderFiles::OnDisk(place), "", place)
        } else {
            Err(Error::one(no_folder(place)))
        }
    }

    /// Those of a report folder itself, with what is not saved of them.
    ///
    /// # Errors
    /// As [`OtherRules::read`].
    pub fn unsaved(folder: &Path, unsaved: &FilesByName) -> Result<OtherRules, Error> {
        read_rules_in(FolderFiles::Unsaved(folder, unsaved), "rules", &folder.join("rules"))
    }
}

/// The rule files of a folder by its name among some files; `place`: as it is named where there are none.
fn read_rules_in(files: FolderFiles, folder: &str, place: &Path) -> Result<OtherRules, Error> {
    let (faults, inputs) = (Diagnostics::default(), Inputs::default());
    let mut rules = Vec::new();
    for file in rule_files(files, folder, &faults) {
        let name = format!("rules/{file}");
        let own = if folder.is_empty() { file } else { format!("{folder}/{file}") };
        let read = files.bytes(&own).map_err(|fault| fault.at(Place::file(&name)));
        let read = read.and_then(|bytes| inputs.read(&name, bytes));
        match read.and_then(|bytes| Source::from_bytes(&bytes, &name)) {
            Ok(source) => {
                unprintable(&source).into_iter().for_each(|fault| faults.add(fault));
                rules.push(RuleFile { name: source.name, text: source.text, layer: 2 });
            }
            Err(fault) => faults.add(fault),
        }
    }
    if rules.is_empty() && faults.count() == 0 {
        let none = Diagnostic::error(Code::MissingFile, format!("there is no rule file in `{}`", place.display()));
        faults.add(none.help("give the folder that has the rule files, such as house.rhai"));
    }
    let found = faults.into_vec();
    if found.is_empty() {
        Ok(OtherRules { files: rules, inputs: inputs.into_vec() })
    } else {
        Err(Error::stopped_by(found))
    }
}

/// A folder of rule files by its name, and what it may not lead out of.
struct RulesAt<'a> {
    folder: &'a str,
    reach: Reach<'a>,
    layer: u8,
}

fn read_rules_of(from: FolderReading, at: &RulesAt) -> Vec<RuleFile> {
    let mut rules = Vec::new();
    for file in rule_files(from.files, at.folder, from.faults) {
        let named = format!("{}/{file}", at.folder.trim_end_matches('/'));
        let named = NamedFile { from: Place::file(&named), path: named };
        match resolve(from.files, at.reach, &named).and_then(|()| from.inputs.source(from.files, &named.path)) {
            Ok(source) => match conflict(&source).or_else(|| long_line(&source)) {
                Some(fault) => from.faults.add(fault),
                None => {
                    unprintable(&source).into_iter().for_each(|fault| from.faults.add(fault));
                    rules.push(RuleFile { name: source.name, text: source.text, layer: at.layer });
                }
            },
            Err(fault) => from.faults.add(fault),
        }
    }
    rules
}
