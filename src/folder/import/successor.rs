//! Next quarter's file under another name: it takes the place of the one that a recipe names, and the recipe stays.

use std::collections::BTreeSet;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::Indicator;
use crate::figures::prose::list;
use crate::folder::settings::plan::Plan;
use crate::folder::table::columns::plain;
use crate::folder::text::argument::argument;
use crate::folder::text::nearest::advice;
use crate::folder::text::source::read_bytes;
use crate::folder::text::toml_text::quoted;

use super::choices::ImportChoices;
use super::proposal::Proposal;
use super::propose;

/// The file in `data/` whose place is taken, as the officer names it: of a list of neighbours the list.
///
/// # Errors
/// No recipe names it.
pub fn replaced(plan: &Plan, choices: &ImportChoices, is_list: bool) -> Result<Option<String>, Error> {
    let Some(named) = &choices.in_place_of else { return Ok(None) };
    let wanted = named.rsplit(['/', '\\']).next().unwrap_or(named);
    let sources = || plan.sources.iter().filter(|_| !is_list).map(|recipe| recipe.file.path.as_str());
    let paths = || sources().chain(list_of(plan).filter(|_| is_list)).filter(|path| path.starts_with("data/"));
    let found = paths().find(|path| path.strip_prefix("data/") == Some(wanted));
    found.map(|path| Some(path.to_owned())).ok_or_else(|| {
        let what = if is_list { "`neighbours`" } else { "[[source]]" };
        let message = format!("no {what} of report.toml names `data/{wanted}`");
        Diagnostic::error(Code::MissingFile, message).help(advice(&format!("data/{wanted}"), paths())).into()
    })
}

/// The list of neighbours that the report reads.
fn list_of(plan: &Plan) -> Option<&str> {
    Some(plan.national.as_ref()?.neighbours.as_ref()?.path.as_str())
}

/// Refuses a second list of neighbours beside the one that the report reads. `before`: the file whose place it takes.
///
/// # Errors
/// There is one, and nobody said that the new one takes its place.
pub fn not_a_second_list(
    (folder, file): (&Path, &Path),
    plan: &Plan,
    (new, before): (&str, Option<&str>),
) -> Result<(), Error> {
    let Some(list) = list_of(plan).filter(|list| *list != new && Some(*list) != before) else { return Ok(()) };
    let shown = |path: &Path| argument(&path.display().to_string().replace('\\', "/"));
    let message = format!("`{new}` is a list of statistical neighbours, and the report reads those of `{list}`");
    let help = format!(
        "if it takes the place of that list: scrutineer import {} --into {} --in-place-of {}",
        shown(file),
        shown(folder),
        argument(list.trim_start_matches("data/"))
    );
    Err(Diagnostic::error(Code::CannotWrite, message).help(help).into())
}

/// What stands in a folder beside a file that comes under a name of its own.
#[derive(Debug, Default)]
pub struct Beside {
    /// The single measures that both have with other figures.
    pub in_both: Vec<InBoth>,
    /// What the file of the period before gave, of a file of one period.
    pub before: Option<Proposal>,
}

/// Refuses a file most of whose measures another file of the folder has: both would give the same figures.
pub fn not_beside(
    (folder, file): (&Path, &Path),
    new: &Proposal,
    (plan, catalogue): (&Plan, &[Indicator]),
    choices: &ImportChoices,
) -> Result<Beside, Error> {
    let mut found = Beside::default();
    let paths: BTreeSet<&str> = plan
        .sources
        .iter()
        .filter(|recipe| !recipe.is_of_columns() && recipe.file.path.starts_with("data/"))
        .map(|recipe| recipe.file.path.as_str())
        .collect();
    for path in paths {
        let Ok(bytes) = read_bytes(&folder.join(path), path) else { continue };
        let Ok(old) = propose(path, &bytes, (catalogue, &[]), choices) else { continue };
        // Last year's file beside this year's: each has figures of its own, and what it says of those of another gives way.
        let both = old.figures.keys().filter(|name| new.figures.contains_key(*name)).count();
        if old.own.is_disjoint(&new.own) {
            let is_before = old.is_of_a_period && new.is_of_a_period && old.latest() < new.latest();
            let is_next = found.before.as_ref().is_none_or(|other| other.latest() < old.latest());
            if is_before && is_next && both * 2 >= old.figures.len().min(new.figures.len()) {
                found.before = Some(old);
            }
            continue;
        }
        if both * 2 > old.figures.len().min(new.figures.len()) {
            return Err(twice((folder, file), path, both).into());
        }
        let names: Vec<String> = old.figures.keys().filter(|name| differs(name, &old, new)).cloned().collect();
        if !names.is_empty() {
            found.in_both.push(InBoth { path: path.to_owned(), names });
        }
    }
    Ok(found)
}

/// The measures that another file has for the same time with other figures: two departments may each have their own.
#[derive(Debug)]
pub struct InBoth {
    path: String,
    /// Their names in small letters.
    pub names: Vec<String>,
}

impl InBoth {
    /// What is said of them. `left_out`: what is left out of the new file, as it writes it.
    pub fn told(&self, left_out: &[(String, String)]) -> String {
        let written = left_out.iter().map(|(name, _)| name).filter(|name| self.names.contains(&plain(name)));
        let names: Vec<String> = written.map(|name| format!("\u{201c}{name}\u{201d}")).collect();
        let (them, they_are) =
            if names.len() == 1 { ("it", "it is another measure") } else { ("them", "they are other measures") };
        format!(
            "`{}` has {} too, with other figures of the same time: this file is read without {them}. If {they_are}, say so in the name, \
             such as \u{201c}Complaints (Housing)\u{201d}, and import the file again",
            self.path,
            list(&names)
        )
    }
}

/// Whether two files have a measure for the same time, with other figures.
fn differs(name: &str, old: &Proposal, new: &Proposal) -> bool {
    let Some((old, new)) = old.figures.get(name).zip(new.figures.get(name)) else { return false };
    old.iter().any(|(period, figure)| new.get(period).is_some_and(|other| other != figure))
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
    let root = |wanted: &str| table.get_ref().iter().find(|(name, _)| name.get_ref() == wanted).map(|(_, value)| value);
    let named = |value: &Spanned<DeValue>, key: &str| {
        let (_, file) = value.get_ref().as_table()?.iter().find(|(name, _)| name.get_ref() == key)?;
        matches!(file.get_ref(), DeValue::String(path) if path.trim() == old).then(|| file.span())
    };
    let sources = root("source").and_then(|value| value.get_ref().as_array());
    let sources = sources.into_iter().flat_map(|sources| sources.iter()).filter_map(|source| named(source, "file"));
    let list = root("national").and_then(|national| named(national, "neighbours"));
    let mut spans: Vec<_> = sources.chain(list).collect();
    spans.sort_by_key(|span| span.start);
    let mut text = report.to_owned();
    spans.into_iter().rev().for_each(|span| text.replace_range(span, &quoted(new)));
    text
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn only_the_name_of_the_file_changes() {
        let report = "title = \"data/a.csv\"\n[[source]] # ours\nfile = 'data/a.csv' # Q2\nsheets = [\"x\"]\n[[source]]\nfile = \"data/b.csv\"\n\
                      [[source]]\nfile = \"data/a.csv\"\n[national]\nneighbours = \"data/a.csv\"\n";
        let expected = "title = \"data/a.csv\"\n[[source]] # ours\nfile = \"data/c d.csv\" # Q2\nsheets = [\"x\"]\n[[source]]\n\
                        file = \"data/b.csv\"\n[[source]]\nfile = \"data/c d.csv\"\n[national]\nneighbours = \"data/c d.csv\"\n";
        assert_eq!(renamed(report, "data/a.csv", "data/c d.csv"), expected);
    }
}
