//! The news of a report that never was.

use crate::figures::measure::Period;

use super::figures::Figures;
use super::group_context::NewsTotals;
use super::verdict::Tallied;

/// How many measures are news, as an example gives them.
pub const NEWS: [&str; 6] =
    ["new improved", "new no clear change", "new declined", "new not judged", "same", "revised"];

/// The verdicts of those that are new.
pub const NEW: [Tallied; 4] = [Tallied::Improved, Tallied::NoClearChange, Tallied::Declined, Tallied::NotJudged];

/// The news, where the figures give any.
pub fn news(figures: &Figures, period: Period) -> Option<NewsTotals> {
    let count = |key: &str| figures.count(key).unwrap_or(0);
    NEWS.iter().any(|key| figures.has(key)).then(|| NewsTotals {
        new: NEW.iter().zip(NEWS).map(|(verdict, key)| (*verdict, count(key))).collect(),
        same: count("same"),
        revised: count("revised"),
        ..NewsTotals::since(period.moved(-3))
    })
}
