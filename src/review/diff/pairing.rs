//! Which passage of one snapshot is which of another: by what it speaks of, not by where it stands.

use crate::draft::snapshot::Passage;
use crate::figures::prose::Topic;

/// The passages of two snapshots side by side, in the order of the later one; what is only in the earlier one stands
/// where it stood.
pub fn pairs(earlier: &[Passage], later: &[Passage]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut partner: Vec<Option<usize>> = vec![None; later.len()];
    let mut taken = vec![false; earlier.len()];
    for alike in [same_words, same_rule, same_topic, same_heading] {
        for (new, passage) in later.iter().enumerate().filter(|(new, _)| partner[*new].is_none()).collect::<Vec<_>>() {
            let found = (0..earlier.len()).find(|old| !taken[*old] && alike(&earlier[*old], passage));
            if let Some(old) = found {
                partner[new] = Some(old);
                taken[old] = true;
            }
        }
    }
    in_order(&partner, &taken)
}

fn in_order(partner: &[Option<usize>], taken: &[bool]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut found = Vec::new();
    let mut gone = (0..taken.len()).filter(|old| !taken[*old]).peekable();
    for (new, old) in partner.iter().enumerate() {
        while let Some(before) = gone.next_if(|gone| old.is_some_and(|old| *gone < old)) {
            found.push((Some(before), None));
        }
        found.push((*old, Some(new)));
    }
    found.extend(gone.map(|old| (Some(old), None)));
    found
}

fn slots(passage: &Passage) -> impl Iterator<Item = (&[String], &Topic)> {
    passage.sentence.because.iter().map(|because| (because.indicators.as_slice(), &because.topic))
}

/// The same words of the same thing.
fn same_words(earlier: &Passage, later: &Passage) -> bool {
    earlier.sentence.text == later.sentence.text && slots(earlier).eq(slots(later))
}

/// Of the whole report several sentences may be about one topic: the rule tells them apart.
fn same_rule(earlier: &Passage, later: &Passage) -> bool {
    let rules = |passage: &Passage| -> Vec<String> {
        passage.sentence.because.iter().map(|because| because.rule.clone()).collect()
    };
    slots(earlier).next().is_some() && slots(earlier).eq(slots(later)) && rules(earlier) == rules(later)
}

/// They share a topic of an indicator, or of the whole report under one heading. What a person wrote is only ever
/// taken for what a person wrote there before.
fn same_topic(earlier: &Passage, later: &Passage) -> bool {
    let whole = |(indicators, _): (&[String], &Topic)| !indicators.is_empty() || earlier.heading == later.heading;
    slots(later).any(|slot| whole(slot) && slots(earlier).any(|other| other == slot))
}

/// Fixed words under one heading.
fn same_heading(earlier: &Passage, later: &Passage) -> bool {
    let fixed = |passage: &Passage| passage.sentence.because.is_empty();
    fixed(earlier) && fixed(later) && earlier.heading == later.heading
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::prose::{Provenance, Sentence};

    fn passage(heading: &str, text: &str, slots: &[(&str, &str)]) -> Passage {
        let because = slots.iter().map(|(indicator, topic)| Provenance {
            rule: format!("the {topic}"),
            at: "rules/a.rhai:1".into(),
            topic: (*topic).into(),
            indicators: vec![(*indicator).into()],
            by_hand: false,
            figures: Vec::new(),
            instead_of: None,
        });
        let because = because.collect();
        Passage { heading: heading.into(), sentence: Sentence { address: String::new(), text: text.into(), because } }
    }

    #[test]
    fn a_sentence_is_found_again_wherever_it_stands() {
        let earlier = [
            passage("A", "It was 93%.", &[("a", "latest")]),
            passage("A", "This is lower and places us third.", &[("a", "change"), ("a", "position")]),
            passage("A", "A record.", &[("a", "trend")]),
            passage("B", "Fixed.", &[]),
        ];
        let later = [
            passage("B", "Fixed words.", &[]),
            passage("A", "It was 92%.", &[("a", "latest")]),
            passage("A", "This is lower.", &[("a", "change")]),
            passage("A", "This places us third.", &[("a", "position")]),
        ];
        assert_eq!(
            pairs(&earlier, &later),
            [(Some(2), None), (Some(3), Some(0)), (Some(0), Some(1)), (Some(1), Some(2)), (None, Some(3))]
        );
    }
}
