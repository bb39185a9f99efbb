//! An officer's own sentence beside the rules'.

use crate::diagnostic::Place;
use crate::figures::measure::Period;

/// The officer's own words on an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// The indicator's id.
    pub indicator: String,
    /// The report's period for which it holds; none: for every one.
    pub period: Option<Period>,
    /// Whether it comes before the sentences of the rules.
    pub before: bool,
    /// The words.
    pub text: String,
    /// Figures in it that are not figures of the folder's: `0 to 13`.
    pub facts: Vec<String>,
    /// Where the words are.
    pub from: Place,
    /// Where the indicator is named.
    pub indicator_from: Place,
}

impl Comment {
    /// What leads to a comment where it stands apart.
    pub const LEAD: &str = "Comment: ";

    /// The same with the words, as page 1 says them.
    pub fn brief(&self) -> String {
        format!("{}{}", Comment::LEAD, self.text.trim_end())
    }
}

/// Words as a report prints them: each stretch of blanks and line ends is one blank.
pub(crate) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
