//! A name that stands only in the first row of its block, as pivot tables and lists made by hand have it.

/// The block that the rows read so far end with.
#[derive(Debug, Default)]
pub struct Block {
    name: String,
    area: String,
    /// The last line that belongs to it.
    line: usize,
}

impl Block {
    /// A heading or a note stands between: what comes is of no block.
    pub fn end(&mut self) {
        *self = Block::default();
    }

    /// The name and the area that a row has from the first row of its block; `None` where it has a name itself, and where it is of
    /// none. `is_dated`: it says its period, by which it is told from the row above and from a row of totals.
    pub fn above(&mut self, line: usize, [name, area]: [&str; 2], is_dated: bool) -> Option<[String; 2]> {
        if !name.is_empty() {
            *self = Block { name: name.to_owned(), area: area.to_owned(), line };
            return None;
        }
        if self.name.is_empty() || !is_dated || line > self.line + 1 {
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
}
