//! Rows with a figure and without the name of a measure: none of them is dropped without a word.

use crate::diagnostic::{Code, Diagnostic, Place};

/// Those that were met in one file.
#[derive(Debug, Default)]
pub struct Nameless {
    first: Option<Place>,
    many: usize,
}

impl Nameless {
    /// Another one.
    pub fn meet(&mut self, place: impl FnOnce() -> Place) {
        self.first.get_or_insert_with(place);
        self.many += 1;
    }

    /// What is said of them, at the first.
    pub fn told(self) -> Option<Diagnostic> {
        let place = self.first?;
        let message = match self.many {
            1 => "this row has a figure and no name of a measure: it is not read".to_owned(),
            2 => "this row and one more have figures and no name of a measure: they are not read".to_owned(),
            many => format!("this row and {} more have figures and no name of a measure: they are not read", many - 1),
        };
        let help = "write the name of its measure into each row that has one; a row of totals can stay as it is";
        Some(Diagnostic::warning(Code::LeftOut, message).at(place).help(help))
    }
}
