//! What reads wrong in one sentence about one indicator, without a folder.

use crate::diagnostic::Diagnostic;
use crate::figures::prose::FigureRead;
use crate::rules::IndicatorContext;

use super::acronym::Acronyms;
use super::issues::issues;
use super::said::{About, Author, Said};
use super::two_parts::parted;
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
    told(&said)
}

/// What reads wrong in one sentence that somebody typed about one indicator.
#[cfg(test)]
pub fn of_a_person(text: &str, subject: &IndicatorContext) -> Vec<Diagnostic> {
    let about = vec![About { finding: &subject.finding, decided: &subject.decided }];
    told(&Said { text, about, ..Said::default() })
}

fn told(said: &Said) -> Vec<Diagnostic> {
    let parted = parted(said);
    let mut found = issues(said, &parted);
    found.extend(Acronyms::new(&[]).read(&parted));
    found.iter().map(|issue| warning(said, issue, "")).collect()
}
