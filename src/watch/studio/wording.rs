//! The wording of a rule: read as it stands in a file, tried before it is saved, and saved as an officer would write it. Of a rule of
//! the program or of the council another wording is written into the folder's own rules; the rule itself stays.

use std::sync::PoisonError;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::folder::edit::{EditedRules, WrittenStatement, add_statement, read_statements, replace_statement, words_of};
use crate::folder::history::Version;
use crate::folder::own_rule_files;
use crate::review::unsaved::{BeforeEdit, Tried, UnsavedRules};
use crate::rules::statement_spans;

use crate::watch::answer::Answer;
use crate::watch::request::Request;

use super::effect::{as_data, faults, periods};
use super::refusal::{Refusal, UNFIT, first_wrong, read_sent, unfit, while_overtaken, wrong};
use super::work::{Work, Written};

/// Where other wordings of the program's rules are written.
const HOUSE: &str = "rules/house.rhai";

/// A wording as a page sends it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// The file it stands in, or is to.
    file: String,
    /// The rule; none where its name is not written plainly.
    rule: Option<String>,
    /// The statement as the page has read it; none where there is none yet.
    was: Option<String>,
    /// What is to stand there; blank where it is to go.
    text: String,
}

/// A file after an edit, and what it was made from.
struct Edited {
    after: EditedRules,
    hash: Option<String>,
    unsaved: UnsavedRules,
    bytes: Vec<u8>,
}

/// The wording of a rule, `/wording?rule=slightly`, or what stands in a line of the folder's own rules, `/wording?at=rules/house.rhai:4`.
pub fn read(work: &Work, request: &Request) -> Answer {
    let found = match (request.asked_text("rule"), request.asked_text("at")) {
        (Some(rule), _) => of_rule(work, &rule),
        (None, Some(at)) => at_line(work, &at),
        (None, None) => None,
    };
    found.map_or_else(Answer::nothing, |found| Answer::json(&found))
}

/// The last of the folder's own statements that give a rule its words.
fn own_words(work: &Work, rule: &str) -> Option<(String, WrittenStatement)> {
    let mut files = own_rule_files(&work.folder).into_iter().rev();
    files.find_map(|file| words_of(&rule_text(work, &file).ok()?.text, rule).map(|found| (file, found)))
}

fn of_rule(work: &Work, rule: &str) -> Option<Value> {
    if let Some((file, found)) = own_words(work, rule) {
        return Some(own(&file, &found));
    }
    let draft = work.told.draft()?;
    // Of several files the last word counts.
    let says = draft.rules().iter().rev().filter(|file| file.layer < 2).find_map(|file| {
        let spans = statement_spans(&file.text);
        let span = spans.iter().rfind(|span| span.gives_words_to(rule))?;
        Some((file, file.text[span.says.clone()?].to_owned()))
    });
    let (of, says) = says?;
    let text = format!("replace(\"{rule}\")\n  .say({says});");
    Some(
        json!({ "rule": rule, "file": house(work), "was": null, "text": text, "of": of.name, "shipped": of.layer == 0 }),
    )
}

fn at_line(work: &Work, at: &str) -> Option<Value> {
    let (file, line) = at.rsplit_once(':')?;
    let line: usize = line.parse().ok()?;
    let text = rule_text(work, file).ok().filter(|read| read.hash.is_some())?.text;
    let statements = read_statements(&text);
    let found = statements.iter().find(|one| one.begins <= line && line <= one.ends)?;
    Some(own(file, found))
}

/// A statement of the folder's own.
fn own(file: &str, found: &WrittenStatement) -> Value {
    json!({ "rule": found.rule, "file": file, "line": found.begins, "was": found.text, "text": found.text })
}

/// The file of the house, as it is called here.
fn house(work: &Work) -> String {
    let own = own_rule_files(&work.folder).into_iter().find(|file| file.eq_ignore_ascii_case(HOUSE));
    own.unwrap_or_else(|| HOUSE.to_owned())
}

/// A rule file of the folder, and no other.
fn rule_text(work: &Work, file: &str) -> Result<Written, Refusal> {
    let is_own = own_rule_files(&work.folder).iter().any(|own| own == file);
    if !is_own && file != house(work) {
        return Err((UNFIT, json!({ "said": "this is not a rule file of the folder" })));
    }
    work.written(file).map_err(wrong)
}

/// Somebody else has changed the rule: the page gets it as it is, and keeps what was typed.
fn overtaken(work: &Work, sent: &Sent) -> Refusal {
    let said = "this rule has been changed since this page was read";
    let now = sent.rule.as_deref().and_then(|rule| of_rule(work, rule));
    ("409 Conflict", json!({ "overtaken": sent.file, "said": said, "wording": now }))
}

/// The file as it would be.
fn edited(work: &Work, sent: &Sent) -> Result<Edited, Refusal> {
    let Written { hash, text } = rule_text(work, &sent.file)?;
    let after = match &sent.was {
        Some(was) => replace_statement(&text, was, &sent.text).map_err(|_| overtaken(work, sent))?,
        None if sent.text.trim().is_empty() => {
            return Err((UNFIT, json!({ "said": "there are no words yet", "help": "type what the rule is to say" })));
        }
        None if sent.rule.as_deref().is_some_and(|rule| own_words(work, rule).is_some()) => {
            return Err(overtaken(work, sent));
        }
        None => add_statement(&text, &sent.text),
    };
    let bytes = after.text.bytes().map_err(unfit)?;
    let begins = after.from.0;
    let lines = if sent.text.trim().is_empty() { 0 } else { sent.text.trim().lines().count() };
    let unsaved = UnsavedRules::of(&sent.file, bytes.clone(), begins..begins + lines, sent.rule.clone());
    let unsaved = unsaved.map_err(first_wrong)?;
    Ok(Edited { after, hash, unsaved, bytes })
}

/// What an edit comes to.
fn outcome(work: &Work, edit: &Edited) -> Result<Tried, Refusal> {
    let (draft, told) = work.told.before();
    let draft = draft.ok_or((
        UNFIT,
        json!({ "said": "there is no report yet to compare with", "help": "mend what “To mend” lists first" }),
    ))?;
    let mut trying = work.trying.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(trying.tried(&edit.unsaved, BeforeEdit { draft: Some(&draft), told: &told }))
}

/// What would change, before it is saved.
///
/// # Errors
/// Where it cannot be tried; the rule has become another.
pub fn tried(work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let edit = edited(work, &sent)?;
    let tried = outcome(work, &edit)?;
    Ok(as_data(&tried, &edit.unsaved, &edit.after))
}

/// The same of every earlier period.
///
/// # Errors
/// As [`tried`].
pub fn earlier(work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let edit = edited(work, &sent)?;
    let replayed = {
        let mut trying = work.trying.lock().unwrap_or_else(PoisonError::into_inner);
        trying.earlier(&edit.unsaved)
    };
    let replayed = replayed.map_err(|error| first_wrong(error.diagnostics()))?;
    Ok(periods(replayed))
}

/// Saves it, where nothing is wrong with it, and says what was done.
///
/// # Errors
/// As [`tried`]; where something is wrong with it, or it cannot be saved.
pub fn save(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let called = sent.rule.as_deref().map_or_else(String::new, |rule| format!(": {rule}"));
    let what = match (&sent.was, sent.text.trim().is_empty()) {
        (Some(_), true) => format!("Own wording taken out{called}"),
        _ => format!("Wording changed{called}"),
    };
    while_overtaken(work, &what, || {
        let edit = edited(work, &sent)?;
        let tried = outcome(work, &edit)?;
        let found = faults(&tried.wrong, &edit.unsaved, &edit.after);
        if !found.is_empty() {
            return Err((UNFIT, json!({ "said": "it has an error", "wrong": found })));
        }
        Ok(vec![Version { name: sent.file.clone(), from: edit.hash, to: Some(edit.bytes) }])
    })?;
    Ok(what)
}
