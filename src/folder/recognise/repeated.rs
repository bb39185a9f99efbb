//! Sheets that say again what another sheet of their file says: its exceptions, a summary of it, the counts behind its percentages.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};

use crate::figures::measure::Period;
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;

use super::found::{Found, FoundMeasure};
use super::measures::measures;
use super::shape::Shape;

const AGAIN: &str = "a sheet whose figures stand on another one too";
const COUNTS: &str =
    "a sheet of the counts behind the figures of another: these are read from columns of a row a figure only";

/// What a sheet holds: each measure with each period that it has a figure of.
type Held = BTreeMap<(String, Period), Decimal>;

/// What sheets of one file say of the same figures.
#[derive(Debug, Default)]
pub struct Repeated {
    /// The sheets that are not read beside the others, and why.
    pub again: Vec<(String, &'static str)>,
    /// Sheets that are read without these of their measures, in small letters, as another sheet has the same figures of them.
    pub partly: Vec<(String, BTreeSet<String>)>,
    /// Sheets that are both read and contradict each other: a build tells it.
    pub at_odds: Vec<AtOdds>,
}

/// Two sheets that have other figures of one measure and period.
#[derive(Debug, Clone, PartialEq)]
pub struct AtOdds {
    /// The two sheets.
    pub sheets: [String; 2],
    /// The first such measure, in small letters.
    pub name: String,
    /// The period.
    pub period: Period,
    /// What each of them has.
    pub figures: [Decimal; 2],
    /// How many figures differ.
    pub many: usize,
    /// The second has measures that the first lacks.
    pub has_own: bool,
}

/// What sheets of one file say again, and where they contradict each other.
pub fn repeated(shapes: &[Shape], sheets: &[&Grid]) -> Repeated {
    if shapes.len() < 2 {
        return Repeated::default();
    }
    let held: Vec<Held> = shapes.iter().map(|shape| held_by(shape, sheets)).collect();
    let rank = |at: usize| (held[at].len(), shapes[at].columns.len(), Reverse(at));
    let why = |at: usize| {
        let mut others = (0..shapes.len()).filter(|other| *other != at && is_within(&held[at], &held[*other]));
        if has_counts(&shapes[at].sheet) {
            return others.any(|other| !has_counts(&shapes[other].sheet)).then_some(COUNTS);
        }
        others.any(|other| rank(other) > rank(at) && is_the_same(&held[at], &held[other])).then_some(AGAIN)
    };
    let (again, read): (Vec<_>, Vec<_>) = (0..shapes.len()).map(|at| (at, why(at))).partition(|(_, why)| why.is_some());
    let both = read.iter().enumerate().flat_map(|(nth, (at, _))| read[..nth].iter().map(|(first, _)| (*first, *at)));
    let at_odds = both.filter_map(|(first, at)| {
        // The fuller of the two is the one to keep.
        let (first, at) = if rank(at) > rank(first) { (at, first) } else { (first, at) };
        let named = [&shapes[first], &shapes[at]].map(|shape| shape.sheet.clone());
        differing(named, &held[first], &held[at])
    });
    let at_odds = at_odds.collect();
    let partly = read.iter().filter_map(|(at, _)| {
        let others = read.iter().map(|(other, _)| *other).filter(|other| *other != *at && rank(*other) > rank(*at));
        let names: BTreeSet<String> = others.flat_map(|other| said_again(&held[*at], &held[other])).collect();
        (!names.is_empty()).then(|| (shapes[*at].sheet.clone(), names))
    });
    let partly = partly.collect();
    let again = again.into_iter().filter_map(|(at, why)| Some((shapes[at].sheet.clone(), why?))).collect();
    Repeated { again, partly, at_odds }
}

/// The measures of a sheet of which another has every figure, and the same. None where one figure of the two sheets differs.
fn said_again(one: &Held, other: &Held) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = one.keys().map(|(name, _)| name.clone()).collect();
    for (key, value) in one {
        match other.get(key) {
            Some(figure) if agree(*value, *figure) => {}
            Some(_) => return BTreeSet::new(),
            None => drop(names.remove(&key.0)),
        }
    }
    names
}

/// Where two sheets have other figures of one measure and period.
fn differing(sheets: [String; 2], one: &Held, other: &Held) -> Option<AtOdds> {
    let both = one.iter().filter_map(|(key, figure)| Some((key, [*figure, *other.get(key)?])));
    let apart: Vec<_> = both.filter(|(_, [figure, other])| !agree(*figure, *other)).collect();
    let ((name, period), figures) = apart.first()?;
    let has = |(name, _): &(String, Period)| one.keys().any(|(held, _)| held == name);
    let has_own = !other.keys().all(has);
    Some(AtOdds { sheets, name: name.clone(), period: *period, figures: *figures, many: apart.len(), has_own })
}

fn held_by(shape: &Shape, sheets: &[&Grid]) -> Held {
    let mut found = Found::default();
    let grid = sheets.iter().find(|grid| grid.sheet() == shape.sheet);
    grid.into_iter().for_each(|grid| measures(grid, shape, &mut found));
    // Sheets of several areas have the same measures of each.
    if !found.areas.is_empty() {
        return Held::new();
    }
    let of = |one: &FoundMeasure| {
        let name = plain(&one.written);
        one.dated().into_iter().map(move |(period, value)| ((name.clone(), period), value)).collect::<Vec<_>>()
    };
    found.measures.iter().flat_map(of).collect()
}

fn is_within(one: &Held, other: &Held) -> bool {
    !one.is_empty() && one.keys().all(|key| other.contains_key(key))
}

fn is_the_same(one: &Held, other: &Held) -> bool {
    one.iter().all(|(key, value)| other.get(key).is_some_and(|other| agree(*value, *other)))
}

/// Whether two figures are the same as far as both are written, or one is a share of one and the other per cent.
fn agree(one: Decimal, other: Decimal) -> bool {
    let same = |one: Decimal, other: Decimal| {
        let scale = one.normalize().scale().min(other.normalize().scale());
        let round = |value: Decimal| value.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero);
        round(one) == round(other)
    };
    let times = |value: Decimal| value.checked_mul(Decimal::ONE_HUNDRED);
    let is_share = |value: Decimal| value > Decimal::ZERO && value < Decimal::ONE;
    let by_share = |share: Decimal, whole: Decimal| is_share(share) && times(share).is_some_and(|up| same(up, whole));
    same(one, other) || by_share(one, other) || by_share(other, one)
}

/// Whether a sheet is called by what stands above or below the line.
fn has_counts(sheet: &str) -> bool {
    const WORDS: [&str; 4] = ["numerator", "numerators", "denominator", "denominators"];
    plain(sheet).split(|letter: char| !letter.is_alphabetic()).any(|word| WORDS.contains(&word))
}
