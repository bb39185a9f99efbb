//! The same headings on every sheet, a quarter a sheet: each is a copy of the last one with new figures.

use super::book::{Answer, Book, Edition, Given, LeftOut, Mark, Measure, Place};
use super::lines::{Line, lines};
use super::sheet::Sheet;
use super::xlsx::xlsx;

const HEADINGS: [&str; 8] = ["Ref", "Indicator", "Unit", "Good is", "Actual", "Target", "RAG", "Comments"];

/// The name of the sheet, what it means, and how many rows of titles stand above its headings.
const QUARTERS: [(&str, &str, u32); 5] = [
    ("Q4 2023-24", "quarter 4 2023/24", 2),
    ("Q1 2024-25", "quarter 1 2024/25", 2),
    ("Q2 2024-25", "quarter 2 2024/25", 3),
    ("Q3 2024-25", "quarter 3 2024/25", 3),
    ("Q4 2024-25", "quarter 4 2024/25", 3),
];

/// Code, name, unit and what good is as the sheets have them, then `figure target RAG` of each sheet.
const ROWS: &str = "
> Roads and transport
. Potholes mended within 28 days ; % ; column ; 0.0 ; high
T1 | Potholes repaired within 28 days of report | % | High | 84.2 90 Red | 88.9 90 Amber | 91.3 90 Green | 90.6 90 Green | 87.4 90 Amber
. Street lights in light ; % ; column ; 0.0 ; high
T2 | Street lights working | % | High | 97.9 98 Amber | 98.4 98 Green | 98.6 98 Green | 98.2 98 Green | 98.3 98 Green
. Bus services that ran on time ; % ; column ; 0.0 ; high
T3 | Bus services running on time | % | High | n/a 85 _ | 81.7 85 Red | 82.5 85 Amber | 79.9 85 Red | 81.2 85 Red
. People killed or seriously injured on the roads ; number ; column ; 0 ; low
T4 | People killed or seriously injured | No. | Low | 41 45 Green | 38 45 Green | 47 45 Amber | 52 45 Red | 44 45 Green
> Waste
. Household waste recycled or composted ; % ; column ; 0.0 ; high
W1 | Household waste reused, recycled or composted | % | High | 42.8 50 Red | 51.6 50 Green | 50.9 50 Green | 46.7 50 Red | 43.5 50 Red
. Residual waste for each household ; kg ; column ; 0.0 ; low
W2 | Residual waste per household | kg | Low | 118.4 120 Green | 121.7 120 Amber | 119.2 120 Green | 124.9 120 Red | 117.3 120 Green
. Fly-tips cleared within two days ; % ; column ; 0.0 ; high
W3 | Fly-tips cleared within 2 working days | % | High | _ _ _ | _ _ _ | 93.8 95 Amber | 95.1 95 Green | 95.6 95 Green
";

pub fn book(edition: Edition) -> Book {
    let quarters = &QUARTERS[..if edition == Edition::Now { 4 } else { 5 }];
    let mut rows = lines(ROWS, edition);
    let mut sheets: Vec<Sheet> = (0..)
        .zip(quarters)
        .map(|(nth, (name, period, above))| quarter(&mut rows, nth, (name, period, *above)))
        .collect();
    let mut left_out: Vec<LeftOut> = sheets
        .iter()
        .flat_map(|sheet| {
            let title = LeftOut::new(&sheet.name, "Place scrutiny dashboard", "a title above the table");
            [title, LeftOut::new(&sheet.name, "Comments", "words, not figures")]
        })
        .collect();
    let mut draft = quarter(&mut lines(ROWS, edition), 3, ("draft (2)", "", 1));
    draft.hidden = true;
    left_out.push(LeftOut::new("draft (2)", "draft (2)", "a hidden sheet"));
    sheets.push(draft);
    Book {
        file: "Place dashboard.xlsx",
        bytes: xlsx(&sheets),
        given: given(edition),
        measures: rows.into_iter().map(|row| row.measure).collect(),
        left_out,
        marks: vec![Mark { sign: "n/a", meaning: "not available" }],
        answers: Vec::<Answer>::new(),
    }
}

/// One sheet: a measure that has nothing of that quarter yet has no row on it.
fn quarter(rows: &mut [Line], nth: usize, (name, period, above): (&'static str, &'static str, u32)) -> Sheet {
    let mut sheet = Sheet::new(name);
    sheet.texts(0, &["Place scrutiny dashboard"]);
    sheet.texts(above, &HEADINGS);
    let (mut at, mut section) = (above + 1, None);
    for line in rows.iter_mut().filter(|line| line.cells[nth + 4] != "_ _ _") {
        if section != line.measure.section {
            section.clone_from(&line.measure.section);
            sheet.made(at, 0, section.clone().expect("each row stands in a section"));
            at += 1;
        }
        sheet.texts(at, &line.cells[..4]);
        filled(&mut sheet, at, period, line.cells[nth + 4], line.format, &mut line.measure);
        line.measure.code = Some(line.cells[0].to_owned());
        line.measure.written = line.cells[1].to_owned();
        line.measure.place = Place::new(name, at, 1);
        at += 1;
    }
    sheet
}

fn filled(sheet: &mut Sheet, row: u32, period: &str, cell: &'static str, format: &'static str, measure: &mut Measure) {
    let mut parts = cell.split(' ');
    let mut part = || parts.next().expect("figure, target and RAG");
    let (figure, target, rag) = (part(), part(), part());
    measure.figures.extend(sheet.entry((row, 4), period, figure, format));
    measure.targets.extend(sheet.entry((row, 5), period, target, format));
    if rag != "_" {
        sheet.text(row, 6, rag);
        measure.stated.push(("RAG".to_owned(), sheet.place(row, 6), rag.to_owned()));
    }
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-03-11", "Q3 2024/25", "quarter 3 2024/25"),
        Edition::Next => ("2025-06-17", "Q4 2024/25", "quarter 4 2024/25"),
    };
    Given { area: "Harrowdale", committee: "Place Scrutiny Committee", date, period, said }
}
