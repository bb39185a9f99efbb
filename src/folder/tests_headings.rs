//! The headings of the tables in `data/`, as the reference lists them.

use crate::folder::table::columns::{BENCHMARKS, OBSERVATIONS, TARGETS, Table};
use crate::folder::text::asked::{AskedOf, Key};

use super::national;

/// Every table with its headings, by the name of its file.
pub fn headings() -> Vec<AskedOf> {
    let of = |table: &'static Table| table.columns.iter().map(|name| (*name, table.needed.contains(name))).collect();
    let national: Vec<(&'static str, bool)> = of(&national::NATIONAL);
    // As the file is headed where `[national]` says nothing else.
    let national = national.into_iter().map(|(name, needed)| (if name == "code" { "area_code" } else { name }, needed));
    let tables: [(&str, Vec<(&'static str, bool)>); 6] = [
        ("data/observations.csv", of(&OBSERVATIONS)),
        ("data/benchmarks.csv", of(&BENCHMARKS)),
        ("data/targets.csv", of(&TARGETS)),
        ("data/national.csv", national.collect()),
        ("data/neighbours.csv", national::NEIGHBOURS.to_vec()),
        ("data/measures.csv", national::MEASURES.to_vec()),
    ];
    let key = |(name, needed): (&'static str, bool)| Key {
        name,
        holds: if needed { "needed" } else { "may be left out" }.into(),
        needed: false,
    };
    let asked = |(file, columns): (&str, Vec<(&'static str, bool)>)| AskedOf {
        what: file.to_owned(),
        keys: columns.into_iter().map(key).collect(),
    };
    tables.into_iter().map(asked).collect()
}
