//! The headline of a measure: of the answers to the four questions asked of its figure, the first that matters.

use crate::figures::finding::UsualStanding;

use super::closed_words::closed_words;
use super::indicator_context::IndicatorFacts;
use super::target_state::TargetState;
use super::verdict::Verdict;

closed_words! {
    /// The first of these that holds.
    Headline {
        /// A target that is due is missed, or a year's is behind its course.
        TargetMissed = "target missed",
        /// A real change for the worse from the figure it is compared with.
        GotWorse = "got worse",
        /// Outside the range of its own earlier figures, on the bad side.
        WorseThanUsual = "worse than its usual range",
        /// A real change for the better.
        Improved = "improved",
        /// Every target that is due is met.
        TargetMet = "target met",
        /// Outside the range of its own earlier figures, on the good side.
        BetterThanUsual = "better than its usual range",
        /// No change that can be told.
        NoClearChange = "no clear change",
        /// Nothing can be said of it.
        NotJudged = "not judged",
    }
}

impl IndicatorFacts {
    /// The headline, by everything decided so far.
    pub fn headline(&self) -> Headline {
        let targets: Vec<TargetState> = self.finding.targets.iter().map(|target| self.target_state(target)).collect();
        let polarity = self.decided.polarity_of(&self.finding.indicator);
        let usual = self.over_time().usual.as_ref().ok().map(|usual| usual.standing(polarity));
        let verdict = self.decided.verdict();
        let holds = |headline: &Headline| match headline {
            Headline::TargetMissed => {
                targets.iter().any(|state| matches!(state, TargetState::Missed | TargetState::Behind))
            }
            Headline::GotWorse => verdict == Verdict::Declined,
            Headline::WorseThanUsual => usual == Some(UsualStanding::Worse),
            Headline::Improved => verdict == Verdict::Improved,
            Headline::TargetMet => {
                targets.iter().any(|state| matches!(state, TargetState::Met | TargetState::OnCourse))
            }
            Headline::BetterThanUsual => usual == Some(UsualStanding::Better),
            Headline::NoClearChange => verdict == Verdict::NoClearChange,
            Headline::NotJudged => true,
        };
        Headline::ALL.iter().copied().find(holds).unwrap_or(Headline::NotJudged)
    }
}
