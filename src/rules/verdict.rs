//! From the decisions of the rules to one verdict: the same for the sentence, the dashboard and the totals.

use std::cmp::Ordering;

use crate::finding::{self, Earlier, Finding, Test};
use crate::measure::{Polarity, Stated, Why};

/// What "change" means for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// The period before.
    PreviousPeriod,
    /// The same period a year before.
    SamePeriodLastYear,
    /// A quarter of the latest whole year's count.
    AverageOfTheYear,
}

impl Baseline {
    /// The earlier figure this names, where the data holds it.
    pub fn of(self, finding: &Finding) -> Option<&Earlier> {
        match self {
            Baseline::PreviousPeriod => finding.previous.as_ref(),
            Baseline::SamePeriodLastYear => finding.last_year.as_ref(),
            Baseline::AverageOfTheYear => finding.year_average.as_ref(),
        }
    }
}

/// A council's own rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// `amber`
    pub word: String,
    /// `within 10% of target`
    pub reason: String,
}

/// The verdict on a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A real change for the better.
    Improved,
    /// A real change for the worse.
    Declined,
    /// No change that means anything.
    NoSignificantChange,
    /// Neither more nor less is better.
    NoPolarity,
    /// The figures do not allow one.
    NotJudged,
}

impl Verdict {
    /// Every verdict in words, as rules name them.
    pub const ALL: [&'static str; 5] = ["improved", "declined", "no significant change", "no polarity", "not judged"];

    /// In words.
    pub fn as_str(self) -> &'static str {
        Verdict::ALL[self as usize]
    }
}

/// A verdict and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Which way the number went, where that is known.
    pub direction: Option<Ordering>,
    /// Whether the change passes the test; none where no test could be run and nothing was stated.
    pub real_change: Option<bool>,
    /// The source said so in words.
    pub stated: bool,
    /// Why there is no judgement. Empty where there is one.
    pub reason: &'static str,
}

/// Judges a change. A stated verdict stands and no test runs.
pub fn judge(finding: &Finding, polarity: Polarity, baseline: Option<&Earlier>, test: Option<Test>) -> Judgement {
    let none =
        |reason| Judgement { verdict: Verdict::NotJudged, direction: None, real_change: None, stated: false, reason };
    let Some(latest) = &finding.latest else { return none("no figure") };
    let change = baseline.and_then(|baseline| baseline.change);
    if let Some(judgement) = stated(&latest.stated, polarity) {
        let direction = judgement.direction.or(change.map(|change| change.units.cmp(&rust_decimal::Decimal::ZERO)));
        return Judgement { direction, ..judgement };
    }
    if latest.value.is_none() {
        let reason = match latest.missing {
            Some(Why::Suppressed) => "held back",
            _ if finding.break_in_series => "new measure",
            _ => "not available",
        };
        return none(reason);
    }
    let informative = |judgement: Judgement| match polarity {
        Polarity::None => Judgement { verdict: Verdict::NoPolarity, reason: "for information", ..judgement },
        _ => judgement,
    };
    if finding.break_in_series {
        return informative(none("new measure"));
    }
    let (Some(change), Some(earlier)) = (change, baseline.and_then(|baseline| baseline.value)) else {
        return informative(none("no earlier figure"));
    };
    let direction = Some(change.units.cmp(&rust_decimal::Decimal::ZERO));
    let Some(test) = test else { return informative(Judgement { direction, ..none("no test") }) };
    let real = finding::outcome(test, &change) == finding::Outcome::Changed;
    let better = latest.value.and_then(|now| polarity.compare(now, earlier));
    let verdict = match (real, better) {
        _ if polarity == Polarity::None => Verdict::NoPolarity,
        (false, _) | (true, None | Some(Ordering::Equal)) => Verdict::NoSignificantChange,
        (true, Some(Ordering::Less)) => Verdict::Improved,
        (true, Some(Ordering::Greater)) => Verdict::Declined,
    };
    let reason = if polarity == Polarity::None { "for information" } else { "" };
    Judgement { verdict, direction, real_change: Some(real), stated: false, reason }
}

/// What the source's own words come to. None: they say nothing of a change.
fn stated(words: &[Stated], polarity: Polarity) -> Option<Judgement> {
    let direction = words.iter().find_map(|word| word.direction());
    let slight = words.iter().any(|word| matches!(word, Stated::SlightlyHigher | Stated::SlightlyLower | Stated::Same));
    let verdict = words.iter().find_map(|word| match word {
        Stated::Improved | Stated::Better => Some(Verdict::Improved),
        Stated::Declined | Stated::Worse => Some(Verdict::Declined),
        Stated::NoSignificantChange | Stated::Similar => Some(Verdict::NoSignificantChange),
        _ => None,
    });
    let verdict = match (verdict, direction, polarity) {
        (None, None, _) => return None,
        (_, _, Polarity::None) => Verdict::NoPolarity,
        (Some(verdict), ..) => verdict,
        (None, Some(_), _) if slight => Verdict::NoSignificantChange,
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
    let real = match verdict {
        Verdict::NoSignificantChange => false,
        Verdict::NoPolarity => !slight,
        _ => true,
    };
    let reason = match verdict {
        Verdict::NoPolarity => "for information",
        Verdict::NotJudged => "best within a range",
        _ => "",
    };
    Some(Judgement { verdict, direction, real_change: Some(real), stated: true, reason })
}
