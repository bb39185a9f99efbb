//! An import, planned and then written: all of it, or nothing.

use std::path::Path;

use crate::diagnostic::Error;
use crate::folder::disk::save::save_all;

use super::choices::ImportChoices;
use super::into_folder::{Imported, PlannedImport, plan_import};

/// Takes a file into a folder that is there. With `dry` nothing is written.
///
/// # Errors
/// As [`plan_import`]; a file cannot be written: then none is.
pub fn import_into(folder: &Path, file: &Path, choices: ImportChoices, dry: bool) -> Result<Imported, Error> {
    let PlannedImport { imported, files } = plan_import(folder, file, choices)?;
    if !dry {
        save_all(&files, imported.removed.as_slice())?;
    }
    Ok(imported)
}
