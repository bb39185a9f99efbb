//! What the verbs give other programs: JSON with a schema, made from the same draft, without a hidden figure.

use serde_json::Value;

use crate::desk::Desk;

fn json(place: &Desk, arguments: &[&str]) -> Value {
    let ended = place.run(arguments);
    assert_eq!(ended.code, 0, "{arguments:?}: {}", ended.err);
    let value: Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(value["schema"], 1, "{arguments:?}");
    value
}

#[test]
fn check_gives_what_it_prints() {
    let place = Desk::of(&["anyshire"]);
    let found = json(&place, &["check", "anyshire", "--format", "json"]);
    assert_eq!((found["errors"].as_u64(), found["warnings"].as_u64()), (Some(0), Some(1)));
    assert_eq!(found["diagnostics"][0]["code"], "comment-on-hidden");
    let line = found["small_numbers"].as_str().expect("a line");
    assert!(line.contains("rule \"small numbers of people\" hides 4 figures of 31 measures"), "{line}");
    assert!(place.run(&["check", "anyshire"]).out.starts_with(line), "the same line is printed");
}

#[test]
fn explain_gives_the_trace() {
    let place = Desk::of(&["anyshire"]);
    let all = json(&place, &["explain", "anyshire", "--format", "json"]);
    let one = json(&place, &["explain", "anyshire", "calls", "--format", "json"]);
    let indicators = all["trace"]["indicators"].as_array().expect("a list");
    assert_eq!(indicators.len(), 33);
    let calls = indicators.iter().find(|one| one["id"] == "calls").expect("an indicator");
    assert_eq!(*calls, one["trace"]["indicators"][0]);
    let latest = &calls["sentences"].as_array().expect("topics")[0];
    assert_eq!(latest["topic"], "latest");
    let rules = latest["rules"].as_array().expect("rules");
    assert!(
        rules.iter().any(|rule| rule["outcome"] == "spoke") && rules.iter().any(|rule| rule["outcome"] == "failed")
    );
    let sentences = one["sentences"].as_array().expect("a list");
    assert!(!sentences.is_empty() && sentences.len() < all["sentences"].as_array().expect("a list").len());
    assert_eq!(place.run(&["explain", "anyshire", "nothing", "--format", "json"]).code, 1);
}

#[test]
fn words_and_positions_are_data_too() {
    let place = Desk::of(&["anyshire"]);
    let words = json(&place, &["words", "--format", "json"]);
    let printed = place.run(&["words"]).out;
    for word in words["words"].as_array().expect("a list") {
        assert!(printed.contains(word["meaning"].as_str().expect("text")), "{word}");
    }
    let positions = json(&place, &["national", "anyshire", "--format", "json"]);
    let all = json(&place, &["national", "anyshire", "--all", "--format", "json"]);
    let (own, all) = (positions["positions"].as_array().expect("a list"), all["positions"].as_array().expect("a list"));
    assert!(!own.is_empty() && all.len() > own.len());
    assert!(own.iter().all(|position| all.contains(position)));
}

/// A hidden count changed to another small one leaves every byte of it the same.
#[test]
fn no_hidden_figure_is_in_any_of_it() {
    let place = Desk::of(&["anyshire"]);
    let all = |place: &Desk| -> Vec<String> {
        let verbs: [&[&str]; 3] = [
            &["check", "anyshire", "--format", "json"],
            &["explain", "anyshire", "--format", "json"],
            &["explain", "anyshire", "custody", "--all"],
        ];
        let built = place.run(&["build", "anyshire", "--quiet", "--format", "json", "-o", "-"]).out;
        let mut report: Value = serde_json::from_str(&built).expect("JSON");
        // The seal of a file is keyed with the folder's secret, and is another for every edit.
        report["record_json"] = Value::Null;
        verbs.iter().map(|verb| place.run(verb).out).chain([report.to_string()]).collect()
    };
    let before = all(&place);
    let rows = place.read("anyshire/data/observations.csv");
    let row = rows.lines().find(|row| row.starts_with("custody,") && row.contains("quarter 2 2024/25")).expect("a row");
    let (head, count) = row.split_once("2024/25,").expect("a figure");
    let small = if count.starts_with('3') { "2" } else { "3" };
    let other = format!("{head}2024/25,{small}{}", count.trim_start_matches(|digit: char| digit.is_ascii_digit()));
    assert_ne!(row, other);
    place.edit("anyshire/data/observations.csv", row, &other);
    assert!(before == all(&place), "a hidden figure shows");
}
