//! A table of figures with other headings than ours, and without a recipe: read by the recipe that an import would write, where
//! nothing of that has to be asked.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;
use crate::figures::prose::list;
use crate::folder::recognise::{Recognised, recognise};
use crate::folder::rows::held_rows::same_area;
use crate::folder::sources::{Recipe, read_recipes};
use crate::folder::table::grid::Grid;
use crate::folder::table::known_names::KnownNames;
use crate::folder::text::argument::argument;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::entry::Entry;
use crate::folder::text::named::NamedFile;
use crate::folder::text::source::Source;
use crate::folder::text::syntax;

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

/// So many of a kind are named, each by so many of its letters.
const SHOWN: usize = 3;
const LETTERS: usize = 40;

/// `the columns “Lead”, “Comments” and 4 more`; of several sheets each text once.
fn named<'a>(what: &str, texts: impl Iterator<Item = &'a String>) -> Option<String> {
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        let is_long = text.chars().count() > LETTERS;
        let short =
            if is_long { format!("{}\u{2026}", text.chars().take(LETTERS).collect::<String>()) } else { text.clone() };
        let short = format!("\u{201c}{short}\u{201d}");
        if !once.contains(&short) {
            once.push(short);
        }
    }
    let ending = if once.len() == 1 { "" } else { "s" };
    if once.len() > SHOWN {
        let more = once.len() - SHOWN;
        once.truncate(SHOWN);
        once.push(format!("{more} more"));
    }
    (!once.is_empty()).then(|| format!("the {what}{ending} {}", list(&once)))
}

/// What of the file is not read: one warning. What says something of the measure itself stands in the catalogue.
fn not_read(found: &Recognised, file: &NamedFile) -> Option<Diagnostic> {
    let not_read: Vec<(Vec<String>, Vec<String>)> = found.tables.iter().map(|table| table.not_read()).collect();
    let again = found.tables.iter().flat_map(|table| &table.found.again).map(|(sheet, _)| sheet);
    let parts: Vec<String> = [
        named("title", found.tables.iter().flat_map(|table| &table.found.titles)),
        named("note", found.tables.iter().flat_map(|table| &table.found.notes)),
        named("column", not_read.iter().flat_map(|(columns, _)| columns)),
        named("row", not_read.iter().flat_map(|(_, rows)| rows)),
        named("sheet", found.unread_sheets.iter().chain(again)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let path = &file.path;
    let mut said: Vec<String> = Vec::new();
    if !parts.is_empty() {
        said.push(format!("of `{path}` the program does not read {}", list(&parts)));
    }
    for undated in found.tables.iter().filter_map(|table| table.undated()) {
        if !said.contains(&undated) {
            said.push(undated);
        }
    }
    let help = format!(
        "if that is right, leave it; to say it yourself, run `scrutineer import {}` in the folder, which writes a [[source]]",
        argument(path)
    );
    (!said.is_empty())
        .then(|| Diagnostic::warning(Code::LeftOut, said.join("; ")).at(Place::file(path.as_str())).help(help))
}
