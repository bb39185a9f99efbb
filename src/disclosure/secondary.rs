//! What must be hidden besides: whatever leaves fewer than two small counts that agree with everything printed.

use super::Reason;
use super::bounds::{bounds, settled};
use super::relation::{Cell, Relation};

/// Hides until no hidden small count can be worked out, and gives the places of those that still can, because nothing
/// that adds up with them is left to hide.
///
/// Which figure is hidden besides goes by the order of the catalogue and never by how large it is: a choice that
/// depends on the figures would give some of them away.
pub fn hide(cells: &mut [Cell], relations: &[Relation]) -> Vec<usize> {
    loop {
        let open = open(cells, relations);
        let Some(next) = open.iter().find_map(|at| beside(cells, relations, *at)) else { return open };
        cells[next].hidden = Some(Reason::Tells);
    }
}

/// The hidden cells of which fewer than two small counts are possible.
pub fn open(cells: &[Cell], relations: &[Relation]) -> Vec<usize> {
    let (known, settled) = (bounds(cells, relations), settled(cells, relations));
    let is_open = |at: &usize| {
        let cell = &cells[*at];
        let (Some(_), Some(least)) = (cell.hidden, cell.fewer_than) else { return false };
        let (low, high) = (known[*at].0.max(0), known[*at].1.min(i64::from(least) - 1));
        // What was hidden only for another's sake may be known to be large, and nothing is lost by it.
        let may_be_small = known[*at].0 < i64::from(least);
        may_be_small && (settled[*at] || high - low < 1)
    };
    (0..cells.len()).filter(is_open).collect()
}

/// The next figure to hide: in a sum with this one, else in a sum with one of those, and so on; a part before the
/// total, in the order declared.
fn beside(cells: &[Cell], relations: &[Relation], at: usize) -> Option<usize> {
    let members =
        |relation: &Relation| -> Vec<usize> { relation.parts.iter().chain([&relation.total]).copied().collect() };
    let mut reached = vec![at];
    let mut next = 0;
    while let Some(from) = reached.get(next).copied() {
        for relation in relations.iter().filter(|relation| members(relation).contains(&from)) {
            for member in members(relation) {
                if cells[member].hidden.is_none() {
                    return Some(member);
                }
                if !reached.contains(&member) {
                    reached.push(member);
                }
            }
        }
        next += 1;
    }
    None
}
