//! Figures as CSV text: the one place that knows when a cell needs quotation marks.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use rust_decimal::Decimal;

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

    /// Adds a row of words and figures that a person may open in a spreadsheet: a cell that it would take for a formula is text
    /// all the same.
    pub fn guarded_row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let cells: Vec<C> = cells.into_iter().collect();
        self.row(cells.iter().map(|cell| no_formula(cell.as_ref())));
    }

    /// All rows.
    pub fn into_text(self) -> String {
        let bytes = self.0.into_inner().expect("nothing can go wrong in memory");
        String::from_utf8(bytes).expect("texts between commas are text")
    }
}

/// A text in quotation marks, as it stands in a cell that has them.
pub fn in_quotation_marks(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// What a spreadsheet takes for the beginning of a formula, in the wide letters of East Asia too.
const FORMULA: [char; 8] = ['=', '+', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff20}', '\u{ff0d}', '\u{2212}'];

/// A cell that a spreadsheet would take for a formula is text all the same; one that begins with a tab or another blank may
/// hide that it is one.
fn no_formula(cell: &str) -> Cow<'_, str> {
    let begins = cell.trim_start();
    let number = |rest: &str| rest.is_empty() || rest.parse::<Decimal>().is_ok();
    let formula = begins.starts_with(FORMULA) || begins.strip_prefix('-').is_some_and(|rest| !number(rest));
    let hidden = cell.starts_with(['\t', '\r', '\n']);
    if formula || hidden { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for formula in ["=1+1", "+1", "@SUM(A1)", "-1+1", "\t=1", "\tx", "\r=1", " =1", "\u{ff1d}1", "-x"] {
            assert_eq!(no_formula(formula), format!("'{formula}"), "{formula:?}");
        }
        for plain in ["", "-", "-1.5", "1.5", "Ynys M\u{f4}n", " a", "a=b", "quarter 3"] {
            assert_eq!(no_formula(plain), plain, "{plain:?}");
        }
    }

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
