//! A store: a folder beside the report's whose catalogue and tables several reports read. Nothing is written there.
//!
//! Its `indicators.toml` and `data/`, and the recipes of its `report.toml`, are read as if they stood in the report folder, before
//! the report's own: an entry or a row of the report's own takes the place of the store's.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;
use crate::folder::disk::files::{FolderFiles, plain_name};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::disk::inside::{Reach, is_of_store, resolve};
use crate::folder::national::NationalPlan;
use crate::folder::sources::read_recipes;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::entry::Entry;
use crate::folder::text::named::{NamedFile, file};
use crate::folder::text::source::Source;
use crate::folder::text::syntax;

use super::plan::Plan;

/// What to do about a store that cannot be one.
const BESIDE: &str = "put the store beside the report folder and name it so: folder = \"../store\"";

/// Reads `[from]` of `report.toml`: where the store is.
pub fn read_from(root: &Entry) -> Option<NamedFile> {
    let entry = root.table("from")?;
    let folder = entry.needed("folder", "../store").map(file);
    entry.finish("[from]");
    folder
}

/// The store of a report, by its plain name from the report folder, where it has one that may be read. Files of figures that the
/// report names and does not have itself are then those of the store.
pub fn open_store(files: FolderFiles, plan: &mut Plan, faults: &Diagnostics) -> Option<String> {
    let named = plan.store.as_ref()?;
    let store = found(files, named).map_err(|fault| faults.add(fault)).ok()?;
    let national = plan.national.iter_mut().flat_map(|national| {
        let NationalPlan { file, neighbours, measures, .. } = national;
        file.iter_mut().chain(neighbours).chain(measures)
    });
    let tables = plan.observations.iter_mut().chain(&mut plan.benchmarks).chain(&mut plan.targets);
    let sources = plan.sources.iter_mut().map(|recipe| &mut recipe.file);
    for named in tables.chain(sources).chain(national) {
        let there = format!("{store}/{}", named.path);
        if !named.path.starts_with("..") && !files.is_file(&named.path) && files.is_file(&there) {
            named.path = there;
        }
    }
    Some(store)
}

/// Adds the recipes of the store's own `report.toml`, where it has one: each report reads the store's files as the store itself
/// does. Nothing else of that file is read. A recipe of the report's own for the same file takes its place.
pub fn add_recipes_of_store(from: FolderReading, plan: &mut Plan) {
    let Some(store) = from.store else { return };
    let name = format!("{store}/report.toml");
    if !from.files.is_file(&name) {
        return;
    }
    let named = NamedFile { from: Place::file(&name), path: name };
    let source = match from.bytes(&named).and_then(|bytes| Source::from_bytes(&bytes, &named.path)) {
        Ok(source) => source,
        Err(fault) => return from.faults.add(fault),
    };
    let Some(table) = syntax::parse(&source, from.faults) else { return };
    for mut recipe in read_recipes(&Entry::root(&source, from.faults, &table)) {
        let there = format!("{store}/{}", recipe.file.path);
        let is_own = plan.sources.iter().any(|own| [&recipe.file.path, &there].contains(&&own.file.path));
        if !is_own {
            recipe.file.path = there;
            plan.sources.push(recipe);
        }
    }
}

/// Of the store, leaves what is in this report: what a section names, and all of it where a paragraph chooses its measures. The
/// parts of a total, and the total of a part, stay with each other, so that a hidden figure cannot be worked out; they are
/// neither said nor counted.
pub fn leave_out_unnamed(plan: &Plan, store: &str, indicators: &mut Vec<Indicator>) {
    if plan.chooses() {
        return;
    }
    let named: HashSet<&str> = plan.reported().map(|(id, _)| id).collect();
    let wanted = |one: &Indicator| named.contains(one.id.as_str()) || !is_of_store(store, &one.from.file);
    let mut kept: HashSet<String> = indicators.iter().filter(|one| wanted(one)).map(|one| one.id.clone()).collect();
    loop {
        let before = kept.len();
        for one in indicators.iter() {
            if kept.contains(&one.id) || one.parts.iter().any(|part| kept.contains(part)) {
                kept.insert(one.id.clone());
                kept.extend(one.parts.iter().cloned());
            }
        }
        if kept.len() == before {
            break;
        }
    }
    indicators.retain(|one| kept.contains(&one.id));
    for one in indicators.iter_mut().filter(|one| !wanted(one)) {
        (one.supporting, one.quiet) = (true, true);
    }
}

fn found(files: FolderFiles, named: &NamedFile) -> Result<String, Diagnostic> {
    let path = &named.path;
    let refused = |code, why: String, help: &str| Diagnostic::error(code, why).at(named.from.clone()).help(help);
    resolve(files, Reach::Beside, named).map_err(|fault| match fault.code {
        Code::OutsideFolder => {
            let why = format!("`{path}` is not in the folder that the report folder is in");
            refused(Code::OutsideFolder, why, BESIDE)
        }
        Code::MissingFile => {
            let help = "check the name: a store lies beside the report folder";
            refused(Code::MissingFile, format!("there is no folder `{path}`"), help)
        }
        _ => fault,
    })?;
    let plain = plain_name(path).unwrap_or_default();
    if !plain.starts_with("../") || overlaps(files, &plain) {
        let why = format!("`{path}` is not a folder beside the report folder, but the same, within it or around it");
        return Err(refused(Code::WrongValue, why, BESIDE));
    }
    if !files.is_folder(&plain) {
        return Err(refused(Code::WrongValue, format!("`{path}` is a file, and a store is a folder"), BESIDE));
    }
    if !files.is_file(&format!("{plain}/indicators.toml")) && !files.is_folder(&format!("{plain}/data")) {
        let help = "put the tables into its data/, and the catalogue into its indicators.toml";
        return Err(refused(Code::MissingFile, format!("`{path}` has neither indicators.toml nor data/"), help));
    }
    let report = files.source(&format!("{plain}/report.toml")).ok();
    match report.and_then(|report| named_in(&report.text)) {
        None => Ok(plain),
        Some(next) if leads_back(files, &plain, &next) => {
            let why = format!("`{path}` reads from this folder, and this folder from it");
            Err(refused(Code::WrongValue, why, "take [from] out of one of them"))
        }
        Some(next) => {
            let why = format!("`{path}` itself reads from `{next}`, and a store of a store is not read");
            Err(refused(Code::WrongValue, why, "name the folder that has the figures"))
        }
    }
}

/// Whether the store and the report folder are the same, or one is in the other, whatever links lead there.
fn overlaps(files: FolderFiles, plain: &str) -> bool {
    let Some(folder) = files.on_disk() else { return false };
    match (folder.canonicalize(), folder.join(plain).canonicalize()) {
        (Ok(own), Ok(store)) => own.starts_with(&store) || store.starts_with(&own),
        _ => false,
    }
}

/// Whether the store of a store is the report folder.
fn leads_back(files: FolderFiles, store: &str, next: &str) -> bool {
    let Some(folder) = files.on_disk() else { return false };
    let next = folder.join(store).join(next).canonicalize().ok();
    next.is_some() && next == folder.canonicalize().ok()
}

/// What a `report.toml` has as the folder of `[from]`, whatever else is wrong with it.
fn named_in(report: &str) -> Option<String> {
    let (table, _) = DeTable::parse_recoverable(report);
    let from = table.get_ref().iter().find(|(key, _)| key.get_ref() == "from")?.1;
    let DeValue::Table(from) = from.get_ref() else { return None };
    let folder = from.iter().find(|(key, _)| key.get_ref() == "folder")?.1;
    folder.get_ref().as_str().map(str::to_owned)
}

/// The plain name of the store that a `report.toml` names, where it can be one: for those who ask before it is read.
pub fn store_named(report: &str) -> Option<String> {
    plain_name(&named_in(report)?).filter(|plain| plain.starts_with("../") && !plain[3..].starts_with(".."))
}

/// The store of a report folder, as its `report.toml` names it now, whether or not it is there.
pub fn store_of(folder: &Path) -> Option<PathBuf> {
    let report = Source::read(&folder.join("report.toml"), "report.toml").ok()?;
    Some(folder.join(store_named(&report.text)?))
}
