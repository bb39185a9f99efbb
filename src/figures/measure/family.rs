//! Among whom a quartile is: the authorities of the nation, or a family of councils that the row names.

use super::area::{AreaKind, area_kind, is_neighbours, plain_name, spoken_area};
use super::{Benchmark, Indicator};

/// Where nothing says which nation it is.
const NATION: &str = "England";

/// Words that say what was done with the figures of a family, and are no part of its name.
const WORKED_OUT: [&str; 5] = ["average", "mean", "median", "figure", "quartile"];

impl Benchmark {
    /// The family that a quartile is among, as it reads after "among"; `None` for the nation's authorities, which a blank
    /// comparator means too. `nation`: the report's.
    pub fn family(&self, nation: &str) -> Option<String> {
        let mut name = self.comparator.trim();
        while let Some((before, last)) = name.rsplit_once(' ')
            && WORKED_OUT.contains(&last.to_lowercase().as_str())
        {
            name = before.trim_end();
        }
        let plain = plain_name(name);
        if plain.is_empty() || plain == "national" || plain == "english" && nation == NATION {
            return None;
        }
        match area_kind(name, "") {
            AreaKind::Nation => {
                let spoken = spoken_area(name);
                let own = plain == "all england" && nation == NATION || plain_name(&spoken) == plain_name(nation);
                (!own).then(|| format!("local authorities in {spoken}"))
            }
            AreaKind::Region => Some(format!("local authorities in {}", spoken_area(name))),
            AreaKind::Group if is_neighbours(name) => {
                let many = if plain.ends_with("neighbour") { "s" } else { "" };
                Some(format!("its {}{many}", name.strip_prefix("the ").unwrap_or(name)))
            }
            AreaKind::Group | AreaKind::Authority | AreaKind::Nobody => Some(name.to_owned()),
        }
    }
}

impl Indicator {
    /// The nation whose authorities a quartile without a family is among.
    pub fn nation(&self) -> &str {
        if self.national.nation.is_empty() { NATION } else { &self.national.nation }
    }

    /// What such a quartile is a quartile of: `local authorities in England`.
    pub fn quartiles_of(&self) -> String {
        match self.national.quartiles_of.as_str() {
            "" => format!("local authorities in {}", self.nation()),
            own => own.to_owned(),
        }
    }
}

/// The nation of a report that names none, by the comparators of its indicators: the only one that they name.
pub fn nation_named(indicators: &[Indicator]) -> Option<String> {
    let rows = indicators.iter().flat_map(|indicator| &indicator.benchmarks);
    let mut nations: Vec<String> = rows
        .filter(|row| area_kind(&row.comparator, "") == AreaKind::Nation)
        .map(|row| spoken_area(&row.comparator))
        .filter(|nation| ["England", "Wales", "Scotland", "Northern Ireland"].contains(&nation.as_str()))
        .collect();
    nations.sort();
    nations.dedup();
    if nations.len() == 1 { nations.pop() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::figures::measure::{DatedBy, Period};

    fn family(comparator: &str, nation: &str) -> Option<String> {
        let row = Benchmark {
            period: Period::financial_year(2012).expect("a year"),
            comparator: comparator.to_owned(),
            value: None,
            shown: None,
            quartile: Some(2),
            rank: None,
            stated: Vec::new(),
            note: String::new(),
            computed: None,
            dated_by: DatedBy::Itself,
            limits: None,
            counts: Vec::new(),
            from: Place::file("data/benchmarks.csv"),
        };
        row.family(nation)
    }

    #[test]
    fn a_blank_family_and_the_nation_by_name_are_one() {
        for (comparator, nation) in [
            ("", "England"),
            ("England", "England"),
            ("the national average", "England"),
            ("English average", "England"),
            ("Wales", "Wales"),
        ] {
            assert_eq!(family(comparator, nation), None, "{comparator}");
        }
        assert_eq!(family("Wales", "England").as_deref(), Some("local authorities in Wales"));
    }

    #[test]
    fn a_family_reads_after_among() {
        for (comparator, among) in [
            ("the county group", "the county group"),
            ("all-Wales authorities", "all-Wales authorities"),
            ("the family group average", "the family group"),
            ("statistical neighbours", "its statistical neighbours"),
            ("the statistical neighbour average", "its statistical neighbours"),
            ("CIPFA nearest neighbours", "its CIPFA nearest neighbours"),
            ("South East", "local authorities in the South East"),
            ("the region", "local authorities in the region"),
        ] {
            assert_eq!(family(comparator, "England").as_deref(), Some(among));
        }
    }
}
