//! Every example of the page, put into a folder that has what it names, and drafted.

use std::path::Path;

use toml::{Table, Value};

use crate::diagnostic::Diagnostic;
use crate::draft::draft_again;
use crate::folder::{Folder, Part};
use crate::pack::paper::Anew;
use crate::pack::{PackPlan, PaperPlan, gathered};
use crate::review::coverage::run_cases;
use crate::rules::Statements;

use super::page::{KeyTable, Page, Row};
use super::standard::{self, Files};

/// Tries all blocks and the example of each key within the blocks of its part, one of which must take it. What goes wrong.
pub fn try_all(page: &Page) -> Vec<String> {
    let mut kept = Statements::default();
    let mut faults = Vec::new();
    for part in &page.parts {
        if part.blocks.is_empty() {
            faults.push(format!("{}: there is no example in a block", part.what));
        }
        for block in &part.blocks {
            if let Err(why) = tried(part, block, None, &mut kept) {
                faults.push(format!("{}: the block is in error: {why}", part.what));
            }
        }
        for row in &part.rows {
            let mut why = String::new();
            let is_taken = part.blocks.iter().any(|block| match tried(part, block, Some(row), &mut kept) {
                Ok(()) => true,
                Err(told) => {
                    why = format!("{why}\n    {told}");
                    false
                }
            });
            if !is_taken {
                faults.push(format!("{}: the example of `{}` is in error:{why}", part.what, row.key));
            }
        }
    }
    faults
}

/// Puts an example into a block, and that into a folder.
fn tried(part: &KeyTable, block: &str, row: Option<&Row>, kept: &mut Statements) -> Result<(), String> {
    if part.file.ends_with(".csv") {
        let table = with_cell(block, row)?;
        return drafted(standard::folder(&part.file, table), kept).map(drop);
    }
    let mut table: Table = block.parse().map_err(|error| format!("{error}"))?;
    if let Some(row) = row {
        put(innermost(&mut table, &part.path)?, row)?;
    }
    let text = |table: Table| toml::to_string(&in_order(table)).map_err(|error| error.to_string());
    match part.file.as_str() {
        "march-supplement.toml" => supplement(standard::meeting(standard::MARCH), &text(table)?),
        "march.toml" => pack(standard::meeting(&text(with_standard(standard::MARCH, table)?)?)),
        "report.toml" => {
            let whole = with_standard(standard::REPORT, table)?;
            let columns = whole.get("columns").and_then(Value::as_table).cloned();
            let mut files = standard::folder("report.toml", text(whole)?);
            standard::rename(&mut files, &columns.unwrap_or_default());
            drafted(files, kept).map(drop)
        }
        "indicators.toml" => {
            let whole = with_standard(standard::CATALOGUE, table)?;
            drafted(standard::folder("indicators.toml", text(whole)?), kept).map(drop)
        }
        file => {
            let files = standard::folder(file, text(table)?);
            // Made-up figures are tried when a case is read; with others than the block's another sentence comes.
            if row.is_some() && part.path.ends_with(&["figures".to_owned()]) {
                return read(files).map(drop);
            }
            let cases = run_cases(&drafted(files, kept)?);
            let is_meant = row.is_none() || part.what == "a case";
            sound(cases.into_iter().filter(|_| is_meant).filter_map(|case| case.fails).collect())
        }
    }
}

/// The standard file with the tables of a block in place of its own.
fn with_standard(standard: &str, block: Table) -> Result<Table, String> {
    let mut whole: Table = standard.parse().map_err(|error| format!("{error}"))?;
    for (key, value) in block {
        whole.insert(key, value);
    }
    Ok(whole)
}

/// The table that a path of keys leads to; of several of one name the last.
fn innermost<'a>(table: &'a mut Table, path: &[String]) -> Result<&'a mut Table, String> {
    let Some((key, rest)) = path.split_first() else { return Ok(table) };
    let mut value = table.get_mut(key).ok_or_else(|| format!("the block has no `{key}`"))?;
    while let Value::Array(list) = value {
        value = list.last_mut().ok_or_else(|| format!("`{key}` is empty"))?;
    }
    match value {
        Value::Table(inner) => innermost(inner, rest),
        _ => Err(format!("`{key}` is no table")),
    }
}

/// The keys of an example in place of the table's own; `{ ... }` in place of the whole table.
fn put(table: &mut Table, row: &Row) -> Result<(), String> {
    let lines = row.lines().join("\n");
    let parsed = |text: &str| text.parse::<Table>().map_err(|error| format!("{error}"));
    if lines.starts_with('{') {
        let whole = parsed(&format!("table = {lines}"))?;
        let inner = whole.get("table").and_then(Value::as_table).cloned();
        *table = inner.ok_or_else(|| format!("{lines} is no table"))?;
    } else {
        table.extend(parsed(&lines)?);
    }
    if table.contains_key(&row.key) { Ok(()) } else { Err("it does not have the key".to_owned()) }
}

/// Plain values before tables, as a file must have them.
fn in_order(table: Table) -> Table {
    let is_table = |value: &Value| match value {
        Value::Table(_) => true,
        Value::Array(list) => list.first().is_some_and(Value::is_table),
        _ => false,
    };
    let inner = |value: Value| match value {
        Value::Table(table) => Value::Table(in_order(table)),
        Value::Array(list) => {
            let each = |value| if let Value::Table(table) = value { Value::Table(in_order(table)) } else { value };
            Value::Array(list.into_iter().map(each).collect())
        }
        value => value,
    };
    let (tables, plain): (Vec<_>, Vec<_>) = table.into_iter().partition(|(_, value)| is_table(value));
    plain.into_iter().chain(tables).map(|(key, value)| (key, inner(value))).collect()
}

/// A table of cells with the example of a column in its first row.
fn with_cell(block: &str, row: Option<&Row>) -> Result<String, String> {
    let mut rows: Vec<Vec<String>> =
        block.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>()).collect();
    if let Some(row) = row {
        let cell = row.lines().first().map(|cell| (*cell).to_owned()).ok_or("there is no cell")?;
        let at = rows[0].iter().position(|heading| *heading == row.key).unwrap_or(rows[0].len());
        if at == rows[0].len() {
            rows.iter_mut().for_each(|cells| cells.push(String::new()));
            rows[0][at].clone_from(&row.key);
        }
        rows.get_mut(1).ok_or("the block has no row")?[at] = format!("\"{cell}\"");
    }
    Ok(rows.into_iter().map(|cells| cells.join(",") + "\n").collect())
}

/// What drafting a folder comes to.
fn drafted(files: Files, kept: &mut Statements) -> Result<Folder, String> {
    let folder = read(files)?;
    sound(draft_again(&folder, kept).diagnostics)?;
    Ok(folder)
}

fn read(files: Files) -> Result<Folder, String> {
    let (folder, told) = Folder::from_files(files);
    sound(told)?;
    folder.ok_or_else(|| "there is no report".to_owned())
}

/// The same of a supplement to the standard pack, whose item 8 is to follow.
fn supplement(meeting: tempfile::TempDir, text: &str) -> Result<(), String> {
    let path = meeting.path().join("meeting/march-supplement.toml");
    std::fs::write(path, text).map_err(|error| error.to_string())?;
    pack_called(&meeting, "march-supplement.toml")
}

/// What drafting a pack comes to. A PDF from elsewhere is drawn by the program itself, which is not there: it is only found.
fn pack(meeting: tempfile::TempDir) -> Result<(), String> {
    pack_called(&meeting, "march.toml")
}

fn pack_called(meeting: &tempfile::TempDir, name: &str) -> Result<(), String> {
    let (plan, told) = PackPlan::open(&meeting.path().join("meeting").join(name));
    sound(told)?;
    let plan = plan.ok_or("there is no pack")?;
    let has_foreign = plan.items.iter().any(|item| matches!(item.paper, PaperPlan::Pdf { .. }));
    let program = Path::new("no-program");
    if has_foreign { Ok(()) } else { sound(gathered(&plan, Part::B, &Anew { program }).told) }
}

fn sound(told: Vec<Diagnostic>) -> Result<(), String> {
    let faults: Vec<String> = told.iter().filter(|told| told.is_error()).map(in_words).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
}

fn in_words(told: &Diagnostic) -> String {
    let at = told.at.as_ref().map_or_else(String::new, |at| format!(" ({at})"));
    let help = told.help.as_ref().map_or_else(String::new, |help| format!(" [{help}]"));
    format!("{}: {}{at}{help}", told.code, told.message)
}
