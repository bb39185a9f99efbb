//! The national table as a whole, for those who ask after every measure and not for a report.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Error, Place, Warned};
use crate::figures::measure::National;
use crate::folder::diagnostics::Diagnostics;
use crate::folder::files::FolderFiles;
use crate::folder::inputs::{FolderReading, Inputs};
use crate::folder::plan_reader::read_plan;
use crate::folder::reading::{needed, no_folder};
use crate::folder::store::open_store;

use super::link::read;
use super::texts::with_texts;

/// The national table of a report folder.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Nation {
    /// Every measure.
    pub national: National,
    /// The report's area: an index of its areas.
    pub own: usize,
}

/// Reads every measure of the national table that `report.toml` names.
///
/// # Errors
/// Every error of `report.toml`, the table, its neighbours and its list of measures.
pub fn read_nation(folder: &Path) -> Result<Warned<Nation>, Error> {
    if !folder.is_dir() {
        return Err(no_folder(folder).into());
    }
    let (faults, inputs) = (Diagnostics::default(), Inputs::default());
    let files = FolderFiles::OnDisk(folder);
    let mut plan = needed(files, "report.toml", &inputs, &faults).and_then(|source| read_plan(&source, &faults));
    let store = plan.as_mut().and_then(|read| open_store(files, &mut read.plan, &faults));
    let store = store.as_deref();
    let mut nation = None;
    match plan.map(|read| read.plan.national) {
        Some(Some(plan)) if plan.file.is_some() => {
            let found = Diagnostics::default();
            if plan.measures.is_none() {
                let message = "there is no list of measures to say which way is good, so nothing can be ranked";
                let help =
                    "add one under [national]: measures = \"data/measures.csv\", with the headings measure,polarity";
                let at = plan.file.as_ref().map_or_else(|| plan.area.1.clone(), |file| file.from.clone());
                found.warning(Code::MissingKey, at, message, help);
            }
            nation = read(FolderReading { files, inputs: &inputs, faults: &found, store }, &plan, None)
                .and_then(|read| Some(Nation { own: read.own?, national: read.national }));
            let tables: Vec<_> = plan.file.iter().collect();
            with_texts(FolderReading { files, inputs: &inputs, faults: &faults, store }, &tables, found.into_vec());
        }
        Some(_) if faults.count() == 0 => {
            let message = "there is no national table in report.toml";
            let help = "add [national] and under it file = \"data/national.csv.gz\"";
            faults.add(Diagnostic::error(Code::MissingKey, message).at(Place::file("report.toml")).help(help));
        }
        _ => {}
    }
    let warnings = Error::unless_clean(faults.into_vec())?;
    Ok(Warned { value: nation.expect("what cannot be read comes with an error"), warnings })
}
