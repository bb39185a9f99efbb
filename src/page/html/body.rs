//! The body: sections with their numbered paragraphs, charts, lists, contacts and the list of appendices.

use maud::{Markup, html};

use crate::draft::report::{Appendix, Block, Officer, Section, Sentence};
use crate::folder::look::Style;

use super::contents::Entry;
use super::paper_scope::PaperScope;
use super::words::linked;
use super::{chart, measure, measures, overview};

/// Every section in reading order. The first of a text may have no heading.
pub(crate) fn sections(sections: &[Section], paper: &PaperScope) -> Markup {
    html! {
        @for (nth, section) in sections.iter().enumerate() {
            @if !section.heading.is_empty() {
                (paper.heading(section.level, &format!("section-{}", nth + 1), section.numbered_heading()))
            }
            @if paper.style == Style::Briefing && !section.tally.is_empty() { p class="tally-line" { (section.tally) } }
            @for block in &section.blocks { (self::block(block, section.level, paper)) }
        }
    }
}

/// Every heading, for the contents.
pub(crate) fn entries(sections: &[Section], paper: &PaperScope) -> Vec<Entry> {
    let headed = sections.iter().enumerate().filter(|(_, section)| !section.heading.is_empty());
    headed
        .map(|(nth, section)| Entry {
            level: paper.level(section.level),
            id: paper.section_id(nth),
            words: section.numbered_heading(),
        })
        .collect()
}

fn block(block: &Block, level: u8, paper: &PaperScope) -> Markup {
    match block {
        Block::Paragraph { number, sentences, head: Some(head), .. } if paper.style == Style::Briefing => {
            measure::under_head(head, (*number, block.label()), sentences, level + 1, paper)
        }
        Block::Paragraph { number: Some(number), label, sentences, .. } => numbered(*number, label, sentences, paper),
        Block::Paragraph { number: None, sentences, .. } => {
            html! { p class="beside" { (said(sentences, None, paper)) } }
        }
        Block::Chart { chart } => chart::figure(chart, paper),
        Block::Strip { strip } => chart::strip::figure(strip, paper),
        Block::Overview { overview } => overview::panel(overview),
        Block::List { items, numbered } => html! {
            @let lines = html! { @for item in items { li { (linked(item, paper)) } } };
            @if *numbered { ol class="beside bracketed" { (lines) } } @else if !items.is_empty() { ul class="beside" { (lines) } }
        },
        Block::Table { table } => measures::table(table),
        Block::Officers { officers } => html! { @for officer in officers { (self::officer(officer)) } },
        Block::Appendices { appendices } => html! {
            @if !appendices.is_empty() {
                ul class="beside plain" { @for one in appendices { li { (appendix(one, paper)) } } }
            }
        },
    }
}

/// Its number is part of its text; `#p7` and `#p7-2` lead to it and to its second sentence.
fn numbered(number: u32, label: &str, sentences: &[Sentence], paper: &PaperScope) -> Markup {
    let id = paper.paragraph_id(number);
    html! {
        p class="numbered" id=(id) { span class="number" { (label) } " " (said(sentences, Some(&id), paper)) }
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
