//! Characters that the font of a pack lacks: in its own words and in every paper.

use crate::diagnostic::Diagnostic;
use crate::draft::glyphs::{GlyphCase, Words, of_report, of_sections};
use crate::figures::prose::Sentence;

use super::document::{Pack, Paper};

/// What the font of a pack lacks, in its own words and in every paper.
pub fn unprintable_in_pack(pack: &Pack, assets: &[(String, Vec<u8>)]) -> Vec<Diagnostic> {
    let unplaced = |_: &Sentence, _: char| None;
    let mut words: Vec<Words> = Vec::new();
    let front = [
        ("name of the council", &pack.council),
        ("name of the committee", &pack.committee),
        ("time of the meeting", &pack.time),
        ("place of the meeting", &pack.place),
    ];
    words.extend(front.map(|(what, text)| Words::unplaced(format!("the {what}"), text)));
    words.extend(pack.membership.iter().map(|member| Words::unplaced("the membership".into(), member)));
    words.push(Words::unplaced("the contact".into(), &pack.contact.title));
    for item in &pack.items {
        let named = format!("item {}", item.number);
        words.push(Words::unplaced(format!("the title of {named}"), &item.title));
        let paper = match &item.paper {
            Paper::Text { sections, .. } => of_sections(sections, &unplaced),
            Paper::Report { report, .. } => of_report(report, &unplaced),
            _ => Vec::new(),
        };
        words.extend(paper.into_iter().map(|one| one.within(&named)));
    }
    GlyphCase::of(&pack.look, assets).told(words)
}
