//! The method page: how the figures were judged, in words a member can follow and an analyst can check.

use serde::{Deserialize, Serialize};

use super::Appendix;

/// The appendix after the dashboard. It is left out where no method is listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MethodPage {
    /// `How the figures were judged`.
    pub title: String,
    /// How to read the verdicts: each word that the report uses, and what it means.
    #[serde(default)]
    pub in_short: Vec<InShort>,
    /// Where the rest is, in sentences, for the PDF, Word and the proof, which then end here; empty where they print all of it. The
    /// web edition and the text always do.
    #[serde(default)]
    pub elsewhere: String,
    /// The overall chance of a false signal, in sentences. May be empty.
    pub note: String,
    /// Each method that was used.
    pub methods: Vec<MethodEntry>,
    /// What p and the intervals of the table mean, in sentences; empty where there is no table.
    pub tests_note: String,
    /// What the statistical tests found, a row for each indicator they judged; a table is where there is one.
    pub tests: Vec<TestFound>,
}

/// One word of the report and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct InShort {
    /// `No clear change`
    pub term: String,
    /// One or two sentences.
    pub meaning: String,
}

/// What a statistical test found of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TestFound {
    /// The indicator's name.
    pub indicator: String,
    /// `5.7 percentage points lower`
    pub change: String,
    /// The interval of the change; where a test has none, those of the two figures.
    pub interval: String,
    /// `0.270`, or `[z]` where the test has none.
    pub p: String,
    /// The smallest change that would have shown; `none` where no outcome could have shown one.
    pub smallest: String,
    /// The verdict in words, `borderline` with it.
    pub verdict: String,
}

impl TestFound {
    /// What is over the table and at the top of its columns.
    pub const TITLE: &str = "What the tests found";

    /// The heads of the columns.
    pub const HEADS: [&str; 6] =
        ["Indicator", "Change", "Interval", "p", "Smallest change that would have shown", "Verdict"];

    /// The cells of a row, in the order of the heads.
    pub fn cells(&self) -> [&str; 6] {
        [&self.indicator, &self.change, &self.interval, &self.p, &self.smallest, &self.verdict]
    }
}

/// One method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MethodEntry {
    /// `Difference of two proportions`
    pub name: String,
    /// What it does, in two plain sentences.
    pub text: String,
    /// `95% confidence, and at least 1.0 percentage point`. May be empty.
    pub setting: String,
    /// Where the formula is published. May be empty.
    pub source: String,
    /// The names of the indicators it judged.
    pub indicators: Vec<String>,
}

impl MethodPage {
    /// Said where paper has the short part alone.
    pub(super) const ELSEWHERE: &str = "The web edition names each method with its source and the measures it judged. What the tests found, with \
         intervals and p, is in the file figures.csv, which is attached to the PDF.";

    /// `Appendix B: how the figures were judged`.
    pub fn heading(&self) -> String {
        Appendix::named("B", &self.title)
    }
}

impl MethodEntry {
    /// Its setting, its source, and what is over its indicators: the lines between the text and the list.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = [("Setting", &self.setting), ("Source", &self.source)]
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(name, words)| format!("{name}: {words}"))
            .collect();
        if !self.indicators.is_empty() {
            lines.push("Indicators:".into());
        }
        lines
    }
}
