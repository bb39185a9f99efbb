//! One pass over the national table: which rows are kept, and what is told of those that cannot be.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::NationalCell;
use crate::folder::diagnostics::Diagnostics;
use crate::folder::inputs::FolderReading;
use crate::folder::number::NoNumber;

use super::decimal::read_cell;
use super::labels::PeriodLabels;
use super::settings::NationalPlan;
use super::stream::Stream;

const MEASURE: usize = 0;
const AREA: usize = 1;
const CODE: usize = 2;
const REGION: usize = 3;
const PERIOD: usize = 4;
const VALUE: usize = 5;

/// So many texts that are not figures are told one by one; of more only how many cells there are.
const TOLD: usize = 3;

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

/// The cells of one measure under one label of a period.
#[derive(Debug)]
pub struct Column {
    /// An index of [`Raw::measures`].
    pub measure: usize,
    /// An index of [`Raw::periods`].
    pub period: usize,
    /// In the order of the table.
    pub cells: Vec<NationalCell>,
}

/// Reads the table. `wanted`: the measures that are kept; none for all.
pub fn read_rows(from: FolderReading, plan: &NationalPlan, wanted: Option<&HashSet<&str>>) -> Option<Raw> {
    let faults = from.faults;
    let before = faults.count();
    let mut stream = Stream::open(from, &plan.file, &plan.wanted())?;
    let mut reading = Reading::default();
    while stream.next(faults) {
        reading.row(&stream, wanted);
    }
    stream.end(from);
    told_of_odd(std::mem::take(&mut reading.odd), reading.more_odd, faults);
    if let Some((place, rows)) = reading.nameless {
        let more = if rows > 1 { format!(", and so do {rows} rows in total") } else { String::new() };
        let help = "give the measure, and the name or code of the area";
        faults.error(Code::EmptyObservation, place, format!("this row has no measure or no area{more}"), help);
    }
    if reading.areas.len() == 0 && faults.count() == before {
        let message = "this table has headings but no rows";
        faults.error(Code::BrokenTable, Place::file(&plan.file.path), message, "check that it is the right file");
    }
    let (measures, periods) = (reading.measures.texts().collect(), reading.periods.texts().collect());
    Some(Raw { measures, areas: reading.named, renamed: reading.renamed, periods, columns: reading.columns })
}

/// Where a text that is no figure first stands, in how many rows it does, and why it is none.
type Odd = (Place, usize, NoNumber);

/// What is said of cells that hold no figure.
fn told_of_odd(odd: BTreeMap<Vec<u8>, Odd>, more: usize, faults: &Diagnostics) {
    let mut odd: Vec<Odd> = odd.into_values().collect();
    odd.sort_by_key(|(place, ..)| place.line);
    let told = |(place, _, no): &Odd, message: String| {
        let fault = Diagnostic::error(no.code, message).at(place.clone());
        if no.help.is_empty() { fault } else { fault.help(no.help.clone()) }
    };
    if more == 0 {
        for one in &odd {
            let more = if one.1 > 1 { format!(", in {} rows", one.1) } else { String::new() };
            faults.add(told(one, format!("{}{more}", one.2.message)));
        }
    } else if let Some((first, others)) = odd.split_first() {
        let rows = first.1 - 1 + others.iter().map(|(_, rows, _)| rows).sum::<usize>() + more;
        let fault = told(first, format!("{}; there are {rows} more such cells in this column", first.2.message));
        faults.add(others.iter().fold(fault, |fault, (place, ..)| fault.also(place.clone(), "and here")));
    }
}

#[derive(Default)]
struct Reading {
    measures: PeriodLabels,
    /// Whether each measure is kept.
    kept: Vec<bool>,
    areas: PeriodLabels,
    named: Vec<[String; 3]>,
    renamed: Vec<(usize, String)>,
    periods: PeriodLabels,
    columns: Vec<Column>,
    column_of: HashMap<(usize, usize), usize>,
    last: Option<((usize, usize), usize)>,
    /// Cells that are not figures, by what they hold.
    odd: BTreeMap<Vec<u8>, Odd>,
    /// How many cells hold yet other texts.
    more_odd: usize,
    nameless: Option<(Place, usize)>,
}

impl Reading {
    fn row(&mut self, stream: &Stream, wanted: Option<&HashSet<&str>>) {
        let (name, code) = (stream.cell(AREA), stream.cell(CODE));
        let key = if is_blank(code) { name } else { code };
        if stream.cell(MEASURE).is_empty() || is_blank(key) {
            self.nameless.get_or_insert_with(|| (stream.place(), 0)).1 += 1;
            return;
        }
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
            return;
        }
        let period = self.periods.number(stream.cell(PERIOD));
        match read_cell(stream.cell(VALUE)) {
            Ok(value) => {
                let cell = NationalCell { area: area as u32, line: stream.line() as u32, value };
                let at = self.column(measure, period);
                self.columns[at].cells.push(cell);
            }
            Err(no) if self.odd.len() < TOLD || self.odd.contains_key(stream.cell(VALUE)) => {
                let told = || (stream.place(), 0, no);
                self.odd.entry(stream.cell(VALUE).to_vec()).or_insert_with(told).1 += 1;
            }
            Err(_) => self.more_odd += 1,
        }
    }

    /// A code that stands beside several names is one area all the same.
    fn another_name(&mut self, area: usize, name: String) {
        let known = self.named[area][0] == name || self.renamed.iter().any(|(at, held)| *at == area && *held == name);
        if !known {
            self.renamed.push((area, name));
        }
    }

    /// The column of a measure and period, which is mostly that of the row before.
    fn column(&mut self, measure: usize, period: usize) -> usize {
        if let Some((last, at)) = self.last
            && last == (measure, period)
        {
            return at;
        }
        let at = *self.column_of.entry((measure, period)).or_insert_with(|| {
            self.columns.push(Column { measure, period, cells: Vec::new() });
            self.columns.len() - 1
        });
        self.last = Some(((measure, period), at));
        at
    }
}

/// A cell that names nothing. The department writes `NA` where a region lies in no region.
fn is_blank(cell: &[u8]) -> bool {
    matches!(cell, b"" | b"-" | b"NA" | b"N/A")
}
