//! Paragraphs that choose their measures: by attention, by verdict, or whatever no other paragraph reports.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::figures::finding::Finding;
use crate::folder::Choice;
use crate::rules::{Decided, IndicatorContext, Verdict};

use super::model::{Outline, Paragraph};
use super::offered::misses as misses_target;

/// The outline with a paragraph for each measure that one chooses, and for each of all these which of the plan it comes from.
pub fn expanded(
    outline: &Outline,
    findings: &[Arc<Finding>],
    decided: &BTreeMap<&str, Decided>,
) -> (Outline, Vec<usize>) {
    let chooses = outline.paragraphs.iter().any(|paragraph| matches!(paragraph, Paragraph::Chosen { .. }));
    let subjects: Vec<IndicatorContext> = findings
        .iter()
        .filter(|finding| chooses && !finding.indicator.quiet)
        .map(|finding| {
            IndicatorContext::new(finding.clone(), decided[finding.indicator.id.as_str()].clone(), outline.scene(None))
        })
        .collect();
    let mut spoken: Vec<String> = Vec::new();
    for paragraph in &outline.paragraphs {
        match paragraph {
            Paragraph::Indicators { ids, .. } => spoken.extend(ids.iter().cloned()),
            Paragraph::Chosen { by, .. } if *by != Choice::Rest => spoken.extend(chosen(*by, &subjects, &[])),
            _ => {}
        }
    }
    let (mut paragraphs, mut from) = (Vec::new(), Vec::new());
    for (nth, paragraph) in outline.paragraphs.iter().enumerate() {
        let Paragraph::Chosen { by, numbered } = paragraph else {
            paragraphs.push(paragraph.clone());
            from.push(nth);
            continue;
        };
        let ids = chosen(*by, &subjects, &spoken);
        if *by == Choice::Rest {
            spoken.extend(ids.iter().cloned());
        }
        from.extend(ids.iter().map(|_| nth));
        paragraphs.extend(ids.into_iter().map(|id| Paragraph::Indicators { ids: vec![id], numbered: *numbered }));
    }
    (Outline { paragraphs, ..outline.clone() }, from)
}

/// The measures that are chosen, the worst first; the rest in the order of the catalogue.
fn chosen(by: Choice, subjects: &[IndicatorContext], spoken: &[String]) -> Vec<String> {
    let fits = |subject: &&IndicatorContext| match by {
        Choice::Attention => subject.decided.attention.is_some(),
        Choice::Improved => subject.decided.verdict() == Verdict::Improved,
        Choice::OffTarget => misses_target(subject),
        Choice::Rest => !spoken.contains(&subject.finding.indicator.id),
    };
    let mut found: Vec<&IndicatorContext> = subjects.iter().filter(fits).collect();
    if by != Choice::Rest {
        found.sort_by_key(|subject| {
            let rank = subject.decided.attention.as_ref().map_or(usize::MAX, |attention| attention.rank);
            (rank, Reverse(subject.size_of_concern()))
        });
    }
    found.into_iter().map(|subject| subject.finding.indicator.id.clone()).collect()
}
