//! Cells between tabs, pasted out of a report: quarters as spans of months, arrows, comments over several lines,
//! and a RAG that contradicts the figures beside it.

use super::book::{Answer, Book, Edition, Given, LeftOut, Mark};
use super::plain_text::{Writing, text};
use super::sheet::Sheet;
use super::wide::{Column, Kind, Layout, column, next, table};

const COLUMNS: &[Column] = &[
    column("Outcome measure", Kind::Name),
    column("Oct–Dec 2023", Kind::Figures("quarter 3 2023/24")),
    column("Jan–Mar 2024", Kind::Figures("quarter 4 2023/24")),
    column("Apr–Jun 2024", Kind::Figures("quarter 1 2024/25")),
    column("Jul–Sep 2024", Kind::Figures("quarter 2 2024/25")),
    column("Oct–Dec 2024", Kind::Figures("quarter 3 2024/25")),
    next("Jan–Mar 2025", Kind::Figures("quarter 4 2024/25")),
    column("Target", Kind::Target("not stated")),
    column("Our family group", Kind::Comparator("Our family group", "not stated")),
    column("England", Kind::Comparator("England", "not stated")),
    column("RAG", Kind::Stated),
    column("Travel", Kind::Stated),
    column("Manager's comment", Kind::LeftOut("words, not figures")),
];

const ROWS: &str = "
> YOUTH JUSTICE
. First-time entrants to youth justice ; per 100,000 ; name ; General ; unsaid
First-time entrants (per 100,000 aged 10-17) | 148.2 | 151.7 | 144.9 | 139.3 | 136.8 | 141.5 | 140 | 152.6 | 146.1 | Green => Amber | ↓ => ↑ | Lower is better
. Young people who offended again ; % ; name ; General ; unsaid
Reoffending rate (%) | 31.4 | 30.8 | 32.6 | 31.9 | 33.3 | 32.1 | 31 | 33.0 | 32.7 | Red | ↑ => ↓ | Cohort is small¶and will move about.
. Young people in education or work at the end of their order ; % ; name ; General ; unsaid
ETE at end of order (%) | 61.5 | 63.2 | 60.9 | 64.7 | 66.1 | 65.8 | 65 | _ | _ | Green | ↑ => ↓ | _
> SCHOOLS
. Attendance in primary schools ; % ; name ; General ; unsaid
Primary attendance (%) | 94.1 | 94.3 | 94.6 | 94.9 | 94.2 | 94.5 | 95 | 94.4 | 94.6 | Green | ↓ => ↑ | RAG set by hand
. Pupils excluded for good, for each 1,000 ; per 1,000 ; name ; General ; unsaid
Permanent exclusions (per 1,000 pupils) | 0.21 | 0.24 | 0.19 | .. | 0.27 | 0.25 | 0.2 | 0.23 | 0.22 | Red | _ => ↓ | _
. Schools judged good or outstanding ; % ; name ; General ; unsaid
Schools good or better (%) | 88.6 | 88.6 | 89.0 | 89.4 | 89.4 | 89.9 | 90 | 90.2 | 89.7 | Amber | → => ↑ | _
. Children who get their first choice of school ; % ; name ; General ; unsaid
First preference offers (%) | n/a | 91.8 | 92.3 | n/a | n/a | 92.9 | 92 | 91.1 | 92.2 | _ => Green | _ | Spring only
. Parents' appeals decided within 40 school days ; % ; name ; General ; unsaid
Appeals heard in 40 school days (%) | 97.5 | 98.1 | 96.9 | 100 | 98.8 | 99.2 | 98 | _ | _ | Green | ↓ => ↑ | _
. School meals served ; number ; nothing ; General ; unsaid
School meals served | '412,880 | '398,104 | '371,926 | '248,511 | '420,337 | '401,962 | _ | _ | _ | _ | ↑ => ↓ | For information
";

pub fn book(edition: Edition) -> Book {
    let mut sheet = Sheet::new("");
    let layout = Layout { columns: COLUMNS, row: 0, column: 0, merged_sections: false, section: None };
    let mut taken = table(&mut sheet, &layout, ROWS, edition);
    for cell in sheet.cells.values_mut() {
        cell.broken_at('¶');
    }
    taken.left_out.push(LeftOut::new("", "Key", "a note below the table"));
    sheet.texts(taken.below + 1, &["Key", "↑ figure has risen", "↓ figure has fallen", "→ no change"]);
    Book {
        file: "outcomes.tsv",
        bytes: text(&sheet, &Writing { between: b'\t', byte_order_mark: false, quote_all: false }),
        given: given(edition),
        measures: taken.measures,
        left_out: taken.left_out,
        marks: vec![Mark { sign: "..", meaning: "not available" }, Mark { sign: "n/a", meaning: "not applicable" }],
        answers: vec![
            Answer {
                asked: "Green beside Primary attendance (%)",
                answer: "the target is missed: the RAG was set by hand",
            },
            Answer {
                asked: "what good is",
                answer: "low of First-time entrants, Reoffending rate and Permanent exclusions, else high; School meals served is for information",
            },
        ],
    }
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-03-05", "Q3 2024/25", "quarter 3 2024/25"),
        Edition::Next => ("2025-06-04", "Q4 2024/25", "quarter 4 2024/25"),
    };
    Given { area: "Kelderby", committee: "Children and Young People Scrutiny Committee", date, period, said }
}
