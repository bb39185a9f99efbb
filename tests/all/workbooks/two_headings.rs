//! Headings in two rows, the year merged above its quarters; years of outturn beside them, sections merged across,
//! formulas, error cells, footnote marks and an empty column for the quarter to come.

use super::book::{Answer, Book, Edition, Given, LeftOut, Mark};
use super::sheet::Sheet;
use super::wide::{Column, Kind, Layout, column, rows};
use super::xlsx::xlsx;

const COLUMNS: &[Column] = &[
    column("No.", Kind::LeftOut("row numbers")),
    column("Measure", Kind::Name),
    column("Good is", Kind::Words),
    column("2022/23", Kind::Figures("2022/23")),
    column("2023/24", Kind::Figures("2023/24")),
    column("Q1", Kind::Figures("quarter 1 2024/25")),
    column("Q2", Kind::Figures("quarter 2 2024/25")),
    column("Q3", Kind::Figures("quarter 3 2024/25")),
    column("Q4", Kind::Figures("quarter 4 2024/25")),
    column("YTD", Kind::ToDate("2024/25, so far")),
    column("Target 2024/25", Kind::Target("2024/25")),
    column("England 2023/24", Kind::Comparator("England", "2023/24")),
    column("Stat neighbour 2023/24", Kind::Comparator("Stat neighbour", "2023/24")),
    column("RAG", Kind::Stated),
    column("DOT", Kind::Stated),
    column("Owner", Kind::LeftOut("words, not figures")),
    column("Comments", Kind::LeftOut("words, not figures")),
];

/// A heading over others: its text, the first of its columns and the last.
const ABOVE: [(&str, u16, u16); 3] = [("Outturn", 3, 4), ("2024/25", 5, 9), ("Benchmarks", 11, 12)];

/// Columns whose one heading is merged over both rows.
const OVER_BOTH: [u16; 8] = [0, 1, 2, 10, 13, 14, 15, 16];

/// The average of the second measure leaves out the figure that is typed with a star, as Excel does.
const ROWS: &str = "
> PRIORITY 1: A GREAT START IN LIFE
. Pupils who reached the expected standard in reading, writing and maths ; % ; name ; 0.0 ; high
1 | % of pupils reaching expected standard in reading, writing & maths | High | 58.3 | 59.7 | n/a | n/a | n/a | _ => n/a | _ | 62 | 60.9 | 60.2 | _ | _ | Education | Annual measure
. Families offered early help who were closed with needs met ; % ; name ; 0.0 ; high
2 | % of early help cases closed with needs met | High | 71.2 | 73.9 | 74.8 | 76.1 | '77.4* => 77.2 | _ => 76.9 | ={AVERAGE(F#:H#)} 75.45 => ={AVERAGE(F#:I#)} 76.25 | 75 | _ | _ | Green | ↑ => ↓ | Early Help | _
. Children who became subject to a plan for a second time ; % ; name ; 0.0 ; low
3 | % of children subject to a plan for a second or subsequent time | Low | 23.8 | 22.6 | 21.4 | 20.9 | 22.7 | _ => 21.9 | ={AVERAGE(F#:H#)} 21.6666666666667 => ={AVERAGE(F#:I#)} 21.725 | 20 | 23.6 | 22.1 | Red | ↓ => ↑ | Safeguarding | Small numbers
. Average days from care to moving in with an adoptive family ; days ; name ; #,##0 ; low
4 | Average days between entering care and moving in with adoptive family | Low | 402 | 388 | 371 | 365 | =#N/A | _ => 359 | _ | 380 | 480 | 445 | _ | _ => ↑ | Permanence | No adoptions in Q3
> PRIORITY 2: THRIVING PLACES
. Major planning applications decided on time ; % ; name ; 0.0 ; high
5 | % of major planning applications decided in time | High | 86.4 | 88.1 | 90.2 | 87.5 | 91.6 | _ => 93.3 | ={AVERAGE(F#:H#)} 89.7666666666667 => ={AVERAGE(F#:I#)} 90.65 | 88 | 87.9 | _ | Green | ↑ | Planning | _
. Affordable homes completed ; number ; nothing ; #,##0 ; high
6 | Affordable homes completed | High | 1204 | 1118 | 263 | 301 | 287 | _ => 318 | ={SUM(F#:H#)} 851 => ={SUM(F#:I#)} 1169 | 1200 | _ | _ | _ | ↓ => ↑ | Housing | Cumulative target
. Principal roads in need of repair ; % ; name ; 0.0 ; low
7 | % of principal roads where maintenance should be considered | Low | 4.1 | 3.8 | .. | .. | .. | _ => .. | _ | 4 | 4 | 3.9 | _ | _ | Highways | Annual survey
~~ a hidden row
8 | % of unclassified roads (old survey) | Low | 17 | _ | _ | _ | _ | _ | _ | _ | _ | _ | _ | _ | _ | Not to be published
> PRIORITY 3: LIVING WELL
. People who use services who are satisfied with them ; % ; name ; 0.0 ; high
9 | % of people satisfied with the care & support they receive | High | 63.5 | 64.8 | 65.1 | '66.0* | 65.7 | _ => 66.4 | ={AVERAGE(F#,H#)} 65.4 | 66 | 65.4 | 64.9 | Amber => Green | ↓ => ↑ | Adult Care | Survey
. Contacts to adult care dealt with on the day ; % ; name ; 0.0 ; high
10 | % of contacts resolved at first point of contact | High | TBC | 68.4 | 69.3 | 70.6 | 72.2 | _ => 71.5 | ={AVERAGE(F#:H#)} 70.7 => ={AVERAGE(F#:I#)} 70.9 | 70 | _ | _ | Green | ↑ => ↓ | Adult Care | _
";

pub fn book(edition: Edition) -> Book {
    let mut sheet = Sheet::new("Appendix A");
    sheet.texts(0, &["Appendix A: Council Plan performance"]);
    sheet.merge((0, 0), (0, 16));
    sheet.texts(1, &["OFFICIAL"]);
    for (heading, first, last) in ABOVE {
        sheet.text(3, first, heading);
        sheet.merge((3, 3), (first, last));
    }
    for (at, column) in (0..).zip(COLUMNS) {
        let both = OVER_BOTH.contains(&at);
        sheet.text(if both { 3 } else { 4 }, at, column.heading);
        if both {
            sheet.merge((3, 4), (at, at));
        }
    }
    let layout = Layout { columns: COLUMNS, row: 4, column: 0, merged_sections: true, section: None };
    let mut taken = rows(&mut sheet, &layout, ROWS, edition);
    for measure in &mut taken.measures {
        for entry in &mut measure.to_date {
            entry.period = if edition == Edition::Now { "April to December 2024" } else { "2024/25" }.to_owned();
        }
    }
    sheet.texts(taken.below + 1, &["", "* Provisional: to be confirmed by the year-end return."]);
    sheet.texts(taken.below + 2, &["", "n/a = not applicable; .. = not collected in the quarter"]);
    taken.left_out.push(LeftOut::new("Appendix A", "OFFICIAL", "a title above the table"));
    let note = "* Provisional: to be confirmed by the year-end return.";
    taken.left_out.push(LeftOut::new("Appendix A", note, "a note below the table"));
    Book {
        file: "Appendix A - Council Plan.xlsx",
        bytes: xlsx(&[sheet]),
        given: given(edition),
        measures: taken.measures,
        left_out: taken.left_out,
        marks: marks(),
        answers: vec![Answer { asked: "77.4*", answer: "77.4, provisional" }],
    }
}

fn marks() -> Vec<Mark> {
    vec![
        Mark { sign: "n/a", meaning: "not applicable" },
        Mark { sign: "..", meaning: "not collected" },
        Mark { sign: "TBC", meaning: "not yet available" },
        Mark { sign: "#N/A", meaning: "not available" },
    ]
}

fn given(edition: Edition) -> Given {
    let (date, period, said) = match edition {
        Edition::Now => ("2025-03-18", "Q3 2024/25", "quarter 3 2024/25"),
        Edition::Next => ("2025-06-24", "Q4 2024/25", "quarter 4 2024/25"),
    };
    Given { area: "Fenmoor", committee: "Scrutiny Commission", date, period, said }
}
