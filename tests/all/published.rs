//! Tables that the government publishes: whatever order their rows and columns have, one report comes of them; and what an
//! import makes of one. Every figure is made up.

use std::io::Write;

use crate::desk::{Desk, as_text, opened};

const HEADINGS: &str = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,\
                        new_la_code,la_name,sex,plans,all_children,plans_percent";

/// A row of a table as its cells.
type Row = Vec<String>;

/// Three years of thirty authorities, two regions and England, by sex.
fn table() -> Vec<Row> {
    let mut rows: Vec<Row> = vec![HEADINGS.split(',').map(str::to_owned).collect()];
    let mut add = |text: String| rows.push(text.split(',').map(str::to_owned).collect());
    for year in ["202223", "202324", "202425"] {
        let later: u32 = year[4..].parse::<u32>().expect("a year") - 23;
        for (sex, size) in [("Total", 2), ("Girls", 1), ("Boys", 1)] {
            let lead = |level: &str| format!("{year},Financial year,{level},E92000001,England");
            add(format!("{},,,,,,{sex},{},{},30.{later}", lead("National"), 9_000 * size, 30_000 * size));
            for (code, name) in [("E12000004", "East Midlands"), ("E12000009", "South West")] {
                add(format!("{},{code},{name},,,,{sex},4500,15000,30.5", lead("Regional")));
            }
            for nth in 0..30_u32 {
                let region = if nth < 15 { "E12000004,East Midlands" } else { "E12000009,South West" };
                let (all, some) = (200 * size + nth, 50 * size + nth * 2 + later * 3);
                let (plans, share) = if nth == 7 {
                    ("c".to_owned(), "c".to_owned())
                } else {
                    (some.to_string(), format!("{:.1}", f64::from(some) / f64::from(all) * 100.0))
                };
                let code = format!("{},E100000{nth:02},Authority {nth}", 300 + nth);
                add(format!("{},{region},{code},{sex},{plans},{all},{share}", lead("Local authority")));
            }
            add(format!("{},E12000004,East Midlands,300,E10000000,A school,{sex},1,2,50.0", lead("School")));
        }
    }
    rows
}

fn csv(rows: &[Row], end: &str, blank: &str) -> String {
    let cell = |cell: &String| if cell.is_empty() { blank.to_owned() } else { cell.clone() };
    rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",") + end).collect()
}

fn neighbours() -> String {
    let mut text = String::from("old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P,SN_3,SN_3P\n");
    for nth in 0..30 {
        let other = |by: i32| 300 + (nth + by) % 30;
        text.push_str(&format!(
            "{},Authority {nth},{},Close,{},Close,{},Close\n",
            300 + nth,
            other(4),
            other(9),
            other(20)
        ));
    }
    text
}

const WORDS: [&str; 8] =
    ["--area", "Authority 3", "--committee", "Scrutiny Committee", "--date", "2025-10-04", "--period", "2024/25"];

/// A folder made of the table by the program, with neighbours and the good direction.
fn made() -> Desk {
    let desk = Desk::of(&[]);
    desk.write("plans.csv", &csv(&table(), "\n", ""));
    desk.write("sn.csv", &neighbours());
    let new = desk.run(&[&["new", "report", "--from", "plans.csv"][..], &WORDS[..]].concat());
    assert_eq!(new.code, 0, "{}", new.err);
    let imported = desk.run(&["import", "sn.csv", "--into", "report"]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    desk.edit("report/indicators.toml", "good = \"none\"", "good = \"low\"");
    desk
}

#[test]
fn a_published_table_is_a_report_by_one_command() {
    let desk = made();
    let catalogue = desk.read("report/indicators.toml");
    for line in ["[plans_percent]", "name = \"plans\"", "unit = \"percent\"", "decimals = 1", "frequency = \"annual\""]
    {
        assert!(catalogue.contains(line), "{line}: {catalogue}");
    }
    let report = desk.read("report/report.toml");
    let measure = "{ indicator = \"plans_percent\", value = \"plans_percent\", numerator = \"plans\", denominator = \"all_children\", \
                   where = { \"sex\" = \"Total\" } }";
    assert!(report.contains(measure), "{report}");
    assert!(report.contains("[national]\nneighbours = \"data/sn.csv\"\n"), "{report}");
    let text = as_text(&opened(&desk.at("report")));
    // 62 of 403 children, where the figures of the others grow with their number; one is held back.
    assert!(text.contains("The percentage of plans was 27.8% (112 of 403) in 2024/25."), "{text}");
    assert!(text.contains("fourth of the 29 areas with a figure, in the top quartile"), "{text}");
    assert!(text.contains("the statistical neighbour average"), "{text}");
    // Taken in again it changes nothing.
    let again = desk.run(&["import", "report/data/plans.csv", "--into", "report"]);
    assert!(again.out.contains("Nothing is new"), "{}", again.said);
    let again = desk.run(&["import", "sn.csv", "--into", "report"]);
    assert!(again.out.contains("Nothing is new"), "{}", again.said);
}

#[test]
fn whatever_the_order_of_rows_and_columns_one_report_comes_of_them() {
    let desk = made();
    let first = as_text(&opened(&desk.at("report")));
    let rows = table();
    let order = [13, 9, 0, 7, 2, 10, 3, 4, 12, 8, 1, 5, 6, 11];
    let shuffled: Vec<Row> = rows.iter().map(|row| order.iter().map(|at| row[*at].clone()).collect()).collect();
    let mut backwards = rows.clone();
    backwards[1..].reverse();
    let mut by_level = rows.clone();
    by_level[1..].sort_by(|one, other| (&one[2], &one[9], &one[0]).cmp(&(&other[2], &other[9], &other[0])));
    let plain = |rows: &[Row]| csv(rows, "\n", "");
    for (what, text) in [
        ("columns shuffled", plain(&shuffled)),
        ("a mark of the byte order", format!("\u{feff}{}", plain(&rows))),
        ("the line ends of Windows", csv(&rows, "\r\n", "")),
        ("blanks in quotation marks", csv(&rows, "\n", "\"\"")),
        ("rows backwards", plain(&backwards)),
        ("rows by level and name", plain(&by_level)),
        ("all of it", format!("\u{feff}{}", csv(&shuffled, "\r\n", "\"\""))),
    ] {
        desk.write("report/data/plans.csv", &text);
        assert!(as_text(&opened(&desk.at("report"))) == first, "{what}");
    }
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(plain(&rows).as_bytes()).expect("packed");
    desk.put("report/data/plans.csv", &packed.finish().expect("packed"));
    assert!(as_text(&opened(&desk.at("report"))) == first, "packed");
}

#[test]
fn what_a_table_does_not_say_is_asked() {
    let desk = Desk::of(&[]);
    let rows: Vec<Row> = table()
        .into_iter()
        .map(|mut row| {
            if row[1] == "Financial year" {
                (row[0], row[1]) = (format!("20{}", &row[0][4..]), "Reporting year".to_owned());
            }
            row
        })
        .collect();
    desk.write("plans.csv", &csv(&rows, "\n", ""));
    let new = desk.run(&[&["new", "asked", "--from", "plans.csv"][..], &WORDS[..]].concat());
    assert_eq!(new.code, 1);
    assert!(new.err.contains("says of its years only \u{201c}Reporting year\u{201d}"), "{}", new.said);
    assert!(new.err.contains("--year-ends March") && new.err.contains("--period-is"), "{}", new.said);
    let new = desk.run(&[&["new", "said", "--from", "plans.csv", "--year-ends", "March"][..], &WORDS[..]].concat());
    assert_eq!(new.code, 0, "{}", new.err);
    assert!(as_text(&opened(&desk.at("said"))).contains("in 2024/25"));
    assert!(new.out.contains("figures from 2022/23 to 2024/25"), "{}", new.out);
    // Its years are its publisher's: the report is told to be of no other period.
    desk.edit("said/report.toml", "period = \"2024/25\"", "period = \"quarter 1 2024/25\"");
    let again = desk.run(&["import", "plans.csv", "--into", "said", "--year-ends", "March"]);
    assert!(again.code == 0 && !again.out.contains("roll"), "{}", again.said);
    let new = desk.run(
        &[&["new", "winter", "--from", "plans.csv", "--period-is", "December to February"][..], &WORDS[..]].concat(),
    );
    assert_eq!(new.code, 0, "{}", new.err);
    assert!(as_text(&opened(&desk.at("winter"))).contains("in December 2024 to February 2025"));
}

#[test]
fn of_a_table_with_many_measures_the_officer_says_which() {
    let desk = Desk::of(&[]);
    let mut text = String::from("Year,Council,");
    text.push_str(&(0..40).map(|nth| format!("Measure_{nth}")).collect::<Vec<_>>().join(","));
    for year in ["2023/24", "2024/25"] {
        for council in 0..12 {
            let figures: Vec<String> = (0..40).map(|nth| format!("{}.{}", 10 + council + nth, council % 10)).collect();
            text.push_str(&format!("\n{year},Authority {council},{}", figures.join(",")));
        }
    }
    desk.write("many.csv", &text);
    let new = desk.run(&[&["new", "report", "--from", "many.csv"][..], &WORDS[..]].concat());
    assert!(new.err.contains("`data/many.csv` has 40 measures, and a report is of a few of them"), "{}", new.said);
    let near = desk.run(&[&["new", "report", "--from", "many.csv", "--measure", "Measur_7"][..], &WORDS[..]].concat());
    assert!(near.err.contains("has no measure `Measur_7`") && near.err.contains("did you mean"), "{}", near.said);
    let new = desk.run(&[&["new", "report", "--from", "many.csv", "--measure", "Measure_7"][..], &WORDS[..]].concat());
    assert_eq!(new.code, 0, "{}", new.err);
    assert!(desk.read("report/report.toml").contains("area = \"Council\"\nperiod = \"Year\"\n"));
    let more = desk.run(&["import", "many.csv", "--into", "report", "--measure", "Measure_9"]);
    assert_eq!(more.code, 0, "{}", more.err);
    let text = as_text(&opened(&desk.at("report")));
    assert!(text.contains("20.3") && text.contains("22.3"), "{text}");
}

#[test]
fn two_measures_under_one_name_are_told_apart() {
    let desk = Desk::of(&[]);
    let mut text = String::from("area_code,area_name,period,indicator,measure,unit,value");
    for year in ["2023/24", "2024/25"] {
        for nth in 0..12 {
            text.push_str(&format!(
                "\nE060000{nth:02},Authority {nth},{year},Waste recycled,Percentage,Waste,{}.5",
                30 + nth
            ));
            text.push_str(&format!(
                "\nE060000{nth:02},Authority {nth},{year},Waste recycled,Frequency,Tonnes,{}",
                40_000 + nth
            ));
        }
        text.push_str(&format!("\nE92000001,England,{year},Waste recycled,Percentage,Waste,41.5"));
    }
    desk.write("waste.csv", &text);
    let new = desk.run(&[&["new", "report", "--from", "waste.csv"][..], &WORDS[..]].concat());
    assert_eq!(new.code, 0, "{}", new.err);
    let text = as_text(&opened(&desk.at("report")));
    assert!(text.contains("The percentage of waste recycled was 33.5% in 2024/25"), "{text}");
    assert!(text.contains("40,003 tonnes"), "{text}");
    assert!(text.contains("England (41.5%)"), "{text}");
    // Tonnes are more where more people live: the largest is not the best.
    desk.edit("report/indicators.toml", "good = \"none\"", "good = \"high\"");
    let text = as_text(&opened(&desk.at("report")));
    assert_eq!(text.matches("ninth of the 12 areas").count(), 1, "{text}");
}

#[test]
fn a_description_beside_a_table_fills_the_catalogue() {
    let desk = Desk::of(&[]);
    desk.write("plans.csv", &csv(&table(), "\n", ""));
    desk.write(
        "plans.meta.csv",
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\n\
         sex,Filter,Sex,,,,,\nplans,Indicator,Number of plans,,,0,,\nall_children,Indicator,Children,,,0,,\n\
         plans_percent,Indicator,Percentage of children with a plan,,%,2,,\n",
    );
    let new = desk.run(&[&["new", "report", "--from", "plans.csv"][..], &WORDS[..]].concat());
    assert_eq!(new.code, 0, "{}", new.err);
    let catalogue = desk.read("report/indicators.toml");
    assert!(catalogue.contains("name = \"children with a plan\""), "{catalogue}");
    assert!(catalogue.contains("decimals = 2"), "{catalogue}");
}

/// Twenty councils of a shape that no file was seen of, made as scripts and notes describe it.
fn of_twenty(head: &str, row: impl Fn(usize, &str) -> String) -> String {
    let name = |nth: usize| if nth == 3 { "Authority 3".to_owned() } else { format!("Council {nth}") };
    (0..20).fold(head.to_owned(), |text, nth| text + row(nth, &name(nth)).as_str())
}

/// A table of LG Inform, one of LAIT with its list of measures, one of ASCOF.
fn tables_of_three(desk: &Desk) {
    let inform = of_twenty(
        "Percentage of waste recycled, composted and so on\nSource: a department\narea,area label,area long label,2022/23,2023/24\n",
        |nth, name| {
            let again = if nth == 9 { "area,area label,area long label,2022/23,2023/24\n" } else { "" };
            format!("{again}E100000{nth:02},{name},{name} County,{},{}\n", 30 + nth, 40 - nth)
        },
    );
    desk.write("inform.csv", &format!("{inform},Mean for all counties,Mean for all counties,39,31\n"));
    let lait = of_twenty("Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n", |nth, name| {
        let values =
            if nth == 5 { ["-".to_owned(), "12".to_owned()] } else { [format!("{}", 20 + nth), "12".to_owned()] };
        format!(
            "Ab_Total,%,2023-24,{name},{},{},East\nAb_Some,Total,2023-24,{name},{},{},East\n",
            values[0],
            300 + nth,
            values[1],
            300 + nth
        )
    });
    desk.write("lait.csv", &lait);
    desk.write(
        "list.csv",
        "Measure_code,Measure_short,Polarity,Y_axis_name,Year_Type,dps,No_Quartile\nAb_Total,sessions missed,Low,% of sessions,Academic,0.0,\nAb_Some,visits,High,Number,,,N\n",
    );
    let ascof = of_twenty(
        "Geographical Code,Geographical Description,Geographical Level,ASCOF Measure Code,Measure Group,Measure Type,Measure_Value\n",
        |nth, name| {
            let lead = format!("E100000{nth:02},{name},Council,3A,People who know their choices");
            let n = 200 + nth;
            format!(
                "{lead},Numerator,{}\n{lead},Denominator,{n}\n{lead},Outcome,{:.1}\n",
                100 + nth,
                (100 + nth) as f64 / n as f64 * 100.0
            )
        },
    );
    desk.write("ascof.csv", &ascof);
}

#[test]
fn tables_of_other_publishers_are_reports_by_one_command() {
    let desk = Desk::of(&[]);
    let words = [&WORDS[..6], &["--period", "2023/24"][..]].concat();
    tables_of_three(&desk);
    for (what, more, lines, said) in [
        (
            "inform",
            &[][..],
            &["name = \"waste recycled, composted and so on\"", "unit = \"percent\""][..],
            "waste recycled, composted and so on was 37% in 2023/24",
        ),
        (
            "lait",
            &["--measure", "Ab_Total", "--described-in", "list.csv"][..],
            &[
                "name = \"sessions missed\"",
                "good = \"low\"",
                "unit = \"percent\"",
                "year = \"academic\"",
                "decimals = 0",
            ][..],
            "was 23% in the 2023/24 academic year. This places Authority 3 fourth of the 19 areas with a figure",
        ),
        (
            "ascof",
            &["--period-is", "2023/24"][..],
            &["name = \"people who know their choices\"", "unit = \"percent\""][..],
            "people who know their choices was 50.7%",
        ),
    ] {
        let file = format!("{what}.csv");
        // An academic year ends after the financial year of its number.
        let period = if what == "lait" { "2024/25" } else { "2023/24" };
        let new = desk.run(&[&["new", what, "--from", &file][..], &words[..6], &["--period", period], more].concat());
        assert_eq!(new.code, 0, "{what}: {}", new.err);
        let catalogue = desk.read(&format!("{what}/indicators.toml"));
        lines.iter().for_each(|line| assert!(catalogue.contains(line), "{line}: {catalogue}"));
        let text = as_text(&opened(&desk.at(what)));
        assert!(text.contains(said), "{what}: {text}");
    }
    let national = desk.run(&["national", "lait"]);
    assert!(national.out.contains(",23,4,19,1,A,"), "{}", national.out);
    let none = desk.run(&[&["new", "none", "--from", "ascof.csv"][..], &words[..]].concat());
    assert!(none.err.contains("`data/ascof.csv` does not say of which year it is"), "{}", none.said);
}

/// "Annual (end of Sept)" says of which day a count is; what comes about during the year is of the year until then.
#[test]
fn a_list_says_at_the_end_of_which_month_its_years_are_counted() {
    let desk = Desk::of(&[]);
    let table = of_twenty("Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n", |nth, name| {
        let row = |code: &str, year: u32| format!("{code},%,{year},{name},{},{},East\n", 20 + nth, 300 + nth);
        [("Vac", 2024), ("Vac", 2025), ("Left", 2024), ("Left", 2025)].map(|(code, year)| row(code, year)).concat()
    });
    desk.write("lait.csv", &table);
    desk.write(
        "list.csv",
        "Measure_code,Measure_short,Polarity,Y_axis_name,Year_Type,dps,No_Quartile\n\
         Vac,vacancies,Low,% vacancies,Annual (end of Sept),0.0,\nLeft,workers leaving during the year,Low,% of workers,Annual (end of Sept),0.0,\n",
    );
    let measures = ["--measure", "Vac", "--measure", "Left", "--described-in", "list.csv"];
    let run = desk.run(&[&["new", "made", "--from", "lait.csv"][..], &WORDS[..6], &measures].concat());
    assert_eq!(run.code, 0, "{}", run.said);
    let text = as_text(&opened(&desk.at("made")));
    assert!(text.contains("vacancies was 23% at the end of September 2025"), "{text}");
    assert!(text.contains("during the year was 23% in the year ending September 2025"), "{text}");
}

/// A report has one list of neighbours: another is refused, unless it takes the place of that.
#[test]
fn a_second_list_of_neighbours_takes_the_place_of_the_first_or_is_refused() {
    let desk = Desk::of(&[]);
    desk.write("table.csv", &csv(&table(), "\n", ""));
    let more = ["--measure", "plans_percent"];
    let run = desk.run(&[&["new", "made", "--from", "table.csv"][..], &WORDS[..6], &more].concat());
    assert_eq!(run.code, 0, "{}", run.said);
    desk.write("old.csv", &neighbours());
    desk.write("new.csv", &neighbours().replace("300,Authority 0,304", "300,Authority 0,305"));
    assert_eq!(desk.run(&["import", "old.csv", "--into", "made"]).code, 0);
    let run = desk.run(&["import", "new.csv", "--into", "made"]);
    assert!(run.code != 0 && run.said.contains("--in-place-of old.csv"), "{}", run.said);
    assert!(!desk.at("made/data/new.csv").exists());
    let run = desk.run(&["import", "new.csv", "--into", "made", "--in-place-of", "old.csv"]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(
        desk.read("made/report.toml").contains("neighbours = \"data/new.csv\"")
            && !desk.at("made/data/old.csv").exists()
    );
    let told = desk.run(&["check", "made"]).said;
    assert!(told.contains("no errors"), "{told}");
    // Neither takes the place of a table of figures.
    let run = desk.run(&["import", "old.csv", "--into", "made", "--in-place-of", "table.csv"]);
    assert!(
        run.code != 0 && run.said.contains("no `neighbours` of report.toml names `data/table.csv`"),
        "{}",
        run.said
    );
}
