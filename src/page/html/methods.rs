//! Appendix B: how the figures were judged. It is left out where the report lists no method.

use maud::{Markup, html};

use crate::draft::report::{MethodEntry, TestFound};

use super::paper::PaperOnPage;

/// The appendix, where there is one.
pub(super) fn appendix(paper: &PaperOnPage) -> Markup {
    let page = &paper.report.method_page;
    html! {
        @if !page.methods.is_empty() {
            section class="appendix methods" aria-labelledby=(paper.standing.named_by(&paper.appendix_id('B'))) {
                (paper.heading(1, "appendix-b", &page.heading()))
                @for one in &page.in_short { p { strong { (one.term) } ": " (one.meaning) } }
                @if !page.note.is_empty() { p { (page.note) } }
                @for (nth, method) in page.methods.iter().enumerate() { (self::method(method, nth, paper)) }
                @if !page.tests.is_empty() { (tests(&page.tests, &page.tests_note, paper)) }
            }
        }
    }
}

fn method(method: &MethodEntry, nth: usize, paper: &PaperOnPage) -> Markup {
    html! {
        (paper.heading(2, &format!("method-{}", nth + 1), &method.name))
        p { (method.text) }
        @for line in method.lines() { p class="line" { (line) } }
        @if !method.indicators.is_empty() {
            ul class="small" { @for indicator in &method.indicators { li { (indicator) } } }
        }
    }
}

/// What the tests found: a row for each indicator they judged.
fn tests(tests: &[TestFound], note: &str, paper: &PaperOnPage) -> Markup {
    let row = |test: &TestFound| {
        let [indicator, cells @ ..] = test.cells();
        let [_, heads @ ..] = TestFound::HEADS;
        html! {
            tr role="row" {
                th scope="row" role="rowheader" { (indicator) }
                @for (head, cell) in heads.iter().zip(cells) { td role="cell" data-head=(head) { (cell) } }
            }
        }
    };
    html! {
        (paper.heading(2, "tests", TestFound::TITLE))
        @if !note.is_empty() { p { (note) } }
        div class="tests" {
            table class="board" role="table" {
                caption class="heard" { (TestFound::TITLE) ", by indicator" }
                thead role="rowgroup" {
                    tr role="row" { @for head in TestFound::HEADS { th scope="col" role="columnheader" { (head) } } }
                }
                tbody role="rowgroup" { @for test in tests { (row(test)) } }
            }
        }
    }
}
