//! The council's own rows of a published table, as rows of our own table of figures.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, Period, as_shown, boundary_since, is_within_boundary};
use crate::folder::rows::observations::{Held, read_observation};
use crate::folder::table::area_names::AreaNames;
use crate::folder::table::cell::{Cell, Held as HeldBehind};
use crate::folder::table::columns::{Columns, OBSERVATIONS};
use crate::folder::table::grid::{Body, Grid};
use crate::folder::table::row::Row;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::words::mark::Mark;

/// No published figure has more decimals than these that anybody counted.
const FINEST: u32 = 3;

/// Limits are worked out, and have more decimals: so many are more than enough to judge by.
const FINEST_LIMIT: u32 = 6;

/// A row of the council's own.
#[derive(Debug)]
pub struct OwnRow {
    /// Which measure of the recipe.
    pub measure: usize,
    /// Its period, as a reader of periods takes it.
    pub label: String,
    /// The code of the council in its row. May be empty.
    pub code: String,
    /// The figure, or what stands in its place.
    pub value: Result<Decimal, Mark>,
    /// The marks behind the figure.
    pub marks: Vec<Mark>,
    /// The character of a unit beside the figure.
    pub sign: Option<char>,
    /// The counts as they are written. May be empty.
    pub counts: [String; 2],
    /// The confidence limits of the figure.
    pub limits: Option<[Decimal; 2]>,
    /// Where it is.
    pub place: Place,
    /// All cells of the row.
    pub cells: Vec<String>,
}

/// The rows so far.
#[derive(Debug, Default)]
pub struct OwnRows {
    rows: Vec<OwnRow>,
    at: HashMap<(usize, String), usize>,
    /// The first second row of each measure, with the first.
    again: BTreeMap<usize, (usize, OwnRow)>,
    /// Counts that stand in rows of their own.
    apart: HashMap<(usize, String), [String; 2]>,
}

impl OwnRows {
    /// Adds one. A second of one measure and period is held apart.
    pub fn add(&mut self, row: OwnRow) {
        let key = (row.measure, row.label.clone());
        match self.at.get(&key) {
            None => {
                self.at.insert(key, self.rows.len());
                self.rows.push(row);
            }
            Some(first) if self.rows[*first].cells != row.cells => {
                self.again.entry(row.measure).or_insert((*first, row));
            }
            Some(_) => {}
        }
    }

    /// Adds what stands above the line (0) or below it (1) in a row of its own.
    pub fn add_count(&mut self, measure: usize, label: String, which: usize, text: String) {
        self.apart.entry((measure, label)).or_default()[which] = text;
    }

    /// What is said of measures with two rows of one period: the columns in which these differ.
    pub fn told(&self, file: &str, headings: &[String], named: impl Fn(usize) -> String) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        for (measure, (first, again)) in &self.again {
            let first = &self.rows[*first];
            let differ =
                headings.iter().zip(first.cells.iter().zip(&again.cells)).filter(|(_, (one, other))| one != other);
            // What is counted differs too: the words are what tells rows apart.
            let is_word = |text: &str| text.parse::<Decimal>().is_err();
            let words: Vec<_> = differ.filter(|(_, (one, other))| is_word(one) && is_word(other)).take(3).collect();
            let id = named(*measure);
            let when = again.label.trim_end_matches(" financial year").trim_end_matches(" calendar year");
            let (how, help) = match words.first() {
                Some((heading, (one, other))) => (
                    format!(": they differ under `{heading}` (`{one}` and `{other}`)"),
                    format!("say in the recipe which rows are meant: where = {{ \"{heading}\" = \"{one}\" }}"),
                ),
                None => (
                    String::new(),
                    "remove one of them, or say in the recipe which rows are meant: where = { ... }".to_owned(),
                ),
            };
            let message = format!("`{file}` has two rows of the council's own for `{id}` in {when}{how}");
            let one = Diagnostic::error(Code::ContradictingObservations, message).at(again.place.clone());
            told.push(one.also(first.place.clone(), "the first").help(help));
        }
        told
    }

    /// Reads them as rows of a table of figures. `of`: which indicator each measure is.
    pub fn read(
        self,
        file: &str,
        area: &str,
        catalogue: &[Indicator],
        of: &[usize],
        faults: &Diagnostics,
    ) -> Vec<Held> {
        // Of a workbook a row has no line: each is known by its number.
        let lines: BTreeMap<usize, Place> =
            self.rows.iter().enumerate().map(|(nth, row)| (nth, row.place.clone())).collect();
        let grid = Grid::of(file.into(), Body::Picked(lines));
        let columns = Columns::all(&OBSERVATIONS);
        let mut areas = AreaNames::default();
        // Beside each figure whether its row has the code of the boundary of now.
        let (mut held, mut within) = (Vec::new(), Vec::new());
        for (nth, row) in self.rows.iter().enumerate() {
            if self.again.contains_key(&row.measure) {
                continue;
            }
            let at = of[row.measure];
            let apart = self.apart.get(&(row.measure, row.label.clone()));
            let (cells, code) = (cells((nth, row), apart, &catalogue[at]), row.code.as_str());
            let row = Row { grid: &grid, columns: &columns, cells: &cells, faults };
            let read = read_observation(&row, (at, &catalogue[at]), &mut areas).0;
            within.extend(read.is_some().then_some(is_within_boundary(area, code)));
            held.extend(read);
        }
        if let Some(since) = boundary_since(area) {
            break_at(&mut held, &within, since);
        }
        held
    }
}

/// A row in the order of a table of figures.
fn cells((nth, row): (usize, &OwnRow), apart: Option<&[String; 2]>, indicator: &Indicator) -> Vec<Cell> {
    let cell = |text: &str| Cell { text: text.to_owned(), line: nth, column: 1, ..Cell::blank() };
    let mut cells = vec![cell(""); OBSERVATIONS.columns.len()];
    cells[0] = cell(&indicator.id);
    cells[2] = cell(&row.label);
    match row.value {
        Err(mark) => cells[3] = cell(&mark.shorthand()),
        Ok(value) => {
            // As it is written, but for what a computer left behind it.
            let full = if value.scale() <= FINEST { value } else { as_shown(value) };
            let finest = indicator.decimals.unwrap_or(FINEST).max(if full.scale() > FINEST { 0 } else { full.scale() });
            let shown = full.round_dp(finest);
            cells[3] = match row.sign {
                Some('%') => cell(&format!("{shown}%")),
                Some(sign) => cell(&format!("{sign}{shown}")),
                None => cell(&shown.to_string()),
            };
            if full.scale() > finest {
                cells[3].held = Some(HeldBehind::Number(full));
            }
        }
    }
    let status: Vec<&str> = row.marks.iter().map(|mark| mark.in_words()).collect();
    cells[6] = cell(&status.join("; "));
    let counts = apart.unwrap_or(&row.counts);
    // Of nobody there is no figure, whatever sign says so: the council cannot correct the table.
    let is_of_nobody = row.value.is_err() && counts[1].parse::<Decimal>().is_ok_and(|below| below.is_zero());
    let counts = if is_of_nobody { &[String::new(), String::new()] } else { counts };
    for (at, text) in [4, 5].into_iter().zip(counts) {
        cells[at] = cell(text);
    }
    for (at, limit) in [11, 12].into_iter().zip(row.limits.into_iter().flatten()) {
        cells[at] = cell(&limit.round_dp(FINEST_LIMIT).to_string());
    }
    cells
}

/// The first figure of the boundary that the area has now begins a new series, where there is one of before. `within`: the table
/// gives it under the code of now, whatever its period.
fn break_at(held: &mut [Held], within: &[bool], since: i32) {
    let of: Vec<(usize, Period, bool)> = held
        .iter()
        .zip(within)
        .map(|(one, within)| {
            let period = one.observation.period;
            (one.indicator, period, *within || period.begin() >= since)
        })
        .collect();
    for (nth, one) in held.iter_mut().enumerate() {
        let (_, period, is_of_now) = of[nth];
        let before =
            || of.iter().filter(|(indicator, other, _)| *indicator == one.indicator && other.begin() < period.begin());
        let is_first = is_of_now && before().next().is_some() && before().all(|(.., is_of_now)| !is_of_now);
        one.observation.break_in_series |= is_first;
        if is_first && one.observation.note.is_empty() {
            let month =
                Period::month(since.div_euclid(12), since.rem_euclid(12) + 1).map_or_else(String::new, Period::in_full);
            one.observation.note = format!("a new council, with another boundary, from {month}");
        }
    }
}
