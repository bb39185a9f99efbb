//! A table with a row a measure, laid out from a few lines of text that stand as the sheet will.
//!
//! ```text
//! > Section                                       a row with one cell
//! . Name ; unit ; told ; format ; good            of the measure in the line below
//! C1 | Written name | High | 0.88 | 0.90 => 0.91  its cells, some of them other in the next edition
//! ~ why it is left out                            of the row in the line below; `~~` where it is hidden too
//! -                                               a blank row
//! ```

use super::book::{Edition, LeftOut, Measure, Place, Reading};
use super::lines::{described, of_edition};
use super::sheet::Sheet;

/// What a column holds.
#[derive(Clone, Copy)]
pub enum Kind {
    Words,
    Code,
    Name,
    Figures(&'static str),
    ToDate(&'static str),
    Target(&'static str),
    /// Whose it is, and of which period.
    Comparator(&'static str, &'static str),
    /// The workbook's own verdict.
    Stated,
    LeftOut(&'static str),
    /// Left out because it is hidden.
    Hidden(&'static str),
}

#[derive(Clone, Copy)]
pub struct Column {
    pub heading: &'static str,
    pub kind: Kind,
    /// Comes with the next edition.
    pub next: bool,
}

pub const fn column(heading: &'static str, kind: Kind) -> Column {
    Column { heading, kind, next: false }
}

pub const fn next(heading: &'static str, kind: Kind) -> Column {
    Column { heading, kind, next: true }
}

/// The columns that an edition has.
pub fn of(columns: &[Column], edition: Edition) -> Vec<Column> {
    columns.iter().filter(|column| edition == Edition::Next || !column.next).copied().collect()
}

/// Where the table stands and how its sections look.
pub struct Layout<'a> {
    pub columns: &'a [Column],
    /// The row of its headings, counted from nought, and its first column.
    pub row: u32,
    pub column: u16,
    /// A section's name is merged over the whole breadth.
    pub merged_sections: bool,
    /// The section of every row, where the sheet is one.
    pub section: Option<&'static str>,
}

/// What was laid out.
#[derive(Default)]
pub struct Taken {
    pub measures: Vec<Measure>,
    pub left_out: Vec<LeftOut>,
    /// The row beneath the table.
    pub below: u32,
}

/// The headings in one row, and the table beneath them.
pub fn table(sheet: &mut Sheet, layout: &Layout, lines: &'static str, edition: Edition) -> Taken {
    for (at, column) in (layout.column..).zip(of(layout.columns, edition)) {
        sheet.text(layout.row, at, column.heading);
    }
    rows(sheet, layout, lines, edition)
}

/// The table beneath headings that are written elsewhere.
pub fn rows(sheet: &mut Sheet, layout: &Layout, lines: &'static str, edition: Edition) -> Taken {
    let mut taken = Taken { below: layout.row + 1, ..Taken::default() };
    columns_left_out(sheet, layout, edition, &mut taken);
    let breadth = u16::try_from(of(layout.columns, edition).len()).expect("a few columns");
    let mut section = layout.section;
    let mut said: Option<&'static str> = None;
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let row = taken.below;
        match line.split_once(' ').unwrap_or((line, "")) {
            (".", meta) | ("~", meta) => {
                said = Some(if line.starts_with('~') { line } else { meta });
                continue;
            }
            ("~~", _) => {
                said = Some(line);
                sheet.hidden_rows.push(row);
                continue;
            }
            ("-", "") => {}
            (">", name) => {
                section = Some(name);
                sheet.text(row, layout.column, name);
                if layout.merged_sections {
                    sheet.merge((row, row), (layout.column, layout.column + breadth - 1));
                }
            }
            _ => {
                let said = said.take().expect("a line that says what the row is");
                row_of(sheet, layout, edition, (said, line, section), &mut taken);
            }
        }
        taken.below += 1;
    }
    taken
}

fn columns_left_out(sheet: &mut Sheet, layout: &Layout, edition: Edition, taken: &mut Taken) {
    for (at, column) in (layout.column..).zip(of(layout.columns, edition)) {
        match column.kind {
            Kind::LeftOut(why) => taken.left_out.push(LeftOut::new(&sheet.name, column.heading, why)),
            Kind::Hidden(why) => {
                taken.left_out.push(LeftOut::new(&sheet.name, column.heading, why));
                sheet.hidden_columns.push(at);
            }
            _ => {}
        }
    }
}

/// One row with what is said of it: a measure, or one that is left out.
fn row_of(
    sheet: &mut Sheet,
    layout: &Layout,
    edition: Edition,
    (said, line, section): (&'static str, &'static str, Option<&'static str>),
    taken: &mut Taken,
) {
    let row = taken.below;
    let cells: Vec<&'static str> = line.split('|').map(|cell| of_edition(cell.trim(), edition)).collect();
    assert_eq!(cells.len(), layout.columns.len(), "as many cells as columns: {line}");
    let kept = layout.columns.iter().zip(cells).filter(|(column, _)| edition == Edition::Next || !column.next);
    if let Some(why) = said.strip_prefix('~') {
        for (at, (column, token)) in (layout.column..).zip(kept) {
            if let Kind::Name = column.kind {
                taken.left_out.push(LeftOut::new(&sheet.name, token, why.trim_start_matches('~').trim()));
            }
            sheet.figure(row, at, token, "General");
        }
        return;
    }
    let (mut measure, format) = described(said, section);
    for (at, (column, token)) in (layout.column..).zip(kept) {
        let place = sheet.place(row, at);
        let mut entry = |period: &str| sheet.entry((row, at), period, token, format);
        match column.kind {
            Kind::Figures(period) => measure.figures.extend(entry(period)),
            Kind::ToDate(period) => measure.to_date.extend(entry(period)),
            Kind::Target(period) => measure.targets.extend(entry(period)),
            Kind::Comparator(who, period) => {
                measure.comparators.extend(entry(period).map(|entry| (who.to_owned(), entry)))
            }
            Kind::Hidden(_) => drop(entry("")),
            Kind::LeftOut(_) => drop(sheet.figure(row, at, token, "General")),
            Kind::Words | Kind::Code | Kind::Name | Kind::Stated => {
                sheet.text(row, at, token);
                words(&mut measure, column, place, token);
            }
        }
    }
    taken.measures.push(measure);
}

fn words(measure: &mut Measure, column: &Column, place: Place, token: &str) {
    let token = if token == "_" { "" } else { token };
    match column.kind {
        Kind::Name => {
            measure.written = token.to_owned();
            measure.place = place;
        }
        Kind::Code if !token.is_empty() => measure.code = Some(token.to_owned()),
        Kind::Stated if !token.is_empty() => {
            measure.stated.push((column.heading.to_owned(), place, token.to_owned()));
        }
        _ => {}
    }
}

/// The marks among what was taken, each once.
pub fn marks(measures: &[Measure]) -> Vec<String> {
    let comparators = measures.iter().flat_map(|measure| measure.comparators.iter().map(|(_, entry)| entry));
    let entries = measures
        .iter()
        .flat_map(|measure| measure.figures.iter().chain(&measure.to_date).chain(&measure.targets))
        .chain(comparators);
    let mut found: Vec<String> = entries
        .filter_map(|entry| match &entry.reading {
            Reading::Mark(sign) => Some(sign.clone()),
            Reading::Figure(_) => None,
        })
        .collect();
    found.sort();
    found.dedup();
    found
}
