//! `test`: the real binary over copies of a folder, its approved text changed, damaged, missing; and the same files
//! read by `insta`.

use std::fs;

use scrutineer::draft;

use crate::desk::{Desk, copy, files, fixture, opened, snapshots};

const ANYSHIRE: &str = "anyshire/expected/2024-25-q3";

/// `cargo insta` reads and reviews the files that `test` writes: here `insta` itself compares them.
#[test]
fn insta_reads_what_is_approved() {
    for name in ["anyshire", "leicestershire-2019-20-q3"] {
        let dir = fixture(name);
        let folder = opened(&dir);
        let edition = draft(&folder).sound().expect("no faults").snapshot();
        for (file, saved) in scrutineer::diff::snapshots(&folder, &edition) {
            let (header, contents) =
                saved.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).expect("a header");
            assert!(!contents.contains("scrutineer::"), "a type of the program is named in {file:?}");
            let seal = header.lines().find_map(|line| line.trim().strip_prefix("seal: ")).expect("a seal").to_owned();
            let about = header.lines().find_map(|line| line.strip_prefix("description: ")).expect("a description");
            let path = dir.join(&file);
            let called = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let info = std::collections::BTreeMap::from([("seal", seal)]);
            insta::with_settings!({
                snapshot_path => path.parent().expect("a folder"),
                prepend_module_to_snapshot => false,
                omit_expression => true,
                description => about.trim_matches('"'),
                info => &info,
            }, {
                insta::assert_snapshot!(called, contents);
            });
        }
    }
}

#[test]
fn both_folders_say_what_was_approved() {
    let desk = Desk::of(&["anyshire", "leicestershire-2019-20-q3"]);
    let tested = desk.run(&["test", "anyshire", "leicestershire-2019-20-q3"]);
    assert_eq!(tested.code, 0, "{}", tested.said);
    assert!(tested.said.ends_with("2 folders: 2 as approved\n"), "{}", tested.said);
}

#[test]
fn a_folder_without_an_approved_text_is_told_how_to_make_one() {
    let _kept = snapshots(module_path!());
    let desk = Desk::of(&["anyshire"]);
    fs::remove_dir_all(desk.at("anyshire/expected")).expect("removed");
    let tested = desk.run(&["test", "anyshire"]);
    assert_eq!(tested.code, 1);
    insta::assert_snapshot!(tested.said);
    assert!(!desk.at("anyshire/expected").exists());
    let accepted = desk.run(&["test", "--accept", "anyshire"]);
    assert_eq!(accepted.code, 0, "{}", accepted.said);
    assert_eq!(desk.run(&["test", "anyshire"]).code, 0);
    assert_eq!(files(&desk.at("anyshire/expected")).len(), 4);
}

#[test]
fn an_edited_rule_is_named_behind_each_sentence_it_changes() {
    let _kept = snapshots(module_path!());
    let desk = Desk::of(&["anyshire"]);
    desk.reword("anyshire", "too little to call a change");
    let tested = desk.run(&["test", "anyshire"]);
    assert_eq!(tested.code, 1);
    insta::assert_snapshot!(tested.said);
}

#[test]
fn an_edited_figure_lists_what_depends_on_it_and_no_more() {
    let _kept = snapshots(module_path!());
    let desk = Desk::of(&["anyshire"]);
    desk.edit("anyshire/data/observations.csv", "quarter 3 2024/25,91.6,1402,1531", "quarter 3 2024/25,91.2,1396,1531");
    let tested = desk.run(&["test", "anyshire"]);
    assert_eq!(tested.code, 1);
    insta::assert_snapshot!(tested.said);
    let json = desk.run(&["test", "--format", "json", "anyshire"]);
    let read: serde_json::Value = serde_json::from_str(&json.said).expect("JSON");
    let passages = read["folders"][0]["differences"]["passages"].as_array().expect("a list").clone();
    assert!(passages.iter().all(|passage| passage["cause"] == "figures"), "{passages:#?}");
    let junit = desk.run(&["test", "--format", "junit", "anyshire"]);
    assert!(junit.said.starts_with("<?xml") && junit.said.contains("failures=\"2\""), "{}", junit.said);
    assert_eq!((json.code, junit.code), (1, 1));
}

#[test]
fn a_sentence_of_the_officers_own_and_a_paragraph_moved_are_told_apart() {
    let _kept = snapshots(module_path!());
    let desk = Desk::of(&["anyshire"]);
    desk.edit(
        "anyshire/commentary.toml",
        "clinics have added sessions for them",
        "clinics have added evening sessions for them",
    );
    desk.edit(
        "anyshire/report.toml",
        "  { indicators = [\"attainment\"] },\n  { indicators = [\"ks2_plan\"] },\n",
        "  { indicators = [\"ks2_plan\"] },\n  { indicators = [\"attainment\"] },\n",
    );
    let tested = desk.run(&["test", "anyshire"]);
    insta::assert_snapshot!(tested.said);
}

#[test]
fn what_is_accepted_one_by_one_is_approved_and_the_rest_is_not() {
    let desk = Desk::of(&["anyshire"]);
    desk.say_all("anyshire");
    assert_eq!(desk.run(&["test", "--accept", "anyshire"]).code, 0);
    desk.edit("anyshire/data/observations.csv", "quarter 3 2024/25,91.6,1402,1531", "quarter 3 2024/25,91.2,1396,1531");
    desk.reword("anyshire", "too little to call a change");
    // The example folder proves that wording by a case of its own, which is not what is looked at here.
    fs::remove_dir_all(desk.at("anyshire/cases")).expect("removed");
    let listed = |said: &str| said.matches("\n       rule \"").count();
    let before = listed(&desk.run(&["test", "anyshire"]).said);
    let reviewed = desk.answer(&["test", "--review", "anyshire"], "s\nr\nwhat\na\ns\nq\n");
    assert_eq!(reviewed.code, 1);
    for words in ["1 accepted, 1 rejected, ", " skipped\n  to fix: 6.1, at rules/"] {
        assert!(reviewed.said.contains(words), "{}", reviewed.said);
    }
    let left = desk.run(&["test", "anyshire"]);
    assert_eq!(listed(&left.said), before - 1, "{}", left.said);
    // Everything else: what this edit of a rule changed, by one answer.
    let reviewed = desk.answer(&["test", "--review", "anyshire"], &"f\n".repeat(16));
    assert_eq!(reviewed.code, 0, "{}", reviewed.said);
    assert_eq!(desk.run(&["test", "anyshire"]).code, 0);
}

#[test]
fn nobody_to_answer_accepts_nothing() {
    let desk = Desk::of(&["anyshire"]);
    desk.edit("anyshire/data/observations.csv", "quarter 3 2024/25,91.6,1402,1531", "quarter 3 2024/25,91.2,1396,1531");
    let before = files(&desk.at(""));
    assert_eq!(desk.run(&["test", "--review", "anyshire"]).code, 1);
    assert_eq!(files(&desk.at("")), before);
}

#[test]
fn a_damaged_approval_is_told_and_nothing_is_written_over_it() {
    let _kept = snapshots(module_path!());
    let text = format!("{ANYSHIRE}/text.snap");
    type Damage<'a> = &'a dyn Fn(&Desk);
    let damages: [(&str, Damage); 4] = [
        ("edited by hand", &|desk| desk.edit(&text, "was 91.6%", "was 95.6%")),
        ("merge conflict", &|desk| {
            desk.edit(&text, "6.1 The", "<<<<<<< HEAD\n6.1 The\n=======\n6.1 A\n>>>>>>> other\n6.1 The");
        }),
        ("is missing", &|desk| {
            fs::remove_file(desk.at(ANYSHIRE).join("findings.snap")).expect("removed");
        }),
        ("does not start like an approved text", &|desk| {
            fs::write(desk.at(ANYSHIRE).join("rules.snap"), b"").expect("written");
        }),
    ];
    let mut told = String::new();
    for (why, damage) in damages {
        let desk = Desk::of(&["anyshire"]);
        damage(&desk);
        let before = files(&desk.at(""));
        let tested = desk.run(&["test", "anyshire"]);
        assert_eq!(tested.code, 1);
        assert!(tested.said.contains(why), "{why}: {}", tested.said);
        assert_eq!(desk.run(&["test", "--accept", "anyshire"]).code, 1);
        assert_eq!(files(&desk.at("")), before, "{why}: nothing is rewritten");
        told.push_str(&tested.said);
        told.push('\n');
    }
    insta::assert_snapshot!(told);
}

#[test]
fn accepting_that_stops_half_way_leaves_each_file_old_or_new() {
    let desk = Desk::of(&["anyshire"]);
    desk.edit("anyshire/data/observations.csv", "quarter 3 2024/25,91.6,1402,1531", "quarter 3 2024/25,91.2,1396,1531");
    let old = files(&desk.at("anyshire/expected"));
    // What was approved can be read, and its place cannot be written: the second file of four stops it.
    let fresh = Desk::of(&[]);
    copy(&desk.at("anyshire"), &fresh.at("anyshire"));
    assert_eq!(fresh.run(&["test", "--accept", "anyshire"]).code, 0);
    let new = files(&fresh.at("anyshire/expected"));
    let stopped = desk.at(ANYSHIRE).join("decisions.snap.new");
    fs::create_dir(&stopped).expect("made");
    fs::write(stopped.join("in the way"), b"").expect("written");
    let accepted = desk.run(&["test", "--accept", "anyshire"]);
    assert_eq!(accepted.code, 1, "{}", accepted.said);
    fs::remove_dir_all(&stopped).expect("removed");
    for ((_, now), ((_, old), (_, new))) in files(&desk.at("anyshire/expected")).iter().zip(old.iter().zip(&new)) {
        assert!(now == old || now == new, "whole, old or new");
    }
}

#[test]
fn a_broken_rule_accepts_nothing() {
    let desk = Desk::of(&["anyshire"]);
    desk.edit("anyshire/rules/house.rhai", "i.previous", "i.prevous");
    let before = files(&desk.at(""));
    let accepted = desk.run(&["test", "--accept", "anyshire"]);
    assert_eq!(accepted.code, 1);
    assert!(accepted.said.contains("prevous"), "{}", accepted.said);
    assert_eq!(files(&desk.at("")), before);
}

#[test]
fn what_differs_can_be_left_for_cargo_insta() {
    let desk = Desk::of(&["anyshire"]);
    desk.edit("anyshire/data/observations.csv", "quarter 3 2024/25,91.6,1402,1531", "quarter 3 2024/25,91.2,1396,1531");
    assert_eq!(desk.run(&["test", "--pending", "anyshire"]).code, 1);
    let left = |name: &str| desk.at(ANYSHIRE).join(format!("{name}.snap.new")).exists();
    assert!(left("text") && left("findings") && !left("rules"));
    assert_eq!(desk.run(&["test", "--accept", "anyshire"]).code, 0);
    assert!(!left("text") && !left("findings"));
}

#[test]
fn a_case_that_does_not_come_out_fails_the_test() {
    let desk = Desk::of(&["anyshire"]);
    let case = "[[case]]\nname = \"no such word\"\nfigures = { value = 93, previous = 95.1 }\ntopic = \"change\"\nsays = \"swimmingly\"\n";
    fs::create_dir_all(desk.at("anyshire/cases")).expect("made");
    fs::write(desk.at("anyshire/cases/own.toml"), case).expect("written");
    let tested = desk.run(&["test", "anyshire"]);
    assert_eq!(tested.code, 1);
    assert!(tested.said.contains("error[case-fails]: case \"no such word\" fails"), "{}", tested.said);
    let junit = desk.run(&["test", "--format", "junit", "anyshire"]);
    assert!(junit.said.contains("<testcase name=\"case: no such word\">"), "{}", junit.said);
}

#[test]
fn what_stands_on_the_front_page_is_approved_too() {
    let edits = [
        ("title = \"", "title = \"A "),
        ("committee = \"", "committee = \"The "),
        ("date = 2025-03-11", "date = 2025-03-18"),
        ("title = \"Performance Manager\"", "title = \"Manager of Performance\""),
        ("heading = \"List of appendices\"", "heading = \"Appendices\""),
    ];
    for (from, to) in edits {
        let desk = Desk::of(&["anyshire"]);
        desk.edit("anyshire/report.toml", from, to);
        let tested = desk.run(&["test", "anyshire"]);
        assert_eq!(tested.code, 1, "{from}: {}", tested.said);
        assert!(tested.said.contains("Other words changed") || tested.said.contains("Layout only"), "{}", tested.said);
    }
}

#[test]
fn no_snapshot_is_taken_for_another() {
    let desk = Desk::of(&["anyshire"]);
    let (one, other) = (desk.at(ANYSHIRE).join("decisions.snap"), desk.at(ANYSHIRE).join("findings.snap"));
    let (first, second) = (fs::read(&one).expect("text"), fs::read(&other).expect("text"));
    fs::write(&one, second).expect("written");
    fs::write(&other, first).expect("written");
    let before = files(&desk.at(""));
    assert!(desk.run(&["test", "anyshire"]).said.contains("replaced by another file"));
    assert_eq!(desk.run(&["test", "--accept", "anyshire"]).code, 1);
    assert_eq!(files(&desk.at("")), before);
}

#[test]
fn strange_names_come_back_as_they_were_approved() {
    let desk = Desk::of(&["anyshire"]);
    let strange = "a = b [c] | d e \u{e9} <f> # g";
    let named = format!("name = \"{strange}\"\nlabel = \"{strange}\"\nsubject = \"The {strange}\"");
    let plain = "name = \"social care assessments completed within 45 working days\"";
    desk.edit("anyshire/indicators.toml", plain, &named);
    desk.edit("anyshire/rules/house.rhai", "rule(\"weighed, not counted\")", "rule(\"weighed | not = counted\")");
    desk.edit("anyshire/report.toml", "heading = \"A green county\"", "heading = \"# A = green [county]\"");
    desk.edit("anyshire/cases/wording.toml", "rule = \"weighed, not counted\"", "rule = \"weighed | not = counted\"");
    let accepted = desk.run(&["test", "--accept", "anyshire"]);
    assert_eq!(accepted.code, 0, "{}", accepted.said);
    let tested = desk.run(&["test", "anyshire"]);
    assert!(
        tested.code == 0 && tested.said.starts_with("anyshire (quarter 3 2024/25): as approved\n"),
        "{}",
        tested.said
    );
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let desk = Desk::of(&["anyshire"]);
    desk.edit("anyshire/commentary.toml", "clinics have added sessions", "clinics \\u001b[2Jhave added sessions");
    let refused = desk.run(&["test", "anyshire"]);
    assert!(refused.code == 1 && refused.said.contains("a character here that cannot be printed"), "{}", refused.said);
    let desk = Desk::of(&["anyshire"]);
    desk.reword("anyshire", "\u{1b}[2Jno change");
    let tested = desk.run(&["test", "anyshire"]);
    assert_eq!(tested.code, 1);
    assert!(!tested.said.contains('\u{1b}'), "{:?}", tested.said);
}
