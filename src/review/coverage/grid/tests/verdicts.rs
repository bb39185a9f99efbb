//! What a reader takes for verdicts in the paragraphs of the edge cases, at every length: to each question one answer, and no bad
//! news left out. Both are read from the printed words, apart from how the program decides.

use std::cell::RefCell;

use super::*;
use crate::figures::finding::Movement;
use crate::rules::{ComparedAs, TargetState};

/// Words, the question that they answer and what they answer to it.
const ANSWERS: &[(&str, &str, &str)] = &[
    ("(better)", CHANGE, "better"),
    ("This improvement", CHANGE, "better"),
    ("Although it improved", CHANGE, "better"),
    ("reported as an improvement", CHANGE, "better"),
    ("the change as an improvement", CHANGE, "better"),
    ("(worse)", CHANGE, "worse"),
    ("Although it got worse", CHANGE, "worse"),
    ("one for the worse", CHANGE, "worse"),
    ("reported as having got worse", CHANGE, "worse"),
    ("no clear change", CHANGE, "no change"),
    ("is slightly", CHANGE, "no change"),
    ("less than is reported as a change", CHANGE, "no change"),
    ("is the same as", CHANGE, "no change"),
    ("remained at", CHANGE, "no change"),
    ("cannot be judged", CHANGE, "not judged"),
    ("too few to tell", CHANGE, "not judged"),
    ("better than its usual range", USUAL, "better"),
    ("worse than its usual range", USUAL, "worse"),
    ("outside its usual range of", USUAL, "outside"),
    ("in the top quartile", QUARTILE, "top"),
    ("into the top quartile", QUARTILE, "top"),
    ("in the second quartile", QUARTILE, "second"),
    ("into the second quartile", QUARTILE, "second"),
    ("in the third quartile", QUARTILE, "third"),
    ("into the third quartile", QUARTILE, "third"),
    ("in the fourth quartile", QUARTILE, "fourth"),
    ("into the fourth quartile", QUARTILE, "fourth"),
    ("meets the", TARGET, "met"),
    ("is met already", TARGET, "met"),
    ("misses the", TARGET, "missed"),
    ("is missed already", TARGET, "missed"),
    ("is close to the", TARGET, "close"),
    ("is on course", TARGET, "on course"),
    ("is behind", TARGET, "behind"),
    ("is not due yet", TARGET, "not due"),
];

const CHANGE: &str = "how it stands to the figure before";
const USUAL: &str = "how it stands to its own past";
const QUARTILE: &str = "in which quartile it is";
const TARGET: &str = "how it stands to its target";

/// What is said of one measure.
fn said_of<'a>(narrative: &'a Narrative, id: &str) -> Vec<&'a str> {
    let sentences = narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences);
    let of = sentences.filter(|sentence| sentence.because.iter().any(|because| because.is_of(id)));
    of.map(|sentence| sentence.text.as_str()).collect()
}

/// Questions about a measure that its paragraph answers in two ways.
fn answered_twice(narrative: &Narrative) -> Vec<String> {
    let mut found = Vec::new();
    for (id, subject) in &narrative.subjects {
        let said = said_of(narrative, id);
        for question in [CHANGE, USUAL, QUARTILE, TARGET] {
            // Of several targets, and among several families of councils, each has an answer of its own.
            let several = question == TARGET && subject.finding.targets.len() > 1;
            let mut answers: BTreeSet<&str> = BTreeSet::new();
            for text in said.iter().filter(|text| !several && !text.contains(" quartile among ")) {
                let of_target = |words: &str| {
                    words == "is the same as" && text.contains("is the same as the target")
                        || words.ends_with("quartile") && text.contains("target of the")
                        || words == "meets the" && text.contains(") meets the")
                        || words == "cannot be judged" && text.contains("because no figure for the whole")
                };
                let given = ANSWERS.iter().filter(|(words, of, _)| *of == question && text.contains(*words));
                answers.extend(given.filter(|(words, ..)| !of_target(words)).map(|(.., answer)| *answer));
            }
            if answers.len() > 1 {
                found.push(format!("{question}: {answers:?} in {said:?}"));
            }
        }
    }
    found
}

/// Bad news about a measure, each with the words of which one must be printed.
fn unfavourable(subject: &IndicatorContext) -> Vec<(&'static str, &'static [&'static str])> {
    let mut found: Vec<(&'static str, &'static [&'static str])> = Vec::new();
    if subject.printed("goodness").is_some_and(|word| word == "worse") {
        found.push(("worse than before", &["(worse", "got worse", "for the worse"]));
    }
    if subject.printed("variation").is_some_and(|word| word == "worse than its usual range") {
        found.push(("worse than usual", &["worse than its usual range"]));
    }
    for target in &subject.finding.targets {
        match subject.target_state(target) {
            TargetState::Missed => {
                found.push(("target missed", &["misses the", "missed", " over the ", " under the "]))
            }
            TargetState::Behind => found.push(("behind its course", &["behind"])),
            _ => {}
        }
    }
    if subject.relations().iter().any(|stands| matches!(stands, ComparedAs::Worse | ComparedAs::ClearlyWorse)) {
        found.push(("worse than others", &["worse than"]));
    }
    if let Some(quartile) = subject.quartile() {
        if quartile.now == 4 {
            found.push(("bottom quartile", &["fourth quartile"]));
        }
        if quartile.moved == Some(Movement::Down) {
            found.push(("a quartile lost", &["moves", "it was in the", "(moved down)"]));
        }
    }
    found
}

/// Bad news that is printed nowhere.
fn left_out(narrative: &Narrative) -> Vec<String> {
    let mut found = Vec::new();
    for (id, subject) in &narrative.subjects {
        let said = said_of(narrative, id);
        for (what, words) in unfavourable(subject) {
            if !said.iter().any(|text| words.iter().any(|words| text.contains(words))) {
                found.push(format!("{what}: {said:?}"));
            }
        }
    }
    found
}

const LENGTHS: [Length; 3] = [Length::Short, Length::Normal, Length::Full];

/// What a reading finds in the paragraphs of the edge cases, and how many were read.
fn reading(rules: &str, step: usize, read: impl Fn(&Narrative) -> Vec<String>) -> (Vec<String>, usize) {
    let book = book(rules);
    let (mut found, mut paragraphs) = (Vec::new(), 0);
    for row in edge_case::rows().step_by(step) {
        let figures = EdgeCase::of(&row).figures();
        for length in LENGTHS {
            let Some(narrative) = sentences(&book, &figures, length) else { continue };
            let written = || figures.iter().map(Figures::written).collect::<Vec<_>>().join(", ");
            found.extend(read(&narrative).into_iter().map(|one| format!("{length:?} {one} of {}", written())));
            paragraphs += 1;
        }
    }
    (found, paragraphs)
}

#[test]
fn no_paragraph_answers_one_question_twice() {
    let (found, paragraphs) = reading("", 5, answered_twice);
    assert!(found.is_empty(), "{} of {paragraphs}:\n{}", found.len(), found[..found.len().min(5)].join("\n"));
    assert!(paragraphs > 3000, "{paragraphs}");
}

#[test]
fn every_unfavourable_verdict_is_printed_at_every_length() {
    let seen = RefCell::new(BTreeSet::new());
    let (found, paragraphs) = reading("", 5, |narrative| {
        let all = narrative.subjects.iter().flat_map(|(_, subject)| unfavourable(subject));
        seen.borrow_mut().extend(all.map(|(what, _)| what.to_owned()));
        left_out(narrative)
    });
    assert!(found.is_empty(), "{} of {paragraphs}:\n{}", found.len(), found[..found.len().min(5)].join("\n"));
    let seen = seen.into_inner();
    // A year behind its course is not among these.
    assert_eq!(seen.len(), 6, "every other kind of bad news is among the edge cases: {seen:?}");
}

/// Rules that spoil the shipped book, and the question that they answer in a second way.
const ANSWERED_TWICE: [(&str, &str); 4] = [
    (
        "rule(\"ours\").about(\"history\").when(|i| i.declined).say(|i| `All in all this is no clear change.`).always().before(\"a year ago\");",
        CHANGE,
    ),
    (
        "rule(\"ours\").about(\"history\").when(|i| i.variation is \"worse than its usual range\").say(|i| `It is better than its usual range.`).always().before(\"a year ago\");",
        USUAL,
    ),
    (
        "rule(\"ours\").about(\"history\").when(|i| i.has_quartile and i.quartile == 4).say(|i| `It is in the top quartile.`).always().before(\"a year ago\");",
        QUARTILE,
    ),
    (
        "rule(\"ours\").about(\"history\").when(|i| i.target.state is \"missed\").say(|i| `It meets the target.`).always().before(\"a year ago\");",
        TARGET,
    ),
];

#[test]
fn a_second_answer_is_told() {
    for (rules, question) in ANSWERED_TWICE {
        let (found, _) = reading(rules, 23, answered_twice);
        assert!(found.iter().any(|one| one.contains(question)), "{question}: {found:?}");
    }
}

/// Rules that leave bad news out, and which.
const LEFT_OUT: [(&str, &str); 5] = [
    ("replace(\"changed\").say(|i| `This is ${i.change} than ${i.previous}.`);", "worse than before"),
    ("replace(\"target missed\").say(|i| `The ${i.target.text} is noted.`);", "target missed"),
    ("remove(\"outside its usual range\");", "worse than usual"),
    ("remove(\"against others\");", "worse than others"),
    ("remove(\"places\");", "bottom quartile"),
];

#[test]
fn bad_news_left_out_is_told() {
    for (rules, what) in LEFT_OUT {
        let (found, _) = reading(rules, 11, left_out);
        for length in LENGTHS {
            assert!(
                found.iter().any(|one| one.starts_with(&format!("{length:?} {what}"))),
                "{what} {length:?}: {found:?}"
            );
        }
    }
}
