//! What reads wrong in one sentence of a rule, without a folder.

use crate::diagnostic::Diagnostic;
use crate::figures::prose::FigureRead;
use crate::rules::IndicatorContext;

use super::acronym::Acronyms;
use super::issues::issues;
use super::said::{About, Author, Said};
use super::text::statements;
use super::whole_report::warning;

/// What reads wrong in one sentence of a rule on one indicator. Needs no folder.
pub fn of_sentence(text: &str, subject: &IndicatorContext, read: &[FigureRead]) -> Vec<Diagnostic> {
    let said = Said {
        text,
        about: vec![About { finding: &subject.finding, decided: &subject.decided }],
        read: read.iter().collect(),
        author: Author::Rule,
        ..Said::default()
    };
    let parted = statements(text);
    let mut found = issues(&said, &parted);
    found.extend(Acronyms::new(&[]).read(&parted));
    found.iter().map(|issue| warning(&said, issue, "")).collect()
}
