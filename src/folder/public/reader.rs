//! One pass over a published table: every row goes to its measures, its area and its period.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{AreaKind, Indicator, Limits, NationalCell, Unit, Why, as_shown};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::national::{Gathered, LabelNumbers, OddCells, Published, Raw, Stream, beside, read_cell};
use crate::folder::rows::observations::Held;
use crate::folder::sources::{MeasureRecipe, Recipe};
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::words::mark::Mark;

use super::area_types::{AreaTypes, Ranked};
use super::layout::{Layout, MeasureAt, WhenAt, is_headings, no_shape};
use super::linked::indicators;
use super::own::{OwnRow, OwnRows};
use super::shape::Shape;
use super::sign::{in_place, is_of_another_unit, meaning_of_other, sign, without_meaning};
use super::when::{NoPeriod, Said, label};
use super::who::{Areas, WhoAt};

/// What a published table gives a report.
#[derive(Debug)]
pub struct Given {
    /// The council's own figures.
    pub own: Vec<Held>,
    /// The figures of all areas.
    pub published: Published,
}

/// Reads a table by its recipe. `area`: the council's own, by name or code.
pub fn read_public(from: FolderReading, (recipe, area): (&Recipe, &str), catalogue: &[Indicator]) -> Option<Given> {
    let of = indicators(recipe, catalogue, from.faults)?;
    let said = |(measure, at): (&MeasureRecipe, &usize)| Said {
        year_ends: recipe.year_ends,
        months: measure.months,
        year: catalogue[*at].year,
    };
    let said: Vec<Said> = recipe.measures.iter().zip(&of).map(said).collect();
    let first = Diagnostics::default();
    let units: Vec<Unit> = of.iter().map(|at| catalogue[*at].unit).collect();
    let mut read = pass(FolderReading { faults: &first, ..from }, (recipe, area), (&said, &units, None));
    // The council is named by a code that only later rows have: the earlier ones are its own too.
    let late = read.as_mut().and_then(|(reading, _)| reading.areas.seen_late.take());
    let ranked = read.as_ref().map_or(Ranked::All, |(reading, _)| reading.types.ranked(recipe));
    match (late, ranked) {
        (None, Ranked::All) => first.into_vec().into_iter().for_each(|told| from.faults.add(told)),
        (named, ranked) => {
            let only = if let Ranked::Only(kind) = ranked { Some(kind) } else { None };
            read = pass(from, (recipe, named.as_deref().unwrap_or(area)), (&said, &units, only));
        }
    }
    let (mut reading, layout) = read?;
    let is_sound = reading.tell(recipe, &layout, from.faults) && !matches!(layout.who, WhoAt::Own);
    let Reading { areas, mut gathered, labels, own, apart, .. } = reading;
    gathered.add_apart(&apart);
    let named = areas.own_name().unwrap_or(area).to_owned();
    let own = own.read(&recipe.file.path, &named, catalogue, &of, from.faults);
    let measures = of.iter().map(|at| catalogue[*at].id.clone()).collect();
    let columns = gathered.into_columns();
    let raw = Raw { measures, areas: areas.named, renamed: areas.renamed, periods: labels, columns };
    let raw = if is_sound { raw } else { Raw::default() };
    Some(Given { own, published: Published { file: recipe.file.clone(), raw } })
}

/// Goes through all rows.
fn pass(
    from: FolderReading,
    (recipe, area): (&Recipe, &str),
    (said, units, only_type): (&[Said], &[Unit], Option<Vec<u8>>),
) -> Option<(Reading, Layout)> {
    let known = |row: &[String]| is_headings(row, recipe);
    let (mut stream, found) = Stream::find(from, (&recipe.file, &recipe.sheets), known, &format!("{recipe:?}"))?;
    let layout =
        found.map_err(|first| vec![no_shape(recipe, &first)]).and_then(|headings| Layout::of(headings, recipe));
    let layout = match layout {
        Ok(layout) => layout,
        Err(told) => {
            stream.end(from);
            told.into_iter().for_each(|one| from.faults.add(one));
            return None;
        }
    };
    stream.only(layout.columns());
    let mut reading = Reading { only_type, ..Reading::of((said, units), area) };
    while stream.next(from.faults) {
        if (Pass { reading: &mut reading, recipe, layout: &layout, row: &stream, time: None }).row() {
            stream.used();
        }
    }
    reading.is_broken = stream.is_broken();
    stream.end(from);
    Some((reading, layout))
}

/// What the rows have given so far.
struct Reading {
    said: Vec<Said>,
    /// The unit of each measure.
    units: Vec<Unit>,
    areas: Areas,
    /// The texts of periods as they stand in the rows.
    times: LabelNumbers,
    /// For each of these and each measure the number of its label.
    label_of: Vec<Vec<Option<usize>>>,
    /// The labels of periods.
    labels: Vec<String>,
    gathered: Gathered,
    own: OwnRows,
    /// Counts of areas that stand in rows of their own, by measure, label and area.
    apart: HashMap<(usize, usize, u32), [Option<Decimal>; 2]>,
    odd: OddCells,
    /// Whether any row is of each measure.
    met: Vec<bool>,
    /// The kinds of areas there are, and the only one that is read.
    types: AreaTypes,
    /// Not all rows could be read: what was not met may be there.
    is_broken: bool,
    only_type: Option<Vec<u8>>,
    no_period: Vec<(Diagnostic, NoPeriod)>,
    key: Vec<u8>,
}

/// One row on its way.
struct Pass<'a> {
    reading: &'a mut Reading,
    recipe: &'a Recipe,
    layout: &'a Layout,
    row: &'a Stream,
    /// The number of its time, once it was looked up.
    time: Option<usize>,
}

impl Pass<'_> {
    /// Takes a row in. Whether it gives anything: a figure, an area or another name of one, a kind of areas.
    fn row(&mut self) -> bool {
        let (layout, row) = (self.layout, self.row);
        if layout.blank.is_some_and(|at| !row.column(at).is_empty()) || self.is_headings_again() {
            return false;
        }
        let before = self.reading.areas.known_so_far();
        let area = self.reading.areas.number(&layout.who, row, layout.shape);
        let mut gives = self.reading.areas.known_so_far() != before;
        let Some(area) = area else { return gives };
        let is_one = self.reading.areas.is(area).kind == Some(AreaKind::Authority);
        let mut is_of_another_type = false;
        if let Some(at) = layout.area_type.filter(|_| is_one) {
            let (kind, is_own) = (row.column(at), self.reading.areas.is(area).own);
            is_of_another_type = self.reading.only_type.as_ref().is_some_and(|only| only.as_slice() != kind);
            gives |= self.reading.types.meet(kind, area, is_own);
        }
        for (nth, at) in &layout.measures {
            // What says which kind it means is not asked which is the council's.
            if is_of_another_type && !at.only.iter().any(|(.., of_one)| *of_one) {
                continue;
            }
            let fits = |(column, text, of_one): &(usize, Vec<u8>, bool)| {
                (*of_one && !is_one) || row.column(*column) == text.as_slice()
            };
            if !at.only.iter().all(fits) {
                continue;
            }
            self.reading.met[*nth] = true;
            gives = true;
            for (column, heading) in &at.values {
                let Some(label) = self.label(*nth, heading) else {
                    self.without_period((*nth, heading), *column);
                    continue;
                };
                match layout.part.map(|part| row.column(part).to_ascii_lowercase()).as_deref() {
                    None | Some(b"outcome") => self.figure((*nth, at), (area, label), *column),
                    Some(b"numerator") => self.count(*nth, (area, label), (0, *column)),
                    Some(b"denominator") => self.count(*nth, (area, label), (1, *column)),
                    Some(_) => {}
                }
            }
        }
        gives
    }

    /// LG Inform repeats its headings between rows.
    fn is_headings_again(&self) -> bool {
        self.layout.shape == Shape::LgInform
            && self.layout.headings.first().is_some_and(|first| self.row.column(0) == first.as_bytes())
    }

    fn figure(&mut self, (nth, at): (usize, &MeasureAt), (area, label): (usize, usize), column: usize) {
        let row = self.row;
        let cell = row.column(column);
        let value: Result<Decimal, Mark> = match self.sign(cell) {
            Some(mark) if !cell.is_empty() => Err(mark),
            _ => match read_cell(cell) {
                Ok(value) => value.ok_or_else(|| in_place(cell, self.layout.note.map(|at| row.column(at)))),
                Err(no) if self.reading.areas.is(area).own => {
                    return self.reading.odd.meet(cell, || row.place_of(Some(column)), without_meaning(cell, no));
                }
                Err(_) => Err(self.left_out(cell, column)),
            },
        };
        // Of the council's own it is told where its row is read.
        let is_other = || !self.reading.areas.is(area).own && is_of_another_unit(cell, self.reading.units[nth]);
        let value = if value.is_ok() && is_other() { Err(self.left_out(cell, column)) } else { value };
        let national = NationalCell { area: area as u32, line: row.line() as u32, value: value.ok() };
        self.reading.gathered.add((nth, label), national);
        let behind = |column: Option<usize>| self.number(row.column(column?));
        if let Some(counts) = behind(at.numerator).zip(behind(at.denominator)).filter(|_| national.value.is_some()) {
            self.reading.gathered.add_counts(counts.into());
        }
        let limit = |column: usize| self.number(row.column(column)).map(as_shown);
        let limits = at.limits.and_then(|[lower, upper]| Some([limit(lower)?, limit(upper)?]));
        if let (Some([lower, upper]), Some(value)) = (limits, national.value) {
            // Of others what is no interval is left aside; of the council's own row it is told.
            Limits::of(value, lower, upper).into_iter().for_each(|limits| self.reading.gathered.add_limits(limits));
        }
        if self.reading.areas.is(area).own {
            let count = |column: Option<usize>| column.map_or_else(String::new, |at| self.count_text(row.column(at)));
            let counts = [count(at.numerator), count(at.denominator)];
            let label = self.reading.labels[label].clone();
            let code = self.reading.areas.named[area][1].clone();
            let (place, cells) = (row.place_of(Some(column)), row.texts());
            let (marks, sign) = if value.is_ok() { beside(cell) } else { (Vec::new(), None) };
            self.reading.own.add(OwnRow {
                measure: nth,
                label,
                code,
                value,
                marks,
                sign,
                counts,
                limits,
                place,
                cells,
            });
        }
    }

    /// A cell of another area that is no figure of the measure.
    fn left_out(&mut self, cell: &[u8], column: usize) -> Mark {
        let row = self.row;
        self.reading.odd.meet_of_other(cell, || row.place_of(Some(column)));
        Mark::Missing(Why::NotAvailable)
    }

    fn count(&mut self, nth: usize, (area, label): (usize, usize), (which, column): (usize, usize)) {
        let key = (nth, label, area as u32);
        self.reading.apart.entry(key).or_default()[which] = self.number(self.row.column(column));
        if self.reading.areas.is(area).own {
            let text = self.count_text(self.row.column(column));
            let label = self.reading.labels[label].clone();
            self.reading.own.add_count(nth, label, which, text);
        }
    }

    /// A count as a number; none where it is held back, or is none.
    fn number(&self, cell: &[u8]) -> Option<Decimal> {
        self.sign(cell).map_or_else(|| read_cell(cell).ok().flatten(), |_| None)
    }

    fn sign(&self, cell: &[u8]) -> Option<Mark> {
        sign(cell, self.layout.shape, &self.recipe.marks)
    }

    /// A count; nothing where it is held back.
    fn count_text(&self, cell: &[u8]) -> String {
        let is_mark = self.sign(cell).is_some() || matches!(read_cell(cell), Ok(None));
        if is_mark { String::new() } else { String::from_utf8_lossy(cell).into_owned() }
    }

    /// The number of the label of the row's period, as a measure means it.
    fn label(&mut self, nth: usize, heading: &str) -> Option<usize> {
        if let Some(time) = self.time {
            return self.reading.label_of[time][nth];
        }
        let reading = &mut *self.reading;
        reading.key.clear();
        match &self.layout.when {
            WhenAt::Ees(columns) => add_to_key(&mut reading.key, self.row, columns),
            WhenAt::Fingertips(columns) => add_to_key(&mut reading.key, self.row, columns),
            WhenAt::Columns(columns) => add_to_key(&mut reading.key, self.row, columns),
            WhenAt::Is(text) => reading.key.extend_from_slice(text.as_bytes()),
            WhenAt::Headings => reading.key.extend_from_slice(heading.as_bytes()),
        }
        let time = reading.times.number(&reading.key);
        if time == reading.label_of.len() {
            let key = String::from_utf8_lossy(&reading.key).into_owned();
            let labels = (0..reading.said.len()).map(|nth| self.new_label(&key, nth)).collect();
            self.reading.label_of.push(labels);
        }
        // Where the headings are the periods a row is of many.
        self.time = Some(time).filter(|_| !matches!(self.layout.when, WhenAt::Headings));
        self.reading.label_of[time][nth]
    }

    fn new_label(&mut self, key: &str, nth: usize) -> Option<usize> {
        let reading = &mut *self.reading;
        let label = label(self.layout.when.period(key, reading.said[nth]).ok()?);
        let held = reading.labels.iter().position(|held| *held == label);
        Some(held.unwrap_or_else(|| {
            reading.labels.push(label);
            reading.labels.len() - 1
        }))
    }

    /// A row whose period cannot be read: what is to be written is told once, for it is the same for every year and measure. Rows
    /// without a figure may be of any time: `0` stands over nothing but `-`.
    fn without_period(&mut self, (nth, heading): (usize, &str), column: usize) {
        const TOLD: usize = 3;
        if self.reading.no_period.len() >= TOLD || self.number(self.row.column(column)).is_none() {
            return;
        }
        let texts = match &self.layout.when {
            WhenAt::Headings => heading.to_owned(),
            when => when.texts(self.row),
        };
        let reading = &mut *self.reading;
        let Err(no) = self.layout.when.period(&texts, reading.said[nth]) else { return };
        if !reading.no_period.iter().any(|(_, told)| told.1 == no.1) {
            let fault = Diagnostic::error(Code::UnreadablePeriod, no.0.clone()).at(self.row.place());
            let fault = if no.1.is_empty() { fault } else { fault.help(no.1.clone()) };
            reading.no_period.push((fault, no));
        }
    }
}

fn add_to_key(key: &mut Vec<u8>, row: &Stream, columns: &[usize]) {
    for (nth, column) in columns.iter().enumerate() {
        if nth > 0 {
            key.push(b'\n');
        }
        key.extend_from_slice(row.column(*column));
    }
}

impl Reading {
    fn of((said, units): (&[Said], &[Unit]), area: &str) -> Reading {
        Reading {
            met: vec![false; said.len()],
            said: said.to_vec(),
            units: units.to_vec(),
            areas: Areas::of(area),
            times: LabelNumbers::default(),
            label_of: Vec::new(),
            labels: Vec::new(),
            gathered: Gathered::default(),
            own: OwnRows::default(),
            apart: HashMap::new(),
            odd: OddCells::default(),
            types: AreaTypes::default(),
            is_broken: false,
            only_type: None,
            no_period: Vec::new(),
            key: Vec::new(),
        }
    }

    /// Says what is wrong with the rows. Whether they can be used.
    fn tell(&mut self, recipe: &Recipe, layout: &Layout, faults: &Diagnostics) -> bool {
        // What others hold is no reason not to use the rest.
        self.odd.tell_of_others(faults, meaning_of_other);
        let before = faults.count();
        let file = &recipe.file;
        std::mem::take(&mut self.odd).tell(faults);
        self.no_period.drain(..).for_each(|(fault, _)| faults.add(fault));
        let named = |nth: usize| recipe.measures[nth].indicator.clone();
        self.own.told(&file.path, &layout.headings, named).into_iter().for_each(|told| faults.add(told));
        if let (Ranked::Several(fault), None) = (self.types.ranked(recipe), &self.only_type) {
            faults.add(fault);
        }
        if self.is_broken {
            return false;
        }
        for (nth, measure) in recipe.measures.iter().enumerate().filter(|(nth, _)| !self.met[*nth]) {
            let said: Vec<String> =
                measure.only.iter().map(|(heading, text)| format!("`{text}` under `{heading}`")).collect();
            let message = match said.as_slice() {
                [] => format!("`{}` has no row for `{}`", file.path, named(nth)),
                said => format!("`{}` has no row for `{}`: none says {}", file.path, named(nth), said.join(" and ")),
            };
            let help = "write the words as the file has them now, or get the file again";
            faults.error(Code::UnknownMeasure, measure.from.clone(), message, help);
        }
        if faults.count() == before && !self.areas.has_own() {
            faults.add(self.no_area(recipe));
        }
        faults.count() == before
    }

    fn no_area(&self, recipe: &Recipe) -> Diagnostic {
        let (message, help) = self.areas.lacking(&recipe.file.path);
        Diagnostic::error(Code::UnknownArea, message).at(recipe.from.clone()).help(help)
    }
}
