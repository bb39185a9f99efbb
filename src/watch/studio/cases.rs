//! The cases of the folder, as `test` puts them: whether each comes out, and why not. One is taken out.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::folder::edit::{WrittenCase, remove_case, written_cases};
use crate::folder::history::Version;
use crate::review::coverage::{CaseOutcome, run_cases};
use crate::rules::Case;

use crate::watch::answer::Answer;

use super::figures::{fault, folder_of};
use super::refusal::{Refusal, UNFIT, read_sent, unfit, while_overtaken, wrong};
use super::work::{Work, Written};

/// What a page sends: a case as it was listed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    name: String,
    file: String,
    line: usize,
}

/// All of them, those first that do not come out: with what a person reads and types of each, where that can be changed here.
pub fn read(work: &Work) -> Answer {
    let folder = match folder_of(work) {
        Ok(folder) => folder,
        Err(told) => return Answer::told(UNFIT, &told),
    };
    let outcomes = run_cases(&folder);
    let mut all: Vec<(&Case, &CaseOutcome)> = folder.cases().iter().zip(&outcomes).collect();
    all.sort_by_key(|(_, outcome)| outcome.passed());
    let mut files: BTreeMap<String, Vec<WrittenCase>> = BTreeMap::new();
    let one = |(case, outcome): (&Case, &CaseOutcome)| {
        let known = folder.indicators().iter().find(|own| case.indicator.as_ref() == Some(&own.id));
        let written = files.entry(case.from.file.to_string()).or_insert_with(|| in_file(work, &case.from.file));
        let written = written.iter().find(|one| one.lines.contains(&case.from.line));
        json!({
            "name": outcome.name,
            "file": outcome.place.file,
            "line": outcome.place.line,
            "place": outcome.place.to_string(),
            "about": known.map(|own| own.short_name()),
            "topic": case.topic,
            "says": case.claim.says,
            "rule": case.claim.rule.as_ref().map(|(rule, _)| rule),
            "fails": outcome.fails.as_ref().map(fault),
            "texts": written.and_then(|written| written.texts.as_ref()),
        })
    };
    Answer::json(&json!({ "cases": all.into_iter().map(one).collect::<Vec<Value>>() }))
}

/// The cases of a file as they are written; none where it cannot be read.
fn in_file(work: &Work, name: &str) -> Vec<WrittenCase> {
    work.written(name).ok().and_then(|written| written_cases(&written.text).ok()).unwrap_or_default()
}

/// Refuses what is about no case of the folder.
///
/// # Errors
/// The folder cannot be read, or has no such case.
pub fn has_case(work: &Work, file: &str, name: &str) -> Result<(), Refusal> {
    let folder = folder_of(work).map_err(|told| (UNFIT, told))?;
    if folder.cases().iter().any(|case| case.name == name && *case.from.file == *file) {
        return Ok(());
    }
    Err(("409 Conflict", json!({ "said": "this case is no longer there", "help": "look at the list again" })))
}

/// Takes one out, and says what was done.
///
/// # Errors
/// It is no longer there, or cannot be taken out by itself.
pub fn remove(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    has_case(work, &sent.file, &sent.name)?;
    let what = format!("Case taken out: {}", sent.name);
    while_overtaken(work, &what, || {
        let Written { hash, text } = work.written(&sent.file).map_err(wrong)?;
        let after = remove_case(&text, &sent.name, sent.line).map_err(unfit)?;
        Ok(vec![Version { name: sent.file.clone(), from: hash, to: Some(after.bytes().map_err(unfit)?) }])
    })?;
    Ok(what)
}
