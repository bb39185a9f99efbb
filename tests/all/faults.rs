//! A broken folder for every kind of fault and warning: `tests/faults/<code>/` is a whole folder, or holds no more
//! than differs from `tests/faults/sound/`. The whole of what `check` says (of a layout: `build`) is a snapshot.

use std::fs;
use std::path::PathBuf;

use scrutineer::Code;

use crate::desk::{Desk, copy, root, snapshots};

/// Trouble that cannot stand in a folder of text files, and the test that shows it instead.
const ELSEWHERE: &[(&str, &str)] = &[
    ("cannot-write", "tests/all/cli.rs: a_target_that_cannot_be_written_is_a_fault"),
    (
        "case-fails",
        "tests/all/coverage.rs: a_case_that_does_not_come_out_is_told: `check` reads cases, and does not put them",
    ),
    (
        "contradicting-rules",
        "src/review/coverage/grid/tests/mod.rs: figures that are made up show it, and no folder need hold them",
    ),
    ("drawing-left-out", "tests/all/packs/word.rs: the_word_edition_says_what_it_does_not_draw"),
    ("nothing-approved", "tests/all/approved.rs: a_folder_without_an_approved_text_is_told_how_to_make_one"),
    ("nothing-to-correct", "tests/all/slip.rs: what_does_not_make_a_slip_is_told; it is of two versions of a folder"),
    ("snapshot-damaged", "tests/all/approved.rs: a_damaged_approval_is_told_and_nothing_is_written_over_it"),
    ("unknown-revision", "tests/all/diff.rs: a_revision_that_is_not_there"),
    ("cannot-watch", "tests/all/watch/server.rs: a_port_that_is_taken_is_told"),
    ("not-ours", "tests/all/verify/mod.rs: a_pdf_that_is_not_ours_is_named; it is of a PDF, not of a folder"),
    ("overflow", "src/figures/finding/: the hand-worked figures; the tables refuse such numbers first"),
    (
        "totals-disagree",
        "src/draft/draft_checks.rs: the totals are made from the records, so no folder breaks them; a test tampers with them",
    ),
];

/// What is found only by a program built with a feature of its own.
const BY_FEATURE: &[&str] = if cfg!(feature = "grammar") { &[] } else { &["prose-grammar"] };

/// What is told of the program's own font: it comes with the PDF and the proof.
const BY_FONT: &[&str] =
    if cfg!(any(feature = "pdf", feature = "proof")) { &[] } else { &["missing-glyph", "missing-glyph-pack"] };

/// What is told of layouts, and of PDFs from elsewhere, comes with the PDF only.
const BY_BUILD: &[&str] = &["layout-error", "layout-too-long", "foreign-pdf", "page-without-text", "hidden-words"];

fn cases() -> PathBuf {
    root().join("tests/faults")
}

/// A temporary place with a case in it: a folder, called `report`, or a pack, called `meeting`, with the sound report in it.
fn laid_out(case: &str) -> Desk {
    let place = Desk::of(&[]);
    if cases().join(case).join("pack.toml").exists() {
        copy(&cases().join(case), &place.at("meeting"));
        copy(&cases().join("sound"), &place.at("meeting/sound"));
        return place;
    }
    let dir = place.at("report");
    let is_whole = ["report.toml", "indicators.toml"].iter().all(|name| cases().join(case).join(name).exists());
    if !is_whole {
        copy(&cases().join("sound"), &dir);
    } else if !case.starts_with("no-secret") {
        fs::create_dir(&dir).expect("a folder");
        fs::copy(cases().join("sound/secret.key"), dir.join("secret.key")).expect("copied");
    }
    copy(&cases().join(case), &dir);
    // A store lies beside the report.
    if dir.join("store").exists() {
        fs::rename(dir.join("store"), place.at("store")).expect("moved");
    }
    place
}

/// What is said of a case, and the exit code.
fn told(case: &str) -> (String, i32) {
    let place = laid_out(case);
    if place.at("meeting").exists() {
        return told_of_pack(case, &place);
    }
    let verb = if BY_BUILD.contains(&case) { "build" } else { "check" };
    let said = run(&place, [verb, "report"]);
    assert!(!place.at("report/report.pdf").exists() || said.1 == 0, "{case}: nothing is written");
    said
}

/// The same of a pack.
fn told_of_pack(case: &str, place: &Desk) -> (String, i32) {
    let said = run(place, ["check", "meeting/pack.toml"]);
    if said.0.contains("error[") {
        assert_eq!(run(place, ["pack", "meeting/pack.toml"]).1, 1, "{case}");
        assert!(!place.at("meeting/pack.pdf").exists(), "{case}: nothing is written");
    }
    said
}

fn run(place: &Desk, arguments: [&str; 2]) -> (String, i32) {
    let ended = place.run(&arguments);
    let folder = place.at("");
    (ended.said.replace(folder.to_string_lossy().trim_end_matches('/'), "[folder]"), ended.code)
}

#[test]
fn the_sound_folder_is_sound() {
    let (said, code) = told("sound");
    assert_eq!((said.as_str(), code), ("Nothing is wrong: no errors, no warnings\n", 0));
}

#[test]
fn every_code_has_a_case() {
    let shown = |code: &&Code| {
        let code = code.as_str();
        cases().join(code).is_dir() || ELSEWHERE.iter().any(|(known, _)| *known == code)
    };
    let without: Vec<&str> = Code::ALL.iter().filter(|code| !shown(code)).map(|code| code.as_str()).collect();
    assert!(without.is_empty(), "no folder in tests/faults/ for {without:?}");
}

/// What stands in for a folder is there: a test of that name, or a file with tests of its own.
#[test]
fn what_is_shown_elsewhere_is_there() {
    for (code, place) in ELSEWHERE {
        let (file, rest) = place.split_once(": ").expect("a file and what shows it");
        assert!(root().join(file).exists(), "{code}: there is no {file}");
        if file.starts_with("tests/") {
            let name: String = rest.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
            let text = fs::read_to_string(root().join(file)).expect("a file of tests");
            assert!(text.contains(&format!("fn {name}()")), "{code}: there is no {name} in {file}");
        }
    }
}

#[test]
fn every_case_is_told() {
    let _kept = snapshots(module_path!());
    let mut wrong = Vec::new();
    let mut names: Vec<String> = fs::read_dir(cases())
        .expect("tests/faults")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "sound" && !name.contains('.'))
        .collect();
    names.sort();
    for name in &names {
        let by_build = BY_BUILD.contains(&name.as_str()) && !cfg!(feature = "pdf");
        if by_build || BY_FEATURE.contains(&name.as_str()) || BY_FONT.contains(&name.as_str()) {
            continue;
        }
        // A case is named after its code, or after its code and what is particular: `rule-mistake-curly-quotes`.
        let Some(code) =
            Code::ALL.iter().filter(|code| name.starts_with(code.as_str())).max_by_key(|code| code.as_str().len())
        else {
            wrong.push(format!("{name} is named after no code"));
            continue;
        };
        let (said, exit) = told(name);
        let fault = said.contains(&format!("error[{code}]"));
        if !fault && !said.contains(&format!("warning[{code}]")) {
            wrong.push(format!("{name}: {code} is not told:\n{said}"));
        } else if exit != i32::from(said.contains("error[")) {
            wrong.push(format!("{name}: exit {exit}"));
        }
        insta::assert_snapshot!(name.as_str(), said);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_supporting_indicator_need_not_say_its_verdict() {
    let place = laid_out("unreported-verdict");
    place.edit("report/indicators.toml", "good = \"high\"", "good = \"high\"\nsupporting = true");
    let (said, _) = run(&place, ["check", "report"]);
    assert!(!said.contains("unreported-verdict"), "{said}");
}

/// The last day to publish can be in a year whose bank holidays are not known although the meeting's are.
#[test]
fn bank_holidays_must_be_known_back_to_the_last_day_to_publish() {
    let place = laid_out("holidays-unknown");
    let mut last = "2031-03-11";
    for (date, unknown) in [("2018-01-04", true), ("2018-01-31", false), ("2027-12-31", false), ("2028-01-03", true)] {
        place.edit("meeting/pack.toml", last, date);
        last = date;
        let (said, _) = run(&place, ["check", "meeting/pack.toml"]);
        assert_eq!(said.contains("holidays-unknown"), unknown, "{date}: {said}");
        let of_last_day = said.contains("only, and the papers are to be published in 2017");
        assert_eq!(of_last_day, date == "2018-01-04", "{date}: {said}");
    }
}

/// What a library, the system or the program's own types call a thing.
const LIBRARY_WORDS: [&str; 31] = [
    "os error",
    "(os ",
    "invalid type",
    "expected `",
    "expecting ",
    "rhai",
    "serde",
    "toml parse",
    "toml::",
    "zip",
    "xml",
    "calamine",
    "utf8error",
    "from_utf8",
    "some(",
    "none)",
    "err(",
    "ok(",
    "unwrap",
    "panicked",
    "i64",
    "usize",
    "f64",
    "&str",
    "string(",
    "immutablestring",
    "dynamic",
    "decimal(",
    "eof",
    "byte index",
    "stream did not",
];

/// Each line of what the program tells that has such a word in it, but for lines of an officer's own files, which stand behind
/// a bar, and for places, which stand behind an arrow.
pub fn library_words(told: &str) -> Vec<String> {
    let own = told.lines().filter(|line| {
        let begins = line.trim_start().trim_start_matches(|sign: char| sign.is_ascii_digit()).trim_start();
        line.contains("= help") || !begins.starts_with(['|', '-', ':'])
    });
    let words = |line: &str| line.to_lowercase().replace(".rhai", "");
    own.filter_map(|line| {
        let line_words = words(line);
        let found = LIBRARY_WORDS.iter().find(|word| line_words.contains(**word))?;
        Some(format!("`{found}` in {line}"))
    })
    .collect()
}

/// What an officer reads is written by us.
#[test]
fn no_message_has_the_words_of_a_library() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(root().join("tests/snapshots/faults")).expect("the messages") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a message");
        let drawn = text.splitn(3, "---").nth(2).unwrap_or_default();
        wrong.extend(library_words(drawn).into_iter().map(|word| format!("{}: {word}", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
