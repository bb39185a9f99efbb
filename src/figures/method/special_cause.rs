//! The rules by which a point of a control chart stands out, over what is known of each point of one group.

use std::cmp::Ordering;

use super::chart_signs::Special;

/// How many points make a shift or a trend.
const RUN: usize = 7;

/// What is seen of a point beside the mean and the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Its side of the mean.
    pub side: Ordering,
    /// Beyond a limit.
    pub outside: bool,
    /// Not beyond, but beyond the near limit of two thirds.
    pub close: bool,
}

/// Why each point of a group stands out, by the package's precedence.
pub(super) fn special_causes(values: &[i128], seen: &[Seen]) -> Vec<Special> {
    let trends = trends(values);
    let shifts = shifts(seen);
    let cause = |at: usize| match (seen[at].outside, trends[at], two_of_three(seen, at), shifts[at]) {
        (true, ..) => by(seen[at].side, Special::AboveLimit, Special::BelowLimit),
        (_, Some(way), ..) => by(way, Special::TrendRising, Special::TrendFalling),
        (_, _, true, _) => by(seen[at].side, Special::TwoOfThreeAbove, Special::TwoOfThreeBelow),
        (.., true) => by(seen[at].side, Special::ShiftAbove, Special::ShiftBelow),
        _ => Special::Common,
    };
    (0..values.len()).map(cause).collect()
}

fn by(side: Ordering, above: Special, below: Special) -> Special {
    if side == Ordering::Greater { above } else { below }
}

/// Which points lie in a run of seven or more on one side of the mean. One on the mean breaks it.
fn shifts(seen: &[Seen]) -> Vec<bool> {
    let mut flagged = vec![false; seen.len()];
    for first in 0..(seen.len() + 1).saturating_sub(RUN) {
        let run = &seen[first..first + RUN];
        if run[0].side.is_ne() && run.iter().all(|point| point.side == run[0].side) {
            flagged[first..first + RUN].fill(true);
        }
    }
    flagged
}

/// The way of the trend of seven or more that a point lies in: each strictly above, or each strictly below, the one
/// before. The point where two trends meet goes with the later.
fn trends(values: &[i128]) -> Vec<Option<Ordering>> {
    let steps: Vec<Ordering> = values.windows(2).map(|pair| pair[1].cmp(&pair[0])).collect();
    let mut flagged = vec![false; values.len()];
    for (first, run) in steps.windows(RUN - 1).enumerate() {
        if run[0].is_ne() && run.iter().all(|step| *step == run[0]) {
            flagged[first..first + RUN].fill(true);
        }
    }
    let way = |at: usize| match flagged.get(at + 1) {
        Some(true) if steps[at].is_ne() => steps[at],
        _ => steps[at - 1],
    };
    (0..values.len()).map(|at| flagged[at].then(|| way(at))).collect()
}

/// Whether a point is near a limit, as at least one more of three in a row is, all three on its side of the mean.
fn two_of_three(seen: &[Seen], at: usize) -> bool {
    let holds = |window: &[Seen]| {
        window.iter().all(|point| point.side == seen[at].side) && window.iter().filter(|point| point.close).count() >= 2
    };
    let from = at.saturating_sub(2);
    let to = (at + 3).min(seen.len());
    seen[at].close && seen[from..to].windows(3).any(holds)
}
