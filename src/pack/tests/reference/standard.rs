//! The small made-up folder and meeting that the examples of the page are put into.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// The files of a folder by their names.
pub type Files = BTreeMap<String, Vec<u8>>;

pub const REPORT: &str = r#"title = "{Period} performance report"
committee = "Performance and Scrutiny Committee"
date = 2025-03-11
area = "Anyshire"
period = "quarter 3 2024/25"

[[section]]
heading = "Services"
paragraphs = [{ overview = "change" }, { indicators = ["calls"] }, { indicators = ["complaints"] }, { indicators = ["absence"] }]

[national]
file = "data/national.csv"
neighbours = "data/neighbours.csv"
measures = "data/measures.csv"
"#;

pub const CATALOGUE: &str = r#"[calls]
name = "calls answered within two minutes"
unit = "percent"
noun = ["call", "calls"]
good = "high"

[complaints]
name = "complaints upheld"
unit = "count"
noun = ["complaint", "complaints"]
good = "low"

[morning_calls]
name = "calls answered within two minutes before noon"
unit = "percent"
noun = ["call", "calls"]
good = "high"

[later_calls]
name = "calls answered within two minutes from noon on"
unit = "percent"
noun = ["call", "calls"]
good = "high"

[absence]
name = "sessions missed by pupils"
unit = "percent"
good = "low"
frequency = "annual"
year = "academic"
national = "AbsPrim"
"#;

const OBSERVATIONS: &str = "indicator,area,period,value,numerator,denominator
calls,Anyshire,quarter 1 2020/21,87.6,438,500
calls,Anyshire,quarter 2 2020/21,88.6,443,500
calls,Anyshire,quarter 3 2020/21,89.4,447,500
calls,Anyshire,quarter 4 2020/21,88.2,441,500
calls,Anyshire,quarter 1 2021/22,89.8,449,500
calls,Anyshire,quarter 2 2021/22,88.8,444,500
calls,Anyshire,quarter 3 2021/22,90.4,452,500
calls,Anyshire,quarter 4 2021/22,89.2,446,500
calls,Anyshire,quarter 1 2022/23,88.0,440,500
calls,Anyshire,quarter 2 2022/23,89.0,445,500
calls,Anyshire,quarter 3 2022/23,90.0,450,500
calls,Anyshire,quarter 4 2022/23,89.2,446,500
calls,Anyshire,quarter 1 2023/24,90.4,452,500
calls,Anyshire,quarter 2 2023/24,91.0,455,500
calls,Anyshire,quarter 3 2023/24,89.8,449,500
calls,Anyshire,quarter 4 2023/24,89.4,447,500
calls,Anyshire,quarter 1 2024/25,90.2,451,500
calls,Anyshire,quarter 2 2024/25,91.2,456,500
calls,Anyshire,quarter 3 2024/25,93.6,468,500
complaints,Anyshire,quarter 1 2024/25,13,,
complaints,Anyshire,quarter 2 2024/25,12,,
complaints,Anyshire,quarter 3 2024/25,15,,
morning_calls,Anyshire,quarter 3 2024/25,95.8,230,240
later_calls,Anyshire,quarter 3 2024/25,91.5,238,260
absence,Anyshire,2022/23,5.1,,
absence,Anyshire,2023/24,4.9,,
";

const NATIONAL: &str = "measure,area,area_code,region,period,value
AbsPrim,Anyshire,E10000099,South West,2023/24,4.9
AbsPrim,Northshire,E10000098,South West,2023/24,5.2
AbsPrim,Southshire,E10000097,South West,2023/24,4.4
AbsPrim,Eastshire,E10000096,South East,2023/24,5.8
AbsPrim,Westshire,E10000095,South East,2023/24,4.7
AbsPrim,England,E92000001,,2023/24,5.0
";

const NEIGHBOURS: &str = "area_code,rank,neighbour_code\nE10000099,1,E10000098\nE10000099,2,E10000097\n";

const MEASURES: &str = "measure,polarity,decimals\nAbsPrim,Low,1\n";

const EXPORT: &str = "Measure,Area,Year,Quarter,Period,Result,Answered,Calls,Status,Words,Notes,Target,Close,\
    Lower CI,Upper CI,Neighbours,Neighbours LCL,Neighbours UCL\n\
    calls,Anyshire,2024/25,Q2,Q2 2024/25,91.2,456,500,,,,90,88,88.4,93.4,87.9,85.1,90.3\n\
    calls,Anyshire,2024/25,Q3,Q3 2024/25,93.6,468,500,provisional,,a note,90,88,91.1,95.4,87.7,84.9,90.2\n\
    complaints,Anyshire,2024/25,Q3,Q3 2024/25,15,,,,,,,,,,,,\n";

const SCORECARD: &str = "Measure,Q2 2024/25,Q3 2024/25,Winter,Target 2024/25,England,Comments,RAG,DOT\n\
    calls,91.2,93.6,-,90,88.4,a comment,Green,Improved\n\
    complaints,12,15,-,,,,,Worse\n";

/// A table as the Department for Education publishes it.
const PUBLISHED: &str = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,\
    old_la_code,new_la_code,la_name,Day,answered_percent,answered,calls,answered_lower,answered_upper\n\
    2024,Reporting year,Local authority,E92000001,England,E12000009,South West,999,E10000099,Anyshire,Total,90.0,450,500,87.1,92.3\n\
    2024,Reporting year,Local authority,E92000001,England,E12000009,South West,998,E10000098,Northshire,Total,88.0,440,500,84.8,90.6\n\
    2024,Reporting year,National,E92000001,England,,,,,,Total,89.0,890,1000,86.9,90.8\n";

pub const MARCH: &str = r#"committee = "Performance and Scrutiny Committee"
date = 2025-03-11
time = "2.00 pm"
place = "Council Chamber, County Hall"
membership = ["Councillor A (Chair)", "Councillor B"]

[contact]
title = "Democratic Services Officer"
email = "democracy@council.example"

[[item]]
number = 1
title = "Apologies"
text = "To receive any apologies."

[[item]]
number = 8
title = "Review of the year"
to_follow = true
"#;

const LAYOUT: &str = "Hello\n";

const HOUSE: &str =
    "rule(\"ours\").about(\"change\").when(|i| i.theme is \"no such theme\").say(|i| `This is ours.`);\n";

/// The catalogue of a store beside the folder.
const STORE: &str = "[roads]\nname = \"roads repaired late\"\nunit = \"count\"\ngood = \"low\"\n";

/// A file of the repository.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Files that are there only where an example names them.
fn named() -> Vec<(&'static str, Vec<u8>)> {
    let fonts = "tests/faults/missing-glyph-own-font/assets";
    let read = |name: &str| std::fs::read(file(name)).expect("a file of the repository");
    let headed = |columns: &str| {
        let rest = OBSERVATIONS.split_once('\n').map_or("", |(_, rows)| rows);
        format!("{columns}\n{rest}").into_bytes()
    };
    vec![
        ("assets/crest.svg", read("fixtures/anyshire/assets/crest.svg")),
        ("assets/map.svg", read("fixtures/anyshire/assets/crest.svg")),
        ("assets/Council-Regular.ttf", read(&format!("{fonts}/Council-Regular.ttf"))),
        ("assets/Council-Bold.ttf", read(&format!("{fonts}/Council-Bold.ttf"))),
        ("terms.txt", "The Committee meets every quarter.\n".into()),
        ("layouts/our.typ", LAYOUT.into()),
        ("../council-rules/house.rhai", HOUSE.into()),
        ("data/neighbours.csv", NEIGHBOURS.into()),
        ("data/measures.csv", MEASURES.into()),
        ("data/national.csv", NATIONAL.into()),
        ("data/export.csv", EXPORT.into()),
        ("data/scorecard.csv", SCORECARD.into()),
        ("data/published.csv", PUBLISHED.into()),
        ("../store/indicators.toml", STORE.into()),
        ("../store/data/roads.csv", "indicator,area,period,value\nroads,Anyshire,quarter 3 2024/25,14\n".into()),
        ("data/quarters.xlsx", quarters()),
        ("data/2024-25.csv", headed("indicator,area,period,value,numerator,denominator")),
        ("data/comparators.csv", "indicator,period,comparator,value\ncalls,quarter 3 2024/25,England,88.4\n".into()),
        ("data/plan.csv", "indicator,period,value\ncalls,quarter 3 2024/25,90\n".into()),
    ]
}

/// A workbook with a sheet for each quarter.
fn quarters() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (quarter, calls, complaints) in [("Q2 2024-25", 91.2, 12.0), ("Q3 2024-25", 93.6, 15.0)] {
        let sheet = book.add_worksheet().set_name(quarter).expect("a name");
        for (row, (name, figure)) in [("calls", calls), ("complaints", complaints)].into_iter().enumerate() {
            sheet.write(row as u32 + 1, 0, name).expect("a name");
            sheet.write(row as u32 + 1, 1, figure).expect("a figure");
        }
        sheet.write(0, 0, "Measure").expect("a heading");
        sheet.write(0, 1, "Result").expect("a heading");
    }
    book.save_to_buffer().expect("a workbook")
}

/// The report folder with a file in place of its own.
pub fn folder(name: &str, text: String) -> Files {
    let standard = [("report.toml", REPORT), ("indicators.toml", CATALOGUE), ("data/observations.csv", OBSERVATIONS)];
    let mut files: Files = standard.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let report = if name == "report.toml" { text.as_str() } else { REPORT };
    // What lies beside the report folder is named by its own folder.
    let named_as =
        |path: &str| path.split('/').take(if path.starts_with("..") { 2 } else { 9 }).collect::<Vec<_>>().join("/");
    let is_named = |path: &str| report.contains(&named_as(path));
    for (path, bytes) in named().into_iter().filter(|(path, _)| is_named(path)) {
        files.insert(path.to_owned(), bytes);
    }
    let reads_others =
        ["data/export.csv", "data/scorecard.csv", "data/quarters.xlsx"].iter().any(|path| report.contains(path));
    if reads_others {
        files.insert("data/observations.csv".to_owned(), without(&["calls,", "complaints,"]));
    }
    if name == "data/observations.csv" {
        files.insert("data/others.csv".to_owned(), without(&["calls,"]));
    }
    files.insert(name.to_owned(), text.into_bytes());
    files
}

/// The table of figures without the rows that begin so: a recipe or an example has them.
fn without(starts: &[&str]) -> Vec<u8> {
    let stays = |line: &&str| !starts.iter().any(|start| line.starts_with(start));
    OBSERVATIONS.lines().filter(stays).map(|line| format!("{line}\n")).collect::<String>().into_bytes()
}

/// The headings of the tables as `[columns]` of a report has them.
pub fn rename(files: &mut Files, columns: &Table) {
    for (table, renamed) in columns {
        let Some(held) = files.get_mut(&format!("data/{table}.csv")) else { continue };
        let text = String::from_utf8_lossy(held).into_owned();
        let (headings, rows) = text.split_once('\n').expect("headings");
        let theirs = |ours: &str| renamed.get(ours).and_then(Value::as_str).unwrap_or(ours).to_owned();
        let headings: Vec<String> = headings.split(',').map(theirs).collect();
        *held = format!("{}\n{rows}", headings.join(",")).into_bytes();
    }
}

/// The folder of a meeting with this file of its pack: `meeting/` in a place of its own, as what lies beside it counts.
pub fn meeting(march: &str) -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = place.path().join("meeting").join(name);
        std::fs::create_dir_all(path.parent().expect("within the folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    };
    for (name, bytes) in folder("report.toml", REPORT.to_owned()) {
        write(&format!("performance-2025-q3/{name}"), &bytes);
    }
    write("2025-03/minutes.md", b"The minutes.\n");
    write("2025-03/partners.pdf", &std::fs::read(file("fixtures/pack-2020-03/partners.pdf")).expect("a PDF"));
    for (name, bytes) in named().iter().filter(|(name, _)| name.starts_with("assets/")) {
        write(name, bytes);
    }
    write("march.toml", march.as_bytes());
    place
}
