//! The figures of a row as numbers, each in full and with the decimals that are printed: what a workbook has in its cells
//! where the page has words.

use rust_decimal::Decimal;

/// What is printed of an indicator, as numbers. Where there is none, the cell of the row says why.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct RowFigures {
    /// What a figure is a figure of: `%`, `children`, `£`.
    pub unit: String,
    /// The latest figure.
    pub latest: Option<Decimal>,
    /// The count above the line.
    pub count: Option<Decimal>,
    /// The count below it.
    pub out_of: Option<Decimal>,
    /// The period that it is compared with, in full. Empty where there is none.
    pub compared_with: String,
    /// The figure of that period.
    pub earlier: Option<Decimal>,
    /// What lies between the two.
    pub change: Option<Decimal>,
    /// The average of the statistical neighbours.
    pub neighbours: Option<Decimal>,
    /// Of each target, in the order of the row's: the figure to reach, and what the service itself expects.
    pub targets: Vec<(Option<Decimal>, Option<Decimal>)>,
    /// Every figure of the latest one's kind of period, oldest first.
    pub history: Vec<HistoryFigure>,
}

/// One figure of a history.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct HistoryFigure {
    /// `Quarter 3 2019/20`
    pub period: String,
    /// As it is printed.
    pub figure: Option<Decimal>,
    /// `[p]`; `[x]` where there is no figure. May be empty.
    pub mark: String,
}
