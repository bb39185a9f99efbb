//! What was met in the rows of one file and is told of together, at the first of each.

use crate::diagnostic::Diagnostic;
use crate::figures::measure::Indicator;
use crate::folder::rows::held_rows::Rows;

use super::again::Again;
use super::nameless::Nameless;
use super::over_several::OverSeveral;
use super::said_changed::SaidChanged;
use super::signs_behind::SignsBehind;

/// What was met.
#[derive(Debug, Default)]
pub struct Met {
    /// Figures with a sign behind them.
    pub signs_behind: SignsBehind,
    /// Rows that are the same as an earlier one.
    pub again: Again,
    /// Rows with a figure and no name.
    pub nameless: Nameless,
    /// Figures that are merged over several periods.
    pub over_several: OverSeveral,
    /// Notes that say that a measure is counted in another way.
    pub changed: SaidChanged,
}

impl Met {
    /// What is told, when every row is read.
    pub fn told(self, catalogue: &[Indicator], rows: &Rows) -> impl Iterator<Item = Diagnostic> + use<> {
        let told = [self.again.told(), self.nameless.told(), self.over_several.told()].into_iter().flatten();
        self.signs_behind.told().chain(told).chain(self.changed.told(catalogue, rows))
    }
}
