//! Which column of a table has the names of the measures, or the periods, where its headings say it of several or of none.

use std::collections::BTreeSet;

use crate::folder::sources::{is_note, is_period_cell, without_heading};
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;
use crate::folder::table::kind_words::is_of_kind;
use crate::folder::words::number::read_number;

use super::words::{ANOTHER, Role, UNKNOWN};

/// Whether a text is a code and no name: `PI1`, `KPI 12`.
fn is_code(text: &str) -> bool {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    has_digit && text.len() <= 8 && text.split_whitespace().count() <= 2
}

/// The filled cells of a column; a note below the table is in none of its columns.
fn filled<'a>(at: usize, below: &'a [&Vec<Cell>]) -> impl Iterator<Item = &'a Cell> {
    let rows = below.iter().filter(|row| !is_note(row));
    rows.filter_map(move |row| row.get(at)).filter(|cell| !cell.is_blank())
}

/// Of several columns of names, those that say only of what kind a figure is, "Percentage", "Number".
fn kinds(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    let has_kinds = |at: usize| {
        let mut cells = filled(at, below).peekable();
        cells.peek().is_some() && cells.all(|cell| is_of_kind(&cell.text))
    };
    let names = || columns.iter().enumerate().filter(|(_, (_, _, role))| *role == Role::Indicator);
    let found: Vec<usize> = names().filter(|(_, (at, _, _))| has_kinds(*at)).map(|(nth, _)| nth).collect();
    if found.len() < names().count() {
        found.into_iter().for_each(|nth| columns[nth].2 = ANOTHER);
    }
}

/// Of several columns of names, those that have codes and nothing else. Where no other has names, a column of words beside them has.
pub fn codes(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>]) {
    kinds(columns, below);
    let has_codes = |at: usize| {
        let mut cells = filled(at, below).peekable();
        cells.peek().is_some() && cells.all(|cell| is_code(&cell.text))
    };
    let of = |wanted: Role| columns.iter().enumerate().filter(move |(_, (_, _, role))| *role == wanted);
    let are_coded = |wanted: Role| -> Vec<usize> {
        of(wanted).filter(|(_, (at, _, _))| has_codes(*at)).map(|(nth, _)| nth).collect()
    };
    let coded = are_coded(Role::Indicator);
    if coded.len() < of(Role::Indicator).count() {
        coded.into_iter().for_each(|nth| columns[nth].2 = Role::Code);
        return;
    }
    let first = coded.first().or(are_coded(Role::Code).first()).map(|nth| columns[*nth].0);
    let Some(words) = first.and_then(|code| beside_codes(columns, code, below)) else { return };
    coded.into_iter().for_each(|nth| columns[nth].2 = Role::Code);
    columns[words].2 = Role::Indicator;
}

/// The column of words that names what a column of codes numbers: called a title, or else with long words, other ones for each code.
fn beside_codes(columns: &[(usize, String, Role)], code: usize, below: &[&Vec<Cell>]) -> Option<usize> {
    const TITLES: [&str; 5] = ["title", "name", "description", "definition", "wording"];
    let is_titled = |heading: &str| plain(heading).split(' ').any(|word| TITLES.contains(&word));
    let could = |(_, heading, role): &(usize, String, Role)| {
        *role == UNKNOWN || matches!(role, Role::LeftOut(_)) && plain(heading).starts_with("definition")
    };
    let is_of_words = |at: usize| {
        let mut cells = filled(at, below).peekable();
        cells.peek().is_some() && cells.all(|cell| read_number(&cell.text).is_err() && cell.held.is_none())
    };
    let names_each = |at: usize| {
        let all = |at: usize| filled(at, below).map(|cell| plain(&cell.text)).collect::<BTreeSet<String>>();
        let names = all(at);
        let words: usize = names.iter().map(|name| name.split_whitespace().count()).sum();
        names.len() == all(code).len() && words >= names.len() * LONG
    };
    let found = || columns.iter().enumerate().filter(|(_, one)| could(one) && is_of_words(one.0));
    let titled = found().find(|(_, (_, heading, _))| is_titled(heading));
    titled.or_else(|| found().find(|(_, (at, _, _))| names_each(*at))).map(|(nth, _)| nth)
}

/// So many words a name has on average, where no heading says that it is one: who leads on a measure has fewer.
const LONG: usize = 4;

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
