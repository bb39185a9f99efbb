//! What a figure has been doing for long: rising or falling through most of its steps, or lying on one side of its average.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::measure::{Observation, Period};
use crate::figures::method::steadiness::mann_kendall;

use super::usual_range::MOST;

/// A rise or fall is said of so many figures or more, and told from chance below this p.
const FEWEST: usize = 10;
const TREND: f64 = 0.01;

/// So many figures the other way end a run.
const ENDS: usize = 3;

/// So many figures on one side are a run, of so many in all.
const SIDE: usize = 7;
const SIDE_OF: usize = 14;

/// A long rise or fall that still lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongMove {
    /// It rises.
    pub up: bool,
    /// In so many steps it moved that way.
    pub moved: usize,
    /// Of so many.
    pub steps: usize,
    /// The first figure.
    pub from: (Period, Decimal),
}

/// Figures that have all been on one side of the average for long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongSide {
    /// Above it.
    pub above: bool,
    /// How many of the latest figures.
    pub figures: usize,
    /// The average of so many.
    pub of: usize,
    /// The average.
    pub mean: Decimal,
}

/// The latest figures without a gap, oldest first.
fn window<'a>(since: &[&'a Observation], step: i32) -> Vec<&'a Observation> {
    let mut found: Vec<&Observation> = Vec::new();
    for held in since.iter().rev().take(MOST) {
        if found.last().is_some_and(|after: &&Observation| after.period.moved(-step) != held.period) {
            break;
        }
        found.push(held);
    }
    found.reverse();
    found
}

/// The long rise or fall that the latest of these figures belongs to.
pub(super) fn long_move(since: &[&Observation], step: i32) -> Option<LongMove> {
    let held = window(since, step);
    let values: Vec<Decimal> = held.iter().filter_map(|held| held.value).collect();
    if values.len() < FEWEST || values.len() != held.len() {
        return None;
    }
    let plain: Vec<f64> = values.iter().map(Decimal::to_f64).collect::<Option<_>>()?;
    let trend = mann_kendall(&plain).filter(|found| found.p < TREND)?;
    let up = trend.s > 0;
    let (way, other) = if up { (Ordering::Greater, Ordering::Less) } else { (Ordering::Less, Ordering::Greater) };
    let moves: Vec<Ordering> = values.windows(2).map(|pair| pair[1].cmp(&pair[0])).collect();
    let moved = moves.iter().filter(|move_| **move_ == way).count();
    let ended = moves.iter().rev().take(ENDS).all(|move_| *move_ == other);
    let most = moved * 3 >= moves.len() * 2;
    let whole = values[values.len() - 1].cmp(&values[0]) == way;
    (most && whole && !ended).then(|| LongMove { up, moved, steps: moves.len(), from: (held[0].period, values[0]) })
}

/// The run on one side of the average that the latest of these figures belongs to.
pub(super) fn long_side(since: &[&Observation], step: i32) -> Option<LongSide> {
    let values: Vec<Decimal> = window(since, step).iter().filter_map(|held| held.value).collect();
    if values.len() < SIDE_OF {
        return None;
    }
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    let mean = sum.checked_div(Decimal::from(values.len()))?;
    let side = values.last()?.cmp(&mean);
    let figures = values.iter().rev().take_while(|value| (*value).cmp(&mean) == side).count();
    (side.is_ne() && figures >= SIDE).then_some(LongSide { above: side.is_gt(), figures, of: values.len(), mean })
}
