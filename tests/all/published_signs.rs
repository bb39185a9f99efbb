//! What a table says without a figure, and what it does not say at all: marks, signs, bare years, measures that grow with the size of
//! an area. Every figure is made up.

use rust_xlsxwriter::Workbook;

use crate::desk::{Desk, as_text, opened};
use crate::doubtful_files::{made, text};

const WORDS: [&str; 6] = ["--area", "Authority 3", "--committee", "Scrutiny Committee", "--date", "2025-11-18"];

#[test]
fn each_mark_is_said_with_its_own_meaning() {
    for (mark, said) in [
        ("[c]", "reviews on time in quarter 3 is not shown, because so few people are counted"),
        ("[x]", "reviews on time was not available in quarter 3."),
        ("[z]", "reviews on time was not applicable in quarter 3."),
        ("[low]", "reviews on time was above zero in quarter 3, but rounds to zero."),
        ("[k]", "reviews on time was above zero in quarter 3, but rounds to zero."),
        ("[w]", "reviews on time in quarter 3 is not given, because none were recorded in the survey."),
        ("[u]", "reviews on time in quarter 3 was too unreliable to be given."),
        ("*", "reviews on time was not available in quarter 3."),
    ] {
        let card = format!(
            "Measure,Q1 2024/25,Q2 2024/25,Q3 2024/25\n% of reviews on time,82.1,83.4,{mark}\nCalls answered (%),71.5,72.5,73.5\n"
        );
        let (desk, run) = made(&card, &[]);
        assert_eq!(run.code, 0, "{mark}: {}", run.said);
        let text = text(&desk);
        assert!(text.contains(said), "{mark}: {text}");
        if mark != "[x]" && mark != "*" && mark != "[c]" {
            let row = text.lines().find(|line| line.starts_with("Reviews on time")).expect("a row");
            assert!(!row.contains("not available") && row.contains("no figure"), "{mark}: {row}");
            assert!(!row.contains("83.4 [x]"), "{mark}: {row}");
        }
    }
}

/// Twelve authorities, their region and England, in two years; the last figure of the fourth is `own`.
fn department(own: &str) -> String {
    let mut text = String::from(
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,visits_percent\n",
    );
    for year in ["202324", "202425"] {
        let lead = |level: &str| format!("{year},Academic year,{level},E92000001,England");
        text.push_str(&format!("{},,,,,,50.1\n", lead("National")));
        for nth in 0..12 {
            let figure = if nth == 3 && year == "202425" { own.to_owned() } else { format!("{}.3", 40 + nth) };
            let code = format!("{},E100000{nth:02},Authority {nth}", 870 + nth);
            text.push_str(&format!("{},E12000009,South West,{code},{figure}\n", lead("Local authority")));
        }
    }
    text
}

#[test]
fn marks_of_a_published_table_are_read_in_brackets_and_behind_figures_too() {
    for (cell, said) in [
        ("[c]", "is not shown, because so few people are counted"),
        ("c", "is not shown, because so few people are counted"),
        ("[low]", "was above zero in the 2024/25 academic year, but rounds to zero"),
        ("40.5 (p)", "was 40.5% [p] in the 2024/25 academic year"),
        ("40.5 [r]", "was 40.5% [r] in the 2024/25 academic year"),
    ] {
        let desk = Desk::of(&[]);
        desk.write("visits.csv", &department(cell));
        let new = desk.run(&[&["new", "report", "--from", "visits.csv"][..], &WORDS].concat());
        assert_eq!(new.code, 0, "{cell}: {}", new.said);
        let text = as_text(&opened(&desk.at("report")));
        let is_said = match said.split_once(" [") {
            // A mark behind a figure stands in the dashboard.
            Some((figure, rest)) => text.contains(figure) && text.contains(&format!("[{}]", &rest[..1])),
            None => text.contains(said),
        };
        assert!(is_said, "{cell}: {text}");
    }
}

#[test]
fn a_sign_without_a_meaning_makes_no_words_of_figures() {
    for (cell, told) in
        [("!", "`!` stands in the place of a figure, and nothing says what it means"), ("40.5r", "40.5r")]
    {
        let desk = Desk::of(&[]);
        desk.write("visits.csv", &department(cell));
        let new = desk.run(&[&["new", "report", "--from", "visits.csv"][..], &WORDS].concat());
        assert!(new.code == 0 && new.out.contains("not understood: \u{201c}"), "{cell}: {}", new.said);
        let check = desk.run(&["check", "report"]);
        assert!(check.said.contains(told), "{cell}: {}", check.said);
        desk.edit(
            "report/report.toml",
            "measures = [",
            &format!("marks = {{ \"{cell}\" = \"suppressed\" }}\nmeasures = ["),
        );
        let text = as_text(&opened(&desk.at("report")));
        assert!(text.contains("is not shown"), "{cell}: {text}");
    }
}

/// Twelve authorities under one heading.
fn plain(heading: &str, years: [&str; 2], figure: impl Fn(usize) -> String, england: &str) -> String {
    let mut text = format!("Year,Council,{heading}\n");
    for year in years {
        (0..12).for_each(|nth| text.push_str(&format!("{year},Authority {nth},{}\n", figure(nth))));
        text.push_str(&format!("{year},England,{england}\n"));
    }
    text
}

#[test]
fn a_bare_year_is_asked_about() {
    let lait = plain("Absence_percent", ["2024", "2025"], |nth| format!("{}.5", 4 + nth), "8.1");
    let desk = Desk::of(&[]);
    desk.write("lait.csv", &lait);
    let new = |name: &str, more: &[&str]| desk.run(&[&["new", name, "--from", "lait.csv"][..], &WORDS, more].concat());
    let asked = new("asked", &[]);
    assert_eq!(asked.code, 1, "{}", asked.said);
    assert!(asked.err.contains("says of its years only \u{201c}2025\u{201d}"), "{}", asked.err);
    assert!(asked.err.contains("--described-in") && asked.err.contains("--year-ends March"), "{}", asked.err);
    for (name, month, said) in [
        ("financial", "March", "in 2024/25"),
        ("academic", "August", "in the 2024/25 academic year"),
        ("calendar", "December", "in 2025."),
    ] {
        let made = new(name, &["--year-ends", month]);
        assert_eq!(made.code, 0, "{}", made.said);
        let text = as_text(&opened(&desk.at(name)));
        assert!(text.contains(said), "{month}: {text}");
    }
    // Years of two numbers say it themselves.
    desk.write("plain.csv", &lait.replace("2024,", "2023/24,").replace("2025,", "2024/25,"));
    let made = desk.run(&[&["new", "plain", "--from", "plain.csv"][..], &WORDS].concat());
    assert_eq!(made.code, 0, "{}", made.said);
}

#[test]
fn a_table_taken_in_again_keeps_what_its_recipe_says() {
    let desk = Desk::of(&[]);
    let mut text = String::from("Year,Council,Age,First_percent,Second_percent\n");
    for year in ["2024", "2025"] {
        for nth in 0..12 {
            for (age, more) in [("Total", 0), ("Under 5", 20)] {
                text.push_str(&format!("{year},Authority {nth},{age},{}.5,{}.5\n", 10 + nth + more, 50 + nth + more));
            }
        }
    }
    desk.write("table.csv", &text);
    let made = desk.run(
        &[&["new", "report", "--from", "table.csv", "--measure", "First_percent", "--year-ends", "March"][..], &WORDS]
            .concat(),
    );
    assert_eq!(made.code, 0, "{}", made.said);
    // The officer reads other rows under another name.
    desk.edit("report/report.toml", "\"Total\"", "\"Under 5\"");
    desk.edit("report/indicators.toml", "called = [\"First_percent\"]\n", "");
    let again = desk.run(&["import", "table.csv", "--into", "report"]);
    assert_eq!(again.code, 0, "{}", again.said);
    for said in ["figures from 2023/24 to 2024/25", "1 measure that the catalogue has already", "Nothing is new"] {
        assert!(again.out.contains(said), "{said}: {}", again.out);
    }
    // One more is read by the same years.
    let more = desk.run(&["import", "table.csv", "--into", "report", "--measure", "Second_percent"]);
    assert_eq!(more.code, 0, "{}", more.said);
    assert_eq!(desk.read("report/report.toml").matches("year_ends = \"March\"").count(), 2);
    let text = as_text(&opened(&desk.at("report")));
    assert!(text.contains("33.5% in 2024/25") && text.contains("53.5% in 2024/25"), "{text}");
}

#[test]
fn what_grows_with_the_size_of_an_area_is_ranked_nowhere() {
    for (heading, figure, england, good, is_ranked) in [
        ("Cohort", 1_000, "13800", "cohort=high", false),
        ("Spend", 1_000, "13800.5", "spend=low", false),
        ("Score", 1_000, "1005.5", "score=low", true),
    ] {
        let desk = Desk::of(&[]);
        desk.write("t.csv", &plain(heading, ["2023/24", "2024/25"], |nth| format!("{}", figure + nth * 25), england));
        let new = desk.run(&[&["new", "report", "--from", "t.csv", "--good", good][..], &WORDS].concat());
        assert_eq!(new.code, 0, "{heading}: {}", new.said);
        let text = as_text(&opened(&desk.at("report")));
        assert_eq!(text.contains("quartile,") || text.contains("quartile."), is_ranked, "{heading}: {text}");
        assert_eq!(text.contains("England"), is_ranked, "{heading}: {text}");
        let national = desk.run(&["national", "report"]);
        assert_eq!(
            national.out.contains("it grows with the size of an area"),
            !is_ranked,
            "{heading}: {}",
            national.out
        );
    }
}

#[test]
fn a_published_table_in_utf_16_is_the_same_table() {
    let desk = Desk::of(&[]);
    desk.write("visits.csv", &department("43.3"));
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{}", department("43.3")).encode_utf16().flat_map(bytes).collect()
    };
    let new = desk.run(&[&["new", "report", "--from", "visits.csv"][..], &WORDS].concat());
    assert_eq!(new.code, 0, "{}", new.said);
    let first = as_text(&opened(&desk.at("report")));
    for (name, bytes) in [("lower", utf16(u16::to_le_bytes)), ("upper", utf16(u16::to_be_bytes))] {
        desk.put("report/data/visits.csv", &bytes);
        assert!(as_text(&opened(&desk.at("report"))) == first, "{name}");
        let file = format!("{name}.csv");
        desk.put(&file, &bytes);
        let new = desk.run(&[&["new", name, "--from", &file][..], &WORDS].concat());
        assert_eq!(new.code, 0, "{name}: {}", new.said);
        assert!(as_text(&opened(&desk.at(name))) == first, "{name}");
    }
}

/// Twelve authorities in two years, with shares and tonnes under one name and a unit that says of what the share is; a cell of Authority 5.
fn waste(order: [usize; 6], cell: &str) -> String {
    let in_order = |cells: [String; 6]| order.map(|at| cells[at].clone()).join(",") + "\n";
    let mut text = in_order(["area", "period", "indicator", "measure", "unit", "value"].map(str::to_owned));
    for year in ["2023/24", "2024/25"] {
        for nth in 0..12 {
            let share = if nth == 5 && year == "2023/24" { cell.to_owned() } else { format!("{}.5", 30 + nth) };
            for (kind, unit, value) in
                [("Percentage", "Waste", share), ("Frequency", "Tonnes", format!("{}", 40_000 + nth))]
            {
                let row =
                    [format!("Authority {nth}"), year.into(), "Waste recycled".into(), kind.into(), unit.into(), value];
                text.push_str(&in_order(row));
            }
        }
    }
    text
}

#[test]
fn words_of_kind_are_a_unit_in_any_column_and_never_a_name() {
    for (order, name) in
        [([0, 1, 2, 3, 4, 5], "one.csv"), ([4, 3, 1, 2, 5, 0], "two.csv"), ([3, 2, 0, 1, 5, 4], "three.csv")]
    {
        let desk = Desk::of(&[]);
        desk.write(name, &waste(order, "35.5"));
        let new = desk.run(&[&["new", "report", "--from", name][..], &WORDS].concat());
        assert_eq!(new.code, 0, "{}", new.said);
        let catalogue = desk.read("report/indicators.toml");
        for called in ["\"Waste recycled, Percentage, Waste\"", "\"Waste recycled, Frequency, Tonnes\""] {
            assert!(catalogue.contains(called), "{name}: {catalogue}");
        }
        let text = as_text(&opened(&desk.at("report")));
        assert!(text.contains("The percentage of waste recycled was 33.5% in 2024/25"), "{name}: {text}");
        assert!(text.contains("40,003 tonnes"), "{name}: {text}");
    }
    // Of fewer authorities it is the council's own table.
    for order in [[0, 1, 2, 3, 4, 5], [4, 3, 1, 2, 5, 0]] {
        let desk = Desk::of(&[]);
        let table = waste(order, "35.5");
        let few: Vec<&str> =
            table.lines().filter(|line| line.contains("area") || line.contains("Authority 3")).collect();
        desk.write("few.csv", &few.join("\n"));
        let new = desk.run(&[&["new", "report", "--from", "few.csv"][..], &WORDS].concat());
        assert_eq!(new.code, 0, "{}", new.said);
        let text = as_text(&opened(&desk.at("report")));
        assert!(text.contains("The percentage of waste recycled was 33.5%"), "{text}");
    }
}

#[test]
fn one_cell_that_is_no_figure_makes_no_words_of_a_column() {
    for cell in ["<5", "TBC", "#N/A", "#DIV/0!", "see note", "9 to 10", ">95", "9.0 [u]"] {
        let desk = Desk::of(&[]);
        desk.write("waste.csv", &waste([0, 1, 2, 3, 4, 5], cell));
        desk.write("visits.csv", &department(cell));
        for (file, measures) in [("waste.csv", 2), ("visits.csv", 1)] {
            let new = desk.run(&[&["new", file.trim_end_matches(".csv"), "--from", file][..], &WORDS].concat());
            assert_eq!(new.code, 0, "{cell}: {}", new.said);
            let plural = if measures == 1 { "" } else { "s" };
            assert!(new.out.contains(&format!("{measures} new measure{plural}:")), "{cell}: {}", new.said);
        }
        let told = desk.run(&["check", "visits"]);
        assert!(
            told.said.contains("data/visits.csv") || as_text(&opened(&desk.at("visits"))).contains("too unreliable"),
            "{cell}: {}",
            told.said
        );
    }
    // "Total" among years of age stands in a row of each area.
    let mut text = String::from("Year,Council,Age,Rate\n");
    for year in ["2023/24", "2024/25"] {
        for nth in 0..12 {
            (5..20).for_each(|age| text.push_str(&format!("{year},Authority {nth},{age},{}.5\n", nth + age)));
            text.push_str(&format!("{year},Authority {nth},Total,{}.5\n", 70 + nth));
        }
    }
    let desk = Desk::of(&[]);
    desk.write("ages.csv", &text);
    let new = desk.run(&[&["new", "report", "--from", "ages.csv"][..], &WORDS].concat());
    assert!(
        new.code == 0 && desk.read("report/report.toml").contains("where = { \"Age\" = \"Total\" }"),
        "{}",
        new.said
    );
}

#[test]
fn a_column_about_the_area_and_a_note_tell_no_rows_apart() {
    for (heading, of) in [
        ("Council code no.", (|nth, _| format!("E060000{nth:02}")) as fn(usize, &str) -> String),
        ("Health board", |nth, _| format!("Board {}", nth % 3)),
        ("Note", |nth, year| if nth == 4 && year == "2024/25" { "provisional".to_owned() } else { String::new() }),
        ("Remarks", |nth, year| format!("see {nth} of {year}")),
    ] {
        let desk = Desk::of(&[]);
        let mut text = format!("Year,Council,Sickness_percent,{heading}\n");
        for year in ["2023/24", "2024/25"] {
            (0..12).for_each(|nth| text.push_str(&format!("{year},Authority {nth},{}.5,{}\n", 4 + nth, of(nth, year))));
        }
        desk.write("sick.csv", &text);
        let new = desk
            .run(&[&["new", "report", "--from", "sick.csv", "--good", "sickness_percent=low"][..], &WORDS].concat());
        assert_eq!(new.code, 0, "{heading}: {}", new.said);
        assert!(
            new.out.contains("1 new measure:") && new.out.contains(&format!("    {heading}: ")),
            "{heading}: {}",
            new.said
        );
        assert!(!desk.read("report/report.toml").contains("where"), "{heading}");
        let text = as_text(&opened(&desk.at("report")));
        assert!(text.contains("fourth of the 12 areas"), "{heading}: {text}");
    }
}

/// A column for each measure, of twelve councils.
fn of_twelve(own: &str) -> Vec<[String; 4]> {
    let mut rows = vec![["Year", "Council", "Calls_answered_percent", "Staff_sick_rate"].map(str::to_owned)];
    for year in ["2023/24", "2024/25"] {
        for nth in 0..12 {
            let figure = if nth == 3 && year == "2024/25" { own.to_owned() } else { format!("{}.5", 80 + nth) };
            rows.push([year.to_owned(), format!("Authority {nth}"), figure, format!("{}.4", nth + 2)]);
        }
    }
    rows
}

#[test]
fn a_table_with_a_column_for_each_measure_is_read_as_a_workbook_too() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in of_twelve("83.5").iter().enumerate() {
        for (at, text) in row.iter().enumerate() {
            let (line, at) = (line as u32, at as u16);
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(line, at, number).map(drop).expect("a cell"),
                Err(_) => sheet.write_string(line, at, text).map(drop).expect("a cell"),
            }
        }
    }
    let desk = Desk::of(&[]);
    book.save(desk.at("calls.xlsx")).expect("a workbook");
    let good = ["--good", "calls_answered_percent=high", "--good", "staff_sick_rate=low"];
    let new = desk.run(&[&["new", "report", "--from", "calls.xlsx"][..], &good, &WORDS].concat());
    assert_eq!(new.code, 0, "{}", new.said);
    let text = as_text(&opened(&desk.at("report")));
    assert!(text.contains("ninth of the 12 areas") && text.contains("fourth of the 12 areas"), "{text}");
}

#[test]
fn the_character_of_another_unit_in_the_own_row_is_told_and_so_is_a_table_without_the_council() {
    let table = |own: &str| of_twelve(own).iter().map(|row| row.join(",") + "\n").collect::<String>();
    let run = |own: &str, area: &str| {
        let desk = Desk::of(&[]);
        desk.write("calls.csv", &table(own));
        let mut words = WORDS;
        words[1] = area;
        let new = desk.run(&[&["new", "report", "--from", "calls.csv"][..], &words].concat());
        assert_eq!(new.code, 0, "{}", new.said);
        (new, desk.run(&["build", "report", "--format", "text", "-o", "-"]))
    };
    let (_, pounds) = run("\u{a3}83.5", "Authority 3");
    assert!(
        pounds.said.contains("`\u{a3}83.5` has the character \u{a3}, but this value is a percent"),
        "{}",
        pounds.said
    );
    let (_, percent) = run("83.5%", "Authority 3");
    assert!(percent.code == 0 && percent.out.contains("83.5%"), "{}", percent.said);
    let (new, built) = run("83.5", "Authorty 3");
    for said in [new.said, built.said] {
        assert!(said.contains("has no area `Authorty 3`") && said.contains("did you mean \"Authority 3\"?"), "{said}");
    }
}

#[test]
fn a_figure_with_a_mark_or_a_footnote_is_one_when_the_period_is_chosen() {
    for figure in ["11.9 (p)", "11.9 [p][e]", "11.9\u{b2}"] {
        let (desk, run) = made(&format!("Measure,2023/24,2024/25\nSmoking (%),12.1,{figure}\n"), &[]);
        assert!(desk.read("report/report.toml").contains("period = \"2024/25\""), "{figure}: {}", run.said);
        assert!(text(&desk).contains("was 11.9% in 2024/25"), "{figure}");
    }
}
