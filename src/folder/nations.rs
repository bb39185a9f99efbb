//! Every table of all areas that a report folder names, for those who ask where an authority is in each measure.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Error, Place, Warned};
use crate::folder::catalogue::indicators::read_catalogue;
use crate::folder::disk::files::FolderFiles;
use crate::folder::disk::inputs::{FolderReading, Inputs};
use crate::folder::disk::listing::no_folder;
use crate::folder::settings::plan::Plan;
use crate::folder::settings::plan_reader::read_plan;
use crate::folder::settings::store::open_store;
use crate::folder::text::diagnostics::Diagnostics;

use super::national::{Nation, of_plan, of_source};
use super::public::read_public;
use super::reading::{catalogues, needed};

/// Reads every measure of the national table that `report.toml` names, and the measures of its published tables: a nation a
/// table.
///
/// # Errors
/// Every error of `report.toml`, the tables, their neighbours and the list of measures.
pub fn read_nations(folder: &Path) -> Result<Warned<Vec<Nation>>, Error> {
    if !folder.is_dir() {
        return Err(no_folder(folder).into());
    }
    let (faults, inputs) = (Diagnostics::default(), Inputs::default());
    let files = FolderFiles::OnDisk(folder);
    let mut plan = needed(files, "report.toml", &inputs, &faults).and_then(|source| read_plan(&source, &faults));
    let store = plan.as_mut().and_then(|read| open_store(files, &mut read.plan, &faults));
    let from = FolderReading { files, inputs: &inputs, faults: &faults, store: store.as_deref(), used: None };
    let nations = plan.map_or_else(Vec::new, |read| of_folder(from, &read.plan));
    let warnings = Error::unless_clean(faults.into_vec())?;
    Ok(Warned { value: nations, warnings })
}

fn of_folder(from: FolderReading, plan: &Plan) -> Vec<Nation> {
    let national = plan.national.as_ref();
    let table = national.filter(|national| national.file.is_some());
    let published: Vec<_> = plan.sources.iter().filter(|recipe| recipe.is_of_columns()).collect();
    if table.is_none() && published.is_empty() && from.faults.count() == 0 {
        let message = "there is no national table in report.toml";
        let help = "add [national] and under it file = \"data/national.csv.gz\", or take a published table in with `scrutineer import`";
        from.faults.add(Diagnostic::error(Code::MissingKey, message).at(Place::file("report.toml")).help(help));
    }
    let mut nations: Vec<Nation> = table.and_then(|national| of_plan(from, national)).into_iter().collect();
    if published.is_empty() {
        return nations;
    }
    let Some(indicators) = catalogues(from).and_then(|sources| read_catalogue(&sources, from.faults)) else {
        return nations;
    };
    let area = plan.area_in_tables();
    for recipe in published {
        let given = read_public(from, (recipe, &area.0), &indicators);
        nations.extend(given.and_then(|given| of_source(from, given.published, (national, area), &indicators)));
    }
    nations
}
