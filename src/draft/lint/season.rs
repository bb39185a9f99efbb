//! "since the summer", "over the autumn": a season as the quarter that it is, for a figure that comes every quarter.

use super::mention::Other;
use super::said::About;
use super::statement::ProseStatement;
use super::when::last_quarter;
use crate::figures::measure::Style;

/// Seasons that lie in one quarter of the financial year; a winter lies in two.
const SEASONS: [(&str, i32); 3] = [("spring", 1), ("summer", 2), ("autumn", 3)];

/// Words before "the summer" where it is a time.
const TIMED: [&str; 7] = ["since", "in", "over", "during", "from", "than", "through"];

/// The quarter of a season that is named here, and the token behind it.
pub fn season(statement: &ProseStatement, at: usize, about: About) -> Option<(Other, usize)> {
    let quarterly = about.latest().is_some_and(|latest| latest.period.style() == Style::Quarter);
    let timed = statement.before(at).is_some_and(|before| before.is(&TIMED));
    // "the autumn of 2022" and "the autumn half term" are others.
    let other = statement.word(at + 2, &["of", "half", "holidays", "holiday", "before"]);
    if !quarterly || !timed || other || !statement.word(at, &["the"]) {
        return None;
    }
    let (_, number) = SEASONS.iter().find(|(name, _)| statement.word(at + 1, &[name]))?;
    Some((Other::Period(last_quarter(*number, about.finding.report)?), at + 2))
}
