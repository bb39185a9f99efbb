//! Where the area stands among the others: a quartile that is given, or computed over the areas in the data.

use rust_decimal::Decimal;

use crate::measure::{Period, Polarity, Stated};
use crate::method::quantile;

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
        let (period, others) = self.indicator.peers.range(..=latest.period).next_back()?;
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
            let distances: Vec<Decimal> = values.iter().filter_map(|value| polarity.distance(*value)).collect();
            quantile::min_rank(&distances, own, false)?.quantile(4)
        }
        Method::Lait => {
            let high_is_good = match polarity {
                Polarity::Higher => true,
                Polarity::Lower => false,
                Polarity::Between(..) | Polarity::None => return None,
            };
            Some(quantile::lait_band(values, own, high_is_good, 4)?.band)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_movement_in_words_says_what_it_can() {
        assert_eq!(stated_movement(&[Stated::Improved], 3), (Some(4), Some(Movement::Up)));
        assert_eq!(stated_movement(&[Stated::Declined], 3), (None, Some(Movement::Down)));
        assert_eq!(stated_movement(&[], 3), (None, None));
    }
}
