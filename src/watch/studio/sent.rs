//! What the pages of the studio send, and what comes back: each save is a step that can be taken back.

use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::folder::history::Presence;

use crate::watch::answer::Answer;
use crate::watch::request::Request;

use super::begin::NewSecret;
use super::desk::Desk;
use super::refusal::{Refusal, not_saved};
use super::work::Work;
use super::{approve, begin, bring, cells, edits, keep, what_if, wording};

/// What is sent: nothing but this is read.
const KIND: &str = "application/json";

/// Answers what is sent.
pub fn answer(desk: &Desk, request: &Request) -> Answer {
    if !request.names_origin() {
        return Answer::refused("403 Forbidden", "this does not say from which page it comes");
    }
    if request.given("content-type").is_none_or(|kind| kind.split(';').next().map(str::trim) != Some(KIND)) {
        return Answer::refused("415 Unsupported Media Type", "only application/json is read");
    }
    match (desk.work(), &desk.beginning) {
        (Some(work), _) => told(in_folder(work, desk, request)),
        (None, Some((place, secret))) => told(beginning(desk, (place, *secret), request)),
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
        "/whatif/keep" => what_if::keep(work, body),
        "/bring/save" => bring::save(work, &desk.tray, body),
        "/undo" => work.history.undo().map(|step| step.what).map_err(|unsaved| not_saved(work, unsaved)),
        "/redo" => work.history.redo().map(|step| step.what).map_err(|unsaved| not_saved(work, unsaved)),
        "/case/try" => return keep::tried(work, body),
        "/whatif/try" => return what_if::tried(work, body),
        "/whatif/turns" => return what_if::turns(work, body),
        "/cells/try" => return cells::tried(work, body),
        "/wording/try" => return wording::tried(work, body),
        "/wording/earlier" => return wording::earlier(work, body),
        "/bring/try" => return bring::tried(work, &desk.tray, body),
        "/bring/leave" => return left(desk),
        _ => return Err(nothing()),
    };
    saved.map(|what| json!({ "saved": what, "entries": work.entries().ok(), "standing": work.standing() }))
}

/// What is sent where none is.
fn beginning(desk: &Desk, (place, secret): (&Path, NewSecret), request: &Request) -> Result<Value, Refusal> {
    let (tray, body) = (&desk.tray, &request.body);
    let folder = match request.path() {
        "/new" => begin::make(tray, place, secret, body)?,
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

fn nothing() -> Refusal {
    ("404 Not Found", json!({ "said": "there is nothing here" }))
}

fn told(done: Result<Value, Refusal>) -> Answer {
    done.map_or_else(|(status, told)| Answer::told(status, &told), |told| Answer::json(&told))
}
