//! `diff` and `replay`: the real binary over two versions of a folder, as text, page, proof and data.

use std::fs;
use std::process::Command;

use crate::desk::{Desk, copy, snapshots};

fn anyshire() -> Desk {
    let desk = Desk::of(&["anyshire"]);
    desk.say_all("anyshire");
    desk
}

/// A figure, a wording and a comment changed.
fn edit_three(desk: &Desk, dir: &str) {
    desk.edit(&format!("{dir}/data/observations.csv"), "2024/25,91.6,1402,1531", "2024/25,91.2,1396,1531");
    desk.reword(dir, "too little to call a change");
    desk.edit(&format!("{dir}/commentary.toml"), "clinics have added sessions", "clinics have added evening sessions");
}

fn git(desk: &Desk, arguments: &[&str]) {
    let identity = ["-c", "user.name=Tests", "-c", "user.email=tests@example.org", "-c", "commit.gpgsign=false"];
    let ended =
        Command::new("git").current_dir(desk.at("")).args(identity).args(arguments).output().expect("git starts");
    assert!(ended.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ended.stderr));
}

/// Whether git is there; said where it is not, but for CI, where it must be.
fn has_git() -> bool {
    let there = Command::new("git").arg("--version").output().is_ok_and(|ended| ended.status.success());
    assert!(there || std::env::var_os("CI").is_none(), "git is not here");
    if !there {
        println!("skipped: git is not here");
    }
    there
}

#[test]
fn a_folder_against_its_own_revision() {
    let _kept = snapshots(module_path!());
    if !has_git() {
        return;
    }
    let desk = anyshire();
    git(&desk, &["init", "--quiet"]);
    git(&desk, &["add", "--all"]);
    git(&desk, &["commit", "--quiet", "--message", "As approved"]);
    let same = desk.run(&["diff", "anyshire@HEAD", "anyshire"]);
    assert_eq!((same.code, same.said.as_str()), (0, "From anyshire@HEAD to anyshire: nothing reads differently\n"));
    edit_three(&desk, "anyshire");
    let told = desk.run(&["diff", "anyshire@HEAD", "anyshire"]);
    assert_eq!(told.code, 0);
    insta::assert_snapshot!(told.said);
    let back = desk.run(&["diff", "anyshire", "anyshire@HEAD"]);
    assert!(back.said.contains("91.2; 1396 of 1531 → 91.6; 1402 of 1531"), "{}", back.said);
}

#[test]
fn the_rules_of_the_whole_council_are_read_as_they_were_too() {
    if !has_git() {
        return;
    }
    let desk = anyshire();
    fs::create_dir(desk.at("council")).expect("made");
    let rule = "replace(\"the figure\").say(|i| `${i.subject} stood at ${i.value_and_count} ${i.in_period}.`);\n";
    fs::write(desk.at("council/all.rhai"), rule).expect("written");
    desk.edit("anyshire/report.toml", "committee = ", "rules = [\"../council\"]\ncommittee = ");
    git(&desk, &["init", "--quiet"]);
    git(&desk, &["add", "--all"]);
    git(&desk, &["commit", "--quiet", "--message", "As approved"]);
    desk.edit("council/all.rhai", "stood at", "came to");
    let told = desk.run(&["diff", "anyshire@HEAD", "anyshire"]);
    assert_eq!(told.code, 0, "{}", told.said);
    assert!(told.said.contains("replace \"the figure\" was edited (../council/all.rhai:1)"), "{}", told.said);
    assert!(told.said.contains("[-stood at-] {+came to+}"), "{}", told.said);
}

#[test]
fn a_revision_that_is_not_there() {
    let _kept = snapshots(module_path!());
    if !has_git() {
        return;
    }
    let desk = anyshire();
    let mut told = desk.run(&["diff", "anyshire@HEAD", "anyshire"]).said;
    git(&desk, &["init", "--quiet"]);
    fs::write(desk.at("note.txt"), "x").expect("written");
    git(&desk, &["add", "note.txt"]);
    git(&desk, &["commit", "--quiet", "--message", "Before the folder"]);
    for revision in ["anyshire@HEAD~7", "anyshire@--output=x", "anyshire@HEAD"] {
        let ended = desk.run(&["diff", revision, "anyshire"]);
        assert_eq!(ended.code, 1);
        told.push_str(&ended.said);
    }
    insta::assert_snapshot!(told);
}

#[test]
fn two_sets_of_rules_on_one_folder() {
    let desk = anyshire();
    for (name, words) in [("plain", "was"), ("other", "stood at")] {
        fs::create_dir(desk.at(name)).expect("made");
        let rule = format!(
            "replace(\"the figure\").say(|i| `${{i.subject}} {words} ${{i.value_and_count}} ${{i.in_period}}.`);\n"
        );
        fs::write(desk.at(name).join("house.rhai"), rule).expect("written");
    }
    let told = desk.run(&["diff", "plain", "other", "--on", "anyshire"]);
    assert_eq!(told.code, 0, "{}", told.said);
    assert!(told.said.contains("replace \"the figure\" was edited (rules/house.rhai:1)"), "{}", told.said);
    assert!(!told.said.contains("Figures changed") && told.said.contains("[-was-] {+stood at+}"), "{}", told.said);
    let nothing = desk.run(&["diff", "anyshire/data", "other", "--on", "anyshire"]);
    assert!(nothing.code == 1 && nothing.said.contains("there is no rule file in `anyshire/data`"), "{}", nothing.said);
}

#[test]
fn two_quarters() {
    let desk = anyshire();
    let told = desk.run(&["diff", "anyshire@quarter 2 2024/25", "anyshire"]);
    assert_eq!(told.code, 0);
    assert!(told.said.contains("assessments, quarter 3 2024/25: nothing → 91.6; 1402 of 1531"), "{}", told.said);
    assert!(!told.said.contains("Rule changed"), "{}", told.said);
}

#[test]
fn a_page_and_data_of_the_same_differences() {
    let desk = anyshire();
    copy(&desk.at("anyshire"), &desk.at("now"));
    edit_three(&desk, "now");
    let written = desk.run(&["diff", "anyshire", "now", "--format", "html"]);
    assert_eq!((written.code, written.said.as_str()), (0, "Written: changes.html\n"));
    let page = desk.read("changes.html");
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script") && !page.contains("://"), "{page}");
    for part in [
        "<html lang=\"en-GB\">",
        "<del>91.6% (1,402</del>",
        "<ins>91.2% (1,396</ins>",
        "<ins>evening</ins>",
        "scope=\"col\"",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let data = desk.run(&["diff", "anyshire", "now", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&data.said).expect("JSON");
    let causes: Vec<&str> = read["differences"]["passages"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|passage| passage["cause"].as_str().expect("a cause"))
        .collect();
    for cause in ["figures", "rule", "words"] {
        assert!(causes.contains(&cause), "{cause}: {causes:?}");
    }
}

#[test]
fn what_an_officer_writes_is_text_on_the_page() {
    let desk = anyshire();
    copy(&desk.at("anyshire"), &desk.at("now"));
    desk.edit("now/commentary.toml", "clinics have added sessions", "<script>alert('x')</script> sessions");
    assert_eq!(desk.run(&["diff", "anyshire", "now", "--format", "html", "-o", "x.html"]).code, 0);
    let page = desk.read("x.html");
    assert!(page.contains("&lt;script&gt;alert('x')") && !page.contains("<script"), "{page}");
}

#[cfg(feature = "proof")]
#[test]
fn a_tracked_proof_is_the_same_every_time() {
    let desk = anyshire();
    copy(&desk.at("anyshire"), &desk.at("now"));
    edit_three(&desk, "now");
    let proof = |name: &str| {
        assert_eq!(desk.run(&["diff", "anyshire", "now", "--format", "proof", "-o", name]).code, 0);
        fs::read(desk.at(name)).expect("a proof")
    };
    let first = proof("first.pdf");
    assert!(first.starts_with(b"%PDF-") && first.len() > 20_000);
    assert_eq!(first, proof("second.pdf"));
}

#[test]
fn every_earlier_period_under_other_rules() {
    let _kept = snapshots(module_path!());
    let desk = anyshire();
    fs::create_dir(desk.at("stricter")).expect("made");
    let house = desk.read("anyshire/rules/house.rhai");
    let stricter = house.replace("proportions_differ(95).and_at_least(points(1.0))", "proportions_differ(99.8)");
    assert_ne!(house, stricter);
    fs::write(desk.at("stricter/house.rhai"), &stricter).expect("written");
    let told = desk.run(&["replay", "anyshire", "--rules", "stricter"]);
    assert_eq!(told.code, 0, "{}", told.said);
    insta::assert_snapshot!(told.said);
    let data = desk.run(&["replay", "anyshire", "--rules", "stricter", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&data.said).expect("JSON");
    assert_eq!(read["periods"].as_array().map(Vec::len), Some(19));
    fs::write(desk.at("stricter/house.rhai"), stricter.replace("i.previous", "i.prevous")).expect("written");
    let broken = desk.run(&["replay", "anyshire", "--rules", "stricter"]);
    assert!(broken.code == 1 && broken.said.contains("prevous"), "{}", broken.said);
}

#[test]
fn an_approved_period_is_replayed_against_what_was_approved() {
    let desk = anyshire();
    let (now, then) = ("period = \"quarter 3 2024/25\"", "period = \"quarter 2 2024/25\"");
    desk.edit("anyshire/report.toml", now, then);
    fs::remove_dir_all(desk.at("anyshire/cases")).expect("removed");
    let accepted = desk.run(&["test", "--accept", "anyshire"]);
    assert_eq!(accepted.code, 0, "{}", accepted.said);
    desk.edit("anyshire/report.toml", then, now);
    // Since then a figure has been revised; the rules have not.
    desk.edit("anyshire/data/observations.csv", "quarter 2 2024/25,88.0,1331,1513", "quarter 2 2024/25,87.9,1330,1513");
    fs::create_dir(desk.at("same")).expect("made");
    fs::copy(desk.at("anyshire/rules/house.rhai"), desk.at("same/house.rhai")).expect("copied");
    let told = desk.run(&["replay", "anyshire", "--rules", "same"]);
    assert_eq!(told.code, 0, "{}", told.said);
    assert!(told.said.contains("quarter 1 2024/25: nothing would have read differently\n"), "{}", told.said);
    let revised = told.said.split("quarter 2 2024/25, as approved: ").nth(1).expect("the approved period");
    assert!(
        revised.contains("Figures changed\n  assessments, quarter 2 2024/25: 88.0; 1331 of 1513 → 87.9; 1330 of 1513"),
        "{revised}"
    );
    assert!(!revised.contains("Rule changed"), "{revised}");
}

#[test]
fn other_rules_that_say_nothing_of_small_numbers_do_not_publish_them() {
    let desk = anyshire();
    desk.write(
        "plain/house.rhai",
        "replace(\"changed\").say(|i| `This is ${i.change} (${i.goodness}) set against ${i.previous}.`);\n",
    );
    let hidden = ["Two young people", "Three young people", "2; count 2", "3; count 3"];
    let told = [
        desk.run(&["replay", "anyshire", "--rules", "plain", "--format", "json"]),
        desk.run(&["replay", "anyshire", "--rules", "plain"]),
        desk.run(&["diff", "anyshire/rules", "plain", "--on", "anyshire"]),
    ];
    for ended in told {
        assert_eq!(ended.code, 0, "{}", ended.said);
        for words in hidden {
            assert!(!ended.said.contains(words), "{words}: {}", ended.said);
        }
        assert!(
            ended.said.contains("replace \\\"changed\\\"") || ended.said.contains("replace \"changed\""),
            "{}",
            ended.said
        );
    }
}

#[test]
fn a_period_that_is_not_held_or_not_one_is_told() {
    let desk = anyshire();
    for period in ["anyshire@quarter 1 2018/19", "anyshire@quarter 4 2030/31"] {
        let ended = desk.run(&["diff", period, "anyshire"]);
        assert!(
            ended.code == 1 && ended.said.contains("error[no-figures]: there are no figures for quarter"),
            "{}",
            ended.said
        );
    }
    let ended = desk.run(&["diff", "anyshire@quarter 9 2024/25", "anyshire"]);
    assert!(ended.code == 1 && ended.said.contains("is not a period or a revision"), "{}", ended.said);
}
