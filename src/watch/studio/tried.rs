//! What an edit comes to that is not saved, as the pages show it: one shape, whatever is edited.

use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::review::coverage::CaseOutcome;
use crate::review::diff::{Changed, Differences, Moved, Wording, wording};
use crate::review::unsaved::Tried;

/// All of it. `told`: how an error or a warning is shown.
pub fn comes_to(tried: &Tried, told: impl Fn(&Diagnostic) -> Value) -> Value {
    let all = |of: &[Diagnostic]| of.iter().map(&told).collect::<Vec<_>>();
    json!({
        "wrong": all(&tried.wrong),
        "brings": all(&tried.brings),
        "doubts": all(&tried.doubts),
        "here": tried.differences.as_ref().map(differing),
        "examples": tried.examples,
        "cases": cases(&tried.cases, &told),
    })
}

/// How many cases were put, and which do not come out.
pub fn cases(put: &[CaseOutcome], told: impl Fn(&Diagnostic) -> Value) -> Value {
    let failed: Vec<Value> = put.iter().filter_map(|case| case.fails.as_ref()).map(told).collect();
    json!({ "put": put.len(), "failed": failed })
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
