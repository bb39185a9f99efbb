//! What the pages of the studio read.

use std::time::Duration;

use serde_json::{Value, json};

use crate::draft::Notes;
use crate::folder::history::Step;
use crate::folder::shown_row;
use crate::page::{Format, Layout, publish};
use crate::review::explain::explain_json;

use crate::watch::answer::{Answer, HTML, JSON, PDF};
use crate::watch::request::Request;

use super::desk::Desk;
use super::work::Work;
use super::{about, approve, begin, cases, figures, to_write, what_if, wording};

/// So long an answer waits for something to change: a page asks again then.
const PATIENCE: Duration = Duration::from_secs(20);

/// Answers what is asked.
pub fn answer(desk: &Desk, request: &Request) -> Answer {
    let Some(work) = &desk.work() else {
        return match (request.path(), &desk.beginning) {
            ("/state", Some(place)) => Answer::json(&begin::state(place)),
            _ => Answer::nothing(),
        };
    };
    match request.path() {
        "/state" => state(work, request),
        "/report" => Answer::given(work.showing.now().page.clone(), HTML),
        "/report.pdf" => match &work.showing.now().pdf {
            Some(pdf) => Answer::given(pdf.clone(), PDF),
            None => Answer::refused("404 Not Found", "the PDF is not ready yet"),
        },
        "/report.json" => report(work),
        "/explain" => explain(work, request),
        "/check" => check(work),
        "/entries" => work
            .entries()
            .map_or_else(|told| Answer::told("422 Unprocessable Content", &told), |told| Answer::json(&told)),
        "/steps" => steps(work),
        "/wording" => wording::read(work, request),
        "/row" => row(work, request),
        "/approval" => approve::read(work),
        "/whatif" => what_if::read(work, request),
        "/cases" => cases::read(work),
        "/figures" => figures::all(work),
        "/measure" => figures::one(work, request),
        "/about" => about::read(work),
        "/to-write" => Answer::json(&to_write::read(work)),
        _ => Answer::nothing(),
    }
}

/// As soon as it is another than the page has: `/state?page=3&pdf=2`.
fn state(work: &Work, request: &Request) -> Answer {
    let version = |name: &str| request.asked(name).and_then(|version| version.parse().ok());
    let mut state = match (version("page"), version("pdf")) {
        (Some(page), Some(pdf)) => work.showing.beyond((page, pdf), PATIENCE).state(),
        _ => work.showing.now().state(),
    };
    if let (Value::Object(state), Value::Object(standing)) = (&mut state, work.standing()) {
        state.extend(standing);
        let name = work.folder.canonicalize().unwrap_or_else(|_| work.folder.clone());
        state.insert("nth".to_owned(), json!(work.nth));
        state.insert("folder".to_owned(), json!(name.file_name().unwrap_or_default().to_string_lossy()));
    }
    Answer::json(&state)
}

/// The report as `build --format json` writes it: with a mistake in the folder too, as long as it may be shown.
fn report(work: &Work) -> Answer {
    let Some(draft) = work.told.draft() else { return Answer::nothing() };
    match publish(&draft.report, Format::Json, &Layout::shipped()) {
        Ok(report) => Answer::given(report.value, JSON),
        Err(_) => Answer::nothing(),
    }
}

/// As `explain --format json` writes it: `/explain?what=6.2`.
fn explain(work: &Work, request: &Request) -> Answer {
    let Some(draft) = work.told.draft() else { return Answer::nothing() };
    match explain_json(&draft, request.asked_text("what").as_deref()) {
        Ok(explained) => Answer::json(&explained),
        Err(error) => Answer::refused("404 Not Found", &error.to_string()),
    }
}

/// As `check --format json` writes it.
fn check(work: &Work) -> Answer {
    let notes = work.told.draft().map_or_else(Notes::default, |draft| draft.notes());
    Answer::json(&notes.with(&work.folder.display().to_string(), &work.told.diagnostics()))
}

/// Everything that was saved, the last first.
fn steps(work: &Work) -> Answer {
    let (steps, standing) = work.history.steps();
    let one = |(nth, step): (usize, &Step)| json!({ "step": step, "stands": nth < standing });
    let steps: Vec<Value> = steps.iter().enumerate().rev().map(one).collect();
    Answer::json(&json!({ "steps": steps }))
}

/// `/row?at=data/observations.csv:3`
fn row(work: &Work, request: &Request) -> Answer {
    let at = request.asked_text("at").unwrap_or_default();
    let row = at.rsplit_once(':').and_then(|(file, line)| shown_row(&work.folder, file, line.parse().ok()?));
    row.map_or_else(Answer::nothing, |row| Answer::json(&json!(row)))
}
