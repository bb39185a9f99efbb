//! Counts, in tests alone, how often the condition of each rule is put to each thing.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rhai::Dynamic;

use super::group_context::{GroupContext, ReportContext};
use super::indicator_context::IndicatorContext;

thread_local! {
    static ASKED: RefCell<BTreeMap<(String, String), usize>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes that a condition was put. What a decision sees grows with each topic: of a rule about two decisions each counts.
pub fn note(rule: &str, value: &Dynamic) {
    let of = if let Some(subject) = value.read_lock::<IndicatorContext>() {
        format!("{} after {} decisions", subject.finding.indicator.id, subject.decided.by.len())
    } else if let Some(all) = value.read_lock::<GroupContext>() {
        all.subjects.iter().map(|subject| subject.finding.indicator.id.as_str()).collect::<Vec<_>>().join(" and ")
    } else {
        value.read_lock::<ReportContext>().map(|whole| format!("the report: {}", whole.which)).unwrap_or_default()
    };
    ASKED.with_borrow_mut(|asked| *asked.entry((rule.to_owned(), of)).or_default() += 1);
}

/// How often each was put since this was last asked.
pub fn taken() -> BTreeMap<(String, String), usize> {
    ASKED.with_borrow_mut(std::mem::take)
}
