//! What the edge cases find, and that they find nothing in the shipped book.

mod mutants;
mod mutations;
mod verdicts;

use super::*;
use crate::rules::RuleFile;

/// The shipped book, with a council's rules over it where there are any.
fn book(rules: &str) -> RuleBook {
    let files = if rules.is_empty() {
        Vec::new()
    } else {
        vec![RuleFile { name: "rules/house.rhai".into(), text: rules.into(), layer: 2 }]
    };
    let (book, faults) = RuleBook::open(&files);
    assert!(faults.is_empty(), "{faults:?}");
    book
}

/// Every so many of the edge cases: all of them take their time in a build for tests.
fn outcome(rules: &str, step: usize) -> GridOutcome {
    put(&book(rules), "Anyshire", edge_case::rows().step_by(step))
}

/// `contradicting-rules: rule "up is good" says ...`, without the sentence.
fn told(outcome: &GridOutcome) -> Vec<String> {
    let brief = |message: &str| message.split(": \u{201C}").next().unwrap_or_default().to_owned();
    outcome.found.iter().map(|found| format!("{}: {}", found.code, brief(&found.message))).collect()
}

#[test]
fn nothing_goes_wrong_in_the_shipped_book() {
    // A build for tests takes a minute over all of them: there every seventh, and in CI the whole.
    let step = if cfg!(debug_assertions) { 7 } else { 1 };
    let outcome = outcome("", step);
    assert_eq!(outcome.edge_cases, (4913_usize + 6 * 4 * 7 * 9).div_ceil(step));
    let told: Vec<String> = outcome
        .found
        .iter()
        .map(|found| format!("{}: {} ({})", found.code, found.message, found.help.as_deref().unwrap_or_default()))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
    // An edge case that no rule has anything to say of would prove nothing: all speak except for what a council's own test
    // or key, one pair of counts, decimals, a mark, `compare`, `also_say`, a season, a gap and the report as a whole bring about.
    let silent = [
        "compared with last year",
        "institutions",
        "by its limits",
        "any change",
        "by the tolerance",
        "close by its limits",
        "above zero, and rounds to it",
        "no such figure can be",
        "none recorded in a survey",
        "too unreliable to be given",
        "an unusual change on a year before, which is no clear change",
        "an unusual change on a year before",
        "the same when rounded, and the counts differ",
        "the same when rounded",
        "the same as printed",
        "a real change, and too small to report as one",
        "not quite a clear change",
        "changed on a year before, and outside its usual range",
        "two years ago",
        "the start of the year",
        "the peak",
        "the figure before, only said",
        "on course by last year's share",
        "no measure for the lead",
        "no measure judged for the lead",
        "lead on what changed",
        "lead on targets",
        "lead on what is new",
        "nothing to judge",
        "how many improved",
        "measures without counts",
        "measures that could not be judged",
        "judged by tests and by a tolerance",
        "all judged by a tolerance",
        "new since the last report",
        "measures for information",
        "information without a figure",
        "how many in each quartile",
        "no national benchmark",
        "targets one by one",
        "targets in the last report",
        "targets by section",
        "targets that are not due",
        "no target is due",
        "one rating for all",
        "ratings",
        "nothing is rated",
        "what the report was about",
        "finding of no figure",
        "finding of a new series",
        "finding of a missed target",
        "finding of what got worse",
        "finding outside the usual range, and no better",
        "finding of what improved",
        "finding of what is better than usual",
        "finding of a long rise or fall",
        "finding of a run",
        "finding of a target",
        "finding within the usual range",
        "finding of no clear change",
        "finding beyond all others",
        "finding on the edge of a quartile",
        "finding beside figures of an earlier period",
        "finding of a quartile",
        "finding beside others",
    ];
    assert!(step > 1 || outcome.silent == silent, "{:?}", outcome.silent);
}

#[test]
fn a_rule_that_fails_on_a_corner_only_is_found() {
    let rule = "rule(\"so many times\").about(\"trend\").when(|i| i.unit is \"count\" and i.has_previous)\
        .say(|i| `This is ${i.value / i.previous.value} times the figure before.`).before(\"outside its usual range\");";
    let outcome = outcome(rule, 23);
    assert_eq!(told(&outcome), ["rule-failed: rule \"so many times\": this cannot be calculated"]);
    let help = outcome.found[0].help.as_deref().expect("what to do");
    assert!(help.contains(": 0,") && help.contains("first with these figures: "), "{help}");
    assert!(outcome.found[0].at.is_some());
}

#[test]
fn rules_that_contradict_the_verdict_or_each_other_are_found() {
    let up = "rule(\"up is good\").about(\"change\").when(|i| i.change > 0 and i.judged)\
        .say(|i| `This is ${i.change} (better) than ${i.previous}.`).before(\"changed\");";
    let found = told(&outcome(up, 23));
    assert!(
        found.contains(&"contradicting-rules: rule \"up is good\" says better, but the verdict is a decline".into()),
        "{found:?}"
    );
    let run = "rule(\"a run\").about(\"trend\").when(|i| i.falls >= 2)\
        .say(|i| `The figure has risen ${words(i.falls)} times running.`).before(\"outside its usual range\");";
    let outcome = outcome(run, 23);
    let found = told(&outcome);
    let goes =
        "contradicting-rules: rule \"a run\" says that the figure moves one way, but the change goes the other way";
    assert!(found.contains(&goes.into()), "{found:?}");
    let pair = outcome.found.iter().find(|found| found.message.starts_with("rule \"a run\"")).expect("told");
    assert_eq!(pair.also.len(), 1, "the other sentence is shown beside it");
}

#[test]
fn an_indicator_left_without_a_sentence_is_found() {
    let found = told(&outcome("remove(\"the figure\"); remove(\"not available\");", 23));
    assert!(found.contains(&"unreported-data: no rule reports `corner`".into()), "{found:?}");
}

#[test]
fn a_figure_that_remained_beside_a_change_is_found() {
    for verdict in ["improved", "declined"] {
        let rule = format!(
            "rule(\"still\").about(\"history\").when(|i| i.{verdict}).say(|i| `It remained at ${{i.value}}.`).before(\"a year ago\");"
        );
        let found = told(&outcome(&rule, 23));
        let wanted = "contradicting-rules: rule \"still\" says that nothing has changed, but the verdict is a change";
        assert!(found.contains(&wanted.into()), "{verdict}: {found:?}");
    }
}

/// The sentences of an edge case in a report of this length, with the rules that made them.
fn sentences(book: &RuleBook, figures: &[Figures], length: Length) -> Option<Narrative> {
    let findings = findings("Anyshire", figures).ok()?;
    Some(narrate(book, &outline("Anyshire", length, &findings)?, &findings).0)
}

/// Words by which a reader knows that a sentence has bad news, or that a figure is not what it seems: apart from how the
/// program decides it.
const MUST_STAND: [&str; 9] = [
    "(worse)",
    "worse than",
    "in the worse direction",
    "one for the worse",
    "misses the",
    "fourth quartile",
    "cannot be compared",
    "cannot be judged",
    "provisional",
];

#[test]
fn whatever_the_length_bad_news_and_reservations_stand() {
    let (book, _) = RuleBook::open(&[]);
    let (mut seen, mut left_out) = (0, 0);
    for row in edge_case::rows().step_by(5) {
        let figures = EdgeCase::of(&row).figures();
        let Some(full) = sentences(&book, &figures, Length::Full) else { continue };
        for length in [Length::Short, Length::Normal] {
            let Some(brief) = sentences(&book, &figures, length) else { continue };
            left_out += brief.held.len();
            let said = |narrative: &Narrative| -> Vec<String> {
                let sentences = narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences);
                sentences.map(|sentence| sentence.text.clone()).collect()
            };
            for held in &brief.held {
                let bad = MUST_STAND.iter().find(|words| held.said.text.contains(*words));
                assert!(bad.is_none(), "{length:?} drops \u{201C}{}\u{201D} of {figures:?}", held.said.text);
            }
            // What is not held back is printed, in one sentence or another.
            let rules = |narrative: &Narrative| -> BTreeSet<String> { spoke(narrative).into_iter().collect() };
            let held: BTreeSet<String> = brief.held.iter().map(|held| held.said.rule.to_string()).collect();
            let lost: Vec<String> =
                rules(&full).difference(&rules(&brief)).filter(|rule| !held.contains(*rule)).cloned().collect();
            assert!(lost.is_empty(), "{lost:?} of {figures:?}: {:?}", said(&brief));
            seen += 1;
        }
    }
    assert!(seen > 1000 && left_out > 1000, "{seen} {left_out}");
}
