//! What an officer accepts, and what most measures being late comes to.

use scrutineer::{Code, Diagnostic};

const QUARTERS: [&str; 4] = ["quarter 4 2023/24", "quarter 1 2024/25", "quarter 2 2024/25", "quarter 3 2024/25"];

/// What is told of a report on quarter 3 of so many measures, with the figures of these periods and more in `report.toml`.
fn told(measures: &[&str], frequency: &str, periods: &[&str], more: &str) -> Vec<Diagnostic> {
    let list: Vec<String> = measures.iter().map(|id| format!("\"{id}\"")).collect();
    let report = format!(
        "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
         period = \"quarter 3 2024/25\"\n\n[[section]]\nheading = \"Overview\"\n\
         paragraphs = [{{ indicators = [{}] }}]\n{more}",
        list.join(", ")
    );
    let entry = |id: &&str| {
        format!(
            "[{id}]\nname = \"{id} counted\"\nunit = \"count\"\nnoun = [\"visit\", \"visits\"]\ngood = \"high\"\nfrequency = \"{frequency}\"\nmeasure = \"flow\"\n"
        )
    };
    let rows = measures.iter().flat_map(|id| periods.iter().map(move |period| format!("{id},Anyshire,{period},640\n")));
    let table: String = ["indicator,area,period,value\n".to_owned()].into_iter().chain(rows).collect();
    let files = [
        ("report.toml", report),
        ("indicators.toml", measures.iter().map(entry).collect()),
        ("data/observations.csv", table),
    ];
    crate::desk::told(files)
}

fn of(told: &[Diagnostic], code: Code) -> Vec<&Diagnostic> {
    told.iter().filter(|one| one.code == code).collect()
}

const THREE: [&str; 3] = ["libraries", "museums", "parks"];

#[test]
fn a_report_without_a_figure_of_its_period_is_an_error_and_one_of_yearly_measures_is_not() {
    let none = told(&THREE, "quarterly", &QUARTERS[..3], "");
    assert!(matches!(of(&none, Code::NoNewFigures)[..], [one] if one.is_error()), "{none:#?}");
    let yearly = told(&THREE, "annual", &["2021/22", "2022/23"], "");
    assert!(matches!(of(&yearly, Code::NoNewFigures)[..], [one] if !one.is_error()), "{yearly:#?}");
}

#[test]
fn a_late_figure_that_is_accepted_is_not_among_those_that_are_late() {
    let accept = |id: &str| {
        format!(
            "\n[[accept]]\nfinding = \"stale-figure\"\nindicator = \"{id}\"\nperiod = \"quarter 2 2024/25\"\nfigure = 640\nwhy = \"It comes late.\"\n"
        )
    };
    let accepts: String = THREE.iter().map(|id| accept(id)).collect();
    let all = told(&THREE, "quarterly", &QUARTERS[..3], &accepts);
    let said = [Code::NoNewFigures, Code::StaleFigure, Code::AcceptIdle].map(|code| of(&all, code).len());
    assert_eq!(said, [0, 0, 0], "{all:#?}");
}

/// The area misspelt in the row of a small number: the lines to copy do not repeat it.
#[test]
fn a_small_number_is_in_no_line_to_copy() {
    let files = |value: u32| {
        let report = "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\nperiod = \"quarter 3 2024/25\"\n\n[[section]]\nheading = \"Overview\"\nparagraphs = [{ indicators = [\"custody\"] }]\n";
        let catalogue = "[custody]\nname = \"young people sentenced\"\nunit = \"count\"\nnoun = [\"young person\", \"young people\"]\ngood = \"low\"\nfrequency = \"quarterly\"\n";
        let table = format!(
            "indicator,area,period,value\ncustody,Anyshire,quarter 3 2024/25,12\ncustody,Anyshyre,quarter 2 2024/25,{value}\n"
        );
        [
            ("report.toml", report.to_owned()),
            ("indicators.toml", catalogue.to_owned()),
            ("data/observations.csv", table),
        ]
    };
    let help =
        |value: u32| of(&crate::desk::told(files(value)), Code::NameLikely)[0].help.clone().expect("what to write");
    assert_eq!(help(3), help(4));
    assert!(help(33).contains("figure = 33"), "{}", help(33));
}
