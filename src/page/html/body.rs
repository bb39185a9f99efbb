//! The body: sections with their numbered paragraphs, charts, lists, contacts and the list of appendices.

use maud::{Markup, html};

use crate::report::{Appendix, Block, Officer, Sentence};

use super::words::linked;
use super::{Paper, chart, overview};

/// Every section in reading order.
pub(super) fn sections(paper: &Paper) -> Markup {
    html! {
        @for (nth, section) in paper.report.sections.iter().enumerate() {
            (paper.heading(section.level, &format!("section-{}", nth + 1), &section.heading))
            @for block in &section.blocks { (self::block(block, paper)) }
        }
    }
}

fn block(block: &Block, paper: &Paper) -> Markup {
    match block {
        Block::Paragraph { number: Some(number), sentences } => numbered(*number, sentences, paper),
        Block::Paragraph { number: None, sentences } => html! { p class="beside" { (said(sentences, None, paper)) } },
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
fn numbered(number: u32, sentences: &[Sentence], paper: &Paper) -> Markup {
    let id = paper.paragraph_id(number);
    html! {
        p class="numbered" id=(id) { span class="number" { (number) "." } " " (said(sentences, Some(&id), paper)) }
    }
}

fn said(sentences: &[Sentence], id: Option<&str>, paper: &Paper) -> Markup {
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

fn officer(officer: &Officer) -> Markup {
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
fn appendix(one: &Appendix, paper: &Paper) -> Markup {
    let words = format!("Appendix {}: {}", one.letter, one.title);
    let here = paper.letters().iter().copied().find(|letter| one.letter == letter.to_string());
    html! {
        @match here {
            Some(letter) => a href={ "#" (paper.appendix_id(letter)) } { (words) },
            None => (words),
        }
    }
}
