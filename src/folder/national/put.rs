//! What the nation gives an indicator: its peers, and what it is measured against.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{Counts, Indicator, National, NationalCell, NationalMeasure, Period, as_shown};
use crate::folder::text::diagnostics::Diagnostics;

use super::averages::{add, benchmarks};
use super::totals::is_total_of;

/// A measure of a table that an indicator is given.
pub struct Giver<'a> {
    /// The table.
    pub national: &'a National,
    /// The measure.
    pub measure: &'a NationalMeasure,
    /// The council's own area in it.
    pub own: Option<usize>,
}

/// The peers and benchmarks of one indicator, of one table or of several; none of what grows with the size of an area. What the council's own tables say of other areas
/// stands.
pub fn put(indicator: &mut Indicator, givers: &[Giver], report: Period, faults: &Diagnostics) {
    let officers: Vec<Period> = indicator.peers.keys().copied().collect();
    let mut compared = Vec::new();
    let (mut is_own, mut has_totals) = (false, false);
    for one in givers {
        let Some(own) = one.own else { continue };
        is_own = true;
        if one.measure.is_total || is_total_of(indicator, &one.measure.years, &one.national.areas) {
            other_area(indicator, one, own, report);
            has_totals = true;
            continue;
        }
        peers(indicator, one, own, &officers);
        other_area(indicator, one, own, report);
        indicator.no_quartile |= one.measure.no_quartile;
        compared.extend(benchmarks(one.national, one.measure, own));
    }
    if !is_own {
        return;
    }
    if !has_totals && !indicator.peers.keys().any(|period| period.end() <= report.end()) {
        let linked = indicator.national.measure.clone();
        let (code, place) = linked.unwrap_or_else(|| (indicator.id.clone(), indicator.from.clone()));
        let up_to = report.in_full();
        let message = format!("no other authority has a figure for `{code}` up to {up_to}, so there is no quartile");
        let help = "link another measure or a newer table; without one the report does not mention a quartile";
        faults.warning(Code::NoPeers, place, message, help);
    }
    add(indicator, compared);
}

fn peers(indicator: &mut Indicator, giver: &Giver, own: usize, officers: &[Period]) {
    let national = giver.national;
    for year in &giver.measure.years {
        let others = year.cells.iter().filter(|cell| national.is_authority(cell) && cell.area as usize != own);
        let others: Vec<&NationalCell> = others.collect();
        let peers: Vec<(Arc<str>, Decimal)> = others
            .iter()
            .filter_map(|cell| Some((national.areas[cell.area as usize].name.clone(), as_shown(cell.value?))))
            .collect();
        if !peers.is_empty() && !officers.contains(&year.period) {
            let missing = |cell: &&&NationalCell| {
                cell.value.is_none() && national.areas[cell.area as usize].existed_throughout(year.period)
            };
            indicator.national.without.insert(year.period, others.iter().filter(missing).count());
            let with_figure = others.iter().filter(|cell| cell.value.is_some());
            let counts: Vec<Counts> = with_figure.filter_map(|cell| year.counts(cell)).collect();
            if counts.len() * 10 >= peers.len() * 9 {
                indicator.national.counts.insert(year.period, counts);
            }
            indicator.peers.insert(year.period, peers);
        }
        if let Some(value) = year.value(own) {
            indicator.national.own.insert(year.period, as_shown(value));
        }
    }
}

/// The periods in which the area had another boundary than in the latest.
fn other_area(indicator: &mut Indicator, giver: &Giver, own: usize, report: Period) {
    let years = &giver.measure.years;
    let latest = years.iter().map(|year| year.period).rfind(|period| period.end() <= report.end());
    if let Some(latest) = latest {
        let own = &giver.national.areas[own];
        let others = years.iter().map(|year| year.period).filter(|then| !own.same_boundary(*then, latest));
        indicator.national.of_another_area.extend(others);
    }
}
