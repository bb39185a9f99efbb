//! A workbook with macros: a contents sheet, a sheet a directorate with its headings each time elsewhere,
//! figures typed as text with their signs, money, negative figures in brackets, and hidden lists and drafts.

use super::book::{Answer, Book, Edition, Given, LeftOut, Mark, Measure};
use super::sheet::Sheet;
use super::wide::{Column, Kind, Layout, Taken, column, next, table};
use super::xlsx::xlsm;

const CHILDREN: &[Column] = &[
    column("Performance measure", Kind::Name),
    column("Q2 24/25", Kind::Figures("quarter 2 2024/25")),
    column("Q3 24/25", Kind::Figures("quarter 3 2024/25")),
    next("Q4 24/25", Kind::Figures("quarter 4 2024/25")),
    column("Target", Kind::Target("not stated")),
    column("Better if", Kind::Words),
    column("RAG", Kind::Stated),
    column("Commentary", Kind::LeftOut("words, not figures")),
];

const CHILDREN_ROWS: &str = "
. Assessments finished within 45 days ; % ; cell ; General ; high
Single assessments within 45 days | '88.1% | '91.6% | '90.2% | '90% | Higher | G | Improved again
. Children in care with three or more placements in a year ; % ; cell ; General ; low
Children in care with 3+ placements | '10.4% | '9.8% | '9.9% | '9% | Lower | A | _
. Care leavers in suitable homes ; % ; cell ; General ; high
Care leavers in suitable accommodation | '87.0% | n/a | '89.5% | '92% | Higher | _ => R | System down in December
-
. Children missing from care, episodes ; number ; nothing ; General ; low
Missing episodes (children in care) | <5 | 14 | 11 | '12 | Lower | A => G | Suppressed where under five
~ a rating in words
Ofsted: overall effectiveness | Good | Good | Good | Good | _ | _ | Inspected in May
";

const ADULTS: &[Column] = &[
    column("#", Kind::LeftOut("row numbers")),
    column("KPI", Kind::Name),
    column("2024/25 Q1", Kind::Figures("quarter 1 2024/25")),
    column("2024/25 Q2", Kind::Figures("quarter 2 2024/25")),
    column("2024/25 Q3", Kind::Figures("quarter 3 2024/25")),
    next("2024/25 Q4", Kind::Figures("quarter 4 2024/25")),
    column("Target 24/25", Kind::Target("2024/25")),
    column("England", Kind::Comparator("England", "not stated")),
    column("Direction", Kind::Stated),
];

const ADULTS_ROWS: &str = "
. People using services who manage their own budget ; % ; cell ; 0% ; unsaid
1 | Self-directed support | 0.884 | 0.891 | 0.916 | 0.9084 | 0.9 | 0.943 | ▲ => ▼
. Carers who receive a direct payment ; % ; cell ; 0% ; unsaid
2 | Carers with direct payments | 0.748 | 0.752 | 0.7449 | 0.761 | 0.75 | 0.769 | ▼ => ▲
. Occupational therapy assessments waiting ; number ; nothing ; #,##0 ; unsaid
3 | OT assessments waiting | 1402 | 1377 | 1288 | 1190 | 1000 | _ | ▲
. Concerns that led to a safeguarding enquiry ; % ; cell ; 0.0% ; unsaid
4 | Safeguarding conversion rate | 0.2817 | 0.2934 | 0.3012 | 0.2958 | _ | _ | ▲ => ▼
. Older people in residential care, cost a week ; £ ; cell ; £#,##0 ; unsaid
5 | Average weekly cost, residential 65+ | 871.4 | 878.25 | 884.6 | 889.9 | 880 | 862 | ▼
. People in employment with a learning disability ; % ; cell ; 0.0% ; unsaid
6 | Learning disability: in paid employment | 0.048 | 0.051 | 0.053 | 0.0525 | 0.055 | 0.048 | ▲ => ▼
";

const RESOURCES: &[Column] = &[
    column("Indicator", Kind::Name),
    column("Q1 2024-25", Kind::Figures("quarter 1 2024/25")),
    column("Q2 2024-25", Kind::Figures("quarter 2 2024/25")),
    column("Q3 2024-25", Kind::Figures("quarter 3 2024/25")),
    next("Q4 2024-25", Kind::Figures("quarter 4 2024/25")),
    column("Target 2024/25", Kind::Target("2024/25")),
];

const RESOURCES_ROWS: &str = "
. Forecast over- or underspend against budget ; £m ; name ; brackets ; unsaid
Forecast variance to budget (£m) | 2.1 | 0.8 | -3.4 | -4.15 | 0
. Savings delivered ; £m ; cell ; £0.0\"m\" ; unsaid
Savings delivered | 1.2 | 3.65 | 6.9 | 9.1 | 9
. Debt over 90 days old ; £ ; cell ; General ; unsaid
Debt over 90 days | '£1,234,500 | '£1,198,040 | '£1,171,310 | '£1,102,775 | '£1,000,000
. Business rates collected by the end of the quarter ; % ; cell ; 0.0% ; unsaid
NNDR collected (cumulative) | 0.2891 | 0.5644 | 0.8312 | 0.9803 | 0.98
";

pub fn book(edition: Edition) -> Book {
    let mut contents = Sheet::new("Contents");
    contents.texts(0, &["Quarterly performance workbook"]);
    for (row, name) in (2..).zip(["Children", "Adults", "Resources"]) {
        contents.texts(row, &["Go to:", name]);
    }
    let (children, first) = sheet("Children", (CHILDREN, 2, 1), CHILDREN_ROWS, edition);
    let (adults, second) = sheet("Adults", (ADULTS, 4, 0), ADULTS_ROWS, edition);
    let (resources, third) = sheet("Resources", (RESOURCES, 0, 0), RESOURCES_ROWS, edition);
    let (mut draft, _) = sheet("Adults draft", (ADULTS, 4, 0), ADULTS_ROWS, edition);
    draft.figure(5, 4, "0.93", "0%");
    draft.hidden = true;
    let mut lists = Sheet::new("Lists");
    lists.hidden = true;
    for (row, text) in (0..).zip(["R", "A", "G", "Higher", "Lower"]) {
        lists.text(row, 0, text);
    }
    let mut left_out = vec![
        LeftOut::new("Contents", "Contents", "a list of the sheets"),
        LeftOut::new("Adults draft", "Adults draft", "a hidden sheet"),
        LeftOut::new("Lists", "Lists", "a hidden sheet"),
    ];
    let mut measures: Vec<Measure> = Vec::new();
    for taken in [first, second, third] {
        measures.extend(taken.measures);
        left_out.extend(taken.left_out);
    }
    Book {
        file: "Quarterly performance.xlsm",
        bytes: xlsm(&[contents, children, adults, resources, draft, lists]),
        given: given(edition),
        measures,
        left_out,
        marks: vec![Mark { sign: "n/a", meaning: "not available" }, Mark { sign: "<5", meaning: "suppressed" }],
        answers: vec![
            Answer { asked: "R, A and G", answer: "Red, Amber and Green" },
            Answer { asked: "▲ and ▼", answer: "better and worse than the quarter before" },
        ],
    }
}

/// A directorate's sheet, with its columns, the row of its headings and its first column.
fn sheet(
    name: &'static str,
    (columns, row, column): (&'static [Column], u32, u16),
    lines: &'static str,
    edition: Edition,
) -> (Sheet, Taken) {
    let mut sheet = Sheet::new(name);
    if row > 0 {
        sheet.text(0, 0, name);
    }
    let layout = Layout { columns, row, column, merged_sections: false, section: Some(name) };
    let taken = table(&mut sheet, &layout, lines, edition);
    (sheet, taken)
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-02-25", "Q3 2024/25", "quarter 3 2024/25"),
        Edition::Next => ("2025-05-20", "Q4 2024/25", "quarter 4 2024/25"),
    };
    Given { area: "Stourleigh", committee: "Corporate Scrutiny Committee", date, period, said }
}
