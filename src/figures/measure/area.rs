//! Who a figure is of: one authority, or what authorities lie in and are set beside. Every reader asks this one file.

/// Whether an area is ranked, or is what the ranked ones are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AreaKind {
    /// A local authority, or another body of its own: the only kind that is ranked.
    Authority,
    /// A whole country, or several.
    Nation,
    /// A region, or another sum of authorities that lie together.
    Region,
    /// An average, a total or a group of authorities: neighbours, a family of councils.
    Group,
    /// What belongs to no area, and what is no figure of one: "Unknown", "Out of area", "Maximum". Nothing is compared with it.
    Nobody,
}

/// Codes of the Office for National Statistics, by how they begin.
const BY_CODE: [(&str, AreaKind); 19] = [
    ("E92", AreaKind::Nation),
    ("W92", AreaKind::Nation),
    ("S92", AreaKind::Nation),
    ("N92", AreaKind::Nation),
    ("K02", AreaKind::Nation),
    ("K03", AreaKind::Nation),
    ("K04", AreaKind::Nation),
    ("E12", AreaKind::Region),
    ("E13", AreaKind::Region),
    // Metropolitan counties and combined authorities: sums of districts that are in the table themselves.
    ("E11", AreaKind::Region),
    ("E47", AreaKind::Region),
    ("E06", AreaKind::Authority),
    ("E07", AreaKind::Authority),
    ("E08", AreaKind::Authority),
    ("E09", AreaKind::Authority),
    ("E10", AreaKind::Authority),
    ("W06", AreaKind::Authority),
    ("S12", AreaKind::Authority),
    ("N09", AreaKind::Authority),
];

const NATIONS: [&str; 14] = [
    "england",
    "eng",
    "wales",
    "cymru",
    "scotland",
    "northern ireland",
    "united kingdom",
    "uk",
    "great britain",
    "gb",
    "england and wales",
    "national",
    "all england",
    "all wales",
];

const REGIONS: [&str; 19] = [
    "north east",
    "north west",
    "yorkshire and the humber",
    "yorkshire and humber",
    "yorkshire and humberside",
    "east midlands",
    "west midlands",
    "east of england",
    "eastern",
    "london",
    "greater london",
    "inner london",
    "outer london",
    "london inner",
    "london outer",
    "south east",
    "south west",
    "rest of england",
    "england excluding london",
];

/// Words that no single authority has in its name, whole ones: of a group, of a cut point between areas, of what has no area.
const SEVERAL: [&str; 51] = [
    "all",
    "authorities",
    "average",
    "averages",
    "avg",
    "benchmark",
    "benchmarks",
    "best",
    "boroughs",
    "comparator",
    "comparators",
    "councils",
    "counties",
    "decile",
    "districts",
    "family",
    "group",
    "highest",
    "lowest",
    "max",
    "maximum",
    "mean",
    "median",
    "min",
    "minimum",
    "national",
    "nbr",
    "nbrs",
    "neighbor",
    "neighbors",
    "neighbour",
    "neighbours",
    "not",
    "other",
    "others",
    "peers",
    "percentile",
    "quartile",
    "quartiles",
    "quintile",
    "regional",
    "rest",
    "target",
    "total",
    "totals",
    "unallocated",
    "unassigned",
    "unitaries",
    "unknown",
    "unspecified",
    "worst",
];

/// Whole names of what belongs to no area, and of what is no figure of one.
const NOBODY: [&str; 27] = [
    "unknown",
    "not known",
    "not recorded",
    "not stated",
    "not specified",
    "not applicable",
    "n a",
    "na",
    "none",
    "missing",
    "unallocated",
    "unassigned",
    "unspecified",
    "other",
    "others",
    "other areas",
    "out of area",
    "out of county",
    "out of borough",
    "target",
    "targets",
    "maximum",
    "max",
    "minimum",
    "min",
    "highest",
    "lowest",
];

/// What kind of area this is: by its code where it has one of the statistical office's, else by its name. Either may be
/// empty, and a table without codes may have one of them under its names.
pub fn area_kind(name: &str, code: &str) -> AreaKind {
    by_code(code).or_else(|| by_code(name)).unwrap_or_else(|| by_name(name))
}

fn by_code(code: &str) -> Option<AreaKind> {
    is_statistical(code).then(|| BY_CODE.iter().find(|(head, _)| code.trim().starts_with(head)))?.map(|(_, kind)| *kind)
}

/// What kind of area a code of the statistical office is of; `None` for another code, and for what is no area of a council.
pub fn of_statistical_code(code: &str) -> Option<AreaKind> {
    by_code(code)
}

/// `E10000018`: a letter and eight digits.
fn is_statistical(code: &str) -> bool {
    let mut letters = code.trim().chars();
    letters.next().is_some_and(|first| "EWSNK".contains(first))
        && code.trim().len() == 9
        && letters.all(|digit| digit.is_ascii_digit())
}

fn by_name(name: &str) -> AreaKind {
    let plain = plain_name(name);
    let has = |wanted: &[&str]| plain.split(' ').any(|word| wanted.contains(&word));
    if NOBODY.contains(&plain.as_str()) {
        AreaKind::Nobody
    } else if NATIONS.contains(&plain.as_str()) {
        AreaKind::Nation
    } else if REGIONS.contains(&plain.as_str()) || has(&["region"]) || plain.contains("combined authority") {
        // A combined authority is a sum of districts that are in the table themselves.
        AreaKind::Region
    } else if has(&SEVERAL) || has(&["england"]) {
        AreaKind::Group
    } else {
        AreaKind::Authority
    }
}

/// A name as it is compared with another: small letters, single spaces, `and` for `&`, no brackets and no `the` before it.
pub fn plain_name(name: &str) -> String {
    let lower = name.to_lowercase().replace('&', " and ");
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words = if words.first() == Some(&"the") { &words[1..] } else { &words[..] };
    words.join(" ")
}

/// The name by which an area is known whoever writes it: "Bristol" for "Bristol, City of" and "Bristol City Council", "Durham" for
/// "County Durham", "North Yorkshire" for "North Yorkshire UA".
pub fn known_as(name: &str) -> String {
    const COUNCILS: [&str; 5] = ["city", "county", "district", "metropolitan borough", "borough"];
    const ENDS: [&str; 6] = [" city of", " county of", " ua", " unitary authority", " borough", " mbc"];
    const BEGINS: [&str; 6] =
        ["city of ", "london borough of ", "royal borough of ", "borough of ", "county of ", "county "];
    let plain = plain_name(name);
    let without = match plain.strip_suffix(" council") {
        Some(council) => COUNCILS.iter().find_map(|kind| council.strip_suffix(kind)).unwrap_or(council).trim_end(),
        None => ENDS.iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(&plain),
    };
    // "City Council" names nothing, and the City of London is no whole of London.
    let without = if without.is_empty() { &plain } else { without };
    let bare = BEGINS.iter().find_map(|begin| without.strip_prefix(begin)).filter(|rest| *rest != "london");
    bare.unwrap_or(without).to_owned()
}

/// How officers write the neighbours of an area; "SN" is the department's own.
const NEIGHBOURS: [&str; 7] = ["neighbour", "neighbours", "neighbor", "neighbors", "nbr", "nbrs", "sn"];

/// Whether a comparator is the average or the group of an area's statistical neighbours.
pub fn is_neighbours(name: &str) -> bool {
    plain_name(name).split(' ').any(|word| NEIGHBOURS.contains(&word))
}

/// The country that an area's code says it lies in.
pub fn nation_of_code(code: &str) -> Option<&'static str> {
    let nation = match code.trim().chars().next()? {
        'E' => "England",
        'W' => "Wales",
        'S' => "Scotland",
        'N' => "Northern Ireland",
        _ => return None,
    };
    is_statistical(code).then_some(nation)
}

/// An area as it reads in a sentence: `the South West`, `Yorkshire and the Humber`, `Inner London`.
pub fn spoken_area(name: &str) -> String {
    if let Some(named) = name_of_code(name) {
        return named.to_owned();
    }
    match plain_name(name).as_str() {
        plain @ ("north east" | "north west" | "south east" | "south west" | "east midlands" | "west midlands"
        | "east of england") => format!("the {}", titled(plain)),
        "yorkshire and the humber" | "yorkshire and humber" => "Yorkshire and the Humber".to_owned(),
        "london inner" | "inner london" => "Inner London".to_owned(),
        "london outer" | "outer london" => "Outer London".to_owned(),
        "eng" => "England".to_owned(),
        "uk" | "united kingdom" => "the United Kingdom".to_owned(),
        "gb" | "great britain" => "Great Britain".to_owned(),
        _ if name.chars().any(char::is_lowercase) => name.trim().to_owned(),
        plain if NATIONS.contains(&plain) => titled(plain),
        _ => name.trim().to_owned(),
    }
}

/// What a code in the place of a name is the code of, where it is a country's or a region's.
fn name_of_code(code: &str) -> Option<&'static str> {
    const REGIONS_BY_CODE: [&str; 9] = [
        "the North East",
        "the North West",
        "Yorkshire and the Humber",
        "the East Midlands",
        "the West Midlands",
        "the East of England",
        "London",
        "the South East",
        "the South West",
    ];
    match by_code(code)? {
        AreaKind::Nation => nation_of_code(code).or(match code.trim().get(..3)? {
            "K03" => Some("Great Britain"),
            "K04" => Some("England and Wales"),
            _ => Some("the United Kingdom"),
        }),
        AreaKind::Region if code.trim().starts_with("E12") => {
            REGIONS_BY_CODE.get(code.trim()[3..].parse::<usize>().ok()?.checked_sub(1)?).copied()
        }
        _ => None,
    }
}

/// Words with capital letters, the small ones between them without.
fn titled(plain: &str) -> String {
    let one = |word: &str| match word {
        "of" | "and" | "the" => word.to_owned(),
        word => word
            .chars()
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().to_string() + &word[first.len_utf8()..]),
    };
    plain.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_authorities_are_ranked() {
        use AreaKind::{Authority, Group, Nation, Nobody, Region};
        for (name, code, kind) in [
            ("England", "", Nation),
            ("ENGLAND", "970", Nation),
            ("The whole", "E92000001", Nation),
            ("E92000001", "", Nation),
            ("Scotland", "", Nation),
            ("Yorkshire & the Humber", "", Region),
            ("London (Inner)", "987", Region),
            ("North East", "E12000001", Region),
            ("the region", "", Region),
            ("Statistical neighbours", "", Group),
            ("Mean for all English county councils", "", Group),
            ("Welsh average", "", Group),
            ("England (excl. the islands)", "", Group),
            ("Eng", "", Nation),
            ("West Midlands Combined Authority", "", Region),
            ("Upper quartile", "", Group),
            ("Lower Quartile", "", Group),
            ("Top quartile", "", Group),
            ("Benchmark", "", Group),
            ("Unknown", "", Nobody),
            ("Not known", "", Nobody),
            ("Other", "", Nobody),
            ("Other authorities", "", Group),
            ("N/A", "", Nobody),
            ("Out of area", "", Nobody),
            ("90th percentile", "", Group),
            ("Maximum", "", Nobody),
            ("Target", "", Nobody),
            ("North East Lincolnshire", "", Authority),
            ("Notting Dale", "", Authority),
            ("Bestwood", "", Authority),
            ("Engleby", "", Authority),
            ("Otherton", "", Authority),
            ("Restormel", "", Authority),
            ("City of London", "E09000001", Authority),
            ("West Midlands Police", "", Authority),
            // A code says more than a name.
            ("London", "E09000001", Authority),
            ("Alder Total Trust", "E10000001", Authority),
            ("", "W06000001", Authority),
        ] {
            assert_eq!(area_kind(name, code), kind, "{name} {code}");
        }
    }

    #[test]
    fn areas_read_as_english() {
        assert_eq!(spoken_area("South West"), "the South West");
        assert_eq!(spoken_area("EAST OF ENGLAND"), "the East of England");
        assert_eq!(spoken_area("Yorkshire and The Humber"), "Yorkshire and the Humber");
        assert_eq!(spoken_area("London (Inner)"), "Inner London");
        assert_eq!(spoken_area("the Shires"), "the Shires");
        assert_eq!(spoken_area("ENGLAND"), "England");
        assert_eq!(spoken_area("E92000001"), "England");
        assert_eq!(spoken_area("E12000004"), "the East Midlands");
        assert_eq!(spoken_area("K02000001"), "the United Kingdom");
        assert_eq!(spoken_area("K03000001"), "Great Britain");
        assert_eq!(spoken_area("K04000001"), "England and Wales");
    }

    #[test]
    fn an_area_is_known_whoever_writes_it() {
        let pairs = [
            ("Bristol, City of", "Bristol"),
            ("Herefordshire, County of", "Herefordshire"),
            ("County Durham", "Durham"),
            ("St. Helens", "St Helens"),
            ("Kingston Upon Hull, City of", "Kingston upon Hull"),
            ("Somerset UA", "Somerset"),
            ("Telford & Wrekin", "Telford and Wrekin"),
        ];
        for (one, other) in pairs {
            assert_eq!(known_as(one), known_as(other));
        }
        assert_ne!(known_as("City of London"), known_as("London"));
    }

    #[test]
    fn an_area_is_known_whoever_writes_its_name() {
        for (named, known) in [
            ("Bristol, City of", "bristol"),
            ("Bristol City Council", "bristol"),
            ("Dudley Metropolitan Borough Council", "dudley"),
            ("Norbury Council", "norbury"),
            ("Norbury (City of)", "norbury"),
            ("County Durham", "durham"),
            ("City of Bristol", "bristol"),
            ("London Borough of Barnet", "barnet"),
            ("City of London", "city of london"),
            ("Nottinghamshire County Council", "nottinghamshire"),
            ("Council", "council"),
        ] {
            assert_eq!(known_as(named), known, "{named}");
        }
    }

    #[test]
    fn a_code_names_its_country() {
        assert_eq!(nation_of_code("W06000015"), Some("Wales"));
        assert_eq!(nation_of_code("855"), None);
        assert_eq!(nation_of_code("Wrexham"), None);
    }
}
