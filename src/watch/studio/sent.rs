//! What the pages of the studio send, and what comes back: each save is a step that can be taken back.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::folder::history::Presence;

use crate::watch::answer::Answer;
use crate::watch::request::Request;

use super::desk::Desk;
use super::refusal::{Refusal, is_another, not_saved};
use super::work::Work;
use super::{about, approve, begin, bring, cases, cells, edits, keep, next, to_write, what_if, wording};

/// What is sent: nothing but this is read.
const KIND: &str = "application/json";

/// The line over it that says of which report it is.
const OF: &str = "x-scrutineer-folder";

/// Answers what is sent.
pub fn answer(desk: &Desk, request: &Request) -> Answer {
    if !request.names_origin() {
        return Answer::refused("403 Forbidden", "this does not say from which page it comes");
    }
    if request.given("content-type").is_none_or(|kind| kind.split(';').next().map(str::trim) != Some(KIND)) {
        return Answer::refused("415 Unsupported Media Type", "only application/json is read");
    }
    match (desk.work(), &desk.beginning) {
        (Some(work), _) if request.given(OF) != Some(&work.nth.to_string()) => told(Err(is_another())),
        (Some(work), _) => told(in_folder(&work, desk, request)),
        (None, Some(place)) => told(beginning(desk, place, request)),
        (None, None) => Answer::nothing(),
    }
}

/// What is sent where a folder is open.
fn in_folder(work: &Work, desk: &Desk, request: &Request) -> Result<Value, Refusal> {
    let body = &request.body;
    let saved = match request.path() {
        "/edit" => edits::edit(work, body),
        "/wording" => wording::save(work, body),
        "/cells" => cells::save(work, body),
        "/approve" => approve::save(work, body),
        "/case" => keep::save(work, body),
        "/case/remove" => cases::remove(work, body),
        "/whatif/keep" => what_if::keep(work, body),
        "/bring/save" => bring::save(work, &desk.tray, body),
        "/about" => about::save(work, body),
        "/to-write/done" => to_write::done(work, body),
        "/undo" => work.history.undo().map(|step| step.what).map_err(|unsaved| not_saved(work, unsaved)),
        "/redo" => work.history.redo().map(|step| step.what).map_err(|unsaved| not_saved(work, unsaved)),
        "/edit/try" => return edits::tried(work, body),
        "/case/try" => return keep::tried(work, body),
        "/whatif/try" => return what_if::tried(work, body),
        "/whatif/turns" => return what_if::turns(work, body),
        "/cells/try" => return cells::tried(work, body),
        "/wording/try" => return wording::tried(work, body),
        "/wording/earlier" => return wording::earlier(work, body),
        "/bring/try" => return bring::tried(work, &desk.tray, body),
        "/bring/leave" => return left(desk),
        "/next" => return next::begin(desk, work, body),
        _ => return Err(nothing()),
    };
    saved.map(|what| json!({ "saved": what, "entries": work.entries().ok(), "standing": work.standing() }))
}

/// What is sent where none is.
fn beginning(desk: &Desk, place: &Path, request: &Request) -> Result<Value, Refusal> {
    let (tray, body) = (&desk.tray, &request.body);
    let _alone =
        matches!(request.path(), "/new" | "/open").then(|| desk.opening.lock().unwrap_or_else(PoisonError::into_inner));
    if let Some(work) = desk.work() {
        return Err(is_open(&work));
    }
    let folder = match request.path() {
        "/new" => begin::make(tray, place, desk.secret, body)?,
        "/open" => begin::chosen(place, body)?,
        "/new/try" => return begin::tried(tray, body),
        "/bring/leave" => return left(desk),
        _ => return Err(nothing()),
    };
    tray.clear();
    let presence = Presence::of(&folder, desk.user.clone());
    desk.open(&folder, Arc::new(Mutex::new(presence)));
    Ok(json!({ "made": folder.file_name().map(|name| name.to_string_lossy()) }))
}

fn left(desk: &Desk) -> Result<Value, Refusal> {
    desk.tray.clear();
    Ok(json!({}))
}

/// Another page has opened or made one meanwhile.
fn is_open(work: &Work) -> Refusal {
    let name = work.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let said = format!("`{name}` has been opened here meanwhile");
    ("409 Conflict", json!({ "said": said, "help": "reload this page to see it; for another start the program again" }))
}

fn nothing() -> Refusal {
    ("404 Not Found", json!({ "said": "there is nothing here" }))
}

fn told(done: Result<Value, Refusal>) -> Answer {
    done.map_or_else(|(status, told)| Answer::told(status, &told), |told| Answer::json(&told))
}
