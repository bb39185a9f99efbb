//! What a council's own file would give a report: its shape recognised, a recipe for it, and entries for the catalogue. No
//! figure is copied: the file is read as it is at every build.

mod alone;
mod as_data;
mod by_target;
mod candidates;
mod choices;
mod decimals;
mod disagree;
mod entry;
mod entry_text;
mod frequency;
mod fresh_sheets;
mod gone;
mod grows;
mod heading_words;
mod in_full;
mod into_folder;
mod kind;
mod lateness;
mod meta;
mod misspelt;
mod naming;
mod neighbours;
mod new_folder;
mod new_marks;
mod over;
mod own_files;
mod own_name;
mod own_unit;
mod planned;
mod proposal;
mod published;
mod published_text;
mod said_elsewhere;
mod said_good;
mod same_name;
mod sections;
mod shares;
mod successor;
mod target_moved;
mod to_report;
mod tolerance;
mod twice;
mod unit_alone;
mod unit_doubt;
mod unknown;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::{Indicator, Period, is_open_to_date, period_named};
use crate::figures::prose::list;

use super::recognise::{
    FoundMeasure, Recognised, RecognisedTable, open_periods, or_by_area, recognise, unread_periods,
};
use super::sources::{Recipe, fits, too_many_cells, unfit_sheets};
use crate::folder::data::without_year::{HOW, without_year};
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;
use crate::folder::table::known_names::KnownNames;
use crate::folder::table::open_table::open_sheets;

use alone::alone;
pub use choices::ImportChoices;
use disagree::{between_sheets, disagreements};
pub use entry::NewEntry;
use frequency::quarters_by_months;
use fresh_sheets::{Fresh, fresh};
use grows::may_grow;
pub use into_folder::{Imported, PlannedImport, plan_import};
pub use kind::KnownKind;
use lateness::{lag, periods_with_figures};
pub use new_folder::{NewFiles, NewFolder, ReportWords, blank_folder, new_folder};
pub use own_files::with_own_files;
pub use planned::import_into;
pub use proposal::Proposal;
use published::published;
use said_elsewhere::said_elsewhere;
use to_report::{latest_of_most, periods_of};
use unknown::unknown;

/// Looks at a file by its name in `data/` of a report folder. `recipes`: those that the folder has for it already.
///
/// # Errors
/// Whatever is wrong with the file as such; and where none of its sheets has a shape that is known.
pub fn propose(
    name: &str,
    bytes: &[u8],
    (catalogue, recipes): (&[Indicator], &[&Recipe]),
    choices: &ImportChoices,
) -> Result<Proposal, Error> {
    if let Some(found) = published((name, bytes), (catalogue, recipes), choices)? {
        return Ok(found);
    }
    let (sheets, told) = open(name, bytes)?;
    let known = KnownNames::of(catalogue);
    let mut found = tables_of((name, &sheets), recipes, choices, &known)?;
    if found.tables.is_empty() {
        return if recipes.is_empty() { Err(unknown(name, &sheets).into()) } else { Ok(by_its_own_recipe()) };
    }
    if let Some((_, moved)) = found.tables.iter().find_map(|table| moved(&sheets, table)) {
        return Err(moved.into());
    }
    without_left_out(&mut found.tables, recipes);
    said_elsewhere(&mut found.tables);
    let told = told.into_iter().chain(std::mem::take(&mut found.told)).collect();
    let said: Vec<String> =
        recipes.iter().flat_map(|recipe| recipe.marks.iter().map(|(sign, _)| plain(sign))).collect();
    let (recipes, unread_sheets) = (found.recipes, found.unread_sheets);
    let mut proposal = Proposal { recipes, unread_sheets, told, ..Proposal::default() };
    if found.tables.iter().all(|table| table.found.measures.is_empty()) {
        return Err(without_figures(name, &found.tables).into());
    }
    let by_sheet = has_a_sheet_each(&found.tables);
    let mut periods = Vec::new();
    for table in &found.tables {
        proposal.add(table, (catalogue, &known), by_sheet);
        periods.extend(table.periods().map(str::to_owned));
    }
    proposal.without_meanings(&said);
    let tolerances = proposal.new.iter_mut().map(|new| (new.id.clone(), &mut new.tolerance));
    proposal.told.extend(tolerance::settle(tolerances.collect()));
    let all: Vec<&FoundMeasure> = found.tables.iter().flat_map(|table| &table.found.measures).collect();
    proposal.told.extend(misspelt::misspelt(&all));
    proposal.told.extend(twice::twice(&all));
    let without = sheets.iter().filter(|grid| proposal.unread_sheets.iter().any(|sheet| sheet == grid.sheet()));
    let told = without.filter_map(|grid| Some(format!("the sheet {}: {}; {HOW}", grid.sheet(), without_year(grid)?.0)));
    let told: Vec<String> = told.collect();
    proposal.told.extend(told);
    let differ = sheets.iter().flat_map(|grid| found.tables.iter().flat_map(|table| of_sheet(grid, table)));
    add_new(&mut proposal.told, differ);
    let undated = found.tables.iter().flat_map(RecognisedTable::undated);
    add_new(&mut proposal.told, undated.chain(found.tables.iter().filter_map(|table| table.shape.fits_two())));
    add_new(&mut proposal.told, found.tables.iter().filter_map(RecognisedTable::of_the_sheet));
    add_new(&mut proposal.told, found.tables.iter().flat_map(RecognisedTable::of_one_time));
    add_new(&mut proposal.told, found.tables.iter().flat_map(RecognisedTable::of_no_period));
    proposal.date(&found.tables);
    let is_dated = proposal.latest().is_some();
    proposal.told.extend(unread_periods(&periods).into_iter().chain(open_periods(&periods, is_dated)));
    Ok(proposal)
}

/// What a file gives that the officer's own recipe fits, and in which no measures are recognised.
fn by_its_own_recipe() -> Proposal {
    let told = "its table is read by your own [[source]] in report.toml; the program recognises no measures in it, so a new one needs a \
                line there";
    Proposal { told: vec![told.to_owned()], ..Proposal::default() }
}

/// The tables of a file, by its recipes where it has some.
///
/// # Errors
/// It has, and none of them fits any sheet of it: nothing would be read.
fn tables_of(
    (name, sheets): (&str, &[Grid]),
    recipes: &[&Recipe],
    choices: &ImportChoices,
    known: &KnownNames,
) -> Result<Fresh, Error> {
    if recipes.is_empty() {
        let sheets: Vec<&Grid> = sheets.iter().collect();
        let found = or_by_area(choices.area.as_deref(), |given| recognise(name, &sheets, given, known));
        return Ok(of_new_file(found, &choices.without));
    }
    let is_read = |grid: &Grid| recipes.iter().any(|recipe| fits(grid, recipe));
    let unfit: Vec<Diagnostic> = recipes.iter().flat_map(|recipe| unfit_sheets(recipe, sheets)).collect();
    if !unfit.is_empty() && !sheets.iter().any(is_read) {
        return Err(Error::stopped_by(unfit));
    }
    Ok(fresh(name, sheets, (recipes, choices.area.as_deref()), known))
}

/// What a file gives that has no recipe yet: one for each of its tables. `without`: measures that are not read of it.
fn of_new_file(mut found: Recognised, without: &[String]) -> Fresh {
    found.tables.iter_mut().for_each(|table| table.leave_out(without, IN_ANOTHER));
    let recipes = found.tables.iter().map(|table| table.recipe.as_str()).collect();
    let told = found.at_odds.iter().map(between_sheets).collect();
    Fresh { recipes, tables: found.tables, unread_sheets: found.unread_sheets, told }
}

/// What is said of the columns of a sheet of a table that hold other figures than those that are read.
fn of_sheet(grid: &Grid, table: &RecognisedTable) -> Vec<String> {
    if table.shape.sheet == grid.sheet() { disagreements(grid, &table.shape) } else { Vec::new() }
}

/// Rows of a text whose cells stand under the wrong headings.
fn moved(sheets: &[Grid], table: &RecognisedTable) -> Option<(BTreeSet<usize>, Diagnostic)> {
    sheets.iter().filter(|grid| grid.sheet() == table.shape.sheet).find_map(|grid| too_many_cells(grid, table.shape.at))
}

/// Rows that the recipes of a file leave out stay out.
fn without_left_out(tables: &mut [RecognisedTable], recipes: &[&Recipe]) {
    let left: BTreeSet<String> = recipes.iter().flat_map(|recipe| &recipe.leave_out).map(|name| plain(name)).collect();
    for table in tables {
        table.found.measures.retain(|measure| !left.contains(&plain(&measure.written)));
    }
}

/// Every sheet that is shown, and what is hidden.
fn open(name: &str, bytes: &[u8]) -> Result<(Vec<Grid>, Vec<String>), Error> {
    let (sheets, told) = alone(name, bytes, |from, file| open_sheets(from, file, &[])).map_err(Error::stopped_by)?;
    match sheets.filter(|_| !told.iter().any(Diagnostic::is_error)) {
        Some(sheets) => Ok((sheets, told.into_iter().map(|one| one.message).collect())),
        None => Err(Error::stopped_by(told)),
    }
}

fn first_and_last(periods: &[Period]) -> Option<(String, String)> {
    let mut sorted = periods.to_vec();
    sorted.sort_by_key(|period| (period.end(), Reverse(period.months())));
    Some((sorted.first()?.in_full(), sorted.last()?.in_full()))
}

/// What is said where names stand only in the first row of their block.
const FILLED_DOWN: &str = "names stand only in the first row of their block: the rows below that have a period and no name are of the same measure";

/// What is said where sections do.
const SECTIONS_DOWN: &str =
    "sections stand only in the first row of their block: the rows below that have none are of the same section";

impl Proposal {
    /// Of which periods the figures are.
    fn date(&mut self, tables: &[RecognisedTable]) {
        let figures: Vec<Period> = tables.iter().flat_map(RecognisedTable::figures_of).collect();
        // Of quarters that are named by the month in which they end the quarters are said.
        let are_quarters = !self.new.is_empty() && self.new.iter().all(|new| new.frequency == Some("quarterly"));
        let quarter = |of: &Period| if of.months() == 1 { of.quarter_that_ends_with() } else { Some(*of) };
        let quarters: Option<Vec<Period>> = figures.iter().map(quarter).collect::<Option<_>>().filter(|_| are_quarters);
        self.periods = first_and_last(quarters.as_ref().unwrap_or(&figures));
        let (in_time, empty) = periods_of(tables);
        self.to_report = latest_of_most(&in_time).or_else(|| to_date_of_sheet(tables));
        self.in_time = in_time;
        self.told.extend(all_nothing(&empty));
        let figures = figures.into_iter().chain(self.to_report);
        let with_quarters = |period: Period| [Some(period), period.quarter_that_ends_with()].into_iter().flatten();
        self.held = figures.flat_map(with_quarters).collect();
        let own = tables.iter().flat_map(RecognisedTable::own_figures_of).chain(self.to_report);
        self.own = own.flat_map(with_quarters).collect();
        self.is_of_a_period = !tables.is_empty() && tables.iter().all(|table| !table.shape.of_sheet.is_empty());
    }

    /// Without the texts in the place of figures whose meaning the recipes of the file give.
    fn without_meanings(&mut self, said: &[String]) {
        let all = std::mem::take(&mut self.unread).into_iter().zip(std::mem::take(&mut self.unread_at));
        (self.unread, self.unread_at) = all.filter(|(text, _)| !said.contains(&plain(text))).unzip();
    }

    /// `by_sheet`: each sheet has measures of its own, as a directorate has.
    fn add(&mut self, table: &RecognisedTable, (catalogue, known): (&[Indicator], &KnownNames), by_sheet: bool) {
        let found = &table.found;
        let periods = periods_with_figures(&found.measures);
        for measure in &found.measures {
            let is_first = !self.figures.contains_key(&plain(&measure.written));
            self.figures.entry(plain(&measure.written)).or_default().extend(measure.dated());
            self.targets.entry(plain(&measure.written)).or_default().extend(measure.targets.iter().cloned());
            if known.first(&measure.written).is_some() {
                self.known += usize::from(is_first);
                continue;
            }
            let written = plain(&measure.written);
            if self.new.iter().any(|new| plain(&new.written) == written) {
                continue;
            }
            let ids = catalogue.iter().map(|known| known.id.clone()).chain(self.new.iter().map(|new| new.id.clone()));
            let mut new = NewEntry::of(measure, &ids.collect::<Vec<_>>()).with_lag(lag(measure, &periods));
            if self.is_said_already(measure, &new, catalogue) {
                continue;
            }
            new.beside = table.beside(measure, known).into_iter().map(|at| catalogue[at].id.clone()).collect();
            if new.section.is_empty() && by_sheet {
                new.section = measure.sheets.first().cloned().unwrap_or_default();
            }
            self.told.extend(unit_doubt::unit_doubt(measure, new.unit_word()));
            self.told.extend(own_unit::may_be_shares(measure).filter(|_| new.is_unit_open));
            self.told.extend(may_grow(measure, &new.of_unit).filter(|_| new.kind.is_none()));
            self.told.extend(new.range.as_ref().map(|(range, band)| {
                format!(
                    "{}: no figure is held against its target of {range}; if figures within it are good, write good = {band} in \
                     indicators.toml",
                    measure.written
                )
            }));
            let is_stock = new.kind.is_some_and(|kind| kind.word == "stock");
            add_new(&mut self.told, quarters_by_months(measure, new.frequency, is_stock).into_iter());
            self.new.push(new);
        }
        add_new(&mut self.told, found.apart.told().into_iter());
        if table.found.is_filled_down {
            add_new(&mut self.told, std::iter::once(FILLED_DOWN.to_owned()));
        }
        if table.found.is_section_down {
            add_new(&mut self.told, std::iter::once(SECTIONS_DOWN.to_owned()));
        }
        let left_out = table.left_out().into_iter().map(|(what, why)| (what.to_owned(), why.to_owned()));
        add_new(&mut self.left_out, left_out);
        add_new(&mut self.marks, found.marks.iter().map(|(sign, meaning)| (sign.clone(), (*meaning).to_owned())));
        add_new(&mut self.undated_targets, table.undated_targets().map(str::to_owned));
        self.unread.extend(found.unread.iter().cloned());
        self.unread_at.extend(found.unread_at.iter().cloned());
        add_new(&mut self.told, table.peers().into_iter());
        add_new(&mut self.areas, found.areas.iter().cloned());
    }
}

/// The period of a sheet whose figures are all of a year to date that does not say its end: it is up to then.
fn to_date_of_sheet(tables: &[RecognisedTable]) -> Option<Period> {
    let is_open = |table: &&RecognisedTable| table.periods().any(is_open_to_date);
    let of_sheet =
        |table: &RecognisedTable| period_named(&table.shape.of_sheet).filter(|of| of.since_april().is_some());
    tables.iter().filter(is_open).find_map(of_sheet)
}

/// What is said of periods in which every figure is 0.
fn all_nothing(empty: &BTreeSet<Period>) -> Option<String> {
    let periods: Vec<String> = empty.iter().map(|period| period.in_full()).collect();
    (!periods.is_empty()).then(|| {
        format!(
            "every figure of {} is 0, as if it were still to be filled in: a report on that would print it as a result",
            list(&periods)
        )
    })
}

/// Adds what is not there yet: what several sheets have is told once.
fn add_new<T: PartialEq>(to: &mut Vec<T>, more: impl Iterator<Item = T>) {
    for one in more {
        if !to.contains(&one) {
            to.push(one);
        }
    }
}

/// Whether there are several sheets and no measure stands on two of them.
fn has_a_sheet_each(tables: &[RecognisedTable]) -> bool {
    let mut seen: BTreeMap<String, BTreeSet<&String>> = BTreeMap::new();
    for measure in tables.iter().flat_map(|table| &table.found.measures) {
        seen.entry(plain(&measure.written)).or_default().extend(&measure.sheets);
    }
    let sheets: BTreeSet<&String> = seen.values().flatten().copied().collect();
    sheets.len() > 1 && seen.values().all(|sheets| sheets.len() == 1)
}

const IN_ANOTHER: &str = "another file of the folder has it, with other figures of the same time";

/// Its headings are known, and no row has a figure.
fn without_figures(name: &str, tables: &[RecognisedTable]) -> Diagnostic {
    let left = tables.iter().flat_map(|table| table.found.left_out.iter()).next();
    let help = match left {
        Some((row, why)) => format!("of \u{201c}{row}\u{201d}: {why}"),
        None => "put the figures under the headings, and take it in again".to_owned(),
    };
    Diagnostic::error(Code::EmptyObservation, format!("`{name}` has no measure with a figure"))
        .at(Place::file(name))
        .help(help)
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    #[test]
    fn a_word_of_time_in_the_format_of_the_cells_is_the_unit() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (column, heading) in (0..).zip(["Measure", "Q1 2024/25", "Q2 2024/25"]) {
            sheet.write(0, column, heading).expect("written");
        }
        let days = Format::new().set_num_format("0 \"days\"");
        sheet.write(1, 0, "Re-let of homes").expect("written").write(2, 0, "Homes let").expect("written");
        for column in 1..=2 {
            sheet.write_with_format(1, column, 20 + column, &days).expect("written");
            sheet.write(2, column, 40 + column).expect("written");
        }
        let bytes = book.save_to_buffer().expect("a workbook");
        let found = propose("data/a.xlsx", &bytes, (&[], &[]), &ImportChoices::default()).expect("recognised");
        let units: Vec<&str> = found.new.iter().map(|new| new.unit.as_str()).collect();
        assert_eq!(units, ["unit = \"time\"\nword = [\"day\", \"days\"]\n", "unit = \"count\"\n"]);
    }

    /// Of the last of many measures rows are held too, which say that its figures are whole.
    #[test]
    fn the_last_of_forty_measures_is_a_number_too() {
        let mut text = String::from("Year,Council,Indicator,Value\n");
        for measure in 0..40 {
            for year in 2014..2024 {
                for council in 0..12 {
                    let figure = 100 + measure + council + year % 7;
                    text.push_str(&format!("{year}/{},Council {council},Cases {measure},{figure}\n", year % 100 + 1));
                }
            }
        }
        for measure in ["Cases 0", "Cases 39"] {
            let choices = ImportChoices { measures: vec![measure.to_owned()], ..ImportChoices::default() };
            let found = propose("data/a.csv", text.as_bytes(), (&[], &[]), &choices).expect("recognised");
            let units: Vec<&str> = found.new.iter().map(|new| new.unit.as_str()).collect();
            assert_eq!(units, ["unit = \"count\"\n"], "{measure}");
        }
    }
}
