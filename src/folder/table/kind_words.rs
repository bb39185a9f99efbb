//! Of a table with words beside its figures: which column names the measure, and which says of what kind its figures are.

use super::columns::plain;

/// Whether a column of words says the unit.
pub fn is_unit(heading: &str) -> bool {
    ["unit", "units", "measure", "measure type", "value type", "unit of measure", "data item"]
        .contains(&plain(heading).as_str())
}

/// Whether a column of words names the measure, unless they are words of kind.
pub fn is_name(heading: &str) -> bool {
    ["indicator", "indicator name", "measure", "short desc", "measure group description", "measure group", "metric"]
        .contains(&plain(heading).as_str())
}

/// Whether a text says no more than that a figure is a percentage.
pub fn is_percentage(word: &str) -> bool {
    ["percentage", "percent", "per cent", "%", "percentage (%)", "percent (%)"].contains(&plain(word).as_str())
}

/// Whether a text says of what kind a figure is and no more: it is never the name of a measure.
pub fn is_of_kind(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "frequency",
        "number",
        "numbers",
        "count",
        "counts",
        "rate",
        "rates",
        "score",
        "value",
        "values",
        "ratio",
        "mean",
        "median",
        "average",
        "proportion",
        "index",
        "amount",
        "volume",
    ];
    is_percentage(word) || WORDS.contains(&plain(word).as_str())
}
