//! The tables of figures: what the overview and the dashboard of the report print, and what is attached to its PDF. A figure is
//! here as it is printed there, and one that is held back there has its mark here.

use rust_decimal::Decimal;

use crate::draft::report::{
    Block, ComparatorFigure, HistoryFigure, MethodPage, Overview, Report, Row, RowFigures, RowTarget, TargetFigures,
    TestFound,
};
use crate::page::cells;
use crate::rules::TargetState;

use super::sheet::{Cell, Column, Sheet};

/// What is said on every sheet of figures.
const MARKS: &str = "Marks in square brackets, such as [x], are explained on the sheet Notes.";

/// What two of the tables are called.
pub(super) const TARGETS: &str = "targets";
pub(super) const TESTS: &str = "tests";

/// An indicator with its outcome.
struct Line<'a> {
    outcome: &'a str,
    row: &'a Row,
    figures: &'a RowFigures,
}

impl<'a> Line<'a> {
    /// What the average of the statistical neighbours is.
    fn neighbours(&self) -> Option<&'a ComparatorFigure> {
        self.figures.comparators.iter().find(|one| one.is_neighbours)
    }
}

/// Every table that has a row. `None` where the report has no figures as numbers, since it was read as data.
pub(super) fn tables(report: &Report) -> Option<Vec<Sheet>> {
    let rows = report.dashboard.groups.iter().flat_map(|group| group.rows.iter().map(|row| (&group.heading, row)));
    let lines: Option<Vec<Line>> =
        rows.map(|(outcome, row)| Some(Line { outcome, row, figures: row.figures.as_deref()? })).collect();
    let lines = lines?;
    let overviews = report.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Overview { overview } => Some(outcomes(overview)),
        _ => None,
    });
    let all = overviews.chain([
        latest(&lines),
        other_areas(&lines),
        targets(&lines),
        over_time(&lines),
        tests(&report.method_page),
    ]);
    let mut sheets: Vec<Sheet> = all.filter(|sheet| !sheet.rows.is_empty()).collect();
    for (nth, sheet) in (1..).zip(&mut sheets) {
        sheet.name = format!("Table_{nth}");
        sheet.title = format!("Table {nth}: {}, {}", sheet.title, report.period);
        sheet.about.insert(0, "This sheet has one table.".into());
        if sheet.has_marks() {
            sheet.about.push(MARKS.into());
        }
    }
    Some(sheets)
}

fn sheet(table: &'static str, title: &str, about: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet { name: String::new(), table, title: title.to_owned(), about: vec![about.to_owned()], columns, rows }
}

/// How many measures improved and did not, by outcome.
fn outcomes(overview: &Overview) -> Sheet {
    let count = |count: &usize| Cell::Number(Decimal::from(*count));
    let row = |heading: &str, counts: &[usize], all: usize| {
        let counts = counts.iter().map(count).chain([count(&all)]);
        std::iter::once(Cell::words(heading)).chain(counts).collect::<Vec<Cell>>()
    };
    let totals: Vec<usize> = overview.verdicts.iter().map(|verdict| verdict.count).collect();
    let of_outcomes = overview.outcomes.iter().map(|outcome| row(&outcome.heading, &outcome.counts, outcome.all));
    let rows = of_outcomes.chain([row(Overview::TOTALS, &totals, overview.all)]).collect();
    let heads = overview.heads().into_iter().enumerate();
    let columns = heads.map(|(nth, head)| match nth {
        0 => Column::words(head, 40),
        _ => Column::figures(format!("{head} (number of measures)"), 16),
    });
    sheet("outcomes", &overview.title, &overview.note, columns.collect(), rows)
}

/// The marks behind a figure, in a cell of their own.
fn marks(of_figure: &str) -> Cell {
    Cell::words(if of_figure.is_empty() { "none" } else { of_figure })
}

/// A column of the table of latest figures.
struct OfRow(Column, fn(&Line) -> Cell);

/// The latest figure of each indicator with what it is compared with.
fn latest(lines: &[Line]) -> Sheet {
    let any = |has: fn(&Row) -> bool| lines.iter().any(|line| has(line.row));
    let words = |head: &str, width, cell| OfRow(Column::words(head, width), cell);
    let figures = |head: &str, width, cell| OfRow(Column::figures(head, width), cell);
    let mut columns = vec![
        words("Outcome", 26, |line| Cell::words(line.outcome)),
        words("Indicator", 44, |line| Cell::words(&line.row.name)),
        words("Which way is better", 18, |line| Cell::words(&line.row.polarity)),
        words("Unit", 16, |line| Cell::words(&line.figures.unit)),
        words("Period", 18, |line| Cell::words(&line.row.period.text)),
        figures("Latest figure (in its unit)", 14, |line| Cell::figure(line.figures.latest, &line.row.latest.text)),
    ];
    if any(|row| !row.latest.mark.is_empty()) {
        columns.push(words("Marks of the latest figure", 14, |line| marks(&line.row.latest.mark)));
    }
    columns.extend([
        figures("Number behind it (people or things)", 14, |line| {
            Cell::figure(line.figures.count, &line.row.count.text)
        }),
        figures("Out of (people or things)", 14, |line| {
            let otherwise = if line.figures.count.is_none() { &line.row.count.text } else { "[x]" };
            Cell::figure(line.figures.out_of, otherwise)
        }),
        words("Compared with", 18, |line| match line.figures.compared_with.as_str() {
            "" => Cell::words("[x]"),
            period => Cell::words(period),
        }),
        figures("Earlier figure (in its unit)", 14, |line| Cell::figure(line.figures.earlier, &line.row.previous.text)),
    ]);
    if any(|row| !row.previous.mark.is_empty()) {
        columns.push(words("Marks of the earlier figure", 14, |line| marks(&line.row.previous.mark)));
    }
    columns.extend([
        figures("Change (in its unit; of a percentage in percentage points)", 18, |line| {
            Cell::figure(line.figures.change, "[x]")
        }),
        words("Direction of travel", 30, |line| Cell::words(cells::travel(&line.row.travel))),
    ]);
    columns.extend(judged(any, lines.iter().any(|line| line.neighbours().is_some())));
    let rows = lines.iter().map(|line| columns.iter().map(|OfRow(_, cell)| cell(line)).collect()).collect();
    let columns = columns.into_iter().map(|OfRow(column, _)| column).collect();
    let about = "It has a row for each indicator in Appendix A of the report.";
    sheet("latest_figures", "Latest figures", about, columns, rows)
}

/// The columns of what the figure is judged by; some only where a row has something to say in them.
fn judged(any: impl Fn(fn(&Row) -> bool) -> bool, of_neighbours: bool) -> Vec<OfRow> {
    let words = |head: &str, width, cell| OfRow(Column::words(head, width), cell);
    let mut columns = Vec::new();
    if any(|row| !row.rating.text.is_empty()) {
        columns.push(words("Rating", 18, |line| {
            Cell::words(cells::bracketed(&line.row.rating.text, &line.row.rating.second))
        }));
    }
    if of_neighbours {
        columns.extend([
            OfRow(Column::figures("Average of the neighbours (in its unit)", 16), |line| {
                Cell::figure(line.neighbours().and_then(|one| one.figure), "[x]")
            }),
            words("Beside the neighbours", 20, |line| match line.neighbours().map(|one| one.relation.as_str()) {
                None | Some("") => Cell::words("[x]"),
                Some(relation) => Cell::words(relation),
            }),
        ]);
    }
    columns.extend([
        OfRow(Column::figures("National quartile (1 is best)", 12), |line| {
            let now = line.row.quartile.as_ref().map(|quartile| Decimal::from(quartile.now));
            Cell::figure(now, &line.row.no_quartile)
        }),
        words("National quartile in words", 34, |line| Cell::words(cells::quartile(line.row))),
    ]);
    if any(|row| row.variation.is_some()) {
        columns.push(words("Variation", 34, |line| Cell::words(cells::variation(line.row))));
    }
    columns
}

/// A row for each target.
fn targets(lines: &[Line]) -> Sheet {
    let any = |has: fn(&TargetFigures) -> bool| lines.iter().flat_map(|line| &line.figures.targets).any(has);
    let (forecast, in_words) = (any(|one| one.forecast.is_some()), any(|one| one.is_in_words));
    let mut columns = vec![
        Column::words("Indicator", 44),
        Column::words("Target", 24),
        Column::words("For", 18),
        Column::words("Unit", 16),
        Column::figures("Figure to reach (in its unit)", 16),
    ];
    if in_words {
        columns.push(Column::words("Target in words", 24));
    }
    columns.extend([
        Column::words("How the figure stands to it", 24),
        Column::figures("Figure that is held against it (in its unit)", 18),
        Column::words("Period of that figure", 22),
        Column::figures("That figure less the one to reach (in its unit; of a percentage in percentage points)", 22),
    ]);
    if forecast {
        columns.push(Column::figures("Forecast of the service (in its unit)", 18));
    }
    let row = |line: &Line, target: &RowTarget, figures: &TargetFigures| {
        let mut cells = vec![
            Cell::words(&line.row.name),
            Cell::words(&target.name),
            Cell::words(if target.period.is_empty() { "always" } else { &target.period }),
            Cell::words(&line.figures.unit),
            Cell::figure(figures.aim, ""),
        ];
        cells.extend(in_words.then(|| Cell::words(if figures.is_in_words { target.target.as_str() } else { "" })));
        let missing = if target.state == TargetState::Unknown.as_str() { "[x]" } else { "" };
        cells.extend([
            Cell::words(&target.state),
            Cell::figure(figures.held, missing),
            Cell::words(if figures.held.is_some() { &figures.period } else { missing }),
            Cell::figure(figures.gap, missing),
        ]);
        cells.extend(forecast.then(|| Cell::figure(figures.forecast, "")));
        cells
    };
    let all = lines.iter().flat_map(|line| {
        line.row.targets.iter().zip(&line.figures.targets).map(move |(target, figures)| (line, target, figures))
    });
    let rows = all.map(|(line, target, figures)| row(line, target, figures)).collect();
    sheet(TARGETS, "Targets", "It has a row for each target of an indicator.", columns, rows)
}

/// A row for each figure of another area beside which a latest figure stands.
fn other_areas(lines: &[Line]) -> Sheet {
    let columns = vec![
        Column::words("Indicator", 44),
        Column::words("Unit", 16),
        Column::words("Other area", 30),
        Column::words("Period", 22),
        Column::figures("Its figure (in its unit)", 16),
        Column::words("How the latest figure stands to it", 24),
    ];
    let row = |line: &Line, other: &ComparatorFigure| {
        vec![
            Cell::words(&line.row.name),
            Cell::words(&line.figures.unit),
            Cell::words(&other.name),
            Cell::words(&other.period),
            Cell::figure(other.figure, "[x]"),
            match (other.relation.as_str(), other.figure) {
                ("", Some(_)) => Cell::words("not compared"),
                ("", None) => Cell::words("[x]"),
                (relation, _) => Cell::words(relation),
            },
        ]
    };
    let all = lines.iter().flat_map(|line| line.figures.comparators.iter().map(move |other| row(line, other)));
    let about = "It has a row for each other area, or group of them, that an indicator is compared with.";
    sheet("other_areas", "Other areas", about, columns, all.collect())
}

/// Every figure that a history of the dashboard is drawn through.
fn over_time(lines: &[Line]) -> Sheet {
    let marked =
        lines.iter().any(|line| line.figures.history.iter().any(|one| one.figure.is_some() && !one.mark.is_empty()));
    let mut columns = vec![
        Column::words("Indicator", 60),
        Column::words("Unit", 18),
        Column::words("Period", 24),
        Column::figures("Figure (in its unit)", 16),
    ];
    if marked {
        columns.push(Column::words("Marks of the figure", 14));
    }
    let of_line = |line: &Line| {
        let (name, unit) = (line.row.name.clone(), line.figures.unit.clone());
        let row = move |one: &HistoryFigure| {
            let figure = Cell::figure(one.figure, &one.mark);
            let mark = if one.figure.is_some() { one.mark.as_str() } else { "" };
            let mut cells = vec![Cell::words(&name), Cell::words(&unit), Cell::words(&one.period), figure];
            cells.extend(marked.then(|| marks(mark)));
            cells
        };
        line.figures.history.iter().map(row).collect::<Vec<_>>()
    };
    let rows = lines.iter().flat_map(of_line).collect();
    let about = "It has a row for each figure in the histories of Appendix A, the oldest of an indicator first.";
    sheet("figures_over_time", "Figures over time", about, columns, rows)
}

/// What the statistical tests found: the table of Appendix B.
fn tests(page: &MethodPage) -> Sheet {
    let columns = TestFound::HEADS.into_iter().zip([44, 34, 44, 14, 40, 24]);
    let columns = columns.map(|(head, width)| match head {
        "p" => Column::figures("p (probability)", width),
        head => Column::words(head, width),
    });
    let cell = |(head, words): (&str, &str)| match (head, words.parse::<Decimal>()) {
        ("p", Ok(p)) => Cell::Number(p),
        _ => Cell::words(words),
    };
    let row = |test: &TestFound| TestFound::HEADS.into_iter().zip(test.cells()).map(cell).collect();
    let rows = page.tests.iter().map(row).collect();
    sheet(TESTS, TestFound::TITLE, &page.tests_note, columns.collect(), rows)
}
