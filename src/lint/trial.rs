//! A sentence tried on made-up figures: what the tests of the checks are written in.

use crate::diagnostic::Diagnostic;
use crate::rules::{Example, try_figures};

use super::acronym::Acronyms;
use super::said::{About, Said, Slip};
use super::{slips, told};

/// Holds a text against `figures` (`#{ value: 93, previous: 95.1 }`, with the keys of an example of a rule; `#{ which:
/// "change", improved: 18 }` for words on the whole report), some of its figures declared to be none of these, and gives all that reads wrong.
///
/// # Errors
/// What is wrong with the figures.
pub fn try_sentence(figures: &str, text: &str, facts: &[String]) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let example = try_figures(figures)?;
    let said = match &example {
        Example::Subject(subject) => {
            let about = vec![About { finding: &subject.finding, decided: &subject.decided }];
            Said { text, about, facts, ..Said::default() }
        }
        Example::Whole(whole) => Said { text, tally: Some(&whole.tally), facts, ..Said::default() },
    };
    let mut found: Vec<Slip> = slips(&said);
    found.extend(Acronyms::new(&[]).read(&said));
    #[cfg(feature = "grammar")]
    found.extend(super::grammar::Grammar::new().read(&said));
    Ok(found.iter().map(|slip| told::told(&said, slip, "")).collect())
}
