//! A pack in Word: front sheet, agenda, and every paper behind its divider, each on its own pages.

use docx_rs::{Hyperlink, HyperlinkType, Paragraph};

use crate::diagnostic::{Code, Diagnostic, Warned};
use crate::page::docx::body::{self, heading, item as listed};
use crate::page::docx::counted::Counted;
use crate::page::docx::finish::DocumentFacts;
use crate::page::docx::part::{Part, plain};
use crate::page::docx::report::paper;
use crate::page::docx::stretch::{TextStretch, bound};
use crate::page::docx::styles::Style;
use crate::page::docx::table::{Cell, Column, table};
use crate::page::docx::{furniture, words};

use super::super::document::{AgendaItem, ForeignPage, Pack, Paper};

/// How much deeper a heading lies than in a report alone: the item is over it.
const DEEPER: u8 = 1;

/// The letters of the agenda, in half points: it is read as text, and not as a table of figures.
const SIZE: usize = 22;

/// The whole pack, with a warning for each paper whose pages are not drawn in it.
pub fn docx(pack: &Pack) -> Warned<Vec<u8>> {
    let mut counted = Counted::new(&pack.look);
    let mut warnings = Vec::new();
    let mut stretches = vec![TextStretch { wide: false, parts: front_sheet(pack) }];
    for item in pack.papers() {
        open(item, &mut stretches);
        match &item.paper {
            Paper::AgendaOnly | Paper::ToFollow | Paper::OnAgenda { .. } | Paper::Withheld => {}
            Paper::Text { sections } => {
                let parts = body::sections(sections, DEEPER, &mut counted);
                add(&mut stretches, parts);
            }
            Paper::Pages { file, pages } => {
                warnings.push(in_words_alone(item, file));
                add(&mut stretches, foreign(pages));
            }
            Paper::Report { report } => paper(report, DEEPER, &mut stretches, &mut counted),
        }
    }
    let private = if pack.is_private() { format!("{}. ", Pack::PRIVATE) } else { String::new() };
    let about = DocumentFacts {
        title: &pack.title(),
        authors: &pack.council,
        language: &pack.language,
        version: "",
        date_iso: &pack.date_iso,
    };
    Warned { value: bound(stretches, &format!("{private}{}", pack.meeting()), &about, counted), warnings }
}

fn add(stretches: &mut [TextStretch], parts: Vec<Part>) {
    stretches.last_mut().expect("there is one from the beginning").parts.extend(parts);
}

fn front_sheet(pack: &Pack) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut said = |style: Style, words: &str| parts.extend((!words.is_empty()).then(|| plain(style, words)));
    if pack.is_private() {
        said(Style::Head, Pack::PRIVATE);
    }
    said(Style::Body, &pack.council);
    said(Style::Title, &pack.committee);
    said(Style::Body, &pack.subtitle());
    pack.facts().iter().for_each(|(name, words)| said(Style::Body, &format!("{name}: {words}")));
    if pack.is_private() {
        said(Style::Body, &Pack::PRIVATE_NOTE.join(" "));
    }
    said(Style::Body, &pack.supplement_note().unwrap_or_default());
    if !pack.membership.is_empty() {
        parts.push(heading(Style::Heading1, "Membership"));
    }
    parts.extend(pack.membership.iter().map(|member| listed(member)));
    parts.push(heading(Style::Heading1, "Contact"));
    parts.push(body::officer(&pack.contact));
    // A supplement is short: its items are on the front sheet.
    let agenda_heading = words::paragraph(Style::Heading1, pack.agenda_heading());
    let agenda_heading =
        if pack.supplement.is_some() { agenda_heading.keep_next(true) } else { on_a_new_page(agenda_heading) };
    parts.push(Part::Paragraph(Box::new(agenda_heading)));
    for (over, note, items) in pack.parts() {
        parts.extend(over.map(|words| heading(Style::Heading2, words)));
        parts.extend(note.map(|words| plain(Style::Body, words)));
        parts.push(agenda(&items));
    }
    parts
}

fn on_a_new_page(heading: Paragraph) -> Paragraph {
    heading.keep_next(true).page_break_before(true)
}

/// A part of the agenda: the titles lead to the papers.
fn agenda(items: &[&AgendaItem]) -> Part {
    let columns = [("Item", 1), ("Title", 8), ("Paper", 2)].map(|(head, share)| Column { head, share });
    let rows = items.iter().map(|item| {
        let title = words::run(&item.title).size(SIZE);
        let first = if item.has_paper() {
            let link = Hyperlink::new(mark(item), HyperlinkType::Anchor).add_run(title.underline("single"));
            Paragraph::new().style(Style::Cell.id()).add_hyperlink(link)
        } else {
            Paragraph::new().style(Style::Cell.id()).add_run(title)
        };
        let under = Some(item.under_title()).filter(|under| !under.is_empty());
        let under = under.iter().map(String::as_str).chain(item.sentences());
        let lines = [first].into_iter().chain(under.map(|under| words::paragraph(Style::Cell, under)));
        let line = |said: &str| Cell::Lines(vec![line(said)]);
        vec![line(&item.number.to_string()), Cell::Lines(lines.collect()), line(&item.kind())]
    });
    table(&columns, rows, furniture::UPRIGHT)
}

/// A line of the agenda in the size of its titles.
fn line(words: &str) -> Paragraph {
    Paragraph::new().style(Style::Cell.id()).add_run(words::run(words).size(SIZE))
}

/// The bookmark of an item's heading.
fn mark(item: &AgendaItem) -> String {
    format!("item_{}", item.number)
}

/// The heading of an item, on a new page, who reports, and that it is private.
fn open(item: &AgendaItem, stretches: &mut Vec<TextStretch>) {
    // A new stretch begins on a new page by itself.
    let begins = stretches.last().is_none_or(|stretch| stretch.wide);
    let number = item.number as usize;
    let heading = Paragraph::new().style(Style::Heading1.id()).add_bookmark_start(number, mark(item));
    let heading = heading.add_run(words::run(&item.heading())).add_bookmark_end(number);
    let heading = if begins { heading.keep_next(true) } else { on_a_new_page(heading) };
    let mut parts = vec![Part::Paragraph(Box::new(heading))];
    parts.extend((!item.authors().is_empty()).then(|| plain(Style::Body, item.authors())));
    parts.extend(body::fields(item.header()));
    if let Some([first, rest]) = item.private_note() {
        let note = words::paragraph(Style::Body, "").add_run(words::run(&first).bold());
        parts.push(Part::Paragraph(Box::new(note.add_run(words::run(&format!(" {rest}"))))));
    }
    parts.extend(item.notes.iter().map(|note| plain(Style::Body, note)));
    if begins { stretches.push(TextStretch { wide: false, parts }) } else { add(stretches, parts) }
}

/// The words of the pages of a PDF from elsewhere.
fn foreign(pages: &[ForeignPage]) -> Vec<Part> {
    let note = "This paper comes from elsewhere. Its pages are drawn in the PDF and in the web edition of these papers; here \
                are their words.";
    let mut parts = vec![plain(Style::Body, note)];
    for (nth, page) in pages.iter().enumerate() {
        parts.push(heading(Style::Heading2, &format!("Page {} of {}", nth + 1, pages.len())));
        let unread = "A page without words that can be read out: ask the contact on the front sheet for them.";
        parts.push(plain(Style::Body, if page.words.is_empty() { unread } else { &page.words }));
    }
    parts
}

fn in_words_alone(item: &AgendaItem, file: &str) -> Diagnostic {
    let message = format!("the Word edition has only the words of the pages of `{file}`, item {}", item.number);
    Diagnostic::warning(Code::DrawingLeftOut, message)
        .help("the pictures of the pages are in the PDF and the web edition of the pack: send one of these too")
}
