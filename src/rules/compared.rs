//! What a figure is beside another's.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::finding::{Change, Comparison, Counted, Similarity};
use crate::figures::measure::{Polarity, Stated};

use super::closed_words::closed_words;
use super::indicator_context::IndicatorFacts;
use super::target_state::TargetState;

closed_words! {
    /// What a figure can be beside another's.
    ComparedAs {
        /// On the good side.
        Better = "better",
        /// So near that neither is better.
        Similar = "similar",
        /// On the bad side.
        Worse = "worse",
        /// More, where neither is better.
        Above = "above",
        /// Less, where neither is better.
        Below = "below",
        /// On the good side by both levels of the test.
        ClearlyBetter = "clearly better",
        /// On the bad side by both.
        ClearlyWorse = "clearly worse",
        /// More by both.
        ClearlyAbove = "clearly above",
        /// Less by both.
        ClearlyBelow = "clearly below",
    }
}

impl IndicatorFacts {
    /// How far the figure is from where it was, or from a target that it misses, as a share of that: of two figures with one
    /// reason the greater comes first.
    pub fn size_of_concern(&self) -> Decimal {
        let share = |of: Decimal, gap: Decimal| gap.abs().checked_div(of.abs());
        let missed = self.finding.targets.iter().filter(|target| self.target_state(target) == TargetState::Missed);
        let gaps = missed.filter_map(|found| share(found.target.value?, found.gap?));
        let change = self.baseline().and_then(|earlier| share(earlier.value?, earlier.change?.units));
        gaps.max().or(change).unwrap_or_default()
    }

    /// The relation of the area to a comparator, by the closeness decided: `None` where nothing is known.
    pub fn relation(&self, comparison: &Comparison) -> Option<ComparedAs> {
        let polarity = self.decided.polarity_of(&self.finding.indicator);
        let stated = comparison.benchmark.stated.first();
        if let Some(stated) = stated {
            return Some(match (stated, polarity) {
                (Stated::Better | Stated::Improved, _) => ComparedAs::Better,
                (Stated::Worse | Stated::Declined, _) => ComparedAs::Worse,
                (
                    Stated::Similar
                    | Stated::Same
                    | Stated::SlightlyHigher
                    | Stated::SlightlyLower
                    | Stated::NoClearChange
                    | Stated::NoSignificantChange,
                    _,
                ) => ComparedAs::Similar,
                (Stated::Higher, Polarity::Higher) | (Stated::Lower, Polarity::Lower) => ComparedAs::Better,
                (Stated::Higher, Polarity::Lower) | (Stated::Lower, Polarity::Higher) => ComparedAs::Worse,
                (Stated::Higher, _) => ComparedAs::Above,
                (Stated::Lower, _) => ComparedAs::Below,
            });
        }
        let (own, other, gap) = (self.latest()?.value?, comparison.benchmark.value?, comparison.gap?);
        let change = Change::between(other, own)?;
        let counted = Counted::of(self.finding.indicator.unit, own, self.latest()?, 1.0)?;
        let closeness = self.decided.closeness.filter(|test| test.suits(self.finding.indicator.unit));
        let nearness =
            closeness.and_then(|test| test.put(self.finding.indicator.unit, counted, other.to_f64()?, &change));
        if self.decided.closeness.is_some() && nearness.is_none() {
            // A comparison that could not be put says which is greater, and not which is better.
            return Some(match gap.cmp(&Decimal::ZERO) {
                Ordering::Equal => ComparedAs::Similar,
                Ordering::Greater => ComparedAs::Above,
                Ordering::Less => ComparedAs::Below,
            });
        }
        Some(match (nearness, polarity.compare(own, other), gap.cmp(&Decimal::ZERO)) {
            (Some(Similarity::Similar), ..) | (_, _, Ordering::Equal) | (_, Some(Ordering::Equal), _) => {
                ComparedAs::Similar
            }
            (Some(Similarity::FarApart(_)), Some(Ordering::Less), _) => ComparedAs::ClearlyBetter,
            (Some(Similarity::FarApart(_)), Some(Ordering::Greater), _) => ComparedAs::ClearlyWorse,
            (Some(Similarity::FarApart(_)), None, Ordering::Greater) => ComparedAs::ClearlyAbove,
            (Some(Similarity::FarApart(_)), None, Ordering::Less) => ComparedAs::ClearlyBelow,
            (_, Some(Ordering::Less), _) => ComparedAs::Better,
            (_, Some(Ordering::Greater), _) => ComparedAs::Worse,
            (_, None, Ordering::Greater) => ComparedAs::Above,
            (_, None, Ordering::Less) => ComparedAs::Below,
        })
    }
}
