//! Which indicator a row is of: by its id, or by another name that the catalogue gives it. What no indicator is called is one
//! error in a file, however many rows it has, and a note below the table is none.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Frequency, Indicator};
use crate::folder::table::known_names::KnownNames;
use crate::folder::table::row::{Row, unknown_indicator};
use crate::folder::text::diagnostics::Diagnostics;

/// The names of the catalogue, and those of a table that are none of them.
#[derive(Debug, Default)]
pub struct Strangers<'a> {
    known: KnownNames<'a>,
    catalogue: &'a [Indicator],
    found: BTreeMap<String, Stranger>,
    /// The last line that is of an indicator.
    last: usize,
}

/// A name that no indicator has, or more than one.
#[derive(Debug)]
struct Stranger {
    place: Place,
    line: usize,
    rows: usize,
    /// Every other cell of its first row is blank, but for that of the area.
    alone: bool,
    of: Vec<String>,
    column: bool,
}

impl<'a> Strangers<'a> {
    /// None yet.
    pub fn of(catalogue: &'a [Indicator]) -> Strangers<'a> {
        Strangers { known: KnownNames::of(catalogue), catalogue, ..Strangers::default() }
    }

    /// Which indicator a row is of.
    pub fn indicator(&mut self, row: &Row) -> Option<usize> {
        let line = row.cells.iter().find(|cell| !cell.text.is_empty()).map_or(0, |cell| cell.line);
        let Some(cell) = row.cell("indicator") else {
            let only = row.cells.iter().filter(|cell| !cell.text.is_empty());
            let text = only.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
            self.meet(text, row, row.place(), line, Vec::new(), false);
            return None;
        };
        let by_id = self.known.ids.get(cell.text.as_str()).copied();
        let known = by_id.map_or_else(|| self.by_name(&cell.text), |at| Ok(Some(at)));
        match known {
            Ok(Some(at)) => {
                self.last = line;
                return Some(at);
            }
            Ok(None) => self.meet(cell.text.clone(), row, row.grid.place(cell), line, Vec::new(), true),
            Err(of) => {
                // The first row's are told, however many there are.
                let is_met = self.found.contains_key(&cell.text);
                let of = if is_met { Vec::new() } else { self.ids_of(&of) };
                self.meet(cell.text.clone(), row, row.grid.place(cell), line, of, true);
            }
        }
        None
    }

    /// Whether an indicator is called so.
    pub fn has(&self, text: &str) -> bool {
        !self.known.of_name(text).is_empty()
    }

    /// How often the figures of what is called so come.
    pub fn frequency(&self, text: &str) -> Option<Frequency> {
        let by_id = self.known.ids.get(text).copied();
        Some(self.catalogue[by_id.or_else(|| self.by_name(text).ok()?)?].frequency)
    }

    /// By another name than the id; an error where that is of several.
    fn by_name(&self, text: &str) -> Result<Option<usize>, Vec<usize>> {
        match self.known.of_name(text) {
            [] => Ok(None),
            [only] => Ok(Some(*only)),
            several => Err(several.to_vec()),
        }
    }

    fn ids_of(&self, several: &[usize]) -> Vec<String> {
        let ids: BTreeMap<usize, &str> = self.known.ids.iter().map(|(id, at)| (*at, *id)).collect();
        several.iter().filter_map(|at| ids.get(at)).map(|id| (*id).to_owned()).collect()
    }

    fn meet(&mut self, text: String, row: &Row, place: Place, line: usize, of: Vec<String>, column: bool) {
        let others =
            ["period", "value", "numerator", "denominator", "status", "stated", "comparator", "quartile", "target"];
        let alone = if column {
            others.iter().all(|column| row.columns.cell(row.cells, column).is_none())
        } else {
            row.cells.iter().filter(|cell| !cell.text.is_empty()).count() == 1
        };
        let stranger = Stranger { place, line, rows: 0, alone, of, column };
        let met = self.found.entry(text).or_insert(stranger);
        met.rows += 1;
        met.alone &= alone;
        if !alone {
            self.last = line;
        }
    }

    /// Reports what is called like several, and gives the names that nothing has, in the order of the file.
    pub fn names(self, faults: &Diagnostics) -> Vec<(String, Place)> {
        let mut found: Vec<(String, Stranger)> = self.found.into_iter().filter(|(_, met)| met.column).collect();
        found.sort_by(|(_, one), (_, other)| one.place.cmp(&other.place));
        let (none, several): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, met)| met.of.is_empty());
        several.iter().for_each(|(name, met)| faults.add(ambiguous(name, met)));
        none.into_iter().map(|(name, met)| (name, met.place)).collect()
    }

    /// Reports them. What stands alone in its row below the table is a note.
    pub fn report(self, faults: &Diagnostics) {
        let mut found: Vec<(String, Stranger)> = self.found.into_iter().collect();
        found.sort_by(|(_, one), (_, other)| one.place.cmp(&other.place));
        let is_note =
            |text: &str, met: &Stranger| met.alone && met.line > self.last && met.of.is_empty() && text.contains(' ');
        let (notes, found): (Vec<_>, Vec<_>) = found.into_iter().partition(|(text, met)| is_note(text, met));
        for (name, met) in found {
            if !met.column {
                let help = "put the id of an indicator in the column `indicator`";
                faults.error(Code::EmptyObservation, met.place, "this row has no indicator", help);
            } else if met.of.is_empty() {
                faults.add(unknown_indicator(&name, self.known.written(), met.place, met.rows));
            } else {
                faults.add(ambiguous(&name, &met));
            }
        }
        faults_of_notes(&notes, faults);
    }
}

fn ambiguous(name: &str, met: &Stranger) -> Diagnostic {
    let of: Vec<String> = met.of.iter().map(|id| format!("`{id}`")).collect();
    let message = format!("`{name}` is a name of {}", of.join(" and of "));
    Diagnostic::error(Code::UnknownIndicator, message)
        .at(met.place.clone())
        .help("write the id in the table, or give one of them this name in `called` in indicators.toml")
}

/// Notes below a table: one warning, with the first of them.
fn faults_of_notes(notes: &[(String, Stranger)], faults: &Diagnostics) {
    let Some((text, first)) = notes.first() else { return };
    let more = match notes.len() {
        1 => "is a note below the table".to_owned(),
        2 => "and another line are notes below the table".to_owned(),
        many => format!("and {} more lines are notes below the table", many - 1),
    };
    let help = "the program does not read it: what belongs to one figure can be in its column `note`";
    faults.warning(Code::BrokenTable, first.place.clone(), format!("`{text}` {more}"), help);
}
