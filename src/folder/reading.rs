//! Reading a whole folder, file by file, without stopping at a fault.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::measure::{Indicator, Period};
use crate::rules::{Case, RuleFile};

use super::cases::read_cases;
use super::catalogue::read_catalogue;
use super::checks;
use super::commentary::{Commentary, read_commentary};
use super::conflict::conflict;
use super::faults::Faults;
use super::hidden_before::read_hidden_before;
use super::inputs::Files;
use super::inside::resolve;
use super::look_reader::take_look;
use super::national::link;
use super::plan::{NamedFile, ParagraphPlan, Plan};
use super::plan_reader::{ReadPlan, read_plan};
use super::secret::{Secret, read_secret};
use super::source::{Source, missing, read_bytes};
use super::tables::{assign, names, read_tables};
use super::unread::unread;
use super::{Folder, NamedBytes};

/// See [`Folder::open`] and [`Folder::open_at`].
pub fn read_folder(path: &Path, period: Option<Period>) -> (Option<Folder>, Vec<Diagnostic>) {
    if path.is_dir() { Figures::read(path, period).with_the_rest(path) } else { (None, vec![no_folder(path)]) }
}

pub fn no_folder(path: &Path) -> Diagnostic {
    let shown = path.display();
    if path.exists() {
        Diagnostic::fault(Code::MissingFile, format!("`{shown}` is a file, not a report folder"))
            .help("give the folder that has report.toml")
    } else {
        Diagnostic::fault(Code::MissingFile, format!("there is no folder `{shown}`"))
            .help("check the name, or make a folder with `scrutineer new`")
    }
}

/// The figures of a folder with the plan and catalogue they are read by: everything but its rules, layouts and pictures.
#[derive(Debug, Clone)]
pub struct Figures {
    plan: Option<ReadPlan>,
    indicators: Option<Vec<Indicator>>,
    commentary: Commentary,
    cases: Vec<Case>,
    secret: Option<Secret>,
    /// The tables, by their names from the folder.
    tables: Vec<String>,
    /// What is said of the plan, catalogue and commentary, and what of all that is read with their help.
    told: (Vec<Diagnostic>, Vec<Diagnostic>),
}

impl Figures {
    /// Reads them.
    pub fn read(path: &Path, period: Option<Period>) -> Figures {
        let faults = Faults::default();
        let mut read = needed(path, "report.toml", &faults).and_then(|source| read_plan(&source, &faults));
        if let (Some(read), Some(period)) = (&mut read, period) {
            read.plan.period = period;
        }
        let indicators = needed(path, "indicators.toml", &faults).and_then(|source| read_catalogue(&source, &faults));
        let commentary = match Source::read(&path.join("commentary.toml"), "commentary.toml") {
            Ok(source) => read_commentary(&source, &faults),
            Err(fault) if fault.code == Code::MissingFile => Commentary::default(),
            Err(fault) => {
                faults.add(fault);
                Commentary::default()
            }
        };
        let before = faults.into_vec();
        let mut figures = Figures {
            plan: read,
            indicators,
            commentary,
            cases: Vec::new(),
            secret: None,
            tables: Vec::new(),
            told: (before, Vec::new()),
        };
        let faults = Faults::default();
        figures.fill(path, period, &faults);
        figures.told.1 = faults.into_vec();
        figures
    }

    /// Reads what needs the plan and the catalogue.
    fn fill(&mut self, path: &Path, period: Option<Period>, faults: &Faults) {
        let Some(indicators) = &mut self.indicators else { return };
        let Commentary { comments, overrides } = &self.commentary;
        let plan = self.plan.as_ref().map(|read| &read.plan);
        if let Some(plan) = plan {
            checks::mentions(plan, indicators, comments, overrides, faults);
        }
        self.secret = read_secret(path, faults);
        let before = faults.count();
        let rows = read_tables(path, plan, indicators, faults);
        let rows_read = faults.count() == before;
        checks::rows(&rows, plan, indicators, faults);
        let Some(ReadPlan { plan, .. }) = &mut self.plan else { return };
        self.tables.clone_from(&rows.files);
        assign(rows, &plan.area, indicators);
        if period.is_some() {
            leave_out_later(plan, indicators);
        }
        checks::figures(plan, indicators, comments, overrides, rows_read, faults);
        link(path, plan.national.as_ref(), plan.period, indicators, faults);
        // A case may be of an indicator that an earlier period does not have.
        if period.is_none() {
            self.cases = read_cases(path, plan, indicators, faults);
        }
    }

    /// The folder of these figures, its rules, layouts and pictures read now.
    pub fn with_the_rest(self, path: &Path) -> (Option<Folder>, Vec<Diagnostic>) {
        let faults = Faults::default();
        let plan = self.plan.as_ref().map(|read| &read.plan);
        let rules = read_rules(path, plan, &faults);
        let layouts = read_layouts(path, plan, &faults);
        let (look, taken) = plan.map_or_else(Default::default, |plan| take_look(path, &plan.look, &faults));
        let mut assets = plan.map_or_else(Vec::new, |plan| read_named(path, &plan.assets, &faults));
        assets.extend(taken);
        let (mut told, more) = self.told;
        told.extend(faults.into_vec());
        told.extend(more);
        let (Some(ReadPlan { plan, complete: true }), Some(indicators)) = (self.plan, self.indicators) else {
            return (None, told);
        };
        let files = files(path, &plan, &self.tables, &rules, layouts.iter().chain(&assets));
        let before = Faults::default();
        unread(path, &files.names, &before);
        let hidden_before = read_hidden_before(path, &before);
        told.extend(before.into_vec());
        let Commentary { comments, overrides } = self.commentary;
        let (cases, secret) = (self.cases, self.secret);
        let folder = Folder {
            plan,
            indicators,
            comments,
            overrides,
            rules,
            cases,
            layouts,
            look,
            assets,
            files,
            secret,
            hidden_before,
        };
        (Some(folder), told)
    }
}

/// Every file that was read.
fn files<'a>(
    path: &Path,
    plan: &Plan,
    tables: &[String],
    rules: &[RuleFile],
    taken: impl Iterator<Item = &'a NamedBytes>,
) -> Files {
    let mut names: Vec<String> = vec!["report.toml".into(), "indicators.toml".into()];
    names.extend(path.join("commentary.toml").exists().then(|| "commentary.toml".into()));
    names.extend(rules.iter().map(|file| file.name.clone()));
    names.extend(taken.map(|(name, _)| name.clone()));
    names.extend(tables.iter().cloned());
    // A national table that no indicator is linked to is not read, and need not be there.
    let national = plan.national.iter().flat_map(|national| national.files());
    names.extend(national.filter(|name| path.join(name).exists()).map(str::to_owned));
    Files::of(path.to_owned(), names)
}

/// Of an earlier period: what was not measured yet is not part of its report.
fn leave_out_later(plan: &mut Plan, indicators: &mut Vec<Indicator>) {
    let until = plan.period.end();
    indicators.retain(|indicator| indicator.observations.iter().any(|held| held.period.end() <= until));
    let known: Vec<String> = indicators.iter().map(|indicator| indicator.id.clone()).collect();
    for indicator in indicators {
        indicator.parts.retain(|part| known.contains(part));
    }
    for section in &mut plan.sections {
        for paragraph in &mut section.paragraphs {
            if let ParagraphPlan::Indicators { ids, .. } = paragraph {
                ids.retain(|(id, _)| known.contains(id));
            }
        }
        let empty =
            |paragraph: &ParagraphPlan| matches!(paragraph, ParagraphPlan::Indicators { ids, .. } if ids.is_empty());
        section.paragraphs.retain(|paragraph| !empty(paragraph));
    }
}

/// A file without which there is no report.
pub fn needed(path: &Path, name: &str, faults: &Faults) -> Option<Source> {
    match Source::read(&path.join(name), name) {
        Ok(source) => Some(source),
        Err(fault) if fault.code == Code::MissingFile => {
            faults.add(
                missing(name).help("every report folder needs one; `scrutineer new` makes a folder to start from"),
            );
            None
        }
        Err(fault) => {
            faults.add(fault);
            None
        }
    }
}

/// The council's rules, then the report's own.
fn read_rules(path: &Path, plan: Option<&Plan>, faults: &Faults) -> Vec<RuleFile> {
    let mut rules = Vec::new();
    for named in plan.map_or(&[][..], |plan| &plan.rules) {
        // The rules of the whole council lie beside the report folders.
        let real = path.canonicalize().ok();
        let Some(beside) = real.as_deref().and_then(Path::parent) else { continue };
        match resolve(path, beside, named) {
            Ok(folder) if folder.is_dir() => read_rules_of(path, &folder, beside, &named.path, 1, faults, &mut rules),
            Ok(_) => faults.fault(
                Code::WrongValue,
                named.from.clone(),
                format!("`{}` is a file, and `rules` must list folders", named.path),
                "give the folder that has the rule files",
            ),
            Err(fault) => faults.add(fault),
        }
    }
    read_rules_of(path, &path.join("rules"), path, "rules", 2, faults, &mut rules);
    rules
}

/// The names of the rule files in a folder.
fn rule_files(folder: &Path, faults: &Faults) -> impl Iterator<Item = String> {
    names(folder, faults)
        .into_iter()
        .filter(|file| file.to_lowercase().ends_with(".rhai") && !file.starts_with(['.', '~']))
}

/// The rule files of a folder anywhere, as if they lay in the `rules/` of a report.
pub fn read_rules_in(place: &Path) -> Result<Vec<RuleFile>, Vec<Diagnostic>> {
    let faults = Faults::default();
    let mut rules = Vec::new();
    if !place.is_dir() {
        faults.add(no_folder(place));
    }
    for file in rule_files(place, &faults) {
        match Source::read(&place.join(&file), &format!("rules/{file}")) {
            Ok(source) => rules.push(RuleFile { name: source.name, text: source.text, layer: 2 }),
            Err(fault) => faults.add(fault),
        }
    }
    if rules.is_empty() && faults.count() == 0 {
        let none = Diagnostic::fault(Code::MissingFile, format!("there is no rule file in `{}`", place.display()));
        faults.add(none.help("give the folder that has the rule files, such as house.rhai"));
    }
    let found = faults.into_vec();
    if found.is_empty() { Ok(rules) } else { Err(found) }
}

fn read_rules_of(
    path: &Path,
    folder: &Path,
    bounds: &Path,
    name: &str,
    layer: u8,
    faults: &Faults,
    rules: &mut Vec<RuleFile>,
) {
    for file in rule_files(folder, faults) {
        let named = format!("{}/{file}", name.trim_end_matches('/'));
        let named = NamedFile { from: Place::file(&named), path: named };
        match resolve(path, bounds, &named).and_then(|file| Source::read(&file, &named.path)) {
            Ok(source) => match conflict(&source) {
                Some(fault) => faults.add(fault),
                None => rules.push(RuleFile { name: source.name, text: source.text, layer }),
            },
            Err(fault) => faults.add(fault),
        }
    }
}

/// Every layout of the folder, and the data a layout is tried with.
fn read_layouts(path: &Path, plan: Option<&Plan>, faults: &Faults) -> Vec<NamedBytes> {
    let mut files: Vec<NamedFile> = names(&path.join("layouts"), faults)
        .into_iter()
        .filter(|name| !name.starts_with(['.', '~']) && (name.ends_with(".typ") || name.ends_with(".json")))
        .map(|name| format!("layouts/{name}"))
        .map(|name| NamedFile { from: Place::file(&name), path: name })
        .collect();
    if let Some(layout) = plan.and_then(|plan| plan.layout.as_ref()) {
        if !layout.path.starts_with("layouts/") {
            let help = "put the layout in the folder layouts/ of the report and write: layout = \"layouts/our.typ\"";
            let message = format!("`{}` is not in layouts/", layout.path);
            faults.fault(Code::OutsideFolder, layout.from.clone(), message, help);
        } else if !files.iter().any(|file| file.path == layout.path) {
            files.push(layout.clone());
        }
    }
    read_named(path, &files, faults)
}

fn read_named(path: &Path, files: &[NamedFile], faults: &Faults) -> Vec<NamedBytes> {
    let mut read = Vec::new();
    for file in files {
        match resolve(path, path, file).and_then(|full| read_bytes(&full, &file.path)) {
            Ok(bytes) => read.push((file.path.clone(), bytes)),
            Err(fault) => faults.add(Diagnostic { at: Some(file.from.clone()), ..fault }),
        }
    }
    read
}
