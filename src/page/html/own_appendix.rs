//! An appendix of the officer's own: the words of a file.

use maud::{Markup, html};

use crate::draft::report::OwnAppendix;

use super::body;
use super::paper::PaperOnPage;
use super::paper_scope::{Letters, PaperScope};

/// The id of its heading, without what is before the ids of the paper.
pub(super) fn name(appendix: &OwnAppendix) -> String {
    format!("appendix-{}", appendix.letter.to_lowercase())
}

/// Its headings lie one deeper than those of the report.
pub(super) fn appendix(one: &OwnAppendix, paper: &PaperOnPage) -> Markup {
    let name = name(one);
    let prefix = paper.standing.id(&format!("{name}-"));
    let (depth, style) = (paper.standing.depth + 1, paper.standing.style);
    let within = PaperScope { prefix: &prefix, depth, letters: &[], further: Letters::default(), style };
    html! {
        section class="appendix" aria-labelledby=(paper.standing.named_by(&paper.standing.id(&name))) {
            (paper.heading(1, &name, &one.heading()))
            (body::sections(&one.sections, &within))
        }
    }
}
