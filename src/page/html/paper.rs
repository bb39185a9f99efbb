//! A report as part of a page. The pack shows several on one page: each has its own ids and its own depth of headings.

use maud::{Markup, html};

use crate::draft::report::{HeaderField, Report};

use super::download;
use super::paper_scope::{Letters, PaperScope};

/// A report and where it is on the page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PaperOnPage<'a> {
    /// What it says.
    pub report: &'a Report,
    /// Where on the page.
    pub standing: PaperScope<'a>,
}

impl<'a> PaperOnPage<'a> {
    /// The only one of its page.
    pub(crate) fn alone(report: &'a Report) -> PaperOnPage<'a> {
        PaperOnPage::within(report, "", 1)
    }

    /// One among others.
    pub(crate) fn within(report: &'a Report, prefix: &'a str, depth: u8) -> PaperOnPage<'a> {
        let letters: &[char] = if report.method_page.methods.is_empty() { &['A'] } else { &['A', 'B'] };
        // Without a letter of its own a glossary is no appendix.
        let further = [&report.five_years.letter, &report.glossary.letter].into_iter();
        let further = Letters::of(further.chain(report.own_appendices.iter().map(|one| &one.letter)));
        PaperOnPage { report, standing: PaperScope { prefix, depth, letters, further, style: report.look.style } }
    }

    /// The report's title, also where it was given none.
    pub(crate) fn title(&self) -> &'a str {
        if self.report.title.is_empty() { "Performance report" } else { &self.report.title }
    }

    /// Whose report, committee, date, title and who reports.
    pub(crate) fn title_block(&self) -> Markup {
        let report = self.report;
        if report.summary.is_some() {
            return self.brief_title();
        }
        html! {
            @if !report.whose.is_empty() { p class="whose" { (report.whose) } }
            @if !report.committee.is_empty() { p class="committee" { (report.committee) } }
            @if !report.date.is_empty() { p class="date" { (report.date) } }
            (self.heading(0, "title", self.title()))
            @if !report.authors.is_empty() { p class="authors" { (report.authors) } }
            (fields(&report.header))
        }
    }

    /// Over the period at a glance, which is to be seen without scrolling: all of it in two lines.
    fn brief_title(&self) -> Markup {
        let report = self.report;
        let parts = [(&report.whose, "whose"), (&report.committee, "committee"), (&report.date, "date")];
        let parts: Vec<_> = parts.into_iter().filter(|(words, _)| !words.is_empty()).collect();
        html! {
            div class="brief" {
                @if !parts.is_empty() {
                    p {
                        @for (nth, (words, class)) in parts.iter().enumerate() {
                            @if nth > 0 { ", " } span class=(class) { (words) }
                        }
                    }
                }
                (self.heading(0, "title", self.title()))
            }
        }
    }

    /// Who reports and the link to the figures, behind the period at a glance; nothing where the title has them.
    pub(super) fn behind_glance(&self) -> Markup {
        html! {
            @if self.report.summary.is_some() {
                @if !self.report.authors.is_empty() { p class="authors" { (self.report.authors) } }
                (fields(&self.report.header))
                @if self.standing.depth == 1 { (self.figures()) }
            }
        }
    }

    /// The link that saves its figures; nothing where it has none.
    pub(crate) fn figures(&self) -> Markup {
        download::figures(&self.report.figures_csv, &self.standing.id("figures.csv"))
    }

    /// `appendix-a`
    pub(super) fn appendix_id(&self, letter: char) -> String {
        self.standing.appendix_id(letter)
    }

    /// `p7`
    pub(super) fn paragraph_id(&self, number: u32) -> String {
        self.standing.paragraph_id(number)
    }

    /// The row of an indicator in the dashboard.
    pub(super) fn row_id(&self, indicator: &str) -> String {
        self.standing.id(&format!("row-{indicator}"))
    }

    /// A heading with an id: level 0 is the title, 1 a section or an appendix, 2 what lies under it.
    pub(super) fn heading(&self, level: u8, name: &str, words: &str) -> Markup {
        self.standing.heading(level, name, words)
    }
}

/// What stands under the title; nothing where nothing does.
pub(crate) fn fields(header: &[HeaderField]) -> Markup {
    html! {
        @if !header.is_empty() {
            dl class="fields" { @for one in header { dt { (one.name) } dd { (one.text) } } }
        }
    }
}
