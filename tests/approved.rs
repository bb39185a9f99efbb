//! `test`: the real binary over copies of a folder, its approved text changed, damaged, missing; and the same files
//! read by `insta`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use scrutineer::{Edition, Folder, snapshots};
use tempfile::TempDir;

/// How a run ended.
struct Ended {
    code: i32,
    out: String,
}

fn run(place: &TempDir, arguments: &[&str], answers: &str) -> Ended {
    let mut child = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .current_dir(place.path())
        .args(arguments)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // Where it asks nothing it does not wait for answers.
    let _ = child.stdin.take().expect("piped").write_all(answers.as_bytes());
    let ended = child.wait_with_output().expect("it ends");
    let out = [ended.stdout, ended.stderr].concat();
    let out = String::from_utf8_lossy(&out).replace("\r\n", "\n");
    Ended { code: ended.status.code().expect("it ends by itself"), out }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("copied");
        }
    }
}

/// A temporary place with copies of folders in it.
fn place(names: &[&str]) -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    for name in names {
        copy(&fixtures().join(name), &place.path().join(name));
    }
    place
}

fn edit(place: &TempDir, file: &str, from: &str, to: &str) {
    let path = place.path().join(file);
    let text = fs::read_to_string(&path).expect("text");
    assert!(text.contains(from), "{file} holds {from:?}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

/// Every file below a place, to see that none was touched.
fn bytes(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut left = vec![dir.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { left.push(path) } else { found.push((path.clone(), fs::read(path).expect("a file"))) }
        }
    }
    found.sort();
    found
}

const ANYSHIRE: &str = "anyshire/expected/2024-25-q3";

/// `cargo insta` reads and reviews the files that `test` writes: here `insta` itself compares them.
#[test]
fn insta_reads_what_is_approved() {
    for name in ["anyshire", "leicestershire-2019-20-q3"] {
        let dir = fixtures().join(name);
        let folder = Folder::open(&dir).0.expect("a report");
        let edition = Edition::of(&folder).expect("no faults").value;
        for (file, saved) in snapshots(&folder, &edition) {
            let (header, contents) =
                saved.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).expect("a header");
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
    let place = place(&["anyshire", "leicestershire-2019-20-q3"]);
    let tested = run(&place, &["test", "anyshire", "leicestershire-2019-20-q3"], "");
    assert_eq!(tested.code, 0, "{}", tested.out);
    assert!(tested.out.ends_with("2 folders: 2 as approved\n"), "{}", tested.out);
}

#[test]
fn a_folder_without_an_approved_text_is_told_how_to_make_one() {
    let place = place(&["anyshire"]);
    fs::remove_dir_all(place.path().join("anyshire/expected")).expect("removed");
    let tested = run(&place, &["test", "anyshire"], "");
    assert_eq!(tested.code, 1);
    insta::assert_snapshot!(tested.out);
    assert!(!place.path().join("anyshire/expected").exists());
    let accepted = run(&place, &["test", "--accept", "anyshire"], "");
    assert_eq!(accepted.code, 0, "{}", accepted.out);
    assert_eq!(run(&place, &["test", "anyshire"], "").code, 0);
    assert_eq!(bytes(&place.path().join("anyshire/expected")).len(), 4);
}

#[test]
fn an_edited_rule_is_named_behind_each_sentence_it_changes() {
    let place = place(&["anyshire"]);
    edit(
        &place,
        "anyshire/rules/house.rhai",
        "less than the Council counts as a change.`",
        "too little to call a change.`",
    );
    edit(
        &place,
        "anyshire/rules/house.rhai",
        "less than the Council counts as a change\"",
        "too little to call a change\"",
    );
    let tested = run(&place, &["test", "anyshire"], "");
    assert_eq!(tested.code, 1);
    insta::assert_snapshot!(tested.out);
}

#[test]
fn an_edited_figure_lists_what_depends_on_it_and_no_more() {
    let place = place(&["anyshire"]);
    edit(
        &place,
        "anyshire/data/observations.csv",
        "quarter 3 2024/25,91.6,1402,1531",
        "quarter 3 2024/25,91.2,1396,1531",
    );
    let tested = run(&place, &["test", "anyshire"], "");
    assert_eq!(tested.code, 1);
    insta::assert_snapshot!(tested.out);
    let json = run(&place, &["test", "--format", "json", "anyshire"], "");
    let read: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    let passages = read["folders"][0]["differences"]["passages"].as_array().expect("a list").clone();
    assert!(passages.iter().all(|passage| passage["cause"] == "figures"), "{passages:#?}");
    let junit = run(&place, &["test", "--format", "junit", "anyshire"], "");
    assert!(junit.out.starts_with("<?xml") && junit.out.contains("failures=\"2\""), "{}", junit.out);
    assert_eq!((json.code, junit.code), (1, 1));
}

#[test]
fn a_sentence_of_the_officers_own_and_a_paragraph_moved_are_told_apart() {
    let place = place(&["anyshire"]);
    edit(
        &place,
        "anyshire/commentary.toml",
        "clinics have added sessions for them",
        "clinics have added evening sessions for them",
    );
    edit(
        &place,
        "anyshire/report.toml",
        "  { indicators = [\"attainment\"] },\n  { indicators = [\"ks2_plan\"] },\n",
        "  { indicators = [\"ks2_plan\"] },\n  { indicators = [\"attainment\"] },\n",
    );
    let tested = run(&place, &["test", "anyshire"], "");
    insta::assert_snapshot!(tested.out);
}

#[test]
fn what_is_accepted_one_by_one_is_approved_and_the_rest_is_not() {
    let place = place(&["anyshire"]);
    edit(
        &place,
        "anyshire/data/observations.csv",
        "quarter 3 2024/25,91.6,1402,1531",
        "quarter 3 2024/25,91.2,1396,1531",
    );
    edit(
        &place,
        "anyshire/rules/house.rhai",
        "less than the Council counts as a change.`",
        "too little to call a change.`",
    );
    edit(
        &place,
        "anyshire/rules/house.rhai",
        "less than the Council counts as a change\"",
        "too little to call a change\"",
    );
    // The example folder proves that wording by a case of its own, which is not what is looked at here.
    fs::remove_dir_all(place.path().join("anyshire/cases")).expect("removed");
    let listed = |out: &str| out.matches("\n       rule \"").count();
    let before = listed(&run(&place, &["test", "anyshire"], "").out);
    let reviewed = run(&place, &["test", "--review", "anyshire"], "r\ns\nwhat\na\nq\n");
    assert_eq!(reviewed.code, 1);
    assert!(reviewed.out.contains("1 accepted, 1 rejected\n  to mend: 6.1, at rules/"), "{}", reviewed.out);
    let left = run(&place, &["test", "anyshire"], "");
    assert_eq!(listed(&left.out), before - 1, "{}", left.out);
    // Everything else: what this edit of a rule changed, by one answer.
    let reviewed = run(&place, &["test", "--review", "anyshire"], &"f\n".repeat(12));
    assert_eq!(reviewed.code, 0, "{}", reviewed.out);
    assert_eq!(run(&place, &["test", "anyshire"], "").code, 0);
}

#[test]
fn nobody_to_answer_accepts_nothing() {
    let place = place(&["anyshire"]);
    edit(
        &place,
        "anyshire/data/observations.csv",
        "quarter 3 2024/25,91.6,1402,1531",
        "quarter 3 2024/25,91.2,1396,1531",
    );
    let before = bytes(place.path());
    assert_eq!(run(&place, &["test", "--review", "anyshire"], "").code, 1);
    assert_eq!(bytes(place.path()), before);
}

#[test]
fn a_damaged_approval_is_told_and_nothing_is_written_over_it() {
    let text = format!("{ANYSHIRE}/text.snap");
    type Damage<'a> = &'a dyn Fn(&TempDir);
    let damages: [(&str, Damage); 4] = [
        ("edited by hand", &|place| edit(place, &text, "was 91.6%", "was 95.6%")),
        ("merge conflict", &|place| {
            edit(place, &text, "6.1 The", "<<<<<<< HEAD\n6.1 The\n=======\n6.1 A\n>>>>>>> other\n6.1 The");
        }),
        ("is missing beside the others", &|place| {
            fs::remove_file(place.path().join(ANYSHIRE).join("findings.snap")).expect("removed");
        }),
        ("does not begin as an approved text does", &|place| {
            fs::write(place.path().join(ANYSHIRE).join("rules.snap"), b"").expect("written");
        }),
    ];
    let mut told = String::new();
    for (why, damage) in damages {
        let place = place(&["anyshire"]);
        damage(&place);
        let before = bytes(place.path());
        let tested = run(&place, &["test", "anyshire"], "");
        assert_eq!(tested.code, 1);
        assert!(tested.out.contains(why), "{why}: {}", tested.out);
        assert_eq!(run(&place, &["test", "--accept", "anyshire"], "").code, 1);
        assert_eq!(bytes(place.path()), before, "{why}: nothing is rewritten");
        told.push_str(&tested.out);
        told.push('\n');
    }
    insta::assert_snapshot!(told);
}

#[test]
fn accepting_that_stops_half_way_leaves_each_file_old_or_new() {
    let place = place(&["anyshire"]);
    edit(
        &place,
        "anyshire/data/observations.csv",
        "quarter 3 2024/25,91.6,1402,1531",
        "quarter 3 2024/25,91.2,1396,1531",
    );
    let old = bytes(&place.path().join("anyshire/expected"));
    // What was approved is there to be read, and its place cannot be written: the second file of four stops it.
    let fresh = tempfile::tempdir().expect("a temporary folder");
    copy(place.path(), fresh.path());
    assert_eq!(run(&fresh, &["test", "--accept", "anyshire"], "").code, 0);
    let new = bytes(&fresh.path().join("anyshire/expected"));
    let stopped = place.path().join(ANYSHIRE).join("decisions.snap.new");
    fs::create_dir(&stopped).expect("made");
    fs::write(stopped.join("in the way"), b"").expect("written");
    let accepted = run(&place, &["test", "--accept", "anyshire"], "");
    assert_eq!(accepted.code, 1, "{}", accepted.out);
    fs::remove_dir_all(&stopped).expect("removed");
    for ((_, now), ((_, old), (_, new))) in
        bytes(&place.path().join("anyshire/expected")).iter().zip(old.iter().zip(&new))
    {
        assert!(now == old || now == new, "whole, old or new");
    }
}

#[test]
fn a_broken_rule_accepts_nothing() {
    let place = place(&["anyshire"]);
    edit(&place, "anyshire/rules/house.rhai", "i.previous", "i.prevous");
    let before = bytes(place.path());
    let accepted = run(&place, &["test", "--accept", "anyshire"], "");
    assert_eq!(accepted.code, 1);
    assert!(accepted.out.contains("prevous"), "{}", accepted.out);
    assert_eq!(bytes(place.path()), before);
}

#[test]
fn what_differs_can_be_left_for_cargo_insta() {
    let place = place(&["anyshire"]);
    edit(
        &place,
        "anyshire/data/observations.csv",
        "quarter 3 2024/25,91.6,1402,1531",
        "quarter 3 2024/25,91.2,1396,1531",
    );
    assert_eq!(run(&place, &["test", "--pending", "anyshire"], "").code, 1);
    let left = |name: &str| place.path().join(ANYSHIRE).join(format!("{name}.snap.new")).exists();
    assert!(left("text") && left("findings") && !left("rules"));
    assert_eq!(run(&place, &["test", "--accept", "anyshire"], "").code, 0);
    assert!(!left("text") && !left("findings"));
}

#[test]
fn a_case_that_does_not_come_out_fails_the_test() {
    let place = place(&["anyshire"]);
    let case = "[[case]]\nname = \"no such word\"\nfigures = { value = 93, previous = 95.1 }\ntopic = \"change\"\nsays = \"swimmingly\"\n";
    fs::create_dir_all(place.path().join("anyshire/cases")).expect("made");
    fs::write(place.path().join("anyshire/cases/own.toml"), case).expect("written");
    let tested = run(&place, &["test", "anyshire"], "");
    assert_eq!(tested.code, 1);
    assert!(tested.out.contains("fault[case-fails]: case \"no such word\" does not come out"), "{}", tested.out);
    let junit = run(&place, &["test", "--format", "junit", "anyshire"], "");
    assert!(junit.out.contains("<testcase name=\"case: no such word\">"), "{}", junit.out);
}
