//! A row an observation of one measure alone, which only the title names; the quarters are dates of Excel.

use super::book::{Answer, Book, Edition, Given, LeftOut};
use super::lines::lines;
use super::sheet::Sheet;
use super::xlsx::xlsx;

const TITLE: &str = "Supplier invoices paid within 30 days";

const QUARTERS: [(&str, &str); 8] = [
    ("@2023-06-30 dd/mm/yyyy", "quarter 1 2023/24"),
    ("@2023-09-30 dd/mm/yyyy", "quarter 2 2023/24"),
    ("@2023-12-31 dd/mm/yyyy", "quarter 3 2023/24"),
    ("@2024-03-31 dd/mm/yyyy", "quarter 4 2023/24"),
    ("@2024-06-30 dd/mm/yyyy", "quarter 1 2024/25"),
    ("@2024-09-30 dd/mm/yyyy", "quarter 2 2024/25"),
    ("@2024-12-31 dd/mm/yyyy", "quarter 3 2024/25"),
    ("@2025-03-31 dd/mm/yyyy", "quarter 4 2024/25"),
];

const PAID: &str = "
. Supplier invoices paid within 30 days ; % ; cell ; 0.0% ; unsaid
8120/9034 | 8344/9210 | 8097/8851 | 9126/10045 | 8530/9240 | 8611/9287 | 8475/9072 | 9333/10021
";

pub fn book(edition: Edition) -> Book {
    let quarters = &QUARTERS[..if edition == Edition::Now { 7 } else { 8 }];
    let mut line = lines(PAID, edition).remove(0);
    let mut sheet = Sheet::new("Sheet1");
    sheet.texts(0, &[TITLE]);
    sheet.texts(2, &["Council", "Quarter ended", "Paid in 30 days", "All invoices", "% in 30 days", "Checked"]);
    line.measure.written = TITLE.to_owned();
    line.measure.place = sheet.place(0, 0);
    for ((row, (day, period)), cell) in (3..).zip(quarters).zip(line.cells) {
        sheet.texts(row, &["Anyborough", day, "", "", "", "Yes"]);
        let (numerator, denominator) = cell.split_once('/').expect("a numerator and a denominator");
        let mut entry = sheet.share(row, [4, 2, 3], [numerator, denominator], line.format);
        entry.period = (*period).to_owned();
        line.measure.figures.push(entry);
    }
    let left_out = vec![
        LeftOut::new("Sheet1", "Council", "the same in each row: our own council"),
        LeftOut::new("Sheet1", "Checked", "words, not figures"),
    ];
    Book {
        file: "prompt payment.xlsx",
        bytes: xlsx(&[sheet]),
        given: given(edition),
        measures: vec![line.measure],
        left_out,
        marks: Vec::new(),
        answers: vec![
            Answer { asked: "which measure the rows are of", answer: TITLE },
            Answer { asked: "31/12/2024", answer: "the quarter that ends then" },
        ],
    }
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-02-26", "Q3 2024/25", "quarter 3 2024/25"),
        Edition::Next => ("2025-05-28", "Q4 2024/25", "quarter 4 2024/25"),
    };
    Given { area: "Anyborough", committee: "Finance Scrutiny Committee", date, period, said }
}
