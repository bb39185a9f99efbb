//! One pass over the national table: which rows are kept, and what is told of those that cannot be.

use std::collections::{BTreeSet, HashSet};

use crate::diagnostic::{Code, Place};
use crate::figures::measure::{NationalCell, known_as};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::text::named::NamedFile;

use super::decimal::read_cell;
use super::gathered::{Column, Gathered};
use super::labels::LabelNumbers;
use super::odd_cells::OddCells;
use super::settings::NationalPlan;
use super::stream::Stream;

const MEASURE: usize = 0;
const AREA: usize = 1;
const CODE: usize = 2;
const REGION: usize = 3;
const PERIOD: usize = 4;
const VALUE: usize = 5;

/// The rows as they were read.
#[derive(Debug, Default)]
pub struct Raw {
    /// Every measure of the table, kept or not.
    pub measures: Vec<String>,
    /// Name, code and region of every area, by its code or, where it has none, its name.
    pub areas: Vec<[String; 3]>,
    /// Other names under which an area's code stands.
    pub renamed: Vec<(usize, String)>,
    /// Every label of a period.
    pub periods: Vec<String>,
    /// The cells of one measure under one label.
    pub columns: Vec<Column>,
}

/// Reads the table. `wanted`: the measures that are kept; none for all.
pub fn read_rows(from: FolderReading, plan: &NationalPlan, wanted: Option<&HashSet<&str>>) -> Option<Raw> {
    let faults = from.faults;
    let before = faults.count();
    let file = plan.file.as_ref()?;
    let mut stream = Stream::open(from, file, &plan.wanted(), &used_by(plan, wanted))?;
    let mut reading = Reading { own: known_as(&plan.area.0), ..Reading::default() };
    while stream.next(faults) {
        if reading.row(&stream, wanted) {
            stream.used();
        }
    }
    stream.end(from);
    let nothing_to_do = |_: &str| "nothing has to be done: it counts as a figure that is not available".to_owned();
    reading.odd.tell_of_others(faults, nothing_to_do);
    std::mem::take(&mut reading.odd).tell(faults);
    if let Some((place, rows)) = reading.nameless {
        let more = if rows > 1 { format!(", and so do {rows} rows in total") } else { String::new() };
        let help = "give the measure, and the name or code of the area";
        faults.error(Code::EmptyObservation, place, format!("this row has no measure or no area{more}"), help);
    }
    if reading.areas.len() == 0 && faults.count() == before {
        let message = "this table has headings but no rows";
        faults.error(Code::BrokenTable, Place::file(&file.path), message, "check that it is the right file");
    }
    let (measures, periods) = (reading.measures.texts().collect(), reading.periods.texts().collect());
    Some(Raw {
        measures,
        areas: reading.named,
        renamed: reading.renamed,
        periods,
        columns: reading.gathered.into_columns(),
    })
}

/// Whether a file has the headings of the table.
pub fn is_such_a_table(from: FolderReading, file: &NamedFile, plan: &NationalPlan) -> bool {
    Stream::open(from, file, &plan.wanted(), "").is_some()
}

/// What is used of a table: see [`Stream::used`].
fn used_by(plan: &NationalPlan, wanted: Option<&HashSet<&str>>) -> String {
    let wanted: Option<BTreeSet<_>> = wanted.map(|wanted| wanted.iter().collect());
    format!("{:?} {wanted:?}", plan.columns)
}

#[derive(Default)]
struct Reading {
    /// The council's own area, as names and codes are compared.
    own: String,
    measures: LabelNumbers,
    /// Whether each measure is kept.
    kept: Vec<bool>,
    areas: LabelNumbers,
    named: Vec<[String; 3]>,
    renamed: Vec<(usize, String)>,
    periods: LabelNumbers,
    gathered: Gathered,
    odd: OddCells,
    nameless: Option<(Place, usize)>,
}

impl Reading {
    /// Takes a row in. Whether it gives anything: a figure, an area or a name of one, a measure.
    fn row(&mut self, stream: &Stream, wanted: Option<&HashSet<&str>>) -> bool {
        let (name, code) = (stream.cell(AREA), stream.cell(CODE));
        let key = if is_blank(code) { name } else { code };
        if stream.cell(MEASURE).is_empty() || is_blank(key) {
            self.nameless.get_or_insert_with(|| (stream.place(), 0)).1 += 1;
            return true;
        }
        let before = (self.named.len(), self.renamed.len(), self.kept.len());
        let area = self.areas.number(key);
        if area == self.named.len() {
            let or_nothing = |nth: usize| if is_blank(stream.cell(nth)) { String::new() } else { stream.text(nth) };
            let name = if is_blank(name) { stream.text(CODE) } else { stream.text(AREA) };
            self.named.push([name, or_nothing(CODE), or_nothing(REGION)]);
        } else if name != self.named[area][0].as_bytes() && !is_blank(name) {
            self.another_name(area, stream.text(AREA));
        }
        let measure = self.measures.number(stream.cell(MEASURE));
        if measure == self.kept.len() {
            self.kept.push(wanted.is_none_or(|wanted| wanted.contains(stream.text(MEASURE).as_str())));
        }
        if !self.kept[measure] {
            return before != (self.named.len(), self.renamed.len(), self.kept.len());
        }
        let period = self.periods.number(stream.cell(PERIOD));
        match read_cell(stream.cell(VALUE)) {
            Ok(value) => {
                let cell = NationalCell { area: area as u32, line: stream.line() as u32, value };
                self.gathered.add((measure, period), cell);
            }
            Err(no) => {
                let (cell, place) = (stream.cell(VALUE), || stream.place_of(stream.at(VALUE)));
                if self.is_own(area) { self.odd.meet(cell, place, no) } else { self.odd.meet_of_other(cell, place) }
            }
        }
        true
    }

    fn is_own(&self, area: usize) -> bool {
        let [name, code, _] = &self.named[area];
        [name, code].into_iter().any(|text| !text.is_empty() && known_as(text) == self.own)
    }

    /// A code that stands beside several names is one area all the same.
    fn another_name(&mut self, area: usize, name: String) {
        let known = self.named[area][0] == name || self.renamed.iter().any(|(at, held)| *at == area && *held == name);
        if !known {
            self.renamed.push((area, name));
        }
    }
}

/// A cell that names nothing. The department writes `NA` where a region lies in no region.
pub fn is_blank(cell: &[u8]) -> bool {
    matches!(cell, b"" | b"-" | b"NA" | b"N/A")
}
