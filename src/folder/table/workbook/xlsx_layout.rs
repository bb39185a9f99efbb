//! What the XML of an Excel workbook says and its library does not: hidden rows and columns, merged cells, and formulas
//! whose result is not stored.

use std::collections::{BTreeMap, BTreeSet};

use crate::folder::table::table_limits::CELLS;

use super::sheet_cells::{Arrangement, Region};
use super::xml::{Archive, Element, NoXml, Piece, each_piece};

/// Of one sheet.
#[derive(Debug, Default)]
pub struct SheetLayout {
    /// What is hidden and merged.
    pub arrangement: Arrangement,
    /// The rows and columns, from 0, of formulas whose result is not stored.
    pub unstored: Vec<(u32, u32)>,
}

/// The parts in which the sheets are, by the names of the sheets, as far as these can be read.
pub fn sheet_parts(archive: &mut Archive) -> BTreeMap<String, String> {
    let top = relations(archive, "_rels/.rels", "");
    let book = top.iter().find(|one| one.kind.ends_with("/officeDocument")).map(|one| one.path.clone());
    let book = book.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let relations = relations(archive, &format!("{folder}/_rels/{file}.rels"), folder);
    let mut sheets = Vec::new();
    // What cannot be read here has no layout, and that is told where its cells are read.
    let _ = each_piece(archive, &book, |piece| {
        if let Piece::Open(element) = piece
            && element.local() == "sheet"
            && let (Some(name), Some(id)) = (element.get("name"), element.get_prefixed("id"))
        {
            sheets.push((name, id));
        }
    });
    let (mut found, mut read) = (BTreeMap::new(), BTreeSet::new());
    for (name, id) in sheets {
        let Some(path) = relations.iter().find(|one| one.id == id).map(|one| one.path.as_str()) else { continue };
        // No sheet has its cells where another has them, but in a file that is made to keep its reader busy.
        if read.insert(path) {
            found.insert(name, path.to_owned());
        }
    }
    found
}

/// Where one part of a workbook leads to.
struct Relation {
    id: String,
    kind: String,
    /// The part, as the archive names it.
    path: String,
}

fn relations(archive: &mut Archive, name: &str, folder: &str) -> Vec<Relation> {
    let mut found = Vec::new();
    let _ = each_piece(archive, name, |piece| {
        if let Piece::Open(element) = piece
            && element.local() == "Relationship"
            && let (Some(id), Some(target)) = (element.get("Id"), element.get("Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(from_top) => from_top.to_owned(),
                None if folder.is_empty() => target,
                None => format!("{folder}/{target}"),
            };
            found.push(Relation { id, kind: element.get("Type").unwrap_or_default(), path });
        }
    });
    let names: BTreeMap<String, String> =
        archive.file_names().map(|name| (name.to_lowercase(), name.to_owned())).collect();
    found.retain_mut(|one| match names.get(&one.path.to_lowercase()) {
        Some(name) => {
            one.path.clone_from(name);
            true
        }
        None => false,
    });
    found
}

/// The layout of the sheet in a part.
pub fn layout(archive: &mut Archive, path: &str) -> Result<SheetLayout, NoXml> {
    let mut layout = SheetLayout::default();
    let mut walk = Walk::default();
    each_piece(archive, path, |piece| match piece {
        Piece::Open(element) => walk.open(&element, &mut layout),
        Piece::Text(text) => walk.has_value |= walk.in_value && !text.is_empty(),
        Piece::Close(name) => walk.close(name.rsplit(':').next().unwrap_or(name), &mut layout),
    })?;
    Ok(layout)
}

/// Where the reading is.
#[derive(Debug, Default)]
struct Walk {
    row: u32,
    column: u32,
    has_formula: bool,
    has_value: bool,
    in_value: bool,
}

impl Walk {
    fn open(&mut self, element: &Element, layout: &mut SheetLayout) {
        match element.local() {
            "col" => {
                let is_hidden = element.is("hidden") || nothing(element, "width");
                if let (true, Some(min), Some(max)) = (is_hidden, element.number("min"), element.number("max")) {
                    layout.arrangement.hidden_columns.hide(min.saturating_sub(1), max.saturating_sub(1));
                }
            }
            "row" => {
                self.row = element.number("r").map_or(self.row, |number| number.saturating_sub(1));
                if element.is("hidden") || nothing(element, "ht") {
                    layout.arrangement.hide(self.row);
                }
            }
            "c" => {
                if let Some((row, column)) = element.written("r").and_then(position) {
                    (self.row, self.column) = (row, column);
                }
                // A text that is a formula's result may be empty.
                (self.has_formula, self.has_value) = (false, element.written("t") == Some("str"));
            }
            "f" => self.has_formula = true,
            "v" | "t" => self.in_value = true,
            "mergeCell" => {
                if let Some(region) = element.get("ref").and_then(|range| region(&range)) {
                    layout.arrangement.merge(region);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, layout: &mut SheetLayout) {
        match name {
            "v" | "t" => self.in_value = false,
            "c" => {
                if self.has_formula && !self.has_value && layout.unstored.len() <= CELLS {
                    layout.unstored.push((self.row, self.column));
                }
                self.column = self.column.saturating_add(1);
            }
            "row" => (self.row, self.column) = (self.row.saturating_add(1), 0),
            _ => {}
        }
    }
}

/// Whether a height or a width is nothing.
fn nothing(element: &Element, name: &str) -> bool {
    element.get(name).and_then(|text| text.trim().parse::<f64>().ok()) == Some(0.0)
}

/// `B7` as its row and column from 0.
fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.bytes().position(|letter| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at_checked(digits)?;
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?) + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn region(range: &str) -> Option<Region> {
    let range = range.replace('$', "");
    let (first, last) = range.split_once(':')?;
    let ((top, left), (bottom, right)) = (position(first)?, position(last)?);
    (top <= bottom && left <= right).then_some(Region { top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("AB12"), Some((11, 27)));
        assert_eq!(["", "A", "1", "A0", "é1"].map(position), [None; 5]);
        assert_eq!(region("B2:D3"), Some(Region { top: 1, left: 1, bottom: 2, right: 3 }));
        assert_eq!(region("D3:B2"), None);
    }
}
