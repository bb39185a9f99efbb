//! `diff` and `replay`: the real binary over two versions of a folder, as text, page, proof and data.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// How a run ended.
struct Ended {
    code: i32,
    out: String,
}

fn run(place: &TempDir, arguments: &[&str]) -> Ended {
    let ended = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .current_dir(place.path())
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts");
    let out = [ended.stdout, ended.stderr].concat();
    let out = String::from_utf8_lossy(&out).replace("\r\n", "\n");
    Ended { code: ended.status.code().expect("it ends by itself"), out }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path: PathBuf = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("copied");
        }
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn anyshire() -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    copy(&fixture("anyshire"), &place.path().join("anyshire"));
    place
}

fn edit(place: &TempDir, file: &str, from: &str, to: &str) {
    let path = place.path().join(file);
    let text = fs::read_to_string(&path).expect("text");
    assert!(text.contains(from), "{file} holds {from:?}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

/// A figure, a wording and a comment changed.
fn edit_three(place: &TempDir, dir: &str) {
    edit(place, &format!("{dir}/data/observations.csv"), "2024/25,91.6,1402,1531", "2024/25,91.2,1396,1531");
    edit(
        place,
        &format!("{dir}/rules/house.rhai"),
        "less than the Council counts as a change.`",
        "too little to call a change.`",
    );
    edit(
        place,
        &format!("{dir}/rules/house.rhai"),
        "less than the Council counts as a change\"",
        "too little to call a change\"",
    );
    edit(
        place,
        &format!("{dir}/commentary.toml"),
        "clinics have added sessions",
        "clinics have added evening sessions",
    );
}

fn git(place: &TempDir, arguments: &[&str]) {
    let identity = ["-c", "user.name=Tests", "-c", "user.email=tests@example.org", "-c", "commit.gpgsign=false"];
    let ended =
        Command::new("git").current_dir(place.path()).args(identity).args(arguments).output().expect("git starts");
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
    if !has_git() {
        return;
    }
    let place = anyshire();
    git(&place, &["init", "--quiet"]);
    git(&place, &["add", "--all"]);
    git(&place, &["commit", "--quiet", "--message", "As approved"]);
    let same = run(&place, &["diff", "anyshire@HEAD", "anyshire"]);
    assert_eq!((same.code, same.out.as_str()), (0, "From anyshire@HEAD to anyshire: nothing reads differently\n"));
    edit_three(&place, "anyshire");
    let told = run(&place, &["diff", "anyshire@HEAD", "anyshire"]);
    assert_eq!(told.code, 0);
    insta::assert_snapshot!(told.out);
    let back = run(&place, &["diff", "anyshire", "anyshire@HEAD"]);
    assert!(back.out.contains("91.2; 1396 of 1531 → 91.6; 1402 of 1531"), "{}", back.out);
}

#[test]
fn the_rules_of_the_whole_council_are_read_as_they_were_too() {
    if !has_git() {
        return;
    }
    let place = anyshire();
    fs::create_dir(place.path().join("council")).expect("made");
    let rule = "replace(\"the figure\").say(|i| `${i.subject} stood at ${i.value_and_count} ${i.in_period}.`);\n";
    fs::write(place.path().join("council/all.rhai"), rule).expect("written");
    edit(&place, "anyshire/report.toml", "committee = ", "rules = [\"../council\"]\ncommittee = ");
    git(&place, &["init", "--quiet"]);
    git(&place, &["add", "--all"]);
    git(&place, &["commit", "--quiet", "--message", "As approved"]);
    edit(&place, "council/all.rhai", "stood at", "came to");
    let told = run(&place, &["diff", "anyshire@HEAD", "anyshire"]);
    assert_eq!(told.code, 0, "{}", told.out);
    assert!(told.out.contains("replace \"the figure\" was edited (../council/all.rhai:1)"), "{}", told.out);
    assert!(told.out.contains("[-stood at-] {+came to+}"), "{}", told.out);
}

#[test]
fn a_revision_that_is_not_there() {
    if !has_git() {
        return;
    }
    let place = anyshire();
    let mut told = run(&place, &["diff", "anyshire@HEAD", "anyshire"]).out;
    git(&place, &["init", "--quiet"]);
    fs::write(place.path().join("note.txt"), "x").expect("written");
    git(&place, &["add", "note.txt"]);
    git(&place, &["commit", "--quiet", "--message", "Before the folder"]);
    for revision in ["anyshire@HEAD~7", "anyshire@--output=x", "anyshire@HEAD"] {
        let ended = run(&place, &["diff", revision, "anyshire"]);
        assert_eq!(ended.code, 1);
        told.push_str(&ended.out);
    }
    insta::assert_snapshot!(told);
}

#[test]
fn two_sets_of_rules_on_one_folder() {
    let place = anyshire();
    for (name, words) in [("plain", "was"), ("other", "stood at")] {
        fs::create_dir(place.path().join(name)).expect("made");
        let rule = format!(
            "replace(\"the figure\").say(|i| `${{i.subject}} {words} ${{i.value_and_count}} ${{i.in_period}}.`);\n"
        );
        fs::write(place.path().join(name).join("house.rhai"), rule).expect("written");
    }
    let told = run(&place, &["diff", "plain", "other", "--on", "anyshire"]);
    assert_eq!(told.code, 0, "{}", told.out);
    assert!(told.out.contains("replace \"the figure\" was edited (rules/house.rhai:1)"), "{}", told.out);
    assert!(!told.out.contains("Figures changed") && told.out.contains("[-was-] {+stood at+}"), "{}", told.out);
    let nothing = run(&place, &["diff", "anyshire/data", "other", "--on", "anyshire"]);
    assert!(nothing.code == 1 && nothing.out.contains("there is no rule file in `anyshire/data`"), "{}", nothing.out);
}

#[test]
fn two_quarters() {
    let place = anyshire();
    let told = run(&place, &["diff", "anyshire@quarter 2 2024/25", "anyshire"]);
    assert_eq!(told.code, 0);
    assert!(told.out.contains("assessments, quarter 3 2024/25: nothing → 91.6; 1402 of 1531"), "{}", told.out);
    assert!(!told.out.contains("Rule changed"), "{}", told.out);
}

#[test]
fn a_page_and_data_of_the_same_differences() {
    let place = anyshire();
    copy(&place.path().join("anyshire"), &place.path().join("now"));
    edit_three(&place, "now");
    let written = run(&place, &["diff", "anyshire", "now", "--format", "html"]);
    assert_eq!((written.code, written.out.as_str()), (0, "Written: changes.html\n"));
    let page = fs::read_to_string(place.path().join("changes.html")).expect("a page");
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
    let data = run(&place, &["diff", "anyshire", "now", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&data.out).expect("JSON");
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
    let place = anyshire();
    copy(&place.path().join("anyshire"), &place.path().join("now"));
    edit(&place, "now/commentary.toml", "clinics have added sessions", "<script>alert('x')</script> sessions");
    assert_eq!(run(&place, &["diff", "anyshire", "now", "--format", "html", "-o", "x.html"]).code, 0);
    let page = fs::read_to_string(place.path().join("x.html")).expect("a page");
    assert!(page.contains("&lt;script&gt;alert('x')") && !page.contains("<script"), "{page}");
}

#[cfg(feature = "proof")]
#[test]
fn a_tracked_proof_is_the_same_every_time() {
    let place = anyshire();
    copy(&place.path().join("anyshire"), &place.path().join("now"));
    edit_three(&place, "now");
    let proof = |name: &str| {
        assert_eq!(run(&place, &["diff", "anyshire", "now", "--format", "proof", "-o", name]).code, 0);
        fs::read(place.path().join(name)).expect("a proof")
    };
    let first = proof("first.pdf");
    assert!(first.starts_with(b"%PDF-") && first.len() > 20_000);
    assert_eq!(first, proof("second.pdf"));
}

#[test]
fn every_earlier_period_under_other_rules() {
    let place = anyshire();
    fs::create_dir(place.path().join("stricter")).expect("made");
    let house = fs::read_to_string(place.path().join("anyshire/rules/house.rhai")).expect("rules");
    let stricter = house.replace("proportions_differ(95).and_at_least(points(1.0))", "proportions_differ(99.8)");
    assert_ne!(house, stricter);
    fs::write(place.path().join("stricter/house.rhai"), &stricter).expect("written");
    let told = run(&place, &["replay", "anyshire", "--rules", "stricter"]);
    assert_eq!(told.code, 0, "{}", told.out);
    insta::assert_snapshot!(told.out);
    let data = run(&place, &["replay", "anyshire", "--rules", "stricter", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&data.out).expect("JSON");
    assert_eq!(read["periods"].as_array().map(Vec::len), Some(19));
    fs::write(place.path().join("stricter/house.rhai"), stricter.replace("i.previous", "i.prevous")).expect("written");
    let broken = run(&place, &["replay", "anyshire", "--rules", "stricter"]);
    assert!(broken.code == 1 && broken.out.contains("prevous"), "{}", broken.out);
}

#[test]
fn an_approved_period_is_replayed_against_what_was_approved() {
    let place = anyshire();
    let (now, then) = ("period = \"quarter 3 2024/25\"", "period = \"quarter 2 2024/25\"");
    edit(&place, "anyshire/report.toml", now, then);
    fs::remove_dir_all(place.path().join("anyshire/cases")).expect("removed");
    let accepted = run(&place, &["test", "--accept", "anyshire"]);
    assert_eq!(accepted.code, 0, "{}", accepted.out);
    edit(&place, "anyshire/report.toml", then, now);
    // Since then a figure has been revised; the rules have not.
    edit(
        &place,
        "anyshire/data/observations.csv",
        "quarter 2 2024/25,88.0,1331,1513",
        "quarter 2 2024/25,87.9,1330,1513",
    );
    fs::create_dir(place.path().join("same")).expect("made");
    fs::copy(place.path().join("anyshire/rules/house.rhai"), place.path().join("same/house.rhai")).expect("copied");
    let told = run(&place, &["replay", "anyshire", "--rules", "same"]);
    assert_eq!(told.code, 0, "{}", told.out);
    assert!(told.out.contains("quarter 1 2024/25: nothing would have read differently\n"), "{}", told.out);
    let revised = told.out.split("quarter 2 2024/25, as it was approved: ").nth(1).expect("the approved period");
    assert!(
        revised.contains("Figures changed\n  assessments, quarter 2 2024/25: 88.0; 1331 of 1513 → 87.9; 1330 of 1513"),
        "{revised}"
    );
    assert!(!revised.contains("Rule changed"), "{revised}");
}
