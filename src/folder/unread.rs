//! Files of the folder that nothing reads: most often one that an editor saved under another name.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::list;

use super::diagnostics::Diagnostics;
use super::files::FolderFiles;
use super::listing::entries;

/// The folders in which every file is there to be read.
const WHOLLY_READ: [&str; 3] = ["rules", "cases", "layouts"];

/// The files that stand beside each other at the top of a report folder.
const AT_THE_TOP: [&str; 3] = ["report.toml", "indicators.toml", "commentary.toml"];

/// What the name of a table has in it, whatever was hung behind it.
const OF_TABLES: [&str; 4] = [".csv", ".tsv", ".xls", ".ods"];

/// So many files are named; of more only how many.
const NAMED: usize = 6;

/// Warns about every file that looks as if it were meant to be read and is not, all in one line.
pub fn unread(files: FolderFiles, read: &[&str], faults: &Diagnostics) {
    let mut found = Vec::new();
    // What cannot be listed is reported where it is read.
    let told = &Diagnostics::default();
    for place in WHOLLY_READ {
        found.extend(all(files, place, told).into_iter().map(|name| format!("{place}/{name}")));
    }
    let tables = all(files, "data", told).into_iter().filter(|name| has(name, &OF_TABLES));
    found.extend(tables.map(|name| format!("data/{name}")));
    found.extend(all(files, "", told).into_iter().filter(|name| is_nearly_ours(name)));
    found.retain(|name| !read.contains(&name.as_str()) && !is_a_rule_or_case(name));
    let Some(first) = found.first() else { return };
    let shown: Vec<String> = found.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let message = match found.len() {
        1 => format!("{} is not read", shown[0]),
        more if more <= NAMED => format!("{} are not read", list(&shown)),
        more => format!("{} and {} more files are not read", shown.join(", "), more - NAMED),
    };
    faults.add(Diagnostic::warning(Code::UnreadFile, message).at(Place::file(first)).help(
        "rename the file or move it out of the folder: rule files end in .rhai, cases in .toml, layouts in .typ and tables in .csv or .xlsx",
    ));
}

/// Every name in a folder but notes to the reader, hidden files and the locks of Office; a folder's with `/` behind it.
fn all(files: FolderFiles, folder: &str, faults: &Diagnostics) -> Vec<String> {
    let is_note =
        |name: &str| name.to_lowercase().starts_with("readme") || name.starts_with('.') || name.starts_with("~$");
    let named = |(name, is_folder): (String, bool)| if is_folder { format!("{name}/") } else { name };
    entries(files, folder, faults).into_iter().map(named).filter(|name| !is_note(name)).collect()
}

/// Cases are read and are no part of what a report is made from; a rule file that cannot be read has an error of its own.
fn is_a_rule_or_case(name: &str) -> bool {
    [("rules/", ".rhai"), ("cases/", ".toml")].into_iter().any(|(place, ending)| {
        name.strip_prefix(place).is_some_and(|name| !name.starts_with('~') && name.to_lowercase().ends_with(ending))
    })
}

fn has(name: &str, parts: &[&str]) -> bool {
    let lower = name.to_lowercase();
    !lower.ends_with('/') && parts.iter().any(|part| lower.contains(part))
}

/// `house.rhai.txt`, `report.toml.bak`, `commentry.toml`.
fn is_nearly_ours(name: &str) -> bool {
    let lower = name.to_lowercase();
    let misspelt = || {
        lower.ends_with(".toml")
            && AT_THE_TOP.iter().any(|ours| name != *ours && strsim::damerau_levenshtein(&lower, ours) <= 2)
    };
    has(name, &[".rhai", ".toml."]) || misspelt()
}
