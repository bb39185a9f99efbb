//! What each difference comes from, found by drafting again: today's figures by the rules of then tell the rules' part
//! from the figures', and today's figures by one edit at a time tell which edit it was.

use crate::draft::draft_by;
use crate::figures::prose::{Provenance, Topic};
use crate::folder::Folder;
use crate::rules::{RuleFile, Statements};

use super::differences::{Cause, Changed, Differences, PassagePair, Read, moved, unlike};
use super::edits::Edits;
use super::pairing::pairs;
use crate::draft::snapshot::{Passage, Snapshot};

/// How what a folder says now differs from an earlier snapshot.
///
/// ```
/// use scrutineer::draft_files;
/// use scrutineer::diff::{Cause, differences};
///
/// let plan = "title = \"Report\"\ncommittee = \"Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
///     period = \"quarter 3 2024/25\"\n[[section]]\nheading = \"Calls\"\nparagraphs = [{ indicators = [\"calls\"] }]\n";
/// let catalogue = "[calls]\nname = \"calls answered in time\"\nunit = \"percent\"\ngood = \"high\"\n";
/// let with = |figure: &str| {
///     let figures = format!("indicator,period,value\ncalls,quarter 3 2024/25,{figure}\n");
///     draft_files([("report.toml", plan), ("indicators.toml", catalogue), ("data/calls.csv", &figures)])
/// };
/// let (_, before) = with("88.0")?;
/// let (folder, now) = with("89.0")?;
/// let found = differences(&before.snapshot(), &now.snapshot(), &folder);
/// assert!(found.passages.iter().all(|passage| passage.cause == Cause::Figures));
/// assert_eq!(found.figures[0].in_words(), "calls, quarter 3 2024/25: 88.0 → 89.0");
/// # Ok::<(), scrutineer::Error>(())
/// ```
pub fn differences(earlier: &Snapshot, now: &Snapshot, folder: &Folder) -> Differences {
    differences_again(earlier, now, folder, &mut Statements::default())
}

/// The same where it is asked again and again: statements of the rules that are as they did are taken over.
pub(crate) fn differences_again(
    earlier: &Snapshot,
    now: &Snapshot,
    folder: &Folder,
    kept: &mut Statements,
) -> Differences {
    let edits = Edits::between(&earlier.rules, &now.rules);
    let mut figures = moved(&earlier.findings, &now.findings);
    let mut decisions = moved(&earlier.decisions, &now.decisions);
    let (unlike, other_lines) = unlike(earlier, now);
    let between = if edits.edits.is_empty() || unlike.is_empty() && decisions.is_empty() && figures.is_empty() {
        None
    } else {
        Some(draft_by(folder, &earlier.rules, kept).snapshot())
    };
    let between = between.as_ref().unwrap_or(now);
    for figure in &mut figures {
        // A rule about small numbers hides figures, and shows them.
        let held = between.finding(&figure.id).and_then(|entry| entry.held(&figure.what));
        figure.cause = if held == figure.is { Cause::Figures } else { Cause::Rule };
    }
    let figures_moved = figures.iter().any(|figure| figure.cause == Cause::Figures);
    for decision in &mut decisions {
        let held = between.decision(&decision.id).and_then(|entry| entry.held(&decision.what));
        decision.cause = cause(held != decision.was, held != decision.is, figures_moved);
    }
    let seen = Between::new(earlier, now, between);
    let mut passages: Vec<Changed> = unlike.iter().map(|pair| seen.changed(pair, figures_moved)).collect();
    attribute(&mut passages, &unlike, &edits, between, |rules| draft_by(folder, rules, kept).snapshot());
    Differences { figures, decisions, edits: edits.edits, passages, other_lines }
}

/// What moved it: the folder, the rules or both; and where the folder's figures are what they were, its other words.
fn cause(by_folder: bool, by_rule: bool, figures_moved: bool) -> Cause {
    match (by_folder, by_rule) {
        (true, true) => Cause::FiguresAndRule,
        (false, true) => Cause::Rule,
        _ if figures_moved => Cause::Figures,
        _ => Cause::Words,
    }
}

/// Two snapshots, and today's figures by the rules of the earlier one.
struct Between<'a> {
    snapshot: &'a Snapshot,
    /// Where each passage of the earlier snapshot stands in it.
    of_earlier: Vec<(&'a Passage, Option<usize>)>,
    /// Where each passage of now is in it.
    of_now: Vec<(&'a Passage, Option<usize>)>,
}

impl<'a> Between<'a> {
    fn new(earlier: &'a Snapshot, now: &'a Snapshot, snapshot: &'a Snapshot) -> Between<'a> {
        let places = |own: &'a Snapshot| {
            let found = pairs(&own.passages, &snapshot.passages).into_iter();
            found.filter_map(|(at, to)| Some((&own.passages[at?], to))).collect()
        };
        Between { snapshot, of_earlier: places(earlier), of_now: places(now) }
    }

    /// The same passage by today's figures and the rules of then.
    fn passage(&self, pair: &PassagePair) -> Option<&Passage> {
        let found = |among: &[(&Passage, Option<usize>)], passage: Option<&Passage>| {
            let passage = passage?;
            among.iter().find(|(own, _)| std::ptr::eq(*own, passage)).and_then(|(_, at)| *at)
        };
        let at = found(&self.of_earlier, pair.was).or_else(|| found(&self.of_now, pair.is))?;
        self.snapshot.passages.get(at)
    }

    fn changed(&self, pair: &PassagePair, figures_moved: bool) -> Changed {
        let text = |passage: Option<&Passage>| passage.map(|passage| passage.sentence.text.clone());
        let between = text(self.passage(pair));
        let by_folder = between != text(pair.was);
        let by_rule = between != text(pair.is);
        let own_words =
            pair.is.or(pair.was).is_some_and(|passage| passage.sentence.because.iter().all(|because| because.by_hand));
        let cause = if text(pair.was) == text(pair.is) {
            Cause::Layout
        } else if own_words {
            Cause::Words
        } else {
            cause(by_folder, by_rule, figures_moved)
        };
        Changed { cause, was: pair.was.map(Read::of), is: pair.is.map(Read::of), edits: Vec::new() }
    }
}

/// Names the edits behind each passage that a rule changed: those that alone make it read otherwise; all of them where
/// only several together do.
fn attribute(
    passages: &mut [Changed],
    unlike: &[PassagePair],
    edits: &Edits,
    between: &Snapshot,
    mut drafted: impl FnMut(&[RuleFile]) -> Snapshot,
) {
    let by_rule = |changed: &Changed| matches!(changed.cause, Cause::Rule | Cause::FiguresAndRule);
    if !passages.iter().any(by_rule) {
        return;
    }
    let count = edits.edits.len();
    for edit in (0..count).filter(|_| count > 1) {
        let alone = drafted(&edits.done(|done| done == edit));
        let (moved, _) = super::differences::unlike(between, &alone);
        for (changed, pair) in passages.iter_mut().zip(unlike).filter(|(changed, _)| by_rule(changed)) {
            // By the slot it fills: what it says with this edit alone may be neither of the two versions.
            let own = pair.was.or(pair.is);
            if own.is_some_and(|own| moved.iter().any(|moved| same_slot(own, moved))) {
                changed.edits.push(edit);
            }
        }
    }
    for changed in passages.iter_mut().filter(|changed| by_rule(changed) && changed.edits.is_empty()) {
        changed.edits = (0..count).collect();
    }
}

/// Whether a passage that an edit moved fills a slot of this one.
fn same_slot(own: &Passage, moved: &PassagePair) -> bool {
    // Of the whole report several rules speak on one topic, each in its own slot.
    let slots = |passage: &Passage| -> Vec<(Vec<String>, Topic, String)> {
        let because = passage.sentence.because.iter();
        let rule =
            |because: &Provenance| if because.indicators.is_empty() { because.rule.clone() } else { String::new() };
        because.map(|because| (because.indicators.clone(), because.topic.clone(), rule(because))).collect()
    };
    let own = slots(own);
    [moved.was, moved.is].into_iter().flatten().any(|other| slots(other).iter().any(|slot| own.contains(slot)))
}
