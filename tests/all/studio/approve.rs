//! What a report says approved in the studio: as `test` has it, in part, by its causes, and taken back.

use serde_json::{Value, json};

use super::{begin, in_studio};
use crate::desk::{Desk, Served, copy, files};

const FIRST: &str = "data/observations.csv";

/// A folder with other figures of one measure and other words of one rule than were approved.
fn edited() -> Served {
    let desk = Desk::of(&["anyshire"]);
    desk.edit(&format!("anyshire/{FIRST}"), "2024/25,91.6,1402,1531", "2024/25,91.2,1396,1531");
    let house = desk.read("anyshire/rules/house.rhai");
    let other =
        "replace(\"target missed\")\n  .say(|i| `This misses its own ${i.target.text} (${i.target.apart}).`);\n";
    desk.write("anyshire/rules/house.rhai", &format!("{house}\n{other}"));
    copy(&desk.at("anyshire"), &desk.at("beside"));
    in_studio(desk)
}

fn sent(read: &Value, taken: &[usize]) -> Value {
    json!({ "seen": read["seen"], "taken": taken, "who": " Jo  Doe ", "job": "Head of Performance" })
}

fn passages(read: &Value) -> Vec<Value> {
    read["found"]["passages"].as_array().expect("a list").clone()
}

fn expected(opened: &Served, folder: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    files(&opened.desk.at(&format!("{folder}/expected")))
}

#[test]
fn what_is_listed_is_what_test_lists_and_what_is_approved_is_what_review_approves() {
    let opened = edited();
    let desk = &opened.desk;
    let read = opened.data("/approval");
    let tested: Value = serde_json::from_str(&desk.run(&["test", "beside", "--format", "json"]).out).expect("JSON");
    let tested = &tested["folders"][0]["differences"];
    let ours: Vec<Value> = passages(&read).into_iter().map(|one| one["changed"].clone()).collect();
    assert_eq!((&read["outcome"], json!(ours)), (&json!("differs"), tested["passages"].clone()));
    assert_eq!(read["found"]["decisions"].as_array().map(Vec::len), tested["decisions"].as_array().map(Vec::len));
    let said = desk.run(&["test", "beside"]).out;
    assert!(said.contains(read["found"]["summary"].as_str().expect("words")), "{said}");
    // The first is accepted, the second rejected, and of an edit of a rule all are.
    let by_rule = passages(&read).iter().position(|one| one["changed"]["cause"] == "rule").expect("by a rule");
    let alike = passages(&read)[by_rule]["alike"].as_array().expect("a list").clone();
    let alike: Vec<usize> = alike.iter().map(|nth| nth.as_u64().expect("a place") as usize).collect();
    assert!(alike.len() > 1 && by_rule > 1, "{read}");
    let taken: Vec<usize> = std::iter::once(0).chain(alike.iter().copied()).collect();
    let answers: String = (0..ours.len())
        .map(|nth| match nth {
            0 => "a\n",
            1 => "r\ntoo blunt\n",
            nth if nth == by_rule => "f\n",
            nth if alike.contains(&nth) => "",
            _ => "s\n",
        })
        .collect();
    let by = ["--by", "Jo Doe, Head of Performance"];
    let reviewed = desk.answer(&["test", "--review", by[0], by[1], "beside"], &answers);
    assert!(reviewed.said.contains("1 rejected"), "{}", reviewed.said);
    let before = expected(&opened, "anyshire");
    let mut both = sent(&read, &taken);
    both["rejected"] = json!({ "1": " too\nblunt " });
    let (status, told) = opened.send("/approve", &both);
    assert_eq!(status, 200, "{told}");
    let all = ours.len();
    let what = format!("Approved in part: {} of {all} changes of quarter 3 2024/25", taken.len());
    assert_eq!((&told["saved"], &told["standing"]["undo"]), (&json!(what), &json!(what)));
    assert!(expected(&opened, "anyshire") == expected(&opened, "beside"), "the same bytes");
    let left = opened.data("/approval");
    assert_eq!(left["by"], "Jo Doe, Head of Performance");
    assert_eq!(passages(&left).len(), all - taken.len());
    assert_eq!(passages(&left)[0]["rejected"]["why"], "too blunt");
    let said = desk.run(&["test", "beside"]).out;
    assert!(
        said.contains("rejected by Jo Doe, Head of Performance, on 20") && said.contains(": too blunt\n"),
        "{said}"
    );
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert!(expected(&opened, "anyshire") == before, "as it was");
    // All of it, and nothing differs any more.
    let read = opened.data("/approval");
    let (status, told) = opened.send("/approve", &sent(&read, &(0..all).collect::<Vec<_>>()));
    assert_eq!(status, 200, "{told}");
    assert_eq!(desk.run(&["test", "--accept", by[0], by[1], "beside"]).code, 0);
    assert!(expected(&opened, "anyshire") == expected(&opened, "beside"), "the same bytes");
    let said = desk.run(&["test", "anyshire"]);
    assert!(said.code == 0 && said.out.contains("as approved, last by Jo Doe, Head of Performance"), "{}", said.said);
    assert_eq!(opened.data("/approval")["outcome"], "same");
}

#[test]
fn nobody_approves_without_a_name_and_a_job_nor_what_they_have_not_seen() {
    let opened = edited();
    let before = expected(&opened, "anyshire");
    let read = opened.data("/approval");
    for (key, blank) in [("who", ""), ("job", " \n ")] {
        let mut sent = sent(&read, &[0]);
        sent[key] = json!(blank);
        let (status, told) = opened.send("/approve", &sent);
        assert_eq!((status, &told["field"]), (422, &json!(key)), "{told}");
    }
    let (status, told) = opened.send("/approve", &sent(&read, &[]));
    assert_eq!((status, &told["said"]), (422, &json!("nothing is decided")));
    let (status, told) = opened.send("/approve", &sent(&read, &[999]));
    assert!(status == 422 && told["said"] == "one of these changes is none of the page's", "{told}");
    opened.desk.edit(&format!("anyshire/{FIRST}"), "2024/25,91.2,1396,1531", "2024/25,91.1,1395,1531");
    let (status, told) = opened.send("/approve", &sent(&read, &[0]));
    assert!(status == 409 && told["said"].as_str().is_some_and(|said| said.contains("has changed since")), "{told}");
    assert_eq!(opened.send("/approve", &json!({ "seen": "", "taken": [0] })).0, 400);
    assert!(expected(&opened, "anyshire") == before, "nothing is written");
    // Where there is an error nothing can be approved.
    opened.desk.edit(&format!("anyshire/{FIRST}"), "2024/25,91.1,1395,1531", "2024/25,TBC,1395,1531");
    let faulty = opened.data("/approval");
    assert_eq!(faulty["outcome"], "faulty", "{faulty}");
    assert!(faulty["faults"][0]["said"].as_str().is_some_and(|said| said.contains("TBC")), "{faulty}");
}

#[test]
fn the_first_approval_makes_its_folder_and_is_taken_back() {
    let desk = Desk::of(&["anyshire"]);
    std::fs::remove_dir_all(desk.at("anyshire/expected")).expect("removed");
    let opened = in_studio(desk);
    let read = opened.data("/approval");
    assert_eq!((&read["outcome"], &read["found"]), (&json!("new"), &Value::Null));
    let (status, told) = opened.send("/approve", &sent(&read, &[]));
    assert_eq!((status, &told["saved"]), (200, &json!("Approved: quarter 3 2024/25")), "{told}");
    assert_eq!(opened.desk.run(&["test", "anyshire"]).code, 0);
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert!(expected(&opened, "anyshire").is_empty());
    assert_eq!(opened.data("/approval")["outcome"], "new");
}

#[test]
fn who_made_the_edits_is_reminded_and_nobody_else() {
    let opened = begin();
    assert_eq!(opened.data("/approval")["own_steps"], json!([]));
    assert_eq!(opened.edit(super::comment("A second shift answers calls at midday.")).0, 200);
    let read = opened.data("/approval");
    assert_eq!(read["own_steps"], json!(["Comment added on “Calls answered in two minutes”"]));
    let all: Vec<usize> = (0..passages(&read).len()).collect();
    assert_eq!(opened.send("/approve", &sent(&read, &all)).0, 200);
    assert_eq!(opened.data("/approval")["own_steps"], json!([]));
}

#[test]
fn figures_that_were_hidden_are_named_before_they_are_approved_as_printed() {
    let desk = Desk::of(&["anyshire"]);
    let house = desk.read("anyshire/rules/house.rhai");
    let all = "replace(\"small numbers of people\")\n  .then(publish_all());\n";
    desk.write("anyshire/rules/house.rhai", &format!("{house}\n{all}"));
    let opened = in_studio(desk);
    let read = opened.data("/approval");
    let ids: Vec<&str> = read["to_release"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(ids.contains(&"custody"), "{read}");
    let count = passages(&read).len();
    let mut approval = sent(&read, &(0..count).collect::<Vec<_>>());
    let (status, told) = opened.send("/approve", &approval);
    assert!(status == 422 && told["said"].as_str().is_some_and(|said| said.contains("were hidden")), "{told}");
    approval["print_hidden"] = json!(ids);
    let (status, told) = opened.send("/approve", &approval);
    assert_eq!(status, 200, "{told}");
}

/// `expected` may be a link: what lies behind one that leads out of the folder is left alone.
#[cfg(unix)]
#[test]
fn nothing_is_approved_into_a_link_out_of_the_folder() {
    let desk = Desk::of(&["anyshire"]);
    std::fs::remove_dir_all(desk.at("anyshire/expected")).expect("removed");
    std::fs::create_dir(desk.at("out")).expect("a folder");
    std::os::unix::fs::symlink("../out", desk.at("anyshire/expected")).expect("a link");
    let opened = in_studio(desk);
    let read = opened.data("/approval");
    let (status, told) = opened.send("/approve", &sent(&read, &[]));
    assert!(status != 200, "{told}");
    assert!(files(&opened.desk.at("out")).is_empty(), "{told}");
}

/// A rejection is kept in a file that an officer can read, is told by `test` and in the page, and holds until its sentence says something
/// else.
#[test]
fn a_rejection_is_kept_until_the_sentence_says_something_else() {
    let opened = edited();
    let desk = &opened.desk;
    let before = expected(&opened, "anyshire");
    let read = opened.data("/approval");
    let mut only = sent(&read, &[]);
    only["rejected"] = json!({ "0": "not in our words" });
    let (status, told) = opened.send("/approve", &only);
    assert_eq!(status, 200, "{told}");
    assert!(told["saved"].as_str().is_some_and(|what| what.starts_with("Rejected: 1 of ")), "{told}");
    let file = "anyshire/expected/2024-25-q3/rejected.toml";
    let kept = desk.read(file);
    let first = passages(&read)[0]["changed"]["is"]["text"].as_str().expect("a text").to_owned();
    for words in ["who = \"Jo Doe, Head of Performance\"\n", "why = \"not in our words\"\n", &first] {
        assert!(kept.contains(words), "{words}: {kept}");
    }
    let text = |opened: &Served| opened.desk.read("anyshire/expected/2024-25-q3/text.snap");
    assert_eq!(text(&opened).as_bytes(), before["2024-25-q3/text.snap"], "nothing is approved");
    assert!(desk.run(&["test", "anyshire"]).out.contains("not in our words"));
    let read = opened.data("/approval");
    assert!(passages(&read)[0]["rejected"]["said"].as_str().is_some_and(|said| said.starts_with("rejected by Jo Doe")));
    // The same again is nothing; another says it otherwise; and it can be taken back.
    let mut again = sent(&read, &[]);
    again["rejected"] = json!({ "0": "not in our words" });
    assert_eq!(opened.send("/approve", &again).0, 422);
    assert_eq!(opened.send("/approve", &sent(&read, &[])).0, 200);
    assert!(!desk.at(file).exists());
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert_eq!(desk.read(file), kept);
    desk.edit(&format!("anyshire/{FIRST}"), "2024/25,91.2,1396,1531", "2024/25,90.2,1381,1531");
    let moved = opened.data("/approval");
    assert!(
        passages(&moved).iter().all(|one| one["rejected"].is_null() || one["changed"]["is"]["text"] == json!(first))
    );
    desk.write(file, "this is none");
    let (out, told) = (desk.run(&["test", "anyshire"]), opened.data("/approval"));
    assert!(out.code == 1 && out.out.contains("this is not a list of what was rejected"), "{}", out.said);
    assert_eq!(told["outcome"], "faulty");
}
