//! Cases put to the rules, and what is covered by them: the real binary over folders.

use std::fs;

use crate::desk::{Desk, Ended, root, snapshots};

fn coverage(place: &Desk, arguments: &[&str]) -> Ended {
    place.run(&[&["coverage"], arguments].concat())
}

#[test]
fn the_shipped_book_is_proven_by_examples_and_the_cases_of_the_fixtures() {
    let fixtures = ["anyshire", "leicestershire-2019-20-q3"];
    let least = ["--shipped", "--least-rules", "100", "--least-branches", "95"];
    let ended = coverage(&Desk::of(&fixtures), &[&least[..], &fixtures[..]].concat());
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.out);
    let total = ended.out.lines().find(|line| line.starts_with("total")).expect("the totals");
    assert!(!total.contains(" 0 of"), "{total}");
    assert!(!ended.out.contains("anyshire/rules"), "only the shipped book");
}

#[test]
fn a_case_that_does_not_come_out_is_told() {
    let _kept = snapshots(module_path!());
    let failing = fs::read_to_string(root().join("tests/cases/failing.toml")).expect("the cases");
    let place = Desk::sound(&[("cases/failing.toml", &failing)]);
    let ended = coverage(&place, &["report"]);
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
  .before("outside its usual range")
  .example(#{ value: 95 }, "This is high.");

rule("never said").about("caution").when(|i| i.value > 1000).say(|i| "This is a great deal.");

rule("reaches an arm and lacks a figure")
  .about("trend")
  .when(|i| i.unit is "count")
  .say(|i| `${if i.value > 0 { "This is some" } else { "This is none" }}, out of ${i.out_of}.`);
"#;

#[test]
fn an_arm_that_is_never_taken_is_named_with_its_line() {
    let _kept = snapshots(module_path!());
    let cases = "[[case]]\nname = \"low\"\nfigures = { value = 70 }\ntopic = \"trend\"\nsays = \"low\"\n\n\
                 [[case]]\nname = \"it cannot be said\"\nfigures = { unit = \"count\", value = 70 }\ntopic = \"trend\"\nsilent = true\n";
    let place = Desk::sound(&[("rules/house.rhai", RULES), ("cases/wording.toml", cases)]);
    let ended = coverage(&place, &["report"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let own: Vec<&str> = ended.out.lines().filter(|line| line.contains("report/rules/house.rhai")).collect();
    insta::assert_snapshot!(own.join("\n"));
}

#[test]
fn drafting_counts_where_the_text_has_been_approved() {
    let place = Desk::sound(&[("rules/house.rhai", RULES)]);
    let covered = |args: &[&str]| {
        let ended = coverage(&place, args);
        serde_json::from_str::<serde_json::Value>(&ended.out).expect("JSON")
    };
    let own = |covered: &serde_json::Value| {
        let files = covered["files"].as_array().expect("files").clone();
        files.into_iter().find(|file| file["file"] == "report/rules/house.rhai").expect("the folder's own")
    };
    let before = own(&covered(&["report", "--format", "json"]));
    // A snapshot that nobody made is none.
    place.write("report/expected/2024-25-q3/text.snap", "---\n---\nby hand\n");
    assert_eq!(own(&covered(&["report", "--format", "json"])), before);
    fs::remove_dir_all(place.at("report/expected")).expect("taken away");
    let accepted = place.run(&["test", "--accept", "report"]);
    assert_eq!(accepted.code, 0, "{}", accepted.said);
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
    let place = Desk::sound(&[("rules/house.rhai", RULES)]);
    let ended = coverage(&place, &["report", "--least-rules", "100", "--least-branches", "95"]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("rules are covered, less than the required 100%"), "{}", ended.err);
    assert_eq!(coverage(&place, &["report", "--least-rules", "10"]).code, 0);
    assert_eq!(coverage(&place, &["nowhere"]).code, 1);
    assert_eq!(coverage(&place, &["report", "--least-rules", "110"]).code, 2);
}
