//! The same headings on every sheet, an indicator a sheet: its name is the sheet's name, a row is a quarter.

use super::book::{Book, Edition, Entry, Given, LeftOut, Place, Reading};
use super::lines::lines;
use super::sheet::Sheet;
use super::xlsx::xlsx;

const HEADINGS: [&str; 7] = ["Quarter", "Numerator", "Denominator", "Actual", "Target", "England", "Commentary"];

/// As the first column has it, and what it means.
const QUARTERS: [(&str, &str); 8] = [
    ("2023-24 Q1", "quarter 1 2023/24"),
    ("2023-24 Q2", "quarter 2 2023/24"),
    ("2023-24 Q3", "quarter 3 2023/24"),
    ("2023-24 Q4", "quarter 4 2023/24"),
    ("2024-25 Q1", "quarter 1 2024/25"),
    ("2024-25 Q2", "quarter 2 2024/25"),
    ("2024-25 Q3", "quarter 3 2024/25"),
    ("2024-25 Q4", "quarter 4 2024/25"),
];

/// The name of the sheet, the target and England's figure, then a cell a quarter: counts as `412/460`.
const SHEETS: &str = "
. Complaints answered on time ; % ; cell ; 0.0% ; unsaid
Complaints answered on time | 0.9 | _ | 212/251 | 198/236 | 204/240 | 231/262 | 219/248 | 226/251 | 240/263 | 237/259
. Freedom of information requests answered in 20 days ; % ; cell ; 0.0% ; unsaid
FOI requests in 20 days | 0.95 | _ | 301/322 | 287/311 | 296/309 | 334/350 | 318/334 | 309/327 | 322/341 | 351/366
. Planning applications decided on time ; % ; cell ; 0.0% ; unsaid
Planning decisions on time | 0.88 | 0.871 | 140/166 | 151/175 | 133/150 | 147/163 | 158/181 | 149/168 | 137/159 | 152/171
. Calls answered within 60 seconds ; % ; cell ; 0.0% ; unsaid
Calls answered in 60 seconds | 0.8 | _ | 18402/24106 | 19233/24561 | 17980/23004 | 20418/25977 | 19866/24850 | 20304/25116 | 18775/23960 | 20011/24701
. Days to process a new housing benefit claim ; days ; name ; 0.0 ; unsaid
Days to process a benefit claim | 18 | 19.6 | 21.4 | 20.9 | 19.8 | 20.2 | 18.7 | 18.1 | 17.6 | 17.9
. Missed bins ; per 100,000 collections ; name ; 0.0 ; unsaid
Missed bins per 100,000 | 45 | _ | 52.3 | 49.7 | 47.1 | 50.6 | 46.2 | 44.8 | 43.9 | 42.5
";

pub fn book(edition: Edition) -> Book {
    let quarters = &QUARTERS[..if edition == Edition::Now { 7 } else { 8 }];
    let (mut sheets, mut measures, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for mut line in lines(SHEETS, edition) {
        let mut sheet = Sheet::new(line.cells[0]);
        sheet.texts(0, &HEADINGS);
        line.measure.written = line.cells[0].to_owned();
        line.measure.place = Place { sheet: line.cells[0].to_owned(), cell: String::new() };
        for ((row, (label, period)), cell) in (1..).zip(quarters).zip(&line.cells[3..]) {
            sheet.text(row, 0, label);
            line.measure.figures.push(figure(&mut sheet, row, period, cell, line.format));
            line.measure.targets.extend(sheet.entry((row, 4), period, line.cells[1], line.format));
            let england = sheet.entry((row, 5), period, line.cells[2], line.format);
            line.measure.comparators.extend(england.map(|entry| ("England".to_owned(), entry)));
        }
        sheet.texts(3, &["", "", "", "", "", "", "Restated in July"]);
        left_out.push(LeftOut::new(&sheet.name, "Commentary", "words, not figures"));
        measures.push(line.measure);
        sheets.push(sheet);
    }
    Book {
        file: "PI workbook - a tab per indicator.xlsx",
        bytes: xlsx(&sheets),
        given: given(edition),
        measures,
        left_out,
        marks: Vec::new(),
        answers: Vec::new(),
    }
}

fn figure(sheet: &mut Sheet, row: u32, period: &str, cell: &'static str, format: &'static str) -> Entry {
    let mut entry = match cell.split_once('/') {
        Some((numerator, denominator)) => sheet.share(row, [3, 1, 2], [numerator, denominator], format),
        None => sheet.entry((row, 3), period, cell, format).expect("a figure of each quarter"),
    };
    assert!(matches!(entry.reading, Reading::Figure(_)), "no sheet of this workbook has a mark");
    entry.period = period.to_owned();
    entry
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-02-20", "Q3 2024/25", "quarter 3 2024/25"),
        Edition::Next => ("2025-05-22", "Q4 2024/25", "quarter 4 2024/25"),
    };
    Given { area: "Eastwold", committee: "Customer and Corporate Scrutiny Panel", date, period, said }
}
