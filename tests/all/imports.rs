//! Each of the twelve workbooks from file to report by two commands and no edit: the figures, targets and comparators that went
//! in are those that are read. Then next quarter's file over the old one: one command.

use rust_decimal::Decimal;
use scrutineer::Folder;
use scrutineer::measure::Indicator;

use crate::desk::Desk;
use crate::workbooks::{Book, Edition, Entry, Measure, Reading, TWELVE};

/// What went in and is not read so, a line each.
fn wrong(book: &Book, folder: &Folder) -> Vec<String> {
    let mut wrong = Vec::new();
    for measure in &book.measures {
        let called = |one: &&Indicator| {
            let names = one.called.iter().chain([&one.name]);
            names.into_iter().any(|name| name.to_lowercase() == measure.written.to_lowercase())
        };
        match folder.indicators().iter().find(called) {
            None => wrong.push(format!("{}: no such measure", measure.written)),
            Some(indicator) => of_measure(measure, indicator, &mut wrong),
        }
    }
    wrong
}

/// A workbook holds fifteen digits.
fn is_same(read: Option<Decimal>, given: Decimal) -> bool {
    read.is_some_and(|read| (read - given).abs() < Decimal::new(1, 9))
}

fn of_measure(measure: &Measure, indicator: &Indicator, wrong: &mut Vec<String>) {
    let name = &measure.written;
    let size = if measure.unit == "£m" { Decimal::from(1_000_000) } else { Decimal::ONE };
    for entry in &measure.figures {
        let held =
            indicator.observations.iter().find(|one| one.period.in_full().trim_start_matches("the ") == entry.period);
        match (held, &entry.reading) {
            (None, Reading::Mark(_)) => {}
            (None, Reading::Figure(figure)) => {
                wrong.push(format!("{name}, {}: {} is not read", entry.period, figure.shown))
            }
            (Some(one), Reading::Mark(sign)) if one.value.is_some() => {
                wrong.push(format!("{name}, {}: {sign} is read as {:?}", entry.period, one.value));
            }
            (Some(_), Reading::Mark(_)) => {}
            (Some(one), Reading::Figure(figure)) if !is_same(one.value, figure.value * size) => {
                wrong.push(format!(
                    "{name}, {}: {} ({}) is read as {:?}",
                    entry.period, figure.value, figure.shown, one.value
                ));
            }
            (Some(one), Reading::Figure(_)) => {
                if let Some([above, below]) = &entry.counts
                    && (one.numerator, one.denominator) != (Some(above.1.value), Some(below.1.value))
                {
                    wrong.push(format!(
                        "{name}, {}: the counts are {:?} of {:?}",
                        entry.period, one.numerator, one.denominator
                    ));
                }
            }
        }
    }
    let figure = |entry: &Entry| entry.figure().map(|figure| figure.value * size).expect("a figure");
    for entry in measure.targets.iter().filter(|entry| entry.figure().is_some()) {
        let held = indicator.targets.iter().any(|one| is_same(one.value, figure(entry)));
        if !held {
            wrong.push(format!("{name}: the target {:?} is not read", figure(entry)));
        }
    }
    for (who, entry) in measure.comparators.iter().filter(|(_, entry)| entry.figure().is_some()) {
        if !indicator.benchmarks.iter().any(|one| is_same(one.value, figure(entry))) {
            wrong.push(format!("{name}: {who} {:?} is not read", figure(entry)));
        }
    }
}

#[test]
fn twelve_workbooks_come_in_and_so_does_the_next_quarter() {
    let mut all = Vec::new();
    for make in TWELVE {
        let (now, next) = (make(Edition::Now), make(Edition::Next));
        let desk = Desk::of(&[]);
        desk.put(now.file, &now.bytes);
        let given = &now.given;
        let words =
            ["--area", given.area, "--committee", given.committee, "--date", given.date, "--period", given.period];
        let made = desk.run(&[&["new", "report", "--from", now.file], &words[..]].concat());
        if made.code != 0 {
            all.push(format!("{}: {}", now.file, made.said));
            continue;
        }
        let built = desk.run(&["build", "report", "--format", "text"]);
        let mut told: Vec<String> = if built.code == 0 { Vec::new() } else { vec![built.err.clone()] };
        // Every colour and arrow of these workbooks is right.
        told.extend(built.err.lines().filter(|line| line.contains("[own-verdict]")).map(str::to_owned));
        let open = || Folder::open(&desk.at("report")).0;
        told.extend(open().map_or_else(|| vec!["no folder".to_owned()], |folder| wrong(&now, &folder)));
        let catalogue = desk.read("report/indicators.toml");
        let laid = format!("report/data/{}", next.file);
        desk.put(&laid, &next.bytes);
        let taken = desk.run(&["import", &laid, "--into", "report"]);
        if taken.code != 0 {
            told.push(taken.said);
        }
        assert!(desk.read("report/indicators.toml").starts_with(&catalogue), "{}: what was there stays", now.file);
        told.extend(open().map_or_else(|| vec!["no folder".to_owned()], |folder| wrong(&next, &folder)));
        all.extend(told.into_iter().map(|one| format!("{}: {one}", now.file)));
    }
    assert!(all.is_empty(), "{} wrong:\n{}", all.len(), all.join("\n"));
}

/// An export of 400 rows with ten kinds of slips in it.
fn bad_export() -> String {
    let mut text = "indicator,area,period,value,numerator,denominator,status\n".to_owned();
    for nth in 0..400 {
        let (id, month) = (["assess", "care"][nth % 2], ["January", "April", "July", "October"][nth / 2 % 4]);
        let period = format!("{month} {}", 1970 + nth / 8);
        let (value, more) = match nth % 20 {
            0 => ("TBC".to_owned(), ",,"),
            2 => (format!("{}.1*", 80 + nth % 13), ",,"),
            4 => ("#N/A".to_owned(), ",,"),
            5 => (format!("-{nth}"), ",,"),
            6 => ("88.1".to_owned(), "900,800,"),
            7 => (format!("9O{}", nth % 10), ",,"),
            8 => ("88.1".to_owned(), "700,1000,"),
            9 => ("<5".to_owned(), ",,"),
            10 => ("88.1".to_owned(), ",,Provisonal"),
            12 => ("88.123456789".to_owned(), ",,"),
            14 => ("-".to_owned(), ",,"),
            _ => ((600 + nth % 37).to_string(), ",,"),
        };
        let value = if id == "assess" && nth % 20 > 14 { "88.1".to_owned() } else { value };
        let (id, period) = match nth % 20 {
            16 => ("asess", period),
            18 => (id, format!("Week {nth}")),
            _ => (id, period),
        };
        text.push_str(&format!("{id},Anyshire,{period},{value},{more}\n"));
    }
    text
}

#[test]
fn the_faults_of_a_bad_export_are_ten_lines_at_most() {
    const SOURCE: &str = "\n[[source]]\nfile = \"data/export.csv\"\nindicator = \"indicator\"\narea = \"area\"\nperiod = \"period\"\n\
                          value = \"value\"\nnumerator = \"numerator\"\ndenominator = \"denominator\"\nstatus = \"status\"\n";
    const CATALOGUE: &str = "[assess]\nname = \"assessments done on time\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"monthly\"\n\n\
                             [care]\nname = \"children in care\"\nunit = \"count\"\ngood = \"none\"\nmeasure = \"stock\"\nfrequency = \"monthly\"\n";
    for (table, more) in [("report/data/observations.csv", ""), ("report/data/export.csv", SOURCE)] {
        let desk = Desk::of(&[]);
        let report = "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
                      period = \"October 2019\"\n\n[[section]]\nheading = \"All\"\n\
                      paragraphs = [{ indicators = [\"assess\"] }, { indicators = [\"care\"] }]\n";
        desk.write("report/report.toml", &format!("{report}{more}"));
        desk.write("report/indicators.toml", CATALOGUE);
        desk.write(table, &bad_export());
        let told = desk.run(&["check", "report"]).out;
        let lines: Vec<&str> =
            told.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).collect();
        assert!((6..=10).contains(&lines.len()), "{table}: {} lines\n{}", lines.len(), lines.join("\n"));
        // What has other causes is named, each with its help, however few the lines.
        for cause in ["`TBC`", "`9O7`", "`Provisonal`", "asess", "`Week 18`"] {
            assert!(told.contains(cause), "{table}: {cause}\n{told}");
        }
        // The first of a kind is the first in the order of the sheet, and its help is its own.
        assert!(told.contains("`Week 18` is not a period; there are 19 more such cells in this column"), "{told}");
        let other = desk.run(&["import", table, "--into", "report"]).said;
        assert!(other.lines().count() <= 40, "{other}");
    }
}
