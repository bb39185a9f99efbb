//! Targets that next quarter's file has otherwise than the one before: from then on the figures are judged by them.

use rust_decimal::Decimal;

use crate::figures::measure::Indicator;
use crate::figures::prose::list;
use crate::folder::table::known_names::KnownNames;
use crate::folder::text::toml_text::quoted;
use crate::folder::words::number::read_number;

use super::proposal::Proposal;

/// So many are named.
const NAMED: usize = 12;

/// A target by its number, however it is written.
#[derive(PartialEq)]
enum Aim {
    Number(Decimal),
    Text(String),
}

fn aim(text: &str) -> Aim {
    read_number(text).map_or_else(|_| Aim::Text(text.trim().to_lowercase()), |number| Aim::Number(number.value))
}

/// What is said of them: each measure with the targets that it has now and had not, and those that it had. `name`: the new file.
pub fn moved(old: &Proposal, new: &Proposal, catalogue: &[Indicator], name: &str) -> Option<String> {
    let known = KnownNames::of(catalogue);
    let of = |file: &Proposal, indicator: &Indicator| -> Vec<String> {
        let is_its = |written: &String| {
            known.first(written).and_then(|at| catalogue.get(at)).is_some_and(|one| one.id == indicator.id)
        };
        file.targets.iter().filter(|(written, _)| is_its(written)).flat_map(|(_, targets)| targets.clone()).collect()
    };
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        let mut left: Vec<String> = Vec::new();
        for text in these {
            if !those.iter().any(|other| aim(other) == aim(text)) && !left.contains(text) {
                left.push(text.clone());
            }
        }
        left
    };
    let said: Vec<String> = catalogue
        .iter()
        .filter_map(|indicator| {
            let (before, now) = (of(old, indicator), of(new, indicator));
            let (gone, come) = (only(&before, &now), only(&now, &before));
            let label = quoted(&indicator.label);
            match (before.as_slice(), now.as_slice()) {
                ([], []) => None,
                ([], now) => Some(format!("{label} {} (it had none)", now[0])),
                // A measure that is gone is told as such.
                (_, []) => is_there(new, indicator, &known, catalogue)
                    .then(|| format!("{label} none (it was {})", list(&gone))),
                (before, _) if !come.is_empty() => {
                    let was = if gone.is_empty() { vec![before[before.len() - 1].clone()] } else { gone };
                    Some(format!("{label} {} (it was {})", list(&come), list(&was)))
                }
                _ => None,
            }
        })
        .collect();
    let more = said.len().checked_sub(NAMED).filter(|more| *more > 0).map(|more| format!("{more} more"));
    let named: Vec<String> = said.into_iter().take(NAMED).chain(more).collect();
    (!named.is_empty())
        .then(|| format!("targets that `{name}` has otherwise than the file before it: {}", named.join("; ")))
}

fn is_there(file: &Proposal, indicator: &Indicator, known: &KnownNames, catalogue: &[Indicator]) -> bool {
    file.figures
        .keys()
        .any(|written| known.first(written).and_then(|at| catalogue.get(at)).is_some_and(|one| one.id == indicator.id))
}
