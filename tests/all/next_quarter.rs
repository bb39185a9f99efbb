//! What happens to a folder when next quarter's file comes: with more sheets, with another name, over what lies there.

use crate::desk::Desk;
use crate::workbooks::typed;

/// The old workbook, typed once more behind the command, must not undo the new quarter that lies in `data/`.
#[test]
fn no_file_takes_the_place_of_one_with_later_figures() {
    let desk = Desk::of(&[]);
    let old = "Measure,Q2 2024/25,Q3 2024/25\nCalls answered on time,90.1%,91.6%\n";
    let new = "Measure,Q2 2024/25,Q3 2024/25,Q4 2024/25\nCalls answered on time,90.1%,91.6%,92.0%\n";
    desk.write("our card.csv", old);
    assert_eq!(desk.run(&["new", "report", "--from", "our card.csv"]).code, 0);
    desk.write("report/data/our card.csv", new);
    let refused = desk.run(&["import", "our card.csv", "--into", "report"]);
    assert_eq!(refused.code, 1, "{}", refused.said);
    assert!(refused.said.contains("has figures for quarter 4 2024/25"), "{}", refused.said);
    assert!(refused.said.contains("data/our card.csv\""), "the command can be copied: {}", refused.said);
    assert_eq!(desk.read("report/data/our card.csv"), new);
    // A later or a mended file takes its place as before.
    let mended = new.replace("91.6%", "91.7%");
    desk.write("our card.csv", &mended);
    assert_eq!(desk.run(&["import", "our card.csv", "--into", "report"]).code, 0);
    assert_eq!(desk.read("report/data/our card.csv"), mended);
}

/// A sheet that the recipe does not name is never dropped without a word: `check` names it, and `import` reads what is new in it.
#[test]
fn a_sheet_that_no_recipe_names_is_told_and_what_is_new_in_it_is_read() {
    const PLACE: &str = "Measure,Q2 2024/25,Q3 2024/25\nPotholes filled (%),90.1,93.2\nBins missed,41,38";
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &typed(&[("Place", PLACE)]));
    assert_eq!(desk.run(&["new", "report", "--from", "card.xlsx"]).code, 0);
    let warns = |desk: &Desk| desk.run(&["check", "report"]).said.contains("and is not read: no recipe names it");
    assert!(desk.read("report/report.toml").contains("sheets = [\"Place\"]") && !warns(&desk));
    // Another version of a sheet: nothing of it is taken, and it is named.
    let members = PLACE.replace("93.2", "91.2");
    desk.put("report/data/card.xlsx", &typed(&[("Place", PLACE), ("Place (members)", &members)]));
    assert!(warns(&desk));
    let said = desk.run(&["import", "report/data/card.xlsx", "--into", "report"]).out;
    assert!(said.contains("\u{201c}Place (members)\u{201d} is not read"), "{said}");
    assert!(said.contains("Nothing is new: no file was changed."), "{said}");
    desk.edit("report/report.toml", "sheets = [\"Place\"]", "sheets = [\"Place\"]\nleave_out = [\"Place (members)\"]");
    assert!(!warns(&desk));
    // A sheet with other measures is read by a recipe of its own.
    const FIRE: &str = "Measure,Q2 2024/25,Q3 2024/25\nHouse fires,12,14";
    desk.put("report/data/card.xlsx", &typed(&[("Place", PLACE), ("Place (members)", &members), ("Fire", FIRE)]));
    assert!(warns(&desk));
    assert_eq!(desk.run(&["import", "report/data/card.xlsx", "--into", "report"]).code, 0);
    assert!(!warns(&desk));
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
    assert!(text.contains("The number of house fires was 14") && text.contains("93.2%"), "{text}");
}

/// Whatever a help tells to run can be copied, whatever the file is called.
#[test]
fn a_command_that_is_told_can_be_copied() {
    let desk = Desk::sound(&[]);
    desk.write("report/data/Our card (v2).csv", "Measure,Quarter,Result\nBins missed,Q3 2024/25,41\n");
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("`scrutineer import \"data/Our card (v2).csv\"`"), "{told}");
}

/// A table put into a folder whose period nobody has named: that is what is told, with the period to write.
#[test]
fn a_folder_without_its_period_or_without_a_report_says_so() {
    let desk = Desk::of(&[]);
    assert_eq!(desk.run(&["new", "report", "--blank"]).code, 0);
    desk.write(
        "report/data/extract.csv",
        "Measure,Period,Actual\nBins missed,Q1 2025/26,41\nBins missed,Q2 2025/26,38\n",
    );
    let refused = desk.run(&["import", "report/data/extract.csv", "--into", "report"]).said;
    assert!(refused.contains("period = \"quarter 2 2025/26\"") && !refused.contains("missing-column"), "{refused}");
    desk.edit("report/report.toml", "period = \"to be named\"", "period = \"quarter 2 2025/26\"");
    assert_eq!(desk.run(&["import", "report/data/extract.csv", "--into", "report"]).code, 0);
    for into in ["nowhere", "report/data"] {
        let refused = desk.run(&["import", "report/data/extract.csv", "--into", into]).said;
        assert!(refused.contains(&format!("`{into}`")), "{refused}");
    }
}

/// A sheet a year, each with "Target": the targets of one year do not judge the other.
#[test]
fn the_target_of_a_sheet_holds_for_the_periods_of_its_sheet() {
    let desk = Desk::of(&[]);
    let year = |year: &str, figures: &str, target: &str| {
        format!(
            "Measure,Unit,Target,Q1 {year},Q2 {year},Full year\nCalls answered,%,{target},{figures},\nBins missed,No.,-,5,6,\n"
        )
    };
    let sheets = |last: &str| {
        typed(&[("Last year", &year("2024/25", "88,89", "85")), ("This year", &year("2025/26", "91,92", last))])
    };
    for (target, said) in [("95", "95% for quarter 2"), ("85", "85%")] {
        let folder = format!("of-{target}");
        desk.put("card.xlsx", &sheets(target));
        assert_eq!(desk.run(&["new", &folder, "--from", "card.xlsx", "--date", "2025-11-20"]).code, 0);
        desk.edit(&format!("{folder}/indicators.toml"), "good = \"none\"   # the file", "good = \"high\"   # the file");
        let built = desk.run(&["build", &folder, "--format", "text", "-o", "-"]);
        assert!(built.code == 0 && built.out.contains(&format!("the target of {said}")), "{}", built.said);
    }
}

/// Next quarter's file under another name takes the place of the old one, with its recipe and the meanings of its signs.
#[test]
fn a_file_under_another_name_takes_the_place_of_the_one_before() {
    let desk = Desk::of(&[]);
    let old = "Measure,Q2 2024/25,Q3 2024/25\nCalls answered on time,90.1%,n/a\nBins missed,41,38\n";
    let new =
        "Measure,Q2 2024/25,Q3 2024/25,Q4 2024/25\nCalls answered on time,90.1%,n/a,92.0%\nBins missed,41,38,36\n";
    desk.write("Card Q3.csv", old);
    desk.write("Card Q4.csv", new);
    assert_eq!(desk.run(&["new", "report", "--from", "Card Q3.csv"]).code, 0);
    desk.edit("report/report.toml", "\"n/a\" = \"not available\"", "\"n/a\" = \"not applicable\"");
    let before = desk.read("report/report.toml");
    let refused = desk.run(&["import", "Card Q4.csv", "--into", "report"]);
    assert_eq!(refused.code, 1, "{}", refused.said);
    let command = "scrutineer import \"Card Q4.csv\" --into report --in-place-of \"Card Q3.csv\"";
    assert!(refused.said.contains(command), "{}", refused.said);
    assert!(!desk.at("report/data/Card Q4.csv").exists() && desk.read("report/report.toml") == before);
    let taken = desk.run(&["import", "Card Q4.csv", "--into", "report", "--in-place-of", "Card Q3.csv"]);
    assert_eq!(taken.code, 0, "{}", taken.said);
    assert!(!desk.at("report/data/Card Q3.csv").exists() && desk.at("report/data/Card Q4.csv").exists());
    assert_eq!(desk.read("report/report.toml"), before.replace("data/Card Q3.csv", "data/Card Q4.csv"));
    desk.edit("report/report.toml", "period = \"quarter 3 2024/25\"", "period = \"quarter 4 2024/25\"");
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
    assert!(text.contains("was 92.0% in quarter 4"), "{text}");
    let older = desk.run(&["import", "Card Q3.csv", "--into", "report", "--in-place-of", "Card Q4.csv"]);
    assert!(older.code == 1 && desk.at("report/data/Card Q4.csv").exists(), "{}", older.said);
    let astray = desk.run(&["import", "Card Q3.csv", "--into", "report", "--in-place-of", "Card Q5.csv"]);
    assert!(astray.said.contains("did you mean") || astray.said.contains("data/Card Q4.csv"), "{}", astray.said);
}

/// A heading that somebody typed again, on one sheet of several: the sheet, the heading and what stands there are named.
#[test]
fn a_heading_typed_otherwise_on_one_sheet_is_named_with_its_sheet() {
    let sheet = |name: &str| {
        format!(
            "Ref,Performance Measure,Target 2024/25,Q2 2024/25,Q3 2024/25\nA,{name} answered,90,91,92\nB,{name} missed,40,41,38\n"
        )
    };
    let (adults, place) = (sheet("Adults"), sheet("Place"));
    for (right, wrong) in [("Performance Measure", "Performace Measure"), ("Target 2024/25", "Targt 2024/25")] {
        let desk = Desk::of(&[]);
        desk.put("card.xlsx", &typed(&[("Adults", &adults), ("Place", &place)]));
        assert_eq!(desk.run(&["new", "report", "--from", "card.xlsx"]).code, 0);
        desk.put("report/data/card.xlsx", &typed(&[("Adults", &adults), ("Place", &place.replace(right, wrong))]));
        let told = desk.run(&["check", "report"]);
        let named = told.said.contains("the sheet `Place` of `data/card.xlsx` does not fit its recipe any more");
        assert!(told.code == 1 && named, "{}", told.said);
        assert!(
            told.said.contains(&format!("`{right}`")) && told.said.contains(&format!("\u{201c}{wrong}\u{201d}")),
            "{}",
            told.said
        );
    }
}

/// What a star behind a figure says is somewhere else: the figure is read, and that something is missing is told.
#[test]
fn a_star_behind_a_figure_is_told() {
    let desk = Desk::of(&[]);
    let sheet = "Measure,Q2 2024/25,Q3 2024/25\nTime to repair (days),5.1,4.6*\nBins missed,41,38\n";
    desk.put("card.xlsx", &typed(&[("Place", sheet)]));
    assert_eq!(desk.run(&["new", "report", "--from", "card.xlsx"]).code, 0);
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("`4.6*` is read as 4.6: what the star says is not in the report"), "{told}");
    assert!(told.contains("Place!C2"), "{told}");
}

/// A sheet a quarter, the year in a title: it is read, next quarter's sheet too. Without a year anywhere that is told.
#[test]
fn a_sheet_that_is_a_quarter_is_of_the_year_in_its_title() {
    let sheet = |title: &str, figures: [u32; 2]| {
        format!(
            "{title}\n\nIndicator,Actual,Target\nAppeals dismissed (%),{},75\nBins missed,{},10\n",
            figures[0], figures[1]
        )
    };
    let titled = |nth: u32| sheet(&format!("Our performance Q{nth} 2025/26"), [70 + nth, 12 + nth]);
    let (first, second, third) = (titled(1), titled(2), titled(3));
    let desk = Desk::of(&[]);
    desk.put("card.xlsx", &typed(&[("Q1", &first), ("Q2", &second)]));
    let made = desk.run(&["new", "report", "--from", "card.xlsx"]);
    assert_eq!(made.code, 0, "{}", made.said);
    assert!(desk.read("report/report.toml").contains("period = \"quarter 2 2025/26\"\n"));
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
    assert!(
        text.contains("The number of bins missed was 14 in quarter 2") && text.contains("quarter 1 (13)"),
        "{text}"
    );
    desk.put("report/data/card.xlsx", &typed(&[("Q1", &first), ("Q2", &second), ("Q3", &third)]));
    desk.edit("report/report.toml", "period = \"quarter 2 2025/26\"", "period = \"quarter 3 2025/26\"");
    assert_eq!(desk.run(&["import", "report/data/card.xlsx", "--into", "report"]).code, 0);
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]).out;
    assert!(text.contains("The number of bins missed was 15 in quarter 3"), "{text}");
    let untitled = sheet("Our performance", [71, 13]);
    desk.put("card.xlsx", &typed(&[("Q1", &untitled), ("Q2", &untitled)]));
    let refused = desk.run(&["new", "other", "--from", "card.xlsx"]).said;
    assert!(
        refused.contains(
            "the sheets \u{201c}Q1\u{201d} and \u{201c}Q2\u{201d} of `data/card.xlsx` do not say of which year"
        ),
        "{refused}"
    );
}

/// A sign that comes with the next quarter is written beside the others, for the officer to change, and nothing else is.
#[test]
fn a_sign_that_is_new_is_written_under_marks() {
    let desk = Desk::of(&[]);
    let card = "Measure,Q2 2024/25,Q3 2024/25\nCalls answered on time,90.1%,n/a\nBins missed,41,38\n";
    desk.write("card.csv", card);
    assert_eq!(desk.run(&["new", "report", "--from", "card.csv"]).code, 0);
    let before = desk.read("report/report.toml");
    desk.write("report/data/card.csv", &card.replace("38", "TBC"));
    assert_eq!(desk.run(&["check", "report"]).code, 1, "nobody has said what it means");
    let taken = desk.run(&["import", "report/data/card.csv", "--into", "report"]);
    assert!(taken.out.contains("TBC  not available"), "{}", taken.said);
    let marks = "\"n/a\" = \"not available\"";
    let after = before.replace(marks, &format!("{marks}, \"TBC\" = \"not available\""));
    assert_eq!(desk.read("report/report.toml"), after);
    assert_eq!(desk.run(&["check", "report"]).code, 0);
}

/// What grows through the year has its year's target, and that of the year before does not judge it.
#[test]
fn the_target_of_what_grows_through_the_year_is_of_the_year_of_its_sheet() {
    let desk = Desk::of(&[]);
    let year = |year: &str, figures: &str, target: &str| {
        format!(
            "Measure,Unit,Target,Q1 {year},Q2 {year}\nCapital spent (cumulative),£000s,{target},{figures}\nBins missed,No.,9,5,6\n"
        )
    };
    let (last, this) = (year("2024/25", "6100,36600", "90000"), year("2025/26", "6500,37000", "96000"));
    desk.put("card.xlsx", &typed(&[("Last year", &last), ("This year", &this)]));
    assert_eq!(desk.run(&["new", "report", "--from", "card.xlsx", "--date", "2025-11-20"]).code, 0);
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert!(
        built.code == 0 && built.out.contains("£96,000,000") && !built.out.contains("£90,000,000"),
        "{}",
        built.said
    );
    assert!(!built.out.contains("under the target") && !built.out.contains("below the target of £"), "{}", built.out);
}

/// The workbook of a new year has none of last year's figures: beside it each is read; under its name it takes none of them away.
#[test]
fn the_file_of_a_new_year_stands_beside_last_years() {
    let desk = Desk::of(&[]);
    let old = "Measure,Q1 2025/26,Q2 2025/26,Q3 2025/26,Q4 2025/26\nBins missed,41,38,40,36\nCalls answered on time,90.1%,91.6%,92.0%,91.0%\n";
    let new = "Measure,Q1 2026/27\nBins missed,33\nCalls answered on time,93.4%\n";
    desk.write("KPIs.csv", old);
    assert_eq!(desk.run(&["new", "report", "--from", "KPIs.csv"]).code, 0);
    desk.write("next/KPIs.csv", new);
    let refused = desk.run(&["import", "next/KPIs.csv", "--into", "report"]);
    assert_eq!(refused.code, 1, "{}", refused.said);
    assert!(
        refused.said.contains("quarter 1 2025/26, quarter 2 2025/26, quarter 3 2025/26 and quarter 4 2025/26"),
        "{}",
        refused.said
    );
    assert!(refused.said.contains("give the new file another name"), "{}", refused.said);
    assert_eq!(desk.read("report/data/KPIs.csv"), old);
    // Beside it, both are read.
    desk.write("KPIs 2026-27.csv", new);
    let beside = desk.run(&["import", "KPIs 2026-27.csv", "--into", "report"]);
    assert_eq!(beside.code, 0, "{}", beside.said);
    desk.edit("report/report.toml", "period = \"quarter 4 2025/26\"", "period = \"quarter 1 2026/27\"");
    let built = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert!(
        built.out.contains("33 in quarter 1") && built.out.contains("36 (Quarter 4 2025/26)"),
        "{}{}",
        built.out,
        built.said
    );
    // Whoever says so may put it in its place, and is told what is gone.
    let replaced = desk.run(&["import", "next/KPIs.csv", "--into", "report", "--in-place-of", "KPIs.csv"]);
    assert_eq!(replaced.code, 0, "{}", replaced.said);
    assert!(replaced.out.contains("they are gone from the folder"), "{}", replaced.out);
    // A window that moves on says what has left it.
    desk.write("window/report.csv", "Measure,Q2 2025/26,Q3 2025/26\nHouse fires,12,14\n");
    assert_eq!(desk.run(&["new", "moving", "--from", "window/report.csv"]).code, 0);
    desk.write("window/report.csv", "Measure,Q3 2025/26,Q4 2025/26\nHouse fires,14,11\n");
    let moved = desk.run(&["import", "window/report.csv", "--into", "moving"]);
    assert!(
        moved.code == 0 && moved.out.contains("`data/report.csv` had figures for quarter 2 2025/26"),
        "{}",
        moved.said
    );
}

/// A sheet that says again what another one says is left out at once: the exceptions of a scorecard, its summary, the counts behind
/// its percentages. Where two sheets contradict each other, both are read and `check` says so.
#[test]
fn a_sheet_that_repeats_another_is_not_read() {
    const ALL: &str = "Measure,Target,Q1 2025/26,Q2 2025/26\nCalls answered (%),85,85.0,86.2\nBins missed,40,41,38";
    for (name, sheet) in [
        ("Exceptions", "Measure,Target,Q1 2025/26,Q2 2025/26\nCalls answered (%),85,85,86"),
        ("Summary", "Measure,Q2 2025/26,Q1 2025/26\nCalls answered (%),0.862,0.85"),
        ("Numerators", "Measure,Q1 2025/26,Q2 2025/26\nCalls answered (%),170,181"),
    ] {
        let desk = Desk::of(&[]);
        desk.put("card.xlsx", &typed(&[(name, sheet), ("All KPIs", ALL)]));
        let new = desk.run(&["new", "report", "--from", "card.xlsx", "--date", "2025-11-18"]);
        assert!(new.code == 0 && new.out.contains(&format!("{name}: a sheet ")), "{}", new.out);
        let report = desk.read("report/report.toml");
        assert!(report.contains("sheets = [\"All KPIs\"]") && report.matches("[[source]]").count() == 1, "{report}");
        let checked = desk.run(&["check", "report"]);
        assert!(checked.code == 0 && !checked.said.contains(name), "{}", checked.said);
    }
    let desk = Desk::of(&[]);
    let other = "Measure,Target,Q1 2025/26,Q2 2025/26\nCalls answered (%),85,71.0,72.4";
    desk.put("card.xlsx", &typed(&[("North", other), ("All KPIs", ALL)]));
    assert_eq!(desk.run(&["new", "report", "--from", "card.xlsx", "--date", "2025-11-18"]).code, 0);
    assert!(desk.run(&["check", "report"]).said.contains("contradicting-observations"));
}

/// A measure that another department's file has too is named at once, with what to do.
#[test]
fn a_measure_of_two_files_is_told_when_the_second_comes() {
    let desk = Desk::of(&[]);
    let card = |own: &str, days: &str| {
        format!("Measure,Q1 2025/26,Q2 2025/26\nSickness (days per FTE),{days}\n{own} let,4,5\n{own} mended,7,6\n")
    };
    desk.write("Place.csv", &card("Plots", "2.1,2.3"));
    desk.write("Homes.csv", &card("Homes", "2.6,2.7"));
    assert_eq!(desk.run(&["new", "report", "--from", "Place.csv"]).code, 0);
    let second = desk.run(&["import", "Homes.csv", "--into", "report"]);
    assert_eq!(second.code, 0, "{}", second.said);
    assert!(second.out.contains("`data/Place.csv` has \u{201c}Sickness (days per FTE)\u{201d} too"), "{}", second.out);
}

/// The officer's own recipe reads a table that no import would recognise.
#[test]
fn a_file_that_only_the_folders_own_recipe_reads_is_taken_over_the_one_before() {
    let desk = Desk::of(&[]);
    desk.write("report/report.toml", "title = \"{Period} report\"\ncommittee = \"Board\"\ndate = 2025-11-20\narea = \"Hartsmere\"\n\
        period = \"quarter 2 2025/26\"\n\n[[section]]\nheading = \"All\"\nparagraphs = [{ indicators = [\"major\"] }]\n\n\
        [[source]]\nfile = \"data/returns.csv\"\nindicator = \"Class\"\nperiod = \"Return of\"\nvalue = \"Timely share\"\n");
    desk.write("report/indicators.toml", "[major]\nname = \"major applications decided in time\"\ncalled = \"Majors\"\nunit = \"percent\"\ngood = \"high\"\n");
    desk.write("report/data/returns.csv", "Class,Return of,Timely share\nMajors,Q2 2025/26,81\n");
    desk.write("returns.csv", "Class,Return of,Timely share\nMajors,Q2 2025/26,81\nMajors,Q3 2025/26,84\n");
    let taken = desk.run(&["import", "returns.csv", "--into", "report"]);
    assert_eq!(taken.code, 0, "{}", taken.said);
    assert!(taken.said.contains("your own [[source]]"), "{}", taken.said);
    assert!(desk.read("report/data/returns.csv").contains("Q3 2025/26,84"));
}
