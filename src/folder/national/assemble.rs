//! From rows to measures by year: labels read as periods, areas told apart, cells put in order.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{
    National, NationalCell, NationalMeasure, NationalYear, Period, Polarity, Style, Suffix, YearKind, read_period,
};
use crate::folder::text::diagnostics::Diagnostics;

use super::areas::{OneArea, one_area_each};
use super::gathered::Column;
use super::measures::Listed;
use super::reader::Raw;
use super::totals::is_total;

/// So many contradictions are shown; of more only how many.
const SHOWN: usize = 3;

/// Puts the rows together. `listed`: the list of measures, by code.
pub fn assemble(file: &str, raw: Raw, listed: &HashMap<String, Listed>, faults: &Diagnostics) -> National {
    let one = one_area_each(&raw, |column| {
        let kind = listed.get(&raw.measures[column.measure]).and_then(|listed| listed.year);
        period_of(&raw.periods[column.period], kind).map(|(period, _)| period)
    });
    let mut assembling =
        Assembling { file, raw: &raw, one: &one, unread: BTreeMap::new(), contradictions: (Vec::new(), 0), faults };
    let mut years: BTreeMap<usize, Vec<(NationalYear, Suffix)>> = BTreeMap::new();
    for column in &raw.columns {
        let kind = listed.get(&raw.measures[column.measure]).and_then(|listed| listed.year);
        if let Some(year) = assembling.year(column, kind) {
            years.entry(column.measure).or_default().push(year);
        }
    }
    assembling.tell_unread();
    assembling.tell_contradictions();
    let mut measures = Vec::new();
    for (at, years) in years {
        let code = raw.measures[at].clone();
        let listed = listed.get(&code);
        let years = assembling.in_order(&code, years);
        measures.push(NationalMeasure {
            is_total: is_total(listed.and_then(|listed| listed.unit), &years, &one.areas),
            years,
            polarity: listed.map_or(Polarity::None, |listed| listed.polarity),
            no_quartile: listed.is_some_and(|listed| listed.no_quartile),
            decimals: listed.and_then(|listed| listed.decimals),
            unit_label: listed.map_or_else(String::new, |listed| listed.unit_label.clone()),
            code,
        });
    }
    National { file: file.to_owned(), areas: one.areas, measures, ..National::default() }
}

struct Assembling<'a> {
    file: &'a str,
    raw: &'a Raw,
    one: &'a OneArea,
    /// Labels that are not a period: how many rows, and the first line.
    unread: BTreeMap<String, (usize, u32)>,
    /// The first that contradict each other, and how many do.
    contradictions: (Vec<Diagnostic>, usize),
    faults: &'a Diagnostics,
}

impl Assembling<'_> {
    fn place(&self, line: u32) -> Place {
        Place::line(self.file, line as usize, "")
    }

    fn year(&mut self, column: &Column, kind: Option<YearKind>) -> Option<(NationalYear, Suffix)> {
        let label = &self.raw.periods[column.period];
        let Some((period, suffix)) = period_of(label, kind) else {
            let first = column.cells.first().map_or(0, |cell| cell.line);
            let unread = self.unread.entry(label.clone()).or_insert((0, first));
            *unread = (unread.0 + column.cells.len(), unread.1.min(first));
            return None;
        };
        let of = |cell: &NationalCell| (self.one.of[cell.area as usize], *cell);
        let mut held: Vec<(u32, NationalCell)> = column.cells.iter().map(of).collect();
        // Of two cells of an area the first is kept: the order of the table survives the sort.
        held.sort_by_key(|(area, _)| *area);
        held.dedup_by(|(later_of, later), (first_of, first)| {
            let same = later_of == first_of;
            // Under its old code and under its new one an area has one figure: the one that is there.
            let apart = later.area != first.area && (later.value.is_none() || first.value.is_none());
            match (same, apart) {
                (true, true) if first.value.is_none() => *first = *later,
                (true, false) if later.value != first.value => self.contradiction(column, first, later),
                _ => {}
            }
            same
        });
        let mut cells: Vec<NationalCell> = held.into_iter().map(|(area, cell)| NationalCell { area, ..cell }).collect();
        cells.shrink_to_fit();
        Some((
            NationalYear {
                period,
                label: label.clone(),
                cells,
                counts: column.counts.clone(),
                limits: column.limits.clone(),
            },
            suffix,
        ))
    }

    fn contradiction(&mut self, column: &Column, first: &NationalCell, later: &NationalCell) {
        self.contradictions.1 += 1;
        if self.contradictions.0.len() == SHOWN {
            return;
        }
        let said = |cell: &NationalCell| cell.value.map_or_else(|| "missing".to_owned(), |value| value.to_string());
        let message = format!(
            "`{}` of {} in {} is {} in one row and {} in another",
            self.raw.measures[column.measure],
            self.raw.areas[first.area as usize][0],
            self.raw.periods[column.period],
            said(first),
            said(later)
        );
        self.contradictions.0.push(
            Diagnostic::error(Code::ContradictingObservations, message)
                .at(self.place(later.line))
                .also(self.place(first.line), "the first")
                .help("remove the row that is wrong"),
        );
    }

    /// Up to three one by one; of more one error, with how many there are and where the next are.
    fn tell_contradictions(&mut self) {
        let (found, count) = std::mem::take(&mut self.contradictions);
        if count <= SHOWN {
            return found.into_iter().for_each(|told| self.faults.add(told));
        }
        let places: Vec<Place> = found.iter().skip(1).filter_map(|told| told.at.clone()).collect();
        let Some(first) = found.into_iter().next() else { return };
        let message = format!("{}; there are {} more such rows in this table", first.message, count - 1);
        let told = Diagnostic { message, ..first };
        self.faults.add(places.into_iter().fold(told, |told, place| told.also(place, "and here")));
    }

    /// One warning for every label that is not a period, however many rows have it.
    fn tell_unread(&self) {
        let Some((first, _)) = self.unread.iter().min_by_key(|(_, (_, line))| *line) else { return };
        let rows = |(label, (rows, _)): (&String, &(usize, u32))| {
            let label = if label.is_empty() { "a blank".to_owned() } else { format!("`{label}`") };
            if *rows == 1 { format!("{label} (one row)") } else { format!("{label} ({rows} rows)") }
        };
        let mut labels: Vec<String> = self.unread.iter().take(5).map(rows).collect();
        if self.unread.len() > 5 {
            labels.push(format!("{} other labels", self.unread.len() - 5));
        }
        let message = format!("these are not periods: {}; the program ignores their rows", labels.join(", "));
        let help = "write the year as in the other rows, `2024` or `2023/24`, or remove the rows";
        self.faults.warning(Code::UnreadablePeriod, self.place(self.unread[first].1), message, help);
    }

    /// Oldest first, one a period: where two labels are of one, an area's more settled figure is kept.
    fn in_order(&self, code: &str, mut years: Vec<(NationalYear, Suffix)>) -> Vec<NationalYear> {
        let settled = |suffix: Suffix| match suffix.standing {
            Some(standing) if standing.provisional || standing.estimated => 3,
            None => 2,
            Some(standing) if standing.revised => 1,
            Some(_) => 0,
        };
        years.sort_by_key(|(year, suffix)| (year.period, settled(*suffix)));
        years.dedup_by(|(later, _), (first, _)| {
            let same = later.period == first.period;
            if same {
                let message = format!("`{}` and `{}` of `{code}` are the same period", first.label, later.label);
                let line = later.cells.iter().map(|cell| cell.line).min().unwrap_or(0);
                let help = format!(
                    "if an area has both, the program uses `{}`: remove the rows that are out of date",
                    first.label
                );
                self.faults.warning(Code::DuplicateObservation, self.place(line), message, help);
                first.cells.append(&mut later.cells);
                first.cells.sort_by_key(|cell| cell.area);
                first.cells.dedup_by_key(|cell| cell.area);
                first.counts.append(&mut later.counts);
                first.counts.sort_by_key(|(line, _)| *line);
                first.limits.append(&mut later.limits);
                first.limits.sort_by_key(|(line, _)| *line);
            }
            same
        });
        years.into_iter().map(|(year, _)| year).collect()
    }
}

/// The period of a label. The department writes `2024` for the academic and the financial year 2023/24 as well: the
/// list of measures says which it is.
pub fn period_of(label: &str, kind: Option<YearKind>) -> Option<(Period, Suffix)> {
    let (period, suffix) = read_period(label, kind.unwrap_or(YearKind::Financial)).ok()?;
    let ends_in = period.end().div_euclid(12) - 1;
    let period = match (period.style(), kind) {
        (Style::Undated, _) => return None,
        (Style::CalendarYear, Some(YearKind::Academic)) => Period::academic_year(ends_in - 1)?,
        (Style::CalendarYear, Some(YearKind::Financial)) => Period::financial_year(ends_in - 1)?,
        _ => period,
    };
    Some((period, suffix))
}
