//! Fisher's exact test of a table of two by two.

use statrs::function::erf::erfc;

/// Tables as likely as the observed one count with it, whatever the last digits say: the tolerance of R's `fisher.test`.
const AS_LIKELY: f64 = 1.0 + 1e-7;

/// From this variance of a cell on the walk over the tables would be long, and the normal distribution is as good.
const WIDE: f64 = 1e8;

/// The chances of tables with the margins of an observed one, when both groups share one chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Chances {
    /// Of a table no likelier than the observed one.
    pub two_sided: f64,
    /// Of as few or fewer in the first group.
    pub fewer: f64,
    /// Of as many or more.
    pub more: f64,
}

/// The two-sided p of Fisher's exact test for `x1` of `n1` against `x0` of `n0`: the chance of all tables with
/// these margins that are no likelier than the observed one (R's `fisher.test`; Fisher 1935, Freeman and Halton 1951).
///
/// From 0 to 1. Where a count is above its total nothing can be said, and p is 1. For populations of more than
/// about a thousand million the normal distribution, corrected for continuity, stands for the sum.
pub fn fisher(x1: u64, n1: u64, x0: u64, n0: u64) -> f64 {
    if x1 > n1 || x0 > n0 { 1.0 } else { chances(x1, n1, x0, n0).two_sided }
}

/// The walk from the likeliest table outwards, each weight from its neighbour's: nothing overflows, and the tables too
/// rare for a number are zero. Counts are at most their totals.
pub(super) fn chances(x1: u64, n1: u64, x0: u64, n0: u64) -> Chances {
    let (n, successes) = (u128::from(n1) + u128::from(n0), u128::from(x1) + u128::from(x0));
    if n == 0 {
        return Chances { two_sided: 1.0, fewer: 1.0, more: 1.0 };
    }
    let share = successes as f64 / n as f64;
    let mean = share * n1 as f64;
    let variance = mean * (1.0 - share) * (n0 as f64 / n as f64);
    if variance > WIDE {
        return by_normal(x1 as f64 - mean, variance.sqrt());
    }
    let low = successes.saturating_sub(n0.into()) as u64;
    let high = successes.min(n1.into()) as u64;
    let likeliest = (((successes + 1) as f64 * ((n1 as f64 + 1.0) / (n as f64 + 2.0))) as u64).clamp(low, high);
    let others = |cell: u64| (successes - u128::from(cell)) as u64;
    // How much likelier one more in the cell is.
    let step = |cell: u64| {
        let rest = others(cell);
        (rest as f64 / (cell as f64 + 1.0)) * ((n1 - cell) as f64 / ((n0 - rest) as f64 + 1.0))
    };
    let (mut up, mut down) = (vec![1.0], Vec::new());
    let mut weight = 1.0;
    for cell in likeliest..high {
        weight *= step(cell);
        if weight == 0.0 {
            break;
        }
        up.push(weight);
    }
    weight = 1.0;
    for cell in (low..likeliest).rev() {
        weight /= step(cell);
        if weight == 0.0 {
            break;
        }
        down.push(weight);
    }
    sums(&up, &down, likeliest, x1)
}

/// The chances of the weights from the likeliest cell up, and from the one below it down.
pub(super) fn sums(up: &[f64], down: &[f64], likeliest: u64, observed: u64) -> Chances {
    // The rarest of each side first: small weights are not lost beside great ones.
    let cells = || {
        let above = up.iter().enumerate().rev().map(|(nth, weight)| (likeliest + nth as u64, *weight));
        let below = down.iter().enumerate().rev().map(|(nth, weight)| (likeliest - 1 - nth as u64, *weight));
        below.chain(above)
    };
    let own = cells().find(|(cell, _)| *cell == observed).map_or(0.0, |(_, weight)| weight);
    let all: f64 = cells().map(|(_, weight)| weight).sum();
    let sum = |within: &dyn Fn(u64, f64) -> bool| {
        let sum: f64 = cells().filter(|(cell, weight)| within(*cell, *weight)).map(|(_, weight)| weight).sum();
        (sum / all).clamp(0.0, 1.0)
    };
    Chances {
        two_sided: sum(&|_, weight| weight <= own * AS_LIKELY),
        fewer: sum(&|cell, _| cell <= observed),
        more: sum(&|cell, _| cell >= observed),
    }
}

/// The same by the normal distribution with the mean taken off, corrected for continuity.
pub(super) fn by_normal(above: f64, deviation: f64) -> Chances {
    let beyond = |distance: f64| erfc(distance / deviation / std::f64::consts::SQRT_2) / 2.0;
    Chances {
        two_sided: 2.0 * beyond((above.abs() - 0.5).max(0.0)),
        fewer: beyond(-above - 0.5),
        more: beyond(above - 0.5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!((value / expected - 1.0).abs() < 1e-11, "{value} is not {expected}");
    }

    #[test]
    fn the_lady_tasting_tea() {
        // Fisher's own: 3 of 4 against 1 of 4. Tables of 70: 1, 16, 36, 16, 1; no likelier than 16 are 34.
        close(fisher(3, 4, 1, 4), 34.0 / 70.0);
        close(fisher(4, 4, 0, 4), 2.0 / 70.0);
        assert_eq!(fisher(2, 4, 2, 4), 1.0);
    }

    #[test]
    fn six_schools() {
        // 6 of 6 to 3 of 6: 9 of 12, C(6,k)C(6,9-k)/220 for k = 3..6 is 20, 90, 90, 20.
        close(fisher(3, 6, 6, 6), 40.0 / 220.0);
        // 6 of 6 to 1 of 6: 7 of 12, and k = 1..6 is 6, 90, 300, 300, 90, 6.
        close(fisher(1, 6, 6, 6), 12.0 / 792.0);
    }

    #[test]
    fn great_counts_are_quick_and_right() {
        assert_eq!(fisher(1_000_000, 2_000_000, 1_000_000, 2_000_000), 1.0);
        let same = fisher(1_001_000, 2_000_000, 1_000_000, 2_000_000);
        // 500 above a mean, with a standard deviation of 500.
        let normal = by_normal(500.0, 500.0).two_sided;
        assert!((same - normal).abs() < 1e-5, "{same} {normal}");
        assert_eq!(fisher(0, 5_000_000, 5_000_000, 5_000_000), 0.0);
        assert!(fisher(u64::MAX, u64::MAX, 0, u64::MAX) <= 1.0);
        assert_eq!(fisher(2, 1, 0, 1), 1.0);
        assert_eq!(fisher(0, 0, 0, 0), 1.0);
    }
}
