//! One rule on made-up figures: each file of `tests/rules/` gives figures, `---` and a rule; its snapshot holds the
//! sentence, or every error as the officer reads it. What takes several figures or rules is seen in a report.

use scrutineer::{Diagnostic, try_rule};

use crate::desk::{Desk, as_text, each_file, opened, snapshots};

#[test]
fn a_rule_says_its_sentence_or_its_faults() {
    let _kept = snapshots(module_path!());
    each_file("tests/rules/*.txt", |path| {
        let case = std::fs::read_to_string(path).expect("a case is text");
        let (figures, rule) = case.split_once("\n---\n").expect("figures, `---`, a rule");
        let outcome = match try_rule(figures, rule) {
            Ok(said) => said,
            Err(faults) => faults.diagnostics().iter().map(told).collect::<Vec<_>>().join("\n"),
        };
        insta::with_settings!({ description => rule.trim_end(), omit_expression => true }, {
            insta::assert_snapshot!(outcome);
        });
    });
}

/// `rule-mistake at 3:20: message / help`
fn told(fault: &Diagnostic) -> String {
    let at = fault.at.as_ref().map_or_else(String::new, |place| format!(" at {}:{}", place.line, place.column));
    let help = fault.help.as_deref().expect("every fault says what to do");
    format!("{}{at}: {} / {help}", fault.code, fault.message)
}

fn text(desk: &Desk) -> String {
    as_text(&opened(&desk.at("report")))
}

/// A run of yearly figures begins years ago, though nothing says that the measure has one figure a year.
#[test]
fn a_run_of_years_begins_as_many_years_ago() {
    let figures = ["98.0", "95.0", "93.0", "91.0", "89.0", "87.0", "85.0"];
    let years = figures
        .iter()
        .zip(2017..)
        .map(|(figure, year)| format!("assessments,Anyshire,{year}/{},{figure},,,,,\n", year - 1999));
    let rows = format!(
        "indicator,area,period,value,numerator,denominator,status,stated,note\n{}in_care,Anyshire,quarter 3 2024/25,655,,,,,\n",
        years.collect::<String>()
    );
    let said = text(&Desk::sound(&[("data/observations.csv", &rows)]));
    assert!(said.contains("fallen six times running, from 98.0% in 2017/18"), "{said}");
}

#[test]
fn a_run_begins_with_the_first_figure_of_a_new_series() {
    let rows = "indicator,area,period,value,numerator,denominator,status,stated,note\n\
                assessments,Anyshire,quarter 3 2023/24,95.0,475,500,,,\n\
                assessments,Anyshire,quarter 4 2023/24,80.0,400,500,break in series,,\n\
                assessments,Anyshire,quarter 1 2024/25,84.0,420,500,,,\n\
                assessments,Anyshire,quarter 2 2024/25,90.0,450,500,,,\n\
                assessments,Anyshire,quarter 3 2024/25,94.0,470,500,,,\n\
                in_care,Anyshire,quarter 3 2024/25,655,,,,,\n";
    let said = text(&Desk::sound(&[("data/observations.csv", rows)]));
    assert!(said.contains("risen three times running, from 80.0% in quarter 4 2023/24"), "{said}");
}

#[test]
fn all_are_published_only_where_each_is() {
    let rule = "rule(\"both\").about(\"together\").when(|all| all.published).say(|all| `All of these are counted.`)\
                .before(\"one service, several counts\");";
    let desk = Desk::sound(&[("rules/house.rhai", rule)]);
    desk.edit("report/report.toml", "{ indicators = [\"in_care\"] }", "{ indicators = [\"in_care\", \"fostered\"] }");
    let in_care = "[in_care]\nname = \"children in care\"";
    let fostered = "[fostered]\nname = \"children in foster care\"\nunit = \"count\"\nnoun = [\"child\", \"children\"]\n\
                    good = \"none\"\nfrequency = \"quarterly\"\n";
    desk.edit("report/indicators.toml", in_care, &format!("{fostered}\n{in_care}"));
    let rows = desk.read("report/data/observations.csv");
    for (row, published) in [(",,,not available,,", false), ("500,,,,,", true)] {
        let rows = format!("{rows}fostered,Anyshire,quarter 3 2024/25,{row}\n");
        desk.write("report/data/observations.csv", &rows);
        let said = text(&desk);
        assert_eq!(said.contains("All of these are counted."), published, "{row}: {said}");
    }
}

#[test]
fn a_rule_that_is_replaced_stays_alone() {
    let rules = "rule(\"first\").about(\"history\").say(|i| `This is what it was.`).alone().before(\"a year ago\");\n\
                 replace(\"first\").say(|i| `This is what it is.`);";
    let said = text(&Desk::sound(&[("rules/house.rhai", rules)]));
    assert!(said.contains("(450 of 500 assessments). This is what it is."), "{said}");
}
