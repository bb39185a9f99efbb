//! What a file holds: its sheets put together where one recipe reads them, and what of them is in doubt.

use std::collections::BTreeMap;

use crate::figures::measure::{
    AreaKind, Period, almost_period, area_kind, is_open_to_date, period_named, year_of_open_to_date,
};
use crate::figures::prose::list;
use crate::folder::sources::{SameTime, THIS_PERIOD, is_period, is_period_cell, lacks_year};
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::table::known_names::KnownNames;

use super::disputed::disputed;
use super::found::{Found, FoundMeasure};
use super::measures::measures;
use super::recipe_text::{left_out, recipe};
use super::repeated::{AtOdds, Repeated, repeated};
use super::shape::{PeriodFrom, Shape, shape};
use super::words::{NO_ONE_PERIOD, Role};

const ON_ANOTHER: &str = "another sheet has the same figures of it";

/// A file as it would be read.
#[derive(Debug, Default)]
pub struct Recognised {
    /// Its tables, each with a recipe of its own.
    pub tables: Vec<RecognisedTable>,
    /// The sheets that have none.
    pub unread_sheets: Vec<String>,
    /// Sheets that are read and contradict each other.
    pub at_odds: Vec<AtOdds>,
}

/// The sheets that one recipe reads.
#[derive(Debug)]
pub struct RecognisedTable {
    /// The shape of the first of them, which the others share.
    pub shape: Shape,
    /// What they hold.
    pub found: Found,
    /// The recipe as it stands in `report.toml`.
    pub recipe: String,
    of: RecipeOf,
}

/// What the recipe is of.
#[derive(Debug)]
struct RecipeOf {
    file: String,
    sheets: Vec<Shape>,
    /// They are all that the file has.
    is_whole: bool,
}

impl RecipeOf {
    fn recipe(&self, found: &Found) -> String {
        recipe(&self.file, &self.sheets, self.is_whole, found)
    }
}

/// Recognises the tables of a file. `given`: our columns and the file's own headings for them, where an officer says so.
pub fn recognise(name: &str, sheets: &[&Grid], given: &[(String, String)], known: &KnownNames) -> Recognised {
    recognise_some(name, (sheets, sheets.len()), given, known)
}

/// Recognises the tables of some of the `all` sheets of a file.
pub fn recognise_some(
    name: &str,
    (sheets, all): (&[&Grid], usize),
    given: &[(String, String)],
    known: &KnownNames,
) -> Recognised {
    let shapes: Vec<Shape> = sheets.iter().filter_map(|grid| shape(grid, all, given)).collect();
    let is_read = |grid: &&&Grid| shapes.iter().any(|shape| shape.sheet == grid.sheet());
    let unread_sheets = sheets.iter().filter(|grid| !is_read(grid)).map(|grid| grid.sheet().to_owned()).collect();
    let Repeated { mut again, partly, at_odds } = repeated(&shapes, sheets);
    let is_again = |shape: &&Shape| again.iter().any(|(sheet, _)| *sheet == shape.sheet);
    let less = |shape: &Shape| partly.iter().find(|(sheet, _)| *sheet == shape.sheet).map(|(_, names)| names);
    // A sheet that is read without some of its measures has a recipe of its own.
    let (parts, rest): (Vec<Shape>, Vec<Shape>) =
        shapes.iter().filter(|shape| !is_again(shape)).cloned().partition(|shape| less(shape).is_some());
    let groups: Vec<Vec<Shape>> = alike(rest).into_iter().chain(parts.into_iter().map(|part| vec![part])).collect();
    let is_whole = groups.len() == 1 && groups[0].len() == all;
    let tables: Vec<RecognisedTable> = groups
        .into_iter()
        .map(|group| {
            let (group, mut found) = named_as_known(group, sheets, known);
            found.again = std::mem::take(&mut again);
            found.disputed = disputed(&group, sheets, &found);
            let of = RecipeOf { file: name.to_owned(), sheets: group, is_whole };
            let shape = of.sheets.first().cloned().unwrap_or_default();
            let mut table = RecognisedTable { shape, recipe: of.recipe(&found), found, of };
            if let Some(names) = less(&table.shape).filter(|_| table.of.sheets.len() == 1) {
                table.leave_out(&names.iter().cloned().collect::<Vec<_>>(), ON_ANOTHER);
            }
            table
        })
        .collect();
    // Rows that are told apart by what stands beside them have longer names.
    let is_read_so = |one: &AtOdds| {
        tables.iter().flat_map(|table| &table.found.measures).any(|measure| plain(&measure.written) == one.name)
    };
    let at_odds = at_odds.into_iter().filter(is_read_so).collect();
    Recognised { tables, unread_sheets, at_odds }
}

/// The sheets that one recipe reads.
fn alike(shapes: Vec<Shape>) -> Vec<Vec<Shape>> {
    let mut groups: Vec<Vec<Shape>> = Vec::new();
    for shape in shapes {
        match groups.iter_mut().find(|group| group[0].alike(&shape)) {
            Some(group) => group.push(shape),
            None => groups.push(vec![shape]),
        }
    }
    groups
}

/// What sheets hold that one recipe reads. Where rows of one name have other figures they are read again by what tells them apart.
fn found_in(group: Vec<Shape>, sheets: &[&Grid]) -> (Vec<Shape>, Found) {
    let read = |group: &[Shape], mut found: Found| {
        for shape in group {
            let grid = sheets.iter().find(|grid| grid.sheet() == shape.sheet);
            grid.into_iter().for_each(|grid| measures(grid, shape, &mut found));
        }
        found
    };
    let found = read(&group, Found::default());
    if !found.apart.is_any() {
        return (group, found);
    }
    let apart = found.apart.decided(found.is_filled_down);
    let group: Vec<Shape> = group.iter().map(|shape| shape.told_apart_by(apart.column())).collect();
    let mut found = read(&group, Found { apart, ..Found::default() });
    found.settle();
    (group, found)
}

/// The rows are named by the column that the catalogue knows most of: the names, or else their codes.
fn named_as_known(group: Vec<Shape>, sheets: &[&Grid], known: &KnownNames) -> (Vec<Shape>, Found) {
    let others = group[0].other_names();
    let read = found_in(group.clone(), sheets);
    if read.1.known(known) > 0 {
        return read;
    }
    let renamed = others.iter().map(|column| group.iter().map(|shape| shape.named_by(column)).collect());
    let mut by_others = renamed.map(|group| found_in(group, sheets));
    by_others.find(|(_, found)| found.known(known) > 0).unwrap_or(read)
}

impl RecognisedTable {
    /// Leaves out these of its measures, as the file writes them.
    pub fn leave_out(&mut self, names: &[String], why: &'static str) {
        let is_out = |measure: &FoundMeasure| names.iter().any(|name| plain(name) == plain(&measure.written));
        let out = self.found.measures.extract_if(.., |measure| is_out(measure));
        let out: Vec<(String, &str)> = out.map(|measure| (measure.written, why)).collect();
        if !out.is_empty() {
            self.found.left_out.extend(out);
            self.recipe = self.of.recipe(&self.found);
        }
    }

    /// The periods of its figures, as they are written.
    pub fn periods(&self) -> impl Iterator<Item = &str> {
        self.found.measures.iter().flat_map(|measure| measure.periods.iter().map(String::as_str))
    }

    /// The period of each of its figures.
    pub fn figures_of(&self) -> impl Iterator<Item = Period> {
        let of = self.found.measures.iter().flat_map(|measure| &measure.in_time);
        of.filter_map(|(period, _)| period_named(period))
    }

    /// The same without those of columns that give an earlier figure beside that of the sheet: "Previous quarter".
    pub fn own_figures_of(&self) -> impl Iterator<Item = Period> {
        let back = self.shape.meant.iter().filter(|one| !one.word.is_empty() && one.word != THIS_PERIOD);
        let back: Vec<Period> = back.filter_map(|one| period_named(&one.period)).collect();
        self.figures_of().filter(move |period| !back.contains(period))
    }

    /// Columns and rows that are not read, and why.
    pub fn left_out(&self) -> BTreeMap<&str, &'static str> {
        left_out(&self.shape, &self.found)
    }

    /// The measures of the catalogue that stand under the same heading as this one, as places in it.
    pub fn beside(&self, measure: &FoundMeasure, known: &KnownNames) -> Vec<usize> {
        let alike = self.found.measures.iter().filter(|other| other.section == measure.section);
        alike.filter_map(|other| known.first(&other.written)).collect()
    }

    /// The headings of columns that say something of a figure and are not read, and the names of such rows.
    pub fn not_read(&self) -> (Vec<String>, Vec<String>) {
        let columns = self.shape.columns.iter().filter(|(_, _, role)| matches!(role, Role::LeftOut(_)));
        let columns = columns.map(|(_, heading, _)| heading.clone()).collect();
        (columns, self.found.left_out.iter().map(|(name, _)| name.clone()).collect())
    }

    /// Which areas are taken for others of the same type.
    pub fn peers(&self) -> Option<String> {
        const SHOWN: usize = 4;
        // More are the councils of a region or of the nation.
        const MANY: usize = 24;
        if let Some((_, heading)) = self.shape.of(Role::AreaType).next() {
            return Some(format!(
                "only areas with the same \u{201c}{heading}\u{201d} as the report's own are ranked with it"
            ));
        }
        let is_one = |name: &&String| area_kind(name, "") == AreaKind::Authority;
        let named: Vec<String> =
            self.found.areas.iter().filter(is_one).map(|one| format!("\u{201c}{one}\u{201d}")).collect();
        let more = named.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| format!("{more} more"));
        let shown: Vec<String> = named.iter().take(SHOWN).cloned().chain(more).collect();
        (2..=MANY).contains(&named.len()).then(|| {
            format!(
                "{} are taken for councils of one type, among which the report's own is ranked: take out the rows of wards and counties, \
                 or say their type in a column \u{201c}Area type\u{201d}",
                list(&shown)
            )
        })
    }

    /// The headings of targets beside several periods that say no period of their own: they hold for every period.
    pub fn undated_targets(&self) -> impl Iterator<Item = &str> {
        let is_wide = self.shape.period == PeriodFrom::Headings;
        let headings = self.shape.of(Role::Target).map(|(_, heading)| heading);
        // "Q1 Target" is of a quarter, whose year the sheet says.
        let is_of_quarter = |heading: &str| heading.split_whitespace().any(lacks_year);
        headings.filter(move |heading| is_wide && !has_period(heading) && !is_of_quarter(heading))
    }

    /// What is said of columns of one time: figures that are given anew, and quarters among their months.
    pub fn of_one_time(&self) -> Vec<String> {
        let columns = || self.shape.of(Role::Figures);
        let same_time = SameTime::of(columns().map(|(at, heading)| (at, heading, self.shape.period_of(heading))));
        let heading = |at: usize| columns().find(|(column, _)| *column == at).map_or("", |(_, heading)| heading);
        let quoted = |at: &usize| format!("\u{201c}{}\u{201d}", heading(*at));
        let mut told: Vec<String> = Vec::new();
        for (first, anew) in same_time.anew() {
            told.push(format!("{} is read and not {}, where a row has both", quoted(anew), quoted(first)));
        }
        let months: Vec<String> = same_time.within_quarters().iter().map(quoted).collect();
        if !months.is_empty() {
            told.push(format!(
                "{}: not read of a row that has the quarters beside it, of which it ends none",
                list(&months)
            ));
        }
        let quarters: Vec<String> = same_time.quarters_of_months().iter().map(quoted).collect();
        if !quarters.is_empty() {
            told.push(format!(
                "{}: of a measure that comes monthly its months are read and not the quarter",
                list(&quarters)
            ));
        }
        told
    }

    /// What is said of columns whose period the sheet says, and not their heading.
    pub fn of_the_sheet(&self) -> Option<String> {
        let meant = self.shape.meant.iter().filter(|one| !one.word.is_empty());
        let said: Vec<String> = meant.map(|one| format!("\u{201c}{}\u{201d} is {}", one.heading, one.period)).collect();
        let is_named = !self.shape.sheet.is_empty() && self.shape.of_sheet.starts_with(&self.shape.sheet);
        if self.shape.period == PeriodFrom::Sheet && !is_named {
            return Some(format!("the figures are of {}, as the sheet or its title says", self.shape.of_sheet));
        }
        (!said.is_empty()).then(|| format!("by the title of the sheet {}", list(&said)))
    }

    /// What is said of headings that are meant for periods, and are none or can be two: those of one kind together.
    pub fn of_no_period(&self) -> Vec<String> {
        const SHOWN: usize = 3;
        let mut by_help: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (_, heading) in self.shape.of(NO_ONE_PERIOD) {
            let help = almost_period(heading).unwrap_or_default();
            by_help.entry(help).or_default().push(format!("\u{201c}{heading}\u{201d}"));
        }
        let told = by_help.into_iter().map(|(help, mut named)| {
            let is = if named.len() == 1 { "is not a period" } else { "are not periods" };
            let more = named.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| format!("{more} more"));
            named.truncate(SHOWN);
            named.extend(more);
            format!("{} {is} that the program knows, and not read: {help}", list(&named))
        });
        told.collect()
    }

    /// What is said of comparators beside several periods, without a period of their own.
    pub fn undated(&self) -> Option<String> {
        if self.shape.period != PeriodFrom::Headings {
            return None;
        }
        let headings = self.shape.of(Role::Comparator).map(|(_, heading)| heading);
        let named: Vec<String> = headings
            .filter(|heading| !has_period(heading))
            .map(|heading| format!("\u{201c}{heading}\u{201d}"))
            .collect();
        (!named.is_empty()).then(|| {
            format!(
                "the file does not say the period of {}: it is set beside the latest figure, and beside part of a year not where \
                 it may be of the year; write `comparators_for` in report.toml",
                list(&named)
            )
        })
    }
}

/// Whether a heading says a period of its own: "Target 2024/25".
fn has_period(heading: &str) -> bool {
    let words: Vec<&str> = heading.split_whitespace().collect();
    (0..words.len()).any(|from| is_period(&words[from..].join(" ")) || is_period(words[from]))
}

/// What is said of a year to date that does not say its end. `is_dated`: the file says up to when elsewhere.
pub fn open_periods(periods: &[String], is_dated: bool) -> Option<String> {
    let open = periods.iter().find(|text| is_open_to_date(text))?;
    let year = year_of_open_to_date(open).map(|year| year.financial_year_of());
    if let Some(from) = year.filter(|_| !is_dated) {
        let to = (from + 1).rem_euclid(100);
        return Some(format!(
            "\u{201c}{open}\u{201d} does not say up to when, and nor does anything else in the file: it is read up to the end of the report's \
             period, which --period \"Q3 {from}/{to:02}\" says, or report.toml; a heading that says it is Q3 {from}/{to:02} YTD"
        ));
    }
    Some(format!(
        "\u{201c}{open}\u{201d} does not say up to when: it is read up to the end of the period of report.toml, where the file has no \
         later figure of that year"
    ))
}

/// What is said of periods that are not understood.
pub fn unread_periods(periods: &[String]) -> Option<String> {
    const SHOWN: usize = 3;
    let is_unread = |text: &&String| !text.is_empty() && !is_period_cell(text);
    let mut unread: Vec<String> =
        periods.iter().filter(is_unread).map(|text| format!("\u{201c}{text}\u{201d}")).collect();
    unread.sort_unstable();
    unread.dedup();
    if unread.len() > SHOWN {
        let more = unread.len() - SHOWN;
        unread.truncate(SHOWN);
        unread.push(format!("{more} more"));
    }
    (!unread.is_empty()).then(|| {
        format!(
            "the program does not understand the {} {}: write what it means under `periods` of its [[source]] in report.toml",
            if unread.len() == 1 { "period" } else { "periods" },
            list(&unread)
        )
    })
}
