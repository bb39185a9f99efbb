//! Edits of the shipped rules and of figures, seen in the two folders that the program ships with.

use std::path::{Path, PathBuf};

use super::*;
use crate::draft::{draft, draft_by};
use crate::rules::{RuleBook, RuleFile, Statements};

const FOLDERS: [&str; 2] = ["anyshire", "leicestershire-2019-20-q3"];

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn open(name: &str) -> Folder {
    Folder::open(&fixture(name)).0.expect("a fixture is a report").in_full()
}

/// The rules of a folder with some words of a shipped file replaced.
fn edited(folder: &Folder, file: &str, from: &str, to: &str) -> Vec<RuleFile> {
    let mut files = RuleBook::whole(folder.rules());
    let found = files.iter_mut().find(|found| found.name == file && found.layer == 0).expect("a shipped file");
    assert_eq!(found.text.matches(from).count(), 1, "{from} stands once in {file}");
    found.text = found.text.replace(from, to);
    files
}

/// What a folder says differently by edited rules, as `test` would find it after the program was made again with them.
fn told(name: &str, file: &str, from: &str, to: &str) -> (Snapshot, Differences) {
    let folder = open(name);
    let earlier = draft(&folder).sound().expect("a fixture has no faults").snapshot();
    let by_edited = draft_by(&folder, &edited(&folder, file, from, to), &mut Statements::default());
    let faults: Vec<_> = by_edited.diagnostics.iter().filter(|told| told.is_error()).collect();
    let now = by_edited.snapshot();
    assert!(faults.is_empty(), "{faults:#?}");
    let found = differences(&earlier, &now, &folder);
    (earlier, found)
}

#[test]
fn one_word_of_a_shipped_rule_changes_its_sentences_and_no_others() {
    for name in FOLDERS {
        let (earlier, found) =
            told(name, "rules/3-latest.rhai", "`${i.subject} was ${i.value_and_count} ${i.in_period}.`", {
                "`${i.subject} stood at ${i.value_and_count} ${i.in_period}.`"
            });
        let by_rule = earlier.passages.iter().filter(|passage| {
            let last = passage.sentence.because.iter();
            last.clone().any(|because| because.rule == "the figure")
        });
        let expected: Vec<&str> = by_rule.map(|passage| passage.sentence.address.as_str()).collect();
        let listed: Vec<&str> =
            found.passages.iter().map(|changed| changed.was.as_ref().expect("it was there").address.as_str()).collect();
        assert!(!expected.is_empty(), "{name}: the rule speaks");
        assert_eq!(listed, expected, "{name}");
        assert!(found.figures.is_empty() && found.decisions.is_empty(), "{name}");
        assert_eq!(found.edits.len(), 1);
        let edit = &found.edits[0];
        assert!(edit.at().starts_with("rules/3-latest.rhai:") && edit.called == "rule \"the figure\"", "{edit:?}");
        for changed in &found.passages {
            assert_eq!((changed.cause, changed.edits.as_slice()), (Cause::Rule, &[0][..]));
        }
    }
}

#[test]
fn a_stricter_test_is_named_as_the_edit_behind_verdicts_sentences_and_totals() {
    let folder = open("anyshire");
    let earlier = draft(&folder).sound().expect("no faults").snapshot();
    let mut files = RuleBook::whole(folder.rules());
    let house = files.iter_mut().find(|file| file.layer == 2).expect("rules of its own");
    house.text = house
        .text
        .replace(
            "proportions_differ(95).and_at_least(points(1.0))",
            "proportions_differ(99.8).and_at_least(points(9.0))",
        )
        .replace("less than the Council counts", "below what the Council counts");
    let now = draft_by(&folder, &files, &mut Statements::default()).snapshot();
    let found = differences(&earlier, &now, &folder);
    assert_eq!(found.edits.len(), 2);
    let stricter = found.edits.iter().position(|edit| edit.called == "replace \"percentages\"").expect("edited");
    let wording = found.edits.iter().position(|edit| edit.called == "replace \"slightly\"").expect("edited");
    assert!(found.decisions.iter().any(|moved| moved.what == "verdict" && moved.cause == Cause::Rule));
    let overview = found.passages.iter().find(|changed| {
        let read = changed.read().expect("one of the two");
        read.by.iter().any(|made| made.topic == "overview") && !changed.edits.is_empty()
    });
    assert_eq!(overview.expect("the totals move").edits, [stricter]);
    let only_worded = found.passages.iter().filter(|changed| changed.edits == [wording]);
    assert!(only_worded.count() > 0, "sentences that only the wording changed");
}

#[test]
fn a_note_in_a_rule_file_changes_nothing_that_is_said() {
    let folder = open("anyshire");
    let earlier = draft(&folder).sound().expect("no faults").snapshot();
    let files =
        edited(&folder, "rules/3-latest.rhai", "// What the figure is.", "// What the figure is.\n// And no more.");
    let now = draft_by(&folder, &files, &mut Statements::default()).snapshot();
    let found = differences(&earlier, &now, &folder);
    assert!(!found.any() && found.edits.is_empty(), "{found:#?}");
    assert!(found.other_lines > 0, "the rules stand a line lower");
}

#[test]
fn what_is_approved_is_read_back_as_it_was() {
    for name in FOLDERS {
        let folder = open(name);
        let snapshot = draft(&folder).sound().expect("no faults").snapshot();
        let files = snapshots(&folder, &snapshot);
        let back = crate::draft::snapshot::read(&files, folder.plan().period).expect("sound").expect("there");
        assert_eq!(back.findings, snapshot.findings);
        assert_eq!(back.decisions, snapshot.decisions);
        assert_eq!(back.passages, snapshot.passages);
        assert!(differences(&back, &snapshot, &folder).none(), "{name}");
    }
}

#[test]
fn taking_some_of_it_leaves_the_rest_as_a_difference() {
    let folder = open("anyshire");
    let earlier = draft(&folder).sound().expect("no faults").snapshot();
    let files = edited(
        &folder,
        "rules/3-latest.rhai",
        "was ${i.value_and_count} ${i.in_period}.`)\n  .example(#{ value: 93",
        "stood at ${i.value_and_count} ${i.in_period}.`)\n  .example(#{ value: 93",
    );
    let now = draft_by(&folder, &files, &mut Statements::default()).snapshot();
    let found = differences(&earlier, &now, &folder);
    let all = found.passages.len();
    assert!(all > 2);
    let some = partly(&earlier, &now, &found, |nth| nth == 0);
    let left = differences(&some, &now, &folder);
    assert_eq!(left.passages.len(), all - 1);
    assert!(left.passages.iter().all(|changed| changed.cause == Cause::Rule && changed.edits == [0]));
    assert!(differences(&partly(&earlier, &now, &found, |_| true), &now, &folder).none());
}
