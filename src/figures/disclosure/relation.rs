//! The counts of all indicators as cells: what is held, and what a reader knows of each by itself.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::measure::{Indicator, Period, Why};

use super::policy::{Policy, Reason};
use super::primary::{count, is_hidden};
use super::rounding::nearest;

/// No count of people is larger; leaves room for sums of many.
pub const MOST: i64 = 10_000_000_000;

/// Counts with more decimals than this are taken to so many.
const DECIMALS: u32 = 4;

/// One figure of one indicator.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Which indicator.
    pub indicator: usize,
    /// Which of its figures; none: a member of a sum that the data has no row for.
    pub observation: Option<usize>,
    /// When.
    pub period: Period,
    /// Its count in steps, where there is one.
    pub count: Option<i64>,
    /// What is hidden of this indicator: counts above zero and below this many steps.
    pub least: Option<i64>,
    /// Its counts are rounded to multiples of this.
    pub round_to: Option<u32>,
    /// How many steps make one: more than one where some count has decimals, as full-time equivalents have.
    pub one: i64,
    /// Why it is hidden; none: it is printed.
    pub hidden: Option<Reason>,
}

/// One count is the sum of others: places among the cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The sum.
    pub total: usize,
    /// What it is the sum of, in the order declared.
    pub parts: Vec<usize>,
}

impl Relation {
    /// The parts, then the total.
    pub fn members(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts.iter().chain([&self.total]).copied()
    }
}

/// Every figure with what is small in itself already hidden, and what the source has hidden.
pub fn cells(indicators: &[Indicator], policies: &[Policy]) -> Vec<Cell> {
    let one = steps(indicators);
    let mut cells = Vec::new();
    for (nth, (indicator, policy)) in indicators.iter().zip(policies).enumerate() {
        for (at, held) in indicator.observations.iter().enumerate() {
            let small = policy.fewer_than.is_some_and(|least| {
                let is_held_back = matches!(held.missing, Some(Why::Suppressed | Why::Withheld));
                is_hidden(indicator, held, least) || (held.value.is_none() && is_held_back)
            });
            let mut cell = absent(nth, held.period, *policy, one);
            cell.observation = Some(at);
            cell.count = count(indicator, held)
                .and_then(|count| count.checked_mul(Decimal::from(one))?.round().to_i64())
                .filter(|count| (-MOST..=MOST).contains(count));
            cell.hidden = small.then_some(Reason::Primary);
            cells.push(cell);
        }
    }
    cells
}

/// A member of a sum without a row: any count, and nothing to hide.
pub fn absent(indicator: usize, period: Period, policy: Policy, one: i64) -> Cell {
    let least = policy.fewer_than.map(|least| i64::from(least) * one);
    Cell { indicator, observation: None, period, count: None, least, round_to: policy.round_to, one, hidden: None }
}

/// How many steps make one, so that every count is a whole number of them.
fn steps(indicators: &[Indicator]) -> i64 {
    let held =
        indicators.iter().flat_map(|indicator| indicator.observations.iter().map(move |held| count(indicator, held)));
    let decimals = held.flatten().map(|count| count.normalize().scale()).max().unwrap_or(0);
    10_i64.pow(decimals.min(DECIMALS))
}

impl Cell {
    /// Whether its count is above zero and under the threshold.
    pub fn is_small(&self) -> bool {
        self.count.zip(self.least).is_some_and(|(count, least)| (1..least).contains(&count))
    }

    /// Whether there is a printed figure to hide.
    pub fn can_be_hidden(&self) -> bool {
        self.hidden.is_none() && self.count.is_some() && self.observation.is_some()
    }

    /// The least and the greatest count that a reader must consider, who knows which figures are small in themselves.
    pub fn seen(&self) -> (i64, i64) {
        match (self.hidden, self.count, self.least) {
            (Some(Reason::Primary), Some(_), Some(least)) if self.is_small() => (1, least - 1),
            (Some(_), ..) | (None, None, _) => (0, MOST),
            (None, Some(count), _) => self.printed(count),
        }
    }

    /// The counts that are printed as this one is.
    fn printed(&self, count: i64) -> (i64, i64) {
        let Some(base) = self.round_to else { return (count, count) };
        let whole = Decimal::from(count) / Decimal::from(self.one);
        let printed = nearest(whole, base).and_then(|printed| printed.to_i64()).map_or(count, |near| near * self.one);
        let base = i64::from(base) * self.one;
        let half = base / 2;
        // A half goes up, so an even base reaches further down than up.
        let up = if base % 2 == 0 { half - 1 } else { half };
        let least = self.least.unwrap_or(0);
        match printed {
            0 => (0, if least <= up { up } else { 0 }),
            printed => ((printed - half).max(least), printed + up),
        }
    }
}
