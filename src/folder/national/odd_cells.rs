//! Cells of a large table that hold neither a figure nor a mark. One of the council's own is an error, with what to write; those of
//! other areas are left out, which is told once: a report is not stopped by what its council cannot correct.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::list;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::words::number::NoNumber;

/// So many texts that are not figures are told one by one; of more only how many cells there are.
const TOLD: usize = 3;

/// Where a text that is no figure first stands, in how many rows it does, and why it is none.
type Odd = (Place, usize, NoNumber);

/// The cells so far.
#[derive(Debug, Default)]
pub struct OddCells {
    /// The council's own, by what they hold.
    own: BTreeMap<Vec<u8>, Odd>,
    /// How many of its cells hold yet other texts.
    more: usize,
    /// Where the first of another area stands.
    first: Option<Place>,
    /// Some of the texts of other areas, in their order.
    texts: Vec<String>,
    /// How many cells of other areas there are.
    others: usize,
}

impl OddCells {
    /// Takes one of the council's own in.
    pub fn meet(&mut self, cell: &[u8], place: impl FnOnce() -> Place, no: NoNumber) {
        if self.own.len() < TOLD || self.own.contains_key(cell) {
            self.own.entry(cell.to_vec()).or_insert_with(|| (place(), 0, no)).1 += 1;
        } else {
            self.more += 1;
        }
    }

    /// Takes one of another area in.
    pub fn meet_of_other(&mut self, cell: &[u8], place: impl FnOnce() -> Place) {
        self.others += 1;
        self.first.get_or_insert_with(place);
        const SHOWN: usize = 40;
        let text: String = String::from_utf8_lossy(cell).chars().take(SHOWN).collect();
        if self.texts.len() < TOLD && !self.texts.contains(&text) {
            self.texts.push(text);
        }
    }

    /// Says what there is to say of those of other areas, once. `meaning`: where the officer says what a text means.
    pub fn tell_of_others(&mut self, faults: &Diagnostics, meaning: impl Fn(&str) -> String) {
        let (Some(place), Some(text)) = (self.first.take(), self.texts.first()) else { return };
        let named = list(&self.texts.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>());
        let message = match self.others {
            1 => format!(
                "{named} of another area is no figure of this measure: it is left out, and nothing is compared with it"
            ),
            many => format!(
                "{many} cells of other areas are no figures of their measure, of which this is the first (they hold {named}): they are \
                 left out, and nothing is compared with them"
            ),
        };
        faults.add(Diagnostic::warning(Code::NotANumber, message).at(place).help(meaning(text)));
    }

    /// Says what there is to say of the council's own.
    pub fn tell(self, faults: &Diagnostics) {
        let mut odd: Vec<Odd> = self.own.into_values().collect();
        odd.sort_by_key(|(place, ..)| place.line);
        let told = |(place, _, no): &Odd, message: String| {
            let fault = Diagnostic::error(no.code, message).at(place.clone());
            if no.help.is_empty() { fault } else { fault.help(no.help.clone()) }
        };
        if self.more == 0 {
            for one in &odd {
                let more = if one.1 > 1 { format!(", in {} rows", one.1) } else { String::new() };
                faults.add(told(one, format!("{}{more}", one.2.message)));
            }
        } else if let Some((first, others)) = odd.split_first() {
            let rows = first.1 - 1 + others.iter().map(|(_, rows, _)| rows).sum::<usize>() + self.more;
            let fault = told(first, format!("{}; there are {rows} more such cells in this column", first.2.message));
            faults.add(others.iter().fold(fault, |fault, (place, ..)| fault.also(place.clone(), "and here")));
        }
    }
}
