//! A report as plain text: one line a paragraph, one line an indicator.

use crate::report::{
    Block, Cell, Chart, Dashboard, Group, History, Method, MethodPage, Officer, Report, Row, TestFound, Travel,
};

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
        Block::Chart { chart } => drawn(chart),
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
fn drawn(chart: &Chart) -> String {
    format!("{}\n[Chart] {}", chart.caption(), chart.alt)
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
    let any = |has: fn(&Row) -> bool| dashboard.groups.iter().flat_map(|group| &group.rows).any(has);
    let shown = Shown { rating: any(|row| !row.rating.text.is_empty()), variation: any(|row| row.variation.is_some()) };
    parts.extend(dashboard.groups.iter().map(|group| table(group, &shown)));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// The columns that stand only where a row has something to say in them.
struct Shown {
    rating: bool,
    variation: bool,
}

fn table(group: &Group, shown: &Shown) -> String {
    let mut heads = vec!["Indicator", "Period", "Latest", "Number", "Previous", "Direction of travel"];
    if shown.rating {
        heads.push("Rating");
    }
    heads.extend(["Neighbours", "National quartile", "Target"]);
    if shown.variation {
        heads.push("Variation");
    }
    heads.push("History");
    let rows = group.rows.iter().map(|found| row(found, shown));
    format!("{}\n\n{}\n{}", group.heading, heads.join(" | "), rows.collect::<Vec<_>>().join("\n"))
}

fn row(row: &Row, shown: &Shown) -> String {
    let mut cells = vec![
        bracketed(&row.name, &row.polarity),
        cell(&row.period),
        cell(&row.latest),
        cell(&row.count),
        cell(&row.previous),
        travel(&row.travel),
    ];
    if shown.rating {
        cells.push(cell(&row.rating));
    }
    cells.push(cell(&row.neighbours));
    cells.push(match &row.quartile {
        Some(quartile) => {
            let words = [quartile.word.as_str(), &quartile.movement].into_iter().filter(|words| !words.is_empty());
            bracketed(&words.collect::<Vec<_>>().join(", "), &quartile.detail)
        }
        None => row.no_quartile.clone(),
    });
    cells.push(cell(&row.target));
    if shown.variation {
        cells.push(variation(row));
    }
    cells.push(row.history.as_ref().map_or_else(|| "[x]".to_owned(), history));
    cells.join(" | ")
}

fn cell(cell: &Cell) -> String {
    let figure = if cell.mark.is_empty() { cell.text.clone() } else { format!("{} {}", cell.text, cell.mark) };
    bracketed(&figure, &cell.second)
}

fn travel(travel: &Travel) -> String {
    let mut details: Vec<&str> = Vec::new();
    if !travel.detail.is_empty() {
        details.push(&travel.detail);
    }
    if travel.after_rounding {
        details.push("after rounding");
    }
    if travel.stated {
        details.push("as stated");
    }
    bracketed(&travel.word, &details.join(", "))
}

/// `Improving (7 in a row above the mean), Hit and miss`.
fn variation(row: &Row) -> String {
    let Some(found) = &row.variation else { return row.no_variation.clone() };
    let words = bracketed(&found.word, &found.detail);
    found.assurance.as_ref().map_or(words.clone(), |assurance| format!("{words}, {}", assurance.word))
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

/// The points as they are drawn: `/` before a new series, `[x]` where there is no figure.
fn history(history: &History) -> String {
    let mut points: Vec<String> = Vec::new();
    for (at, point) in history.points.iter().enumerate() {
        if history.breaks.contains(&at) {
            points.push("/".to_owned());
        }
        points.push(point.map_or_else(|| "[x]".to_owned(), |value| value.to_string()));
    }
    bracketed(&points.join(" "), &history.caption)
}

fn bracketed(first: &str, second: &str) -> String {
    match second {
        "" => first.to_owned(),
        second if second.starts_with('(') => format!("{first} {second}"),
        second => format!("{first} ({second})"),
    }
}
