//! The national table put to the indicators that are linked to it: their peers, and what they are measured against.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, National, Period, nation_of_code};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::named::NamedFile;
use crate::folder::text::nearest::nearest;

use super::assemble::assemble;
use super::doubts::doubts;
use super::lacking_area::lacking_area;
use super::measures::{Listed, read_measures};
use super::neighbours::read_neighbours;
use super::published::Published;
use super::put::{Giver, put};
use super::reader::read_rows;
use super::settings::NationalPlan;
use super::texts::with_texts;

/// What the nation is read from: the table that `report.toml` names, and the published tables of the sources.
pub struct Nations<'a> {
    /// `[national]`.
    pub plan: Option<&'a NationalPlan>,
    /// The council's own area, with where it is named.
    pub area: (String, Place),
    /// What the sources have given.
    pub published: Vec<Published>,
}

/// Reads the linked measures, and gives each linked indicator its peers and benchmarks; so it does with each measure of a
/// published table. `report`: the period reported. Returns the nation that the area's code says it lies in, where a table has one.
pub fn link(
    from: FolderReading,
    nations: Nations,
    report: Period,
    indicators: &mut [Indicator],
) -> Option<&'static str> {
    let Nations { plan, area, published } = nations;
    let table = plan.and_then(|plan| plan.file.as_ref());
    let linked: HashSet<String> =
        indicators.iter().filter_map(|one| one.national.measure.as_ref()).map(|(code, _)| code.clone()).collect();
    if table.is_none()
        && let Some((code, place)) = indicators.iter().find_map(|one| one.national.measure.clone())
    {
        let message = format!("`{code}` needs a national table, and there is none in report.toml");
        let help = "add to report.toml: [national] and under it file = \"data/national.csv.gz\"";
        from.faults.error(Code::MissingKey, place, message, help);
    }
    let found = Diagnostics::default();
    let quiet = FolderReading { faults: &found, ..from };
    let tables: Vec<NamedFile> =
        table.into_iter().cloned().chain(published.iter().map(|one| one.file.clone())).collect();
    let one = plan.filter(|_| table.is_some() && !linked.is_empty()).and_then(|plan| read(quiet, plan, Some(&linked)));
    let mut nations = Vec::new();
    nations.extend(one.map(|read| of_table(read, table.map_or("", |file| &file.path), indicators, &found)));
    let neighbours = plan.and_then(|plan| plan.neighbours.as_ref());
    for published in published {
        nations.extend(of_published(quiet, published, (neighbours, &area), indicators));
    }
    for indicator in &mut *indicators {
        let givers: Vec<Giver> = nations.iter().flat_map(|nation| nation.givers_of(&indicator.id)).collect();
        if !givers.is_empty() {
            givers
                .iter()
                .flat_map(|one| doubts(indicator, one.measure, one.national))
                .for_each(|doubt| found.add(doubt));
            put(indicator, &givers, report, &found);
        }
    }
    with_texts(from, &tables.iter().collect::<Vec<_>>(), found.into_vec());
    nations.iter().find_map(|nation| nation_of_code(&nation.national.areas.get(nation.own?)?.code))
}

/// A table, and which of its measures is of which indicator.
pub struct OfTable {
    /// The table.
    pub national: National,
    /// The area it is read for: `None` where the table does not have it.
    pub own: Option<usize>,
    of: HashMap<String, usize>,
}

impl OfTable {
    fn givers_of(&self, id: &str) -> Option<Giver<'_>> {
        let measure = self.national.measures.get(*self.of.get(id)?)?;
        Some(Giver { national: &self.national, measure, own: self.own })
    }
}

/// The measures of the national table that are linked to indicators.
fn of_table(read: Read, file: &str, indicators: &[Indicator], faults: &Diagnostics) -> OfTable {
    let Read { national, listed, known, own } = read;
    let mut of = HashMap::new();
    for indicator in indicators {
        let Some((code, place)) = indicator.national.measure.clone() else { continue };
        match national.measures.iter().position(|measure| measure.code == code) {
            Some(at) => drop(of.insert(indicator.id.clone(), at)),
            // Its rows were there, and none could be read: told already.
            None if known.contains(&code) => {}
            None => faults.add(unknown(&code, place, file, &listed, &known)),
        }
    }
    OfTable { national, own, of }
}

/// The measures of a published table, which are called as the indicators are.
pub fn of_published(
    from: FolderReading,
    published: Published,
    (neighbours, area): (Option<&NamedFile>, &(String, Place)),
    indicators: &[Indicator],
) -> Option<OfTable> {
    if published.raw.columns.is_empty() {
        return None;
    }
    let listed = indicators.iter().map(|one| (one.id.clone(), Listed::of(one))).collect();
    let mut national = assemble(&published.file.path, published.raw, &listed, from.faults);
    let own = national.find(&area.0);
    if let Some(file) = neighbours {
        read_neighbours(from, file, own, &mut national);
    }
    let of = national.measures.iter().enumerate().map(|(at, measure)| (measure.code.clone(), at)).collect();
    Some(OfTable { national, own, of })
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
    let table = plan.file.as_ref().map_or("", |file| &file.path);
    let mut national = assemble(table, raw, &listed, faults);
    let own = national.find(&plan.area.0);
    if let Some(file) = &plan.neighbours {
        read_neighbours(from, file, own, &mut national);
    }
    match own {
        None if !national.areas.is_empty() => {
            let (named, place) = &plan.area;
            let names = national.areas.iter().map(|area| &*area.name);
            let (message, help) = lacking_area(table, named, names);
            faults.add(Diagnostic::error(Code::UnknownArea, message).at(place.clone()).help(help));
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
