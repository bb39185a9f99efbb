//! What the measures count and why they matter, in the council's own words: in the web edition, and as an appendix where
//! `report.toml` asks for one.

use serde::{Deserialize, Serialize};

use super::Dashboard;
use crate::draft::narrative::Narrative;
use crate::folder::AppendixContent;

/// The measures whose entry in the catalogue says what they mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Glossary {
    /// What is over it: `What the measures mean`.
    pub title: String,
    /// The letter of its appendix. Empty where none was asked for: then only the web edition shows it.
    pub letter: String,
    /// In the order of the dashboard.
    pub entries: Vec<GlossaryEntry>,
}

/// A measure and what it means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GlossaryEntry {
    /// As its row on the dashboard is called.
    pub name: String,
    /// What it counts and why it matters.
    pub means: String,
}

impl Glossary {
    /// The measures of a dashboard that have a meaning, not yet lettered.
    pub(crate) fn of(dashboard: &Dashboard, narrative: &Narrative) -> Glossary {
        let rows = dashboard.groups.iter().flat_map(|group| &group.rows);
        let mut entries: Vec<GlossaryEntry> = Vec::new();
        for row in rows {
            let indicators = narrative.indicated.iter().map(|indicated| &indicated.finding.indicator);
            let means = indicators.filter(|indicator| indicator.id == row.id).map(|indicator| indicator.means.trim());
            let entry = means.filter(|means| !means.is_empty()).map(|means| GlossaryEntry {
                name: row.name.clone(),
                means: means.split_whitespace().collect::<Vec<_>>().join(" "),
            });
            entries.extend(entry.take(1).filter(|entry| !entries.contains(entry)).collect::<Vec<_>>());
        }
        Glossary { title: AppendixContent::Glossary.title().to_owned(), letter: String::new(), entries }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether it is an appendix of every edition.
    pub fn is_appendix(&self) -> bool {
        !self.is_empty() && !self.letter.is_empty()
    }

    /// `Appendix C: what the measures mean`; without a letter its title.
    pub fn heading(&self) -> String {
        if self.letter.is_empty() {
            return self.title.clone();
        }
        let mut letters = self.title.chars();
        let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
        format!("Appendix {}: {first}{}", self.letter, letters.as_str())
    }
}
