//! Files as officers have them whose headings, units and names do not say the same, or say it once for several rows: what is made of
//! them is true, or they are asked about.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Workbook};
use scrutineer::Folder;

use crate::desk::{Desk, Ended};

pub const WORDS: [&str; 6] = ["--area", "Anyshire", "--committee", "Scrutiny Committee", "--date", "2025-11-18"];

/// A desk with a report folder that `new` makes of a text, and what it says.
pub fn made(text: &str, more: &[&str]) -> (Desk, Ended) {
    made_on(WORDS[5], "card.csv", text, more)
}

/// The same of a file of this name, for a meeting on this day.
pub fn made_on(day: &str, name: &str, text: &str, more: &[&str]) -> (Desk, Ended) {
    let desk = Desk::of(&[]);
    desk.write(name, text);
    let mut words = WORDS;
    words[5] = day;
    let made = desk.run(&[&["new", "report", "--from", name][..], &words, more].concat());
    (desk, made)
}

pub fn text(desk: &Desk) -> String {
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert_eq!(built.code, 0, "{}", built.said);
    built.out
}

/// The catalogue entry of a measure.
fn entry(desk: &Desk, id: &str) -> String {
    let catalogue = desk.read("report/indicators.toml");
    let found = catalogue.split("\n\n").find(|entry| entry.starts_with(&format!("[{id}]")));
    found.unwrap_or_else(|| panic!("no {id}: {catalogue}")).to_owned()
}

#[test]
fn one_annual_measure_does_not_set_the_period_and_a_report_of_a_year_says_its_figures() {
    let card = "Measure,2023/24,2024/25,Q1 2025/26,Q2 2025/26\nResidents satisfied (%),71,,,\nCalls answered (%),81,82,84,86\n\
                Apprentices,110,120,31,35\n";
    let (desk, run) = made(card, &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(desk.read("report/report.toml").contains("period = \"quarter 2 2025/26\"\n"));
    let (desk, _) = made(card, &["--period", "2024/25"]);
    let text = text(&desk);
    assert!(text.contains("The percentage of calls answered was 82% in 2024/25."), "{text}");
    assert!(text.contains("The number of apprentices was 120 in 2024/25."), "{text}");
    assert!(!text.contains("not available in 2024/25"), "{text}");
}

#[test]
fn a_name_goes_down_to_the_rows_of_its_block() {
    let (desk, run) = made(
        "Measure,Year,Anyshire,England\nWaste recycled (%),2022/23,44.9,41.7\n,2023/24,46.3,42.3\n,2024/25,48.0,43.1\n\
         Tax collected (%),2022/23,97.4,96.0\n,2023/24,97.9,95.9\n,2024/25,97.8,95.8\n",
        &[],
    );
    assert!(run.out.contains("names stand only in the first row of their block"), "{}", run.said);
    let folder = Folder::open(&desk.at("report")).0.expect("a folder");
    let figures = folder.indicators().iter().map(|one| (one.observations.len(), one.benchmarks.len()));
    assert_eq!(figures.collect::<Vec<_>>(), [(3, 3), (3, 3)]);
    let figure = folder.indicators()[1].observations.last().and_then(|held| held.value);
    assert_eq!(figure, Some(Decimal::new(978, 1)));
}

/// A name that is missing where every other row has its own is a slip, and its figure is given to no measure.
#[test]
fn a_name_that_is_missing_in_one_row_is_told() {
    let card = "Measure,Period,Actual\nComplaints upheld,Q3 2024/25,43\nComplaints upheld,Q4 2024/25,47\n\
                Homes let,Q3 2024/25,14\n,Q4 2024/25,719\nLibrary visits,Q3 2024/25,181\nLibrary visits,Q4 2024/25,186\n";
    let (desk, run) = made(card, &[]);
    assert!(!run.out.contains("names stand only in the first row"), "{}", run.said);
    assert!(!text(&desk).contains("719"), "{}", text(&desk));
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("left-out"), "{told}");
}

#[test]
fn an_area_goes_down_with_its_name() {
    let (desk, _) = made(
        "Measure,Area,Year,Result\nTax collected (%),Anyshire,2023/24,97.9\n,,2024/25,97.8\nTax collected (%),England,2023/24,95.9\n\
         ,,2024/25,95.8\n",
        &[],
    );
    let text = text(&desk);
    assert!(text.contains("was 97.8% in 2024/25"), "{text}");
    assert!(!text.contains("was 95.8%"), "{text}");
}

#[test]
fn one_measure_that_each_sheet_names_otherwise_is_one_entry() {
    let mut book = Workbook::new();
    let named = ["Percentage of calls answered", "% calls answered", "% of calls answered", "Calls answered (%)"];
    for ((quarter, name), figure) in (1..).zip(named).zip([88.0, 91.0, 90.4, 92.7]) {
        let sheet = book.add_worksheet().set_name(format!("Q{quarter} 25-26")).expect("a name");
        for (column, heading) in (0..).zip(["KPI", "Actual"]) {
            sheet.write(0, column, heading).expect("written");
        }
        sheet.write(1, 0, name).expect("written").write(1, 1, figure).expect("written");
        sheet.write(2, 0, "Staff in post").expect("written").write(2, 1, 300 + quarter).expect("written");
    }
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &book.save_to_buffer().expect("a workbook"));
    let period = ["--period", "quarter 4 2025/26"];
    let run = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &WORDS, &period].concat());
    assert!(run.out.contains("2 new measures") && run.out.contains("under another name"), "{}", run.said);
    let text = text(&desk);
    assert!(text.contains("was 92.7% in quarter 4. It is 2.3 percentage points higher than quarter 3"), "{text}");
    desk.write("report/data/more.csv", "KPI,Q3 2025/26,Q4 2025/26\ncalls  answered (percentage),7,8\n");
    let run = desk.run(&["import", "report/data/more.csv", "--into", "report"]);
    assert!(run.said.contains("comes out with the name of `percentage_calls_answered`"), "{}", run.said);
}

#[test]
fn measures_of_one_name_and_one_period_are_told_apart_or_told() {
    let (desk, run) = made("Measure,Q1 2025/26,Q2 2025/26\nCalls answered (%),84,87\n% of calls answered,90,91\n", &[]);
    assert!(run.out.contains("come out with one name"), "{}", run.said);
    let told = desk.run(&["check", "report"]);
    assert!(told.said.contains("[name-reads]") && told.said.contains("have one name"), "{}", told.said);
    let (desk, _) = made("Measure,Q1 2025/26,Q2 2025/26\nCalls answered (%),84,87\nCalls answered,901,912\n", &[]);
    let told = desk.run(&["check", "report"]);
    assert!(!told.said.contains("have one name"), "a percentage and a number: {}", told.said);
}

#[test]
fn what_is_held_in_thousands_is_said_in_thousands() {
    let (desk, _) = made(
        "Measure,Unit,Q1 2025/26,Q2 2025/26\nEnergy,kWh (000),120,118\nWaste,000 tonnes,2.6,2.4\nVisits,Number (000s),48.1,49.1\n",
        &[],
    );
    let text = text(&desk);
    for said in ["was 118 thousand kWh in", "was 2.4 thousand tonnes in", "number of visits was 49,100 in"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn a_unit_that_name_column_and_cells_say_otherwise_is_told_and_no_sentence_is_made_of_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["Measure", "Q1 2025/26", "Q2 2025/26"]) {
        sheet.write(0, column, heading).expect("written");
    }
    let percent = Format::new().set_num_format("0%");
    for (row, name) in (1..).zip(["Average days to re-let (days)", "Number of homes built"]) {
        sheet.write(row, 0, name).expect("written");
        for column in 1..=2 {
            sheet.write_with_format(row, column, 0.4 + f64::from(column) / 10.0, &percent).expect("written");
        }
    }
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &book.save_to_buffer().expect("a workbook"));
    let run = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &WORDS].concat());
    assert_eq!(run.out.matches("its cells show percentages, and its name says otherwise").count(), 2, "{}", run.said);
    assert_ne!(desk.run(&["build", "report", "--format", "text", "-o", "-"]).code, 0);
    let (desk, run) = made("Measure,Unit,Q1 2025/26,Q2 2025/26\nCalls answered (%),£,84,87\n", &[]);
    assert!(run.out.contains("its unit is \u{201c}£\u{201d}, and its name says otherwise"), "{}", run.said);
    assert!(text(&desk).contains("The percentage of calls answered was 87%"));
    let told = desk.run(&["check", "report"]);
    assert!(told.said.contains("[unit-mismatch]") && told.said.contains("card.csv:2"), "{}", told.said);
    desk.edit("report/report.toml", "indicator = \"Measure\"\n", "indicator = \"Measure\"\nleave_out = [\"Unit\"]\n");
    let told = desk.run(&["check", "report"]);
    assert!(told.said.contains("Nothing is wrong"), "an officer leaves it out: {}", told.said);
}

#[test]
fn how_often_a_figure_comes_is_what_the_file_says() {
    let (desk, _) = made(
        "Measure,Frequency,Q1 2025/26,Q2 2025/26\nAttainment 8 score,Annually,,46.9\nCalls answered (%),Quarterly,84,86\n",
        &[],
    );
    assert!(entry(&desk, "attainment_8_score").contains("frequency = \"annual\""));
    let told = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert!(told.code != 0 && told.said.contains("write the year that it is of"), "{}", told.said);
}

#[test]
fn columns_of_figures_that_disagree_are_told_with_the_one_that_is_read() {
    for (card, said) in [
        (
            "Measure,Period,Actual,Result\nCalls answered (%),Q2 2025/26,87,84\nCalls answered (%),Q1 2025/26,80,80\n",
            "\u{201c}Result\u{201d} has another figure than \u{201c}Actual\u{201d} (row 2: 84, and 87)",
        ),
        (
            "Measure,Period,Actual,Q1 2025/26,Q2 2025/26\nCalls answered (%),Q2 2025/26,87,84,86\n",
            "\u{201c}Actual\u{201d} has another figure than \u{201c}Q2 2025/26\u{201d} (row 2: 87, and 86)",
        ),
    ] {
        let (desk, run) = made(card, &[]);
        assert!(run.out.contains(said), "{}", run.said);
        let told = desk.run(&["check", "report"]);
        assert!(
            told.said.contains("which is read, has 8") && told.said.matches("warning[").count() == 1,
            "{}",
            told.said
        );
        let other = if card.contains("Result") { "Result" } else { "Actual" };
        let recipe = desk.read("report/report.toml").replace("leave_out = [\"Period\"]\n", "");
        let left = format!("[[source]]\nleave_out = [\"{other}\", \"Period\"]\n");
        desk.write("report/report.toml", &recipe.replace("[[source]]\n", &left));
        let told = desk.run(&["check", "report"]);
        assert!(told.said.contains("Nothing is wrong"), "an officer leaves it out: {}", told.said);
    }
    let (desk, run) =
        made("Measure,Period,Actual,Result\nCalls (%),Q2 2025/26,87,87\nCalls (%),Q1 2025/26,80,80\n", &[]);
    assert!(!run.out.contains("another figure"), "{}", run.said);
    assert!(desk.run(&["check", "report"]).said.contains("Nothing is wrong"));
}

#[test]
fn a_target_in_each_row_is_met_for_the_first_time_or_missed() {
    let card = |last: &str, targets: [u32; 2]| {
        let [then, now] = targets;
        format!(
            "Measure,Period,Value,Target,Good to be\nBins (%),Q3 2025/26,79.8,{then},High\nBins (%),Q4 2025/26,{last},{now},High\n"
        )
    };
    for (last, targets, said) in [
        ("80.3", [80, 80], Some("now meets the target of 80% for quarter 4")),
        ("78.1", [79, 79], Some("now misses the target of 79% for quarter 4")),
        // It missed what was to be reached then, and would miss what is now: the turn is one by both.
        ("82.5", [81, 82], Some("now meets the target of 82% for quarter 4")),
        ("82.5", [79, 82], None),
        ("79.9", [79, 82], None),
    ] {
        let (desk, _) = made(&card(last, targets), &["--period", "quarter 4 2025/26"]);
        let text = text(&desk);
        match said {
            Some(said) => assert!(text.contains(said), "{said}: {text}"),
            None => assert!(!text.contains(" now "), "{targets:?}: {text}"),
        }
    }
}

#[test]
fn percentages_below_a_half_are_asked_about_where_their_decimals_or_their_file_say_so() {
    let asked = |rows: &str| {
        let (desk, _) = made(&format!("Measure,Q1 2025/26,Q2 2025/26\n{rows}"), &[]);
        desk.run(&["check", "report"]).said.matches("[fraction-likely]").count()
    };
    assert_eq!(asked("Waste recycled (%),0.31,0.34\n"), 1);
    assert_eq!(asked("Homes empty (%),0.3,0.4\n"), 0, "as often what it says");
    assert_eq!(asked("Homes empty (%),0.3,0.4\nCalls answered (%),0.84,0.87\n"), 2, "their file says so");
    assert_eq!(asked("Homes empty (%),0.03,0.04\n"), 0);
}

#[test]
fn a_row_that_is_left_out_stays_out_and_a_note_is_no_heading() {
    let (desk, _) = made(
        "Measure,Q1 2025/26,Q2 2025/26\nHomes,,\nHomes built,44,61\n\"Source: BI team, extracted 14/10/2025\",,\nTargets reached,5,6\n",
        &[],
    );
    assert!(!desk.read("report/report.toml").contains("Source:"));
    let catalogue = desk.read("report/indicators.toml");
    let (kept, _) = catalogue.split_once("\n[targets_reached]").expect("it is there");
    desk.write("report/indicators.toml", kept);
    desk.edit("report/report.toml", "  { indicators = [\"targets_reached\"] },\n", "");
    desk.edit(
        "report/report.toml",
        "indicator = \"Measure\"\n",
        "indicator = \"Measure\"\nleave_out = [\"Targets reached\"]\n",
    );
    let run = desk.run(&["import", "report/data/card.csv", "--into", "report"]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert_eq!(desk.read("report/indicators.toml"), kept);
    assert!(!desk.read("report/report.toml").contains("targets_reached"));
}

#[test]
fn a_row_with_a_cell_too_many_is_not_taken_in() {
    let (_, run) =
        made("Measure,Target,Q1 2025/26,Q2 2025/26\nVisits per 1,000 people,900,872,915\nCalls,85,84,86\n", &[]);
    assert!(run.code != 0 && run.said.contains("card.csv:2"), "{}", run.said);
    let (_, run) = made("Measure,Q1 2025/26,Q2 2025/26\nVisits,872,915,\nCalls,84,86,\n", &[]);
    assert_eq!(run.code, 0, "a comma at the end of every row: {}", run.said);
}

#[test]
fn the_head_line_says_the_target_of_the_figure_that_it_shows() {
    let (desk, _) = made(
        "Measure,Good to be,Q1 2025/26 Target,Q1 2025/26,Q2 2025/26 Target,Q2 2025/26,Q2 2025/26 YTD Target,Q2 2025/26 YTD\n\
         \"Library visits per 1,000 people\",High,900,872,900,915,1800,1787\n",
        &[],
    );
    let built = desk.run(&["build", "report", "--format", "json", "-o", "-"]);
    assert_eq!(built.code, 0, "{}", built.said);
    let head = built.out.split("\"head\"").nth(1).and_then(|head| head.split('}').next()).expect("a head");
    assert!(head.contains("target met, target missed for April to September 2025"), "{head}");
}

#[test]
fn of_several_columns_of_verdicts_that_of_the_latest_figures_is_compared() {
    let (desk, _) = made(
        "Measure,Good to be,Target,Q1 2025/26,Q1 RAG,Q2 2025/26,Q2 RAG\nCalls answered (%),High,85,84,Red,87,Green\n\
         Bins emptied (%),High,85,86,Green,81,Red\n",
        &[],
    );
    assert!(desk.read("report/report.toml").contains("check_against = { rag = \"Q2 RAG\" }"));
    assert!(!desk.run(&["check", "report"]).said.contains("own-verdict"));
    let (desk, _) = made(
        "Measure,Good to be,Target,Q1 2025/26,RAG,Q2 2025/26,RAG\nCalls answered (%),High,85,84,Red,87,Green\n",
        &[],
    );
    assert!(!desk.run(&["check", "report"]).said.contains("own-verdict"), "one heading names two columns");
}

#[test]
fn a_target_under_each_year_is_of_that_year() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let above = ["Measure", "2024/25", "", "", "2025/26", "", ""];
    let headings = ["", "Target", "Q3", "Q4", "Target", "Q1", "Q2"];
    for (row, texts) in (0..).zip([above, headings]) {
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write(row, column, text).expect("written");
        }
    }
    sheet.write(2, 0, "Calls answered (%)").expect("written");
    for (column, figure) in (1..).zip([80, 79, 81, 85, 84, 83]) {
        sheet.write(2, column, figure).expect("written");
    }
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &book.save_to_buffer().expect("a workbook"));
    let run = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &WORDS].concat());
    assert_eq!(run.code, 0, "{}", run.said);
    let folder = Folder::open(&desk.at("report")).0.expect("a folder");
    let targets = folder.indicators()[0].targets.iter().map(|one| (one.by.map(|by| by.in_full()), one.value));
    let year = |text: &str, value: i64| (Some(text.to_owned()), Some(Decimal::from(value)));
    assert_eq!(targets.collect::<Vec<_>>(), [year("2024/25", 80), year("2025/26", 85)]);
}

#[test]
fn a_year_that_stands_alone_above_the_quarters_is_theirs_and_a_sheet_without_one_is_told() {
    let (desk, run) = made("Performance 2025/26,,\nMeasure,Q1,Q2\nCalls answered (%),84,87\n", &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(text(&desk).contains("was 87% in quarter 2"));
    let (_, run) = made("Measure,Q1,Q2\nCalls answered (%),84,87\n", &[]);
    assert!(run.code != 0 && run.said.contains("do not say of which year they are"), "{}", run.said);
    let (_, run) = made("Targets 2025/26,,\nMeasure,Q1,Q2\nCalls answered (%),84,87\n", &[]);
    assert_ne!(run.code, 0, "these are no figures: {}", run.said);
    let mut book = Workbook::new();
    for (name, headings) in [("A", ["Measure", "Q1 2025/26", "Q2 2025/26"]), ("B", ["Measure", "Q1", "Q2"])] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (column, heading) in (0..).zip(headings) {
            sheet.write(0, column, heading).expect("written");
        }
        sheet.write(1, 0, format!("Homes built in {name}")).expect("written");
        sheet.write(1, 1, 44).expect("written").write(1, 2, 61).expect("written");
    }
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &book.save_to_buffer().expect("a workbook"));
    let run = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &WORDS].concat());
    assert!(run.out.contains("the sheet B: its headings"), "{}", run.said);
    let told = desk.run(&["check", "report"]);
    assert!(told.said.contains("the sheet `B` of `data/card.xlsx` is not read: its headings"), "{}", told.said);
}

#[test]
fn a_row_that_is_there_twice_is_read_once_and_a_row_of_totals_is_told() {
    let (desk, _) = made(
        "Month,Measure,Value,Target\nApr-25,Garden bins,\"21,034\",\"22,000\"\nMay-25,Garden bins,\"21,877\",\"22,000\"\n\
         May-25,Garden bins,\"21,877\",\"22,000\"\nTotal,,\"42,911\",\n",
        &[],
    );
    let told = desk.run(&["check", "report"]);
    assert!(told.said.contains("this row is the same as row 3 in every cell: it is read once"), "{}", told.said);
    assert!(told.said.contains("this row has a figure and no name of a measure"), "{}", told.said);
    assert!(text(&desk).contains("was 21,877 in May 2025"));
}

#[test]
fn what_stands_for_the_year_to_date_too_is_one_figure_and_rows_that_sum_up_are_no_measures() {
    let (desk, run) = made(
        "Measure,Q1 2025/26,Q2 2025/26,Q2 2025/26 YTD\n\"Children in care per 10,000\",72.4,73.1,73.1\nAverage,72.4,73.1,73.1\n\
         Overall total,72.4,73.1,73.1\n",
        &[],
    );
    assert!(run.out.contains("1 new measure"), "{}", run.said);
    assert!(!desk.run(&["check", "report"]).said.contains("appears twice"));
}

#[test]
fn targets_as_officers_write_them_are_read_or_only_stated() {
    let (desk, run) = made(
        "Measure,Q1 2025/26,Q2 2025/26,Target,Good to be\nRe-let time (days),28,26,28 days or fewer,Low\nMissed bins,50,40,45 max,Low\n\
         Waste of a home (kg),108,105,Max 110 kg,Low\nCalls answered (%),84,87,80 - 85%,High\nTime to pay (days),27,24,4 weeks or less,Low\n\
         Void homes,27,24,25 homes,Low\nVisits,900,950,at least 2 million,High\n",
        &[],
    );
    assert_eq!(run.code, 0, "{}", run.said);
    let folder = Folder::open(&desk.at("report")).0.expect("a folder");
    let targets = folder.indicators().iter().map(|one| one.targets.first().and_then(|target| target.value));
    let read = |value: i64| Some(Decimal::from(value));
    assert_eq!(targets.collect::<Vec<_>>(), [read(28), read(45), read(110), None, None, None, None]);
    let told = desk.run(&["check", "report"]);
    assert!(told.code == 0 && told.said.matches("it is only stated").count() >= 1, "{}", told.said);
}
