//! A dashboard saved as text from Excel: a byte order mark, titles above, everything typed with its signs, marks of
//! every kind, a row of totals and the system's own lines at the foot.

use super::book::{Answer, Book, Edition, Given, LeftOut, Mark};
use super::plain_text::{Writing, text};
use super::sheet::Sheet;
use super::wide::{Column, Kind, Layout, column, next, table};

const COLUMNS: &[Column] = &[
    column("Ref", Kind::Code),
    column("Key performance indicator", Kind::Name),
    column("2023/24 outturn", Kind::Figures("2023/24")),
    column("Q4 23/24", Kind::Figures("quarter 4 2023/24")),
    column("Q1 24/25", Kind::Figures("quarter 1 2024/25")),
    column("Q2 24/25", Kind::Figures("quarter 2 2024/25")),
    next("Q3 24/25", Kind::Figures("quarter 3 2024/25")),
    column("Target 24/25", Kind::Target("2024/25")),
    column("Good performance is", Kind::Words),
    column("RAG", Kind::Stated),
    column("Responsible service", Kind::LeftOut("words, not figures")),
];

const ROWS: &str = "
> Economy
. Businesses supported ; number ; nothing ; General ; high
EC1 | Businesses supported | '4,911 | '1,204 | '1,318 | '1,402 | '1,377 | '1,350 | High | Green | Growth
. Apprentices who finish ; % ; cell ; General ; high
EC2 | Apprenticeship achievement rate | '57.9% | n/a | n/a | '61.2% | '62.5% | '60.0% | High | Green | Skills
. Grant awarded for each job created ; £ ; cell ; General ; low
EC3 | Grant per job created | '£3,120 | '£3,405 | '£3,260 | '£2,995 | '£3,050 | '£3,000 | Low | Green => Amber | Growth
. Change in footfall on the year before ; % ; cell ; General ; high
EC4 | Town centre footfall, change on year | '(1.8%) | '(3.4%) | '(0.6%) | '1.2% | '2.1% | '0.0% | High | Green | Growth
> Environment
. Household waste recycled ; % ; cell ; General ; high
EN1 | Household waste recycled | '48.3% | '44.9% | '52.6% | '51.8%* | '49.0% | '50.0% | High | Green => Amber | Waste
. Food businesses that are broadly compliant ; % ; cell ; General ; high
EN2 | Food businesses broadly compliant | '94.4% | '94.4% | '95.1% | '95.0% | '94.7% | '95.0% | High | Green => Amber | Regulation
. Air quality sites above the limit ; number ; nothing ; General ; low
EN3 | AQ sites over limit | <5 | <5 | <5 | <5 | <5 | 0 | Low | _ | Regulation
. Streets clean enough when inspected ; % ; cell ; General ; high
EN4 | Streets at acceptable standard (litter) | '93.1% | .. | '92.7% | '93.6% | TBC | '94.0% | High | Amber => _ | Street Scene
> Our people
. Staff who would recommend the council ; % ; cell ; General ; high
OP1 | Staff who would recommend the council | '71% | - | - | '73% | - | '75% | High | Amber | HR
. Posts that are filled by agency staff ; % ; cell ; General ; low
OP2 | Agency staff as % of workforce | '6.6% | '6.9% | '6.4% | '5.8\u{a0}% | '5.7% | '6.0% | Low | Green | HR
. Working days lost to sickness for each employee ; days ; name ; General ; low
OP3 | Sickness days per FTE | '9.4 | '2.6 | '2.1 | '1.9 | '2.5 | '8.5 | Low | _ | HR
~ a row of totals
_ | Total KPIs on target | _ | 7 | 8 | 9 | 6 | _ | _ | _ | _
";

pub fn book(edition: Edition) -> Book {
    let mut sheet = Sheet::new("");
    sheet.texts(0, &["Dunmere Borough Council"]);
    sheet.texts(1, &["Dashboard saved from \"KPI master, v7\""]);
    let layout = Layout { columns: COLUMNS, row: 3, column: 0, merged_sections: false, section: None };
    let mut taken = table(&mut sheet, &layout, ROWS, edition);
    sheet.texts(taken.below + 1, &["* affected by a strike, Aug-Sep"]);
    sheet.texts(taken.below + 2, &["Printed 06/11/2024 09:14"]);
    taken.left_out.push(LeftOut::new("", "Dunmere Borough Council", "a title above the table"));
    taken.left_out.push(LeftOut::new("", "Printed 06/11/2024 09:14", "a note below the table"));
    Book {
        file: "KPI dashboard.csv",
        bytes: text(&sheet, &Writing { between: b',', byte_order_mark: true, quote_all: false }),
        given: given(edition),
        measures: taken.measures,
        left_out: taken.left_out,
        marks: marks(edition),
        answers: vec![Answer { asked: "51.8%*", answer: "51.8%, with a note: affected by a strike" }],
    }
}

fn marks(edition: Edition) -> Vec<Mark> {
    let mut marks = vec![
        Mark { sign: "n/a", meaning: "not applicable" },
        Mark { sign: "-", meaning: "not collected" },
        Mark { sign: "..", meaning: "not available" },
        Mark { sign: "<5", meaning: "suppressed" },
    ];
    if edition == Edition::Next {
        marks.push(Mark { sign: "TBC", meaning: "not yet available" });
    }
    marks
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2024-11-19", "Q2 2024/25", "quarter 2 2024/25"),
        Edition::Next => ("2025-02-18", "Q3 2024/25", "quarter 3 2024/25"),
    };
    Given { area: "Dunmere", committee: "Overview and Scrutiny Committee", date, period, said }
}
