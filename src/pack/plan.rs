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
    /// What it is a supplement to; `None` of the meeting's own pack.
    pub(crate) supplement: Option<SupplementPlan>,
    /// Every file and folder that the file names within its bounds, those too where nothing is.
    pub named: Vec<PathBuf>,
}

/// What a supplement adds to.
#[derive(Debug, Clone)]
pub struct SupplementPlan {
    /// The day on which it is published.
    pub published: Date,
    /// The page on which it begins, where the file says so.
    pub first_page: Option<u32>,
    /// The file of the agenda, as it is named.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "without the PDF there are no pages to go on from"))]
    pub agenda: String,
    /// Where it is named.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "as the agenda"))]
    pub from: Place,
    /// The packs that were made of the agenda, by name and place: its pages go on from the last of theirs.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "as the agenda"))]
    pub made: Vec<(String, PathBuf)>,
    /// The reports of the agenda: a figure that one of them hides a paper of the supplement may not print.
    pub reports: Vec<ItemPlan>,
}

/// What the file of a pack is called, without its ending: `march`, `march-part-b`. The private pack never takes the place of the
/// public one.
pub fn pack_stem(stem: &str, part: Part) -> String {
    let ending = match part {
        // `march-part-b.toml` is a name like any other, and its public pack must not be called what the private one of
        // `march.toml` is.
        Part::A if stem.ends_with("-part-b") => "-part-a",
        Part::A => "",
        Part::B => "-part-b",
    };
    format!("{stem}{ending}")
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

    /// For how many clear days papers are to be open before a meeting, and by which section of the Act.
    pub fn notice(self) -> (u32, &'static str) {
        match self {
            Law::England => (5, "100B"),
            Law::Wales => (3, "100BA"),
        }
    }

    /// Under which section of the Act the chair may agree that an item is urgent.
    pub fn urgency(self) -> &'static str {
        match self {
            Law::England => "100B(4)(b)",
            Law::Wales => "100BA",
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
    /// Why it cannot wait, as it follows "because"; empty where it can.
    pub urgent: String,
    /// Whether the agenda said that its paper was to follow, and this is it.
    pub followed: bool,
    /// Its paper.
    pub paper: PaperPlan,
}

/// Where the paper of an item comes from.
#[derive(Debug, Clone)]
pub enum PaperPlan {
    /// There is none.
    AgendaOnly,
    /// It is published after the agenda, in a supplement.
    ToFollow,
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

impl PaperPlan {
    /// Whether the pack has a paper of it.
    pub fn is_at_hand(&self) -> bool {
        !matches!(self, PaperPlan::AgendaOnly | PaperPlan::ToFollow)
    }
}

impl ItemPlan {
    /// Whether a part of the pack holds nothing of its paper.
    pub fn is_withheld(&self, part: Part) -> bool {
        part == Part::A && !self.exempt.is_empty()
    }
}
