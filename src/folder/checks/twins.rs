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
        // Of two sheets that both are read one line says which of them to read.
        if held.len() > if pair.are_sheets { 1 } else { SHOWN } {
            kept.push(pair.twin(&held));
        } else {
            kept.extend(held);
        }
    }
    kept
}

/// Two files, or two sheets of one, that have the same rows.
#[derive(Debug, PartialEq)]
struct Pair {
    /// As it is named in a sentence.
    copy: String,
    original: String,
    /// The copy is where the rows are met first.
    is_first: bool,
    are_sheets: bool,
}

impl Pair {
    /// The two tables that rows are in; `None` where it is one.
    fn of(one: &Diagnostic) -> Option<Pair> {
        let (first, later) = (&one.also.first()?.0, one.at.as_ref()?);
        if first.file != later.file {
            let named = |at: &Place| format!("`{}`", at.file);
            // A copy has the longer name: `figures (1).csv`, `figures - Copy.csv`.
            let is_first = first.file.chars().count() > later.file.chars().count();
            let (copy, original) = if is_first { (first, later) } else { (later, first) };
            return Some(Pair { copy: named(copy), original: named(original), is_first, are_sheets: false });
        }
        let ((first, _), (later, _)) = (first.sheet_and_cell()?, later.sheet_and_cell()?);
        let named = |sheet: &str| format!("the sheet {sheet}");
        let pair = Pair { copy: named(later), original: named(first), is_first: false, are_sheets: true };
        (first != later).then_some(pair)
    }

    fn twin(&self, held: &[Diagnostic]) -> Diagnostic {
        let (copy, original) = (&self.copy, &self.original);
        let row = if self.are_sheets { "figure" } else { "row" };
        let differing: Vec<&Diagnostic> =
            held.iter().filter(|one| one.code == Code::ContradictingObservations).collect();
        let many = held.len();
        let (code, message, help, shown) = if differing.is_empty() {
            let message = format!("{copy} repeats {many} {row}s of {original}");
            let help = format!("if it is the same table saved twice, move {copy} out of data/");
            (Code::DuplicateObservation, message, help, held.iter().collect())
        } else {
            let others = if differing.len() == many {
                "other figures".into()
            } else {
                format!("other figures in {} of them", differing.len())
            };
            let message =
                format!("{copy} has {many} {row}s of {original} again, with {others}: {}", differing[0].message);
            let help = format!("if one of them is out of date, move it out of data/; they are {copy} and {original}");
            (Code::ContradictingObservations, message, help, differing)
        };
        // Of sheets each says which of them to read.
        let help = held[0].help.clone().filter(|_| self.are_sheets).unwrap_or(help);
        let mut places: Vec<(Place, Place)> = shown.iter().filter_map(|one| in_copy(one, self.is_first)).collect();
        places.sort_by_key(|(copy, _)| copy.line);
        let fault = Diagnostic::error(code, message).help(help);
        let Some((at, beside)) = places.first().cloned() else { return fault };
        let fault = fault.at(at).also(beside, format!("the same {row} of {original}"));
        places.into_iter().skip(1).take(SHOWN - 1).fold(fault, |fault, (at, _)| fault.also(at, "and here"))
    }
}

/// Where a row is in the copy, and where in the other.
fn in_copy(one: &Diagnostic, is_first: bool) -> Option<(Place, Place)> {
    let (first, later) = (one.also.first()?.0.clone(), one.at.clone()?);
    Some(if is_first { (first, later) } else { (later, first) })
}
