//! The prose checks: each file `tests/prose/<code>/fails*.txt` gives figures, `---` and sentences, a line each, of which
//! every one is told of with that code; `passes*.txt` sentences of which nothing is told. Behind a second `---` stand facts.

use std::fs;
use std::path::{Path, PathBuf};

use scrutineer::{Code, Diagnostic, Folder, check, try_sentence};

use crate::desk::{Desk, fixture, opened, snapshots};

/// Found only by a program with the feature `grammar`, by a test of its own.
const BY_FEATURE: &str = "prose-grammar";

fn root() -> PathBuf {
    crate::desk::root().join("tests/prose")
}

/// The files of a folder whose names begin so.
fn cases(code: &str, kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(code)).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(kind)))
        .collect();
    files.sort();
    files
}

/// Each sentence of a case with what is told of it.
fn told(path: &Path) -> Vec<(String, Vec<Diagnostic>)> {
    let case = fs::read_to_string(path).expect("a case is text");
    let mut parts = case.split("\n---\n");
    let figures = parts.next().expect("figures");
    let sentences = parts.next().expect("`---` and sentences");
    let facts: Vec<String> = parts.next().unwrap_or("").lines().map(str::to_owned).collect();
    let tried = |sentence: &str| {
        let told =
            try_sentence(figures, sentence, &facts).unwrap_or_else(|faults| panic!("{}: {faults:#?}", path.display()));
        (sentence.to_owned(), told)
    };
    sentences.lines().filter(|line| !line.is_empty()).map(tried).collect()
}

/// The library is asked of all sentences at once: it takes its time to be made.
#[cfg(feature = "grammar")]
#[test]
fn the_grammar_library_finds_what_is_wrong_and_nothing_else() {
    let _kept = snapshots(module_path!());
    let sentences = |paths: Vec<PathBuf>| -> Vec<String> {
        let told = |path: &PathBuf| told(path).into_iter().map(|(sentence, _)| sentence).collect::<Vec<_>>();
        paths.iter().flat_map(told).collect()
    };
    let wrong = sentences(cases(BY_FEATURE, "fails"));
    let mut shown = String::new();
    for (sentence, told) in wrong.iter().zip(scrutineer::try_grammar(&wrong)) {
        assert!(!told.is_empty(), "nothing is told of: {sentence}");
        shown.push_str(&format!("{sentence}\n"));
        told.iter().for_each(|one| shown.push_str(&format!("  {}: {}\n", one.code, one.message)));
    }
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("prose-grammar", shown) });
    let right = sentences(codes().chain([BY_FEATURE, "sound"]).flat_map(|code| cases(code, "passes")).collect());
    let told: Vec<String> = scrutineer::try_grammar(&right).into_iter().flatten().map(|one| one.message).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

fn codes() -> impl Iterator<Item = &'static str> {
    let prose = Code::ALL.iter().map(|code| code.as_str()).filter(|code| code.starts_with("prose-"));
    prose.filter(|code| *code != BY_FEATURE)
}

#[test]
fn every_check_has_a_sentence_that_fails_it_and_one_that_passes() {
    let prose = Code::ALL.iter().map(|code| code.as_str()).filter(|code| code.starts_with("prose-"));
    let without: Vec<&str> =
        prose.filter(|code| cases(code, "fails").is_empty() || cases(code, "passes").is_empty()).collect();
    assert!(without.is_empty(), "no fails*.txt or passes*.txt in tests/prose/ for {without:?}");
}

#[test]
fn every_folder_is_named_after_a_check() {
    for entry in fs::read_dir(root()).expect("tests/prose") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let known = name == "sound" || Code::ALL.iter().any(|code| code.as_str() == name);
        assert!(known, "{name} is no code");
    }
}

#[test]
fn what_is_wrong_is_told() {
    let _kept = snapshots(module_path!());
    let mut missed = Vec::new();
    for code in codes() {
        for path in cases(code, "fails") {
            let mut shown = String::new();
            for (sentence, told) in told(&path) {
                if !told.iter().any(|one| one.code.as_str() == code) {
                    missed.push(format!("{}: {code} is not told of: {sentence}", path.display()));
                }
                shown.push_str(&format!("{sentence}\n"));
                for one in told {
                    let help = one.help.as_deref().expect("every warning says what to write");
                    assert!(!one.is_error() && !one.message.ends_with('.'), "{one:?}");
                    shown.push_str(&format!("  {}: {}\n    {help}\n", one.code, one.message));
                }
            }
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            insta::with_settings!({ omit_expression => true }, {
                insta::assert_snapshot!(format!("{code}-{name}"), shown);
            });
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn what_is_right_passes() {
    let folders = codes().chain(["sound"]);
    let mut wrong = Vec::new();
    for path in folders.flat_map(|code| cases(code, "passes")) {
        for (sentence, told) in told(&path) {
            wrong.extend(
                told.iter().map(|one| format!("{}: {sentence}\n  {}: {}", path.display(), one.code, one.message)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn none_fires_on_the_text_of_the_fixtures() {
    for name in ["leicestershire-2019-20-q3", "anyshire"] {
        let folder = opened(&fixture(name));
        let told: Vec<Diagnostic> =
            check(&folder).into_iter().filter(|one| one.code.as_str().starts_with("prose-")).collect();
        assert!(told.is_empty(), "{name}: {told:#?}");
    }
}

/// The codes told of the sound folder of `tests/faults/` with a comment and a line at the head of its `report.toml`.
fn told_of_a_folder(comment: &str, settings: &str) -> Vec<&'static str> {
    let comment = format!("[[comment]]\nindicator = \"assessments\"\ntext = \"{comment}\"\n");
    let place = Desk::sound(&[("commentary.toml", &comment)]);
    place.edit("report/report.toml", "[[section]]", &format!("{settings}\n[[section]]"));
    let (folder, mut told) = Folder::open(&place.at("report"));
    let folder = folder.expect("a report");
    let drafted = scrutineer::draft(&folder).sound().expect("no fault in it").diagnostics;
    let cheap = |one: &&Diagnostic| one.code.as_str() != BY_FEATURE;
    let of_prose = |told: &[Diagnostic]| -> Vec<&'static str> {
        told.iter().filter(cheap).map(|one| one.code.as_str()).filter(|code| code.starts_with("prose-")).collect()
    };
    let checked = check(&folder);
    assert_eq!(of_prose(&checked), of_prose(&drafted), "a build tells of what `check` does");
    told.extend(checked);
    of_prose(&told)
}

#[test]
fn a_report_may_do_without_a_check() {
    let comment = "The LADO has fallen behind with with reviews.";
    assert_eq!(told_of_a_folder(comment, ""), ["prose-repeated", "prose-acronym"]);
    assert_eq!(told_of_a_folder(comment, "[prose]\noff = [\"repeated\"]"), ["prose-acronym"]);
    assert_eq!(told_of_a_folder(comment, "[prose]\noff = [\"prose-repeated\"]\nknown = [\"LADO\"]"), [""; 0]);
}

#[test]
fn an_acronym_spelled_out_in_an_earlier_sentence_is_known() {
    assert_eq!(
        told_of_a_folder(
            "The local authority designated officer (LADO) reviews each case. The LADO meets partners weekly.",
            ""
        ),
        [""; 0]
    );
}

#[test]
fn an_acronym_is_warned_about_once() {
    assert_eq!(told_of_a_folder("The LADO leads this. The LADO meets partners weekly.", ""), ["prose-acronym"]);
}

#[test]
fn the_words_that_a_council_prints_for_a_verdict_are_known() {
    let words = "[words]\nworse = \"gone the wrong way\"\nno_change = \"no real movement\"";
    for comment in ["The figure has gone the wrong way.", "The figure shows no real movement."] {
        assert_eq!(told_of_a_folder(comment, words), ["prose-polarity"], "{comment}");
        assert_eq!(told_of_a_folder(comment, ""), [""; 0], "{comment}");
    }
}
