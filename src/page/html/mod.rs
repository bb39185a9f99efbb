//! The web edition: one file that any browser shows without a network, a script or a font of its own.
//!
//! [`PaperOnPage`] is a report as part of a page, [`Frame`] is the page: a report alone is one paper in one frame, a pack several.

mod alone;
mod batch_index;
pub(crate) mod body;
mod cells;
mod chart;
pub(crate) mod contents;
mod dashboard;
mod download;
mod drawn;
mod five_years;
mod frame;
mod glossary;
pub(crate) mod look;
mod measure;
mod measures;
mod methods;
mod overview;
mod own_appendix;
mod paper;
mod paper_scope;
mod parts;
mod shapes;
mod sparkline;
mod summary;
mod words;

pub(crate) use alone::{
    Alone, chart_alone, five_years_alone, shapes_alone, sparkline_alone, strip_alone, verdict_alone,
};
pub use batch_index::{IndexLine, batch_index};
pub(crate) use frame::{BASE, Frame};
pub(crate) use paper::{PaperOnPage, fields};
pub(crate) use paper_scope::{Letters, PaperScope};

use maud::{Markup, html};

use crate::draft::report::Report;

/// How drawings are drawn: it reads by itself too, where a drawing is alone.
const DRAWING: &str = include_str!("drawing.css");

/// What the style sheet adds for a report: numbered paragraphs, charts, the dashboard.
const REPORT: &str = include_str!("report.css");

/// A table where each row is a card of its own, for a narrow page.
const STACKED: &str = include_str!("stacked.css");

/// The whole report as a page.
///
/// `assets` holds the crest, where the report's look has one.
pub(crate) fn html(report: &Report, assets: &[(String, Vec<u8>)]) -> String {
    let paper = PaperOnPage::alone(report);
    let language = if report.language.is_empty() { "en-GB" } else { &report.language };
    Frame {
        language,
        title: paper.title(),
        description: &described(report),
        skip: ("report", "Skip to the report"),
        style: &[style(), look::style(&report.look)].concat(),
        header: html! { (look::crest(&report.look, assets)) (paper.title_block()) @if report.summary.is_none() { (paper.figures()) } },
        contents: contents::contents(&paper.entries()),
        main: paper.body(),
        footer: footer(&paper),
    }
    .page()
}

/// The style sheet of a page that holds reports. A table becomes cards where its columns no longer fit: the more it has,
/// the sooner.
pub(crate) fn style() -> String {
    let stacked = [("few", "72rem"), ("many", "84rem"), ("tests", "46rem"), ("tally", "40rem")]
        .map(|(name, width)| format!("@container {name} (max-width: {width}) {{\n{STACKED}}}\n"))
        .concat();
    format!("{BASE}{DRAWING}{REPORT}@media screen {{\n{stacked}}}\n")
}

/// What a search engine or a list of papers says of the page.
fn described(report: &Report) -> String {
    let place = [report.committee.as_str(), &report.date].into_iter().filter(|words| !words.is_empty());
    let place = place.collect::<Vec<_>>().join(", ");
    [format!("The performance of {}: {}.", report.area, report.period), place]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn footer(paper: &PaperOnPage) -> Markup {
    let report = paper.report;
    let named = [paper.title(), &report.committee, &report.date].into_iter().filter(|words| !words.is_empty());
    html! {
        p { (named.collect::<Vec<_>>().join(", ")) }
        @if !report.version.is_empty() { p { (report.version) } }
        p class="screen" { a href="#top" { "Back to the top" } }
    }
}
