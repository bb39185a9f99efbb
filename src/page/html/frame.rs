//! The page round everything: head, skip link, landmarks. The report, the pack and the page of differences are in it.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The style sheet of every page: colours in light and dark, type, tables, focus, print.
pub(crate) const BASE: &str = include_str!("base.css");

/// Nothing is fetched and nothing runs, whatever an officer's text should hold.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// A page and what is in its landmarks.
pub(crate) struct Frame<'a> {
    /// `en-GB`
    pub language: &'a str,
    /// What the browser's tab says.
    pub title: &'a str,
    /// A sentence for those who look for the page. May be empty.
    pub description: &'a str,
    /// The id of the main part, and the words of the link that leads to it.
    pub skip: (&'a str, &'a str),
    /// The style sheet, [`BASE`] with whatever the page adds.
    pub style: &'a str,
    /// The banner.
    pub header: Markup,
    /// The navigation; `None` where it is empty.
    pub contents: Markup,
    /// The main part.
    pub main: Markup,
    /// What is under it.
    pub footer: Markup,
}

impl Frame<'_> {
    /// The whole file.
    pub(crate) fn page(self) -> String {
        let (main, skip) = self.skip;
        let markup = html! {
            (DOCTYPE)
            html lang=(self.language) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) }
                    @if !self.description.is_empty() { meta name="description" content=(self.description); }
                    // Without it a browser asks its server for one.
                    link rel="icon" href="data:,";
                    style { (PreEscaped(self.style)) }
                }
                body id="top" {
                    a class="skip" href={ "#" (main) } { (skip) }
                    header { (self.header) }
                    @if !self.contents.0.is_empty() { (self.contents) }
                    main id=(main) tabindex="-1" { (self.main) }
                    footer { (self.footer) }
                }
            }
        };
        markup.into_string()
    }
}
