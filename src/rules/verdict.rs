//! From the decisions of the rules to one verdict: the same for the sentence, the dashboard and the totals.

use std::cmp::Ordering;

use crate::figures::finding::{Earlier, Evidence, Finding, Tolerance, UntestedReason};
use crate::figures::measure::Why;

use super::closed_words::closed_words;

/// What "change" means for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// The last figure like it.
    PreviousPeriod,
    /// The same period a year before; the last of the same months, where that year has no figure.
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
            Baseline::SamePeriodLastYear => {
                let held = |earlier: &&Earlier| {
                    earlier.value.is_some() || earlier.observation.missing == Some(Why::Suppressed)
                };
                let last_year = finding.last_year.as_ref();
                last_year.filter(held).or(finding.points.same_months.as_ref()).or(last_year)
            }
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
        /// There is none of the period, or a mark says what stands in its place.
        NoFigure = "no figure",
        /// The latest is of an earlier period than it should be.
        NoNewFigure = "no new figure",
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

closed_words! {
    /// What gave a verdict.
    Basis {
        /// A statistical test.
        Test = "test",
        /// A tolerance: it says what is worth reporting, and nothing of chance.
        Tolerance = "tolerance",
        /// That the figure moved at all.
        AnyChange = "any change",
        /// The source, in words.
        Source = "source",
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
    /// What gave the verdict; `None` where nothing did.
    pub basis: Option<Basis>,
    /// The folder's own tolerance, where it gave the verdict: it is said with it.
    pub by_tolerance: Option<Tolerance>,
    /// The test or the tolerance finds a change that does not show in the figures as they are printed.
    pub rounded_away: bool,
    /// Why there is no judgement. `None` where there is one.
    pub reason: Option<UnjudgedReason>,
    /// What a statistical verdict rests on; none for tolerances and stated verdicts.
    pub evidence: Option<Evidence>,
}

impl Judgement {
    /// A verdict, and nothing else of it.
    pub(super) fn of(verdict: Verdict) -> Judgement {
        Judgement {
            verdict,
            polar: true,
            direction: None,
            real_change: None,
            stated: false,
            basis: None,
            by_tolerance: None,
            rounded_away: false,
            reason: None,
            evidence: None,
        }
    }

    pub(super) fn none(reason: UnjudgedReason) -> Judgement {
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

    /// Whether the direction may be called better or worse: of every change that is judged one, and of one that could not be
    /// judged only because no counts are held. "No clear change" is neither.
    pub fn may_be_good_or_bad(&self) -> bool {
        match self.verdict {
            Verdict::Improved | Verdict::Declined => true,
            Verdict::Higher | Verdict::Lower => self.polar && self.reason == Some(UnjudgedReason::NoCounts),
            Verdict::NoClearChange | Verdict::TooSmall | Verdict::NoPolarity | Verdict::NotJudged => false,
        }
    }

    /// The same of an indicator without polarity: higher, lower or no clear change.
    pub(super) fn for_information(self) -> Judgement {
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
