//! Which column of a table has the names of the measures, or the periods, where its headings say it of several or of none.

use crate::folder::cell::Cell;
use crate::folder::columns::plain;
use crate::folder::kind_words::is_of_kind;
use crate::folder::number::read_number;
use crate::folder::sources::{is_period_cell, without_heading};

use super::words::{ANOTHER, Role, UNKNOWN};

/// Of several columns of names, those that have codes and nothing else, `PI1`, `KPI 12`, and those that say only of what kind a figure is.
pub fn codes(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    let is_code = |text: &str| {
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        has_digit && text.len() <= 8 && text.split_whitespace().count() <= 2
    };
    for (is_so, instead) in [(&is_code as &dyn Fn(&str) -> bool, Role::Code), (&is_of_kind, ANOTHER)] {
        let has_only = |at: usize| {
            let mut filled = below.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_blank()).peekable();
            filled.peek().is_some() && filled.all(|cell| is_so(&cell.text))
        };
        let names = || columns.iter().enumerate().filter(|(_, (_, _, role))| *role == Role::Indicator);
        let found: Vec<usize> = names().filter(|(_, (at, _, _))| has_only(*at)).map(|(nth, _)| nth).collect();
        if found.len() < names().count() {
            found.into_iter().for_each(|nth| columns[nth].2 = instead);
        }
    }
}

/// Where no heading says which column has the periods: the one under which nothing else stands. A year alone may be a figure. Says
/// whether one is taken so.
pub fn periods(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) -> bool {
    if columns.iter().any(|(_, _, role)| matches!(role, Role::Period | Role::Figures)) {
        return false;
    }
    let is_one = |cell: &&Cell| read_number(&cell.text).is_err() && is_period_cell(&cell.text);
    let has_periods = |at: usize| {
        let mut filled = below.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_blank()).peekable();
        filled.peek().is_some() && filled.all(|cell| is_one(&cell))
    };
    let unknown = columns.iter().enumerate().filter(|(_, (_, _, role))| *role == UNKNOWN);
    let found: Vec<usize> = unknown.filter(|(_, (at, _, _))| has_periods(*at)).map(|(nth, _)| nth).collect();
    if let [only] = found.as_slice() {
        columns[*only].2 = Role::Period;
    }
    found.len() == 1
}

/// Under periods, where no heading says which column has the names: the first of words before them, with or without a heading, or
/// else the codes.
pub fn names(columns: &mut Vec<(usize, String, Role)>, below: &[&Vec<Cell>]) {
    let first = |wanted: Role| columns.iter().find(|(_, _, role)| *role == wanted).map(|(at, _, _)| *at);
    let (None, Some(first_period)) = (first(Role::Indicator), first(Role::Figures)) else { return };
    let is_of_words = |at: &usize| {
        let mut filled = below.iter().filter_map(|row| row.get(*at)).filter(|cell| !cell.is_blank()).peekable();
        filled.peek().is_some() && filled.all(|cell| read_number(&cell.text).is_err() && cell.held.is_none())
    };
    let nth = |at: usize| columns.iter().position(|(column, _, _)| *column == at);
    let could = |at: &usize| nth(*at).is_none_or(|nth| columns[nth].2 == UNKNOWN) && is_of_words(at);
    let found = (0..first_period).find(could).or_else(|| first(Role::Code));
    match found.map(|at| (at, nth(at))) {
        Some((_, Some(nth))) => columns[nth].2 = Role::Indicator,
        Some((at, None)) => columns.insert(0, (at, without_heading(at), Role::Indicator)),
        None => {}
    }
}

/// What is called "Name" or "Title" names the measure where nothing else does.
pub fn titled(columns: &mut [(usize, String, Role)]) {
    if columns.iter().any(|(_, _, role)| *role == Role::Indicator) {
        return;
    }
    let is_title = |heading: &str| ["name", "title"].contains(&plain(heading).as_str());
    if let Some((_, _, role)) = columns.iter_mut().find(|(_, heading, role)| *role == UNKNOWN && is_title(heading)) {
        *role = Role::Indicator;
    }
}
