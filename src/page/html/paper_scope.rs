//! Where a paper is on a page: what is before its ids, how deep its headings lie, which appendices it has there.

use maud::{Markup, html};

use crate::folder::look::Style;

/// Letters from A to Z.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Letters(u32);

impl Letters {
    /// These.
    pub(super) fn of<'a>(letters: impl Iterator<Item = &'a String>) -> Letters {
        Letters(letters.filter_map(|letter| letter.chars().next()).fold(0, |all, letter| all | bit(letter)))
    }

    fn has(self, letter: char) -> bool {
        self.0 & bit(letter) != 0
    }
}

fn bit(letter: char) -> u32 {
    if letter.is_ascii_uppercase() { 1 << (letter as u32 - 'A' as u32) } else { 0 }
}

/// The place of a paper among others, or alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PaperScope<'a> {
    /// Before each of its ids: empty for a report alone.
    pub prefix: &'a str,
    /// The level of its title's heading: 1 for a report alone.
    pub depth: u8,
    /// The appendices that are on the page, by letter.
    pub letters: &'static [char],
    /// The five years, the glossary and the officer's own appendices that are on it.
    pub further: Letters,
    /// The look of the page.
    pub style: Style,
}

impl PaperScope<'_> {
    /// How deep a heading of the paper lies in the contents of the page.
    pub(super) fn level(&self, level: u8) -> u8 {
        self.depth.saturating_add(level).saturating_sub(1)
    }

    /// Whether the appendix of this letter is on the page.
    pub(super) fn has(&self, letter: char) -> bool {
        self.letters.contains(&letter) || self.further.has(letter)
    }

    /// An id of its own on the page.
    pub(super) fn id(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// `appendix-a`
    pub(super) fn appendix_id(&self, letter: char) -> String {
        self.id(&format!("appendix-{}", letter.to_ascii_lowercase()))
    }

    /// The ids whose words together name a part of the page: two papers have an Appendix A, so in a pack the item's heading,
    /// `item-3`, comes first.
    pub(super) fn named_by(&self, id: &str) -> String {
        match self.prefix.trim_end_matches('-') {
            "" => id.to_owned(),
            item => format!("{item} {id}"),
        }
    }

    /// `section-3`, counted from 1.
    pub(super) fn section_id(&self, nth: usize) -> String {
        self.id(&format!("section-{}", nth + 1))
    }

    /// `p7`
    pub(super) fn paragraph_id(&self, number: u32) -> String {
        self.id(&format!("p{number}"))
    }

    /// A heading with an id: level 0 is the title, 1 a section or an appendix, 2 what lies under it.
    pub(super) fn heading(&self, level: u8, name: &str, words: impl maud::Render) -> Markup {
        let id = self.id(name);
        match self.depth.saturating_add(level) {
            0 | 1 => html! { h1 id=(id) { (words) } },
            2 => html! { h2 id=(id) { (words) } },
            3 => html! { h3 id=(id) { (words) } },
            4 => html! { h4 id=(id) { (words) } },
            5 => html! { h5 id=(id) { (words) } },
            _ => html! { h6 id=(id) { (words) } },
        }
    }
}
