//! A row an observation, quarters as `Oct-Dec 2024`, with our own figures and those of others in the same column.

use super::book::{Book, Edition, Given, LeftOut};
use super::lines::{Line, lines};
use super::sheet::Sheet;
use super::xlsx::xlsx;

const HEADINGS: [&str; 8] = ["Indicator", "Area", "Period", "Value", "Target", "Status", "Source", "Row added by"];

const OWN: &str = "Westerby";

const QUARTERS: [(&str, &str); 5] = [
    ("Jan-Mar 2024", "quarter 4 2023/24"),
    ("Apr-Jun 2024", "quarter 1 2024/25"),
    ("Jul-Sep 2024", "quarter 2 2024/25"),
    ("Oct-Dec 2024", "quarter 3 2024/25"),
    ("Jan-Mar 2025", "quarter 4 2024/25"),
];

/// Name and target, then a cell a quarter: our figure, England's, the statistical neighbours' and the status.
const ROWS: &str = "
. Young people not in education, employment or training ; % ; name ; 0.0 ; unsaid
% of young people not in education, employment or training | 4.5 | 5.1 5.6 5.2 Red | 4.8 5.4 5.1 Red | 4.9 5.5 5.0 Red | 4.4 5.3 4.9 Green | 4.3 5.2 4.9 Green
. Children seen by a dentist in the last year ; % ; name ; 0.0 ; unsaid
% of children seen by a dentist in the last year | 60 | 55.8 53.1 54.0 Amber | 56.9 53.9 54.8 Amber | 58.2 54.6 55.3 Amber | 59.4 55.2 56.1 Amber | 60.7 55.9 56.6 Green
. Health visitor reviews done by 30 months ; % ; name ; 0.0 ; unsaid
% of 2 to 2.5 year reviews completed by 30 months | 85 | 81.3 76.2 78.8 Amber | 82.6 77.0 79.4 Amber | 80.9 76.8 79.9 Amber | 79.7 77.4 80.2 Amber | 82.2 77.9 80.8 Amber
. Smokers who quit at four weeks ; % ; name ; 0.0 ; unsaid
% of smokers setting a quit date who quit at 4 weeks | 55 | 52.4 54.3 53.2 Amber | 53.9 54.1 53.5 Amber | 55.6 54.0 53.1 Green | 56.2 53.8 53.7 Green | 54.7 53.9 53.4 Amber
. Emergency admissions for falls at 65 and over ; per 100,000 ; name ; 0.0 ; unsaid
Emergency admissions for falls, 65+ (per 100,000) | 480 | 512.6 488.3 497.0 Red | 476.2 471.9 480.4 Green | 468.8 466.1 474.7 Green | 503.3 482.7 491.5 Red | 515.9 487.2 498.6 Red
";

pub fn book(edition: Edition) -> Book {
    let quarters = &QUARTERS[..if edition == Edition::Now { 4 } else { 5 }];
    let mut sheet = Sheet::new("Data");
    sheet.texts(0, &HEADINGS);
    let mut row = 1;
    let mut measures = Vec::new();
    for mut line in lines(ROWS, edition) {
        for (nth, quarter) in quarters.iter().enumerate() {
            observations(&mut sheet, row, *quarter, nth, &mut line);
            row += 3;
        }
        measures.push(line.measure);
    }
    let left_out = vec![
        LeftOut::new("Data", "Source", "words, not figures"),
        LeftOut::new("Data", "Row added by", "words, not figures"),
    ];
    Book {
        file: "Health and wellbeing data.xlsx",
        bytes: xlsx(&[sheet]),
        given: given(edition),
        measures,
        left_out,
        marks: Vec::new(),
        answers: Vec::new(),
    }
}

/// Our own row and those of the two comparators beneath it.
fn observations(sheet: &mut Sheet, row: u32, quarter: (&'static str, &str), nth: usize, line: &mut Line) {
    let Line { measure, format, cells } = line;
    let (label, period) = quarter;
    let mut parts = cells[nth + 2].split(' ');
    let mut part = || parts.next().expect("three figures and a status");
    let areas = [(OWN, part()), ("England", part()), ("Statistical neighbours", part())];
    let status = part();
    for (at, (area, figure)) in (row..).zip(areas) {
        sheet.texts(at, &[cells[0], area, label, "", "", "", "National returns", "Public health team"]);
        let entry = sheet.entry((at, 3), period, figure, format).expect("a figure in each row");
        if area == OWN {
            measure.figures.push(entry);
        } else {
            measure.comparators.push((area.to_owned(), entry));
        }
    }
    measure.targets.extend(sheet.entry((row, 4), period, cells[1], format));
    sheet.text(row, 5, status);
    measure.stated.push(("Status".to_owned(), sheet.place(row, 5), status.to_owned()));
    measure.written = cells[0].to_owned();
    measure.place = sheet.place(row, 0);
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-03-13", "Q3 2024/25", "quarter 3 2024/25"),
        Edition::Next => ("2025-06-12", "Q4 2024/25", "quarter 4 2024/25"),
    };
    Given { area: OWN, committee: "Health Scrutiny Committee", date, period, said }
}
