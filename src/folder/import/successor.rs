//! Next quarter's file under another name: it takes the place of the one that a recipe names, and the recipe stays.

use std::collections::BTreeSet;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::Indicator;
use crate::figures::prose::list;
use crate::folder::argument::argument;
use crate::folder::nearest::advice;
use crate::folder::plan::Plan;
use crate::folder::source::read_bytes;
use crate::folder::toml_text::quoted;

use super::choices::ImportChoices;
use super::proposal::Proposal;
use super::propose;

/// The file in `data/` whose place is taken, as the officer names it.
///
/// # Errors
/// No recipe names it.
pub fn replaced(plan: &Plan, choices: &ImportChoices) -> Result<Option<String>, Error> {
    let Some(named) = &choices.in_place_of else { return Ok(None) };
    let wanted = named.rsplit(['/', '\\']).next().unwrap_or(named);
    let paths = || plan.sources.iter().map(|recipe| recipe.file.path.as_str()).filter(|path| path.starts_with("data/"));
    let found = paths().find(|path| path.strip_prefix("data/") == Some(wanted));
    found.map(|path| Some(path.to_owned())).ok_or_else(|| {
        let message = format!("no [[source]] of report.toml names `data/{wanted}`");
        Diagnostic::error(Code::MissingFile, message).help(advice(&format!("data/{wanted}"), paths())).into()
    })
}

/// Refuses a file most of whose measures another file of the folder has: both would give the same figures. Says which single ones both
/// have.
pub fn not_beside(
    (folder, file): (&Path, &Path),
    new: &Proposal,
    (plan, catalogue): (&Plan, &[Indicator]),
    choices: &ImportChoices,
) -> Result<Vec<String>, Error> {
    let mut told = Vec::new();
    let paths: BTreeSet<&str> = plan
        .sources
        .iter()
        .filter(|recipe| !recipe.is_of_columns() && recipe.file.path.starts_with("data/"))
        .map(|recipe| recipe.file.path.as_str())
        .collect();
    for path in paths {
        let Ok(bytes) = read_bytes(&folder.join(path), path) else { continue };
        let Ok(old) = propose(path, &bytes, (catalogue, &[]), choices) else { continue };
        // Last year's file beside this year's: each has figures of its own.
        if old.held.is_disjoint(&new.held) {
            continue;
        }
        let both = old.names.intersection(&new.names).count();
        if both * 2 > old.names.len().min(new.names.len()) {
            return Err(twice((folder, file), path, both).into());
        }
        told.extend(in_both(path, &old.names, &new.names));
    }
    Ok(told)
}

/// What is said of measures that another file has for the same time: two departments may each have their own.
fn in_both(path: &str, old: &BTreeSet<String>, new: &BTreeSet<String>) -> Option<String> {
    let both: Vec<String> = old.intersection(new).map(|name| format!("\u{201c}{name}\u{201d}")).collect();
    (!both.is_empty()).then(|| {
        format!(
            "`{path}` has {} too, and a measure has one figure for a period: if they are other measures, give them other names in one of \
             the files; if not, add them to `leave_out` of one [[source]]",
            list(&both)
        )
    })
}

fn twice((folder, file): (&Path, &Path), path: &str, both: usize) -> Diagnostic {
    let shown = |path: &Path| argument(&path.display().to_string().replace('\\', "/"));
    let named = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let measures = if both == 1 { "a measure".to_owned() } else { format!("{both} measures") };
    let message =
        format!("`{named}` has {measures} that `{path}` has already: both together would give each figure twice");
    let help = format!(
        "if it takes the place of that file: scrutineer import {} --into {} --in-place-of {}; else rename its measures",
        shown(file),
        shown(folder),
        argument(path.trim_start_matches("data/"))
    );
    Diagnostic::error(Code::ContradictingObservations, message).at(Place::file(path)).help(help)
}

/// `report.toml` with the name of one file in the place of another's, every other byte as it was.
pub fn renamed(report: &str, old: &str, new: &str) -> String {
    let Ok(table) = DeTable::parse(report) else { return report.to_owned() };
    let sources = table.get_ref().iter().find(|(name, _)| name.get_ref() == "source");
    let sources = sources.and_then(|(_, value)| value.get_ref().as_array());
    let mut text = report.to_owned();
    let spans = sources.into_iter().flat_map(|sources| sources.iter()).filter_map(|source| {
        let (_, file) = source.get_ref().as_table()?.iter().find(|(name, _)| name.get_ref() == "file")?;
        matches!(file.get_ref(), DeValue::String(path) if path.trim() == old).then(|| file.span())
    });
    let spans: Vec<_> = spans.collect();
    spans.into_iter().rev().for_each(|span| text.replace_range(span, &quoted(new)));
    text
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn only_the_name_of_the_file_changes() {
        let report = "title = \"data/a.csv\"\n[[source]] # ours\nfile = 'data/a.csv' # Q2\nsheets = [\"x\"]\n[[source]]\nfile = \"data/b.csv\"\n\
                      [[source]]\nfile = \"data/a.csv\"\n";
        let expected = "title = \"data/a.csv\"\n[[source]] # ours\nfile = \"data/c d.csv\" # Q2\nsheets = [\"x\"]\n[[source]]\n\
                        file = \"data/b.csv\"\n[[source]]\nfile = \"data/c d.csv\"\n";
        assert_eq!(renamed(report, "data/a.csv", "data/c d.csv"), expected);
    }
}
