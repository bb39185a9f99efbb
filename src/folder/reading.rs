//! Reading a whole folder, file by file, without stopping at a fault.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::rules::RuleFile;

use super::cases::read_cases;
use super::catalogue::read_catalogue;
use super::checks;
use super::commentary::read_commentary;
use super::conflict::conflict;
use super::faults::Faults;
use super::inside::resolve;
use super::national::link;
use super::plan::{NamedFile, Plan};
use super::plan_reader::read_plan;
use super::source::{Source, missing, read_bytes};
use super::tables::{assign, names, read_tables};
use super::{Folder, NamedBytes};

/// See [`Folder::open`].
pub fn read_folder(path: &Path) -> (Option<Folder>, Vec<Diagnostic>) {
    let faults = Faults::default();
    let folder = if path.is_dir() {
        read(path, &faults)
    } else {
        faults.add(no_folder(path));
        None
    };
    (folder, faults.into_vec())
}

fn no_folder(path: &Path) -> Diagnostic {
    let shown = path.display();
    if path.exists() {
        Diagnostic::fault(Code::MissingFile, format!("`{shown}` is a file, not a report folder"))
            .help("name the folder that holds report.toml")
    } else {
        Diagnostic::fault(Code::MissingFile, format!("there is no folder `{shown}`"))
            .help("make one with `scrutineer new`, or check the name")
    }
}

fn read(path: &Path, faults: &Faults) -> Option<Folder> {
    let read = needed(path, "report.toml", faults).and_then(|source| read_plan(&source, faults));
    let plan = read.as_ref().map(|read| &read.plan);
    let catalogue = needed(path, "indicators.toml", faults).and_then(|source| read_catalogue(&source, faults));
    let comments = match Source::read(&path.join("commentary.toml"), "commentary.toml") {
        Ok(source) => read_commentary(&source, faults),
        Err(fault) if fault.code == Code::MissingFile => Vec::new(),
        Err(fault) => {
            faults.add(fault);
            Vec::new()
        }
    };
    let rules = read_rules(path, plan, faults);
    let layouts = read_layouts(path, plan, faults);
    let assets = plan.map_or_else(Vec::new, |plan| read_named(path, &plan.assets, faults));
    let mut indicators = catalogue?;
    if let Some(plan) = plan {
        checks::mentions(plan, &indicators, &comments, faults);
    }
    let before = faults.count();
    let rows = read_tables(path, plan, &indicators, faults);
    let rows_read = faults.count() == before;
    checks::rows(&rows, plan, &indicators, faults);
    let read = read?;
    assign(rows, &read.plan.area, &mut indicators);
    checks::figures(&read.plan, &indicators, &comments, rows_read, faults);
    link(path, read.plan.national.as_ref(), read.plan.period, &mut indicators, faults);
    let cases = read_cases(path, &read.plan, &indicators, faults);
    read.complete.then_some(Folder { plan: read.plan, indicators, comments, rules, cases, layouts, assets })
}

/// A file without which there is no report.
pub fn needed(path: &Path, name: &str, faults: &Faults) -> Option<Source> {
    match Source::read(&path.join(name), name) {
        Ok(source) => Some(source),
        Err(fault) if fault.code == Code::MissingFile => {
            faults
                .add(missing(name).help("every report folder has one; `scrutineer new` makes a folder to start from"));
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
                format!("`{}` is a file, and `rules` names folders", named.path),
                "name the folder that holds the rule files",
            ),
            Err(fault) => faults.add(fault),
        }
    }
    read_rules_of(path, &path.join("rules"), path, "rules", 2, faults, &mut rules);
    rules
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
    for file in names(folder) {
        if !file.to_lowercase().ends_with(".rhai") || file.starts_with(['.', '~']) {
            continue;
        }
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
    let mut files: Vec<NamedFile> = names(&path.join("layouts"))
        .into_iter()
        .filter(|name| !name.starts_with(['.', '~']) && (name.ends_with(".typ") || name.ends_with(".json")))
        .map(|name| format!("layouts/{name}"))
        .map(|name| NamedFile { from: Place::file(&name), path: name })
        .collect();
    if let Some(layout) = plan.and_then(|plan| plan.layout.as_ref()) {
        if !layout.path.starts_with("layouts/") {
            let help =
                "put the layout into the folder layouts/ of the report and name it there: layout = \"layouts/our.typ\"";
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
