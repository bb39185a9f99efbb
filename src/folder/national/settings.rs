//! `[national]` of `report.toml`: where the national table is, and what its columns are called.

use crate::diagnostic::Place;
use crate::folder::columns::{Table, read_columns};
use crate::folder::entry::Entry;
use crate::folder::named::{NamedFile, file};

use super::stream::Wanted;

/// `[national]` as plain data.
#[derive(Debug, Clone, PartialEq)]
pub struct NationalPlan {
    /// The table.
    pub file: NamedFile,
    /// The area it is to be read for, by name or code, with where that is said.
    pub area: (String, Place),
    /// Our column and the file's own heading for it.
    pub columns: Vec<(String, String)>,
    /// Who the statistical neighbours are.
    pub neighbours: Option<NamedFile>,
    /// Which way each measure is good, and more.
    pub measures: Option<NamedFile>,
}

static COLUMNS: Table = Table {
    what: "national figures",
    columns: &["measure", "area", "code", "region", "period", "value"],
    needed: &["measure", "period", "value"],
};

/// Reads `[national]`; `None` where there is no such table or no `file` in it. `area` is the report's.
pub fn read_national(root: &Entry, area: &(String, Place)) -> Option<NationalPlan> {
    let entry = root.table("national")?;
    let table = entry.needed("file", "data/national.csv.gz").map(file);
    let plan = table.map(|table| NationalPlan {
        file: table,
        area: entry.placed("area").filter(|(named, _)| !named.trim().is_empty()).unwrap_or_else(|| area.clone()),
        columns: entry.table("columns").map_or_else(Vec::new, |entry| read_columns(entry, &COLUMNS)),
        neighbours: entry.placed("neighbours").map(file),
        measures: entry.placed("measures").map(file),
    });
    entry.finish("[national]");
    plan
}

impl NationalPlan {
    /// The columns of the table under the headings they have in it.
    pub fn wanted(&self) -> Vec<Wanted> {
        let heading = |ours: &str| {
            let renamed = self.columns.iter().find(|(known, _)| known == ours).map(|(_, theirs)| theirs.clone());
            renamed.unwrap_or_else(|| if ours == "code" { "area_code".to_owned() } else { ours.to_owned() })
        };
        let wanted =
            |ours: &&'static str| Wanted { ours, theirs: heading(ours), needed: COLUMNS.needed.contains(ours) };
        COLUMNS.columns.iter().map(wanted).collect()
    }

    /// Every file it names, so that none is taken for a table of the council's own figures.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let others = self.neighbours.iter().chain(&self.measures);
        std::iter::once(&self.file).chain(others).map(|file| file.path.as_str())
    }
}
