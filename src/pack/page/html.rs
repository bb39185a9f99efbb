//! A pack as one page: front sheet, agenda, and every paper behind its divider. It needs no other file, as a report needs none.

use maud::{Markup, html};

use crate::draft::report::{Report, Section};
use crate::folder::look::Style;

use crate::page::html::contents::{self, Entry};
use crate::page::html::{Frame, Letters, PaperOnPage, PaperScope, body, fields, look, style};

use super::super::document::{AgendaItem, ForeignPage, Pack, Paper};
use super::leaf::leaf;

/// What the style sheet adds for a pack.
const PACK: &str = include_str!("pack.css");

/// In print, on every page of the private pack.
const MARKED: &str =
    "@page { @top-right { content: \"Part B: not for publication\"; font: bold 9pt sans-serif; color: #16212b } }\n";

/// The level of an item's heading.
const DEPTH: u8 = 2;

/// The whole pack as a page. `assets` holds the crest, where the pack's look has one.
pub fn html(pack: &Pack, assets: &[(String, Vec<u8>)]) -> String {
    let marked = if pack.is_private() { MARKED } else { "" };
    let language = if pack.language.is_empty() { "en-GB" } else { &pack.language };
    Frame {
        language,
        title: &pack.title(),
        description: &format!("The agenda and papers of the meeting on {}.", pack.day),
        skip: ("papers", "Skip to the agenda and papers"),
        style: &format!("{}{PACK}{marked}{}", style(), look::style(&pack.look)),
        header: html! { (look::crest(&pack.look, assets)) (front_sheet(pack)) },
        contents: contents::contents(&entries(pack)),
        main: html! { (meeting(pack)) (agenda(pack)) @for item in pack.papers() { (self::item(item, pack.look.style)) } },
        footer: html! {
            p { @if pack.is_private() { strong { (Pack::PRIVATE) } ". " } (pack.meeting()) }
            p class="screen" { a href="#top" { "Back to the top" } }
        },
    }
    .page()
}

fn front_sheet(pack: &Pack) -> Markup {
    let [first, rest] = Pack::PRIVATE_NOTE;
    html! {
        @if pack.is_private() { p class="private" { strong { (Pack::PRIVATE) } } }
        @if !pack.council.is_empty() { p class="committee" { (pack.council) } }
        h1 { (pack.committee) }
        p class="subtitle" { (pack.subtitle()) }
        @if let Some(note) = pack.supplement_note() { p { (note) } }
        dl class="facts" { @for (name, words) in pack.facts() { dt { (name) } dd { (words) } } }
        @if pack.is_private() { p { strong { (first) } " " (rest) } }
    }
}

/// The meeting, the agenda and the items; what is in a paper is said where it begins.
fn entries(pack: &Pack) -> Vec<Entry> {
    let entry = |id: String, words: String| Entry { level: 1, id, words };
    let named = [("membership", "Membership"), ("contact", "Contact"), ("agenda", pack.agenda_heading())];
    let front = named.into_iter().filter(|(id, _)| *id != "membership" || !pack.membership.is_empty());
    let front = front.map(|(id, words)| entry(id.into(), words.into()));
    front.chain(pack.papers().map(|item| entry(id_of(item), item.heading()))).collect()
}

fn meeting(pack: &Pack) -> Markup {
    html! {
        @if !pack.membership.is_empty() {
            section {
                h2 id="membership" { "Membership" }
                ul class="members" { @for member in &pack.membership { li { (member) } } }
            }
        }
        section class="contact" {
            h2 id="contact" { "Contact" }
            (body::officer(&pack.contact))
        }
    }
}

fn agenda(pack: &Pack) -> Markup {
    html! {
        section class="meeting" aria-labelledby="agenda" {
            h2 id="agenda" { (pack.agenda_heading()) }
            @for (heading, note, items) in pack.parts() {
                @if let Some(heading) = heading { h3 { (heading) } }
                @if let Some(note) = note { p { (note) } }
                table class="agenda" {
                    caption class="heard" { "Agenda" @if let Some(heading) = heading { ", " (heading) } }
                    thead { tr { th scope="col" { "Item" } th scope="col" { "Title" } th scope="col" { "Paper" } } }
                    tbody { @for item in items { (line(item)) } }
                }
            }
        }
    }
}

/// A line of the agenda: the title leads to the paper.
fn line(item: &AgendaItem) -> Markup {
    let under = item.under_title();
    html! {
        tr {
            th scope="row" { (item.number) }
            td {
                @if item.has_paper() { a href={ "#" (id_of(item)) } { (item.title) } } @else { (item.title) }
                @if !under.is_empty() { " " span class="second" { (under) } }
                @for words in item.sentences() { " " span class="second" { (words) } }
            }
            td { (item.kind()) }
        }
    }
}

/// `item-3`
fn id_of(item: &AgendaItem) -> String {
    format!("item-{}", item.number)
}

/// An item behind its divider.
fn item(item: &AgendaItem, style: Style) -> Markup {
    html! {
        section class="item" aria-labelledby=(id_of(item)) {
            h2 id=(id_of(item)) {
                span class="divider" { (item.divider()) span class="heard" { ": " } }
                (item.title)
            }
            @if !item.authors().is_empty() { p class="authors" { (item.authors()) } }
            (fields(item.header()))
            @for note in &item.notes { p { (note) } }
            @if let Some([first, rest]) = item.private_note() { p class="private" { strong { (first) } " " (rest) } }
            @match &item.paper {
                Paper::AgendaOnly | Paper::ToFollow | Paper::OnAgenda { .. } | Paper::Withheld => {}
                Paper::Text { sections } => (text(item, sections, style)),
                Paper::Pages { pages, .. } => (foreign(item, pages)),
                Paper::Report { report } => (self::report(item, report)),
            }
            p class="screen" { a href="#agenda" { "Back to the agenda" } }
        }
    }
}

fn text(item: &AgendaItem, sections: &[Section], style: Style) -> Markup {
    let mark = item.mark();
    body::sections(
        sections,
        &PaperScope { prefix: &mark, depth: DEPTH, letters: &[], further: Letters::default(), style },
    )
}

/// The pages of a PDF from elsewhere.
fn foreign(item: &AgendaItem, pages: &[ForeignPage]) -> Markup {
    html! {
        p {
            "This paper comes from elsewhere. Each page of it is a picture"
            @if pages.iter().all(|page| !page.words.is_empty()) { ", and its words can be read under it." }
            @else { "; if its words can be read, they are under it." }
        }
        @for (nth, page) in pages.iter().enumerate() { (leaf(page, nth + 1, pages.len(), item.number)) }
    }
}

/// A report with a list of what is in it.
fn report(item: &AgendaItem, report: &Report) -> Markup {
    let mark = item.mark();
    let paper = PaperOnPage::within(report, &mark, DEPTH);
    html! {
        (paper.figures())
        nav class="contents" aria-label={ "In the paper of item " (item.number) } {
            p { "In this paper" }
            (contents::list(&paper.entries()))
        }
        (paper.body())
    }
}
