//! What the program itself says, with one word or figure changed: the checks must see it.

use crate::diagnostic::Diagnostic;
use crate::draft::narrated;
use crate::draft::narrative::Narrative;
use crate::folder::Folder;
use crate::rules::{AskedBefore, RuleBook, Staged, try_figures};

use crate::folder::Settings;

use super::{SentenceSources, checks, of_sentence};

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
    let folder = Folder::open(&dir).0.expect("a report").in_full();
    let (book, _) = RuleBook::open(folder.rules());
    let (told, ..) = narrated(&folder, &book, Vec::new());
    let sources = SentenceSources { book: &book, texts: Vec::new(), comments: Vec::new() };
    let mut found = Vec::new();
    for (number, sentences) in &told.paragraphs {
        for sentence in sentences
            .iter()
            .filter(|one| one.because.iter().any(|because| !because.indicators.is_empty() && !because.by_hand))
        {
            for (from, to) in CHANGES {
                for (at, _) in sentence.text.match_indices(from) {
                    let mut sentence = sentence.clone();
                    sentence.text.replace_range(at..at + from.len(), to);
                    let text = sentence.text.clone();
                    let narrative = Narrative { paragraphs: vec![(*number, vec![sentence])], ..told.clone() };
                    found.push((text, checks(&narrative, &sources, &Settings::default())));
                }
            }
        }
    }
    found
}

#[test]
fn one_thing_changed_in_what_the_program_says_is_seen() {
    for (folder, least) in [("anyshire", 120), ("leicestershire-2019-20-q3", 75)] {
        let changed = changed(folder);
        let missed: Vec<&str> =
            changed.iter().filter(|(_, told)| told.is_empty()).map(|(text, _)| text.as_str()).collect();
        assert!(changed.len() >= least, "only {} changes were made", changed.len());
        // "continuing the decline seen then" is of another quarter's change; a usual range and the average of the last
        // figures are not worked out again here.
        let unread = ["continuing the decline seen then", "its usual range of", "the average of the last"];
        let known = |text: &&&str| !unread.iter().any(|words| text.contains(words));
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

#[test]
fn millions_are_held_against_the_figure_in_full() {
    let codes = |text: &str| {
        let figures = r#"#{ value: 18437000, previous: 17900000, unit: "money", good: "low" }"#;
        let told = super::try_sentence(figures, text, &[]).expect("sound figures");
        told.iter().map(|one| one.code.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes("Spending was £18.4 million, £0.5 million higher than quarter 2 (£17.9 million)."), [""; 0]);
    assert_eq!(codes("Spending was £18.4m, £537k higher than quarter 2."), [""; 0]);
    assert_eq!(codes("Spending was £18.3 million."), ["prose-figure"]);
    assert_eq!(codes("Spending was £0.6 million higher than quarter 2."), ["prose-figure"]);
    assert_eq!(codes("Spending was £18."), ["prose-figure"]);
}

/// The figures of every example of the shipped rules, as they are written: `#{ value: 93 }`.
fn examples() -> Vec<String> {
    let mut found = Vec::new();
    for file in RuleBook::shipped() {
        for (at, _) in file.text.match_indices(".example(#{") {
            let figures = &file.text[at + ".example(".len()..];
            let mut depth = 0;
            let end = figures.char_indices().find_map(|(at, letter)| {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                (letter == '}' && depth == 0).then_some(at + 1)
            });
            found.extend(end.map(|end| figures[..end].to_owned()));
        }
    }
    found
}

#[test]
fn what_the_shipped_rules_say_of_every_example_reads_well() {
    let (book, faults) = RuleBook::open(&[]);
    assert_eq!(faults, []);
    let (mut said, mut told) = (0, Vec::new());
    for figures in examples() {
        let Ok(Staged::One(subject)) = try_figures(&figures) else { continue };
        for topic in book.topics().spoken() {
            let output = book.say_first(topic, &subject, &mut AskedBefore::default());
            let Some(spoken) = output.said.first() else { continue };
            said += 1;
            let found = of_sentence(&spoken.text, &subject, &spoken.figures);
            told.extend(found.into_iter().map(|one| format!("{figures}\n  {}: {}", one.code, one.message)));
        }
    }
    assert!(said > 150, "only {said} sentences were made");
    assert!(told.is_empty(), "{}", told.join("\n"));
}
