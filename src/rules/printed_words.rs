//! What is printed for a verdict: the shipped words or a council's own, one set for sentence, cell, key and totals.

use super::verdict::{Tallied, Verdict};

/// The words of `[words]` in `report.toml`. Each is written as it stands after "has": `got worse`, `declined`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedWords {
    /// For a change for the better: `improved`.
    pub better: String,
    /// Where there is no change that can be told: `no clear change`.
    pub no_change: String,
    /// For a change for the worse: `got worse`.
    pub worse: String,
}

impl Default for PrintedWords {
    fn default() -> PrintedWords {
        PrintedWords {
            better: Verdict::Improved.as_str().into(),
            no_change: Verdict::NoClearChange.as_str().into(),
            worse: "got worse".into(),
        }
    }
}

impl PrintedWords {
    /// What is printed for a verdict, in the middle of a sentence.
    pub fn of(&self, verdict: Verdict) -> &str {
        match verdict {
            Verdict::Improved => &self.better,
            Verdict::NoClearChange => &self.no_change,
            Verdict::Declined => &self.worse,
            Verdict::Higher | Verdict::Lower | Verdict::TooSmall | Verdict::NoPolarity | Verdict::NotJudged => {
                verdict.as_str()
            }
        }
    }

    /// What is printed for a verdict as the totals count it.
    pub fn tallied(&self, tallied: Tallied) -> &str {
        match tallied {
            Tallied::Improved => &self.better,
            Tallied::NoClearChange => &self.no_change,
            Tallied::Declined => &self.worse,
            Tallied::NoPolarity | Tallied::NotJudged => tallied.as_str(),
        }
    }
}
