//! The tables of `data/`: which files they are, and their rows put to the indicators they are of.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, Period};
use crate::folder::disk::files::FolderFiles;
use crate::folder::disk::inputs::{FolderReading, Inputs};
use crate::folder::disk::inside::is_of_store;
use crate::folder::disk::listing::names;
use crate::folder::national::{Published, is_list_of_neighbours};
use crate::folder::public::{is_published, read_public};
use crate::folder::rows::benchmarks::read_benchmarks;
use crate::folder::rows::held_rows::{Rows, same_area};
use crate::folder::rows::observations::{Held, read_observations};
use crate::folder::rows::targets::read_targets;
use crate::folder::rows::to_date::Labels;
use crate::folder::settings::plan::Plan;
use crate::folder::sources::{ReadBy, Recipe, read_source};
use crate::folder::table::columns::{BENCHMARKS, Columns, Headings, OBSERVATIONS, TARGETS, plain, read_headings};
use crate::folder::table::grid::Grid;
use crate::folder::table::open_table::{Opened, open_sheets, open_table, open_table_or};
use crate::folder::text::argument::argument;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::named::NamedFile;
use crate::folder::text::source::missing;

use super::as_found::{AsFound, as_found};
use super::doubted_columns::doubted_columns;
use super::undated_targets::settle;
use super::unnamed_sheets::unnamed_sheets;

/// Reads every table of the folder.
pub fn read_tables(from: FolderReading, plan: Option<&Plan>, catalogue: &[Indicator]) -> Rows {
    let faults = from.faults;
    let mut found = discover(from);
    let sources = plan.map_or(&[][..], |plan| plan.sources.as_slice());
    // A file that is read by name is that of the report, where the store has one of this name too.
    let named_so = |file: &NamedFile, path: &str| {
        file.path == path || from.store.is_some_and(|store| file.path == format!("{store}/{path}"))
    };
    let national = |file: &NamedFile| {
        plan.and_then(|plan| plan.national.as_ref()).is_some_and(|plan| plan.files().any(|path| named_so(file, path)))
    };
    // What a recipe reads is read by it, whatever it is called: "targets.xlsx" too.
    let is_read_otherwise =
        |file: &NamedFile| national(file) || sources.iter().any(|recipe| is_of(recipe, |path| named_so(file, path)));
    for files in [&mut found.observations, &mut found.benchmarks, &mut found.targets] {
        files.retain(|file| !is_read_otherwise(file));
    }
    let named =
        |files: Option<&Vec<NamedFile>>, found| files.filter(|files| !files.is_empty()).cloned().unwrap_or(found);
    let observations = named(plan.map(|plan| &plan.observations), found.observations);
    let benchmarks = named(plan.map(|plan| &plan.benchmarks), found.benchmarks);
    let targets = named(plan.map(|plan| &plan.targets), found.targets);
    if observations.is_empty() && sources.is_empty() {
        let help =
            "put the figures there with the headings indicator,period,value, as CSV or as a workbook (.xlsx or .ods)";
        faults.add(missing("data/observations.csv").help(help));
    }
    let mut rows = Rows::default();
    let published = plan.map_or_else(Vec::new, |plan| read_sources(from, plan, catalogue, &mut rows));
    let headings =
        Headings { table: &OBSERVATIONS, renamed: plan.map_or(&[], |plan| plan.observation_columns.as_slice()) };
    for file in &observations {
        let Some(grids) = open_figures((from, plan), file, &headings, catalogue, &mut rows) else { continue };
        let by_name = plan.is_some_and(|plan| plan.observations.iter().any(|named| named.path == file.path));
        if let Some(what) = grids.iter().find_map(elsewhere).filter(|_| !by_name) {
            // Without a report.toml that can be read nobody knows whether it is named there.
            if plan.is_some() {
                faults.add(not_named(file, what));
            }
            continue;
        }
        for grid in grids {
            let Some(columns) = headed((&grid, plan), &headings, faults) else { continue };
            let (held, beside) = read_observations(&grid, &columns, catalogue, faults);
            // The first table is often the only one, and large.
            if rows.held.is_empty() {
                rows.held = held;
            } else {
                rows.held.extend(held);
            }
            rows.targets_beside.extend(beside);
        }
    }
    read_beside(from, plan, [&benchmarks, &targets], catalogue, &mut rows);
    add_published(&mut rows, published, plan.map_or("", |plan| plan.area.as_str()));
    rows
}

/// The period of the report, where it is known.
fn report(plan: Option<&Plan>) -> Option<Period> {
    plan.map(|plan| plan.period)
}

/// The columns of a table with our headings.
fn headed((grid, plan): (&Grid, Option<&Plan>), headings: &Headings, faults: &Diagnostics) -> Option<Columns> {
    let mut columns = read_headings(grid, headings, faults)?;
    let mut labels = Labels::default();
    grid.each(|at, row| {
        if at >= columns.first {
            columns.cell(row, "period").into_iter().for_each(|cell| labels.meet(&cell.text));
        }
    });
    columns.to_date = labels.until(report(plan));
    Some(columns)
}

/// Reads every file that has a recipe. What tables of all areas give is handed back.
fn read_sources(
    from: FolderReading,
    plan: &Plan,
    catalogue: &[Indicator],
    rows: &mut Rows,
) -> Vec<(Vec<Held>, Published)> {
    let mut published = Vec::new();
    for recipe in &plan.sources {
        if recipe.is_of_columns() {
            let given = read_public(from, (recipe, &plan.area_in_tables().0), catalogue);
            published.extend(given.map(|given| (given.own, given.published)));
        } else if let Some(sheets) = open_sheets(from, &recipe.file, &recipe.sheets) {
            read_doubted((recipe, &plan.area, Some(plan.period)), &sheets, catalogue, rows, from.faults);
        }
    }
    settle(rows, catalogue);
    unnamed_sheets(from, &plan.sources, catalogue).into_iter().for_each(|told| from.faults.add(told));
    published
}

/// Reads a file by its recipe, with what in it contradicts what is read.
fn read_doubted(
    (recipe, area, report): (&Recipe, &str, Option<Period>),
    sheets: &[Grid],
    catalogue: &[Indicator],
    rows: &mut Rows,
    faults: &Diagnostics,
) {
    let doubted = doubted_columns(recipe, sheets, catalogue);
    let by = ReadBy { recipe, area, report, told: &doubted.headings };
    read_source(by, sheets, catalogue, rows, faults);
    doubted.told.into_iter().for_each(|told| faults.add(told));
}

/// Whether a file is the one of a recipe, or the description that is published beside it.
fn is_of(recipe: &Recipe, is_named: impl Fn(&str) -> bool) -> bool {
    is_named(&recipe.file.path) || recipe.described_in().is_some_and(|path| is_named(&path))
}

/// Adds what published tables give. Of a measure that the council has figures of its own of, theirs are not mixed in.
fn add_published(rows: &mut Rows, published: Vec<(Vec<Held>, Published)>, area: &str) {
    let is_own = |held: &&Held| held.area.as_deref().is_none_or(|named| same_area(named, area));
    let own: BTreeSet<usize> = rows.held.iter().filter(is_own).map(|held| held.indicator).collect();
    for (held, table) in published {
        rows.held.extend(held.into_iter().filter(|held| !own.contains(&held.indicator)));
        rows.published.push(table);
    }
}

/// Reads what figures are measured against, and what is to be reached.
fn read_beside(
    from: FolderReading,
    plan: Option<&Plan>,
    [benchmarks, targets]: [&[NamedFile]; 2],
    catalogue: &[Indicator],
    rows: &mut Rows,
) {
    let faults = from.faults;
    let headings = Headings { table: &BENCHMARKS, renamed: plan.map_or(&[], |plan| plan.benchmark_columns.as_slice()) };
    for file in benchmarks {
        for grid in open_table(from, file, &headings).into_iter().flatten() {
            if let Some(columns) = headed((&grid, plan), &headings, faults) {
                rows.benchmarks.extend(read_benchmarks(&grid, &columns, catalogue, faults));
            }
        }
    }
    let headings = Headings { table: &TARGETS, renamed: plan.map_or(&[], |plan| plan.target_columns.as_slice()) };
    for file in targets {
        for grid in open_table(from, file, &headings).into_iter().flatten() {
            if let Some(columns) = headed((&grid, plan), &headings, faults) {
                rows.targets.extend(read_targets(&grid, &columns, catalogue, faults));
            }
        }
    }
}

/// The sheets of a table of figures that have our headings, or lack some of them. Where they have others that can mean only one
/// thing, the table is read here. One of the store that has not our headings is of another report, which names it: it is not read.
fn open_figures(
    (from, plan): (FolderReading, Option<&Plan>),
    file: &NamedFile,
    headings: &Headings,
    catalogue: &[Indicator],
    rows: &mut Rows,
) -> Option<Vec<Grid>> {
    let (inputs, told) = (Inputs::default(), Diagnostics::default());
    let of_store = from.store.is_some_and(|store| is_of_store(store, &file.path));
    let area = plan.map_or("", |plan| plan.area.as_str());
    let others = |sheets: &[&Grid]| {
        let is_ours = plan.is_some() && (!of_store || is_called_observations(&file.path));
        let found = if is_ours { as_found(file, sheets, headings.renamed, catalogue) } else { None };
        found.filter(|found| found.is_of_area(area) || !sheets.iter().any(|grid| elsewhere(grid).is_some()))
    };
    let opened = open_table_or(FolderReading { inputs: &inputs, faults: &told, ..from }, file, headings, others);
    let told = told.into_vec();
    if of_store && is_of_another(&opened, &told, headings) {
        return None;
    }
    told.into_iter().for_each(|told| from.faults.add(told));
    for input in inputs.into_vec() {
        from.inputs.add(input).map_err(|fault| from.faults.add(fault)).ok()?;
    }
    match opened? {
        Opened::Ours(grids) => Some(grids),
        Opened::Others(sheets, found) => {
            found.told.into_iter().for_each(|told| from.faults.add(told));
            for recipe in &found.recipes {
                read_doubted((recipe, area, report(plan)), &sheets, catalogue, rows, from.faults);
            }
            settle(rows, catalogue);
            None
        }
    }
}

/// Whether a table of the store is of another report. What cannot be read at all may be ours.
fn is_of_another(opened: &Option<Opened<AsFound>>, told: &[Diagnostic], headings: &Headings) -> bool {
    let is_another = match opened {
        Some(Opened::Ours(grids)) => {
            grids.iter().all(|grid| elsewhere(grid).is_some() || !headings.has_first(&grid.top()))
        }
        Some(Opened::Others(..)) => false,
        None => true,
    };
    is_another && !told.iter().any(|told| told.is_error() && told.code != Code::MissingColumn)
}

/// Whether a table has the name of the figures: what is called otherwise in a store may be of another report.
fn is_called_observations(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    name.split('.').next() == Some("observations")
}

/// What a table is that is no table of the council's own figures, by its headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Elsewhere {
    /// A national table, its neighbours or its list of measures.
    Nation,
    /// Statistical neighbours as the department publishes them.
    Neighbours,
    /// A table that the government publishes.
    Published,
}

fn elsewhere(grid: &Grid) -> Option<Elsewhere> {
    let top = grid.top();
    let row: Vec<String> = top.first()?.iter().map(|cell| cell.text.clone()).collect();
    let has = |heading: &str| row.iter().any(|cell| plain(cell) == heading);
    if has("indicator") {
        None
    } else if has("measure") && (has("polarity") || has("area") || has("area code")) || has("neighbour code") {
        Some(Elsewhere::Nation)
    } else if is_list_of_neighbours(&row) {
        Some(Elsewhere::Neighbours)
    } else {
        is_published(&row).then_some(Elsewhere::Published)
    }
}

fn not_named(file: &NamedFile, what: Elsewhere) -> Diagnostic {
    let path = &file.path;
    let (what, help) = match what {
        Elsewhere::Nation => {
            let help = format!(
                "add it under [national] in report.toml; if it is your own, run `scrutineer import {}` in the folder; or move it \
                 out of data/",
                argument(path)
            );
            ("a national table", help)
        }
        Elsewhere::Neighbours => (
            "a list of statistical neighbours",
            format!("add it under [national] in report.toml: neighbours = \"{path}\", or move it out of data/"),
        ),
        Elsewhere::Published => (
            "a table that the government publishes",
            format!("run `scrutineer import {}` in the folder to read it, or move it out of data/", argument(path)),
        ),
    };
    Diagnostic::error(Code::MissingKey, format!("`{path}` is {what}, but it is not in report.toml"))
        .at(Place::file(path))
        .help(help)
}

/// The tables of `data/`.
#[derive(Debug, Default)]
struct Discovered {
    observations: Vec<NamedFile>,
    benchmarks: Vec<NamedFile>,
    targets: Vec<NamedFile>,
}

/// The tables of `data/` of the store and of the folder, each in name order: figures; benchmarks and targets by their names.
fn discover(from: FolderReading) -> Discovered {
    let mut found = Discovered::default();
    let places = from.store.map(|store| format!("{store}/data")).into_iter().chain(["data".to_owned()]);
    for place in places {
        discover_in(&place, from.files, from.faults, &mut found);
    }
    found
}

fn discover_in(place: &str, files: FolderFiles, faults: &Diagnostics, found: &mut Discovered) {
    for name in names(files, place, faults) {
        let lower = name.to_lowercase();
        let path = format!("{place}/{name}");
        let Some((stem, ending)) = lower.rsplit_once('.') else { continue };
        if lower.starts_with('.') || lower.starts_with('~') {
            // Excel and LibreOffice keep locks beside an open file.
            continue;
        }
        match ending {
            "csv" | "tsv" | "xlsx" | "xlsm" | "ods" => {
                let file = NamedFile { from: Place::file(&path), path };
                match stem {
                    "benchmarks" => found.benchmarks.push(file),
                    "targets" => found.targets.push(file),
                    _ => found.observations.push(file),
                }
            }
            "xls" | "xlsb" | "numbers" => faults.add(
                Diagnostic::error(Code::BrokenTable, format!("`{path}` is in a format that the program cannot read"))
                    .at(Place::file(path.as_str()))
                    .help("save it as a workbook (.xlsx or .ods) or CSV, and remove this file from data/"),
            ),
            _ => {}
        }
    }
}
