//! The council, the committee and the day of the meeting named in the studio, and the next report begun there.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::{begin, comment, in_studio};
use crate::desk::Desk;

const REPORT: &str = "anyshire/report.toml";

fn changed(was: Value, to: Value) -> Value {
    json!({ "was": was, "to": to })
}

#[test]
fn what_is_to_be_named_is_named_as_one_step() {
    let desk = Desk::of(&["anyshire"]);
    let before = desk.read(REPORT);
    let line =
        |key: &str| before.lines().find(|line| line.starts_with(&format!("{key} ="))).expect("a line").to_owned();
    let (committee, date) = (line("committee"), line("date"));
    let open = before
        .replace(&committee, "committee = 'to be named'   # ask the clerk")
        .replace(&date, "date = \"to be named\"");
    desk.write(REPORT, &open);
    let opened = in_studio(desk);
    let about = opened.data("/about");
    let keys = &about["keys"];
    assert_eq!(
        (&keys["area"], &keys["committee"], &keys["date"]),
        (&json!("Anyshire"), &json!(""), &json!("")),
        "{about}"
    );
    assert_eq!(
        (&about["next"], &about["period"]),
        (&json!("quarter 4 2024/25"), &json!("quarter 3 2024/25")),
        "{about}"
    );
    let named = changed(
        json!({ "committee": "", "date": "" }),
        json!({ "committee": " Scrutiny  Committee", "date": "18/02/2025" }),
    );
    let (status, told) = opened.send("/about", &named);
    assert_eq!((status, &told["saved"]), (200, &json!("Committee and day of the meeting changed")), "{told}");
    let expected = open
        .replace("'to be named'   # ask the clerk", "'Scrutiny Committee'   # ask the clerk")
        .replace("date = \"to be named\"", "date = 2025-02-18");
    assert_eq!(opened.desk.read(REPORT), expected, "only these values");
    assert_eq!(opened.data("/about")["keys"]["date"], "18 February 2025");
    let (status, told) = opened.send("/about", &named);
    assert_eq!((status, &told["now"]["committee"]), (409, &json!("Scrutiny Committee")), "{told}");
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert_eq!(opened.desk.read(REPORT), open);
}

#[test]
fn what_is_no_day_or_would_stop_the_report_is_not_written() {
    let opened = begin();
    let before = opened.desk.read(REPORT);
    let was = opened.data("/about")["keys"].clone();
    for (key, to, field) in [
        ("date", json!("31/02/2025"), json!("date")),
        ("date", json!("soon"), json!("date")),
        ("committee", json!("x".repeat(400)), json!("committee")),
        ("area", json!("Elsewhere"), Value::Null),
    ] {
        let (status, told) = opened.send("/about", &changed(json!({ key: was[key] }), json!({ key: to })));
        assert_eq!((status, &told["field"]), (422, &field), "{key}: {told}");
        assert!(told["said"].as_str().is_some_and(|said| !said.is_empty()), "{told}");
    }
    for sent in
        [json!({ "was": {}, "to": {} }), json!({ "was": {}, "to": { "title": "x" } }), json!({ "to": { "area": "x" } })]
    {
        assert!(matches!(opened.send("/about", &sent).0, 400 | 422), "{sent}");
    }
    assert_eq!(opened.desk.read(REPORT), before);
}

/// The next report is what the verb makes, and from then on it is the one that is open: nothing of the one before is shown or written.
#[test]
fn the_next_report_is_begun_as_by_the_verb_and_is_open_then() {
    let desk = Desk::of(&["anyshire"]);
    crate::desk::copy(&desk.at("anyshire"), &desk.at("by-verb"));
    let opened = in_studio(desk);
    let before = opened.desk.read("anyshire/commentary.toml");
    opened.once("the PDF is there", |state| state["pdf"]["there"] == true);
    assert_eq!(opened.send("/next", &json!({ "period": "the other quarter" })).0, 422);
    let (status, told) = opened.send("/next", &json!({ "period": "quarter 4 2024/25" }));
    assert_eq!((status, &told["made"]), (200, &json!("anyshire-2024-25-q4")), "{told}");
    let verb = opened.desk.run(&["roll", "by-verb", "quarter 4 2024/25"]);
    // A page that still shows the one before writes nothing into this one, and is told.
    let late = opened
        .send("/edit", &json!({ "from": null, "kind": "comment", "keys": { "indicator": "calls", "text": "x" } }));
    assert_eq!((late.0, &late.1["said"]), (409, &json!("another report has been opened here meanwhile")));
    opened.nth.store(told["nth"].as_u64().expect("a number"), Ordering::Relaxed);
    for name in ["report.toml", "commentary.toml", "data/observations.csv", "to-write.txt"] {
        let of = |folder: &str| opened.desk.read(&format!("{folder}/{name}"));
        assert_eq!(of("anyshire-2024-25-q4"), of("by-verb-2024-25-q4"), "{name}");
    }
    let state = opened.data("/state");
    assert_eq!(state["folder"], "anyshire-2024-25-q4");
    // The PDF of the one before is not given out as that of this one.
    let pdf = state["pdf"].clone();
    assert!(pdf["there"] == false || pdf["of"].as_u64() == state["version"].as_u64(), "{state}");
    opened.once("it is drafted", |state| {
        state["version"].as_u64() > pdf["of"].as_u64() && !state["drafted"].as_array().is_none_or(Vec::is_empty)
    });
    assert_eq!(opened.data("/figures")["period"], "quarter 4 2024/25");
    assert_eq!(opened.edit(comment("Of the next quarter.")).0, 200);
    assert!(opened.desk.read("anyshire-2024-25-q4/commentary.toml").contains("Of the next quarter."));
    assert_eq!(opened.desk.read("anyshire/commentary.toml"), before);
    let (status, told) = opened.send("/next", &json!({ "period": "quarter 4 2024/25" }));
    assert_eq!(status, 422, "{told}");
    for line in opened.data("/to-write")["lines"].as_array().expect("lines") {
        assert!(verb.out.contains(line.as_str().expect("a text")), "{line}: {}", verb.out);
    }
}

/// The day of the meeting of the report before is not printed as that of the next, and what was left out is listed until it is done.
#[test]
fn the_next_report_asks_for_its_day_and_keeps_the_list_of_what_is_to_be_written() {
    let desk = Desk::of(&["anyshire"]);
    desk.edit(
        REPORT,
        "date = 2025-03-11",
        "date = 2025-03-11   # a Tuesday\nversion = \"2\"\nversion_date = 2025-03-13",
    );
    let opened = in_studio(desk);
    let (_, told) = opened.send("/next", &json!({ "period": "quarter 4 2024/25" }));
    opened.nth.store(told["nth"].as_u64().expect("a number"), Ordering::Relaxed);
    let next = opened.desk.read("anyshire-2024-25-q4/report.toml");
    assert!(next.contains("date = \"to be named\"   # a Tuesday\n") && !next.contains("version"), "{next}");
    let asks = |state: &Value| state["told"].to_string().contains("`date` is still to be named");
    let state = opened.once("it asks for its day", asks);
    let lines = opened.data("/to-write")["lines"].clone();
    let all = lines.as_array().expect("lines");
    assert!(all.len() > 2 && state["to_write"] == all.len(), "{lines}");
    assert!(lines.to_string().contains("The telephone system was replaced during the autumn."), "{lines}");
    let list = "anyshire-2024-25-q4/to-write.txt";
    let before = opened.desk.read(list);
    for (nth, line) in all.iter().enumerate() {
        let (status, told) = opened.send("/to-write/done", &json!({ "line": line }));
        assert_eq!((status, &told["standing"]["to_write"]), (200, &json!(all.len() - nth - 1)), "{told}");
    }
    assert!(!opened.desk.at(list).exists(), "it goes with the last");
    assert_eq!(opened.send("/to-write/done", &json!({ "line": all[0] })).0, 409);
    for _ in all {
        assert_eq!(opened.send("/undo", &json!({})).0, 200);
    }
    assert_eq!(opened.desk.read(list), before);
    // The list of one report is not that of the next but one.
    let rolled = opened.desk.run(&["roll", "anyshire-2024-25-q4", "quarter 1 2025/26"]);
    assert!(rolled.code == 0 && !opened.desk.at("anyshire-2025-26-q1/to-write.txt").exists(), "{}", rolled.said);
}

/// A figure of one's own words that is in no table is told before they are saved, by the check that lists it afterwards.
#[test]
fn a_wrong_figure_in_ones_own_words_is_told_before_they_are_saved() {
    let opened = begin();
    let before = opened.commentary();
    let from = opened.data("/entries")["from"].clone();
    let tried = |text: &str| {
        let mut sent = comment(text);
        sent["from"] = from.clone();
        let (status, told) = opened.send("/edit/try", &sent);
        assert_eq!(status, 200, "{told}");
        told
    };
    let told = tried("Only 77.77% of calls were answered in time.");
    let doubts = told["doubts"].as_array().expect("a list");
    assert!(!doubts.is_empty() && told["here"]["summary"].as_str().is_some_and(|said| !said.is_empty()), "{told}");
    let help = doubts[0]["help"].as_str().expect("a help");
    assert!(help.starts_with("`calls` is 77.4% for quarter 3 2024/25, which the rules report"), "{help}");
    // Of an action too, before it says who is responsible.
    let half = json!({ "from": from, "kind": "action", "keys": { "indicator": "calls", "text": "77.77% is to be better.", "owner": "\u{2026}" } });
    let (status, told) = opened.send("/edit/try", &half);
    assert!(status == 200 && told["doubts"].to_string().contains("77.77% is not in any table"), "{told}");
    assert_eq!(tried("Lines were down for a week.")["doubts"], json!([]));
    assert_eq!(opened.commentary(), before, "nothing is written");
    opened.edit(comment("Only 77.77% of calls were answered in time."));
    opened.once("it is drafted", |state| state["told"].to_string().contains("77.77%"));
    let listed = opened.data("/check")["diagnostics"].clone();
    let listed: Vec<&Value> = listed.as_array().expect("a list").iter().map(|one| &one["message"]).collect();
    assert!(doubts.iter().all(|one| listed.contains(&&one["said"])), "{listed:?} {doubts:?}");
}

/// A comment that was saved with a warning has it still when it is opened again, in the words of its form.
#[test]
fn what_is_told_of_an_entry_is_told_again_when_it_is_opened() {
    let opened = begin();
    opened.edit(comment("Some 10 desks were moved."));
    opened.once("it is drafted", |state| state["told"].to_string().contains("10 is not in any table"));
    let entries = opened.data("/entries");
    let of_it = |one: &&Value| one["keys"]["text"] == "Some 10 desks were moved.";
    let nth = entries["entries"].as_array().expect("a list").iter().find(of_it).expect("the entry")["nth"].clone();
    let tried = |keys: Value| {
        let sent = json!({ "from": entries["from"], "kind": "comment", "nth": nth, "keys": keys });
        let (status, told) = opened.send("/edit/try", &sent);
        assert_eq!(status, 200, "{told}");
        told["doubts"].clone()
    };
    let told = tried(json!({}));
    assert_eq!(told[0]["said"], "10 is not in any table");
    let help = told[0]["help"].as_str().expect("a help");
    assert!(help.ends_with("write 10 under “Figures in it that are in no table”"), "{help}");
    assert!(
        !opened.data("/check").to_string().contains("10 is not in any table\",\"help\":\"if it is correct, declare")
    );
    assert_eq!(tried(json!({ "facts": ["10"] })), json!([]));
}

/// The sentences of page 1 have no numbers, and are counted with those that read differently.
#[test]
fn a_headline_that_reads_differently_is_counted() {
    let opened = begin();
    let table = "anyshire/data/observations.csv";
    let before = opened.desk.read(table);
    let line = "assessments,Anyshire,quarter 3 2024/25,";
    opened.desk.write(table, &before.replace(&format!("{line}91.6,1402,"), &format!("{line}83.0,1271,")));
    let state = opened.once("it is drafted", |state| !state["changed"].as_array().is_none_or(Vec::is_empty));
    assert!(state["changed"].to_string().contains("page 1, sentence 1"), "{state}");
}
