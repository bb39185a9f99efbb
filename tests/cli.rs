//! The verbs: the real binary in a temporary copy of a folder; what it says, how it ends, what it leaves behind.
#![cfg(all(feature = "pdf", feature = "proof"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// How a run ended.
struct Ended {
    code: i32,
    out: String,
    err: String,
}

fn scrutineer(dir: &Path, arguments: &[&str]) -> Ended {
    with_environment(dir, arguments, &[])
}

fn with_environment(dir: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Ended {
    let ended = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .current_dir(dir)
        .args(arguments)
        .envs(environment.iter().copied())
        .output()
        .expect("the program starts");
    Ended {
        code: ended.status.code().expect("it ends by itself"),
        out: String::from_utf8_lossy(&ended.stdout).into_owned(),
        err: String::from_utf8_lossy(&ended.stderr).into_owned(),
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// A temporary place with Anyshire's folder in it, called `anyshire`.
fn anyshire() -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in shipped("anyshire") {
        let target = place.path().join("anyshire").join(name);
        fs::create_dir_all(target.parent().expect("a file stands in a folder")).expect("a folder in it");
        fs::write(target, bytes).expect("a file in it");
    }
    place
}

/// Every file below a folder, by its name from there.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![dir.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(dir).expect("below it").to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// The files of a fixture, but for what a build left there.
fn shipped(name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = files(&fixture(name));
    found.retain(|name, _| !name.starts_with("build/"));
    found
}

fn change(place: &TempDir, file: &str, from: &str, to: &str) {
    let path = place.path().join("anyshire").join(file);
    let text = fs::read_to_string(&path).expect("a file of text");
    assert!(text.contains(from), "{file} holds {from:?}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

/// A fault in the figures: text where a number belongs.
fn break_figures(place: &TempDir) {
    change(place, "data/observations.csv", "83.7,1275,1523", "eighty,1275,1523");
}

#[test]
fn new_unpacks_a_sound_folder_and_leaves_nothing_out() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let made = scrutineer(place.path(), &["new", "mine"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert!(made.out.contains("Made: mine") && made.out.contains("scrutineer check mine"), "{}", made.out);
    let (mut unpacked, mut listed) = (files(&place.path().join("mine")), shipped("anyshire"));
    let (fresh, known) = (unpacked.remove("secret.key"), listed.remove("secret.key"));
    assert_eq!(unpacked, listed, "src/cli/new.rs lists every file");
    assert_eq!(fresh.as_ref().map(Vec::len), known.as_ref().map(Vec::len));
    assert_ne!(fresh, known, "a secret that everybody can read is none");
    assert_eq!(scrutineer(place.path(), &["new", "another"]).code, 0);
    assert_ne!(files(&place.path().join("another")).remove("secret.key"), fresh, "each folder has its own");
    let checked = scrutineer(place.path(), &["check", "mine"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
}

#[test]
fn new_overwrites_nothing() {
    let place = anyshire();
    fs::write(place.path().join("anyshire/report.toml"), "mine").expect("written");
    let refused = scrutineer(place.path(), &["new", "anyshire"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("error[cannot-write]"), "{}", refused.err);
    assert_eq!(fs::read_to_string(place.path().join("anyshire/report.toml")).expect("still there"), "mine");
}

#[test]
fn check_names_every_fault_of_every_file_at_once() {
    let place = anyshire();
    break_figures(&place);
    change(&place, "report.toml", "committee = ", "comittee = ");
    change(&place, "commentary.toml", "indicator = \"custody\"", "indicator = \"custardy\"");
    let checked = scrutineer(place.path(), &["check", "anyshire"]);
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
    change(&place, "data/observations.csv", "stated,note", "stated,note,colour");
    let checked = scrutineer(place.path(), &["check", "anyshire"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(checked.out.contains("warning["), "{}", checked.out);
    assert_eq!(scrutineer(place.path(), &["check", "anyshire", "--strict"]).code, 1);
    assert_eq!(scrutineer(place.path(), &["build", "anyshire", "--strict", "--format", "text"]).code, 1);
    assert!(!place.path().join("anyshire/anyshire.txt").exists());
}

#[test]
fn build_writes_each_format_and_says_where() {
    let place = anyshire();
    for (format, name) in [
        ("pdf", "anyshire.pdf"),
        ("proof", "anyshire-proof.pdf"),
        ("html", "anyshire.html"),
        ("docx", "anyshire.docx"),
        ("text", "anyshire.txt"),
        ("json", "anyshire.json"),
    ] {
        let built = scrutineer(place.path(), &["build", "anyshire", "--format", format]);
        assert_eq!(built.code, 0, "{}", built.err);
        let path = Path::new("anyshire").join(name);
        assert_eq!(built.out, format!("Written: {}\n", path.display()));
        let bytes = fs::read(place.path().join(&path)).expect("it was written");
        assert_eq!(bytes.starts_with(b"%PDF-"), name.ends_with(".pdf"), "{name}");
    }
    let built = scrutineer(&place.path().join("anyshire"), &["build", ".", "--format", "text", "-o", "../other.txt"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert_eq!(
        fs::read(place.path().join("other.txt")).expect("written where -o says"),
        fs::read(place.path().join("anyshire/anyshire.txt")).expect("written before"),
    );
}

#[test]
fn build_to_standard_output_says_nothing_else_there() {
    let place = anyshire();
    let built = scrutineer(place.path(), &["build", "anyshire", "--format", "text", "-o", "-"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(built.out.contains("\n1. ") && !built.out.contains("Written"), "{}", built.out);
    assert_eq!(files(&place.path().join("anyshire")).len(), shipped("anyshire").len());
}

#[test]
fn a_failed_build_leaves_the_last_good_file() {
    let place = anyshire();
    assert_eq!(scrutineer(place.path(), &["build", "anyshire"]).code, 0);
    let good = fs::read(place.path().join("anyshire/anyshire.pdf")).expect("the good file");
    break_figures(&place);
    let before = files(place.path());
    let failed = scrutineer(place.path(), &["build", "anyshire"]);
    assert_eq!((failed.code, failed.out.as_str()), (1, ""));
    assert!(failed.err.contains("error[not-a-number]"), "{}", failed.err);
    assert_eq!(files(place.path()), before, "nothing new, nothing changed");
    assert_eq!(before.get("anyshire/anyshire.pdf"), Some(&good));
}

#[test]
fn a_target_that_cannot_be_written_is_a_fault() {
    let place = anyshire();
    let failed = scrutineer(place.path(), &["build", "anyshire", "--format", "text", "-o", "nowhere/at/all.txt"]);
    assert_eq!((failed.code, failed.out.as_str()), (1, ""));
    assert!(failed.err.contains("error[cannot-write]"), "{}", failed.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_fault() {
    let place = anyshire();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has a disk that is always full");
    let failed = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .current_dir(place.path())
        .args(["build", "anyshire", "--format", "text", "-o", "-"])
        .stdout(full)
        .output()
        .expect("the program starts");
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("cannot write to standard output"));
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let place = anyshire();
    let mut running = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .current_dir(place.path())
        .args(["build", "anyshire", "--format", "json", "-o", "-"])
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
    for format in ["pdf", "proof", "html", "docx", "json"] {
        let mut made = Vec::new();
        for (nth, threads) in ["1", "2", "2"].iter().enumerate() {
            let name = format!("{nth}.out");
            let built = with_environment(
                place.path(),
                &["build", "anyshire", "--format", format, "-o", &name],
                &[("RAYON_NUM_THREADS", threads)],
            );
            assert_eq!(built.code, 0, "{}", built.err);
            made.push(fs::read(place.path().join(name)).expect("written"));
        }
        assert!(made.windows(2).all(|pair| pair[0] == pair[1]), "{format} differs from run to run");
    }
}

#[test]
fn timings_name_the_steps() {
    let place = anyshire();
    let built = scrutineer(place.path(), &["build", "anyshire", "--format", "text", "--timings"]);
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
        let explained = scrutineer(place.path(), &what);
        assert_eq!(explained.code, 0, "{what:?}: {}", explained.err);
        assert!(explained.out.contains(".rhai:"), "a rule's file and line: {}", explained.out);
    }
    let unknown = scrutineer(place.path(), &["explain", "anyshire", "cals"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains("calls"), "it says what was meant: {}", unknown.err);
}

#[test]
fn words_lists_what_a_rule_can_say() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let listed = scrutineer(place.path(), &["words"]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""));
    for word in ["value_and_count", "previous", "higher_is_better"] {
        assert!(listed.out.contains(word), "{word}");
    }
    let defined = scrutineer(place.path(), &["words", "--definitions"]);
    assert_eq!(defined.code, 0);
    assert!(defined.out.contains("fn "), "{}", defined.out);
}

#[test]
fn roll_makes_the_next_folder_and_leaves_this_one() {
    let place = anyshire();
    let before = files(&place.path().join("anyshire"));
    let rolled = scrutineer(place.path(), &["roll", "anyshire", "quarter 4 2024/25"]);
    assert_eq!(rolled.code, 0, "{}", rolled.err);
    assert_eq!(files(&place.path().join("anyshire")), before);
    assert!(rolled.out.contains("assessments"), "the comments to be written are listed: {}", rolled.out);
    let made = fs::read_dir(place.path()).expect("a folder").map(|entry| entry.expect("an entry").path());
    let next: Vec<PathBuf> = made.filter(|path| !path.ends_with("anyshire")).collect();
    assert_eq!(next.len(), 1, "{next:?}");
    let plan = fs::read_to_string(next[0].join("report.toml")).expect("the next plan");
    assert!(plan.lines().any(|line| line.starts_with("period = ") && line.contains("uarter 4 2024/25")), "{plan}");
    assert_eq!(files(&next[0]).get("data/observations.csv"), before.get("data/observations.csv"), "figures kept");
    assert_ne!(files(&next[0]).get("secret.key"), before.get("secret.key"), "each report has its own secret");
    let refused = scrutineer(place.path(), &["roll", "anyshire", "the quarter after"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("unreadable-period"), "{}", refused.err);
}

#[test]
fn wrong_usage_is_2() {
    let place = tempfile::tempdir().expect("a temporary folder");
    for wrong in [vec![], vec!["biuld", "."], vec!["build"], vec!["build", ".", "--format", "odt"]] {
        let ended = scrutineer(place.path(), &wrong);
        assert_eq!(ended.code, 2, "{wrong:?}");
        assert!(ended.err.contains("--help") || ended.err.contains("Usage"), "{wrong:?}: {}", ended.err);
    }
    assert_eq!(scrutineer(place.path(), &["--help"]).code, 0);
    let absent = scrutineer(place.path(), &["check", "nowhere"]);
    assert_eq!(absent.code, 1);
    assert!(absent.out.contains("nowhere"), "{}", absent.out);
}

#[test]
fn a_pipe_gets_no_colours_and_no_progress() {
    let place = anyshire();
    break_figures(&place);
    for environment in [vec![], vec![("NO_COLOR", "1")], vec![("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]] {
        let failed = with_environment(place.path(), &["build", "anyshire"], &environment);
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
        let line = format!("{} build anyshire", env!("CARGO_BIN_EXE_scrutineer"));
        let ended = Command::new("script")
            .current_dir(place.path())
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

/// What stands in a fenced block of a page.
fn block(page: &str, kind: &str, nth: usize) -> String {
    let after = page.split(&format!("```{kind}\n")).nth(nth + 1).expect("a block of this kind");
    after.split("```").next().expect("it ends").to_owned()
}

#[test]
fn the_readme_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).expect("a file of text").replace("\r\n", "\n");
    let readme = read("README.md");

    let commands = block(&readme, "sh", 0);
    assert_eq!(commands.lines().last(), read(".ci/run").lines().last(), "the checks end with the second command");

    let told = read("tests/snapshots/faults__percentage-mismatch.snap");
    assert!(
        told.trim_end().ends_with(block(&readme, "text", 0).trim_end()),
        "the error it shows is the one that is printed"
    );

    let place = anyshire();
    let text = |place: &TempDir| scrutineer(place.path(), &["build", "anyshire", "--format", "text", "-o", "-"]);
    let before = text(&place);
    fs::create_dir_all(place.path().join("anyshire/rules")).expect("a folder");
    fs::write(place.path().join("anyshire/rules/house.rhai"), block(&readme, "rhai", 0)).expect("written");
    let after = text(&place);
    assert_eq!((before.code, after.code), (0, 0), "{}{}", before.err, after.err);
    assert_ne!(before.out, after.out, "its one line changes a wording");

    // Other tests in one line, each by itself; a rule for some indicators only; and small numbers hidden.
    let judging = read("docs/judging.md");
    let lines = block(&judging, "rhai", 0);
    let whole = [block(&judging, "rhai", 1), block(&judging, "rhai", 2)];
    for rules in lines.lines().map(str::to_owned).chain(whole) {
        fs::write(place.path().join("anyshire/rules/house.rhai"), &rules).expect("written");
        let judged = text(&place);
        assert_eq!(judged.code, 0, "{rules}\n{}", judged.err);
    }
}

/// The pack of `fixtures/` with all of its papers, in a temporary place.
fn meeting() -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::copy(fixture("pack-2020-03.toml"), place.path().join("march.toml")).expect("copied");
    for folder in ["anyshire", "leicestershire-2019-20-q3", "pack-2020-03"] {
        for (name, bytes) in files(&fixture(folder)) {
            let target = place.path().join(folder).join(name);
            fs::create_dir_all(target.parent().expect("a file stands in a folder")).expect("a folder in it");
            fs::write(target, bytes).expect("a file in it");
        }
    }
    place
}

#[test]
fn pack_writes_the_two_packs_beside_the_file_and_advises_on_notice() {
    let place = meeting();
    let ended = scrutineer(place.path(), &["pack", "march.toml"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, "Written: march.pdf\n"), "{}", ended.err);
    assert!(ended.err.contains("Advice: publish the agenda and papers on Monday 24 February 2020 at the latest."));
    let public = fs::read(place.path().join("march.pdf")).expect("written");
    let ended = scrutineer(place.path(), &["pack", "march.toml", "--part", "b"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, "Written: march-part-b.pdf\n"));
    assert_eq!(fs::read(place.path().join("march.pdf")).expect("still there"), public);
    assert_eq!(scrutineer(place.path(), &["pack", "march.toml", "--part", "C"]).code, 2);
    for (part, name) in [("A", "march.html"), ("B", "march-part-b.html")] {
        let ended = scrutineer(place.path(), &["pack", "march.toml", "--format", "html", "--part", part]);
        assert_eq!(ended.out, format!("Written: {name}\n"));
    }
    // Anyshire's report is for another meeting.
    let strict = scrutineer(place.path(), &["pack", "march.toml", "--strict", "-o", "strict.pdf"]);
    assert_eq!((strict.code, place.path().join("strict.pdf").exists()), (1, false));
}

#[test]
fn a_report_with_a_fault_leaves_the_last_good_pack() {
    let place = meeting();
    assert_eq!(scrutineer(place.path(), &["pack", "march.toml"]).code, 0);
    let good = fs::read(place.path().join("march.pdf")).expect("written");
    fs::write(place.path().join("anyshire/indicators.toml"), "[calls\n").expect("written");
    let ended = scrutineer(place.path(), &["pack", "march.toml"]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    assert!(ended.err.contains("error[paper-faulty]: the report for item 4, `anyshire`, has"), "{}", ended.err);
    assert!(ended.err.contains("anyshire/indicators.toml"));
    assert_eq!(fs::read(place.path().join("march.pdf")).expect("still there"), good);
}

/// The look that the documentation shows can be copied into a folder as it stands.
#[test]
fn the_look_of_the_documentation_is_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/look.md")).expect("a page").replace("\r\n", "\n");
    let place = anyshire();
    let folder = place.path().join("anyshire");
    for cut in ["Council-Regular.ttf", "Council-Bold.ttf"] {
        let font = root.join("tests/faults/missing-glyph-own-font/assets").join(cut);
        fs::copy(font, folder.join("assets").join(cut)).expect("copied");
    }
    let report = fs::read_to_string(folder.join("report.toml")).expect("a file of text");
    let without = report.split("[look]").next().expect("it begins");
    fs::write(folder.join("report.toml"), format!("{without}{}", block(&page, "toml", 0))).expect("written");
    let ended = scrutineer(place.path(), &["check", "anyshire"]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    let page = scrutineer(place.path(), &["build", "anyshire", "--format", "html", "-o", "-"]);
    assert!(page.out.contains("--band: #1d4f42;") && page.out.contains("class=\"crest\""), "{}", page.err);
}

/// Every verb that a page of the documentation types is one, and every option it gives is known to it.
#[test]
fn the_documentation_types_what_there_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = [
        "README.md",
        "docs/figures.md",
        "docs/judging.md",
        "docs/wording.md",
        "docs/approving.md",
        "docs/pack.md",
        "docs/look.md",
    ];
    let mut typed = 0;
    for page in pages {
        let text = fs::read_to_string(root.join(page)).expect("a page");
        for line in text.lines().filter_map(|line| line.strip_prefix("scrutineer ")) {
            let line = line.split(" # ").next().expect("a command").trim();
            let words: Vec<&str> = line.split(' ').collect();
            let help = scrutineer(root, &[words[0], "--help"]);
            assert_eq!(help.code, 0, "{page}: `{}` is no verb", words[0]);
            for option in words.iter().filter(|word| word.starts_with("--")) {
                assert!(help.out.contains(option), "{page}: `{line}`: there is no {option}");
            }
            typed += 1;
        }
        // A link leads to a page that is there.
        for link in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let beside = root.join(page).parent().expect("a page stands in a folder").join(link);
            assert!(link.is_empty() || link.starts_with("http") || beside.exists(), "{page}: {link}");
        }
    }
    assert!(typed > 15, "only {typed} commands were found");
}
