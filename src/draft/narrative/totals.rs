//! The totals of a report: each indicator that is counted, once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::figures::finding::Finding;
use crate::rules::{Decided, NewsTotals, Tallied, Tally};

/// The totals of these.
pub fn tally(findings: &[Arc<Finding>], decided: &BTreeMap<&str, Decided>) -> Tally {
    let verdicts = Tallied::ALL.iter().map(|verdict| (*verdict, 0)).collect();
    let mut tally = Tally { verdicts, ..Tally::default() };
    for finding in findings.iter().filter(|finding| !finding.indicator.supporting) {
        let decided = &decided[finding.indicator.id.as_str()];
        let verdict = decided.tallied();
        *tally.verdicts.entry(verdict).or_default() += 1;
        if let Some(reason) = decided.reason() {
            match verdict {
                Tallied::NotJudged => *tally.reasons.entry(reason).or_default() += 1,
                Tallied::NoPolarity => *tally.information.entry(reason).or_default() += 1,
                _ => {}
            }
        }
        let judged = decided.judgement.as_ref().filter(|judgement| judgement.judged());
        if let Some(basis) = judged.and_then(|judgement| judgement.basis) {
            *tally.bases.entry(basis).or_default() += 1;
        }
        tally.counted += 1;
        if let (Some(last), Some(news)) = (&finding.indicator.last_report, finding.news())
            && verdict != Tallied::NoPolarity
        {
            tally.news.get_or_insert_with(|| NewsTotals::since(last.period)).add(news, verdict);
        }
        if let Some(quartile) = finding.quartile(decided.polarity_of(&finding.indicator)) {
            tally.quartiles[usize::from(quartile.now.clamp(1, 4)) - 1] += 1;
        }
    }
    tally
}
