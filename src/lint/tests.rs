//! What the program itself says, with one word or figure changed: the checks must see it.

use crate::diagnostic::Diagnostic;
use crate::draft::tell;
use crate::folder::Folder;
use crate::narrative::Narrative;
use crate::rules::{Staged, try_figures};

use super::{Depth, Settings, Sources, checks, of_sentence};

/// What is changed, and into what.
const CHANGES: [(&str, &str); 18] = [
    ("lower", "higher"),
    ("higher", "lower"),
    ("fewer", "more"),
    ("above", "below"),
    ("fallen", "risen"),
    ("is the same as", "is higher than"),
    ("(better)", "(worse)"),
    ("better", "worse"),
    ("worse", "better"),
    ("improvement", "decline"),
    ("meets", "misses"),
    ("best", "worst"),
    (" percentage points lower", "% lower"),
    (" percentage points higher", "% higher"),
    ("lower than", "lower than than"),
    ("children)", "child)"),
    ("at the end of quarter 3", "at the end of quarter 1"),
    ("in quarter 3", "in quarter 2"),
];

/// Each sentence of a rule on an indicator with one thing changed, and what is told of it.
fn changed(folder: &str) -> Vec<(String, Vec<Diagnostic>)> {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let folder = Folder::open(&dir).0.expect("a report");
    let (told, _) = tell(&folder);
    let sources = Sources { book: &told.book, texts: Vec::new(), comments: Vec::new() };
    let mut found = Vec::new();
    for (number, sentences) in &told.narrative.paragraphs {
        for sentence in sentences
            .iter()
            .filter(|one| one.because.iter().any(|because| !because.indicator.is_empty() && !because.by_hand))
        {
            for (from, to) in CHANGES {
                for (at, _) in sentence.text.match_indices(from) {
                    let mut sentence = sentence.clone();
                    sentence.text.replace_range(at..at + from.len(), to);
                    let text = sentence.text.clone();
                    let narrative = Narrative { paragraphs: vec![(*number, vec![sentence])], ..told.narrative.clone() };
                    found.push((text, checks(&narrative, &sources, &Settings::default(), Depth::Cheap)));
                }
            }
        }
    }
    found
}

#[test]
fn one_thing_changed_in_what_the_program_says_is_seen() {
    for (folder, least) in [("anyshire", 140), ("leicestershire-2019-20-q3", 75)] {
        let changed = changed(folder);
        let missed: Vec<&str> =
            changed.iter().filter(|(_, told)| told.is_empty()).map(|(text, _)| text.as_str()).collect();
        assert!(changed.len() >= least, "only {} changes were made", changed.len());
        // "continuing the decline seen then" is of another quarter's change.
        let known = |text: &&&str| !text.contains("continuing the decline seen then");
        let missed: Vec<&&str> = missed.iter().filter(known).collect();
        assert!(missed.is_empty(), "{folder}: {} of {}: {missed:#?}", missed.len(), changed.len());
    }
}

#[test]
fn a_sentence_of_a_rule_needs_no_folder() {
    let Ok(Staged::One(subject)) = try_figures("#{ value: 93, previous: 95.1 }") else { panic!("sound figures") };
    assert_eq!(of_sentence("This is 2.1 percentage points lower (worse) than quarter 2 (95.1%).", &subject, &[]), []);
    let told = of_sentence("This is 2.1% higher than quarter 2 (95.1%).", &subject, &[]);
    let codes: Vec<&str> = told.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["prose-points", "prose-direction"]);
}
