//! Rows of one measure, period and area: in which column they differ that is not read, as one row for each provider.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::figures::prose::list;
use crate::folder::cell::Cell;
use crate::folder::number::read_number;

use super::shape::Shape;
use super::words::{ANOTHER, Role, UNKNOWN};

/// What the rows of a sheet that have a figure for one time say beside it.
#[derive(Debug, Default)]
pub struct ToldApart {
    /// The words beside the first figure of a measure, a period and an area, each behind its column.
    first: HashMap<(usize, String, String), Vec<(usize, String)>>,
    /// The words of columns in which such rows differ.
    by: BTreeMap<usize, BTreeSet<String>>,
    /// Rows that differ in none, or in several.
    otherwise: bool,
}

impl ToldApart {
    /// Takes in a row that has figures of these periods.
    pub fn row<'a>(
        &mut self,
        (measure, area): (usize, &str),
        periods: impl Iterator<Item = &'a str>,
        (shape, row): (&Shape, &[Cell]),
    ) {
        let is_unread = |role: Role| role == UNKNOWN || role == ANOTHER;
        let mut unread = shape.columns.iter().filter(|(_, _, role)| is_unread(*role)).peekable();
        if unread.peek().is_none() {
            return;
        }
        let words = unread.filter_map(|(at, _, _)| Some((*at, row.get(*at)?)));
        let words = words.filter(|(_, cell)| !cell.is_blank() && read_number(&cell.text).is_err());
        let beside: Vec<(usize, String)> = words.map(|(at, cell)| (at, cell.text.clone())).collect();
        for period in periods {
            let key = (measure, area.to_owned(), period.to_owned());
            let Some(first) = self.first.get(&key) else {
                self.first.insert(key, beside.clone());
                continue;
            };
            let differ: Vec<(&(usize, String), &String)> = first
                .iter()
                .filter_map(|one| Some((one, &beside.iter().find(|(at, text)| *at == one.0 && *text != one.1)?.1)))
                .collect();
            match differ.as_slice() {
                [((at, one), other)] => self.by.entry(*at).or_default().extend([one.clone(), (*other).clone()]),
                _ => self.otherwise = true,
            }
        }
    }

    /// What is said of the one column that tells all such rows apart.
    pub fn told(&self, shape: &Shape) -> Option<String> {
        const SHOWN: usize = 4;
        let (at, words) = self.by.first_key_value().filter(|_| self.by.len() == 1 && !self.otherwise)?;
        let heading = shape.heading(*at)?;
        let more = words.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| format!("{more} more"));
        let named: Vec<String> =
            words.iter().take(SHOWN).map(|word| format!("\u{201c}{word}\u{201d}")).chain(more).collect();
        Some(format!(
            "a measure has several rows for one period, which differ in \u{201c}{heading}\u{201d} ({}), and it has one figure: keep the \
             rows of one of them in the file, or write it into the name of the measure",
            list(&named)
        ))
    }
}
