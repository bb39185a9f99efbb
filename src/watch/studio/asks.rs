//! What the pages of the studio read.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::draft::Notes;
use crate::folder::history::Step;
use crate::folder::shown_row;
use crate::page::{Format, Layout, publish};
use crate::review::explain::explain_json;

use crate::watch::answer::{Answer, HTML, JSON, PDF};
use crate::watch::request::Request;

use super::desk::{Desk, OnDesk};
use super::in_steps::InSteps;
use super::open_pack::OpenPack;
use super::refusal::UNFIT;
use super::work::Work;
use super::{about, approve, begin, cases, figures, publish, publish_report, to_write, what_if, wording};

/// So long an answer waits for something to change: a page asks again then.
const PATIENCE: Duration = Duration::from_secs(20);

/// Answers what is asked.
pub fn answer(desk: &Desk, request: &Request) -> Answer {
    let (nth, open) = desk.now();
    let is_another = |of: &str| of != nth.to_string();
    match (open, request.path(), &desk.beginning) {
        // A page that was asked for before another was opened is not shown as that.
        (Some(_), "/report" | "/report.pdf", _) if request.asked("of").is_some_and(is_another) => {
            Answer::refused("409 Conflict", "another has been opened here meanwhile")
        }
        (Some(_), "/report", _) => Answer::given(desk.showing.now().page.clone(), HTML),
        (Some(_), "/report.pdf", _) => match &desk.showing.now().pdf {
            Some(pdf) => Answer::given(pdf.clone(), PDF),
            None => Answer::refused("404 Not Found", "the PDF is not ready yet"),
        },
        (Some(_), "/state", _) => state(desk, request),
        (Some(OnDesk::Report(work)), _, _) => of_report(&work, request),
        (Some(OnDesk::Pack(pack)), _, _) => of_pack(&pack, desk, request),
        (None, "/state", Some(place)) => Answer::json(&begin::state(place)),
        (None, _, _) => Answer::nothing(),
    }
}

/// What is asked of a report.
fn of_report(work: &Work, request: &Request) -> Answer {
    match request.path() {
        "/report.json" => report(work),
        "/explain" => explain(work, request),
        "/check" => {
            let notes = work.told.draft().map_or_else(Notes::default, |draft| draft.notes());
            check(&notes, &work.folder, &work.told.diagnostics())
        }
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
        "/published" => publish_report::published(work, request),
        "/publish/before" => publish_report::before(work),
        "/to-write" => Answer::json(&to_write::read(work)),
        _ => Answer::nothing(),
    }
}

/// What is asked of a pack.
fn of_pack(pack: &OpenPack, desk: &Desk, request: &Request) -> Answer {
    match request.path() {
        "/agenda" => pack.agenda().map_or_else(|told| Answer::told(UNFIT, &told), |told| Answer::json(&told)),
        "/check" => check(&Notes::default(), &pack.file, &desk.told.diagnostics()),
        "/steps" => steps(pack),
        "/published" => publish::published(pack, request),
        "/pack/before" => publish::before(pack, request),
        _ => Answer::nothing(),
    }
}

/// As soon as it is another than the page has: `/state?page=3&pdf=2`.
fn state(desk: &Desk, request: &Request) -> Answer {
    let version = |name: &str| request.asked(name).and_then(|version| version.parse().ok());
    let mut state = match (version("page"), version("pdf")) {
        (Some(page), Some(pdf)) => desk.showing.beyond((page, pdf), PATIENCE).state(),
        _ => desk.showing.now().state(),
    };
    // Another may have been opened while it was waited for.
    let (nth, open) = desk.now();
    let (standing, folder, pack) = match &open {
        Some(OnDesk::Report(work)) => {
            let whole = work.folder.canonicalize().unwrap_or_else(|_| work.folder.clone());
            let name = whole.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (work.standing(), name, json!({ "back_to": desk.pack().map(|pack| pack.name()) }))
        }
        Some(OnDesk::Pack(pack)) => (pack.standing(), pack.name(), json!({ "part": pack.part() })),
        None => return Answer::nothing(),
    };
    for more in [standing, pack, json!({ "nth": nth, "folder": folder })] {
        if let (Value::Object(state), Value::Object(more)) = (&mut state, more) {
            state.extend(more);
        }
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
fn check(notes: &Notes, of: &Path, told: &[Diagnostic]) -> Answer {
    Answer::json(&notes.with(&of.display().to_string(), told))
}

/// Everything that was saved, the last first.
fn steps(on: &impl InSteps) -> Answer {
    let (steps, standing) = on.history().steps();
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
