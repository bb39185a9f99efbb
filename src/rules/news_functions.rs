//! What a rule about the whole report can ask of the report before it.

use rhai::{Dynamic, Engine};

use super::group_context::{NewsTotals, ReportContext};
use super::value::{Value, number_of};

/// Registers what a rule about the whole report can ask of the one before.
pub fn register(engine: &mut Engine) {
    let count = |r: &ReportContext, of: fn(&NewsTotals) -> usize| number_of(r.tally.news.as_ref().map_or(0, of));
    engine.register_get("last_report", |r: &mut ReportContext| match &r.tally.news {
        Some(news) => Dynamic::from(news.since.beside(r.period)),
        None => Value::missing("no earlier report is approved").into(),
    });
    engine.register_get("new_figures", move |r: &mut ReportContext| count(r, |news| news.new.values().sum()));
    engine.register_get("same_figures", move |r: &mut ReportContext| count(r, |news| news.same));
    engine.register_get("revised_figures", move |r: &mut ReportContext| count(r, |news| news.revised));
}
