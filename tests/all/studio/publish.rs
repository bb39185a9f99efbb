//! A report published from the studio: as by the verb, where it was put, and what keeps it from being published.

use serde_json::json;

use super::{begin, in_studio};
use crate::desk::{Desk, body};

#[test]
fn a_report_is_published_as_by_the_verb() {
    let opened = begin();
    let before = opened.data("/publish/before");
    assert_eq!(before["reports"][0]["says"], "as approved", "{before}");
    for (format, name) in
        [("html", "anyshire.html"), ("text", "anyshire.txt"), ("xlsx", "anyshire.xlsx"), ("json", "anyshire.json")]
    {
        let (status, told) = opened.send("/publish", &json!({ "format": format }));
        assert_eq!((status, &told["name"]), (200, &json!(name)), "{told}");
        assert!(told["place"].as_str().is_some_and(|place| place.ends_with(name)), "{told}");
        assert!(told["checks"].to_string().contains("it reads as approved"), "{told}");
        let made = std::fs::read(opened.desk.at(&format!("anyshire/{name}"))).expect("a file");
        let record = opened.desk.read("anyshire/build/record.json");
        assert_eq!(opened.desk.run(&["build", "anyshire", "--format", format]).code, 0);
        let verb = std::fs::read(opened.desk.at(&format!("anyshire/{name}"))).expect("a file");
        assert!(made == verb, "{format}");
        assert!(record == opened.desk.read("anyshire/build/record.json"), "{format}: its record too");
    }
    let made = opened.get("/published?format=text");
    assert!(body(&made).trim_end() == opened.desk.read("anyshire/anyshire.txt").trim_end(), "it can be opened");
    // Another's file is not written over unasked, nor opened as if it had been made here.
    opened.desk.write("anyshire/anyshire.txt", "theirs");
    assert!(opened.get("/published?format=text").contains(" 404 "));
    assert!(opened.get("/published?format=../x").contains(" 404 "));
    let (status, told) = opened.send("/publish", &json!({ "format": "text" }));
    assert_eq!((status, &told["exists"]), (409, &json!("anyshire.txt")), "{told}");
    assert_eq!(opened.desk.read("anyshire/anyshire.txt"), "theirs");
    assert_eq!(opened.send("/publish", &json!({ "format": "text", "over": true })).0, 200);
    for format in ["../x", ""] {
        assert_eq!(opened.send("/publish", &json!({ "format": format })).0, 422, "{format}");
    }
    assert_eq!(opened.send("/publish", &json!({ "format": "text", "to": "/etc/passwd" })).0, 400);
}

#[test]
fn one_that_has_errors_or_is_not_approved_as_it_is_waits() {
    let desk = Desk::of(&["anyshire"]);
    desk.edit("anyshire/commentary.toml", "clinics have added sessions", "clinics have added evening sessions");
    let opened = in_studio(desk);
    let (status, told) = opened.send("/publish", &json!({ "format": "text" }));
    assert_eq!((status, &told["said"]), (409, &json!("it is not approved as it is")), "{told}");
    let says = told["reports"][0]["says"].clone();
    assert!(says.as_str().is_some_and(|says| says.starts_with("otherwise than approved: ")), "{told}");
    assert!(!opened.desk.at("anyshire/anyshire.txt").exists());
    let although = json!({ "format": "text", "although": { "": says } });
    assert_eq!(opened.send("/publish", &although).0, 200);
    opened.desk.edit("anyshire/commentary.toml", "added evening sessions", "added late sessions, as [the");
    let (status, told) = opened.send("/publish", &json!({ "format": "text", "although": { "": "as approved" } }));
    assert_eq!(status, 409, "what was said of another text is not agreed to: {told}");
    opened.desk.write("anyshire/commentary.toml", "[broken");
    let (status, told) = opened.send("/publish", &although);
    assert_eq!((status, &told["said"]), (409, &json!("the report has errors")), "{told}");
}
