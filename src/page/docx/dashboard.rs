//! Appendix A: the key, then a table for each outcome with a row for each indicator. The words say what the PDF draws.

use crate::page::cells::Shown;
use crate::report::{Dashboard, KeyEntry};

use super::body::heading;
use super::numbering::bulleted;
use super::styles::Style;
use super::table::{Column, table};
use super::{Part, furniture, plain, words};

/// The whole appendix.
pub(super) fn appendix(dashboard: &Dashboard) -> Vec<Part> {
    let title = if dashboard.title.is_empty() { "Performance dashboard" } else { &dashboard.title };
    let mut parts = vec![heading(Style::Heading1, &format!("Appendix A: {title}"))];
    if !dashboard.key.is_empty() {
        parts.push(heading(Style::Heading2, "Key"));
        parts.extend(dashboard.key.iter().map(entry));
    }
    if dashboard.groups.is_empty() {
        parts.push(plain(Style::Body, "No indicator is in this report."));
    }
    let shown = Shown::of(dashboard);
    let columns: Vec<Column> = shown.heads().into_iter().map(|head| Column { head, share: share(head) }).collect();
    for group in &dashboard.groups {
        parts.push(heading(Style::Heading2, &group.heading));
        parts.push(table(&columns, group.rows.iter().map(|row| shown.cells(row)), furniture::WIDE));
    }
    parts
}

fn entry(entry: &KeyEntry) -> Part {
    let term = words::paragraph(Style::Bullet, "").add_run(words::run(&entry.term).bold());
    Part::Paragraph(Box::new(bulleted(term.add_run(words::run(&format!(": {}", entry.meaning))))))
}

/// How wide a column is beside the others.
fn share(head: &str) -> usize {
    match head {
        "Indicator" => 20,
        "Direction of travel" | "Variation" | "History" => 15,
        "National quartile" => 12,
        _ => 10,
    }
}
