//! A column that says of what type each area of a file is: a district is ranked among districts, and not among its own wards.

use crate::figures::measure::{AreaKind, area_kind};
use crate::folder::rows::held_rows::same_area;
use crate::folder::table::cell::Cell;
use crate::folder::table::columns::plain;
use crate::folder::table::grid::Grid;

use super::headings::Headings;
use super::recipe::Recipe;

/// The column, and the type of the report's own area.
#[derive(Debug, Default)]
pub struct AreaTypes {
    column: usize,
    own: String,
}

impl AreaTypes {
    /// Of one sheet. Without the column, or where it says nothing of the own area, every area is of the same type.
    pub fn of((recipe, own): (&Recipe, &str), headings: &Headings, grid: &Grid) -> AreaTypes {
        let columns = || {
            let area = recipe.headings_of("area").find_map(|heading| headings.column(heading))?;
            Some((area, headings.column(&recipe.area_type)?))
        };
        let mut found = AreaTypes::default();
        if let Some((area, column)) = columns() {
            found.column = column;
            grid.each(|at, row| {
                let is_own = at > headings.at && row.get(area).is_some_and(|cell| same_area(&cell.text, own));
                if is_own && found.own.is_empty() {
                    found.own = row.get(column).map_or_else(String::new, |cell| plain(&cell.text));
                }
            });
        }
        found
    }

    /// Whether a row is of an area of another type. A nation and a region are compared with, and ranked nowhere.
    pub fn is_other(&self, row: &[Cell], area: &str) -> bool {
        let kind = || row.get(self.column).map_or_else(String::new, |cell| plain(&cell.text));
        let is_beside = || matches!(area_kind(area, ""), AreaKind::Nation | AreaKind::Region);
        !self.own.is_empty() && !area.is_empty() && kind() != self.own && !is_beside()
    }
}
