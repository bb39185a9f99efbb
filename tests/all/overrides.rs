//! An officer's sentence instead of a rule's: what is printed, what says so, and what stays the rules'.

use crate::desk::Desk;

const PIN: &str = "period: quarter 3 2024/25; value: 94%; count: 470; out of: 500; previous: 90% in quarter 2 2024/25; \
                   previous count: 450; previous out of: 500; verdict: improved";

/// The sound folder of `tests/faults/` with this commentary.
fn folder(commentary: &str) -> Desk {
    Desk::sound(&[("commentary.toml", commentary)])
}

fn over(topic: &str, text: &str, pin: &str) -> String {
    format!(
        "[[override]]\nindicator = \"assessments\"\ntopic = \"{topic}\"\ntext = \"{text}\"\nwhy = \"Twelve were moved\"\n\
         who = \"Head of Safeguarding\"\npinned = \"{pin}\"\n"
    )
}

fn scrutineer(place: &Desk, arguments: &[&str]) -> (String, i32) {
    let ended = place.run(arguments);
    (ended.said, ended.code)
}

fn text(place: &Desk) -> String {
    let (text, code) = scrutineer(place, &["build", "report", "--format", "text", "-o", "-"]);
    assert_eq!(code, 0, "{text}");
    text
}

#[test]
fn the_words_are_printed_as_they_stand_and_nothing_is_joined_to_them() {
    let place = folder(&over("change", "This is higher, but twelve were moved.", PIN));
    let told = text(&place);
    assert!(told.contains("in quarter 3. This is higher, but twelve were moved. Compared with"), "{told}");
    // After a person's sentence "This" would be anybody's.
    let rules =
        "rule(\"more\").about(\"history\").say(|i| `This is a figure of ${i.theme}the year.`).before(\"a year ago\");";
    place.write("report/rules/house.rhai", rules);
    let told = text(&place);
    assert!(told.contains("twelve were moved. The figure is a figure of the year."), "{told}");
}

#[test]
fn the_decisions_stay_the_rules() {
    let plain = text(&folder(""));
    let overruled = text(&folder(&over("change", "This is a poor figure, all told.", PIN)));
    let differ: Vec<(&str, &str)> =
        plain.lines().zip(overruled.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!(differ.len(), 1, "{differ:#?}");
    assert!(differ[0].1.starts_with("2. ") && differ[0].1.contains("This is a poor figure, all told."), "{differ:#?}");
}

#[test]
fn a_rule_about_two_topics_is_overruled_by_either() {
    let rules = "rule(\"both\").about(\"latest\").about(\"change\").when(|i| i.unit is \"percent\")\
                 .say(|i| `It was ${i.value}.`).before(\"the figure\");";
    for topic in ["latest", "change"] {
        let place = folder(&over(topic, "It was as in the spring.", PIN));
        place.write("report/rules/house.rhai", rules);
        let told = text(&place);
        assert!(told.contains("2. It was as in the spring. Compared with"), "{topic}: {told}");
    }
}

#[test]
fn explain_and_the_json_say_what_the_rule_would_have_said() {
    let place = folder(&over("change", "This is higher, but twelve were moved.", PIN));
    let rule = "This is 4.0 percentage points higher (better) than quarter 2, when the figure was 90.0% (450 of 500 assessments).";
    for what in ["2.2", "assessments"] {
        let (told, code) = scrutineer(&place, &["explain", "report", what]);
        assert_eq!(code, 0, "{told}");
        for words in [rule, "This is higher, but twelve were moved.", "why: Twelve were moved (Head of Safeguarding)"] {
            assert!(told.contains(words), "{words}: {told}");
        }
    }
    let (json, _) = scrutineer(&place, &["build", "report", "--quiet", "--format", "json", "-o", "-"]);
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let because = &report["sections"][1]["blocks"][0]["sentences"][1]["because"][0];
    assert_eq!(because["rule"], "officer’s own words instead of \"changed, both counts known\"");
    assert_eq!(because["by_hand"], true);
    assert_eq!(because["topic"], "change");
    assert_eq!(because["at"], "commentary.toml:4");
    assert_eq!(because["instead_of"]["rule"], "changed, both counts known");
    assert_eq!(because["instead_of"]["text"], rule);
    assert_eq!(because["instead_of"]["who"], "Head of Safeguarding");
}

#[test]
fn whoever_pastes_what_check_says_has_a_sound_folder() {
    let commentary = |pin: &str| {
        let report = "[[override]]\nparagraph = 1\nrule = \"how many improved\"\ntext = \"One of two has improved.\"\n\
                      why = \"Shorter\"\nwho = \"Head of Performance\"\n";
        format!("{report}{pin}\n")
    };
    let (told, code) = scrutineer(&folder(&commentary("")), &["check", "report"]);
    assert_eq!(code, 1, "{told}");
    let pin = told.lines().find_map(|line| line.trim().strip_prefix("pinned = ")).expect("a line to paste");
    let pasted = folder(&commentary(&format!("pinned = {pin}")));
    assert!(text(&pasted).contains("1. One of two has improved. In addition to this"), "{}", text(&pasted));
}

#[test]
fn every_figure_of_the_pin_is_watched() {
    let place = folder(&over("change", "This is higher, but twelve were moved.", PIN));
    let data = "report/data/observations.csv";
    let sound = place.read(data);
    for (from, to, told) in [
        ("94.0,470,500", "94.2,471,500", "value was 94%, is 94.2%; count was 470, is 471"),
        ("90.0,450,500", "90.0,459,510", "previous count was 450, is 459; previous out of was 500, is 510"),
        ("94.0,470,500,,", "94.0,470,500,provisional,", "value was 94%, is 94% [p]"),
    ] {
        place.write(data, &sound.replace(from, to));
        let (said, code) = scrutineer(&place, &["build", "report", "--format", "text", "-o", "-"]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("error[override-moved]") && said.contains(told), "{told}: {said}");
    }
    // A wording moves no figure.
    place.write(data, &sound);
    let rules = "replace(\"changed, both counts known\").say(|i| `This is ${i.goodness} than ${i.previous}, in ${i.frequency} figures.`);";
    place.write("report/rules/house.rhai", rules);
    assert!(text(&place).contains("This is higher, but twelve were moved."));
}

#[test]
fn a_hidden_figure_is_in_no_pin() {
    let place = folder(&over("latest", "Few children were in custody.", ""));
    let change = |name: &str, change: &dyn Fn(String) -> String| {
        let file = format!("report/{name}");
        place.write(&file, &change(place.read(&file)));
    };
    change("indicators.toml", &|text| {
        text + "\n[custody]\nname = \"children in custody\"\nunit = \"count\"\nnoun = [\"child\", \"children\"]\ngood = \"low\"\nfrequency = \"quarterly\"\n"
    });
    change("report.toml", &|text| text.replace("[\"in_care\"]", "[\"in_care\", \"custody\"]"));
    change("data/observations.csv", &|text| {
        text + "custody,Anyshire,quarter 2 2024/25,3,,,,,\ncustody,Anyshire,quarter 3 2024/25,4,,,,,\n"
    });
    change("commentary.toml", &|text| text.replace("\"assessments\"", "\"custody\"").replace("pinned = \"\"\n", ""));
    place.write("report/rules/house.rhai", "rule(\"small numbers\").about(\"disclosure\").then(fewer_than(5));");
    let (told, _) = scrutineer(&place, &["check", "report"]);
    let pin = told.lines().find_map(|line| line.trim().strip_prefix("pinned = ")).expect("a line to paste");
    assert!(pin.contains("value: [c]") && pin.contains("previous: [c] in quarter 2"), "{pin}");
    assert!(!pin.contains(": 3") && !pin.contains(": 4"), "{pin}");
    assert!(told.contains("warning[comment-on-hidden]: an override is about `custody`"), "{told}");
}

#[test]
fn roll_lists_the_overrides_and_leaves_them_out() {
    let commentary = format!(
        "{}\n[[comment]]\nindicator = \"in_care\"\ntext = \"Always.\"\n",
        over("change", "This is higher, but twelve were moved.", PIN)
    );
    let place = folder(&commentary);
    let (said, code) = scrutineer(&place, &["roll", "report", "quarter 4 2024/25"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("the override of the change of `assessments` (Twelve were moved) is left out: is it still true"),
        "{said}"
    );
    let next = place.read("report-2024-25-q4/commentary.toml");
    assert!(next.contains("Always.") && !next.contains("override"), "{next}");
}

#[test]
fn the_pin_of_the_report_counts_each_quartile() {
    let place = Desk::of(&["anyshire"]);
    let over = "\n[[override]]\nparagraph = 5\ntext = \"Most are in the second quartile.\"\nwhy = \"It reads better\"\n\
                who = \"Head of Performance\"\n";
    place.write("anyshire/commentary.toml", &(place.read("anyshire/commentary.toml") + over));
    let (told, _) = scrutineer(&place, &["check", "anyshire"]);
    assert!(told.contains("top quartile: 2; second quartile: 8; third quartile: 3"), "{told}");
}
