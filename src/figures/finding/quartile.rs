//! Where the area is among the others: a quartile that is given, or computed over the areas in the data.

use rust_decimal::Decimal;

use crate::figures::measure::{Period, Polarity, Why};
use crate::figures::method::quantile;

use super::given_quartile::given_in;
use super::length::same_length;
use super::one_indicator::Finding;
use super::quartile_found::{Movement, Over, QuartileFound, RankBasis};
use super::quartile_method::Method;

/// The figures of all areas of a period, and where the area's own is among them.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The period of the others' figures.
    pub period: Period,
    /// The other areas' figures with their quartiles, the best first.
    pub others: Vec<(Decimal, u8)>,
    /// How many other areas have no figure.
    pub without: usize,
    /// The area's own latest figure, and its quartile.
    pub own: (Decimal, u8),
    /// Its rank.
    pub standing: RankBasis,
}

impl Finding {
    /// The quartile by the polarity that the rules decided. A given one comes before a computed one;
    /// fewer values than quartiles, or values that are all the same, give none. What the source knows in words only, or
    /// counts, may have a quartile too; a figure that is held back may not.
    pub fn quartile(&self, polarity: Polarity) -> Option<QuartileFound> {
        let latest = self.latest.as_ref()?;
        if self.indicator.no_quartile || latest.missing == Some(Why::Suppressed) {
            return None;
        }
        given_in(self, None).or_else(|| self.computed(polarity))
    }

    /// The figures of all areas behind a quartile that is computed, each with its own; `None` where it is given, or where
    /// figures have no order of their own.
    pub fn field(&self, polarity: Polarity) -> Option<Field> {
        let is_ordered = matches!(polarity, Polarity::Higher | Polarity::Lower);
        let found = self.quartile(polarity).filter(|found| is_ordered && found.from.is_none())?;
        let (ranks, period, own) = self.ranked(polarity)?;
        let placed = |value: &Decimal| Some((*value, ranks.quantile(*value, 4)?));
        let mut others: Vec<(Decimal, u8)> =
            self.indicator.peers.get(&period)?.iter().filter_map(|(_, value)| placed(value)).collect();
        others.sort();
        if polarity == Polarity::Higher {
            others.reverse();
        }
        Some(Field {
            without: self.indicator.national.without.get(&period).copied().unwrap_or(0),
            own: (own, found.now),
            standing: found.standing?,
            others,
            period,
        })
    }

    /// The national figures that the latest figure is set beside.
    fn ranked(&self, polarity: Polarity) -> Option<(Ranks, Period, Decimal)> {
        let latest = self.latest.as_ref()?;
        let period = self.until(latest.period.end())?;
        let mine = latest.value.filter(|_| same_length(&self.indicator, latest.period, period))?;
        // The department's cut points are those of the national figures, in which the area is with that year's; a
        // rank is among the others.
        let newer = latest.period != period;
        let own = if newer && self.method == Method::Lait { self.official(period) } else { Some(mine) };
        Some((Ranks::of(self, period, polarity, own)?, period, mine))
    }

    /// The latest national figures up to then. By their ends: a whole year that ends with a quarter is not after it.
    fn until(&self, end: i32) -> Option<Period> {
        self.indicator.peers.keys().rfind(|period| period.end() <= end).copied()
    }

    /// The area's own figure among the national ones.
    fn official(&self, period: Period) -> Option<Decimal> {
        let observation = self.indicator.observations.iter().find(|held| held.period == period);
        observation.and_then(|held| held.value).or(self.indicator.national.own.get(&period).copied())
    }

    fn computed(&self, polarity: Polarity) -> Option<QuartileFound> {
        let latest = self.latest.as_ref()?;
        let (ranks, period, mine) = self.ranked(polarity)?;
        let newer = latest.period != period;
        let now = ranks.quantile(mine, 4)?;
        let earlier_year = || {
            let of_another = &self.indicator.national.of_another_area;
            let before = self.until(period.end() - 1).filter(|before| !of_another.contains(before))?;
            let own = self.official(before)?;
            Some((Ranks::of(self, before, polarity, Some(own))?.quantile(own, 4)?, Over::NationalYears(before)))
        };
        // The same national figures are behind both of the area's own: what moved is the area.
        let earlier_own = || {
            let earlier = self.previous.as_ref().filter(|earlier| earlier.observation.period.is_dated())?.value?;
            let own = if self.method == Method::Lait { self.official(period) } else { Some(earlier) };
            Some((Ranks::of(self, period, polarity, own)?.quantile(earlier, 4)?, Over::OwnFigures))
        };
        let before = if newer { earlier_own() } else { earlier_year() };
        Some(QuartileFound {
            now,
            before: before.map(|(before, _)| before),
            moved: before.map(|(before, _)| Movement::between(before, now)),
            over: before.map(|(_, over)| over),
            standing: Some(ranks.standing(mine, newer)),
            period,
            other_period: false,
            from: None,
        })
    }
}

/// The national figures of a period, by how good they are.
struct Ranks {
    /// Lower is better where `low_is_good`, else higher is: the figures themselves, or how far each is from its best range.
    values: Vec<Decimal>,
    polarity: Polarity,
    method: Method,
}

impl Ranks {
    /// `None` where no figure is better than another, where there are fewer than four, or all are the same.
    fn of(finding: &Finding, period: Period, polarity: Polarity, own: Option<Decimal>) -> Option<Ranks> {
        let others = finding.indicator.peers.get(&period)?;
        let values: Option<Vec<Decimal>> =
            others.iter().map(|(_, value)| *value).chain(own).map(|value| sized(polarity, value)).collect();
        let values = values?;
        let varied = values.iter().any(|value| *value != values[0]);
        (varied && polarity != Polarity::None).then_some(Ranks { values, polarity, method: finding.method })
    }

    fn high_is_good(&self) -> bool {
        self.polarity == Polarity::Higher
    }

    /// A figure's place among them: how many are better, and how many are the same.
    fn place(&self, own: Decimal) -> (usize, usize) {
        let better = |other: &&Decimal| if self.high_is_good() { **other > own } else { **other < own };
        (self.values.iter().filter(better).count(), self.values.iter().filter(|other| **other == own).count())
    }

    /// Whether a newer figure, `same` times among them, lies beyond all the others.
    fn beyond(&self, own: Decimal, same: usize) -> bool {
        let among = self.method == Method::Rank;
        let alone = same <= usize::from(among);
        let least = self.values.iter().min().is_some_and(|least| own <= *least);
        let most = self.values.iter().max().is_some_and(|most| own >= *most);
        alone && (least || most)
    }

    fn quantile(&self, own: Decimal, k: usize) -> Option<u8> {
        let own = sized(self.polarity, own)?;
        match self.method {
            Method::Rank => quantile::rank_quantile(self.place(own).0 + 1, self.values.len(), k),
            Method::Lait => quantile::lait_band(&self.values, own, self.high_is_good(), k).map(|band| band.band),
        }
    }

    fn standing(&self, mine: Decimal, newer: bool) -> RankBasis {
        let own = sized(self.polarity, mine).unwrap_or(mine);
        let (better, same) = self.place(own);
        let among = !newer || self.method == Method::Rank;
        let ties = if among { same.saturating_sub(1) } else { same };
        let on_boundary = match self.method {
            Method::Rank => self.quantile(mine, 4) != quantile::rank_quantile(better + 1 + ties, self.values.len(), 4),
            Method::Lait => {
                quantile::lait_band(&self.values, own, self.high_is_good(), 4).is_some_and(|band| band.on_boundary)
            }
        };
        RankBasis {
            method: self.method,
            areas: self.values.len(),
            rank: better + 1,
            ties,
            quintile: self.quantile(mine, 5),
            decile: self.quantile(mine, 10),
            on_boundary,
            newer,
            outside: newer && self.beyond(own, same),
        }
    }
}

/// What is ranked: the figure, or how far it lies from a best range. `None` where exact decimals end.
fn sized(polarity: Polarity, value: Decimal) -> Option<Decimal> {
    match polarity {
        Polarity::Between(..) => polarity.distance(value),
        _ => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(values: &[i64], polarity: Polarity, method: Method) -> Ranks {
        let values = values.iter().map(|value| sized(polarity, Decimal::from(*value)).expect("small")).collect();
        Ranks { values, polarity, method }
    }

    #[test]
    fn at_the_ceiling_the_two_methods_part() {
        let values = [91, 92, 93, 94, 95, 96, 97, 98, 100, 100, 100, 100];
        let quartile = |method| ranks(&values, Polarity::Higher, method).quantile(Decimal::ONE_HUNDRED, 4);
        assert_eq!(quartile(Method::Rank), Some(1));
        // The upper cut is 100 itself, and a value on it goes below.
        assert_eq!(quartile(Method::Lait), Some(2));
        let standing = ranks(&values, Polarity::Higher, Method::Lait).standing(Decimal::ONE_HUNDRED, false);
        assert_eq!((standing.rank, standing.ties, standing.on_boundary, standing.areas), (1, 3, true, 12));
    }

    #[test]
    fn best_in_a_range_ranks_by_the_distance_from_it() {
        let between = Polarity::Between(Decimal::from(10), Decimal::from(15));
        let ranks = ranks(&[2, 8, 12, 16, 19, 30, 31, 40], between, Method::Rank);
        let quartile = |own: i64| ranks.quantile(Decimal::from(own), 4);
        assert_eq!([quartile(12), quartile(16), quartile(8), quartile(19), quartile(40)], [1, 1, 2, 2, 4].map(Some));
    }

    #[test]
    fn a_newer_figure_beyond_all_of_them_is_in_the_outer_quartile() {
        let ranks = ranks(&[10, 20, 30, 40, 50, 60, 70, 80], Polarity::Higher, Method::Lait);
        let standing = ranks.standing(Decimal::from(5), true);
        assert_eq!((ranks.quantile(Decimal::from(5), 4), standing.outside, standing.newer), (Some(4), true, true));
        assert!(!ranks.standing(Decimal::from(15), true).outside);
    }
}
