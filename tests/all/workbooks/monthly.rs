//! An OpenDocument sheet with a column a month, as a service keeps it between its returns. What was typed as `Oct 2024`
//! became a date, and `Sept 2024` did not.

use super::book::{Answer, Book, Edition, Given, LeftOut, Mark};
use super::ods::ods;
use super::sheet::Sheet;
use super::wide::{Column, Kind, Layout, column, next, table};

const COLUMNS: &[Column] = &[
    column("Ref", Kind::Code),
    column("Description", Kind::Name),
    column("Unit", Kind::Words),
    column("Sept 2024", Kind::Figures("September 2024")),
    column("@2024-10-01 mmm yyyy", Kind::Figures("October 2024")),
    column("@2024-11-01 mmm yyyy", Kind::Figures("November 2024")),
    column("@2024-12-01 mmm yyyy", Kind::Figures("December 2024")),
    next("@2025-01-01 mmm yyyy", Kind::Figures("January 2025")),
    column("old target", Kind::Hidden("a hidden column")),
    column("Target", Kind::Target("not stated")),
    column("Notes", Kind::LeftOut("words, not figures")),
];

const ROWS: &str = "
> Repairs
. Emergency repairs done within 24 hours ; % ; column ; 0.0% ; unsaid
HR1 | Emergency repairs completed in 24 hours | % | 0.981 | 0.974 | 0.9686 | 0.979 | 0.9834 | 0.97 | 0.98 | _
. Repairs done right first time ; % ; column ; 0.0% ; unsaid
HR2 | Repairs right first time | % | 0.8514 | 0.8627 | 0.8583 | 0.871 | 0.8665 | 0.9 | 0.87 | _
. Days to finish a repair ; days ; column ; 0.0 ; unsaid
HR3 | Average days to complete a repair | Days | 14.2 | 13.7 | 14.9 | 15.3 | 14.1 | _ | 14 | Storm damage in November
~~ a hidden row
HR9 | Repairs satisfaction (contractor's own figure) | % | 99 | 99 | 98 | 99 | 99 | _ | _ | Do not report
> Lettings and rent
. Days to let an empty home again ; days ; column ; 0 ; unsaid
LR1 | Average re-let time | Days | 31 | 29 | - | 34 | 30 | _ | 28 | November figure lost
. Rent collected ; % ; column ; 0.0% ; unsaid
LR2 | Rent collected as a percentage of rent due | % | 0.9891 | 0.9904 | 0.9877 | 0.9862 | 0.9915 | _ | 0.99 | _
. Rent owed by tenants ; £ ; column ; £#,##0 ; unsaid
LR3 | Current tenant arrears | £ | 402118 | 398760.4 | 411902 | 420331.75 | 409876 | _ | 400000 | _
. New tenants who kept their home for a year ; % ; column ; 0.0% ; unsaid
LR4 | Tenancies sustained for 12 months | % | 0.912 | 0.9155 | 0.9201 | 0.918 | 0.9212 | _ | 0.92 | _
> Homelessness
. People whose homelessness was prevented ; % ; column ; General ; unsaid
HL1 | Homelessness prevented | % | '54.1% | '55.8% | '53.2% | TBC => '52.7% | '56.4% | _ | '55% | December late
. Households in bed and breakfast ; number ; column ; #,##0 ; unsaid
HL2 | Households in bed & breakfast at month end | No. | 84 | 79 | 88 | 93 | 90 | _ | 75 | _
";

pub fn book(edition: Edition) -> Book {
    let mut sheet = Sheet::new("Housing");
    sheet.texts(0, &["Housing performance – monthly"]);
    let layout = Layout { columns: COLUMNS, row: 2, column: 0, merged_sections: true, section: None };
    let mut taken = table(&mut sheet, &layout, ROWS, edition);
    let mut workings = Sheet::new("Workings");
    workings.hidden = true;
    workings.texts(0, &["Rent due", "Rent collected"]);
    taken.left_out.push(LeftOut::new("Workings", "Workings", "a hidden sheet"));
    Book {
        file: "housing monthly.ods",
        bytes: ods(&[sheet, workings]),
        given: given(edition),
        measures: taken.measures,
        left_out: taken.left_out,
        marks: marks(edition),
        answers: vec![Answer { asked: "how often the report appears", answer: "each month" }],
    }
}

fn marks(edition: Edition) -> Vec<Mark> {
    let lost = Mark { sign: "-", meaning: "not available" };
    match edition {
        Edition::Now => vec![lost, Mark { sign: "TBC", meaning: "not yet available" }],
        Edition::Next => vec![lost],
    }
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-01-28", "December 2024", "December 2024"),
        Edition::Next => ("2025-02-25", "January 2025", "January 2025"),
    };
    Given { area: "Brackenholme", committee: "Housing Scrutiny Panel", date, period, said }
}
