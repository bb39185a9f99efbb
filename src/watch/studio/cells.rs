//! The cells of an officer's own tables, as a page sends them: tried before they are saved, and saved as they would have been typed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::folder::edit::{CellTexts, EditedTable, WrittenRow};
use crate::folder::history::Version;
use crate::folder::{Folder, sha256};
use crate::review::unsaved::{BeforeEdit, Tried, UnsavedFigures};

use super::figures::{fault, folder_of, named};
use super::refusal::{Refusal, UNFIT, first_wrong, read_sent, unfit, while_overtaken, wrong};
use super::tried::comes_to;
use super::work::Work;

/// What a page sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// The measure.
    of: String,
    files: Vec<SentFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SentFile {
    /// `data/observations.csv`
    file: String,
    rows: Vec<SentRow>,
}

/// A row that is changed, or added.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SentRow {
    /// Where the page has read it; none of a row that is added.
    line: Option<usize>,
    /// What it held then.
    #[serde(default)]
    was: Vec<String>,
    /// What its cells are to hold, by their places.
    to: BTreeMap<usize, String>,
}

/// A file as it would be.
struct Edited {
    name: String,
    hash: String,
    bytes: Vec<u8>,
    /// The lines of the rows that are edited.
    lines: BTreeSet<usize>,
}

/// More cells than any row has.
const MOST_CELLS: usize = 1_000;

/// Somebody else has changed a row: the page gets it as it is, and keeps what was typed.
fn overtaken(file: &str, row: &SentRow, now: Option<WrittenRow>) -> Refusal {
    let said = format!("a row of {file} has been changed since this page was read");
    ("409 Conflict", json!({ "overtaken": file, "said": said, "line": row.line, "now": now }))
}

/// A file of an edit as it would be.
fn edited(work: &Work, folder: &Folder, sent: &SentFile) -> Result<Edited, Refusal> {
    let own = folder.own_table(&work.folder, &sent.file).map_err(wrong)?;
    let (mut changes, mut added) = (Vec::new(), Vec::<CellTexts>::new());
    for row in &sent.rows {
        if row.to.keys().any(|at| *at >= MOST_CELLS) {
            return Err((UNFIT, json!({ "said": "no row has so many cells" })));
        }
        let Some(line) = row.line else {
            added.push(row.to.clone());
            continue;
        };
        // Of two rows that held the same, one may have gone: then the other is found for both.
        let is_free = |found: &WrittenRow| changes.iter().all(|(taken, _): &(WrittenRow, _)| taken.line != found.line);
        let Some(found) = own.table.found(line, &row.was).filter(is_free) else {
            return Err(overtaken(&sent.file, row, own.table.most_like(line, &row.was)));
        };
        changes.push((found, row.to.clone()));
    }
    let EditedTable { text, lines } = own.table.changed(&changes, &added).map_err(unfit)?;
    let bytes = text.bytes().map_err(unfit)?;
    Ok(Edited { name: sent.file.clone(), hash: sha256(&own.bytes), bytes, lines })
}

fn of_edits(work: &Work, folder: &Folder, sent: &Sent) -> Result<Vec<Edited>, Refusal> {
    let mut seen = BTreeSet::new();
    if !sent.files.iter().all(|one| seen.insert(&one.file)) || sent.files.iter().all(|one| one.rows.is_empty()) {
        return Err((UNFIT, json!({ "said": "this is not an edit of a table" })));
    }
    sent.files.iter().map(|one| edited(work, folder, one)).collect()
}

/// What an edit comes to.
fn outcome(work: &Work, edits: &[Edited]) -> Result<Tried, Refusal> {
    let files = edits.iter().map(|one| (one.name.clone(), one.bytes.clone(), one.lines.clone()));
    let unsaved = UnsavedFigures::of(files).map_err(first_wrong)?;
    let (draft, told) = work.told.before();
    let mut trying = work.trying.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(trying.tried_figures(&unsaved, BeforeEdit { draft: draft.as_deref(), told: &told }))
}

/// What is told of an edit, with the place of its cell in the row, and whether the row is one that is added.
fn placed(told: &Diagnostic, folder: &Folder, edits: &[Edited]) -> Value {
    let mut value = fault(told);
    let Some(at) = &told.at else { return value };
    let Some(edit) = edits.iter().find(|one| *one.name == *at.file) else { return value };
    let table = folder.own_table_of(&edit.name, &edit.bytes);
    let row = table.ok().and_then(|table| table.rows(|row| row.line == at.line).pop());
    let cell = row.and_then(|row| row.cells.iter().position(|cell| cell.column == at.column));
    value["cell"] = json!(cell);
    value["nth"] = json!(edit.lines.iter().position(|line| *line == at.line));
    value
}

/// What would change, before it is saved.
///
/// # Errors
/// Where it is not an edit; a row has become another.
pub fn tried(work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let folder = folder_of(work).map_err(|told| (UNFIT, told))?;
    let edits = of_edits(work, &folder, &sent)?;
    let tried = outcome(work, &edits)?;
    Ok(comes_to(&tried, |told| placed(told, &folder, &edits)))
}

/// Saves it, where its rows can be read, and says what was done.
///
/// # Errors
/// As [`tried`]; where a row cannot be read, or the files cannot be saved.
pub fn save(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let folder = folder_of(work).map_err(|told| (UNFIT, told))?;
    let known = folder.indicators().iter().find(|indicator| indicator.id == sent.of);
    let of = known.ok_or_else(|| (UNFIT, json!({ "said": "the catalogue has no such measure" })))?;
    let what = format!("Figures changed: {}", named(work, &of.id));
    while_overtaken(work, &what, || {
        let edits = of_edits(work, &folder, &sent)?;
        let tried = outcome(work, &edits)?;
        if !tried.wrong.is_empty() {
            let unread: Vec<_> = tried.wrong.iter().map(|told| placed(told, &folder, &edits)).collect();
            return Err((UNFIT, json!({ "said": "a figure cannot be read", "wrong": unread })));
        }
        let version = |one: Edited| Version { name: one.name, from: Some(one.hash), to: Some(one.bytes) };
        let versions: Vec<Version> = edits.into_iter().map(version).collect();
        if versions.iter().all(|one| one.to.as_deref().map(sha256) == one.from) {
            return Err((UNFIT, json!({ "said": "this changes nothing in the file" })));
        }
        Ok(versions)
    })?;
    Ok(what)
}
