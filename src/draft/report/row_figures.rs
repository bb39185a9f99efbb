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
    /// What it is compared with, in the order of the table.
    pub comparators: Vec<ComparatorFigure>,
    /// Of each target, in the order of the row's.
    pub targets: Vec<TargetFigures>,
    /// Every figure of the latest one's kind of period, oldest first.
    pub history: Vec<HistoryFigure>,
}

/// The figures of a target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TargetFigures {
    /// The figure to reach; `None` of one that is only in words.
    pub aim: Option<Decimal>,
    /// Whether it is given in words: `at least 90%`.
    pub is_in_words: bool,
    /// The figure that is held against it.
    pub held: Option<Decimal>,
    /// `Quarter 3 2019/20`; empty where no figure is.
    pub period: String,
    /// That figure less the one to reach.
    pub gap: Option<Decimal>,
    /// What the service itself expects.
    pub forecast: Option<Decimal>,
}

/// What another area, or a group of them, has.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ComparatorFigure {
    /// As it is printed, with a capital: `England`.
    pub name: String,
    /// Whether it is the average of the statistical neighbours.
    pub is_neighbours: bool,
    /// `Quarter 3 2019/20`
    pub period: String,
    /// Its figure; `None` where only words are known.
    pub figure: Option<Decimal>,
    /// How the area stands to it: `better`. Empty where nothing can be said.
    pub relation: String,
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
