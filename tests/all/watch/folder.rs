//! A folder that is watched: an edit is shown and marked, an error told, and the last good report kept.

use std::time::{Duration, Instant};

use super::{begin, ids, texts, watching};
use crate::desk::Desk;

#[test]
fn an_edit_of_a_wording_is_shown_and_its_sentences_named() {
    let watched = begin();
    let page = watched.get("/report");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("less than the Council counts as a change."), "{page}");
    watched.desk.reword("anyshire", "too little to count");
    let mut state = watched.state(2);
    // An edit may be told of as one, or as two: a file is emptied before it is written.
    if ids(&state["changed"]).is_empty() || state["current"] == false {
        state = watched.state(3);
    }
    assert_eq!(ids(&state["changed"]), ["p11-3", "p18-3", "p27-2"], "{state}");
    assert!(state["said"].as_str().expect("words").contains("the first at 11.3"), "{state}");
    let page = watched.get("/report");
    assert!(page.contains("too little to count.") && page.contains("id=\"p11-3\""), "the page is drawn anew");
}

#[test]
fn an_edit_of_the_store_is_shown() {
    let desk = Desk::of(&["anyshire"]);
    let row = "assessments,Anyshire,quarter 3 2024/25,91.6,1402,1531,,,\n";
    let table = desk.read("anyshire/data/observations.csv");
    let (head, _) = table.split_once('\n').expect("a row of headings");
    assert!(table.contains(row), "{table}");
    desk.write("store/data/more.csv", &format!("{head}\n{row}"));
    desk.edit("anyshire/data/observations.csv", row, "");
    desk.edit("anyshire/report.toml", "[[section]]", "[from]\nfolder = \"../store\"\n\n[[section]]");
    let watched = watching(desk, &["anyshire"]);
    assert!(watched.get("/report").contains("91.6%"));
    watched.desk.edit("store/data/more.csv", "91.6,1402", "91.7,1404");
    let until = Instant::now() + Duration::from_secs(60);
    while !watched.get("/report").contains("91.7%") {
        assert!(Instant::now() < until, "{}", watched.state(1));
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A text that was built into the folder would else be drafted from, and what the last edit changed marked no longer.
#[test]
fn an_edition_that_is_built_into_the_folder_is_no_edit() {
    let watched = begin();
    for format in ["text", "json", "html"] {
        assert_eq!(watched.desk.run(&["build", "anyshire", "--format", format]).code, 0);
    }
    // An edit would be told of by now.
    std::thread::sleep(Duration::from_secs(2));
    assert!(watched.desk.at("anyshire/anyshire.txt").exists() && watched.state(1)["version"] == 1);
    watched.desk.write("anyshire/notes.txt", "Not the program's: it is read by nothing, and could be.");
    watched.state(2);
}

#[test]
fn a_bad_rule_is_set_aside_and_another_fault_leaves_the_last_good_report() {
    let watched = begin();
    watched.desk.edit("anyshire/rules/house.rhai", "${i.previous}, less", "${i.prevous}, less");
    let state = watched.state(2);
    assert_eq!(state["current"], true);
    let aside = state["set_aside"].as_array().expect("a list").clone();
    assert_eq!(aside.len(), 3, "{state}");
    assert_eq!(aside[0], serde_json::json!([{ "id": "p11-3", "at": "11.3" }, "replace \"slightly\""]));
    assert!(texts(&state["told"]).iter().any(|told| told.starts_with("Error: rules/house.rhai:")), "{state}");
    let good = watched.get("/report");
    watched.desk.edit("anyshire/data/observations.csv", "91.6,1402,1531", "ninety,1402,1531");
    let state = watched.state(3);
    assert_eq!(state["current"], false, "{state}");
    assert!(texts(&state["told"]).iter().any(|told| told.contains("data/observations.csv:21")), "{state}");
    assert_eq!(watched.get("/report").split("\r\n\r\n").nth(1), good.split("\r\n\r\n").nth(1));
    watched.desk.edit("anyshire/data/observations.csv", "ninety,1402,1531", "91.6,1402,1531");
    watched.desk.edit("anyshire/rules/house.rhai", "${i.prevous}, less", "${i.previous}, less");
    let until = Instant::now() + Duration::from_secs(60);
    while watched.state(4)["told"].to_string().contains("Error") {
        assert!(Instant::now() < until, "it is sound again");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The PDF of the preview is the one that `build` writes; an officer's own layout shows in it, and where this has an error the
/// last good pages stay.
#[cfg(feature = "pdf")]
#[test]
fn the_pdf_is_typeset_after_every_edit_of_layouts_too() {
    let watched = begin();
    watched.once("it is typeset", |state| state["pdf"]["there"] == true);
    assert_eq!(watched.desk.run(&["build", "anyshire", "-o", "built.pdf"]).code, 0);
    let first = watched.pdf();
    assert!(first == std::fs::read(watched.desk.at("built.pdf")).expect("built"), "the bytes that `build` writes");

    let style = "anyshire/layouts/style.typ";
    let shipped = include_str!("../../../layouts/style.typ");
    watched.desk.write(style, &format!("{shipped}\n#let broken = (\n"));
    let state = watched.once("the fault is told", |state| state["pdf"]["current"] == false);
    assert!(texts(&state["pdf"]["told"]).iter().any(|told| told.starts_with("Error: layouts/style.typ:")), "{state}");
    assert!(
        state["current"] == true && watched.pdf() == first,
        "the web edition is sound, and the last good pages stay"
    );

    watched.desk.write(style, &shipped.replace("25mm", "20mm").replace("123f5e", "5e123f"));
    watched.once("it is typeset again", |state| state["pdf"]["current"] == true);
    assert!(watched.pdf() != first, "an edit of a layout shows");
}

/// A rule that decides what is not printed is not set aside as others are: the page that would be shown without it stays away.
#[test]
fn an_error_in_a_rule_about_disclosure_leaves_the_last_good_page() {
    let watched = begin();
    let good = watched.get("/report");
    watched.desk.edit("anyshire/rules/house.rhai", ".then(fewer_than(5));", ".then(fewer_then(5));");
    let state = watched.state(2);
    assert_eq!(state["current"], false, "{state}");
    assert!(texts(&state["told"]).iter().any(|told| told.contains("may decide what is not printed")), "{state}");
    assert_eq!(watched.get("/report").split("\r\n\r\n").nth(1), good.split("\r\n\r\n").nth(1));
}

#[test]
fn a_rule_that_is_set_aside_stays_so_after_another_edit() {
    let desk = Desk::of(&["anyshire"]);
    // A rule of the folder's own: where a shipped rule is reworded, the shipped one speaks in its place.
    let rule = "rule(\"as ever\").about(\"change\").when(|i| i.unit is \"score\")\n\
                .say(|i| `This is ${i.change} than ${i.previous}, as ever.`).before(\"slightly\");";
    desk.write("anyshire/rules/more.rhai", rule);
    let watched = watching(desk, &["anyshire"]);
    let aside = |state: &serde_json::Value| state["set_aside"].as_array().map_or(0, Vec::len);
    watched.desk.edit("anyshire/rules/more.rhai", "${i.previous}", "${i.prevous}");
    let broken = watched.once("the rule is set aside", |state| aside(state) > 0);
    watched.desk.edit("anyshire/data/observations.csv", "91.6,1402,1531", "91.7,1404,1531");
    let later = |state: &serde_json::Value| state["version"].as_u64() > broken["version"].as_u64();
    let state = watched.once("the figure is read", |state| later(state) && state["current"] == true);
    assert_eq!(aside(&state), aside(&broken), "{state}");
}

/// A folder that is moved away and back, or replaced by another of its name, is watched as before.
#[test]
fn a_folder_that_goes_and_comes_back_is_watched_again() {
    let watched = begin();
    for (was, is) in [("clinics have", "clinics now have"), ("clinics now have", "clinics have")] {
        std::fs::rename(watched.desk.at("anyshire"), watched.desk.at("away")).expect("moved");
        watched.once("it is told", |state| state["told"].to_string().contains("there is no folder"));
        std::fs::rename(watched.desk.at("away"), watched.desk.at("anyshire")).expect("moved back");
        watched.once("it is there", |state| state["current"] == true);
        watched.desk.edit("anyshire/commentary.toml", was, is);
        watched.once("an edit is seen", |state| !ids(&state["changed"]).is_empty());
    }
    crate::desk::copy(&watched.desk.at("anyshire"), &watched.desk.at("other"));
    std::fs::rename(watched.desk.at("anyshire"), watched.desk.at("away")).expect("moved");
    std::fs::rename(watched.desk.at("other"), watched.desk.at("anyshire")).expect("another of its name");
    watched.once("it is there", |state| state["current"] == true);
    watched.desk.edit("anyshire/commentary.toml", "clinics have", "clinics still have");
    watched.once("an edit of it is seen", |state| !ids(&state["changed"]).is_empty());
}

/// Something on the computer that reads the folder all the time, as a scanner for viruses may, holds no edit up.
#[test]
fn who_only_reads_holds_no_edit_up() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let watched = begin();
    let (file, ended) = (watched.desk.at("anyshire/indicators.toml"), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                let _ = std::fs::read(&file);
                std::thread::sleep(std::time::Duration::from_millis(30));
            }
        });
        watched.desk.edit("anyshire/commentary.toml", "clinics have", "clinics now have");
        let seen = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            watched.once("an edit is seen", |state| !ids(&state["changed"]).is_empty());
        }));
        ended.store(true, Ordering::Relaxed);
        assert!(seen.is_ok(), "an edit was not seen while the folder was read");
    });
}
