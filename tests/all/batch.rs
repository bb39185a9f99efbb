//! Many reports in one run, of a made-up nation of 40 councils: each is what it would be alone, what is unchanged is left, and a
//! faulty one stops none of the others. Every figure is made up.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::desk::{Desk, Ended, files};

const COUNCILS: usize = 40;

/// A table of all councils, of three measures over four years; and a report folder of one of them.
fn nation() -> Desk {
    let desk = Desk::of(&[]);
    let mut text = String::from("measure,area,area_code,region,period,value\n");
    for (nth, measure) in ["calls", "visits", "repairs"].iter().enumerate() {
        for year in 0..4 {
            text.push_str(&format!("{measure},England,,,202{year}/2{},{}.5\n", year + 1, 70 + nth));
            for council in 0..COUNCILS {
                let value = 600 + (council * 37 + year * 13 + nth * 71) % 350;
                let row = format!("{},{council:03},North,202{year}/2{}", name(council), year + 1);
                text.push_str(&format!("{measure},{row},{}.{}\n", value / 10, value % 10));
            }
        }
    }
    desk.write("nation.csv", &text);
    let new = desk.run(&[
        "new",
        "report",
        "--from",
        "nation.csv",
        "--area",
        "Council 3",
        "--committee",
        "Scrutiny Committee",
        "--date",
        "2024-10-04",
        "--period",
        "2023/24",
    ]);
    assert_eq!(new.code, 0, "{}", new.err);
    desk.edit("report/indicators.toml", "good = \"none\"", "good = \"high\"");
    let rows: String = (0..COUNCILS).map(|council| format!("{}\n", name(council))).collect();
    desk.write("areas.csv", &format!("area\n{rows}"));
    desk
}

fn name(council: usize) -> String {
    format!("Council {council}")
}

fn batch(desk: &Desk, more: &[&str]) -> (i32, String) {
    let ended = desk.run(&[&["batch", "report", "--each", "areas.csv", "--format", "text,html"], more].concat());
    assert!(ended.err.is_empty(), "{}", ended.err);
    (ended.code, sum(&ended))
}

/// `40 made, 0 unchanged, 0 failed`
fn sum(ended: &Ended) -> String {
    ended.out.lines().last().unwrap_or_default().split(". ").next().unwrap_or_default().to_owned()
}

/// What was written, without the lines of what came of it.
fn written(desk: &Desk, folder: &str) -> BTreeMap<String, Vec<u8>> {
    files(&desk.at(folder)).into_iter().filter(|(name, _)| !name.ends_with(".jsonl")).collect()
}

#[test]
fn each_report_is_what_it_would_be_alone() {
    let desk = nation();
    assert_eq!(batch(&desk, &["--out", "one"]), (0, "40 made, 0 unchanged, 0 failed".into()));
    assert_eq!(batch(&desk, &["--out", "two", "--jobs", "2"]), (0, "40 made, 0 unchanged, 0 failed".into()));
    let made = written(&desk, "one");
    assert_eq!(made.len(), 2 * COUNCILS);
    assert_eq!(written(&desk, "two"), made);
    let mut own = BTreeSet::new();
    for council in [0, 17, 39] {
        desk.edit("report/report.toml", "area = \"Council 3\"", &format!("area = \"{}\"", name(council)));
        for (format, ending) in [("text", "txt"), ("html", "html")] {
            let alone = desk.run(&["build", "report", "--format", format, "-o", "-", "--quiet"]);
            let text = String::from_utf8_lossy(&made[&format!("council-{council}.{ending}")]).into_owned();
            assert!(alone.out == text, "{} in {format}", name(council));
            assert!(text.contains(&name(council)), "its own name is in its sentences");
            own.insert(text);
        }
        desk.edit("report/report.toml", &format!("area = \"{}\"", name(council)), "area = \"Council 3\"");
    }
    assert_eq!(own.len(), 6);
}

#[test]
fn parts_make_the_whole_and_what_is_unchanged_is_left() {
    let desk = nation();
    for part in ["1/4", "2/4", "3/4", "4/4"] {
        let results = format!("out/results-{}.jsonl", &part[..1]);
        assert_eq!(batch(&desk, &["--out", "out", "--shard", part, "--results", &results]).0, 0);
    }
    batch(&desk, &["--out", "whole"]);
    assert_eq!(written(&desk, "out"), written(&desk, "whole"));
    let summed = desk.run(&["batch", "--summary", "out/results-*.jsonl", "--out", "out"]);
    assert!(summed.code == 0 && summed.out.ends_with("40 reports, 0 failed\n"), "{}{}", summed.out, summed.err);

    assert_eq!(batch(&desk, &["--out", "whole"]).1, "0 made, 40 unchanged, 0 failed");
    fs::remove_file(desk.at("whole/council-7.html")).expect("removed");
    assert_eq!(batch(&desk, &["--out", "whole"]).1, "1 made, 39 unchanged, 0 failed");
    desk.edit("report/indicators.toml", "good = \"high\"", "good = \"low\"");
    assert_eq!(batch(&desk, &["--out", "whole"]).1, "40 made, 0 unchanged, 0 failed");
    let first = fs::read_to_string(desk.at("whole/council-0.txt")).expect("made");
    fs::write(desk.at("whole/council-0.txt"), format!("{first}A colleague's note.\n")).expect("written");
    assert_eq!(batch(&desk, &["--out", "whole"]), (1, "0 made, 39 unchanged, 1 failed".into()), "it is not lost");
    assert_eq!(batch(&desk, &["--out", "whole", "--force"]).1, "40 made, 0 unchanged, 0 failed");
    assert_eq!(fs::read_to_string(desk.at("whole/council-0.txt")).expect("made"), first);
}

/// A report that failed, or was made in another format, is still the program's own.
#[test]
fn what_it_made_before_is_known_whatever_came_after() {
    let desk = Desk::sound(&[]);
    let run = |format: &str| sum(&desk.run(&["batch", "report", "--out", "out", "--format", format]));
    let titled = |words: &str| desk.edit("report/report.toml", "title = \"", &format!("title = \"{words} "));
    assert_eq!(run("text"), "1 made, 0 unchanged, 0 failed");
    desk.edit("report/report.toml", "title", "titel");
    assert_eq!(run("text"), "0 made, 0 unchanged, 1 failed");
    desk.edit("report/report.toml", "titel", "title");
    titled("New");
    assert_eq!(run("text"), "1 made, 0 unchanged, 0 failed", "after one that failed");
    assert_eq!(run("html"), "1 made, 0 unchanged, 0 failed");
    assert_eq!(run("text"), "0 made, 1 unchanged, 0 failed", "after another format");
    titled("Newer");
    assert_eq!(run("html"), "1 made, 0 unchanged, 0 failed");
    assert_eq!(run("text"), "1 made, 0 unchanged, 0 failed", "after another format and an edit");
    assert_eq!(run("text,html"), "0 made, 1 unchanged, 0 failed");
}

/// What the program writes into a folder is not what its report is made of.
#[test]
fn what_is_made_inside_the_folder_changes_nothing() {
    let desk = Desk::sound(&[]);
    let run = || sum(&desk.run_in("report", &["batch", ".", "--out", "out", "--format", "text,html"]));
    assert_eq!(run(), "1 made, 0 unchanged, 0 failed");
    assert_eq!(run(), "0 made, 1 unchanged, 0 failed");
    assert_eq!(desk.run(&["build", "report", "--format", "html"]).code, 0);
    assert_eq!(run(), "0 made, 1 unchanged, 0 failed", "after a build of its own");
    desk.edit("report/report.toml", "title = \"", "title = \"New ");
    assert_eq!(run(), "1 made, 0 unchanged, 0 failed");
}

#[test]
fn a_line_that_a_run_was_ended_in_spoils_no_other() {
    let desk = Desk::sound(&[]);
    desk.write("out/results.jsonl", "{\"schema\":1,\"item\":\"rep");
    assert_eq!(desk.run(&["batch", "report", "--out", "out", "--format", "text"]).code, 0);
    let summed = desk.run(&["batch", "--summary", "out/results.jsonl", "--out", "out"]);
    assert!(summed.out.ends_with("1 reports, 0 failed\n"), "{}{}", summed.out, summed.err);
}

#[test]
fn a_table_of_councils_names_the_area() {
    let desk = Desk::sound(&[]);
    desk.edit("report/report.toml", "area = \"Anyshire\"", "area = \"to be named\"");
    desk.write("areas.csv", "area\nAnyshire\n");
    let told = |out: &str, more: &[&str]| {
        let ended = desk.run(&[&["batch", "report", "--out", out, "--format", "text", "--strict"], more].concat());
        ended.out.contains("to-be-named")
    };
    assert!(told("one", &[]));
    assert!(!told("each", &["--each", "areas.csv"]));
}

#[test]
fn a_faulty_one_stops_none_of_the_others() {
    let desk = Desk::of(&[]);
    for name in ["east", "north", "west"] {
        for (file, bytes) in files(&Desk::sound(&[]).at("report")) {
            desk.write(&format!("reports/{name}/{file}"), &String::from_utf8(bytes).expect("text"));
        }
    }
    desk.write("reports/north/data/observations.csv", "indicator,period\n");
    desk.write("reports/notes.md", "no report\n");
    let ended = desk.run(&["batch", "reports/*", "--format", "text", "--out", "out"]);
    assert_eq!(ended.code, 1);
    assert!(
        ended.out.contains("FAILED     north: ") && ended.out.contains("2 made, 0 unchanged, 1 failed"),
        "{}",
        ended.out
    );
    assert!(
        desk.at("out/east.txt").is_file() && desk.at("out/west.txt").is_file() && !desk.at("out/north.txt").exists()
    );
    let summed = desk.run(&["batch", "--summary", "out/results.jsonl", "--out", "out"]);
    assert_eq!((summed.code, summed.out.lines().nth(1).map(|line| &line[..5])), (1, Some("north")), "the worst first");
    let page = fs::read_to_string(desk.at("out/index.html")).expect("a page");
    assert!(page.contains("1 of 3 reports could not be made") && page.contains("href=\"east.txt\""));
    assert!(fs::read_to_string(desk.at("out/junit.xml")).expect("a file").contains("failures=\"1\""));
}

#[test]
fn what_is_not_meant_so_is_told_before_anything_is_made() {
    let desk = Desk::of(&[]);
    let told = |arguments: &[&str]| {
        let ended = desk.run(&[&["batch", "--out", "out"], arguments].concat());
        assert!(ended.code == 1 && !desk.at("out").exists(), "{}", ended.err);
        ended.err
    };
    assert!(told(&["nothing"]).contains("`nothing` is not there"));
    assert!(told(&["no*"]).contains("no report folder and no pack fits `no*`"));
    assert!(told(&["no*", "--shard", "3/2"]).contains("there is no part 3 of 2"));
    desk.write("reports/one/report.toml", "");
    desk.write("others/ONE/report.toml", "");
    assert!(told(&["reports/one", "others/ONE"]).contains("would be written under one name"));
    desk.write("areas.csv", "area\nDerby\nDerby\n");
    assert!(told(&["reports/one", "--each", "areas.csv"]).contains("`Derby` is in this table twice"));
}

/// The folder gives each council's report, also the ones that `report.toml` does not name.
#[cfg(feature = "pdf")]
#[test]
fn verify_knows_for_which_council_a_report_was_made() {
    let desk = nation();
    desk.write("few.csv", "area,period\nCouncil 3,\nCouncil 7,\nCouncil 9,2022/23\n");
    let made = desk.run(&["batch", "report", "--each", "few.csv", "--out", "out"]);
    assert_eq!(made.code, 0, "{}", made.said);
    for name in ["council-3", "council-7", "council-9-2022-23"] {
        let said = desk.run(&["verify", &format!("out/{name}.pdf"), "report"]);
        assert!(said.code == 0 && said.out.starts_with("The same: "), "{name}: {}", said.said);
    }
    desk.edit("report/report.toml", "committee = \"Scrutiny Committee\"", "committee = \"Another Committee\"");
    assert_eq!(desk.run(&["verify", "out/council-7.pdf", "report"]).code, 1);
}
