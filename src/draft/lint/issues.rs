//! Every check of a sentence, put to a text one after the other.

use crate::diagnostic::Code;

use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;
use super::{
    agreement, amounts, colour, count, direction, form, inverse, level, negative, period, place, points, polarity,
    record, shares, side, significant, stated, streak, tally, typed, unit, verdict, words,
};

/// A check of one sentence.
type ProseCheck = fn(&Said, &ProseStatement) -> Vec<ProseIssue>;

const OF_A_STATEMENT: [ProseCheck; 26] = [
    points::points,
    negative::negative,
    direction::direction,
    polarity::polarity,
    amounts::amounts,
    level::level,
    record::record,
    inverse::inverse,
    streak::streak,
    verdict::verdict,
    stated::stated,
    place::place,
    unit::unit,
    side::side,
    agreement::agreement,
    form::numeral,
    form::long,
    significant::significant,
    colour::colour,
    shares::shares,
    typed::figure,
    typed::stale,
    count::count,
    words::repeated,
    words::missing,
    tally::tally,
];

const MISPLACED: [Code; 2] = [Code::ProseCount, Code::ProseFigure];

/// Everything that reads wrong in a text, except for acronyms, which are a report's, and grammar.
pub fn issues(said: &Said, parted: &[ProseStatement]) -> Vec<ProseIssue> {
    let mut found: Vec<ProseIssue> = parted
        .iter()
        .flat_map(|statement| OF_A_STATEMENT.iter().flat_map(|check| check(said, statement)))
        .chain(form::spacing(said))
        .chain(period::period(said, parted))
        .collect();
    found.sort_by_key(|issue| (issue.at.start, issue.at.end, issue.code));
    // One thing is told of once of a figure.
    found.dedup_by(|next, one| next.code == one.code && next.at == one.at);
    // A figure in the wrong place is not an old one.
    let misplaced: Vec<_> =
        found.iter().filter(|issue| MISPLACED.contains(&issue.code)).map(|issue| issue.at.clone()).collect();
    found.retain(|issue| issue.code != Code::ProseStale || !misplaced.contains(&issue.at));
    // Nor is what is no percentage, or not the change, told of again as a figure that nobody knows.
    let wrong: Vec<_> = found
        .iter()
        .filter(|issue| matches!(issue.code, Code::ProseAmount | Code::ProseUnit))
        .map(|issue| issue.at.clone())
        .collect();
    found.retain(|issue| {
        let again = matches!(issue.code, Code::ProseFigure | Code::ProseStale);
        !again || !wrong.iter().any(|at| at.start <= issue.at.start && issue.at.end <= at.end)
    });
    found
}
