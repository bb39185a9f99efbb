//! Headings of figures that name no period of their own: beside the title's, behind the council's name, in words nobody foresaw.

use crate::doubtful_files::{made, text};

const QUARTER: &str = "Quarter 2 2025/26 dashboard,,,,\n\nMeasure,Good is,Target,Actual,Last quarter,Same qtr last year\n\
                       Missed bins,Low,100,96,120,131\nCalls answered,High,85%,86%,81%,79%\n";

#[test]
fn the_figures_of_one_quarter_are_of_the_period_in_the_title() {
    let (desk, run) = made(QUARTER, &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("\u{201c}Last quarter\u{201d} is quarter 1 2025/26"), "{}", run.said);
    let said = text(&desk);
    assert!(said.contains("calls answered was 86% in quarter 2"), "{said}");
    assert!(said.contains("quarter 1 (81%)") && said.contains("79 [x] [x] 81 86"), "{said}");
    // Next quarter's file in its place is read by its own title.
    desk.write("card.csv", QUARTER.replace("Quarter 2", "Quarter 3").replace("86%,81%,79%", "88%,86%,80%").as_str());
    desk.run(&["roll", "report", "quarter 3 2025/26"]);
    let run = desk.run(&["import", "card.csv", "--into", "report-2025-26-q3"]);
    assert_eq!(run.code, 0, "{}", run.said);
    let said = desk.run(&["build", "report-2025-26-q3", "--format", "text", "-o", "-"]).out;
    assert!(said.contains("calls answered was 88% in quarter 3") && said.contains("quarter 2 (86%)"), "{said}");
    // Without the title nobody knows of which quarter the figures are.
    let run = desk.run(&["new", "other", "--from", "card.csv"]);
    assert_eq!(run.code, 0, "{}", run.said);
    desk.write("other/data/card.csv", QUARTER.replace("Quarter 2 2025/26 dashboard", "Our dashboard").as_str());
    let told = desk.run(&["check", "other"]).said;
    assert!(told.contains("the sheet does not say of which period \u{201c}Actual\u{201d} is"), "{told}");
}

/// One quarter a file, each with the quarter before beside it: the file of a quarter says its figures, and the next one gives way to it.
#[test]
fn the_figure_of_a_period_is_that_of_its_own_file() {
    let file = |quarter: u32, [bins, before]: [&str; 2]| {
        format!(
            "Quarter {quarter} 2025/26 dashboard,,,,\n\nMeasure,Good is,Target,Actual,Previous quarter\n\
                 Missed bins,Low,100,{bins},{before}\nCalls answered,High,85%,86%,81%\n"
        )
    };
    let (desk, run) = made(&file(2, ["96", "120"]), &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    desk.run(&["roll", "report", "quarter 3 2025/26"]);
    // Under the same name and under another one, in one command each.
    desk.write("card.csv", &file(3, ["90", "97"]).replace("86%,81%", "88%,86%"));
    let run = desk.run(&["import", "card.csv", "--into", "report-2025-26-q3"]);
    assert!(run.code == 0 && run.said.contains("beside that as `data/card quarter 3 2025-26.csv`"), "{}", run.said);
    assert!(!run.said.contains("gone"), "{}", run.said);
    let run = desk.run(&["import", "card.csv", "--into", "report-2025-26-q3"]);
    assert!(run.said.contains("Nothing is new"), "{}", run.said);
    let told = desk.run(&["check", "report-2025-26-q3"]).said;
    assert!(told.contains("no errors") && told.contains("another figure of quarter 2 2025/26"), "{told}");
    assert!(
        told.contains("`missed_bins` is 97 there, and 96 is used") && !told.contains("`calls_answered` is"),
        "{told}"
    );
    assert!(told.contains("write 97 at data/card.csv"), "{told}");
    let said = desk.run(&["build", "report-2025-26-q3", "--format", "text", "-o", "-"]).out;
    assert!(said.contains("fewer than quarter 2 (96)") && said.contains("120 96 90"), "{said}");
    // What was not known in time is what the next file says.
    let path = "report-2025-26-q3/data/card.csv";
    desk.write(path, &file(2, ["[x]", "120"]));
    let said = desk.run(&["build", "report-2025-26-q3", "--format", "text", "-o", "-"]).out;
    assert!(said.contains("fewer than quarter 2 (97)"), "{said}");
}

/// What others have beside a row without a new figure is of no period that is known: it is not set beside the quarter before.
#[test]
fn a_comparator_beside_no_new_figure_is_of_no_earlier_one() {
    let file = |quarter: u32, rows: &str| {
        format!("Quarter {quarter} 2025/26 dashboard,,,,\n\nMeasure,Good is,Actual,Previous quarter,England\n{rows}")
    };
    let (desk, run) = made(&file(2, "Homes empty (%),Low,4.0,4.1,4.5\nCalls answered (%),High,86,81,80\n"), &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    desk.run(&["roll", "report", "quarter 3 2025/26"]);
    desk.write("card.csv", &file(3, "Homes empty (%),Low,[x],4.0,4.6\nCalls answered (%),High,88,86,80\n"));
    let run = desk.run(&["import", "card.csv", "--into", "report-2025-26-q3"]);
    assert_eq!(run.code, 0, "{}", run.said);
    let told = desk.run(&["check", "report-2025-26-q3"]).said;
    assert!(told.contains("no errors"), "{told}");
}

#[test]
fn one_column_of_figures_is_of_the_title_and_a_year_or_a_day_there_is_no_period() {
    let (desk, run) = made("Scorecard for Q2 2025/26,,\n\nMeasure,Target,Actual\nMissed bins,100,96\n", &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("the figures are of quarter 2 2025/26"), "{}", run.said);
    assert!(text(&desk).contains("missed bins was 96 in quarter 2"), "{}", text(&desk));
    for title in ["Corporate plan 2025/26", "Cabinet on 12 November 2025", "Targets for Q3 2025/26"] {
        let (_, run) = made(&format!("{title},,\n\nMeasure,Target,Actual\nMissed bins,100,96\n"), &[]);
        assert!(
            run.code != 0 && run.said.contains("\u{201c}Actual\u{201d} does not say of which period"),
            "{}",
            run.said
        );
    }
}

#[test]
fn figures_stand_under_the_name_of_the_council() {
    let (desk, run) = made(
        "Measure,Good is,Anyshire Q1 2025/26,England Q1 2025/26,Anyshire Q2 2025/26,England Q2 2025/26,Rank 2024/25,Quartile 2024/25\n\
         Calls answered,High,81%,80%,86%,82%,12th of 16,3rd\n",
        &[],
    );
    assert_eq!(run.code, 0, "{}", run.said);
    let said = text(&desk);
    assert!(
        said.contains("86% in quarter 2") && said.contains("quarter 1 (81%)") && said.contains("England (82%)"),
        "{said}"
    );
}

#[test]
fn a_bare_year_beside_school_years_is_a_school_year() {
    let (desk, run) = made(
        "Measure,Good is,Academic year 2022/23,Academic year 2023/24,Academic year 2024/25,National 2024/25,Target 2024/25\n\
         Absence,Low,8.1%,7.4%,7.0%,7.1%,6.5%\n",
        &["--period", "the 2024/25 academic year"],
    );
    assert_eq!(run.code, 0, "{}", run.said);
    let said = text(&desk);
    assert!(said.contains("misses the target of 6.5%") && said.contains("7.1%"), "{said}");
}

#[test]
fn the_one_column_of_periods_is_that_whatever_it_is_called() {
    let (desk, run) = made("Measure,Data timeframe,Actual\nFly-tips,Q1 2025/26,90\nFly-tips,Q2 2025/26,80\n", &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(text(&desk).contains("fly-tips was 80 in quarter 2"), "{}", text(&desk));
}

#[test]
fn a_measure_under_a_new_name_or_gone_is_told() {
    let (desk, run) = made("Ref,Measure,Q1 2025/26\nC1,Complaints late,14\nC2,Fly-tips,90\nC3,Missed bins,40\n", &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    desk.write("card.csv", "Ref,Measure,Q1 2025/26,Q2 2025/26\nC1,Complaints answered late,14,9\nC2,Fly-tips,90,80\n");
    desk.run(&["roll", "report", "quarter 2 2025/26"]);
    let run = desk.run(&["import", "card.csv", "--into", "report-2025-26-q2"]);
    assert!(run.said.contains("has the code C1 of `complaints_late`, which is no longer in the file"), "{}", run.said);
    assert!(run.said.contains("no longer in the file: \"Missed bins\""), "{}", run.said);
    let catalogue = std::fs::read_to_string(desk.at("report-2025-26-q2/indicators.toml")).expect("a catalogue");
    assert!(!catalogue.contains("answered late"), "{catalogue}");
}

#[test]
fn words_for_no_target_are_none_and_a_range_is_stated() {
    let (desk, run) = made(
        "Measure,Good is,Target,Q1 2025/26,Q2 2025/26\nVoid days,Low,25-28 days,27,26\nFly-tips,Low,Monitor only,90,80\n\
         Calls answered,High,98.5% +/-0.5,98%,99%\nMissed bins,Low,10% reduction on 2024/25,40,38\n\
         Sickness days lost per FTE,Low,No target set,2.1,2.3\n",
        &[],
    );
    assert_eq!(run.code, 0, "{}", run.said);
    let said = text(&desk);
    assert!(!said.contains("Monitor only") && !said.contains("No target set"), "{said}");
    assert!(said.contains("days lost per FTE was 2.3 days"), "{said}");
    let told = desk.run(&["check", "report"]);
    assert!(
        told.said.contains("good = { between = [85, 90] }") && !told.said.contains("prose-points"),
        "{}",
        told.said
    );
    assert!(told.said.contains("no errors"), "{}", told.said);
}

#[test]
fn ages_are_higher_and_rates_of_the_young_are_rates() {
    let (desk, run) = made(
        "Measure,Unit,Good is,2023/24,2024/25\nLife expectancy at birth (male),Years,High,79.0,79.6\n\
         Under 18 conception rate,per 1000,Low,14.1,13.2\n",
        &["--period", "2024/25"],
    );
    assert_eq!(run.code, 0, "{}", run.said);
    let said = text(&desk);
    assert!(
        said.contains("Life expectancy at birth (male) was 79.6 years") && said.contains("0.6 years higher"),
        "{said}"
    );
    assert!(said.contains("The under 18 conception rate was 13.2"), "{said}");
}

#[test]
fn digits_and_what_they_are_of_are_one_period() {
    let table =
        |kind: &str| format!("Measure,Good is,Time period,Time identifier,Value\nAbsence,Low,202425,{kind},7.0%\n");
    let (desk, run) = made(&table("Academic year"), &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(text(&desk).contains("was 7.0% in the 2024/25 academic year"), "{}", text(&desk));
    let (_, run) = made(&table("Reporting year"), &["--period", "2024/25"]);
    assert!(run.said.contains("does not understand the period \u{201c}202425 Reporting year\u{201d}"), "{}", run.said);
}

/// A heading that is a period only where `_` parts it is one alone and beside others, and behind the council's name.
#[test]
fn an_underscore_parts_a_period_too() {
    for headings in
        ["Q3_2024_25", "Q2 2024/25,Q3_2024_25", "Q2_2024_25,Q3_2024_25", "Anyshire Q2_24_25,Anyshire Q3_24_25"]
    {
        let figures = if headings.contains(',') { "81%,86%" } else { "86%" };
        let (desk, run) = made(&format!("Measure,{headings}\nCalls answered,{figures}\n"), &[]);
        assert_eq!(run.code, 0, "{headings}: {}", run.said);
        assert!(text(&desk).contains("calls answered was 86% in quarter 3"), "{headings}: {}", text(&desk));
    }
}

#[test]
fn a_heading_that_is_almost_a_period_is_told_with_how_to_write_it() {
    for (heading, help) in [
        ("w/e 28/09/2025", "the program does not know weeks"),
        ("Week 38", "the program does not know weeks"),
        ("FY2025", "write both halves of the year: `2025/26` or `2024/25`"),
        ("Autumn 2025", "write `autumn term 2025/26` if it is the term of a school year, or its months"),
        ("Q3 2025", "give the financial year of the quarter"),
    ] {
        let (_, run) = made(&format!("Measure,{heading}\nCalls answered,86%\n"), &[]);
        let named = format!("of its headings \u{201c}{heading}\u{201d} is not a period");
        assert!(run.code != 0 && run.said.contains(&named) && run.said.contains(help), "{}", run.said);
        let (desk, run) = made(&format!("Measure,Q2 2025/26,{heading}\nCalls answered,81%,86%\n"), &[]);
        let named = format!("\u{201c}{heading}\u{201d} is not a period that the program knows, and not read: {help}");
        assert!(run.code == 0 && run.said.contains(&named), "{}", run.said);
        assert!(text(&desk).contains("calls answered was 81% in quarter 2"), "{}", text(&desk));
    }
    let (_, run) = made("Measure,Q2 2025/26,Week 1,Week 2\nCalls answered,81%,86%,87%\n", &[]);
    assert_eq!(run.said.matches("the program does not know weeks").count(), 1, "{}", run.said);
}

#[test]
fn a_year_to_date_alone_runs_to_the_period_of_the_title_or_that_is_asked_for() {
    let (desk, run) = made("Quarter 3 2024/25 dashboard,\n\nMeasure,2024/25 YTD\nCalls received,840\n", &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(text(&desk).contains("calls received was 840 in April to December 2024"), "{}", text(&desk));
    let alone = "Measure,2024/25 YTD\nCalls received,840\n";
    let (_, run) = made(alone, &[]);
    assert!(run.said.contains("--period \"Q3 2024/25\""), "{}", run.said);
    let (desk, run) = made(alone, &["--period", "Q3 2024/25"]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(text(&desk).contains("calls received was 840 in April to December 2024"), "{}", text(&desk));
}

#[test]
fn a_range_as_a_target_is_told_with_what_to_write() {
    let (desk, run) = made("Measure,Target,Q1 2025/26,Q2 2025/26\nCalls answered,90-95%,84%,92%\n", &[]);
    assert!(run.said.contains("no figure is held against its target of 90-95%"), "{}", run.said);
    let catalogue = desk.read("report/indicators.toml");
    assert!(catalogue.contains("good = \"none\"") && catalogue.contains("{ between = [90, 95] }"), "{catalogue}");
    assert!(text(&desk).contains("is in words and is not judged"), "{}", text(&desk));
    let (_, run) = made("Measure,Good is,Target,Q1 2025/26\nCalls answered,High,90-95%,84%\n", &[]);
    assert!(run.said.contains("no figure is held against its target of 90-95%"), "{}", run.said);
}
