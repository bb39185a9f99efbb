//! Folders that nobody means well with, or that a slip has made strange: pipes and links where files should be, files that are
//! protected, runs that are ended half-way. Nothing waits without end, nothing is lost, nothing is left behind.
#![cfg(target_os = "linux")]

#[cfg(all(feature = "pdf", feature = "proof"))]
mod kills;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod recipe;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod recipes;

use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::desk::{Desk, ended_within, files};

/// A pipe in the place of a file.
fn pipe(desk: &Desk, name: &str) {
    let at = desk.at(name);
    let _ = fs::remove_file(&at);
    fs::create_dir_all(at.parent().expect("a folder")).expect("made");
    let made = Command::new("mkfifo").arg(&at).status().expect("mkfifo starts");
    assert!(made.success(), "{name}");
}

/// What a run says that must end by itself within some seconds.
fn said(desk: &Desk, arguments: &[&str]) -> (Option<i32>, String) {
    let mut child = desk
        .command(arguments)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    assert!(ended_within(&mut child, Duration::from_secs(60)).is_some(), "{arguments:?} does not end");
    let ended = child.wait_with_output().expect("it has ended");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = format!("{}{}", text(&ended.stdout), text(&ended.stderr));
    assert!(!said.contains("panicked") && !said.contains("os error"), "{arguments:?}: {said}");
    (ended.status.code(), said)
}

#[test]
fn a_pipe_is_no_file_for_any_verb() {
    let names = ["report.toml", "indicators.toml", "commentary.toml", "rules/house.rhai", "rules/more.rhai"];
    let tables = ["data/observations.csv", "data/national.csv", "data/national-neighbours.csv", "data/targets.csv"];
    let others = ["data/national-measures.csv", "cases/wording.toml", "assets/crest.svg", "layouts/our.typ"];
    let approved = ["expected/2024-25-q3/decisions.snap"];
    for name in names.into_iter().chain(tables).chain(others).chain(approved) {
        let desk = Desk::of(&["anyshire"]);
        pipe(&desk, &format!("anyshire/{name}"));
        for verb in ["check", "build", "explain", "test"] {
            let (code, said) = said(&desk, &[verb, "anyshire"]);
            assert_eq!(code, Some(1), "{name}, {verb}: {said}");
            assert!(said.contains(&format!("`{name}` cannot be read: it is not an ordinary file")), "{verb}: {said}");
        }
        let (code, said) = said(&desk, &["roll", "anyshire", "quarter 4 2024/25"]);
        assert_eq!(code, Some(1), "{name}: {said}");
        assert!(said.contains("it is not an ordinary file"), "{name}: {said}");
        assert_eq!(fs::read_dir(desk.at("")).expect("a folder").count(), 1, "{name}: nothing is left behind");
    }
}

#[test]
fn a_pipe_given_by_name_is_told() {
    let desk = Desk::of(&["anyshire"]);
    pipe(&desk, "pipe.pdf");
    pipe(&desk, "pipe.toml");
    for arguments in [
        vec!["verify", "pipe.pdf", "anyshire"],
        vec!["pack", "pipe.toml"],
        vec!["check", "pipe.toml"],
        vec!["build", "anyshire", "-o", "pipe.pdf"],
        vec!["new", "pipe.pdf"],
    ] {
        let (code, said) = said(&desk, &arguments);
        assert_eq!(code, Some(1), "{arguments:?}: {said}");
    }
}

#[test]
fn a_link_that_leads_nowhere_is_told_of_every_file_and_folder() {
    for name in ["commentary.toml", "rules", "cases", "layouts", "data/more.csv", "rules/more.rhai", "report.toml"] {
        let desk = Desk::of(&["anyshire"]);
        let at = desk.at("anyshire").join(name);
        let _ = fs::remove_file(&at);
        let _ = fs::remove_dir_all(&at);
        symlink("nowhere", &at).expect("a link");
        let (code, said) = said(&desk, &["build", "anyshire"]);
        assert_eq!(code, Some(1), "{name}: {said}");
        assert!(said.contains("leads nowhere") || said.contains(&format!("there is no file `{name}`")), "{said}");
    }
}

#[test]
fn a_link_is_followed_only_where_it_was_typed() {
    let desk = Desk::of(&["anyshire"]);
    desk.write("papers/march.pdf", "old");
    symlink("papers/march.pdf", desk.at("typed.pdf")).expect("a link");
    let refused = desk.run(&["build", "anyshire", "-o", "typed.pdf"]);
    assert!(refused.code == 1 && refused.said.contains("papers/march.pdf"), "{}", refused.said);
    assert_eq!(desk.read("papers/march.pdf"), "old");
    let typed = desk.run(&["build", "anyshire", "--force", "-o", "typed.pdf"]);
    assert_eq!(typed.code, 0, "{}", typed.said);
    assert!(fs::symlink_metadata(desk.at("typed.pdf")).expect("there").is_symlink());
    assert!(fs::read(desk.at("papers/march.pdf")).expect("there").starts_with(b"%PDF"));
    for name in ["anyshire.pdf", "build/record.json", "build"] {
        let desk = Desk::of(&["anyshire"]);
        desk.write("out/theirs", "theirs");
        let at = desk.at("anyshire").join(name);
        fs::create_dir_all(at.parent().expect("a folder")).expect("made");
        symlink(if name == "build" { desk.at("out") } else { desk.at("out/theirs") }, &at).expect("a link");
        let built = desk.run(&["build", "anyshire", "--force"]);
        assert_eq!(built.code, 1, "{name}: {}", built.said);
        assert!(built.said.contains("there is a link with this name"), "{}", built.said);
        assert_eq!(desk.read("out/theirs"), "theirs");
        assert_eq!(fs::read_dir(desk.at("out")).expect("a folder").count(), 1);
        assert_eq!(name == "anyshire.pdf", desk.at("anyshire/anyshire.pdf").exists(), "{name}");
    }
    for device in ["/dev/stdout", "/dev/null", "/dev/fd/1"] {
        let (code, said) = said(&desk, &["build", "anyshire", "-o", device]);
        assert_eq!(code, Some(1), "{device}: {said}");
        assert!(said.contains("-o -"), "{device}: {said}");
    }
}

#[test]
fn what_is_protected_stays_and_so_does_what_goes_with_it() {
    let protect = |desk: &Desk, name: &str| {
        fs::set_permissions(desk.at(name), fs::Permissions::from_mode(0o444)).expect("set");
    };
    for name in ["anyshire/anyshire.pdf", "anyshire/build/record.json"] {
        let desk = Desk::of(&["anyshire"]);
        desk.write("anyshire/anyshire.pdf", "old");
        desk.write("anyshire/build/record.json", "old");
        protect(&desk, name);
        let built = desk.run(&["build", "anyshire", "--force"]);
        assert!(built.code == 1 && built.said.contains("the file is protected against writing"), "{}", built.said);
        assert_eq!(desk.read("anyshire/anyshire.pdf"), "old");
        assert_eq!(desk.read("anyshire/build/record.json"), "old");
    }
    let desk = Desk::of(&["anyshire"]);
    desk.reword("anyshire", "less than the Council minds");
    protect(&desk, "anyshire/expected/2024-25-q3/text.snap");
    let before = files(&desk.at("anyshire"));
    let accepted = desk.run(&["test", "--accept", "anyshire"]);
    assert_eq!(accepted.code, 1, "{}", accepted.said);
    assert_eq!(files(&desk.at("anyshire")), before, "all of the approved texts, or none");
}

/// A build that was ended leaves a file that it had not finished, in the folder and in `build/`.
#[test]
fn what_a_build_that_was_ended_left_is_cleared_by_the_next() {
    let desk = Desk::of(&["anyshire"]);
    for left in ["anyshire/.scrutineer-Ab12cd", "anyshire/build/.scrutineer-xY34zz"] {
        desk.write(left, "half");
    }
    let built = desk.run(&["build", "anyshire", "--format", "text"]);
    assert_eq!(built.code, 0, "{}", built.said);
    let left: Vec<String> =
        files(&desk.at("anyshire")).into_keys().filter(|name| name.contains(".scrutineer-")).collect();
    assert_eq!(left, Vec::<String>::new());
}

/// A workbook of a few kilobytes that unpacks to more than a computer holds.
#[test]
fn a_workbook_that_unpacks_without_end_is_refused_by_its_limit() {
    let desk = Desk::of(&["anyshire"]);
    let file = fs::File::create(desk.at("anyshire/data/large.xlsx")).expect("made");
    let mut archive = zip::ZipWriter::new(file);
    archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).expect("begun");
    let blank = vec![b' '; 1 << 20];
    for _ in 0..257 {
        archive.write_all(&blank).expect("written");
    }
    archive.finish().expect("written");
    let (code, said) = said(&desk, &["check", "anyshire"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("unpacks to more than 256 MiB, the most that is read of a workbook of its size"), "{said}");
}

/// A row of a national table that never ends.
#[test]
fn a_row_that_never_ends_is_refused_by_its_limit() {
    let desk = Desk::of(&["anyshire"]);
    let table = desk.read("anyshire/data/national.csv");
    desk.write("anyshire/data/national.csv", &format!("{table}\"{}", "x".repeat(3 << 20)));
    let (code, said) = said(&desk, &["check", "anyshire"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("a row that begins here has more than 1 MiB"), "{said}");
}

#[test]
fn a_file_that_an_editor_renamed_is_offered_by_its_name() {
    for name in ["report.toml", "indicators.toml"] {
        let desk = Desk::of(&["anyshire"]);
        let at = desk.at("anyshire").join(name);
        fs::rename(&at, at.with_extension("toml.txt")).expect("renamed");
        let checked = desk.run(&["check", "anyshire"]);
        assert!(checked.said.contains(&format!("there is `{name}.txt`: rename it to `{name}`")), "{}", checked.said);
    }
}
