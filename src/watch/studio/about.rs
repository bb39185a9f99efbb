//! What no workbook says of a report: the council, the committee and the day of its meeting, as `report.toml` has them. They are changed
//! there, and nothing else in the file is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::figures::prose::{capital, list};
use crate::folder::edit::{EntryValue, FileText, change_top_key, top_keys};
use crate::folder::history::Version;
use crate::folder::{Date, TO_BE_NAMED, bytes_of, is_unnamed, sha256};
use crate::review::unsaved::{BeforeEdit, UnsavedFigures};

use crate::watch::answer::Answer;

use super::refusal::{Refusal, UNFIT, first_wrong, read_sent, unfit, while_overtaken, wrong};
use super::work::Work;

const FILE: &str = "report.toml";

/// What can be named. The last is a day.
const KEYS: [&str; 3] = ["area", "committee", "date"];

/// No council or committee has a longer name.
const LONGEST: usize = 300;

/// What a page sends: what it has read under each key that is to be another, and what that is to hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    was: BTreeMap<String, String>,
    to: BTreeMap<String, String>,
}

/// What the file holds, and the period that the next report would be on.
pub fn read(work: &Work) -> Answer {
    let found = report_text(work).and_then(|(_, text)| keys(&text));
    let Ok(keys) = found else { return Answer::told(UNFIT, &found.err().map_or(Value::Null, |(_, told)| told)) };
    let period = super::figures::folder_of(work).ok().map(|folder| folder.plan().period);
    let next = period.map(|period| period.moved(period.months()).without_article());
    let place = work.folder.canonicalize().unwrap_or_else(|_| work.folder.clone());
    let period = period.map(|period| period.in_full());
    Answer::json(&json!({ "keys": keys, "period": period, "next": next, "folder": place.display().to_string() }))
}

fn report_text(work: &Work) -> Result<(String, FileText), Refusal> {
    let bytes = bytes_of(&work.folder, FILE).map_err(wrong)?;
    let text = FileText::of(&bytes, FILE).map_err(wrong)?;
    Ok((sha256(&bytes), text))
}

/// What the keys hold, as a page shows it: nothing of what is to be named.
fn keys(text: &FileText) -> Result<BTreeMap<&'static str, String>, Refusal> {
    let held = top_keys(text, KEYS).map_err(unfit)?;
    let shown = |held: Option<EntryValue>| match held {
        Some(EntryValue::Text(text)) if !is_unnamed(&text) => text,
        Some(EntryValue::Plain(text)) => Date::read(&text).map_or(text, |date| date.to_string()),
        _ => String::new(),
    };
    Ok(KEYS.into_iter().zip(held.map(shown)).collect())
}

/// What is typed under a key, as the file has it.
fn typed(key: &str, text: &str) -> Result<EntryValue, Refusal> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let refused = |said: String, help: &str| (UNFIT, json!({ "said": said, "help": help, "field": key }));
    if text.is_empty() {
        return Ok(EntryValue::Text(TO_BE_NAMED.to_owned()));
    }
    if text.chars().count() > LONGEST {
        return Err(refused("this is longer than any such name".to_owned(), "give the name alone"));
    }
    if key != "date" {
        return Ok(EntryValue::Text(text));
    }
    let date = Date::typed(&text);
    let date =
        date.ok_or_else(|| refused(format!("`{text}` is not a day"), "give it as 18 February 2026 or 18/02/2026"))?;
    Ok(EntryValue::Plain(date.iso()))
}

/// Saves what is typed, and says what was done.
///
/// # Errors
/// It is no such name or day; it would stop the report; somebody else has changed it since; or it cannot be written.
pub fn save(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let changed: Vec<&str> = KEYS.into_iter().filter(|key| sent.to.contains_key(*key)).collect();
    if changed.is_empty() || changed.len() < sent.to.len() {
        return Err((UNFIT, json!({ "said": "this is not an edit of the report" })));
    }
    let named = |key: &str| match key {
        "area" => "council",
        "date" => "day of the meeting",
        _ => "committee",
    };
    let names: Vec<String> = changed.iter().map(|key| named(key).to_owned()).collect();
    let what = format!("{} changed", capital(&list(&names)));
    while_overtaken(work, &what, || {
        let (hash, mut text) = report_text(work)?;
        let now = keys(&text)?;
        for key in &changed {
            if sent.was.get(*key) != now.get(key) {
                let said = "this has been changed in report.toml since the page was read";
                return Err(("409 Conflict", json!({ "overtaken": FILE, "said": said, "now": now })));
            }
            let value = typed(key, &sent.to[*key])?;
            text = change_top_key(&text, key, &value).map_err(unfit)?;
        }
        let bytes = text.bytes().map_err(unfit)?;
        stops_nothing(work, &bytes)?;
        Ok(vec![Version { name: FILE.to_owned(), from: Some(hash), to: Some(bytes) }])
    })?;
    Ok(what)
}

/// Refuses what would stop the report, as where the figures are those of an area of another name.
fn stops_nothing(work: &Work, bytes: &[u8]) -> Result<(), Refusal> {
    let unsaved = UnsavedFigures::of([(FILE.to_owned(), bytes.to_vec(), BTreeSet::new())]);
    let unsaved = unsaved.map_err(first_wrong)?;
    let (draft, told) = work.told.before();
    let mut trying = work.trying.lock().unwrap_or_else(PoisonError::into_inner);
    let tried = trying.tried_figures(&unsaved, BeforeEdit { draft: draft.as_deref(), told: &told });
    match tried.wrong.iter().chain(&tried.brings).next() {
        Some(fault) => {
            Err((UNFIT, json!({ "said": format!("it would stop the report: {}", fault.message), "help": fault.help })))
        }
        None => Ok(()),
    }
}
