//! Reading `commentary.toml`: the officer's own sentences.

use crate::diagnostic::{Code, Place};
use crate::measure::{Period, YearKind, read_period};

use super::entry::Entry;
use super::faults::Faults;
use super::source::Source;
use super::syntax;

/// The officer's own words on an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// The indicator's id.
    pub indicator: String,
    /// The report's period for which it holds; none: for every one.
    pub period: Option<Period>,
    /// Whether it stands before the sentences of the rules.
    pub before: bool,
    /// The words.
    pub text: String,
    /// Figures in it that are no figures of the folder's: `0 to 13`.
    pub facts: Vec<String>,
    /// Where the words are.
    pub from: Place,
    /// Where the indicator is named.
    pub indicator_from: Place,
}

/// Reads the commentary. Empty where it is no TOML at all.
pub fn read_commentary(source: &Source, faults: &Faults) -> Vec<Comment> {
    let Some(table) = syntax::parse(source, faults) else { return Vec::new() };
    let root = Entry::root(source, faults, &table);
    let comments = root.tables("comment").into_iter().filter_map(read_comment).collect();
    root.finish("commentary.toml");
    comments
}

fn read_comment(entry: Entry) -> Option<Comment> {
    let indicator = entry.needed("indicator", "cp_reviews");
    let text = entry.needed("text", "Work continues with partners.");
    let period = entry.placed("period").and_then(|(label, place)| match read_period(&label, YearKind::Financial) {
        Ok((period, _)) => Some(period),
        Err(help) => {
            let message = format!("`{label}` is no period that can be read");
            entry.faults().fault(Code::UnreadablePeriod, place, message, help);
            None
        }
    });
    let before = entry.word("place", &[("before", true), ("after", false)]).unwrap_or(false);
    let facts = entry.texts("facts").into_iter().map(|(fact, _)| fact).collect();
    entry.finish("a comment");
    let ((indicator, indicator_from), (text, from)) = (indicator?, text?);
    Some(Comment {
        indicator,
        period,
        before,
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        facts,
        from,
        indicator_from,
    })
}
