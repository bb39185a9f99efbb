//! A table of chosen measures within the text, with chosen columns: from the same rows as the dashboard, so that the two cannot
//! disagree.

use serde::{Deserialize, Serialize};

use super::front_matter::TableFrame;
use super::key::meaning_of_marks;
use super::{Cell, Dashboard, Lines, Outcome, Row, Way};
use crate::figures::prose::capital;
use crate::folder::TableColumn;

/// The table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MeasureTable {
    /// 2 for `Table 2`.
    pub number: u32,
    /// The subject, in bold at the start of the caption, without a full stop.
    pub title: String,
    /// What the marks in it mean. May be empty.
    pub note: String,
    /// The heads: of the measures, then of the columns.
    pub heads: Vec<String>,
    /// One a measure; at least one.
    pub rows: Vec<MeasureRow>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MeasureRow {
    /// The indicator's id.
    pub id: String,
    /// Its short name, where the catalogue gives one.
    pub name: String,
    /// A cell a column.
    pub cells: Vec<MeasureCell>,
}

/// What is in a column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MeasureCell {
    /// What is drawn before the words of a change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<(Outcome, Way)>,
    /// `77.4%`, `Got worse`, `Missed`; `none` where there is nothing.
    pub text: String,
    /// A second line. May be empty.
    pub second: String,
}

impl MeasureCell {
    /// `Got worse (down 4.0 points)`
    pub fn in_words(&self) -> String {
        if self.second.is_empty() { self.text.clone() } else { format!("{} ({})", self.text, self.second) }
    }

    fn of(text: impl Into<String>, second: impl Into<String>) -> MeasureCell {
        MeasureCell { shape: None, text: text.into(), second: second.into() }
    }

    fn is_filled(&self) -> bool {
        self.text != NOTHING
    }
}

/// What a cell says that has nothing to say.
const NOTHING: &str = "none";

impl MeasureTable {
    /// The table of these measures, as far as the dashboard has them; nothing where it has none. A column that no measure fills
    /// is left out.
    pub(super) fn of(frame: TableFrame, number: u32, dashboard: &Dashboard, period: &str) -> Option<MeasureTable> {
        let mut shown: Vec<&Row> = Vec::new();
        for id in &frame.ids {
            let row = dashboard.groups.iter().flat_map(|group| &group.rows).find(|row| row.id == *id);
            shown.extend(row.filter(|row| !shown.iter().any(|other| other.id == row.id)));
        }
        let columns: Vec<(TableColumn, Vec<MeasureCell>)> = frame
            .columns
            .into_iter()
            .map(|column| (column, shown.iter().map(|row| cell(column, row, period)).collect()))
            .filter(|(column, cells): &(_, Vec<MeasureCell>)| {
                *column == TableColumn::Now || cells.iter().any(MeasureCell::is_filled)
            })
            .collect();
        let head = |(column, _): &(TableColumn, Vec<MeasureCell>)| head(*column, dashboard).to_owned();
        let heads = std::iter::once("Measure".to_owned()).chain(columns.iter().map(head)).collect();
        let rows: Vec<MeasureRow> = shown
            .iter()
            .enumerate()
            .map(|(nth, row)| MeasureRow {
                id: row.id.clone(),
                name: row.lines.name.clone(),
                cells: columns.iter().map(|(_, cells)| cells[nth].clone()).collect(),
            })
            .collect();
        let is_used = |mark: &str| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.in_words().contains(mark));
        let marks = meaning_of_marks().filter(|(mark, _)| is_used(mark));
        let note = marks.map(|(mark, meaning)| format!("{mark}: {meaning}")).collect::<Vec<_>>().join(" ");
        (!rows.is_empty()).then_some(MeasureTable { number, title: frame.title, note, heads, rows })
    }

    /// `Table 2: A council that works well.`
    pub fn caption(&self) -> String {
        let note = if self.note.is_empty() { String::new() } else { format!(" {}", self.note) };
        format!("Table {}: {}.{note}", self.number, self.title)
    }

    /// Every row in words: the measure, then a cell a column.
    pub fn rows_in_words(&self) -> impl Iterator<Item = Vec<String>> {
        let cells = |row: &MeasureRow| row.cells.iter().map(MeasureCell::in_words).collect::<Vec<_>>();
        self.rows.iter().map(move |row| std::iter::once(row.name.clone()).chain(cells(row)).collect())
    }
}

fn head(column: TableColumn, dashboard: &Dashboard) -> &str {
    match column {
        TableColumn::BetterIf => "Better if",
        TableColumn::Now => "Now",
        TableColumn::Before => "Before",
        TableColumn::Change => "Change",
        TableColumn::Target => "Target",
        TableColumn::Rating => "Rating",
        TableColumn::Forecast => "Forecast",
        TableColumn::Others => dashboard.others_head(),
        TableColumn::Quartile => "Quartile",
    }
}

fn cell(column: TableColumn, row: &Row, period: &str) -> MeasureCell {
    let found = match column {
        TableColumn::BetterIf => MeasureCell::of(better_if(&row.polarity), ""),
        TableColumn::Now => now(row, period),
        TableColumn::Before => figure(&row.previous),
        TableColumn::Change => change(row),
        TableColumn::Target => target(&row.target),
        TableColumn::Rating => figure(&row.rating),
        TableColumn::Forecast => figure(&row.forecast),
        TableColumn::Others => others(row),
        TableColumn::Quartile => row.quartile.as_ref().map_or_else(MeasureCell::default, |quartile| {
            MeasureCell::of(&*quartile.word, joined([&quartile.movement, &quartile.detail]))
        }),
    };
    if found.text.is_empty() { MeasureCell { text: NOTHING.to_owned(), ..found } } else { found }
}

/// `higher`, `between 10% and 15%`
fn better_if(polarity: &str) -> String {
    match polarity {
        "Higher is better" => "higher".to_owned(),
        "Lower is better" => "lower".to_owned(),
        "For information" => "for information".to_owned(),
        other => other.strip_prefix("Best ").unwrap_or(other).to_owned(),
    }
}

/// Of a figure that is not there the mark says why, but for what is not held at all.
fn is_held(cell: &Cell) -> bool {
    !matches!(cell.text.as_str(), "" | "[x]" | "[z]")
}

/// A figure with its marks, and what stands below it.
fn figure(cell: &Cell) -> MeasureCell {
    if !is_held(cell) {
        return MeasureCell::default();
    }
    let text = if cell.mark.is_empty() { cell.text.clone() } else { format!("{} {}", cell.text, cell.mark) };
    MeasureCell::of(text, &*cell.second)
}

/// The latest figure, the count behind it, and its period where it is not the report's.
fn now(row: &Row, period: &str) -> MeasureCell {
    let count = figure(&row.count).text;
    let when = if row.period.text == period { String::new() } else { figure(&row.period).text };
    let latest = figure(&row.latest);
    MeasureCell { second: joined([&latest.second, &count, &when]), ..latest }
}

fn change(row: &Row) -> MeasureCell {
    let travel = &row.travel;
    let [after, stated] = [(travel.after_rounding, "after rounding"), (travel.stated, "as stated")]
        .map(|(is, words)| if is { words } else { "" });
    let second = joined([&travel.detail, after, stated]);
    MeasureCell { shape: Some((travel.outcome, travel.way)), ..MeasureCell::of(&*travel.word, second) }
}

/// `Missed`, and below it the target and by how much; several targets as they are.
fn target(cell: &Cell) -> MeasureCell {
    if !is_held(cell) || cell.second.is_empty() {
        return figure(cell);
    }
    let (state, gap) = cell.second.split_once(", ").unwrap_or((&cell.second, ""));
    MeasureCell::of(capital(state), joined([&figure(cell).text, gap]))
}

/// `Better`, and below it whose figure, as the page of the dashboard has it.
fn others(row: &Row) -> MeasureCell {
    let Lines { first, beside, under } = &row.lines.others;
    match first.as_str() {
        "" => MeasureCell::of(under, beside),
        relation => MeasureCell::of(relation, [under.as_str(), beside].join(" ").trim()),
    }
}

fn joined<const PARTS: usize>(parts: [&str; PARTS]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
