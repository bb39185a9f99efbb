//! A table: a row of heads, which [`super::finish`] has Word repeat on every page, then rows that no page breaks.

use docx_rs::{
    BorderType, Paragraph, Run, Table, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins,
    TableLayoutType, TableRow, WidthType,
};

use super::part::Part;
use super::styles::Style;
use super::words;

/// Around the words of a cell, in twentieths of a point.
const ABOVE: usize = 50;
const BESIDE: usize = 60;

/// A line between rows: colour, and eighths of a point.
const HAIRLINE: (&str, usize) = ("8A97A3", 4);

/// A column.
pub(crate) struct Column<'a> {
    pub(crate) head: &'a str,
    /// How wide it is beside the others.
    pub(crate) share: usize,
}

/// What is in a cell.
pub(crate) enum Cell {
    Words(String),
    /// A picture, and words under it, which may be empty.
    Picture(Box<Run>, String),
    /// Lines that lead somewhere, or are set otherwise.
    Lines(Vec<Paragraph>),
}

impl Cell {
    fn paragraphs(self, style: Style) -> Vec<Paragraph> {
        match self {
            Cell::Words(words) => vec![words::paragraph(style, &words)],
            Cell::Lines(lines) => lines,
            Cell::Picture(picture, under) => {
                let mut paragraphs = vec![Paragraph::new().style(style.id()).add_run(*picture)];
                paragraphs.extend((!under.is_empty()).then(|| words::paragraph(style, &under)));
                paragraphs
            }
        }
    }
}

/// The table, so many twentieths of a point wide. The first cell of a row is what the row is about.
pub(crate) fn table(columns: &[Column], rows: impl Iterator<Item = Vec<Cell>>, width: usize) -> Part {
    let all = columns.iter().map(|column| column.share).sum::<usize>().max(1);
    let widths: Vec<usize> = columns.iter().map(|column| width * column.share / all).collect();
    let heads = columns.iter().map(|column| Cell::Words(column.head.to_owned()));
    let heads = row(heads, Style::Head, &widths);
    let rows = rows.map(|cells| row(cells.into_iter(), Style::Cell, &widths));
    let table = Table::new(std::iter::once(heads).chain(rows).collect())
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .margins(TableCellMargins::new().margin(ABOVE, BESIDE, ABOVE, BESIDE))
        .set_borders(lines())
        .set_grid(widths.clone());
    Part::Table(Box::new(table))
}

/// Over, under and between the rows; none between the columns.
fn lines() -> TableBorders {
    let line = |position| {
        let (colour, size) = HAIRLINE;
        TableBorder::new(position).border_type(BorderType::Single).color(colour).size(size)
    };
    [TableBorderPosition::Top, TableBorderPosition::Bottom, TableBorderPosition::InsideH]
        .into_iter()
        .fold(TableBorders::with_empty(), |borders, position| borders.set(line(position)))
}

fn row(cells: impl Iterator<Item = Cell>, style: Style, widths: &[usize]) -> TableRow {
    let cell = |(cell, width): (Cell, &usize)| {
        let filled = TableCell::new().width(*width, WidthType::Dxa);
        cell.paragraphs(style).into_iter().fold(filled, TableCell::add_paragraph)
    };
    TableRow::new(cells.zip(widths).map(cell).collect()).cant_split()
}
