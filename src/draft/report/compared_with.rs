//! With whom the measures of page 1 are compared.

use std::collections::BTreeSet;

use crate::figures::measure::{is_neighbours, is_of_whole};
use crate::rules::{ComparedAs, IndicatorContext};

/// How a measure stands to another's.
pub struct Compared<'a> {
    /// The measure.
    pub one: &'a IndicatorContext,
    /// How it stands.
    pub how: ComparedAs,
    /// To whom.
    whom: &'a str,
}

impl<'a> Compared<'a> {
    /// How each stands to its neighbours, else to the first of the others to which its relation is known; those of which none is known
    /// are left out.
    pub fn all(counted: &'a [IndicatorContext]) -> Vec<Compared<'a>> {
        counted.iter().filter_map(Compared::of).collect()
    }

    fn of(one: &'a IndicatorContext) -> Option<Compared<'a>> {
        let comparisons = || one.finding.comparisons.iter();
        let neighbours = comparisons().filter(|other| is_neighbours(&other.benchmark.comparator));
        let others = comparisons().filter(|other| !is_neighbours(&other.benchmark.comparator));
        neighbours
            .chain(others)
            .find_map(|other| Some(Compared { one, how: one.relation(other)?, whom: &other.benchmark.comparator }))
    }
}

/// With whom these are compared, in one word for all: the one that it is, or else other councils, or areas of any kind.
pub fn others_in_words(compared: &[&Compared]) -> String {
    let whom: BTreeSet<&str> = compared.iter().map(|one| one.whom).collect();
    let is_of_councils = |whom: &str| is_neighbours(whom) || !is_of_whole(whom);
    match whom.first() {
        _ if whom.iter().all(|one| is_of_councils(one)) => "other councils".to_owned(),
        Some(only) if whom.len() == 1 => (*only).to_owned(),
        _ => "other areas".to_owned(),
    }
}
