//! From the decisions of the rules to one verdict: the same for the sentence, the dashboard and the totals.

use std::cmp::Ordering;

use crate::figures::finding::{Earlier, Evidence, Finding, Outcome, Pair, Test};
use crate::figures::measure::{Polarity, Stated, Why};

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
    /// More than before: neither is better, or no test could be put.
    Higher,
    /// Less than before: neither is better, or no test could be put.
    Lower,
    /// The numbers are too small for any change to be told from chance.
    TooSmall,
    /// Neither more nor less is better, and nothing is known of a change.
    NoPolarity,
    /// The figures do not allow one.
    NotJudged,
}

impl Verdict {
    /// Every verdict in words, as rules name them.
    pub const ALL: [&'static str; 8] = [
        "improved",
        "declined",
        "no significant change",
        "higher",
        "lower",
        "too small to judge",
        "no polarity",
        "not judged",
    ];

    /// In words.
    pub fn as_str(self) -> &'static str {
        Verdict::ALL[self as usize]
    }
}

/// What the totals count measures as: they add up to all that are counted.
pub const TALLIED: [&str; 5] = ["improved", "declined", "no significant change", "no polarity", "not judged"];

/// Why a measure is not judged, or without polarity.
pub const REASONS: [&str; 13] = [
    "no figure",
    "held back",
    "not available",
    "new measure",
    "no earlier figure",
    "earlier figure held back",
    "no test",
    "no counts to test",
    "overlapping periods",
    "too small to judge",
    "best within a range",
    "as near to the best range",
    "for information",
];

/// A verdict and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// One of the two directions is better.
    pub polar: bool,
    /// Which way the number went, where that is known.
    pub direction: Option<Ordering>,
    /// Whether the change passes the test; none where no test could be run and nothing was stated.
    pub real_change: Option<bool>,
    /// The source said so in words.
    pub stated: bool,
    /// Why there is no judgement. Empty where there is one.
    pub reason: &'static str,
    /// What a statistical verdict rests on; none for tolerances and stated verdicts.
    pub evidence: Option<Evidence>,
}

impl Judgement {
    fn none(reason: &'static str) -> Judgement {
        Judgement {
            verdict: Verdict::NotJudged,
            polar: true,
            direction: None,
            real_change: None,
            stated: false,
            reason,
            evidence: None,
        }
    }

    /// Whether it says of a change that it is good, bad or neither: with a polarity, and by a test or the source.
    pub fn judged(&self) -> bool {
        self.polar && matches!(self.verdict, Verdict::Improved | Verdict::Declined | Verdict::NoSignificantChange)
    }

    /// What the totals count it as: without polarity apart, without a test or too small as not judged.
    pub fn tallied(&self) -> &'static str {
        match (self.polar, self.judged()) {
            (false, _) => Verdict::NoPolarity.as_str(),
            (true, true) => self.verdict.as_str(),
            (true, false) => Verdict::NotJudged.as_str(),
        }
    }

    /// The same of an indicator without polarity: higher, lower or no significant change.
    fn for_information(self) -> Judgement {
        let verdict = match (self.verdict, self.real_change, self.direction) {
            (Verdict::TooSmall, ..) => Verdict::TooSmall,
            (_, Some(false), _) => Verdict::NoSignificantChange,
            (_, _, Some(Ordering::Greater)) => Verdict::Higher,
            (_, _, Some(Ordering::Less)) => Verdict::Lower,
            _ => Verdict::NoPolarity,
        };
        Judgement { verdict, polar: false, reason: "for information", ..self }
    }
}

/// Judges a change. A stated verdict is kept and no test runs.
pub fn judge(finding: &Finding, polarity: Polarity, baseline: Option<&Earlier>, test: Option<Test>) -> Judgement {
    let judgement = weigh(finding, polarity, baseline, test);
    // What is not there at all is told as that, with or without polarity.
    let absent = finding.latest.as_ref().is_none_or(|latest| latest.value.is_none()) && !judgement.stated;
    if polarity == Polarity::None && !absent { judgement.for_information() } else { judgement }
}

fn weigh(finding: &Finding, polarity: Polarity, baseline: Option<&Earlier>, test: Option<Test>) -> Judgement {
    let Some(latest) = &finding.latest else { return Judgement::none("no figure") };
    let change = baseline.and_then(|baseline| baseline.change);
    if let Some(judgement) = stated(&latest.stated, polarity) {
        let direction = judgement.direction.or(change.map(|change| change.units.cmp(&rust_decimal::Decimal::ZERO)));
        return Judgement { direction, ..judgement };
    }
    if latest.value.is_none() {
        return Judgement::none(match latest.missing {
            Some(Why::Suppressed) => "held back",
            _ if finding.break_in_series => "new measure",
            _ => "not available",
        });
    }
    if finding.break_in_series {
        return Judgement::none("new measure");
    }
    let pair = baseline.and_then(|earlier| Some((earlier.value?, Pair::of(finding, earlier)?)));
    let Some((earlier, pair)) = pair else {
        let hidden = baseline.is_some_and(|earlier| earlier.observation.missing == Some(Why::Suppressed));
        return Judgement::none(if hidden { "earlier figure held back" } else { "no earlier figure" });
    };
    let direction = Some(pair.change.units.cmp(&rust_decimal::Decimal::ZERO));
    let Some(test) = test else {
        return Judgement { direction, ..sided(direction, "no test") };
    };
    let tested = test.put(&pair);
    let better = latest.value.and_then(|now| polarity.compare(now, earlier));
    let judgement = match (tested.outcome, better) {
        (Outcome::Untested(reason), _) => sided(direction, reason.as_str()),
        (Outcome::TooSmall, _) => Judgement { verdict: Verdict::TooSmall, ..Judgement::none("too small to judge") },
        (Outcome::Within, _) => Judgement { real_change: Some(false), ..settled(Verdict::NoSignificantChange) },
        // Both as near to the best range, or nothing to be near to.
        (Outcome::Changed, None | Some(Ordering::Equal)) => {
            Judgement { real_change: Some(true), ..sided(direction, "as near to the best range") }
        }
        (Outcome::Changed, Some(Ordering::Less)) => settled(Verdict::Improved),
        (Outcome::Changed, Some(Ordering::Greater)) => settled(Verdict::Declined),
    };
    Judgement { direction, evidence: tested.evidence, ..judgement }
}

/// A verdict that a test gave.
fn settled(verdict: Verdict) -> Judgement {
    Judgement { verdict, real_change: Some(true), ..Judgement::none("") }
}

/// Higher or lower, and no more than that: no test could be put.
fn sided(direction: Option<Ordering>, reason: &'static str) -> Judgement {
    let verdict = match direction {
        Some(Ordering::Greater) => Verdict::Higher,
        Some(Ordering::Less) => Verdict::Lower,
        _ => Verdict::NotJudged,
    };
    Judgement { verdict, ..Judgement::none(reason) }
}

/// What the source's own words come to. None: they say nothing of a change.
fn stated(words: &[Stated], polarity: Polarity) -> Option<Judgement> {
    let direction = words.iter().find_map(|word| word.direction());
    let slight = words.iter().any(|word| {
        use Stated::{NoSignificantChange, Same, Similar, SlightlyHigher, SlightlyLower};
        matches!(word, SlightlyHigher | SlightlyLower | Same | NoSignificantChange | Similar)
    });
    let verdict = words.iter().find_map(|word| match word {
        Stated::Improved | Stated::Better => Some(Verdict::Improved),
        Stated::Declined | Stated::Worse => Some(Verdict::Declined),
        Stated::NoSignificantChange | Stated::Similar => Some(Verdict::NoSignificantChange),
        _ => None,
    });
    let verdict = match (verdict, direction, polarity) {
        (None, None, _) => return None,
        // Which of higher and lower it is follows from the direction.
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
    Some(Judgement { verdict, direction, real_change: Some(real), stated: true, ..Judgement::none(reason) })
}
