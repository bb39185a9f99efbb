//! A finished PDF from elsewhere as pages of a pack: each page a picture with its own text as alternative text.
//!
//! PDF/UA and PDF/A take in no page of another PDF, so its pages are drawn again. What cannot be read out is named, and
//! nothing is invented for it.

mod canvas;
pub mod child;
mod convert;
mod outlines;
mod refused;
mod seen;

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pack::document::ForeignPage;
use crate::review::record::Unread;

use convert::Converted;
use refused::{MOST_PAGES, Refused};

/// More letters than this cannot be kept as one alternative text: PDF/A allows a string 32,767 bytes.
const MOST_LETTERS: usize = 16_000;

/// What came of converting a PDF: it depends on nothing but its bytes.
pub type Outcome = Result<Vec<Converted>, Refused>;

/// Converts a PDF in a child of `program`.
///
/// # Errors
/// Why it cannot be converted.
pub fn convert(program: &Path, bytes: &[u8]) -> Outcome {
    child::convert_apart(program, bytes)
}

/// The pages of a PDF that was converted, and a warning for each that cannot be read out.
///
/// # Errors
/// `foreign-pdf`: it is not a PDF, is damaged, locked, too large or too long.
pub fn pages(
    converted: Outcome,
    name: &str,
    item: u32,
    from: &Place,
) -> Result<(Vec<ForeignPage>, Vec<Diagnostic>), Diagnostic> {
    let pages = converted.map_err(|why| refused(name, item, from, why))?;
    if let Some(fault) = hidden_words(&pages, name, item, from) {
        return Err(fault);
    }
    let mut warnings = Vec::new();
    let mut taken = Vec::new();
    for (page, number) in pages.into_iter().zip(1..) {
        let words = if is_language(&page.words) { page.words } else { String::new() };
        if words.is_empty() {
            warnings.push(without_text(name, item, from, number));
        } else if words.chars().count() > MOST_LETTERS {
            let message = format!(
                "page {number} of `{name}`, item {item}, has too many words for the alternative text of a picture"
            );
            let told = Diagnostic::error(Code::ForeignPdf, message).at(from.clone());
            return Err(told.help("ask its author to split it into several pages"));
        }
        taken.push(ForeignPage { svg: page.svg, wide: page.wide, words });
    }
    Ok((taken, warnings))
}

/// Words that are in the file and not to be seen: the page, drawn again, would give them to everybody who listens to it.
fn hidden_words(pages: &[Converted], name: &str, item: u32, from: &Place) -> Option<Diagnostic> {
    let mut found = pages.iter().zip(1..).filter(|(page, _)| page.hidden > 0);
    let (first, number) = found.next()?;
    let words = if first.hidden == 1 { "a word".to_owned() } else { format!("{} words", first.hidden) };
    let more: Vec<String> = found.map(|(_, number)| number.to_string()).collect();
    let more = match more.len() {
        0 => String::new(),
        1 => format!("; so has page {}", more[0]),
        _ => format!("; so have pages {}", crate::figures::prose::list(&more)),
    };
    let message = format!("page {number} of `{name}`, item {item}, has {words} that cannot be seen on it{more}");
    Some(Diagnostic::error(Code::HiddenWords, message).at(from.clone()).help(
        "words under a black box, in white, or cut off are still in the file: ask its author for a copy that was made \
         after they were deleted. Nothing of this file is put into the pack",
    ))
}

/// Whether there is anything that a voice could read: letters, and not mostly such as nobody knows.
fn is_language(words: &str) -> bool {
    let known = words.chars().filter(|letter| letter.is_alphanumeric()).count();
    let unknown = words.chars().filter(|letter| *letter == '\u{fffd}' || letter.is_control()).count();
    known > 0 && unknown * 10 <= known
}

fn without_text(name: &str, item: u32, from: &Place, number: usize) -> Diagnostic {
    Diagnostic::warning(
        Code::PageWithoutText,
        format!("page {number} of `{name}`, item {item}, has no text for screen readers"),
    )
    .at(from.clone())
    .help(
        "ask its author for the original document, or for a PDF with its text recognised and checked; the pack says \
         on the page that it cannot be read out",
    )
}

fn refused(name: &str, item: u32, from: &Place, why: Refused) -> Diagnostic {
    let (why, help) = match why {
        Refused::Unread(Unread::NoPdf) => ("it is not a PDF".to_owned(), "save or print it as a PDF and use that file"),
        Refused::Unread(Unread::Damaged) => {
            ("it is damaged, or its end is missing".to_owned(), "get it again, or ask its author for another copy")
        }
        Refused::Unread(Unread::Empty) => (
            "it has no pages".to_owned(),
            "open it and check that it is the right file. If it is, ask its author for another copy",
        ),
        Refused::Unread(Unread::Locked) => {
            ("it is locked with a password".to_owned(), "ask its author for a copy that is not locked")
        }
        Refused::Unread(Unread::TooLarge) => (
            "it is too large, or it cannot be read in a reasonable time".to_owned(),
            "ask its author for a simpler copy with smaller pictures",
        ),
        Refused::TooLong(pages) | Refused::Unread(Unread::TooLong(pages)) => (
            format!("it has {pages} pages, and the limit for one file in a pack is {MOST_PAGES}"),
            "publish it separately, and put in the pack only what the committee needs to consider",
        ),
    };
    Diagnostic::error(Code::ForeignPdf, format!("`{name}` cannot be the paper for item {item}: {why}"))
        .at(from.clone())
        .help(help)
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn marks_and_unknown_letters_are_no_language() {
        assert!(is_language("Page 2 of the report \u{fffd}"));
        assert!(!is_language(""));
        assert!(!is_language(" • – "));
        assert!(!is_language("\u{fffd}\u{fffd}\u{fffd} 3"));
    }
}
