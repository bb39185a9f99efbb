//! What a figure is beside another's.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::finding::{Change, Comparison, Counted, Other, Similarity, SimilarityTest};
use crate::figures::measure::{Polarity, Stated, Why};

use super::closed_words::closed_words;
use super::indicator_context::IndicatorFacts;
use super::target_state::TargetState;
use super::words::in_period;

/// So many decimals more a comparator may be printed with, that it does not seem to stand where it does not.
const MORE: u32 = 4;

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
        // What is held back is beside nothing: how it stands would say something of it.
        if self.latest().is_some_and(|latest| latest.missing == Some(Why::Suppressed)) {
            return None;
        }
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
        let plain = |[x, n]: &[Decimal; 2]| x.to_f64().zip(n.to_f64());
        let behind: Vec<(f64, f64)> = comparison.benchmark.counts.iter().filter_map(plain).collect();
        let theirs = Other { value: other.to_f64()?, limits: comparison.benchmark.own_limits(), behind: &behind };
        let nearness = closeness.and_then(|test| test.put(self.finding.indicator.unit, counted, theirs, &change));
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

    /// What the figure is beside the share or the rate of all areas together, where the counts of all are held. By chance alone an
    /// area of its size lies outside the limits once in 20 times, and clearly outside once in 500.
    pub fn beside_all(&self) -> Option<ComparedAs> {
        let found = self.finding.beside_all()?;
        let (Similarity::Apart(side) | Similarity::FarApart(side)) = found else { return Some(ComparedAs::Similar) };
        let is_far = matches!(found, Similarity::FarApart(_));
        let is_better = match self.decided.polarity_of(&self.finding.indicator) {
            Polarity::Higher => Some(side == Ordering::Greater),
            Polarity::Lower => Some(side == Ordering::Less),
            Polarity::Between(..) | Polarity::None => None,
        };
        Some(match (is_better, is_far, side) {
            (Some(true), true, _) => ComparedAs::ClearlyBetter,
            (Some(true), false, _) => ComparedAs::Better,
            (Some(false), true, _) => ComparedAs::ClearlyWorse,
            (Some(false), false, _) => ComparedAs::Worse,
            (None, true, Ordering::Greater) => ComparedAs::ClearlyAbove,
            (None, true, _) => ComparedAs::ClearlyBelow,
            (None, false, Ordering::Greater) => ComparedAs::Above,
            (None, false, _) => ComparedAs::Below,
        })
    }

    /// The period of a comparator, with its preposition, where it is not the figure's own: `in 2018/19`.
    pub fn comparator_period(&self, comparison: &Comparison) -> Option<String> {
        let (indicator, report) = (&self.finding.indicator, self.finding.report);
        comparison.other_period.then(|| in_period(indicator, comparison.benchmark.period, report))
    }

    /// How many decimals a comparator is printed with: as the figure is, and more where the two as they are printed would
    /// stand otherwise to each other than they do. None: as it was written.
    pub fn decimals_of_comparator(&self, comparison: &Comparison) -> Option<u32> {
        let indicator = &self.finding.indicator;
        let other = comparison.benchmark.value?;
        let own = self.latest().and_then(|latest| latest.value);
        let least = indicator.decimals_beside(&comparison.benchmark, other, own)?;
        let Some(own) = own else { return Some(least) };
        let rounded = |value, decimals| indicator.unit_words.rounded(value, decimals);
        let shown = indicator.decimals_for(own).map_or(own, |decimals| rounded(own, decimals));
        let relation = self.relation(comparison);
        let stands = |decimals: u32| {
            let printed = rounded(other, decimals);
            let (held, seen) = (Change::between(other, own)?, Change::between(printed, shown)?);
            let same_side = relation == Some(ComparedAs::Similar) || own.cmp(&other) == shown.cmp(&printed);
            let as_near = match self.decided.closeness {
                Some(SimilarityTest::Tolerance(tolerance)) => tolerance.exceeded(&held) == tolerance.exceeded(&seen),
                _ => true,
            };
            Some(same_side && as_near)
        };
        (least..=least + MORE).find(|decimals| stands(*decimals) == Some(true)).or(Some(least))
    }
}
