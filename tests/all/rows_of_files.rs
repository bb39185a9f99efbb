//! Rows of an officer's file that are no figure of one measure and one period of their own: nothing is said of them that the file does
//! not say.

use rust_xlsxwriter::{Format, Workbook};

use crate::desk::Desk;
use crate::doubtful_files::{made, text};

/// A report folder of a workbook whose rows are written so, and what `new` says. A cell that begins with `>` is merged over the next
/// column too.
fn of_rows(rows: &[&[&str]]) -> (Desk, String) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*row) {
            match (text.strip_prefix('>'), text.parse::<f64>()) {
                (Some(over), _) => {
                    sheet.merge_range(line, column, line, column + 1, "", &Format::new()).expect("merged");
                    sheet.write(line, column, over.parse::<f64>().expect("a number")).expect("written");
                }
                (None, Ok(number)) => drop(sheet.write(line, column, number).expect("written")),
                (None, Err(_)) if !text.is_empty() => drop(sheet.write(line, column, *text).expect("written")),
                _ => {}
            }
        }
    }
    let desk = Desk::of(&[]);
    book.save(desk.at("card.xlsx")).expect("a workbook");
    let words = ["--area", "Anyshire", "--committee", "Scrutiny Committee", "--date", "2026-05-18"];
    let run = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &words].concat());
    assert_eq!(run.code, 0, "{}", run.said);
    (desk, run.said)
}

#[test]
fn a_figure_that_is_merged_over_two_quarters_is_of_neither() {
    let (desk, said) = of_rows(&[
        &["Measure", "Q1 2025/26", "Q2 2025/26", "Q3 2025/26", "Q4 2025/26"],
        &["Tree inspections", ">812", "", ">655", ""],
        &["Road inspections", "40", "41", ">95", ""],
        &["Missed bins", "120", "96", "88", "92"],
    ]);
    assert!(said.contains("Tree inspections: its figures are merged over several periods"), "{said}");
    let text = text(&desk);
    assert!(!text.contains("655") && !text.contains("was 95"), "{text}");
    let told = desk.run(&["check", "report"]).said;
    assert!(
        told.contains("`95` is merged over several periods: it is of none of them alone, and is not read"),
        "{told}"
    );
}

#[test]
fn a_second_table_is_not_read_under_the_headings_of_the_first() {
    let (desk, said) = of_rows(&[
        &["Measure", "Q1 2025/26", "Q2 2025/26"],
        &["Missed bins", "120", "96"],
        &["Fly-tips", "310", "290"],
        &[],
        &["Finance measures"],
        &["Measure", "Apr 2025", "May 2025"],
        &["Invoices paid late", "93", "97"],
    ]);
    assert!(said.contains("Invoices paid late: a second table"), "{said}");
    assert!(!text(&desk).contains("nvoices"), "{}", text(&desk));
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("another table begins here") && told.contains("header_row = 6"), "{told}");
}

#[test]
fn rows_that_say_something_of_the_row_above_are_no_measures() {
    let card = "Measure,Q1 2025/26,Q2 2025/26\nCalls answered (%),84,86\nTarget,85,85\nEngland average,80,81\nVariance,-1,1\n\
                Complaints,40,38\nof which upheld,22,21\n- by phone,12,14\n";
    let (desk, run) = made(card, &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.out.contains("Target: it says something of the measure above it"), "{}", run.said);
    let text = text(&desk);
    assert!(!text.contains("percentage of target") && !text.contains("ngland"), "{text}");
    assert!(text.contains("The number of complaints (upheld) was 21 in quarter 2."), "{text}");
    assert!(text.contains("The number of complaints (by phone) was 14 in quarter 2."), "{text}");
}

#[test]
fn a_capital_in_brackets_may_be_a_colour() {
    let (desk, _) = made("Measure,Q1 2025/26,Q2 2025/26\nMissed bins,98,120 (R)\nFly-tips,90,91 (r)\n", &[]);
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("`120 (R)` is read as 120") && told.contains("for a revised figure write 120 [r]"), "{told}");
    assert!(!text(&desk).contains("has been revised since it was last reported. It"), "{}", text(&desk));
    assert!(!told.contains("91 (r)"), "{told}");
}

#[test]
fn the_column_of_words_has_the_names_and_that_of_codes_the_codes() {
    let (desk, run) =
        made("PI,Indicator,Q1 2025/26,Q2 2025/26\nPI1,Invoices paid late,24,26\nPI2,Complaints upheld,7,9\n", &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(text(&desk).contains("The number of invoices paid late was 26 in quarter 2."), "{}", text(&desk));
}

#[test]
fn a_district_is_ranked_among_districts_alone() {
    let mut card = String::from("Measure,Area,Area type,Period,Actual\n");
    for (area, kind, figure) in [
        ("Abbey", "Ward", 44),
        ("Bridge", "Ward", 31),
        ("Castle", "Ward", 80),
        ("Docks", "Ward", 133),
        ("Anyshire", "District", 288),
        ("Wessex County", "County", 2_210),
    ] {
        card.push_str(&format!("Fly-tips reported,{area},{kind},Q2 2025/26,{figure}\n"));
    }
    let (desk, run) = made(&card, &[]);
    assert!(run.out.contains("only areas with the same \u{201c}Area type\u{201d}"), "{}", run.said);
    let text = text(&desk);
    assert!(
        text.contains("The number of fly-tips reported was 288 in quarter 2.") && !text.contains("places"),
        "{text}"
    );
    let (_, run) = made(&card.replace("Area type", "Kind"), &[]);
    assert!(run.out.contains("are taken for councils of one type"), "{}", run.said);
}

#[test]
fn the_column_with_the_name_of_the_area_has_the_figures() {
    let card = "Measure,Quarter,Abbey,Bridge,Anyshire,England\nClaimants (%),Q1 2025/26,5.1,3.2,4.1,3.8\n\
                Claimants (%),Q2 2025/26,5.2,3.3,4.3,3.9\n";
    let (desk, run) = made(card, &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    let text = text(&desk);
    assert!(
        text.contains("The percentage of claimants was 4.3% in quarter 2.") && text.contains("England (3.9%)"),
        "{text}"
    );
}

#[test]
fn a_year_to_date_runs_no_further_than_the_figures_of_its_measure() {
    let rows = |october: &str| {
        format!(
            "Measure,Period,Actual\nRequests answered (%),August 2025,88.4\nRequests answered (%),September 2025,93.7\n\
             Requests answered (%),October 2025,{october}\nRequests answered (%),YTD 2025/26,91.1\nFly-tips,September 2025,90\n\
             Fly-tips,October 2025,98\n"
        )
    };
    let (desk, _) = made(&rows("n/a"), &[]);
    assert!(!text(&desk).contains("to October 2025 it was"), "{}", text(&desk));
}

#[test]
fn a_years_figure_that_ends_after_the_report_is_told() {
    let card = "Measure,Frequency,Period,Actual\nResidents satisfied (%),Annual,2023,58\nResidents satisfied (%),Annual,2025,55\n\
                Missed bins,Quarterly,Q1 2025/26,98\nMissed bins,Quarterly,Q2 2025/26,90\nFly-tips,Quarterly,Q1 2025/26,8\n\
                Fly-tips,Quarterly,Q2 2025/26,9\n";
    let (desk, _) = made(card, &[]);
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("for 2025 is not in the report: that year ends after quarter 2 2025/26"), "{told}");
    // The one before it is not the latest, and nobody is asked for a newer one.
    assert!(!told.contains("the latest figure of"), "{told}");
    let text = text(&desk);
    assert!(text.contains("58% in 2023") && !text.contains("latest available"), "{text}");
    assert!(!text.contains("2023 (latest)"), "{text}");
}

/// What is said of the areas of a table is said of a title too: it has no article.
#[test]
fn a_title_begins_with_its_period_without_an_article() {
    let card = "Measure,2022/23 academic year,2023/24 academic year\nPupils excluded,40,44\nSuspensions,410,405\n";
    let (desk, _) = made(card, &[]);
    let text = text(&desk);
    assert!(text.contains("\n2023/24 academic year performance report\n"), "{text}");
    assert!(!text.contains("The 2023/24 academic year performance") && !text.contains(", The 2023/24"), "{text}");
    let rolled = desk.run(&["roll", "report", "2024/25 academic year"]);
    assert!(!rolled.out.contains("the-2024"), "{}", rolled.said);
}

/// A column of differences is no target, and dust is no figure.
#[test]
fn differences_to_the_target_and_the_dust_of_a_calculation_are_not_read() {
    let card = "Measure,Target,Difference to target,% of target,Q1 2025/26,Q2 2025/26\n\
                Calls answered (%),85,1.299999999999997,101.5,84.100000000000009,86.299999999999997\n";
    let (desk, run) = made(card, &[]);
    assert!(run.out.contains("Difference to target: how the figure stands to the target"), "{}", run.said);
    let text = text(&desk);
    assert!(
        text.contains("was 86.3% in quarter 2") && text.contains("1.3 percentage points above the target of 85%"),
        "{text}"
    );
}
