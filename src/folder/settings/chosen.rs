//! What an officer chooses for a report or a pack, as it is printed too: whom to ask, how paragraphs are numbered, which pack.

use serde::{Deserialize, Serialize};

/// Somebody to ask, by job title: a report that is published names offices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    /// The job title.
    pub title: String,
    /// May be empty.
    pub telephone: String,
    /// May be empty.
    pub email: String,
}

/// How paragraphs are numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// 1, 2, 3 straight through a paper's headings.
    #[default]
    Continuous,
    /// 1.1, 1.2, 2.1: by the paper's sections.
    Hierarchical,
}

impl Numbering {
    /// Each, with its word in `report.toml` and in the file of a pack.
    pub const WORDS: [(&'static str, Numbering); 2] =
        [("continuous", Numbering::Continuous), ("hierarchical", Numbering::Hierarchical)];
}

/// Which of the two packs of a meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// The public pack.
    #[default]
    A,
    /// The private pack: everything, the exempt papers too.
    B,
}
