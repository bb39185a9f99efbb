//! The officer's own tables of text, in which figures can be typed: those in `data/` that a report was read from, but for the tables of
//! all areas.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::folder::disk::inside::follow;
use crate::folder::rows::held_rows::same_area;
use crate::folder::table::columns::{BENCHMARKS, Headings, OBSERVATIONS, TARGETS};
use crate::folder::table::known_names::KnownNames;
use crate::folder::text::named::NamedFile;
use crate::folder::text::source::{missing, read_bytes};

use super::Folder;
use super::edit::{WrittenRow, WrittenTable};

/// A table that was read, as it is written.
#[derive(Debug)]
pub struct OwnTable {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The table of them.
    pub table: WrittenTable,
}

/// The rows of a table that are of one measure.
#[derive(Debug, Serialize)]
pub struct TypedTable {
    /// The file, from the report folder.
    pub file: String,
    /// What its columns are called.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<WrittenRow>,
    /// `figures`, `benchmarks` or `targets`
    pub what: &'static str,
    /// The columns by which its rows are told apart, where the table has our headings.
    pub named_by: Vec<usize>,
    /// What a new row of the measure begins with, by the place of its column; none where the table has headings of its own.
    pub begins: Option<BTreeMap<usize, String>>,
}

/// The lines of files, by the names of these.
pub type Lines = BTreeMap<String, BTreeSet<usize>>;

/// Where text tables lie, and what they are called.
const FOLDER: &str = "data/";
const ENDINGS: [&str; 3] = [".csv", ".tsv", ".txt"];

impl Folder {
    /// The tables that can be typed in, by their names.
    pub(crate) fn own_tables(&self) -> impl Iterator<Item = &str> {
        self.inputs.iter().map(|input| input.name.as_str()).filter(|name| self.is_own_table(name))
    }

    fn is_own_table(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let is_text = lower.starts_with(FOLDER) && ENDINGS.iter().any(|ending| lower.ends_with(ending));
        let of_all = |recipe: &super::sources::Recipe| {
            recipe.is_of_columns() && (recipe.file.path == name || recipe.described_in().as_deref() == Some(name))
        };
        let is_national = self.plan.national.as_ref().is_some_and(|plan| plan.files().any(|file| file == name));
        is_text && !is_national && !self.plan.sources.iter().any(of_all)
    }

    /// A table that can be typed in.
    ///
    /// # Errors
    /// It is none of those, or cannot be read cell by cell.
    pub(crate) fn own_table(&self, dir: &Path, name: &str) -> Result<OwnTable, Diagnostic> {
        let path = Some(name).filter(|name| self.own_tables().any(|own| own == *name));
        let path = path.and_then(|name| follow(dir, dir, name).ok()).ok_or_else(|| missing(name))?;
        let bytes = read_bytes(&path, name)?;
        let table = WrittenTable::of(&bytes, name, Some(&self.headings_of(name)))?;
        Ok(OwnTable { bytes, table })
    }

    /// The same of what it would hold.
    ///
    /// # Errors
    /// As [`Folder::own_table`].
    pub(crate) fn own_table_of(&self, name: &str, bytes: &[u8]) -> Result<WrittenTable, Diagnostic> {
        WrittenTable::of(bytes, name, Some(&self.headings_of(name)))
    }

    /// Our headings, as a table of this name has them.
    fn headings_of(&self, name: &str) -> Headings<'_> {
        let plan = &self.plan;
        let named = |files: &[NamedFile]| files.iter().any(|file| file.path == name);
        let stem = name.strip_prefix(FOLDER).and_then(|name| name.rsplit_once('.')).map_or("", |(stem, _)| stem);
        let is_figures = named(&plan.observations);
        if !is_figures && (named(&plan.benchmarks) || stem.eq_ignore_ascii_case("benchmarks")) {
            return Headings { table: &BENCHMARKS, renamed: &plan.benchmark_columns };
        }
        if !is_figures && (named(&plan.targets) || stem.eq_ignore_ascii_case("targets")) {
            return Headings { table: &TARGETS, renamed: &plan.target_columns };
        }
        Headings { table: &OBSERVATIONS, renamed: &plan.observation_columns }
    }

    /// The rows of all tables that can be typed in and are of a measure, those of figures first: the rows in `lines`, and those that name
    /// it and could not be read.
    pub(crate) fn typed_rows(&self, dir: &Path, at: usize, lines: &Lines) -> Vec<TypedTable> {
        let read = |name: &str| {
            let own = self.own_table(dir, name).ok()?;
            Some(self.typed_table(name, &own.table, at, lines.get(name).unwrap_or(&BTreeSet::new())))
        };
        let mut tables: Vec<TypedTable> = self.own_tables().filter_map(read).collect();
        let order = [OBSERVATIONS.what, TARGETS.what];
        tables.sort_by_key(|table| order.iter().position(|what| *what == table.what).unwrap_or(order.len()));
        tables
    }

    fn typed_table(&self, name: &str, table: &WrittenTable, at: usize, lines: &BTreeSet<usize>) -> TypedTable {
        let headings = self.headings_of(name);
        let top = table.top();
        let is_ours = headings.complete(top) && !self.plan.sources.iter().any(|recipe| recipe.file.path == name);
        let ours = headings.best(top).filter(|_| is_ours).map(|(at, _)| at);
        let head = ours.or_else(|| top.iter().position(|row| row.len() > 1)).and_then(|at| top.get(at));
        let texts: Vec<String> = head.into_iter().flatten().map(|cell| cell.text.clone()).collect();
        let below = head.and_then(|row| row.first()).map_or(0, |cell| cell.line);
        let column = |ours: &str| texts.iter().position(|text| headings.column(text) == Some(ours)).filter(|_| is_ours);
        let (named, area) = (column("indicator"), column("area"));
        let known = KnownNames::of(&self.indicators);
        let names_it = |text: &str| known.ids.get(text) == Some(&at) || known.of_name(text) == [at];
        let rows = table.rows(|row| {
            let text = |column: Option<usize>| column.and_then(|at| row.cells.get(at)).map_or("", |cell| &cell.text);
            let is_here = text(area).is_empty() || same_area(text(area), &self.plan.area);
            row.line > below && (lines.contains(&row.line) || named.is_some() && is_here && names_it(text(named)))
        });
        let what = headings.table.what;
        let begins = named.map(|named| {
            let id = (named, self.indicators[at].id.clone());
            let area = area.filter(|_| what == OBSERVATIONS.what).map(|area| (area, self.plan.area.clone()));
            std::iter::once(id).chain(area).collect()
        });
        let named_by = ["period", "comparator", "name"].into_iter().filter_map(column).collect();
        TypedTable { file: name.to_owned(), rows, what, named_by, begins, headings: texts }
    }

    /// Which measures the rows in some lines of a table are of.
    pub(crate) fn measures_in(&self, dir: &Path, name: &str, lines: &BTreeSet<usize>) -> BTreeMap<usize, usize> {
        let Ok(OwnTable { table, .. }) = self.own_table(dir, name) else { return BTreeMap::new() };
        let headings = self.headings_of(name);
        let head = headings.best(table.top()).map(|(at, _)| &table.top()[at]);
        let named = head.and_then(|row| row.iter().position(|cell| headings.column(&cell.text) == Some("indicator")));
        let Some(named) = named else { return BTreeMap::new() };
        let known = KnownNames::of(&self.indicators);
        let of = |row: &WrittenRow| known.first(&row.cells.get(named)?.text);
        let rows = table.rows(|row| lines.contains(&row.line));
        rows.iter().filter_map(|row| Some((row.line, of(row)?))).collect()
    }
}
