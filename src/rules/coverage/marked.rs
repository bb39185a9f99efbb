//! The text of a statement with its marks in it, as a watched book compiles it.

use crate::rules::origin::Origin;
use crate::rules::statement::{RuleSource, Statement};

use super::marks::{Mark, insertions};
use super::notes::RuleWatch;

/// A statement as a watched book compiles it: moved to its line, with a call wherever something is to be noted.
pub fn marked(watch: &RuleWatch, source: RuleSource, statement: &Statement, origin: &Origin) -> String {
    let (start, called) = (statement.start, statement.name().unwrap_or_default());
    let number = |mark: &Mark| watch.mark(origin, called, mark);
    let padded = statement.padded(source);
    let head = padded.len() - (statement.end - start);
    let mut marked = padded[..head].to_owned();
    let mut from = start;
    for (at, call) in insertions(statement, number) {
        marked.push_str(&source.text[from..at]);
        marked.push_str(&call);
        from = at;
    }
    marked.push_str(&source.text[from..statement.end]);
    marked
}
