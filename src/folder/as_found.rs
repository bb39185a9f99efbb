//! A table of figures with other headings than ours, and without a recipe: read by the recipe that an import would write, where
//! nothing of that has to be asked.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;
use crate::figures::prose::list;

use super::diagnostics::Diagnostics;
use super::entry::Entry;
use super::grid::Grid;
use super::held_rows::same_area;
use super::known_names::KnownNames;
use super::named::NamedFile;
use super::recognise::{Recognised, recognise};
use super::source::Source;
use super::sources::{Recipe, read_recipes};
use super::syntax;

/// How a table is read.
#[derive(Debug)]
pub struct AsFound {
    /// By these.
    pub recipes: Vec<Recipe>,
    /// What of the file is not read.
    pub told: Option<Diagnostic>,
    areas: BTreeSet<String>,
}

impl AsFound {
    /// Whether its rows name this area, and no other.
    pub fn is_of_area(&self, area: &str) -> bool {
        self.areas.iter().all(|named| same_area(named, area))
    }
}

/// Looks at a file. `None` where it is another file than a table of measures that the catalogue has, or where its headings can be
/// understood in two ways. `given`: our columns with the headings that `report.toml` gives them.
pub fn as_found(
    file: &NamedFile,
    sheets: &[&Grid],
    given: &[(String, String)],
    catalogue: &[Indicator],
) -> Option<AsFound> {
    let known = KnownNames::of(catalogue);
    let found = recognise(&file.path, sheets, given, &known);
    if !is_decided(&found, &known) {
        return None;
    }
    let recipes = found.tables.iter().flat_map(|table| recipes_of(&table.recipe, file)).collect();
    let areas = found.tables.iter().flat_map(|table| table.found.areas.iter().cloned()).collect();
    Some(AsFound { recipes, told: not_read(&found, file), areas })
}

/// Whether an import would have nothing to ask.
fn is_decided(found: &Recognised, known: &KnownNames) -> bool {
    let is_plain = found.tables.iter().all(|table| {
        let shape = &table.shape;
        !shape.is_guessed && !shape.is_ambiguous() && shape.fits_two().is_none() && table.found.known(known) > 0
    });
    !found.tables.is_empty() && is_plain
}

/// The recipes as they are read from `report.toml`. What its signs mean is not said there: it is told as of a table of ours.
fn recipes_of(text: &str, file: &NamedFile) -> Vec<Recipe> {
    let faults = Diagnostics::default();
    let Ok(source) = Source::from_bytes(text.as_bytes(), &file.path) else { return Vec::new() };
    let Some(table) = syntax::parse(&source, &faults) else { return Vec::new() };
    let recipes = read_recipes(&Entry::root(&source, &faults, &table));
    recipes.into_iter().map(|recipe| recipe.found_in(file)).collect()
}

/// What of the file is not read: one warning. What says something of the measure itself stands in the catalogue.
fn not_read(found: &Recognised, file: &NamedFile) -> Option<Diagnostic> {
    const SHOWN: usize = 4;
    let named = |what: &str, texts: &[String]| {
        let mut shown: Vec<String> = texts.iter().take(SHOWN).map(|text| format!("\u{201c}{text}\u{201d}")).collect();
        if texts.len() > SHOWN {
            shown.push(format!("{} more", texts.len() - SHOWN));
        }
        let ending = if texts.len() == 1 { "" } else { "s" };
        (!texts.is_empty()).then(|| format!("the {what}{ending} {}", list(&shown)))
    };
    let mut parts = Vec::new();
    for table in &found.tables {
        let (columns, rows) = table.not_read();
        parts.extend(named("title", &table.found.titles));
        parts.extend(named("note", &table.found.notes));
        parts.extend(named("column", &columns));
        parts.extend(named("row", &rows));
    }
    parts.extend(named("sheet", &found.unread_sheets));
    let path = &file.path;
    let mut said: Vec<String> = Vec::new();
    if !parts.is_empty() {
        said.push(format!("of `{path}` the program does not read {}", list(&parts)));
    }
    said.extend(found.tables.iter().filter_map(|table| table.undated()));
    let help = format!(
        "if that is right, leave it; to say it yourself, run `scrutineer import {path}` in the folder, which writes a [[source]]"
    );
    (!said.is_empty())
        .then(|| Diagnostic::warning(Code::LeftOut, said.join("; ")).at(Place::file(path.as_str())).help(help))
}
