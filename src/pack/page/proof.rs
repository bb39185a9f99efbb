//! The proof of a pack: the front sheet, then each item on its own pages, with a box in which its paper is signed off.

use rust_decimal::Decimal;

use crate::diagnostic::Warned;
use crate::draft::report::{Numbering, Officer};
use crate::figures::prose::words;
use crate::page::proof::changes::Changes;
use crate::page::proof::drawn;
use crate::page::proof::flow::{FontFace, TextRun, WidthOf};
use crate::page::proof::sheets::{FIXED, Kind, Mark, ProofSheets, SheetUnit, tick_boxes};
use crate::page::proof::sign_off::sign_off_box;

use super::super::document::{AgendaItem, ForeignPage, Pack, Paper, SignOff, SinceApproved};

const EXPLAINED: &str = "Below each sentence of a report: the rule that chose it, where the rule is, and the figures \
    it read. In a sentence that changed since it was approved, removed words are struck through and new words are \
    underlined, with the cause of the change below. Numbers at the left count the lines of sentences.";

const BY_SECTION: &str =
    "Paragraphs are numbered here as in the pack; below each sentence is its number in the separate report.";

/// Draws the sign-off copy of a pack, item by item.
pub fn proof(sign_off: &SignOff) -> Warned<Vec<u8>> {
    let title = title(&sign_off.pack);
    drawn(&title, &sign_off.pack.date_iso, |width_of| lay_out(sign_off, width_of))
}

/// What the file is called by those who open it.
fn title(pack: &Pack) -> String {
    // The running title is cut where the line ends, so that the warning appears first.
    let private = if pack.is_private() { " (Part B, not for publication)" } else { "" };
    let what = if pack.supplement.is_some() { "Supplement to the agenda" } else { "Agenda and papers" };
    format!("Proof{private}: {what}: {}", pack.meeting())
}

/// Every page of it.
fn lay_out(sign_off: &SignOff, width_of: WidthOf) -> Vec<Vec<Mark>> {
    let pack = &sign_off.pack;
    let mut sheets = ProofSheets::new(width_of);
    sheets.front_sheet(pack);
    for (item, since) in pack.items.iter().zip(&sign_off.since).filter(|(item, _)| item.has_paper()) {
        sheets.item(item, since, pack.numbering);
    }
    sheets.finish(&title(pack))
}

impl<'a> ProofSheets<'a> {
    fn front_sheet(&mut self, pack: &Pack) {
        let meeting = [&pack.council, &pack.day, &pack.time, &pack.place];
        let meeting: Vec<&str> = meeting.into_iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
        let private = if pack.is_private() { Pack::PRIVATE_NOTE.join(" ") } else { String::new() };
        let supplement = pack.supplement_note().unwrap_or_default();
        let notes = [private.as_str(), &meeting.join(", "), &supplement, EXPLAINED];
        let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
        self.head(&title(pack), &notes);
        if !pack.membership.is_empty() {
            self.heading("Membership");
        }
        pack.membership.iter().for_each(|member| self.line_of(&format!("• {member}")));
        self.heading("Contact");
        self.line_of(&contact(&pack.contact));
        self.heading(pack.agenda_heading());
        for (heading, note, items) in pack.parts() {
            heading.into_iter().chain(note).for_each(|words| self.line_of(words));
            for item in items {
                self.line_of(&line(item));
                item.sentences().for_each(|words| self.line_of(words));
            }
        }
    }

    fn item(&mut self, item: &'a AgendaItem, since: &'a SinceApproved, numbering: Numbering) {
        self.on_a_new_page();
        self.changes = match since {
            SinceApproved::Approved { tracked, .. } => Changes::of(tracked),
            SinceApproved::Nothing(_) | SinceApproved::NoReport => Changes::default(),
        };
        let note = item.private_note().map(|note| note.join(" "));
        let numbered = matches!((&item.paper, numbering), (Paper::Report { .. }, Numbering::Hierarchical));
        let held = held_against(item, since, self.changes.count());
        let own = item.notes.iter().map(String::as_str);
        let notes = [note.as_deref(), Some(item.authors()), Some(&held), numbered.then_some(BY_SECTION)];
        let notes: Vec<&str> = own.chain(notes.into_iter().flatten()).filter(|note| !note.is_empty()).collect();
        self.head(&item.heading(), &notes);
        self.put(sign_off_box());
        match &item.paper {
            Paper::AgendaOnly | Paper::ToFollow | Paper::OnAgenda { .. } | Paper::Withheld => {}
            Paper::Text { sections } => {
                self.fixed = "the clerk’s own words";
                self.sections(sections);
            }
            Paper::Pages { pages, .. } => self.foreign(pages),
            Paper::Report { report } => {
                self.fixed = FIXED;
                self.body(report);
                self.rest_of_changes();
            }
        }
    }

    /// Of each page from elsewhere what is read out for it: it is drawn in the pack, and not here.
    fn foreign(&mut self, pages: &[ForeignPage]) {
        for (nth, page) in pages.iter().enumerate() {
            self.heading(&format!("Page {} of {}", nth + 1, pages.len()));
            let words =
                if page.words.is_empty() { "nothing: it has no words that can be read out" } else { &page.words };
            let heard = [TextRun::new(FontFace::Strong, "read out"), TextRun::after(2.4, FontFace::Note, words)];
            let mut unit = SheetUnit { rows: self.rows(&heard, Kind::Note), before: 1.5, ..SheetUnit::default() };
            tick_boxes(&mut unit);
            self.put(unit);
        }
    }

    /// What changed beside the sentences: rows of the dashboard, captions, what stood at the very beginning.
    fn rest_of_changes(&mut self) {
        let rest = self.changes.take_rest();
        if rest.is_empty() {
            return;
        }
        self.heading("What else changed since it was approved");
        let mut under = "";
        for (heading, sentence) in rest {
            if heading != under {
                under = heading;
                self.heading(heading);
            }
            self.tracked(sentence);
        }
    }
}

/// Whether changes are marked, and if not, why.
fn held_against(item: &AgendaItem, since: &SinceApproved, changes: usize) -> String {
    match since {
        SinceApproved::Approved { period, .. } => {
            let differs = match changes {
                0 => "it reads as approved".to_owned(),
                1 => "one passage reads differently".to_owned(),
                more => format!("{} passages read differently", words(Decimal::from(more))),
            };
            format!("Compared with the text approved for {period}: {differs}.")
        }
        SinceApproved::Nothing(period) => format!("No text has been approved for {period}, so no changes are marked."),
        SinceApproved::NoReport => match &item.paper {
            Paper::Pages { file, .. } => {
                format!(
                    "{file} is an external PDF: its pages are in the pack, and there is no earlier version to compare."
                )
            }
            _ => "The clerk’s text: there is no earlier version to compare, so no changes are marked.".into(),
        },
    }
}

/// `3. Quarter 3 2019/20 performance report: Report`
fn line(item: &AgendaItem) -> String {
    let under = item.under_title();
    let under = if under.is_empty() { under } else { format!(" ({under})") };
    format!("{}. {}{under}: {}", item.number, item.title, item.kind())
}

fn contact(officer: &Officer) -> String {
    let parts = [officer.title.as_str(), &officer.telephone, &officer.email];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
