//! Whose the rows of the tables are: the report's own area, the areas it is ranked among, and what it is compared with.

use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{
    AreaKind, Benchmark, DatedBy, Indicator, Observation, Polarity, Target, area_kind, nation_named, plain_name,
    spoken_area,
};
use crate::folder::table::area_names::AreaNames;
use crate::folder::text::diagnostics::Diagnostics;

use super::held_rows::{Rows, same_area};
use super::observations::Held;

/// Puts the rows to their indicators. Of two rows of one period the first is kept; what an officer wrote of a comparator
/// stands before what the figures of all areas hold of it.
pub fn assign(rows: Rows, area: &str, indicators: &mut [Indicator], faults: &Diagnostics) {
    let mut names = AreaNames::default();
    let mut whose = |named: &str| *names.of(named, |named| Whose::of(&named, area));
    let mut is_own = |named: Option<&str>| named.is_none_or(|named| whose(named) == Whose::Own);
    let beside = rows.targets_beside.into_iter().filter(|(named, _)| is_own(named.as_deref())).map(|(_, held)| held);
    for (at, target) in beside.chain(rows.targets) {
        if let Some(indicator) = indicators.get_mut(at) {
            let is_judged = target.value.is_some() && target.polarity(indicator.good) != Polarity::None;
            let amber = target.amber.or(indicator.amber.filter(|_| is_judged));
            indicator.targets.push(Target { amber, ..target });
        }
    }
    for (at, said) in rows.said_beside {
        if let Some(indicator) = indicators.get_mut(at) {
            indicator.said_beside.push(said);
        }
    }
    for (at, benchmark) in rows.benchmarks {
        if let Some(indicator) = indicators.get_mut(at) {
            add(&mut indicator.benchmarks, benchmark);
        }
    }
    let mut regions: BTreeMap<usize, Vec<Benchmark>> = BTreeMap::new();
    for Held { indicator: at, area, observation, .. } in rows.held {
        let Some(indicator) = indicators.get_mut(at) else { continue };
        let whose = area.as_deref().map_or(Whose::Own, &mut whose);
        let (Some(area), Some(value), false) = (area, observation.value, whose == Whose::Own) else {
            if whose == Whose::Own && !indicator.observations.iter().any(|other| other.period == observation.period) {
                indicator.observations.push(observation);
            }
            continue;
        };
        match whose {
            Whose::Other(AreaKind::Region) => {
                regions.entry(at).or_default().push(compared_with(&area, value, observation));
            }
            Whose::Other(AreaKind::Nation | AreaKind::Group) => {
                add(&mut indicator.benchmarks, compared_with(&area, value, observation));
            }
            Whose::Other(AreaKind::Nobody) => {}
            Whose::Own | Whose::Other(AreaKind::Authority) => {
                indicator.peers.entry(observation.period).or_default().push((area, value));
            }
        }
    }
    indicators.iter_mut().for_each(each_once);
    for (at, regions) in regions {
        own_region(&mut indicators[at], regions, faults);
    }
    for indicator in indicators {
        indicator.observations.sort_by_key(|observation| observation.period);
        indicator.benchmarks.sort_by_key(|benchmark| benchmark.period);
    }
}

/// Tells every indicator which nation a quartile without a family is among: that of the area's code, else the only one that
/// the comparators name. `own`: what such a quartile is of in the council's words, where it has its own.
pub fn name_nation(indicators: &mut [Indicator], of_code: Option<&'static str>, own: &str) {
    let nation = of_code.map(str::to_owned).or_else(|| nation_named(indicators)).unwrap_or_default();
    for indicator in indicators {
        indicator.national.nation.clone_from(&nation);
        own.clone_into(&mut indicator.national.quartiles_of);
    }
}

/// Whose a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The report's own area's.
    Own,
    /// Another's, of this kind.
    Other(AreaKind),
}

impl Whose {
    fn of(named: &str, own: &str) -> Whose {
        if same_area(named, own) { Whose::Own } else { Whose::Other(area_kind(named, "")) }
    }
}

/// Of two figures of one area and period the first is kept, however the area is spelt.
fn each_once(indicator: &mut Indicator) {
    let mut plain = AreaNames::default();
    for peers in indicator.peers.values_mut() {
        let mut seen: HashSet<String> = HashSet::new();
        peers.retain(|(area, _)| seen.insert(plain.of(area, |area| plain_name(&area)).clone()));
        peers.shrink_to_fit();
    }
}

/// A country, a region or an average among the areas: never ranked.
fn compared_with(area: &str, value: Decimal, observation: Observation) -> Benchmark {
    Benchmark {
        period: observation.period,
        comparator: spoken_area(area),
        value: Some(value),
        shown: observation.shown,
        quartile: None,
        rank: None,
        stated: Vec::new(),
        note: observation.note,
        computed: None,
        dated_by: DatedBy::Itself,
        limits: observation.limits,
        counts: Vec::new(),
        from: observation.from,
    }
}

/// One region among the areas is the report's own; of several nobody knows which.
fn own_region(indicator: &mut Indicator, regions: Vec<Benchmark>, faults: &Diagnostics) {
    let mut names: Vec<String> = regions.iter().map(|region| region.comparator.clone()).collect();
    names.sort();
    names.dedup();
    let Some(first) = regions.first().filter(|_| names.len() > 1) else {
        return regions.into_iter().for_each(|region| add(&mut indicator.benchmarks, region));
    };
    let message = format!(
        "the data has figures of `{}` for {} regions, and does not say in which of them the area lies, so none is reported",
        indicator.id,
        names.len()
    );
    let help = "remove the rows of the other regions, or give the region's figure in data/benchmarks.csv";
    faults.add(Diagnostic::warning(Code::UnreportedData, message).at(first.from.clone()).help(help));
}

fn add(benchmarks: &mut Vec<Benchmark>, benchmark: Benchmark) {
    let name = plain_name(&benchmark.comparator);
    let same = |other: &&mut Benchmark| other.period == benchmark.period && plain_name(&other.comparator) == name;
    match benchmarks.iter_mut().find(same) {
        None => benchmarks.push(benchmark),
        // The figure in one row and the quartile in another: both are held.
        Some(held) if held.value.is_none() && held.stated.is_empty() && benchmark.quartile.is_none() => {
            *held = Benchmark { quartile: held.quartile, rank: held.rank, ..benchmark };
        }
        Some(held) if held.quartile.is_none() && benchmark.is_quartile_only() && benchmark.stated.is_empty() => {
            (held.quartile, held.rank) = (benchmark.quartile, benchmark.rank);
        }
        Some(_) => {}
    }
}
