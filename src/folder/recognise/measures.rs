//! The measures of a sheet: how each is written, and what its cells say of its unit, its direction and its place.

use std::collections::BTreeSet;

use crate::figures::measure::{TwoParts, says_no_target};
use crate::folder::sources::{
    Block, SameTime, Under, begins_another, has_figure, in_words, is_a_note, is_note, is_over_several, is_period_cell,
    line_of, with_sign,
};
use crate::folder::table::cell::{Cell, ClockShows};
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::table::kind_words::{is_percentage, is_unit};
use crate::folder::table::time_cell::{is_two_parts, time_of};
use crate::folder::words::clock_words::{clock_in_words, without_clock};
use crate::folder::words::mark::{read_figure, without_marks};
use crate::folder::words::number::{read_number, read_sized};
use crate::folder::words::two_limits::with_limits;
use crate::folder::words::worded::{with_base, worded};

use super::found::{Found, FoundMeasure};
use super::good_words::good;
use super::judged::judged;
use super::row_names::{is_whole, no_measure, part_in_words};
use super::shape::{NameFrom, PeriodFrom, Shape};
use super::told_apart::ToldApart;
use super::words::{Role, frequency, mark};

/// Goes through the rows below the headings.
pub fn measures(grid: &Grid, shape: &Shape, found: &mut Found) {
    let mut reading = Rows {
        grid,
        shape,
        found,
        section: String::new(),
        are_sections_first: are_sections_first(grid, shape),
        priority: String::new(),
        under: Under::default(),
        is_over: false,
        last: 0,
        below: Vec::new(),
        whole: String::new(),
        block: Block::default(),
        apart: ToldApart::default(),
        same_time: SameTime::of(shape.of(Role::Figures).map(|(at, heading)| (at, heading, shape.period_of(heading)))),
    };
    grid.each(|at, row| {
        if at > shape.at {
            let line = line_of(row);
            reading.block.pass(line, &reading.name(row));
        }
    });
    reading.block.end();
    grid.each(|at, row| {
        if at > shape.at {
            reading.row(row);
        } else if at < shape.at && is_note(row) && !shape.is_over_periods(at, row) {
            let title = row.iter().find(|cell| !cell.is_blank());
            reading.found.titles.extend(title.map(|cell| cell.text.clone()));
        }
    });
    let (below, apart) = (reading.below, reading.apart);
    found.notes.extend(below);
    apart.into_found(shape, found);
}

/// Whether the column of sections has blanks, and no section twice: each stands in the first row of its block.
fn are_sections_first(grid: &Grid, shape: &Shape) -> bool {
    let Some((section, _)) = shape.of(Role::Section).next() else { return false };
    let (mut seen, mut blanks, mut is_twice) = (BTreeSet::new(), 0, false);
    grid.each(|at, row| {
        let cell = row.get(section).filter(|cell| !cell.is_blank());
        match cell {
            _ if at <= shape.at || is_note(row) => {}
            None => blanks += 1,
            Some(cell) if cell.is_merged => {}
            Some(cell) => is_twice |= !seen.insert(plain(&cell.text)),
        }
    });
    blanks > 0 && seen.len() > 1 && !is_twice
}

fn is_number(cell: &Cell, two: Option<TwoParts>) -> bool {
    time_of(cell, two).is_some()
        || read_figure(&cell.text).is_ok()
        || read_sized(&cell.text).is_some()
        || worded(&cell.text).is_some()
}

/// The targets of a row, as they are written.
fn targets<'a>(shape: &'a Shape, row: &'a [Cell]) -> impl Iterator<Item = String> + 'a {
    let cells = shape.of(Role::Target).filter_map(|(at, _)| row.get(at));
    cells.filter(|cell| !cell.is_blank() && !says_no_target(&cell.text)).map(|cell| cell.text.clone())
}

/// A figure without what is behind it, and its unit where that is there.
fn alone(text: &str) -> Option<(&str, &str)> {
    let text = with_sign(text).map_or(text, |(figure, _)| figure);
    if read_number(text).is_ok() || read_sized(text).is_some() {
        return Some((text, ""));
    }
    let before = || with_limits(text).map(|(bare, _)| bare).or_else(|| Some(with_base(text)?.0));
    let bare = || before().filter(|bare| read_number(bare).is_ok());
    let marked = || Some(without_marks(text).0).filter(|rest| read_number(rest).is_ok());
    worded(text).or_else(|| bare().or_else(marked).map(|bare| (bare, "")))
}

fn is_time_of_day(cell: &Cell) -> bool {
    time_of(cell, None).is_some_and(|time| time.shows == ClockShows::TimeOfDay)
}

/// Why a row of words, or of times that are no lengths of time, is no measure.
fn no_figures(filled: &[&Cell]) -> &'static str {
    if filled.iter().any(|cell| cell.formula_only) {
        return "its formulas have no stored result: open the file in Excel or LibreOffice and save it";
    }
    if filled.iter().all(|cell| is_two_parts(&cell.text) && cell.held.is_none()) {
        return "its times could be hours and minutes or minutes and seconds: write (hh:mm) or (mm:ss) behind its name, or 0:03:05";
    }
    let has_comma = |cell: &&Cell| read_number(&cell.text).is_err_and(|no| no.help.starts_with("use a comma"));
    if filled.iter().all(has_comma) {
        return "its figures have a comma for a point: write 84.5";
    }
    "its figures are words"
}

struct Rows<'a> {
    grid: &'a Grid,
    shape: &'a Shape,
    found: &'a mut Found,
    section: String,
    /// The column of sections has each only in the first row of its block.
    are_sections_first: bool,
    /// The last of that column.
    priority: String,
    /// The heading that stands above the rows, by which names are told apart.
    under: Under,
    /// A second table has begun: below a blank line its headings stand where the figures of the first are.
    is_over: bool,
    /// The last line that held anything.
    last: usize,
    /// Headings of sections or notes since the last measure.
    below: Vec<String>,
    /// The last measure that is no part of another.
    whole: String,
    block: Block,
    apart: ToldApart,
    same_time: SameTime,
}

/// Whether a cell is a figure, or one of the signs that stand in its place or beside it.
fn is_figure(cell: &Cell, two: Option<TwoParts>) -> bool {
    is_number(cell, two) || mark(&cell.text).is_some() || with_sign(&cell.text).is_some()
}

impl Rows<'_> {
    fn row(&mut self, row: &[Cell]) {
        let line = line_of(row);
        let is_apart = line > self.last + 1 && self.last > 0;
        self.last = line;
        if is_note(row) {
            self.under.pass(row);
            if let Some(cell) = row.iter().find(|cell| !cell.is_blank()) {
                if !is_a_note(&cell.text) {
                    self.section.clone_from(&cell.text);
                    self.priority.clear();
                }
                self.below.push(cell.text.clone());
            }
            if !self.name(row).is_empty() {
                self.block.end();
            }
            return;
        }
        let Some([name, area]) = self.name_in_block(row, line) else { return };
        let figures: Vec<(&Cell, String)> = self.figures(row);
        let two = self.two_parts(row, &name);
        let words = figures.iter().filter(|(cell, _)| !cell.is_blank() && !is_figure(cell, two)).count();
        let filled = figures.iter().filter(|(cell, _)| !cell.is_blank()).count();
        self.is_over |= is_apart && words > 1 && words == filled || self.begins_another(row);
        if self.is_over {
            self.found.left_out.push((name, "a second table"));
            return;
        }
        // Where each row is one figure, a word in its place is that figure's own slip.
        let is_wide = self.shape.period == PeriodFrom::Headings;
        if is_wide && words > 0 && words == filled {
            let filled: Vec<&Cell> = figures.iter().map(|(cell, _)| *cell).filter(|cell| !cell.is_blank()).collect();
            self.found.left_out.push((name, no_figures(&filled)));
            return;
        }
        if filled > 0 && figures.iter().all(|(cell, _)| cell.is_blank() || is_time_of_day(cell)) {
            self.found.left_out.push((name, "its figures are times of day"));
            return;
        }
        if filled == 0 && (0..row.len()).any(|at| is_over_several(row, at)) && is_wide {
            self.found.left_out.push((name, "its figures are merged over several periods, and of none of them alone"));
            return;
        }
        let part = self.part(row);
        if let Some(why) = no_measure(if part.is_empty() { &name } else { &part }).filter(|_| !is_whole(&part)) {
            self.found.left_out.push((if part.is_empty() { name } else { part }, why));
            return;
        }
        self.signs(&figures, two);
        self.marks_beside(row);
        self.take(row, [name, area], &figures, two);
    }

    /// The section of a row: what its own cell says, or that of the first row of its block, or the heading above it.
    fn in_block_of(&mut self, section: String) -> String {
        if !section.is_empty() {
            self.priority.clone_from(&section);
            return section;
        }
        let is_below = self.are_sections_first && !self.priority.is_empty();
        self.found.is_section_down |= is_below;
        if is_below { self.priority.clone() } else { self.section.clone() }
    }

    /// The signs in the place of figures, and the words that mean nothing that is known.
    fn signs(&mut self, figures: &[(&Cell, String)], two: Option<TwoParts>) {
        for (cell, _) in figures {
            match mark(&cell.text) {
                Some(meaning) => drop(self.found.marks.insert(cell.text.clone(), meaning)),
                None if cell.is_blank() || cell.formula_only || is_figure(cell, two) => {}
                None => {
                    self.found.unread.push(cell.text.clone());
                    self.found.unread_at.push(self.grid.place(cell));
                }
            }
        }
    }

    fn begins_another(&self, row: &[Cell]) -> bool {
        self.shape.period == PeriodFrom::Headings && begins_another(row, self.shape.of(Role::Figures))
    }

    /// What a time of two parts is, by the name of a measure or its unit.
    fn two_parts(&self, row: &[Cell], name: &str) -> Option<TwoParts> {
        let unit = self.shape.of(Role::Unit).next().and_then(|(at, _)| row.get(at));
        let of_unit = || clock_in_words(&unit?.text.to_lowercase()).and_then(|words| words.two_parts);
        without_clock(name).and_then(|(_, words)| words.two_parts).or_else(of_unit)
    }

    /// The signs in the place of a target, a comparator or a count. There `<5` is a target.
    fn marks_beside(&mut self, row: &[Cell]) {
        let beside = [Role::Target, Role::Comparator, Role::Numerator, Role::Denominator];
        for (at, _) in beside.into_iter().flat_map(|role| self.shape.of(role)) {
            let cell = row.get(at).filter(|cell| !cell.text.starts_with('<'));
            if let Some((cell, meaning)) = cell.and_then(|cell| Some((cell, mark(&cell.text)?))) {
                self.found.marks.insert(cell.text.clone(), meaning);
            }
        }
    }

    fn take(&mut self, row: &[Cell], [name, area]: [String; 2], figures: &[(&Cell, String)], two: Option<TwoParts>) {
        let text = |wanted: Role| {
            let cell = self.shape.of(wanted).next().and_then(|(at, _)| row.get(at));
            cell.map_or_else(String::new, |cell| cell.text.clone())
        };
        self.found.areas.extend((!area.is_empty()).then(|| area.clone()));
        let (section, code, unit) = (text(Role::Section), text(Role::Code), text(Role::Unit));
        let section = self.in_block_of(section);
        let (good, frequency) = (good(&text(Role::Good)), frequency(&text(Role::Frequency)));
        let (written, part) = self.told_apart(row, &name);
        let of_part = (unit.is_empty() && is_whole(&part)).then(|| part.clone());
        let unit = self.percentage(row).or(of_part).unwrap_or(unit);
        let places = self.found.places.len();
        let at = *self.found.places.entry(plain(&written)).or_insert(places);
        let (words, of_whole) = part_in_words(&name, &mut self.whole);
        let unit = if unit.is_empty() { of_whole.to_owned() } else { unit };
        if at == places {
            let alone = if part.is_empty() { String::new() } else { name };
            let part = if is_whole(&part) { String::new() } else { part };
            let tolerance = self.tolerance(row);
            let new =
                FoundMeasure { written, section, code, unit, good, frequency, tolerance, ..FoundMeasure::default() };
            self.found.measures.push(FoundMeasure { words, alone, part, ..new });
        }
        self.apart.row((at, &area, self.under.heading()), figures, (self.shape, row));
        self.below.clear();
        let judged = judged(self.shape, row, figures);
        let held = &mut self.found.measures[at];
        held.sheets.insert(self.shape.sheet.clone());
        held.targets.extend(targets(self.shape, row));
        held.judged.extend(judged);
        for (cell, period) in figures.iter().filter(|(cell, _)| !cell.is_blank()) {
            held.periods.push(period.clone());
            // "Q3 2024/25 %" says the unit of what stands under it.
            if held.unit.is_empty() && period.contains('%') {
                held.unit.push('%');
            }
            if let Some(unit) = self.grid.units.get(&(cell.line, cell.column)) {
                held.shown_unit.clone_from(unit);
                if held.unit.is_empty() {
                    held.unit.clone_from(unit);
                }
            }
            if let Some(time) = time_of(cell, two) {
                held.times.push(time);
                held.in_time.push((period.clone(), time.seconds.to_string()));
            } else if let Some((figure, unit)) = alone(&cell.text) {
                held.figures.push(figure.to_owned());
                held.in_time.push((period.clone(), figure.to_owned()));
                if held.unit.is_empty() {
                    unit.clone_into(&mut held.unit);
                }
            } else {
                held.signs.push((period.clone(), cell.text.clone()));
            }
        }
    }

    /// What a row says of how far from its target is still close, with the unit that its heading says.
    fn tolerance(&self, row: &[Cell]) -> String {
        let Some((at, heading)) = self.shape.of(Role::Tolerance).next() else { return String::new() };
        let cell = row.get(at).map_or("", |cell| cell.text.trim());
        let is_bare = cell.ends_with(|letter: char| letter.is_ascii_digit());
        let unit = ["%", "points", "pp"].into_iter().find(|unit| is_bare && plain(heading).contains(unit));
        format!(
            "{cell}{}",
            unit.map(|unit| if unit == "%" { "%".to_owned() } else { format!(" {unit}") }).unwrap_or_default()
        )
    }

    /// A measure as it is written where its name alone is that of several, and what tells it from them.
    fn told_apart(&self, row: &[Cell], name: &str) -> (String, String) {
        let part = self.part(row);
        if !part.is_empty() {
            return (format!("{name} {part}"), part);
        }
        match self.under.named(name).filter(|_| self.found.apart.is_headed(name)) {
            Some(written) => (written, self.under.heading().to_owned()),
            None => (name.to_owned(), String::new()),
        }
    }

    /// What says in a row that its figure is a percentage. A column beside it, "Unit", may then say of what.
    fn percentage(&self, row: &[Cell]) -> Option<String> {
        let mut beside = self.shape.columns.iter().filter(|(_, heading, _)| is_unit(heading));
        beside.find_map(|(at, ..)| Some(&row.get(*at)?.text).filter(|text| is_percentage(text)).cloned())
    }

    /// What a row says in the column that tells the rows of one name apart. Empty where there is none.
    fn part(&self, row: &[Cell]) -> String {
        let cell = self.shape.apart.and_then(|at| row.get(at));
        cell.map_or_else(String::new, |cell| cell.text.clone())
    }

    /// The name and the area of a row, or of the block that it stands in.
    fn name_in_block(&mut self, row: &[Cell], line: usize) -> Option<[String; 2]> {
        let name = self.name(row);
        let area = self.shape.of(Role::Area).next().and_then(|(at, _)| row.get(at));
        let area = area.map_or_else(String::new, |cell| cell.text.clone());
        let is_dated = match &self.shape.period {
            PeriodFrom::Columns(columns) => {
                let words: Vec<&str> = columns.iter().filter_map(|at| Some(row.get(*at)?.text.as_str())).collect();
                is_period_cell(words.join(" ").trim())
            }
            PeriodFrom::Headings | PeriodFrom::Sheet => false,
        };
        let above = self.block.above(line, [&name, &area], is_dated);
        self.found.is_filled_down |= above.is_some();
        above.or(Some([name, area])).filter(|[name, _]| !name.is_empty())
    }

    fn name(&self, row: &[Cell]) -> String {
        match &self.shape.name {
            NameFrom::Column(at) => row.get(*at).map_or_else(String::new, |cell| cell.text.clone()),
            NameFrom::Sheet => self.shape.sheet.clone(),
            NameFrom::Title(title) => title.clone(),
        }
    }

    /// The cells of figures with the period of each.
    fn figures<'a>(&self, row: &'a [Cell]) -> Vec<(&'a Cell, String)> {
        let cell = |at: usize| row.get(at);
        match &self.shape.period {
            PeriodFrom::Headings => {
                let of = self.shape.of(Role::Figures);
                let is_before = |at| self.same_time.is_before_its_quarter(at, |other| has_figure(row, other));
                let alone = of.filter(|(at, _)| !is_over_several(row, *at) && !is_before(*at));
                alone.filter_map(|(at, heading)| Some((cell(at)?, self.shape.period_of(heading).to_owned()))).collect()
            }
            PeriodFrom::Columns(columns) => {
                let period: Vec<&str> = columns.iter().filter_map(|at| Some(cell(*at)?.text.as_str())).collect();
                let of = self.shape.of(Role::Value);
                let period = in_words(&period.join(" "));
                of.filter_map(|(at, _)| Some((cell(at)?, period.clone()))).collect()
            }
            PeriodFrom::Sheet => {
                let of = self.shape.of(Role::Value);
                of.filter_map(|(at, _)| Some((cell(at)?, self.shape.of_sheet.clone()))).collect()
            }
        }
    }
}
