//! Which indicators are under which outcome: the same for the dashboard and for the overview panel.

use crate::draft::narrative::{Indicated, Narrative};

use super::front_matter::SectionFrame;

/// An outcome's heading and the indicators its paragraphs mention, in the order of the report.
pub type OfOutcome<'a> = (&'a str, Vec<&'a Indicated>);

/// Every first-level heading that is about indicators. What is under its subheadings is its own.
pub fn outcomes<'a>(sections: &'a [SectionFrame], narrative: &'a Narrative) -> Vec<OfOutcome<'a>> {
    let mut found: Vec<OfOutcome> = Vec::new();
    let mut heading = "";
    for section in sections {
        if section.level == 1 {
            heading = &section.heading;
        }
        for id in &section.indicators {
            let Some(indicated) = narrative.indicated.iter().find(|indicated| indicated.finding.indicator.id == *id)
            else {
                continue;
            };
            match found.last_mut().filter(|(last, _)| *last == heading) {
                Some((_, under)) => under.push(indicated),
                None => found.push((heading, vec![indicated])),
            }
        }
    }
    found
}
