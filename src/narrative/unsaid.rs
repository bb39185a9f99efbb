//! What is held and nowhere said, and what is tallied and nowhere said.

use crate::diagnostic::{Code, Diagnostic};
use crate::prose::FigureRead;
use crate::rules::{Subject, Verdict};

use super::Narrative;

/// Warnings for every fact that the data holds and no sentence of the indicator says.
pub fn unsaid(narrative: &Narrative) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, subject) in &narrative.subjects {
        let read: Vec<&FigureRead> = narrative
            .paragraphs
            .iter()
            .flat_map(|(_, sentences)| sentences)
            .flat_map(|sentence| &sentence.because)
            .filter(|because| because.indicator.split(", ").any(|spoken| spoken == id))
            .flat_map(|because| &because.figures)
            .collect();
        found.extend(of(id, subject, &read));
    }
    found
}

/// Words whose reading in a sentence's rule says that the change was spoken of.
const CHANGE: [&str; 9] = [
    "previous",
    "change",
    "direction",
    "goodness",
    "count_change",
    "same_for",
    "improved",
    "declined",
    "break_in_series",
];

fn of(id: &str, subject: &Subject, read: &[&FigureRead]) -> Vec<Diagnostic> {
    let finding = &subject.finding;
    let place = || finding.latest.as_ref().map_or_else(|| finding.indicator.from.clone(), |latest| latest.from.clone());
    let said = |words: &[&str]| read.iter().any(|read| words.contains(&read.word.as_str()));
    let mut found = Vec::new();
    let mut tell = |code, what: String, help: &str| found.push(Diagnostic::warning(code, what).at(place()).help(help));
    if finding.latest.as_ref().is_some_and(|latest| latest.value.is_some()) {
        if subject.baseline().is_some_and(|earlier| earlier.change.is_some()) && !said(&CHANGE) {
            tell(
                Code::HeldUnsaid,
                format!("the change of `{id}` is held and no sentence says it"),
                "add a rule about \"change\" that fits it",
            );
        }
        if subject.quartile().is_some() && !read.iter().any(|read| read.word.starts_with("quartile")) {
            tell(
                Code::HeldUnsaid,
                format!("the quartile of `{id}` is held and no sentence says it"),
                "add a rule about \"position\" that fits it",
            );
        }
        for comparison in &finding.comparisons {
            let name = &comparison.benchmark.comparator;
            if subject.relation(comparison).is_some()
                && !read.iter().any(|read| read.word == "compared" && read.held.contains(name.as_str()))
            {
                tell(
                    Code::HeldUnsaid,
                    format!("how `{id}` compares with {name} is held and no sentence says it"),
                    "add a rule about \"comparison\" that fits it",
                );
            }
        }
        let known = finding.targets.iter().any(|target| target.gap.is_some());
        if known && !said(&["target", "how_many_targets"]) {
            tell(
                Code::HeldUnsaid,
                format!("the target of `{id}` is held and no sentence says it"),
                "add a rule about \"target\" that fits it",
            );
        }
    }
    let verdict = subject.decided.judgement.as_ref().map(|judgement| judgement.verdict);
    let tallied = matches!(verdict, Some(Verdict::Improved | Verdict::Declined | Verdict::NoSignificantChange));
    if tallied
        && !finding.indicator.supporting
        && !said(&["judged", "real_change", "improved", "declined", "goodness", "same_for", "change", "direction"])
    {
        tell(
            Code::TalliedUnsaid,
            format!("`{id}` is counted as {} and no sentence says so", verdict.map_or("", Verdict::as_str)),
            "add a rule about \"change\" that fits it, or mark the indicator `supporting`",
        );
    }
    found
}
