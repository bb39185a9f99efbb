//! Columns of several kinds of period in one file: a month beside a quarter, a year to date beside either, a whole year.

use crate::doubtful_files::{made, made_on, text};

/// A file with these two columns of figures.
fn card(one: &str, other: &str) -> String {
    format!("Measure,Good is,{one},{other}\nCalls answered (%),High,91%,92%\nComplaints received,Low,30,83\n")
}

#[test]
fn a_month_that_ends_a_quarter_beside_a_quarter_is_of_that_quarter() {
    for (one, other, report) in [
        ("Mar 2024", "Q2 2024/25", "quarter 2 2024/25"),
        ("Q1 2023/24", "Dec-24", "quarter 3 2024/25"),
        ("Sep 2024", "Q3 2024/25", "quarter 3 2024/25"),
    ] {
        let (desk, run) = made_on("2025-06-10", "card.csv", &card(one, other), &[]);
        assert_eq!(run.code, 0, "{}", run.said);
        let plan = desk.read("report/report.toml");
        assert!(plan.contains(&format!("\nperiod = \"{report}\"")), "{one}, {other}: {plan}");
        assert!(!desk.read("report/indicators.toml").contains("monthly"), "{one}, {other}");
        assert!(text(&desk).contains("calls answered was 92% in quarter"), "{}", text(&desk));
    }
    // Months alone are months, and one that ends no quarter is of none.
    for months in ["Jan 2024,Mar 2024", "Aug 2024,Sep 2024"] {
        let (one, other) = months.split_once(',').expect("two");
        let (desk, _) = made_on("2025-06-10", "card.csv", &card(one, other), &[]);
        assert!(desk.read("report/indicators.toml").contains("monthly"), "{months}");
    }
}

#[test]
fn the_report_is_on_the_latest_time_that_most_have_a_figure_of_and_says_so() {
    for (one, other, report, said) in [
        ("Q2 2024/25", "Q3 YTD 2024/25", "quarter 3 2024/25", "April to December 2024"),
        ("Q2 2024/25", "12 months to Dec-24", "the year ending December 2024", "the year ending December 2024"),
        ("Q2 2024/25", "Autumn term 2024/25", "the autumn term of the 2024/25 academic year", "the autumn term"),
        ("Q1 2023/24", "2023/24", "2023/24", "2023/24"),
    ] {
        let (desk, run) = made_on("2025-06-10", "card.csv", &card(one, other), &[]);
        assert_eq!(run.code, 0, "{}", run.said);
        let plan = desk.read("report/report.toml");
        let named = report.trim_start_matches("the ");
        assert!(plan.contains(&format!("\nperiod = \"{named}\"")), "{one}, {other}: {plan}");
        let earlier = if one.starts_with("Q1") { "quarter 1 2023/24" } else { "quarter 2 2024/25" };
        assert!(run.said.contains(&format!("the report is on {report}")), "{}", run.said);
        assert!(run.said.contains(&format!("period = \"{earlier}\" in report.toml")), "{}", run.said);
        let text = text(&desk);
        assert!(text.contains("calls answered was 92%") && text.contains(said), "{text}");
    }
    // One of three has a later figure: the others would be late.
    let card = "Measure,Good is,Q2 2024/25,2024/25\nCalls answered (%),High,91%,\nBins missed,Low,30,\nRecycled (%),High,44%,45%\n";
    let (desk, run) = made_on("2025-06-10", "card.csv", card, &[]);
    assert!(desk.read("report/report.toml").contains("\nperiod = \"quarter 2 2024/25\""));
    assert!(
        run.said.contains("one of the three measures") && run.said.contains("period = \"2024/25\""),
        "{}",
        run.said
    );
    // Quarters alone say nothing of it.
    let (_, run) = made_on("2025-06-10", "card.csv", "Measure,Q1 2024/25,Q2 2024/25\nBins missed,30,28\n", &[]);
    assert!(!run.said.contains("the report is on"), "{}", run.said);
}

#[test]
fn two_columns_of_one_time_are_named_with_what_to_write() {
    let (desk, run) = made(
        "Measure,2024/25 YTD,Q3 2024/25\nStaff in post,120,118\nHouseholds on the waiting list,431,430\nVacant homes,9,9\n",
        &["--period", "quarter 3 2024/25"],
    );
    assert_eq!(run.code, 0, "{}", run.said);
    let told = desk.run(&["check", "report"]).said;
    assert!(
        told.contains("\u{201c}2024/25 YTD\u{201d} and \u{201c}Q3 2024/25\u{201d} are both of quarter 3 2024/25")
            && told.contains("say 120 and 118; so is it in one more row")
            && told.contains("leave_out = [\"2024/25 YTD\"]"),
        "{told}"
    );
    assert!(told.contains("1 error,"), "{told}");
    let path = "report/report.toml";
    let plan = desk
        .read(path)
        .replace("indicator = \"Measure\"\n", "indicator = \"Measure\"\nleave_out = [\"2024/25 YTD\"]\n");
    desk.write(path, plan.as_str());
    assert!(text(&desk).contains("staff in post was 118 at the end of quarter 3"), "{}", text(&desk));
}

#[test]
fn a_name_of_two_parts_has_the_second_in_brackets() {
    let (desk, run) = made(
        "Measure,Unit,Good is,Q1 2026/27,Q2 2026/27\nPlanning - major applications in time,%,High,70,80\n\
         Housing benefit \u{2013} Days to process new claims,Days,Low,21,22\nAged 16 - 24 out of work,%,Low,5.1,5.2\n",
        &["--period", "quarter 2 2026/27"],
    );
    assert_eq!(run.code, 0, "{}", run.said);
    let said = text(&desk);
    assert!(said.contains("The percentage of planning (major applications in time) was 80%"), "{said}");
    assert!(said.contains("The time to process new claims (housing benefit) was 22 days"), "{said}");
    assert!(said.contains("aged 16 - 24 out of work") && !desk.run(&["check", "report"]).said.contains("name-reads"));
}

/// What is as large as its target in the first quarter already is of each quarter, and so is the target: it is no sum of a year.
#[test]
fn a_count_that_doubles_beside_a_target_of_each_quarter_is_judged() {
    let card = "Measure,Good is,Q1 2025/26,Q2 2025/26,Target\nBins missed,Low,20,41,25\nRough sleepers,Low,7,15,8\n";
    let (desk, run) = made(card, &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    let said = text(&desk);
    for words in ["21 more (worse) than quarter 1 (20)", "misses the target of 25", "than quarter 1 (7)"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

/// What costs a report its comparison is asked when the file is taken in, with a target and without one, and of no average.
#[test]
fn what_may_count_since_april_is_asked_when_the_file_is_taken_in() {
    let card = "Measure,Good is,Q1 2025/26,Q2 2025/26,Target\nPotholes reported,Low,200,410,5000\nRough sleepers,Low,7,15,\n\
                Cost per placement (\u{a3}),Low,500,1020,\nAverage wait (days),Low,10,20,\n";
    let (desk, run) = made(card, &[]);
    let asks = |name: &str| run.out.contains(&format!("{name}: its figures may count since April"));
    assert!(asks("Potholes reported") && asks("Rough sleepers"), "{}", run.said);
    assert!(!asks("Cost per placement (\u{a3})") && !asks("Average wait (days)"), "{}", run.said);
    assert!(run.out.contains("write measure = \"cumulative\""), "{}", run.said);
    let told = desk.run(&["check", "report"]).said;
    assert_eq!(told.matches("warning[cumulative-likely]").count(), 2, "{told}");
    let said = text(&desk);
    assert!(
        said.contains("The number of potholes reported was 410 in quarter 2.") && said.contains("\u{a3}520 more"),
        "{said}"
    );
}

/// October stands beside quarters 1 and 2: of the quarter that it begins nothing is known yet.
#[test]
fn a_month_that_ends_no_quarter_is_not_read_of_a_row_of_quarters() {
    let card = "Measure,Q1 2025/26,Q2 2025/26,Oct-25,Good\nCalls answered (%),91,92,93,High\nComplaints,18,25,9,Low\n";
    let (desk, run) = made(card, &[]);
    assert!(run.out.contains("\u{201c}Oct-25\u{201d}: not read of a row that has the quarters"), "{}", run.said);
    assert!(desk.read("report/report.toml").contains("period = \"quarter 2 2025/26\""), "{}", run.said);
    assert!(text(&desk).contains("was 92% in quarter 2"), "{}", text(&desk));
    // Months among the quarters that they add up to are read, and so is a row of months.
    let card = "Measure,Apr-25,May-25,Jun-25,Q1 2025/26,Jul-25,Aug-25\nCalls answered (%),91,92,93,92,94,95\n";
    let (desk, run) = made(card, &[]);
    assert!(desk.read("report/report.toml").contains("period = \"August 2025\""), "{}", run.said);
    assert!(text(&desk).contains("was 95% in August"), "{}", text(&desk));
}
