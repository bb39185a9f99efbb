//! What the measures mean: an appendix where one was asked for, else at the end of the page.

use maud::{Markup, html};

use super::paper::PaperOnPage;

/// The id of its heading, without what is before the ids of the paper.
pub(super) fn name(paper: &PaperOnPage) -> String {
    let glossary = &paper.report.glossary;
    if glossary.is_appendix() { format!("appendix-{}", glossary.letter.to_lowercase()) } else { "glossary".into() }
}

/// A list of terms; nothing where no measure says what it means.
pub(super) fn glossary(paper: &PaperOnPage) -> Markup {
    let glossary = &paper.report.glossary;
    let name = name(paper);
    html! {
        @if !glossary.is_empty() {
            section class="appendix glossary" aria-labelledby=(paper.standing.named_by(&paper.standing.id(&name))) {
                (paper.heading(1, &name, &glossary.heading()))
                dl { @for entry in &glossary.entries { dt { (entry.name) } dd { (entry.means) } } }
            }
        }
    }
}
