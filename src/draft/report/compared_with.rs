//! With whom the measures of page 1 are compared.

use std::collections::BTreeSet;

use crate::figures::measure::{AreaKind, area_kind, is_neighbours};
use crate::rules::{ComparedAs, IndicatorContext};

/// How each stands to its neighbours, else to the first of the others to which its relation is known; and to whom.
fn compared(one: &IndicatorContext) -> Option<(ComparedAs, &str)> {
    let comparisons = || one.finding.comparisons.iter();
    let neighbours = comparisons().filter(|other| is_neighbours(&other.benchmark.comparator));
    let others = comparisons().filter(|other| !is_neighbours(&other.benchmark.comparator));
    neighbours.chain(others).find_map(|other| Some((one.relation(other)?, other.benchmark.comparator.as_str())))
}

/// How each stands to them.
pub fn relation(one: &IndicatorContext) -> Option<ComparedAs> {
    compared(one).map(|(how, _)| how)
}

/// With whom these measures are compared, in one word for all: the one that it is, or else other councils, or areas of any kind.
pub fn others_in_words<'a>(counted: impl Iterator<Item = &'a IndicatorContext>) -> String {
    let whom: BTreeSet<&str> = counted.filter_map(|one| compared(one).map(|(_, whom)| whom)).collect();
    let is_of_councils =
        |whom: &str| is_neighbours(whom) || !matches!(area_kind(whom, ""), AreaKind::Nation | AreaKind::Region);
    match whom.first() {
        _ if whom.iter().all(|one| is_of_councils(one)) => "other councils".to_owned(),
        Some(only) if whom.len() == 1 => (*only).to_owned(),
        _ => "other areas".to_owned(),
    }
}
