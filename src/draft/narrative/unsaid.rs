//! What is held and nowhere said, and what is tallied and nowhere said.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::prose::FigureRead;
use crate::rules::IndicatorContext;

use super::Narrative;

/// Warnings for every fact that the data holds and no sentence of the indicator says.
pub fn unsaid(narrative: &Narrative) -> Vec<Diagnostic> {
    let read = read(narrative);
    let of_one = |(id, subject): &(String, IndicatorContext)| {
        of(id, subject, read.get(id.as_str()).map_or(&[][..], |read| read.as_slice()))
    };
    narrative.subjects.iter().flat_map(of_one).collect()
}

/// The figures that are read of each indicator, by its id.
fn read(narrative: &Narrative) -> HashMap<&str, Vec<&FigureRead>> {
    let mut read: HashMap<&str, Vec<&FigureRead>> = HashMap::new();
    let sentences = narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences);
    for because in sentences.flat_map(|sentence| &sentence.because) {
        for id in &because.indicators {
            read.entry(id).or_default().extend(&because.figures);
        }
    }
    // What its length leaves out is counted in a line of its own.
    for held in &narrative.held {
        read.entry(&held.indicator).or_default().extend(&held.said.figures);
    }
    read
}

/// Words whose reading in a sentence's rule says that the change was reported. That is judged word by word: one that is left
/// out gives a warning too many, and hides nothing.
pub(super) const CHANGE: [&str; 10] = [
    "previous",
    "change",
    "direction",
    "goodness",
    "count_change",
    "same_for",
    "same_when_rounded",
    "improved",
    "declined",
    "break_in_series",
];

/// Words that say which verdict a change was given.
pub(super) const VERDICT: [&str; 10] = [
    "same_when_rounded",
    "judged",
    "real_change",
    "improved",
    "declined",
    "goodness",
    "same_for",
    "change",
    "direction",
    "stated_change",
];

fn of(id: &str, subject: &IndicatorContext, read: &[&FigureRead]) -> Vec<Diagnostic> {
    let finding = &subject.finding;
    if read.is_empty() {
        let silent = Diagnostic::warning(Code::UnreportedData, format!("no rule reports `{id}`"))
            .at(finding.indicator.from.clone())
            .help("add a rule about \"latest\" that applies to it, or mark it `quiet`");
        return vec![silent];
    }
    let place = finding.latest.as_ref().map_or(&finding.indicator.from, |latest| &latest.from);
    let held = held(subject, read).into_iter().map(|(fact, topic)| {
        Diagnostic::warning(
            Code::UnreportedData,
            format!("{fact} of `{id}` is in the data, but no sentence reports it"),
        )
        .at(place.clone())
        .help(format!("add a rule about \"{topic}\" that applies to it"))
    });
    let counted = subject.decided.judgement.as_ref().is_some_and(|judgement| judgement.judged());
    let unsaid = counted && !finding.indicator.supporting && !said(read, &VERDICT);
    let tallied = unsaid.then(|| {
        Diagnostic::warning(
            Code::UnreportedVerdict,
            format!("`{id}` is counted as {}, but no sentence says so", subject.decided.verdict().as_str()),
        )
        .at(place.clone())
        .help("add a rule about \"change\" that applies to it, or mark the indicator `supporting`")
    });
    held.chain(tallied).collect()
}

fn said(read: &[&FigureRead], words: &[&str]) -> bool {
    read.iter().any(|read| words.contains(&read.word.as_str()))
}

/// Each fact that is held and unsaid, with the topic it belongs to.
fn held(subject: &IndicatorContext, read: &[&FigureRead]) -> Vec<(String, &'static str)> {
    let finding = &subject.finding;
    let mut unsaid = Vec::new();
    // Of what the source knows in words only, the words may be all there is: what stands beside them is held all the same.
    let published = finding.latest.as_ref().is_some_and(|latest| latest.value.is_some());
    let changed = subject.baseline().is_some_and(|earlier| earlier.change.is_some());
    if published && changed && !said(read, &CHANGE) {
        unsaid.push(("the change".to_owned(), "change"));
    }
    let count = finding.latest.as_ref().and_then(|latest| latest.numerator);
    if !published && count.is_some() && !said(read, &["count", "counted", "value_and_count"]) {
        unsaid.push(("the count".to_owned(), "latest"));
    }
    if subject.quartile().is_some() && !read.iter().any(|read| read.word.starts_with("quartile")) {
        unsaid.push(("the quartile".to_owned(), "position"));
    }
    for family in finding.in_families().iter().map(|one| &one.family) {
        if !read.iter().any(|read| read.word == "in_families" && read.held.contains(family.as_str())) {
            unsaid.push((format!("the quartile among {family}"), "families"));
        }
    }
    for comparison in &finding.comparisons {
        let name = comparison.benchmark.comparator.as_str();
        let compared = read.iter().any(|read| read.word == "compared" && read.held.contains(name));
        if subject.relation(comparison).is_some() && !compared {
            unsaid.push((format!("the comparison with {name}"), "comparison"));
        }
    }
    if finding.targets.iter().any(|target| target.gap.is_some()) && !said(read, &["target", "how_many_targets"]) {
        unsaid.push(("the target".to_owned(), "target"));
    }
    unsaid
}
