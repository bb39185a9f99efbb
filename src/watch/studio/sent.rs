//! What the pages of the studio send, and what comes back: each save is a step that can be taken back.

use serde_json::json;

use crate::watch::answer::Answer;
use crate::watch::request::Request;

use super::refusal::{Refusal, not_saved};
use super::work::Work;
use super::{cells, edits, wording};

/// What is sent: nothing but this is read.
const KIND: &str = "application/json";

/// Answers what is sent.
pub fn answer(work: &Work, request: &Request) -> Answer {
    if !request.names_origin() {
        return Answer::refused("403 Forbidden", "this does not say from which page it comes");
    }
    if request.given("content-type").is_none_or(|kind| kind.split(';').next().map(str::trim) != Some(KIND)) {
        return Answer::refused("415 Unsupported Media Type", "only application/json is read");
    }
    let saved = match request.path() {
        "/edit" => edits::edit(work, &request.body),
        "/wording" => wording::save(work, &request.body),
        "/cells" => cells::save(work, &request.body),
        "/undo" => work.history.undo().map(|step| step.what).map_err(|unsaved| not_saved(work, unsaved)),
        "/redo" => work.history.redo().map(|step| step.what).map_err(|unsaved| not_saved(work, unsaved)),
        "/cells/try" => return told(cells::tried(work, &request.body)),
        "/wording/try" => return told(wording::tried(work, &request.body)),
        "/wording/earlier" => return told(wording::earlier(work, &request.body)),
        _ => return Answer::nothing(),
    };
    told(saved.map(|what| json!({ "saved": what, "entries": work.entries().ok(), "standing": work.standing() })))
}

fn told(done: Result<serde_json::Value, Refusal>) -> Answer {
    done.map_or_else(|(status, told)| Answer::told(status, &told), |told| Answer::json(&told))
}
