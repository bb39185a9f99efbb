//! A paragraph about one measure or a few in the look `briefing`: their head lines, its sentences, what is being done.

use docx_rs::{Paragraph, Tab, TabValueType};

use crate::draft::report::{MeasureHead, Sentence};

use super::counted::Counted;
use super::furniture;
use super::part::Part;
use super::styles::Style;
use super::words;

/// The head and the sentences under it; the number is in the head.
pub(super) fn under_head(
    head: &MeasureHead,
    label: Option<&str>,
    sentences: &[Sentence],
    counted: &mut Counted,
) -> Vec<Part> {
    let first = match label {
        Some(label) => counted.numbering.labelled(line(head), label),
        None => line(head),
    };
    let lines = std::iter::once(first).chain(head.also.iter().map(line));
    let mut parts: Vec<Part> = lines.map(|line| Part::Paragraph(Box::new(line))).collect();
    for (doing, part) in head.parts(sentences.len()) {
        let lead = doing.map_or("", |doing| doing.lead.as_str());
        let text = sentences[part].iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
        let text = doing.map_or(text.as_str(), |doing| doing.behind_lead(&text));
        let paragraph = Paragraph::new().style(Style::Beside.id());
        let paragraph = match lead {
            "" => paragraph,
            lead => paragraph.add_run(words::run(&format!("{lead} ")).bold()),
        };
        parts.push(Part::Paragraph(Box::new(paragraph.add_run(words::run(text)))));
    }
    parts
}

/// The name on the left; on the right the figure and the verdict.
fn line(head: &MeasureHead) -> Paragraph {
    let figure = match head.figure.as_str() {
        "" => String::new(),
        figure => format!("{figure} "),
    };
    Paragraph::new()
        .style(Style::Measure.id())
        .keep_next(true)
        .add_tab(Tab::new().val(TabValueType::Right).pos(furniture::UPRIGHT))
        .add_run(words::run(&head.name).bold())
        .add_run(words::run("").add_tab())
        .add_run(words::run(&figure).bold())
        .add_run(words::run(&head.verdict))
}
