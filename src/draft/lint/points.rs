//! `prose-points`: per cent where percentage points are meant.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::Code;
use crate::figures::measure::Unit;

use super::claims::speaks_of_the_figure;
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;

/// Words of a change, in front of "by 8%" or "of 8%", or behind "8%".
const CHANGES: [&str; 36] = [
    "lower",
    "higher",
    "above",
    "below",
    "better",
    "worse",
    "more",
    "less",
    "fewer",
    "decreased",
    "increased",
    "fell",
    "fallen",
    "rose",
    "risen",
    "dropped",
    "reduced",
    "improved",
    "declined",
    "grew",
    "grown",
    "down",
    "up",
    "decrease",
    "increase",
    "fall",
    "rise",
    "drop",
    "reduction",
    "improvement",
    "decline",
    "growth",
    "change",
    "changed",
    "difference",
    "gap",
];

/// Checks every percentage that stands for a change.
pub fn points(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let about = said.one().filter(|about| about.finding.indicator.unit == Unit::Percent);
    // Of a count, an amount or a rate a change in per cent is what it says.
    if about.is_none() && said.one().is_some() {
        return Vec::new();
    }
    // "Referrals rose by 12%" is of a number, whatever the indicator is.
    if about.is_some_and(|about| !speaks_of_the_figure(said, statement, about)) {
        return Vec::new();
    }
    let tokens = &statement.tokens;
    let changes = (0..tokens.len()).filter(|at| {
        tokens[*at].percent && tokens[*at].figure && is_change(statement, *at) && !is_quoted(statement, *at)
    });
    let meant = changes.filter_map(|at| {
        let value = tokens[at].value.unwrap_or_default();
        let reading = match about {
            Some(_) if of_a_number(statement, at) => Reading::PerCent,
            Some(about) => reading(about, value),
            None if is_difference_here(statement, at, value) => Reading::Points,
            None => Reading::PerCent,
        };
        (reading != Reading::PerCent).then(|| issue(statement, at, reading))
    });
    meant.collect()
}

/// Whether it stands between quotation marks: a target in the officer's own words, which nobody here can reword.
fn is_quoted(statement: &ProseStatement, at: usize) -> bool {
    let before = statement.text.get(..statement.tokens[at].start).unwrap_or_default();
    before.matches('\u{201c}').count() > before.matches('\u{201d}').count()
}

/// What a figure with `%` can be as the change of a percentage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// The difference of two percentages.
    Points,
    /// The change in per cent of the earlier figure.
    PerCent,
    /// Neither that is held: nobody can tell which is meant.
    Unknown,
}

/// "The number of referrals rose by 12%"
fn of_a_number(statement: &ProseStatement, at: usize) -> bool {
    (0..at).any(|before| statement.stands(before, &["number", "of"]))
}

/// "2.1% lower", "decreased by 8%", "a fall of 4%"; not "80% of the target", nor "fell to 8%".
fn is_change(statement: &ProseStatement, at: usize) -> bool {
    let behind = at + 1 + spelled(statement, at);
    let follows = statement.word(behind, &CHANGES) && !statement.word(behind, &["above", "below", "up", "down"])
        || statement.word(behind, &["above", "below"])
            && statement.before(at).is_some_and(|before| {
                before.is(&["is", "was", "are", "were", "remains", "now", "still", "some", "about", "around", "only"])
            });
    let leads = statement.before(at).is_some_and(|before| before.is(&["by", "of"]))
        && (2..=3).any(|back| at.checked_sub(back).is_some_and(|before| statement.word(before, &CHANGES)));
    // "The rate is down 1.4%"
    let moved = statement.before(at).is_some_and(|before| before.is(&["up", "down"]));
    // "higher than the average of 8%" ends in a figure, no change.
    let than = (2..=3).any(|back| at.checked_sub(back).is_some_and(|before| statement.word(before, &["than"])));
    (follows || leads || moved) && !than && !statement.word(behind, &["of"])
}

/// How many tokens "per cent" takes.
fn spelled(statement: &ProseStatement, at: usize) -> usize {
    match () {
        () if statement.stands(at + 1, &["per", "cent"]) => 2,
        () if statement.word(at + 1, &["percent"]) => 1,
        () => 0,
    }
}

/// Whether it is the change in points of some figure held, or else its change in per cent.
fn reading(about: About, value: Decimal) -> Reading {
    let finding = about.finding;
    let earlier = [&finding.previous, &finding.last_year, &finding.annual].into_iter().flatten();
    let mut changes: Vec<(Decimal, Option<Decimal>)> =
        earlier.filter_map(|one| one.change).map(|change| (change.units, change.per_cent)).collect();
    let latest = about.latest().and_then(|latest| latest.value);
    let others = finding
        .comparisons
        .iter()
        .filter_map(|one| one.benchmark.value)
        .chain(about.up_to_now().filter_map(|held| held.value));
    changes.extend(others.filter_map(|then| {
        let change = crate::figures::finding::Change::between(then, latest?)?;
        Some((change.units, change.per_cent))
    }));
    let same = |change: Decimal| {
        change.abs().round_dp_with_strategy(value.scale(), RoundingStrategy::MidpointAwayFromZero) == value
    };
    match () {
        () if changes.iter().any(|(units, _)| same(*units)) => Reading::Points,
        () if changes.iter().any(|(_, per_cent)| per_cent.is_some_and(same)) => Reading::PerCent,
        () => Reading::Unknown,
    }
}

/// Whether it is the difference of two percentages that are in the same sentence.
fn is_difference_here(statement: &ProseStatement, at: usize, value: Decimal) -> bool {
    let others: Vec<Decimal> = statement
        .tokens
        .iter()
        .enumerate()
        .filter(|(nth, token)| *nth != at && token.figure && token.percent)
        .filter_map(|(_, token)| token.value)
        .collect();
    others.iter().enumerate().any(|(nth, one)| {
        others[nth + 1..].iter().any(|other| one.checked_sub(*other).is_some_and(|gap| gap.abs() == value))
    })
}

fn issue(statement: &ProseStatement, at: usize, reading: Reading) -> ProseIssue {
    let token = &statement.tokens[at];
    let end = statement.tokens[at + spelled(statement, at)].end();
    let (number, written) = (token.text.trim_end_matches('%'), &statement.text[token.start..end]);
    let noun = if token.value == Some(Decimal::ONE) { "point" } else { "points" };
    let word = statement.tokens.get(at + 1 + spelled(statement, at)).filter(|next| next.is(&CHANGES));
    let rest = word.map_or_else(String::new, |word| format!(" {}", word.text));
    ProseIssue {
        code: Code::ProsePoints,
        at: token.start + statement.start..end + statement.start,
        message: match reading {
            Reading::Unknown => {
                format!("\u{201C}{written}\u{201D} could mean per cent or percentage points")
            }
            _ => format!("\u{201C}{written}\u{201D} is the difference between two percentages"),
        },
        help: format!(
            "write \u{201C}{number} percentage {noun}{rest}\u{201D}; per cent would mean a share of the earlier figure"
        ),
    }
}
