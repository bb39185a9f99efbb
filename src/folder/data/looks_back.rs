//! The figure of an earlier period that a file gives beside its own, as under "Previous quarter": where that period's own file or sheet
//! has it too, that counts, and where the two differ it is told.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, Period};
use crate::folder::rows::held_rows::Rows;
use crate::folder::rows::observations::Held;

/// So many of a file are named.
const NAMED: usize = 4;

/// A figure that gives way: of which measure, what it is, where, and the one that counts.
struct Given<'a> {
    id: &'a str,
    figure: String,
    at: Place,
    counts: (String, Place),
}

/// Takes out the figures that give way, and gives what is told of those that differ.
pub fn give_way(rows: &mut Rows, catalogue: &[Indicator]) -> Vec<Diagnostic> {
    if rows.held.iter().all(|held| held.looks_back.is_none()) {
        return Vec::new();
    }
    let key = |held: &Held| {
        (held.indicator, held.area.as_deref().unwrap_or_default().trim().to_lowercase(), held.observation.period)
    };
    let mut alike: HashMap<_, Vec<usize>> = HashMap::new();
    rows.held.iter().enumerate().for_each(|(at, held)| alike.entry(key(held)).or_default().push(at));
    let is_there = |at: &&usize| rows.held[**at].observation.value.is_some();
    let (mut out, mut given): (Vec<usize>, BTreeMap<_, Vec<Given>>) = (Vec::new(), BTreeMap::new());
    for all in alike.into_values().filter(|all| all.len() > 1) {
        let (back, own): (Vec<usize>, Vec<usize>) = all.into_iter().partition(|at| rows.held[*at].looks_back.is_some());
        // Of two that look back the later one knows more; what is said later where there was nothing is a figure.
        let latest = back.iter().filter(is_there).max_by_key(|at| rows.held[**at].looks_back).or(back.first());
        let Some(latest) = latest.copied() else { continue };
        let is_answered = own.is_empty() || !own.iter().any(|at| is_there(&at)) && is_there(&&latest);
        let counts = if is_answered { latest } else { own[0] };
        out.extend(own.iter().filter(|_| is_answered).chain(&back).filter(|at| **at != counts));
        let counted = &rows.held[counts].observation;
        for at in back.iter().filter(|at| **at != counts) {
            let other = &rows.held[*at].observation;
            if let (Some(figure), Some(counted_as)) = (other.value, counted.value)
                && figure != counted_as
            {
                let id = catalogue.get(rows.held[*at].indicator).map_or("", |indicator| indicator.id.as_str());
                let counts = (counted_as.normalize().to_string(), counted.from.clone());
                let one = Given { id, figure: figure.normalize().to_string(), at: other.from.clone(), counts };
                given.entry((other.period, other.from.file.clone())).or_default().push(one);
            }
        }
    }
    out.sort_unstable();
    let mut at = 0;
    rows.held.retain(|_| {
        at += 1;
        out.binary_search(&(at - 1)).is_err()
    });
    given.into_iter().filter_map(|((period, file), given)| told(period, &file, given)).collect()
}

/// What is told of the figures of a file for an earlier period, which differ from those that count.
fn told(period: Period, file: &str, mut given: Vec<Given>) -> Option<Diagnostic> {
    given.sort_by(|one, other| one.id.cmp(other.id));
    let said = |one: &Given| format!("`{}` is {} there, and {} is used", one.id, one.figure, one.counts.0);
    let first = given.first()?;
    let left = given.len().saturating_sub(NAMED);
    let more = if left > 0 { format!("; so do {left} more") } else { String::new() };
    let message = format!(
        "`{file}` gives another figure of {} than was given for that period itself: {}{more}",
        period.in_full(),
        said(first)
    );
    let place = |at: &Place| match &at.cell {
        Some(cell) => format!("{} {cell}", at.file),
        None => at.file.to_string(),
    };
    let help = format!(
        "if the later one is right, as where a figure was revised, write {} at {}; if not, nothing need be done",
        first.figure,
        place(&first.counts.1)
    );
    let told = Diagnostic::warning(Code::ContradictingObservations, message).at(first.at.clone()).help(help);
    let told = told.also(first.counts.1.clone(), "the one that is used");
    Some(given.iter().skip(1).take(NAMED - 1).fold(told, |told, one| told.also(one.at.clone(), said(one))))
}
