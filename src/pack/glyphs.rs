//! Characters that the font of a pack lacks: in its own words and in every paper.

use crate::diagnostic::Diagnostic;
use crate::draft::glyphs::{GlyphCase, Words, of_report, of_sections};
use crate::figures::prose::Sentence;

use super::document::{Pack, Paper};

/// What the font of a pack lacks, in its own words and in every paper.
pub fn unprintable_in_pack(pack: &Pack, assets: &[(String, Vec<u8>)]) -> Vec<Diagnostic> {
    let unplaced = |_: &Sentence, _: char| None;
    let front = [
        ("name of the council", &pack.council),
        ("name of the committee", &pack.committee),
        ("time of the meeting", &pack.time),
        ("place of the meeting", &pack.place),
    ];
    GlyphCase::of(&pack.look, assets).told(|search| {
        front.iter().for_each(|(what, text)| search(Words::unplaced(text, &|| format!("the {what}"))));
        pack.membership.iter().for_each(|member| search(Words::unplaced(member, &|| "the membership".into())));
        search(Words::unplaced(&pack.contact.title, &|| "the contact".into()));
        for item in &pack.items {
            let named = format!("item {}", item.number);
            search(Words::unplaced(&item.title, &|| format!("the title of {named}")));
            item.sentences().for_each(|words| search(Words::unplaced(words, &|| format!("the words under {named}"))));
            let in_item = &mut |one: Words| {
                let stands = one.stands;
                search(one.standing(&|| format!("{} of {named}", stands())))
            };
            match &item.paper {
                Paper::Text { sections, .. } => of_sections(sections, &unplaced, in_item),
                Paper::Report { report, .. } => of_report(report, &unplaced, in_item),
                _ => {}
            }
        }
    })
}
