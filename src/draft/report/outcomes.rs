//! Which indicators are under which outcome: the same for the dashboard and for the overview panel.

use crate::draft::narrative::{Indicated, Narrative};

use super::front_matter::SectionFrame;

/// An outcome's heading and the indicators its paragraphs mention, in the order of the report.
pub type OfOutcome<'a> = (&'a str, Vec<&'a Indicated>);

/// Every first-level heading that is about indicators, each indicator once: what is under a heading's subheadings is its own,
/// and a summary that only repeats what other headings have gives way to them.
pub fn outcomes<'a>(sections: &'a [SectionFrame], narrative: &'a Narrative) -> Vec<OfOutcome<'a>> {
    let by_id = narrative.by_id();
    let indicated = |id: &&str| by_id.get(id).copied();
    let under = |(heading, ids): (&'a str, Vec<&'a str>)| (heading, ids.iter().filter_map(indicated).collect());
    let placed = placed(headings(sections)).into_iter().map(under);
    placed.filter(|(_, under): &OfOutcome| !under.is_empty()).collect()
}

/// A heading and the ids under it.
type Heading<'a> = (&'a str, Vec<&'a str>);

fn headings(sections: &[SectionFrame]) -> Vec<Heading<'_>> {
    let mut found: Vec<Heading> = Vec::new();
    let mut heading = "";
    for section in sections {
        if section.level == 1 {
            heading = &section.heading;
        }
        for id in &section.indicators {
            match found.last_mut().filter(|(last, _)| *last == heading) {
                Some((_, under)) => under.push(id),
                None => found.push((heading, vec![id])),
            }
        }
    }
    found
}

/// Each id under one heading only: the longest of those headings first gives way that have nothing of their own, and what
/// is left twice stays where it is first.
fn placed(headings: Vec<Heading<'_>>) -> Vec<Heading<'_>> {
    let mut order: Vec<usize> = (0..headings.len()).collect();
    order.sort_by_key(|nth| std::cmp::Reverse(headings[*nth].1.len()));
    let mut stands = vec![true; headings.len()];
    for nth in order {
        let elsewhere = |id: &&str| {
            (0..headings.len()).any(|other| other != nth && stands[other] && headings[other].1.contains(id))
        };
        stands[nth] = !headings[nth].1.iter().all(elsewhere);
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for ((heading, ids), _) in headings.into_iter().zip(stands).filter(|(_, stands)| *stands) {
        let mut own = Vec::new();
        for id in ids {
            if !seen.contains(&id) {
                seen.push(id);
                own.push(id);
            }
        }
        found.push((heading, own));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::placed;

    #[test]
    fn a_summary_gives_way_to_the_sections_that_it_repeats() {
        let own = vec![("Homes", vec!["rents", "voids"]), ("Roads", vec!["potholes"])];
        let summary = ("Summary", vec!["rents", "potholes", "voids"]);
        let begun: Vec<_> = [summary.clone()].into_iter().chain(own.clone()).collect();
        let ended: Vec<_> = own.clone().into_iter().chain([summary]).collect();
        assert_eq!(placed(begun), own);
        assert_eq!(placed(ended), own);
        assert_eq!(placed(vec![("Summary", vec!["rents"]), ("Homes", vec!["rents"])]), [("Homes", vec!["rents"])]);
        let mixed = vec![("Key", vec!["rents", "calls"]), ("Homes", vec!["rents", "voids", "voids"])];
        assert_eq!(placed(mixed), [("Key", vec!["rents", "calls"]), ("Homes", vec!["voids"])]);
    }
}
