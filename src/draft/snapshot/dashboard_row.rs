//! A row of the dashboard as one line of text.

use crate::draft::report::{OtherArea, Row};

/// The cells a reader sees, except for the drawings.
pub fn row_in_words(row: &Row) -> String {
    let quartile = row
        .quartile
        .as_ref()
        .map_or_else(|| row.no_quartile.clone(), |found| joined(&[&found.word, &found.movement, &found.detail]));
    let variation = row.variation.as_ref().map_or_else(
        || row.no_variation.clone(),
        |found| {
            let assurance = found.assurance.as_ref().map_or("", |assurance| assurance.word.as_str());
            joined(&[&found.word, &found.detail, assurance])
        },
    );
    let cell = |cell: &crate::draft::report::Cell| joined(&[&cell.text, &cell.mark, &cell.second]);
    let rest: Vec<String> = row.others.iter().skip(1).map(OtherArea::in_words).collect();
    let rest = rest.join("; ");
    let travel = joined(&[&row.travel.word, &row.travel.detail]);
    let cells = [
        ("period", cell(&row.period)),
        ("latest", cell(&row.latest)),
        ("number", cell(&row.count)),
        ("previous", cell(&row.previous)),
        ("travel", travel),
        ("neighbours", joined(&[&cell(&row.neighbours), &rest])),
        ("quartile", quartile),
        ("target", cell(&row.target)),
        ("forecast", if row.forecast.text == "[z]" { String::new() } else { cell(&row.forecast) }),
        ("variation", variation),
        // A first rating of one indicator changes no other row.
        ("rating", if row.rating.text == "[z]" { String::new() } else { cell(&row.rating) }),
    ];
    let said: Vec<String> =
        cells.into_iter().filter(|(_, text)| !text.is_empty()).map(|(head, text)| format!("{head} {text}")).collect();
    format!("{} ({}): {}", row.name, row.polarity, said.join("; "))
}

fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
