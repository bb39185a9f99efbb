//! Which target, comparator and period a file of the council's own is read by: where it does not say, nothing is held against it.

use crate::desk::Desk;
use crate::doubtful_files::{made, made_on, text};

fn checked(desk: &Desk) -> String {
    desk.run(&["check", "report"]).said
}

const EACH: &str = "Measure,Good is,Q1 2025/26,Q2 2025/26,Target 2025/26\nMissed bins,Low,120,96,100\nComplaints received,Low,41,39,160\n\
                    Calls answered (%),High,81,86,85\n";

#[test]
fn a_target_of_a_year_that_each_quarter_is_as_large_as_is_asked_about() {
    let (desk, _) = made(EACH, &[]);
    let told = checked(&desk);
    assert!(
        told.contains("target-incomparable") && told.contains("the target 100 of `missed_bins` is of 2025/26"),
        "{told}"
    );
    assert!(!told.contains("`complaints_received`"), "160 is of the year: {told}");
    assert!(told.contains("no errors") && told.contains("is held against no figure until that is said"), "{told}");
    let bins = text(&desk).lines().find(|line| line.contains("missed bins")).expect("a paragraph").to_owned();
    assert!(bins.contains("was 96") && !bins.contains("target"), "{bins}");
    // Either answer is taken.
    let catalogue = desk.read("report/indicators.toml").replace("[missed_bins]\n", "[missed_bins]\ntarget = 100\n");
    desk.write("report/indicators.toml", &catalogue);
    let said = text(&desk);
    assert!(
        said.contains("missed bins was 96") && said.contains("meets the target of 100") && !said.contains("216"),
        "{said}"
    );
    for (heading, words) in
        [("Quarterly target 2025/26", "meets the target of 100"), ("Annual target 2025/26", "216 so far")]
    {
        let (desk, _) = made(&EACH.replace("Target 2025/26", heading).replace(",160", ",45"), &[]);
        let said = text(&desk);
        let bins = said.lines().find(|line| line.contains("missed bins")).expect("a paragraph");
        assert!(bins.contains(words), "{heading}: {bins}");
    }
}

#[test]
fn months_are_held_against_no_target_of_as_much_for_the_year() {
    let (desk, _) =
        made("Measure,Good is,Apr 2025,May 2025,Jun 2025,Target 2025/26\nMissed bins,Low,31,29,33,30\n", &[]);
    let told = checked(&desk);
    assert!(told.contains("the figure of each month") && told.contains("Monthly target 2025/26"), "{told}");
}

#[test]
fn one_of_several_targets_of_a_row_is_read() {
    let (desk, run) = made(
        "Measure,Good is,Period,Target,Actual,YTD Target,YTD Actual\nMissed bins,Low,Apr 2025,200,210,200,210\n\
         Missed bins,Low,May 2025,200,188,400,398\nMissed bins,Low,Jun 2025,200,243,600,641\n",
        &[],
    );
    assert!(run.out.contains("YTD Target: a target of the year to date"), "{}", run.out);
    let said = text(&desk);
    assert!(said.contains("misses the target of 200") && !said.contains("200,600"), "{said}");
    let report =
        desk.read("report/report.toml").replace("target = \"Target\"", "target = [\"Target\", \"YTD Target\"]");
    desk.write("report/report.toml", &report.replace("\"YTD Target\", \"YTD Actual\"]", "\"YTD Actual\"]"));
    assert!(checked(&desk).contains("names several columns, and a row is one figure"), "{}", checked(&desk));
}

#[test]
fn a_target_of_the_year_beside_each_month_is_of_that_year() {
    let card = "Measure,Good is,Period,Actual,Annual target\nMissed bins,Low,Q1 2024/25,40,200\nMissed bins,Low,Q1 2025/26,51,180\n\
                Missed bins,Low,Q2 2025/26,49,180\n";
    let (desk, _) = made(card, &[]);
    let said = text(&desk);
    assert!(!said.contains("meets the target of 180 ") && said.contains("100 so far"), "{said}");
}

#[test]
fn a_heading_of_targets_may_say_its_year_anywhere() {
    for heading in
        ["Annual target 2025/26", "Year-end target 2025/26", "2025/26 annual target", "\"Annual target\n2025/26\""]
    {
        let (desk, _) =
            made(&format!("Measure,Good is,Q1 2025/26,Q2 2025/26,{heading}\nCalls answered (%),High,81,86,85\n"), &[]);
        assert!(text(&desk).contains("meets the target of 85%"), "{heading}: {}", text(&desk));
    }
}

#[test]
fn several_targets_of_one_time_are_known_by_their_headings() {
    let card =
        "Measure,Good is,Q1 2025/26,Q2 2025/26,Minimum target,Stretch target\nCalls answered (%),High,81,86,80,90\n";
    let (desk, _) = made(card, &[]);
    let said = text(&desk);
    assert!(said.contains("the minimum target of 80%") && said.contains("the stretch target of 90%"), "{said}");
}

#[test]
fn a_period_to_come_is_not_reported() {
    let real = "Measure,Good is,Q1 2025/26,Q2 2025/26,Q3 2025/26,Q4 2025/26\nCalls answered (%),High,81,86,84,85\nMissed bins,Low,120,96,90,91\n";
    let (desk, run) = made_on("2025-11-18", "card.csv", real, &[]);
    assert!(desk.read("report/report.toml").contains("period = \"quarter 2 2025/26\"\n"));
    assert!(
        run.out.contains("it has figures for quarter 4 2025/26, which is not over on the day of the meeting"),
        "{}",
        run.out
    );
    let empty = real.replace("84,85", "0,0").replace("90,91", "0,0");
    let (desk, run) = made_on("2026-05-18", "card.csv", &empty, &[]);
    assert!(desk.read("report/report.toml").contains("period = \"quarter 2 2025/26\"\n"));
    assert!(run.out.contains("every figure of quarter 3 2025/26 and quarter 4 2025/26 is 0"), "{}", run.out);
}

#[test]
fn what_is_collected_through_a_year_is_no_better_for_being_later_in_it() {
    let card = "Measure,Good is,Q1 2025/26,Q2 2025/26,National average\nCouncil tax collected (%),High,29.1,56.1,96.8\n\
                \"Complaints per 10,000 residents\",Low,4.2,4.9,18.1\n";
    let (desk, run) = made(card, &[]);
    assert!(run.out.contains("council_tax_collected (cumulative)"), "{}", run.out);
    let said = text(&desk);
    assert!(said.contains("From April to September 2025") || said.contains("from April to September 2025"), "{said}");
    for words in ["27.0", "96.8%", "better than", "worse than", "18.1"] {
        assert!(!said.contains(words), "{words}: {said}");
    }
    assert!(checked(&desk).contains("Comparators that are not compared"), "{}", checked(&desk));
}

#[test]
fn a_comparator_of_about_the_same_size_is_compared_and_named_within_a_sentence() {
    let card =
        "Measure,Good is,Q1 2025/26,Q2 2025/26,National average\n\"Complaints per 10,000 residents\",Low,4.2,4.9,5.1\n";
    let (desk, _) = made(card, &[]);
    assert!(text(&desk).contains("the national average of 5.1"), "{}", text(&desk));
}
