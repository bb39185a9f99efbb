//! The body: sections with their numbered paragraphs, charts, lists, contacts and the list of appendices.

use maud::{Markup, html};

use crate::draft::report::{Appendix, Block, Labels, Officer, Section, Sentence};
use crate::folder::look::Style;

use super::contents::Entry;
use super::paper_scope::PaperScope;
use super::words::linked;
use super::{chart, measure, overview};

/// Every section in reading order, under its labels. The first of a text may have no heading.
pub(crate) fn sections(sections: &[Section], labels: &[Labels], paper: &PaperScope) -> Markup {
    html! {
        @for (nth, (section, labels)) in sections.iter().zip(labels).enumerate() {
            @if !section.heading.is_empty() {
                (paper.heading(section.level, &format!("section-{}", nth + 1), heading(section, labels)))
            }
            @if paper.style == Style::Briefing && !section.tally.is_empty() { p class="tally-line" { (section.tally) } }
            @for (label, block) in labels.beside(section) { (self::block(block, label, section.level, paper)) }
        }
    }
}

/// Every heading, for the contents.
pub(crate) fn entries(sections: &[Section], labels: &[Labels], paper: &PaperScope) -> Vec<Entry> {
    let headed = sections.iter().zip(labels).enumerate().filter(|(_, (section, _))| !section.heading.is_empty());
    headed
        .map(|(nth, (section, labels))| Entry {
            level: paper.level(section.level),
            id: paper.section_id(nth),
            words: heading(section, labels),
        })
        .collect()
}

/// `3 Purpose of the report`, or without the number.
fn heading(section: &Section, labels: &Labels) -> String {
    if labels.heading.is_empty() { section.heading.clone() } else { format!("{} {}", labels.heading, section.heading) }
}

fn block(block: &Block, label: Option<&str>, level: u8, paper: &PaperScope) -> Markup {
    match block {
        Block::Paragraph { number, sentences, head: Some(head) } if paper.style == Style::Briefing => {
            measure::under_head(head, (*number, label), sentences, level + 1, paper)
        }
        Block::Paragraph { number: Some(number), sentences, .. } => numbered(*number, label, sentences, paper),
        Block::Paragraph { number: None, sentences, .. } => {
            html! { p class="beside" { (said(sentences, None, paper)) } }
        }
        Block::Chart { chart } => chart::figure(chart, paper),
        Block::Strip { strip } => chart::strip::figure(strip, paper),
        Block::Overview { overview } => overview::panel(overview),
        Block::List { items } => html! {
            @if !items.is_empty() {
                ul class="beside" { @for item in items { li { (linked(item, paper)) } } }
            }
        },
        Block::Officers { officers } => html! { @for officer in officers { (self::officer(officer)) } },
        Block::Appendices { appendices } => html! {
            @if !appendices.is_empty() {
                ul class="beside plain" { @for one in appendices { li { (appendix(one, paper)) } } }
            }
        },
    }
}

/// Its number is part of its text; `#p7` and `#p7-2` lead to it and to its second sentence.
fn numbered(number: u32, label: Option<&str>, sentences: &[Sentence], paper: &PaperScope) -> Markup {
    let id = paper.paragraph_id(number);
    html! {
        p class="numbered" id=(id) { span class="number" { (label.unwrap_or_default()) } " " (said(sentences, Some(&id), paper)) }
    }
}

fn said(sentences: &[Sentence], id: Option<&str>, paper: &PaperScope) -> Markup {
    html! {
        @for (nth, sentence) in sentences.iter().enumerate() {
            @if nth > 0 { " " }
            @match id {
                Some(id) => span id={ (id) "-" (nth + 1) } { (linked(&sentence.text, paper)) },
                None => (linked(&sentence.text, paper)),
            }
        }
    }
}

/// Somebody to ask.
pub(crate) fn officer(officer: &Officer) -> Markup {
    let dialled: String = officer.telephone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    html! {
        address class="beside" {
            (officer.title)
            @if !officer.telephone.is_empty() {
                br; "Telephone: "
                @if dialled.is_empty() { (officer.telephone) } @else { a href={ "tel:" (dialled) } { (officer.telephone) } }
            }
            @if !officer.email.is_empty() {
                br; "Email: " a href={ "mailto:" (officer.email) } { (officer.email) }
            }
        }
    }
}

/// A line of the list of appendices; one that is on the page leads to it.
fn appendix(one: &Appendix, paper: &PaperScope) -> Markup {
    let words = format!("Appendix {}: {}", one.letter, one.title);
    let here = one.letter.chars().next().filter(|letter| paper.has(*letter));
    html! {
        @match here {
            Some(letter) => a href={ "#" (paper.appendix_id(letter)) } { (words) },
            None => (words),
        }
    }
}
