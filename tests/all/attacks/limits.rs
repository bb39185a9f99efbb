//! Inputs of a size that nobody writes: each is told of in a moment, and the report does not wait for it.

use std::time::{Duration, Instant};

use scrutineer::{Code, Folder, check};

use crate::desk::Desk;

/// What is said of the sound folder with these files, within a time that none of them should take.
#[track_caller]
fn told(more: &[(&str, &str)]) -> Vec<(Code, String)> {
    let desk = Desk::sound(more);
    let began = Instant::now();
    let (folder, mut told) = Folder::open(&desk.at("report"));
    told.extend(folder.iter().flat_map(check));
    assert!(began.elapsed() < Duration::from_secs(60), "it took {:?}", began.elapsed());
    assert!(told.iter().all(|one| one.at.as_ref().is_none_or(|at| at.text.chars().count() <= 2_000)));
    told.into_iter().map(|one| (one.code, one.message)).collect()
}

#[track_caller]
fn holds(told: &[(Code, String)], code: Code, message: &str) {
    assert!(told.iter().any(|(found, said)| *found == code && said.contains(message)), "{told:.2000?}");
}

#[test]
fn a_rule_that_meets_its_limits_is_set_aside_at_the_first() {
    let endless =
        "rule(\"spin\").about(\"change\").when(|i| { let x = 0; while true { x += 1; } true }).say(|i| `X.`);";
    let told = told(&[("rules/house.rhai", endless)]);
    holds(&told, Code::RuleTooLong, "never finishes");
    assert_eq!(told.iter().filter(|(code, _)| *code == Code::RuleTooLong).count(), 1, "it is said once");
}

#[test]
fn a_text_that_would_grow_in_one_step_is_stopped_before_it() {
    let rule = "rule(\"grow\").about(\"change\").say(|i| { let s = \"aaaaaaaaaaaaaaaa\"; for n in 0..10 { s = s + s; } \
                let t = s; s.replace(\"a\", t); s });";
    holds(&told(&[("rules/house.rhai", rule)]), Code::RuleTooLong, "makes text that is far too long");
}

#[test]
fn more_rules_than_any_council_has_are_not_read_and_what_they_may_hide_is_not_shown() {
    let rules: String = (0..20_000).map(|nth| format!("remove(\"r{nth}\");\n")).collect();
    let told = told(&[("rules/house.rhai", &rules)]);
    holds(&told, Code::RuleTooLong, "more than 2000 statements");
    holds(&told, Code::UndecidedDisclosure, "may decide what is not printed");
}

#[test]
fn a_name_as_long_as_a_file_is_compared_with_nothing() {
    let long = "slightly".repeat(40_000);
    let rule = format!("replace(\"{long}\").because(\"x\");");
    let table = format!("indicator,area,period,value\n{long},Anyshire,quarter 3 2024/25,1\n");
    for (name, text) in [("rules/house.rhai", rule), ("data/more.csv", table)] {
        let told = told(&[(name, &text)]);
        assert!(!told.is_empty(), "{name}");
        assert!(told.iter().all(|(_, said)| !said.contains("did you mean")), "{name}");
    }
}

#[test]
fn an_open_quotation_mark_does_not_take_the_rest_of_the_file() {
    let mut table = String::from("indicator,area,period,value\nin_care,\"Anyshire,quarter 3 2024/25,1\n");
    table.push_str(&"in_care,Anyshire,quarter 3 2024/25,1\n".repeat(400_000));
    holds(&told(&[("data/more.csv", &table)]), Code::BrokenTable, "more than 64 KiB");
}
