//! A row an observation, with year and quarter in two columns, counts, and a `Status` that is a RAG.

use super::book::{Book, Edition, Entry, Given, LeftOut};
use super::lines::{Line, lines};
use super::plain_text::{Writing, text};
use super::sheet::Sheet;

const HEADINGS: [&str; 12] = [
    "Directorate",
    "Ref",
    "Measure",
    "Unit",
    "Year",
    "Quarter",
    "Numerator",
    "Denominator",
    "Result",
    "Target",
    "Status",
    "Entered on",
];

const QUARTERS: [(&str, &str, &str); 6] = [
    ("2023/24", "Q3", "quarter 3 2023/24"),
    ("2023/24", "Q4", "quarter 4 2023/24"),
    ("2024/25", "Q1", "quarter 1 2024/25"),
    ("2024/25", "Q2", "quarter 2 2024/25"),
    ("2024/25", "Q3", "quarter 3 2024/25"),
    ("2024/25", "Q4", "quarter 4 2024/25"),
];

/// Code, name, unit and target, then a cell a quarter: `numerator/denominator result status`.
const ROWS: &str = "
> Children's Services
. Education, health and care plans issued within 20 weeks ; % ; column ; General ; unsaid
EHC1 | EHC plans issued within 20 weeks | Percentage | 60 | 48/112 42.9 Red | 55/118 46.6 Red | 61/121 50.4 Red | 70/126 55.6 Red | 78/125 62.4 Green | 81/131 61.8 Green
. Care leavers in education, employment or training ; % ; column ; General ; unsaid
CL2 | Care leavers in education, employment or training | Percentage | 55 | 92/171 53.8 Amber | 95/174 54.6 Amber | 97/176 55.1 Green | 94/178 52.8 Amber | 101/180 56.1 Green | 99/183 54.1 Amber
. Children in need for each 10,000 children ; per 10,000 ; column ; General ; unsaid
CIN | Children in need | Rate per 10,000 | _ | - 312.4 - | - 315.9 - | - 309.2 - | - 318.3 - | - 321.7 - | - 316.5 -
> Adults and Communities
. Annual reviews of care done on time ; % ; column ; General ; unsaid
AD4 | Care reviews completed on time | Percentage | 75 | 402/561 71.7 Amber | 418/570 73.3 Amber | 431/566 76.1 Green | 427/572 74.7 Amber | 444/579 76.7 Green | 439/583 75.3 Green
. Average days delayed in leaving hospital ; days ; column ; General ; unsaid
DTC | Average days delayed leaving hospital | Days | 4 | - 5.2 Red | - 4.9 Red | - 4.1 Red | - 3.8 Green | - 4.6 Red | - 4.4 Red
. Carers who were offered an assessment ; % ; column ; General ; unsaid
CAR | Carers offered an assessment | Percentage | 90 | 183/211 86.7 Amber | 190/214 88.8 Amber | 197/216 91.2 Green | 188/209 90.0 Green | 201/220 91.4 Green | 205/226 90.7 Green
";

pub fn book(edition: Edition) -> Book {
    let quarters = &QUARTERS[..if edition == Edition::Now { 5 } else { 6 }];
    let mut rows = lines(ROWS, edition);
    let mut sheet = Sheet::new("");
    sheet.texts(0, &HEADINGS);
    let mut row = 1;
    for (nth, quarter) in quarters.iter().enumerate() {
        for line in &mut rows {
            observation(&mut sheet, row, *quarter, nth, line);
            row += 1;
        }
    }
    Book {
        file: "performance extract.csv",
        bytes: text(&sheet, &Writing { between: b',', byte_order_mark: false, quote_all: true }),
        given: given(edition),
        measures: rows.into_iter().map(|line| line.measure).collect(),
        left_out: vec![LeftOut::new("", "Entered on", "when it was typed, not a period")],
        marks: Vec::new(),
        answers: Vec::new(),
    }
}

fn observation(
    sheet: &mut Sheet,
    row: u32,
    (year, quarter, period): (&'static str, &'static str, &str),
    nth: usize,
    line: &mut Line,
) {
    let Line { measure, format, cells } = line;
    if measure.figures.is_empty() {
        measure.code = Some(cells[0].to_owned());
        measure.written = cells[1].to_owned();
        measure.place = sheet.place(row, 2);
    }
    sheet.made(row, 0, measure.section.clone().expect("each row has its directorate"));
    sheet.texts(row, &["", cells[0], cells[1], cells[2], year, quarter]);
    sheet.texts(row, &["", "", "", "", "", "", "", "", "", "", "", "14/01/2025"]);
    let mut parts = cells[nth + 4].split(' ');
    let mut part = || parts.next().expect("counts, result and status");
    let (counts, result, status) = (part(), part(), part());
    let figure = with_counts(sheet, row, counts, (period, result, format));
    measure.figures.push(figure);
    measure.targets.extend(sheet.entry((row, 9), period, cells[3], format));
    if status != "-" {
        sheet.text(row, 10, status);
        measure.stated.push(("Status".to_owned(), sheet.place(row, 10), status.to_owned()));
    }
}

fn with_counts(
    sheet: &mut Sheet,
    row: u32,
    counts: &'static str,
    (period, result, format): (&str, &'static str, &'static str),
) -> Entry {
    let mut entry = sheet.entry((row, 8), period, result, format).expect("a result in each row");
    if let Some((numerator, denominator)) = counts.split_once('/') {
        entry.counts =
            Some([(6, numerator), (7, denominator)].map(|(column, count)| sheet.count(row, column, count, "General")));
    }
    entry
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-03-06", "Q3 2024/25", "quarter 3 2024/25"),
        Edition::Next => ("2025-06-05", "Q4 2024/25", "quarter 4 2024/25"),
    };
    Given { area: "Saltmere", committee: "People Scrutiny Committee", date, period, said }
}
