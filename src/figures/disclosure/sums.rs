//! What adds up: totals and parts, a stretch of time and the shorter ones that tile it, two figures of one and the same.

use std::collections::BTreeMap;

use crate::figures::measure::{Indicator, MeasureKind, Period, Style, Unit};

use super::policy::Policy;
use super::relation::{Cell, Relation, absent};

/// More ways to tile one stretch than a reader would try.
const TILINGS: usize = 24;

/// How far they are looked for: figures of many years with every month, quarter and year would go on for ever.
const STEPS: usize = 2_000;

/// Every sum of which the data has a member; members without a row come as cells of any count.
pub fn relations(indicators: &[Indicator], policies: &[Policy], cells: &mut Vec<Cell>) -> Vec<Relation> {
    let mut found = Vec::new();
    let one = cells.first().map_or(1, |cell| cell.one);
    let mut places: BTreeMap<(usize, Period), usize> = BTreeMap::new();
    for (at, cell) in cells.iter().enumerate() {
        places.entry((cell.indicator, cell.period)).or_insert(at);
    }
    for (nth, indicator) in indicators.iter().enumerate().filter(|(_, indicator)| adds_up(indicator)) {
        let mut place = |cells: &mut Vec<Cell>, nth: usize, period: Period| {
            *places.entry((nth, period)).or_insert_with(|| {
                cells.push(absent(nth, period, policies[nth], one));
                cells.len() - 1
            })
        };
        let parts: Vec<usize> = indicator
            .parts
            .iter()
            .filter_map(|id| indicators.iter().position(|part| part.id == *id && adds_up(part)))
            .collect();
        if !parts.is_empty() {
            for period in periods(indicators, nth, &parts) {
                let total = place(cells, nth, period);
                found.push(Relation { total, parts: parts.iter().map(|part| place(cells, *part, period)).collect() });
            }
        }
        for held in &indicator.observations {
            for tiles in tilings(indicator, held.period) {
                let total = place(cells, nth, held.period);
                found.push(Relation { total, parts: tiles.iter().map(|tile| place(cells, nth, *tile)).collect() });
            }
        }
    }
    found
}

/// Whether there are people behind its counts, and sums of them.
fn adds_up(indicator: &Indicator) -> bool {
    matches!(indicator.unit, Unit::Count | Unit::Percent | Unit::Rate)
}

/// Every period that a total or a part of it has a row for.
fn periods(indicators: &[Indicator], total: usize, parts: &[usize]) -> Vec<Period> {
    let of = |nth: &usize| indicators[*nth].observations.iter().map(|held| held.period);
    let mut periods: Vec<Period> = [total].iter().chain(parts).flat_map(of).collect();
    periods.sort();
    periods.dedup();
    periods
}

/// The figures of the same indicator that add up to the one of this period.
fn tilings(indicator: &Indicator, whole: Period) -> Vec<Vec<Period>> {
    let held: Vec<Period> =
        indicator.observations.iter().map(|held| held.period).filter(|period| period.is_dated()).collect();
    if !whole.is_dated() {
        return Vec::new();
    }
    match indicator.measure {
        MeasureKind::Flow => {
            let (mut found, mut steps) = (Vec::new(), STEPS);
            tile(&held, whole, &mut Vec::new(), &mut found, &mut steps);
            let gaps = quarters_with_gaps(&held, whole).filter(|tiles| !found.contains(tiles));
            found.extend(gaps);
            found
        }
        // A year row of what counts since April is the figure at its end once more.
        MeasureKind::Cumulative => held
            .into_iter()
            .filter(|other| *other < whole && same_since_april(*other, whole))
            .map(|o| vec![o])
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether two figures since April stand for the same months.
fn same_since_april(one: Period, other: Period) -> bool {
    in_a_year(one) && in_a_year(other) && one.end() == other.end()
}

/// Whether a figure of this style can count since April.
pub fn in_a_year(period: Period) -> bool {
    matches!(period.style(), Style::Month | Style::Quarter | Style::YearToDate | Style::FinancialYear)
}

/// Every row of figures held that, with those begun, covers a stretch exactly.
fn tile(held: &[Period], whole: Period, begun: &mut Vec<Period>, found: &mut Vec<Vec<Period>>, steps: &mut usize) {
    let from = begun.last().map_or(whole.begin(), |last| last.end());
    if from == whole.end() {
        found.push(begun.clone());
        return;
    }
    for next in held {
        // Of two figures of the same months, the later is the one that follows from the other.
        let same = next.begin() == whole.begin() && next.end() == whole.end();
        if next.begin() == from && next.end() <= whole.end() && (!same || *next < whole) {
            if *steps == 0 || found.len() >= TILINGS {
                return;
            }
            *steps -= 1;
            begun.push(*next);
            tile(held, whole, begun, found, steps);
            begun.pop();
        }
    }
}

/// The quarters of a year, where some but not all have a row.
fn quarters_with_gaps(held: &[Period], whole: Period) -> Option<Vec<Period>> {
    let gaps = whole.months() == 12 && whole.begin().rem_euclid(3) == 0;
    let first = whole.begin() - 3;
    let tiles = (0..4).map(|at| {
        let month = first + at * 3;
        Period::quarter(month.div_euclid(12), month.rem_euclid(12) / 3 + 1)
    });
    let tiles: Option<Vec<Period>> = tiles.collect();
    tiles.filter(|tiles| gaps && tiles.iter().any(|tile| held.contains(tile)))
}
