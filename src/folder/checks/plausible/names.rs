//! A name that is nearly another: the council's own area or a comparator, misspelt in a row that is then nobody's.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Period, known_as, plain_name};
use crate::folder::rows::held_rows::{Rows, same_area};
use crate::folder::rows::observations::Held;
use crate::folder::table::area_names::AreaNames;
use crate::folder::text::diagnostics::Diagnostics;

use super::doubt::Doubt;
use super::near::is_small;

/// Names of fewer letters are too easily like each other.
const LETTERS: usize = 5;

/// Checks the areas of the tables against the report's own, and the comparators against each other.
pub fn check(rows: &Rows, area: &str, catalogue: &[Indicator], faults: &Diagnostics) {
    areas(rows, area, catalogue, faults);
    comparators(rows, catalogue, faults);
}

/// Whether one is the other with a letter or two wrong.
fn nearly(one: &str, other: &str) -> bool {
    let (one, other) = (plain_name(one), plain_name(other));
    let letters = one.chars().count().min(other.chars().count());
    one != other && letters >= LETTERS && strsim::damerau_levenshtein(&one, &other) <= if letters > 8 { 2 } else { 1 }
}

/// An area nearly spelt like the report's own, all of whose rows are ones that the own area lacks; and the own area under a longer name,
/// which would be ranked against itself.
fn areas(rows: &Rows, area: &str, catalogue: &[Indicator], faults: &Diagnostics) {
    let mut names = AreaNames::default();
    let mut is_own = |named: &str| *names.of(named, |named| same_area(&named, area));
    let own = rows.held.iter().filter(|held| held.area.as_deref().is_none_or(&mut is_own));
    let own: BTreeSet<(usize, Period)> = own.map(|held| (held.indicator, held.observation.period)).collect();
    // Each name is looked at once here too.
    let named: BTreeSet<&str> = rows.held.iter().filter_map(|held| held.area.as_deref()).collect();
    let known = known_as(area);
    let is_itself = |named: &str| known_as(named) == known;
    let near = named.into_iter().filter(|named| !same_area(named, area) && (nearly(named, area) || is_itself(named)));
    let mut near: BTreeMap<&str, Vec<&Held>> = near.map(|named| (named, Vec::new())).collect();
    for held in &rows.held {
        if let Some(found) = held.area.as_deref().and_then(|named| near.get_mut(named)) {
            found.push(held);
        }
    }
    for (named, held) in near {
        let is_beside = held.iter().any(|held| own.contains(&(held.indicator, held.observation.period)));
        if is_beside && !is_itself(named) {
            continue;
        }
        let first = held[0];
        let count = match held.len() {
            1 => String::new(),
            many => format!(", and {} other rows", many - 1),
        };
        let id = &catalogue[first.indicator].id;
        let (message, help) = if is_beside {
            (
                format!(
                    "this row of `{id}` is for `{named}`{count}, and {area} has rows beside it: it would be ranked against itself"
                ),
                format!("write {area}, as in report.toml, and keep one row of each period"),
            )
        } else {
            let period = first.observation.period.in_full();
            (
                format!("this row of `{id}` is for `{named}`{count}, and there is none of {area} for {period}"),
                format!("write {area}, as in report.toml, if that is meant; else add the row of {area}"),
            )
        };
        let (indicator, held) = (&catalogue[first.indicator], &first.observation);
        // The lines to copy must not repeat a number that is hidden in the report.
        let figure = (Some(held.period), held.value.filter(|_| !is_small(indicator, held)));
        let doubt = Doubt::of(Code::NameLikely, indicator, figure, &held.from).or_error(true);
        faults.add(doubt.told(message, &help));
    }
}

/// A comparator as it is written first, with where that is, and of which measures and periods it has rows.
struct Named<'a> {
    name: &'a str,
    first: usize,
    rows: BTreeSet<(usize, Period)>,
}

/// A comparator that stands in fewer rows than another of nearly its name, and never beside it.
fn comparators(rows: &Rows, catalogue: &[Indicator], faults: &Diagnostics) {
    let mut known: BTreeMap<String, Named> = BTreeMap::new();
    for (nth, (at, benchmark)) in rows.benchmarks.iter().enumerate().filter(|(_, (_, one))| !one.comparator.is_empty())
    {
        let named = || Named { name: &benchmark.comparator, first: nth, rows: BTreeSet::new() };
        let entry = known.entry(plain_name(&benchmark.comparator)).or_insert_with(named);
        entry.rows.insert((*at, benchmark.period));
    }
    let meant = |own: &Named| {
        let other = known.values().find(|other| {
            other.rows.len() > own.rows.len() && other.rows.is_disjoint(&own.rows) && nearly(other.name, own.name)
        });
        other.map(|other| other.name)
    };
    let mut found: Vec<(usize, &str)> = known.values().filter_map(|own| Some((own.first, meant(own)?))).collect();
    found.sort_unstable();
    for (first, meant) in found {
        let (at, benchmark) = &rows.benchmarks[first];
        let message = format!(
            "`{}` is compared with \u{201c}{}\u{201d} here, and elsewhere with \u{201c}{meant}\u{201d}",
            catalogue[*at].id, benchmark.comparator
        );
        let help = format!("write {meant} if that is meant");
        let figure = (Some(benchmark.period), benchmark.value);
        let doubt = Doubt::of(Code::NameLikely, &catalogue[*at], figure, &benchmark.from);
        faults.add(doubt.told(message, &help));
    }
}
