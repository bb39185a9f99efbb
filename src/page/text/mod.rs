//! A report or a pack as plain text: one line a paragraph, one line an indicator.

use crate::draft::report::{
    AttentionTable, Block, Dashboard, DashboardGroup, FiveYears, FurtherAppendix, Glossary, HeaderField, MeasureTable,
    MethodEntry, MethodPage, Officer, Overview, OwnAppendix, PictureCount, PictureRow, Report, Section, Sentence,
    Summary, TestFound,
};

use super::cells::Shown;

/// The whole report. Numbered paragraphs open their line with `N. `; nothing is wrapped.
pub(crate) fn text(report: &Report) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.push(lines([&report.whose, &report.committee, &report.date]));
    parts.push(lines([&report.title, &report.authors, &report.version]));
    parts.push(header(&report.header));
    parts.extend(body(report));
    joined(parts)
}

/// A blank line between two parts, and an end to the last line.
pub(crate) fn joined(mut parts: Vec<String>) -> String {
    parts.retain(|part| !part.is_empty());
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

/// Page 1.
fn at_a_glance(summary: &Summary) -> Vec<String> {
    let (picture, attention, improved) = (&summary.picture, &summary.attention, &summary.improved);
    let row = |row: &PictureRow| {
        let counts = row.counts.iter().map(PictureCount::in_words);
        std::iter::once(row.name()).chain(counts).collect::<Vec<_>>().join(" | ")
    };
    let rows = std::iter::once(picture.heads.join(" | ")).chain(picture.rows.iter().map(row));
    // What is drawn over time is in the dashboard, figure by figure.
    let heads = attention.heads.iter().enumerate().filter(|(nth, _)| *nth != AttentionTable::OVER_TIME);
    let heads = heads.map(|(_, head)| head.clone()).collect::<Vec<_>>().join(" | ");
    let needs = attention.rows.iter().map(|row| {
        [row.number_in_words().to_owned(), row.name_and_why(), row.now_and_before(), row.doing.clone()].join(" | ")
    });
    let needs: Vec<String> = std::iter::once(heads).filter(|_| !attention.rows.is_empty()).chain(needs).collect();
    let better = improved.cards.iter().map(|card| format!("{} | {}", card.name, card.now_and_before()));
    vec![
        lines([&summary.heading, &summary.under]),
        summary.lead_in_words(),
        picture.title.clone(),
        rows.collect::<Vec<_>>().join("\n"),
        picture.note.clone(),
        attention.heading(),
        needs.join("\n"),
        attention.more.last().cloned().unwrap_or_default(),
        improved.title.clone(),
        better.collect::<Vec<_>>().join("\n"),
        improved.also.clone(),
    ]
}

/// Page 1, sections and appendices.
pub(crate) fn body(report: &Report) -> Vec<String> {
    let mut parts: Vec<String> = report.summary.iter().flat_map(at_a_glance).collect();
    parts.extend(sections(&report.sections));
    parts.push(dashboard(&report.dashboard));
    parts.extend(method_page(&report.method_page));
    parts.extend(report.further_appendices().into_iter().flat_map(|one| match one {
        FurtherAppendix::Own(own) => own_appendix(own),
        FurtherAppendix::FiveYears(years) => five_years(years),
        FurtherAppendix::Glossary(meanings) => glossary(meanings),
    }));
    parts
}

pub(crate) fn sections(sections: &[Section]) -> Vec<String> {
    let mut parts = Vec::new();
    for section in sections {
        parts.push(section.numbered_heading());
        parts.extend(section.blocks.iter().map(block));
    }
    parts
}

fn lines<'a>(lines: impl IntoIterator<Item = &'a String>) -> String {
    lines.into_iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { sentences, .. } => {
            let said = block.label().into_iter().chain(sentences.iter().map(|sentence| sentence.text.as_str()));
            said.collect::<Vec<_>>().join(" ")
        }
        Block::Chart { chart } => drawn(&chart.title, &chart.below(), &chart.alt),
        Block::Strip { strip } => drawn(&strip.title, &strip.below(), &strip.alt),
        Block::Overview { overview } => counted(overview),
        Block::List { items, numbered } => Block::list_lines(items, *numbered, "-").join("\n"),
        Block::Table { table } => measures(table),
        Block::Officers { officers } => officers.iter().map(officer).collect::<Vec<_>>().join("\n"),
        Block::Appendices { appendices } => appendices
            .iter()
            .map(|appendix| format!("Appendix {}: {}", appendix.letter, appendix.title))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

/// What stands under the title.
pub(crate) fn header(header: &[HeaderField]) -> String {
    header.iter().map(HeaderField::in_words).collect::<Vec<_>>().join("\n")
}

/// An appendix of the officer's own.
fn own_appendix(appendix: &OwnAppendix) -> Vec<String> {
    std::iter::once(appendix.heading()).chain(sections(&appendix.sections)).collect()
}

/// A table of measures: its caption, then a line a measure.
fn measures(table: &MeasureTable) -> String {
    let rows = table.rows_in_words().map(|row| row.join(" | "));
    let lines = [table.caption(), table.heads.join(" | ")].into_iter().chain(rows);
    lines.collect::<Vec<_>>().join("\n")
}

/// The title, the line below it, and what stands for the drawing.
fn drawn(title: &Sentence, below: &str, alt: &str) -> String {
    format!("{}\n{below}\n[Chart] {alt}", title.text)
}

/// The overview panel: its caption, then a line an outcome.
fn counted(overview: &Overview) -> String {
    let rows = overview.rows().into_iter().map(|row| row.join(" | "));
    let lines = [overview.caption(), overview.heads().join(" | ")].into_iter().chain(rows);
    lines.collect::<Vec<_>>().join("\n")
}

pub(crate) fn officer(officer: &Officer) -> String {
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

fn table(group: &DashboardGroup, shown: &Shown) -> String {
    let heads = shown.heads().into_iter().chain(["History"]).collect::<Vec<_>>().join(" | ");
    let rows = group.rows.iter().map(|row| {
        let history = row.history.as_ref().map_or("[x]", |history| &history.in_figures);
        format!("{} | {history}", shown.cells(row).join(" | "))
    });
    format!("{}\n\n{heads}\n{}", group.heading, rows.collect::<Vec<_>>().join("\n"))
}

/// Appendix B: nothing where no method is listed.
fn method_page(page: &MethodPage) -> Vec<String> {
    if page.methods.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![page.heading()];
    parts.extend(page.in_short.iter().map(|one| format!("{}: {}", one.term, one.meaning)));
    parts.push(page.note.clone());
    parts.extend(page.methods.iter().map(method));
    if !page.tests.is_empty() {
        let rows = page.tests.iter().map(|test| test.cells().join(" | "));
        let table: Vec<String> = std::iter::once(TestFound::HEADS.join(" | ")).chain(rows).collect();
        parts.push(format!("{}\n{}\n{}", TestFound::TITLE, page.tests_note, table.join("\n")));
    }
    parts
}

/// Five years of each measure, a line each: its figures are in the dashboard.
fn five_years(five_years: &FiveYears) -> Vec<String> {
    if five_years.is_empty() {
        return Vec::new();
    }
    let rows = five_years.cells.iter().map(|cell| cell.in_cells().join(" | "));
    let table: Vec<String> = std::iter::once(FiveYears::HEADS.join(" | ")).chain(rows).collect();
    vec![five_years.heading(), five_years.note.clone(), table.join("\n")]
}

/// The glossary where it is an appendix: a line a measure.
fn glossary(glossary: &Glossary) -> Vec<String> {
    if !glossary.is_appendix() {
        return Vec::new();
    }
    let lines = glossary.entries.iter().map(|entry| format!("{}: {}", entry.name, entry.means));
    vec![glossary.heading(), lines.collect::<Vec<_>>().join("\n")]
}

fn method(method: &MethodEntry) -> String {
    let mut lines = vec![method.name.clone(), method.text.clone()];
    lines.extend(method.lines());
    lines.extend(method.indicators.iter().map(|indicator| format!("- {indicator}")));
    lines.join("\n")
}
