//! What is said of sheets of a file that are not read, and of its measures that the catalogue does not have.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;
use crate::figures::prose::list;
use crate::folder::table::grid::Grid;
use crate::folder::text::argument::argument;
use crate::folder::text::nearest::nearest;

use super::recipe::Recipe;

/// A measure that the first of the unknown ones may be, under another name.
fn nearly_known(unknown: &[(String, Place)], catalogue: &[Indicator]) -> String {
    let near = unknown.iter().find_map(|(name, _)| {
        let of = |indicator: &&Indicator| {
            indicator.called.iter().chain([&indicator.name]).any(|known| nearest(name, [known.as_str()]).is_some())
        };
        catalogue.iter().find(of).map(|indicator| (name, &indicator.id))
    });
    near.map_or_else(String::new, |(name, id)| {
        format!("if \u{201c}{name}\u{201d} is `{id}` under another name, write it there: called = [\"{name}\"]; ")
    })
}

/// What the catalogue does not have is no error: a workbook may hold more than one report says.
pub fn lacking(recipe: &Recipe, unknown: &[(String, Place)], catalogue: &[Indicator]) -> Diagnostic {
    const SHOWN: usize = 3;
    let shown: Vec<String> = unknown.iter().take(SHOWN).map(|(name, _)| format!("\u{201c}{name}\u{201d}")).collect();
    let more = if unknown.len() > SHOWN { format!(" and {} more", unknown.len() - SHOWN) } else { String::new() };
    let (file, count) = (&recipe.file.path, unknown.len());
    let message = match count {
        1 => format!("`{file}` has a measure that indicators.toml does not have: {}", shown[0]),
        _ => format!("`{file}` has {count} measures that indicators.toml does not have: {}{more}", shown.join(", ")),
    };
    let near = nearly_known(unknown, catalogue);
    let help = format!(
        "{near}to report them, run `scrutineer import {}` in the folder, or write the name under `called` of the measure that it is; \
             else leave them",
        argument(file)
    );
    Diagnostic::warning(Code::UnknownIndicator, message).help(help)
}

/// The sheets that hold something and have other headings than the recipe's.
pub fn unread_sheets(unread: &[&Grid]) -> Option<Diagnostic> {
    let filled = unread.iter().filter(|grid| !grid.top().is_empty());
    let names: Vec<String> = filled.map(|grid| format!("`{}`", grid.sheet())).collect();
    let file = &unread.first()?.file;
    let message = match names.as_slice() {
        [] => return None,
        [one] => format!("the sheet {one} of `{file}` is not read: it does not have the headings of the recipe"),
        more => {
            format!("the sheets {} of `{file}` are not read: they do not have the headings of the recipe", list(more))
        }
    };
    let help = "to leave them without this line, name those that are read: sheets = [\"...\"]";
    Some(Diagnostic::warning(Code::LeftOut, message).at(Place::file(file.clone())).help(help))
}
