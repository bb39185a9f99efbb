//! Appendix A: a row for each indicator, grouped by outcome.

use serde::{Deserialize, Serialize};

use super::{Kind, RowFigures, RowLines, RowTarget, Variation};

/// The dashboard appendix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Dashboard {
    /// `Performance dashboard, Quarter 3 2019/20`.
    pub title: String,
    /// The key, read before it is needed: marks, shapes and words used below, and no others.
    pub key: Vec<KeyEntry>,
    /// One table an outcome.
    pub groups: Vec<DashboardGroup>,
    /// The head of the column of other areas, where it is not only their neighbours' average: `Other areas`. Else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub others: String,
    /// What stands around tables whose rows are of two lines.
    #[serde(default)]
    pub page: BoardPage,
}

/// What a page of rows in two lines has around them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BoardPage {
    /// The columns that any row fills.
    pub columns: BoardColumns,
    /// What is drawn, in a few words each.
    pub key: Vec<KeyEntry>,
    /// What is written: marks and words, and which earlier figure is meant.
    pub notes: Vec<KeyEntry>,
    /// The columns that any row fills of what two lines have no room for.
    pub further: FurtherColumns,
}

/// Columns of the dashboard that no row need fill.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each is the column of that name")]
pub struct BoardColumns {
    pub target: bool,
    pub others: bool,
    pub quartile: bool,
    pub years: bool,
}

/// Columns of the table behind the dashboard, as [`Further`](super::Further) has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each is the column of that name")]
pub struct FurtherColumns {
    pub target: bool,
    pub others: bool,
    pub rank: bool,
    pub past: bool,
}

impl Dashboard {
    /// The head of the column of other areas.
    pub fn others_head(&self) -> &str {
        if self.others.is_empty() { "Neighbours" } else { &self.others }
    }
}

/// One entry of the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct KeyEntry {
    /// The shape beside it: `improved`, `declined`, `steady`, `none`, `changed`, `quartile`, the name of an icon of
    /// [`Variation`] or of both its directions, parted by a space; or empty for a mark in words.
    pub shape: String,
    /// The term in bold: `Improved`, `[x]`.
    pub term: String,
    /// What it means.
    pub meaning: String,
}

/// The indicators of one outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DashboardGroup {
    /// The outcome's heading, as in the report.
    pub heading: String,
    /// How many of its measures stand how: `1 improved, 5 no clear change, 1 for information`.
    #[serde(default)]
    pub tally: String,
    /// At least one row.
    pub rows: Vec<Row>,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Row {
    /// The indicator's id.
    pub id: String,
    /// The paragraph that is about it.
    #[serde(default)]
    pub number: Option<u32>,
    /// Its number as it is printed: `31`, `3.2`. Empty where no numbered paragraph is about it.
    #[serde(default)]
    pub label: String,
    /// Its name, with a capital.
    pub name: String,
    /// `Higher is better`, `Lower is better`, `Best between 10% and 15%`, `For information`.
    pub polarity: String,
    /// `Quarter 3 2019/20`; `(latest)` is in `second` where it is an earlier one.
    pub period: Cell,
    /// The latest figure.
    pub latest: Cell,
    /// The count behind it: `28 children`.
    pub count: Cell,
    /// What it is compared with, its period in `second`.
    pub previous: Cell,
    /// Direction of travel.
    pub travel: Travel,
    /// The neighbours' average, with `better` and so on in `second`; where there is none, another area's figure, whose name
    /// then stands first in `second`: `England, better`.
    pub neighbours: Cell,
    /// Every other area, the one of `neighbours` first.
    #[serde(default)]
    pub others: Vec<OtherArea>,
    /// The national quartile, where there is one; else the reason is in `no_quartile`.
    pub quartile: Option<Quartile>,
    /// `[x]` or `[z]` where there is no quartile, else empty.
    pub no_quartile: String,
    /// The target, with how the figure stands to it in `second`; of several each with its state in `text`.
    pub target: Cell,
    /// Where the service itself expects to be, and when in `second`; `[z]` where only others have a forecast, empty where
    /// none has.
    #[serde(default)]
    pub forecast: Cell,
    /// The targets in force and the next of those to come, each by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<RowTarget>,
    /// How the latest figure compares with its usual range; else the reason is in `no_variation`.
    pub variation: Option<Variation>,
    /// Why there is no variation: `[z]`, or `fewer than 14 comparable figures`; else empty. The column is where any row has one.
    pub no_variation: String,
    /// Of the answers about the figure the first that matters: `target missed`, `improved`, `no clear change`.
    pub headline: String,
    /// The sparkline, where the data holds at least two periods.
    pub history: Option<History>,
    /// A council's own rating: a word, and `second` its reason; `[z]` where only others are rated, empty where none is.
    pub rating: Cell,
    /// The same in two lines.
    #[serde(default)]
    pub lines: RowLines,
    /// The same as numbers, for the workbook: none in a report that was read as data.
    #[serde(skip)]
    pub figures: Option<Box<RowFigures>>,
}

/// What is printed in one cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Cell {
    /// The figure, or `[x]`, `[z]`, `[c]`. Never empty, except in an unused rating.
    pub text: String,
    /// Marks behind it: `[p]`, `[r]`, `[b]`, several run together. May be empty.
    pub mark: String,
    /// A second line in muted type. May be empty.
    pub second: String,
}

impl Cell {
    /// One line without marks.
    pub(crate) fn plain(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }
}

/// Direction of travel: a shape and a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Travel {
    /// Which outline is drawn.
    pub outcome: Outcome,
    /// Which way the number went: the arrow inside.
    pub way: Way,
    /// The verdict in words: `No clear change`.
    pub word: String,
    /// The second line: `down 2.1 points`, or the reason.
    pub detail: String,
    /// The change was printed after rounding and differs from the difference of the printed figures.
    pub after_rounding: bool,
    /// The verdict was stated by the source and not computed.
    pub stated: bool,
}

/// What the outline says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// A filled disc.
    Improved,
    /// A filled diamond.
    Declined,
    /// A ring.
    Steady,
    /// Four open corners with an arrow: changed, and neither good nor bad.
    Changed,
    /// Four open corners: no judgement.
    None,
}

/// What the arrow says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Way {
    /// The number rose.
    Up,
    /// The number fell.
    Down,
    /// The number stayed.
    Level,
    /// Not known.
    Unknown,
}

/// Where the area is among the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Quartile {
    /// 1 (best) to 4.
    pub now: u8,
    /// 1 to 4 where it is known.
    pub before: Option<u8>,
    /// `Third`.
    pub word: String,
    /// `was fourth`, `as before`, `was third in 2022/23`, `moved up`; may be empty.
    pub movement: String,
    /// `15th of 35 for 2023/24, on the boundary`; empty where the quartile was given.
    pub detail: String,
}

/// What a sparkline draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct History {
    /// Oldest first; `None` where a period has no figure: the line is not drawn across it.
    pub points: Vec<Option<f64>>,
    /// Positions in `points` at which a new series begins: no line is drawn into them.
    pub breaks: Vec<usize>,
    /// The target, drawn where it lies in range.
    pub target: Option<f64>,
    /// `2015 to 2019` under an annual one; else empty.
    pub caption: String,
    /// The usual range of the latest figure, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usual: Option<UsualBand>,
    /// What the last point is drawn as, where it is drawn beside that range.
    #[serde(default = "unjudged")]
    pub last: Kind,
    /// What the drawing shows, in a sentence.
    pub alt: String,
    /// The figures and the periods from which to which they are, where nothing can be drawn.
    #[serde(skip)]
    pub in_figures: String,
    /// What the table notes of each figure with which a new series begins. May be empty.
    #[serde(skip)]
    pub why_parted: Vec<String>,
}

/// Where a history says nothing of its last point.
fn unjudged() -> Kind {
    Kind::Unjudged
}

/// The neighbours or another area beside a row: its figure, and how the area stands to it, each by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OtherArea {
    /// `neighbours`, `England`
    pub name: String,
    /// `86.9%`. Empty where only words are known.
    pub figure: String,
    /// `clearly better`. Empty where nothing can be said.
    pub relation: String,
    /// `in 2023/24`; empty where its figure is of the same period.
    pub when: String,
    /// The same where there is little room: `2023/24`.
    #[serde(default)]
    pub year: String,
}

impl OtherArea {
    /// `86.9% in 2023/24`, and `better`. The period stands by the figure: it is the other area's, and the area is held against it
    /// with its latest. Where only words are known, the words are of that period.
    pub(crate) fn dated(&self) -> (String, String) {
        if self.figure.is_empty() {
            return (String::new(), joined(&[&self.relation, &self.when], " "));
        }
        (joined(&[&self.figure, &self.when], " "), self.relation.clone())
    }

    /// `86.9% in 2023/24 (neighbours, better)`
    pub(crate) fn in_words(&self) -> String {
        let (figure, stands) = self.dated();
        let stands = joined(&[&self.name, &stands], ", ");
        format!("{} ({stands})", if figure.is_empty() { "[x]" } else { &figure })
    }
}

/// Those that are not empty, in one line.
pub(super) fn joined(parts: &[&str], with: &str) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(with)
}

/// A usual range as a band, from the first of the figures that it is from to the last point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UsualBand {
    /// The position of that figure in `points`.
    pub from: usize,
    /// Its lower limit.
    pub lower: f64,
    /// Its upper limit.
    pub upper: f64,
}
