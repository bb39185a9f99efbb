//! The headings of figures that name no period of their own: beside that of the sheet, "Last quarter", or behind the council's name.

use crate::figures::measure::period_named;
use crate::folder::sources::{THIS_PERIOD, beside_this, meant_by, own_period, says_another_quarter};
use crate::folder::table::cell::Cell;
use crate::folder::words::mark::read_figure;

use super::words::{Role, mark};

/// What such a heading means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The heading.
    pub heading: String,
    /// The word for it under `periods` of a recipe. Empty of a heading that has the council's name: who reads it knows that.
    pub word: &'static str,
    /// The period that it is here.
    pub period: String,
}

/// The key of what is given for the council under whose name figures stand.
pub const FIGURES_OF: &str = "figures of";

/// The period of a heading that has the council's name before or behind it, where that is given.
pub fn own_heading(heading: &str, given: &[(String, String)]) -> Option<String> {
    let (_, area) = given.iter().find(|(ours, _)| ours == FIGURES_OF)?;
    own_period(heading, area)
}

/// Takes the columns that such headings stand over for figures. `of_sheet`: the period of the sheet, or nothing.
pub fn meant(
    columns: &mut [(usize, String, Role)],
    below: &[&Vec<Cell>],
    of_sheet: &str,
    given: &[(String, String)],
) -> Vec<Meant> {
    let own = columns.iter().filter_map(|(_, heading, _)| {
        own_heading(heading, given).map(|period| Meant { heading: heading.clone(), word: "", period })
    });
    let own: Vec<Meant> = own.collect();
    let found = if own.is_empty() { of_this_time(columns, below, of_sheet) } else { own };
    for (_, heading, role) in columns.iter_mut() {
        if found.iter().any(|one| one.heading == *heading) {
            *role = Role::Figures;
        }
    }
    found
}

/// "Actual" beside "Last quarter" or "Q1 actual": that of the sheet beside an earlier one.
fn of_this_time(columns: &mut [(usize, String, Role)], below: &[&Vec<Cell>], of_sheet: &str) -> Vec<Meant> {
    let Some(sheet) = period_named(of_sheet).filter(|_| !columns.iter().any(|(_, _, role)| *role == Role::Period))
    else {
        return Vec::new();
    };
    let of_heading = |heading: &str| {
        let word = meant_by(heading, Some(sheet.months()))?;
        let period = beside_this(word, of_sheet)?;
        let is_it = period_named(&period).is_none_or(|period| !says_another_quarter(heading, period));
        is_it.then(|| Meant { heading: heading.to_owned(), word, period })
    };
    let mut found: Vec<Meant> = columns.iter().filter_map(|(_, heading, _)| of_heading(heading)).collect();
    let dated = columns.iter().filter(|(_, _, role)| *role == Role::Figures);
    let dated: Vec<_> = dated.filter_map(|(_, heading, _)| period_named(heading)).collect();
    if found.is_empty() && (dated.is_empty() || dated.iter().any(|period| period.end() >= sheet.end())) {
        return Vec::new();
    }
    // The heading of the figures may be the sheet's period itself.
    if !found.is_empty() && dated.contains(&sheet) {
        return found;
    }
    if found.iter().all(|one| one.word != THIS_PERIOD) {
        let is_figures = |at: usize| {
            let mut cells = below.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_blank()).peekable();
            cells.peek().is_some() && cells.all(|cell| read_figure(&cell.text).is_ok() || mark(&cell.text).is_some())
        };
        let value = columns.iter().find(|(at, _, role)| *role == Role::Value && is_figures(*at));
        let Some((_, heading, _)) = value else { return Vec::new() };
        found.push(Meant { heading: heading.clone(), word: THIS_PERIOD, period: of_sheet.to_owned() });
    } else if found.len() == 1 && dated.is_empty() {
        // Alone it is the figure of the row, and the sheet's period is that of all.
        if let Some((_, _, role)) = columns.iter_mut().find(|(_, heading, _)| *heading == found[0].heading) {
            *role = Role::Value;
        }
        return Vec::new();
    }
    found
}
