//! What is not known yet when a report is begun: the council's area, the committee, the day of its meeting. `report.toml` has it
//! as "to be named"; the report prints it so, `check` names it, and no pack is made of it.

use toml::de::DeValue;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::text::entry::{Entry, Placed};

/// As it stands in `report.toml`.
pub const TO_BE_NAMED: &str = "to be named";

/// What can be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unnamed {
    /// The council's area.
    Area,
    /// The committee that receives the report.
    Committee,
    /// The day of its meeting.
    Date,
}

impl Unnamed {
    /// The key, what it is, and a line to write.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Unnamed::Area => ("area", "Area", "area = \"Leicestershire\""),
            Unnamed::Committee => ("committee", "Committee", "committee = \"Performance and Scrutiny Committee\""),
            Unnamed::Date => ("date", "Day of the meeting", "date = 2020-03-03"),
        }
    }

    /// As it is printed in the place of the name.
    pub fn printed(self) -> String {
        format!("{} {TO_BE_NAMED}", self.words().1)
    }

    /// A warning where `report.toml` leaves it open and nothing else names it.
    pub fn told(self, at: Place) -> Diagnostic {
        let (key, what, line) = self.words();
        let message = format!("`{key}` is still to be named: the report prints \u{201c}{what} {TO_BE_NAMED}\u{201d}");
        Diagnostic::warning(Code::ToBeNamed, message).at(at).help(format!("write it when it is known: {line}"))
    }
}

/// Whether a value leaves something open.
pub fn is_unnamed(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case(TO_BE_NAMED)
}

/// What is open, and where `report.toml` has it so.
pub type Open = (Unnamed, Place);

/// A text that must be there, or stands in `report.toml` as open: then as it is printed. `open` gathers those.
pub fn read_named(root: &Entry, what: Unnamed, example: &str, open: &mut Vec<Open>) -> Option<Placed> {
    let (text, place) = root.needed(what.words().0, example)?;
    if !is_unnamed(&text) {
        return Some((text, place));
    }
    open.push((what, place.clone()));
    Some((what.printed(), place))
}

/// Whether the day of the meeting is left open.
pub fn has_open_date(root: &Entry, open: &mut Vec<Open>) -> bool {
    let Some(value) = root.get("date") else { return false };
    let is_open = matches!(value.get_ref(), DeValue::String(text) if is_unnamed(text));
    if is_open {
        open.push((Unnamed::Date, root.place(value.span())));
    }
    is_open
}
