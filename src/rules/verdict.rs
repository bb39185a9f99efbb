//! From the decisions of the rules to one verdict: the same for the sentence, the dashboard and the totals.

use std::cmp::Ordering;

use crate::figures::finding::{Earlier, Evidence, Finding, Outcome, Pair, Test, UntestedReason};
use crate::figures::measure::{Polarity, Stated, Why};

use super::closed_words::closed_words;

/// What "change" means for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// The last figure like it.
    PreviousPeriod,
    /// The same period a year before.
    SamePeriodLastYear,
    /// A quarter of the latest whole year's count.
    AverageOfTheYear,
    /// The latest whole year.
    WholeYear,
}

impl Baseline {
    /// The earlier figure this names, where the data holds it.
    pub fn of(self, finding: &Finding) -> Option<&Earlier> {
        match self {
            Baseline::PreviousPeriod => finding.previous.as_ref(),
            Baseline::SamePeriodLastYear => finding.last_year.as_ref(),
            Baseline::AverageOfTheYear => finding.year_average.as_ref(),
            Baseline::WholeYear => finding.annual.as_ref(),
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

closed_words! {
    /// The verdict on a change.
    Verdict {
        /// A real change for the better.
        Improved = "improved",
        /// A real change for the worse.
        Declined = "declined",
        /// No change that means anything.
        NoClearChange = "no clear change",
        /// More than before: neither is better, or no test could be put.
        Higher = "higher",
        /// Less than before: neither is better, or no test could be put.
        Lower = "lower",
        /// The numbers are too small for any change to be told from chance.
        TooSmall = "too small to judge",
        /// Neither more nor less is better, and nothing is known of a change.
        NoPolarity = "no polarity",
        /// The figures do not allow one.
        NotJudged = "not judged",
    }
}

impl Verdict {
    /// `Less` where the latest figure is the better one by it, `Greater` where it is the worse one.
    pub fn good(self) -> Option<Ordering> {
        match self {
            Verdict::Improved => Some(Ordering::Less),
            Verdict::Declined => Some(Ordering::Greater),
            Verdict::NoClearChange
            | Verdict::Higher
            | Verdict::Lower
            | Verdict::TooSmall
            | Verdict::NoPolarity
            | Verdict::NotJudged => None,
        }
    }
}

closed_words! {
    /// What the totals count a measure as: they add up to all that are counted.
    Tallied {
        /// A real change for the better.
        Improved = Verdict::Improved.as_str(),
        /// A real change for the worse.
        Declined = Verdict::Declined.as_str(),
        /// No change that means anything.
        NoClearChange = Verdict::NoClearChange.as_str(),
        /// Neither more nor less is better.
        NoPolarity = Verdict::NoPolarity.as_str(),
        /// Nothing could be said of it.
        NotJudged = Verdict::NotJudged.as_str(),
    }
}

closed_words! {
    /// Why a measure is not judged, or without polarity.
    UnjudgedReason {
        /// There is none of the period.
        NoFigure = "no figure",
        /// It could point to a person.
        HeldBack = "held back",
        /// The source has none.
        NotAvailable = "not available",
        /// A series begins with it.
        NewMeasure = "new measure",
        /// There is none to compare it with.
        NoEarlierFigure = "no earlier figure",
        /// The earlier one could point to a person.
        EarlierHeldBack = "earlier figure held back",
        /// No rule decides on a test that suits its unit.
        NoTest = "no test",
        /// The counts behind the figures are not held.
        NoCounts = "no counts to test",
        /// The two periods share months.
        Overlapping = "overlapping periods",
        /// No change could be told from chance.
        TooSmall = Verdict::TooSmall.as_str(),
        /// The source says higher or lower, and neither is better.
        BestWithinRange = "best within a range",
        /// Both figures are as near to the best range.
        AsNear = "as near to the best range",
        /// Neither more nor less is better.
        ForInformation = "for information",
    }
}

impl From<UntestedReason> for UnjudgedReason {
    fn from(reason: UntestedReason) -> UnjudgedReason {
        match reason {
            UntestedReason::NoCounts => UnjudgedReason::NoCounts,
            UntestedReason::Overlapping => UnjudgedReason::Overlapping,
            UntestedReason::WrongUnit => UnjudgedReason::NoTest,
        }
    }
}

/// A verdict and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// One of the two directions is better.
    pub polar: bool,
    /// Which way the number went, where that is known.
    pub direction: Option<Ordering>,
    /// Whether the change passes the test; `None` where no test could be run and nothing was stated.
    pub real_change: Option<bool>,
    /// The source said so in words.
    pub stated: bool,
    /// Why there is no judgement. `None` where there is one.
    pub reason: Option<UnjudgedReason>,
    /// What a statistical verdict rests on; none for tolerances and stated verdicts.
    pub evidence: Option<Evidence>,
}

impl Judgement {
    /// A verdict, and nothing else of it.
    fn of(verdict: Verdict) -> Judgement {
        Judgement {
            verdict,
            polar: true,
            direction: None,
            real_change: None,
            stated: false,
            reason: None,
            evidence: None,
        }
    }

    fn none(reason: UnjudgedReason) -> Judgement {
        Judgement { reason: Some(reason), ..Judgement::of(Verdict::NotJudged) }
    }

    /// Whether it says of a change that it is good, bad or neither: with a polarity, and by a test or the source.
    pub fn judged(&self) -> bool {
        match self.tallied() {
            Tallied::Improved | Tallied::Declined | Tallied::NoClearChange => true,
            Tallied::NoPolarity | Tallied::NotJudged => false,
        }
    }

    /// What the totals count it as: without polarity apart, without a test or too small as not judged.
    pub fn tallied(&self) -> Tallied {
        match self.verdict {
            _ if !self.polar => Tallied::NoPolarity,
            Verdict::Improved => Tallied::Improved,
            Verdict::Declined => Tallied::Declined,
            Verdict::NoClearChange => Tallied::NoClearChange,
            Verdict::Higher | Verdict::Lower | Verdict::TooSmall | Verdict::NoPolarity | Verdict::NotJudged => {
                Tallied::NotJudged
            }
        }
    }

    /// The same of an indicator without polarity: higher, lower or no clear change.
    fn for_information(self) -> Judgement {
        let verdict = match (self.verdict, self.real_change, self.direction) {
            (Verdict::TooSmall, ..) => Verdict::TooSmall,
            (_, Some(false), _) => Verdict::NoClearChange,
            (_, _, Some(Ordering::Greater)) => Verdict::Higher,
            (_, _, Some(Ordering::Less)) => Verdict::Lower,
            _ => Verdict::NoPolarity,
        };
        Judgement { verdict, polar: false, reason: Some(UnjudgedReason::ForInformation), ..self }
    }
}

/// Judges a change. A stated verdict is kept and no test runs.
pub fn judge(finding: &Finding, polarity: Polarity, baseline: Option<&Earlier>, test: Option<Test>) -> Judgement {
    let judgement = weigh(finding, polarity, baseline, test);
    // What is not there at all is reported as that, with or without polarity, and counted with its like.
    let absent = finding.latest.as_ref().is_none_or(|latest| latest.value.is_none()) && !judgement.stated;
    match polarity {
        Polarity::None if absent => Judgement { polar: false, ..judgement },
        Polarity::None => judgement.for_information(),
        _ => judgement,
    }
}

fn weigh(finding: &Finding, polarity: Polarity, baseline: Option<&Earlier>, test: Option<Test>) -> Judgement {
    let Some(latest) = &finding.latest else { return Judgement::none(UnjudgedReason::NoFigure) };
    let change = baseline.and_then(|baseline| baseline.change);
    if let Some(judgement) = stated(&latest.stated, polarity) {
        let direction = judgement.direction.or(change.map(|change| change.units.cmp(&rust_decimal::Decimal::ZERO)));
        return Judgement { direction, ..judgement };
    }
    if latest.value.is_none() {
        return Judgement::none(match latest.missing {
            Some(Why::Suppressed) => UnjudgedReason::HeldBack,
            _ if finding.break_in_series => UnjudgedReason::NewMeasure,
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
    let direction = Some(pair.change.units.cmp(&rust_decimal::Decimal::ZERO));
    let Some(test) = test else {
        return Judgement { direction, ..sided(direction, UnjudgedReason::NoTest) };
    };
    let tested = test.put(&pair);
    let better = latest.value.and_then(|now| polarity.compare(now, earlier));
    let judgement = match (tested.outcome, better) {
        (Outcome::Untested(reason), _) => sided(direction, reason.into()),
        (Outcome::TooSmall, _) => Judgement { verdict: Verdict::TooSmall, ..Judgement::none(UnjudgedReason::TooSmall) },
        (Outcome::Within, _) => settled(Verdict::NoClearChange, false),
        // Both as near to the best range, or nothing to be near to.
        (Outcome::Changed, None | Some(Ordering::Equal)) => {
            Judgement { real_change: Some(true), ..sided(direction, UnjudgedReason::AsNear) }
        }
        (Outcome::Changed, Some(Ordering::Less)) => settled(Verdict::Improved, true),
        (Outcome::Changed, Some(Ordering::Greater)) => settled(Verdict::Declined, true),
    };
    Judgement { direction, evidence: tested.evidence, ..judgement }
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
    Some(Judgement { direction, stated: true, reason, ..settled(verdict, real) })
}
