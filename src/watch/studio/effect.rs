//! What an unsaved wording would change, as the page shows it.

use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::folder::edit::EditedRules;
use crate::review::diff::{Changed, Differences, Moved, Replayed, Wording, wording};
use crate::review::unsaved::{Tried, UnsavedRules};

/// All of it.
pub fn as_data(tried: &Tried, edit: &UnsavedRules, after: &EditedRules) -> Value {
    let cases = tried.cases.iter().filter_map(|case| case.fails.as_ref());
    json!({
        "wrong": faults(&tried.wrong, edit, after),
        "doubts": tried.doubts.iter().map(|told| fault(told, edit, after)).collect::<Vec<_>>(),
        "here": tried.differences.as_ref().map(differing),
        "examples": tried.examples,
        "cases": { "put": tried.cases.len(), "failed": cases.map(|told| fault(told, edit, after)).collect::<Vec<_>>() },
    })
}

/// Every earlier period, and what differs in it.
pub fn periods(replayed: impl Iterator<Item = Replayed>) -> Value {
    let (mut periods, mut sentences, mut differ) = (Vec::new(), 0, 0);
    for one in replayed {
        let found = one.outcome.as_ref().ok();
        sentences += found.map_or(0, |found| found.read_differently(false));
        differ += usize::from(found.is_some_and(Differences::any));
        let fault = one.outcome.as_ref().err().and_then(|told| told.iter().find(|told| told.is_error()));
        periods.push(json!({
            "period": one.period,
            "approved": one.approved,
            "here": found.map(differing),
            "fault": fault.map(|told| &told.message),
        }));
    }
    json!({ "periods": periods, "sentences": sentences, "differ": differ })
}

/// The errors of an edit. One that takes in the rule behind it is one of them, whatever that says.
pub fn faults(wrong: &[Diagnostic], edit: &UnsavedRules, after: &EditedRules) -> Vec<Value> {
    let mut faults: Vec<Value> = wrong.iter().map(|told| fault(told, edit, after)).collect();
    if faults.is_empty() && !after.alone {
        faults.push(json!({
            "said": "this would take in the rule that stands behind it in the file",
            "help": "close every quotation mark, bracket and note, and end it with `;`",
        }));
    }
    faults
}

/// An error or a warning: of the edit with its place in what is typed, else with that in the folder.
fn fault(told: &Diagnostic, edit: &UnsavedRules, after: &EditedRules) -> Value {
    let at = told.at.as_ref();
    let within = at.filter(|at| edit.is_of_it(told) && at.line >= after.from.0).map(|at| {
        let (line, column) = after.from;
        let before = if at.line == line { column - 1 } else { 0 };
        json!({ "line": at.line - line + 1, "column": at.column.saturating_sub(before), "width": at.width })
    });
    let elsewhere = at.filter(|_| within.is_none()).map(ToString::to_string);
    json!({ "said": told.message, "help": told.help, "within": within, "place": elsewhere })
}

/// What reads differently, and how many of each.
pub fn differing(found: &Differences) -> Value {
    json!({
        "summary": found.summary(),
        "passages": found.passages.iter().map(passage).collect::<Vec<_>>(),
        "decisions": found.decisions.iter().map(Moved::in_words).collect::<Vec<_>>(),
    })
}

/// A sentence of then and of now, with its words by what became of them.
pub fn passage(changed: &Changed) -> Value {
    let (was, is) = changed.texts();
    let words = wording(was, is).into_iter().map(|part| match part {
        Wording::Kept(words) => json!(["kept", words]),
        Wording::Gone(words) => json!(["gone", words]),
        Wording::New(words) => json!(["new", words]),
    });
    json!({ "changed": changed, "words": words.collect::<Vec<_>>() })
}
