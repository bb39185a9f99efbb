//! The styles of an OpenDocument workbook, as far as they say what is hidden and how a date or a time is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::date_format::DateParts;
use super::sheet_cells::is_colour;
use super::xml::Element;

/// A style is based on another, which is based on another: no further than this.
const DEEPEST: usize = 8;

/// More styles than any program writes: what a file has above these is not known.
const MOST: usize = 100_000;

/// Styles by their names.
#[derive(Debug, Default)]
pub struct OdsStyles {
    formats: BTreeMap<String, DateParts>,
    /// The format of each style of cells, and the style that it is based on.
    cells: BTreeMap<String, (Option<String>, Option<String>)>,
    hidden_sheets: BTreeSet<String>,
    coloured: BTreeSet<String>,
    /// The format and the style that are being read.
    format: Option<String>,
    style: Option<String>,
}

impl OdsStyles {
    /// An element begins.
    pub fn open(&mut self, element: &Element) {
        match element.name() {
            "number:date-style" | "number:time-style" => {
                self.format = element.get("style:name").filter(|_| self.formats.len() < MOST);
                if let Some(name) = &self.format {
                    let goes_on = element.get("number:truncate-on-overflow").is_some_and(|text| text == "false");
                    self.formats.insert(name.clone(), DateParts { goes_on, ..DateParts::default() });
                }
            }
            "style:style" => {
                self.style = element.get("style:name").filter(|_| self.cells.len() < MOST);
                if let Some(name) = &self.style {
                    let based = (element.get("style:data-style-name"), element.get("style:parent-style-name"));
                    self.cells.insert(name.clone(), based);
                }
            }
            "style:table-properties" => {
                if element.get("table:display").is_some_and(|text| text == "false") {
                    self.hidden_sheets.extend(self.style.clone());
                }
            }
            "style:table-cell-properties" => {
                if element.get("fo:background-color").is_some_and(|colour| is_coloured(&colour)) {
                    self.coloured.extend(self.style.clone());
                }
            }
            name => {
                if let Some(parts) = self.format.as_ref().and_then(|format| self.formats.get_mut(format)) {
                    add(parts, name, element);
                }
            }
        }
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) {
        match name {
            "number:date-style" | "number:time-style" => self.format = None,
            "style:style" => self.style = None,
            _ => {}
        }
    }

    /// Whether a sheet of this style is hidden.
    pub fn hides(&self, style: &str) -> bool {
        self.hidden_sheets.contains(style)
    }

    /// Whether cells of this style are coloured.
    pub fn colours(&self, style: &str) -> bool {
        let mut style = style;
        for _ in 0..DEEPEST {
            if self.coloured.contains(style) {
                return true;
            }
            let Some((_, Some(based_on))) = self.cells.get(style) else { return false };
            style = based_on;
        }
        false
    }

    /// What a cell of this style shows of a date or a time; `None` where that is not known.
    pub fn parts(&self, style: &str) -> Option<DateParts> {
        let mut style = style;
        for _ in 0..DEEPEST {
            let (format, based_on) = self.cells.get(style)?;
            if let Some(parts) = format.as_ref().and_then(|format| self.formats.get(format)) {
                return Some(*parts);
            }
            style = based_on.as_deref()?;
        }
        None
    }
}

/// `#ff0000`; `transparent` is none.
fn is_coloured(text: &str) -> bool {
    let part = |at: usize| text.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
    let parts = [part(1), part(3), part(5)];
    text.starts_with('#') && matches!(parts, [Some(red), Some(green), Some(blue)] if is_colour([red, green, blue]))
}

fn add(parts: &mut DateParts, name: &str, element: &Element) {
    let is_first = !(parts.hours || parts.minutes || parts.seconds);
    match name {
        "number:day" | "number:day-of-week" => parts.day = true,
        "number:month" => parts.month = true,
        "number:year" => parts.year = true,
        "number:hours" => parts.hours = true,
        "number:minutes" => parts.minutes = true,
        "number:seconds" => parts.seconds = true,
        "number:am-pm" => parts.half_day = true,
        _ => {}
    }
    if is_first && matches!(name, "number:hours" | "number:minutes" | "number:seconds") {
        parts.padded = element.get("number:style").is_some_and(|text| text == "long");
    }
}
