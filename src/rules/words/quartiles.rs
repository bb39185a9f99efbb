//! Where the area is among the others: quartile, rank, and what may have moved it.

use rhai::Dynamic;

use crate::figures::finding::{Method, Movement, Over, QuartileFound, RankBasis};
use crate::figures::prose::ordinal;

use super::super::indicator_context::IndicatorFacts;
use super::super::value::{Value, number_of};
use super::super::vocabulary::{Answer, Word};
use super::{missing, text};

const QUARTILES: [&str; 4] = ["top", "second", "third", "fourth"];
const MOVES: &[&str] = &["up", "down", "same"];
const OVER: &[&str] = &["the area's own figures", "national years"];

fn quartile(i: &IndicatorFacts, read: impl Fn(&QuartileFound) -> Option<Dynamic>) -> Answer {
    match i.quartile() {
        Some(found) => Answer { value: read(found).unwrap_or_else(|| missing("not known")), from: found.from.clone() },
        None => missing("no quartile").into(),
    }
}

/// Of a quartile that was computed.
fn standing(i: &IndicatorFacts, read: impl Fn(&RankBasis) -> Option<Dynamic>) -> Answer {
    quartile(i, |found| found.standing.as_ref().and_then(&read))
}

fn name(quartile: u8) -> &'static str {
    QUARTILES[usize::from(quartile.clamp(1, 4)) - 1]
}

fn quartile_figure(quartile: u8) -> Dynamic {
    Value::figure(quartile.into(), name(quartile)).into()
}

/// One of five or ten: 1 is the best.
fn band(quantile: u8) -> Dynamic {
    Value::figure(quantile.into(), ordinal(quantile.into())).into()
}

macro_rules! word {
    ($name:literal, $meaning:literal, $closed:expr, $read:expr) => {
        Word { name: $name, group: "others", meaning: $meaning, closed: $closed, parts: &[], read: $read }
    };
}

/// Quartiles.
pub const PLACES: &[Word] = &[
    word!("quartile", "the national quartile, 1 (top) to 4", &[], |i| {
        quartile(i, |found| Some(quartile_figure(found.now)))
    }),
    word!("quartile_name", "`top`, `second`, `third`, `fourth`", &[], |i| {
        quartile(i, |found| Some(text(name(found.now))))
    }),
    word!("quartile_before", "the quartile before, if known", &[], |i| {
        quartile(i, |found| found.before.map(quartile_figure))
    }),
    word!("quartile_moved", "how the quartile moved, from the figures or as stated", MOVES, |i| {
        quartile(i, |found| {
            let word = match found.moved? {
                Movement::Up => "up",
                Movement::Down => "down",
                Movement::Same => "same",
            };
            Some(Value::choice(word, MOVES).into())
        })
    }),
    word!("quartile_moved_over", "what moved: only the area's own figure, or the others' too", OVER, |i| {
        quartile(i, |found| {
            let word = match found.over? {
                Over::OwnFigures => OVER[0],
                Over::NationalYears(_) => OVER[1],
            };
            Some(Value::choice(word, OVER).into())
        })
    }),
    word!("quartile_before_period", "the period of the national figures before", &[], |i| {
        quartile(i, |found| match found.over? {
            Over::OwnFigures => None,
            Over::NationalYears(period) => Some(text(period.beside(i.finding.report))),
        })
    }),
    word!("quartile_method", "how the quartile was calculated; empty if it was given", &[], |i| {
        quartile(i, |found| {
            Some(text(match found.standing.map(|standing| standing.method) {
                Some(Method::Rank) => "by rank",
                Some(Method::Lait) => "by the department\u{2019}s cut points",
                None => "",
            }))
        })
    }),
    word!("quartile_areas", "how many areas it was calculated from", &[], |i| {
        standing(i, |standing| Some(number_of(standing.areas)))
    }),
    word!("rank", "the rank among them, 1 is best: `45th`, `joint 45th`", &[], |i| {
        standing(i, |standing| {
            let place = ordinal(standing.rank.into());
            let shown = if standing.ties > 0 { format!("joint {place}") } else { place };
            Some(Value::figure(standing.rank.into(), shown).into())
        })
    }),
    word!("quartile_ties", "how many other areas have exactly the same figure", &[], |i| {
        quartile(i, |found| Some(number_of(found.standing.map_or(0, |standing| standing.ties))))
    }),
    word!("quartile_on_boundary", "whether it depends on how a tie or a figure on a cut point is treated", &[], |i| {
        quartile(i, |found| Some(found.standing.is_some_and(|standing| standing.on_boundary).into()))
    }),
    word!("quartile_newer", "whether the figure is newer than the national figures it is compared with", &[], |i| {
        quartile(i, |found| Some(found.standing.is_some_and(|standing| standing.newer).into()))
    }),
    word!("quartile_outside", "whether the figure is beyond all the national figures", &[], |i| {
        quartile(i, |found| Some(found.standing.is_some_and(|standing| standing.outside).into()))
    }),
    word!("quintile", "the national fifth, 1 is best", &[], |i| standing(i, |standing| standing.quintile.map(band))),
    word!("decile", "the national tenth, 1 is best", &[], |i| standing(i, |standing| standing.decile.map(band))),
    word!("quartile_period", "the period of the national figures", &[], |i| {
        quartile(i, |found| Some(text(found.period.beside(i.finding.report))))
    }),
];
