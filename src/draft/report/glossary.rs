//! What the measures count and why they matter, in the council's own words: in the web edition, and as an appendix where
//! `report.toml` asks for one.

use serde::{Deserialize, Serialize};

use super::{Appendix, Dashboard};
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
        let by_id = narrative.by_id();
        let mut entries: Vec<GlossaryEntry> = Vec::new();
        for row in dashboard.groups.iter().flat_map(|group| &group.rows) {
            let words = by_id.get(row.id.as_str()).map(|one| one.finding.indicator.means.split_whitespace());
            let means = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let entry = GlossaryEntry { name: row.name.clone(), means };
            if !entry.means.is_empty() && !entries.contains(&entry) {
                entries.push(entry);
            }
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
        if self.letter.is_empty() { self.title.clone() } else { Appendix::named(&self.letter, &self.title) }
    }
}
