//! `PACK.toml` as plain data: the meeting, and the items of its agenda in order.

use std::path::PathBuf;

use crate::diagnostic::Place;
use crate::folder::look::Look;
use crate::folder::{Date, NamedBytes, Numbering, Officer, Part};

/// A meeting, and what its pack is made of.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PackPlan {
    /// The council. May be empty.
    pub(crate) council: String,
    /// The committee that meets.
    pub(crate) committee: String,
    /// The day of the meeting.
    pub(crate) date: Date,
    /// Where the day is given.
    pub(crate) date_from: Place,
    /// When it begins.
    pub(crate) time: String,
    /// Where it meets.
    pub(crate) place: String,
    /// The rules it is called under.
    pub(crate) law: Law,
    /// How paragraphs are numbered.
    pub(crate) numbering: Numbering,
    /// Who sits on it.
    pub(crate) membership: Vec<String>,
    /// Whom to ask.
    pub(crate) contact: Officer,
    /// The council's colours, crest and font.
    pub(crate) look: Look,
    /// The files of the look.
    pub(crate) assets: Vec<NamedBytes>,
    /// The agenda in order.
    pub(crate) items: Vec<ItemPlan>,
    /// Every file and folder that the file names within its bounds, those too where nothing is.
    pub named: Vec<PathBuf>,
}

/// Whose rules a meeting is called under: two nations have the Local Government Act 1972 on access to meetings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Law {
    /// Part 1 of Schedule 12A, and five clear days.
    #[default]
    England,
    /// Part 4 of Schedule 12A, and three clear days.
    Wales,
}

impl Law {
    /// `England`.
    pub fn nation(self) -> &'static str {
        match self {
            Law::England => "England",
            Law::Wales => "Wales",
        }
    }

    /// The first and the last paragraph of Schedule 12A that say what is exempt there.
    pub fn paragraphs(self) -> (u32, u32) {
        match self {
            Law::England => (1, 7),
            Law::Wales => (12, 18),
        }
    }
}

/// An item of the agenda.
#[derive(Debug, Clone)]
pub struct ItemPlan {
    /// As members cite it.
    pub number: u32,
    /// What it is called; empty where its report gives the title.
    pub title: String,
    /// What Part A calls an exempt item; empty for the neutral words.
    pub public_title: String,
    /// The paragraphs of Schedule 12A under which it is exempt; `None` where it is public.
    pub exempt: Vec<u32>,
    /// Its paper.
    pub paper: PaperPlan,
}

/// Where the paper of an item comes from.
#[derive(Debug, Clone)]
pub enum PaperPlan {
    /// There is none.
    AgendaOnly,
    /// The clerk's own words.
    Text(String),
    /// A finished PDF from elsewhere.
    Pdf {
        /// As it is named in the file.
        name: String,
        /// Where it is.
        path: PathBuf,
        /// Where it is named.
        from: Place,
    },
    /// A report folder.
    Report {
        /// As it is named in the file.
        name: String,
        /// Where it is.
        path: PathBuf,
        /// Where it is named.
        from: Place,
    },
}

impl ItemPlan {
    /// Whether a part of the pack holds nothing of its paper.
    pub fn is_withheld(&self, part: Part) -> bool {
        part == Part::A && !self.exempt.is_empty()
    }
}
