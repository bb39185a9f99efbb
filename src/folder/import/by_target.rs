//! Which direction is good, where the targets of a measure say it themselves: "\u{2265} 85%", "under 10 days".

use crate::figures::measure::{Reached, TargetRead, read_target};
use crate::folder::recognise::FoundMeasure;

/// `high` or `low`, and the first target that says it; none where two say otherwise.
pub fn direction(found: &FoundMeasure) -> Option<(&'static str, &str)> {
    let said = found.targets.iter().filter_map(|text| Some((way(text)?, text.as_str())));
    let (good, text) = said.clone().next()?;
    said.into_iter().all(|(other, _)| other == good).then_some((good, text))
}

fn way(text: &str) -> Option<&'static str> {
    // "Within 5%" and "up to 10%" say how far from something, too.
    let is_how_far = ["within", "up to"].iter().any(|words| text.to_lowercase().contains(words));
    match read_target(text).filter(|_| !is_how_far)? {
        TargetRead::Figure(_, Reached::AtLeast | Reached::Above, _) => Some("high"),
        TargetRead::Figure(_, Reached::AtMost | Reached::Below, _) => Some("low"),
        TargetRead::Figure(_, Reached::AtIt, _) | TargetRead::Quartile(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_that_say_more_or_less_say_which_is_good() {
        let of = |targets: &[&str]| {
            let targets = targets.iter().map(|text| (*text).to_owned()).collect();
            direction(&FoundMeasure { targets, ..FoundMeasure::default() }).map(|(good, _)| good)
        };
        for (targets, good) in [
            (&["\u{2265} 85%"][..], Some("high")),
            (&["90%", "at least 85%", "95%+"], Some("high")),
            (&["under 10 days"], Some("low")),
            (&["45 max", "no more than 40"], Some("low")),
            (&["85%", "10 days"], None),
            (&["at least 85%", "no more than 95%"], None),
            (&["within 5%"], None),
            (&["to be agreed"], None),
        ] {
            assert_eq!(of(targets), good, "{targets:?}");
        }
    }
}
