//! A broken folder for every kind of fault and warning: `tests/faults/<code>/` is a whole folder, or holds no more
//! than differs from `tests/faults/sound/`. The whole of what `check` says (of a layout: `build`) is a snapshot.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use scrutineer::Code;

/// Trouble that cannot stand in a folder of text files, and the test that shows it instead.
const ELSEWHERE: &[(&str, &str)] = &[
    ("cannot-write", "tests/cli.rs: a_target_that_cannot_be_written_is_a_fault"),
    (
        "case-fails",
        "tests/coverage.rs: a_case_that_does_not_come_out_is_told: `check` reads cases, and does not put them",
    ),
    (
        "contradicting-rules",
        "src/proving/grid/tests.rs: figures that are made up show it, and no folder need hold them",
    ),
    ("drawing-left-out", "tests/packs.rs: the_word_edition_says_what_it_does_not_draw"),
    ("nothing-approved", "tests/approved.rs: a_folder_without_an_approved_text_is_told_how_to_make_one"),
    ("snapshot-damaged", "tests/approved.rs: a_damaged_approval_is_told_and_nothing_is_written_over_it"),
    ("unknown-revision", "tests/diff.rs: a_revision_that_is_not_there"),
    ("cannot-watch", "tests/watch.rs: a_port_that_is_taken_is_told"),
    ("not-ours", "tests/verify.rs: a_pdf_that_is_not_ours_is_named; it is of a PDF, not of a folder"),
    ("overflow", "src/finding/: the hand-worked figures; the tables refuse such numbers first"),
    (
        "disclosed",
        "src/guard.rs: protecting hides until nothing can be worked out, so no folder shows it; a test makes one up",
    ),
    (
        "totals-disagree",
        "src/draft.rs: the totals are made from the records, so no folder breaks them; a test tampers with them",
    ),
];

/// What is found only by a program built with a feature of its own.
const BY_FEATURE: &[&str] = if cfg!(feature = "grammar") { &[] } else { &["prose-grammar"] };

/// What is told of the program's own font: it comes with the PDF and the proof.
const BY_FONT: &[&str] =
    if cfg!(any(feature = "pdf", feature = "proof")) { &[] } else { &["missing-glyph", "missing-glyph-pack"] };

/// What is told of layouts, and of PDFs from elsewhere, comes with the PDF only.
const BY_BUILD: &[&str] = &["layout-error", "layout-too-long", "foreign-pdf", "page-without-text"];

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

/// Lays the files of a folder over those of another.
fn lay_over(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            lay_over(&path, &target);
        } else {
            fs::copy(&path, target).expect("copied");
        }
    }
}

/// What is said of a case, and the exit code.
fn told(case: &str) -> (String, i32) {
    let place = tempfile::tempdir().expect("a temporary folder");
    if cases().join(case).join("pack.toml").exists() {
        return told_of_pack(case, place.path());
    }
    let dir = place.path().join("report");
    let is_whole = ["report.toml", "indicators.toml"].iter().all(|name| cases().join(case).join(name).exists());
    if !is_whole {
        lay_over(&cases().join("sound"), &dir);
    } else if !case.starts_with("no-secret") {
        fs::create_dir(&dir).expect("a folder");
        fs::copy(cases().join("sound/secret.key"), dir.join("secret.key")).expect("copied");
    }
    lay_over(&cases().join(case), &dir);
    let verb = if BY_BUILD.contains(&case) { "build" } else { "check" };
    let said = run(place.path(), [verb, "report"]);
    assert!(!dir.join("report.pdf").exists() || said.1 == 0, "{case}: nothing is written");
    said
}

/// The same of a pack: the case is its folder, with the sound report in it.
fn told_of_pack(case: &str, place: &Path) -> (String, i32) {
    let dir = place.join("meeting");
    lay_over(&cases().join(case), &dir);
    lay_over(&cases().join("sound"), &dir.join("sound"));
    let said = run(place, ["check", "meeting/pack.toml"]);
    if said.0.contains("error[") {
        assert_eq!(run(place, ["pack", "meeting/pack.toml"]).1, 1, "{case}");
        assert!(!dir.join("pack.pdf").exists(), "{case}: nothing is written");
    }
    said
}

fn run(place: &Path, arguments: [&str; 2]) -> (String, i32) {
    let ended = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .current_dir(place)
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts");
    let said = [ended.stdout, ended.stderr].concat();
    let said = String::from_utf8_lossy(&said).replace(&*place.to_string_lossy(), "[folder]").replace("\r\n", "\n");
    (said, ended.status.code().expect("it ends by itself"))
}

#[test]
fn the_sound_folder_is_sound() {
    let (said, code) = told("sound");
    assert_eq!((said.as_str(), code), ("Nothing is wrong: no errors, no warnings\n", 0));
}

#[test]
fn every_code_has_a_case() {
    let shown = |code: &&Code| {
        let code = code.as_str();
        cases().join(code).is_dir() || ELSEWHERE.iter().any(|(known, _)| *known == code)
    };
    let without: Vec<&str> = Code::ALL.iter().filter(|code| !shown(code)).map(|code| code.as_str()).collect();
    assert!(without.is_empty(), "no folder in tests/faults/ for {without:?}");
}

#[test]
fn every_case_is_told() {
    let mut wrong = Vec::new();
    let mut names: Vec<String> = fs::read_dir(cases())
        .expect("tests/faults")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "sound" && !name.contains('.'))
        .collect();
    names.sort();
    for name in &names {
        let by_build = BY_BUILD.contains(&name.as_str()) && !cfg!(feature = "pdf");
        if by_build || BY_FEATURE.contains(&name.as_str()) || BY_FONT.contains(&name.as_str()) {
            continue;
        }
        // A case is named after its code, or after its code and what is particular: `rule-mistake-curly-quotes`.
        let Some(code) =
            Code::ALL.iter().filter(|code| name.starts_with(code.as_str())).max_by_key(|code| code.as_str().len())
        else {
            wrong.push(format!("{name} is named after no code"));
            continue;
        };
        let (said, exit) = told(name);
        let fault = said.contains(&format!("error[{code}]"));
        if !fault && !said.contains(&format!("warning[{code}]")) {
            wrong.push(format!("{name}: {code} is not told:\n{said}"));
        } else if exit != i32::from(said.contains("error[")) {
            wrong.push(format!("{name}: exit {exit}"));
        }
        insta::assert_snapshot!(name.as_str(), said);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
