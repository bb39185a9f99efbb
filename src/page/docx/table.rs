//! A table: a row of heads, which [`super::finish`] has Word repeat on every page, then rows that no page breaks.

use docx_rs::{Table, TableCell, TableLayoutType, TableRow, WidthType};

use super::styles::Style;
use super::{Part, words};

/// A column.
pub(super) struct Column<'a> {
    pub(super) head: &'a str,
    /// How wide it is beside the others.
    pub(super) share: usize,
}

/// The table, so many twentieths of a point wide. The first cell of a row is what the row is about.
pub(super) fn table(columns: &[Column], rows: impl Iterator<Item = Vec<String>>, width: usize) -> Part {
    let all = columns.iter().map(|column| column.share).sum::<usize>().max(1);
    let widths: Vec<usize> = columns.iter().map(|column| width * column.share / all).collect();
    let heads = row(columns.iter().map(|column| (Style::Head, column.head)), &widths);
    let rows = rows.map(|cells| {
        let style = |nth: usize| if nth == 0 { Style::Head } else { Style::Cell };
        row(cells.iter().enumerate().map(|(nth, words)| (style(nth), words.as_str())), &widths)
    });
    let table = Table::new(std::iter::once(heads).chain(rows).collect())
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths.clone());
    Part::Table(Box::new(table))
}

fn row<'a>(cells: impl Iterator<Item = (Style, &'a str)>, widths: &[usize]) -> TableRow {
    let cell = |((style, words), width): ((Style, &str), &usize)| {
        TableCell::new().width(*width, WidthType::Dxa).add_paragraph(words::paragraph(style, words))
    };
    TableRow::new(cells.zip(widths).map(cell).collect()).cant_split()
}
