//! What was met in the rows of one file and is told of together, at the first of each.

use crate::diagnostic::Diagnostic;

use super::again::Again;
use super::nameless::Nameless;
use super::over_several::OverSeveral;
use super::stars::Stars;

/// What was met.
#[derive(Debug, Default)]
pub struct Met {
    /// Figures marked with a star.
    pub stars: Stars,
    /// Rows that are the same as an earlier one.
    pub again: Again,
    /// Rows with a figure and no name.
    pub nameless: Nameless,
    /// Figures that are merged over several periods.
    pub over_several: OverSeveral,
}

impl Met {
    /// What is told.
    pub fn told(self) -> impl Iterator<Item = Diagnostic> {
        let told = [self.again.told(), self.nameless.told(), self.over_several.told()];
        self.stars.told().into_iter().chain(told.into_iter().flatten())
    }
}
