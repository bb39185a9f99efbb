//! A report as plain text: one line a paragraph, one line an indicator.

use crate::report::{Block, Dashboard, Group, Method, MethodPage, Officer, Overview, Report, TestFound};

use super::cells::Shown;

/// The whole report. Numbered paragraphs open their line with `N. `; nothing is wrapped.
pub(crate) fn text(report: &Report) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.push(lines([&report.committee, &report.date]));
    parts.push(lines([&report.title, &report.authors]));
    for section in &report.sections {
        parts.push(section.heading.clone());
        parts.extend(section.blocks.iter().map(block));
    }
    parts.push(dashboard(&report.dashboard));
    parts.extend(method_page(&report.method_page));
    parts.retain(|part| !part.is_empty());
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn lines<'a>(lines: impl IntoIterator<Item = &'a String>) -> String {
    lines.into_iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { number, sentences } => {
            let words = sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
            number.map_or(words.clone(), |number| format!("{number}. {words}"))
        }
        Block::Chart { chart } => drawn(&chart.caption(), &chart.alt),
        Block::Strip { strip } => drawn(&strip.caption(), &strip.alt),
        Block::Overview { overview } => counted(overview),
        Block::List { items } => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
        Block::Officers { officers } => officers.iter().map(officer).collect::<Vec<_>>().join("\n"),
        Block::Appendices { appendices } => appendices
            .iter()
            .map(|appendix| format!("Appendix {}: {}", appendix.letter, appendix.title))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

/// The caption, and what stands for the drawing.
fn drawn(caption: &str, alt: &str) -> String {
    format!("{caption}\n[Chart] {alt}")
}

/// The overview panel: its caption, then a line an outcome.
fn counted(overview: &Overview) -> String {
    let rows = overview.rows().into_iter().map(|row| row.join(" | "));
    let lines = [overview.caption(), overview.heads().join(" | ")].into_iter().chain(rows);
    lines.collect::<Vec<_>>().join("\n")
}

fn officer(officer: &Officer) -> String {
    let mut words = officer.title.clone();
    for (name, value) in [("telephone", &officer.telephone), ("email", &officer.email)] {
        if !value.is_empty() {
            words.push_str(&format!(", {name} {value}"));
        }
    }
    words
}

fn dashboard(dashboard: &Dashboard) -> String {
    let mut parts = vec![format!("Appendix A: {}", dashboard.title)];
    parts.push(
        dashboard.key.iter().map(|entry| format!("{}: {}", entry.term, entry.meaning)).collect::<Vec<_>>().join("\n"),
    );
    let shown = Shown::of(dashboard);
    parts.extend(dashboard.groups.iter().map(|group| table(group, &shown)));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn table(group: &Group, shown: &Shown) -> String {
    let rows = group.rows.iter().map(|row| shown.cells(row).join(" | "));
    format!("{}\n\n{}\n{}", group.heading, shown.heads().join(" | "), rows.collect::<Vec<_>>().join("\n"))
}

/// Appendix B: nothing where no method is listed.
fn method_page(page: &MethodPage) -> Vec<String> {
    if page.methods.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![page.heading(), page.note.clone()];
    parts.extend(page.methods.iter().map(method));
    if !page.tests.is_empty() {
        let rows = page.tests.iter().map(|test| test.cells().join(" | "));
        let table: Vec<String> = std::iter::once(TestFound::HEADS.join(" | ")).chain(rows).collect();
        parts.push(format!("{}\n{}\n{}", TestFound::TITLE, page.tests_note, table.join("\n")));
    }
    parts
}

fn method(method: &Method) -> String {
    let mut lines = vec![method.name.clone(), method.text.clone()];
    lines.extend(method.lines());
    lines.extend(method.indicators.iter().map(|indicator| format!("- {indicator}")));
    lines.join("\n")
}
