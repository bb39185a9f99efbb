//! A table that is saved twice: its rows are all in another file or on another sheet, too. That is one slip, and one error names the
//! twin.

use crate::diagnostic::{Code, Diagnostic, Place};

/// So many of them are shown.
const SHOWN: usize = 3;

/// What is said of rows that repeat each other, each at the later row with the first beside it: those of one pair of tables
/// together.
pub fn told(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut pairs: Vec<(Pair, Vec<Diagnostic>)> = Vec::new();
    let mut kept = Vec::new();
    for one in found {
        match Pair::of(&one) {
            Some(pair) => match pairs.iter_mut().find(|(known, _)| *known == pair) {
                Some((_, held)) => held.push(one),
                None => pairs.push((pair, vec![one])),
            },
            None => kept.push(one),
        }
    }
    for (pair, held) in pairs {
        if held.len() > SHOWN {
            kept.push(pair.twin(&held));
        } else {
            kept.extend(held);
        }
    }
    kept
}

/// Two tables that have the same rows.
#[derive(Debug, PartialEq)]
enum Pair {
    /// Two files, by their names.
    Files { first: String, later: String },
    /// Two sheets of one file.
    Sheets { first: String, later: String },
}

impl Pair {
    /// The two tables that rows are in; `None` where it is one.
    fn of(one: &Diagnostic) -> Option<Pair> {
        let (first, later) = (&one.also.first()?.0, one.at.as_ref()?);
        if first.file != later.file {
            return Some(Pair::Files { first: first.file.to_string(), later: later.file.to_string() });
        }
        let sheet = |at: &Place| Some(at.cell.as_ref()?.rsplit_once('!')?.0.to_owned());
        let (first, later) = (sheet(first)?, sheet(later)?);
        (first != later).then_some(Pair::Sheets { first, later })
    }

    /// Whether the first is the copy: of files it has the longer name, `figures (1).csv`, `figures - Copy.csv`.
    fn is_first_the_copy(&self) -> bool {
        matches!(self, Pair::Files { first, later } if first.chars().count() > later.chars().count())
    }

    /// The copy and the original, as they are named, and what their rows are called.
    fn named(&self) -> ([String; 2], &'static str) {
        let (named, rows) = match self {
            Pair::Files { first, later } => ([later, first].map(|file| format!("`{file}`")), "rows"),
            Pair::Sheets { first, later } => ([later, first].map(|sheet| format!("the sheet {sheet}")), "figures"),
        };
        let [later, first] = named;
        (if self.is_first_the_copy() { [first, later] } else { [later, first] }, rows)
    }

    fn help(&self, held: &[Diagnostic], is_out_of_date: bool) -> Option<String> {
        let ([copy, original], _) = self.named();
        match self {
            Pair::Sheets { .. } => held[0].help.clone(),
            Pair::Files { .. } if is_out_of_date => {
                Some(format!("if one of them is out of date, move it out of data/; they are {copy} and {original}"))
            }
            Pair::Files { .. } => Some(format!("if it is the same table saved twice, move {copy} out of data/")),
        }
    }

    fn twin(&self, held: &[Diagnostic]) -> Diagnostic {
        let ([copy, original], rows) = self.named();
        let differing: Vec<&Diagnostic> =
            held.iter().filter(|one| one.code == Code::ContradictingObservations).collect();
        let many = held.len();
        let (code, message, shown) = if differing.is_empty() {
            let message = format!("{copy} repeats {many} {rows} of {original}");
            (Code::DuplicateObservation, message, held.iter().collect())
        } else {
            let others = if differing.len() == many {
                "other figures".into()
            } else {
                format!("other figures in {} of them", differing.len())
            };
            let message =
                format!("{copy} has {many} {rows} of {original} again, with {others}: {}", differing[0].message);
            (Code::ContradictingObservations, message, differing)
        };
        let is_out_of_date = code == Code::ContradictingObservations;
        let fault = Diagnostic::error(code, message);
        let fault = self.help(held, is_out_of_date).into_iter().fold(fault, Diagnostic::help);
        let is_first = self.is_first_the_copy();
        let mut places: Vec<(Place, Place)> = shown.iter().filter_map(|one| in_copy(one, is_first)).collect();
        places.sort_by_key(|(copy, _)| copy.line);
        let Some((at, beside)) = places.first().cloned() else { return fault };
        let row = if rows == "rows" { "the same row" } else { "the same figure" };
        let fault = fault.at(at).also(beside, format!("{row} of {original}"));
        places.into_iter().skip(1).take(SHOWN - 1).fold(fault, |fault, (at, _)| fault.also(at, "and here"))
    }
}

/// Where a row is in the copy, and where in the other.
fn in_copy(one: &Diagnostic, is_first: bool) -> Option<(Place, Place)> {
    let (first, later) = (one.also.first()?.0.clone(), one.at.clone()?);
    Some(if is_first { (first, later) } else { (later, first) })
}
