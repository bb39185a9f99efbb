//! The totals of targets and ratings, and the rating that a measure has by its target.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::figures::finding::Finding;
use crate::rules::{Decided, IndicatorContext, RATINGS, Rating, Tally, TargetTotals};

use super::Outline;

/// What was decided, with the rating by the council's own three words where no rule gave one.
pub fn rated(subject: &IndicatorContext, outline: &Outline) -> Decided {
    let decided = subject.decided.clone();
    let (Some(words), None) = (&outline.ratings, &decided.rating) else { return decided };
    let by_target = subject.deciding_target().and_then(|(_, state)| Some((state.rating()?, state)));
    let rating = by_target.map(|(at, state)| Rating { word: words[at].clone(), reason: state.as_str().to_owned() });
    Decided { rating, ..decided }
}

/// Adds targets, one by one, and ratings to the totals: in all and by section, of each measure that is counted.
///
/// `from`: which planned paragraph each paragraph of the outline comes from.
pub fn add_targets(
    tally: &mut Tally,
    findings: &[Arc<Finding>],
    (outline, from): (&Outline, &[usize]),
    decided: &BTreeMap<&str, Decided>,
) {
    let words = outline.ratings.clone().unwrap_or(RATINGS.map(str::to_owned));
    let mut ratings: Vec<(String, usize)> = words.into_iter().map(|word| (word, 0)).collect();
    let mut standing: BTreeMap<&str, TargetTotals> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.indicator.supporting) {
        let id = finding.indicator.id.as_str();
        let subject = IndicatorContext::new(finding.clone(), decided[id].clone(), outline.scene(None));
        standing.insert(id, subject.target_totals());
        let Some(word) = subject.rating_word() else { continue };
        match ratings.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => ratings.push((word, 1)),
        }
    }
    let sum = |of: &dyn Fn(&str) -> bool| {
        let totals = standing.iter().filter(|(id, _)| of(id)).map(|(_, totals)| totals);
        totals.fold(TargetTotals::default(), TargetTotals::and)
    };
    tally.targets = sum(&|_| true);
    tally.ratings = ratings.into_iter().filter(|(_, count)| *count > 0).collect();
    let mut begin = 0;
    for section in &outline.sections {
        let of_section = begin..begin + section.paragraphs;
        begin = of_section.end;
        let told = outline.paragraphs.iter().zip(from).filter(|(_, from)| of_section.contains(from));
        let ids: BTreeSet<String> = told.flat_map(|(paragraph, _)| paragraph.about()).collect();
        let totals = sum(&|id| ids.contains(id));
        if !totals.is_empty() {
            tally.sections.push((section.heading.clone(), totals));
        }
    }
}
