//! The name of a row with the heading that it stands under, and whether the recipe leaves the row out by its name.

use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;

use super::headings::Headings;
use super::read::Reading;
use super::under::Under;

impl Reading<'_> {
    /// Where the catalogue, or what is left out, has a name with the heading that it stands under, the row is of that.
    pub(super) fn with_heading(&self, under: &Under, name: &mut Cell) {
        if let Some(headed) =
            under.named(&name.text).filter(|headed| self.strangers.has(headed) || self.leaves_out(headed))
        {
            *name = name.saying(headed);
        }
    }

    /// A row of totals, or one that is none of the table's: by its name, or by what one of the columns of its name says.
    pub(super) fn is_left_out(&self, (name, row): (&Cell, &[Cell]), headings: &Headings) -> bool {
        let columns = self.recipe.headings_of("indicator").skip(1).filter_map(|heading| headings.column(heading));
        let mut parts = columns.filter_map(|at| row.get(at)).filter(|cell| !cell.is_blank());
        self.leaves_out(&name.text) || parts.any(|part| self.leaves_out(&part.text))
    }

    fn leaves_out(&self, name: &str) -> bool {
        self.recipe.leave_out.iter().any(|left| plain(left) == plain(name))
    }
}
