//! Cases put to the rules, and what is covered by them: the real binary over folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

struct Ended {
    out: String,
    err: String,
    code: i32,
}

fn coverage(dir: &Path, args: &[&str]) -> Ended {
    run(dir, &[&["coverage"], args].concat())
}

fn run(dir: &Path, args: &[&str]) -> Ended {
    let ended = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .current_dir(dir)
        .args(args)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    Ended { out: text(&ended.stdout), err: text(&ended.stderr), code: ended.status.code().expect("it ends by itself") }
}

/// The sound folder of `tests/faults/` with these files in it besides, called `report`.
fn report(files: &[(&str, &str)]) -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    let sound = root().join("tests/faults/sound");
    for name in ["report.toml", "indicators.toml", "data/observations.csv"] {
        write(
            &place.path().join("report").join(name),
            &fs::read_to_string(sound.join(name)).expect("the sound folder"),
        );
    }
    for (name, text) in files {
        write(&place.path().join("report").join(name), text);
    }
    place
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

#[test]
fn the_shipped_book_is_proven_by_examples_and_the_cases_of_the_fixtures() {
    let fixtures = ["fixtures/anyshire", "fixtures/leicestershire-2019-20-q3"];
    let ended = coverage(
        &root(),
        &[&["--shipped", "--least-rules", "100", "--least-branches", "95"][..], &fixtures[..]].concat(),
    );
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.out);
    let total = ended.out.lines().find(|line| line.starts_with("total")).expect("the totals");
    assert!(!total.contains(" 0 of"), "{total}");
    assert!(!ended.out.contains("anyshire/rules"), "only the shipped book");
}

#[test]
fn a_case_that_does_not_come_out_is_told() {
    let failing = fs::read_to_string(root().join("tests/cases/failing.toml")).expect("the cases");
    let place = report(&[("cases/failing.toml", &failing)]);
    let ended = coverage(place.path(), &["report"]);
    assert_eq!(ended.code, 1);
    insta::assert_snapshot!(without_lines(&ended.err));
}

/// The lines of the shipped rules move with every rule that is added.
fn without_lines(text: &str) -> String {
    let mut parts = text.split(".rhai:");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        format!("{text}.rhai:[line]{}", part.trim_start_matches(|c: char| c.is_ascii_digit()))
    })
}

const RULES: &str = r#"rule("by how much")
  .about("trend")
  .when(|i| i.unit is "percent" and (i.value > 50 or i.value < 10))
  .say(|i| `This is ${if i.value > 90 { "high" } else if i.value > 80 {
    "middling"
  } else { "low" }}.`)
  .before("outside what is to be expected")
  .example(#{ value: 95 }, "This is high.");

rule("never said").about("caution").when(|i| i.value > 1000).say(|i| "This is a great deal.");

rule("reaches an arm and lacks a figure")
  .about("trend")
  .when(|i| i.unit is "count")
  .say(|i| `${if i.value > 0 { "This is some" } else { "This is none" }}, out of ${i.out_of}.`);
"#;

#[test]
fn an_arm_that_is_never_taken_is_named_with_its_line() {
    let cases = "[[case]]\nname = \"low\"\nfigures = { value = 70 }\ntopic = \"trend\"\nsays = \"low\"\n\n\
                 [[case]]\nname = \"it cannot be said\"\nfigures = { unit = \"count\", value = 70 }\ntopic = \"trend\"\nsilent = true\n";
    let place = report(&[("rules/house.rhai", RULES), ("cases/wording.toml", cases)]);
    let ended = coverage(place.path(), &["report"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let own: Vec<&str> = ended.out.lines().filter(|line| line.contains("report/rules/house.rhai")).collect();
    insta::assert_snapshot!(own.join("\n"));
}

#[test]
fn drafting_counts_where_the_text_has_been_approved() {
    let place = report(&[("rules/house.rhai", RULES)]);
    let covered = |args: &[&str]| {
        let ended = coverage(place.path(), args);
        serde_json::from_str::<serde_json::Value>(&ended.out).expect("JSON")
    };
    let own = |covered: &serde_json::Value| {
        let files = covered["files"].as_array().expect("files").clone();
        files.into_iter().find(|file| file["file"] == "report/rules/house.rhai").expect("the folder's own")
    };
    let before = own(&covered(&["report", "--format", "json"]));
    // A snapshot that nobody made is none.
    write(&place.path().join("report/expected/2024-25-q3/text.snap"), "---\n---\nby hand\n");
    assert_eq!(own(&covered(&["report", "--format", "json"])), before);
    fs::remove_dir_all(place.path().join("report/expected")).expect("taken away");
    let accepted = run(place.path(), &["test", "--accept", "report"]);
    assert_eq!(accepted.code, 0, "{}{}", accepted.out, accepted.err);
    let after = own(&covered(&["report", "--format", "json"]));
    // 94% of the assessments: the arm that the example takes; the number of children in care: the one that is not said.
    assert_eq!((&before["rules"]["seen"], &after["rules"]["seen"]), (&1.into(), &1.into()));
    let conditions = |file: &serde_json::Value| file["never_false"].as_array().expect("a list").len();
    assert!(
        conditions(&after) < conditions(&before),
        "drafting asks of what is no percentage too: {before:#} {after:#}"
    );
    assert_eq!(before["never_taken"].as_array().expect("a list").len(), 4);
}

#[test]
fn too_little_coverage_fails_and_says_how_little() {
    let place = report(&[("rules/house.rhai", RULES)]);
    let ended = coverage(place.path(), &["report", "--least-rules", "100", "--least-branches", "95"]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("rules are covered, less than the required 100%"), "{}", ended.err);
    assert_eq!(coverage(place.path(), &["report", "--least-rules", "10"]).code, 0);
    assert_eq!(coverage(place.path(), &["nowhere"]).code, 1);
    assert_eq!(coverage(place.path(), &["report", "--least-rules", "110"]).code, 2);
}
