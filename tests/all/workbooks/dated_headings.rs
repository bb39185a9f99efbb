//! Headings that are dates of Excel, a year that ends between the editions, a row of totals, and a second small
//! table below the first on the same sheet.

use super::book::{Answer, Book, Edition, Given, LeftOut, Mark};
use super::sheet::Sheet;
use super::wide::{Column, Kind, Layout, column, next, table};
use super::xlsx::xlsx;

const COLUMNS: &[Column] = &[
    column("Row", Kind::LeftOut("row numbers")),
    column("Service measure", Kind::Name),
    column("@2023-03-31 mmm-yy", Kind::Figures("quarter 4 2022/23")),
    column("@2023-06-30 mmm-yy", Kind::Figures("quarter 1 2023/24")),
    column("@2023-09-30 mmm-yy", Kind::Figures("quarter 2 2023/24")),
    column("@2023-12-31 mmm-yy", Kind::Figures("quarter 3 2023/24")),
    column("@2024-03-31 mmm-yy", Kind::Figures("quarter 4 2023/24")),
    next("@2024-06-30 mmm-yy", Kind::Figures("quarter 1 2024/25")),
    column("Target", Kind::Target("not stated")),
    column("Polarity", Kind::Words),
    column("England (latest)", Kind::Comparator("England", "not stated")),
    column("Status", Kind::Stated),
];

const ROWS: &str = "
> Customer services
. Calls answered ; % ; cell ; 0% ; high
1 | Calls answered | 0.9012 | 0.8875 | 0.9124 | 0.9251 | 0.9163 | 0.9278 | 0.92 | Bigger is better | _ | Amber => Green
. Average wait on the telephone ; minutes ; name ; 0.0 ; low
2 | Average call wait (minutes) | 4.2 | 5.1 | 3.9 | 3.4 | 3.6 | 3.1 | 3.5 | Smaller is better | _ | Amber => Green
. Emails answered within two working days ; % ; cell ; 0% ; high
3 | Emails answered in 2 working days | 0.781 | 0.804 | 0.796 | 0.823 | 0.845 | 0.851 | 0.85 | Bigger is better | _ | Amber => Green
. Requests made online ; % ; cell ; 0% ; high
4 | Channel shift - requests made online | 0.512 | 0.534 | 0.551 | 0.569 | 0.5848 | 0.602 | 0.6 | Bigger is better | _ | Amber => Green
-
> Libraries and leisure
. Library visits for each 1,000 residents ; per 1,000 ; name ; 0 ; high
5 | Library visits per 1,000 population | 812 | 798 | 846 | 779 | 821 | 834 | 850 | Bigger is better | 905 | Amber
. Leisure centre members who stay for a year ; % ; cell ; 0% ; high
6 | Leisure members retained | 0.623 | 0.641 | =#N/A | 0.655 | 0.648 | 0.662 | 0.65 | Bigger is better | _ | Amber => Green
. Average rating of leisure centres by their users ; rating out of 5 ; name ; 0.00 ; high
7 | Leisure centre user rating (out of 5) | 4.1 | 4.05 | 4.12 | 4.2 | 4.18 | 4.22 | 4.25 | Bigger is better | _ | Amber
-
> Complaints received
. Complaints about children's services ; number ; nothing ; #,##0 ; low
8 | Complaints: children's services | 61 | 58 | 66 | 71 | 64 | 59 | _ | Smaller is better | _ | _
. Complaints about adult social care ; number ; nothing ; #,##0 ; low
9 | Complaints: adult social care | 47 | 52 | 49 | 44 | 46 | 51 | _ | Smaller is better | _ | _
. Complaints about highways ; number ; nothing ; #,##0 ; low
10 | Complaints: highways | 902 | 741 | 688 | 957 | 1031 | 846 | _ | Smaller is better | _ | _
~ a row of totals
_ | Total | ={SUM(C17:C19)} 1010 | ={SUM(D17:D19)} 851 | ={SUM(E17:E19)} 803 | ={SUM(F17:F19)} 1072 | ={SUM(G17:G19)} 1141 | ={SUM(H17:H19)} 956 | _ | _ | _ | _
";

/// Beneath the first table: no heading of it is a period.
const STAGES: [[&str; 4]; 3] = [
    ["Complaints by stage", "Stage 1", "Stage 2", "Ombudsman"],
    ["Upheld", "212", "31", "4"],
    ["Not upheld", "540", "62", "9"],
];

pub fn book(edition: Edition) -> Book {
    let mut sheet = Sheet::new("Customer & Communities");
    sheet.texts(0, &["", "CUSTOMER & COMMUNITIES – QUARTERLY DASHBOARD"]);
    let layout = Layout { columns: COLUMNS, row: 3, column: 0, merged_sections: false, section: None };
    let mut taken = table(&mut sheet, &layout, ROWS, edition);
    for (row, [what, counts @ ..]) in (taken.below + 2..).zip(STAGES) {
        sheet.text(row, 1, what);
        for (column, count) in (2..).zip(counts) {
            sheet.figure(row, column, count, "General");
        }
    }
    sheet.texts(taken.below + 6, &["", "Source: customer relationship system"]);
    let name = "Customer & Communities";
    taken.left_out.push(LeftOut::new(name, "Complaints by stage", "a second table, without periods"));
    taken.left_out.push(LeftOut::new(name, "Source: customer relationship system", "a note below the table"));
    Book {
        file: "C&C dashboard.xlsx",
        bytes: xlsx(&[sheet]),
        given: given(edition),
        measures: taken.measures,
        left_out: taken.left_out,
        marks: vec![Mark { sign: "#N/A", meaning: "not available" }],
        answers: vec![Answer { asked: "Mar-24", answer: "the quarter that ends then" }],
    }
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2024-06-11", "Q4 2023/24", "quarter 4 2023/24"),
        Edition::Next => ("2024-09-10", "Q1 2024/25", "quarter 1 2024/25"),
    };
    Given { area: "Tarnwick", committee: "Communities Scrutiny Committee", date, period, said }
}
