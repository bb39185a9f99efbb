//! What Typst says about a layout, as a diagnostic for the officer.

use ::typst::diag::{Severity, SourceDiagnostic};
use ::typst::{World, WorldExt};

use super::world::LayoutWorld;
use crate::diagnostic::{Code, Diagnostic, Place};

/// Typst's message, its place in the layout and its hints.
pub(super) fn diagnostic(desk: &LayoutWorld, found: &SourceDiagnostic) -> Diagnostic {
    let (message, own_hint) = in_our_words(&found.message);
    let mut told = match found.severity {
        Severity::Error => Diagnostic::error(Code::LayoutError, message),
        Severity::Warning => Diagnostic::warning(Code::LayoutError, message),
    };
    // What is wrong with the pages as a whole has no place of its own.
    let (path, text) = desk.named(found.span.id().unwrap_or_else(|| desk.main()));
    told = told.at(match (text, desk.range(found.span)) {
        (Some(text), Some(range)) => Place::of_bytes(path, text, range),
        _ => Place::file(path),
    });
    let hints: Vec<&str> = own_hint.into_iter().chain(found.hints.iter().map(|hint| hint.v.as_str())).collect();
    let help = if hints.is_empty() {
        "correct the layout here: these are the words of Typst, in which it is written".into()
    } else {
        hints.join("; ")
    };
    told.help(help)
}

/// What a layout may not do, and what a font cannot, which Typst alone would explain badly.
fn in_our_words(message: &str) -> (String, Option<&'static str>) {
    if let Some((sign, font)) = unprinted(message) {
        (
            format!("the font {font} has no character `{sign}`"),
            Some("use words instead or remove it: the PDF cannot show it"),
        )
    } else if message == "unknown variable: plugin" {
        ("a layout cannot use plug-ins".to_owned(), Some("write it in Typst"))
    } else if message.contains("unable to get the current date") {
        let hint = "use `report.date`, the day of the meeting: the same folder must always give the same pages";
        ("a layout cannot use today's date".to_owned(), Some(hint))
    } else if message.contains("would escape") {
        let hint = "put the file in `layouts/`, or list it in `assets` in `report.toml`";
        ("a layout cannot read files outside the report folder".to_owned(), Some(hint))
    } else {
        (message.to_owned(), None)
    }
}

/// The words that a font cannot draw, and the font, of what Typst says when it cannot.
fn unprinted(message: &str) -> Option<(&str, &str)> {
    let (before, after) = message.split_once(" could not be displayed with font ")?;
    let quoted = |words: &'static str, text: &'_ str| -> Option<std::ops::Range<usize>> {
        let start = text.find(words)? + words.len();
        let length = text[start..].find("\"`")?;
        Some(start..start + length)
    };
    Some((&before[quoted("the text `\"", before)?], &after[quoted("`\"", after)?]))
}
