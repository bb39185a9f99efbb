//! A case changed in place, its figures and what is expected of them: put as it would be before it is saved.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Place};
use crate::folder::edit::{CaseTexts, WrittenCase, change_case, written_case};
use crate::folder::history::Version;
use crate::folder::{FilesByName, Folder};
use crate::review::coverage::{CaseOutcome, run_cases};

use super::cases::has_case;
use super::figures::fault;
use super::refusal::{Refusal, UNFIT, first_wrong, read_sent, unfit, while_overtaken, wrong};
use super::work::{Work, Written};

/// What a page sends: a case as it was listed, and as it is to be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    file: String,
    line: usize,
    was: CaseTexts,
    to: CaseTexts,
}

/// The file with the case as it is to be.
struct Changed {
    /// The SHA-256 of the file as it stands.
    from: Option<String>,
    bytes: Vec<u8>,
    case: WrittenCase,
}

/// Puts a case as it would be: what comes of it, and whether that is what it expects.
///
/// # Errors
/// Somebody else has changed it, it can be put to nothing, or it cannot be changed by itself.
pub fn tried(work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let outcome = put(work, &sent, &changed(work, &sent)?)?;
    let came: Vec<Value> = outcome.came.iter().map(|came| json!({ "text": came.text, "rule": came.rule })).collect();
    Ok(json!({ "fails": outcome.fails.as_ref().map(fault), "came": came }))
}

/// Saves it, and says what was done. One that does not come out may be saved: a rule may be meant to follow.
///
/// # Errors
/// As [`tried`]; or it cannot be saved.
pub fn save(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let what = format!("Case changed: {}", sent.to.name.trim());
    while_overtaken(work, &what, || {
        let changed = changed(work, &sent)?;
        put(work, &sent, &changed)?;
        Ok(vec![Version { name: sent.file.clone(), from: changed.from, to: Some(changed.bytes) }])
    })?;
    Ok(what)
}

fn changed(work: &Work, sent: &Sent) -> Result<Changed, Refusal> {
    has_case(work, &sent.file, &sent.was.name)?;
    let Written { hash, text } = work.written(&sent.file).map_err(wrong)?;
    let now = written_case(&text, &sent.was.name, sent.line).map_err(unfit)?;
    if now.texts.as_ref() != Some(&sent.was) {
        let said = "this case has been changed since this page was read";
        let (line, now) = (*now.lines.start(), now.texts);
        return Err(("409 Conflict", json!({ "overtaken": sent.file, "said": said, "line": line, "now": now })));
    }
    let to = without_blanks(&sent.to);
    if to.name.is_empty() {
        return Err((UNFIT, json!({ "said": "the case has no name", "help": "say what it shows", "field": "name" })));
    }
    let after = change_case(&text, (&sent.was.name, *now.lines.start()), &to).map_err(unfit)?;
    let case = written_case(&after, &to.name, *now.lines.start()).map_err(unfit)?;
    Ok(Changed { from: hash, bytes: after.bytes().map_err(unfit)?, case })
}

/// What was typed: what is blank is not there.
fn without_blanks(typed: &CaseTexts) -> CaseTexts {
    let is_said = |text: &str| !text.trim().is_empty();
    let mut to = typed.clone();
    to.name = if is_said(&to.name) { to.name } else { String::new() };
    to.figures.iter_mut().for_each(|one| one.retain(|(key, held)| is_said(key) && is_said(held)));
    to.says.retain(|text| is_said(text));
    to.rule = to.rule.filter(|rule| is_said(rule));
    to
}

/// What `test` would find in the folder.
fn put(work: &Work, sent: &Sent, Changed { bytes, case, .. }: &Changed) -> Result<CaseOutcome, Refusal> {
    let files = FilesByName::of([(sent.file.as_str(), bytes.clone())]).map_err(first_wrong)?;
    let (folder, told, _) = Folder::open_unsaved(&work.folder, &files, None);
    let is_in_it = |at: &Place| *at.file == *sent.file && case.lines.contains(&at.line);
    let is_of_it = |told: &&Diagnostic| {
        let mut at = told.at.iter().chain(told.also.iter().map(|(at, _)| at));
        told.is_error() && at.any(is_in_it)
    };
    if let Some(told) = told.iter().find(is_of_it) {
        return Err((UNFIT, fault(told)));
    }
    let folder = folder.ok_or_else(|| (UNFIT, json!({ "said": "there is no report yet" })))?;
    let own = run_cases(&folder).into_iter().find(|one| is_in_it(&one.place));
    own.ok_or_else(|| (UNFIT, json!({ "said": "the case cannot be read back" })))
}
