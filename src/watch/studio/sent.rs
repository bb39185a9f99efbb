//! What the pages of the studio send, and what comes back: each save is a step that can be taken back.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use serde_json::{Value, json};

use crate::folder::history::NotSaved;

use crate::watch::answer::Answer;
use crate::watch::request::Request;

use super::desk::{Desk, OnDesk};
use super::in_steps::InSteps;
use super::open_pack::OpenPack;
use super::refusal::{Refusal, is_another, not_saved};
use super::told::OpenPlace;
use super::work::Work;
use super::{
    about, agenda, approve, begin, bring, case_change, cases, cells, edits, keep, next, of_pack, publish,
    publish_report, to_write, what_if, wording,
};

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
    let (nth, open) = desk.now();
    match (open, &desk.beginning) {
        (Some(_), _) if request.given(OF) != Some(&nth.to_string()) => told(Err(is_another())),
        (Some(OnDesk::Report(work)), _) => told(in_folder(&work, desk, request)),
        (Some(OnDesk::Pack(pack)), _) => told(in_pack(&pack, desk, request)),
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
        "/case/change" => case_change::save(work, body),
        "/case/remove" => cases::remove(work, body),
        "/whatif/keep" => what_if::keep(work, body),
        "/bring/save" => bring::save(work, &desk.tray, body),
        "/about" => about::save(work, body),
        "/to-write/done" => to_write::done(work, body),
        "/undo" | "/redo" => stepped(work, request.path()),
        "/edit/try" => return edits::tried(work, body),
        "/case/try" => return keep::tried(work, body),
        "/case/change/try" => return case_change::tried(work, body),
        "/whatif/try" => return what_if::tried(work, body),
        "/whatif/turns" => return what_if::turns(work, body),
        "/cells/try" => return cells::tried(work, body),
        "/wording/try" => return wording::tried(work, body),
        "/wording/earlier" => return wording::earlier(work, body),
        "/bring/try" => return bring::tried(work, &desk.tray, body),
        "/bring/leave" => return left(desk),
        "/next" => return next::begin(desk, work, body),
        "/publish" => return publish_report::publish(work, body),
        "/pack/back" => return of_pack::back(desk),
        _ => return Err(nothing()),
    };
    saved.map(|what| with_standing(work, &what))
}

/// What is sent where a pack is.
fn in_pack(pack: &OpenPack, desk: &Desk, request: &Request) -> Result<Value, Refusal> {
    let body = &request.body;
    let saved = match request.path() {
        "/agenda/move" => agenda::moved(pack, body),
        "/undo" | "/redo" => stepped(pack, request.path()),
        "/pack/open" => return of_pack::open(desk, pack, body),
        "/pack/part" => return of_pack::part(desk, body),
        "/pack/publish" => return publish::publish(pack, body),
        _ => return Err(nothing()),
    };
    saved.map(|what| with_standing(pack, &what))
}

/// The last step taken back, or made again.
fn stepped(on: &impl InSteps, path: &str) -> Result<String, Refusal> {
    let step: Result<_, NotSaved> = if path == "/undo" { on.history().undo() } else { on.history().redo() };
    step.map(|step| step.what).map_err(|unsaved| not_saved(on, unsaved))
}

/// What was saved, and how all is written from then on.
fn with_standing(on: &impl InSteps, what: &str) -> Value {
    let (name, now) = on.as_written();
    json!({ "saved": what, name: now, "standing": on.standing() })
}

/// What is sent where none is.
fn beginning(desk: &Desk, place: &Path, request: &Request) -> Result<Value, Refusal> {
    let (tray, body) = (&desk.tray, &request.body);
    let _alone =
        matches!(request.path(), "/new" | "/open").then(|| desk.opening.lock().unwrap_or_else(PoisonError::into_inner));
    if let Some(open) = desk.now().1 {
        return Err(is_open(&open));
    }
    let chosen = match request.path() {
        "/new" => OpenPlace::Folder(begin::make(tray, place, desk.secret, body)?),
        "/open" => begin::chosen(place, body)?,
        "/new/try" => return begin::tried(tray, body),
        "/bring/leave" => return left(desk),
        _ => return Err(nothing()),
    };
    tray.clear();
    let (OpenPlace::Folder(path) | OpenPlace::Pack(path, _)) = &chosen;
    match &chosen {
        OpenPlace::Folder(folder) => desk.open(folder),
        OpenPlace::Pack(file, _) => desk.open_pack(&Arc::new(OpenPack::of(file, &desk.user, desk.told.clone()))),
    };
    Ok(json!({ "made": path.file_name().map(|name| name.to_string_lossy()) }))
}

fn left(desk: &Desk) -> Result<Value, Refusal> {
    desk.tray.clear();
    Ok(json!({}))
}

/// Another page has opened or made one meanwhile.
fn is_open(open: &OnDesk) -> Refusal {
    let name = match open {
        OnDesk::Report(work) => work.folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        OnDesk::Pack(pack) => pack.name(),
    };
    let said = format!("`{name}` has been opened here meanwhile");
    ("409 Conflict", json!({ "said": said, "help": "reload this page to see it; for another start the program again" }))
}

fn nothing() -> Refusal {
    ("404 Not Found", json!({ "said": "there is nothing here" }))
}

fn told(done: Result<Value, Refusal>) -> Answer {
    done.map_or_else(|(status, told)| Answer::told(status, &told), |told| Answer::json(&told))
}
