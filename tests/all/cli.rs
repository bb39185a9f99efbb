//! The verbs: the real binary in a temporary copy of a folder; what it says, how it ends, what it leaves behind.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use scrutineer::Format;

use crate::desk::{Desk, files, fixture, program};

/// A temporary place with Anyshire's folder in it.
fn anyshire() -> Desk {
    Desk::of(&["anyshire"])
}

/// The files of a fixture, but for what a build left there.
fn shipped(name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = files(&fixture(name));
    found.retain(|name, _| !name.starts_with("build/"));
    found
}

/// An error in the figures: text where a number belongs.
fn break_figures(place: &Desk) {
    place.edit("anyshire/data/observations.csv", "83.7,1275,1523", "eighty,1275,1523");
}

#[test]
fn new_unpacks_a_sound_folder_and_leaves_nothing_out() {
    let place = Desk::of(&[]);
    let made = place.run(&["new", "mine"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert!(made.out.contains("Made: mine") && made.out.contains("scrutineer check mine"), "{}", made.out);
    let (mut unpacked, mut listed) = (files(&place.at("mine")), shipped("anyshire"));
    let (fresh, known) = (unpacked.remove("secret.key"), listed.remove("secret.key"));
    assert!(unpacked.remove(".gitignore").is_some(), "it says what is not for a shared history");
    assert_eq!(unpacked, listed, "src/cli/new.rs lists every file");
    assert_eq!(fresh.as_ref().map(Vec::len), known.as_ref().map(Vec::len));
    assert_ne!(fresh, known, "a secret that everybody can read is none");
    assert_eq!(place.run(&["new", "another"]).code, 0);
    assert_ne!(files(&place.at("another")).remove("secret.key"), fresh, "each folder has its own");
    let checked = place.run(&["check", "mine"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
}

#[test]
fn new_overwrites_nothing() {
    let place = anyshire();
    place.write("anyshire/report.toml", "mine");
    let refused = place.run(&["new", "anyshire"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("error[cannot-write]"), "{}", refused.err);
    assert_eq!(place.read("anyshire/report.toml"), "mine");
}

#[test]
fn check_names_every_fault_of_every_file_at_once() {
    let place = anyshire();
    break_figures(&place);
    place.edit("anyshire/report.toml", "committee = ", "comittee = ");
    place.edit("anyshire/commentary.toml", "indicator = \"custody\"", "indicator = \"custardy\"");
    let checked = place.run(&["check", "anyshire"]);
    assert_eq!(checked.code, 1);
    for told in ["not-a-number", "data/observations.csv:2:", "unknown-key", "did you mean", "unknown-indicator"] {
        assert!(checked.out.contains(told), "{told}: {}", checked.out);
    }
    assert!(checked.out.trim_end().lines().last().is_some_and(|line| line.contains(" errors, ")), "{}", checked.out);
    assert_eq!(checked.err, "");
}

#[test]
fn check_strict_takes_warnings_seriously() {
    let place = anyshire();
    place.edit("anyshire/data/observations.csv", "stated,note", "stated,note,colour");
    let checked = place.run(&["check", "anyshire"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(checked.out.contains("warning["), "{}", checked.out);
    assert_eq!(place.run(&["check", "anyshire", "--strict"]).code, 1);
    assert_eq!(place.run(&["build", "anyshire", "--strict", "--format", "text"]).code, 1);
    assert!(!place.at("anyshire/anyshire.txt").exists());
}

#[test]
fn build_writes_each_format_and_says_where() {
    let place = anyshire();
    for format in Format::ALL {
        let name = match format {
            Format::Pdf => "anyshire.pdf",
            Format::Html => "anyshire.html",
            Format::Docx => "anyshire.docx",
            Format::Xlsx => "anyshire.xlsx",
            Format::Text => "anyshire.txt",
            Format::Json => "anyshire.json",
            Format::Proof => "anyshire-proof.pdf",
        };
        let built = place.run(&["build", "anyshire", "--format", format.name()]);
        assert_eq!(built.code, 0, "{}", built.err);
        let path = Path::new("anyshire").join(name);
        assert_eq!(built.out, format!("Written: {}\n", path.display()));
        let bytes = fs::read(place.at("").join(&path)).expect("it was written");
        assert_eq!(bytes.starts_with(b"%PDF-"), name.ends_with(".pdf"), "{name}");
    }
    let built = place.run_in("anyshire", &["build", ".", "--format", "text", "-o", "../other.txt"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert_eq!(
        fs::read(place.at("other.txt")).expect("written where -o says"),
        fs::read(place.at("anyshire/anyshire.txt")).expect("written before"),
    );
}

#[test]
fn build_to_standard_output_says_nothing_else_there() {
    let place = anyshire();
    let built = place.run(&["build", "anyshire", "--format", "text", "-o", "-"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(built.out.contains("\n1. ") && !built.out.contains("Written"), "{}", built.out);
    assert_eq!(files(&place.at("anyshire")).len(), shipped("anyshire").len());
}

#[test]
fn a_failed_build_leaves_the_last_good_file() {
    let place = anyshire();
    assert_eq!(place.run(&["build", "anyshire"]).code, 0);
    let good = fs::read(place.at("anyshire/anyshire.pdf")).expect("the good file");
    break_figures(&place);
    let before = files(&place.at(""));
    let failed = place.run(&["build", "anyshire"]);
    assert_eq!((failed.code, failed.out.as_str()), (1, ""));
    assert!(failed.err.contains("error[not-a-number]"), "{}", failed.err);
    assert_eq!(files(&place.at("")), before, "nothing new, nothing changed");
    assert_eq!(before.get("anyshire/anyshire.pdf"), Some(&good));
}

#[test]
fn a_target_that_cannot_be_written_is_a_fault() {
    let place = anyshire();
    let failed = place.run(&["build", "anyshire", "--format", "text", "-o", "nowhere/at/all.txt"]);
    assert_eq!((failed.code, failed.out.as_str()), (1, ""));
    assert!(failed.err.contains("error[cannot-write]"), "{}", failed.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_fault() {
    let place = anyshire();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has a disk that is always full");
    let failed = place
        .command(&["build", "anyshire", "--format", "text", "-o", "-"])
        .stdout(full)
        .output()
        .expect("the program starts");
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("cannot write to standard output"));
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let place = anyshire();
    let mut running = place
        .command(&["build", "anyshire", "--format", "json", "-o", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(running.stdout.take());
    let ended = running.wait_with_output().expect("it ends");
    assert!(!String::from_utf8_lossy(&ended.stderr).contains("panicked"));
    assert_eq!(ended.status.code(), Some(0));
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let place = anyshire();
    for format in Format::ALL.map(Format::name) {
        let mut made = Vec::new();
        for (nth, threads) in ["1", "2", "2"].iter().enumerate() {
            let name = format!("{nth}.out");
            let built = place
                .run_with(&["build", "anyshire", "--format", format, "-o", &name], &[("RAYON_NUM_THREADS", threads)]);
            assert_eq!(built.code, 0, "{}", built.err);
            made.push(fs::read(place.at(&name)).expect("written"));
        }
        assert!(made.windows(2).all(|pair| pair[0] == pair[1]), "{format} differs from run to run");
    }
}

#[test]
fn timings_name_the_steps() {
    let place = anyshire();
    let built = place.run(&["build", "anyshire", "--format", "text", "--timings"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let steps = built.err.lines().filter_map(|line| line.split_once('\t'));
    let (names, times): (Vec<&str>, Vec<&str>) = steps.unzip();
    assert_eq!(names, ["read", "draft", "typeset", "save"], "{}", built.err);
    assert!(times.iter().all(|time| time.parse::<f64>().is_ok()), "{}", built.err);
}

#[test]
fn explain_says_which_rule_spoke() {
    let place = anyshire();
    for what in [vec!["explain", "anyshire"], vec!["explain", "anyshire", "calls"], vec!["explain", "anyshire", "7"]] {
        let explained = place.run(&what);
        assert_eq!(explained.code, 0, "{what:?}: {}", explained.err);
        assert!(explained.out.contains(".rhai:"), "a rule's file and line: {}", explained.out);
    }
    let unknown = place.run(&["explain", "anyshire", "cals"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains("calls"), "it says what was meant: {}", unknown.err);
}

#[test]
fn explain_of_a_paragraph_is_of_no_other() {
    let explained = anyshire().run(&["explain", "anyshire", "1"]).out;
    let addresses: Vec<&str> =
        explained.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert!(!addresses.is_empty() && addresses.iter().all(|line| line.starts_with("1.")), "{addresses:#?}");
}

#[test]
fn words_lists_what_a_rule_can_say() {
    let place = Desk::of(&[]);
    let listed = place.run(&["words"]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""));
    for word in ["value_and_count", "previous", "higher_is_better"] {
        assert!(listed.out.contains(word), "{word}");
    }
    let defined = place.run(&["words", "--definitions"]);
    assert_eq!(defined.code, 0);
    assert!(defined.out.contains("fn "), "{}", defined.out);
}

#[test]
fn roll_makes_the_next_folder_and_leaves_this_one() {
    let place = anyshire();
    let before = files(&place.at("anyshire"));
    let rolled = place.run(&["roll", "anyshire", "quarter 4 2024/25"]);
    assert_eq!(rolled.code, 0, "{}", rolled.err);
    assert_eq!(files(&place.at("anyshire")), before);
    assert!(rolled.out.contains("assessments"), "the comments to be written are listed: {}", rolled.out);
    let made = fs::read_dir(place.at("")).expect("a folder").map(|entry| entry.expect("an entry").path());
    let next: Vec<PathBuf> = made.filter(|path| !path.ends_with("anyshire")).collect();
    assert_eq!(next.len(), 1, "{next:?}");
    let plan = fs::read_to_string(next[0].join("report.toml")).expect("the next plan");
    assert!(plan.lines().any(|line| line.starts_with("period = ") && line.contains("uarter 4 2024/25")), "{plan}");
    assert_eq!(files(&next[0]).get("data/observations.csv"), before.get("data/observations.csv"), "figures kept");
    assert_ne!(files(&next[0]).get("secret.key"), before.get("secret.key"), "each report has its own secret");
    let refused = place.run(&["roll", "anyshire", "the quarter after"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("unreadable-period"), "{}", refused.err);
}

/// A file that the report names, and an officer's notes, whatever their endings; and none of what was built of the old period.
#[test]
fn roll_copies_what_is_the_officers_and_nothing_that_was_built() {
    let place = anyshire();
    place.edit("anyshire/report.toml", "[[section]]", "assets = [\"peers.json\", \"map.pdf\"]\n\n[[section]]");
    let own = ["peers.json", "map.pdf", "notes.txt"];
    let built = Format::ALL.map(|format| format.file_name("anyshire"));
    for name in own.iter().copied().chain(built.iter().map(String::as_str)).chain(["march.pdf", "build/record.json"]) {
        place.write(&format!("anyshire/{name}"), "{}");
    }
    let rolled = place.run(&["roll", "anyshire", "quarter 4 2024/25"]);
    assert_eq!(rolled.code, 0, "{}", rolled.err);
    let (mut expected, next) = (files(&place.at("anyshire")), files(&place.at("anyshire-2024-25-q4")));
    assert!(own.iter().all(|name| next.contains_key(*name)), "{:?}", next.keys());
    expected.retain(|name, _| !built.contains(name) && name != "march.pdf" && !name.starts_with("build/"));
    // And the list of what is left to write.
    expected.insert("to-write.txt".to_owned(), Vec::new());
    assert!(next.keys().eq(expected.keys()), "{:?}", next.keys());
}

#[test]
fn wrong_usage_is_2() {
    let place = Desk::of(&[]);
    for wrong in [vec![], vec!["biuld", "."], vec!["build"], vec!["build", ".", "--format", "odt"]] {
        let ended = place.run(&wrong);
        assert_eq!(ended.code, 2, "{wrong:?}");
        assert!(ended.err.contains("--help") || ended.err.contains("Usage"), "{wrong:?}: {}", ended.err);
    }
    assert_eq!(place.run(&["--help"]).code, 0);
    let absent = place.run(&["check", "nowhere"]);
    assert_eq!(absent.code, 1);
    assert!(absent.out.contains("nowhere"), "{}", absent.out);
}

#[test]
fn a_pipe_gets_no_colours_and_no_progress() {
    let place = anyshire();
    break_figures(&place);
    for environment in [vec![], vec![("NO_COLOR", "1")], vec![("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]] {
        let failed = place.run_with(&["build", "anyshire"], &environment);
        assert!(!failed.err.contains('\u{1b}') && !failed.err.contains("Reading"), "{}", failed.err);
    }
}

/// A person who is watching: `script` (util-linux) gives the program a terminal.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_colours_unless_no_color() {
    let place = anyshire();
    break_figures(&place);
    let in_terminal = |environment: &[(&str, &str)]| {
        let line = format!("{} build anyshire", program().display());
        let ended = Command::new("script")
            .current_dir(place.at(""))
            .args(["-qec", &line, "/dev/null"])
            .env("TERM", "xterm")
            .env_remove("NO_COLOR")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .output();
        ended.ok().map(|ended| String::from_utf8_lossy(&ended.stdout).into_owned())
    };
    let Some(coloured) = in_terminal(&[]) else {
        println!("skipped: `script` is not here");
        return;
    };
    assert!(coloured.contains("\u{1b}[1m") && coloured.contains("Reading"), "{coloured:?}");
    let plain = in_terminal(&[("NO_COLOR", "1")]).expect("it ran a moment ago");
    assert!(plain.contains("error[not-a-number]") && !plain.contains("\u{1b}[1m"), "{plain:?}");
}

/// The pack of `fixtures/` with all of its papers, in a temporary place.
fn meeting() -> Desk {
    Desk::of(&["pack-2020-03.toml", "anyshire", "leicestershire-2019-20-q3", "pack-2020-03"])
}

#[test]
fn pack_writes_the_two_packs_beside_the_file_and_advises_on_notice() {
    let place = meeting();
    let ended = place.run(&["pack", "pack-2020-03.toml"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, "Written: pack-2020-03.pdf\n"), "{}", ended.err);
    assert!(ended.err.contains("Advice: publish the agenda and papers on Monday 24 February 2020 at the latest."));
    let public = fs::read(place.at("pack-2020-03.pdf")).expect("written");
    let ended = place.run(&["pack", "pack-2020-03.toml", "--part", "b"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, "Written: pack-2020-03-part-b.pdf\n"));
    assert_eq!(fs::read(place.at("pack-2020-03.pdf")).expect("still there"), public);
    assert_eq!(place.run(&["pack", "pack-2020-03.toml", "--part", "C"]).code, 2);
    for (part, name) in [("A", "pack-2020-03.html"), ("B", "pack-2020-03-part-b.html")] {
        let ended = place.run(&["pack", "pack-2020-03.toml", "--format", "html", "--part", part]);
        assert_eq!(ended.out, format!("Written: {name}\n"));
    }
    // Anyshire's report is for another meeting.
    let strict = place.run(&["pack", "pack-2020-03.toml", "--strict", "-o", "strict.pdf"]);
    assert_eq!((strict.code, place.at("strict.pdf").exists()), (1, false));
}

#[test]
fn a_report_with_a_fault_leaves_the_last_good_pack() {
    let place = meeting();
    assert_eq!(place.run(&["pack", "pack-2020-03.toml"]).code, 0);
    let good = fs::read(place.at("pack-2020-03.pdf")).expect("written");
    place.write("anyshire/indicators.toml", "[calls\n");
    let ended = place.run(&["pack", "pack-2020-03.toml"]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    assert!(ended.err.contains("error[paper-faulty]: the report for item 4, `anyshire`, has"), "{}", ended.err);
    assert!(ended.err.contains("anyshire/indicators.toml"));
    assert_eq!(fs::read(place.at("pack-2020-03.pdf")).expect("still there"), good);
}
