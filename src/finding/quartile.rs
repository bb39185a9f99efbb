//! Where the area stands among the others: a quartile that is given, or computed over the areas in the data.

use rust_decimal::Decimal;

use crate::measure::{Period, Polarity, Stated};

use super::Finding;

/// How a quartile is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// By rank, ties sharing the best: `(k+1) - ceil((n+1-rank)·k/n)` in integers, as the public health
    /// package `phe_quantile` does.
    #[default]
    Rank,
    /// By the department's cut points: type-7 quantiles, a value on a cut going to the band below it.
    Lait,
}

/// Which way the quartile moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// To a better one.
    Up,
    /// To a worse one.
    Down,
    /// Not at all.
    Same,
}

/// A quartile and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuartileFound {
    /// 1 (best) to 4.
    pub now: u8,
    /// The one before, where it is known or can only have been that.
    pub before: Option<u8>,
    /// How it moved, where that is known.
    pub moved: Option<Movement>,
    /// Computed over so many areas; none where it was given.
    pub computed: Option<(Method, usize)>,
    /// How many other areas have exactly the same figure.
    pub ties: usize,
    /// The period of the national figures.
    pub period: Period,
    /// The row it was given in.
    pub from: Option<crate::diagnostic::Place>,
}

impl Finding {
    /// The quartile by the polarity that the rules decided. A given one stands before a computed one;
    /// fewer values than quartiles give none.
    pub fn quartile(&self, polarity: Polarity) -> Option<QuartileFound> {
        if self.indicator.no_quartile || self.latest.as_ref()?.value.is_none() {
            return None;
        }
        self.given().or_else(|| self.computed(polarity))
    }

    fn given(&self) -> Option<QuartileFound> {
        let rows = || {
            self.indicator
                .benchmarks
                .iter()
                .filter(|row| row.quartile.is_some() && row.period.end() <= self.report.end())
        };
        let row = rows().max_by_key(|row| row.period)?;
        let now = row.quartile?;
        let earlier = rows().filter(|other| other.period < row.period).max_by_key(|other| other.period);
        let (before, moved) = match earlier.and_then(|earlier| earlier.quartile) {
            Some(before) => (Some(before), Some(movement(before, now))),
            None => stated_movement(&row.stated, now),
        };
        Some(QuartileFound {
            now,
            before,
            moved,
            computed: None,
            ties: 0,
            period: row.period,
            from: Some(row.from.clone()),
        })
    }

    fn computed(&self, polarity: Polarity) -> Option<QuartileFound> {
        let latest = self.latest.as_ref()?;
        // By their ends: a whole year that ends with a quarter is not after it.
        let (period, others) = self.indicator.peers.iter().rfind(|(period, _)| period.end() <= latest.period.end())?;
        let own = |period: Period| self.indicator.observations.iter().find(|held| held.period == period)?.value;
        let place = |others: &[(String, Decimal)], own: Decimal| {
            let mut values: Vec<Decimal> = others.iter().map(|(_, value)| *value).collect();
            values.push(own);
            quartile(&values, own, polarity, self.method)
        };
        let mine = own(*period).or(latest.value)?;
        let now = place(others, mine)?;
        let before =
            self.indicator.peers.range(..*period).next_back().and_then(|(period, others)| place(others, own(*period)?));
        Some(QuartileFound {
            now,
            before,
            moved: before.map(|before| movement(before, now)),
            computed: Some((self.method, others.len() + 1)),
            ties: others.iter().filter(|(_, value)| *value == mine).count(),
            period: *period,
            from: None,
        })
    }
}

fn movement(before: u8, now: u8) -> Movement {
    match now.cmp(&before) {
        std::cmp::Ordering::Less => Movement::Up,
        std::cmp::Ordering::Greater => Movement::Down,
        std::cmp::Ordering::Equal => Movement::Same,
    }
}

/// What a movement known in words only says of the quartile before: up into the third can only be from the fourth.
fn stated_movement(stated: &[Stated], now: u8) -> (Option<u8>, Option<Movement>) {
    let moved = stated.iter().find_map(|word| match word {
        Stated::Improved | Stated::Better => Some(Movement::Up),
        Stated::Declined | Stated::Worse => Some(Movement::Down),
        Stated::Same | Stated::NoSignificantChange => Some(Movement::Same),
        _ => None,
    });
    let before = match (moved, now) {
        (Some(Movement::Same), now) => Some(now),
        (Some(Movement::Up), 3) => Some(4),
        (Some(Movement::Down), 2) => Some(1),
        _ => None,
    };
    (before, moved)
}

fn quartile(values: &[Decimal], own: Decimal, polarity: Polarity, method: Method) -> Option<u8> {
    match method {
        Method::Rank => {
            let own = polarity.distance(own)?;
            let ahead =
                values.iter().filter_map(|value| polarity.distance(*value)).filter(|other| *other < own).count();
            rank_quantile(ahead + 1, values.len(), 4)
        }
        Method::Lait => lait_band(values, own, polarity),
    }
}

/// The quantile of a rank, 1 (best) to `k`, among `n` values. Ties share the best rank, `rank` 1 is best.
/// The integer form of `phe_quantile`; none where there are fewer values than quantiles.
///
/// `q = (k+1) - ceil((n+1-r)·k/n)` is that package's, with `r` ranked so that quantile 1 is the lowest rank.
pub fn rank_quantile(rank: usize, n: usize, k: usize) -> Option<u8> {
    if n < k || rank == 0 || rank > n {
        return None;
    }
    let quantile = (k + 1) - ((n + 1 - rank) * k).div_ceil(n);
    Some(quantile.max(1) as u8)
}

/// The department's bands: cut points by type-7 quantiles. On a cut, the better band where low is good and the
/// worse where high is good: the department's own edges.
pub fn lait_band(values: &[Decimal], own: Decimal, polarity: Polarity) -> Option<u8> {
    let band = 1 + lait_cuts(values)?.iter().filter(|cut| own > **cut).count() as u8;
    match polarity {
        Polarity::Lower => Some(band),
        Polarity::Higher => Some(5 - band),
        _ => None,
    }
}

/// The three cut points. None for fewer than four values, or where exact decimals end.
pub fn lait_cuts(values: &[Decimal]) -> Option<[Decimal; 3]> {
    if values.len() < 4 {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort();
    let cut = |quarter: u32| {
        let at = Decimal::from((sorted.len() - 1) * quarter as usize).checked_div(Decimal::from(4))?;
        let below = (sorted.len() - 1) * quarter as usize / 4;
        let above = (below + 1).min(sorted.len() - 1);
        let step = sorted[above].checked_sub(sorted[below])?.checked_mul(at.fract())?;
        sorted[below].checked_add(step)
    };
    Some([cut(1)?, cut(2)?, cut(3)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_part_evenly() {
        let quartiles: Vec<_> = (1..=8).map(|rank| rank_quantile(rank, 8, 4).expect("enough")).collect();
        assert_eq!(quartiles, [1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(rank_quantile(1, 3, 4), None);
        // Ties share the best rank: four of twelve at the ceiling are all in the top quartile.
        assert_eq!(rank_quantile(1, 12, 4), Some(1));
    }

    #[test]
    fn at_the_ceiling_the_two_methods_part() {
        let mut values: Vec<Decimal> = (1..=8).map(|nth| Decimal::from(90 + nth)).collect();
        values.extend([Decimal::from(100); 4]);
        let own = Decimal::from(100);
        assert_eq!(quartile(&values, own, Polarity::Higher, Method::Rank), Some(1));
        // The upper cut is 100 itself, and a value on it goes below.
        assert_eq!(quartile(&values, own, Polarity::Higher, Method::Lait), Some(2));
    }

    #[test]
    fn low_is_good_takes_the_better_band_on_a_cut() {
        let values: Vec<Decimal> = [1, 2, 3, 4, 5].map(Decimal::from).to_vec();
        let band = |own: i64| lait_band(&values, Decimal::from(own), Polarity::Lower);
        assert_eq!([band(1), band(2), band(3), band(4), band(5)], [Some(1), Some(1), Some(2), Some(3), Some(4)]);
    }

    #[test]
    fn a_movement_in_words_says_what_it_can() {
        assert_eq!(stated_movement(&[Stated::Improved], 3), (Some(4), Some(Movement::Up)));
        assert_eq!(stated_movement(&[Stated::Declined], 3), (None, Some(Movement::Down)));
        assert_eq!(stated_movement(&[], 3), (None, None));
    }
}
