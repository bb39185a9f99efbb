//! A sheet as plain text: commas or tabs, with or without the marks at its head that Excel puts there.

use super::sheet::{Cell, Sheet};

/// How the lines are written.
pub struct Writing {
    pub between: u8,
    pub byte_order_mark: bool,
    /// Every cell in quotation marks, empty ones too.
    pub quote_all: bool,
}

/// Numbers are written as Excel saves them: as they are shown. Lines end as on Windows.
pub fn text(sheet: &Sheet, writing: &Writing) -> Vec<u8> {
    let (last_row, last_column) = sheet.last();
    let style = if writing.quote_all { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let bytes = if writing.byte_order_mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut to = csv::WriterBuilder::new()
        .delimiter(writing.between)
        .quote_style(style)
        .terminator(csv::Terminator::CRLF)
        .from_writer(bytes);
    for row in 0..=last_row {
        let line = (0..=last_column).map(|column| sheet.cells.get(&(row, column)).map_or("", content));
        to.write_record(line).expect("a line in memory");
    }
    to.into_inner().expect("the text in memory")
}

fn content(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) | Cell::Number(text, "General") => text,
        Cell::Number(..) | Cell::Formula(..) | Cell::Date(..) => panic!("a text file holds what is typed"),
    }
}
