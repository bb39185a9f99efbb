//! The national table put to the indicators that are linked to it: their peers, and what they are measured against.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, National, NationalCell, NationalMeasure, Period, as_shown, nation_of_code};
use crate::folder::diagnostics::Diagnostics;
use crate::folder::inputs::FolderReading;
use crate::folder::nearest::nearest;

use super::assemble::assemble;
use super::averages::{add, benchmarks};
use super::doubts::doubts;
use super::measures::{Listed, read_measures};
use super::neighbours::read_neighbours;
use super::reader::read_rows;
use super::settings::NationalPlan;
use super::texts::with_texts;

/// Reads the linked measures, and gives each linked indicator its peers and benchmarks. `report`: the period reported.
/// Returns the nation that the area's code says it lies in, where the table has one.
pub fn link(
    from: FolderReading,
    plan: Option<&NationalPlan>,
    report: Period,
    indicators: &mut [Indicator],
) -> Option<&'static str> {
    let faults = from.faults;
    let linked: HashSet<String> =
        indicators.iter().filter_map(|one| one.national.measure.as_ref()).map(|(code, _)| code.clone()).collect();
    let Some(plan) = plan else {
        if let Some((code, place)) = indicators.iter().find_map(|one| one.national.measure.clone()) {
            let message = format!("`{code}` needs a national table, and there is none in report.toml");
            let help = "add to report.toml: [national] and under it file = \"data/national.csv.gz\"";
            faults.error(Code::MissingKey, place, message, help);
        }
        return None;
    };
    if linked.is_empty() {
        return None;
    }
    let found = Diagnostics::default();
    let read = read(FolderReading { faults: &found, ..from }, plan, Some(&linked));
    if let Some(Read { national, listed, known, own }) = &read {
        for indicator in &mut *indicators {
            let Some((code, place)) = indicator.national.measure.clone() else { continue };
            match national.measures.iter().find(|measure| measure.code == code) {
                Some(measure) => {
                    for doubt in doubts(indicator, measure, national) {
                        found.add(doubt);
                    }
                    if let Some(own) = own {
                        put(indicator, measure, national, *own, report, &found);
                    }
                }
                // Its rows were there, and none could be read: told already.
                None if known.contains(&code) => {}
                None => found.add(unknown(&code, place, &plan.file.path, listed, known)),
            }
        }
    }
    with_texts(from, &plan.file, found.into_vec());
    read.and_then(|read| nation_of_code(&read.national.areas.get(read.own?)?.code))
}

/// A national table with the area it is read for.
pub struct Read {
    /// The table.
    pub national: National,
    /// The list of measures.
    pub listed: HashMap<String, Listed>,
    /// Every measure of the table, kept or not.
    pub known: Vec<String>,
    /// The area it is read for: `None` where the table does not have it.
    pub own: Option<usize>,
}

/// Reads the table and what lies beside it.
pub fn read(from: FolderReading, plan: &NationalPlan, wanted: Option<&HashSet<String>>) -> Option<Read> {
    let faults = from.faults;
    let listed = plan.measures.as_ref().map_or_else(HashMap::new, |file| read_measures(from, file));
    let wanted = wanted.map(|wanted| wanted.iter().map(String::as_str).collect());
    let mut raw = read_rows(from, plan, wanted.as_ref())?;
    let known = std::mem::take(&mut raw.measures);
    raw.measures.clone_from(&known);
    let mut national = assemble(&plan.file.path, raw, &listed, faults);
    if let Some(file) = &plan.neighbours {
        read_neighbours(from, file, &mut national);
    }
    let own = national.find(&plan.area.0);
    match own {
        None if !national.areas.is_empty() => {
            let (named, place) = &plan.area;
            let near = nearest(named, national.areas.iter().map(|area| &*area.name));
            let message = format!("`{}` has no area `{named}`", plan.file.path);
            let key = "its name or code in report.toml: [national] area = \"...\"";
            let help = match near {
                Some(near) => format!("did you mean \"{near}\"? Give {key}"),
                None => format!("give {key}"),
            };
            faults.add(Diagnostic::error(Code::UnknownArea, message).at(place.clone()).help(help));
        }
        Some(own) if plan.neighbours.is_some() && !national.neighbours.contains_key(&own) => {
            let place = plan.neighbours.as_ref().map_or_else(|| plan.area.1.clone(), |file| file.from.clone());
            let message = format!("there are no neighbours for {}", national.areas[own].name);
            let help =
                "the average of statistical neighbours cannot be calculated; add the rows, or remove `neighbours`";
            faults.warning(Code::NoPeers, place, message, help);
        }
        _ => {}
    }
    Some(Read { national, listed, known, own })
}

fn unknown(code: &str, place: Place, file: &str, listed: &HashMap<String, Listed>, known: &[String]) -> Diagnostic {
    let named =
        |(_, listed): &(&String, &Listed)| listed.names.iter().any(|name| name.eq_ignore_ascii_case(code.trim()));
    let mut by_name: Vec<&String> = listed.iter().filter(named).map(|(code, _)| code).collect();
    by_name.sort();
    let help = match (by_name.first(), nearest(code, known.iter().map(String::as_str))) {
        (Some(meant), _) => format!("this is the name of `{meant}`: write national = \"{meant}\""),
        (None, Some(near)) => format!("did you mean \"{near}\"?"),
        (None, None) => "write the code as in the column `measure`".to_owned(),
    };
    Diagnostic::error(Code::UnknownMeasure, format!("`{file}` has no measure `{code}`")).at(place).help(help)
}

/// The peers and benchmarks of one indicator. What the council's own tables say of other areas stands.
fn put(
    indicator: &mut Indicator,
    measure: &NationalMeasure,
    national: &National,
    own: usize,
    report: Period,
    faults: &Diagnostics,
) {
    let officers: Vec<Period> = indicator.peers.keys().copied().collect();
    for year in &measure.years {
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
            indicator.peers.insert(year.period, peers);
        }
        if let Some(value) = year.value(own) {
            indicator.national.own.insert(year.period, as_shown(value));
        }
    }
    let latest = measure.years.iter().map(|year| year.period).rfind(|period| period.end() <= report.end());
    if let Some(latest) = latest {
        let own = &national.areas[own];
        let others = measure.years.iter().map(|year| year.period).filter(|then| !own.same_boundary(*then, latest));
        indicator.national.of_another_area = others.collect();
    }
    indicator.no_quartile |= measure.no_quartile;
    if !indicator.peers.keys().any(|period| period.end() <= report.end()) {
        let (code, place) = indicator.national.measure.clone().unwrap_or((String::new(), indicator.from.clone()));
        let up_to = report.in_full();
        let message = format!("no other authority has a figure for `{code}` up to {up_to}, so there is no quartile");
        let help = "link another measure or a newer table; without one the report does not mention a quartile";
        faults.warning(Code::NoPeers, place, message, help);
    }
    add(indicator, benchmarks(national, measure, own));
}
