//! The wording of a rule changed in the studio: what it changes is said before it is saved, and is what the verbs say afterwards.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::begin;
use crate::desk::{Desk, Served};

impl Served {
    /// The wording of a rule, as a page reads it.
    fn wording(&self, rule: &str) -> Value {
        self.data(&format!("/wording?rule={}", rule.replace(' ', "%20").replace(',', "%2C")))
    }

    fn house(&self) -> String {
        self.desk.read("anyshire/rules/house.rhai")
    }
}

/// What a page sends of a wording: itself, with other words.
fn with(wording: &Value, from: &str, to: &str) -> Value {
    let text = wording["text"].as_str().expect("a text");
    assert!(text.contains(from), "{text}");
    json!({ "file": wording["file"], "rule": wording["rule"], "was": wording["was"], "text": text.replace(from, to) })
}

/// The verbs over the folder as it was, and as it is.
fn by_verb(desk: &Desk, arguments: &[&str]) -> Value {
    serde_json::from_str(&desk.run(arguments).out).expect("JSON")
}

fn passages(here: &Value) -> Vec<Value> {
    here["passages"].as_array().expect("a list").iter().map(|one| one["changed"].clone()).collect()
}

/// The counts, the sentences and the cases are those of `diff`, `replay` and `test`, once it is saved.
#[test]
fn what_it_changes_is_what_the_verbs_say_when_it_is_saved() {
    let opened = begin();
    let desk = &opened.desk;
    crate::desk::copy(&desk.at("anyshire"), &desk.at("before"));
    let sent = with(&opened.wording("changed"), "This is ", "That is ");
    let (status, told) = opened.send("/wording/try", &sent);
    assert_eq!((status, &told["wrong"]), (200, &json!([])), "{told}");
    let (status, earlier) = opened.send("/wording/earlier", &sent);
    assert_eq!(status, 200, "{earlier}");
    let house = opened.house();
    assert_eq!(opened.send("/wording", &sent).0, 200);
    let text = sent["text"].as_str().expect("a text");
    assert_eq!(opened.house(), format!("{house}\n{text}\n"), "as an officer would have written it");
    let found = by_verb(desk, &["diff", "before", "anyshire", "--format", "json"])["differences"].clone();
    assert_eq!(json!(passages(&told["here"])), found["passages"]);
    assert!(!passages(&told["here"]).is_empty());
    assert_eq!(told["here"]["decisions"].as_array().map(Vec::len), found["decisions"].as_array().map(Vec::len));
    let said = desk.run(&["diff", "before", "anyshire"]).out;
    let summary = told["here"]["summary"].as_str().expect("words");
    assert!(said.starts_with(&format!("From before to anyshire: {summary}\n")), "{summary}: {said}");
    let replayed = by_verb(desk, &["replay", "before", "--rules", "anyshire/rules", "--format", "json"]);
    let of = |periods: &Value, key: &str, passages: &dyn Fn(&Value) -> Value| -> Vec<(Value, Value)> {
        let periods = periods.as_array().expect("periods").iter();
        periods.map(|one| (one["period"].clone(), passages(&one[key]))).collect()
    };
    let ours = of(&earlier["periods"], "here", &|here| json!(passages(here)));
    assert_eq!(ours, of(&replayed["periods"], "differences", &|found| found["passages"].clone()));
    assert!(earlier["sentences"].as_u64() > Some(0), "{earlier}");
    let tested = by_verb(desk, &["test", "anyshire", "--format", "json"]);
    let cases = tested["folders"][0]["cases"].as_array().expect("cases");
    let failed = cases.iter().filter(|case| case["passed"] == false).count();
    assert_eq!(told["cases"]["put"].as_u64(), Some(cases.len() as u64));
    assert_eq!(told["cases"]["failed"].as_array().map(Vec::len), Some(failed), "{told}");
}

/// Those of a rule of the folder's own must come out; those of the program's rule show how other words read.
#[test]
fn examples_are_put_to_the_words_that_are_typed() {
    let opened = begin();
    let own = with(&opened.wording("slightly"), "counts as a change.`", "counts as one.`");
    let (_, told) = opened.send("/wording/try", &own);
    let fails =
        told["wrong"][0]["said"].as_str().is_some_and(|said| said.contains("example of rule \"slightly\" fails"));
    assert!(fails && told["here"].is_null(), "{told}");
    let (_, told) = opened.send("/wording/try", &with(&opened.wording("changed"), "This is ", "That is "));
    let examples = told["examples"].as_array().expect("a list");
    let reads = |one: &Value| one["own"] == false && one["is"].as_str().is_some_and(|is| is.starts_with("That is "));
    assert!(!examples.is_empty() && examples.iter().all(reads), "{told}");
    // What a case says otherwise is told too.
    let text = own["text"].as_str().expect("a text").replace("counts as a change", "counts as one");
    let (_, told) = opened
        .send("/wording/try", &json!({ "file": own["file"], "rule": "slightly", "was": own["was"], "text": text }));
    assert_eq!((&told["wrong"], told["cases"]["failed"].as_array().map(Vec::len)), (&json!([]), Some(1)), "{told}");
}

#[test]
fn it_is_taken_back_and_taken_out() {
    let opened = begin();
    let before = opened.house();
    let wording = opened.wording("slightly");
    let was = wording["was"].as_str().expect("its own").to_owned();
    assert!(before.contains(&was) && wording["file"] == "rules/house.rhai", "{wording}");
    let other = was.replace("less than the Council counts as a change", "less than we count as a change");
    let sent = json!({ "file": wording["file"], "rule": "slightly", "was": was, "text": other });
    let (status, told) = opened.send("/wording/try", &sent);
    assert!(status == 200 && told["wrong"] == json!([]) && told["examples"][0]["comes_out"] == true, "{told}");
    let (status, told) = opened.send("/wording", &sent);
    assert_eq!((status, &told["saved"]), (200, &json!("Wording changed: slightly")), "{told}");
    assert_eq!(opened.house(), before.replace(&was, &other));
    opened.once("it is shown", |state| {
        state["undo"] == "Wording changed: slightly" && state["version"].as_u64() > Some(1)
    });
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert_eq!(opened.house(), before);
    // Without its text the rule of the program speaks again.
    let (status, told) =
        opened.send("/wording", &json!({ "file": wording["file"], "rule": "slightly", "was": was, "text": "" }));
    assert_eq!((status, &told["saved"]), (200, &json!("Own wording taken out: slightly")), "{told}");
    assert_eq!(opened.house(), before.replace(&format!("{was}\n"), ""));
    let again = opened.wording("slightly");
    assert!(
        again["was"].is_null()
            && again["text"].as_str().is_some_and(|text| text.starts_with("replace(\"slightly\")\n  .say(")),
        "{again}"
    );
}

/// Half typed, looping, nested without end, reading what there is not: each is told where it is, nothing is written, and the page and
/// the report stand.
#[test]
fn what_is_wrong_is_told_at_its_place_and_not_saved() {
    let opened = begin();
    let wording = opened.wording("changed");
    let (house, report) = (opened.house(), opened.sentences());
    let deep = format!("replace(\"changed\").say(|i| {}1{});", "(".repeat(20_000), ")".repeat(20_000));
    let wrongs = [
        ("replace(\"changed\")\n  .say(|i| `This is ${i.chang}.`);", Some(2), "there is no word `chang`"),
        ("replace(\"changed\")\n  .say(|i| `This is ${i.change}.`;", Some(2), "a closing bracket is missing"),
        ("replace(\"changed\")\n  .say(|i| `This is", Some(2), "the closing quote is missing"),
        ("replace(\"changed\")\n  .say(|i| { let x = 0; while true { x += 1; } `${x}` });", Some(1), "never finishes"),
        ("replace(\"changd\")\n  .say(|i| `x`);", Some(1), "there is no rule \"changd\""),
        ("changed", Some(1), ""),
        ("replace(\"changed\").say(|i| `This is ${i.change} of 47.`); /*", Some(1), "never closed"),
        (&deep, None, ""),
    ];
    for (text, line, said) in wrongs {
        let shown: String = text.chars().take(80).collect();
        let sent = json!({ "file": wording["file"], "rule": "changed", "was": null, "text": text });
        let began = Instant::now();
        let (status, told) = opened.send("/wording/try", &sent);
        assert_eq!(status, 200, "{shown}: {told}");
        assert!(told["here"].is_null(), "{shown}: {told}");
        let wrong = told["wrong"].as_array().expect("a list");
        let is_it = |one: &&Value| one["said"].as_str().is_some_and(|one| one.contains(said));
        let wrong = wrong.iter().find(is_it).unwrap_or_else(|| panic!("{shown}: {told}"));
        assert!(line.is_none() || wrong["within"]["line"].as_u64() == line, "{shown}: {wrong}");
        let (status, refused) = opened.send("/wording", &sent);
        assert!(status == 422 && refused["wrong"].is_array(), "{shown}: {refused}");
        assert!(began.elapsed() < Duration::from_secs(20), "{shown}: {:?}", began.elapsed());
    }
    let at = &opened
        .send("/wording/try", &json!({ "file": wording["file"], "rule": "changed", "was": null, "text": wrongs[0].0 }))
        .1["wrong"][0]["within"];
    assert_eq!((&at["column"], &at["width"]), (&json!(25), &json!(5)), "{at}");
    assert_eq!((opened.house(), opened.sentences()), (house, report));
    assert_eq!(opened.data("/steps")["steps"], json!([]));
}

/// A rule that is broken in the file is opened by its line, and mended.
#[test]
fn a_broken_rule_is_mended() {
    let opened = begin();
    opened.desk.edit("anyshire/rules/house.rhai", "${i.change} than", "${i.chang} than");
    opened.once("it is known", |state| state["told"].to_string().contains("there is no word `chang`"));
    let told = opened.data("/check")["diagnostics"].as_array().expect("a list").clone();
    let at = &told.iter().find(|one| one["severity"] == "fault").expect("an error")["at"];
    let wording = opened.data(&format!(
        "/wording?at={}:{}",
        at["file"].as_str().expect("a file").replace('/', "%2F"),
        at["line"]
    ));
    assert_eq!(wording["rule"], "slightly", "{wording}");
    // As it stands it is tried without the error being taken for one that was there before.
    let (_, same) = opened.send("/wording/try", &with(&wording, "${i.chang}", "${i.chang}"));
    assert_eq!(same["wrong"][0]["within"]["line"], 2, "{same}");
    let mended = with(&wording, "${i.chang}", "${i.change}");
    let (_, told) = opened.send("/wording/try", &mended);
    assert!(told["wrong"] == json!([]) && told["examples"][0]["comes_out"] == true, "{told}");
    assert_eq!(opened.send("/wording", &mended).0, 200);
    opened.once("it is sound", |state| !state["told"].to_string().contains("Error"));
}

/// Another rule of the file may be changed meanwhile; the same one is shown in both versions.
#[test]
fn what_somebody_else_changed_meanwhile_stands() {
    let opened = begin();
    let own = opened.wording("slightly");
    // The example says the same as the words.
    let text = own["text"].as_str().expect("a text").replace("counts as a change", "counts as one");
    let mine = json!({ "file": own["file"], "rule": "slightly", "was": own["was"], "text": text });
    opened.desk.edit("anyshire/rules/house.rhai", "proportions_differ(95)", "proportions_differ(99.8)");
    assert_eq!(opened.send("/wording", &mine).0, 200, "another rule was changed");
    let both = opened.house();
    assert!(both.contains("proportions_differ(99.8)") && both.contains("counts as one"), "{both}");
    let seen = opened.wording("slightly");
    opened.desk.edit("anyshire/rules/house.rhai", "counts as one.`", "counts as another.`");
    let theirs = opened.house();
    for path in ["/wording/try", "/wording/earlier", "/wording"] {
        let (status, told) = opened.send(path, &with(&seen, "counts as one.`", "counts as mine.`"));
        assert_eq!((status, opened.house()), (409, theirs.clone()), "{path}: {told}");
        assert!(told["wording"]["text"].as_str().is_some_and(|text| text.contains("counts as another")), "{told}");
    }
    // So it is where somebody has just written the wording that is new here.
    let new = opened.wording("changed");
    opened.desk.write("anyshire/rules/more.rhai", "replace(\"changed\").say(|i| `It is ${i.change}.`);\n");
    let (status, told) = opened.send("/wording", &with(&new, "This is", "That is"));
    assert_eq!((status, &told["wording"]["file"]), (409, &json!("rules/more.rhai")), "{told}");
    assert_eq!(opened.house(), theirs);
}

#[test]
fn only_rule_files_of_the_folder_are_read_and_written() {
    let opened = begin();
    opened.desk.write("beside.rhai", "remove(\"changed\");\n");
    for at in [
        "..%2Fbeside.rhai:1",
        "report.toml:1",
        "rules%2F..%2Freport.toml:1",
        "rules%2Fhouse.rhai:0",
        "rules%2Fhouse.rhai",
        ":",
        "rules%2Fnone.rhai:1",
    ] {
        let answer = opened.asked("GET", &format!("/wording?at={at}"), &opened.lines(), "");
        assert!(answer.starts_with("HTTP/1.1 404"), "{at}: {answer}");
    }
    assert!(opened.asked("GET", "/wording?rule=none", &opened.lines(), "").starts_with("HTTP/1.1 404"));
    for file in ["../beside.rhai", "report.toml", "rules/../report.toml", "/etc/passwd", "rules/new.rhai", "rules", ""]
    {
        for path in ["/wording", "/wording/try", "/wording/earlier"] {
            let sent = json!({ "file": file, "rule": "changed", "was": null, "text": "remove(\"changed\");" });
            let (status, told) = opened.send(path, &sent);
            assert!(status == 422 && told["said"].is_string(), "{path} {file}: {status} {told}");
        }
    }
    for sent in [
        json!({}),
        json!([]),
        json!({ "file": "rules/house.rhai", "text": 5 }),
        json!({ "file": "rules/house.rhai", "text": "", "more": 1 }),
    ] {
        assert_eq!(opened.send("/wording", &sent).0, 400, "{sent}");
    }
    assert_eq!(opened.send("/wording", &json!({ "file": "rules/house.rhai", "text": " " })).0, 422);
}
