//! One test of disclosure over every surface: a hidden count changed to another small one leaves every byte that is published
//! the same. A byte that differs would tell one count from the other.

use std::collections::BTreeMap;

use scrutineer::{Format, draft, explain, layout};

use crate::desk::{Desk, drafted, opened, parts_of_word, published};
use crate::disclosure::EXCLUDED;

const REPORT: &str = r#"
title = "{Period} performance report"
committee = "Scrutiny Committee"
date = 2025-03-11
area = "Anyshire"
period = "quarter 3 2024/25"
length = "full"

[[section]]
heading = "Overview"
paragraphs = [{ overview = "change" }]

[[section]]
heading = "Young people"
paragraphs = [{ indicators = ["custody"] }, { indicators = ["first_time"] }, { indicators = ["boys", "girls", "all"] }]

[[section]]
heading = "Officers to contact"
numbered = false
contains = "officers"

[[officer]]
title = "Head of Performance"
telephone = "01632 960100"
"#;

const CATALOGUE: &str = r#"
[custody]
name = "young people sentenced to custody"
unit = "count"
noun = ["young person", "young people"]
good = "low"
frequency = "quarterly"
chart = true

[first_time]
name = "young people cautioned for the first time"
unit = "percent"
noun = ["young person", "young people"]
good = "low"
frequency = "quarterly"
target = 10
chart = true
"#;

/// The figures of two years; of the latest quarter so many counts, each with what rests on it.
fn figures(custody: u32, cautioned: u32, boys: u32) -> String {
    let mut rows = String::from("indicator,area,period,value,numerator,denominator,status,stated,note\n");
    let quarters = [(2022, 4), (2023, 1), (2023, 2), (2023, 3), (2023, 4), (2024, 1), (2024, 2)];
    for (nth, (year, quarter)) in (0..).zip(quarters) {
        let period = format!("quarter {quarter} {year}/{}", year - 1999);
        let share = 40 + nth % 3;
        let percent = format!("{:.1}", f64::from(share) * 100.0 / 400.0);
        rows += &format!("custody,Anyshire,{period},{},,,,,\n", 12 + nth % 4);
        rows += &format!("first_time,Anyshire,{period},{percent},{share},400,,,\n");
        rows += &format!("boys,Anyshire,{period},{},,,,,\ngirls,Anyshire,{period},20,,,,,\n", 30 + nth);
        rows += &format!("all,Anyshire,{period},{},,,,,\n", 50 + nth);
    }
    let latest = "quarter 3 2024/25";
    let percent = format!("{:.1}", f64::from(cautioned) * 100.0 / 400.0);
    rows += &format!("custody,Anyshire,{latest},{custody},,,,,\n");
    rows += &format!("first_time,Anyshire,{latest},{percent},{cautioned},400,,,\n");
    rows += &format!(
        "boys,Anyshire,{latest},{boys},,,,,\ngirls,Anyshire,{latest},{},,,,,\nall,Anyshire,{latest},30,,,,,\n",
        30 - boys
    );
    rows
}

/// A folder with these counts, in a place of the same name for all.
fn folder(custody: u32, cautioned: u32, boys: u32) -> Desk {
    let desk = Desk::of(&[]);
    desk.write("report/report.toml", REPORT);
    desk.write("report/indicators.toml", &[CATALOGUE, EXCLUDED].concat());
    desk.write("report/data/observations.csv", &figures(custody, cautioned, boys));
    desk.write("report/rules/house.rhai", "rule(\"small numbers\").about(\"disclosure\").then(fewer_than(5));");
    desk.write("pack.toml", &super::pack_of("report"));
    desk
}

const FORMATS: [&str; 6] = ["pdf", "html", "docx", "text", "json", "proof"];

/// Everything that leaves the program of a folder, by what it is.
fn surfaces(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let folder = opened(&desk.at("report"));
    let report = drafted(&folder);
    for format in Format::ALL {
        let bytes = published(&report, format, &layout(&folder));
        if matches!(format, Format::Docx | Format::Xlsx) {
            for (part, text) in parts_of_word(&bytes) {
                found.insert(format!("report, {part} of {}", format.name()), text.into_bytes());
            }
        }
        found.insert(format!("report, {}", format.name()), bytes);
    }
    for format in FORMATS {
        let name = format!("pack.{format}");
        let ended = desk.run(&["pack", "pack.toml", "--format", format, "-o", &name]);
        assert_eq!(ended.code, 0, "{}", ended.said);
        found.insert(format!("pack, {format}"), std::fs::read(desk.at(&name)).expect("written"));
    }
    let snapshot = draft(&folder).sound().expect("no errors").snapshot();
    found.insert("what is approved".into(), format!("{snapshot:?}").into_bytes());
    let explained = explain(&draft(&folder), None, true).expect("an explanation");
    found.insert("why".into(), explained.into_bytes());
    // The record beside the folder, but for the hashes of the files themselves.
    let ended = desk.run(&["build", "report", "--format", "text"]);
    assert_eq!(ended.code, 0, "{}", ended.said);
    let record: serde_json::Value =
        serde_json::from_str(&desk.read("report/build/record.json")).expect("the record is JSON");
    let mut record = record.as_object().expect("a record").clone();
    record.remove("inputs");
    found.insert("the record".into(), serde_json::to_vec(&record).expect("JSON"));
    found.extend(differences(desk));
    found
}

/// The pages of differences from a version of the folder under another heading.
fn differences(desk: &Desk) -> Vec<(String, Vec<u8>)> {
    crate::desk::copy(&desk.at("report"), &desk.at("old"));
    desk.write("old/report.toml", &REPORT.replace("\"Young people\"", "\"Youth justice\""));
    let page = |format: &str| {
        let name = format!("changes.{format}");
        let ended = desk.run(&["diff", "old", "report", "--format", format, "-o", &name]);
        assert_eq!(ended.code, 0, "{}", ended.said);
        (format!("differences, {format}"), std::fs::read(desk.at(&name)).expect("written"))
    };
    ["html", "proof", "json", "text"].map(page).to_vec()
}

#[test]
fn a_hidden_count_changed_to_another_leaves_every_published_byte_the_same() {
    let first = surfaces(&folder(3, 2, 4));
    assert!(first.len() > 20, "{:?}", first.keys().collect::<Vec<_>>());
    let text = String::from_utf8_lossy(&first["report, text"]).into_owned();
    assert!(text.contains("[c]"), "{text}");
    for (custody, cautioned, boys) in [(1, 4, 1), (4, 1, 2), (2, 3, 3)] {
        let other = surfaces(&folder(custody, cautioned, boys));
        for (surface, bytes) in &first {
            assert!(other[surface] == *bytes, "{surface} tells {custody}, {cautioned}, {boys} from 3, 2, 4");
        }
    }
}

/// With the secret of a folder the PDF holds a seal of each file: of the file that was changed another, of the rest the same.
#[test]
fn with_a_secret_only_the_seal_of_the_changed_file_differs() {
    let report = |custody: u32| {
        let desk = folder(custody, 2, 4);
        desk.write("report/secret.key", &format!("{}\n", "0b".repeat(32)));
        let ended = desk.run(&["build", "report", "--format", "json", "-o", "report.json"]);
        assert_eq!(ended.code, 0, "{}", ended.said);
        let made: serde_json::Value = serde_json::from_str(&desk.read("report.json")).expect("JSON");
        let record: serde_json::Value =
            serde_json::from_str(made["record_json"].as_str().expect("a record")).expect("JSON");
        record
    };
    let (one, other) = (report(3), report(4));
    let differ: Vec<&str> = one["inputs"]
        .as_array()
        .expect("sealed files")
        .iter()
        .zip(other["inputs"].as_array().expect("sealed files"))
        .filter(|(one, other)| one != other)
        .map(|(one, _)| one["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(differ, ["data/observations.csv"]);
    assert_eq!(one["sentences"], other["sentences"]);
}
