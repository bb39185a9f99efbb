//! The pack of a meeting in the studio: its agenda ordered, its reports opened and left, its editions published; and what is refused.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::{comment, studio_on};
use crate::desk::{Desk, Served, files};

const PACK: &str = r#"committee = "Scrutiny Committee"
date = 2025-03-11
time = "2.00 pm"
place = "County Hall"
membership = ["Councillor A (Chair)"]
contact = { title = "Democratic Services Officer", email = "democracy@council.example" }

# Minutes come first.
[[item]]
number = 1 # always
title = "Minutes"
text = "The minutes are agreed."

[[item]]
number = 2
report = "anyshire"

[[item]]
number = 5
title = "Quillfeather's bid"
part = "B"
exempt = 3
text = "Quillfeather bids £4,385."
"#;

/// A pack of a text, a report and an exempt paper, open in the studio.
fn opened_pack() -> Served {
    let desk = Desk::of(&["anyshire"]);
    desk.write("march.toml", PACK);
    studio_on(desk, "march.toml")
}

fn ids(agenda: &Value) -> Vec<Value> {
    agenda["items"].as_array().expect("items").iter().map(|item| item["id"].clone()).collect()
}

fn moved(opened: &Served, nth: usize, to: usize) -> (u16, Value) {
    let was = ids(&opened.data("/agenda"));
    opened.send("/agenda/move", &json!({ "item": was[nth], "was": was, "to": to }))
}

fn change(opened: &Served, path: &str, body: Value) -> Value {
    let (status, told) = opened.send(path, &body);
    assert_eq!(status, 200, "{path}: {told}");
    opened.nth.store(told["nth"].as_u64().expect("a number"), Ordering::Relaxed);
    told
}

#[test]
fn the_agenda_is_ordered_under_the_numbers_of_its_places_and_that_is_taken_back() {
    let opened = opened_pack();
    let agenda = opened.data("/agenda");
    assert_eq!(agenda["head"]["day"], "Tuesday 11 March 2025", "{agenda}");
    let of = |key: &str| -> Vec<Value> {
        agenda["items"].as_array().expect("items").iter().map(|item| item[key].clone()).collect()
    };
    assert_eq!(of("kind"), ["text", "report", "text"]);
    assert_eq!(of("is_exempt"), [false, false, true]);
    assert!(of("title")[1].as_str().is_some_and(|title| title.contains("performance report")), "{agenda}");
    let (status, told) = moved(&opened, 1, 0);
    assert_eq!((status, &told["saved"]), (200, &json!("Item moved: “anyshire”")), "{told}");
    let expected = PACK
        .replace("# Minutes come first.\n[[item]]\nnumber = 1 # always\ntitle = \"Minutes\"\ntext = \"The minutes are agreed.\"", "@")
        .replace("[[item]]\nnumber = 2\nreport = \"anyshire\"", "[[item]]\nnumber = 1\nreport = \"anyshire\"")
        .replacen("@\n\n[[item]]\nnumber = 1\nreport = \"anyshire\"\n", "[[item]]\nnumber = 1\nreport = \"anyshire\"\n\n# Minutes come first.\n[[item]]\nnumber = 2 # always\ntitle = \"Minutes\"\ntext = \"The minutes are agreed.\"\n", 1);
    assert_eq!(opened.desk.read("march.toml"), expected);
    assert_eq!(told["standing"]["undo"], "Item moved: “anyshire”");
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert_eq!(opened.desk.read("march.toml"), PACK);
    assert_eq!(opened.send("/redo", &json!({})).0, 200);
    assert_eq!(opened.desk.read("march.toml"), expected);
    // What somebody else has done meanwhile is not taken back with it.
    let theirs = expected.replace("County Hall", "Town Hall");
    opened.desk.write("march.toml", &theirs);
    assert_eq!(opened.send("/undo", &json!({})).0, 409);
    assert_eq!(opened.desk.read("march.toml"), theirs);
}

#[test]
fn what_cannot_stand_there_or_is_of_an_agenda_of_before_is_not_moved() {
    let opened = opened_pack();
    for (nth, to) in [(2, 1), (2, 0), (1, 2)] {
        let (status, told) = moved(&opened, nth, to);
        assert!(
            status == 422 && told["said"].as_str().is_some_and(|said| said.contains("exempt items come last")),
            "{told}"
        );
    }
    assert_eq!(moved(&opened, 0, 3).0, 422);
    let was = ids(&opened.data("/agenda"));
    let theirs = PACK.replace("The minutes are agreed.", "The minutes are not agreed.");
    opened.desk.write("march.toml", &theirs);
    let (status, told) = opened.send("/agenda/move", &json!({ "item": was[0], "was": was, "to": 1 }));
    assert_eq!((status, &told["overtaken"]), (409, &json!("march.toml")), "{told}");
    assert_eq!(ids(&told["agenda"]).len(), 3, "both versions can be shown: {told}");
    for sent in [
        json!({}),
        json!({ "item": "x", "was": [], "to": 0, "file": "/etc/passwd" }),
        json!({ "item": "x", "was": was, "to": -1 }),
    ] {
        assert_eq!(opened.send("/agenda/move", &sent).0, 400, "{sent}");
    }
    assert_eq!(opened.desk.read("march.toml"), theirs);
    // What stands wrong already is put right.
    opened.desk.write(
        "march.toml",
        &PACK
            .replace("number = 2\nreport", "number = 2\npart = \"B\"\nexempt = 1\nreport")
            .replace("part = \"B\"\nexempt = 3\n", ""),
    );
    assert_eq!(moved(&opened, 1, 2).0, 200);
}

/// What names an item by its number is told before the item has another, each with its place: in a text, in the file itself, in a
/// report and in a supplement. Nothing of it is changed, and what was told once is not asked again.
#[test]
fn texts_that_name_an_item_by_its_number_are_told_before_it_is_moved() {
    let desk = Desk::of(&["anyshire"]);
    desk.write(
        "march.toml",
        &PACK
            .replace("text = \"The minutes are agreed.\"", "text_file = \"minutes.md\"")
            .replace("Minutes\"", "Minutes, see item 2\""),
    );
    desk.write("minutes.md", "# Minutes\n\nThe report at agenda\nitem 2 was noted.\n\nItem 9 was not.\n");
    desk.edit(
        "anyshire/commentary.toml",
        "[[comment]]",
        "# see item 1\n[[comment]]\nindicator = \"calls\"\ntext = \"As items one and 2 say.\"\n\n[[comment]]",
    );
    desk.write("late.toml", "supplement_to = \"march.toml\"\npublished = 2025-03-06\nfirst_page = 9\n\n[[item]]\n# the review\nnumber = 2\ntitle = \"Late\"\ntext = \"It is late.\"\n");
    let opened = studio_on(desk, "march.toml");
    let texts = ["march.toml", "minutes.md", "anyshire/commentary.toml", "late.toml"];
    let stands = || texts.map(|name| opened.desk.read(name));
    let before = stands();
    let (status, told) = moved(&opened, 1, 0);
    assert_eq!(status, 409, "{told}");
    let named = told["named"].as_array().unwrap_or_else(|| panic!("{told}"));
    let places: Vec<&str> = named
        .iter()
        .filter_map(|one| one["place"].as_str())
        .map(|at| at.rsplit_once(':').map_or(at, |(at, _)| at))
        .collect();
    assert_eq!(
        places,
        ["anyshire/commentary.toml", "anyshire/commentary.toml", "late.toml", "march.toml", "minutes.md"],
        "{told}"
    );
    assert_eq!((&named[2]["place"], &named[4]["place"]), (&json!("late.toml:7"), &json!("minutes.md:4")), "{told}");
    assert_eq!(
        named[4]["said"],
        "Item 2 is “anyshire” and would be “Minutes, see item 2”, and “anyshire” would be item 1"
    );
    assert_eq!(stands(), before, "nothing is written before it is seen");
    let was = ids(&opened.data("/agenda"));
    let keys = |named: &[Value]| named.iter().map(|one| one["key"].clone()).collect::<Vec<_>>();
    let sent = |seen: Vec<Value>| json!({ "item": was[1], "was": was, "to": 0, "seen": seen });
    assert_eq!(opened.send("/agenda/move", &sent(keys(&named[1..]))).0, 409, "one was not told");
    assert_eq!(opened.send("/agenda/move", &sent(keys(named))).0, 200);
    assert_eq!(stands()[1..], before[1..], "nothing is rewritten");
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert_eq!(stands(), before);
    // What names none whose number moves is no matter.
    opened.desk.write("minutes.md", "Item 5 was noted, and 2 items were not.\n");
    opened.desk.write("late.toml", "");
    opened.desk.edit("anyshire/commentary.toml", "As items one and 2 say.", "As said.");
    opened.desk.edit("march.toml", "Minutes, see item 2", "Minutes");
    assert_eq!(moved(&opened, 1, 0).0, 200);
}

/// A supplement means items of the agenda by their numbers: those go with them.
#[test]
fn the_items_of_a_supplement_keep_their_numbers() {
    let desk = Desk::of(&["anyshire"]);
    desk.write("march.toml", &PACK.replace("report = \"anyshire\"", "title = \"Review\"\nto_follow = true"));
    let supplement = "supplement_to = \"march.toml\"\npublished = 2025-03-06\nfirst_page = 9\n\n[[item]]\nnumber = 2\nreport = \"anyshire\"\n\n[[item]]\nnumber = 9\ntitle = \"Flood\"\nurgent = \"the road must be closed\"\ntext = \"It is closed.\"\n";
    desk.write("late.toml", supplement);
    let opened = studio_on(desk, "late.toml");
    assert_eq!(moved(&opened, 1, 0).0, 200);
    let agenda = opened.data("/agenda");
    assert_eq!((&agenda["items"][0]["number"], &agenda["items"][1]["number"]), (&json!("9"), &json!("2")), "{agenda}");
    assert_eq!(agenda["is_supplement"], true);
}

/// A report of the pack is open like any other, and from it there is a way back; a page that still shows the other writes nothing.
#[test]
fn a_report_is_opened_in_place_and_left_again() {
    let opened = opened_pack();
    assert_eq!(opened.data("/state")["part"], "A");
    for name in ["leicestershire", "../anyshire", "", "march.toml", "/etc"] {
        assert_eq!(opened.send("/pack/open", &json!({ "report": name })).0, 422, "{name}");
    }
    assert_eq!(opened.send("/edit", &json!({})).0, 404, "a pack has no sentences");
    let told = change(&opened, "/pack/open", json!({ "report": "anyshire" }));
    assert_eq!(told["made"], "anyshire");
    let state = opened.once("it is drafted", |state| state["reading"] == false);
    assert_eq!((&state["folder"], &state["back_to"]), (&json!("anyshire"), &json!("march.toml")), "{state}");
    assert_eq!(opened.edit(comment("Of the report.")).0, 200);
    assert!(opened.commentary().contains("Of the report."));
    assert_eq!(opened.send("/agenda/move", &json!({})).0, 404);
    // A page that still shows the pack.
    let now = opened.nth.swap(1, Ordering::Relaxed);
    let (status, told) = opened.send("/edit", &comment("x"));
    assert_eq!((status, &told["said"]), (409, &json!("another report has been opened here meanwhile")));
    opened.nth.store(now, Ordering::Relaxed);
    change(&opened, "/pack/back", json!({}));
    let state = opened.once("it is drafted", |state| state["reading"] == false);
    assert_eq!((&state["folder"], &state["undo"]), (&json!("march.toml"), &Value::Null), "steps of its own: {state}");
    assert_eq!(opened.send("/pack/back", &json!({})).0, 404);
    assert!(state["open_elsewhere"].is_null(), "{state}");
    let told = change(&opened, "/pack/open", json!({ "report": "anyshire" }));
    let state = opened.once("it is drafted", |state| state["reading"] == false);
    assert!(
        state["open_elsewhere"].is_null() && told["made"] == "anyshire",
        "who left it is not somebody else: {state}"
    );
}

/// Nothing of an exempt paper is in what Part A shows or publishes; what is not approved is named first.
#[test]
fn both_parts_are_published_as_by_the_verb() {
    let opened = opened_pack();
    let page = opened.asked("GET", "/report", &opened.lines(), "");
    assert!(page.contains("Exempt item") && !page.contains("Quillfeather"), "Part A is shown");
    opened.desk.edit("anyshire/commentary.toml", "clinics have added sessions", "clinics have added evening sessions");
    let before = opened.data("/pack/before?part=A");
    let report = &before["reports"][0];
    assert!(
        report["is_approved"] == false && report["says"].as_str().is_some_and(|says| says.contains("differently")),
        "{before}"
    );
    let sent = |part: &str, format: &str| json!({ "part": part, "format": format });
    let (status, told) = opened.send("/pack/publish", &sent("A", "text"));
    assert!(status == 409 && told["reports"][0]["name"] == "anyshire", "{told}");
    assert!(!opened.desk.at("march.txt").exists(), "nothing is written before it is named");
    let says = report["says"].clone();
    let (status, _) = opened.send(
        "/pack/publish",
        &json!({ "part": "A", "format": "text", "although": { "anyshire": "as it was before" } }),
    );
    assert_eq!(status, 409, "what was named has become another");
    let although =
        |part: &str, format: &str| json!({ "part": part, "format": format, "although": { "anyshire": says } });
    for format in ["text", "html", "docx", "json"] {
        let (status, told) = opened.send("/pack/publish", &although("A", format));
        assert_eq!(status, 200, "{told}");
        let name = told["name"].as_str().expect("a name").to_owned();
        let verb = opened.desk.run(&["pack", "march.toml", "--format", format, "-o", &format!("verb-{name}")]);
        assert_eq!(verb.code, 0, "{}", verb.said);
        let of = |name: &str| std::fs::read(opened.desk.at(name)).expect("a file");
        assert!(of(&name) == of(&format!("verb-{name}")), "{format}");
        assert!(format == "docx" || !opened.desk.read(&name).contains("Quillfeather"), "{format}");
        assert!(told["checks"].to_string().contains("one exempt paper was neither drafted nor put in"), "{told}");
    }
    let (status, told) = opened.send("/pack/publish", &although("B", "text"));
    assert_eq!((status, &told["name"]), (200, &json!("march-part-b.txt")), "{told}");
    assert!(opened.desk.read("march-part-b.txt").contains("Quillfeather bids"));
    // Another's file is not written over unasked, and there are no other editions.
    opened.desk.write("march.html", "theirs");
    let (status, told) = opened.send("/pack/publish", &although("A", "html"));
    assert_eq!((status, &told["exists"]), (409, &json!("march.html")), "{told}");
    assert_eq!(opened.desk.read("march.html"), "theirs");
    for format in ["xlsx", "../x", ""] {
        assert_eq!(opened.send("/pack/publish", &although("A", format)).0, 422, "{format}");
    }
    assert_eq!(opened.send("/pack/publish", &although("C", "text")).0, 400);
    // A report with an error stops it, whatever is agreed to.
    opened.desk.write("anyshire/commentary.toml", "[[comment]]\nindicator = \"no such measure\"\ntext = \"x\"\n");
    let (status, told) = opened.send("/pack/publish", &although("A", "text"));
    assert!(status == 409 && told["reports"][0]["errors"] == 1, "{told}");
}

/// The private part is shown when that is asked for, and nothing of it stays when it is not.
#[test]
fn the_other_part_is_shown() {
    let opened = opened_pack();
    change(&opened, "/pack/part", json!({ "part": "B" }));
    opened.once("it is drafted", |state| state["reading"] == false && state["part"] == "B");
    assert!(opened.asked("GET", "/report", &opened.lines(), "").contains("Quillfeather"));
    let part_b = format!("/report?of={}", opened.nth.load(Ordering::Relaxed));
    assert!(opened.get(&part_b).contains("Quillfeather"));
    change(&opened, "/pack/part", json!({ "part": "A" }));
    // What a page asked for while the other was shown is not answered with this one.
    assert!(opened.get(&part_b).starts_with("HTTP/1.1 409"));
    assert!(!opened.asked("GET", "/report", &opened.lines(), "").contains("Quillfeather"));
    opened.once("it is drafted", |state| state["reading"] == false && state["part"] == "A");
    assert!(!opened.asked("GET", "/report", &opened.lines(), "").contains("Quillfeather"));
}

#[test]
fn a_second_studio_on_the_same_pack_is_warned_and_one_on_another_is_not() {
    let first = opened_pack();
    first.desk.write("april.toml", PACK);
    let begin = |name: &str| {
        let mut command = first.desk.command(&["studio", "--no-open", name]);
        let mut child = command.stdout(std::process::Stdio::piped()).spawn().expect("the program starts");
        let mut said = std::io::BufReader::new(child.stdout.take().expect("piped"));
        let mut greeting = String::new();
        while !greeting.contains("127.0.0.1:") {
            assert!(
                std::io::BufRead::read_line(&mut said, &mut greeting).expect("it says something") > 0,
                "{greeting}"
            );
        }
        let _ = child.kill();
        let _ = child.wait();
        greeting
    };
    assert!(begin("march.toml").contains("has this pack open in the studio too"));
    assert!(!begin("april.toml").contains("open in the studio too"));
}

/// A file that is broken is said so, and nothing can be done in it but that it is mended.
#[test]
fn a_broken_pack_says_what_is_wrong() {
    let opened = opened_pack();
    opened.desk.write("march.toml", "committee = \n");
    opened.once("it is told", |state| state["current"] == false && state["version"].as_u64() > Some(1));
    let answer = opened.asked("GET", "/agenda", &opened.lines(), "");
    assert!(answer.starts_with("HTTP/1.1 422") && answer.contains("the file has an error"), "{answer}");
    assert!(opened.data("/check")["errors"].as_u64() > Some(0));
    assert_eq!(opened.send("/pack/open", &json!({ "report": "anyshire" })).0, 422);
    assert_eq!(opened.send("/pack/publish", &json!({ "part": "A", "format": "text" })).0, 422);
    assert_eq!(opened.send("/agenda/move", &json!({ "item": "x", "was": [], "to": 0 })).0, 422);
}

/// Without the key nothing of a pack is read or written, as nothing of a report is.
#[test]
fn nothing_of_a_pack_is_read_or_written_without_the_key() {
    let opened = opened_pack();
    let standing = || -> Vec<(String, Vec<u8>)> {
        files(&opened.desk.at("")).into_iter().filter(|(name, _)| !name.contains(".scrutineer/open")).collect()
    };
    let before = standing();
    let own = format!("Origin: http://127.0.0.1:{}\r\nContent-Type: application/json\r\n", opened.port);
    for path in ["/agenda", "/pack/before", "/check", "/report", "/state"] {
        assert!(opened.asked("GET", path, "", "").starts_with("HTTP/1.1 403"), "{path}");
    }
    for path in ["/agenda/move", "/pack/open", "/pack/back", "/pack/part", "/pack/publish"] {
        let body = json!({ "part": "A", "format": "text", "report": "anyshire" }).to_string();
        assert!(opened.asked("POST", path, &own, &body).starts_with("HTTP/1.1 403"), "{path}");
    }
    assert_eq!(standing(), before);
}

/// In a place without a report its packs are listed, and one is opened.
#[test]
fn a_pack_that_lies_where_one_begins_is_opened() {
    let desk = Desk::of(&["anyshire"]);
    desk.write("march.toml", PACK);
    desk.write("other.toml", "a = 1\n");
    let mut opened = Served::unentered(desk, &["studio", "--no-open", "."]);
    opened.enter();
    let state = opened.data("/state");
    assert_eq!(
        (&state["beginning"]["packs"], &state["beginning"]["reports"]),
        (&json!(["march.toml"]), &json!(["anyshire"]))
    );
    assert_eq!(opened.send("/open", &json!({ "name": "other.toml" })).0, 422);
    assert_eq!(opened.send("/open", &json!({ "name": "march.toml" })).0, 200);
    let state = opened.once("it is drafted", |state| state["reading"] == false && state["version"].as_u64() > Some(0));
    assert_eq!((&state["folder"], &state["part"]), (&json!("march.toml"), &json!("A")), "{state}");
}
