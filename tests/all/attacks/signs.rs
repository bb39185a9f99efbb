//! What a terminal would obey, and what turns letters round: shown as signs on the terminal, refused in what is printed.

use crate::desk::Desk;

/// Whether a terminal would be given nothing of it to obey.
#[track_caller]
fn is_harmless(said: &str) {
    let obeyed = |sign: char| sign.is_control() && sign != '\n' && sign != '\t';
    let turns =
        |sign: char| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    assert!(!said.chars().any(|sign| obeyed(sign) || turns(sign)), "{said:?}");
}

#[test]
fn names_ids_rules_and_paths_give_a_terminal_nothing_to_obey() {
    let hostile = "x\u{9b}2J\u{202e}y";
    let desk = Desk::sound(&[
        ("data/more.csv", &format!("indicator,area,period,value\n{hostile},Anyshire,quarter 3 2024/25,1\n")),
        ("rules/house.rhai", &format!("rule(\"{hostile}\").about(\"change\").say(|i| `${{i.valeu}}.`);")),
    ]);
    desk.edit("report/report.toml", "Performance and Scrutiny", "Performance\u{202e} and Scrutiny");
    for arguments in [
        vec!["check", "report"],
        vec!["check", "report", "--format", "json"],
        vec!["build", "report"],
        vec!["explain", "report", "--all"],
        vec!["explain", "report", "--format", "json"],
        vec!["test", "report"],
        vec!["diff", "report", "report"],
        vec!["coverage", "report"],
        vec!["national", "report"],
        vec!["check", "no\u{202e}where"],
    ] {
        is_harmless(&desk.run(&arguments).said);
    }
}

#[cfg(unix)]
#[test]
fn a_path_is_shown_as_signs() {
    let desk = Desk::sound(&[]);
    let name = "re\u{1b}[31mport\u{202e}";
    std::fs::rename(desk.at("report"), desk.at(name)).expect("renamed");
    let ended = desk.run(&["build", name, "--format", "text"]);
    assert_eq!(ended.code, 0, "{}", ended.said);
    is_harmless(&ended.said);
    assert!(ended.out.contains("re\u{241b}[31mport\u{fffd}"), "{}", ended.out);
}

#[test]
fn what_turns_letters_round_is_not_printed() {
    let turned = "in\u{202e}erac";
    let desk = Desk::sound(&[]);
    desk.edit("report/indicators.toml", "children in care", &format!("children {turned}"));
    let ended = desk.run(&["build", "report"]);
    assert!(ended.code == 1 && ended.said.contains("U+202E"), "{}", ended.said);
    let desk = Desk::sound(&[("rules/house.rhai", &format!("rule(\"{turned}\").about(\"change\").say(|i| `X.`);"))]);
    let ended = desk.run(&["check", "report"]);
    assert!(ended.code == 1 && ended.said.contains("cannot be printed, U+202E"));
}

/// A cell that a spreadsheet would take for a formula, in what `national` lists of every authority.
#[test]
fn no_cell_of_a_list_is_a_formula() {
    let desk = Desk::report("anyshire");
    let table = desk.read("report/data/national.csv");
    desk.write("report/data/national.csv", &table.replace("Alderbury", "=Alderbury"));
    let listed = desk.run(&["national", "report", "--all"]).out;
    assert!(listed.contains("'=Alderbury") && !listed.contains("\n=Alderbury"), "{listed:.500}");
    assert!(listed.contains(",-,"), "what there is not is a dash");
}
