//! The rows of the tables of benchmarks.

use crate::diagnostic::Code;
use crate::figures::measure::{Benchmark, DatedBy, GivenRank, Indicator};
use crate::folder::table::columns::Columns;
use crate::folder::table::grid::Grid;
use crate::folder::table::row::Row;
use crate::folder::table::row_limits::read_limits;
use crate::folder::text::diagnostics::Diagnostics;

use super::strangers::Strangers;

/// A benchmark with which indicator of the catalogue it is of.
pub type HeldBenchmark = (usize, Benchmark);

/// Reads every row of a table of benchmarks.
pub fn read_benchmarks(
    grid: &Grid,
    columns: &Columns,
    catalogue: &[Indicator],
    faults: &Diagnostics,
) -> Vec<HeldBenchmark> {
    let mut strangers = Strangers::of(catalogue);
    let mut held = Vec::new();
    Row::each(grid, columns, faults, |row| {
        if let Some(at) = strangers.indicator(row) {
            held.extend(read_benchmark(row, &catalogue[at]).map(|benchmark| (at, benchmark)));
        }
    });
    strangers.report(faults);
    held
}

/// Reads one row.
pub fn read_benchmark(row: &Row, indicator: &Indicator) -> Option<Benchmark> {
    let before = row.faults.count();
    let period = row.period(indicator);
    let figure = row.figure("value", Some(indicator)).unwrap_or_default();
    let (given, rank) = (read_quartile(row), read_rank(row));
    let ranked = rank.map(GivenRank::quartile);
    if let (Some(given), Some(ranked), Some(cell)) = (given, ranked, row.cell("rank"))
        && given != ranked
    {
        let message = format!("the rank {} is in quartile {ranked}, but the quartile is {given}", cell.text);
        row.error(Code::StatedContradiction, cell, message, "keep the one that is right, and remove the other");
    }
    let quartile = given.or(ranked);
    let value = figure.number.and_then(|number| indicator.unit_words.in_full(figure.full.unwrap_or(number.value)));
    let benchmark = Benchmark {
        period: period.map(|(period, _)| period)?,
        comparator: row.text("comparator"),
        value,
        shown: figure.full.and(figure.number).map(|number| number.value.scale()),
        quartile,
        rank,
        stated: row.stated(),
        note: row.text("note"),
        computed: None,
        dated_by: DatedBy::Itself,
        limits: read_limits(row, indicator, value),
        counts: Vec::new(),
        from: row.place(),
    };
    if row.faults.count() > before {
        return None;
    }
    let says_nothing = benchmark.value.is_none() && benchmark.quartile.is_none() && benchmark.stated.is_empty();
    if benchmark.comparator.is_empty() && benchmark.quartile.is_none() {
        let help = "name the comparator, or give the area's quartile, 1 (best) to 4, or its rank";
        row.faults.error(Code::EmptyObservation, row.place(), "this row has no comparator and no quartile", help);
        return None;
    }
    if benchmark.comparator.is_empty() && benchmark.value.is_some() {
        let help = "name the comparator, as in `England`; the area's own figure belongs in data/observations.csv";
        row.faults.error(
            Code::EmptyObservation,
            row.place(),
            "this row has a figure, but does not say whose it is",
            help,
        );
        return None;
    }
    if says_nothing && figure.marks.is_empty() {
        let help = "give a value, a `stated` word, or [x] for a figure that is not available; or remove the row";
        row.faults.error(Code::EmptyObservation, row.place(), "this row has no figure", help);
    }
    // A comparator's figure that is known to be missing is the same as none.
    (!says_nothing).then_some(benchmark)
}

fn read_rank(row: &Row) -> Option<GivenRank> {
    let cell = row.cell("rank")?;
    let read = GivenRank::read(&cell.text);
    if read.is_none() {
        let message = format!("`{}` is not a rank", cell.text);
        row.error(
            Code::UnknownWord,
            cell,
            message,
            "write the rank and among how many councils, four or more: 15 of 32",
        );
    }
    read
}

fn read_quartile(row: &Row) -> Option<u8> {
    let cell = row.cell("quartile")?;
    let word = cell.text.to_lowercase();
    match word.trim_end_matches("quartile").trim() {
        "1" | "1.0" | "top" | "first" | "1st" | "a" => Some(1),
        "2" | "2.0" | "second" | "2nd" | "b" => Some(2),
        "3" | "3.0" | "third" | "3rd" | "c" => Some(3),
        "4" | "4.0" | "bottom" | "fourth" | "4th" | "d" => Some(4),
        _ => {
            let message = format!("`{}` is not a quartile", cell.text);
            row.error(Code::UnknownWord, cell, message, "a quartile is 1 (best), 2, 3 or 4");
            None
        }
    }
}
