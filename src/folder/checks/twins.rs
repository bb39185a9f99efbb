//! A table that is saved twice: its rows are all in another file, too. That is one slip, and one error names the twin.

use crate::diagnostic::{Code, Diagnostic, Place};

/// So many of them are shown.
const SHOWN: usize = 3;

/// What is said of rows that repeat each other, each at the later row with the first beside it: those of one pair of files
/// together.
pub fn told(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut pairs: Vec<((String, String), Vec<Diagnostic>)> = Vec::new();
    let mut kept = Vec::new();
    for one in found {
        match files(&one) {
            Some(pair) => match pairs.iter_mut().find(|(known, _)| *known == pair) {
                Some((_, held)) => held.push(one),
                None => pairs.push((pair, vec![one])),
            },
            None => kept.push(one),
        }
    }
    for ((first, later), held) in pairs {
        if held.len() > SHOWN {
            kept.push(twin(&first, &later, &held));
        } else {
            kept.extend(held);
        }
    }
    kept
}

/// The two files that rows are in; `None` where it is one.
fn files(one: &Diagnostic) -> Option<(String, String)> {
    let (first, later) = (&one.also.first()?.0.file, &one.at.as_ref()?.file);
    (first != later).then(|| (first.to_string(), later.to_string()))
}

fn twin(first: &str, later: &str, held: &[Diagnostic]) -> Diagnostic {
    // A copy has the longer name: `figures (1).csv`, `figures - Copy.csv`.
    let is_first = first.chars().count() > later.chars().count();
    let (copy, original) = if is_first { (first, later) } else { (later, first) };
    let differing: Vec<&Diagnostic> = held.iter().filter(|one| one.code == Code::ContradictingObservations).collect();
    let rows = held.len();
    let (code, message, help, shown) = if differing.is_empty() {
        let message = format!("`{copy}` repeats {rows} rows of `{original}`");
        let help = format!("if it is the same table saved twice, move `{copy}` out of data/");
        (Code::DuplicateObservation, message, help, held.iter().collect())
    } else {
        let others = if differing.len() == rows {
            "other figures".into()
        } else {
            format!("other figures in {} of them", differing.len())
        };
        let message =
            format!("`{copy}` has {rows} rows of `{original}` again, with {others}: {}", differing[0].message);
        let help = format!("if one of them is out of date, move it out of data/; they are `{copy}` and `{original}`");
        (Code::ContradictingObservations, message, help, differing)
    };
    let mut places: Vec<(Place, Place)> = shown.iter().filter_map(|one| in_copy(one, is_first)).collect();
    places.sort_by_key(|(copy, _)| copy.line);
    let fault = Diagnostic::error(code, message).help(help);
    let Some((at, beside)) = places.first().cloned() else { return fault };
    let fault = fault.at(at).also(beside, format!("the same row of `{original}`"));
    places.into_iter().skip(1).take(SHOWN - 1).fold(fault, |fault, (at, _)| fault.also(at, "and here"))
}

/// Where a row is in the copy, and where in the other.
fn in_copy(one: &Diagnostic, is_first: bool) -> Option<(Place, Place)> {
    let (first, later) = (one.also.first()?.0.clone(), one.at.clone()?);
    Some(if is_first { (first, later) } else { (later, first) })
}
