//! Where the area is among the others: its rank, and its quartile by either method.

use rust_decimal::Decimal;

use super::Facts;
use crate::folder::measure::{Good, away};
use crate::folder::period::Period;

/// The area among the areas of one year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub areas: usize,
    pub rank: usize,
    /// Others with exactly the same figure.
    pub ties: usize,
    pub quartile: u8,
    /// Its figure is newer than theirs.
    pub newer: bool,
    /// A tie, or a figure on a cut, decides the quartile.
    pub on_edge: bool,
    /// Better or worse than all of them.
    pub beyond: bool,
}

impl Facts<'_> {
    /// The last month of the others' latest figures that are not newer than the area's.
    pub fn others_end(&self) -> Option<i32> {
        let own = self.latest?.period.end;
        self.measure.others.keys().rfind(|end| **end <= own).copied()
    }

    /// The latest figure among the others'.
    pub fn place(&self) -> Option<Place> {
        let end = self.others_end()?;
        self.place_of(self.value()?, end)
    }

    /// A figure among the others' of the year that ends then.
    pub fn place_of(&self, value: Decimal, end: i32) -> Option<Place> {
        let newer = self.latest.is_some_and(|latest| latest.period.end != end);
        let official = self.official(end);
        // By the department's cut points the area is with that year's own figure; by rank it is among the others.
        let joins = if newer && self.folder.lait { official } else { Some(value) };
        let others = self.measure.others.get(&end)?;
        let all: Vec<Decimal> =
            others.iter().map(|(_, other)| *other).chain(joins).map(|one| self.sized(one)).collect();
        let own = self.sized(value);
        let better = all.iter().filter(|other| self.ahead(**other, own)).count();
        let same = all.iter().filter(|other| **other == own).count();
        let among = !newer || !self.folder.lait;
        let ties = if among { same.saturating_sub(1) } else { same };
        let quartile = |rank: usize| by_rank(rank, all.len());
        let (quartile, on_edge) = if self.folder.lait {
            by_cuts(&all, own, self.measure.good == Good::High)?
        } else {
            (quartile(better + 1)?, quartile(better + 1) != quartile(better + 1 + ties))
        };
        let alone = same <= usize::from(!self.folder.lait);
        let outer = better == 0 || better + same >= all.len();
        let varied = all.iter().any(|other| *other != all[0]);
        (varied && self.measure.good != Good::Neither).then_some(Place {
            areas: all.len(),
            rank: better + 1,
            beyond: newer && alone && outer,
            ties,
            quartile,
            newer,
            on_edge,
        })
    }

    /// The others' figures of the latest year from the best, each with its quartile.
    pub fn others_by_quartile(&self) -> Vec<(Decimal, u8)> {
        let Some((end, value)) = self.others_end().zip(self.value()) else { return Vec::new() };
        let newer = self.latest.is_some_and(|latest| latest.period.end != end);
        let joins = if newer && self.folder.lait { self.official(end) } else { Some(value) };
        let others: Vec<Decimal> =
            self.measure.others.get(&end).into_iter().flatten().map(|(_, other)| *other).collect();
        let all: Vec<Decimal> = others.iter().copied().chain(joins).map(|one| self.sized(one)).collect();
        let quartile = |other: Decimal| {
            let own = self.sized(other);
            let better = all.iter().filter(|one| self.ahead(**one, own)).count();
            if self.folder.lait {
                by_cuts(&all, own, self.measure.good == Good::High).map(|(quartile, _)| quartile)
            } else {
                by_rank(better + 1, all.len())
            }
        };
        let mut found: Vec<(Decimal, u8)> =
            others.iter().filter_map(|other| Some((*other, quartile(*other)?))).collect();
        let size = |one: &(Decimal, u8)| if self.measure.good == Good::High { -one.0 } else { self.sized(one.0) };
        found.sort_by_key(size);
        found
    }

    /// The area's own figure of the year of the others'.
    pub fn official(&self, end: i32) -> Option<Decimal> {
        let own = self.measure.own.iter().filter(|figure| figure.period.end == end);
        own.filter_map(|figure| figure.value).next()
    }

    /// The year before the others' latest.
    pub fn others_before(&self, end: i32) -> Option<i32> {
        self.measure.others.keys().rfind(|other| **other < end).copied()
    }

    /// What is ranked: the figure, or how far it lies from its best range.
    fn sized(&self, value: Decimal) -> Decimal {
        match self.measure.good {
            Good::Between(low, high) => away(value, low, high),
            _ => value,
        }
    }

    fn ahead(&self, other: Decimal, own: Decimal) -> bool {
        if self.measure.good == Good::High { other > own } else { other < own }
    }

    /// Whether what is said of the others' year is of this one.
    pub fn is_others_year(&self, period: Period) -> bool {
        self.others_end() == Some(period.end)
    }
}

/// Ranks part evenly, the odd ones to the middle, as `phe_quantile` has it.
fn by_rank(rank: usize, of: usize) -> Option<u8> {
    let share = ((of + 1 - rank) * 4) as f64 / of as f64;
    (of >= 4 && rank <= of).then(|| 5 - share.ceil() as u8)
}

/// The department's cut points: a figure up to a cut is in the band below it.
fn by_cuts(all: &[Decimal], own: Decimal, high: bool) -> Option<(u8, bool)> {
    if all.len() < 4 {
        return None;
    }
    let mut sorted = all.to_vec();
    sorted.sort();
    let cut = |nth: usize| {
        let steps = (sorted.len() - 1) * nth;
        let (below, part) = (steps / 4, steps % 4);
        let above = sorted[(below + 1).min(sorted.len() - 1)];
        sorted[below] + (above - sorted[below]) * Decimal::from(part) / Decimal::from(4)
    };
    let cuts = [cut(1), cut(2), cut(3)];
    let passed = cuts.iter().filter(|cut| own > **cut).count() as u8;
    Some((if high { 4 - passed } else { passed + 1 }, cuts.contains(&own)))
}
