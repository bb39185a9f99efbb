//! A row of the dashboard as a page of two lines prints it: every word ready, so that a layout only sets it.

use serde::{Deserialize, Serialize};

/// What is printed in each cell of a row. A cell without lines has nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RowLines {
    /// Its short name, where the catalogue gives one.
    pub name: String,
    /// It is on the page for members, among what needs attention.
    pub for_members: bool,
    /// `higher`, `lower`, `neither`, `10% to 15%`.
    pub better: String,
    /// The figure; its marks and its period, where that is not the report's; the count behind it.
    pub now: Lines,
    /// The verdict; how it was judged, where not by a test; how far the figure went, and from where.
    pub change: Lines,
    /// The state; the figure to reach; what is drawn beside it, or what there is so far.
    pub target: Lines,
    /// The figure beside its target.
    pub bullet: Option<Bullet>,
    /// How the area stands to its neighbours or another area; how many more there are; whose figure that is.
    pub others: Lines,
    /// The quartile; what of its movement the drawing does not say.
    pub quartile: Lines,
    /// How the figure stands to its own past.
    pub years: Lines,
    /// What there is no room for.
    pub further: Further,
}

/// A cell: bold words, others behind them, and a second line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Lines {
    /// In bold. May be empty.
    pub first: String,
    /// Behind it, muted. May be empty.
    pub beside: String,
    /// Under it, muted. May be empty.
    pub under: String,
}

impl Lines {
    /// Whether there is anything to print.
    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_empty() && self.beside.is_empty() && self.under.is_empty()
    }
}

/// A figure beside its target, which is in the middle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Bullet {
    /// `improved` of one that is met, `steady` close to it, `declined` missed, `none` not due.
    pub shape: String,
    /// From -1 at the left, short of it, to 1.
    pub at: f64,
}

/// What a row of two lines has no room for, by the columns of the table behind the dashboard. Each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Further {
    /// How far the figure is from its target, why it is rated so, and what the service expects.
    pub target: String,
    /// Every other area with its figure, where there are several.
    pub others: String,
    /// The rank behind the quartile, and the families of councils.
    pub rank: String,
    /// Its limits, or what it has been doing; earlier figures, where there are too few for a line.
    pub past: String,
}
