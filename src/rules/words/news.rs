//! What is news since the report before this one.

use rhai::Dynamic;

use crate::figures::finding::Revised;
use crate::figures::measure::News;
use crate::figures::prose::{figure_in_full, words};

use super::super::indicator_context::IndicatorFacts;
use super::super::value::Value;
use super::super::word::Word;
use super::names::period_name;
use super::{missing, text};

const NEWS_WORDS: &[&str] = &["new", "the same", "revised"];
const NONE: &str = "no earlier report with this measure is approved";

/// Beside the report before.
pub const NEWS: &[Word] = &[
    Word::of_figure(
        "news",
        "the figure beside the last approved report: `new`, `the same` as there, or `revised` since",
        |i| news(i).into(),
    )
    .one_of(NEWS_WORDS),
    Word::of_figure(
        "last_report",
        "the period of the last approved report: `quarter 2`; with `.value`, what that said of this figure",
        |i| last_report(i).into(),
    )
    .parts(&["value"]),
    Word::of_figure(
        "revised_earlier",
        "how many earlier figures that report had otherwise; of the latest of them `.period`, `.then` and `.now`",
        |i| revised_earlier(i).into(),
    )
    .parts(&["period", "then", "now"]),
];

fn news(i: &IndicatorFacts) -> Dynamic {
    let word = match i.finding.news() {
        Some(News::New) => NEWS_WORDS[0],
        Some(News::Same) => NEWS_WORDS[1],
        Some(News::Revised(_)) => NEWS_WORDS[2],
        None => return missing(NONE),
    };
    Value::choice(word, NEWS_WORDS).into()
}

fn revised_earlier(i: &IndicatorFacts) -> Dynamic {
    let indicator = &i.finding.indicator;
    if indicator.last_report.is_none() {
        return missing(NONE);
    }
    let revised = i.finding.revised_earlier();
    let printed = |figure| Value::figure(figure, figure_in_full(indicator, figure, indicator.decimals_for(figure)));
    let count = Value::figure(revised.len().into(), words(revised.len().into()));
    let none = || missing("no earlier figure has been revised");
    let of_latest = |part: &dyn Fn(&Revised) -> Dynamic| revised.first().map_or_else(none, part);
    count
        .with(vec![
            ("period", of_latest(&|one| text(period_name(indicator, one.period, i.finding.report)))),
            ("then", of_latest(&|one| printed(one.then).into())),
            ("now", of_latest(&|one| printed(one.now).into())),
        ])
        .into()
}

fn last_report(i: &IndicatorFacts) -> Dynamic {
    let indicator = &i.finding.indicator;
    let Some(last) = &indicator.last_report else { return missing(NONE) };
    let then = match i.finding.news() {
        Some(News::Revised(then)) => Some(then),
        Some(News::Same) => i.latest().and_then(|latest| latest.value),
        Some(News::New) | None => None,
    };
    let printed = |then| Value::figure(then, figure_in_full(indicator, then, indicator.decimals_for(then)));
    let value = then.map(printed).map_or_else(|| missing("that report did not have this figure"), Dynamic::from);
    Value::words(last.period.beside(i.finding.report)).with(vec![("value", value)]).into()
}
