//! What must be hidden besides: whatever leaves fewer than two small counts that agree with everything printed.

use std::collections::BTreeMap;

use super::bounds::{bounds, settled};
use super::policy::Reason;
use super::relation::{Cell, MOST, Relation};

/// Hides until no hidden small count can be worked out, and gives the places of those that still can, because nothing
/// that adds up with them is left to hide.
///
/// Which figure is hidden besides goes by the order of the catalogue and never by how large a hidden one is: a choice
/// that depends on those would give some of them away.
pub fn hide(cells: &mut [Cell], relations: &[Relation]) -> Vec<usize> {
    let mut open = Vec::new();
    for (places, own) in apart(cells.len(), relations) {
        if places.iter().all(|at| cells[*at].hidden.is_none()) {
            continue;
        }
        let mut together: Vec<Cell> = places.iter().map(|at| cells[*at].clone()).collect();
        open.extend(hide_together(&mut together, &own).into_iter().map(|at| places[at]));
        for (at, cell) in places.iter().zip(together) {
            cells[*at].hidden = cell.hidden;
        }
    }
    open.sort_unstable();
    open
}

/// Sums that have nothing to do with each other, each with the places of its cells, by which its relations go.
fn apart(cells: usize, relations: &[Relation]) -> Vec<(Vec<usize>, Vec<Relation>)> {
    // Each cell is of the group of its lowest place.
    let mut group: Vec<usize> = (0..cells).collect();
    loop {
        let before = group.clone();
        for relation in relations {
            let least = relation.members().map(|at| group[at]).min().unwrap_or(0);
            relation.members().for_each(|at| group[at] = least);
        }
        if group == before {
            break;
        }
    }
    let mut held: BTreeMap<usize, (Vec<usize>, Vec<Relation>)> = BTreeMap::new();
    for relation in relations {
        held.entry(group[relation.total]).or_default().1.push(relation.clone());
    }
    for (at, group) in group.iter().enumerate() {
        held.entry(*group).and_modify(|(places, _)| places.push(at));
    }
    for (places, own) in held.values_mut() {
        let place = |at: usize| places.binary_search(&at).unwrap_or_default();
        for relation in own {
            relation.total = place(relation.total);
            relation.parts.iter_mut().for_each(|part| *part = place(*part));
        }
    }
    held.into_values().collect()
}

/// Hides within sums that hang together.
fn hide_together(cells: &mut [Cell], relations: &[Relation]) -> Vec<usize> {
    loop {
        let known = open(cells, relations, |cell| if cell.hidden.is_some() { (0, MOST) } else { cell.seen() });
        let mut supposed = open(cells, relations, Cell::seen);
        supposed.extend(guessed(cells, relations));
        let figure = supposed.iter().chain(&known).find_map(|at| beside(cells, relations, *at, false));
        // A zero is hidden only where nothing else is left, for it protects as long as nobody knows that it is one.
        let zero = || known.iter().find_map(|at| beside(cells, relations, *at, true));
        let Some(next) = figure.or_else(zero) else { return known };
        cells[next].hidden = Some(Reason::Secondary);
    }
}

/// The hidden cells of which fewer than two counts are possible, by what a reader supposes of each.
fn open(cells: &[Cell], relations: &[Relation], supposed: impl Fn(&Cell) -> (i64, i64)) -> Vec<usize> {
    let (known, settled) = (bounds(cells.iter().map(supposed).collect(), relations), settled(cells, relations));
    let is_open = |at: &usize| {
        let cell = &cells[*at];
        // What was hidden only for another's sake may be known to be large, and nothing is lost by it.
        let (Some(Reason::Primary), Some(least)) = (cell.hidden, cell.least) else { return false };
        let (low, high) = (known[*at].0.max(0), known[*at].1.min(least - 1));
        settled[*at] || known[*at].1 - known[*at].0 < 1 || (low < least && high - low < 1)
    };
    (0..cells.len()).filter(is_open).collect()
}

/// The hidden cells that a reader knows who takes every hidden figure for a small one, in each sum where all may be: a sum
/// of eight in two figures of one to four is four and four.
fn guessed(cells: &[Cell], relations: &[Relation]) -> Vec<usize> {
    let small = |cell: &Cell| match (cell.hidden, cell.least) {
        (Some(_), Some(least)) => (1, least - 1),
        _ => cell.seen(),
    };
    let mut guessed = Vec::new();
    let mut guess = |relations: &[Relation]| {
        let known = bounds(cells.iter().map(small).collect(), relations);
        if known.iter().any(|(low, high)| low > high) {
            return;
        }
        for relation in relations {
            let hidden = relation.members().filter(|at| cells[*at].hidden.is_some() && cells[*at].least.is_some());
            guessed.extend(hidden.filter(|at| known[*at].0 == known[*at].1));
        }
    };
    relations.iter().for_each(|relation| guess(std::slice::from_ref(relation)));
    guess(relations);
    guessed
}

/// The next figure to hide: in a sum with this one, else in a sum with one of those, and so on; a part before the
/// total, in the order declared.
fn beside(cells: &[Cell], relations: &[Relation], at: usize, zeros: bool) -> Option<usize> {
    let mut reached = vec![at];
    let mut next = 0;
    while let Some(from) = reached.get(next).copied() {
        for relation in relations.iter().filter(|relation| relation.members().any(|member| member == from)) {
            for member in relation.members() {
                if cells[member].can_be_hidden() {
                    if zeros || cells[member].count != Some(0) {
                        return Some(member);
                    }
                } else if !reached.contains(&member) {
                    reached.push(member);
                }
            }
        }
        next += 1;
    }
    None
}
