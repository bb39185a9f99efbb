//! The same thing twice: rows that repeat each other, or say different things of one figure.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Benchmark, Indicator, Observation, plain_name};
use crate::folder::rows::held_rows::{Rows, same_area};
use crate::folder::rows::observations::Held;
use crate::folder::table::area_names::AreaNames;
use crate::folder::text::diagnostics::Diagnostics;

use super::twins;

/// Checks the figures and the benchmarks for rows of one indicator, area and period.
pub fn check(rows: &Rows, area: Option<&str>, catalogue: &[Indicator], faults: &Diagnostics) {
    let sizes = SheetSizes::of(&rows.held);
    twins::told(figures(&rows.held, area, catalogue, &sizes)).into_iter().for_each(|told| faults.add(told));
    let mut found = Vec::new();
    let mut seen: HashMap<_, Vec<&Benchmark>> = HashMap::new();
    for (at, now) in &rows.benchmarks {
        let rows = seen.entry((*at, plain_name(&now.comparator), now.period)).or_default();
        let told = rows.iter().find_map(|first| against(&catalogue[*at].id, (first, now), &sizes));
        found.extend(told);
        rows.push(now);
    }
    twins::told(found).into_iter().for_each(|told| faults.add(told));
}

/// The rows of one indicator, area and period, each held against the first. A table may have a million rows: they are put in
/// order, so that nothing else is held of them.
fn figures(held: &[Held], area: Option<&str>, catalogue: &[Indicator], sizes: &SheetSizes) -> Vec<Diagnostic> {
    let (mut names, mut numbers) = (AreaNames::default(), HashMap::new());
    let mut number = |named: &str| {
        *names.of(named, |named| {
            let is_own = area.is_some_and(|area| same_area(&named, area));
            let next = numbers.len() + 1;
            if is_own { 0 } else { *numbers.entry(named.to_lowercase()).or_insert(next) }
        })
    };
    let areas: Vec<usize> = held.iter().map(|held| held.area.as_deref().map_or(0, &mut number)).collect();
    let key = |at: &usize| (held[*at].indicator, areas[*at], held[*at].observation.period);
    let mut order: Vec<usize> = (0..held.len()).collect();
    order.sort_by_key(key);
    let mut again: Vec<(usize, usize)> = Vec::new();
    for rows in order.chunk_by(|one, other| key(one) == key(other)) {
        again.extend(rows[1..].iter().map(|now| (*now, rows[0])));
    }
    again.sort_unstable();
    let told = |(now, first): (usize, usize)| {
        let whose = held[now].area.as_ref().filter(|_| areas[now] > 0);
        let whose = whose.map_or_else(String::new, |named| format!(" of {named}"));
        let (id, now, first) = (&catalogue[held[now].indicator].id, &held[now].observation, &held[first].observation);
        let what = format!("`{id}`{whose} in {}", now.period.in_full());
        let apart = (said(first) != said(now)).then(|| [figure(first), figure(now)]);
        twice(&what, apart, [&first.from, &now.from], sizes)
    };
    again.into_iter().map(told).collect()
}

/// What is said of two rows of one comparator and period; `None` where one has the figure and the other the quartile.
fn against(id: &str, (first, now): (&Benchmark, &Benchmark), sizes: &SheetSizes) -> Option<Diagnostic> {
    let period = now.period.in_full();
    let named = if now.comparator.is_empty() { "the quartile".to_owned() } else { now.comparator.clone() };
    let what = format!("{named} for `{id}` in {period}");
    let parts = |one: &Benchmark| (one.value, one.quartile, one.stated.clone());
    if parts(first) == parts(now) {
        return Some(twice(&what, None, [&first.from, &now.from], sizes));
    }
    if let (Some(then), Some(other)) = (first.quartile, now.quartile)
        && then != other
    {
        let among = if now.comparator.is_empty() { String::new() } else { format!(" among {}", now.comparator) };
        let what = format!("the quartile{among} for `{id}` in {period}");
        let apart = [then.to_string(), other.to_string()];
        return Some(twice(&what, Some(apart), [&first.from, &now.from], sizes));
    }
    let apart = |one: &Benchmark, other: &Benchmark| one.is_quartile_only() && other.quartile.is_none();
    let complete = (apart(first, now) || apart(now, first)) && first.moved().is_empty() && now.moved().is_empty();
    (!complete).then(|| twice(&what, Some([benchmark(first), benchmark(now)]), [&first.from, &now.from], sizes))
}

/// Whether it ends with a financial year, under whose label another year may stand: `2023/24`.
fn is_year(what: &str) -> bool {
    let last = what.rsplit(' ').next().unwrap_or_default();
    !what.contains("quarter ") && last.len() == 7 && last.as_bytes()[4] == b'/'
}

/// How many figures each sheet gives, counted once where the first two sheets say the same thing.
struct SheetSizes<'a> {
    held: &'a [Held],
    counted: OnceCell<HashMap<(&'a str, &'a str), usize>>,
}

impl<'a> SheetSizes<'a> {
    fn of(held: &'a [Held]) -> SheetSizes<'a> {
        SheetSizes { held, counted: OnceCell::new() }
    }

    /// Of two sheets of one file that which gives more figures; the first where both give as many.
    fn fuller<'b>(&self, file: &str, [first, other]: [&'b str; 2]) -> &'b str {
        let counted = self.counted.get_or_init(|| {
            let mut counted = HashMap::new();
            for from in self.held.iter().map(|held| &held.observation.from) {
                if let Some((sheet, _)) = from.sheet_and_cell() {
                    *counted.entry((&*from.file, sheet)).or_default() += 1;
                }
            }
            counted
        });
        let of = |sheet: &str| counted.get(&(file, sheet)).copied().unwrap_or(0);
        if of(other) > of(first) { other } else { first }
    }
}

/// What is said of two rows of one thing. `apart`: what each says, where they do not say the same.
fn twice(what: &str, apart: Option<[String; 2]>, places: [&Place; 2], sizes: &SheetSizes) -> Diagnostic {
    let [first_at, now_at] = places;
    let sheets = first_at.sheet_and_cell().zip(now_at.sheet_and_cell()).map(|((one, _), (other, _))| [one, other]);
    let sheets = sheets.filter(|[one, other]| first_at.file == now_at.file && one != other);
    let (thing, another) = if sheets.is_some() { ("on one sheet", "on another") } else { ("in one row", "in another") };
    let is_same = apart.is_none();
    let fault = match apart {
        None => Diagnostic::error(Code::DuplicateObservation, format!("{what} appears twice")),
        Some([first, now]) => {
            let message = format!("{what} is {first} {thing} and {now} {another}");
            Diagnostic::error(Code::ContradictingObservations, message)
        }
    };
    let fault = fault.help(match sheets.map(|both| sizes.fuller(&first_at.file, both)) {
        Some(fuller) => format!(
            "if the two sheets hold the same measures, read only the fuller of them: sheets = [{fuller:?}] in its [[source]] of \
             report.toml, and no [[source]] of the other; if each has a measure of its own, give them two names"
        ),
        None if is_same => "the two rows are the same: remove one of them".to_owned(),
        None if is_year(what) => {
            "remove the row that is wrong; if one is of the academic or calendar year, write that: 2023/24 (academic)".to_owned()
        }
        None if !what.starts_with('`') => "remove the row that is wrong".to_owned(),
        None => "remove the row that is wrong; if both are right, they are two measures: give each a name of its own".to_owned(),
    });
    fault.at(now_at.clone()).also(first_at.clone(), "the first")
}

/// What a row says, apart from where it is and its note.
fn said(one: &Observation) -> impl PartialEq {
    ((one.value, one.numerator, one.denominator, one.missing), (one.standing, one.break_in_series, one.stated.clone()))
}

fn figure(one: &Observation) -> String {
    let count = match (one.numerator, one.denominator) {
        (Some(above), Some(below)) => format!(" ({above} of {below})"),
        (Some(above), None) if one.value != Some(above) => format!(" ({above})"),
        _ => String::new(),
    };
    let marks = one.marks();
    let value = match (one.value, one.missing) {
        (Some(value), _) => value.to_string(),
        (None, Some(why)) => why.mark().to_owned(),
        (None, None) => "blank".to_owned(),
    };
    format!("{value}{marks}{count}")
}

fn benchmark(one: &Benchmark) -> String {
    let stated: Vec<&str> = one.stated.iter().map(|stated| stated.as_str()).collect();
    match (one.value, one.quartile) {
        (Some(value), _) => value.to_string(),
        (None, Some(quartile)) => format!("quartile {quartile}"),
        (None, None) => format!("`{}`", stated.join("; ")),
    }
}
