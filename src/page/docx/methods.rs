//! Appendix B: how the figures were judged. It is left out where the report lists no method.

use crate::draft::report::{MethodPage, TestFound};

use super::body::{heading, item};
use super::furniture;
use super::part::{Part, plain};
use super::styles::Style;
use super::table::{Cell, Column, table};

/// The appendix, where there is one, `deeper` than in a report alone.
pub(super) fn appendix(page: &MethodPage, deeper: u8) -> Vec<Part> {
    if page.methods.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![heading(Style::of_level(1 + deeper), &page.heading())];
    parts.extend(page.in_short.iter().map(|one| plain(Style::Body, &format!("{}: {}", one.term, one.meaning))));
    if !page.elsewhere.is_empty() {
        parts.extend(said(&page.elsewhere));
        return parts;
    }
    parts.extend(said(&page.note));
    for method in &page.methods {
        parts.push(heading(Style::of_level(2 + deeper), &method.name));
        parts.extend(said(&method.text));
        parts.extend(method.lines().iter().flat_map(|line| said(line)));
        parts.extend(method.indicators.iter().map(|indicator| item(indicator)));
    }
    if !page.tests.is_empty() {
        parts.push(heading(Style::of_level(2 + deeper), TestFound::TITLE));
        parts.extend(said(&page.tests_note));
        let columns = TestFound::HEADS.map(|head| Column { head, share: if head == "Indicator" { 2 } else { 1 } });
        let rows = page.tests.iter().map(|test| test.cells().map(|words| Cell::Words(words.to_owned())).into());
        parts.push(table(&columns, rows, furniture::UPRIGHT));
    }
    parts
}

fn said(words: &str) -> Option<Part> {
    (!words.is_empty()).then(|| plain(Style::Body, words))
}
