//! Periods of whole tables: what one means for its measure, and what is told of one that cannot be read.

use crate::diagnostic::Diagnostic;

use super::tests::open;

/// The periods of the figures of a measure with these keys, as they are filed, and what is told.
fn filed(keys: &str, labels: &[&str]) -> (Vec<String>, Vec<Diagnostic>) {
    let catalogue = format!("[calls]\nname = \"calls\"\nunit = \"count\"\ngood = \"low\"\n{keys}\n");
    let report =
        super::tests::REPORT.replace("[\"reviews\", \"custody\"]", "[\"calls\"]").replace("quarter 3 2019/20", "2030");
    let rows: String =
        labels.iter().enumerate().map(|(nth, label)| format!("calls,\"{label}\",{}\n", 310 + nth)).collect();
    let (folder, told) = open(&[
        ("report.toml", report.as_bytes()),
        ("indicators.toml", catalogue.as_bytes()),
        ("data/observations.csv", format!("indicator,period,value\n{rows}").as_bytes()),
    ]);
    let indicators = folder.map(|folder| folder.indicators).unwrap_or_default();
    let observations = indicators.iter().flat_map(|indicator| &indicator.observations);
    (observations.map(|held| held.period.in_full()).collect(), told)
}

fn all(keys: &str, labels: &[&str], expected: &[&str]) {
    let (filed, told) = filed(keys, labels);
    assert_eq!(filed, expected, "{keys}: {told:#?}");
}

#[test]
fn the_end_of_a_quarter_is_the_quarter_of_a_quarterly_measure() {
    let quarters = ["quarter 2 2021/22", "quarter 3 2021/22"];
    all("measure = \"stock\"", &["30/09/21", "31/12/21"], &quarters);
    all("frequency = \"quarterly\"", &["Sep-21", "Dec-21"], &quarters);
    // Two months that both end a quarter are no coincidence.
    all("", &["Sep-21", "Dec-21"], &quarters);
    all("", &["44469", "44561"], &quarters);
    all("measure = \"stock\"", &["quarter 2 2021/22", "as at 31 December 2021"], &quarters);
}

#[test]
fn months_are_months_where_one_of_them_ends_no_quarter() {
    all("frequency = \"quarterly\"", &["Nov-21", "Dec-21"], &["November 2021", "December 2021"]);
    all("frequency = \"monthly\"", &["Sep-21", "Dec-21"], &["September 2021", "December 2021"]);
    all("frequency = \"annual\"\nmeasure = \"stock\"", &["Mar 2021 (census day)"], &["March 2021"]);
    // One alone may be the first of many.
    all("", &["Dec-21"], &["December 2021"]);
}

#[test]
fn what_a_label_means_depends_on_the_measure() {
    let to_end = ["to end Q2 2021/22", "to end Q3 2021/22"];
    all("measure = \"cumulative\"", &to_end, &["April to September 2021", "April to December 2021"]);
    all("measure = \"stock\"", &to_end, &["quarter 2 2021/22", "quarter 3 2021/22"]);
    let year = ["April 2020 to March 2021"];
    all("frequency = \"annual\"", &year, &["2020/21"]);
    all("measure = \"cumulative\"", &year, &["April 2020 to March 2021"]);
}

#[test]
fn one_help_for_what_is_wrong_with_a_label() {
    let (_, told) = filed("", &["w/e 28/11/2021"]);
    assert!(
        told.iter().any(|told| told.help.as_deref().is_some_and(|help| help.contains("does not know weeks"))),
        "{told:#?}"
    );
}
