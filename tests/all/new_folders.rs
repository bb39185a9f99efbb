//! Folders that `new` makes: of a file without all that a report needs to say, and a few lines to fill in.

use crate::desk::Desk;
use crate::workbooks::typed;

const CARD: &str = "Measure,Q2 2024/25,Q3 2024/25\nCalls answered on time,90.1%,91.6%\nFines sent,120,131\n";

#[test]
fn what_nobody_has_said_is_left_open_printed_so_and_refused_by_strict() {
    let desk = Desk::of(&[]);
    desk.write("card.csv", CARD);
    let made = desk.run(&["new", "report", "--from", "card.csv", "--area", "Anyshire"]);
    assert_eq!(made.code, 0, "{}", made.said);
    assert!(made.out.contains("Not known yet: the committee, the day of the meeting."), "{}", made.out);
    let report = desk.read("report/report.toml");
    assert!(
        report.contains("committee = \"to be named\"\n") && report.contains("period = \"quarter 3 2024/25\"\n"),
        "{report}"
    );
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert_eq!(built.code, 0, "{}", built.said);
    assert!(
        built.out.starts_with("Anyshire\nCommittee to be named\nDay of the meeting to be named\n"),
        "{}",
        built.out
    );
    assert!(built.err.contains("to-be-named"), "{}", built.err);
    for verb in ["build", "check"] {
        assert_eq!(desk.run(&[verb, "report", "--strict"]).code, 1, "{verb}");
    }
    desk.edit("report/report.toml", "committee = \"to be named\"", "committee = \"Scrutiny Committee\"");
    desk.edit("report/report.toml", "date = \"to be named\"", "date = 2025-03-04");
    assert!(!desk.run(&["check", "report"]).said.contains("to-be-named"));
}

#[test]
fn a_file_that_names_one_area_is_of_that_area() {
    let desk = Desk::of(&[]);
    desk.write(
        "long.csv",
        "Area,Measure,Quarter,Result\nAnyshire,Fines sent,Q2 2024/25,12\nAnyshire,Fines sent,Q3 2024/25,13\n",
    );
    assert_eq!(desk.run(&["new", "report", "--from", "long.csv"]).code, 0);
    assert!(desk.read("report/report.toml").contains("area = \"Anyshire\"\n"));
}

#[test]
fn a_blank_folder_says_what_to_fill_in_and_is_a_report_when_it_is() {
    let desk = Desk::of(&[]);
    assert_eq!(desk.run(&["new", "report", "--blank"]).code, 0);
    let told = desk.run(&["check", "report"]);
    assert!(
        told.out.contains("`period` is still to be named") && told.out.ends_with("1 error, 3 warnings\n"),
        "{}",
        told.out
    );
    for (open, line) in [
        ("committee = \"to be named\"", "committee = \"Scrutiny Committee\""),
        ("date = \"to be named\"", "date = 2025-03-04"),
        ("area = \"to be named\"", "area = \"Anyshire\""),
        ("period = \"to be named\"", "period = \"quarter 3 2024/25\""),
    ] {
        desk.edit("report/report.toml", open, line);
    }
    desk.write(
        "report/data/observations.csv",
        "indicator,period,value\ncalls,quarter 2 2024/25,90\ncalls,quarter 3 2024/25,93\n",
    );
    let told = desk.run(&["check", "report", "--strict"]);
    assert!(told.code == 0 && told.out.ends_with("Nothing is wrong: no errors, no warnings\n"), "{}", told.said);
}

#[test]
fn a_dry_run_makes_nothing_and_json_says_the_same() {
    let desk = Desk::of(&[]);
    desk.write("card.csv", CARD);
    let said = desk.run(&["new", "report", "--from", "card.csv", "--dry-run", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!((&said["made"], &said["folder"]), (&false.into(), &"report".into()));
    assert_eq!(said["from"]["new"].as_array().map(Vec::len), Some(2));
    assert!(!desk.at("report").exists());
    let one = desk.run(&["new", "report", "--blank", "--from", "card.csv"]);
    assert_eq!(one.code, 2, "of a file or of nothing: {}", one.said);
}

#[test]
fn an_import_says_that_the_report_is_of_an_earlier_period_and_counts_in_english() {
    let desk = Desk::of(&[]);
    desk.write("card.csv", CARD);
    assert_eq!(desk.run(&["new", "report", "--from", "card.csv"]).code, 0);
    let next = "Measure,Q2 2024/25,Q3 2024/25,Q4 2024/25\nCalls answered on time,90.1%,91.6%,92.0%\nFines sent,120,131,140\nVisits,1,2,3\n";
    desk.write("report/data/card.csv", next);
    let said = desk.run(&["import", "report/data/card.csv", "--into", "report"]).out;
    assert!(
        said.contains("report.toml is still for quarter 3 2024/25, and the file has figures for quarter 4 2024/25."),
        "{said}"
    );
    assert!(said.contains("  2 measures that the catalogue has already\n  1 new measure:\n"), "{said}");
    assert!(said.contains("scrutineer roll report \"quarter 4 2024/25\""), "{said}");
}

/// A quarter late, always: its last cell has no figure yet, and the one before it is reported.
#[test]
fn a_measure_whose_last_cell_has_no_figure_yet_is_late() {
    let desk = Desk::of(&[]);
    let card =
        "Measure,Q1 2024/25,Q2 2024/25,Q3 2024/25\nVisits on time,90.1%,91.6%,92.0%\nReoffending,30.2%,31.4%,-\n";
    desk.write("card.csv", card);
    assert_eq!(desk.run(&["new", "report", "--from", "card.csv"]).code, 0);
    let catalogue = desk.read("report/indicators.toml");
    assert!(
        catalogue
            .ends_with("lag = 1   # its last cell has no figure yet: take the line out if it is not always so late\n"),
        "{catalogue}"
    );
    assert_eq!(catalogue.matches("lag = ").count(), 1, "{catalogue}");
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
    assert!(text.contains("31.4%") && !text.contains("was not available"), "{text}");
    let told = desk.run(&["check", "report"]).said;
    assert!(!told.contains("stale-figure") && !told.contains("no-new-figures"), "{told}");
    desk.edit("report/indicators.toml", "lag = 1", "lag = 0");
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
    assert!(text.contains("was not available"), "{text}");
}

/// A sign that says why there is no figure is no lateness: what is missing is said.
#[test]
fn a_measure_whose_last_cell_says_why_it_has_no_figure_is_not_late() {
    for (sign, lag) in [("-", 1), ("", 1), ("n/a", 0), ("N/A", 0), ("n/k", 0), ("*", 0), ("TBC", 0)] {
        let desk = Desk::of(&[]);
        let card = format!(
            "Measure,Q1 2024/25,Q2 2024/25,Q3 2024/25\nVisits on time,90.1%,91.6%,92.0%\nReoffending,30.2%,31.4%,{sign}\n"
        );
        desk.write("card.csv", &card);
        let made = desk.run(&["new", "report", "--from", "card.csv"]);
        assert_eq!(desk.read("report/indicators.toml").matches("lag = ").count(), lag, "{sign}");
        assert_eq!(made.out.contains("taken to be always so late"), lag > 0, "{sign}: {}", made.out);
        let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
        assert_eq!(text.contains("was not available"), lag == 0, "{sign}: {text}");
        assert_eq!(text.contains("31.4%") && text.contains("latest available"), lag > 0, "{sign}: {text}");
    }
}

/// The heading of a new measure is there already.
#[test]
fn a_new_measure_joins_its_heading() {
    let desk = Desk::of(&[]);
    let card = "Theme,Measure,Q2 2024/25,Q3 2024/25\nRoads,Potholes filled,90.1%,91.6%\nHomes,Homes let,12,13\n";
    desk.write("card.csv", card);
    assert_eq!(desk.run(&["new", "report", "--from", "card.csv"]).code, 0);
    desk.edit("report/report.toml", "heading = \"Homes\"", "heading = \"Our homes\"   # as members know them");
    let before = desk.read("report/report.toml");
    desk.write(
        "report/data/card.csv",
        &format!("{card}Roads,Lights mended,80%,81%\nHomes,Repairs,5,6\nParks,Trees,7,8\n"),
    );
    assert_eq!(desk.run(&["import", "report/data/card.csv", "--into", "report"]).code, 0);
    let after = desk.read("report/report.toml");
    let new = |line: &&str| !before.lines().any(|other| other == *line);
    let lines: Vec<&str> = after.lines().filter(new).collect();
    assert_eq!(
        lines,
        [
            "  { indicators = [\"lights_mended\"] },",
            "  { indicators = [\"repairs\"] },",
            "heading = \"Parks\"",
            "  { indicators = [\"trees\"] },"
        ],
        "{after}"
    );
    assert_eq!(desk.run(&["check", "report"]).code, 0);
    let again = desk.run(&["import", "report/data/card.csv", "--into", "report"]).out;
    assert!(again.contains("Nothing is new: no file was changed."), "{again}");
}

/// A unit that the file says is the measure's, or is said behind its figures; what is weighed is tested by no test of events.
#[test]
fn a_unit_that_the_file_says_is_said_in_the_sentence() {
    let desk = Desk::of(&[]);
    desk.write(
        "card.csv",
        "Measure,Unit,Good is,Q1 2025/26,Q2 2025/26,Target 2025/26\nCarbon emissions,tCO2e,Low,1210,1180,4800\n\
         Water used,m3,Low,5210,5180,20000\nNumber of library loans,000s,High,310,322,1250\n\
         Residual waste per household (kg),,Low,97,95,\nKilometres of highway resurfaced,,High,15.4,40.9,\n\
         Visits to museums (thousands),,High,449.1,470.2,\nFires put out,,Low,310,290,\n",
    );
    assert_eq!(desk.run(&["new", "report", "--from", "card.csv"]).code, 0);
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
    for said in [
        "The amount of carbon emissions was 1,180 tCO2e in quarter 2",
        "The amount of water used was 5,180 m3 in quarter 2",
        "The number of library loans was 322,000 in quarter 2",
        "The amount of residual waste per household was 95 kg in quarter 2",
        "2 kg lower",
        "The amount of highway resurfaced was 40.9 kilometres in quarter 2",
        "The number of visits to museums was 470,200 in quarter 2",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("meets the target") && !text.contains("misses the target"), "a quarter is no year: {text}");
    desk.edit("report/report.toml", "title = ", "methods = \"full\"\ntitle = ");
    // Where a catalogue of before has the unit in the name alone, it is told.
    desk.edit(
        "report/indicators.toml",
        "name = \"residual waste per household\"",
        "name = \"residual waste per household (kg)\"",
    );
    desk.edit("report/indicators.toml", "unit = \"score\"\nword = [\"kg\", \"kg\"]", "unit = \"count\"");
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("unit = \"score\" and word = [\"kg\", \"kg\"]"), "{told}");
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
    let tested = text.split("Exact test of two counts\n").nth(1).expect("one measure is tested by it");
    let tested = tested.split("\n\n").next().unwrap_or_default();
    assert!(tested.contains("Fires put out") && !tested.contains("esidual waste"), "{tested}");
}

/// Signs stand in the place of targets and comparators too, written now so and now so, on each sheet others.
#[test]
fn a_folder_that_was_just_made_has_no_error() {
    let desk = Desk::of(&[]);
    let adults = "Measure,Q1 2025/26,Q2 2025/26,Target 2025/26,CIPFA mean,RAG\nCare at home (%),85.2,83.9,95%,82.9,Red\n\
                  Quitters,121,130,TBC,n/a,Green\nDelays (days),9.6,9.4,10 days,TBC,Green\n";
    let place = "Measure,Q1 2025/26,Q2 2025/26,Target 2025/26,CIPFA mean\nLibrary visits (thousands),449.1,470.2,1800 (annual),N/A\n\
                 Recycling (%),48.7,n/a,N/A,tbc\n";
    desk.put("card.xlsx", &typed(&[("Adults", adults), ("Place", place)]));
    assert_eq!(desk.run(&["new", "report", "--from", "card.xlsx"]).code, 0);
    let told = desk.run(&["check", "report"]);
    assert!(told.code == 0 && !told.said.contains("error["), "{}", told.said);
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert!(built.out.contains("470,200") && built.out.matches("missed, ").count() < 2, "{}", built.said);
    // Next quarter writes a sign otherwise.
    let next = place.replace("n/a", "N/a").replace("N/A", "n/A");
    desk.put("report/data/card.xlsx", &typed(&[("Adults", adults), ("Place", &next)]));
    assert_eq!(desk.run(&["import", "report/data/card.xlsx", "--into", "report"]).code, 0);
    let told = desk.run(&["check", "report"]);
    assert!(told.code == 0 && !told.said.contains("error["), "{}", told.said);
}

/// A column of whole years beside months is no reason to report a year that is not over.
#[test]
fn the_period_of_a_new_report_is_of_the_kind_that_most_figures_are_of() {
    for (headings, last, period) in [
        ("Apr 2025,May 2025,Jun 2025,2025/26", "9", "June 2025"),
        ("Q1 2025/26,Q2 2025/26,2025/26", "9", "quarter 2 2025/26"),
        ("Q1 2025/26,Q2 2025/26,Q3 2025/26", "n/a", "quarter 2 2025/26"),
        ("2023/24,2024/25", "9", "2024/25"),
    ] {
        let desk = Desk::of(&[]);
        let figures: Vec<&str> = headings.split(',').skip(1).map(|_| "5").chain([last]).collect();
        desk.write("card.csv", &format!("Measure,{headings}\nBins missed,{}\nFires,{0}\n", figures.join(",")));
        assert_eq!(desk.run(&["new", "report", "--from", "card.csv"]).code, 0);
        let report = desk.read("report/report.toml");
        assert!(report.contains(&format!("period = \"{period}\"\n")), "{headings}: {report}");
    }
}

/// Council tax: what is above and below the line is money, and money is no number of events.
#[test]
fn a_percentage_of_pounds_is_read_and_is_not_tested_as_events() {
    let desk = Desk::of(&[]);
    for sign in ["£", ""] {
        let card = format!(
            "Measure,Good is,Period,Actual,Numerator,Denominator\n\
             Council tax collected,High,Q1 2025/26,28.9%,{sign}28437600,{sign}98400000\n\
             Council tax collected,High,Q2 2025/26,28.0%,{sign}27552000,{sign}98400000\n"
        );
        desk.write("extract.csv", &card);
        let folder = format!("report{sign}").replace('£', "-of-pounds");
        let made = desk.run(&["new", &folder, "--from", "extract.csv"]);
        assert_eq!(made.code, 0, "{}", made.said);
        let built = desk.run(&["build", &folder, "--format", "text", "-o", "-"]);
        assert!(built.out.contains("The percentage of council tax collected was 28"), "{}", built.said);
        assert!(!built.out.contains("test of two proportions"), "{sign}: {}", built.out);
        assert!(sign.is_empty() || !built.out.contains("27,552,000"), "{}", built.out);
    }
}

#[test]
fn a_period_that_the_file_has_no_figure_of_is_told() {
    let desk = Desk::of(&[]);
    desk.write("card.csv", CARD);
    let made = desk.run(&["new", "report", "--from", "card.csv", "--period", "Q4 2024/25"]);
    assert!(made.out.contains("it has no figure for quarter 4 2024/25"), "{}", made.said);
    let made = desk.run(&["new", "other", "--from", "card.csv", "--period", "Q3 2024/25"]);
    assert!(!made.out.contains("it has no figure"), "{}", made.said);
}

/// A directorate a sheet, codes in front of the names, dates that end quarters, and a file without results.
#[test]
fn what_a_ragged_file_says_without_saying_it() {
    let desk = Desk::of(&[]);
    let lines = |names: [&str; 2]| format!("Measure,30/06/2025,30/09/2025\n{},5,6\n{},7,8\n", names[0], names[1]);
    let (adults, place) =
        (lines(["ASC1 - Care visits made", "ASC2 - Quitters"]), lines(["PL1 - Bins missed", "PL2 - Fires"]));
    desk.put("card.xlsx", &typed(&[("Adults", &adults), ("Place", &place)]));
    assert_eq!(desk.run(&["new", "report", "--from", "card.xlsx"]).code, 0);
    let report = desk.read("report/report.toml");
    assert!(report.contains("heading = \"Adults\"") && report.contains("heading = \"Place\""), "{report}");
    assert!(report.contains("period = \"quarter 2 2025/26\"\n"), "{report}");
    let catalogue = desk.read("report/indicators.toml");
    assert!(catalogue.contains("name = \"bins missed\"") && catalogue.contains("code = \"PL1\""), "{catalogue}");
    let again = desk.run(&["import", "report/data/card.xlsx", "--into", "report"]).out;
    assert!(again.contains("4 measures that the catalogue has already"), "{again}");
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
    assert!(text.contains("The number of bins missed was 6"), "{text}");
    // A row under another name: the measure that it may be is named.
    desk.put(
        "report/data/card.xlsx",
        &typed(&[("Adults", &adults), ("Place", &place.replace("Bins missed", "Bins misssed"))]),
    );
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("is `pl1_bins_missed` under another name"), "{told}");
    desk.write("words.csv", "Measure,Q1 2025/26,Q2 2025/26\nBins missed,none,few\n");
    let refused = desk.run(&["new", "other", "--from", "words.csv"]);
    assert!(refused.code == 1 && refused.said.contains("has no measure with a figure"), "{}", refused.said);
}
