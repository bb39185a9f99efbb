//! `[national]` of `report.toml`: where the national table is, and what its columns are called.

use crate::diagnostic::Place;
use crate::folder::table::columns::{Table, read_columns};
use crate::folder::text::entry::Entry;
use crate::folder::text::named::{NamedFile, file};

use super::wanted::Wanted;

/// `[national]` as plain data.
#[derive(Debug, Clone, PartialEq)]
pub struct NationalPlan {
    /// The table; none where the nation is only in the published tables of the sources.
    pub file: Option<NamedFile>,
    /// The area it is to be read for, by name or code, with where that is said.
    pub area: (String, Place),
    /// Our column and the file's own heading for it.
    pub columns: Vec<(String, String)>,
    /// Who the statistical neighbours are.
    pub neighbours: Option<NamedFile>,
    /// Which way each measure is good, and more.
    pub measures: Option<NamedFile>,
}

/// The columns of the table by our names.
pub static COLUMNS: Table = Table {
    what: "national figures",
    columns: &["measure", "area", "code", "region", "period", "value"],
    needed: &["measure", "period", "value"],
};

/// Reads `[national]`; `None` where there is no such table. `area` is the report's. Without a `file` it says who the area and its
/// neighbours are in the published tables of the sources: `is_published` where there are such.
pub fn read_national(root: &Entry, area: &(String, Place), is_published: bool) -> Option<NationalPlan> {
    let entry = root.table("national")?;
    let has_file = entry.get("file").is_some() || !(is_published || entry.get("neighbours").is_some());
    let table = has_file.then(|| entry.needed("file", "data/national.csv.gz").map(file));
    let plan = NationalPlan {
        file: table.clone().flatten(),
        area: entry.placed("area").filter(|(named, _)| !named.trim().is_empty()).unwrap_or_else(|| area.clone()),
        columns: entry.table("columns").map_or_else(Vec::new, |entry| read_columns(entry, &COLUMNS)),
        neighbours: entry.placed("neighbours").map(file),
        measures: entry.placed("measures").map(file),
    };
    entry.finish("[national]");
    // Where a file is wanted and there is none, that is told.
    table.is_none_or(|table| table.is_some()).then_some(plan)
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
        self.file.iter().chain(&self.neighbours).chain(&self.measures).map(|file| file.path.as_str())
    }
}
