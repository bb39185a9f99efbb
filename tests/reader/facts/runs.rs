//! Runs and records: how often a figure has risen or fallen, and since when none was better.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Facts;
use crate::folder::measure::Figure;

/// How many times running the values have moved one way, up to the last.
pub fn steps(values: &[Decimal], way: Ordering) -> usize {
    values.windows(2).rev().take_while(|pair| pair[1].cmp(&pair[0]) == way).count()
}

impl<'a> Facts<'a> {
    /// The figures up to the latest that follow each other without a gap or a break, oldest first.
    pub fn unbroken(&self) -> Vec<&'a Figure> {
        let mut back: Vec<&Figure> = Vec::new();
        for figure in self.alike().iter().rev() {
            let follows = back.last().is_none_or(|later: &&Figure| later.period.end - figure.period.end == self.step());
            // A break may be noted at a figure of other months, for what counts since the year began.
            if !follows || self.broken_since(figure.period) || figure.value.is_none() {
                break;
            }
            back.push(figure);
        }
        back.reverse();
        back
    }

    /// How many times running it has moved that way.
    pub fn moved(&self, way: Ordering) -> usize {
        let values: Vec<Decimal> = self.unbroken().iter().filter_map(|figure| figure.value).collect();
        steps(&values, way)
    }

    /// How many times running its count has moved that way.
    pub fn counts_moved(&self, way: Ordering) -> usize {
        let counts: Vec<Option<Decimal>> = self.unbroken().iter().map(|figure| self.count(figure)).collect();
        let known: Vec<Decimal> = counts.into_iter().rev().map_while(|count| count).collect();
        let known: Vec<Decimal> = known.into_iter().rev().collect();
        steps(&known, way)
    }

    /// How many of the figures just before the latest, up to a gap, it is better (or worse) than.
    pub fn beats_without_a_gap(&self, better: Ordering) -> usize {
        let figures = self.unbroken();
        let beaten = |figure: &&&Figure| {
            let (now, then) = (self.value()?, figure.value?);
            (self.measure.better(now, then) == Some(better)).then_some(())
        };
        figures.iter().rev().skip(1).take_while(|figure| beaten(figure).is_some()).count()
    }

    /// Those before the latest than which it is better (or worse), back to the first that it is not, and that one.
    pub fn record(&self, better: Ordering) -> (usize, Option<&'a Figure>) {
        let Some(now) = self.value() else { return (0, None) };
        let alike = self.alike();
        let mut beaten = 0;
        for figure in alike.iter().rev().skip(1) {
            if self.broken_since(figure.period) || self.latest.is_some_and(Figure::is_break) {
                return (beaten, None);
            }
            let Some(then) = figure.value else { continue };
            if self.measure.better(now, then) != Some(better) {
                return (beaten, Some(figure));
            }
            beaten += 1;
        }
        (beaten, None)
    }
}
