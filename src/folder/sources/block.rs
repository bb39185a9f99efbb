//! A name that stands only in the first row of its block, as pivot tables and lists made by hand have it.

use crate::folder::table::cell::Cell;
use crate::folder::words::number::read_number;

/// The line of a row; 0 of one that is blank.
pub fn line_of(row: &[Cell]) -> usize {
    row.iter().find(|cell| !cell.is_blank()).map_or(0, |cell| cell.line)
}

/// The block that the rows read so far end with.
#[derive(Debug, Default)]
pub struct Block {
    name: String,
    area: String,
    /// The last line that belongs to it.
    line: usize,
    /// Somewhere a row repeats the name of the row above it.
    is_repeated: bool,
}

impl Block {
    /// Goes by a row before any is read. Where a row repeats the name of the one above it, names do not stand only in the first
    /// rows of blocks, and one that is missing is a slip.
    pub fn pass(&mut self, line: usize, name: &str) {
        self.is_repeated |= !name.is_empty() && name == self.name && line == self.line + 1;
        name.clone_into(&mut self.name);
        self.line = line;
    }

    /// A heading or a note stands between: what comes is of no block.
    pub fn end(&mut self) {
        *self = Block { is_repeated: self.is_repeated, ..Block::default() };
    }

    /// The name and the area that a row has from the first row of its block; `None` where it has a name itself, and where it is of
    /// none. `is_dated`: it says its period, by which it is told from the row above and from a row of totals.
    pub fn above(&mut self, line: usize, [name, area]: [&str; 2], is_dated: bool) -> Option<[String; 2]> {
        if !name.is_empty() {
            *self = Block { name: name.to_owned(), area: area.to_owned(), line, ..*self };
            return None;
        }
        if self.is_repeated || self.name.is_empty() || !is_dated || line > self.line + 1 {
            self.end();
            return None;
        }
        self.line = line;
        if !area.is_empty() {
            area.clone_into(&mut self.area);
        }
        Some([self.name.clone(), self.area.clone()])
    }
}

/// A title, the heading of a section or a note: one filled cell, or one that is merged over several.
pub fn is_note(row: &[Cell]) -> bool {
    let mut filled = row.iter().filter(|cell| cell.is_filled());
    let first = filled.next().map(|cell| &cell.text);
    filled.all(|cell| Some(&cell.text) == first && !cell.text.is_empty() && read_number(&cell.text).is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_down_to_the_rows_that_say_their_period_and_no_further() {
        let mut block = Block::default();
        let mut name =
            |line, texts: [&str; 2], is_dated| block.above(line, texts, is_dated).map(|found| found.join("/"));
        assert_eq!(name(2, ["", ""], true), None, "nothing stands above");
        assert_eq!(name(3, ["Calls", "Wexcombe"], true), None);
        assert_eq!(name(4, ["", ""], true).as_deref(), Some("Calls/Wexcombe"));
        assert_eq!(name(5, ["", "England"], true).as_deref(), Some("Calls/England"));
        assert_eq!(name(6, ["", ""], true).as_deref(), Some("Calls/England"));
        assert_eq!(name(8, ["", ""], true), None, "a blank line stands between");
        assert_eq!(name(9, ["Bins", ""], true), None);
        assert_eq!(name(10, ["", ""], false), None, "a row of totals has no period");
    }

    #[test]
    fn where_a_name_stands_twice_one_that_is_missing_is_a_slip() {
        let rows = ["Calls", "Calls", "", "Bins", ""];
        let mut block = Block::default();
        rows.iter().enumerate().for_each(|(line, name)| block.pass(line, name));
        block.end();
        for (line, name) in rows.iter().enumerate() {
            assert_eq!(block.above(line, [name, ""], true), None, "line {line}");
        }
        let rows = ["Calls", "", "Bins", ""];
        let mut block = Block::default();
        rows.iter().enumerate().for_each(|(line, name)| block.pass(line, name));
        block.end();
        let above =
            rows.iter().enumerate().map(|(line, name)| block.above(line, [name, ""], true).map(|[name, _]| name));
        let above: Vec<Option<String>> = above.collect();
        assert_eq!(above, [None, Some("Calls".to_owned()), None, Some("Bins".to_owned())]);
    }
}
