//! What is said today kept as a case, and what would be said if figures were others.

use serde_json::{Value, json};

use super::{begin, in_studio};
use crate::desk::{Desk, Served, copy, files};

const KEPT: &str = "anyshire/cases/kept.toml";

/// A part of a sentence as a page sends it.
fn of(sentence: &Value, because: usize) -> Value {
    json!({ "sentence": sentence["address"], "because": because, "text": sentence["text"] })
}

fn cases(opened: &Served) -> Vec<Value> {
    let tested = opened.desk.run(&["test", "anyshire", "--format", "json"]).out;
    let tested: Value = serde_json::from_str(&tested).expect("JSON");
    tested["folders"][0]["cases"].as_array().expect("cases").clone()
}

/// Every sentence of the county that rules wrote gives a case, which comes out, or it is told why not.
#[test]
fn what_any_rule_says_is_kept_as_a_case_that_comes_out() {
    let opened = begin();
    let (mut tried, mut kept, mut unkept) = (0, 0, Vec::new());
    for sentence in opened.sentences() {
        for nth in 0..sentence["because"].as_array().map_or(0, Vec::len) {
            let because = &sentence["because"][nth];
            let (status, read) = opened.send("/case/try", &json!({ "of": of(&sentence, nth) }));
            if because["by_hand"] == true {
                assert_eq!(status, 422, "{read}");
                continue;
            }
            if status != 200 {
                unkept.push(format!("{} {}: {}", sentence["address"], because["rule"], read["said"]));
                continue;
            }
            assert_eq!(read["rule"], because["rule"], "{read}");
            tried += 1;
            if tried % 6 > 0 {
                continue;
            }
            let name = format!("{} {nth}: {}", sentence["address"].as_str().expect("an address"), kept);
            let case = json!({ "of": of(&sentence, nth), "name": name, "says": read["says"], "by_rule": true });
            let (status, told) = opened.send("/case", &case);
            assert_eq!(status, 200, "{sentence}: {read}: {told}");
            kept += 1;
        }
    }
    let all = cases(&opened);
    assert_eq!(all.iter().filter(|case| case["passed"] == true).count(), all.len(), "{all:?}");
    assert!(all.len() > kept && kept > 10, "{kept}");
    // What is compared with figures of an earlier period has no key.
    assert!(tried > 90 && unkept.len() * 10 < tried, "{tried}, and not: {unkept:#?}");
}

#[test]
fn the_words_selected_are_kept_and_taken_back_and_nothing_else_is_written() {
    let opened = begin();
    let before = files(&opened.desk.at("anyshire"));
    let sentences = opened.sentences();
    let is_it = |one: &&Value| one["text"].as_str().is_some_and(|text| text.starts_with("It misses the target of 85%"));
    let sentence = sentences.iter().find(is_it).expect("a sentence");
    let (status, read) = opened.send("/case/try", &json!({ "of": of(sentence, 0) }));
    assert_eq!(
        (status, &read["rule"], &read["file"]),
        (200, &json!("target missed"), &json!("cases/kept.toml")),
        "{read}"
    );
    let keep = |name: &str, says: Value| json!({ "of": of(sentence, 0), "name": name, "says": says, "by_rule": true });
    for (name, says, field) in [("", json!(["the target of 85%"]), "name"), ("one", json!(["something else"]), "says")]
    {
        let (status, told) = opened.send("/case", &keep(name, says));
        assert_eq!((status, &told["field"]), (422, &json!(field)), "{told}");
    }
    let nothing = json!({ "of": of(sentence, 0), "name": "one", "says": [" "], "by_rule": false });
    assert_eq!(opened.send("/case", &nothing).0, 422);
    let (status, told) = opened.send("/case", &keep("the target  is missed", json!(["the target of 85%", "below"])));
    assert_eq!((status, &told["saved"]), (200, &json!("Case kept: the target is missed")), "{told}");
    let text = opened.desk.read(KEPT);
    let begins = "[[case]]\nname = \"the target is missed\"\nindicator = \"calls\"\nfigures = { period = \"quarter 3 2024/25\", value = ";
    assert!(text.starts_with(begins), "{text}");
    assert!(text.contains("target = 85"), "a target is its own, whatever the catalogue says next year: {text}");
    assert!(
        text.ends_with("topic = \"target\"\nsays = [\"the target of 85%\", \"below\"]\nrule = \"target missed\"\n"),
        "{text}"
    );
    let (status, told) = opened.send("/case", &keep("the target is missed", json!(["below"])));
    assert_eq!((status, &told["field"]), (422, &json!("name")), "{told}");
    let own = cases(&opened).into_iter().find(|case| case["name"] == "the target is missed").expect("it is put");
    assert_eq!((&own["passed"], &own["at"]), (&json!(true), &json!("cases/kept.toml:2")), "{own}");
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    let is_own = |name: &str| !name.starts_with(".scrutineer") && !name.starts_with("build");
    let mut after = files(&opened.desk.at("anyshire"));
    after.retain(|name, _| is_own(name));
    assert!(after.iter().eq(before.iter().filter(|(name, _)| is_own(name))), "as it was");
}

impl Served {
    fn supposed(&self, id: &str) -> Value {
        self.data(&format!("/whatif?id={id}"))
    }

    /// A figure of a measure by its period and kind, overtyped.
    fn overtyped(&self, id: &str, kind: &str, period: &str, to: &str) -> Value {
        let read = self.supposed(id);
        let figures = read["figures"].as_array().expect("figures");
        let is_it = |one: &&Value| one["which"]["kind"] == kind && (period.is_empty() || one["period"] == period);
        let one = figures.iter().find(is_it).unwrap_or_else(|| panic!("{read}"));
        json!({ "of": id, "to": [{ "which": one["which"], "was": one["was"], "to": to }] })
    }
}

const NOW: &str = "quarter 3 2024/25";

/// A figure that is only supposed changes what it would change if it were typed, counts and all; and nothing is written.
#[test]
fn what_if_says_what_diff_would_say() {
    let opened = begin();
    let desk = &opened.desk;
    copy(&desk.at("anyshire"), &desk.at("beside"));
    desk.edit("beside/data/observations.csv", "2024/25,91.6,1402,1531", "2024/25,83.0,1271,1531");
    let before = files(&desk.at("anyshire/data"));
    let (status, told) = opened.send("/whatif/try", &opened.overtyped("assessments", "figure", NOW, "83.0"));
    assert_eq!(status, 200, "{told}");
    assert_eq!(told["counts"], json!(["1271 of 1531"]));
    let found = desk.run(&["diff", "anyshire", "beside", "--format", "json"]).out;
    let found: Value = serde_json::from_str(&found).expect("JSON");
    let ours: Vec<&Value> =
        told["here"]["passages"].as_array().expect("a list").iter().map(|one| &one["changed"]).collect();
    assert_eq!(json!(ours), found["differences"]["passages"]);
    let said = desk.run(&["diff", "anyshire", "beside"]).out;
    assert!(
        said.starts_with(&format!("From anyshire to beside: {}\n", told["here"]["summary"].as_str().expect("words"))),
        "{said}"
    );
    // A target moves what is said of it, and a comparator what is compared.
    for (kind, to) in [("target", "99"), ("comparator", "99.9")] {
        let (status, told) = opened.send("/whatif/try", &opened.overtyped("assessments", kind, "", to));
        let count = told["here"]["passages"].as_array().map_or(0, Vec::len);
        assert!(status == 200 && count > 0, "{kind}: {told}");
    }
    let refused = [
        ("101", "no such figure"),
        ("-1", "no such figure"),
        ("TBC", "“TBC” is not a figure"),
        ("45,9", "“45,9” is not a figure"),
    ];
    for (to, said) in refused {
        let (status, told) = opened.send("/whatif/try", &opened.overtyped("assessments", "figure", NOW, to));
        assert!(status == 422 && told["said"].as_str().is_some_and(|is| is.contains(said)), "{to}: {told}");
    }
    assert!(files(&desk.at("anyshire/data")) == before, "nothing is written");
    assert!(!desk.at(KEPT).exists());
}

/// What is told to turn a verdict does, and a step less does not, as the program says of folders in which it is typed.
#[test]
fn what_turns_a_verdict_does_and_a_step_less_does_not() {
    let opened = begin();
    let desk = &opened.desk;
    let mut turned = 0;
    for (id, row) in [("assessments", "assessments,Anyshire,quarter 3 2024/25,91.6,1402,1531"), ("calls", "")] {
        let (status, told) = opened.send("/whatif/turns", &json!({ "of": id }));
        assert_eq!(status, 200, "{told}");
        for turn in told["found"].as_array().expect("a list") {
            assert_ne!(turn["gives"], told["verdict"]);
            turned += 1;
            if row.is_empty() {
                continue;
            }
            let number = |text: &Value| text.as_str().expect("a text").trim_end_matches('%').to_owned();
            for (value, verdict) in [(number(&turn["to"]), &turn["gives"]), (number(&turn["before"]), &told["verdict"])]
            {
                let count = (value.parse::<f64>().expect("a number") * 15.31).round();
                copy(&desk.at("anyshire"), &desk.at("typed"));
                let typed = format!("assessments,Anyshire,quarter 3 2024/25,{value},{count},1531");
                desk.edit("typed/data/observations.csv", row, &typed);
                let explained = desk.run(&["explain", "typed", "assessments", "--format", "json"]).out;
                assert!(explained.contains(&format!("\"verdict\": {verdict}")), "{value}: {verdict}");
                std::fs::remove_dir_all(desk.at("typed")).expect("removed");
            }
        }
    }
    assert!(turned >= 2, "{turned}");
    // What meets the target does, and a step less misses it.
    let (_, told) = opened.send("/whatif/turns", &json!({ "of": "calls" }));
    let (target, met) = (&told["target"], &told["target"]["found"][0]);
    assert_eq!(
        (&target["state"], &target["shown"], &met["gives"]),
        (&json!("missed"), &json!("85%"), &json!("met")),
        "{told}"
    );
    for (value, misses) in [(&met["to"], false), (&met["before"], true)] {
        let value = value.as_str().expect("a figure").trim_end_matches('%').to_owned();
        let (_, tried) = opened.send("/whatif/try", &opened.overtyped("calls", "figure", NOW, &value));
        let passages = tried["here"]["passages"].as_array().expect("a list");
        let says = |one: &Value| {
            one["changed"]["is"]["text"].as_str().is_some_and(|text| text.contains("misses the target of 85%"))
        };
        assert_eq!(passages.iter().any(says), misses, "{value}: {tried}");
    }
    // One of them kept as a case, which is the verdict on those figures.
    let (_, told) = opened.send("/whatif/turns", &json!({ "of": "assessments" }));
    let turn = &told["found"][0];
    let sent = opened.overtyped("assessments", "figure", NOW, turn["to"].as_str().expect("a figure"));
    let (status, kept) = opened.send("/whatif/keep", &sent);
    assert_eq!(status, 200, "{kept}");
    let text = desk.read(KEPT);
    assert!(text.contains("topic = \"verdict\"") && text.contains(&format!("says = {}", turn["gives"])), "{text}");
    assert!(cases(&opened).iter().all(|case| case["passed"] == true));
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert!(!desk.at(KEPT).exists());
}

/// Every case is listed as `test` puts it, one that fails first and with why; one is taken out alone, and Undo puts it back.
#[test]
fn cases_are_listed_and_taken_out() {
    let desk = Desk::of(&["anyshire"]);
    let file = "anyshire/cases/wording.toml";
    desk.edit(file, "says = \"No child protection plans were open", "says = \"No such plans were open");
    let opened = in_studio(desk);
    let before = opened.desk.read(file);
    let cases = opened.data("/cases")["cases"].as_array().expect("a list").clone();
    let tested: Value =
        serde_json::from_str(&opened.desk.run(&["test", "anyshire", "--format", "json"]).out).expect("JSON");
    let tested = tested["folders"][0]["cases"].as_array().expect("a list").clone();
    assert_eq!(cases.len(), tested.len());
    let failing: Vec<&Value> = cases.iter().take_while(|one| !one["fails"].is_null()).collect();
    let failed: Vec<&Value> = tested.iter().filter(|one| one["passed"] == false).collect();
    assert!(
        failing.len() == 1 && failed.len() == 1 && failing[0]["name"] == failed[0]["name"],
        "{failing:?} {failed:?}"
    );
    assert_eq!(failing[0]["fails"]["said"], failed[0]["fault"]["message"]);
    let sent = |one: &Value| json!({ "name": one["name"], "file": one["file"], "line": one["line"] });
    let (status, told) = opened.send("/case/remove", &sent(failing[0]));
    assert_eq!(status, 200, "{told}");
    let left = opened.data("/cases")["cases"].as_array().expect("a list").clone();
    assert!(left.len() == cases.len() - 1 && left.iter().all(|one| one["fails"].is_null()), "{left:?}");
    assert_eq!(opened.send("/case/remove", &sent(failing[0])).0, 409);
    for name in ["report.toml", "../anyshire/cases/wording.toml", "data/observations.csv"] {
        let mut elsewhere = sent(&left[0]);
        elsewhere["file"] = json!(name);
        assert_eq!(opened.send("/case/remove", &elsewhere).0, 409, "{name}");
    }
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert_eq!(opened.desk.read(file), before);
}

/// A case as it is listed.
fn named(opened: &Served, name: &str) -> Value {
    let listed = opened.data("/cases")["cases"].as_array().expect("a list").clone();
    listed.into_iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("{name}"))
}

/// A case as a page sends it, and as it is to be.
fn sent(one: &Value, to: &Value) -> Value {
    json!({ "file": one["file"], "line": one["line"], "was": one["texts"], "to": to })
}

/// A case is changed where it stands: its figures, its words and what it is called, and no other byte. Whether it comes out is told
/// first; what nobody could put is not saved; and what somebody else has changed meanwhile stands.
#[test]
fn a_case_is_changed_in_place() {
    let opened = begin();
    let file = "anyshire/cases/wording.toml";
    let before = opened.desk.read(file);
    let one = named(&opened, "a fall inside the tolerance is no change that the Council counts");
    let figures = json!([["value", "14.0"], ["previous", "14.2"], ["period", "quarter 3 2024/25"]]);
    assert_eq!(one["texts"]["figures"], json!([figures]), "{one}");
    let mut to = one["texts"].clone();
    to["figures"][0][0][1] = json!("14.1");
    let (status, told) = opened.send("/case/change/try", &sent(&one, &to));
    assert_eq!(status, 200, "{told}");
    assert!(told["fails"]["said"].as_str().is_some_and(|said| said.contains("0.1 points lower")), "{told}");
    to["says"] = json!(["0.1 points lower than quarter 2 (14.2)"]);
    let (status, told) = opened.send("/case/change/try", &sent(&one, &to));
    assert_eq!((status, &told["fails"]), (200, &Value::Null), "{told}");
    assert!(told["came"][0]["rule"] == "slightly" && opened.desk.read(file) == before, "nothing is written: {told}");
    let (status, told) = opened.send("/case/change", &sent(&one, &to));
    let what = format!("Case changed: {}", one["name"].as_str().expect("a name"));
    assert_eq!((status, &told["saved"]), (200, &json!(what)), "{told}");
    let words = "0.2 points lower than quarter 2 (14.2), less than the Council counts as a change";
    let expected = before.replacen("value = 14.0,", "value = 14.1,", 1).replacen(
        words,
        "0.1 points lower than quarter 2 (14.2)",
        1,
    );
    assert_eq!(opened.desk.read(file), expected);
    assert!(cases(&opened).iter().all(|case| case["passed"] == true));
    // Of before it is not changed a second time, and both versions can be shown.
    let (status, told) = opened.send("/case/change", &sent(&one, &to));
    assert_eq!((status, &told["now"]), (409, &to), "{told}");
    // A change of another case of the file stands beside it.
    let now = named(&opened, "a fall inside the tolerance is no change that the Council counts");
    opened.desk.edit(file, "four young people are hidden", "4 young people are hidden");
    let mut renamed = now["texts"].clone();
    renamed["name"] = json!("a small fall");
    assert_eq!(opened.send("/case/change", &sent(&now, &renamed)).0, 200);
    assert!(opened.desk.read(file).contains("one to 4 young") && opened.desk.read(file).contains("\"a small fall\""));
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    opened.desk.edit(file, "4 young people are hidden", "four young people are hidden");
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    assert_eq!(opened.desk.read(file), before);
}

/// What can be put to nothing is not saved, whoever sends it; and no other file is written.
#[test]
fn a_case_that_cannot_be_put_is_not_saved() {
    let opened = begin();
    let file = "anyshire/cases/wording.toml";
    let before = opened.desk.read(file);
    // What is expected and does not come may be saved: a rule may be meant to follow.
    let ahead = named(&opened, "nought is said in words");
    let mut silent = ahead["texts"].clone();
    silent["says"] = json!(["No such plans were open"]);
    assert_eq!(opened.send("/case/change", &sent(&ahead, &silent)).0, 200);
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    for (key, value, said) in [
        ("figures", json!([[["value", "12,5"]]]), "`value` must be a number"),
        ("figures", json!([[["valeu", "12.5"]]]), "`valeu` is not a key of the figures of a case"),
        ("figures", json!([[["value", "1\nsilent = true"]]]), ""),
        ("says", json!([]), "expects nothing"),
        ("silent", json!(true), "has both `silent` and an expected result"),
        ("name", json!(" "), "the case has no name"),
    ] {
        let mut wrong = ahead["texts"].clone();
        wrong[key] = value;
        for path in ["/case/change/try", "/case/change"] {
            let (status, told) = opened.send(path, &sent(&ahead, &wrong));
            assert!(status == 422 && told["said"].as_str().is_some_and(|is| is.contains(said)), "{key}: {told}");
        }
    }
    for name in ["report.toml", "../anyshire/cases/wording.toml", "data/observations.csv"] {
        let mut elsewhere = sent(&ahead, &ahead["texts"]);
        elsewhere["file"] = json!(name);
        assert_eq!(opened.send("/case/change", &elsewhere).0, 409, "{name}");
    }
    assert_eq!(opened.desk.read(file), before);
}
