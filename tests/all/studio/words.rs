//! What is written beside a sentence: every sentence that an override can stand in for is replaced by one, as it is pinned.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::begin;
use crate::desk::{Desk, Served};

/// An override of what one rule says in a sentence, as a page sends it.
fn override_of(sentence: &Value, nth: usize, text: &str) -> Value {
    json!({
        "kind": "override",
        "keys": { "text": text, "why": "The rule cannot know", "who": "Head of Service" },
        "of": { "sentence": sentence["address"], "because": nth, "text": sentence["text"] },
    })
}

/// A sentence and one of the rules that made it, of a topic that has not been tried yet.
fn untried(opened: &Served, tried: &[String]) -> Option<(Value, usize, String)> {
    opened.sentences().into_iter().find_map(|sentence| {
        let because = sentence["because"].as_array().expect("a list").clone();
        let topic = |one: &Value| one["topic"].as_str().expect("a topic").to_owned();
        let new = |one: &Value| one["by_hand"] == false && !tried.contains(&topic(one));
        let nth = because.iter().position(new)?;
        Some((sentence, nth, topic(&because[nth])))
    })
}

#[test]
fn an_override_of_any_sentence_is_pinned_to_its_figures() {
    let opened = begin();
    let (before, original) = (opened.commentary(), opened.sentences());
    let once = |what: &str, holds: &dyn Fn(&[Value]) -> bool| {
        let until = Instant::now() + Duration::from_secs(60);
        while !holds(&opened.sentences()) {
            assert!(Instant::now() < until, "{what}");
            std::thread::sleep(Duration::from_millis(100));
        }
    };
    let (mut tried, mut made) = (Vec::new(), 0);
    while let Some((sentence, nth, topic)) = untried(&opened, &tried) {
        tried.push(topic);
        let (status, told) = opened.edit(override_of(&sentence, nth, "As it is known in the service."));
        let is_whole = sentence["because"][nth]["indicators"].as_array().is_none_or(Vec::is_empty);
        if is_whole && sentence["address"] == "" {
            assert_eq!(status, 422, "no override can name a sentence of page 1: {told}");
            continue;
        }
        assert_eq!(status, 200, "{sentence}: {told}");
        let checked = opened.desk.run(&["check", "anyshire", "--format", "json"]).out;
        let checked: Value = serde_json::from_str(&checked).expect("JSON");
        assert_eq!(checked["errors"], 0, "{sentence}: {checked}");
        once("it is drafted", &|now| now != original);
        assert_eq!(opened.send("/undo", &json!({})).0, 200);
        assert_eq!(opened.commentary(), before);
        once("it is as it was", &|now| now == original);
        made += 1;
    }
    assert!(made > 8, "only {made} overrides were made");
}

/// An override of figures that have moved is an error that leads to it, and is kept by one edit.
#[test]
fn a_stale_override_is_pinned_to_the_new_figures() {
    let opened = begin();
    let sentences = opened.sentences();
    let is_it = |one: &&Value| {
        one["because"][0]["indicators"] == json!(["assessments"]) && one["because"][0]["topic"] == "latest"
    };
    let sentence = sentences.iter().find(is_it).expect("a sentence");
    assert_eq!(opened.edit(override_of(sentence, 0, "Most assessments were in time.")).0, 200);
    opened.once("it stands", |state| {
        state["current"] == true && !state["changed"].as_array().expect("a list").is_empty()
    });
    opened.desk.edit("anyshire/data/observations.csv", "91.6,1402,1531", "91.7,1404,1531");
    opened.once("it is stale", |state| state["current"] == false);
    let checked = opened.data("/check");
    let fault = checked["diagnostics"].as_array().expect("a list").iter().find(|one| one["code"] == "override-moved");
    let line = fault.expect("an error")["at"]["line"].as_u64().expect("a line");
    let entries = opened.data("/entries");
    let within = |one: &&Value| one["begins"].as_u64() <= Some(line) && Some(line) <= one["ends"].as_u64();
    let entry = entries["entries"].as_array().expect("a list").iter().find(within).expect("its entry").clone();
    assert_eq!(entry["kind"], "override");
    let now = opened.sentences();
    let now = now.iter().find(is_it).expect("what the rule says now");
    assert!(now["text"].as_str().is_some_and(|text| text.contains("91.7")), "{now}");
    let pin = json!({ "kind": "override", "nth": entry["nth"], "of": { "sentence": now["address"], "because": 0, "text": now["text"] } });
    assert_eq!(opened.edit(pin).0, 200);
    opened.once("it stands again", |state| state["current"] == true);
    assert!(opened.commentary().contains("value: 91.7%"), "{}", opened.commentary());
}

/// What the studio reads is what the verbs write.
#[test]
fn it_reads_what_the_verbs_write() {
    let opened = begin();
    let written =
        |desk: &Desk, arguments: &[&str]| -> Value { serde_json::from_str(&desk.run(arguments).out).expect("JSON") };
    let explained = written(&opened.desk, &["explain", "anyshire", "calls", "--format", "json"]);
    assert_eq!(opened.data("/explain?what=calls"), explained);
    let mut checked = opened.data("/check");
    checked["folder"] = json!("anyshire");
    assert_eq!(checked, written(&opened.desk, &["check", "anyshire", "--format", "json"]));
    let address =
        opened.sentences().iter().find(|one| one["because"][0]["topic"] == "change").expect("one")["address"].clone();
    let what = address.as_str().expect("an address");
    let one = opened.data(&format!("/explain?what={what}"));
    assert_eq!(one, written(&opened.desk, &["explain", "anyshire", what, "--format", "json"]));
    let rules = one["trace"]["indicators"][0]["sentences"][0]["rules"].as_array().expect("the rules that were asked");
    assert!(rules.iter().any(|rule| rule["outcome"] == "spoke" && rule["passed"].is_array()), "{one}");
    assert!(rules.iter().any(|rule| rule["outcome"] == "failed"), "why not another: {one}");
}

#[test]
fn without_a_folder_or_a_terminal_it_says_what_to_do() {
    let desk = Desk::of(&["pack-2020-03.toml"]);
    desk.write("figures.xlsx", "no workbook");
    let ended = desk.run(&["studio", "--no-open", "figures.xlsx"]);
    assert!(
        ended.code == 1 && ended.said.contains("`figures.xlsx` is neither a report folder nor the file of a pack"),
        "{}",
        ended.said
    );
    let ended = desk.run(&["studio", "--no-open", "april.toml"]);
    assert!(ended.code == 1 && ended.said.contains("april.toml"), "{}", ended.said);
    let ended = desk.run(&["studio", "--no-open", "nowhere"]);
    assert!(ended.code == 1 && ended.said.contains("there is no folder `nowhere`"), "{}", ended.said);
    let ended = desk.run(&[]);
    assert!(ended.code == 2 && ended.said.contains("Usage: scrutineer"), "{}", ended.said);
}
