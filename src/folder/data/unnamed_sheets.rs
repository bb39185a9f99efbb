//! Sheets with a table of measures that the recipes of their file do not name: added since, or a second version of another.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;
use crate::figures::prose::list;
use crate::folder::disk::inputs::{FolderReading, Inputs};
use crate::folder::recognise::recognise_some;
use crate::folder::sources::Recipe;
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::table::known_names::KnownNames;
use crate::folder::table::open_table::open_sheets;
use crate::folder::text::argument::argument;
use crate::folder::text::diagnostics::Diagnostics;

use super::without_year::{HOW, without_year};

/// A warning for each file of which there are such sheets. A recipe that names no sheet reads every one that fits, and tells of
/// the others itself.
pub fn unnamed_sheets(from: FolderReading, sources: &[Recipe], catalogue: &[Indicator]) -> Vec<Diagnostic> {
    let paths: BTreeSet<&str> = sources.iter().map(|recipe| recipe.file.path.as_str()).collect();
    let told = paths.into_iter().flat_map(|path| {
        let recipes: Vec<&Recipe> = sources.iter().filter(|recipe| recipe.file.path == path).collect();
        let is_open = |recipe: &&Recipe| recipe.sheets.is_empty() || recipe.is_of_columns();
        if recipes.iter().any(is_open) { Vec::new() } else { of_file(from, &recipes, catalogue) }
    });
    told.collect()
}

fn of_file(from: FolderReading, recipes: &[&Recipe], catalogue: &[Indicator]) -> Vec<Diagnostic> {
    let Some(recipe) = recipes.first() else { return Vec::new() };
    let file = &recipe.file;
    // What is wrong with the file is told by those who read it.
    let (inputs, faults) = (Inputs::default(), Diagnostics::default());
    let sheets = open_sheets(FolderReading { inputs: &inputs, faults: &faults, ..from }, file, &[]);
    let sheets = sheets.unwrap_or_default();
    let is_named = |grid: &Grid| {
        let sheet = plain(grid.sheet());
        recipes.iter().flat_map(|recipe| recipe.sheets.iter().chain(&recipe.leave_out)).any(|name| plain(name) == sheet)
    };
    let others: Vec<&Grid> = sheets.iter().filter(|grid| !is_named(grid)).collect();
    let found = recognise_some(&file.path, (&others, sheets.len()), &[], &KnownNames::of(catalogue));
    let has_table = |grid: &&&Grid| !found.unread_sheets.iter().any(|sheet| sheet == grid.sheet());
    let names: Vec<String> = others.iter().filter(has_table).map(|grid| format!("`{}`", grid.sheet())).collect();
    let undated = others.iter().filter(|grid| found.unread_sheets.iter().any(|sheet| sheet == grid.sheet()));
    let undated = undated.filter_map(|grid| {
        let (why, cell) = without_year(grid)?;
        let message = format!("the sheet `{}` of `{}` is not read: {why}", grid.sheet(), file.path);
        let help = format!("{HOW}; to leave it without this line, name it: leave_out = [\"{}\"]", grid.sheet());
        Some(Diagnostic::warning(Code::LeftOut, message).at(grid.place(&cell)).help(help))
    });
    undated.chain(with_table(&file.path, &names)).collect()
}

/// What is said of sheets with a table of measures.
fn with_table(path: &str, names: &[String]) -> Option<Diagnostic> {
    let message = match names {
        [] => return None,
        [one] => format!("the sheet {one} of `{path}` has a table of measures and is not read: no recipe names it"),
        more => format!(
            "the sheets {} of `{path}` have tables of measures and are not read: no recipe names them",
            list(more)
        ),
    };
    let help = format!(
        "to report what is new there, run `scrutineer import {}` in the folder; to leave a sheet without this line, name it: \
         leave_out = [\"...\"]",
        argument(path)
    );
    Some(Diagnostic::warning(Code::LeftOut, message).at(Place::file(path)).help(help))
}
