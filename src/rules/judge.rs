//! Judging a change: the source's own words, else the test that was decided, else the tolerance that stands in for it.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::figures::finding::{Asks, Earlier, Finding, Judging, Outcome, Pair, Test, Tolerance, UntestedReason};
use crate::figures::measure::{Observation, Polarity, Stated, Why};
use crate::figures::prose::rounded;

use super::verdict::{Basis, Judgement, UnjudgedReason, Verdict};

/// Judges a change. A stated verdict is kept and no test runs.
pub fn judge(
    finding: &Finding,
    polarity: Polarity,
    baseline: Option<&Earlier>,
    test: Option<Test>,
    judging: &Judging,
) -> Judgement {
    let judgement = weigh(finding, polarity, baseline, test, judging);
    // What was news of an earlier period is none of the report's. It is said which way the number went, and no more.
    let is_old = finding.is_late() && finding.latest.as_ref().is_some_and(|latest| latest.value.is_some());
    let judgement = match judgement.direction {
        direction if is_old && !judgement.stated => {
            Judgement { direction, ..sided(direction, UnjudgedReason::NoNewFigure) }
        }
        _ => judgement,
    };
    // What is not there at all is reported as that, with or without polarity, and counted with its like.
    let absent = finding.latest.as_ref().is_none_or(|latest| latest.value.is_none()) && !judgement.stated;
    match polarity {
        Polarity::None if absent => Judgement { polar: false, ..judgement },
        Polarity::None => judgement.for_information(),
        _ => judgement,
    }
}

fn weigh(
    finding: &Finding,
    polarity: Polarity,
    baseline: Option<&Earlier>,
    test: Option<Test>,
    judging: &Judging,
) -> Judgement {
    let Some(latest) = &finding.latest else { return Judgement::none(UnjudgedReason::NoFigure) };
    let change = baseline.and_then(|baseline| baseline.change);
    if let Some(judgement) = stated(&of_baseline(latest, baseline), polarity) {
        let direction = judgement.direction.or(change.map(|change| change.units.cmp(&Decimal::ZERO)));
        return Judgement { direction, ..judgement };
    }
    if latest.value.is_none() {
        return Judgement::none(match latest.missing {
            Some(Why::Suppressed) => UnjudgedReason::HeldBack,
            _ if finding.break_in_series => UnjudgedReason::NewMeasure,
            Some(why) if why.is_an_answer() => UnjudgedReason::NoFigure,
            _ => UnjudgedReason::NotAvailable,
        });
    }
    if finding.break_in_series {
        return Judgement::none(UnjudgedReason::NewMeasure);
    }
    let pair = baseline.and_then(|earlier| Some((earlier.value?, Pair::of(finding, earlier)?)));
    let Some((earlier, pair)) = pair else {
        let hidden = baseline.is_some_and(|earlier| earlier.observation.missing == Some(Why::Suppressed));
        return Judgement::none(if hidden { UnjudgedReason::EarlierHeldBack } else { UnjudgedReason::NoEarlierFigure });
    };
    let direction = Some(pair.change.units.cmp(&Decimal::ZERO));
    let Some(test) = test else {
        return Judgement { direction, ..sided(direction, UnjudgedReason::NoTest) };
    };
    let tested = test.put(&pair);
    let stands_in = judging.without_counts && tested.outcome == Outcome::Untested(UntestedReason::NoCounts);
    let test = if stands_in { Test::of_folder(judging.tolerance(finding.indicator.unit)) } else { test };
    let tested = if stands_in { test.put(&pair) } else { tested };
    let better = latest.value.and_then(|now| polarity.compare(now, earlier));
    let now = latest.value.unwrap_or(earlier);
    let shows = !rounded(pair.change.units, finding.indicator.decimals_between(now, earlier)).is_zero();
    let judgement = match (tested.outcome, better) {
        (Outcome::Untested(reason), _) => return Judgement { direction, ..sided(direction, reason.into()) },
        (Outcome::TooSmall, _) => Judgement { verdict: Verdict::TooSmall, ..Judgement::none(UnjudgedReason::TooSmall) },
        (Outcome::Within, _) => settled(Verdict::NoClearChange, false),
        // What nobody can see in the figures is no change worth a word of praise or blame.
        (Outcome::Changed, _) if !shows => Judgement { rounded_away: true, ..settled(Verdict::NoClearChange, false) },
        // Both as near to the best range, or nothing to be near to.
        (Outcome::Changed, None | Some(Ordering::Equal)) => {
            Judgement { real_change: Some(true), ..sided(direction, UnjudgedReason::AsNear) }
        }
        (Outcome::Changed, Some(Ordering::Less)) => settled(Verdict::Improved, true),
        (Outcome::Changed, Some(Ordering::Greater)) => settled(Verdict::Declined, true),
    };
    let (basis, tolerance) = basis(test);
    // What has not moved at all has no verdict by a test that lacked its counts.
    let basis = (basis != Basis::Test || tested.evidence.is_some()).then_some(basis);
    Judgement { direction, evidence: tested.evidence, basis, by_tolerance: tolerance, ..judgement }
}

/// What kind of test it is, and its tolerance where that is the folder's own.
fn basis(test: Test) -> (Basis, Option<Tolerance>) {
    match test.asks {
        Asks::Tolerance(Tolerance::AnyChange) => (Basis::AnyChange, None),
        Asks::Tolerance(tolerance) => (Basis::Tolerance, test.of_folder.then_some(tolerance)),
        Asks::ProportionsDiffer(_)
        | Asks::IntervalsOverlap(_)
        | Asks::RatesDiffer(_)
        | Asks::LimitsDiffer(_)
        | Asks::PriorOutsideInterval(_) => (Basis::Test, None),
    }
}

/// A verdict that a test gave.
fn settled(verdict: Verdict, real: bool) -> Judgement {
    Judgement { real_change: Some(real), ..Judgement::of(verdict) }
}

/// Higher or lower, and no more than that: no test could be put.
fn sided(direction: Option<Ordering>, reason: UnjudgedReason) -> Judgement {
    let verdict = match direction {
        Some(Ordering::Greater) => Verdict::Higher,
        Some(Ordering::Less) => Verdict::Lower,
        _ => Verdict::NotJudged,
    };
    Judgement { verdict, ..Judgement::none(reason) }
}

/// What the source says against the figure before. How far it went since another period is no verdict on the change from a
/// figure that is held.
fn of_baseline(latest: &Observation, baseline: Option<&Earlier>) -> Vec<Stated> {
    let held = baseline.filter(|earlier| earlier.value.is_some()).map(|earlier| earlier.observation.period);
    let another = latest.stated_change.as_ref().is_some_and(|change| held.is_some() && held != change.than);
    latest.stated.iter().copied().filter(|word| !(another && word.direction().is_some())).collect()
}

/// What the source's own words come to. None: they say nothing of a change.
fn stated(words: &[Stated], polarity: Polarity) -> Option<Judgement> {
    let direction = words.iter().find_map(|word| word.direction());
    let slight = words.iter().any(|word| {
        use Stated::{NoClearChange, NoSignificantChange, Same, Similar, SlightlyHigher, SlightlyLower};
        matches!(word, SlightlyHigher | SlightlyLower | Same | NoClearChange | NoSignificantChange | Similar)
    });
    let verdict = words.iter().find_map(|word| match word {
        Stated::Improved | Stated::Better => Some(Verdict::Improved),
        Stated::Declined | Stated::Worse => Some(Verdict::Declined),
        Stated::NoClearChange | Stated::NoSignificantChange | Stated::Similar => Some(Verdict::NoClearChange),
        _ => None,
    });
    let verdict = match (verdict, direction, polarity) {
        (None, None, _) => return None,
        // Which of higher and lower it is follows from the direction.
        (_, _, Polarity::None) => Verdict::NoPolarity,
        (Some(verdict), ..) => verdict,
        (None, Some(_), _) if slight => Verdict::NoClearChange,
        (None, Some(Ordering::Greater), Polarity::Higher) | (None, Some(Ordering::Less), Polarity::Lower) => {
            Verdict::Improved
        }
        (None, Some(Ordering::Greater), Polarity::Lower) | (None, Some(Ordering::Less), Polarity::Higher) => {
            Verdict::Declined
        }
        // Higher or lower within a best range says nothing of good or bad.
        _ => Verdict::NotJudged,
    };
    // An improvement of something that should be high is a rise, whoever says it.
    let direction = direction.or(match (verdict, polarity) {
        (Verdict::Improved, Polarity::Higher) | (Verdict::Declined, Polarity::Lower) => Some(Ordering::Greater),
        (Verdict::Improved, Polarity::Lower) | (Verdict::Declined, Polarity::Higher) => Some(Ordering::Less),
        _ => None,
    });
    let (real, reason) = match verdict {
        Verdict::NoClearChange => (false, None),
        Verdict::NoPolarity => (!slight, Some(UnjudgedReason::ForInformation)),
        Verdict::NotJudged => (true, Some(UnjudgedReason::BestWithinRange)),
        Verdict::Improved | Verdict::Declined | Verdict::Higher | Verdict::Lower | Verdict::TooSmall => (true, None),
    };
    Some(Judgement { direction, stated: true, basis: Some(Basis::Source), reason, ..settled(verdict, real) })
}
