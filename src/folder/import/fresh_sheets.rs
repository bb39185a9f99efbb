//! The sheets of a file that its recipes do not read: which of them give what no other gives, and which only say it again.

use std::collections::BTreeSet;

use crate::figures::measure::Period;
use crate::figures::prose::list;
use crate::folder::recognise::{Recognised, RecognisedTable, or_by_area, recognise, recognise_some};
use crate::folder::sources::{Recipe, fits, unfit_sheets};
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::table::known_names::KnownNames;

/// What an import of a file gives that has recipes already.
pub struct Fresh {
    /// The tables of the sheets that are read, by these recipes or by new ones.
    pub tables: Vec<RecognisedTable>,
    /// The recipes that are to be added.
    pub recipes: String,
    /// The sheets without a table.
    pub unread_sheets: Vec<String>,
    /// What is said of the sheets that no recipe reads yet.
    pub told: Vec<String>,
}

/// Looks at the sheets of a file that has recipes. `area`: the report's own.
pub fn fresh(name: &str, sheets: &[Grid], (recipes, area): (&[&Recipe], Option<&str>), known: &KnownNames) -> Fresh {
    let all = sheets.len();
    let is_left_out = |grid: &&Grid| {
        recipes.iter().flat_map(|recipe| &recipe.leave_out).any(|left| plain(left) == plain(grid.sheet()))
    };
    let is_read = |grid: &&Grid| recipes.iter().any(|recipe| fits(grid, recipe));
    let (read, others): (Vec<&Grid>, Vec<&Grid>) = sheets.iter().filter(|grid| !is_left_out(grid)).partition(is_read);
    let some = |sheets: &[&Grid]| or_by_area(area, |given| recognise_some(name, (sheets, all), given, known));
    // Recipes that an officer wrote may read what nobody recognises.
    let found =
        if read.is_empty() { or_by_area(area, |given| recognise(name, &others, given, known)) } else { some(&read) };
    let mut held: BTreeSet<(String, Period)> = pairs(&found);
    let (mut new, mut again, mut without) = (Vec::new(), Vec::new(), Vec::new());
    for grid in others.into_iter().filter(|_| !read.is_empty()) {
        let one = some(&[grid]);
        let gives = pairs(&one);
        if one.tables.is_empty() {
            without.push(grid.sheet().to_owned());
        } else if gives.is_subset(&held) {
            again.push(grid);
        } else {
            held.extend(gives);
            new.push(grid);
        }
    }
    let added = some(&new);
    let added_recipes = added.tables.iter().map(|table| table.recipe.as_str()).collect();
    let unfit = recipes.iter().flat_map(|recipe| unfit_sheets(recipe, sheets)).map(|told| match told.help {
        Some(help) => format!("{}: {help}", told.message),
        None => told.message,
    });
    let told = [said_new(&new), said_again(&again)].into_iter().flatten().chain(unfit).collect();
    let unread_sheets = found.unread_sheets.into_iter().chain(without).collect();
    Fresh {
        tables: found.tables.into_iter().chain(added.tables).collect(),
        recipes: added_recipes,
        unread_sheets,
        told,
    }
}

/// The measures with the periods that a table has a figure of.
fn pairs(found: &Recognised) -> BTreeSet<(String, Period)> {
    let measures = found.tables.iter().flat_map(|table| &table.found.measures);
    let of = measures.flat_map(|one| one.dated().into_iter().map(|(period, _)| (plain(&one.written), period)));
    of.collect()
}

fn named(sheets: &[&Grid]) -> Option<(String, bool)> {
    let names: Vec<String> = sheets.iter().map(|grid| format!("\u{201c}{}\u{201d}", grid.sheet())).collect();
    (!names.is_empty()).then(|| (list(&names), names.len() == 1))
}

fn said_new(sheets: &[&Grid]) -> Option<String> {
    let (names, is_one) = named(sheets)?;
    let what = if is_one { format!("the sheet {names} is") } else { format!("the sheets {names} are") };
    Some(format!("{what} new, and read by a [[source]] that is added"))
}

fn said_again(sheets: &[&Grid]) -> Option<String> {
    let (names, is_one) = named(sheets)?;
    let what = if is_one {
        format!("the sheet {names} is not read: it has measures and periods that")
    } else {
        format!("the sheets {names} are not read: they have measures and periods that")
    };
    Some(format!(
        "{what} other sheets have already; `leave_out` of the [[source]] can name it, or take the other sheet out of `sheets`"
    ))
}
