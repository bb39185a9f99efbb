//! A brace left in the officer's own words is printed as it stands: nothing is put in its place.

use crate::diagnostic::{Code, Place};
use crate::folder::own_words::commentary::Comment;
use crate::folder::own_words::overrides::Override;
use crate::folder::settings::plan::{ParagraphPlan, Plan};
use crate::folder::text::diagnostics::Diagnostics;

/// What is filled in within the texts of `report.toml`.
const FILLED: [&str; 6] = ["{period}", "{Period}", "{months}", "{area}", "{committee}", "{department}"];

/// Checks comments, overrides and fixed texts.
pub fn check(plan: &Plan, comments: &[Comment], overrides: &[Override], faults: &Diagnostics) {
    let as_it_is = "nothing is filled in here: write the words, and leave figures to the rules";
    for (text, from) in
        comments.iter().map(|one| (&one.text, &one.from)).chain(overrides.iter().map(|one| (&one.text, &one.from)))
    {
        told(text, from, as_it_is, faults);
    }
    for paragraph in plan.sections.iter().flat_map(|section| &section.paragraphs) {
        let ParagraphPlan::Text { text, from, .. } = paragraph else { continue };
        let left = FILLED.iter().fold(text.clone(), |text, word| text.replace(word, ""));
        let help = format!("what is filled in is {}", FILLED.join(", "));
        told(&left, from, &help, faults);
    }
}

fn told(text: &str, from: &Place, help: &str, faults: &Diagnostics) {
    let Some(at) = text.find(['{', '}']) else { return };
    let rest = &text[at..];
    let end = rest.find('}').map_or(1, |end| end + 1);
    let words = &rest[..end];
    faults.error(Code::NotASentence, from.at_words(words), format!("`{words}` would be printed as it is"), help);
}
