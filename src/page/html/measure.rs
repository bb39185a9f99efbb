//! A paragraph about one measure or a few in the look `briefing`: their head lines, its sentences, what is being done.

use maud::{Markup, html};

use crate::draft::report::{Doing, MeasureHead, Sentence};

use super::paper_scope::PaperScope;
use super::shapes;
use super::words::linked;

/// The head and the sentences under it; its number is in the head, which a link to the paragraph leads to.
pub(super) fn under_head(
    head: &MeasureHead,
    (number, label): (Option<u32>, Option<&str>),
    sentences: &[Sentence],
    level: u8,
    paper: &PaperScope,
) -> Markup {
    let name = number.map_or_else(|| format!("measure-{}", head.id), |number| format!("p{number}"));
    let id = number.map(|number| paper.paragraph_id(number));
    html! {
        div class="measure" { (paper.heading(level, &name, line(head, label))) }
        @for other in &head.also {
            div class="measure also" { (paper.heading(level, &format!("measure-{}", other.id), line(other, None))) }
        }
        @for (doing, part) in head.parts(sentences.len()) {
            p class="beside" {
                @if let Some(doing) = doing { strong { (doing.lead) } " " }
                @for nth in part.clone() {
                    @if nth > part.start { " " }
                    @let text = words(sentences, nth, doing);
                    @match &id {
                        Some(id) => span id={ (id) "-" (nth + 1) } { (linked(text, paper)) },
                        None => (linked(text, paper)),
                    }
                }
            }
        }
    }
}

/// Of the first sentence on what is being done what follows the words that stand out.
fn words<'a>(sentences: &'a [Sentence], nth: usize, doing: Option<&Doing>) -> &'a str {
    let text = sentences[nth].text.as_str();
    doing.filter(|doing| doing.from == nth).map_or(text, |doing| doing.behind_lead(text))
}

/// The shape repeats the verdict and is not heard.
fn line(head: &MeasureHead, label: Option<&str>) -> Markup {
    html! {
        @if let Some(label) = label { span class="number" { (label) } " " }
        span class="name" { (head.name) } " "
        span class="standing" {
            (shapes::verdict(head.outcome, head.way))
            @if !head.figure.is_empty() { strong { (head.figure) } " " }
            (head.verdict)
        }
    }
}
