//! The list of contents: every heading with the place it leads to.

use maud::{Markup, html};

/// A heading of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// How deep it lies: 1 for the outermost.
    pub level: u8,
    /// The id it leads to.
    pub id: String,
    /// Its words.
    pub words: String,
}

/// The navigation of a page with these headings; nothing where there are none.
pub(crate) fn contents(entries: &[Entry]) -> Markup {
    html! {
        @if !entries.is_empty() {
            nav aria-labelledby="contents" {
                h2 id="contents" { "Contents" }
                (list(entries))
            }
        }
    }
}

/// Headings of one level, each with those that lie under it.
pub(crate) fn list(entries: &[Entry]) -> Markup {
    let Some(first) = entries.first() else { return Markup::default() };
    let same = |entry: &Entry| entry.level <= first.level;
    let starts: Vec<usize> = (0..entries.len()).filter(|nth| same(&entries[*nth])).collect();
    let ends = starts.iter().skip(1).copied().chain([entries.len()]);
    html! {
        ul {
            @for (from, to) in starts.iter().copied().zip(ends) {
                li {
                    a href={ "#" (entries[from].id) } { (entries[from].words) }
                    (list(&entries[from + 1..to]))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_stands_under_the_one_it_belongs_to() {
        let entry = |level: u8, words: &str| Entry { level, id: words.to_lowercase(), words: words.into() };
        let made = list(&[entry(1, "A"), entry(2, "B"), entry(2, "C"), entry(1, "D")]).into_string();
        let a = |words: &str| format!("<a href=\"#{}\">{words}</a>", words.to_lowercase());
        let inner = format!("<ul><li>{}</li><li>{}</li></ul>", a("B"), a("C"));
        assert_eq!(made, format!("<ul><li>{}{inner}</li><li>{}</li></ul>", a("A"), a("D")));
    }

    #[test]
    fn there_is_no_navigation_without_headings() {
        assert_eq!(contents(&[]).into_string(), "");
    }
}
