//! Files of the folder that nothing reads: most often one that an editor saved under another name.

use std::io::Read;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::list;
use crate::folder::disk::files::FolderFiles;
use crate::folder::disk::listing::entries;
use crate::folder::text::diagnostics::Diagnostics;

/// The folders in which every file is there to be read.
const WHOLLY_READ: [&str; 3] = ["rules", "cases", "layouts"];

/// The files that stand beside each other at the top of a report folder.
const AT_THE_TOP: [&str; 3] = ["report.toml", "indicators.toml", "commentary.toml"];

/// What the name of a table has in it, whatever was hung behind it.
const OF_TABLES: [&str; 6] = [".csv", ".tsv", ".tab", ".xls", ".ods", ".numbers"];

/// So many files are named; of more only how many.
const NAMED: usize = 6;

/// So deep in `data/` a table is looked for.
const DEEPEST: usize = 4;

/// Warns about every file that looks as if it were meant to be read and is not, all in one line. Of what was `read` or is told
/// of already nothing is said; `in_data` where the tables were read at all.
pub fn unread(files: FolderFiles, read: &[&str], told: &[&str], in_data: bool) -> Option<Diagnostic> {
    let mut found = Vec::new();
    for place in WHOLLY_READ {
        found.extend(all(files, place).into_iter().map(|name| format!("{place}/{name}")));
    }
    if in_data {
        tables(files, "data", 0, &mut found);
    }
    found.extend(all(files, "").into_iter().filter(|name| is_nearly_ours(name)));
    found.retain(|name| !read.contains(&name.as_str()) && !told.contains(&name.as_str()) && !is_a_rule_or_case(name));
    let first = found.first()?;
    let shown: Vec<String> = found.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let message = match found.len() {
        1 => format!("{} is not read", shown[0]),
        more if more <= NAMED => format!("{} are not read", list(&shown)),
        more => format!("{} and {} more files are not read", shown.join(", "), more - NAMED),
    };
    Some(Diagnostic::warning(Code::UnreadFile, message).at(Place::file(first)).help(
        "rename the file or move it out of the folder: rule files end in .rhai, cases in .toml, layouts in .typ and tables in .csv, .xlsx or .ods",
    ))
}

/// Every name in a folder but notes to the reader, hidden files and the locks of Office; a folder's with `/` behind it.
fn all(files: FolderFiles, folder: &str) -> Vec<String> {
    let is_note =
        |name: &str| name.to_lowercase().starts_with("readme") || name.starts_with('.') || name.starts_with("~$");
    let named = |(name, is_folder): (String, bool)| if is_folder { format!("{name}/") } else { name };
    // What cannot be listed is reported where it is read.
    let told = &Diagnostics::default();
    entries(files, folder, told).into_iter().map(named).filter(|name| !is_note(name)).collect()
}

/// The tables in a folder and in the folders within it.
fn tables(files: FolderFiles, folder: &str, depth: usize, found: &mut Vec<String>) {
    for name in all(files, folder) {
        let path = format!("{folder}/{name}");
        match path.strip_suffix('/') {
            // Nobody can look into it by the name that can be shown.
            Some(_) if path.contains(char::REPLACEMENT_CHARACTER) => found.push(path),
            Some(within) if depth < DEEPEST => tables(files, within, depth + 1, found),
            Some(_) => {}
            None if has(&name, &OF_TABLES) || is_text_table(files, &path) => found.push(path),
            None => {}
        }
    }
}

/// Cases are read and are no part of what a report is made from; a rule file that cannot be read has an error of its own.
fn is_a_rule_or_case(name: &str) -> bool {
    [("rules/", ".rhai"), ("cases/", ".toml")].into_iter().any(|(place, ending)| {
        name.strip_prefix(place)
            .is_some_and(|name| !name.starts_with('~') && !name.contains('/') && name.to_lowercase().ends_with(ending))
    })
}

fn has(name: &str, parts: &[&str]) -> bool {
    let lower = name.to_lowercase();
    !lower.ends_with('/') && parts.iter().any(|part| lower.contains(part))
}

/// A text whose first line has tabs, or commas as a row has them: Excel saves such tables as `.txt`.
fn is_text_table(files: FolderFiles, path: &str) -> bool {
    let lower = path.to_lowercase();
    if ![".txt", ".prn", ".dat"].iter().any(|ending| lower.ends_with(ending)) || !files.is_file(path) {
        return false;
    }
    let mut head = Vec::new();
    let Ok(file) = files.stream(path) else { return false };
    if file.take(4096).read_to_end(&mut head).is_err() {
        return false;
    }
    let first = head.split(|byte| matches!(byte, b'\n' | b'\r')).find(|line| !line.is_empty()).unwrap_or(&[]);
    let count = |separator: u8| first.iter().filter(|byte| **byte == separator).count();
    count(b'\t') > 0 || (count(b',').max(count(b';')) > 1 && !first.contains(&b' '))
}

/// `house.rhai.txt`, `report.toml.bak`, `report.toml~`, `commentry.toml`.
fn is_nearly_ours(name: &str) -> bool {
    let lower = name.to_lowercase();
    let misspelt = || {
        lower.ends_with(".toml")
            && AT_THE_TOP.iter().any(|ours| name != *ours && strsim::damerau_levenshtein(&lower, ours) <= 2)
    };
    has(name, &[".rhai", ".toml.", ".toml~"]) || misspelt()
}

/// A file at the top that looks as if it were meant to be this one: `report.toml.txt`.
pub fn nearly(files: FolderFiles, name: &str) -> Option<String> {
    let is_it = |found: &String| {
        let lower = found.to_lowercase();
        let renamed = || lower.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '~', ' ']));
        is_nearly_ours(found) && (renamed() || strsim::damerau_levenshtein(&lower, name) <= 2)
    };
    all(files, "").into_iter().find(|found| *found != name && is_it(found))
}
