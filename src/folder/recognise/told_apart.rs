//! Rows of one measure, period and area that have other figures: what tells them apart, as the heading that they stand under, or a
//! column with one row for each provider.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;
use crate::folder::table::person_level::may_name_people;
use crate::folder::words::number::read_number;

use super::found::{Found, FoundMeasure};
use super::shape::Shape;
use super::words::{ANOTHER, Role, UNKNOWN};

/// Longer words are no name.
const LONGEST: usize = 40;
/// More are no few parts of a measure.
const MOST: usize = 24;

const NOT_APART: &str = "it has other figures of one period in several rows, and nothing says which of them is right, or what tells them apart: \
     take out the row that is wrong, or write which year is meant, 2023/24 (academic)";

/// What stands beside the first figure of a measure, a period and an area.
#[derive(Debug)]
struct Beside {
    heading: String,
    words: BTreeMap<usize, String>,
}

/// In what all rows of a measure differ that have other figures.
#[derive(Debug)]
struct Differ {
    headings: Option<[String; 2]>,
    columns: BTreeMap<usize, BTreeSet<String>>,
}

/// What the rows of a sheet that have a figure for one time say beside it.
#[derive(Debug, Default)]
pub struct ToldApart {
    /// By measure, period and area: the first figure, and what stands beside it.
    first: HashMap<u64, (u64, Rc<Beside>)>,
    differ: BTreeMap<usize, Differ>,
}

impl ToldApart {
    /// Takes in a row with its figures, each behind its period.
    pub fn row(
        &mut self,
        (measure, area, heading): (usize, &str, &str),
        figures: &[(&Cell, String)],
        (shape, row): (&Shape, &[Cell]),
    ) {
        let targets: Vec<&str> =
            shape.of(Role::Target).filter_map(|(at, _)| row.get(at)).map(|cell| cell.text.as_str()).collect();
        let beside = Rc::new(Beside { heading: heading.to_owned(), words: words(shape, row) });
        let mut periods: Vec<&str> = Vec::new();
        for (cell, period) in figures.iter().filter(|(cell, _)| !cell.is_blank()) {
            // Two columns of one row may be of one period.
            if periods.contains(&period.as_str()) {
                continue;
            }
            periods.push(period);
            let (key, said) = (hash((measure, area, period)), hash((&cell.text, &targets)));
            match self.first.get(&key) {
                None => drop(self.first.insert(key, (said, Rc::clone(&beside)))),
                Some((first, _)) if *first == said => {}
                Some((_, first)) => {
                    let found = differ(first, &beside);
                    match self.differ.get_mut(&measure) {
                        None => drop(self.differ.insert(measure, found)),
                        Some(held) => held.narrow(found),
                    }
                }
            }
        }
    }

    /// Puts what tells the measures apart to what was found.
    pub fn into_found(self, shape: &Shape, found: &mut Found) {
        let name = |at: &usize| found.measures[*at].written.clone();
        let apart = &mut found.apart;
        if apart.is_decided {
            apart.not.extend(self.differ.keys().map(name));
            return;
        }
        let (headed, rest): (Vec<_>, Vec<_>) = self.differ.iter().partition(|(_, differ)| differ.headings.is_some());
        let of_people = |headings: &[String; 2]| may_name_people("", &headings.iter().cloned().collect());
        let (of_people, headed): (Vec<_>, Vec<_>) =
            headed.into_iter().partition(|(_, differ)| differ.headings.as_ref().is_some_and(of_people));
        let named = headed.into_iter().filter_map(|(at, differ)| Some((name(at), differ.headings.clone()?)));
        apart.headed.extend(named);
        apart.not.extend(of_people.iter().map(|(at, _)| name(at)));
        if apart.column.is_none() {
            apart.column = column(shape, &rest);
        }
        apart.not.extend(rest.iter().map(|(at, _)| name(at)));
    }
}

impl Found {
    /// Takes out the measures whose rows nothing tells apart; one that is the only one of its name is called by that alone.
    pub fn settle(&mut self) {
        let not = std::mem::take(&mut self.apart.not);
        self.measures.retain(|measure| !not.contains(&measure.written));
        self.left_out.extend(not.into_iter().map(|name| (name, NOT_APART)));
        let mut many: BTreeMap<String, usize> = BTreeMap::new();
        self.measures.iter().for_each(|one| *many.entry(plain(&one.alone)).or_default() += 1);
        let is_only = |one: &&mut FoundMeasure| many.get(&plain(&one.alone)) == Some(&1);
        self.measures.iter_mut().filter(is_only).for_each(|one| one.part.clear());
    }
}

impl Differ {
    /// Only what all such rows differ in.
    fn narrow(&mut self, other: Differ) {
        self.headings = self.headings.take().filter(|_| other.headings.is_some());
        self.columns.retain(|at, _| other.columns.contains_key(at));
        for (at, words) in &mut self.columns {
            words.extend(other.columns.get(at).into_iter().flatten().cloned());
        }
    }
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

/// The words of a row under headings that could say of what a part of the measure it is.
fn words(shape: &Shape, row: &[Cell]) -> BTreeMap<usize, String> {
    let could = |role: Role| role == UNKNOWN || role == ANOTHER || matches!(role, Role::Section | Role::Code);
    let columns = shape.columns.iter().filter(|(_, _, role)| could(*role));
    let cells = columns.filter_map(|(at, _, _)| Some((*at, row.get(*at)?)));
    let is_word = |cell: &Cell| !cell.is_blank() && read_number(&cell.text).is_err();
    cells.filter(|(_, cell)| is_word(cell)).map(|(at, cell)| (at, cell.text.clone())).collect()
}

fn differ(one: &Beside, other: &Beside) -> Differ {
    let both = || [one.heading.clone(), other.heading.clone()];
    let is_headed = one.heading != other.heading && both().iter().all(|heading| !heading.is_empty());
    let at: BTreeSet<&usize> = one.words.keys().chain(other.words.keys()).collect();
    let columns = at.into_iter().filter_map(|at| {
        let said = [one.words.get(at), other.words.get(at)];
        let words = || said.into_iter().flatten().cloned().collect();
        (said[0] != said[1]).then(|| (*at, words()))
    });
    Differ { headings: is_headed.then(both), columns: columns.collect() }
}

/// The column that tells the rows of most measures apart: the first of these, and of codes only where there is no other.
fn column(shape: &Shape, rest: &[(&usize, &Differ)]) -> Option<(String, BTreeSet<String>)> {
    let mut found: BTreeMap<usize, (usize, BTreeSet<String>)> = BTreeMap::new();
    for (at, words) in rest.iter().flat_map(|(_, differ)| &differ.columns) {
        let held = found.entry(*at).or_default();
        held.0 += 1;
        held.1.extend(words.iter().cloned());
    }
    let is_code = |at: usize| shape.of(Role::Code).any(|(code, _)| code == at);
    let is_short = |words: &BTreeSet<String>| words.iter().all(|word| word.chars().count() <= LONGEST);
    // Of people no measure is made, whatever their column is called.
    let is_of_people =
        |at: usize, words: &BTreeSet<String>| may_name_people(shape.heading(at).unwrap_or_default(), words);
    let fit = found
        .into_iter()
        .filter(|(at, (_, words))| words.len() <= MOST && is_short(words) && !is_of_people(*at, words));
    let (at, (_, words)) = fit.max_by_key(|(at, (many, _))| (!is_code(*at), *many, std::cmp::Reverse(*at)))?;
    Some((shape.heading(at)?.to_owned(), words))
}
