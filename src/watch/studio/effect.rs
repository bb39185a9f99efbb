//! What an unsaved wording would change, as the page shows it.

use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::folder::edit::EditedRules;
use crate::review::diff::{Differences, Replayed};
use crate::review::unsaved::{Tried, UnsavedRules};

use super::tried::{comes_to, differing};

/// All of it.
pub fn as_data(tried: &Tried, edit: &UnsavedRules, after: &EditedRules) -> Value {
    let mut data = comes_to(tried, |told| fault(told, edit, after));
    data["wrong"] = json!(faults(&tried.wrong, edit, after));
    data
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
