//! Tables in which the figures stand under the name of the council.

use super::meant::FIGURES_OF;
use super::recognised::Recognised;

/// The tables that are found as the headings are, or else those that there are where the council's name stands for its figures: alone
/// over a column, or beside a period.
pub fn or_by_area(area: Option<&str>, find: impl Fn(&[(String, String)]) -> Recognised) -> Recognised {
    let found = find(&[]);
    match area {
        Some(area) if found.tables.is_empty() => {
            find(&["value", FIGURES_OF].map(|ours| (ours.to_owned(), area.to_owned())))
        }
        _ => found,
    }
}
