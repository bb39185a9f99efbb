//! Where an authority is in every measure of a national table, by the department's own method.
//!
//! The latest year in which any authority has a figure; rank and band over the authorities that have one, regions and
//! the country left out.

use rust_decimal::Decimal;

use crate::figures::measure::{AreaKind, National, NationalMeasure, NationalYear, Polarity, as_shown, mean};
use crate::figures::method::quantile::{Band, lait_band};

/// Where one authority is in one measure.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Position<'a> {
    /// The measure's code.
    pub measure: &'a str,
    /// The latest year in which any authority has a figure, as the table writes it. Empty if there is none.
    pub period: &'a str,
    /// The authority's figure.
    pub value: Option<Decimal>,
    /// 1 is best; those with the same figure share the best rank.
    pub rank: Option<usize>,
    /// How many authorities have a figure.
    pub areas: usize,
    /// 1 (best, the department's A) to 4 (D).
    pub band: Option<u8>,
    /// The figure is exactly one of the cut points between bands.
    pub on_boundary: Option<bool>,
    /// The figure less that of the year before.
    pub change: Option<Decimal>,
    /// The plain mean of its statistical neighbours that have a figure.
    pub neighbours: Option<Decimal>,
    /// The figure of the country it lies in.
    pub england: Option<Decimal>,
    /// Why there is no rank or no band. Empty where there is one.
    pub why: &'static str,
}

/// The positions of an area in every measure, in the order of the table.
pub fn positions(national: &National, area: usize) -> Vec<Position<'_>> {
    national.measures.iter().map(|measure| Ranked::of(national, measure).position(area)).collect()
}

/// The positions of every authority, measure by measure: the index of the authority, and where it is.
pub fn all_positions(national: &National) -> Vec<(usize, Position<'_>)> {
    let authorities: Vec<usize> =
        (0..national.areas.len()).filter(|at| national.areas[*at].kind == AreaKind::Authority).collect();
    let ranked: Vec<Ranked> = national.measures.iter().map(|measure| Ranked::of(national, measure)).collect();
    authorities.iter().flat_map(|area| ranked.iter().map(|ranked| (*area, ranked.position(*area)))).collect()
}

/// A measure's latest year, its figures in order: worked out once for however many authorities are asked for.
struct Ranked<'a> {
    national: &'a National,
    measure: &'a NationalMeasure,
    latest: Option<(&'a NationalYear, Option<&'a NationalYear>)>,
    /// The authorities' figures, the lowest first.
    sorted: Vec<Decimal>,
}

impl<'a> Ranked<'a> {
    fn of(national: &'a National, measure: &'a NationalMeasure) -> Ranked<'a> {
        let figures = |year: &NationalYear| -> Vec<Decimal> {
            year.cells.iter().filter(|cell| national.is_authority(cell)).filter_map(|cell| cell.value).collect()
        };
        let at = measure.years.iter().rposition(|year| !figures(year).is_empty());
        // A year is compared with a year, and three years with three.
        let alike = |before: &&NationalYear, year: &NationalYear| before.period.months() == year.period.months();
        let latest = at.map(|at| {
            let year = &measure.years[at];
            (year, at.checked_sub(1).map(|before| &measure.years[before]).filter(|before| alike(before, year)))
        });
        let mut sorted = latest.map_or_else(Vec::new, |(year, _)| figures(year));
        sorted.sort();
        Ranked { national, measure, latest, sorted }
    }

    fn position(&self, area: usize) -> Position<'a> {
        let year = self.latest.map(|(year, _)| year);
        let value = year.and_then(|year| year.value(area));
        let ranked = value.filter(|_| self.measure.polarity != Polarity::None && !self.measure.is_total);
        let banded = ranked.filter(|_| !self.measure.no_quartile);
        // Over a changed boundary there is no change: the two are not of one area.
        let alike = |year: &NationalYear, before: &NationalYear| {
            self.national.areas.get(area).is_some_and(|area| area.same_boundary(before.period, year.period))
        };
        let change = self.latest.and_then(|(year, before)| {
            let before = before.filter(|before| alike(year, before))?;
            year.value(area)?.checked_sub(before.value(area)?)
        });
        let neighbours: Vec<Decimal> = year
            .map(|year| self.national.of_neighbours(area, year).filter_map(|cell| cell.value).collect())
            .unwrap_or_default();
        let band = banded.and_then(|own| self.band(own));
        Position {
            measure: &self.measure.code,
            period: year.map_or("", |year| &year.label),
            value: value.map(as_shown),
            rank: ranked.and_then(|own| self.rank(own)),
            areas: self.sorted.len(),
            band: band.map(|band| band.band),
            on_boundary: band.map(|band| band.on_boundary),
            change: change.map(as_shown),
            neighbours: mean(&neighbours).map(as_shown),
            england: year
                .zip(self.national.nation_of(area))
                .and_then(|(year, nation)| year.value(nation))
                .map(as_shown),
            why: match (value, self.measure.polarity, self.measure.no_quartile, band) {
                (None, ..) => "no figure",
                (_, Polarity::None, ..) => "neither high nor low is good",
                _ if self.measure.is_total => "it grows with the size of an area",
                (_, _, true, _) => "Data range is too small.",
                (.., None) => "fewer than four authorities have a figure",
                _ if self.sorted.first() == self.sorted.last() => "all authorities have the same figure",
                _ => "",
            },
        }
    }

    fn band(&self, own: Decimal) -> Option<Band> {
        match self.measure.polarity {
            Polarity::Higher => lait_band(&self.sorted, own, true, 4),
            Polarity::Lower => lait_band(&self.sorted, own, false, 4),
            Polarity::Between(..) | Polarity::None => None,
        }
    }

    /// One more than there are better ones.
    fn rank(&self, own: Decimal) -> Option<usize> {
        match self.measure.polarity {
            Polarity::Lower => Some(1 + self.sorted.partition_point(|other| *other < own)),
            Polarity::Higher => Some(1 + self.sorted.len() - self.sorted.partition_point(|other| *other <= own)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::measure::{Area, AreaThen, NationalCell, Period};

    /// Authorities `a`, `b`, ... and England behind them; `-` is a missing figure.
    fn table(polarity: Polarity, no_quartile: bool, years: &[(&str, &str)]) -> National {
        let named = |name: String, kind| Area {
            code: name.clone(),
            name: name.into(),
            region: String::new(),
            kind,
            also: Vec::new(),
        };
        let widest = years.iter().map(|(_, figures)| figures.split(' ').count() - 1).max().unwrap_or(0);
        let mut areas: Vec<Area> =
            (0..widest).map(|nth| named(char::from(b'a' + nth as u8).to_string(), AreaKind::Authority)).collect();
        areas.push(named("England".into(), AreaKind::Nation));
        let years = years.iter().map(|(label, figures)| NationalYear {
            period: Period::calendar_year(label.parse().expect("a year")).expect("a year"),
            label: (*label).to_owned(),
            cells: figures
                .split(' ')
                .enumerate()
                .map(|(nth, figure)| NationalCell { area: nth as u32, line: 2, value: figure.parse().ok() })
                .collect(),
            counts: Vec::new(),
            limits: Vec::new(),
        });
        let measure = NationalMeasure {
            code: "m".into(),
            polarity,
            no_quartile,
            is_total: false,
            decimals: None,
            unit_label: String::new(),
            years: years.collect(),
        };
        National { file: String::new(), areas, measures: vec![measure], ..National::default() }
    }

    /// Rank and band of every authority: `1A 1A 3C`; a star for a figure on a cut.
    fn placed(national: &National) -> String {
        let one = |(_, position): &(usize, Position)| {
            let rank = position.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
            let band = position.band.map_or('-', |band| char::from(b'@' + band));
            format!("{rank}{band}{}", if position.on_boundary == Some(true) { "*" } else { "" })
        };
        all_positions(national).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn on_a_cut_low_takes_the_better_band_and_high_the_worse() {
        // Cuts of 1 to 5: 2, 3 and 4.
        let years = [("2024", "1 2 3 4 5 3")];
        assert_eq!(placed(&table(Polarity::Lower, false, &years)), "1A 2A* 3B* 4C* 5D");
        assert_eq!(placed(&table(Polarity::Higher, false, &years)), "5D 4D* 3C* 2B* 1A");
    }

    #[test]
    fn between_figures_a_cut_is_nobodys() {
        // Of six, the first cut is a quarter of the way from 2 to 3.
        assert_eq!(placed(&table(Polarity::Lower, false, &[("2024", "1 2 3 4 5 6 3")])), "1A 2A 3B 4C 5D 6D");
    }

    #[test]
    fn at_the_ceiling_nobody_is_in_the_top_band() {
        // Four of twelve at 100: the upper cut is 100 itself.
        let years = [("2024", "91 92 93 94 95 96 97 98 100 100 100 100 96")];
        let high = placed(&table(Polarity::Higher, false, &years));
        assert_eq!(high, "12D 11D 10D 9C 8C 7C 6B 5B 1B* 1B* 1B* 1B*");
        let low = placed(&table(Polarity::Lower, false, &years));
        assert_eq!(low, "1A 2A 3A 4B 5B 6B 7C 8C 9C* 9C* 9C* 9C*");
    }

    #[test]
    fn ties_share_the_best_rank_and_the_missing_have_none() {
        let years = [("2023", "9 9 9 9 9 9 9"), ("2024", "7 - 5 5 6 8 6")];
        assert_eq!(placed(&table(Polarity::Lower, false, &years)), "4C* -- 1A* 1A* 3B* 5D");
    }

    #[test]
    fn the_latest_year_is_one_that_has_figures() {
        let national =
            table(Polarity::Lower, false, &[("2022", "1 2 3 4 9"), ("2023", "4 2 3 9 8"), ("2024", "- - - - 7")]);
        let own = &positions(&national, 0)[0];
        assert_eq!((own.period, own.rank, own.areas), ("2023", Some(3), 4));
        assert_eq!((own.change, own.england), (Some(Decimal::from(3)), Some(Decimal::from(8))));
    }

    #[test]
    fn what_cannot_be_judged_says_why() {
        let why = |national: &National| positions(national, 0)[0].why;
        assert_eq!(why(&table(Polarity::None, false, &[("2024", "1 2 3 4 5")])), "neither high nor low is good");
        assert_eq!(why(&table(Polarity::Lower, true, &[("2024", "1 2 3 4 5")])), "Data range is too small.");
        assert_eq!(why(&table(Polarity::Lower, false, &[("2024", "- 2 3 4 5")])), "no figure");
        assert_eq!(
            why(&table(Polarity::Lower, false, &[("2024", "1 2 3 3")])),
            "fewer than four authorities have a figure"
        );
        assert_eq!(
            why(&table(Polarity::Lower, false, &[("2024", "5 5 5 5 5")])),
            "all authorities have the same figure"
        );
        assert_eq!(why(&table(Polarity::Lower, false, &[("2024", "1 2 3 4 5")])), "");
        // Nobody has a figure in any year.
        assert_eq!(placed(&table(Polarity::Lower, false, &[("2024", "- - - 5")])), "-- -- --");
    }

    proptest::proptest! {
        #[test]
        fn the_other_way_mirrors_and_no_order_matters(mut figures in proptest::collection::vec(0_u32..40, 4..40)) {
            let written = |figures: &[u32]| {
                let words: Vec<String> = figures.iter().map(u32::to_string).collect();
                format!("{} 3", words.join(" "))
            };
            let of = |figures: &[u32], polarity| {
                let national = table(polarity, false, &[("2024", &written(figures))]);
                all_positions(&national).iter().map(|(_, one)| (one.rank, one.band)).collect::<Vec<_>>()
            };
            let (low, high) = (of(&figures, Polarity::Lower), of(&figures, Polarity::Higher));
            for (own, ((low_rank, low_band), (high_rank, high_band))) in figures.iter().zip(low.iter().zip(&high)) {
                proptest::prop_assert_eq!(low_band.zip(*high_band).map(|(low, high)| low + high), Some(5));
                let ties = figures.iter().filter(|other| *other == own).count();
                proptest::prop_assert_eq!(low_rank.zip(*high_rank).map(|(low, high)| low + high), Some(figures.len() + 2 - ties));
            }
            figures.reverse();
            let reversed: Vec<_> = of(&figures, Polarity::Lower).into_iter().rev().collect();
            proptest::prop_assert_eq!(low, reversed);
        }
    }

    #[test]
    fn neighbours_without_a_figure_are_left_out_of_the_mean() {
        let mut national = table(Polarity::Lower, false, &[("2024", "1 2 - 5 6 3")]);
        let now = |area: usize| AreaThen { area, is_before: false };
        national.neighbours.insert(now(0), vec![now(1), now(2), now(3)]);
        assert_eq!(positions(&national, 0)[0].neighbours, Some(Decimal::new(35, 1)));
        assert_eq!(positions(&national, 1)[0].neighbours, None);
    }
}
