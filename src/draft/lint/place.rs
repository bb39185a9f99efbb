//! `prose-polarity`: another quartile than the one that the figure is in.

use crate::diagnostic::Code;
use crate::figures::finding::Movement;

use super::reading::Reading;
use super::said::{ProseIssue, Said};
use super::statement::ProseStatement;
use super::wording::hopes;

const NAMES: [(&str, u8); 8] =
    [("top", 1), ("first", 1), ("best", 1), ("second", 2), ("third", 3), ("fourth", 4), ("bottom", 4), ("lowest", 4)];
const KEPT: [&str; 7] = ["stayed", "stays", "remained", "remains", "still", "kept", "staying"];

/// Checks the quartile that an officer's sentence places the area in.
pub fn place(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(at) = (1..statement.tokens.len()).rev().find(|at| statement.word(*at, &["quartile"])) else {
        return Vec::new();
    };
    let Some(about) = said.one().filter(|_| said.by_hand()) else { return Vec::new() };
    let Some(found) = about.finding.quartile(about.polarity()) else { return Vec::new() };
    let named = at.checked_sub(1).and_then(|before| {
        let low = &statement.tokens[before].low;
        NAMES.iter().find(|(name, _)| name == low).map(|(_, nth)| (before, *nth))
    });
    let Some((first, nth)) = named else { return Vec::new() };
    let reading = Reading::of(said, statement, about);
    let here = reading.clause(at);
    let subject = first_words(statement, here.from);
    let other_time = reading.named.iter().any(|one| !reading.is_latest(one.other) && one.from >= here.from);
    let from = (first.saturating_sub(2)..first).any(|before| statement.word(before, &["from", "of"]));
    let denied =
        (here.from..first).any(|nth| statement.word(nth, &["not", "no", "never", "longer", "previously", "had"]));
    if !subject || other_time || from || denied || hopes(statement, &reading.own, here.from, at) {
        return Vec::new();
    }
    let kept = (here.from..first).any(|nth| statement.word(nth, &KEPT));
    let moved = kept && found.moved.is_some_and(|moved| moved != Movement::Same);
    if nth == found.now && !moved {
        return Vec::new();
    }
    let names = ["top", "second", "third", "fourth"];
    let name = |quartile: u8| names.get(usize::from(quartile).saturating_sub(1)).copied().unwrap_or("fourth");
    let words = statement.between(first, at);
    let start = statement.start + statement.tokens[first].start;
    let (message, help) = match found.before.filter(|_| nth == found.now) {
        Some(before) => (
            format!("\u{201C}{words}\u{201D}: it moved there, from the {} quartile", name(before)),
            "say that it moved".to_owned(),
        ),
        None => (
            format!("\u{201C}{words}\u{201D}: the figure is in the {} quartile", name(found.now)),
            format!("write \u{201C}{} quartile\u{201D}", name(found.now)),
        ),
    };
    vec![ProseIssue { code: Code::ProsePolarity, at: start..start + words.len(), message, help }]
}

/// Whether the clause is about the area or its figure: it begins with a name, "this" or "the drop", and counts nothing.
fn first_words(statement: &ProseStatement, from: usize) -> bool {
    let Some(first) = statement.tokens.get(from) else { return false };
    let counts = (from..statement.tokens.len().min(from + 4)).any(|nth| {
        statement.tokens[nth].value.is_some() && !statement.word(nth, &["no"])
            || statement.word(nth, &["most", "many", "measures", "schools"])
    });
    let opens = first.is(&["this", "it", "the", "and", "we", "that"]) || first.text.starts_with(char::is_uppercase);
    opens && !counts
}
