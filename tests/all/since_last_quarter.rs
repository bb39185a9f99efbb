//! What next quarter's file has otherwise than the one before: a measure that is gone or has another name, another target.

use crate::desk::{Desk, Ended};
use crate::doubtful_files::made;

/// What is said when one file is taken in over the other, a quarter later.
fn taken_in(before: &str, after: &str) -> (Desk, Ended) {
    let (desk, run) = made(before, &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    desk.write("card.csv", after);
    desk.run(&["roll", "report", "quarter 3 2025/26"]);
    let run = desk.run(&["import", "card.csv", "--into", "report-2025-26-q3"]);
    assert_eq!(run.code, 0, "{}", run.said);
    (desk, run)
}

const WIDE: &str = "Measure,Target,Q1 2025/26,Q2 2025/26\nLeisure centre visits,,86905,93418\nCalls answered,90%,91%,92%\nBins missed,20,18,22\n";

#[test]
fn a_measure_with_the_figures_of_one_that_is_gone_is_not_added() {
    let (desk, run) = taken_in(
        WIDE,
        "Measure,Target,Q1 2025/26,Q2 2025/26,Q3 2025/26\nPeople at our pools,,86905,93418,81250\nCalls answered,92%,91%,92%,93%\n",
    );
    assert!(
        run.said.contains("\"People at our pools\" has the figures of `leisure_centre_visits`")
            && run.said.contains("called = [\"People at our pools\"]"),
        "{}",
        run.said
    );
    assert!(run.said.contains("no longer in the file: \"Bins missed\""), "{}", run.said);
    assert!(run.said.contains("\"Calls answered\" 92% (it was 90%)"), "{}", run.said);
    assert!(!desk.read("report-2025-26-q3/indicators.toml").contains("pools"));
    // As it says.
    let path = "report-2025-26-q3/indicators.toml";
    let catalogue = desk.read(path);
    let called = catalogue.replacen(
        "[leisure_centre_visits]\n",
        "[leisure_centre_visits]\ncalled = [\"People at our pools\"]\n",
        1,
    );
    assert!(called != catalogue && !catalogue.contains("called"), "{catalogue}");
    desk.write(path, called.as_str());
    let said = desk.run(&["build", "report-2025-26-q3", "--format", "text", "-o", "-"]);
    assert!(said.out.contains("81,250") || said.said.contains("bins_missed"), "{} {}", said.out, said.said);
}

#[test]
fn a_name_that_reads_alike_is_taken_in_and_told_where_the_old_rows_stay() {
    let long = |more: &str| {
        format!(
            "Measure,Period,Value,Target\nLeisure centre visits,Q1 2025/26,86905,\nLeisure centre visits,Q2 2025/26,93418,\n\
             Calls answered,Q1 2025/26,91%,90%\nCalls answered,Q2 2025/26,92%,90%\nBins missed,Q1 2025/26,18,20\nBins missed,Q2 2025/26,22,20\n{more}"
        )
    };
    let (_, run) =
        taken_in(&long(""), &long("Visits to leisure centres,Q3 2025/26,81250,\nCalls answered,Q3 2025/26,93%,92%\n"));
    assert!(
        run.said.contains(
            "\"Visits to leisure centres\" is taken in as a new measure, `visits_leisure_centres`, and \
                           `leisure_centre_visits` has no figure for quarter 3 2025/26"
        ) && run.said.contains("called = [\"Visits to leisure centres\"]"),
        "{}",
        run.said
    );
    assert!(
        run.said.contains("without a figure for quarter 3 2025/26, unlike in the file before: \"Bins missed\""),
        "{}",
        run.said
    );
    assert!(run.said.contains("\"Calls answered\" 92% (it was 90%)"), "{}", run.said);
}

#[test]
fn a_file_of_one_quarter_is_told_apart_from_that_of_the_quarter_before() {
    let file = |quarter: u32, rows: &str| {
        format!("Quarter {quarter} 2025/26 dashboard,,,,\n\nMeasure,Good is,Target,Actual,Previous quarter\n{rows}")
    };
    let (desk, run) = taken_in(
        &file(2, "Calls answered (%),High,90,91,88\nComplaints received,Low,50,40,44\nBins missed,Low,20,18,22\n"),
        &file(3, "Telephone calls answered (%),High,90,93,91\nComplaints received,Low,45,48,40\n"),
    );
    assert!(run.said.contains("\"Telephone calls answered (%)\" has the figures of `calls_answered`"), "{}", run.said);
    assert!(run.said.contains("no longer in the file: \"Bins missed\""), "{}", run.said);
    assert!(run.said.contains("\"Complaints received\" 45 (it was 50)"), "{}", run.said);
    let told = desk.run(&["check", "report-2025-26-q3"]).said;
    assert!(told.contains("no errors"), "{told}");
    // Nothing is said where nothing is otherwise.
    let same = "Calls answered (%),High,90,91,88\n";
    let (_, run) = taken_in(&file(2, same), &file(3, "Calls answered (%),High,90,93,91\n"));
    assert!(!run.said.contains("otherwise") && !run.said.contains("no longer"), "{}", run.said);
}
