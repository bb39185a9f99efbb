//! Words that lead somewhere: the name of an appendix of this page.

use maud::{Markup, html};

use super::paper_scope::PaperScope;

/// These words, with a link at the name of each appendix that is on the page.
pub(super) fn linked(words: &str, paper: &PaperScope) -> Markup {
    const NAME: &str = "Appendix ";
    let mut from = 0;
    let mut pieces: Vec<(&str, Option<char>)> = Vec::new();
    for (at, _) in words.match_indices(NAME) {
        let mut behind = words[at + NAME.len()..].chars();
        let Some(letter) = behind.next().filter(|letter| paper.has(*letter)) else { continue };
        if behind.next().is_some_and(char::is_alphanumeric) {
            continue;
        }
        let end = at + NAME.len() + letter.len_utf8();
        pieces.push((&words[from..at], None));
        pieces.push((&words[at..end], Some(letter)));
        from = end;
    }
    pieces.push((&words[from..], None));
    html! {
        @for (piece, letter) in pieces {
            @match letter {
                Some(letter) => a href={ "#" (paper.appendix_id(letter)) } { (piece) },
                None => (piece),
            }
        }
    }
}
