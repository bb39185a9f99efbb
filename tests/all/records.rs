//! The two records: the full one beside the folder, and the one the report carries.

use std::fs;

use serde_json::Value;

use crate::desk::Desk;

fn anyshire() -> Desk {
    Desk::of(&["anyshire"])
}

/// What is said of a run that goes well.
fn scrutineer(place: &Desk, arguments: &[&str]) -> String {
    let ended = place.run(arguments);
    assert_eq!(ended.code, 0, "{arguments:?}: {}", ended.err);
    ended.out
}

/// The full record of a build as text.
fn record(place: &Desk) -> (Value, String) {
    scrutineer(place, &["build", "anyshire", "--format", "text"]);
    let text = place.read("anyshire/build/record.json");
    (serde_json::from_str(&text).expect("JSON"), text)
}

/// What the PDF of the folder carries.
fn attached(place: &Desk) -> (Value, String) {
    let json = scrutineer(place, &["build", "anyshire", "--format", "json", "-o", "-"]);
    let report: Value = serde_json::from_str(&json).expect("JSON");
    let text = report["record_json"].as_str().expect("the record").to_owned();
    (serde_json::from_str(&text).expect("JSON"), text)
}

fn list<'a>(value: &'a Value, of: &str) -> Vec<&'a Value> {
    value[of].as_array().unwrap_or_else(|| panic!("{of} is a list")).iter().collect()
}

#[test]
fn every_file_that_is_read_and_no_other_is_an_input() {
    let place = anyshire();
    let (record, first) = record(&place);
    let names: Vec<&str> = list(&record, "inputs").iter().filter_map(|input| input["name"].as_str()).collect();
    assert_eq!(
        names,
        [
            "assets/crest.svg",
            "commentary.toml",
            "data/benchmarks.csv",
            "data/national-measures.csv",
            "data/national-neighbours.csv",
            "data/national.csv",
            "data/observations.csv",
            "data/other-areas.csv",
            "data/targets.csv",
            "indicators.toml",
            "report.toml",
            "rules/house.rhai",
        ],
        "neither the secret nor what was built"
    );
    assert_eq!((record["schema"].as_u64(), record["program"].as_str()), (Some(2), Some(env!("CARGO_PKG_VERSION"))));
    let built = fs::read(place.at("anyshire/anyshire.txt")).expect("the report");
    assert_eq!(record["report"]["bytes"].as_u64(), Some(built.len() as u64));
    // What the first build left is no input of the second.
    let (_, second) = self::record(&place);
    assert_eq!(first, second, "the same folder, the same record");
}

#[test]
fn rules_that_did_not_fire_say_which_condition_failed() {
    let (record, _) = record(&anyshire());
    let of =
        |id: &str| list(&record, "indicators").into_iter().find(|one| one["id"] == id).expect("an indicator").clone();
    let assessments = of("assessments");
    let asked = |kind: &str, topic: &str, rule: &str| -> Value {
        let topics = list(&assessments, kind).into_iter().find(|one| one["topic"] == topic).expect("a topic");
        list(topics, "rules").into_iter().find(|one| one["rule"] == rule).expect("a rule").clone()
    };
    let decided = asked("decisions", "baseline", "the period before");
    assert_eq!((decided["outcome"].as_str(), decided["said"].as_str()), (Some("spoke"), Some("the period before")));
    let failed = asked("decisions", "baseline", "year to date");
    assert_eq!((failed["outcome"].as_str(), failed["condition"].as_str()), (Some("failed"), Some("i.cumulative")));
    assert_eq!(failed["read"][0]["held"], "no");
    assert_eq!(asked("decisions", "polarity", "for information")["outcome"], "not_asked");
    let spoke = asked("sentences", "change", "changed, both counts known");
    assert_eq!(
        spoke["said"],
        "This is 3.6 percentage points higher (better) than quarter 2, when the figure was 88.0% (1,331 of 1,513 assessments)."
    );
    let rules = list(&assessments, "decisions").into_iter().chain(list(&assessments, "sentences"));
    let outcomes: Vec<String> =
        rules.flat_map(|topic| list(topic, "rules")).map(|rule| rule["outcome"].to_string()).collect();
    assert!(outcomes.iter().all(|outcome| outcome != "\"broken\""), "{outcomes:?}");
    // The whole report too: each rule there, whether it spoke or not.
    let whole = list(&record, "whole");
    assert!(whole.iter().flat_map(|one| list(one, "rules")).any(|rule| rule["outcome"] == "failed"));
    let read = |sentence: &Value| sentence["because"][0]["figures"].as_array().cloned().unwrap_or_default();
    let cells: Vec<Value> = list(&record, "sentences").into_iter().flat_map(read).collect();
    assert!(
        cells.iter().any(|figure| figure["held"] == "91.6% (1,402 of 1,531 assessments)"
            && figure["from"] == "data/observations.csv:21")
    );
}

#[test]
fn the_decisions_of_the_record_are_those_of_the_report() {
    let place = anyshire();
    let (record, _) = record(&place);
    let report: Value =
        serde_json::from_str(&scrutineer(&place, &["build", "anyshire", "--format", "json", "-o", "-"])).expect("JSON");
    let blocks = list(&report, "sections").into_iter().flat_map(|section| list(section, "blocks"));
    let said: Vec<&str> = list(&report["summary"], "lead")
        .into_iter()
        .chain(blocks.flat_map(|block| {
            // Beside the paragraphs, the titles that rules gave drawings.
            let drawn = [&block["chart"]["title"], &block["strip"]["title"]];
            let ruled =
                drawn.into_iter().filter(|title| title["because"].as_array().is_some_and(|one| !one.is_empty()));
            block["sentences"].as_array().into_iter().flatten().chain(ruled)
        }))
        .filter_map(|sentence| sentence["text"].as_str())
        .collect();
    let recorded: Vec<&str> = list(&record, "sentences").iter().filter_map(|one| one["text"].as_str()).collect();
    assert_eq!(recorded, said);
    let csv = report["figures_csv"].as_str().expect("figures");
    for one in list(&record, "indicators") {
        let (id, verdict) = (one["id"].as_str().expect("an id"), one["verdict"].as_str().expect("a verdict"));
        let row = csv.lines().find(|line| line.starts_with(&format!("{id},"))).expect("a row");
        assert!(row.contains(&format!(",{verdict},")), "{id}: {verdict}: {row}");
    }
}

#[test]
fn what_is_attached_is_what_is_printed_and_where_it_comes_from() {
    let place = anyshire();
    let (attached, text) = attached(&place);
    let keys: Vec<&String> = attached.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["inputs", "program", "schema", "sentences"]);
    for sentence in list(&attached, "sentences") {
        let keys: Vec<&String> = sentence.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["address", "rules", "text"]);
        for rule in list(sentence, "rules") {
            let keys: Vec<&String> = rule.as_object().expect("an object").keys().collect();
            assert_eq!(keys, ["at", "rule"]);
        }
    }
    for input in list(&attached, "inputs") {
        let keys: Vec<&String> = input.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["name", "seal"], "no size, no plain hash");
    }
    let secret = place.read("anyshire/secret.key");
    let (record, full) = record(&place);
    for told in [&text, &full] {
        assert!(!told.contains(secret.trim()), "the secret is nowhere");
    }
    for input in list(&record, "inputs") {
        assert!(!text.contains(input["sha256"].as_str().expect("a hash")), "no plain hash");
    }
}

#[test]
fn seals_change_with_the_file_and_with_the_secret() {
    let place = anyshire();
    let seals = |place: &Desk| -> Vec<(String, String)> {
        let (attached, _) = attached(place);
        let own = |input: &&Value| (input["name"].to_string(), input["seal"].to_string());
        list(&attached, "inputs").iter().map(own).collect()
    };
    let before = seals(&place);
    assert_eq!(before, seals(&place));
    place.edit("anyshire/data/other-areas.csv", "\n", " \n");
    let after = seals(&place);
    let moved: Vec<&String> = before.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| &a.0).collect();
    assert_eq!(moved, ["\"data/other-areas.csv\""]);
    fs::write(place.at("anyshire/secret.key"), format!("{}\n", "5e".repeat(32))).expect("written");
    assert!(after.iter().zip(&seals(&place)).all(|(a, b)| a.0 == b.0 && a.1 != b.1), "every seal is another");
    fs::remove_file(place.at("anyshire/secret.key")).expect("removed");
    assert_eq!(seals(&place), [], "without a secret there are no hashes");
}

#[test]
fn a_secret_is_made_where_there_is_none() {
    let place = anyshire();
    let path = place.at("anyshire/secret.key");
    let again = place.run(&["secret", "anyshire"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("there is already a secret"), "{}", again.err);
    fs::remove_file(&path).expect("removed");
    let checked = scrutineer(&place, &["check", "anyshire"]);
    assert!(checked.contains("warning[no-secret]"), "{checked}");
    let said = scrutineer(&place, &["secret", "anyshire"]);
    assert!(said.starts_with("Made: "), "{said}");
    assert!(!scrutineer(&place, &["check", "anyshire"]).contains("no-secret"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).expect("a secret").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "its owner's alone");
    }
    // A damaged one is named, and never shown; the report is made without seals.
    fs::write(&path, "c0ffee\n").expect("written");
    let built = place.run(&["build", "anyshire", "--format", "text"]);
    assert_eq!(built.code, 0, "{}", built.said);
    let said = built.err;
    assert!(
        said.contains("warning[no-secret]: `secret.key` is not 64 characters") && !said.contains("c0ffee"),
        "{said}"
    );
    assert_eq!(list(&attached(&place).0, "inputs"), [&Value::Null; 0], "without a secret there are no hashes");
    assert_eq!(place.run(&["check", "anyshire"]).said.matches("[no-secret]").count(), 1);
}

/// What a record says was said is what was said, also where one rule, or one sentence, fills several topics.
#[test]
fn rules_that_spoke_are_those_behind_the_sentences() {
    // What length leaves out was said by a rule, and stands in no sentence.
    let desk = anyshire();
    desk.say_all("anyshire");
    let (record, _) = record(&desk);
    let behind: Vec<(String, String)> = list(&record, "sentences")
        .into_iter()
        .flat_map(|sentence| list(sentence, "because"))
        .filter(|because| because["by_hand"] == false && because["topic"] != "together")
        .flat_map(|because| {
            let rule = because["rule"].to_string();
            list(because, "indicators").into_iter().map(move |id| (id.to_string(), rule.clone()))
        })
        .collect();
    let mut spoke = Vec::new();
    for one in list(&record, "indicators") {
        for rule in list(one, "sentences").into_iter().flat_map(|topic| list(topic, "rules")) {
            if rule["outcome"] == "spoke" {
                spoke.push((one["id"].to_string(), rule["rule"].to_string()));
            }
        }
    }
    let sorted = |mut pairs: Vec<(String, String)>| {
        pairs.sort();
        pairs
    };
    assert_eq!(sorted(spoke), sorted(behind));
}

/// Two counts that differ only where they are hidden: neither record tells them apart.
#[test]
fn no_hidden_figure_is_in_either_record() {
    let place = anyshire();
    let data = place.read("anyshire/data/observations.csv");
    let row =
        data.lines().find(|line| line.starts_with("custody,") && line.contains("quarter 2 2024/25")).expect("a row");
    let told = |count: &str| {
        let mut cells: Vec<&str> = row.split(',').collect();
        cells[3] = count;
        let place = anyshire();
        place.edit("anyshire/data/observations.csv", row, &cells.join(","));
        let (mut full, _) = record(&place);
        let (mut inside, _) = attached(&place);
        // Beside its hash, which the full record gives and the attached one seals.
        for record in [&mut full, &mut inside] {
            record.as_object_mut().expect("an object").remove("inputs");
        }
        (full, inside)
    };
    assert_eq!(told("2"), told("3"));
}
