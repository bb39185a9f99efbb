//! Files as councils keep them, that a verification of the import found to come out wrong. Every figure is made up.

use rust_xlsxwriter::Workbook;

use crate::desk::Desk;
use crate::doubtful_files::{made, text};

#[test]
fn percentages_that_cannot_be_are_told_however_many_are_wrong() {
    for (figures, told, code) in [
        ("812,834,841,829", "error", "impossible-percentage"),
        ("81200,83400,84100,82900", "error", "impossible-percentage"),
        ("-81.2,-83.4,-84.1,-82.9", "warning", "impossible-percentage"),
        ("81.2,83.4,-84.1,-82.9", "warning", "impossible-percentage"),
        ("0.81,0.83,84%,85%", "error", "fraction-likely"),
        ("90.1%,91.2%,0.923,0.931", "error", "fraction-likely"),
        (",,91.2,0.923", "error", "fraction-likely"),
        ("104.2,112.9,131.0,124.8", "warning", "impossible-percentage"),
        ("-3.1,2.4,-1.9,-6.2", "", "impossible-percentage"),
        ("-3.1,-2.4,-1.9,-6.2", "", "impossible-percentage"),
        (",,91.2,0.5", "", "fraction-likely"),
    ] {
        let (desk, _) =
            made(&format!("Measure,Q4 2024/25,Q1 2025/26,Q2 2025/26,Q3 2025/26\n% of calls answered,{figures}\n"), &[]);
        let said = desk.run(&["check", "report"]).said;
        let found = said.lines().any(|line| line.starts_with(told) && line.contains(code));
        assert_eq!(found && said.contains(code), !told.is_empty(), "{figures}: {said}");
    }
}

#[test]
fn what_happens_to_a_stock_is_not_said_of_a_day() {
    let (desk, _) = made(
        "Measure,Good is,Q1 2025/26,Q2 2025/26\nEvictions for rent arrears,Low,47,52\nPeople removed from the waiting list,High,21,19\n\
         People on the waiting list,Low,930,915\n",
        &[],
    );
    let said = text(&desk);
    assert_eq!(said.matches("at the end of quarter 2").count(), 1, "{said}");
    assert!(said.contains("The number of people on the waiting list was 915 at the end of quarter 2"), "{said}");
}

#[test]
fn whole_numbers_that_are_no_numbers_of_anything_are_not_tested_as_counts() {
    let (desk, _) = made(
        "Measure,Good is,Q1 2025/26,Q2 2025/26\nLife expectancy at birth,High,79,70\nResident satisfaction score,High,71,62\n\
         Net promoter score,High,4,-12\n",
        &[],
    );
    let said = text(&desk);
    assert!(!said.contains("fewer") && !said.contains("no clear change"), "{said}");
    assert!(said.contains("-12") || said.contains("\u{2212}12"), "{said}");
}

#[test]
fn the_second_half_of_a_year_is_reported_and_held_against_the_one_before() {
    let (desk, _) =
        made("Measure,H1 2023/24,H2 2023/24,H1 2024/25,H2 2024/25\nNumber of calls received,500,510,520,600\n", &[]);
    let said = text(&desk);
    assert!(said.contains("October 2024 to March 2025 performance report"), "{said}");
    assert!(said.contains("than October 2023 to March 2024 (510)"), "{said}");
}

#[test]
fn a_sign_behind_a_period_is_the_unit_of_what_stands_under_it() {
    let (desk, said) = made(
        "Measure,Q2 2024/25 Num,Q2 2024/25 Den,Q2 2024/25 %,Q3 2024/25 Num,Q3 2024/25 Den,Q3 2024/25 %\n\
         Calls answered in time,410,500,82,430,500,86\n",
        &[],
    );
    assert!(text(&desk).contains("The percentage of calls answered in time was 86%"), "{}", said.out);
}

#[test]
fn an_average_of_nobody_is_left_out_and_told() {
    let (desk, run) =
        made("Measure,Q4 2024/25,Q1 2025/26,Q2 2025/26,Average\nNumber of complaints received,84,92,80,85.3\n", &[]);
    assert!(run.out.contains("does not say of whom"), "{}", run.out);
    assert!(!text(&desk).contains("Average"));
}

#[test]
fn a_quotient_of_many_digits_is_printed_as_its_others_are() {
    let (desk, _) = made(
        "Measure,Q1 2025/26,Q2 2025/26\nCalls answered in time (%),90.5,91.5555555555556\nDays to let a home,22,23.333333333333332\n",
        &[],
    );
    let said = text(&desk);
    assert!(said.contains("91.6%") && said.contains("23.3 days"), "{said}");
}

#[test]
fn where_nothing_got_worse_it_is_said_how_many_could_not_be_judged() {
    let services = ["Bins", "Homes", "Roads", "Parks", "Calls", "Claims", "Trees", "Lamps"];
    let rows = services.map(|service| format!("{service} inspected in time (%),High,61.2,60.1\n")).concat();
    let card = format!("Measure,Good is,Q1 2025/26,Q2 2025/26\nFly-tips reported,Low,240,120\n{rows}");
    let (desk, _) = made(&card, &[]);
    let said = text(&desk);
    assert!(said.contains("Of nine measures, one has improved and eight could not be judged."), "{said}");
}

/// Two rows of headings, the upper one with the years: what stands in it alone is a heading too.
#[test]
fn a_heading_of_the_upper_row_alone_is_one() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let above = ["Measure", "2024/25", "", "2025/26", "", "", "Target 2025/26", "Good is"];
    let below = ["", "Q3", "Q4", "Q1", "Q2", "Q3", "", ""];
    for (row, texts) in (0..).zip([above, below]) {
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write(row, column, text).expect("written");
        }
    }
    sheet.write(2, 0, "Rent collected (%)").expect("written");
    for (column, figure) in (1..).zip([97.1, 96.8, 97.4, 97.0, 96.6, 98.0]) {
        sheet.write(2, column, figure).expect("written");
    }
    sheet.write(2, 7, "High").expect("written");
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &book.save_to_buffer().expect("a workbook"));
    let words = ["--area", "Anyshire", "--committee", "Scrutiny Committee", "--date", "2026-02-18"];
    let run = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &words].concat());
    assert_eq!(run.code, 0, "{}", run.said);
    let said = text(&desk);
    assert!(
        said.contains("was 96.6% in quarter 3. It misses the target of 98.0%")
            && desk.read("report/indicators.toml").contains("good = \"high\""),
        "{said}"
    );
}

#[test]
fn a_sheet_of_a_year_says_of_which_year_its_quarters_are() {
    let mut book = Workbook::new();
    for (name, figures) in [("2023-24", [80.0, 81.0, 82.0, 83.0]), ("2024-25", [84.0, 85.0, 86.0, 87.0])] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (column, text) in (0..).zip(["Measure", "Q1", "Q2", "Q3", "Q4"]) {
            sheet.write(0, column, text).expect("written");
        }
        sheet.write(1, 0, "Calls answered (%)").expect("written");
        for (column, figure) in (1..).zip(figures) {
            sheet.write(1, column, figure).expect("written");
        }
    }
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &book.save_to_buffer().expect("a workbook"));
    let words = ["--area", "Anyshire", "--committee", "Scrutiny Committee", "--date", "2025-06-18"];
    let run = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &words].concat());
    assert_eq!(run.code, 0, "{}", run.said);
    let said = text(&desk);
    assert!(said.contains("was 87% in quarter 4") && said.contains("from 80% in quarter 1 2023/24"), "{said}");
}

#[test]
fn a_year_and_a_quarter_in_two_columns_are_one_period_whatever_they_are_called() {
    for (year, part) in [("FY", "Qtr"), ("Fin Year", "Quarter"), ("Fiscal Year", "Qtr"), ("Financial Yr", "Quarter")] {
        let rows = |year: &str, from: u32| {
            (1..=4).map(|nth| format!("Calls answered (%),{year},Q{nth},{}\n", from + nth)).collect::<String>()
        };
        let card = format!("KPI,{year},{part},Result\n{}{}", rows("2023/24", 79), rows("2024/25", 83));
        let said = text(&made(&card, &[]).0);
        assert!(
            said.contains("was 87% in quarter 4") && said.contains("from 80% in quarter 1 2023/24"),
            "{year}: {said}"
        );
    }
}

/// Rows that people tell apart are no measures of their own: nobody is named, whatever their column is called.
#[test]
fn no_measure_is_made_of_a_person() {
    let people = ["Jane Smith", "Anand Rao", "Xanthe Quill", "Mo O'Dell"];
    for heading in ["Tenant", "Resident", "Worker", "Foster carer", "Case", "Client"] {
        let rows = |period: &str| {
            let row = |(nth, person): (usize, &&str)| format!("Rent arrears (£),{person},{period},{}\n", 100 + nth);
            people.iter().enumerate().map(row).collect::<String>()
        };
        let calls = "Calls answered (%),,Q1 2025/26,80\nCalls answered (%),,Q2 2025/26,82\n";
        let card = format!("Measure,{heading},Period,Value\n{}{}{calls}", rows("Q1 2025/26"), rows("Q2 2025/26"));
        let (desk, run) = made(&card, &[]);
        let files = ["report.toml", "indicators.toml"];
        let written: String =
            files.iter().filter_map(|file| std::fs::read_to_string(desk.at(&format!("report/{file}"))).ok()).collect();
        let said = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
        for person in people {
            assert!(
                ![&written, &said, &run.out].iter().any(|text| text.contains(person)),
                "{heading}: {written}{said}"
            );
        }
    }
    let card = "Measure,Provider,Period,Value\nVisits on time (%),North Star,Q1 2025/26,80\nVisits on time (%),Care Co,Q1 2025/26,82\n\
                Visits on time (%),North Star,Q2 2025/26,81\nVisits on time (%),Care Co,Q2 2025/26,84\n";
    assert!(text(&made(card, &[]).0).contains("visits on time (North Star) was 81%"), "a provider is nobody");
}

#[test]
fn one_figure_below_zero_makes_no_score_of_a_count() {
    let (desk, _) =
        made("Measure,Q4 2024/25,Q1 2025/26,Q2 2025/26\nMissed bins,40,41,-4\nLibrary visits,900,910,905\n", &[]);
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("is a count, but it is below zero"), "{told}");
}

#[test]
fn a_text_with_two_rows_of_headings_is_read_as_a_workbook_is() {
    let (desk, run) = made("Measure,2025/26,,Target,Good is\n,Q1,Q2,,\n% rent collected,97.4,96.9,98,High\n", &[]);
    assert!(text(&desk).contains("target of 98%"), "{}", run.said);
}

#[test]
fn months_that_end_no_quarter_are_months() {
    let (desk, run) = made("Measure,01/04/25,01/07/25,01/10/25\nCalls received,500,510,520\n", &[]);
    assert!(text(&desk).contains("was 520 in October 2025"), "{}", run.out);
}

/// Of what was there a part is never more; of what was planned more can be done.
#[test]
fn a_part_above_the_whole_is_told_however_often_it_is() {
    for (name, is_told) in [
        ("% of calls answered", true),
        ("Claims decided within 20 days (%)", true),
        ("Percentage of children who have a plan", true),
        ("% of repairs completed on time", true),
        ("Hall occupancy (%)", false),
        ("% of planned inspections completed", false),
        ("Repairs completed against target (%)", false),
        ("Rent collected (%)", false),
        ("Change in calls answered (%)", false),
    ] {
        let (desk, _) = made(&format!("Measure,Q1 2025/26,Q2 2025/26\n{name},101.2,102.5\n"), &[]);
        let told = desk.run(&["check", "report"]).said;
        let is_found = told.contains("no part of a whole is above 100%") && told.contains("card.csv:2");
        assert_eq!((is_found, told.matches("impossible-percentage").count() > 0), (is_told, is_told), "{name}: {told}");
        assert!(told.contains("no errors"), "it is a doubt: {told}");
    }
}

#[test]
fn a_code_before_a_name_is_no_part_of_it() {
    let (desk, _) =
        made("Measure,Q1 2025/26,Q2 2025/26\nPI 3.2 % of bins collected,80,81\nCOVID 19 deaths,31,12\n", &[]);
    let said = text(&desk);
    assert!(
        said.contains("The percentage of bins collected was 81%") && said.contains("COVID 19 deaths was 12"),
        "{said}"
    );
    assert!(desk.read("report/indicators.toml").contains("code = \"PI 3.2\""));
}

/// A quintile is a place among areas already: no number of anything that grows with the size of one.
#[test]
fn a_place_among_areas_is_no_count() {
    let (desk, _) =
        made("Measure,2023/24,2024/25\nIncome_quintile,3,4\nDeprivation decile,6,7\n", &["--period", "2024/25"]);
    let said = text(&desk);
    assert!(
        said.contains("The income quintile was 4 in 2024/25") || said.contains("quintile was 4 in 2024/25"),
        "{said}"
    );
    assert!(!said.contains("number of"), "{said}");
    assert_eq!(desk.read("report/indicators.toml").matches("no_quartile = true").count(), 2);
}

#[test]
fn words_for_no_figure_are_marks_that_are_told() {
    for (cell, meaning) in [
        ("Not available", "not available"),
        ("suppressed", "suppressed"),
        ("Data suppressed", "suppressed"),
        ("not collected", "not available"),
        ("No data", "not available"),
        ("Awaiting data", "not available"),
        ("Not applicable", "not applicable"),
    ] {
        let (desk, run) = made(&format!("Measure,Q1 2025/26,Q2 2025/26\nMissed bins,{cell},41\nFly-tips,90,80\n"), &[]);
        assert!(run.said.contains(&format!("{cell}  {meaning}")), "{}", run.said);
        let told = desk.run(&["check", "report"]).said;
        assert!(told.contains("no errors"), "{cell}: {told}");
        // The same of a table of ours, which has no recipe.
        let report = desk.read("report/report.toml");
        desk.write("report/report.toml", report.split("[[source]]").next().unwrap_or_default());
        std::fs::remove_file(desk.at("report/data/card.csv")).expect("removed");
        let rows = format!(
            "missed_bins,Q1 2025/26,{cell}\nmissed_bins,Q2 2025/26,41\nfly_tips,Q1 2025/26,90\nfly_tips,Q2 2025/26,80\n"
        );
        desk.write("report/data/observations.csv", &format!("indicator,period,value\n{rows}"));
        let told = desk.run(&["check", "report"]).said;
        assert!(told.contains("no errors"), "{cell}: {told}");
    }
}

/// Next quarter's file is refused where its recipe reads nothing of it, and told where a column that it names has gone.
#[test]
fn a_file_that_its_recipe_no_longer_fits_is_told() {
    let (desk, _) = made("Measure,Period,Actual\nMissed bins,Q1 2025/26,40\nMissed bins,Q2 2025/26,41\n", &[]);
    let before = desk.read("report/data/card.csv");
    desk.write("card.csv", "Measure,Period,Result\nMissed bins,Q2 2025/26,41\nMissed bins,Q3 2025/26,39\n");
    let run = desk.run(&["import", "card.csv", "--into", "report"]);
    assert!(run.code != 0 && run.said.contains("does not fit its recipe any more"), "{}", run.said);
    assert_eq!(desk.read("report/data/card.csv"), before);
    let (desk, _) = made("Measure,Good is,Q2 2025/26,Target\nMissed bins,Low,41,45\n", &[]);
    desk.write("card.csv", "Measure,Good is,Q2 2025/26,Q3 2025/26,Aim for the year\nMissed bins,Low,41,39,45\n");
    let run = desk.run(&["import", "card.csv", "--into", "report"]);
    assert!(run.code == 0 && run.said.contains("it does not have the heading `Target`"), "{}", run.said);
}

#[test]
fn two_columns_of_one_period_that_differ_are_told() {
    for (headings, is_told) in [
        ("Q1 2025/26,Quarter 1 2025/26", true),
        ("Q1 2025/26,Q1 2025/26", true),
        ("Q1 2025/26,Q1 2025/26 (restated)", false),
        ("Q1 2025/26,Q2 2025/26", false),
    ] {
        let (_, run) = made(&format!("Measure,{headings}\nMissed bins,40,44\nFly-tips,90,90\n"), &[]);
        let told = run.said.contains("has another figure than \u{201c}Q1 2025/26\u{201d} (row 2: 44, and 40)");
        assert_eq!(told, is_told, "{headings}: {}", run.said);
    }
}

/// A row a person, whatever the heading over the names is.
#[test]
fn a_table_of_people_is_refused_by_its_heading() {
    for heading in ["Tenant", "Carer", "Foster carers", "Pupil name", "Resident", "Worker", "Child"] {
        let (desk, run) = made(&format!("{heading},Q1 2025/26,Q2 2025/26\nXanthe Quill,4,5\nJane Smith,3,2\n"), &[]);
        assert!(run.code != 0 && run.said.contains("person-level"), "{heading}: {}", run.said);
        assert!(!run.said.contains("Quill") && !desk.at("report/data/card.csv").exists(), "{}", run.said);
    }
}
