//! The committee's pack: front sheet, agenda, and the paper of every item. A function of it and of nothing else is its PDF.
//!
//! Written as JSON it is what the pack's layout reads. A pack of Part A holds nothing of an exempt item but its number, the
//! neutral words for it and why it is exempt: what is not there can leak nowhere.

use serde::{Deserialize, Serialize};

use crate::draft::report::{Look, Officer, Report, Section};
use crate::folder::{Numbering, Part};

/// The papers of one meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Pack {
    /// The version of this structure: [`Pack::SCHEMA`].
    pub schema: u32,
    /// The council. May be empty.
    pub council: String,
    /// The committee that meets.
    pub committee: String,
    /// The day of the meeting with its weekday: `Tuesday 3 March 2020`.
    pub day: String,
    /// The same without: `3 March 2020`.
    pub date: String,
    /// The same as `2020-03-03`: the date stamped into the PDF.
    pub date_iso: String,
    /// When it begins: `2.00 pm`.
    pub time: String,
    /// Where it meets.
    pub place: String,
    /// A language tag for the document: `en-GB`.
    pub language: String,
    /// Who sits on it, by office or placeholder.
    pub membership: Vec<String>,
    /// Whom to ask.
    pub contact: Officer,
    /// The council's own look, of the pack and all of its papers.
    #[serde(default)]
    pub look: Look,
    /// How the paragraphs of its papers are numbered.
    pub numbering: Numbering,
    /// Which of the two packs it is.
    pub part: Part,
    /// The agenda in order; exempt items come last.
    pub items: Vec<AgendaItem>,
    /// Of a supplement, what it adds to the pack that is published; `None` of a meeting's own pack.
    #[serde(default)]
    pub supplement: Option<Supplement>,
}

/// What is said of a supplement as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Supplement {
    /// The day on which it is published: `Thursday 27 February 2020`.
    pub published: String,
    /// Its first page: the one after the last of the agenda's pack.
    pub first_page: u32,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AgendaItem {
    /// As members cite it: `9`.
    pub number: u32,
    /// What it is called; of an exempt item in Part A the neutral words.
    pub title: String,
    /// Why it is exempt; `None` where it is public.
    pub exempt: Option<Exempt>,
    /// What is said under its title and again where its paper begins: that it is urgent, that its paper came later.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What is behind its divider.
    pub paper: Paper,
}

/// Why an item is exempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Exempt {
    /// `paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972`
    pub under: String,
    /// What information that is: `information relating to any individual`.
    pub meaning: String,
}

/// The paper of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Paper {
    /// There is none: the item is on the agenda alone.
    AgendaOnly,
    /// It is published later, in a supplement.
    ToFollow,
    /// A few words of the clerk, which the agenda itself prints: they need no page of their own.
    OnAgenda {
        /// One paragraph.
        words: String,
    },
    /// There is one, and Part A does not hold it.
    Withheld,
    /// The clerk's own words.
    Text {
        /// The first may have no heading.
        sections: Vec<Section>,
    },
    /// A finished PDF from elsewhere.
    Pages {
        /// What its file is called: `partners.pdf`.
        file: String,
        /// At least one.
        pages: Vec<ForeignPage>,
    },
    /// The report of a folder.
    Report {
        /// With its figures and its record.
        report: Box<Report>,
    },
}

/// A page from elsewhere, drawn again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ForeignPage {
    /// The page as an SVG.
    pub svg: String,
    /// Whether it is wider than high.
    pub wide: bool,
    /// Its own words; empty where it has none that can be read out.
    pub words: String,
}

impl Pack {
    /// The version of the structure that this program writes.
    pub const SCHEMA: u32 = 4;
}
