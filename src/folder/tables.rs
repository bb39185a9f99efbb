//! The tables of `data/`: which files they are, and their rows put to the indicators they are of.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;

use super::benchmarks::read_benchmarks;
use super::columns::{BENCHMARKS, Headings, OBSERVATIONS, TARGETS, plain, read_headings};
use super::diagnostics::Diagnostics;
use super::files::FolderFiles;
use super::grid::Grid;
use super::held_rows::Rows;
use super::inputs::FolderReading;
use super::listing::names;
use super::named::NamedFile;
use super::observations::read_observations;
use super::open_table::{open_sheets, open_table};
use super::plan::Plan;
use super::source::missing;
use super::sources::read_source;
use super::targets::read_targets;

/// Reads every table of the folder.
pub fn read_tables(from: FolderReading, plan: Option<&Plan>, catalogue: &[Indicator]) -> Rows {
    let FolderReading { files, faults, .. } = from;
    let Discovered { observations: mut found, benchmarks: found_benchmarks, targets: found_targets } =
        discover(files, faults);
    let sources = plan.map_or(&[][..], |plan| plan.sources.as_slice());
    let national = |file: &NamedFile| {
        plan.and_then(|plan| plan.national.as_ref()).is_some_and(|plan| plan.files().any(|path| path == file.path))
    };
    found.retain(|file| !national(file) && !sources.iter().any(|recipe| recipe.file.path == file.path));
    let named =
        |files: Option<&Vec<NamedFile>>, found| files.filter(|files| !files.is_empty()).cloned().unwrap_or(found);
    let observations = named(plan.map(|plan| &plan.observations), found);
    let benchmarks = named(plan.map(|plan| &plan.benchmarks), found_benchmarks);
    let targets = named(plan.map(|plan| &plan.targets), found_targets);
    if observations.is_empty() && sources.is_empty() {
        let help =
            "put the figures there with the headings indicator,period,value, as CSV or as a workbook (.xlsx or .ods)";
        faults.add(missing("data/observations.csv").help(help));
    }
    let mut rows = Rows::default();
    let area = plan.map_or("", |plan| plan.area.as_str());
    for recipe in sources {
        if let Some(sheets) = open_sheets(from, &recipe.file, &recipe.sheets) {
            read_source((recipe, area), &sheets, catalogue, &mut rows, faults);
        }
    }
    let headings =
        Headings { table: &OBSERVATIONS, renamed: plan.map_or(&[], |plan| plan.observation_columns.as_slice()) };
    for file in &observations {
        let Some(grids) = open_table(from, file, &headings) else { continue };
        let by_name = plan.is_some_and(|plan| plan.observations.iter().any(|named| named.path == file.path));
        if !by_name && grids.iter().any(is_of_the_nation) {
            // Without a report.toml that can be read nobody knows whether it is named there.
            if plan.is_some() {
                faults.add(not_named(file));
            }
            continue;
        }
        for grid in grids {
            let Some(columns) = read_headings(&grid, &headings, faults) else { continue };
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
    rows
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
            if let Some(columns) = read_headings(&grid, &headings, faults) {
                rows.benchmarks.extend(read_benchmarks(&grid, &columns, catalogue, faults));
            }
        }
    }
    let headings = Headings { table: &TARGETS, renamed: plan.map_or(&[], |plan| plan.target_columns.as_slice()) };
    for file in targets {
        for grid in open_table(from, file, &headings).into_iter().flatten() {
            if let Some(columns) = read_headings(&grid, &headings, faults) {
                rows.targets.extend(read_targets(&grid, &columns, catalogue, faults));
            }
        }
    }
}

/// Whether a table is a national one, its neighbours or its list of measures, by its headings.
fn is_of_the_nation(grid: &Grid) -> bool {
    let top = grid.top();
    let has = |heading: &str| top.first().is_some_and(|row| row.iter().any(|cell| plain(&cell.text) == heading));
    !has("indicator") && (has("measure") || has("neighbour code"))
}

fn not_named(file: &NamedFile) -> Diagnostic {
    Diagnostic::error(Code::MissingKey, format!("`{}` is a national table, but it is not in report.toml", file.path))
        .at(Place::file(&file.path))
        .help("add it under [national] in report.toml, or move it out of data/")
}

/// The tables of `data/`.
#[derive(Debug, Default)]
struct Discovered {
    observations: Vec<NamedFile>,
    benchmarks: Vec<NamedFile>,
    targets: Vec<NamedFile>,
}

/// The tables of `data/` in name order: figures; benchmarks and targets by their names.
fn discover(files: FolderFiles, faults: &Diagnostics) -> Discovered {
    let mut found = Discovered::default();
    for name in names(files, "data", faults) {
        let lower = name.to_lowercase();
        let path = format!("data/{name}");
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
    found
}
