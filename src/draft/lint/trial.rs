//! A sentence tried on made-up figures: what the tests of the checks are written in.

use crate::diagnostic::{Diagnostic, Error};
use crate::rules::{Staged, try_figures};

use super::acronym::Acronyms;
use super::issues::issues;
use super::said::{About, ProseIssue, Said};
use super::two_parts::parted;
use super::whole_report::warning;

/// Holds a text against `figures` (`#{ value: 93, previous: 95.1 }`, with the keys of an example of a rule; `#{ which:
/// "change", improved: 18 }` for words on the whole report), some of its figures declared to be none of these, and gives all that reads wrong.
///
/// ```
/// let figures = r#"#{ value: 93, previous: 95.1, name: "reviews within timescales" }"#;
/// let issues = scrutineer::try_sentence(figures, "This is 2.1% lower than quarter 2.", &[])?;
/// assert_eq!(issues[0].code.as_str(), "prose-points");
/// # Ok::<(), scrutineer::Error>(())
/// ```
///
/// # Errors
/// What is wrong with the figures.
pub fn try_sentence(figures: &str, text: &str, facts: &[String]) -> Result<Vec<Diagnostic>, Error> {
    let staged = try_figures(figures)?;
    let subjects = staged.subjects();
    let about = subjects.iter().map(|subject| About { finding: &subject.finding, decided: &subject.decided }).collect();
    let said = match &staged {
        Staged::Report(whole) => Said { text, tally: Some(&whole.tally), facts, ..Said::default() },
        _ => Said { text, about, facts, ..Said::default() },
    };
    let parted = parted(&said);
    let mut found: Vec<ProseIssue> = issues(&said, &parted);
    found.extend(Acronyms::new(&[]).read(&parted));
    Ok(found.iter().map(|issue| warning(&said, issue, "")).collect())
}

/// What the grammar library finds in each of these texts.
#[cfg(feature = "grammar")]
pub fn try_grammar(texts: &[String]) -> Vec<Vec<Diagnostic>> {
    let mut grammar = super::grammar::Grammar::new();
    let mut read = |text: &String| {
        let said = Said { text, ..Said::default() };
        grammar.read(&said).iter().map(|issue| warning(&said, issue, "")).collect()
    };
    texts.iter().map(&mut read).collect()
}
