//! What every drawing of a page is made of: its content, its room, its lengths.

use maud::Markup;

/// What is drawn, and the room it takes.
pub(super) struct Drawn {
    pub inner: Markup,
    pub width: f64,
    pub height: f64,
    /// The size of its letters.
    pub letter: f64,
}

impl Drawn {
    /// The room as an attribute.
    pub(super) fn view_box(&self) -> String {
        format!("0 0 {} {}", drawn(self.width), drawn(self.height))
    }
}

/// A length in a drawing: to a tenth, without a needless `.0` or `-`.
pub(super) fn drawn(length: f64) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    // Adding nothing turns the negative zero into zero.
    format!("{}", tenths + 0.0)
}
