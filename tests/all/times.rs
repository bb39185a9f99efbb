//! Times as officers write them, 9:25 under "(mm:ss)", are read and printed as people say them.

use rust_xlsxwriter::{Format, Workbook};

use crate::desk::Desk;
use crate::doubtful_files::{made, text};

#[test]
fn times_of_two_parts_are_read_by_the_name_or_the_unit() {
    let card = "Measure,Unit,Good is,Target,Q1 2025/26,Q2 2025/26\nTime to answer (mm:ss),,Low,03:00,02:47,03:25\n\
                Time to make a road safe (mm:ss),,Low,0:45:00,0:43:10,41:30\nTime on site,hh:mm,Low,under 04:00,03:48,4:02\n";
    let (desk, run) = made(card, &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    let catalogue = desk.read("report/indicators.toml");
    assert!(catalogue.contains("name = \"time to answer\"\n"), "{catalogue}");
    assert!(catalogue.contains("unit = \"mm:ss\"\n") && catalogue.contains("unit = \"hh:mm\"\n"), "{catalogue}");
    let text = text(&desk);
    for said in [
        "The time to answer was 3 minutes 25 seconds in quarter 2. It now misses the target of 3 minutes (25 seconds above) and \
         is 38 seconds longer (worse) than quarter 1 (2 minutes 47 seconds)",
        "The time to make a road safe was 41 minutes 30 seconds in quarter 2.",
        "meets the target of 45 minutes",
        "It now misses the target of less than 4 hours (two minutes above)",
        "2:47 3:25 (quarter 1",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let check = desk.run(&["check", "report"]).said;
    assert!(!check.contains("warning["), "{check}");
}

/// 0.0065 may be a part of a day, of an hour or of a minute.
#[test]
fn a_decimal_under_mm_ss_is_asked_about_unless_its_cell_has_a_format() {
    let of = |format: Option<&str>| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (column, heading) in (0..).zip(["Measure", "Q1 2025/26", "Q2 2025/26"]) {
            sheet.write(0, column, heading).expect("written");
        }
        sheet.write(1, 0, "Time to answer (mm:ss)").expect("written");
        for (column, seconds) in (1..).zip([205.0, 565.0]) {
            let days = seconds / 86_400.0;
            match format {
                Some(format) => {
                    sheet.write_with_format(1, column, days, &Format::new().set_num_format(format)).expect("written")
                }
                None => sheet.write(1, column, days).expect("written"),
            };
        }
        let desk = Desk::of(&[]);
        book.save(desk.at("card.xlsx")).expect("a workbook");
        let words = ["--area", "Anyshire", "--committee", "Scrutiny Committee", "--date", "2025-11-18"];
        let run = desk.run(&[&["new", "report", "--from", "card.xlsx"][..], &words].concat());
        assert_eq!(run.code, 0, "{}", run.said);
        desk
    };
    for format in ["mm:ss", "[m]:ss", "m:ss", "h:mm:ss"] {
        let text = text(&of(Some(format)));
        assert!(text.contains("The time to answer was 9 minutes 25 seconds in quarter 2."), "{format}: {text}");
    }
    let told = of(None).run(&["check", "report"]).said;
    assert!(told.contains("is no time in minutes and seconds (mm:ss)"), "{told}");
    assert!(
        told.contains("if it is a part of a day, which is 3 minutes 25 seconds, give the cells the format [mm]:ss"),
        "{told}"
    );
}
