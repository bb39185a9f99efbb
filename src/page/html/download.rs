//! The figures of a report as a file that the page itself carries.

use maud::{Markup, html};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What would end the address, or be changed in it by a browser.
const ESCAPED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'`').add(b'\'');

/// A link that saves this CSV text under a name; nothing if there is none.
pub(super) fn figures(csv: &str, name: &str) -> Markup {
    html! {
        @if !csv.is_empty() {
            p class="screen" {
                a download=(name) href={ "data:text/csv;charset=utf-8," (utf8_percent_encode(csv, ESCAPED)) } {
                    "Download the figures (CSV, " (size(csv.len())) ")"
                }
            }
        }
    }
}

/// `1 KB`, `12 KB`: never less than one.
fn size(bytes: usize) -> String {
    format!("{} KB", bytes.div_ceil(1000).max(1))
}
