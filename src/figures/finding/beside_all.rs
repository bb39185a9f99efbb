//! Where the latest figure lies beside all areas together: inside their funnel, or outside it.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::measure::{Counts, Unit};
use crate::figures::method::{Level, funnel, rate};

use super::one_indicator::Finding;
use super::significance::Similarity;

impl Finding {
    /// How the latest figure stands to the share or the rate of all areas together, by limits at 95% and 99.8%. `None` where the
    /// counts of the area are not held for its period, or those of more than one in ten of the others that have a figure.
    pub fn beside_all(&self) -> Option<Similarity> {
        let latest = self.latest.as_ref()?;
        latest.value?;
        let (x, n) = plain([latest.numerator?, latest.denominator?])?;
        let others = self.indicator.national.counts.get(&latest.period)?;
        let mut areas = others.iter().copied().map(plain).collect::<Option<Vec<_>>>()?;
        areas.push((x, n));
        if areas.len() < FEWEST {
            return None;
        }
        match self.indicator.unit {
            Unit::Percent => Some(match funnel::place(x, n, funnel::centre(&areas)?)? {
                funnel::Place::Within => Similarity::Similar,
                funnel::Place::Low025 => Similarity::Apart(Ordering::Less),
                funnel::Place::High025 => Similarity::Apart(Ordering::Greater),
                funnel::Place::Low001 => Similarity::FarApart(Ordering::Less),
                funnel::Place::High001 => Similarity::FarApart(Ordering::Greater),
            }),
            Unit::Rate => {
                let (cases, total) = areas.iter().fold((0.0, 0.0), |(cases, total), (x, n)| (cases + x, total + n));
                let centre = cases / total;
                let outside = |level| Some(!rate::rate(x, n, 1.0, level)?.contains(centre));
                let side = (x / n).total_cmp(&centre);
                Some(match (outside(Level::P95)?, outside(Level::P99_8)?) {
                    (_, true) => Similarity::FarApart(side),
                    (true, false) => Similarity::Apart(side),
                    (false, false) => Similarity::Similar,
                })
            }
            Unit::Count | Unit::Score | Unit::Money | Unit::Time => None,
        }
    }
}

/// With fewer areas there are no quartiles, and nothing that a funnel would add.
const FEWEST: usize = 4;

fn plain([numerator, denominator]: Counts) -> Option<(f64, f64)> {
    let is_count = numerator >= Decimal::ZERO && denominator > Decimal::ZERO;
    numerator.to_f64().zip(denominator.to_f64()).filter(|_| is_count)
}
