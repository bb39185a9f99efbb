//! Quantiles two ways: by the department's cut points, and by rank. They differ where values tie, so a report names
//! the one it uses and never mixes them.
//!
//! Values are exact decimals, for a value on a cut has to be exactly on it. Bands run from 1, the best, to `k`: 4 for
//! quartiles, 5 for quintiles, 10 for deciles.

use rust_decimal::Decimal;

/// The band of a value among cut points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// 1 (best) to `k`.
    pub band: u8,
    /// The value is equal to a cut: a hair more or less would put it in the next band.
    pub on_boundary: bool,
}

/// The `k - 1` cut points of the values by type-7 quantiles, rising (Hyndman and Fan 1996; R's default).
///
/// As `quantile(1:10)` in R:
///
/// ```
/// use rust_decimal::Decimal;
/// use scrutineer::method::quantile;
///
/// let values: Vec<Decimal> = (1..=10).map(Decimal::from).collect();
/// let cuts = quantile::cut_points(&values, 4).expect("more values than bands");
/// assert_eq!(cuts.iter().map(|cut| cut.normalize().to_string()).collect::<Vec<_>>(), ["3.25", "5.5", "7.75"]);
/// ```
///
/// None with fewer values than bands, for `k` below 2 or above 255, and where exact decimals end.
pub fn cut_points(values: &[Decimal], k: usize) -> Option<Vec<Decimal>> {
    if values.len() < k || !(2..=255).contains(&k) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort();
    let cut = |nth: usize| {
        let steps = (sorted.len() - 1).checked_mul(nth)?;
        let below = sorted[steps / k];
        let above = sorted[(steps / k + 1).min(sorted.len() - 1)];
        let part = above.checked_sub(below)?.checked_mul(Decimal::from(steps % k))?.checked_div(Decimal::from(k))?;
        below.checked_add(part)
    };
    (1..k).map(cut).collect()
}

/// The Department for Education's bands (Local Authority Interactive Tool): a value up to a cut is in the band below
/// it. So a value on a cut has the better band where low is good and the worse where high is good, and where the
/// upper cut is the ceiling itself nobody is in the best band. A value outside all the others has an outer band.
///
/// None with fewer values than bands, for `k` below 2 or above 255, and where exact decimals end.
pub fn lait_band(values: &[Decimal], own: Decimal, high_is_good: bool, k: usize) -> Option<Band> {
    let cuts = cut_points(values, k)?;
    let below = cuts.iter().filter(|cut| own > **cut).count();
    let band = if high_is_good { k - below } else { below + 1 };
    Some(Band { band: u8::try_from(band).ok()?, on_boundary: cuts.contains(&own) })
}

/// A place among values, those that tie sharing the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// 1 (best) to `of`.
    pub rank: usize,
    /// How many values there are, this one with them.
    pub of: usize,
    /// How many others are exactly equal.
    pub ties: usize,
}

impl Rank {
    /// The quantile of this rank, by [`rank_quantile`].
    pub fn quantile(self, k: usize) -> Option<u8> {
        rank_quantile(self.rank, self.of, k)
    }

    /// Whether a value equal to this one would fall in another quantile if ties were ranked one after the other:
    /// the quantile then hangs on how ties are read. Without ties nothing is on a boundary.
    pub fn on_boundary(self, k: usize) -> bool {
        self.quantile(k) != rank_quantile(self.rank.saturating_add(self.ties), self.of, k)
    }
}

/// The rank of `own` among `values`, which hold it: 1 is the highest where high is good, else the lowest.
///
/// `None` where `values` do not hold it.
pub fn min_rank(values: &[Decimal], own: Decimal, high_is_good: bool) -> Option<Rank> {
    let equal = values.iter().filter(|value| **value == own).count();
    let ahead = values.iter().filter(|value| if high_is_good { **value > own } else { **value < own }).count();
    Some(Rank { rank: ahead + 1, of: values.len(), ties: equal.checked_sub(1)? })
}

/// The quantile of a rank, 1 (best) to `k`, among `n` values; rank 1 is the best, ties share the best rank.
/// The integer form of `phe_quantile` (`PHEindicatormethods` 2.1.0): `q = (k+1) - ceil((n+1-rank)·k / n)`.
///
/// None with fewer values than quantiles, for a rank outside 1 to `n`, and for `k` of 0 or above 255.
pub fn rank_quantile(rank: usize, n: usize, k: usize) -> Option<u8> {
    if n < k || k == 0 || !(1..=n).contains(&rank) {
        return None;
    }
    let quantile = (k + 1) - (n + 1 - rank).checked_mul(k)?.div_ceil(n);
    u8::try_from(quantile).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(values: &[i64]) -> Vec<Decimal> {
        values.iter().copied().map(Decimal::from).collect()
    }

    #[test]
    fn cut_points_by_hand() {
        // Of 1, 2, 4, 8 the quartiles lie at 0.75, 1.5 and 2.25 steps.
        let cuts: Vec<String> =
            cut_points(&whole(&[8, 1, 4, 2]), 4).expect("enough").iter().map(ToString::to_string).collect();
        assert_eq!(cuts, ["1.75", "3", "5"]);
        assert_eq!(cut_points(&whole(&[1, 2, 3]), 4), None);
        assert_eq!(cut_points(&whole(&[1, 2, 3]), 1), None);
        assert_eq!(cut_points(&[Decimal::MIN, Decimal::MAX], 2), None);
        // Deciles of 0 to 10 are 1 to 9.
        assert_eq!(
            cut_points(&whole(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 10),
            Some(whole(&[1, 2, 3, 4, 5, 6, 7, 8, 9]))
        );
    }

    #[test]
    fn the_departments_edges() {
        let values = whole(&[1, 2, 3, 4, 5]);
        let bands =
            |high| values.iter().map(|own| lait_band(&values, *own, high, 4).expect("enough").band).collect::<Vec<_>>();
        assert_eq!(bands(false), [1, 1, 2, 3, 4]);
        assert_eq!(bands(true), [4, 4, 3, 2, 1]);
        assert!(lait_band(&values, Decimal::from(2), true, 4).expect("enough").on_boundary);
        assert!(!lait_band(&values, Decimal::from(5), true, 4).expect("enough").on_boundary);
        assert_eq!(lait_band(&values, Decimal::from(99), true, 4).expect("enough").band, 1);
        assert_eq!(lait_band(&values, Decimal::from(-99), true, 4).expect("enough").band, 4);
    }

    #[test]
    fn ranks_part_evenly() {
        let quartiles: Vec<_> = (1..=8).map(|rank| rank_quantile(rank, 8, 4).expect("enough")).collect();
        assert_eq!(quartiles, [1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(rank_quantile(1, 3, 4), None);
        // Ties share the best rank: four of twelve at the ceiling are all in the top quartile.
        assert_eq!(rank_quantile(1, 12, 4), Some(1));
        assert_eq!((rank_quantile(0, 8, 4), rank_quantile(9, 8, 4), rank_quantile(1, 8, 0)), (None, None, None));
    }

    #[test]
    fn at_the_ceiling_the_two_methods_part() {
        let mut values = whole(&[91, 92, 93, 94, 95, 96, 97, 98]);
        values.extend(whole(&[100; 4]));
        let own = Decimal::from(100);
        let rank = min_rank(&values, own, true).expect("it is among them");
        assert_eq!((rank.rank, rank.of, rank.ties, rank.quantile(4)), (1, 12, 3, Some(1)));
        // Ranks 1 to 4 of 12, one after the other, are quartiles 1, 1, 1, 2.
        assert!(rank.on_boundary(4));
        // The upper cut is 100 itself, and a value on it goes below.
        assert_eq!(lait_band(&values, own, true, 4), Some(Band { band: 2, on_boundary: true }));
        assert_eq!(min_rank(&values, Decimal::from(99), true), None);
        assert!(!min_rank(&values, Decimal::from(98), true).expect("it is among them").on_boundary(4));
    }
}
