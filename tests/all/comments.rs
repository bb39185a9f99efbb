//! The prose checks against comments as officers type them, each put into a copy of a fixture: the files of
//! `tests/officers/comments/` are by fixture, with a heading for each measure. Of the wrong ones most must be told of, of the
//! sound ones next to none. They were written from the figures and `docs/wording.md` alone: the first two files of each kind
//! before the checks were last changed, those that begin with `fresh-` after that.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use scrutineer::{Folder, check};

use crate::desk::{Desk, root};

/// A sentence with the measure it is about, what kind of fault it has, and its declared facts.
struct Typed {
    measure: String,
    kind: String,
    text: String,
    facts: Vec<String>,
}

/// A line of a file: `kind: sentence {fact; fact}`.
fn read(measure: &str, line: &str) -> Typed {
    let (line, facts) = match line.strip_suffix('}').and_then(|line| line.rsplit_once(" {")) {
        Some((line, facts)) => (line, facts.split(';').map(|fact| fact.trim().to_owned()).collect()),
        None => (line, Vec::new()),
    };
    let kind = line.split_once(": ").filter(|(kind, _)| kind.chars().all(|letter| letter.is_ascii_lowercase()));
    let (kind, text) = kind.unwrap_or(("sound", line));
    Typed { measure: measure.to_owned(), kind: kind.to_owned(), text: text.to_owned(), facts }
}

fn sentences(file: &str) -> Vec<Typed> {
    let text = fs::read_to_string(root().join("tests/officers/comments").join(file)).expect("sentences");
    let (mut measure, mut found) = (String::new(), Vec::new());
    for line in text.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(named) => measure = named.to_owned(),
            None => found.push(read(&measure, line)),
        }
    }
    found
}

/// `commentary.toml` with every sentence as a comment, and the last line of each.
fn commentary(all: &[Typed]) -> (String, Vec<usize>) {
    let (mut text, mut ends) = (String::new(), Vec::new());
    for one in all {
        let facts: Vec<String> = one.facts.iter().map(|fact| format!("{fact:?}")).collect();
        let _ = write!(
            text,
            "[[comment]]\nindicator = {:?}\nplace = \"after\"\ntext = {:?}\nfacts = [{}]\n\n",
            one.measure,
            one.text,
            facts.join(", ")
        );
        ends.push(text.lines().count());
    }
    (text, ends)
}

/// What is told of each: of its prose, and of typed figures that no table has or that are another time's. That a comment
/// repeats what the rules report is told of whether it is right or wrong, and does not count.
fn told(fixture: &str, all: &[Typed]) -> Vec<Vec<String>> {
    let place = Desk::report(fixture);
    let (text, ends) = commentary(all);
    place.write("report/commentary.toml", &text);
    let folder = Folder::open(&place.at("report"));
    let mut found = folder.1;
    found.extend(folder.0.iter().flat_map(check));
    let mut told = vec![Vec::new(); all.len()];
    for one in found {
        let code = one.code.as_str();
        let repeated = one.message.contains("which the rules already report");
        let counts = code.starts_with("prose-") || code == "typed-figure" && !repeated;
        let here = one.at.as_ref().filter(|at| counts && &*at.file == "commentary.toml").map(|at| at.line);
        if let Some(nth) = here.and_then(|line| ends.iter().position(|end| line <= *end)) {
            told[nth].push(format!("{code}: {}", one.message));
        }
    }
    told
}

/// Of the files of a kind, all sentences and those of which something is told, or nothing.
fn tried(files: &[(&str, &str)], wanted: bool) -> (BTreeMap<String, (usize, usize)>, Vec<String>) {
    let (mut score, mut others): (BTreeMap<String, (usize, usize)>, _) = (BTreeMap::new(), Vec::new());
    for (fixture, file) in files {
        let all = sentences(file);
        for (one, told) in all.iter().zip(told(fixture, &all)) {
            let counted = score.entry(one.kind.clone()).or_default();
            counted.1 += 1;
            if told.is_empty() == wanted {
                others.push(format!("{}: {} {}", one.measure, one.text, told.join("; ")));
            } else {
                counted.0 += 1;
            }
        }
    }
    (score, others)
}

const ANYSHIRE: &str = "anyshire";
const LEICESTERSHIRE: &str = "leicestershire-2019-20-q3";

/// `105 of 120 (amount 16 of 18, ...)`
fn in_words(score: &BTreeMap<String, (usize, usize)>) -> String {
    let (told, all) = score.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let by_kind: Vec<String> = score.iter().map(|(kind, (told, of))| format!("{kind} {told} of {of}")).collect();
    format!("{told} of {all} ({})", by_kind.join(", "))
}

#[test]
fn of_wrong_comments_seven_in_eight_are_told() {
    for (files, least) in [
        ([(ANYSHIRE, "anyshire-wrong.txt"), (LEICESTERSHIRE, "leicestershire-wrong.txt")], (120, 105)),
        ([(ANYSHIRE, "fresh-anyshire-wrong.txt"), (LEICESTERSHIRE, "fresh-leicestershire-wrong.txt")], (70, 62)),
    ] {
        let (score, missed) = tried(&files, true);
        let all: usize = score.values().map(|one| one.1).sum();
        let told: usize = score.values().map(|one| one.0).sum();
        println!("{}", in_words(&score));
        assert!(all >= least.0 && told >= least.1, "{}:\n{}", in_words(&score), missed.join("\n"));
    }
}

#[test]
fn of_sound_comments_at_most_one_is_told() {
    let files = [
        (ANYSHIRE, "anyshire-sound.txt"),
        (LEICESTERSHIRE, "leicestershire-sound.txt"),
        (ANYSHIRE, "fresh-anyshire-sound.txt"),
        (LEICESTERSHIRE, "fresh-leicestershire-sound.txt"),
    ];
    let (score, told) = tried(&files, false);
    println!("{}", in_words(&score));
    assert!(score["sound"].1 >= 450 && told.len() <= 1, "{}:\n{}", in_words(&score), told.join("\n"));
}
