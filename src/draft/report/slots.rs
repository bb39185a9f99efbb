//! Where the dots of a quartile strip are: in slots of one dot's width, so that none lies across the edge of its
//! quartile.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::finding::Field;

/// So many dots fit side by side.
const SLOTS: usize = 60;

/// Up to so many areas are drawn with larger dots, of which fewer fit.
const FEW: usize = 50;
const FEW_SLOTS: usize = 42;

/// So many are over each other where there is room beside them.
const TALLEST: usize = 14;

/// A quartile's part of the width.
pub struct Slots {
    /// 1 (best) to 4.
    pub quartile: u8,
    /// The first slot.
    pub from: usize,
    /// How many.
    pub slots: usize,
    /// The last figure in it.
    pub last: Decimal,
}

/// Where everything is, in slots of one dot's width: a quartile has whole slots, so no dot lies across its edge.
pub struct Places {
    /// The quartiles that hold a dot, from the best.
    pub bands: Vec<Slots>,
    /// How many other areas' dots are in each slot.
    pub dots: Vec<u32>,
    /// The slot of this council.
    pub own: usize,
    /// The best figure and the worst.
    pub ends: (Decimal, Decimal),
}

impl Places {
    /// Places everybody.
    pub fn of(field: &Field) -> Places {
        let (own, own_quartile) = field.own;
        // This council behind those with the same figure and quartile.
        let high = field.others.first().zip(field.others.last()).is_some_and(|(best, worst)| best.0 > worst.0);
        let before = |other: &(Decimal, u8)| {
            let better = if high { other.0 >= own } else { other.0 <= own };
            other.1 < own_quartile || (other.1 == own_quartile && better)
        };
        let at = field.others.iter().filter(|other| before(other)).count();
        let mut all = field.others.clone();
        all.insert(at.min(all.len()), field.own);
        let number = |figure: Decimal| figure.to_f64().unwrap_or_default();
        let (first, last) = (all[0].0, all[all.len() - 1].0);
        let range = number(last) - number(first);
        let share = |figure: Decimal| if range == 0.0 { 0.5 } else { (number(figure) - number(first)) / range };
        let wide = if all.len() <= FEW { FEW_SLOTS } else { SLOTS };
        // Four quartiles may each leave a slot half empty.
        let tallest = TALLEST.max(all.len().div_ceil(wide - 4));
        let groups: Vec<&[(Decimal, u8)]> = all.chunk_by(|one, next| one.1 == next.1).collect();
        let edges = edges(&groups, &share);
        let mut places = Places { bands: Vec::new(), dots: vec![0; wide], own: 0, ends: (first, last) };
        let (mut from, mut nth) = (0, 0);
        for ((group, slots), edge) in groups.iter().zip(slots(&groups, &edges, wide, tallest)).zip(edges.windows(2)) {
            let within = |figure: Decimal| (share(figure) - edge[0]) / (edge[1] - edge[0]).max(f64::EPSILON);
            let mut filled = vec![0_usize; slots];
            for (figure, _) in *group {
                let slot = from + free(&mut filled, within(*figure), tallest);
                if nth == at {
                    places.own = slot
                } else {
                    places.dots[slot] += 1
                }
                nth += 1;
            }
            places.bands.push(Slots { quartile: group[0].1, from, slots, last: group[group.len() - 1].0 });
            from += slots;
        }
        places
    }

    /// Where a slot begins, as a share of the width.
    pub fn edge(&self, slot: usize) -> f64 {
        slot as f64 / self.dots.len() as f64
    }

    /// Where the middle of a slot is.
    pub fn middle(&self, slot: usize) -> f64 {
        (slot as f64 + 0.5) / self.dots.len() as f64
    }
}

/// Where each quartile begins and the last one ends: half way between the figures on both sides.
fn edges(groups: &[&[(Decimal, u8)]], share: &impl Fn(Decimal) -> f64) -> Vec<f64> {
    let between = groups.windows(2).map(|pair| (share(pair[0][pair[0].len() - 1].0) + share(pair[1][0].0)) / 2.0);
    std::iter::once(0.0).chain(between).chain([1.0]).collect()
}

/// How many slots each quartile has: by its width, and no fewer than its dots need.
fn slots(groups: &[&[(Decimal, u8)]], edges: &[f64], wide: usize, tallest: usize) -> Vec<usize> {
    let needs: Vec<usize> = groups.iter().map(|group| group.len().div_ceil(tallest)).collect();
    let wanted = edges.windows(2).zip(&needs).map(|(edge, need)| {
        let natural = ((edge[1] - edge[0]) * wide as f64).round() as usize;
        natural.max(*need)
    });
    let mut slots: Vec<usize> = wanted.collect();
    // What the rounding and the needs came to is taken from the widest, or given to it.
    while slots.iter().sum::<usize>() != wide {
        let more = slots.iter().sum::<usize>() < wide;
        let spare = |nth: &usize| slots[*nth] - needs[*nth];
        let Some(widest) = (0..slots.len()).max_by_key(spare) else { break };
        if more { slots[widest] += 1 } else { slots[widest] -= 1 }
    }
    slots
}

/// The slot of a dot that wants to be at this share of its quartile: that one, or the nearest that is not full.
fn free(filled: &mut [usize], share: f64, tallest: usize) -> usize {
    let last = filled.len() - 1;
    let wanted = ((share * filled.len() as f64).floor().max(0.0) as usize).min(last);
    let further = (wanted..=last).find(|slot| filled[*slot] < tallest);
    let slot = further.or_else(|| (0..wanted).rev().find(|slot| filled[*slot] < tallest)).unwrap_or(wanted);
    filled[slot] += 1;
    slot
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::finding::{Method, RankBasis};
    use crate::figures::measure::Period;

    /// Figures from the best with their quartiles, and where this council is.
    fn field(others: &[(i64, u8)], own: (i64, u8)) -> Field {
        let figure = |(figure, quartile): &(i64, u8)| (Decimal::from(*figure), *quartile);
        Field {
            period: Period::UNDATED,
            others: others.iter().map(figure).collect(),
            without: 0,
            own: figure(&own),
            standing: RankBasis {
                method: Method::Rank,
                areas: others.len() + 1,
                rank: 1,
                ties: 0,
                quintile: None,
                decile: None,
                on_boundary: false,
                newer: false,
                outside: false,
            },
        }
    }

    /// Each slot's quartile, and that every dot of a quartile is in one of its own.
    fn holds(field: &Field) -> Places {
        let places = Places::of(field);
        assert_eq!(places.bands.iter().map(|band| band.slots).sum::<usize>(), places.dots.len());
        assert_eq!(places.dots.iter().sum::<u32>() as usize, field.others.len());
        for band in &places.bands {
            let within = band.from..band.from + band.slots;
            let dots: u32 = places.dots[within.clone()].iter().sum();
            let wanted = field.others.iter().filter(|(_, quartile)| *quartile == band.quartile).count();
            assert_eq!(dots as usize, wanted, "quartile {}", band.quartile);
            assert_eq!(within.contains(&places.own), band.quartile == field.own.1);
        }
        places
    }

    #[test]
    fn no_dot_stands_in_another_quartile() {
        let low: Vec<(i64, u8)> = (0..40).map(|nth| (nth * nth, 1 + (nth / 10) as u8)).collect();
        let places = holds(&field(&low, (150, 2)));
        assert_eq!((places.ends.0, places.ends.1), (Decimal::ZERO, Decimal::from(1521)));
        assert!(places.bands[0].slots < places.bands[3].slots, "the top quartile is the narrowest");
        let high: Vec<(i64, u8)> = low.iter().map(|(figure, quartile)| (-figure, *quartile)).collect();
        assert_eq!(holds(&field(&high, (-150, 2))).dots, places.dots, "turned round, the best is still on the left");
    }

    #[test]
    fn ties_stand_side_by_side_where_they_would_be_too_tall() {
        let mut tied = vec![(100, 1); 60];
        tied.extend((0..30).map(|nth| (99 - nth, 3 + (nth / 15) as u8)));
        let places = holds(&field(&tied, (100, 1)));
        assert_eq!(places.bands.iter().map(|band| band.quartile).collect::<Vec<_>>(), [1, 3, 4], "nobody is second");
        assert!(places.bands[0].slots >= 5 && places.dots.iter().all(|dots| *dots as usize <= TALLEST));
    }

    #[test]
    fn a_newer_figure_beyond_all_others_is_an_end() {
        let others: Vec<(i64, u8)> = (10..30).map(|figure| (figure, 1 + ((figure - 10) / 5) as u8)).collect();
        let places = holds(&field(&others, (90, 4)));
        assert_eq!((places.own, places.ends.1), (FEW_SLOTS - 1, Decimal::from(90)));
    }
}
