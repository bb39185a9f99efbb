//! The tests keep the house that they hold the program to: small rooms, no file forgotten, every snapshot with its module.

use std::fs;

use crate::desk::{files, root, utf8};
use crate::house::{LONGEST_FILE, LONGEST_FUNCTION, functions, own_lines, report};

/// The two programs of the tests: `all`, and the reader of what is printed.
const PROGRAMS: [&str; 2] = ["all", "reader"];

/// Each file of a program of the tests by its name from its folder, with its text.
fn sources(program: &str) -> Vec<(String, String)> {
    let all = files(&root().join("tests").join(program)).into_iter();
    let found: Vec<(String, String)> = all.map(|(name, bytes)| (name, utf8(bytes))).collect();
    assert!(found.len() > 30, "only {} files of {program} were found", found.len());
    found
}

#[test]
fn a_file_is_one_idea_and_says_which() {
    let mut broken = Vec::new();
    let named = |program: &'static str| sources(program).into_iter().map(move |(name, text)| (program, name, text));
    for (program, name, text) in PROGRAMS.into_iter().flat_map(named) {
        let lines = own_lines(&text);
        if !text.starts_with("//! ") {
            broken.push(format!("tests/{program}/{name} does not open with `//!`"));
        }
        if lines.len() > LONGEST_FILE {
            broken.push(format!("tests/{program}/{name}: {} lines", lines.len()));
        }
        for (first, length) in functions(&lines).into_iter().filter(|(_, length)| *length > LONGEST_FUNCTION) {
            broken.push(format!("tests/{program}/{name}:{}: a function of {length} lines", first + 1));
        }
    }
    report("A file or a function of the tests is too long, or does not say what it is", broken);
}

/// A file that no other names is not compiled, and what it tests passes for want of being there.
#[test]
fn every_file_is_a_module() {
    let strange = PROGRAMS.into_iter().flat_map(not_compiled).collect();
    report("A file of the tests is not compiled", strange);
}

fn not_compiled(program: &str) -> Vec<String> {
    let sources = sources(program);
    let names = |file: &str, module: &str| {
        let (_, text) = sources.iter().find(|(name, _)| name == file).expect("a file of modules");
        text.lines().any(|line| line == format!("mod {module};") || line == format!("pub mod {module};"))
    };
    let mut strange = Vec::new();
    for (name, _) in sources.iter().filter(|(name, _)| name != "main.rs") {
        let module = name.trim_end_matches(".rs").trim_end_matches("/mod");
        let (above, module) = match module.rsplit_once('/') {
            Some((folder, module)) => (format!("{folder}/mod.rs"), module),
            None => ("main.rs".to_owned(), module),
        };
        if !names(&above, module) {
            strange.push(format!("tests/{program}/{above} does not name {name}"));
        }
    }
    strange
}

/// Each program beside `tests/all/` would be linked with Typst once more: but the reader, which uses nothing of this one.
#[test]
fn no_other_program_stands_beside_these() {
    let beside = fs::read_dir(root().join("tests")).expect("the tests").map(|entry| entry.expect("an entry").path());
    let is_program = |path: &std::path::PathBuf| {
        path.extension().is_some_and(|extension| extension == "rs") || path.join("main.rs").exists()
    };
    let mut programs: Vec<_> = beside.filter(is_program).collect();
    programs.sort();
    assert_eq!(programs, PROGRAMS.map(|program| root().join("tests").join(program)));
}

/// What is read back is recomputed by other code than that which wrote it.
#[test]
fn the_reader_uses_nothing_of_the_program() {
    let uses = |text: &str| text.lines().any(|line| line.contains("scrutineer::") || line.contains("use scrutineer"));
    let strange = sources("reader").into_iter().filter(|(_, text)| uses(text)).map(|(name, _)| name).collect();
    report("The reader uses the program that it reads", strange);
}

#[test]
fn every_snapshot_lies_with_its_module() {
    let (sources, snapshots) = (sources("all"), files(&root().join("tests/snapshots")));
    assert!(snapshots.len() > 200, "only {} snapshots were found", snapshots.len());
    let compares = |module: &str| {
        let own = |name: &str| name == format!("{module}.rs") || name.starts_with(&format!("{module}/"));
        sources.iter().any(|(name, text)| own(name) && text.contains("snapshots(module_path!())"))
    };
    let strange = snapshots.into_keys().filter(|name| {
        let named = name.split_once('/').is_some_and(|(module, _)| compares(module));
        !named || !name.ends_with(".snap")
    });
    report("A snapshot lies in no folder of a module that compares with it", strange.collect());
}
