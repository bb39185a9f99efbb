//! Periods as officers, spreadsheets and departments write them: what a report says of each. Every figure is made up.

use crate::desk::Desk;
use crate::doubtful_files::made_on;

/// What `new` and then `build` say of a file, and the words in front of the report.
fn made(text: &str, more: &[&str]) -> (Desk, String, String) {
    let (desk, new) = made_on("2026-03-03", "card.csv", text, more);
    let built = (new.code == 0).then(|| desk.run(&["build", "report", "--format", "text", "-o", "-"]).said);
    let report = built.unwrap_or_else(|| new.said.clone());
    (desk, new.said, report)
}

/// A row a figure: calls, which come by, and a waiting list, which stands.
fn long(labels: &[&str]) -> String {
    let mut text = String::from("Measure,Period,Actual\n");
    for (measure, first) in [("Number of calls received", 500), ("Number of people on the waiting list", 70)] {
        for (label, figure) in labels.iter().zip(first..) {
            text.push_str(&format!("{measure},\"{label}\",{figure}\n"));
        }
    }
    text
}

#[test]
fn a_figure_is_said_of_the_time_that_its_label_means() {
    for (label, calls, waiting) in [
        ("Oct-Dec 2024", "500 in quarter 3.", "70 at the end of quarter 3."),
        ("01/10/2024 - 31/12/2024", "500 in quarter 3.", "70 at the end of quarter 3."),
        ("24/25 Q3", "500 in quarter 3.", "70 at the end of quarter 3."),
        ("to end Q3 2024/25", "500 in April to December 2024.", "70 at the end of quarter 3."),
        ("H1 2024/25", "500 in April to September 2024.", "70 at the end of quarter 2."),
        ("end of year 2023/24", "500 in 2023/24.", "70 at the end of 2023/24."),
        (
            "12 months to Dec-24",
            "500 in the year ending December 2024.",
            "70 at the end of the year ending December 2024.",
        ),
        ("Dec-24", "500 in December 2024.", "70 at the end of December 2024."),
        ("31/12/24", "500 in December 2024.", "70 at the end of December 2024."),
        ("45657", "500 in December 2024.", "70 at the end of December 2024."),
        ("P9 2024/25", "500 in December 2024.", "70 at the end of December 2024."),
        (
            "Autumn term 2024/25",
            "500 in the autumn term of the 2024/25 academic year.",
            "70 at the end of the autumn term of the 2024/25 academic year.",
        ),
    ] {
        let (_, _, report) = made(&long(&[label]), &[]);
        assert!(report.contains(&format!("calls received was {calls}")), "{label}: {report}");
        assert!(report.contains(&format!("waiting list was {waiting}")), "{label}: {report}");
    }
    let (_, _, report) = made(&long(&["2023-24 (provisional)"]), &[]);
    assert!(report.contains("500 in 2023/24. It is provisional and may change."), "{report}");
}

#[test]
fn a_label_that_says_no_one_time_is_a_fault_that_asks_which() {
    for (label, asks) in [
        ("Q3", "add the financial year"),
        ("M9", "add the financial year"),
        ("2024Q3", "give the financial year of the quarter"),
        ("w/e 29/12/2024", "does not know weeks"),
    ] {
        let (desk, _, _) = made(&long(&[label]), &["--period", "quarter 3 2024/25"]);
        let told = desk.run(&["build", "report"]).said;
        assert!(told.contains("unreadable-period") && told.contains(asks), "{label}: {told}");
    }
}

/// Of a measure that comes each quarter a month that ends one is that quarter, which is told where it matters.
#[test]
fn months_and_days_that_end_quarters_are_those_quarters() {
    let wide = "Measure,45382,45473,45565,45657\nNumber of calls received,500,501,502,503\n\
                Number of people on the waiting list,70,71,72,73\n";
    for card in [
        long(&["Mar-24", "Jun-24", "Sep-24", "Dec-24"]),
        long(&["31/03/24", "30/06/24", "30/09/24", "31/12/24"]),
        long(&["45382", "45473", "45565", "45657"]),
        wide.to_owned(),
    ] {
        let (desk, new, report) = made(&card, &[]);
        assert!(new.contains("is taken for the quarter that ends with it"), "{new}");
        assert!(report.contains("calls received was 503 in quarter 3."), "{report}");
        assert!(report.contains("waiting list was 73 at the end of quarter 3."), "{report}");
        let catalogue = desk.read("report/indicators.toml").replace("\"quarterly\"", "\"monthly\"");
        desk.write("report/indicators.toml", &catalogue);
        let monthly = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
        assert!(monthly.contains("calls received was 503 in December 2024."), "as import says: {monthly}");
    }
    let numbers = "Measure,Q3 2024/25,Target\nVisits,45382,45473\nLoans,31200,45000\n";
    let (_, _, report) = made(numbers, &[]);
    assert!(report.contains("visits was 45,382 in quarter 3"), "figures are no days: {report}");
}

#[test]
fn a_year_to_date_without_its_end_runs_to_the_period_of_the_report() {
    let wide = "Measure,Q2 2024/25,Q3 2024/25,2024/25 YTD\nNumber of calls received,500,501,1502\n";
    let (desk, new, report) = made(wide, &["--period", "quarter 3 2024/25"]);
    assert!(new.contains("\u{201c}2024/25 YTD\u{201d} does not say up to when"), "{new}");
    assert!(report.contains("calls received was 501 in quarter 3"), "{report}");
    assert!(report.contains("April to December 2024") && report.contains("1,502"), "{report}");
    // With a later figure beside it nobody knows how far it runs.
    let earlier = desk.read("report/report.toml").replace("quarter 3 2024/25", "quarter 2 2024/25");
    desk.write("report/report.toml", &earlier);
    let told = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert!(!told.out.contains("1,502") && told.said.contains("2024/25 YTD"), "{}", told.said);
    let (desk, _, report) = made(&long(&["2024/25 YTD"]), &["--period", "quarter 3 2024/25"]);
    assert!(report.contains("calls received was 500 in April to December 2024."), "{report}");
    assert!(report.contains("waiting list was 70 at the end of quarter 3."), "{report}");
    desk.write(
        "report/data/observations.csv",
        "indicator,period,value\nnumber_calls_received,2024/25 YTD (provisional),501\nnumber_people_on_waiting_list,Q3 2024/25,70\n",
    );
    let report = desk.read("report/report.toml");
    desk.write("report/report.toml", report.split("[[source]]").next().unwrap_or_default());
    std::fs::remove_file(desk.at("report/data/card.csv")).expect("removed");
    let own = desk.run(&["build", "report", "--format", "text", "-o", "-"]).said;
    assert!(own.contains("501 in April to December 2024. It is provisional"), "a table of ours: {own}");
}

/// A published table of twelve authorities and England, of one time.
fn published(time: &str, identifier: &str) -> String {
    let mut text = String::from(
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,\
         la_name,calls_percent\r\n",
    );
    text.push_str(&format!("{time},{identifier},National,E92000001,England,,,,,,50\r\n"));
    for nth in 0..12 {
        let name = if nth == 0 { "Anyshire".to_owned() } else { format!("Authority {nth}") };
        text.push_str(&format!(
            "{time},{identifier},Local authority,E92000001,England,E12000009,South West,{},E100000{nth:02},{name},{}\r\n",
            870 + nth,
            40 + nth
        ));
    }
    text
}

#[test]
fn a_published_year_is_the_kind_of_year_that_its_identifier_says() {
    for (time, identifier, more, said) in [
        ("202425", "Academic year", &[][..], "calls was 40% in the 2024/25 academic year."),
        ("202425", "Financial year", &[], "calls was 40% in 2024/25."),
        ("2025", "Reporting year", &["--year-ends", "March"], "calls was 40% in 2024/25."),
        ("202425", "Autumn term", &[], "calls was 40% in the autumn term of the 2024/25 academic year."),
        (
            "2025",
            "Calendar year",
            &["--period-is", "December to February"],
            "calls was 40% in December 2024 to February 2025.",
        ),
    ] {
        let (_, _, report) = made(&published(time, identifier), more);
        assert!(report.contains(said), "{identifier}: {report}");
    }
    for (identifier, asks) in [("Reporting year", "--year-ends March"), ("Week 3", "does not know weeks")] {
        let (_, _, refused) = made(&published("2025", identifier), &[]);
        assert!(refused.contains("unreadable-period") && refused.contains(asks), "{refused}");
    }
}

/// Of lines that end with CRLF too.
#[test]
fn a_fault_in_a_published_table_names_its_line() {
    let (desk, _, _) = made(&published("202425", "Financial year"), &[]);
    desk.write("report/data/card.csv", &published("2025", "Week 3"));
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("data/card.csv:2:1"), "{told}");
}

/// What comes later of a measure that was not chosen is not the period of the report.
#[test]
fn the_period_is_of_the_measures_that_are_chosen() {
    let mut text = String::from("measure,area,area_code,period,value\n");
    for (measure, years) in [("Care cost", ["2023/24", "2024/25"]), ("Visits made", ["2024/25", "2025/26"])] {
        for year in years {
            (0..12).for_each(|nth| {
                text.push_str(&format!("{measure},Authority {nth},E100000{nth:02},{year},{}.5\n", 40 + nth))
            });
        }
    }
    let text = text.replace("Authority 0,", "Anyshire,");
    let (desk, _, _) = made(&text, &["--measure", "Care cost"]);
    assert!(desk.read("report/report.toml").contains("period = \"2024/25\"\n"), "{}", desk.read("report/report.toml"));
    let (desk, _, _) = made(&text, &[]);
    assert!(desk.read("report/report.toml").contains("period = \"2025/26\"\n"));
}
