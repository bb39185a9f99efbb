//! Appendix A: the key, then a table for each outcome with a row for each indicator. The words say what the PDF draws,
//! except for the
//! line of its history, which is drawn here too.

use crate::draft::report::{Dashboard, KeyEntry, Row};
use crate::page::cells::Shown;
use crate::page::html::sparkline_alone;

use super::body::heading;
use super::numbering::bulleted;
use super::part::{Part, plain};
use super::picture::Pictures;
use super::styles::Style;
use super::table::{Cell, Column, table};
use super::{furniture, words};

/// How wide the line of a history is, in millimetres.
const LINE: f64 = 21.0;

/// The whole appendix, `deeper` than in a report alone.
pub(super) fn appendix(dashboard: &Dashboard, deeper: u8, pictures: &mut Pictures) -> Vec<Part> {
    let title = if dashboard.title.is_empty() { "Performance dashboard" } else { &dashboard.title };
    let mut parts = vec![heading(Style::of_level(1 + deeper), &format!("Appendix A: {title}"))];
    if !dashboard.key.is_empty() {
        parts.push(heading(Style::of_level(2 + deeper), "Key"));
        parts.extend(dashboard.key.iter().map(entry));
    }
    if dashboard.groups.is_empty() {
        parts.push(plain(Style::Body, "No indicator is in this report."));
    }
    let shown = Shown::of(dashboard);
    let heads = shown.heads().into_iter().chain(["History"]);
    let columns: Vec<Column> = heads.map(|head| Column { head, share: share(head) }).collect();
    for group in &dashboard.groups {
        parts.push(heading(Style::of_level(2 + deeper), &group.heading));
        let rows = group.rows.iter().map(|row| {
            let words = shown.cells(row).into_iter().map(Cell::Words);
            words.chain([history(row, pictures)]).collect()
        });
        parts.push(table(&columns, rows, furniture::WIDE));
    }
    parts
}

fn entry(entry: &KeyEntry) -> Part {
    let term = words::paragraph(Style::Bullet, "").add_run(words::run(&entry.term).bold());
    Part::Paragraph(Box::new(bulleted(term.add_run(words::run(&format!(": {}", entry.meaning))))))
}

fn history(row: &Row, pictures: &mut Pictures) -> Cell {
    match &row.history {
        Some(history) => {
            let line = pictures.picture(&sparkline_alone(history, pictures.colour), LINE, &history.alt);
            Cell::Picture(Box::new(line), history.caption.clone())
        }
        None => Cell::Words("[x]".into()),
    }
}

/// How wide a column is beside the others: about so many millimetres.
fn share(head: &str) -> usize {
    match head {
        "Indicator" => 37,
        "Direction of travel" => 29,
        "History" => 24,
        "Variation" => 26,
        "Neighbours" | "Other areas" => 24,
        "National quartile" => 22,
        "Period" | "Number" | "Previous" => 20,
        _ => 17,
    }
}
