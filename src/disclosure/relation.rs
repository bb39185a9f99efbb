//! The counts of all indicators as cells, and what adds up: totals and parts, a year and its quarters.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::measure::{Indicator, MeasureKind, Period, Style, Unit};

use super::primary::{count, is_hidden, is_small};
use super::rounding::nearest;
use super::{Policy, Reason};

/// One figure of one indicator.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Which indicator.
    pub indicator: usize,
    /// Which of its figures.
    pub observation: usize,
    /// Its count, where it is a whole one.
    pub count: Option<i64>,
    /// What is hidden of this indicator: counts from one up to, and without, this.
    pub fewer_than: Option<u32>,
    /// Its counts are rounded to multiples of this.
    pub round_to: Option<u32>,
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

/// Every figure with what is small in itself already hidden.
pub fn cells(indicators: &[Indicator], policies: &[Policy]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (nth, (indicator, policy)) in indicators.iter().zip(policies).enumerate() {
        for (at, held) in indicator.observations.iter().enumerate() {
            let small = policy
                .fewer_than
                .is_some_and(|least| is_hidden(indicator, held, least) || grows_little(indicator, at, least));
            cells.push(Cell {
                indicator: nth,
                observation: at,
                count: count(indicator, held).filter(|count| count.fract().is_zero()).and_then(|count| count.to_i64()),
                fewer_than: policy.fewer_than,
                round_to: policy.round_to,
                hidden: small.then_some(Reason::Small),
            });
        }
    }
    cells
}

/// A count since the year began gives away what it grew by since the figure before it in the same year.
fn grows_little(indicator: &Indicator, at: usize, fewer_than: u32) -> bool {
    let held = &indicator.observations[at];
    if indicator.measure != MeasureKind::Cumulative {
        return false;
    }
    let same_year = |other: &Period| {
        other.style() == held.period.style() && other.financial_year_of() == held.period.financial_year_of()
    };
    let earlier = indicator.observations[..at].iter().rev().find(|earlier| same_year(&earlier.period));
    let grown = earlier.and_then(|earlier| count(indicator, held)?.checked_sub(count(indicator, earlier)?));
    grown.is_some_and(|grown| is_small(grown, fewer_than))
}

/// What adds up, as far as the data holds all of it.
pub fn relations(indicators: &[Indicator], cells: &[Cell]) -> Vec<Relation> {
    let mut found = Vec::new();
    for (nth, indicator) in indicators.iter().enumerate() {
        let parts: Vec<usize> =
            indicator.parts.iter().filter_map(|id| indicators.iter().position(|part| part.id == *id)).collect();
        for held in &indicator.observations {
            if !parts.is_empty() {
                let of = |nth: &usize| place(indicators, cells, *nth, held.period);
                found.extend(relation(place(indicators, cells, nth, held.period), parts.iter().map(of).collect()));
            }
            if held.period.style() == Style::FinancialYear && indicator.measure == MeasureKind::Flow {
                let quarter = |number| Period::quarter(held.period.financial_year_of(), number);
                let of = |number| place(indicators, cells, nth, quarter(number)?);
                found.extend(relation(place(indicators, cells, nth, held.period), (1..=4).map(of).collect()));
            }
        }
    }
    found
}

/// All of it must be held, and none of it may already be missing in the data.
fn relation(total: Option<usize>, parts: Option<Vec<usize>>) -> Option<Relation> {
    Some(Relation { total: total?, parts: parts? })
}

/// The cell of an indicator in a period, where its count is known.
fn place(indicators: &[Indicator], cells: &[Cell], nth: usize, period: Period) -> Option<usize> {
    let adds_up = indicators[nth].unit == Unit::Count || indicators[nth].unit == Unit::Percent;
    let is = |cell: &Cell| {
        cell.indicator == nth && cell.count.is_some() && indicators[nth].observations[cell.observation].period == period
    };
    cells.iter().position(is).filter(|_| adds_up)
}

impl Cell {
    /// The least and the greatest count that a reader must reckon with.
    pub fn seen(&self) -> (i64, i64) {
        match (self.hidden, self.count, self.round_to) {
            // What is hidden is at least nought; nobody can say more of it by itself.
            (Some(_), ..) | (None, None, _) => (0, i64::from(u32::MAX)),
            (None, Some(count), None) => (count, count),
            (None, Some(count), Some(base)) => {
                let printed = nearest(Decimal::from(count), base).and_then(|printed| printed.to_i64()).unwrap_or(count);
                let half = i64::from(base) / 2;
                // A half goes up, so an even base reaches further down than up.
                let up = if base % 2 == 0 { half - 1 } else { half };
                let least = self.fewer_than.map_or(0, i64::from);
                match printed {
                    0 => (0, if least <= up { up } else { 0 }),
                    printed => ((printed - half).max(least), printed + up),
                }
            }
        }
    }
}
