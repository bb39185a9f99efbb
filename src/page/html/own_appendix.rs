//! An appendix of the officer's own: the words of a file.

use maud::{Markup, html};

use crate::draft::report::OwnAppendix;

use super::body;
use super::contents::Entry;
use super::paper::PaperOnPage;
use super::paper_scope::{Letters, PaperScope};

/// The id of its heading, without what is before the ids of the paper.
fn name(appendix: &OwnAppendix) -> String {
    format!("appendix-{}", appendix.letter.to_lowercase())
}

/// Those before the glossary, or behind it. Their headings lie one deeper than those of the report.
pub(super) fn all(paper: &PaperOnPage, after_glossary: bool) -> Markup {
    html! {
        @for one in paper.report.own_appendices(after_glossary) {
            @let name = name(one);
            @let prefix = paper.standing.id(&format!("{name}-"));
            @let within = PaperScope {
                prefix: &prefix,
                depth: paper.standing.depth + 1,
                letters: &[],
                further: Letters::default(),
                style: paper.standing.style,
            };
            section class="appendix" aria-labelledby=(paper.standing.named_by(&paper.standing.id(&name))) {
                (paper.heading(1, &name, &one.heading()))
                (body::sections(&one.sections, &within))
            }
        }
    }
}

/// Their lines in the contents.
pub(super) fn entries(paper: &PaperOnPage, after_glossary: bool) -> Vec<Entry> {
    let entry = |one: &OwnAppendix| Entry {
        level: paper.standing.level(1),
        id: paper.standing.id(&name(one)),
        words: one.heading(),
    };
    paper.report.own_appendices(after_glossary).map(entry).collect()
}
