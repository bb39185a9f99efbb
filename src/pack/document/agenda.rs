//! What every edition of a pack says of its meeting and its items, in one place: titles, notes, the lines of the agenda.

use rust_decimal::Decimal;

use crate::draft::report::HeaderField;
use crate::figures::prose::words;
use crate::folder::Part;

use super::{AgendaItem, Exempt, Pack, Paper, Supplement};

impl Pack {
    /// On every page of the private pack.
    pub const PRIVATE: &str = "Part B: not for publication";
    /// On its front sheet.
    pub const PRIVATE_NOTE: [&str; 2] = [
        "Not for publication.",
        "This pack holds papers that contain exempt information. Its readers keep it to themselves, and destroy it after the meeting.",
    ];
    /// Over the items that are open.
    pub const OPEN: &str = "Part A: open to the public";
    /// Over those that are not.
    pub const CLOSED: &str = "Part B: likely to be taken without the public";
    /// What the public are told of them.
    pub const EXCLUSION: &str = "The public are likely to be excluded from the meeting during the items below, as they contain exempt information and the \
         public interest in keeping it confidential is judged to outweigh the public interest in disclosing it. The committee \
         decides this by a resolution under section 100A(4) of the Local Government Act 1972.";

    /// Whether it is the private one.
    pub fn is_private(&self) -> bool {
        self.part == Part::B
    }

    /// `Children and Families Overview and Scrutiny Committee, 3 March 2020`
    pub fn meeting(&self) -> String {
        format!("{}, {}", self.committee, self.date)
    }

    /// What the file is called by those who open it.
    pub fn title(&self) -> String {
        let private = if self.is_private() { " (Part B, not for publication)" } else { "" };
        let what = if self.supplement.is_some() { "Supplement to the agenda" } else { "Agenda and papers" };
        format!("{what}: {}{private}", self.meeting())
    }

    /// Under the name of the committee.
    pub fn subtitle(&self) -> String {
        let what = if self.supplement.is_some() { "Supplement to the agenda and papers" } else { "Agenda and papers" };
        let private = if self.is_private() { ", with the exempt papers of Part B" } else { "" };
        format!("{what}{private}")
    }

    /// Where a supplement begins: when it was published and what it adds to.
    pub fn supplement_note(&self) -> Option<String> {
        let Supplement { published, .. } = self.supplement.as_ref()?;
        Some(format!(
            "This supplement was published on {published}. It adds papers to the agenda that was published for this meeting, \
             and its page numbers go on from there."
        ))
    }

    /// Over its items.
    pub fn agenda_heading(&self) -> &'static str {
        if self.supplement.is_some() { "Items in this supplement" } else { "Agenda" }
    }

    /// Date, time and place, each with its name.
    pub fn facts(&self) -> [(&'static str, &str); 3] {
        [("Date", &self.day), ("Time", &self.time), ("Place", &self.place)]
    }

    /// The agenda in its parts: a heading where there are two, what is said under it, and the items; none is empty.
    pub fn parts(&self) -> Vec<(Option<&'static str>, Option<&'static str>, Vec<&AgendaItem>)> {
        let (open, closed): (Vec<&AgendaItem>, Vec<&AgendaItem>) =
            self.items.iter().partition(|item| item.exempt.is_none());
        let heading = (!open.is_empty() && !closed.is_empty()).then_some(Pack::OPEN);
        let parts = [(heading, None, open), (Some(Pack::CLOSED), Some(Pack::EXCLUSION), closed)];
        parts.into_iter().filter(|(_, _, items)| !items.is_empty()).collect()
    }

    /// The items that have a paper in this pack.
    pub fn papers(&self) -> impl Iterator<Item = &AgendaItem> {
        self.items.iter().filter(|item| item.has_paper())
    }
}

impl AgendaItem {
    /// Whether this pack holds a paper of it.
    pub fn has_paper(&self) -> bool {
        !matches!(self.paper, Paper::AgendaOnly | Paper::ToFollow | Paper::OnAgenda { .. } | Paper::Withheld)
    }

    /// What is before each id and file name of its paper: `item-3-`.
    pub fn mark(&self) -> String {
        format!("item-{}-", self.number)
    }

    /// `Agenda Item 3`
    pub fn divider(&self) -> String {
        format!("Agenda Item {}", self.number)
    }

    /// `Agenda Item 3: Quarter 3 2019/20 performance report`
    pub fn heading(&self) -> String {
        format!("{}: {}", self.divider(), self.title)
    }

    /// Who reports. May be empty.
    pub fn authors(&self) -> &str {
        match &self.paper {
            Paper::Report { report, .. } => &report.authors,
            _ => "",
        }
    }

    /// What stands under the title of its report.
    pub fn header(&self) -> &[HeaderField] {
        match &self.paper {
            Paper::Report { report, .. } => &report.header,
            _ => &[],
        }
    }

    /// Under its title on the agenda, in brackets where there is one line: why it is exempt, or who reports. May be empty.
    pub fn under_title(&self) -> String {
        match &self.exempt {
            Some(Exempt { under, meaning }) => format!("Exempt under {under} ({meaning})"),
            None => self.authors().to_owned(),
        }
    }

    /// Whole sentences under that: the words of an item that has no page of its own, that it is urgent, that its paper came later.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        let words = match &self.paper {
            Paper::OnAgenda { words } => Some(words.as_str()),
            _ => None,
        };
        words.into_iter().chain(self.notes.iter().map(String::as_str))
    }

    /// What there is of a paper: `Report`, `PDF from elsewhere, two pages`, `Not published`.
    pub fn kind(&self) -> String {
        match &self.paper {
            Paper::AgendaOnly | Paper::OnAgenda { .. } => "No paper".into(),
            Paper::ToFollow => "To follow".into(),
            Paper::Withheld => "Not published".into(),
            Paper::Text { .. } => "Text".into(),
            Paper::Report { .. } => "Report".into(),
            Paper::Pages { pages, .. } => format!("PDF from elsewhere, {}", counted(pages.len())),
        }
    }

    /// Where the paper begins, that its words are private: what is said first, and the reason. `None` where it is public.
    pub fn private_note(&self) -> Option<[String; 2]> {
        let Exempt { under, meaning } = self.exempt.as_ref()?;
        Some([
            "Not for publication.".into(),
            format!("This paper contains exempt information under {under}: {meaning}."),
        ])
    }
}

/// `one page`, `two pages`, `12 pages`
fn counted(pages: usize) -> String {
    format!("{} page{}", words(Decimal::from(pages)), if pages == 1 { "" } else { "s" })
}
