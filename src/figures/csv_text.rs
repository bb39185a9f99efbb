//! Figures as CSV text: the one place that knows when a cell needs quotation marks.

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

/// CSV text that is being written, row by row.
pub struct CsvText(Writer<Vec<u8>>);

impl CsvText {
    /// With the ends of lines that a spreadsheet on Windows expects.
    pub fn for_spreadsheets() -> CsvText {
        CsvText::ending(Terminator::CRLF)
    }

    /// With the ends of lines that other programs expect on standard output.
    pub fn for_programs() -> CsvText {
        CsvText::ending(Terminator::Any(b'\n'))
    }

    fn ending(end: Terminator) -> CsvText {
        let mut builder = WriterBuilder::new();
        CsvText(builder.flexible(true).quote_style(QuoteStyle::Necessary).terminator(end).from_writer(Vec::new()))
    }

    /// Adds a row.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let cells: Vec<C> = cells.into_iter().collect();
        self.0.write_record(cells.iter().map(AsRef::as_ref)).expect("nothing can go wrong in memory");
    }

    /// All rows.
    pub fn into_text(self) -> String {
        let bytes = self.0.into_inner().expect("nothing can go wrong in memory");
        String::from_utf8(bytes).expect("texts between commas are text")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_taken_for_the_end_of_a_cell_is_quoted() {
        let cells = ["plain", "", "1,234", "said \"so\"", "two\nlines", "a\rb", " é "];
        let written = |mut text: CsvText| {
            text.row(cells);
            text.row(["one"]);
            text.into_text()
        };
        let row = "plain,,\"1,234\",\"said \"\"so\"\"\",\"two\nlines\",\"a\rb\", é ";
        assert_eq!(written(CsvText::for_spreadsheets()), format!("{row}\r\none\r\n"));
        assert_eq!(written(CsvText::for_programs()), format!("{row}\none\n"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(row.as_bytes());
        let read = reader.records().next().expect("a row").expect("CSV");
        assert_eq!(read.iter().collect::<Vec<_>>(), cells);
    }
}
