//! What a made-up indicator is measured against: quartiles, comparators and the figures of other areas.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::Place;
use crate::figures::measure::{Benchmark, Counts, DatedBy, GivenRank, Indicator, Peers, Period, Stated};

use super::figures::{Figures, Given, UnfitFigures};
use super::figures_read::{period, whole};

/// What it is measured against: the quartile, those among families of councils, and the comparators.
pub fn benchmarks(figures: &Figures, now: Period) -> Result<Vec<Benchmark>, UnfitFigures> {
    let row = |comparator: &str| Benchmark {
        period: now,
        comparator: comparator.into(),
        value: None,
        shown: None,
        quartile: None,
        rank: None,
        stated: Vec::new(),
        note: String::new(),
        computed: None,
        dated_by: DatedBy::Itself,
        limits: None,
        counts: Vec::new(),
        from: Place::file("example"),
    };
    let mut found = Vec::new();
    if let Some(words) = figures.text("rank") {
        let rank = GivenRank::read(words)
            .ok_or_else(|| UnfitFigures::wrong("rank", format!("`{words}` is not a rank: write \"15 of 32\""), ""))?;
        found.push(Benchmark { quartile: Some(rank.quartile()), rank: Some(rank), ..row("") });
    } else if let Some(quartile) = figures.number("quartile") {
        let moves = [("up", Stated::Improved), ("down", Stated::Declined), ("same", Stated::Same)];
        let moved = figures.one_of("quartile_moved", &moves)?.into_iter().collect();
        found.push(Benchmark { quartile: Some(whole("quartile", quartile)?), stated: moved, ..row("") });
    }
    families(figures, now, row, &mut found)?;
    for (name, given) in figures.table("comparators") {
        found.push(match given {
            Given::Number(value) => Benchmark { value: Some(*value), ..row(name) },
            Given::Words(word) => match Stated::read(word) {
                Some(stated) => Benchmark { stated: vec![stated], ..row(name) },
                None => {
                    return Err(UnfitFigures::wrong(
                        "comparators",
                        format!("`{word}` is not a word that can be stated"),
                        "",
                    ));
                }
            },
            _ => {
                return Err(UnfitFigures::wrong(
                    "comparators",
                    format!("`{name}` must be a number or a word such as `better`"),
                    "",
                ));
            }
        });
    }
    Ok(found)
}

/// A quartile among each family: the quartile alone, or before and now.
fn families(
    figures: &Figures,
    now: Period,
    row: impl Fn(&str) -> Benchmark,
    found: &mut Vec<Benchmark>,
) -> Result<(), UnfitFigures> {
    for (name, given) in figures.table("families") {
        let placed =
            |period, quartile| Ok(Benchmark { period, quartile: Some(whole("families", quartile)?), ..row(name) });
        match given {
            Given::Number(quartile) => found.push(placed(now, *quartile)?),
            Given::List(both) => match both.as_slice() {
                [Given::Number(before), Given::Number(quartile)] => {
                    found.push(placed(now.year_before(), *before)?);
                    found.push(placed(now, *quartile)?);
                }
                _ => {
                    return Err(UnfitFigures::wrong(
                        "families",
                        format!("`{name}` needs two quartiles, before and now"),
                        "",
                    ));
                }
            },
            _ => return Err(UnfitFigures::wrong("families", format!("`{name}` must be a quartile, 1 to 4"), "")),
        }
    }
    Ok(())
}

/// The figures of other areas, for a quartile that is computed.
pub fn others(figures: &Figures, indicator: &Indicator, now: Period) -> Result<Peers, UnfitFigures> {
    let of = period(figures, "others_for", indicator.year)?.unwrap_or(now);
    let areas = |key: &str| -> Vec<(Arc<str>, Decimal)> {
        figures
            .numbers(key)
            .into_iter()
            .enumerate()
            .map(|(nth, value)| (format!("area {}", nth + 1).into(), value))
            .collect()
    };
    let years = [("others", of), ("others_before", of.year_before())];
    Ok(years.into_iter().filter(|(key, _)| figures.has(key)).map(|(key, period)| (period, areas(key))).collect())
}

/// The counts behind the figures of other areas, each a percentage of as many.
pub fn counts_of_others(figures: &Figures, peers: &Peers) -> BTreeMap<Period, Vec<Counts>> {
    let Some(of) = figures.number("others_of") else { return BTreeMap::new() };
    let counts = |(_, value): &(Arc<str>, Decimal)| {
        let count = value.checked_mul(of)?.checked_div(Decimal::ONE_HUNDRED)?.round();
        Some([count, of])
    };
    peers
        .iter()
        .filter_map(|(period, areas)| Some((*period, areas.iter().map(counts).collect::<Option<_>>()?)))
        .collect()
}
