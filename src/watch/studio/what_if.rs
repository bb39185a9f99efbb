//! What the report would say if figures were others: nothing of it is written, but for the case that one may keep.

use std::sync::PoisonError;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::figures::measure::{Indicator, Observation};
use crate::figures::prose::figure_alone;
use crate::folder::read_number;
use crate::review::keep::case_of_verdict;
use crate::review::unsaved::BeforeEdit;
use crate::review::what_if::{HeldFigure, Overtyped, Turn};

use crate::watch::answer::Answer;
use crate::watch::request::Request;

use super::figures::{fault, folder_of};
use super::keep;
use super::refusal::{Refusal, UNFIT, read_sent, unfit};
use super::tried::comes_to;
use super::work::Work;

/// What a page sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// The measure.
    of: String,
    #[serde(default)]
    to: Vec<SentFigure>,
    /// What the case is called that is kept of it.
    name: Option<String>,
}

/// A figure that is overtyped.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SentFigure {
    which: HeldFigure,
    /// As the page has read it, and what it is to be.
    was: String,
    to: String,
}

/// The figures of a measure that can be overtyped, `/whatif?id=calls`, the latest first.
pub fn read(work: &Work, request: &Request) -> Answer {
    let folder = match folder_of(work) {
        Ok(folder) => folder,
        Err(told) => return Answer::told(UNFIT, &told),
    };
    let id = request.asked_text("id").unwrap_or_default();
    let Some(indicator) = folder.indicators().iter().find(|indicator| indicator.id == id) else {
        return Answer::nothing();
    };
    let verdict =
        work.told.draft().and_then(|draft| draft.subject(&id).map(|subject| subject.decided.verdict_in_words()));
    let mut figures = figures(indicator);
    figures.sort_by_key(|(order, _)| std::cmp::Reverse(*order));
    let figures: Vec<Value> = figures.into_iter().map(|(_, figure)| figure).collect();
    Answer::json(&json!({ "id": id, "name": indicator.label, "verdict": verdict, "figures": figures }))
}

/// A figure as its table holds it.
fn written(indicator: &Indicator, value: Decimal) -> String {
    indicator.unit_words.as_held(value).to_string()
}

/// Each figure that has a value, with by what it is sorted: its own come before what it is compared with.
fn figures(indicator: &Indicator) -> Vec<((u8, i32), Value)> {
    let counts = |held: &Observation| match (held.numerator, held.denominator) {
        (Some(count), Some(of)) => format!("{} of {}", count.normalize(), of.normalize()),
        _ => String::new(),
    };
    let own = indicator.observations.iter().enumerate().filter_map(|(nth, held)| {
        let value = held.value?;
        let figure = json!({
            "which": HeldFigure::Figure(nth), "period": held.period.in_full(), "name": "",
            "shown": figure_alone(indicator, value), "was": written(indicator, value), "counts": counts(held),
        });
        Some(((2, held.period.end()), figure))
    });
    let targets = indicator.targets.iter().enumerate().filter_map(|(nth, target)| {
        let value = target.value?;
        let period = target.by.map_or_else(String::new, |by| by.in_full());
        let figure = json!({
            "which": HeldFigure::Target(nth), "period": period, "name": target.name,
            "shown": figure_alone(indicator, value), "was": written(indicator, value), "counts": "",
        });
        Some(((1, target.by.map_or(0, |by| by.end())), figure))
    });
    let others = indicator.benchmarks.iter().enumerate().filter_map(|(nth, other)| {
        let value = other.value?;
        let figure = json!({
            "which": HeldFigure::Comparator(nth), "period": other.period.in_full(), "name": other.comparator,
            "shown": figure_alone(indicator, value), "was": written(indicator, value), "counts": "",
        });
        Some(((0, other.period.end()), figure))
    });
    own.chain(targets).chain(others).collect()
}

/// What is overtyped, read as figures of the measure.
fn overtyped(work: &Work, sent: &Sent) -> Result<Vec<Overtyped>, Refusal> {
    let folder = folder_of(work).map_err(|told| (UNFIT, told))?;
    let known = folder.indicators().iter().find(|indicator| indicator.id == sent.of);
    let own = known.ok_or_else(|| (UNFIT, json!({ "said": "the catalogue has no such measure" })))?;
    let held = |which| match which {
        HeldFigure::Figure(nth) => own.observations.get(nth)?.value,
        HeldFigure::Target(nth) => own.targets.get(nth)?.value,
        HeldFigure::Comparator(nth) => own.benchmarks.get(nth)?.value,
    };
    let mut found = Vec::new();
    for (nth, one) in sent.to.iter().enumerate() {
        if held(one.which).map(|value| written(own, value)).as_ref() != Some(&one.was) {
            return Err(("409 Conflict", json!({ "said": "a figure has been changed since this page was read" })));
        }
        // As in a table: "45,9" is no 459.
        let number = read_number(&one.to).map_err(|no| {
            let said = format!("“{}” is not a figure", one.to.trim());
            (UNFIT, json!({ "said": said, "help": no.help, "nth": nth }))
        })?;
        let Some(value) = own.unit_words.in_full(number.value) else {
            let said = format!("“{}” is too large", one.to.trim());
            return Err((UNFIT, json!({ "said": said, "help": "write a smaller number", "nth": nth })));
        };
        found.push((one.which, value));
    }
    Ok(found)
}

/// What would read differently.
///
/// # Errors
/// Where a figure cannot be read, cannot be so, or has become another.
pub fn tried(work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let to = overtyped(work, &sent)?;
    let (draft, told) = work.told.before();
    let mut trying = work.trying.lock().unwrap_or_else(PoisonError::into_inner);
    let (folder, then) = trying.overtyped(&sent.of, &to).map_err(unfit)?;
    let tried = trying.supposed((&folder, &then), BeforeEdit { draft: draft.as_deref(), told: &told });
    let own = folder.indicators().iter().find(|indicator| indicator.id == sent.of);
    let figures = own.map_or_else(Vec::new, figures);
    let counts = |one: &SentFigure| {
        let which = figures.iter().find(|(_, figure)| figure["which"] == json!(one.which));
        which.map_or(Value::Null, |(_, figure)| figure["counts"].clone())
    };
    let mut data = comes_to(&tried, fault);
    data["counts"] = json!(sent.to.iter().map(counts).collect::<Vec<_>>());
    data["verdict"] = json!(then.subject(&sent.of).map(|subject| subject.decided.verdict_in_words()));
    Ok(data)
}

/// What would turn the verdict.
///
/// # Errors
/// Where there is no figure that can be another.
pub fn turns(work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let folder = folder_of(work).map_err(|told| (UNFIT, told))?;
    let own = folder.indicators().iter().find(|indicator| indicator.id == sent.of);
    let own = own.ok_or_else(|| (UNFIT, json!({ "said": "the catalogue has no such measure" })))?;
    let found = {
        let mut trying = work.trying.lock().unwrap_or_else(PoisonError::into_inner);
        trying.turns(&sent.of).map_err(unfit)?
    };
    let turn = |turn: &Turn| {
        json!({
            "to": written(own, turn.value),
            "shown": figure_alone(own, turn.value),
            "before": figure_alone(own, turn.before),
            "gives": turn.gives,
            "is_nearest": turn.is_nearest,
            "is_lower": turn.value < found.value,
        })
    };
    let all = |turns: &[Turn]| turns.iter().map(turn).collect::<Vec<_>>();
    let target = found.target.as_ref().map(|target| {
        let shown = target.value.map(|value| figure_alone(own, value));
        json!({ "shown": shown, "state": target.state, "found": all(&target.found) })
    });
    Ok(json!({ "which": found.which, "verdict": found.verdict, "found": all(&found.found), "target": target }))
}

/// Keeps the verdict on the figures that are overtyped as a case, and says what was done.
///
/// # Errors
/// As [`tried`]; where no case can hold it, or it cannot be saved.
pub fn keep(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let to = overtyped(work, &sent)?;
    let case = {
        let mut trying = work.trying.lock().unwrap_or_else(PoisonError::into_inner);
        let (folder, draft) = trying.overtyped(&sent.of, &to).map_err(unfit)?;
        case_of_verdict(&folder, &draft, &sent.of).map_err(unfit)?
    };
    let typed: Vec<&str> = sent.to.iter().map(|one| one.to.trim()).collect();
    let name = format!("{} at {} is {}", sent.of, typed.join(", "), case.claim.says.join(", "));
    keep::keep(work, case, Some(sent.name.as_deref().unwrap_or(&name)))
}
