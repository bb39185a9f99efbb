//! A page of a PDF from elsewhere: a picture with its own words as alternative text, and the same words to be read under it.
//!
//! The drawing is in an address, and not among the page's own elements: so its ids and colours stay its own, and
//! nothing in it could run.

use maud::{Markup, html};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::super::document::ForeignPage;

/// What would end the address, or be changed in it by a browser.
const ESCAPED: &AsciiSet = &CONTROLS.add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'`');

/// Of a page that says nothing.
const UNREAD: &str = "A page without words that can be read out: ask the contact at the head of these papers for them.";

/// One page of so many.
pub fn leaf(page: &ForeignPage, number: usize, all: usize, item: u32) -> Markup {
    let unread = page.words.is_empty();
    let alt = if unread { UNREAD } else { &page.words };
    html! {
        figure class=(if page.wide { "leaf wide" } else { "leaf" }) {
            figcaption { "Agenda Item " (item) ", page " (number) " of " (all) }
            img src=(address(&page.svg)) alt=(alt);
            @if unread {
                p { (UNREAD) }
            } @else {
                details {
                    summary { "The words of page " (number) span class="heard" { " of item " (item) } }
                    p { (page.words) }
                }
            }
        }
    }
}

/// The drawing as an address, in few letters: three are there for a quotation mark of the one kind, and one for the
/// other.
fn address(svg: &str) -> String {
    let lines: Vec<&str> = svg.lines().map(str::trim_start).collect();
    let svg = lines.join(" ");
    let svg = if svg.contains('\'') { svg } else { svg.replace('"', "'") };
    format!("data:image/svg+xml,{}", utf8_percent_encode(&svg, ESCAPED))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn nothing_in_a_drawing_ends_its_address() {
        let made = address("<svg id=\"a\">\n    <use href=\"#b\"/>\n</svg>\n");
        assert_eq!(made, "data:image/svg+xml,%3Csvg id='a'%3E %3Cuse href='%23b'/%3E %3C/svg%3E");
        assert_eq!(address("<a b=\"'\"/>"), "data:image/svg+xml,%3Ca b=%22'%22/%3E");
    }
}
