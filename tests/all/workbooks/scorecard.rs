//! A row an indicator and a column a quarter: the corporate scorecard, with sections, a code, what good is,
//! titles above, notes below, names merged down and a row, a column and a sheet that are hidden.

use super::book::{Book, Edition, Given, LeftOut};
use super::sheet::Sheet;
use super::wide::{Column, Kind, Layout, column, next, table};
use super::xlsx::xlsx;

const COLUMNS: &[Column] = &[
    column("Ref", Kind::Code),
    column("Lead service", Kind::LeftOut("words, not figures")),
    column("Indicator", Kind::Name),
    column("Good is", Kind::Words),
    column("Q3 2023/24", Kind::Figures("quarter 3 2023/24")),
    column("Q4 2023/24", Kind::Figures("quarter 4 2023/24")),
    column("Q1 2024/25", Kind::Figures("quarter 1 2024/25")),
    column("Q2 2024/25", Kind::Figures("quarter 2 2024/25")),
    column("Q3 2024/25", Kind::Figures("quarter 3 2024/25")),
    next("Q4 2024/25", Kind::Figures("quarter 4 2024/25")),
    column("Working", Kind::Hidden("a hidden column")),
    column("Target 2024/25", Kind::Target("2024/25")),
    column("Stat neighbour", Kind::Comparator("Stat neighbour", "not stated")),
    column("England", Kind::Comparator("England", "not stated")),
    column("RAG", Kind::Stated),
    column("DOT", Kind::Stated),
    column("Comments", Kind::LeftOut("words, not figures")),
];

/// Rows over which one service's name is merged, counted from nought.
const LEAD_SERVICES: [(u32, u32); 3] = [(5, 8), (10, 13), (15, 16)];

const ROWS: &str = "
> Children are safe and cared for
. Initial child protection conferences held within 15 days ; % ; cell ; 0.0% ; high
CF01 | Children and Families | Initial child protection conferences held within 15 working days | High | 0.8235 | 0.8571 | 0.8824 | 0.875 | 0.9057 | 0.9123 | 0.9 | 0.9 | 0.784 | 0.803 | Green | ↑ | Best since 2021. => Held.
. Children with a plan who were visited on time ; % ; cell ; 0.0% ; high
CF02 | _ | Children on a plan visited within timescale | High | 0.912 | 0.9044 | 0.8981 | 0.9063 | 0.8776 | 0.8912 | 0.88 | 0.95 | _ | _ | Red | ↓ => ↑ | Two vacancies in the north team.
. Referrals within 12 months of an earlier referral ; % ; cell ; 0.0% ; low
CF03 | _ | Re-referrals within 12 months | Low | 0.2143 | 0.2208 | 0.2017 | 0.1964 | 0.1891 | 0.1942 | _ | 0.2 | 0.218 | 0.224 | Green | ↑ => ↓ | _
. Children in care ; number ; nothing ; #,##0 ; neither
CF04 | _ | Children in care at quarter end | N/A | 412 | 418 | 421 | 427 | 433 | 431 | _ | _ | _ | _ | _ | _ | For information
> Adults live independently
. People at home 91 days after leaving hospital into reablement ; % ; cell ; 0.0% ; high
AS01 | Adult Social Care | Older people still at home 91 days after discharge to reablement | High | 0.841 | 0.8366 | 0.852 | 0.8493 | 0.8588 | 0.8611 | 0.86 | 0.85 | 0.829 | 0.838 | Green | ↑ | _
. Permanent admissions of older people to care homes ; per 100,000 ; name ; 0.0 ; low
AS02 | _ | Permanent admissions to care homes aged 65+ (per 100,000) | Low | 138.4 | 142.9 | 139.6 | 141.2 | 147.8 | 145.3 | 148 | 140 | 136.7 | 141.9 | Red | ↓ => ↑ | Winter pressures
. Safeguarding enquiries in which the person's wishes were met ; % ; cell ; 0.0% ; high
AS03 | _ | Safeguarding outcomes achieved (fully or partly) | High | 0.9333 | 0.9412 | 0.9375 | 0.9481 | 0.9524 | 0.9506 | _ | 0.94 | _ | 0.946 | Green | ↑ => ↓ | _
~~ a hidden row
AS04 | _ | Do not use - old reablement definition | High | 0.71 | 0.72 | _ | _ | _ | _ | _ | _ | _ | _ | _ | _ | Retired
> The council is well run
. Council tax collected ; % ; cell ; 0.0% ; high
CR01 | Corporate Resources | Council tax collected in quarter | High | 0.2741 | 0.1718 | 0.2866 | 0.2803 | 0.2758 | 0.1731 | _ | 0.275 | _ | _ | Green => Red | ↓ | _
. Days lost to sickness for each employee ; days ; name ; 0.0 ; low
CR02 | _ | Sickness absence: days per FTE | Low | 2.61 | 2.83 | 2.24 | 2.18 | 2.55 | 2.71 | _ | 2.5 | _ | _ | Amber => Red | ↓ | _
";

pub fn book(edition: Edition) -> Book {
    let mut sheet = Sheet::new("Scorecard");
    sheet.texts(0, &["Northmarsh County Council"]);
    sheet.text(
        1,
        0,
        if edition == Edition::Now { "Corporate scorecard, Quarter 3" } else { "Corporate scorecard, Quarter 4" },
    );
    let layout = Layout { columns: COLUMNS, row: 3, column: 0, merged_sections: false, section: None };
    let taken = table(&mut sheet, &layout, ROWS, edition);
    for rows in LEAD_SERVICES {
        sheet.merge(rows, (1, 1));
    }
    sheet.texts(taken.below + 1, &["Notes"]);
    sheet.texts(taken.below + 2, &["Figures are provisional until the year-end return is signed off."]);
    sheet.texts(taken.below + 3, &["Stat neighbour = mean of our ten statistical neighbours."]);

    let mut draft = Sheet::new("draft");
    draft.hidden = true;
    draft.texts(0, &["Ref", "Indicator", "Q3 2024/25", "Q4 2024/25"]);
    draft.texts(1, &["CF01", "Initial child protection conferences held within 15 working days"]);
    draft.figure(1, 2, "0.85", "0.0%");
    draft.figure(1, 3, "0.86", "0.0%");

    let mut left_out = taken.left_out;
    left_out.push(LeftOut::new("draft", "draft", "a hidden sheet"));
    left_out.push(LeftOut::new("Scorecard", "Northmarsh County Council", "a title above the table"));
    left_out.push(LeftOut::new("Scorecard", "Notes", "a note below the table"));
    Book {
        file: "Corporate scorecard 2024-25.xlsx",
        bytes: xlsx(&[sheet, draft]),
        given: given(edition),
        measures: taken.measures,
        left_out,
        marks: Vec::new(),
        answers: Vec::new(),
    }
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-03-04", "Q3 2024/25", "quarter 3 2024/25"),
        Edition::Next => ("2025-06-10", "Q4 2024/25", "quarter 4 2024/25"),
    };
    Given { area: "Northmarsh", committee: "Overview and Scrutiny Committee", date, period, said }
}
