//! The figures of the report, as the pages of the studio read them: every measure with its latest ones, and one with all of its own, its
//! targets and what it is compared with, each with where it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;

use serde::Serialize;
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Place};
use crate::figures::measure::{Benchmark, Indicator, Observation, Period, Target};
use crate::figures::prose::figure_alone;
use crate::folder::{Folder, Lines, TypedTable};

use crate::watch::answer::Answer;
use crate::watch::request::Request;

use super::work::Work;

/// A figure as a page shows it.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// `figure`, `target` or `comparator`
    pub kind: &'static str,
    /// Whose it is, where it is not the council's own: `England`; what a target is called.
    pub name: String,
    /// Its period; empty for what always holds.
    pub period: String,
    /// As it is printed, or why there is none.
    pub shown: String,
    /// Where it stands.
    at: Place,
}

impl Shown {
    fn figure(indicator: &Indicator, held: &Observation) -> Shown {
        let stated = || held.stated.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(", ");
        let figure = match (held.value, held.missing) {
            (Some(value), _) => format!("{} {}", figure_alone(indicator, value), held.marks()).trim().to_owned(),
            (None, _) if !held.stated.is_empty() => stated(),
            (None, missing) => missing.map_or_else(String::new, |why| why.in_words().to_owned()),
        };
        Shown {
            kind: "figure",
            name: String::new(),
            period: held.period.in_full(),
            shown: figure,
            at: held.from.clone(),
        }
    }

    fn target(indicator: &Indicator, target: &Target) -> Shown {
        let figure = match (target.value, target.quartile) {
            _ if !target.words.is_empty() => target.words.clone(),
            (Some(value), _) => {
                format!("{}{}", target.reached.before(indicator.unit), figure_alone(indicator, value))
            }
            (None, Some(quartile)) => format!("quartile {quartile}"),
            (None, None) => String::new(),
        };
        let period = target.by.map_or_else(String::new, Period::in_full);
        Shown { kind: "target", name: target.name.clone(), period, shown: figure, at: target.from.clone() }
    }

    fn comparator(indicator: &Indicator, other: &Benchmark) -> Shown {
        let quartile = other.quartile.map(|quartile| format!("quartile {quartile}"));
        let stated = other.stated.iter().map(|word| word.as_str().to_owned());
        let value = other.value.map(|value| figure_alone(indicator, value));
        Shown {
            kind: "comparator",
            name: other.comparator.clone(),
            period: other.period.in_full(),
            shown: value.into_iter().chain(quartile).chain(stated).collect::<Vec<_>>().join(", "),
            at: other.from.clone(),
        }
    }
}

/// Everything that is held of a measure, in the order of its periods.
pub fn held(indicator: &Indicator) -> Vec<Shown> {
    let figures = indicator.observations.iter().map(|held| Shown::figure(indicator, held));
    let targets = indicator.targets.iter().map(|target| Shown::target(indicator, target));
    let others = indicator.benchmarks.iter().map(|other| Shown::comparator(indicator, other));
    figures.chain(targets).chain(others).collect()
}

/// The folder as it is, with the figures that it holds.
///
/// # Errors
/// Why there is no report yet.
pub fn folder_of(work: &Work) -> Result<Folder, Value> {
    let mut kept = work.figures.lock().unwrap_or_else(PoisonError::into_inner);
    let (folder, told, next) = Folder::open_again(&work.folder, kept.take());
    *kept = next;
    folder.ok_or_else(|| {
        let first = told.iter().find(|told| told.is_error());
        json!({ "said": first.map_or("there is no report in this folder", |told| &told.message), "help": first.and_then(|told| told.help.clone()) })
    })
}

/// A measure by the short name that it has for people, in quotation marks; its id where the folder cannot be read.
pub fn named(work: &Work, id: &str) -> String {
    let folder = folder_of(work).ok();
    let known = folder.iter().flat_map(Folder::indicators).find(|indicator| indicator.id == id);
    known.map_or_else(|| id.to_owned(), |indicator| format!("\u{201c}{}\u{201d}", indicator.short_name()))
}

/// Every measure, with its latest figures.
pub fn all(work: &Work) -> Answer {
    match folder_of(work) {
        Ok(folder) => Answer::json(&overview(work, &folder)),
        Err(told) => Answer::told("422 Unprocessable Content", &told),
    }
}

fn overview(work: &Work, folder: &Folder) -> Value {
    let report = folder.plan().period;
    let told = told_of_measures(work, folder);
    let ids =
        told.iter().flat_map(|(at, told)| told.iter().map(|told| (told.at.as_ref(), &folder.indicators()[*at].id)));
    let of_places: BTreeMap<String, &String> = ids.filter_map(|(at, id)| Some((at?.to_string(), id))).collect();
    let measures: Vec<Value> = folder
        .indicators()
        .iter()
        .enumerate()
        .map(|(at, indicator)| {
            let latest = Latest::of(indicator, report);
            let shown = |held: Option<&Observation>| held.map(|held| Shown::figure(indicator, held));
            let of = told.get(&at).map_or(&[][..], Vec::as_slice);
            let errors = of.iter().filter(|told| told.is_error()).count();
            json!({
                "id": indicator.id,
                "name": indicator.label,
                "latest": shown(latest.last),
                "before": shown(latest.before),
                "year_before": shown(latest.year_before),
                "target": latest.target(indicator).map(|target| Shown::target(indicator, target)),
                "errors": errors,
                "warnings": of.len() - errors,
            })
        })
        .collect();
    json!({ "period": report.in_full(), "measures": measures, "told": of_places })
}

/// The figures of a measure that are looked at first.
struct Latest<'a> {
    last: Option<&'a Observation>,
    before: Option<&'a Observation>,
    year_before: Option<&'a Observation>,
}

impl<'a> Latest<'a> {
    fn of(indicator: &'a Indicator, report: Period) -> Latest<'a> {
        let is_due = |held: &&Observation| held.period.end() <= report.end() && !indicator.is_to_date_beside(held);
        let last = indicator.observations.iter().filter(is_due).max_by_key(|held| held.period.end());
        let alike = |held: &&Observation| last.is_some_and(|last| last.period.style() == held.period.style());
        let ends = |held: &Observation| last.map_or(0, |last| last.period.end() - held.period.end());
        let earlier = indicator.observations.iter().filter(|held| alike(held) && ends(held) > 0);
        Latest {
            last,
            before: earlier.clone().min_by_key(|held| ends(held)),
            year_before: earlier.clone().find(|held| ends(held) == 12),
        }
    }

    /// The target of the latest figure: of its own period, or of the year that this is in, or one that always holds.
    fn target(&self, indicator: &'a Indicator) -> Option<&'a Target> {
        let latest = self.last?.period;
        let targets = || indicator.targets.iter();
        let own = targets().find(|target| target.by == Some(latest));
        let of_year = || {
            targets().find(|target| {
                let is_in = |by: Period| by.style().is_year() && (0..12).contains(&(by.end() - latest.end()));
                target.by.is_some_and(is_in)
            })
        };
        own.or_else(of_year).or_else(|| targets().find(|target| target.by.is_none()))
    }
}

/// What is told of the figures of each measure, by its place in the catalogue.
fn told_of_measures(work: &Work, folder: &Folder) -> BTreeMap<usize, Vec<Diagnostic>> {
    let diagnostics = work.told.diagnostics();
    let mut lines = Lines::new();
    for at in diagnostics.iter().filter_map(|told| told.at.as_ref()).filter(|at| at.line > 0) {
        lines.entry(at.file.to_string()).or_default().insert(at.line);
    }
    let own: Vec<String> = folder.own_tables().map(str::to_owned).collect();
    lines.retain(|file, _| own.contains(file));
    let in_lines: BTreeMap<&String, BTreeMap<usize, usize>> =
        lines.iter().map(|(file, lines)| (file, folder.measures_in(&work.folder, file, lines))).collect();
    let is_at = |at: &Place, place: &Place| at.file == place.file && (at.line, &at.cell) == (place.line, &place.cell);
    let of_place = |at: &Place| {
        folder.indicators().iter().position(|indicator| {
            let figures = indicator.observations.iter().map(|held| &held.from);
            let beside = indicator.targets.iter().map(|held| &held.from);
            let mut places = figures.chain(beside).chain(indicator.benchmarks.iter().map(|held| &held.from));
            places.any(|place| is_at(at, place))
        })
    };
    let mut found: BTreeMap<usize, Vec<Diagnostic>> = BTreeMap::new();
    for told in diagnostics {
        let Some(at) = told.at.as_ref().filter(|at| at.line > 0 || at.cell.is_some()) else { continue };
        let in_line = || in_lines.get(&at.file.to_string())?.get(&at.line).copied();
        if let Some(measure) = in_line().or_else(|| of_place(at)) {
            found.entry(measure).or_default().push(told);
        }
    }
    found
}

/// One measure: `/measure?id=calls`.
pub fn one(work: &Work, request: &Request) -> Answer {
    let folder = match folder_of(work) {
        Ok(folder) => folder,
        Err(told) => return Answer::told("422 Unprocessable Content", &told),
    };
    let id = request.asked_text("id").unwrap_or_default();
    match folder.indicators().iter().position(|indicator| indicator.id == id) {
        Some(at) => Answer::json(&measure(work, &folder, at)),
        None => Answer::nothing(),
    }
}

fn measure(work: &Work, folder: &Folder, at: usize) -> Value {
    let indicator = &folder.indicators()[at];
    let all = held(indicator);
    let mut lines = Lines::new();
    for one in all.iter().filter(|one| one.at.line > 0) {
        lines.entry(one.at.file.to_string()).or_default().insert(one.at.line);
    }
    let mut tables = folder.typed_rows(&work.folder, at, &lines);
    let of_rows = |tables: &[TypedTable]| -> BTreeSet<(String, usize)> {
        let rows = tables.iter().flat_map(|table| table.rows.iter().map(|row| (table.file.clone(), row.line)));
        rows.collect()
    };
    let typed = of_rows(&tables);
    let is_typed = |at: &Place| typed.contains(&(at.file.to_string(), at.line));
    let elsewhere: Vec<Shown> = all.into_iter().filter(|one| !is_typed(&one.at)).collect();
    // A measure whose figures stand elsewhere is given none beside them.
    let is_figures = |table: &TypedTable| table.what == "figures";
    let stand_elsewhere = elsewhere.iter().any(|one| one.kind == "figure")
        || tables.iter().any(|table| is_figures(table) && !table.rows.is_empty());
    tables.retain(|table| !table.rows.is_empty() || table.begins.is_some() && !(stand_elsewhere && is_figures(table)));
    let told: Vec<Value> = told_of_measures(work, folder).remove(&at).unwrap_or_default().iter().map(fault).collect();
    let place = work.folder.canonicalize().unwrap_or_else(|_| work.folder.clone());
    json!({
        "id": indicator.id,
        "name": indicator.label,
        "place": place.display().to_string(),
        "unit": indicator.unit_in_words(),
        "period": folder.plan().period.in_full(),
        "tables": tables,
        "elsewhere": elsewhere,
        "told": told,
    })
}

/// An error or a warning with its place.
pub fn fault(told: &Diagnostic) -> Value {
    json!({ "said": told.message, "help": told.help, "is_error": told.is_error(), "at": told.at, "place": told.at.as_ref().map(ToString::to_string) })
}
